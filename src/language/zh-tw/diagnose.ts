import type { Catalogue } from '../say.ts';

/** Causes of stalls: explanations, what to change, and what to look at next. */
export const texts: Catalogue = {
  'the spoke ({0})': '分支（{0}）',
  'the hub ({0})': '中心（{0}）',
  'the spoke’s NBMA address': '分支的 NBMA 位址',
  'the hub’s NBMA address': '中心的 NBMA 位址',
  'the spoke’s tunnel address': '分支的隧道位址',
  'the hub’s tunnel address': '中心的隧道位址',
  once: '一次',
  twice: '兩次',
  '{0} times': '{0} 次',
  '{0} answered with ICMP “{1}”': '{0} 以 ICMP「{1}」回應',
  'access list {0} of {1} denied it': '{1}的存取清單 {0} 拒絕了它',
  '(unnamed)': '（未具名）',
  'access list {0}, inbound on {1} of {2}, denies it': '{2}在 {1} 輸入方向的存取清單 {0} 會拒絕它',
  'is on the sender’s wire': '出現在送出端的線路上',
  'is in the sender’s log': '出現在送出端的記錄檔中',
  'it {0} and not on the wire of {1}': '它{0}，但沒有出現在{1}的線路上',
  'it {0} and not in the log of {1}': '它{0}，但沒有出現在{1}的記錄檔中',
  'it {0} and nothing shows that it reached {1}': '它{0}，但沒有跡象顯示它已到達{1}',
  '{0} ({1} and {2})': '{0}（{1} 與 {2}）',
  default: '預設值',
  encryption: '加密演算法',
  'key length': '金鑰長度',
  'key-length': '金鑰長度',
  hash: '雜湊',
  authentication: '認證方式',
  group: '群組',
  ' or ': ' 或 ',
  ', ': '、',
  ': {0}': '：{0}',
  '; {0}': '；{0}',
  ' ({0})': '（{0}）',
  '{0} and {1}': '{0} 與 {1}',
  'answered QM1 with NO-PROPOSAL-CHOSEN': '以 NO-PROPOSAL-CHOSEN 回應 QM1',
  'answered QM1 with an encrypted informational message of another message ID instead of QM2':
    '沒有送出 QM2，而是以另一個 message ID 的加密 informational 訊息回應 QM1',
  'refused QM1': '拒絕了 QM1',
  'sent no QM2': '沒有送出 QM2',
  'access list {0} denied it': '存取清單 {0} 拒絕了它',
  'Aggressive mode was tried between {0} and {1}, and {2} has it disabled.':
    '{0}與{1}之間嘗試了 aggressive mode，而{2}停用了此模式。',
  '{0} offered aggressive mode {1} and {2}; the hub may have aggressive mode disabled.':
    '{0}提出 aggressive mode {1}，{2}；中心可能停用了 aggressive mode。',
  'got a notification instead of AM2': '得到的是通知而不是 AM2',
  'got no AM2': '沒有得到 AM2',
  'On the hub: show running-config | include aggressive-mode, and debug crypto isakmp during the next attempt.':
    '在中心執行：show running-config | include aggressive-mode，並在下次嘗試時執行 debug crypto isakmp。',
  'On {0}: show crypto pki certificates, show clock, and debug crypto pki transactions during the next attempt.':
    '在{0}執行：show crypto pki certificates、show clock，並在下次嘗試時執行 debug crypto pki transactions。',
  '{0} reported trouble with a certificate{1}.': '{0}回報憑證有問題{1}。',
  '{0} answered MM5 with a notification about the certificate.': '{0}以關於憑證的通知回應 MM5。',
  'The routers authenticate with certificates, MM5 was sent and no MM6 came; {0} may not accept the certificate.':
    '兩台路由器以憑證互相認證，MM5 已送出而沒有收到 MM6；{0}可能不接受該憑證。',
  'No source tells how the routers authenticate; if with certificates, one may not be accepted.':
    '沒有來源說明路由器如何認證；若使用憑證，其中一個可能不被接受。',
  '{0} sent {1} and none is in the capture of {2}, which may have ended before{3}.':
    '{0}送出 {1}，{2}的擷取檔中一個也沒有，但擷取可能在此之前就結束了{3}。',
  '{0} sent {1} and none reached the wire of {2}{3}.': '{0}送出 {1}，沒有一個到達{2}的線路{3}。',
  'ESP from {0} is dropped: {1}.': '來自{0}的 ESP 被丟棄：{1}。',
  '{0} has encapsulated {1} packets and {2} has decapsulated none.':
    '{0}已封裝 {1} 個封包，而{2}沒有解封裝任何封包。',
  'no ESP reached the wire of {0}': '沒有 ESP 到達{0}的線路',
  'the log of {0} has no registration': '{0}的記錄檔中沒有註冊',
  '{0} sent {1}, and {2}.': '{0}送出 {1}，而{2}。',
  '{0} sent its registration {1} into the tunnel, and {2}, although IKE is done at both ends.':
    '{0}將註冊送入隧道 {1}，而{2}，儘管兩端的 IKE 都已完成。',
  '{0} sent {1} and no ESP came back; ESP may be dropped on the way to the hub or back.':
    '{0}送出 {1}，沒有 ESP 回來；ESP 可能在往中心的途中或回程被丟棄。',
  'ESP comes from {0} and none from {1} was seen.': '有來自{0}的 ESP，但沒有看到來自{1}的。',
  'IKE is done, and nothing of the tunnel from {0} was seen at {1}; ESP towards the hub may be dropped.':
    'IKE 已完成，但在{1}沒有看到來自{0}的任何隧道封包；往中心的 ESP 可能被丟棄。',
  'IKE is done, and none of the sources would show what went into the tunnel; ESP may be dropped on the way.':
    'IKE 已完成，但沒有任何來源能顯示進入隧道的內容；ESP 可能在途中被丟棄。',
  'The registration went into the tunnel {0} and no reply came; ESP may be dropped on the way.':
    '註冊已送入隧道 {0}，沒有收到回覆；ESP 可能在途中被丟棄。',
  ' (SPI {0}, sequence numbers {1} to {2})': '（SPI {0}，序號 {1} 到 {2}）',
  '1 ESP packet{0}': '1 個 ESP 封包{0}',
  '{0} ESP packets{1}': '{0} 個 ESP 封包{1}',
  'Capture on the outer interface of {0}: {1} and host {2}. On both routers: show crypto ipsec sa peer <the other>, and compare encaps and decaps.':
    '在{0}的外部介面擷取：{1} and host {2}。在兩台路由器執行：show crypto ipsec sa peer <the other>，並比較 encaps 與 decaps。',
  'On {0}: show crypto sockets, show crypto isakmp policy, and debug crypto isakmp while the peer tries.':
    '在{0}執行：show crypto sockets、show crypto isakmp policy，並在對端嘗試時執行 debug crypto isakmp。',
  '{0} answered {1} with ICMP port unreachable: nothing listens on UDP 500 there.':
    '{0} 以 ICMP port unreachable 回應 {1}：該處沒有程式在 UDP 500 上等候。',
  '{0} has nothing configured for {1} and drops its {2}.': '{0}沒有針對 {1} 的任何設定，因此丟棄它的 {2}。',
  '{0} goes to {1}, which {2}.': '{0} 送往{1}，而它{2}。',
  '{0} of {1} arrived at {2} ({3}) and no answer left it.':
    '{1}的 {0} 已到達{2}（{3}），但它沒有送出任何回應。',
  '{0} went out {1} without an answer; {2} may not run IKE for {3}.':
    '{0} 已送出 {1}，沒有回應；{2}可能沒有為 {3} 執行 IKE。',
  'has ISAKMP switched off (no crypto isakmp enable)': '關閉了 ISAKMP（no crypto isakmp enable）',
  'has no tunnel protection on {0}': '在 {0} 上沒有 tunnel protection',
  'has {0} in mode {1} without a destination instead of gre multipoint':
    '的 {0} 使用模式 {1} 且沒有 destination，而不是 gre multipoint',
  '1 IKE datagram': '1 個 IKE 資料包',
  '{0} IKE datagrams': '{0} 個 IKE 資料包',
  '1 fragment': '1 個分片',
  '{0} fragments': '{0} 個分片',
  'Capture on the outer interface of {0}: ip[6:2] & 0x3fff != 0 and host {1}; fragments with an offset must show.':
    '在{0}的外部介面擷取：ip[6:2] & 0x3fff != 0 and host {1}；必須看得到帶有位移的分片。',
  'Of {0} from {1} only {2} ({3} bytes) came through; the rest never did.':
    '來自{1}的 {0}只有 {2}（{3} 位元組）通過；其餘的始終沒有到達。',
  'The authentication message is {0} bytes long and needs IP fragments; they may be lost on the way.':
    '認證訊息長 {0} 位元組，需要 IP 分片；分片可能在途中遺失。',
  'The authentication messages may need IP fragments (certificates do), and these may be lost on the way.':
    '認證訊息可能需要 IP 分片（使用憑證時就需要），而分片可能在途中遺失。',
  ' They differ in {0}.': '差異在於 {0}。',
  'On {0}: debug crypto isakmp: before “atts are not acceptable” stands the attribute that differs; “No pre-shared key with” instead tells that only the key is missing.':
    '在{0}執行：debug crypto isakmp；「atts are not acceptable」之前的那一行會指出不同的屬性；若出現的是「No pre-shared key with」，則只是缺少金鑰。',
  'On both routers: show crypto isakmp policy; on {0}: debug crypto isakmp, and look for the attribute before “atts are not acceptable”.':
    '在兩台路由器執行：show crypto isakmp policy；在{0}執行：debug crypto isakmp，並查看「atts are not acceptable」之前的屬性。',
  '{0} refused every ISAKMP policy that {1} offered.{2}': '{0}拒絕了{1}提出的每一個 ISAKMP policy。{2}',
  'No ISAKMP policy of {0} equals one of {1}.{2}': '{0}沒有任何 ISAKMP policy 與{1}的相同。{2}',
  '{0} answered {1} with {2} instead of MM2: no policy of its own fits the offer.{3}':
    '{0}沒有送出 MM2，而是以 {2} 回應 {1}：它自己沒有任何 policy 符合所提出的內容。{3}',
  'a notification': '通知',
  '{0} got no answer; a hub whose ISAKMP policies do not fit may stay silent.{1}':
    '{0} 沒有得到回應；ISAKMP policy 不符的中心可能不會回應。{1}',
  'The same four lines on both routers.': '兩台路由器都設定相同的這四行。',
  'Capture on the outer interface of {0}: udp port 500 and host {1}. On {2}: show ip route {3}, then traceroute {4} source {5}.':
    '在{0}的外部介面擷取：udp port 500 and host {1}。在{2}執行：show ip route {3}，再執行 traceroute {4} source {5}。',
  '{0} went out {1} and no {2} came; {3} may have answered and the answer may be lost{4}.':
    '{0} 已送出 {1}，沒有收到 {2}；{3}可能已回應，而回應可能遺失{4}。',
  ' on the way back': '在回程途中',
  '{0} answered with {1} {2}: {3}{4}{5}.': '{0}以 {1} 回應 {2}：{3}{4}{5}。',
  '; it heard {0} again although it had answered': '；它雖已回應，卻又收到 {0}',
  'Capture on the outer interface of {0}: udp port 500 and host {1}. On {2}: ping {3} source {4}.':
    '在{0}的外部介面擷取：udp port 500 and host {1}。在{2}執行：ping {3} source {4}。',
  'No {0} from {1} was seen at {2}{3}.': '在{2}沒有看到來自{1}的 {0}{3}。',
  '; it may have been sent and lost on the way': '；它可能已送出而在途中遺失',
  '{0} sent {1} {2} to {3}: {4}{5}.{6}': '{0}向 {3} 送出 {1} {2}：{4}{5}。{6}',
  ' It may be lost on the way.': '它可能在途中遺失。',
  'Its log says that no IKEv2 proposal of the two routers matches.':
    '其記錄檔指出兩台路由器沒有相符的 IKEv2 提案。',
  'Its log says that authentication failed: compare keys and identities of the IKEv2 keyring and profile.':
    '其記錄檔指出認證失敗：請比對 IKEv2 keyring 與 profile 的金鑰與身分。',
  'Its log says that the child SA was refused: compare transform sets and selectors.':
    '其記錄檔指出 child SA 遭拒：請比對 transform set 與流量選擇器。',
  '{0} and {1} negotiate with IKEv2; the IKEv1 steps do not apply to this attempt.':
    '{0}與{1}以 IKEv2 協商；IKEv1 的步驟不適用於這次嘗試。',
  'Nothing is wrong with IKEv2 as such. If IKEv1 was meant, take the ikev2-profile out of the IPsec profile on both routers: crypto ipsec profile <name>, no set ikev2-profile.':
    'IKEv2 本身沒有問題。若原本要使用 IKEv1，請在兩台路由器的 IPsec profile 中移除 ikev2-profile：crypto ipsec profile <name>、no set ikev2-profile。',
  'On both routers: show crypto ikev2 sa detailed, and debug crypto ikev2 during the next attempt.':
    '在兩台路由器執行：show crypto ikev2 sa detailed，並在下次嘗試時執行 debug crypto ikev2。',
  'Then on both: clear crypto sa': '然後在兩端執行：clear crypto sa',
  'On both routers: show crypto ipsec sa; the inbound SPI of one must be the outbound SPI of the other.':
    '在兩台路由器執行：show crypto ipsec sa；一端的 inbound SPI 必須是另一端的 outbound SPI。',
  '{0} reported {1} that ESP arrived with an SPI that it does not have ({2}).':
    '{0}回報 {1}：收到的 ESP 帶有它沒有的 SPI（{2}）。',
  'a router': '某台路由器',
  'ESP from {0} carries SPI {1}, which no negotiation in sight made.':
    '來自 {0} 的 ESP 帶有 SPI {1}，所見的協商都沒有產生它。',
  'The SPIs that the two routers show do not cross: each sends with SAs that the other does not have, unless the two outputs are of different times.':
    '兩台路由器顯示的 SPI 無法交叉對應：各自以對方沒有的 SA 送出，除非兩份輸出取自不同時間。',
  'The same on both routers.': '兩台路由器都相同。',
  'On both routers: show crypto ipsec transform-set; “will negotiate” must name the same mode.':
    '在兩台路由器執行：show crypto ipsec transform-set；「will negotiate」必須顯示相同的模式。',
  '{0} wants {1} mode and {2} {3} mode.': '{0}要求 {1} 模式，而{2}要求 {3} 模式。',
  'QM1 offers tunnel mode, while DMVPN normally runs in transport mode; {0} {1}.':
    'QM1 提出 tunnel 模式，而 DMVPN 通常使用 transport 模式；{0}{1}。',
  '{0} {1}; the two transform sets may have different modes.':
    '{0}{1}；兩端的 transform set 可能使用不同的模式。',
  'On {0}: debug crypto ipsec during the next attempt (“transform proposal not supported”); on both: show crypto ipsec transform-set.':
    '在{0}於下次嘗試時執行 debug crypto ipsec（「transform proposal not supported」）；在兩端執行：show crypto ipsec transform-set。',
  '; it accepts {0}': '；它接受的是 {0}',
  ' The first difference is the {0}.': '第一個差異是{0}。',
  '{0} refused the IPsec proposal{1} of QM1 because no transform set of its own fits{2}.{3}':
    '{0}拒絕了 QM1 的 IPsec 提案{1}，因為它自己沒有相符的 transform set{2}。{3}',
  'The transform sets differ: {0} on {1}, {2} on {3}.': 'transform set 不同：{1}為 {0}，{3}為 {2}。',
  '{0} {1}{2}. Most often the transform sets differ.': '{0}{1}{2}。最常見的原因是兩端的 transform set 不同。',
  ' ({0} was offered)': '（提出的是 {0}）',
  'Capture on the outer interface of {0}: udp port 4500 and host {1}.':
    '在{0}的外部介面擷取：udp port 4500 and host {1}。',
  '{0} answered on UDP 4500 with MM6 {1}: {2}.': '{0}在 UDP 4500 上以 MM6 回應 {1}：{2}。',
  'NAT is on the path, so MM5 moved to UDP 4500. {0} sent it {1}: {2}{3}.':
    '路徑上有 NAT，因此 MM5 改用 UDP 4500。{0}送出 {1}：{2}{3}。',
  'MM5 left {0} {1}{2} and got no answer{3}.': '{0}已送出 MM5 {1}{2}，沒有得到回應{3}。',
  '; NAT is on the path, and UDP 4500 may not pass': '；路徑上有 NAT，UDP 4500 可能無法通過',
  '; if NAT is on the path, UDP 4500 may not pass': '；若路徑上有 NAT，UDP 4500 可能無法通過',
  '{0} sent MM4 {1} and no MM5 came{2}.': '{0}送出 MM4 {1}，沒有收到 MM5{2}。',
  '; NAT is on the path, so MM5 would come on UDP 4500': '；路徑上有 NAT，因此 MM5 會使用 UDP 4500',
  ' from {0}': '（應來自{0}）',
  'On the spoke:': '在分支：',
  'On the hub:': '在中心：',
  'On the hub: show logging | include authentication; then compare show running-config interface {0} | include nhrp authentication with the spoke’s.':
    '在中心執行：show logging | include authentication；再將 show running-config interface {0} | include nhrp authentication 的輸出與分支的比較。',
  '{0} reported {1} that an NHRP packet came with another authentication string than its own.':
    '{0}回報 {1}：收到的 NHRP 封包帶有與它不同的認證字串。',
  'NHRP of {0} was answered {1} with error indication 11: the authentication strings differ.':
    '{0}的 NHRP 得到錯誤通知 11 的回應 {1}：認證字串不同。',
  'The NHRP authentication strings of {0} and {1} are not the same{2}.': '{0}與{1}的 NHRP 認證字串不同{2}。',
  ', and the registration is not answered': '，註冊沒有得到回應',
  'ESP of one size goes back and forth without end ({0} and {1} packets): two routers may be answering each other’s NHRP error indications, as with different authentication strings.':
    '同樣大小的 ESP 不斷來回（{0} 與 {1} 個封包）：兩台路由器可能在互相回應對方的 NHRP 錯誤通知，認證字串不同時就會如此。',
  '{0} may be dropping the registration because the NHRP authentication strings differ; the spoke would not be told.':
    '{0}可能因為 NHRP 認證字串不同而丟棄註冊；分支不會得到通知。',
  'Give each spoke an outer address of its own: one static NAT address per spoke, or no NAT between spoke and hub.':
    '讓每個分支有自己的外部位址：每個分支一個靜態 NAT 位址，或分支與中心之間不使用 NAT。',
  'On the hub: show ip nhrp | include {0}; more than one tunnel address with that NBMA address is the loop.':
    '在中心執行：show ip nhrp | include {0}；若有一個以上的隧道位址使用該 NBMA 位址，就是迴圈。',
  'NHRP of {0} was answered {1} with error indication 3, loop detected{2}.':
    '{0}的 NHRP 得到錯誤通知 3（發現迴圈）的回應 {1}{2}。',
  '; {0} spokes share {1}': '；{0} 個分支共用 {1}',
  '{0} spokes share the NBMA address {1} behind NAT; the hub may take that for a loop.':
    '{0} 個分支在 NAT 之後共用 NBMA 位址 {1}；中心可能將其視為迴圈。',
  '{0} got the registration and sent no reply; it may have answered with an error indication that these sources do not show, such as a loop.':
    '{0}收到註冊而沒有回覆；它可能以這些來源未顯示的錯誤通知回應，例如迴圈。',
  'On the hub: show ip nhrp summary, and show running-config interface {0} | include nhrp.':
    '在中心執行：show ip nhrp summary，以及 show running-config interface {0} | include nhrp。',
  '{0} of {1} has no ip nhrp network-id: NHRP is off, and the registration is dropped.':
    '{1}的 {0} 沒有 ip nhrp network-id：NHRP 未啟用，註冊被丟棄。',
  '{0} says that NHRP is not enabled on its tunnel.': '{0}指出其隧道未啟用 NHRP。',
  '{0} gives no answer to the registration; NHRP may not be enabled on its tunnel.':
    '{0}沒有回應註冊；其隧道可能未啟用 NHRP。',
  'On the hub: show ip interface brief | include Tunnel; its tunnel address must be the one of show ip nhrp nhs on the spoke{0}.':
    '在中心執行：show ip interface brief | include Tunnel；其隧道位址必須與分支上 show ip nhrp nhs 的位址相同{0}。',
  '{0} registers with {1}, and the hub’s tunnel address is {2}.': '{0}向 {1} 註冊，而中心的隧道位址是 {2}。',
  '{0} maps {1} to {2}, and the hub’s NBMA address is {3}.':
    '{0}將 {1} 對應到 {2}，而中心的 NBMA 位址是 {3}。',
  'The registration{0} was answered {1} with error indication {2}: the hub has no such address.':
    '註冊{0}得到錯誤通知 {2} 的回應 {1}：中心沒有這個位址。',
  ' for {0}': '（對象為 {0}）',
  '{0} could not deliver an NHRP packet {1} (protocol error 7): the spoke names an address that is not the hub’s.':
    '{0}無法遞送 NHRP 封包 {1}（協定錯誤 7）：分支指定的位址不是中心的。',
  '{0} registers with {1}; if that is not the hub’s tunnel address, no reply comes.':
    '{0}向 {1} 註冊；若那不是中心的隧道位址，就不會有回覆。',
  'an address that no source shows': '來源未顯示的位址',
  'On the spoke: show ip nhrp nhs detail; it must list the hub’s tunnel address.':
    '在分支執行：show ip nhrp nhs detail；必須列出中心的隧道位址。',
  '{0} of {1} has no ip nhrp nhs: there is nobody to register with.':
    '{1}的 {0} 沒有 ip nhrp nhs：沒有可註冊的對象。',
  '{0} says that it cannot register because no NHS is configured.': '{0}指出因為沒有設定 NHS 而無法註冊。',
  'show ip nhrp nhs on {0} lists no server.': '{0}上的 show ip nhrp nhs 沒有列出伺服器。',
  'Nothing was seen from {0}; it may have no next hop server to register with.':
    '沒有看到來自{0}的任何封包；它可能沒有可註冊的 next hop server。',
  'The same on both routers, or no set pfs on both.': '兩台路由器都相同，或兩台都設定 no set pfs。',
  'On both routers: show crypto ipsec profile; “PFS (Y/N)” and its group must be the same.':
    '在兩台路由器執行：show crypto ipsec profile；「PFS (Y/N)」與其群組必須相同。',
  ' (default)': '（預設值）',
  'no PFS': '沒有 PFS',
  '{0} has {1}, {2} has {3}.': '{0}為 {1}，{2}為 {3}。',
  '{0} refused QM1 because of its Diffie-Hellman group: PFS differs.':
    '{0}因為 Diffie-Hellman 群組而拒絕 QM1：PFS 不同。',
  'QM1 carries a key exchange payload: the initiator has PFS. {0} {1}; it may not.':
    'QM1 帶有金鑰交換酬載：發起端使用 PFS。{0}{1}；它可能沒有使用 PFS。',
  'QM1 is {0} bytes long, as with a key exchange payload (PFS); {1} {2}.':
    'QM1 長 {0} 位元組，如同帶有金鑰交換酬載（PFS）；{1}{2}。',
  '{0} {1}; one router may have PFS and the other not.': '{0}{1}；可能只有一台路由器使用 PFS。',
  'On {0}: show crypto map interface {1} and show crypto sockets; on {2}: show running-config interface for tunnel source and map.':
    '在{0}執行：show crypto map interface {1} 與 show crypto sockets；在{2}執行：show running-config interface，查看 tunnel source 與 map。',
  '{0} has no tunnel protection that covers GRE between {1} and {2}{3}.':
    '{0}沒有涵蓋 {1} 與 {2} 之間 GRE 的 tunnel protection{3}。',
  '; NAT is on the path and may have changed the address': '；路徑上有 NAT，可能改變了位址',
  '{0} answered QM1 with INVALID-ID-INFORMATION: the identities in it fit no tunnel protection.':
    '{0}以 INVALID-ID-INFORMATION 回應 QM1：其中的 identity 與任何 tunnel protection 都不符。',
  '{0} {1}; it may have no tunnel protection for GRE between {2} and {3}.':
    '{0}{1}；它可能沒有針對 {2} 與 {3} 之間 GRE 的 tunnel protection。',
  '{0} of {1} has no tunnel protection.': '{1}的 {0} 沒有 tunnel protection。',
  '{0} of {1} has the source {2}, and the spoke negotiates for {3}.':
    '{1}的 {0} 以 {2} 為來源，而分支針對 {3} 協商。',
  'Then on both: clear crypto isakmp': '然後在兩端執行：clear crypto isakmp',
  'On {0}: show logging | include IKMP_BAD_MESSAGE|reserved not zero; then compare the keys: show running-config | section crypto isakmp key|keyring.':
    '在{0}執行：show logging | include IKMP_BAD_MESSAGE|reserved not zero；再比對金鑰：show running-config | section crypto isakmp key|keyring。',
  'A router could not decrypt what came ({0}) when MM5 or MM6 was due. That is how different pre-shared keys look.':
    '有路由器在應收到 MM5 或 MM6 時無法解密所收到的內容（{0}）。預先共用金鑰不同時就是如此。',
  'MM5 itself is in none of the sources': '任何來源中都沒有 MM5 本身',
  '{0} sent MM5 {1}': '{0}送出 MM5 {1}',
  'The pre-shared keys in the two configurations are not the same. {0}, and no MM6 came.':
    '兩份設定中的預先共用金鑰不同。{0}，沒有收到 MM6。',
  'The given keys open the encrypted main mode messages of one router only: the two derived different keys, so their pre-shared keys differ.':
    '所提供的金鑰只能解開其中一台路由器的加密 main mode 訊息：兩端導出了不同的金鑰，因此預先共用金鑰不同。',
  '{0} received MM5 and could not read it ({1}): it was encrypted with another key.':
    '{0}收到 MM5 但無法解讀（{1}）：它是以另一把金鑰加密的。',
  '{0}; {1} answered {2} with PAYLOAD-MALFORMED: it decrypted MM5 to nonsense, because its pre-shared key is another one.':
    '{0}；{1}以 PAYLOAD-MALFORMED 回應 {2}：它把 MM5 解密成無意義的內容，因為它的預先共用金鑰不同。',
  ' that {0} cannot read': '（{0}無法解讀）',
  '{0}; {1} answered {2} with an encrypted informational message{3} instead of MM6, and MM5 was {4}. That is how different pre-shared keys look.':
    '{0}；{1}沒有送出 MM6，而是回應加密的 informational 訊息{3} {2}，MM5 {4}。這正是預先共用金鑰不同的跡象。',
  repeated: '有重送',
  'not followed': '之後沒有下文',
  '{0}{1}{2} and no MM6 came. A hub with another pre-shared key cannot read MM5 and stays silent.':
    '{0}{1}{2}，沒有收到 MM6。預先共用金鑰不同的中心無法解讀 MM5，因此不回應。',
  ' on UDP {0}': '（UDP {0}）',
  ', it arrived at {0},': '，它已到達{0}',
  '{0} has no pre-shared key for {1} and stops there.': '{0}沒有給 {1} 的預先共用金鑰，因此停在該處。',
  'The configuration of {0} has no crypto isakmp key that covers {1}.':
    '{0}的設定中沒有涵蓋 {1} 的 crypto isakmp key。',
  'No MM1 left {0}{1}': '{0}沒有送出 MM1{1}',
  ' although crypto was asked for': '，儘管已要求加密',
  '{0} refused MM1': '{0}拒絕了 MM1',
  '{0} did not go on': '{0}沒有繼續下去',
  '{0}; a router without a pre-shared key for its peer behaves like that.':
    '{0}；沒有對端預先共用金鑰的路由器就會如此。',
  'On {0}: show crypto isakmp key; one line must cover {1}, in the VRF of the tunnel source.':
    '在{0}執行：show crypto isakmp key；必須有一行涵蓋 {1}，且位於隧道來源所在的 VRF。',
  'Phase 1 is up and no QM1 was seen at {0}; it may be lost on the way.':
    '第一階段已建立，但在{0}沒有看到 QM1；它可能在途中遺失。',
  '{0} sent {1} {2}: {3}{4}.': '{0}送出 {1} {2}：{3}{4}。',
  'Capture at both ends: udp port {0} and host {1} and host {2}; compare the message IDs of exchange type 32.':
    '在兩端擷取：udp port {0} and host {1} and host {2}；比對交換類型 32 的 message ID。',
  'On the spoke: show ip route {0}; it must not point to {1}.':
    '在分支執行：show ip route {0}；不可指向 {1}。',
  '{0} took its tunnel down {1} because its route to {2} goes through the tunnel itself.':
    '{0}停用其隧道 {1}，因為到 {2} 的路由經過隧道本身。',
  '{0} routes {1} {2}, which holds the hub’s NBMA address {3}, into {4}.':
    '{0}將包含中心 NBMA 位址 {3} 的 {1} {2} 路由到 {4}。',
  'administratively prohibited': '管理上禁止',
  'insufficient resources': '資源不足',
  'Look for limits on {0} of the hub:': '查看中心 {0} 上的限制：',
  'On the hub: debug nhrp and debug nhrp error while {0} registers; show ip nhrp summary for the number of entries.':
    '在中心執行：在 {0} 註冊時執行 debug nhrp 與 debug nhrp error；以 show ip nhrp summary 查看項目數量。',
  '{0} refused the registration of {1} with code {2}{3}.': '{0}以代碼 {2}{3} 拒絕了 {1} 的註冊。',
  'The registration of {0} was answered with error indication {1}.': '{0} 的註冊得到錯誤通知 {1} 的回應。',
  '{0} says that its registration failed, without a code.': '{0}指出其註冊失敗，沒有代碼。',
  'Whether {0} refused the registration cannot be read from these sources.':
    '無法從這些來源得知{0}是否拒絕了註冊。',
  'Capture on the outer interface of {0}: host {1} and (ip proto 50 or ip proto 47 or udp port 4500). On the spoke: show crypto ipsec sa peer {2} | include decaps.':
    '在{0}的外部介面擷取：host {1} and (ip proto 50 or ip proto 47 or udp port 4500)。在分支執行：show crypto ipsec sa peer {2} | include decaps。',
  '{0} sent a registration reply {1}{2}{3}{4}.': '{0}送出註冊回覆 {1}{2}{3}{4}。',
  ', and {0} never got one': '，而{0}始終沒有收到',
  '; the spoke kept asking': '；分支持續要求',
  'No reply to the registration was seen; {0} may have answered and the answer may be lost on the way back.':
    '沒有看到註冊的回覆；{0}可能已回應，而回應可能在回程途中遺失。',
  'On both routers: show crypto ipsec sa detail | include replay; the failed counter must not grow.':
    '在兩台路由器執行：show crypto ipsec sa detail | include replay；失敗計數不可增加。',
  '{0} dropped ESP {1} because its replay check failed.': '{0}因重播檢查失敗而丟棄 ESP {1}。',
  '{0} counts {1} packets that failed the replay check.': '{0}有 {1} 個封包未通過重播檢查。',
  'Of {0} ESP packets from {1} (SPI {2}) {3} came out of order and {4} twice: more than the replay window allows.':
    '來自 {1}（SPI {2}）的 {0} 個 ESP 封包中，有 {3} 個順序錯亂、{4} 個重複：超過重播視窗所允許的範圍。',
  'On the spoke, on {0}: the same ip mtu and adjust-mss, and ip nhrp map multicast <hub NBMA address>.':
    '在分支的 {0}：相同的 ip mtu 與 adjust-mss，以及 ip nhrp map multicast <hub NBMA address>。',
  'On both routers: show ip nhrp multicast, and the neighbour table of the routing protocol; then ping across the tunnel with size 1400 and the DF bit.':
    '在兩台路由器執行：show ip nhrp multicast，並查看路由協定的鄰居表；再以大小 1400 與 DF 位元 ping 隧道對端。',
  '{0} of {1} has no ip nhrp map multicast dynamic, so {2} of the hub never reaches the spoke{3}.':
    '{1}的 {0} 沒有 ip nhrp map multicast dynamic，因此中心的 {2} 永遠到不了分支{3}。',
  '; the adjacency is lost when its holding time expires': '；保留時間到期時鄰接關係就會中斷',
  '{0} lost its neighbour{1} {2}: {3}. {4}': '{0} 失去鄰居{1} {2}：{3}。{4}',
  'Multicast passes and unicast does not: registration or MTU.': '多播能通過而單播不行：原因在註冊或 MTU。',
  'Multicast passes one way only.': '多播只有單向通過。',
  'On the spoke: show running-config interface {0}; on the hub: show logging | include NOT_IPSEC.':
    '在分支執行：show running-config interface {0}；在中心執行：show logging | include NOT_IPSEC。',
  '{0} of {1} has no tunnel protection, while {2} of the hub requires IPsec profile {3}.':
    '{1}的 {0} 沒有 tunnel protection，而中心的 {2} 要求 IPsec profile {3}。',
  '{0} reported {1} that GRE from {2} came without IPsec, and no IKE was seen.':
    '{0}回報 {1}：來自{2}的 GRE 沒有 IPsec，且沒有看到 IKE。',
  '{0} sends its registration as GRE in clear ({1}) and gets no answer. If the hub protects its tunnel, the spoke lacks tunnel protection.':
    '{0}以明文 GRE 送出註冊（{1}），沒有得到回應。若中心保護其隧道，分支就缺少 tunnel protection。',
  'No IKE was seen from {0}; its tunnel may lack tunnel protection, so that it sends GRE in clear.':
    '沒有看到來自{0}的 IKE；其隧道可能缺少 tunnel protection，因此以明文送出 GRE。',
  'On the spoke: show interfaces {0} and show ip interface brief; both must say up/up.':
    '在分支執行：show interfaces {0} 與 show ip interface brief；兩者都必須顯示 up/up。',
  '{0} has {1} shut down by configuration, so it sends nothing.':
    '{0}的 {1} 在設定中被 shutdown，因此什麼都不送。',
  '{0} of {1} is {2}, line protocol {3}: the tunnel cannot send.':
    '{1}的 {0} 為 {2}，line protocol 為 {3}：隧道無法送出封包。',
  'The last that {0} says of {1} is that it went down, and it has sent nothing since.':
    '{0}關於 {1} 的最後一則訊息是它已停用，此後沒有送出任何封包。',
  'show dmvpn on {0} says INTF: the tunnel interface is down.':
    '{0}上的 show dmvpn 顯示 INTF：隧道介面未啟用。',
  'Nothing was seen from {0}; its tunnel interface, or the tunnel’s source interface, may be down.':
    '沒有看到來自{0}的任何封包；其隧道介面或隧道的來源介面可能未啟用。',
  'On both routers: show interfaces {0} and {1} | include key; on the hub: show crypto ipsec sa peer {2} (decaps grow, encaps 0). With ESP keys the GRE key shows in a capture of host {3}.':
    '在兩台路由器執行：show interfaces {0} 與 {1} | include key；在中心執行：show crypto ipsec sa peer {2}（decaps 增加，encaps 為 0）。若有 ESP 金鑰，可在 host {3} 的擷取檔中看到 GRE key。',
  'no key': '沒有 key',
  'key {0}': 'key {0}',
  'The tunnel of {0} has {1}, that of {2} has {3}: each drops what the other sends.':
    '{0}的隧道為 {1}，{2}的隧道為 {3}：雙方都會丟棄對方送出的封包。',
  'ESP arrives at {0} and nothing goes back; with another tunnel key it would drop what it decrypts without a word.':
    'ESP 到達{0}而沒有任何封包回來；若 tunnel key 不同，它會無聲地丟棄解密後的封包。',
  '{0} may drop the decrypted packets because the tunnel keys differ; neither router would log it.':
    '{0}可能因為 tunnel key 不同而丟棄解密後的封包；兩台路由器都不會記錄。',
  'On the hub, now:': '立即在中心執行：',
  'On the spoke, for good:': '在分支永久設定：',
  'On the hub: show ip nhrp {0}; its NBMA address is the old one, not {1}.':
    '在中心執行：show ip nhrp {0}；其 NBMA 位址是舊的，不是 {1}。',
  '{0} refused the registration of {1} with code 14: that address is registered with another NBMA address than {2}.':
    '{0}以代碼 14 拒絕了 {1} 的註冊：該位址已登記在 {2} 以外的 NBMA 位址上。',
  'Whether {0} refused the registration cannot be read; it may still hold {1} with an old NBMA address.':
    '無法得知{0}是否拒絕了註冊；它可能仍保留 {1} 的舊 NBMA 位址。',
};
