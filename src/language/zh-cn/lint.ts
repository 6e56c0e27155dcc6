import type { Catalogue } from '../say.ts';

/** What lint finds in configurations. */
export const texts: Catalogue = {
  'the {0}': '{0}',
  none: '无',
  protocol: '协议',
  '{0}.': '{0}。',
  '{0} with {1}': '{0} 与 {1}',
  '{0}: whose configuration this is cannot be told; use --spoke or --hub.':
    '{0}：无法判断这是哪一端的配置；请用 --spoke 或 --hub 指定。',
  'compatible: nothing in the configurations stands against a bring-up': '兼容：配置中没有妨碍建立连接之处',
  'would not come up': '无法建立连接',
  "Only a {0} was given: without the other router's configuration nothing can be compared.":
    '只提供了{0}的配置：没有另一端路由器的配置便无从比较。',
  'No configuration of a spoke or a hub was found.': '没有找到分支或中心的配置。',

  "The {0}'s configuration has no tunnel interface.": '{0}的配置中没有隧道接口。',
  "The {0}'s {1} is shut down.": '{0}的 {1} 已关闭（shutdown）。',
  "The {0}'s {1} has no address.": '{0}的 {1} 没有地址。',
  "The {0}'s {1} has no tunnel source.": '{0}的 {1} 没有配置 tunnel source。',
  "The {0}'s tunnel source {1} is not in this configuration.": '{0}的 tunnel source {1} 不在这份配置中。',
  "The {0}'s tunnel source {1} is shut down.": '{0}的 tunnel source {1} 已关闭（shutdown）。',
  "The {0}'s tunnel source {1} has no address.": '{0}的 tunnel source {1} 没有地址。',
  "The hub's tunnel is in mode {0}; a hub needs tunnel mode gre multipoint.":
    '中心的隧道模式是 {0}；中心需要 tunnel mode gre multipoint。',
  "The spoke's tunnel is point to point and has no tunnel destination.":
    '分支的隧道是点对点，却没有配置 tunnel destination。',
  "The spoke's tunnel destination is {0}": '分支的 tunnel destination 是 {0}',
  "{0}, the hub's tunnel source is {1}": '{0}，中心的 tunnel source 是 {1}',
  '{0}: right only if a NAT in front of the hub translates it.':
    '{0}：只有中心前方有 NAT 转换此地址时才正确。',
  'Both tunnels have the address {0}.': '两端隧道的地址都是 {0}。',
  '{0} {1} on the spoke, {2} {3} on the hub': '分支为 {0} {1}，中心为 {2} {3}',
  'The tunnel addresses are in different networks: {0}.': '两端的隧道地址不在同一网段：{0}。',
  'The tunnel masks differ: {0}.': '两端的隧道掩码不同：{0}。',
  'no key': '没有 key',
  'key {0}': 'key {0}',
  "The spoke's tunnel has {0}, the hub's {1}: their packets are dropped without a message.":
    '分支的隧道{0}，中心的{1}：彼此的报文会被丢弃而没有任何消息。',
  'Tunnels of the {0} with one source protect without "shared": only one of them comes up.':
    '{0}有多条隧道使用同一来源，但 tunnel protection 没有加上“shared”：只有其中一条能建立。',

  "The {0}'s {1} has no ip nhrp network-id: NHRP is off there.":
    '{0}的 {1} 没有配置 ip nhrp network-id：该处的 NHRP 未启用。',
  'Only the {0} has an NHRP authentication string.': '只有{0}配置了 NHRP 认证字符串。',
  'The NHRP authentication strings are encrypted and cannot be compared.':
    'NHRP 认证字符串已加密，无法比较。',
  'The NHRP authentication strings of the two routers differ.': '两端路由器的 NHRP 认证字符串不同。',
  'The spoke has no ip nhrp nhs: it registers nowhere.': '分支没有配置 ip nhrp nhs：不会向任何地方注册。',
  "The spoke registers with {0}; the hub's tunnel address is {1}.": '分支向 {0} 注册；中心的隧道地址是 {1}。',
  'The spoke maps {0} to {1}': '分支把 {0} 对应到 {1}',
  'The spoke has no ip nhrp map for its server {0}': '分支没有为其服务器 {0} 配置 ip nhrp map',
  '{0}; only the tunnel destination tells the way.': '{0}；只能依 tunnel destination 得知去向。',
  '{0}: it does not know where to send the registration.': '{0}：不知道要把注册请求送往哪里。',
  'The hub has no ip nhrp map multicast dynamic: its {0} hellos reach no spoke.':
    '中心没有配置 ip nhrp map multicast dynamic：它的 {0} hello 到不了任何分支。',
  "The spoke's multipoint tunnel has no ip nhrp map multicast: its {0} hellos reach no hub.":
    '分支的多点隧道没有配置 ip nhrp map multicast：它的 {0} hello 到不了任何中心。',
  'The {0} registers every {1} seconds for only {2}: the entry expires in between.':
    '{0}每 {1} 秒注册一次，但保留时间只有 {2} 秒：项目会在两次注册之间到期。',

  "The {0}'s tunnel has no ip mtu; {1} leaves room for GRE and ESP.":
    '{0}的隧道没有配置 ip mtu；{1} 可为 GRE 与 ESP 留出空间。',
  "The {0}'s ip mtu {1} may not leave room for GRE and ESP; {2} does.":
    '{0}的 ip mtu {1} 可能没有为 GRE 与 ESP 留出足够空间；{2} 则足够。',
  "The {0}'s tunnel has no ip tcp adjust-mss; {1} keeps TCP from fragmenting.":
    '{0}的隧道没有配置 ip tcp adjust-mss；{1} 可避免 TCP 分片。',
  "The {0}'s ip tcp adjust-mss {1} is above {2}: TCP will fragment.":
    '{0}的 ip tcp adjust-mss {1} 大于 {2}：TCP 报文会被分片。',
  'ip mtu is {0} on the spoke and {1} on the hub': 'ip mtu 在分支为 {0}，在中心为 {1}',
  '{0}: OSPF does not form an adjacency.': '{0}：OSPF 无法建立邻接关系。',

  'Both routers use IKEv2, whose proposals and keys are not judged here.':
    '两端路由器都使用 IKEv2；其提议与密钥不在此检查。',
  "Only the {0}'s IPsec profile uses IKEv2; the other router answers IKEv1.":
    '只有{0}的 IPsec profile 使用 IKEv2；另一端路由器以 IKEv1 响应。',
  'ISAKMP is turned off on the {0} (no crypto isakmp enable).':
    '{0}的 ISAKMP 已停用（no crypto isakmp enable）。',
  'No ISAKMP policy is the same on both routers; the nearest differ in {0}: spoke {1}, hub {2}.':
    '两端路由器没有相同的 ISAKMP policy；最接近的两个在{0}不同：分支 {1}，中心 {2}。',
  'The lifetimes of the common ISAKMP policy differ ({0} and {1} seconds); the shorter one holds.':
    '共同的 ISAKMP policy 生存时间不同（{0} 与 {1} 秒）；以较短者为准。',
  'Neither router has an ISAKMP policy: both fall back to what their release has built in.':
    '两端路由器都没有配置 ISAKMP policy：会使用各自版本内置的 policy。',
  "The {0} has no ISAKMP policy: only its release's built-in ones could match.":
    '{0}没有配置 ISAKMP policy：只有其版本内置的 policy 可能相符。',
  'The pre-shared keys are encrypted in the configurations and cannot be compared.':
    '配置中的预共享密钥已加密，无法比较。',
  'The pre-shared keys of the two routers differ.': '两端路由器的预共享密钥不同。',
  'The {0} has no pre-shared key for {1}.': '{0}没有针对 {1} 的预共享密钥。',
  'The {0} has no pre-shared key for {1} in VRF {2}.': '{0}在 VRF {2} 中没有针对 {1} 的预共享密钥。',

  "The {0}'s tunnel has no tunnel protection, the {1}'s has: its GRE in the clear is dropped.":
    '{0}的隧道没有配置 tunnel protection，{1}的有：它以明文发出的 GRE 会被丢弃。',
  'Neither tunnel is encrypted.': '两端隧道都没有加密。',
  "The {0}'s tunnel protection names the IPsec profile {1}, which is not configured.":
    '{0}的 tunnel protection 指定了 IPsec profile {1}，但它没有配置。',
  "The {0}'s IPsec profile {1} names the transform set {2}, which is not configured.":
    '{0}的 IPsec profile {1} 指定了 transform set {2}，但它没有配置。',
  "The {0}'s IPsec profile {1} names no transform set.": '{0}的 IPsec profile {1} 没有指定 transform set。',
  'spoke {0}, hub {1}': '分支 {0}，中心 {1}',
  'No transform set is the same on both routers; the nearest differ in {0}: {1}.':
    '两端路由器没有相同的 transform set；最接近的两个在{0}不同：{1}。',
  'The transform sets are in different modes: spoke {0}, hub {1}. Use mode transport on both.':
    '两端 transform set 的模式不同：分支 {0}，中心 {1}。请在两端使用 mode transport。',
  'PFS with group {0}': '使用组 {0} 的 PFS',
  'PFS with group by default': '使用默认组的 PFS',
  'no PFS': '没有 PFS',
  'The spoke offers {0}, the hub is set to {1}': '分支提议{0}，中心配置为{1}',
  '{0} and refuses.': '{0}，因此拒绝。',
  '{0}: rekeying from the hub will be refused.': '{0}：由中心发起的密钥更新会被拒绝。',
  'The IPsec lifetimes differ ({0} and {1} seconds); the shorter one holds.':
    'IPsec 生存时间不同（{0} 与 {1} 秒）；以较短者为准。',

  'UDP 500 (IKE)': 'UDP 500（IKE）',
  'IP protocol 50 (ESP)': 'IP 协议 50（ESP）',
  'UDP 4500 (NAT traversal)': 'UDP 4500（NAT 穿越）',
  'IP protocol 47 (GRE)': 'IP 协议 47（GRE）',
  "The access list {0} on the {1}'s {2} is not in this configuration.":
    '{1}的 {2} 上的访问控制列表 {0} 不在这份配置中。',
  '{0} from {1}': '来自 {1} 的 {0}',
  "The access list {0} on the {1}'s {2} drops {3}": '{1}的 {2} 上的访问控制列表 {0} 会丢弃{3}',
  "The access list {0} on the {1}'s {2} drops {3} (by the deny at its end)":
    '{1}的 {2} 上的访问控制列表 {0} 会丢弃{3}（由列表末尾隐含的 deny）',
  '{0}: a peer behind NAT cannot come up.': '{0}：位于 NAT 之后的对端无法建立连接。',

  'ISAKMP with certificates as DMVPN uses it': 'DMVPN 所用的 ISAKMP 证书认证',
  'tunnel protection on the ASR 1000': 'ASR 1000 上的 tunnel protection',
  'a VRF inside the tunnel (iVRF)': '隧道内侧的 VRF（iVRF）',
  'a VRF outside the tunnel (fVRF)': '隧道外侧的 VRF（fVRF）',
  'debug conditions of DMVPN': 'DMVPN 的 debug condition',
  'shared tunnel protection': '共用的 tunnel protection（shared）',
  'IPv6 over DMVPN': 'DMVPN 上的 IPv6',
  'tunnel health monitoring (if-state nhrp)': '隧道健康监测（if-state nhrp）',
  'The {0} uses {1}, which {2}.': '{0}使用了{1}，{2}。',
  'came with {0}; release {1} does not tell whether it has it':
    '此功能自 {0} 起提供；由版本 {1} 看不出是否具备',
  'came with {0}, after the stated release {1}': '此功能自 {0} 起提供，晚于所示的版本 {1}',
  '{0} of the {1} runs over the tunnel and advertises its outside network ({2}): the far end may learn it through the tunnel, which then goes down.':
    '{1}的 {0} 在隧道上运行，并通告其外部网段（{2}）：对端可能经由隧道学到它，隧道随即中断。',

  '{0} uses {1}: {2}. Use AES.': '{0} 使用 {1}：{2}。请改用 AES。',
  'DES can be broken by trying all keys': 'DES 可用穷举密钥破解',
  '3DES has blocks of 64 bits and is being withdrawn': '3DES 的分组只有 64 位，正逐步淘汰',
  'ESP null does not encrypt': 'ESP null 不加密',
  '{0} uses MD5. Use SHA-256.': '{0} 使用 MD5。请改用 SHA-256。',
  '{0} uses Diffie-Hellman group {1} ({2} bits), which is weak. Use group 14 or higher.':
    '{0} 使用 Diffie-Hellman 组 {1}（{2} 位），强度不足。请改用组 14 以上。',
  'One pre-shared key for every peer (0.0.0.0) is weak: whoever has it can pose as the hub. Use a key per peer, or certificates.':
    '所有对端共用一组预共享密钥（0.0.0.0）并不安全：取得密钥的人都能冒充中心。请为每个对端使用各自的密钥，或使用证书。',
};
