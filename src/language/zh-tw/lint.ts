import type { Catalogue } from '../say.ts';

/** What lint finds in configurations. */
export const texts: Catalogue = {
  'the {0}': '{0}',
  none: '無',
  protocol: '協定',
  '{0}.': '{0}。',
  '{0} with {1}': '{0} 與 {1}',
  '{0}: whose configuration this is cannot be told; use --spoke or --hub.':
    '{0}：無法判斷這是哪一端的設定；請用 --spoke 或 --hub 指定。',
  'compatible: nothing in the configurations stands against a bring-up': '相容：設定中沒有妨礙建立連線之處',
  'would not come up': '無法建立連線',
  "Only a {0} was given: without the other router's configuration nothing can be compared.":
    '只提供了{0}的設定：沒有另一端路由器的設定便無從比較。',
  'No configuration of a spoke or a hub was found.': '沒有找到分支或中心的設定。',

  "The {0}'s configuration has no tunnel interface.": '{0}的設定中沒有隧道介面。',
  "The {0}'s {1} is shut down.": '{0}的 {1} 已關閉（shutdown）。',
  "The {0}'s {1} has no address.": '{0}的 {1} 沒有位址。',
  "The {0}'s {1} has no tunnel source.": '{0}的 {1} 沒有設定 tunnel source。',
  "The {0}'s tunnel source {1} is not in this configuration.": '{0}的 tunnel source {1} 不在這份設定中。',
  "The {0}'s tunnel source {1} is shut down.": '{0}的 tunnel source {1} 已關閉（shutdown）。',
  "The {0}'s tunnel source {1} has no address.": '{0}的 tunnel source {1} 沒有位址。',
  "The hub's tunnel is in mode {0}; a hub needs tunnel mode gre multipoint.":
    '中心的隧道模式是 {0}；中心需要 tunnel mode gre multipoint。',
  "The spoke's tunnel is point to point and has no tunnel destination.":
    '分支的隧道是點對點，卻沒有設定 tunnel destination。',
  "The spoke's tunnel destination is {0}": '分支的 tunnel destination 是 {0}',
  "{0}, the hub's tunnel source is {1}": '{0}，中心的 tunnel source 是 {1}',
  '{0}: right only if a NAT in front of the hub translates it.':
    '{0}：只有中心前方有 NAT 轉換此位址時才正確。',
  'Both tunnels have the address {0}.': '兩端隧道的位址都是 {0}。',
  '{0} {1} on the spoke, {2} {3} on the hub': '分支為 {0} {1}，中心為 {2} {3}',
  'The tunnel addresses are in different networks: {0}.': '兩端的隧道位址不在同一網段：{0}。',
  'The tunnel masks differ: {0}.': '兩端的隧道遮罩不同：{0}。',
  'no key': '沒有 key',
  'key {0}': 'key {0}',
  "The spoke's tunnel has {0}, the hub's {1}: their packets are dropped without a message.":
    '分支的隧道{0}，中心的{1}：彼此的封包會被丟棄而沒有任何訊息。',
  'Tunnels of the {0} with one source protect without "shared": only one of them comes up.':
    '{0}有多條隧道使用同一來源，但 tunnel protection 沒有加上「shared」：只有其中一條能建立。',

  "The {0}'s {1} has no ip nhrp network-id: NHRP is off there.":
    '{0}的 {1} 沒有設定 ip nhrp network-id：該處的 NHRP 未啟用。',
  'Only the {0} has an NHRP authentication string.': '只有{0}設定了 NHRP 認證字串。',
  'The NHRP authentication strings are encrypted and cannot be compared.': 'NHRP 認證字串已加密，無法比較。',
  'The NHRP authentication strings of the two routers differ.': '兩端路由器的 NHRP 認證字串不同。',
  'The spoke has no ip nhrp nhs: it registers nowhere.': '分支沒有設定 ip nhrp nhs：不會向任何地方註冊。',
  "The spoke registers with {0}; the hub's tunnel address is {1}.": '分支向 {0} 註冊；中心的隧道位址是 {1}。',
  'The spoke maps {0} to {1}': '分支把 {0} 對應到 {1}',
  'The spoke has no ip nhrp map for its server {0}': '分支沒有為其伺服器 {0} 設定 ip nhrp map',
  '{0}; only the tunnel destination tells the way.': '{0}；只能依 tunnel destination 得知去向。',
  '{0}: it does not know where to send the registration.': '{0}：不知道要把註冊請求送往哪裡。',
  'The hub has no ip nhrp map multicast dynamic: its {0} hellos reach no spoke.':
    '中心沒有設定 ip nhrp map multicast dynamic：它的 {0} hello 到不了任何分支。',
  "The spoke's multipoint tunnel has no ip nhrp map multicast: its {0} hellos reach no hub.":
    '分支的多點隧道沒有設定 ip nhrp map multicast：它的 {0} hello 到不了任何中心。',
  'The {0} registers every {1} seconds for only {2}: the entry expires in between.':
    '{0}每 {1} 秒註冊一次，但保留時間只有 {2} 秒：項目會在兩次註冊之間到期。',

  "The {0}'s tunnel has no ip mtu; {1} leaves room for GRE and ESP.":
    '{0}的隧道沒有設定 ip mtu；{1} 可為 GRE 與 ESP 留出空間。',
  "The {0}'s ip mtu {1} may not leave room for GRE and ESP; {2} does.":
    '{0}的 ip mtu {1} 可能沒有為 GRE 與 ESP 留出足夠空間；{2} 則足夠。',
  "The {0}'s tunnel has no ip tcp adjust-mss; {1} keeps TCP from fragmenting.":
    '{0}的隧道沒有設定 ip tcp adjust-mss；{1} 可避免 TCP 分段。',
  "The {0}'s ip tcp adjust-mss {1} is above {2}: TCP will fragment.":
    '{0}的 ip tcp adjust-mss {1} 大於 {2}：TCP 封包會被分段。',
  'ip mtu is {0} on the spoke and {1} on the hub': 'ip mtu 在分支為 {0}，在中心為 {1}',
  '{0}: OSPF does not form an adjacency.': '{0}：OSPF 無法建立鄰接關係。',

  'Both routers use IKEv2, whose proposals and keys are not judged here.':
    '兩端路由器都使用 IKEv2；其提案與金鑰不在此檢查。',
  "Only the {0}'s IPsec profile uses IKEv2; the other router answers IKEv1.":
    '只有{0}的 IPsec profile 使用 IKEv2；另一端路由器以 IKEv1 回應。',
  'ISAKMP is turned off on the {0} (no crypto isakmp enable).':
    '{0}的 ISAKMP 已停用（no crypto isakmp enable）。',
  'No ISAKMP policy is the same on both routers; the nearest differ in {0}: spoke {1}, hub {2}.':
    '兩端路由器沒有相同的 ISAKMP policy；最接近的兩個在{0}不同：分支 {1}，中心 {2}。',
  'The lifetimes of the common ISAKMP policy differ ({0} and {1} seconds); the shorter one holds.':
    '共同的 ISAKMP policy 存活時間不同（{0} 與 {1} 秒）；以較短者為準。',
  'Neither router has an ISAKMP policy: both fall back to what their release has built in.':
    '兩端路由器都沒有設定 ISAKMP policy：會使用各自版本內建的 policy。',
  "The {0} has no ISAKMP policy: only its release's built-in ones could match.":
    '{0}沒有設定 ISAKMP policy：只有其版本內建的 policy 可能相符。',
  'The pre-shared keys are encrypted in the configurations and cannot be compared.':
    '設定中的預先共用金鑰已加密，無法比較。',
  'The pre-shared keys of the two routers differ.': '兩端路由器的預先共用金鑰不同。',
  'The {0} has no pre-shared key for {1}.': '{0}沒有針對 {1} 的預先共用金鑰。',
  'The {0} has no pre-shared key for {1} in VRF {2}.': '{0}在 VRF {2} 中沒有針對 {1} 的預先共用金鑰。',

  "The {0}'s tunnel has no tunnel protection, the {1}'s has: its GRE in the clear is dropped.":
    '{0}的隧道沒有設定 tunnel protection，{1}的有：它以明文送出的 GRE 會被丟棄。',
  'Neither tunnel is encrypted.': '兩端隧道都沒有加密。',
  "The {0}'s tunnel protection names the IPsec profile {1}, which is not configured.":
    '{0}的 tunnel protection 指定了 IPsec profile {1}，但它沒有設定。',
  "The {0}'s IPsec profile {1} names the transform set {2}, which is not configured.":
    '{0}的 IPsec profile {1} 指定了 transform set {2}，但它沒有設定。',
  "The {0}'s IPsec profile {1} names no transform set.": '{0}的 IPsec profile {1} 沒有指定 transform set。',
  'spoke {0}, hub {1}': '分支 {0}，中心 {1}',
  'No transform set is the same on both routers; the nearest differ in {0}: {1}.':
    '兩端路由器沒有相同的 transform set；最接近的兩個在{0}不同：{1}。',
  'The transform sets are in different modes: spoke {0}, hub {1}. Use mode transport on both.':
    '兩端 transform set 的模式不同：分支 {0}，中心 {1}。請在兩端使用 mode transport。',
  'PFS with group {0}': '使用群組 {0} 的 PFS',
  'PFS with group by default': '使用預設群組的 PFS',
  'no PFS': '沒有 PFS',
  'The spoke offers {0}, the hub is set to {1}': '分支提議{0}，中心設定為{1}',
  '{0} and refuses.': '{0}，因此拒絕。',
  '{0}: rekeying from the hub will be refused.': '{0}：由中心發起的金鑰更新會被拒絕。',
  'The IPsec lifetimes differ ({0} and {1} seconds); the shorter one holds.':
    'IPsec 存活時間不同（{0} 與 {1} 秒）；以較短者為準。',

  'UDP 500 (IKE)': 'UDP 500（IKE）',
  'IP protocol 50 (ESP)': 'IP 協定 50（ESP）',
  'UDP 4500 (NAT traversal)': 'UDP 4500（NAT 穿越）',
  'IP protocol 47 (GRE)': 'IP 協定 47（GRE）',
  "The access list {0} on the {1}'s {2} is not in this configuration.":
    '{1}的 {2} 上的存取清單 {0} 不在這份設定中。',
  '{0} from {1}': '來自 {1} 的 {0}',
  "The access list {0} on the {1}'s {2} drops {3}": '{1}的 {2} 上的存取清單 {0} 會丟棄{3}',
  "The access list {0} on the {1}'s {2} drops {3} (by the deny at its end)":
    '{1}的 {2} 上的存取清單 {0} 會丟棄{3}（由清單末尾隱含的 deny）',
  '{0}: a peer behind NAT cannot come up.': '{0}：位於 NAT 之後的對端無法建立連線。',

  'ISAKMP with certificates as DMVPN uses it': 'DMVPN 所用的 ISAKMP 憑證認證',
  'tunnel protection on the ASR 1000': 'ASR 1000 上的 tunnel protection',
  'a VRF inside the tunnel (iVRF)': '隧道內側的 VRF（iVRF）',
  'a VRF outside the tunnel (fVRF)': '隧道外側的 VRF（fVRF）',
  'debug conditions of DMVPN': 'DMVPN 的 debug condition',
  'shared tunnel protection': '共用的 tunnel protection（shared）',
  'IPv6 over DMVPN': 'DMVPN 上的 IPv6',
  'tunnel health monitoring (if-state nhrp)': '隧道健康監測（if-state nhrp）',
  'The {0} uses {1}, which {2}.': '{0}使用了{1}，{2}。',
  'came with {0}; release {1} does not tell whether it has it':
    '此功能自 {0} 起提供；由版本 {1} 看不出是否具備',
  'came with {0}, after the stated release {1}': '此功能自 {0} 起提供，晚於所示的版本 {1}',
  '{0} of the {1} runs over the tunnel and advertises its outside network ({2}): the far end may learn it through the tunnel, which then goes down.':
    '{1}的 {0} 在隧道上執行，並通告其外部網段（{2}）：對端可能經由隧道學到它，隧道隨即中斷。',

  '{0} uses {1}: {2}. Use AES.': '{0} 使用 {1}：{2}。請改用 AES。',
  'DES can be broken by trying all keys': 'DES 可用窮舉金鑰破解',
  '3DES has blocks of 64 bits and is being withdrawn': '3DES 的區塊只有 64 位元，正逐步淘汰',
  'ESP null does not encrypt': 'ESP null 不加密',
  '{0} uses MD5. Use SHA-256.': '{0} 使用 MD5。請改用 SHA-256。',
  '{0} uses Diffie-Hellman group {1} ({2} bits), which is weak. Use group 14 or higher.':
    '{0} 使用 Diffie-Hellman 群組 {1}（{2} 位元），強度不足。請改用群組 14 以上。',
  'One pre-shared key for every peer (0.0.0.0) is weak: whoever has it can pose as the hub. Use a key per peer, or certificates.':
    '所有對端共用一組預先共用金鑰（0.0.0.0）並不安全：取得金鑰的人都能冒充中心。請為每個對端使用各自的金鑰，或使用憑證。',
};
