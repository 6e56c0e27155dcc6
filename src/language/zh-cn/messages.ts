import type { Catalogue } from '../say.ts';

/** Titles and meanings of the IOS messages that `explain` names. */
export const texts: Catalogue = {
  // Failures of IKE phase 1 and 2.
  'phase 1 packet sent again': '第一阶段报文重传',
  'No answer came to the last packet, so it goes out again; the state says which one. MM_NO_STATE: peer unreachable, UDP 500 filtered, or the peer has no policy, key or protection for us.':
    '上一个报文没有得到响应，因此重传；状态说明是哪一个报文。MM_NO_STATE：对端无法到达、UDP 500 被过滤，或对端没有适用于我方的 policy、密钥或保护。',
  'error counter': '错误计数',
  'Counts the tries of this SA; after five it is given up.': '计算这个 SA 的尝试次数；五次之后放弃。',
  'given up': '放弃',
  'Five tries without an answer: the negotiation is dropped. Role and state name the packet that never came.':
    '尝试五次都没有响应：放弃协商。角色与状态指出一直没有等到的是哪个报文。',
  'duplicate received': '收到重复报文',
  'The peer repeats itself: it did not get our answer. Look at the way back to it.':
    '对端重复发送：它没有收到我方的响应。请检查回程路径。',
  'no pre-shared key': '没有预共享密钥',
  'No configured key covers the peer: crypto isakmp key … address, or the keyring and VRF. Only the line that says "No pre-shared key with" proves it; the others also follow other errors.':
    '配置中没有涵盖此对端的密钥：crypto isakmp key … address，或 keyring 与 VRF。只有“No pre-shared key with”这一行能证明；其他消息在别的错误之后也会出现。',
  'attribute differs from a policy': '属性与某个 policy 不同',
  'The offer differs from one local policy in this attribute; it fails only if no policy fits.':
    '提议在这个属性上与本地的某个 policy 不同；所有 policy 都不符时才会失败。',
  'authentication method differs from a policy': '认证方式与某个 policy 不同',
  'The authentication method differs, or, after "No pre-shared key with", the key is missing.':
    '认证方式不同；若出现在“No pre-shared key with”之后，则是缺少密钥。',
  'policy does not fit': 'policy 不符',
  'This policy was tried and does not fit; a later "atts are acceptable" cancels it.':
    '试过这个 policy，不符；之后若出现“atts are acceptable”就不必理会。',
  'no phase 1 proposal accepted': '没有第一阶段提议被接受',
  'No local ISAKMP policy equals any offered one: make one policy the same on both routers.':
    '本地没有任何 ISAKMP policy 与对方提出的相同：请让两台路由器有一个相同的 policy。',
  'payload unreadable': '载荷无法解读',
  'The packet decrypted to nonsense: the pre-shared keys differ.': '报文解密后是乱码：两端的预共享密钥不同。',
  'NAT found': '发现 NAT',
  'NAT is on the path: no fault, but UDP 4500 must be open and the mode should be transport.':
    '路径上有 NAT：这不是故障，但必须开放 UDP 4500，且应使用 transport mode。',
  'weak cryptography refused': '拒绝弱加密',
  'A recent release dislikes this cipher, hash or group; printed for the default policies too, so noise unless the policy in use is meant.':
    '较新的版本不接受这个加密、散列或 group；对默认 policy 也会打印，因此除非指的是使用中的 policy，否则只是无关信息。',
  'peer index node missing': '缺少 peer index 节点',
  'Harmless: IOS-XE prints it in good negotiations too.': '无害：IOS-XE 在正常的协商中也会打印。',
  'delete not sent': '未发出删除通知',
  'Phase 1 was gone already when phase 2 was cleared; harmless after a clear.':
    '清除第二阶段时第一阶段已不存在；在 clear 之后出现是无害的。',
  'vendor ID hash differs': 'vendor ID 散列不同',
  'Harmless: a vendor ID this release has no name for.': '无害：这个版本叫不出名称的 vendor ID。',
  'no phase 2 proposal accepted': '没有第二阶段提议被接受',
  'The responder refused quick mode; the lines just above say whether transform set or proxies were the reason.':
    '响应方拒绝 quick mode；紧接在上面的几行说明原因是 transform set 还是 proxy。',
  'peer refused the proposal': '对端拒绝提议',
  'The other router refused our proposal: its log has the reason (transform, proxies, mode or PFS).':
    '另一台路由器拒绝了我方的提议：原因在它的日志中（transform、proxy、mode 或 PFS）。',
  'delete received': '收到删除通知',
  'An SA was deleted: normal at rekey and initial contact. The keepalive sentence goes with almost any deletion and says nothing.':
    '有一个 SA 被删除：在更新密钥与 initial contact 时属正常。keepalive 那句话几乎每次删除都会出现，没有意义。',
  'SA deleted': 'SA 已删除',
  'The phase 1 SA was taken down; the reason "No reason" says nothing.':
    '第一阶段 SA 被拆除；原因为“No reason”时没有意义。',
  'quick mode packet sent again': 'quick mode 报文重传',
  'No answer to a quick mode packet: lost, or dropped in silence by the other router.':
    'quick mode 报文没有得到响应：丢失，或被另一台路由器默默丢弃。',
  'phase 2 proposal invalid': '第二阶段提议无效',
  'This proposal does not fit: error 256 is the transform set, 32 the proxies; others (8, 64, 128, 1024) are known by number only.':
    '这个提议不符：错误 256 是 transform set，32 是 proxy；其他（8、64、128、1024）只知道编号。',
  'dead peer detection': '对端失联检测（DPD）',
  'Keepalives of phase 1; only "incrementing error counter" and "not responding" are trouble.':
    '第一阶段的 keepalive；只有“incrementing error counter”与“not responding”表示有问题。',
  'certificate trouble': '证书问题',
  'Certificate authentication failed: clock, chain, revocation or trustpoint.':
    '证书认证失败：时钟、证书链、吊销检查或 trustpoint。',

  // IOS-XE and rarer lines.
  'quick mode waits for the SAs': 'quick mode 等待 SA 安装',
  'IOS-XE: the data plane has taken the SA; part of the normal course.':
    'IOS-XE：数据平面已接受 SA；属正常流程。',
  'request attached to a negotiation under way': '请求附加到进行中的协商',
  'IPsec asked again while phase 1 is still under way: phase 1 has been slow or silent for half a minute.':
    '第一阶段仍在进行时 IPsec 又提出请求：第一阶段已有半分钟缓慢或毫无响应。',
  'proposal refused in aggressive form': '以 aggressive 形式拒绝提议',
  'Goes with a phase 1 proposal that no policy fits.': '随着没有任何 policy 相符的第一阶段提议出现。',
  'notification rejected': '拒绝通知',
  'The peer sent a notification in clear before keys existed, most often because it refused our proposal.':
    '对端在还没有密钥时以明文送来通知，多半是因为它拒绝了我方的提议。',
  'unexpected input': '非预期的输入',
  'An informational came where an answer was expected: the peer refused.':
    '预期得到响应，却来了 informational 消息：对端拒绝了。',
  'retransmission bookkeeping': '重传的内部记录',
  'Bookkeeping around retransmission.': '与重传有关的内部记录。',
  'idle SA used for quick mode': '以空闲的 SA 进行 quick mode',
  'Phase 1 is there already, so quick mode starts at once (rekey or a further request).':
    '第一阶段已经存在，因此立即开始 quick mode（更新密钥或另一个请求）。',
  'notification sent': '发出通知',
  'This router tells the peer something, e.g. PROPOSAL_NOT_CHOSEN: it refused the proposal.':
    '本路由器通知对端某件事，例如 PROPOSAL_NOT_CHOSEN：它拒绝了提议。',
  purging: '清理',
  'What was deleted earlier is now forgotten.': '先前删除的项目现在清掉了。',

  // The normal course of IKE.
  'SA request profile': 'SA 请求的 profile',
  'The key engine asked for a phase 1 SA; (NULL) says that no ISAKMP profile is bound to it.':
    'key engine 要求建立第一阶段 SA；(NULL) 表示没有绑定 ISAKMP profile。',
  'peer structure created': '已建立 peer 结构',
  'A record for this peer was made; a negotiation with it begins.': '为此对端建立了记录；与它的协商开始。',
  'new peer': '新的对端',
  'Internal bookkeeping of the new peer record.': '新 peer 记录的内部作业。',
  'peer structure locked': 'peer 结构已锁定',
  'Internal bookkeeping; the function named tells initiator (isakmp_initiator) from responder.':
    '内部作业；由函数名称可分辨发起方（isakmp_initiator）与响应方。',
  'local and remote port': '本地与远端端口',
  'UDP ports of the negotiation: 500, or 4500 behind NAT.':
    '协商所用的 UDP 端口：500，位于 NAT 之后则为 4500。',
  'new node': '新节点',
  'A node for one exchange under the SA was made; its number is the message ID (modulo 2^32).':
    '在 SA 之下为一次交换建立了节点；其编号就是 message ID（模 2^32）。',
  'SA inserted': 'SA 已加入',
  'The new phase 1 SA was put into the table.': '新的第一阶段 SA 已放入表中。',
  'main mode instead of aggressive mode': '以 main mode 取代 aggressive mode',
  'Normal: aggressive mode is not configured, so main mode is used.':
    '正常：没有配置 aggressive mode，因此使用 main mode。',
  'pre-shared key found': '找到预共享密钥',
  'A configured pre-shared key covers this peer. Whether both keys are equal shows only at MM5.':
    '配置中有涵盖此对端的预共享密钥。两端的密钥是否相同，要到 MM5 才看得出来。',
  'NAT-T vendor ID built': '已生成 NAT-T vendor ID',
  'This router tells the peer which NAT traversal versions it knows; says nothing about NAT being there.':
    '本路由器告诉对端它支持哪些 NAT traversal 版本；不表示有 NAT 存在。',
  'input of a quick mode node': 'quick mode 节点的输入',
  'What moves the quick mode state machine next; the node number is the message ID.':
    '推动 quick mode 状态机的事件；节点编号就是 message ID。',
  'input of the state machine': '状态机的输入',
  'What moves the phase 1 state machine next.': '推动第一阶段状态机的事件。',
  'state transition': '状态转换',
  'The negotiation moved on; the surest line to follow it by (I: initiator, R: responder).':
    '协商前进了一步；这是追踪协商最可靠的一行（I：发起方，R：响应方）。',
  'main mode begins': 'main mode 开始',
  'The initiator starts phase 1.': '发起方开始第一阶段。',
  'packet sent': '报文已发出',
  'An ISAKMP packet left; role and state tell which one: the sender prints the state it is now in.':
    '发出一个 ISAKMP 报文；角色与状态说明是哪一个：发送端打印的是它目前的状态。',
  'packet handed to IP': '报文交给 IP',
  'The packet of the line before was handed to IP.': '前一行的报文已交给 IP。',
  'packet received': '收到报文',
  'An ISAKMP packet arrived; the state is the one before the packet, (N) NEW SA is MM1.':
    '收到一个 ISAKMP 报文；状态是收到报文之前的状态，(N) NEW SA 就是 MM1。',
  'notification processed': '处理通知',
  'A notification of the peer is read, e.g. INITIAL_CONTACT: it has no other SA with us.':
    '读取对端的通知，例如 INITIAL_CONTACT：它与我方没有其他 SA。',
  'payload processed': '处理载荷',
  'One payload of the packet just received is read.': '读取刚收到的报文中的一个载荷。',
  'vendor ID processed': '处理 vendor ID',
  'A vendor ID payload is read.': '读取一个 vendor ID 载荷。',
  'vendor ID of unknown version': '版本未知的 vendor ID',
  'Harmless: the vendor ID is one this release has no name for; it is ignored.':
    '无害：这个版本叫不出名称的 vendor ID；予以忽略。',
  'NAT-T vendor ID': 'NAT-T vendor ID',
  'The peer knows this version of NAT traversal.': '对端支持这个版本的 NAT traversal。',
  'vendor ID known': '已知的 vendor ID',
  'The peer names a feature it knows.': '对端说明它支持的功能。',
  'peer runs IOS': '对端运行 IOS',
  'The peer is a Cisco IOS router too.': '对端也是 Cisco IOS 路由器。',
  'local key found': '找到本地密钥',
  'This router has a pre-shared key for the negotiation.': '本路由器有供这次协商使用的预共享密钥。',
  'profiles scanned for xauth': '搜索 xauth 的 profile',
  'ISAKMP profiles are searched for extended authentication; usually there is none.':
    '在 ISAKMP profile 中搜索扩展认证（xauth）；通常没有。',
  'phase 1 transform checked': '检查第一阶段 transform',
  'One offered transform is compared with one local ISAKMP policy.':
    '以提出的一个 transform 与本地的一个 ISAKMP policy 比对。',
  'phase 1 proposal accepted': '接受第一阶段提议',
  'A local policy fits the offer: phase 1 goes on.': '本地有相符的 policy：第一阶段继续。',
  'acceptable lifetime': '可接受的生存时间',
  'Lifetime found in the accepted proposal.': '被接受的提议中的生存时间。',
  'lifetime filled in': '填入生存时间',
  'The agreed lifetime goes into the SA.': '商定的生存时间写入 SA。',
  'lifetime agreed': '商定生存时间',
  'Phase 1 lifetime in seconds that both sides will use.': '两端将使用的第一阶段生存时间（秒）。',
  'lifetime timer started': '生存时间计时开始',
  'The phase 1 SA will be replaced after this many seconds.': '第一阶段 SA 将在这么多秒之后更换。',
  'phase 2 proposal checked': '检查第二阶段提议',
  'A phase 2 proposal is compared with the local transform sets.':
    '以第二阶段提议与本地的 transform set 比对。',
  'phase 2 attribute': '第二阶段属性',
  'One attribute of the phase 2 proposal.': '第二阶段提议的一个属性。',
  'phase 2 proposal accepted': '接受第二阶段提议',
  'A local transform set fits the offer: phase 2 goes on.': '本地有相符的 transform set：第二阶段继续。',
  'phase 1 attribute': '第一阶段属性',
  'One attribute of the phase 1 offer.': '第一阶段提议的一个属性。',
  'payload type received': '收到的载荷类型',
  'A payload by number; 20 is NAT-D.': '以编号表示的载荷；20 是 NAT-D。',
  'NAT hash does not match': 'NAT 散列不符',
  'Harmless when "No NAT Found" follows; otherwise the peer sits behind NAT.':
    '其后若出现“No NAT Found”则无害；否则对端位于 NAT 之后。',
  'no NAT': '没有 NAT',
  'Neither side is behind NAT: IKE stays on UDP 500 and ESP on IP protocol 50.':
    '两端都不在 NAT 之后：IKE 维持使用 UDP 500，ESP 使用 IP 协议 50。',
  'initial contact sent': '发出 initial contact',
  'The initiator tells the peer to forget older SAs with it.': '发起方请对端忘掉先前与它的 SA。',
  'authentication method': '认证方式',
  'How this router will authenticate and which kind of identity it sends.':
    '本路由器将如何认证，以及发出哪一种身份。',
  'identity payload': '身份载荷',
  'The identity sent or received; behind NAT it shows the private address.':
    '发出或收到的身份；位于 NAT 之后时显示私有地址。',
  'payload length': '载荷长度',
  'Length of the identity payload.': '身份载荷的长度。',
  'profile of the peer': '对端的 profile',
  'Harmless: no ISAKMP profile is configured for this peer, so none is used.':
    '无害：没有为此对端配置 ISAKMP profile，因此不使用。',
  'authentication status': '认证状态',
  'The peer passed authentication: both routers hold the same key.':
    '对端通过认证：两台路由器持有相同的密钥。',
  'SA authenticated': 'SA 已认证',
  'Phase 1 is authenticated with this peer.': '与此对端的第一阶段已通过认证。',
  'initial contact processed': '处理 initial contact',
  'The peer says it starts afresh: older SAs with it are removed.': '对端表示重新开始：移除先前与它的 SA。',
  'peer inserted': '对端已加入',
  'The authenticated peer joins the table; the line names both outer addresses.':
    '通过认证的对端加入表中；这一行列出两端的外部地址。',
  'quick mode begins': 'quick mode 开始',
  'The initiator starts phase 2; the M-ID is in all packets of this quick mode.':
    '发起方开始第二阶段；这次 quick mode 的所有报文都带有此 M-ID。',
  'quick mode asks for an SPI': 'quick mode 索取 SPI',
  'An SPI for the own inbound SA is fetched.': '为自己的入方向 SA 取得 SPI。',
  'IPsec SAs negotiated': 'IPsec SA 协商完成',
  'Phase 2 is agreed: SPIs, proxies and lifetimes of both directions.':
    '第二阶段商定：双向的 SPI、proxy 与生存时间。',
  'node deleted': '节点已删除',
  'One exchange under the SA is over; error TRUE with a reason such as "QM rejected" or "Delete Larval" is trouble.':
    'SA 之下的一次交换结束；若 error 为 TRUE 且原因为“QM rejected”或“Delete Larval”之类，则有问题。',

  // IPsec.
  'MTU reset': '重置 MTU',
  'The path MTU that IPsec reckons with.': 'IPsec 所采用的路径 MTU。',
  'SAs requested': '请求 SA',
  'A packet met the tunnel protection and IPsec asks IKE for SAs: step 2.':
    '有报文触发 tunnel protection，IPsec 向 IKE 请求 SA：步骤 2。',
  'proposal validated': '验证提议',
  'The phase 2 offer is held against the tunnel protection of this address pair.':
    '以第二阶段提议与这组地址的 tunnel protection 比对。',
  'key engine has an event': 'key engine 有事件',
  'IKE passed a message to IPsec.': 'IKE 把消息交给 IPsec。',
  'same proxies and peer': '相同的 proxy 与对端',
  'The SAs belong to a pair of proxies that is known already.': '这些 SA 属于一组已知的 proxy。',
  'identity added': '已加入 identity',
  'The pair of addresses to protect enters the policy table.': '要保护的一组地址加入 policy 表。',
  'map found': '找到 map',
  'The crypto map of the tunnel was found.': '找到隧道的 crypto map。',
  'IPsec SA created': '已建立 IPsec SA',
  'One IPsec SA is installed. Its kilobyte lifetime is below the negotiated one on purpose.':
    '安装了一个 IPsec SA。其流量生存量（KB）刻意低于协商值。',
  'tunnel decapsulation updated': '已更新隧道解封装',
  'Packets of this SA will be handed to the tunnel interface.': '这个 SA 的报文将交给隧道接口。',
  'outbound SA in use': '使用中的出方向 SA',
  'From now on packets to this peer leave with this SPI.': '从现在起，送往此对端的报文使用这个 SPI。',
  'outbound SA enabled': '已启用出方向 SA',
  'The outbound SA to this peer is to be used.': '将使用通往此对端的出方向 SA。',
  'SA enabled': 'SA 已启用',
  'The responder may now send with this SPI; printed in decimal.':
    '响应方现在可以用这个 SPI 发送；以十进制打印。',
  'enable notified': '通知启用',
  'QM3 arrived: IKE tells IPsec to use the outbound SA.': '收到 QM3：IKE 通知 IPsec 使用出方向 SA。',
  'transform set not supported': '不支持的 transform set',
  'No local transform set equals the offered one: make both the same. Fatal only if no later proposal fits.':
    '本地没有与对方相同的 transform set：请让两端相同。后面的提议也都不符时才会失败。',
  'proxies not supported': '不支持的 proxy',
  'No tunnel protection covers this address pair: protection missing, another tunnel source, or NAT changed the address.':
    '没有涵盖这组地址的 tunnel protection：缺少保护、tunnel source 不同，或 NAT 改了地址。',
  'request timer fired': '请求定时器到期',
  'IKE has not delivered SAs for half a minute; IPsec asks again.':
    'IKE 半分钟内没有交出 SA；IPsec 再次请求。',
  'IPsec SA deleted': 'IPsec SA 已删除',
  'One IPsec SA is removed: rekey, end of life, or a clear.':
    '移除了一个 IPsec SA：更新密钥、到期，或运行了 clear。',
  'end of an SA’s life': 'SA 到期',
  'The lifetime of an SA comes to its end, or its deletion is passed on.':
    'SA 的生存时间到期，或转达其删除。',
  'key engine message': 'key engine 消息',
  'What IPsec asks IKE for, or what IKE brings it: addresses, proxies, transform, lifetimes. It stands behind P2, P3 and A10.':
    'IPsec 向 IKE 要求的内容，或 IKE 交来的内容：地址、proxy、transform、生存时间。接在 P2、P3 与 A10 之后。',
  'proxies matched': '比对 proxy',
  'The proxies of the offer are looked up: GRE (47) between the two outer addresses.':
    '查找提议中的 proxy：两个外部地址之间的 GRE（47）。',
  'map entry there already': 'map 条目已存在',
  'Harmless although it says failed: the entry was there already.': '虽然写着 failed，但无害：项目原本就在。',
  'no matching map': '没有相符的 map',
  'No crypto map or tunnel protection covers the offered proxies.':
    '没有涵盖对方所提 proxy 的 crypto map 或 tunnel protection。',

  // Tunnel protection and crypto sockets.
  'tunnel status checked': '检查隧道状态',
  'Tunnel protection looks at the interface, usually after no shutdown.':
    'tunnel protection 检查接口，通常在 no shutdown 之后。',
  'tunnel coming up': '隧道即将启用',
  'The tunnel interface goes up.': '隧道接口启用。',
  'listening already': '已在监听',
  'The listening crypto socket is there.': '监听用的 crypto socket 已存在。',
  'connection looked up': '查找连接',
  'Is there a crypto connection for this pair already? 0: no.': '这组地址是否已有 crypto 连接？0 表示没有。',
  'socket opened': '打开 socket',
  'A crypto socket with this IPsec profile is opened for the pair.':
    '以此 IPsec profile 为这组地址打开 crypto socket。',
  'tunnel triggered': '触发隧道',
  'SAs are asked for at once, without waiting for traffic.': '立即请求 SA，不等待流量。',
  'tunnel in shared list': '隧道加入共用列表',
  'The interface joins the list of those that may share protection.': '接口加入可共用保护的接口列表。',
  'socket open already': 'socket 已打开',
  'The socket is open or on its way; nothing to do.': 'socket 已打开或正在打开；不需动作。',
  'pending timer started': '等待定时器启动',
  'The responder waits for the negotiation to end.': '响应方等待协商结束。',
  'listen request good': '监听请求有效',
  'The peer’s request for this pair is accepted by tunnel protection.':
    'tunnel protection 接受对端对这组地址的请求。',
  'socket ready': 'socket 就绪',
  'The crypto socket is ready.': 'crypto socket 已就绪。',
  'socket up': 'socket 启用',
  'The SAs are in place: the tunnel may send to this peer.': 'SA 已就位：隧道可以发送到此对端。',
  'NHRP signalled': '通知 NHRP',
  'NHRP is told that the crypto socket is up: GRE over IPsec can pass.':
    '通知 NHRP：crypto socket 已启用，GRE over IPsec 可以通过。',
  'MTU message': 'MTU 消息',
  'The MTU that remains inside the protection.': '在保护之内剩余的 MTU。',
  'pending timer stopped': '等待定时器停止',
  'The wait is over.': '等待结束。',
  'listening started': '开始监听',
  'Tunnel protection listens for crypto sockets.': 'tunnel protection 监听 crypto socket。',
  'active open': '主动打开',
  'This router opens the crypto socket itself: it will be the initiator.':
    '本路由器自行打开 crypto socket：它将是发起方。',
  'passive open': '被动打开',
  'The socket is opened because the peer asked.': '因对端要求而打开 socket。',
  'socket bound': 'socket 已绑定',
  'Tunnel protection holds the socket.': 'tunnel protection 已持有此 socket。',

  // NHRP.
  'NHRP on the interface': '接口上的 NHRP',
  'NHRP learns that the tunnel interface is up.': 'NHRP 得知隧道接口已启用。',
  'no NHS to register with': '没有可注册的 NHS',
  'Normal on a hub, which is the NHS itself; on a spoke it means that ip nhrp nhs is missing.':
    '在中心属正常，因为它本身就是 NHS；在分支则表示缺少 ip nhrp nhs。',
  'cache entry added': '已加入缓存条目',
  'A tunnel address got its NBMA address: the hub’s on the spoke (step 1), the spoke’s on the hub (step 12).':
    '隧道地址有了对应的 NBMA 地址：分支上是中心的地址（步骤 1），中心上是分支的地址（步骤 12）。',
  'cache entry updated': '已更新缓存条目',
  'A cache entry was confirmed or changed.': '缓存条目获得确认或有变动。',
  'NHS flags change': 'NHS 标志变动',
  'E: replies of this next hop server are expected, R: it responds, W: it is waited for.':
    'E：预期这个 next hop server 会回复；R：它有响应；W：正在等待它。',
  'packet to be sent': '准备发出报文',
  'NHRP sends a packet to this tunnel address.': 'NHRP 向这个隧道地址发送报文。',
  'registration request sent': '发出注册请求',
  'The spoke asks the NHS to map its tunnel address to its NBMA address.':
    '分支请 NHS 把它的隧道地址对应到它的 NBMA 地址。',
  'registration request received': '收到注册请求',
  'The registration of a spoke arrived through the tunnel.': '分支的注册经由隧道到达。',
  'registration reply sent': '发出注册回复',
  'The hub answers the registration; code 0 is success.': '中心回复注册；代码 0 表示成功。',
  'registration reply received': '收到注册回复',
  'The registration is answered; code 0 is success.': '注册已获回复；代码 0 表示成功。',
  'fixed part': '固定部分',
  'Address family of the NBMA network, protocol type, hop count and version of the packet.':
    'NBMA 网络的地址族、协议类型、报文的 hop count 与版本。',
  'NBMA address lengths': 'NBMA 地址长度',
  'Type and length of the source NBMA address and subaddress.': '源 NBMA 地址与子地址的类型及长度。',
  'packet size': '报文大小',
  'Length of the packet and offset of its extensions in bytes.': '报文长度与扩展的偏移（字节）。',
  'mandatory part': '必选部分',
  'Flags (unique: only one NBMA address may hold this tunnel address) and the request ID that pairs request and reply.':
    '标志（unique：只有一个 NBMA 地址可以持有这个隧道地址），以及让请求与回复成对的 request ID。',
  'source NBMA address': '源 NBMA 地址',
  'The outer address of the router that registers.': '进行注册的路由器的外部地址。',
  'protocol addresses': '协议地址',
  'Tunnel addresses of the registering router and of its next hop server.':
    '进行注册的路由器与其 next hop server 的隧道地址。',
  'client information entry': '客户端信息项目（CIE）',
  'Result of this entry: 0 is success, 14 that another NBMA address holds the tunnel address.':
    '此项目的结果：0 表示成功，14 表示另一个 NBMA 地址正持有该隧道地址。',
  'values of an entry': '项目的各个值',
  'Prefix length, MTU (17912 in a registration is usual), holding time in seconds, and addresses of the entry.':
    '此项目的前缀长度、MTU（注册中通常是 17912）、保留时间（秒）与地址。',
  extension: '扩展',
  'Extensions of the packet; 9 is Cisco’s NAT address extension.': '报文的扩展；9 是 Cisco 的 NAT 地址扩展。',
  'authentication string': '认证字符串',
  'The NHRP authentication string stands here in clear; it is never shown.':
    'NHRP 认证字符串在此以明文出现；本程序绝不显示。',
  'registration timed': '注册计时',
  'The registration with this request ID is the first of a series.':
    '带此 request ID 的注册是一系列中的第一个。',
  'packet for this router': '给本路由器的报文',
  'The packet that came is for this router. Network IDs have local meaning and may differ.':
    '收到的报文是给本路由器的。network-id 只在本地有意义，两端可以不同。',
  'tunnel endpoint attached': '隧道端点已附加',
  'The spoke’s pair of addresses is bound to the tunnel.': '分支的一组地址已绑定到隧道。',
  'tunnel endpoint added': '隧道端点已加入',
  'The spoke’s tunnel address and NBMA address become an endpoint of the tunnel.':
    '分支的隧道地址与 NBMA 地址成为隧道的端点。',
  'subblock node inserted': 'subblock 节点已加入',
  'The cache entry is tied to its next hop.': '缓存条目与其下一跳关联。',
  'cache entry converted': '缓存条目已转换',
  'The entry learned by registration counts as one given from outside.':
    '由注册学到的项目视为外部提供的项目。',
  'multicast mapping made': '已生成组播对应',
  'Routing multicasts will be copied to this spoke (ip nhrp map multicast dynamic).':
    '路由协议的组播将复制到此分支（ip nhrp map multicast dynamic）。',
  'multicast mapping added': '已加入组播对应',
  'Routing multicasts are copied to this spoke.': '路由协议的组播会复制到此分支。',
  'own cache updated': '已更新自己的缓存',
  'The router’s own NBMA address, as it will stand in the reply.': '路由器自己的 NBMA 地址，将出现在回复中。',
  'sender’s outer address': '发送者的外部地址',
  'The outer address that the packet before came from; behind NAT it is the translated one.':
    '前一个报文来源的外部地址；在 NAT 之后则为转换后的地址。',
  'reply decided on': '决定应答',
  'Whom the hub answers, and how: code 0 is success.': '中心应答的对象与结果：代码 0 表示成功。',
  'capability of the peer': '对端的能力',
  'What the other router says it can do besides NHRP; 0 is nothing.':
    '另一台路由器宣告在 NHRP 之外的能力；0 表示没有。',
  'mapping known': '映射已存在',
  'The client is registered already: this is a refresh.': '客户端先前已注册：这是刷新。',
  'bytes sent': '发出的字节',
  'Length of the packet that left, with its GRE header.': '发出报文的长度，含 GRE 头。',
  'route looked up': '查询路由',
  'Where the routing table sends the address that a resolution asks for (Phase 2 and 3).':
    '路由表将解析所查询的地址送往何处（第 2 与第 3 阶段）。',
  'next hop looked up': '查询下一跳',
  'The outer address that the cache holds for the next hop.': '缓存中下一跳的外部地址。',
  'packet handed on': '报文转发',
  'The hub passes another router’s resolution on to the spoke that can answer it (Phase 2 and 3).':
    '中心将另一台路由器的解析转发给能应答的分支（第 2 与第 3 阶段）。',
  'outer address of the tunnel': '隧道的外部地址',
  'The outer address that the packet goes to.': '报文送往的外部地址。',
  'mapping queued': '映射已入队',
  'The client’s multicast mapping is put behind those of the others.': '客户端的组播映射排在其他客户端之后。',
  'crypto session up or down': '加密会话建立或中断',
  'Both phases with this peer are up, or gone (with crypto logging session).':
    '与此对端的两个阶段都已建立，或已消失（需 crypto logging session）。',
  'answer that was not offered': '未曾提出的应答',
  'The responder chose an ISAKMP policy that this router did not offer: compare the policies.':
    '响应端选择了此路由器未提出的 ISAKMP 策略：请比对策略。',
  'quick mode before phase 1': '第 1 阶段完成前的快速模式',
  'The peer holds phase 1 for done and this router does not: MM6 or MM5 was not taken. Clear both.':
    '对端认为第 1 阶段已完成，此路由器则否：MM6 或 MM5 未被接受。请在两端清除。',
  'packet not decrypted': '报文未能解密',
  'An IKE packet did not decrypt: most often the pre-shared keys differ.':
    'IKE 报文未能解密：最常见的原因是预共享密钥不同。',
  'identity not in the certificate': '证书中没有此身份',
  'The peer’s certificate does not hold its address; authentication may succeed all the same.':
    '对端的证书中没有其地址；认证仍可能成功。',
  'ESP not authenticated': 'ESP 未通过认证',
  'The checksum of an ESP packet is wrong: it was changed on the way, or the two ends hold different keys.':
    'ESP 报文的校验值错误：在途中被更改，或两端密钥不同。',
  'IKEv2 negotiation ended': 'IKEv2 协商结束',
  'An IKEv2 negotiation failed; the reason stands behind ERROR.': 'IKEv2 协商失败；原因在 ERROR 之后。',
  'mandatory part resized': '必选部分改变大小',
  'The reply’s mandatory part has this many bytes.': '回复的必选部分有这么多字节。',
  'packet encapsulated': '报文已封装',
  'The packet got its NBMA address and left.': '报文取得 NBMA 地址并发出。',
  'NHS up': 'NHS 启用',
  'The next hop server answers: registration is done. NHC-UP is the hub’s word for the spoke.':
    'next hop server 有响应：注册完成。NHC-UP 是中心对分支的说法。',
  'address resolved': '地址已解析',
  'The tunnel address is known by its NBMA address.': '已知这个隧道地址对应的 NBMA 地址。',
  'hop count 0': 'hop count 为 0',
  'A client that is no Cisco router sent hop count 0.': '非 Cisco 路由器的客户端发出 hop count 0。',
  'encapsulation failed': '封装失败',
  'No NBMA mapping or no crypto for the next hop: ip nhrp map, tunnel protection.':
    '下一跳没有 NBMA 对应或没有加密：检查 ip nhrp map 与 tunnel protection。',
  'registration repeated': '重复注册',
  'No reply to the registration came; the wait doubles up to 64 seconds. Look at the hub.':
    '注册没有得到回复；等待时间逐次加倍，最多 64 秒。请查看中心。',
  'NHS down': 'NHS 停用',
  'The next hop server does not answer any more.': 'next hop server 不再响应。',
  'registration refused': '注册被拒',
  'The hub refused the registration or has no room for it.': '中心拒绝注册，或已没有空间容纳。',
  'other NHRP packet': '其他 NHRP 报文',
  'An NHRP packet other than a registration.': '注册以外的 NHRP 报文。',

  // Syslog.
  'ISAKMP on or off': 'ISAKMP 打开或关闭',
  'IKE starts to listen (or stops): it does so when the first tunnel protection or crypto map needs it.':
    'IKE 开始监听（或停止）：在第一个 tunnel protection 或 crypto map 需要时开始。',
  'interface up or down': '接口启用或停用',
  'The interface changed its state.': '接口的状态改变了。',
  'line protocol up or down': 'line protocol 启用或停用',
  'The line protocol of the interface changed its state.': '接口的 line protocol 状态改变了。',
  'EIGRP neighbour lost': 'EIGRP 邻居中断',
  'Holding time expired: multicast or tunnel dead one way. Retry limit exceeded: multicast works, unicast does not. Interface down: the tunnel bounced.':
    'Holding time expired：组播或隧道有一个方向不通。Retry limit exceeded：组播可通、单播不通。Interface down：隧道曾经断线。',
  'EIGRP neighbour up': 'EIGRP 邻居建立',
  'Routing over the tunnel has formed.': '隧道上的路由邻居已建立。',
  'OSPF neighbour changed': 'OSPF 邻居变动',
  'FULL: routing over the tunnel has formed.': 'FULL：隧道上的路由邻居已建立。',
  'BGP neighbour changed': 'BGP 邻居变动',
  'Up: routing over the tunnel has formed.': 'Up：隧道上的路由邻居已建立。',
  'IS-IS neighbour changed': 'IS-IS 邻居变动',
  'message malformed': '消息格式错误',
  'An encrypted packet did not decrypt: most often the pre-shared keys differ.':
    '加密的报文无法解密：多半是两端的预共享密钥不同。',
  'mode failed': '交换失败',
  'Sums up a failed exchange; the reason stands in the lines before it.':
    '总结一次失败的交换；原因在前面几行。',
  'packet not encrypted': '报文未加密',
  'The routers disagree how far they are: an old SA is left on one side. Clear both.':
    '两台路由器对进度的认知不一致：有一端留有旧的 SA。请清除两端。',
  'message without SA': '没有 SA 的消息',
  'The peer still uses an SA that this router has deleted; harmless if it stops.':
    '对端仍在使用本路由器已删除的 SA；若之后停止则无害。',
  'aggressive mode disabled': 'aggressive mode 已停用',
  'The peer tries aggressive mode, which this router refuses.': '对端尝试 aggressive mode，本路由器拒绝。',
  'unknown SPI': '未知的 SPI',
  'The peer uses an SA that this router does not have. One message at a rekey is harmless; repeated, the two are out of step.':
    '对端使用本路由器没有的 SA。更新密钥时出现一次无害；若反复出现，表示两端不同步。',
  'packet not protected': '报文未受保护',
  'Plain GRE arrives where IPsec is expected: the sender has no tunnel protection.':
    '应为 IPsec 却收到明文的 GRE：发送端没有 tunnel protection。',
  'replay check failed': '重放检查失败',
  'ESP packets came out of order or twice: QoS after encryption, or a window too small.':
    'ESP 报文乱序或重复到达：加密之后又做 QoS，或重放窗口太小。',
  'crypto socket up or down': 'crypto socket 启用或停用',
  'The crypto socket of the tunnel changed its state (with logging dmvpn).':
    '隧道的 crypto socket 状态改变了（需配置 logging dmvpn）。',
  'NHRP Registration Failure: no reply came. External: interface or socket went down.':
    'NHRP Registration Failure：没有得到回复。External：接口或 socket 停用。',
  'NHRP neighbour up or down': 'NHRP 邻居启用或停用',
  'A registration stands (UP) or is lost (DOWN).': '注册成立（UP）或失效（DOWN）。',
  'NHRP could not send': 'NHRP 无法发送',
  'The hub cannot answer: the spoke names a wrong NHS address, or has a map but no NHS.':
    '中心无法回复：分支的 NHS 地址错误，或有 map 而没有 NHS。',
  'wrong authentication string': '认证字符串错误',
  'ip nhrp authentication differs; only the hub says so, the spoke just waits.':
    'ip nhrp authentication 不同；只有中心会说出来，分支只是等待。',
  'network-id missing': '缺少 network-id',
  'ip nhrp network-id is gone: NHRP is off on this router.':
    'ip nhrp network-id 不见了：这台路由器上的 NHRP 已关闭。',
  'error indication received': '收到错误通知',
  'The peer rejected an NHRP packet; code 3 (loop) is seen with many spokes behind one address.':
    '对端拒绝了 NHRP 报文；多个分支共用一个地址时会出现代码 3（环路）。',
  'Code 14: the hub still holds the old NBMA address for this tunnel address; use no-unique, a shorter holding time, or clear it on the hub.':
    '代码 14：中心仍为这个隧道地址保留旧的 NBMA 地址；请使用 no-unique、缩短保留时间，或在中心清除。',
  'NHRP error': 'NHRP 错误',
  'An NHRP packet was not usable, e.g. with hop count 0.': '收到无法使用的 NHRP 报文，例如 hop count 为 0。',
  'recursive routing': '递归路由',
  'The route to the NBMA address goes through the tunnel itself.': '通往 NBMA 地址的路由经过隧道本身。',
  'packet denied by an access list': '报文被访问控制列表拒绝',
  'An access list drops packets; 50 is ESP, udp 500 and 4500 are IKE.':
    '访问控制列表丢弃报文；50 是 ESP，udp 500 与 4500 是 IKE。',

  // IKEv2.
  'IKEv2 packet': 'IKEv2 报文',
  'An IKEv2 packet; both SPIs and the message ID pair request and response.':
    'IKEv2 报文；以两个 SPI 与 message ID 让请求与响应成对。',
  'child SA refused': 'child SA 被拒',
  'Transform or selectors were refused, even if the session was called up before.':
    'transform 或 selector 被拒，即使先前已称连接建立。',
  'IKEv2 policy does not fit': 'IKEv2 policy 不符',
  'No IKEv2 proposal is common to both routers; printed on the responder.':
    '两台路由器没有共同的 IKEv2 proposal；由响应方打印。',
  'IKEv2 authentication failed': 'IKEv2 认证失败',
  'Key or identity differ.': '密钥或身份不同。',
  'IKEv2 goes well': 'IKEv2 顺利进行',
  'A turning point of a good IKEv2 negotiation.': '正常 IKEv2 协商中的一个转折点。',
  'IKEv2 debug line': 'IKEv2 调试消息',
  'IKEv2 is in use: steps 3 to 10 shrink to IKE_SA_INIT and IKE_AUTH.':
    '使用的是 IKEv2：步骤 3 到 10 缩减为 IKE_SA_INIT 与 IKE_AUTH。',

  // Faults that no release prints.
  'PFS or mode differs (nothing printed)': 'PFS 或 mode 不同（不会打印消息）',
  'With PFS on one side only, or tunnel against transport mode, some releases log nothing: IKE is up, no IPsec SA comes.':
    '只有一端使用 PFS，或一端 tunnel mode、一端 transport mode 时，有些版本不会记录任何消息：IKE 已建立，IPsec SA 却不出现。',
  'tunnel key differs (nothing printed)': 'tunnel key 不同（不会打印消息）',
  'Neither router logs a different tunnel key: decapsulated packets grow on the hub, encapsulated ones stay at 0.':
    'tunnel key 不同时两台路由器都不会记录：中心的 decaps 持续增加，encaps 维持 0。',
  'network-id differs (no fault)': 'network-id 不同（不是故障）',
  'No fault: network-ids have local meaning.': '不是故障：network-id 只在本地有意义。',
  'multicast map missing (nothing printed)': '缺少组播对应（不会打印消息）',
  'Without ip nhrp map multicast dynamic on the hub spokes register but form no routing adjacency.':
    '中心没有 ip nhrp map multicast dynamic 时，分支可以注册，但无法建立路由邻接关系。',
};
