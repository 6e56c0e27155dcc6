import type { Catalogue } from '../say.ts';

/** Causes of stalls: explanations, what to change, and what to look at next. */
export const texts: Catalogue = {
  'the spoke ({0})': '分支（{0}）',
  'the hub ({0})': '中心（{0}）',
  'the spoke’s NBMA address': '分支的 NBMA 地址',
  'the hub’s NBMA address': '中心的 NBMA 地址',
  'the spoke’s tunnel address': '分支的隧道地址',
  'the hub’s tunnel address': '中心的隧道地址',
  once: '一次',
  twice: '两次',
  '{0} times': '{0} 次',
  '{0} answered with ICMP “{1}”': '{0} 以 ICMP“{1}”响应',
  'access list {0} of {1} denied it': '{1}的访问控制列表 {0} 拒绝了它',
  '(unnamed)': '（未命名）',
  'access list {0}, inbound on {1} of {2}, denies it': '{2}在 {1} 入方向的访问控制列表 {0} 会拒绝它',
  'is on the sender’s wire': '出现在发出端的线路上',
  'is in the sender’s log': '出现在发出端的日志中',
  'it {0} and not on the wire of {1}': '它{0}，但没有出现在{1}的线路上',
  'it {0} and not in the log of {1}': '它{0}，但没有出现在{1}的日志中',
  'it {0} and nothing shows that it reached {1}': '它{0}，但没有迹象显示它已到达{1}',
  '{0} ({1} and {2})': '{0}（{1} 与 {2}）',
  default: '默认值',
  encryption: '加密算法',
  'key length': '密钥长度',
  'key-length': '密钥长度',
  hash: '散列',
  authentication: '认证方式',
  group: '组',
  ' or ': ' 或 ',
  ', ': '、',
  ': {0}': '：{0}',
  '; {0}': '；{0}',
  ' ({0})': '（{0}）',
  '{0} and {1}': '{0} 与 {1}',
  'answered QM1 with NO-PROPOSAL-CHOSEN': '以 NO-PROPOSAL-CHOSEN 响应 QM1',
  'answered QM1 with an encrypted informational message of another message ID instead of QM2':
    '没有发出 QM2，而是以另一个 message ID 的加密 informational 消息响应 QM1',
  'refused QM1': '拒绝了 QM1',
  'sent no QM2': '没有发出 QM2',
  'access list {0} denied it': '访问列表 {0} 拒绝了它',
  'Aggressive mode was tried between {0} and {1}, and {2} has it disabled.':
    '{0}与{1}之间尝试了 aggressive mode，而{2}禁用了此模式。',
  '{0} offered aggressive mode {1} and {2}; the hub may have aggressive mode disabled.':
    '{0}提出 aggressive mode {1}，{2}；中心可能禁用了 aggressive mode。',
  'got a notification instead of AM2': '得到的是通知而不是 AM2',
  'got no AM2': '没有得到 AM2',
  'On the hub: show running-config | include aggressive-mode, and debug crypto isakmp during the next attempt.':
    '在中心运行：show running-config | include aggressive-mode，并在下次尝试时运行 debug crypto isakmp。',
  'On {0}: show crypto pki certificates, show clock, and debug crypto pki transactions during the next attempt.':
    '在{0}运行：show crypto pki certificates、show clock，并在下次尝试时运行 debug crypto pki transactions。',
  '{0} reported trouble with a certificate{1}.': '{0}报告证书有问题{1}。',
  '{0} answered MM5 with a notification about the certificate.': '{0}以关于证书的通知响应 MM5。',
  'The routers authenticate with certificates, MM5 was sent and no MM6 came; {0} may not accept the certificate.':
    '两台路由器以证书互相认证，MM5 已发出而没有收到 MM6；{0}可能不接受该证书。',
  'No source tells how the routers authenticate; if with certificates, one may not be accepted.':
    '没有来源说明路由器如何认证；若使用证书，其中一个可能不被接受。',
  '{0} sent {1} and none is in the capture of {2}, which may have ended before{3}.':
    '{0}发出 {1}，{2}的抓包文件中一个也没有，但抓包可能在此之前就结束了{3}。',
  '{0} sent {1} and none reached the wire of {2}{3}.': '{0}发出 {1}，没有一个到达{2}的线路{3}。',
  'ESP from {0} is dropped: {1}.': '来自{0}的 ESP 被丢弃：{1}。',
  '{0} has encapsulated {1} packets and {2} has decapsulated none.':
    '{0}已封装 {1} 个报文，而{2}没有解封装任何报文。',
  'no ESP reached the wire of {0}': '没有 ESP 到达{0}的线路',
  'the log of {0} has no registration': '{0}的日志中没有注册',
  '{0} sent {1}, and {2}.': '{0}发出 {1}，而{2}。',
  '{0} sent its registration {1} into the tunnel, and {2}, although IKE is done at both ends.':
    '{0}将注册送入隧道 {1}，而{2}，尽管两端的 IKE 都已完成。',
  '{0} sent {1} and no ESP came back; ESP may be dropped on the way to the hub or back.':
    '{0}发出 {1}，没有 ESP 回来；ESP 可能在往中心的途中或回程被丢弃。',
  'ESP comes from {0} and none from {1} was seen.': '有来自{0}的 ESP，但没有看到来自{1}的。',
  'IKE is done, and nothing of the tunnel from {0} was seen at {1}; ESP towards the hub may be dropped.':
    'IKE 已完成，但在{1}没有看到来自{0}的任何隧道报文；往中心的 ESP 可能被丢弃。',
  'IKE is done, and none of the sources would show what went into the tunnel; ESP may be dropped on the way.':
    'IKE 已完成，但没有任何来源能显示进入隧道的内容；ESP 可能在途中被丢弃。',
  'The registration went into the tunnel {0} and no reply came; ESP may be dropped on the way.':
    '注册已送入隧道 {0}，没有收到回复；ESP 可能在途中被丢弃。',
  ' (SPI {0}, sequence numbers {1} to {2})': '（SPI {0}，序列号 {1} 到 {2}）',
  '1 ESP packet{0}': '1 个 ESP 报文{0}',
  '{0} ESP packets{1}': '{0} 个 ESP 报文{1}',
  'Capture on the outer interface of {0}: {1} and host {2}. On both routers: show crypto ipsec sa peer <the other>, and compare encaps and decaps.':
    '在{0}的外部接口抓取：{1} and host {2}。在两台路由器运行：show crypto ipsec sa peer <the other>，并比较 encaps 与 decaps。',
  'On {0}: show crypto sockets, show crypto isakmp policy, and debug crypto isakmp while the peer tries.':
    '在{0}运行：show crypto sockets、show crypto isakmp policy，并在对端尝试时运行 debug crypto isakmp。',
  '{0} answered {1} with ICMP port unreachable: nothing listens on UDP 500 there.':
    '{0} 以 ICMP port unreachable 响应 {1}：该处没有程序在 UDP 500 上等候。',
  '{0} has nothing configured for {1} and drops its {2}.': '{0}没有针对 {1} 的任何配置，因此丢弃它的 {2}。',
  '{0} goes to {1}, which {2}.': '{0} 送往{1}，而它{2}。',
  '{0} of {1} arrived at {2} ({3}) and no answer left it.':
    '{1}的 {0} 已到达{2}（{3}），但它没有发出任何响应。',
  '{0} went out {1} without an answer; {2} may not run IKE for {3}.':
    '{0} 已发出 {1}，没有响应；{2}可能没有为 {3} 运行 IKE。',
  'has ISAKMP switched off (no crypto isakmp enable)': '关闭了 ISAKMP（no crypto isakmp enable）',
  'has no tunnel protection on {0}': '在 {0} 上没有 tunnel protection',
  'has {0} in mode {1} without a destination instead of gre multipoint':
    '的 {0} 使用模式 {1} 且没有 destination，而不是 gre multipoint',
  '1 IKE datagram': '1 个 IKE 数据报',
  '{0} IKE datagrams': '{0} 个 IKE 数据报',
  '1 fragment': '1 个分片',
  '{0} fragments': '{0} 个分片',
  'Capture on the outer interface of {0}: ip[6:2] & 0x3fff != 0 and host {1}; fragments with an offset must show.':
    '在{0}的外部接口抓取：ip[6:2] & 0x3fff != 0 and host {1}；必须看得到带有偏移的分片。',
  'Of {0} from {1} only {2} ({3} bytes) came through; the rest never did.':
    '来自{1}的 {0}只有 {2}（{3} 字节）通过；其余的始终没有到达。',
  'The authentication message is {0} bytes long and needs IP fragments; they may be lost on the way.':
    '认证消息长 {0} 字节，需要 IP 分片；分片可能在途中丢失。',
  'The authentication messages may need IP fragments (certificates do), and these may be lost on the way.':
    '认证消息可能需要 IP 分片（使用证书时就需要），而分片可能在途中丢失。',
  ' They differ in {0}.': '差异在于 {0}。',
  'On {0}: debug crypto isakmp: before “atts are not acceptable” stands the attribute that differs; “No pre-shared key with” instead tells that only the key is missing.':
    '在{0}运行：debug crypto isakmp；“atts are not acceptable”之前的那一行会指出不同的属性；若出现的是“No pre-shared key with”，则只是缺少密钥。',
  'On both routers: show crypto isakmp policy; on {0}: debug crypto isakmp, and look for the attribute before “atts are not acceptable”.':
    '在两台路由器运行：show crypto isakmp policy；在{0}运行：debug crypto isakmp，并查看“atts are not acceptable”之前的属性。',
  '{0} refused every ISAKMP policy that {1} offered.{2}': '{0}拒绝了{1}提出的每一个 ISAKMP policy。{2}',
  'No ISAKMP policy of {0} equals one of {1}.{2}': '{0}没有任何 ISAKMP policy 与{1}的相同。{2}',
  '{0} answered {1} with {2} instead of MM2: no policy of its own fits the offer.{3}':
    '{0}没有发出 MM2，而是以 {2} 响应 {1}：它自己没有任何 policy 符合所提出的内容。{3}',
  'a notification': '通知',
  '{0} got no answer; a hub whose ISAKMP policies do not fit may stay silent.{1}':
    '{0} 没有得到响应；ISAKMP policy 不符的中心可能不会响应。{1}',
  'The same four lines on both routers.': '两台路由器都配置相同的这四行。',
  'Capture on the outer interface of {0}: udp port 500 and host {1}. On {2}: show ip route {3}, then traceroute {4} source {5}.':
    '在{0}的外部接口抓取：udp port 500 and host {1}。在{2}运行：show ip route {3}，再运行 traceroute {4} source {5}。',
  '{0} went out {1} and no {2} came; {3} may have answered and the answer may be lost{4}.':
    '{0} 已发出 {1}，没有收到 {2}；{3}可能已响应，而响应可能丢失{4}。',
  ' on the way back': '在回程途中',
  '{0} answered with {1} {2}: {3}{4}{5}.': '{0}以 {1} 响应 {2}：{3}{4}{5}。',
  '; it heard {0} again although it had answered': '；它虽已响应，却又收到 {0}',
  'Capture on the outer interface of {0}: udp port 500 and host {1}. On {2}: ping {3} source {4}.':
    '在{0}的外部接口抓取：udp port 500 and host {1}。在{2}运行：ping {3} source {4}。',
  'No {0} from {1} was seen at {2}{3}.': '在{2}没有看到来自{1}的 {0}{3}。',
  '; it may have been sent and lost on the way': '；它可能已发出而在途中丢失',
  '{0} sent {1} {2} to {3}: {4}{5}.{6}': '{0}向 {3} 发出 {1} {2}：{4}{5}。{6}',
  ' It may be lost on the way.': '它可能在途中丢失。',
  'Its log says that no IKEv2 proposal of the two routers matches.':
    '其日志指出两台路由器没有相符的 IKEv2 提议。',
  'Its log says that authentication failed: compare keys and identities of the IKEv2 keyring and profile.':
    '其日志指出认证失败：请比对 IKEv2 keyring 与 profile 的密钥与身份。',
  'Its log says that the child SA was refused: compare transform sets and selectors.':
    '其日志指出 child SA 遭拒：请比对 transform set 与流量选择器。',
  '{0} and {1} negotiate with IKEv2; the IKEv1 steps do not apply to this attempt.':
    '{0}与{1}以 IKEv2 协商；IKEv1 的步骤不适用于这次尝试。',
  'Nothing is wrong with IKEv2 as such. If IKEv1 was meant, take the ikev2-profile out of the IPsec profile on both routers: crypto ipsec profile <name>, no set ikev2-profile.':
    'IKEv2 本身没有问题。若原本要使用 IKEv1，请在两台路由器的 IPsec profile 中移除 ikev2-profile：crypto ipsec profile <name>、no set ikev2-profile。',
  'On both routers: show crypto ikev2 sa detailed, and debug crypto ikev2 during the next attempt.':
    '在两台路由器运行：show crypto ikev2 sa detailed，并在下次尝试时运行 debug crypto ikev2。',
  'Then on both: clear crypto sa': '然后在两端运行：clear crypto sa',
  'On both routers: show crypto ipsec sa; the inbound SPI of one must be the outbound SPI of the other.':
    '在两台路由器运行：show crypto ipsec sa；一端的 inbound SPI 必须是另一端的 outbound SPI。',
  '{0} reported {1} that ESP arrived with an SPI that it does not have ({2}).':
    '{0}报告 {1}：收到的 ESP 带有它没有的 SPI（{2}）。',
  'a router': '某台路由器',
  'ESP from {0} carries SPI {1}, which no negotiation in sight made.':
    '来自 {0} 的 ESP 带有 SPI {1}，所见的协商都没有生成它。',
  'The SPIs that the two routers show do not cross: each sends with SAs that the other does not have, unless the two outputs are of different times.':
    '两台路由器显示的 SPI 无法交叉对应：各自以对方没有的 SA 发出，除非两份输出取自不同时间。',
  'The same on both routers.': '两台路由器都相同。',
  'On both routers: show crypto ipsec transform-set; “will negotiate” must name the same mode.':
    '在两台路由器运行：show crypto ipsec transform-set；“will negotiate”必须显示相同的模式。',
  '{0} wants {1} mode and {2} {3} mode.': '{0}要求 {1} 模式，而{2}要求 {3} 模式。',
  'QM1 offers tunnel mode, while DMVPN normally runs in transport mode; {0} {1}.':
    'QM1 提出 tunnel 模式，而 DMVPN 通常使用 transport 模式；{0}{1}。',
  '{0} {1}; the two transform sets may have different modes.':
    '{0}{1}；两端的 transform set 可能使用不同的模式。',
  'On {0}: debug crypto ipsec during the next attempt (“transform proposal not supported”); on both: show crypto ipsec transform-set.':
    '在{0}于下次尝试时运行 debug crypto ipsec（“transform proposal not supported”）；在两端运行：show crypto ipsec transform-set。',
  '; it accepts {0}': '；它接受的是 {0}',
  ' The first difference is the {0}.': '第一个差异是{0}。',
  '{0} refused the IPsec proposal{1} of QM1 because no transform set of its own fits{2}.{3}':
    '{0}拒绝了 QM1 的 IPsec 提议{1}，因为它自己没有相符的 transform set{2}。{3}',
  'The transform sets differ: {0} on {1}, {2} on {3}.': 'transform set 不同：{1}为 {0}，{3}为 {2}。',
  '{0} {1}{2}. Most often the transform sets differ.': '{0}{1}{2}。最常见的原因是两端的 transform set 不同。',
  ' ({0} was offered)': '（提出的是 {0}）',
  'Capture on the outer interface of {0}: udp port 4500 and host {1}.':
    '在{0}的外部接口抓取：udp port 4500 and host {1}。',
  '{0} answered on UDP 4500 with MM6 {1}: {2}.': '{0}在 UDP 4500 上以 MM6 响应 {1}：{2}。',
  'NAT is on the path, so MM5 moved to UDP 4500. {0} sent it {1}: {2}{3}.':
    '路径上有 NAT，因此 MM5 改用 UDP 4500。{0}发出 {1}：{2}{3}。',
  'MM5 left {0} {1}{2} and got no answer{3}.': '{0}已发出 MM5 {1}{2}，没有得到响应{3}。',
  '; NAT is on the path, and UDP 4500 may not pass': '；路径上有 NAT，UDP 4500 可能无法通过',
  '; if NAT is on the path, UDP 4500 may not pass': '；若路径上有 NAT，UDP 4500 可能无法通过',
  '{0} sent MM4 {1} and no MM5 came{2}.': '{0}发出 MM4 {1}，没有收到 MM5{2}。',
  '; NAT is on the path, so MM5 would come on UDP 4500': '；路径上有 NAT，因此 MM5 会使用 UDP 4500',
  ' from {0}': '（应来自{0}）',
  'On the spoke:': '在分支：',
  'On the hub:': '在中心：',
  'On the hub: show logging | include authentication; then compare show running-config interface {0} | include nhrp authentication with the spoke’s.':
    '在中心运行：show logging | include authentication；再将 show running-config interface {0} | include nhrp authentication 的输出与分支的比较。',
  '{0} reported {1} that an NHRP packet came with another authentication string than its own.':
    '{0}报告 {1}：收到的 NHRP 报文带有与它不同的认证字符串。',
  'NHRP of {0} was answered {1} with error indication 11: the authentication strings differ.':
    '{0}的 NHRP 得到错误通知 11 的响应 {1}：认证字符串不同。',
  'The NHRP authentication strings of {0} and {1} are not the same{2}.':
    '{0}与{1}的 NHRP 认证字符串不同{2}。',
  ', and the registration is not answered': '，注册没有得到响应',
  'ESP of one size goes back and forth without end ({0} and {1} packets): two routers may be answering each other’s NHRP error indications, as with different authentication strings.':
    '同样大小的 ESP 不断来回（{0} 与 {1} 个报文）：两台路由器可能在互相响应对方的 NHRP 错误通知，认证字符串不同时就会如此。',
  '{0} may be dropping the registration because the NHRP authentication strings differ; the spoke would not be told.':
    '{0}可能因为 NHRP 认证字符串不同而丢弃注册；分支不会得到通知。',
  'Give each spoke an outer address of its own: one static NAT address per spoke, or no NAT between spoke and hub.':
    '让每个分支有自己的外部地址：每个分支一个静态 NAT 地址，或分支与中心之间不使用 NAT。',
  'On the hub: show ip nhrp | include {0}; more than one tunnel address with that NBMA address is the loop.':
    '在中心运行：show ip nhrp | include {0}；若有一个以上的隧道地址使用该 NBMA 地址，就是环路。',
  'NHRP of {0} was answered {1} with error indication 3, loop detected{2}.':
    '{0}的 NHRP 得到错误通知 3（发现环路）的响应 {1}{2}。',
  '; {0} spokes share {1}': '；{0} 个分支共用 {1}',
  '{0} spokes share the NBMA address {1} behind NAT; the hub may take that for a loop.':
    '{0} 个分支在 NAT 之后共用 NBMA 地址 {1}；中心可能将其视为环路。',
  '{0} got the registration and sent no reply; it may have answered with an error indication that these sources do not show, such as a loop.':
    '{0}收到注册而没有回复；它可能以这些来源未显示的错误通知响应，例如环路。',
  'On the hub: show ip nhrp summary, and show running-config interface {0} | include nhrp.':
    '在中心运行：show ip nhrp summary，以及 show running-config interface {0} | include nhrp。',
  '{0} of {1} has no ip nhrp network-id: NHRP is off, and the registration is dropped.':
    '{1}的 {0} 没有 ip nhrp network-id：NHRP 未启用，注册被丢弃。',
  '{0} says that NHRP is not enabled on its tunnel.': '{0}指出其隧道未启用 NHRP。',
  '{0} gives no answer to the registration; NHRP may not be enabled on its tunnel.':
    '{0}没有响应注册；其隧道可能未启用 NHRP。',
  'On the hub: show ip interface brief | include Tunnel; its tunnel address must be the one of show ip nhrp nhs on the spoke{0}.':
    '在中心运行：show ip interface brief | include Tunnel；其隧道地址必须与分支上 show ip nhrp nhs 的地址相同{0}。',
  '{0} registers with {1}, and the hub’s tunnel address is {2}.': '{0}向 {1} 注册，而中心的隧道地址是 {2}。',
  '{0} maps {1} to {2}, and the hub’s NBMA address is {3}.':
    '{0}将 {1} 对应到 {2}，而中心的 NBMA 地址是 {3}。',
  'The registration{0} was answered {1} with error indication {2}: the hub has no such address.':
    '注册{0}得到错误通知 {2} 的响应 {1}：中心没有这个地址。',
  ' for {0}': '（对象为 {0}）',
  '{0} could not deliver an NHRP packet {1} (protocol error 7): the spoke names an address that is not the hub’s.':
    '{0}无法投递 NHRP 报文 {1}（协议错误 7）：分支指定的地址不是中心的。',
  '{0} registers with {1}; if that is not the hub’s tunnel address, no reply comes.':
    '{0}向 {1} 注册；若那不是中心的隧道地址，就不会有回复。',
  'an address that no source shows': '来源未显示的地址',
  'On the spoke: show ip nhrp nhs detail; it must list the hub’s tunnel address.':
    '在分支运行：show ip nhrp nhs detail；必须列出中心的隧道地址。',
  '{0} of {1} has no ip nhrp nhs: there is nobody to register with.':
    '{1}的 {0} 没有 ip nhrp nhs：没有可注册的对象。',
  '{0} says that it cannot register because no NHS is configured.': '{0}指出因为没有配置 NHS 而无法注册。',
  'show ip nhrp nhs on {0} lists no server.': '{0}上的 show ip nhrp nhs 没有列出服务器。',
  'Nothing was seen from {0}; it may have no next hop server to register with.':
    '没有看到来自{0}的任何报文；它可能没有可注册的 next hop server。',
  'The same on both routers, or no set pfs on both.': '两台路由器都相同，或两台都配置 no set pfs。',
  'On both routers: show crypto ipsec profile; “PFS (Y/N)” and its group must be the same.':
    '在两台路由器运行：show crypto ipsec profile；“PFS (Y/N)”与其组必须相同。',
  ' (default)': '（默认值）',
  'no PFS': '没有 PFS',
  '{0} has {1}, {2} has {3}.': '{0}为 {1}，{2}为 {3}。',
  '{0} refused QM1 because of its Diffie-Hellman group: PFS differs.':
    '{0}因为 Diffie-Hellman 组而拒绝 QM1：PFS 不同。',
  'QM1 carries a key exchange payload: the initiator has PFS. {0} {1}; it may not.':
    'QM1 带有密钥交换载荷：发起方使用 PFS。{0}{1}；它可能没有使用 PFS。',
  'QM1 is {0} bytes long, as with a key exchange payload (PFS); {1} {2}.':
    'QM1 长 {0} 字节，如同带有密钥交换载荷（PFS）；{1}{2}。',
  '{0} {1}; one router may have PFS and the other not.': '{0}{1}；可能只有一台路由器使用 PFS。',
  'On {0}: show crypto map interface {1} and show crypto sockets; on {2}: show running-config interface for tunnel source and map.':
    '在{0}运行：show crypto map interface {1} 与 show crypto sockets；在{2}运行：show running-config interface，查看 tunnel source 与 map。',
  '{0} has no tunnel protection that covers GRE between {1} and {2}{3}.':
    '{0}没有涵盖 {1} 与 {2} 之间 GRE 的 tunnel protection{3}。',
  '; NAT is on the path and may have changed the address': '；路径上有 NAT，可能改变了地址',
  '{0} answered QM1 with INVALID-ID-INFORMATION: the identities in it fit no tunnel protection.':
    '{0}以 INVALID-ID-INFORMATION 响应 QM1：其中的 identity 与任何 tunnel protection 都不符。',
  '{0} {1}; it may have no tunnel protection for GRE between {2} and {3}.':
    '{0}{1}；它可能没有针对 {2} 与 {3} 之间 GRE 的 tunnel protection。',
  '{0} of {1} has no tunnel protection.': '{1}的 {0} 没有 tunnel protection。',
  '{0} of {1} has the source {2}, and the spoke negotiates for {3}.':
    '{1}的 {0} 以 {2} 为来源，而分支针对 {3} 协商。',
  'Then on both: clear crypto isakmp': '然后在两端运行：clear crypto isakmp',
  'On {0}: show logging | include IKMP_BAD_MESSAGE|reserved not zero; then compare the keys: show running-config | section crypto isakmp key|keyring.':
    '在{0}运行：show logging | include IKMP_BAD_MESSAGE|reserved not zero；再比对密钥：show running-config | section crypto isakmp key|keyring。',
  'A router could not decrypt what came ({0}) when MM5 or MM6 was due. That is how different pre-shared keys look.':
    '有路由器在应收到 MM5 或 MM6 时无法解密所收到的内容（{0}）。预共享密钥不同时就是如此。',
  'MM5 itself is in none of the sources': '任何来源中都没有 MM5 本身',
  '{0} sent MM5 {1}': '{0}发出 MM5 {1}',
  'The pre-shared keys in the two configurations are not the same. {0}, and no MM6 came.':
    '两份配置中的预共享密钥不同。{0}，没有收到 MM6。',
  'The given keys open the encrypted main mode messages of one router only: the two derived different keys, so their pre-shared keys differ.':
    '所提供的密钥只能解开其中一台路由器的加密 main mode 消息：两端导出了不同的密钥，因此预共享密钥不同。',
  '{0} received MM5 and could not read it ({1}): it was encrypted with another key.':
    '{0}收到 MM5 但无法解读（{1}）：它是以另一把密钥加密的。',
  '{0}; {1} answered {2} with PAYLOAD-MALFORMED: it decrypted MM5 to nonsense, because its pre-shared key is another one.':
    '{0}；{1}以 PAYLOAD-MALFORMED 响应 {2}：它把 MM5 解密成无意义的内容，因为它的预共享密钥不同。',
  ' that {0} cannot read': '（{0}无法解读）',
  '{0}; {1} answered {2} with an encrypted informational message{3} instead of MM6, and MM5 was {4}. That is how different pre-shared keys look.':
    '{0}；{1}没有发出 MM6，而是响应加密的 informational 消息{3} {2}，MM5 {4}。这正是预共享密钥不同的迹象。',
  repeated: '有重传',
  'not followed': '之后没有下文',
  '{0}{1}{2} and no MM6 came. A hub with another pre-shared key cannot read MM5 and stays silent.':
    '{0}{1}{2}，没有收到 MM6。预共享密钥不同的中心无法解读 MM5，因此不响应。',
  ' on UDP {0}': '（UDP {0}）',
  ', it arrived at {0},': '，它已到达{0}',
  '{0} has no pre-shared key for {1} and stops there.': '{0}没有给 {1} 的预共享密钥，因此停在该处。',
  'The configuration of {0} has no crypto isakmp key that covers {1}.':
    '{0}的配置中没有涵盖 {1} 的 crypto isakmp key。',
  'No MM1 left {0}{1}': '{0}没有发出 MM1{1}',
  ' although crypto was asked for': '，尽管已要求加密',
  '{0} refused MM1': '{0}拒绝了 MM1',
  '{0} did not go on': '{0}没有继续下去',
  '{0}; a router without a pre-shared key for its peer behaves like that.':
    '{0}；没有对端预共享密钥的路由器就会如此。',
  'On {0}: show crypto isakmp key; one line must cover {1}, in the VRF of the tunnel source.':
    '在{0}运行：show crypto isakmp key；必须有一行涵盖 {1}，且位于隧道来源所在的 VRF。',
  'Phase 1 is up and no QM1 was seen at {0}; it may be lost on the way.':
    '第一阶段已建立，但在{0}没有看到 QM1；它可能在途中丢失。',
  '{0} sent {1} {2}: {3}{4}.': '{0}发出 {1} {2}：{3}{4}。',
  'Capture at both ends: udp port {0} and host {1} and host {2}; compare the message IDs of exchange type 32.':
    '在两端抓取：udp port {0} and host {1} and host {2}；比对交换类型 32 的 message ID。',
  'On the spoke: show ip route {0}; it must not point to {1}.':
    '在分支运行：show ip route {0}；不可指向 {1}。',
  '{0} took its tunnel down {1} because its route to {2} goes through the tunnel itself.':
    '{0}停用其隧道 {1}，因为到 {2} 的路由经过隧道本身。',
  '{0} routes {1} {2}, which holds the hub’s NBMA address {3}, into {4}.':
    '{0}将包含中心 NBMA 地址 {3} 的 {1} {2} 路由到 {4}。',
  'administratively prohibited': '管理上禁止',
  'insufficient resources': '资源不足',
  'Look for limits on {0} of the hub:': '查看中心 {0} 上的限制：',
  'On the hub: debug nhrp and debug nhrp error while {0} registers; show ip nhrp summary for the number of entries.':
    '在中心运行：在 {0} 注册时运行 debug nhrp 与 debug nhrp error；以 show ip nhrp summary 查看条目数量。',
  '{0} refused the registration of {1} with code {2}{3}.': '{0}以代码 {2}{3} 拒绝了 {1} 的注册。',
  'The registration of {0} was answered with error indication {1}.': '{0} 的注册得到错误通知 {1} 的响应。',
  '{0} says that its registration failed, without a code.': '{0}指出其注册失败，没有代码。',
  'Whether {0} refused the registration cannot be read from these sources.':
    '无法从这些来源得知{0}是否拒绝了注册。',
  'Capture on the outer interface of {0}: host {1} and (ip proto 50 or ip proto 47 or udp port 4500). On the spoke: show crypto ipsec sa peer {2} | include decaps.':
    '在{0}的外部接口抓取：host {1} and (ip proto 50 or ip proto 47 or udp port 4500)。在分支运行：show crypto ipsec sa peer {2} | include decaps。',
  '{0} sent a registration reply {1}{2}{3}{4}.': '{0}发出注册回复 {1}{2}{3}{4}。',
  ', and {0} never got one': '，而{0}始终没有收到',
  '; the spoke kept asking': '；分支持续要求',
  'No reply to the registration was seen; {0} may have answered and the answer may be lost on the way back.':
    '没有看到注册的回复；{0}可能已响应，而响应可能在回程途中丢失。',
  'On both routers: show crypto ipsec sa detail | include replay; the failed counter must not grow.':
    '在两台路由器运行：show crypto ipsec sa detail | include replay；失败计数不可增加。',
  '{0} dropped ESP {1} because its replay check failed.': '{0}因重放检查失败而丢弃 ESP {1}。',
  '{0} counts {1} packets that failed the replay check.': '{0}有 {1} 个报文未通过重放检查。',
  'Of {0} ESP packets from {1} (SPI {2}) {3} came out of order and {4} twice: more than the replay window allows.':
    '来自 {1}（SPI {2}）的 {0} 个 ESP 报文中，有 {3} 个顺序错乱、{4} 个重复：超过重放窗口所允许的范围。',
  'On the spoke, on {0}: the same ip mtu and adjust-mss, and ip nhrp map multicast <hub NBMA address>.':
    '在分支的 {0}：相同的 ip mtu 与 adjust-mss，以及 ip nhrp map multicast <hub NBMA address>。',
  'On both routers: show ip nhrp multicast, and the neighbour table of the routing protocol; then ping across the tunnel with size 1400 and the DF bit.':
    '在两台路由器运行：show ip nhrp multicast，并查看路由协议的邻居表；再以大小 1400 与 DF 位 ping 隧道对端。',
  '{0} of {1} has no ip nhrp map multicast dynamic, so {2} of the hub never reaches the spoke{3}.':
    '{1}的 {0} 没有 ip nhrp map multicast dynamic，因此中心的 {2} 永远到不了分支{3}。',
  '; the adjacency is lost when its holding time expires': '；保留时间到期时邻接关系就会中断',
  '{0} lost its neighbour{1} {2}: {3}. {4}': '{0} 失去邻居{1} {2}：{3}。{4}',
  'Multicast passes and unicast does not: registration or MTU.': '组播能通过而单播不行：原因在注册或 MTU。',
  'Multicast passes one way only.': '组播只有单向通过。',
  'On the spoke: show running-config interface {0}; on the hub: show logging | include NOT_IPSEC.':
    '在分支运行：show running-config interface {0}；在中心运行：show logging | include NOT_IPSEC。',
  '{0} of {1} has no tunnel protection, while {2} of the hub requires IPsec profile {3}.':
    '{1}的 {0} 没有 tunnel protection，而中心的 {2} 要求 IPsec profile {3}。',
  '{0} reported {1} that GRE from {2} came without IPsec, and no IKE was seen.':
    '{0}报告 {1}：来自{2}的 GRE 没有 IPsec，且没有看到 IKE。',
  '{0} sends its registration as GRE in clear ({1}) and gets no answer. If the hub protects its tunnel, the spoke lacks tunnel protection.':
    '{0}以明文 GRE 发出注册（{1}），没有得到响应。若中心保护其隧道，分支就缺少 tunnel protection。',
  'No IKE was seen from {0}; its tunnel may lack tunnel protection, so that it sends GRE in clear.':
    '没有看到来自{0}的 IKE；其隧道可能缺少 tunnel protection，因此以明文发出 GRE。',
  'On the spoke: show interfaces {0} and show ip interface brief; both must say up/up.':
    '在分支运行：show interfaces {0} 与 show ip interface brief；两者都必须显示 up/up。',
  '{0} has {1} shut down by configuration, so it sends nothing.':
    '{0}的 {1} 在配置中被 shutdown，因此什么都不发。',
  '{0} of {1} is {2}, line protocol {3}: the tunnel cannot send.':
    '{1}的 {0} 为 {2}，line protocol 为 {3}：隧道无法发出报文。',
  'The last that {0} says of {1} is that it went down, and it has sent nothing since.':
    '{0}关于 {1} 的最后一条消息是它已停用，此后没有发出任何报文。',
  'show dmvpn on {0} says INTF: the tunnel interface is down.':
    '{0}上的 show dmvpn 显示 INTF：隧道接口未启用。',
  'Nothing was seen from {0}; its tunnel interface, or the tunnel’s source interface, may be down.':
    '没有看到来自{0}的任何报文；其隧道接口或隧道的来源接口可能未启用。',
  'On both routers: show interfaces {0} and {1} | include key; on the hub: show crypto ipsec sa peer {2} (decaps grow, encaps 0). With ESP keys the GRE key shows in a capture of host {3}.':
    '在两台路由器运行：show interfaces {0} 与 {1} | include key；在中心运行：show crypto ipsec sa peer {2}（decaps 增加，encaps 为 0）。若有 ESP 密钥，可在 host {3} 的抓包文件中看到 GRE key。',
  'no key': '没有 key',
  'key {0}': 'key {0}',
  'The tunnel of {0} has {1}, that of {2} has {3}: each drops what the other sends.':
    '{0}的隧道为 {1}，{2}的隧道为 {3}：双方都会丢弃对方发出的报文。',
  'ESP arrives at {0} and nothing goes back; with another tunnel key it would drop what it decrypts without a word.':
    'ESP 到达{0}而没有任何报文回来；若 tunnel key 不同，它会无声地丢弃解密后的报文。',
  '{0} may drop the decrypted packets because the tunnel keys differ; neither router would log it.':
    '{0}可能因为 tunnel key 不同而丢弃解密后的报文；两台路由器都不会记录。',
  'On the hub, now:': '立即在中心运行：',
  'On the spoke, for good:': '在分支永久配置：',
  'On the hub: show ip nhrp {0}; its NBMA address is the old one, not {1}.':
    '在中心运行：show ip nhrp {0}；其 NBMA 地址是旧的，不是 {1}。',
  '{0} refused the registration of {1} with code 14: that address is registered with another NBMA address than {2}.':
    '{0}以代码 14 拒绝了 {1} 的注册：该地址已登记在 {2} 以外的 NBMA 地址上。',
  'Whether {0} refused the registration cannot be read; it may still hold {1} with an old NBMA address.':
    '无法得知{0}是否拒绝了注册；它可能仍保留 {1} 的旧 NBMA 地址。',
};
