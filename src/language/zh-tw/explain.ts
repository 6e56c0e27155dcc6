import type { Catalogue } from '../say.ts';

/** Titles and explanations of the causes, the checks and the steps. */
export const texts: Catalogue = {
  'The tunnel interface is down': '隧道介面未啟用',
  'The spoke’s tunnel interface, or the interface that it uses as its source, is down or shut. Nothing is sent: no IKE, no GRE. The log has no message that the tunnel comes up, or one that it went down; show dmvpn says INTF. Bring both interfaces up and check that tunnel source names an interface with an address.':
    '分支的隧道介面，或作為其來源的介面，處於 down 或 shutdown。什麼都不會送出：沒有 IKE，也沒有 GRE。記錄檔中沒有隧道啟用的訊息，或有一則說它停用；show dmvpn 顯示 INTF。請啟用這兩個介面，並檢查 tunnel source 指的是否為有位址的介面。',
  'The spoke has no next hop server': '分支沒有 next hop server',
  'The spoke has no ip nhrp nhs, so it has nobody to register with and sends nothing. Its log says that it cannot send a registration because there is no NHS; the same sentence on a hub is normal. show ip nhrp nhs is empty. Configure the NHS and, for a multipoint tunnel, the map from its tunnel address to its NBMA address.':
    '分支沒有 ip nhrp nhs，因此無處可註冊，什麼都不送。它的記錄檔說因為沒有 NHS 而無法送出註冊；同一句話出現在中心則屬正常。show ip nhrp nhs 是空的。請設定 NHS；若為 multipoint 隧道，還要設定由 NHS 的隧道位址到其 NBMA 位址的 map。',
  'The route to the hub’s NBMA address goes through the tunnel': '通往中心 NBMA 位址的路由經過隧道',
  'The spoke learned a route to the hub’s outer address through the tunnel itself. IOS then takes the tunnel down for a while (%TUN-5-RECURDOWN), the route disappears, the tunnel comes back, and it starts over. Keep the network of the NBMA addresses out of the routing protocol that runs over the tunnel, or give the hub’s NBMA address a static route through the outer interface.':
    '分支從隧道本身學到了通往中心外部位址的路由。IOS 於是暫時關閉隧道（%TUN-5-RECURDOWN），路由消失，隧道恢復，然後重新循環。請不要讓 NBMA 位址所在的網路進入隧道上執行的路由協定，或為中心的 NBMA 位址設定經由外部介面的靜態路由。',
  'The spoke sends GRE in clear to a hub that wants IPsec': '分支以明文送出 GRE，中心卻要求 IPsec',
  'The spoke’s tunnel has no tunnel protection, so its registration leaves as GRE in clear. The hub drops it, says about once a minute that a packet was not an IPsec packet (protocol 47), and answers nothing. Neither end starts IKE. Put the same tunnel protection on the spoke.':
    '分支的隧道沒有 tunnel protection，因此註冊以明文的 GRE 送出。中心將它丟棄，大約每分鐘記錄一次收到的封包不是 IPsec 封包（協定 47），而且不回應。兩端都不會啟動 IKE。請在分支設定相同的 tunnel protection。',
  'IKE from the spoke does not reach the hub': '分支的 IKE 到不了中心',
  'The spoke’s first or third main mode message repeats on its own wire and never shows on the hub’s; the spoke stays in MM_NO_STATE and the hub has no new SA. Something on the path drops UDP 500 towards the hub, or routes it elsewhere. Check access lists on both outer interfaces and in between, and the route to the hub’s NBMA address, with a ping from the tunnel source.':
    '分支的第一或第三個 main mode 訊息在自己的線路上重複，卻從未出現在中心的線路上；分支停在 MM_NO_STATE，中心沒有新的 SA。路徑上有設備丟棄送往中心的 UDP 500，或把它繞送到別處。請檢查兩端外部介面與中間的存取清單，以及通往中心 NBMA 位址的路由，並由 tunnel source 執行 ping。',
  'The hub gets MM1 and stays silent': '中心收到 MM1 卻沒有回應',
  'MM1 is on the hub’s wire and no MM2 leaves. The hub does not run IKE for this peer: its tunnel has no tunnel protection, it is not gre multipoint, ISAKMP is off, it has no policy, or an ISAKMP profile or keyring belongs to another VRF. A closed port gives an ICMP port unreachable.':
    'MM1 出現在中心的線路上，卻沒有送出 MM2。中心沒有為這個對端執行 IKE：它的隧道沒有 tunnel protection、不是 gre multipoint、ISAKMP 關閉、沒有 policy，或 ISAKMP profile 或 keyring 屬於另一個 VRF。連接埠關閉時會收到 ICMP port unreachable。',
  'The hub’s IKE answers do not reach the spoke': '中心的 IKE 回應到不了分支',
  'The hub answers (MM2 or MM4 is on its wire, its log shows it sending and then a duplicate of the packet before), but the spoke never sees the answer and repeats itself. The way back is broken: the hub’s route to the spoke, or a filter for UDP 500 towards the spoke.':
    '中心有回應（MM2 或 MM4 出現在它的線路上，記錄檔顯示它送出，之後又收到與前一個重複的封包），但分支始終看不到回應而一再重送。回程不通：中心通往分支的路由有問題，或有過濾器擋住送往分支的 UDP 500。',
  'No ISAKMP policy fits': '沒有相符的 ISAKMP policy',
  'The spoke’s offer in MM1 matches no ISAKMP policy of the hub: encryption, hash, group and authentication must be equal in one policy of each router; the lifetime may differ. The hub logs which attribute does not fit, then that no offer is acceptable, and sends NO-PROPOSAL-CHOSEN or nothing. Single “atts are not acceptable” lines are harmless when a later policy is accepted.':
    '分支在 MM1 中的提案與中心的任何 ISAKMP policy 都不符：兩台路由器各要有一個 policy，其加密、雜湊、group 與認證方式完全相同；存活時間可以不同。中心會記錄哪個屬性不符，接著記錄沒有可接受的提案，然後送出 NO-PROPOSAL-CHOSEN 或不回應。單獨幾行「atts are not acceptable」若之後有 policy 被接受，則是無害的。',
  'A router has no pre-shared key for its peer': '路由器沒有對端的預先共用金鑰',
  'No configured key covers the peer’s NBMA address: no crypto isakmp key for it, or the keyring belongs to another VRF. A spoke without a key sends no MM1 at all. A hub without one refuses MM1 as if the proposal were wrong, or stops after MM2 or MM3. The router that lacks it logs “No pre-shared key with” the address.':
    '設定中沒有涵蓋對端 NBMA 位址的金鑰：沒有對應的 crypto isakmp key，或 keyring 屬於另一個 VRF。沒有金鑰的分支連 MM1 都不會送出。沒有金鑰的中心會像提案不符那樣拒絕 MM1，或在 MM2、MM3 之後停住。缺少金鑰的路由器會記錄「No pre-shared key with」與該位址。',
  'The pre-shared keys differ': '兩端的預先共用金鑰不同',
  'The key exchange is done, the spoke sends MM5 encrypted with a key made from its pre-shared key, and the hub cannot read it. MM5 repeats on the same port and no MM6 comes: nothing, MM4 again, or an encrypted informational per copy that the spoke cannot read either. The hub logs IKMP_BAD_MESSAGE or “reserved not zero”; both show MM_KEY_EXCH. Set the same key on both routers.':
    '金鑰交換已完成，分支送出以自己的預先共用金鑰導出的金鑰加密的 MM5，中心無法解讀。MM5 在同一個連接埠上重複，而 MM6 一直沒有來：沒有任何回應、又收到 MM4，或每次重送都換來一則分支同樣無法解讀的加密 informational。中心記錄 IKMP_BAD_MESSAGE 或「reserved not zero」；兩端都顯示 MM_KEY_EXCH。請在兩台路由器設定相同的金鑰。',
  'UDP 4500 does not pass': 'UDP 4500 無法通過',
  'NAT was found in MM3 and MM4, so MM5 moves to UDP 4500, and that port does not reach the hub: MM5 on 4500 is on the spoke’s wire and not on the hub’s. The spoke repeats it in MM_KEY_EXCH, the hub repeats MM4. Open UDP 4500 in both directions and use endpoint-independent mappings on the NAT.':
    'MM3 與 MM4 偵測到 NAT，因此 MM5 改用 UDP 4500，而這個連接埠到不了中心：使用 4500 的 MM5 出現在分支的線路上，卻不在中心的線路上。分支在 MM_KEY_EXCH 重送 MM5，中心重送 MM4。請雙向開放 UDP 4500，並在 NAT 上使用與端點無關的對應（endpoint-independent mapping）。',
  'IP fragments of IKE are lost': 'IKE 的 IP 分片遺失',
  'MM5 or MM6 carries certificates and does not fit into one packet. The first IP fragment arrives and the rest never does, because a filter or NAT drops fragments without ports, so the receiver never sees the message and both ends stay in MM_KEY_EXCH. Let fragments pass, or let IKE fragment its own messages.':
    'MM5 或 MM6 帶有憑證，一個封包裝不下。第一個 IP 分片到達，其餘始終沒有到，因為過濾器或 NAT 丟棄沒有連接埠號的分片；接收端因此看不到完整訊息，兩端都停在 MM_KEY_EXCH。請讓分片通過，或讓 IKE 自行分割訊息。',
  'A certificate is not accepted': '憑證未被接受',
  'The routers authenticate with certificates and one refuses the other’s: the clock is wrong, the chain is not trusted, the revocation list cannot be fetched, or the certificate is revoked or has expired. After MM5 comes INVALID-CERTIFICATE or AUTHENTICATION-FAILED, or nothing; the router that refuses logs %PKI or IKMP_INVAL_CERT. Set the clock, check the trustpoint and the revocation check, enrol again.':
    '兩台路由器以憑證認證，其中一台拒絕另一台的憑證：時鐘不對、憑證鏈不受信任、無法取得撤銷清單，或憑證已撤銷或過期。MM5 之後出現 INVALID-CERTIFICATE 或 AUTHENTICATION-FAILED，或毫無回應；拒絕的路由器會記錄 %PKI 或 IKMP_INVAL_CERT。請校正時鐘、檢查 trustpoint 與撤銷檢查，並重新申請憑證。',
  'Aggressive mode is refused': 'aggressive mode 被拒',
  'The initiator opens phase 1 in aggressive mode (exchange type 4) and the other router has it disabled: it answers nothing, or a notification, and logs IKMP_AG_MODE_DISABLED. The debug line “Can not start Aggressive mode, trying Main mode” is something else and harmless. Let the initiator use main mode: no crypto isakmp profile with initiate mode aggressive, no key for a host name.':
    '發起端以 aggressive mode（交換類型 4）開始第一階段，而另一台路由器停用了它：不回應，或回一則通知，並記錄 IKMP_AG_MODE_DISABLED。除錯訊息「Can not start Aggressive mode, trying Main mode」是另一回事，無害。請讓發起端使用 main mode：不要有帶 initiate mode aggressive 的 crypto isakmp profile，也不要有以主機名稱設定的金鑰。',
  'The routers speak IKEv2': '兩台路由器使用 IKEv2',
  'The ISAKMP headers say version 2.0 (exchange types 34 to 37), or the logs carry IKEv2 lines. The steps of IKEv1 main and quick mode do not apply then: IKE_SA_INIT and IKE_AUTH take their place. The steps of the tunnel and of NHRP stay as they are. This program names IKEv2 but does not judge its exchanges.':
    'ISAKMP 標頭標示版本 2.0（交換類型 34 到 37），或記錄檔中有 IKEv2 的訊息。此時 IKEv1 main mode 與 quick mode 的步驟不適用，由 IKE_SA_INIT 與 IKE_AUTH 取代。隧道與 NHRP 的步驟不變。本程式能指出 IKEv2，但不判斷其交換內容。',
  'The transform sets differ': '兩端的 transform set 不同',
  'Phase 1 is up. The hub does not accept what QM1 offers: no transform set of its profile has the same cipher, key length and authenticator. Instead of QM2 it sends an informational message with a new message ID; readable, it says NO-PROPOSAL-CHOSEN. The hub logs “transform proposal not supported” and error 256, the spoke only PROPOSAL_NOT_CHOSEN. Give both routers an equal transform set.':
    '第一階段已建立。中心不接受 QM1 的提案：它的 profile 中沒有加密、金鑰長度與認證演算法都相同的 transform set。它不送 QM2，而是送出一則帶新 message ID 的 informational 訊息；解讀後內容為 NO-PROPOSAL-CHOSEN。中心記錄「transform proposal not supported」與錯誤 256，分支只有 PROPOSAL_NOT_CHOSEN。請讓兩台路由器有相同的 transform set。',
  'The proxy identities fit no tunnel protection': 'proxy 身分與任何 tunnel protection 都不符',
  'QM1 asks for SAs for GRE (47) between the two outer addresses, and the hub has no tunnel protection for that pair: the protection is missing, the tunnel has another source, or NAT changed an address. The hub logs “proxy identities not supported”, error 32, or that it found no matching map. Check tunnel protection and tunnel source on both.':
    'QM1 要求為兩個外部位址之間的 GRE（47）建立 SA，而中心沒有涵蓋這組位址的 tunnel protection：缺少保護、隧道的來源不同，或 NAT 改了位址。中心記錄「proxy identities not supported」、錯誤 32，或說找不到相符的 map。請檢查兩端的 tunnel protection 與 tunnel source。',
  'Tunnel mode on one router, transport mode on the other':
    '一台路由器用 tunnel mode，另一台用 transport mode',
  'One transform set says mode transport, the other mode tunnel (the default). Quick mode is refused or gets no answer, often without a word at syslog level; the spoke’s show dmvpn stays in IPSEC. Use mode transport in the transform set of both routers.':
    '一端的 transform set 是 mode transport，另一端是 mode tunnel（預設值）。quick mode 被拒絕或得不到回應，在 syslog 層級往往沒有任何訊息；分支的 show dmvpn 停在 IPSEC。請在兩台路由器的 transform set 使用 mode transport。',
  'PFS on one side only': '只有一端使用 PFS',
  'One router has set pfs in its IPsec profile and the other has not, or another group. QM1 then carries a key exchange payload that the other side does not want, or lacks the one it wants. Often nothing is logged, or only PROPOSAL_NOT_CHOSEN. Without keys the size of QM1 tells: with a key exchange it is at least 100 bytes longer. Set the same set pfs on both.':
    '一台路由器的 IPsec profile 有 set pfs，另一台沒有，或 group 不同。QM1 於是帶有對方不要的 key exchange 酬載，或缺少對方要求的。往往沒有任何記錄，或只有 PROPOSAL_NOT_CHOSEN。沒有金鑰時可由 QM1 的大小判斷：帶 key exchange 時至少多 100 位元組。請在兩端設定相同的 set pfs。',
  'A quick mode message is lost': 'quick mode 訊息遺失',
  'QM1, QM2 or QM3 leaves one router and does not reach the other: it repeats on one wire and is absent on the other. The log says “retransmitting phase 2” and in the end Death by retransmission P2. Look for what drops UDP 500 (or 4500 behind NAT) after phase 1, for example a filter that lets only the first packets through, or fragments of a large message.':
    'QM1、QM2 或 QM3 離開一台路由器後到不了另一台：在一端的線路上重複，在另一端則沒有。記錄檔說「retransmitting phase 2」，最後是 Death by retransmission P2。請找出在第一階段之後是什麼丟棄了 UDP 500（位於 NAT 之後則為 4500），例如只放行最初幾個封包的過濾器，或大訊息的分片。',
  'ESP does not pass': 'ESP 無法通過',
  'IKE is done and both routers have their SAs, but ESP (IP protocol 50, or UDP 4500 behind NAT) leaves one side and never arrives at the other: sequence numbers grow and nothing comes back, encaps grow on one router and decaps stay at 0 on the other. An access list may log the denial of protocol 50. Permit ESP in both directions.':
    'IKE 已完成，兩台路由器都有 SA，但 ESP（IP 協定 50，位於 NAT 之後則為 UDP 4500）離開一端後從未到達另一端：序號持續增加卻沒有回程封包，一台路由器的 encaps 增加，另一台的 decaps 維持 0。存取清單可能會記錄拒絕協定 50。請雙向放行 ESP。',
  'The routers use SAs that the other does not have': '兩台路由器使用對方沒有的 SA',
  'One router sends ESP with an SPI that the other does not know, because one end lost its SAs (reload, clear, half-finished rekey). The receiver logs RECVD_PKT_INV_SPI again and again; a single one at a rekey is harmless. The SPIs of show crypto ipsec sa do not cross. Clear the SAs on both; use DPD and invalid-SPI recovery so that it heals itself.':
    '一台路由器以另一台不認得的 SPI 送出 ESP，因為有一端失去了 SA（重新開機、clear、更新金鑰只做了一半）。接收端一再記錄 RECVD_PKT_INV_SPI；更新金鑰時出現一次則無害。兩端 show crypto ipsec sa 的 SPI 對不起來。請清除兩端的 SA；並使用 DPD 與 invalid-SPI recovery 讓它自行恢復。',
  'ESP is dropped by the replay check': 'ESP 被重播檢查丟棄',
  'ESP packets come out of order by more than the replay window (64 packets by default) or twice, and the receiver drops them: PKT_REPLAY_ERR. Usually QoS after encryption reorders them, or the path duplicates packets. Use a larger window and mark and queue before encryption.':
    'ESP 封包亂序的幅度超過重播視窗（預設 64 個封包），或重複到達，接收端因此丟棄：PKT_REPLAY_ERR。通常是加密之後的 QoS 改變了順序，或路徑複製了封包。請加大視窗，並在加密之前做標記與排隊。',
  'The tunnel keys differ': '兩端的 tunnel key 不同',
  'The GRE key in the packets is not the one that the other router’s tunnel has, so the decrypted packet belongs to no tunnel and is dropped. Neither router logs anything: the hub’s decaps grow while its encaps stay at 0, and the spoke stays in state NHRP. Set the same tunnel key on both, or none on both.':
    '封包中的 GRE key 不是另一台路由器的隧道所設定的，因此解密後的封包不屬於任何隧道而被丟棄。兩台路由器都不會記錄：中心的 decaps 增加而 encaps 維持 0，分支停在 NHRP 狀態。請在兩端設定相同的 tunnel key，或兩端都不設。',
  'The NHRP authentication strings differ': '兩端的 NHRP 認證字串不同',
  'The registration reaches the hub with another ip nhrp authentication string and is dropped, or answered with an error indication of code 11. Only the hub logs it (“wrong authentication string”, 11), some releases not even that; the spoke repeats its request. With keys the strings can be compared in a capture. Set the same string on both.':
    '註冊帶著不同的 ip nhrp authentication 字串到達中心而被丟棄，或得到代碼 11 的錯誤通知。只有中心會記錄（「wrong authentication string」，11），有些版本連這也沒有；分支一再重送請求。有金鑰時可在擷取檔中比對字串。請在兩端設定相同的字串。',
  'NHRP is off on the hub’s tunnel': '中心的隧道未啟用 NHRP',
  'The hub’s tunnel has no ip nhrp network-id, so NHRP does not run there and requests are dropped; with logging dmvpn it says that the NETID is unconfigured. A different network-id on the two routers is no fault, it only has local meaning. Configure ip nhrp network-id on the hub.':
    '中心的隧道沒有 ip nhrp network-id，因此 NHRP 沒有在上面執行，請求被丟棄；設定 logging dmvpn 時它會說 NETID 未設定。兩台路由器的 network-id 不同並非故障，它只在本機有意義。請在中心設定 ip nhrp network-id。',
  'The NHS address on the spoke is not the hub’s': '分支上的 NHS 位址不是中心的位址',
  'The spoke registers with a tunnel address that is not the hub’s: ip nhrp nhs or ip nhrp map names the wrong one. The hub cannot deliver the request and answers with error indication 6 or 7, or logs “NHRP Encap Error … (7)”. Correct ip nhrp nhs and the map on the spoke.':
    '分支向一個不屬於中心的隧道位址註冊：ip nhrp nhs 或 ip nhrp map 寫錯了。中心無法遞送該請求，因而回覆錯誤通知 6 或 7，或記錄「NHRP Encap Error … (7)」。請更正分支的 ip nhrp nhs 與 map。',
  'The hub still holds the spoke’s old address': '中心仍保留分支的舊位址',
  'The spoke’s NBMA address changed, and the hub still has its tunnel address registered, as unique, with the old one. It answers with code 14; the spoke logs %NHRP-3-PAKREPLY (14). Use ip nhrp registration no-unique on the spoke and a shorter holding time; clear the entry on the hub now.':
    '分支的 NBMA 位址改變了，而中心仍以舊位址登記著它的隧道位址，且為 unique。中心回覆代碼 14；分支記錄 %NHRP-3-PAKREPLY (14)。請在分支使用 ip nhrp registration no-unique 並縮短保留時間；現在先在中心清除該項目。',
  'The hub refuses the registration': '中心拒絕註冊',
  'The hub answers the registration with code 4 (administratively prohibited) or 5 (insufficient resources): a policy on the hub, a limit of NHRP entries or of groups, or memory. Look at the hub’s configuration of the tunnel and its log.':
    '中心以代碼 4（administratively prohibited）或 5（insufficient resources）回覆註冊：可能是中心上的政策、NHRP 項目數或群組的限制，或記憶體不足。請查看中心的隧道設定與記錄檔。',
  'NHRP finds a loop': 'NHRP 發現迴圈',
  'The hub answers with error indication 3, loop detected. It is seen when several spokes stand behind one NAT address, so that their NBMA addresses are the same for the hub. Give every spoke an NBMA address of its own, or a NAT that keeps them apart.':
    '中心回覆錯誤通知 3，loop detected。當多個分支位於同一個 NAT 位址之後，對中心而言它們的 NBMA 位址相同，就會出現。請讓每個分支有自己的 NBMA 位址，或使用能區分它們的 NAT。',
  'The registration reply does not reach the spoke': '註冊回覆到不了分支',
  'The hub takes the registration and sends its reply, and the spoke never gets it and asks again. The way back is broken for ESP or GRE: a filter, a route, or an address that NAT changed. The hub’s log shows the reply going out, the spoke’s only its own requests.':
    '中心接受註冊並送出回覆，而分支始終收不到，於是再次請求。ESP 或 GRE 的回程不通：過濾器、路由，或 NAT 改了位址。中心的記錄檔顯示回覆已送出，分支的記錄檔只有自己的請求。',
  'Registered, but the routing adjacency does not hold': '已註冊，但路由鄰接關係無法維持',
  'The registration is done and the routing protocol over the tunnel finds no lasting neighbour. “Holding time expired”: multicast passes one way only, usually because the hub lacks ip nhrp map multicast dynamic. “Retry limit exceeded”: multicast passes and unicast does not, usually the MTU. An adjacency that comes up once does not prove the registration.':
    '註冊已完成，但隧道上的路由協定找不到穩定的鄰居。「Holding time expired」：多播只通一個方向，通常是中心缺少 ip nhrp map multicast dynamic。「Retry limit exceeded」：多播可通、單播不通，通常是 MTU 的問題。鄰接關係曾建立一次，並不能證明註冊成功。',
  'Sources are of one run': '各來源屬於同一次執行',
  'Sources of one run share cookies, message IDs or SPIs. Logs and captures that have such keys and share none were taken at different times and are not compared. Shows are often collected later than the debug: then their SPIs differ without anything being wrong, and only what the configuration fixes is compared.':
    '同一次執行的來源會有共同的 cookie、message ID 或 SPI。有這些識別碼卻毫無交集的記錄檔與擷取檔，是在不同時間取得的，因此不比對。show 的輸出往往比除錯訊息晚收集：此時 SPI 不同並不代表有問題，只比對由設定決定的項目。',
  'State transitions are legal': '狀態轉換合法',
  'Every "Old State = … New State = …" that a router printed is held against the order of main mode, aggressive mode and quick mode. A transition that cannot happen means that lines of two routers or two SAs are mixed up, or that the text was changed.':
    '路由器印出的每一個「Old State = … New State = …」，都與 main mode、aggressive mode 及 quick mode 的順序比對。不可能發生的轉換表示兩台路由器或兩個 SA 的訊息混在一起，或文字被更改過。',
  'Quick mode message IDs agree': 'quick mode 的 message ID 一致',
  'A quick mode has one 32-bit message ID. IOS prints it as a signed number in some lines and unsigned in others, captures hold it in hex; all are brought to one form and compared. IDs that share nothing mean that the sources are of different runs.':
    '每次 quick mode 有一個 32 位元的 message ID。IOS 在有些行以有號數印出，在另一些行以無號數印出，擷取檔則為十六進位；全部轉成同一種形式後比對。ID 毫無交集表示各來源屬於不同次的執行。',
  'Phase 1 algorithms agree': '第一階段演算法一致',
  'Cipher, key length, hash, Diffie-Hellman group and authentication method of the ISAKMP SA, as offered in MM1, accepted in MM2, printed in both logs, configured on both routers and shown by "show crypto isakmp sa detail". A policy that does not fit is no fault as long as a later one does. It fails when no policy is the same on both routers; it is a conflict when two sources name different algorithms for one SA.':
    'ISAKMP SA 的加密、金鑰長度、雜湊、Diffie-Hellman group 與認證方式：MM1 所提、MM2 所接受、兩端記錄檔所印、兩台路由器所設定，以及「show crypto isakmp sa detail」所顯示。某個 policy 不符並非故障，只要後面有相符的即可。兩台路由器沒有任何相同的 policy 時為不通過；兩個來源對同一個 SA 說出不同的演算法時為衝突。',
  'Phase 1 lifetime agrees': '第一階段存活時間一致',
  'The lifetime of the ISAKMP SA in seconds, as offered, accepted, configured on both routers and shown. With different values the shorter one holds, which is no fault; what is left may never be more than was negotiated.':
    'ISAKMP SA 的存活時間（秒）：所提、所接受、兩台路由器所設定與所顯示。數值不同時以較短的為準，這並非故障；剩餘時間絕不可能多於協商值。',
  'NAT detection agrees': 'NAT 偵測一致',
  'The NAT-D hashes of MM3 and MM4, recomputed from the addresses in the captures, say who is behind NAT without any key. Compared are those, what both logs concluded, and the UDP ports used: with NAT everything from MM5 on runs on port 4500, without it on 500. A spoke behind NAT is no fault by itself.':
    '由擷取檔中的位址重新計算 MM3 與 MM4 的 NAT-D 雜湊，不需任何金鑰就能知道誰位於 NAT 之後。比對的是這些結果、兩端記錄檔的結論，以及所用的 UDP 連接埠：有 NAT 時從 MM5 起全部使用 4500，沒有則使用 500。分支位於 NAT 之後本身並非故障。',
  'Phase 2 algorithms agree': '第二階段演算法一致',
  'ESP cipher, key length and authenticator, and the group of perfect forward secrecy, as offered in QM1, accepted in QM2 (seen with keys only), printed in both logs, installed, configured on both routers and shown by "show crypto ipsec sa". It fails when the transform sets have nothing in common or the hub asks for a PFS group that the spoke does not offer.':
    'ESP 的加密、金鑰長度與認證演算法，以及 PFS 的 group：QM1 所提、QM2 所接受（有金鑰才看得到）、兩端記錄檔所印、所安裝、兩台路由器所設定，以及「show crypto ipsec sa」所顯示。transform set 毫無交集，或中心要求分支未提出的 PFS group 時為不通過。',
  'IPsec mode agrees': 'IPsec 模式一致',
  'Transport or tunnel mode, as offered, accepted, installed, configured on both routers and shown; behind NAT the same inside UDP. Two routers that are configured differently do not bring up an SA, often without a message. Negotiated UDP encapsulation must also be what the ESP packets on the wire have.':
    'transport 或 tunnel mode：所提、所接受、所安裝、兩台路由器所設定與所顯示；位於 NAT 之後則為 UDP 內的同一種模式。兩台路由器設定不同時無法建立 SA，而且往往沒有訊息。協商出的 UDP 封裝也必須與線路上的 ESP 封包相同。',
  'Phase 2 lifetime agrees': '第二階段存活時間一致',
  'The lifetime of the IPsec SAs in seconds, as offered, accepted, installed, configured and shown. With different values the shorter one holds, which is no fault; what is left may never be more than was negotiated.':
    'IPsec SA 的存活時間（秒）：所提、所接受、所安裝、所設定與所顯示。數值不同時以較短的為準，這並非故障；剩餘時間絕不可能多於協商值。',
  'Phase 2 volume agrees': '第二階段流量存活量一致',
  'The volume in kilobytes after which the IPsec SAs are renewed. IOS installs a value below the negotiated one on purpose, so that two routers do not rekey at the same moment; only more than was negotiated is wrong.':
    'IPsec SA 在傳送多少 KB 之後更新。IOS 刻意安裝低於協商值的數值，讓兩台路由器不會同時更新金鑰；只有高於協商值才是錯的。',
  'SPIs cross': 'SPI 交叉對應',
  "The SPI with which the hub receives is the one with which the spoke sends, and the other way round. Compared are both logs, quick modes that keys opened, and the shows of both routers; a show is compared with a log only when both are of one run. SPIs that do not cross mean that one router still uses SAs which the other has forgotten: packets are dropped as 'invalid SPI' until both are cleared.":
    '中心用來接收的 SPI 就是分支用來傳送的 SPI，反之亦然。比對的是兩端的記錄檔、以金鑰解開的 quick mode，以及兩台路由器的 show 輸出；show 只有在與記錄檔屬於同一次執行時才比對。SPI 對不起來表示有一台路由器仍在使用另一台已經忘掉的 SA：在清除兩端之前，封包會以「invalid SPI」被丟棄。',
  'ESP carries the negotiated SPIs': 'ESP 使用協商出的 SPI',
  'Every ESP packet carries the SPI that its receiver chose in quick mode. Compared are the ESP headers of the captures with the SPIs of logs, of quick modes that keys opened, and of shows of the same run. ESP with an SPI that no negotiation in sight made belongs to an older SA, or the receiver drops it as invalid.':
    '每個 ESP 封包都帶著其接收端在 quick mode 中選定的 SPI。比對的是擷取檔的 ESP 標頭，與記錄檔、以金鑰解開的 quick mode 及同一次執行的 show 輸出中的 SPI。若 ESP 的 SPI 不是出自所見的任何協商，它屬於較舊的 SA，否則接收端會視為無效而丟棄。',
  'Tunnel keys are the same': '兩端的 tunnel key 相同',
  'The key in the GRE header of either direction, and "tunnel key" in both configurations. A packet with another key, or with none, belongs to no tunnel of the receiver and vanishes without a message. Inside IPsec the header is seen with keys only.':
    '雙向 GRE 標頭中的 key，以及兩端設定中的「tunnel key」。key 不同或沒有 key 的封包不屬於接收端的任何隧道，會無聲無息地消失。在 IPsec 之內，有金鑰才看得到這個標頭。',
  'MTUs fit': 'MTU 相符',
  'The "ip mtu" of both tunnels, what fits through the IPsec SA according to "show crypto ipsec sa", ICMP errors that ask for fragmentation, and the MTU in registrations. 17912 in a registration is what IOS always says and no fault. Different values on the two ends stop OSPF; a tunnel MTU above what fits means fragments.':
    '兩端隧道的「ip mtu」、依「show crypto ipsec sa」能通過 IPsec SA 的大小、要求分片的 ICMP 錯誤，以及註冊中的 MTU。註冊中的 17912 是 IOS 一貫的數值，並非故障。兩端數值不同會使 OSPF 停住；隧道 MTU 大於能通過的大小則會產生分片。',
  'Registration is within the tunnel network': '註冊在隧道網路之內',
  "The spoke registers its tunnel address with the server's tunnel address: both lie in the tunnel network, and the server's is the one that the hub's tunnel has. The network's mask is known from a configuration only; without one, a reply proves that the address is the hub's.":
    '分支以自己的隧道位址向伺服器的隧道位址註冊：兩者都在隧道網路內，而伺服器的位址就是中心隧道的位址。網路的遮罩只能由設定得知；沒有設定時，收到回覆即證明該位址屬於中心。',
  'Registered NBMA address is the outer address': '註冊的 NBMA 位址就是外部位址',
  "The spoke registers its own outer address, so it must be the source of its packets, or the address it has on its own side of a NAT. Compared are the registration's source NBMA address, the outer addresses of logs and captures, the NAT address extension, the hub's NHRP cache and the spoke's tunnel source.":
    '分支註冊的是自己的外部位址，因此它必須是其封包的來源位址，或它在 NAT 內側的位址。比對的是註冊的來源 NBMA 位址、記錄檔與擷取檔中的外部位址、NAT 位址擴充、中心的 NHRP 快取，以及分支的 tunnel source。',
  'Registrations are answered': '註冊得到回覆',
  'Every registration request gets a reply with its request ID and code 0. A spoke repeats its request until the reply comes, so several requests before the first reply are no fault. A code other than 0, or an error indication, is a refusal.':
    '每個註冊請求都得到帶有其 request ID 且代碼為 0 的回覆。分支會重複請求直到收到回覆，因此在第一個回覆之前有多個請求並非故障。代碼不是 0，或收到錯誤通知，都表示被拒絕。',
  'NHRP authentication strings are the same': '兩端的 NHRP 認證字串相同',
  'Both routers of a tunnel have the same "ip nhrp authentication", or neither has one. The strings of packets, logs and configurations are compared by fingerprint and never shown: equal letters stand for equal strings. The hub drops a registration with another string, mostly without a word to the spoke.':
    '同一條隧道的兩台路由器有相同的「ip nhrp authentication」，或都沒有。封包、記錄檔與設定中的字串以指紋比對，絕不顯示：相同的字母代表相同的字串。中心會丟棄帶有不同字串的註冊，多半不會告知分支。',
  'Holding times agree': '保留時間一致',
  "How long the hub keeps the registration, in seconds: as the spoke asks for it, as the reply grants it, as configured (ip nhrp holdtime; 7200 or, in newer releases, 600 when nothing is), and what is left in the hub's cache, which is never more. A spoke that renews its registration more seldom than it expires is forgotten in between.":
    '中心保留註冊多久（秒）：分支所要求、回覆所給予、所設定（ip nhrp holdtime；未設定時為 7200，較新的版本為 600），以及中心快取中的剩餘時間，後者絕不會更多。分支更新註冊的間隔若比到期時間還長，中間就會被忘掉。',
  'Uniqueness of the registration': '註冊的唯一性',
  'With the unique flag the hub keeps the first NBMA address that registers a tunnel address until it expires: a spoke whose outer address changed is refused with code 14. "ip nhrp registration no-unique" on the spoke turns the flag off. Compared are the flag in the packets, the configuration and the hub\'s cache.':
    '帶有 unique 旗標時，中心會保留第一個登記某隧道位址的 NBMA 位址直到到期：外部位址改變的分支會以代碼 14 被拒絕。在分支設定「ip nhrp registration no-unique」可關閉此旗標。比對的是封包中的旗標、設定與中心的快取。',
  'Tunnel up, NHRP registration wanted': '隧道啟用，準備進行 NHRP 註冊',
  "The spoke's tunnel interface comes up and NHRP wants to register with its next hop server. It needs the tunnel and its source interface up, and `ip nhrp nhs` with a mapping to the hub's NBMA address. The hub only listens: it is server itself and registers nowhere.":
    '分支的隧道介面啟用，NHRP 要向它的 next hop server 註冊。這需要隧道及其來源介面都已啟用，以及帶有中心 NBMA 位址對應的 `ip nhrp nhs`。中心只是監聽：它本身就是伺服器，不向任何地方註冊。',
  'Tunnel up': '隧道啟用',
  'Registration in GRE triggers crypto': 'GRE 內的註冊觸發加密',
  'The registration is put into GRE; tunnel protection catches it and asks for IPsec SAs, because there are none yet. Without `tunnel protection` on the spoke it would leave in clear instead.':
    '註冊封裝進 GRE；tunnel protection 攔截它並請求 IPsec SA，因為目前還沒有。分支若沒有 `tunnel protection`，註冊就會以明文送出。',
  'Crypto asked for': '觸發加密',
  'MM1: ISAKMP SA offered': 'MM1：提出 ISAKMP SA',
  "The spoke offers its ISAKMP policies to the hub on UDP port 500. It needs a route to the hub's NBMA address, an ISAKMP policy and a key for it.":
    '分支以 UDP 連接埠 500 向中心提出它的 ISAKMP policy。這需要通往中心 NBMA 位址的路由、一個 ISAKMP policy，以及適用的金鑰。',
  'MM1 offer': 'MM1 提案',
  'MM2: ISAKMP SA accepted': 'MM2：接受 ISAKMP SA',
  "The hub accepts one of the offered policies. It needs a policy that agrees in encryption, hash, group and authentication, and a key for the spoke's address.":
    '中心接受其中一個 policy。這需要一個在加密、雜湊、group 與認證方式上都相同的 policy，以及適用於分支位址的金鑰。',
  'MM2 accept': 'MM2 接受',
  'MM3: key exchange, nonce, NAT-D': 'MM3：金鑰交換、nonce、NAT-D',
  'The spoke sends its Diffie-Hellman value, a nonce, and hashes of the addresses it knows, by which NAT is found.':
    '分支送出它的 Diffie-Hellman 值、nonce，以及它所知位址的雜湊，用以偵測 NAT。',
  'MM3 keys': 'MM3 金鑰',
  'MM4: key exchange, nonce, NAT-D': 'MM4：金鑰交換、nonce、NAT-D',
  'The hub answers with its own Diffie-Hellman value, nonce and address hashes. From here on both ends can compute the keys.':
    '中心回以自己的 Diffie-Hellman 值、nonce 與位址雜湊。從這裡開始兩端都能計算出金鑰。',
  'MM4 keys': 'MM4 金鑰',
  'MM5 and MM6: authenticated, phase 1 done': 'MM5 與 MM6：通過認證，第一階段完成',
  'Both ends prove who they are, encrypted. If NAT was found, the spoke moves to UDP port 4500 with MM5. Different pre-shared keys, a filter on port 4500 or lost fragments of certificates show here.':
    '兩端以加密方式證明自己的身分。若偵測到 NAT，分支從 MM5 起改用 UDP 連接埠 4500。預先共用金鑰不同、連接埠 4500 被過濾，或憑證的分片遺失，都會在這裡顯現。',
  'MM5+MM6 identity': 'MM5+MM6 身分',
  'QM1: IPsec SA offered': 'QM1：提出 IPsec SA',
  'The spoke offers transform sets, lifetimes and proxy identities (GRE between the two NBMA addresses) for the IPsec SAs.':
    '分支為 IPsec SA 提出 transform set、存活時間與 proxy 身分（兩個 NBMA 位址之間的 GRE）。',
  'QM1 offer': 'QM1 提案',
  'QM2: IPsec SA accepted': 'QM2：接受 IPsec SA',
  'The hub accepts and builds its SAs. Transform set, mode, PFS and proxy identities must agree.':
    '中心接受並建立它的 SA。transform set、mode、PFS 與 proxy 身分必須一致。',
  'QM2 accept': 'QM2 接受',
  'QM3: IPsec SAs up at both ends': 'QM3：兩端的 IPsec SA 都已建立',
  'The spoke builds its SAs and confirms; the hub enables its outbound SA. Phase 2 is up at both ends.':
    '分支建立它的 SA 並確認；中心啟用它的出向 SA。兩端的第二階段都已建立。',
  'QM3 SAs up': 'QM3 SA 建立',
  'GRE over IPsec can pass': 'GRE over IPsec 可以通過',
  'Packets of the tunnel can pass, as ESP (IP protocol 50, or UDP port 4500 behind NAT). A filter that lets IKE through but not ESP shows here.':
    '隧道的封包可以用 ESP 通過（IP 協定 50，位於 NAT 之後則為 UDP 連接埠 4500）。放行 IKE 卻不放行 ESP 的過濾器會在這裡顯現。',
  'GRE over IPsec': 'GRE over IPsec',
  'NHRP registration request': 'NHRP 註冊請求',
  "The spoke's NHRP registration request travels through the tunnel and reaches the hub: it names the spoke's tunnel and NBMA address and carries the authentication string.":
    '分支的 NHRP 註冊請求經由隧道到達中心：其中有分支的隧道位址與 NBMA 位址，並帶有認證字串。',
  'Registration req.': '註冊請求',
  'NHRP registration reply': 'NHRP 註冊回覆',
  'The hub enters the spoke into its cache and answers with code 0. From then on the hub can send to the spoke, and routing can start.':
    '中心把分支加入快取，並回覆代碼 0。從此中心可以傳送到分支，路由協定可以開始。',
  'Registration reply': '註冊回覆',
};
