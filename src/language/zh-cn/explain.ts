import type { Catalogue } from '../say.ts';

/** Titles and explanations of the causes, the checks and the steps. */
export const texts: Catalogue = {
  'The tunnel interface is down': '隧道接口未启用',
  'The spoke’s tunnel interface, or the interface that it uses as its source, is down or shut. Nothing is sent: no IKE, no GRE. The log has no message that the tunnel comes up, or one that it went down; show dmvpn says INTF. Bring both interfaces up and check that tunnel source names an interface with an address.':
    '分支的隧道接口，或作为其来源的接口，处于 down 或 shutdown。什么都不会发出：没有 IKE，也没有 GRE。日志中没有隧道启用的消息，或有一条说它停用；show dmvpn 显示 INTF。请启用这两个接口，并检查 tunnel source 指的是否为有地址的接口。',
  'The spoke has no next hop server': '分支没有 next hop server',
  'The spoke has no ip nhrp nhs, so it has nobody to register with and sends nothing. Its log says that it cannot send a registration because there is no NHS; the same sentence on a hub is normal. show ip nhrp nhs is empty. Configure the NHS and, for a multipoint tunnel, the map from its tunnel address to its NBMA address.':
    '分支没有 ip nhrp nhs，因此无处可注册，什么都不发。它的日志说因为没有 NHS 而无法发出注册；同一句话出现在中心则属正常。show ip nhrp nhs 是空的。请配置 NHS；若为 multipoint 隧道，还要配置由 NHS 的隧道地址到其 NBMA 地址的 map。',
  'The route to the hub’s NBMA address goes through the tunnel': '通往中心 NBMA 地址的路由经过隧道',
  'The spoke learned a route to the hub’s outer address through the tunnel itself. IOS then takes the tunnel down for a while (%TUN-5-RECURDOWN), the route disappears, the tunnel comes back, and it starts over. Keep the network of the NBMA addresses out of the routing protocol that runs over the tunnel, or give the hub’s NBMA address a static route through the outer interface.':
    '分支从隧道本身学到了通往中心外部地址的路由。IOS 于是暂时关闭隧道（%TUN-5-RECURDOWN），路由消失，隧道恢复，然后重新循环。请不要让 NBMA 地址所在的网络进入隧道上运行的路由协议，或为中心的 NBMA 地址配置经由外部接口的静态路由。',
  'The spoke sends GRE in clear to a hub that wants IPsec': '分支以明文发出 GRE，中心却要求 IPsec',
  'The spoke’s tunnel has no tunnel protection, so its registration leaves as GRE in clear. The hub drops it, says about once a minute that a packet was not an IPsec packet (protocol 47), and answers nothing. Neither end starts IKE. Put the same tunnel protection on the spoke.':
    '分支的隧道没有 tunnel protection，因此注册以明文的 GRE 发出。中心将它丢弃，大约每分钟记录一次收到的报文不是 IPsec 报文（协议 47），而且不响应。两端都不会启动 IKE。请在分支配置相同的 tunnel protection。',
  'IKE from the spoke does not reach the hub': '分支的 IKE 到不了中心',
  'The spoke’s first or third main mode message repeats on its own wire and never shows on the hub’s; the spoke stays in MM_NO_STATE and the hub has no new SA. Something on the path drops UDP 500 towards the hub, or routes it elsewhere. Check access lists on both outer interfaces and in between, and the route to the hub’s NBMA address, with a ping from the tunnel source.':
    '分支的第一或第三个 main mode 消息在自己的线路上重复，却从未出现在中心的线路上；分支停在 MM_NO_STATE，中心没有新的 SA。路径上有设备丢弃送往中心的 UDP 500，或把它转发到别处。请检查两端外部接口与中间的访问控制列表，以及通往中心 NBMA 地址的路由，并由 tunnel source 运行 ping。',
  'The hub gets MM1 and stays silent': '中心收到 MM1 却没有响应',
  'MM1 is on the hub’s wire and no MM2 leaves. The hub does not run IKE for this peer: its tunnel has no tunnel protection, it is not gre multipoint, ISAKMP is off, it has no policy, or an ISAKMP profile or keyring belongs to another VRF. A closed port gives an ICMP port unreachable.':
    'MM1 出现在中心的线路上，却没有发出 MM2。中心没有为这个对端运行 IKE：它的隧道没有 tunnel protection、不是 gre multipoint、ISAKMP 关闭、没有 policy，或 ISAKMP profile 或 keyring 属于另一个 VRF。端口关闭时会收到 ICMP port unreachable。',
  'The hub’s IKE answers do not reach the spoke': '中心的 IKE 响应到不了分支',
  'The hub answers (MM2 or MM4 is on its wire, its log shows it sending and then a duplicate of the packet before), but the spoke never sees the answer and repeats itself. The way back is broken: the hub’s route to the spoke, or a filter for UDP 500 towards the spoke.':
    '中心有响应（MM2 或 MM4 出现在它的线路上，日志显示它发出，之后又收到与前一个重复的报文），但分支始终看不到响应而一再重传。回程不通：中心通往分支的路由有问题，或有过滤器挡住送往分支的 UDP 500。',
  'No ISAKMP policy fits': '没有相符的 ISAKMP policy',
  'The spoke’s offer in MM1 matches no ISAKMP policy of the hub: encryption, hash, group and authentication must be equal in one policy of each router; the lifetime may differ. The hub logs which attribute does not fit, then that no offer is acceptable, and sends NO-PROPOSAL-CHOSEN or nothing. Single “atts are not acceptable” lines are harmless when a later policy is accepted.':
    '分支在 MM1 中的提议与中心的任何 ISAKMP policy 都不符：两台路由器各要有一个 policy，其加密、散列、group 与认证方式完全相同；生存时间可以不同。中心会记录哪个属性不符，接着记录没有可接受的提议，然后发出 NO-PROPOSAL-CHOSEN 或不响应。单独几行“atts are not acceptable”若之后有 policy 被接受，则是无害的。',
  'A router has no pre-shared key for its peer': '路由器没有对端的预共享密钥',
  'No configured key covers the peer’s NBMA address: no crypto isakmp key for it, or the keyring belongs to another VRF. A spoke without a key sends no MM1 at all. A hub without one refuses MM1 as if the proposal were wrong, or stops after MM2 or MM3. The router that lacks it logs “No pre-shared key with” the address.':
    '配置中没有涵盖对端 NBMA 地址的密钥：没有对应的 crypto isakmp key，或 keyring 属于另一个 VRF。没有密钥的分支连 MM1 都不会发出。没有密钥的中心会像提议不符那样拒绝 MM1，或在 MM2、MM3 之后停住。缺少密钥的路由器会记录“No pre-shared key with”与该地址。',
  'The pre-shared keys differ': '两端的预共享密钥不同',
  'The key exchange is done, the spoke sends MM5 encrypted with a key made from its pre-shared key, and the hub cannot read it. MM5 repeats on the same port and no MM6 comes: nothing, MM4 again, or an encrypted informational per copy that the spoke cannot read either. The hub logs IKMP_BAD_MESSAGE or “reserved not zero”; both show MM_KEY_EXCH. Set the same key on both routers.':
    '密钥交换已完成，分支发出以自己的预共享密钥导出的密钥加密的 MM5，中心无法解读。MM5 在同一个端口上重复，而 MM6 一直没有来：没有任何响应、又收到 MM4，或每次重传都换来一条分支同样无法解读的加密 informational。中心记录 IKMP_BAD_MESSAGE 或“reserved not zero”；两端都显示 MM_KEY_EXCH。请在两台路由器配置相同的密钥。',
  'UDP 4500 does not pass': 'UDP 4500 无法通过',
  'NAT was found in MM3 and MM4, so MM5 moves to UDP 4500, and that port does not reach the hub: MM5 on 4500 is on the spoke’s wire and not on the hub’s. The spoke repeats it in MM_KEY_EXCH, the hub repeats MM4. Open UDP 4500 in both directions and use endpoint-independent mappings on the NAT.':
    'MM3 与 MM4 检测到 NAT，因此 MM5 改用 UDP 4500，而这个端口到不了中心：使用 4500 的 MM5 出现在分支的线路上，却不在中心的线路上。分支在 MM_KEY_EXCH 重传 MM5，中心重传 MM4。请双向开放 UDP 4500，并在 NAT 上使用与端点无关的对应（endpoint-independent mapping）。',
  'IP fragments of IKE are lost': 'IKE 的 IP 分片丢失',
  'MM5 or MM6 carries certificates and does not fit into one packet. The first IP fragment arrives and the rest never does, because a filter or NAT drops fragments without ports, so the receiver never sees the message and both ends stay in MM_KEY_EXCH. Let fragments pass, or let IKE fragment its own messages.':
    'MM5 或 MM6 带有证书，一个报文装不下。第一个 IP 分片到达，其余始终没有到，因为过滤器或 NAT 丢弃没有端口号的分片；接收端因此看不到完整消息，两端都停在 MM_KEY_EXCH。请让分片通过，或让 IKE 自行分割消息。',
  'A certificate is not accepted': '证书未被接受',
  'The routers authenticate with certificates and one refuses the other’s: the clock is wrong, the chain is not trusted, the revocation list cannot be fetched, or the certificate is revoked or has expired. After MM5 comes INVALID-CERTIFICATE or AUTHENTICATION-FAILED, or nothing; the router that refuses logs %PKI or IKMP_INVAL_CERT. Set the clock, check the trustpoint and the revocation check, enrol again.':
    '两台路由器以证书认证，其中一台拒绝另一台的证书：时钟不对、证书链不受信任、无法取得吊销列表，或证书已吊销或过期。MM5 之后出现 INVALID-CERTIFICATE 或 AUTHENTICATION-FAILED，或毫无响应；拒绝的路由器会记录 %PKI 或 IKMP_INVAL_CERT。请校正时钟、检查 trustpoint 与吊销检查，并重新申请证书。',
  'Aggressive mode is refused': 'aggressive mode 被拒',
  'The initiator opens phase 1 in aggressive mode (exchange type 4) and the other router has it disabled: it answers nothing, or a notification, and logs IKMP_AG_MODE_DISABLED. The debug line “Can not start Aggressive mode, trying Main mode” is something else and harmless. Let the initiator use main mode: no crypto isakmp profile with initiate mode aggressive, no key for a host name.':
    '发起方以 aggressive mode（交换类型 4）开始第一阶段，而另一台路由器禁用了它：不响应，或回一条通知，并记录 IKMP_AG_MODE_DISABLED。调试消息“Can not start Aggressive mode, trying Main mode”是另一回事，无害。请让发起方使用 main mode：不要有带 initiate mode aggressive 的 crypto isakmp profile，也不要有以主机名配置的密钥。',
  'The routers speak IKEv2': '两台路由器使用 IKEv2',
  'The ISAKMP headers say version 2.0 (exchange types 34 to 37), or the logs carry IKEv2 lines. The steps of IKEv1 main and quick mode do not apply then: IKE_SA_INIT and IKE_AUTH take their place. The steps of the tunnel and of NHRP stay as they are. This program names IKEv2 but does not judge its exchanges.':
    'ISAKMP 头部标示版本 2.0（交换类型 34 到 37），或日志中有 IKEv2 的消息。此时 IKEv1 main mode 与 quick mode 的步骤不适用，由 IKE_SA_INIT 与 IKE_AUTH 取代。隧道与 NHRP 的步骤不变。本程序能指出 IKEv2，但不判断其交换内容。',
  'The transform sets differ': '两端的 transform set 不同',
  'Phase 1 is up. The hub does not accept what QM1 offers: no transform set of its profile has the same cipher, key length and authenticator. Instead of QM2 it sends an informational message with a new message ID; readable, it says NO-PROPOSAL-CHOSEN. The hub logs “transform proposal not supported” and error 256, the spoke only PROPOSAL_NOT_CHOSEN. Give both routers an equal transform set.':
    '第一阶段已建立。中心不接受 QM1 的提议：它的 profile 中没有加密、密钥长度与认证算法都相同的 transform set。它不送 QM2，而是发出一条带新 message ID 的 informational 消息；解读后内容为 NO-PROPOSAL-CHOSEN。中心记录“transform proposal not supported”与错误 256，分支只有 PROPOSAL_NOT_CHOSEN。请让两台路由器有相同的 transform set。',
  'The proxy identities fit no tunnel protection': 'proxy 身份与任何 tunnel protection 都不符',
  'QM1 asks for SAs for GRE (47) between the two outer addresses, and the hub has no tunnel protection for that pair: the protection is missing, the tunnel has another source, or NAT changed an address. The hub logs “proxy identities not supported”, error 32, or that it found no matching map. Check tunnel protection and tunnel source on both.':
    'QM1 要求为两个外部地址之间的 GRE（47）建立 SA，而中心没有涵盖这组地址的 tunnel protection：缺少保护、隧道的来源不同，或 NAT 改了地址。中心记录“proxy identities not supported”、错误 32，或说找不到相符的 map。请检查两端的 tunnel protection 与 tunnel source。',
  'Tunnel mode on one router, transport mode on the other':
    '一台路由器用 tunnel mode，另一台用 transport mode',
  'One transform set says mode transport, the other mode tunnel (the default). Quick mode is refused or gets no answer, often without a word at syslog level; the spoke’s show dmvpn stays in IPSEC. Use mode transport in the transform set of both routers.':
    '一端的 transform set 是 mode transport，另一端是 mode tunnel（默认值）。quick mode 被拒绝或得不到响应，在 syslog 层级往往没有任何消息；分支的 show dmvpn 停在 IPSEC。请在两台路由器的 transform set 使用 mode transport。',
  'PFS on one side only': '只有一端使用 PFS',
  'One router has set pfs in its IPsec profile and the other has not, or another group. QM1 then carries a key exchange payload that the other side does not want, or lacks the one it wants. Often nothing is logged, or only PROPOSAL_NOT_CHOSEN. Without keys the size of QM1 tells: with a key exchange it is at least 100 bytes longer. Set the same set pfs on both.':
    '一台路由器的 IPsec profile 有 set pfs，另一台没有，或 group 不同。QM1 于是带有对方不要的 key exchange 载荷，或缺少对方要求的。往往没有任何记录，或只有 PROPOSAL_NOT_CHOSEN。没有密钥时可由 QM1 的大小判断：带 key exchange 时至少多 100 字节。请在两端配置相同的 set pfs。',
  'A quick mode message is lost': 'quick mode 消息丢失',
  'QM1, QM2 or QM3 leaves one router and does not reach the other: it repeats on one wire and is absent on the other. The log says “retransmitting phase 2” and in the end Death by retransmission P2. Look for what drops UDP 500 (or 4500 behind NAT) after phase 1, for example a filter that lets only the first packets through, or fragments of a large message.':
    'QM1、QM2 或 QM3 离开一台路由器后到不了另一台：在一端的线路上重复，在另一端则没有。日志说“retransmitting phase 2”，最后是 Death by retransmission P2。请找出在第一阶段之后是什么丢弃了 UDP 500（位于 NAT 之后则为 4500），例如只放行最初几个报文的过滤器，或大消息的分片。',
  'ESP does not pass': 'ESP 无法通过',
  'IKE is done and both routers have their SAs, but ESP (IP protocol 50, or UDP 4500 behind NAT) leaves one side and never arrives at the other: sequence numbers grow and nothing comes back, encaps grow on one router and decaps stay at 0 on the other. An access list may log the denial of protocol 50. Permit ESP in both directions.':
    'IKE 已完成，两台路由器都有 SA，但 ESP（IP 协议 50，位于 NAT 之后则为 UDP 4500）离开一端后从未到达另一端：序列号持续增加却没有回程报文，一台路由器的 encaps 增加，另一台的 decaps 维持 0。访问控制列表可能会记录拒绝协议 50。请双向放行 ESP。',
  'The routers use SAs that the other does not have': '两台路由器使用对方没有的 SA',
  'One router sends ESP with an SPI that the other does not know, because one end lost its SAs (reload, clear, half-finished rekey). The receiver logs RECVD_PKT_INV_SPI again and again; a single one at a rekey is harmless. The SPIs of show crypto ipsec sa do not cross. Clear the SAs on both; use DPD and invalid-SPI recovery so that it heals itself.':
    '一台路由器以另一台不认识的 SPI 发出 ESP，因为有一端失去了 SA（重启、clear、更新密钥只做了一半）。接收端一再记录 RECVD_PKT_INV_SPI；更新密钥时出现一次则无害。两端 show crypto ipsec sa 的 SPI 对不起来。请清除两端的 SA；并使用 DPD 与 invalid-SPI recovery 让它自行恢复。',
  'ESP is dropped by the replay check': 'ESP 被重放检查丢弃',
  'ESP packets come out of order by more than the replay window (64 packets by default) or twice, and the receiver drops them: PKT_REPLAY_ERR. Usually QoS after encryption reorders them, or the path duplicates packets. Use a larger window and mark and queue before encryption.':
    'ESP 报文乱序的幅度超过重放窗口（默认 64 个报文），或重复到达，接收端因此丢弃：PKT_REPLAY_ERR。通常是加密之后的 QoS 改变了顺序，或路径复制了报文。请加大窗口，并在加密之前做标记与排队。',
  'The tunnel keys differ': '两端的 tunnel key 不同',
  'The GRE key in the packets is not the one that the other router’s tunnel has, so the decrypted packet belongs to no tunnel and is dropped. Neither router logs anything: the hub’s decaps grow while its encaps stay at 0, and the spoke stays in state NHRP. Set the same tunnel key on both, or none on both.':
    '报文中的 GRE key 不是另一台路由器的隧道所配置的，因此解密后的报文不属于任何隧道而被丢弃。两台路由器都不会记录：中心的 decaps 增加而 encaps 维持 0，分支停在 NHRP 状态。请在两端配置相同的 tunnel key，或两端都不设。',
  'The NHRP authentication strings differ': '两端的 NHRP 认证字符串不同',
  'The registration reaches the hub with another ip nhrp authentication string and is dropped, or answered with an error indication of code 11. Only the hub logs it (“wrong authentication string”, 11), some releases not even that; the spoke repeats its request. With keys the strings can be compared in a capture. Set the same string on both.':
    '注册带着不同的 ip nhrp authentication 字符串到达中心而被丢弃，或得到代码 11 的错误通知。只有中心会记录（“wrong authentication string”，11），有些版本连这也没有；分支一再重传请求。有密钥时可在抓包文件中比对字符串。请在两端配置相同的字符串。',
  'NHRP is off on the hub’s tunnel': '中心的隧道未启用 NHRP',
  'The hub’s tunnel has no ip nhrp network-id, so NHRP does not run there and requests are dropped; with logging dmvpn it says that the NETID is unconfigured. A different network-id on the two routers is no fault, it only has local meaning. Configure ip nhrp network-id on the hub.':
    '中心的隧道没有 ip nhrp network-id，因此 NHRP 没有在上面运行，请求被丢弃；配置 logging dmvpn 时它会说 NETID 未配置。两台路由器的 network-id 不同并非故障，它只在本地有意义。请在中心配置 ip nhrp network-id。',
  'The NHS address on the spoke is not the hub’s': '分支上的 NHS 地址不是中心的地址',
  'The spoke registers with a tunnel address that is not the hub’s: ip nhrp nhs or ip nhrp map names the wrong one. The hub cannot deliver the request and answers with error indication 6 or 7, or logs “NHRP Encap Error … (7)”. Correct ip nhrp nhs and the map on the spoke.':
    '分支向一个不属于中心的隧道地址注册：ip nhrp nhs 或 ip nhrp map 写错了。中心无法投递该请求，因而回复错误通知 6 或 7，或记录“NHRP Encap Error … (7)”。请更正分支的 ip nhrp nhs 与 map。',
  'The hub still holds the spoke’s old address': '中心仍保留分支的旧地址',
  'The spoke’s NBMA address changed, and the hub still has its tunnel address registered, as unique, with the old one. It answers with code 14; the spoke logs %NHRP-3-PAKREPLY (14). Use ip nhrp registration no-unique on the spoke and a shorter holding time; clear the entry on the hub now.':
    '分支的 NBMA 地址改变了，而中心仍以旧地址登记着它的隧道地址，且为 unique。中心回复代码 14；分支记录 %NHRP-3-PAKREPLY (14)。请在分支使用 ip nhrp registration no-unique 并缩短保留时间；现在先在中心清除该项目。',
  'The hub refuses the registration': '中心拒绝注册',
  'The hub answers the registration with code 4 (administratively prohibited) or 5 (insufficient resources): a policy on the hub, a limit of NHRP entries or of groups, or memory. Look at the hub’s configuration of the tunnel and its log.':
    '中心以代码 4（administratively prohibited）或 5（insufficient resources）回复注册：可能是中心上的政策、NHRP 条目数或组的限制，或内存不足。请查看中心的隧道配置与日志。',
  'NHRP finds a loop': 'NHRP 发现环路',
  'The hub answers with error indication 3, loop detected. It is seen when several spokes stand behind one NAT address, so that their NBMA addresses are the same for the hub. Give every spoke an NBMA address of its own, or a NAT that keeps them apart.':
    '中心回复错误通知 3，loop detected。当多个分支位于同一个 NAT 地址之后，对中心而言它们的 NBMA 地址相同，就会出现。请让每个分支有自己的 NBMA 地址，或使用能区分它们的 NAT。',
  'The registration reply does not reach the spoke': '注册回复到不了分支',
  'The hub takes the registration and sends its reply, and the spoke never gets it and asks again. The way back is broken for ESP or GRE: a filter, a route, or an address that NAT changed. The hub’s log shows the reply going out, the spoke’s only its own requests.':
    '中心接受注册并发出回复，而分支始终收不到，于是再次请求。ESP 或 GRE 的回程不通：过滤器、路由，或 NAT 改了地址。中心的日志显示回复已发出，分支的日志只有自己的请求。',
  'Registered, but the routing adjacency does not hold': '已注册，但路由邻接关系无法维持',
  'The registration is done and the routing protocol over the tunnel finds no lasting neighbour. “Holding time expired”: multicast passes one way only, usually because the hub lacks ip nhrp map multicast dynamic. “Retry limit exceeded”: multicast passes and unicast does not, usually the MTU. An adjacency that comes up once does not prove the registration.':
    '注册已完成，但隧道上的路由协议找不到稳定的邻居。“Holding time expired”：组播只通一个方向，通常是中心缺少 ip nhrp map multicast dynamic。“Retry limit exceeded”：组播可通、单播不通，通常是 MTU 的问题。邻接关系曾建立一次，并不能证明注册成功。',
  'Sources are of one run': '各来源属于同一次运行',
  'Sources of one run share cookies, message IDs or SPIs. Logs and captures that have such keys and share none were taken at different times and are not compared. Shows are often collected later than the debug: then their SPIs differ without anything being wrong, and only what the configuration fixes is compared.':
    '同一次运行的来源会有共同的 cookie、message ID 或 SPI。有这些标识符却毫无交集的日志与抓包文件，是在不同时间取得的，因此不比对。show 的输出往往比调试消息晚收集：此时 SPI 不同并不代表有问题，只比对由配置决定的项目。',
  'State transitions are legal': '状态转换合法',
  'Every "Old State = … New State = …" that a router printed is held against the order of main mode, aggressive mode and quick mode. A transition that cannot happen means that lines of two routers or two SAs are mixed up, or that the text was changed.':
    '路由器打印的每一个“Old State = … New State = …”，都与 main mode、aggressive mode 及 quick mode 的顺序比对。不可能发生的转换表示两台路由器或两个 SA 的消息混在一起，或文字被更改过。',
  'Quick mode message IDs agree': 'quick mode 的 message ID 一致',
  'A quick mode has one 32-bit message ID. IOS prints it as a signed number in some lines and unsigned in others, captures hold it in hex; all are brought to one form and compared. IDs that share nothing mean that the sources are of different runs.':
    '每次 quick mode 有一个 32 位的 message ID。IOS 在有些行以有符号数打印，在另一些行以无符号数打印，抓包文件则为十六进制；全部转成同一种形式后比对。ID 毫无交集表示各来源属于不同次的运行。',
  'Phase 1 algorithms agree': '第一阶段算法一致',
  'Cipher, key length, hash, Diffie-Hellman group and authentication method of the ISAKMP SA, as offered in MM1, accepted in MM2, printed in both logs, configured on both routers and shown by "show crypto isakmp sa detail". A policy that does not fit is no fault as long as a later one does. It fails when no policy is the same on both routers; it is a conflict when two sources name different algorithms for one SA.':
    'ISAKMP SA 的加密、密钥长度、散列、Diffie-Hellman group 与认证方式：MM1 所提、MM2 所接受、两端日志所打印、两台路由器所配置，以及“show crypto isakmp sa detail”所显示。某个 policy 不符并非故障，只要后面有相符的即可。两台路由器没有任何相同的 policy 时为不通过；两个来源对同一个 SA 说出不同的算法时为冲突。',
  'Phase 1 lifetime agrees': '第一阶段生存时间一致',
  'The lifetime of the ISAKMP SA in seconds, as offered, accepted, configured on both routers and shown. With different values the shorter one holds, which is no fault; what is left may never be more than was negotiated.':
    'ISAKMP SA 的生存时间（秒）：所提、所接受、两台路由器所配置与所显示。值不同时以较短的为准，这并非故障；剩余时间绝不可能多于协商值。',
  'NAT detection agrees': 'NAT 检测一致',
  'The NAT-D hashes of MM3 and MM4, recomputed from the addresses in the captures, say who is behind NAT without any key. Compared are those, what both logs concluded, and the UDP ports used: with NAT everything from MM5 on runs on port 4500, without it on 500. A spoke behind NAT is no fault by itself.':
    '由抓包文件中的地址重新计算 MM3 与 MM4 的 NAT-D 散列，不需任何密钥就能知道谁位于 NAT 之后。比对的是这些结果、两端日志的结论，以及所用的 UDP 端口：有 NAT 时从 MM5 起全部使用 4500，没有则使用 500。分支位于 NAT 之后本身并非故障。',
  'Phase 2 algorithms agree': '第二阶段算法一致',
  'ESP cipher, key length and authenticator, and the group of perfect forward secrecy, as offered in QM1, accepted in QM2 (seen with keys only), printed in both logs, installed, configured on both routers and shown by "show crypto ipsec sa". It fails when the transform sets have nothing in common or the hub asks for a PFS group that the spoke does not offer.':
    'ESP 的加密、密钥长度与认证算法，以及 PFS 的 group：QM1 所提、QM2 所接受（有密钥才看得到）、两端日志所打印、所安装、两台路由器所配置，以及“show crypto ipsec sa”所显示。transform set 毫无交集，或中心要求分支未提出的 PFS group 时为不通过。',
  'IPsec mode agrees': 'IPsec 模式一致',
  'Transport or tunnel mode, as offered, accepted, installed, configured on both routers and shown; behind NAT the same inside UDP. Two routers that are configured differently do not bring up an SA, often without a message. Negotiated UDP encapsulation must also be what the ESP packets on the wire have.':
    'transport 或 tunnel mode：所提、所接受、所安装、两台路由器所配置与所显示；位于 NAT 之后则为 UDP 内的同一种模式。两台路由器配置不同时无法建立 SA，而且往往没有消息。协商出的 UDP 封装也必须与线路上的 ESP 报文相同。',
  'Phase 2 lifetime agrees': '第二阶段生存时间一致',
  'The lifetime of the IPsec SAs in seconds, as offered, accepted, installed, configured and shown. With different values the shorter one holds, which is no fault; what is left may never be more than was negotiated.':
    'IPsec SA 的生存时间（秒）：所提、所接受、所安装、所配置与所显示。值不同时以较短的为准，这并非故障；剩余时间绝不可能多于协商值。',
  'Phase 2 volume agrees': '第二阶段流量生存量一致',
  'The volume in kilobytes after which the IPsec SAs are renewed. IOS installs a value below the negotiated one on purpose, so that two routers do not rekey at the same moment; only more than was negotiated is wrong.':
    'IPsec SA 在发送多少 KB 之后更新。IOS 刻意安装低于协商值的值，让两台路由器不会同时更新密钥；只有高于协商值才是错的。',
  'SPIs cross': 'SPI 交叉对应',
  "The SPI with which the hub receives is the one with which the spoke sends, and the other way round. Compared are both logs, quick modes that keys opened, and the shows of both routers; a show is compared with a log only when both are of one run. SPIs that do not cross mean that one router still uses SAs which the other has forgotten: packets are dropped as 'invalid SPI' until both are cleared.":
    '中心用来接收的 SPI 就是分支用来发送的 SPI，反之亦然。比对的是两端的日志、以密钥解开的 quick mode，以及两台路由器的 show 输出；show 只有在与日志属于同一次运行时才比对。SPI 对不起来表示有一台路由器仍在使用另一台已经忘掉的 SA：在清除两端之前，报文会以“invalid SPI”被丢弃。',
  'ESP carries the negotiated SPIs': 'ESP 使用协商出的 SPI',
  'Every ESP packet carries the SPI that its receiver chose in quick mode. Compared are the ESP headers of the captures with the SPIs of logs, of quick modes that keys opened, and of shows of the same run. ESP with an SPI that no negotiation in sight made belongs to an older SA, or the receiver drops it as invalid.':
    '每个 ESP 报文都带着其接收端在 quick mode 中选定的 SPI。比对的是抓包文件的 ESP 头部，与日志、以密钥解开的 quick mode 及同一次运行的 show 输出中的 SPI。若 ESP 的 SPI 不是出自所见的任何协商，它属于较旧的 SA，否则接收端会视为无效而丢弃。',
  'Tunnel keys are the same': '两端的 tunnel key 相同',
  'The key in the GRE header of either direction, and "tunnel key" in both configurations. A packet with another key, or with none, belongs to no tunnel of the receiver and vanishes without a message. Inside IPsec the header is seen with keys only.':
    '双向 GRE 头部中的 key，以及两端配置中的“tunnel key”。key 不同或没有 key 的报文不属于接收端的任何隧道，会无声无息地消失。在 IPsec 之内，有密钥才看得到这个头部。',
  'MTUs fit': 'MTU 相符',
  'The "ip mtu" of both tunnels, what fits through the IPsec SA according to "show crypto ipsec sa", ICMP errors that ask for fragmentation, and the MTU in registrations. 17912 in a registration is what IOS always says and no fault. Different values on the two ends stop OSPF; a tunnel MTU above what fits means fragments.':
    '两端隧道的“ip mtu”、依“show crypto ipsec sa”能通过 IPsec SA 的大小、要求分片的 ICMP 错误，以及注册中的 MTU。注册中的 17912 是 IOS 一贯的值，并非故障。两端值不同会使 OSPF 停住；隧道 MTU 大于能通过的大小则会生成分片。',
  'Registration is within the tunnel network': '注册在隧道网络之内',
  "The spoke registers its tunnel address with the server's tunnel address: both lie in the tunnel network, and the server's is the one that the hub's tunnel has. The network's mask is known from a configuration only; without one, a reply proves that the address is the hub's.":
    '分支以自己的隧道地址向服务器的隧道地址注册：两者都在隧道网络内，而服务器的地址就是中心隧道的地址。网络的掩码只能由配置得知；没有配置时，收到回复即证明该地址属于中心。',
  'Registered NBMA address is the outer address': '注册的 NBMA 地址就是外部地址',
  "The spoke registers its own outer address, so it must be the source of its packets, or the address it has on its own side of a NAT. Compared are the registration's source NBMA address, the outer addresses of logs and captures, the NAT address extension, the hub's NHRP cache and the spoke's tunnel source.":
    '分支注册的是自己的外部地址，因此它必须是其报文的源地址，或它在 NAT 内侧的地址。比对的是注册的源 NBMA 地址、日志与抓包文件中的外部地址、NAT 地址扩展、中心的 NHRP 缓存，以及分支的 tunnel source。',
  'Registrations are answered': '注册得到回复',
  'Every registration request gets a reply with its request ID and code 0. A spoke repeats its request until the reply comes, so several requests before the first reply are no fault. A code other than 0, or an error indication, is a refusal.':
    '每个注册请求都得到带有其 request ID 且代码为 0 的回复。分支会重复请求直到收到回复，因此在第一个回复之前有多个请求并非故障。代码不是 0，或收到错误通知，都表示被拒绝。',
  'NHRP authentication strings are the same': '两端的 NHRP 认证字符串相同',
  'Both routers of a tunnel have the same "ip nhrp authentication", or neither has one. The strings of packets, logs and configurations are compared by fingerprint and never shown: equal letters stand for equal strings. The hub drops a registration with another string, mostly without a word to the spoke.':
    '同一条隧道的两台路由器有相同的“ip nhrp authentication”，或都没有。报文、日志与配置中的字符串以指纹比对，绝不显示：相同的字母代表相同的字符串。中心会丢弃带有不同字符串的注册，多半不会告知分支。',
  'Holding times agree': '保留时间一致',
  "How long the hub keeps the registration, in seconds: as the spoke asks for it, as the reply grants it, as configured (ip nhrp holdtime; 7200 or, in newer releases, 600 when nothing is), and what is left in the hub's cache, which is never more. A spoke that renews its registration more seldom than it expires is forgotten in between.":
    '中心保留注册多久（秒）：分支所要求、回复所给予、所配置（ip nhrp holdtime；未配置时为 7200，较新的版本为 600），以及中心缓存中的剩余时间，后者绝不会更多。分支更新注册的间隔若比到期时间还长，中间就会被忘掉。',
  'Uniqueness of the registration': '注册的唯一性',
  'With the unique flag the hub keeps the first NBMA address that registers a tunnel address until it expires: a spoke whose outer address changed is refused with code 14. "ip nhrp registration no-unique" on the spoke turns the flag off. Compared are the flag in the packets, the configuration and the hub\'s cache.':
    '带有 unique 标志时，中心会保留第一个登记某隧道地址的 NBMA 地址直到到期：外部地址改变的分支会以代码 14 被拒绝。在分支配置“ip nhrp registration no-unique”可关闭此标志。比对的是报文中的标志、配置与中心的缓存。',
  'Tunnel up, NHRP registration wanted': '隧道启用，准备进行 NHRP 注册',
  "The spoke's tunnel interface comes up and NHRP wants to register with its next hop server. It needs the tunnel and its source interface up, and `ip nhrp nhs` with a mapping to the hub's NBMA address. The hub only listens: it is server itself and registers nowhere.":
    '分支的隧道接口启用，NHRP 要向它的 next hop server 注册。这需要隧道及其来源接口都已启用，以及带有中心 NBMA 地址对应的 `ip nhrp nhs`。中心只是监听：它本身就是服务器，不向任何地方注册。',
  'Tunnel up': '隧道启用',
  'Registration in GRE triggers crypto': 'GRE 内的注册触发加密',
  'The registration is put into GRE; tunnel protection catches it and asks for IPsec SAs, because there are none yet. Without `tunnel protection` on the spoke it would leave in clear instead.':
    '注册封装进 GRE；tunnel protection 拦截它并请求 IPsec SA，因为目前还没有。分支若没有 `tunnel protection`，注册就会以明文发出。',
  'Crypto asked for': '触发加密',
  'MM1: ISAKMP SA offered': 'MM1：提出 ISAKMP SA',
  "The spoke offers its ISAKMP policies to the hub on UDP port 500. It needs a route to the hub's NBMA address, an ISAKMP policy and a key for it.":
    '分支以 UDP 端口 500 向中心提出它的 ISAKMP policy。这需要通往中心 NBMA 地址的路由、一个 ISAKMP policy，以及适用的密钥。',
  'MM1 offer': 'MM1 提议',
  'MM2: ISAKMP SA accepted': 'MM2：接受 ISAKMP SA',
  "The hub accepts one of the offered policies. It needs a policy that agrees in encryption, hash, group and authentication, and a key for the spoke's address.":
    '中心接受其中一个 policy。这需要一个在加密、散列、group 与认证方式上都相同的 policy，以及适用于分支地址的密钥。',
  'MM2 accept': 'MM2 接受',
  'MM3: key exchange, nonce, NAT-D': 'MM3：密钥交换、nonce、NAT-D',
  'The spoke sends its Diffie-Hellman value, a nonce, and hashes of the addresses it knows, by which NAT is found.':
    '分支发出它的 Diffie-Hellman 值、nonce，以及它所知地址的散列，用以检测 NAT。',
  'MM3 keys': 'MM3 密钥',
  'MM4: key exchange, nonce, NAT-D': 'MM4：密钥交换、nonce、NAT-D',
  'The hub answers with its own Diffie-Hellman value, nonce and address hashes. From here on both ends can compute the keys.':
    '中心回以自己的 Diffie-Hellman 值、nonce 与地址散列。从这里开始两端都能计算出密钥。',
  'MM4 keys': 'MM4 密钥',
  'MM5 and MM6: authenticated, phase 1 done': 'MM5 与 MM6：通过认证，第一阶段完成',
  'Both ends prove who they are, encrypted. If NAT was found, the spoke moves to UDP port 4500 with MM5. Different pre-shared keys, a filter on port 4500 or lost fragments of certificates show here.':
    '两端以加密方式证明自己的身份。若检测到 NAT，分支从 MM5 起改用 UDP 端口 4500。预共享密钥不同、端口 4500 被过滤，或证书的分片丢失，都会在这里显现。',
  'MM5+MM6 identity': 'MM5+MM6 身份',
  'QM1: IPsec SA offered': 'QM1：提出 IPsec SA',
  'The spoke offers transform sets, lifetimes and proxy identities (GRE between the two NBMA addresses) for the IPsec SAs.':
    '分支为 IPsec SA 提出 transform set、生存时间与 proxy 身份（两个 NBMA 地址之间的 GRE）。',
  'QM1 offer': 'QM1 提议',
  'QM2: IPsec SA accepted': 'QM2：接受 IPsec SA',
  'The hub accepts and builds its SAs. Transform set, mode, PFS and proxy identities must agree.':
    '中心接受并建立它的 SA。transform set、mode、PFS 与 proxy 身份必须一致。',
  'QM2 accept': 'QM2 接受',
  'QM3: IPsec SAs up at both ends': 'QM3：两端的 IPsec SA 都已建立',
  'The spoke builds its SAs and confirms; the hub enables its outbound SA. Phase 2 is up at both ends.':
    '分支建立它的 SA 并确认；中心启用它的出方向 SA。两端的第二阶段都已建立。',
  'QM3 SAs up': 'QM3 SA 建立',
  'GRE over IPsec can pass': 'GRE over IPsec 可以通过',
  'Packets of the tunnel can pass, as ESP (IP protocol 50, or UDP port 4500 behind NAT). A filter that lets IKE through but not ESP shows here.':
    '隧道的报文可以用 ESP 通过（IP 协议 50，位于 NAT 之后则为 UDP 端口 4500）。放行 IKE 却不放行 ESP 的过滤器会在这里显现。',
  'GRE over IPsec': 'GRE over IPsec',
  'NHRP registration request': 'NHRP 注册请求',
  "The spoke's NHRP registration request travels through the tunnel and reaches the hub: it names the spoke's tunnel and NBMA address and carries the authentication string.":
    '分支的 NHRP 注册请求经由隧道到达中心：其中有分支的隧道地址与 NBMA 地址，并带有认证字符串。',
  'Registration req.': '注册请求',
  'NHRP registration reply': 'NHRP 注册回复',
  'The hub enters the spoke into its cache and answers with code 0. From then on the hub can send to the spoke, and routing can start.':
    '中心把分支加入缓存，并回复代码 0。从此中心可以发送到分支，路由协议可以开始。',
  'Registration reply': '注册回复',
};
