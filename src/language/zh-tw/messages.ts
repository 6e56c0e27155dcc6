import type { Catalogue } from '../say.ts';

/** Titles and meanings of the IOS messages that `explain` names. */
export const texts: Catalogue = {
  // Failures of IKE phase 1 and 2.
  'phase 1 packet sent again': '第一階段封包重送',
  'No answer came to the last packet, so it goes out again; the state says which one. MM_NO_STATE: peer unreachable, UDP 500 filtered, or the peer has no policy, key or protection for us.':
    '上一個封包沒有得到回應，因此重送；狀態說明是哪一個封包。MM_NO_STATE：對端無法到達、UDP 500 被過濾，或對端沒有適用於我方的 policy、金鑰或保護。',
  'error counter': '錯誤計數',
  'Counts the tries of this SA; after five it is given up.': '計算這個 SA 的嘗試次數；五次之後放棄。',
  'given up': '放棄',
  'Five tries without an answer: the negotiation is dropped. Role and state name the packet that never came.':
    '嘗試五次都沒有回應：放棄協商。角色與狀態指出一直沒有等到的是哪個封包。',
  'duplicate received': '收到重複封包',
  'The peer repeats itself: it did not get our answer. Look at the way back to it.':
    '對端重複傳送：它沒有收到我方的回應。請檢查回程路徑。',
  'no pre-shared key': '沒有預先共用金鑰',
  'No configured key covers the peer: crypto isakmp key … address, or the keyring and VRF. Only the line that says "No pre-shared key with" proves it; the others also follow other errors.':
    '設定中沒有涵蓋此對端的金鑰：crypto isakmp key … address，或 keyring 與 VRF。只有「No pre-shared key with」這一行能證明；其他訊息在別的錯誤之後也會出現。',
  'attribute differs from a policy': '屬性與某個 policy 不同',
  'The offer differs from one local policy in this attribute; it fails only if no policy fits.':
    '提案在這個屬性上與本機的某個 policy 不同；所有 policy 都不符時才會失敗。',
  'authentication method differs from a policy': '認證方式與某個 policy 不同',
  'The authentication method differs, or, after "No pre-shared key with", the key is missing.':
    '認證方式不同；若出現在「No pre-shared key with」之後，則是缺少金鑰。',
  'policy does not fit': 'policy 不符',
  'This policy was tried and does not fit; a later "atts are acceptable" cancels it.':
    '試過這個 policy，不符；之後若出現「atts are acceptable」就不必理會。',
  'no phase 1 proposal accepted': '沒有第一階段提案被接受',
  'No local ISAKMP policy equals any offered one: make one policy the same on both routers.':
    '本機沒有任何 ISAKMP policy 與對方提出的相同：請讓兩台路由器有一個相同的 policy。',
  'payload unreadable': '酬載無法解讀',
  'The packet decrypted to nonsense: the pre-shared keys differ.':
    '封包解密後是亂碼：兩端的預先共用金鑰不同。',
  'NAT found': '發現 NAT',
  'NAT is on the path: no fault, but UDP 4500 must be open and the mode should be transport.':
    '路徑上有 NAT：這不是故障，但必須開放 UDP 4500，且應使用 transport mode。',
  'weak cryptography refused': '拒絕弱加密',
  'A recent release dislikes this cipher, hash or group; printed for the default policies too, so noise unless the policy in use is meant.':
    '較新的版本不接受這個加密、雜湊或 group；對預設 policy 也會印出，因此除非指的是使用中的 policy，否則只是雜訊。',
  'peer index node missing': '缺少 peer index 節點',
  'Harmless: IOS-XE prints it in good negotiations too.': '無害：IOS-XE 在正常的協商中也會印出。',
  'delete not sent': '未送出刪除通知',
  'Phase 1 was gone already when phase 2 was cleared; harmless after a clear.':
    '清除第二階段時第一階段已不存在；在 clear 之後出現是無害的。',
  'vendor ID hash differs': 'vendor ID 雜湊不同',
  'Harmless: a vendor ID this release has no name for.': '無害：這個版本叫不出名稱的 vendor ID。',
  'no phase 2 proposal accepted': '沒有第二階段提案被接受',
  'The responder refused quick mode; the lines just above say whether transform set or proxies were the reason.':
    '回應端拒絕 quick mode；緊接在上面的幾行說明原因是 transform set 還是 proxy。',
  'peer refused the proposal': '對端拒絕提案',
  'The other router refused our proposal: its log has the reason (transform, proxies, mode or PFS).':
    '另一台路由器拒絕了我方的提案：原因在它的記錄檔中（transform、proxy、mode 或 PFS）。',
  'delete received': '收到刪除通知',
  'An SA was deleted: normal at rekey and initial contact. The keepalive sentence goes with almost any deletion and says nothing.':
    '有一個 SA 被刪除：在更新金鑰與 initial contact 時屬正常。keepalive 那句話幾乎每次刪除都會出現，沒有意義。',
  'SA deleted': 'SA 已刪除',
  'The phase 1 SA was taken down; the reason "No reason" says nothing.':
    '第一階段 SA 被拆除；原因為「No reason」時沒有意義。',
  'quick mode packet sent again': 'quick mode 封包重送',
  'No answer to a quick mode packet: lost, or dropped in silence by the other router.':
    'quick mode 封包沒有得到回應：遺失，或被另一台路由器默默丟棄。',
  'phase 2 proposal invalid': '第二階段提案無效',
  'This proposal does not fit: error 256 is the transform set, 32 the proxies; others (8, 64, 128, 1024) are known by number only.':
    '這個提案不符：錯誤 256 是 transform set，32 是 proxy；其他（8、64、128、1024）只知道編號。',
  'dead peer detection': '對端失聯偵測（DPD）',
  'Keepalives of phase 1; only "incrementing error counter" and "not responding" are trouble.':
    '第一階段的 keepalive；只有「incrementing error counter」與「not responding」表示有問題。',
  'certificate trouble': '憑證問題',
  'Certificate authentication failed: clock, chain, revocation or trustpoint.':
    '憑證認證失敗：時鐘、憑證鏈、撤銷檢查或 trustpoint。',

  // IOS-XE and rarer lines.
  'quick mode waits for the SAs': 'quick mode 等待 SA 安裝',
  'IOS-XE: the data plane has taken the SA; part of the normal course.':
    'IOS-XE：資料平面已接受 SA；屬正常流程。',
  'request attached to a negotiation under way': '請求附加到進行中的協商',
  'IPsec asked again while phase 1 is still under way: phase 1 has been slow or silent for half a minute.':
    '第一階段仍在進行時 IPsec 又提出請求：第一階段已有半分鐘緩慢或毫無回應。',
  'proposal refused in aggressive form': '以 aggressive 形式拒絕提案',
  'Goes with a phase 1 proposal that no policy fits.': '隨著沒有任何 policy 相符的第一階段提案出現。',
  'notification rejected': '拒絕通知',
  'The peer sent a notification in clear before keys existed, most often because it refused our proposal.':
    '對端在還沒有金鑰時以明文送來通知，多半是因為它拒絕了我方的提案。',
  'unexpected input': '非預期的輸入',
  'An informational came where an answer was expected: the peer refused.':
    '預期得到回應，卻來了 informational 訊息：對端拒絕了。',
  'retransmission bookkeeping': '重送的內部記錄',
  'Bookkeeping around retransmission.': '與重送有關的內部記錄。',
  'idle SA used for quick mode': '以閒置的 SA 進行 quick mode',
  'Phase 1 is there already, so quick mode starts at once (rekey or a further request).':
    '第一階段已經存在，因此立即開始 quick mode（更新金鑰或另一個請求）。',
  'notification sent': '送出通知',
  'This router tells the peer something, e.g. PROPOSAL_NOT_CHOSEN: it refused the proposal.':
    '本路由器通知對端某件事，例如 PROPOSAL_NOT_CHOSEN：它拒絕了提案。',
  purging: '清理',
  'What was deleted earlier is now forgotten.': '先前刪除的項目現在清掉了。',

  // The normal course of IKE.
  'SA request profile': 'SA 請求的 profile',
  'The key engine asked for a phase 1 SA; (NULL) says that no ISAKMP profile is bound to it.':
    'key engine 要求建立第一階段 SA；(NULL) 表示沒有綁定 ISAKMP profile。',
  'peer structure created': '已建立 peer 結構',
  'A record for this peer was made; a negotiation with it begins.': '為此對端建立了記錄；與它的協商開始。',
  'new peer': '新的對端',
  'Internal bookkeeping of the new peer record.': '新 peer 記錄的內部作業。',
  'peer structure locked': 'peer 結構已鎖定',
  'Internal bookkeeping; the function named tells initiator (isakmp_initiator) from responder.':
    '內部作業；由函式名稱可分辨發起端（isakmp_initiator）與回應端。',
  'local and remote port': '本機與遠端連接埠',
  'UDP ports of the negotiation: 500, or 4500 behind NAT.':
    '協商所用的 UDP 連接埠：500，位於 NAT 之後則為 4500。',
  'new node': '新節點',
  'A node for one exchange under the SA was made; its number is the message ID (modulo 2^32).':
    '在 SA 之下為一次交換建立了節點；其編號就是 message ID（模 2^32）。',
  'SA inserted': 'SA 已加入',
  'The new phase 1 SA was put into the table.': '新的第一階段 SA 已放入表中。',
  'main mode instead of aggressive mode': '以 main mode 取代 aggressive mode',
  'Normal: aggressive mode is not configured, so main mode is used.':
    '正常：沒有設定 aggressive mode，因此使用 main mode。',
  'pre-shared key found': '找到預先共用金鑰',
  'A configured pre-shared key covers this peer. Whether both keys are equal shows only at MM5.':
    '設定中有涵蓋此對端的預先共用金鑰。兩端的金鑰是否相同，要到 MM5 才看得出來。',
  'NAT-T vendor ID built': '已產生 NAT-T vendor ID',
  'This router tells the peer which NAT traversal versions it knows; says nothing about NAT being there.':
    '本路由器告訴對端它支援哪些 NAT traversal 版本；不表示有 NAT 存在。',
  'input of a quick mode node': 'quick mode 節點的輸入',
  'What moves the quick mode state machine next; the node number is the message ID.':
    '推動 quick mode 狀態機的事件；節點編號就是 message ID。',
  'input of the state machine': '狀態機的輸入',
  'What moves the phase 1 state machine next.': '推動第一階段狀態機的事件。',
  'state transition': '狀態轉換',
  'The negotiation moved on; the surest line to follow it by (I: initiator, R: responder).':
    '協商前進了一步；這是追蹤協商最可靠的一行（I：發起端，R：回應端）。',
  'main mode begins': 'main mode 開始',
  'The initiator starts phase 1.': '發起端開始第一階段。',
  'packet sent': '封包已送出',
  'An ISAKMP packet left; role and state tell which one: the sender prints the state it is now in.':
    '送出一個 ISAKMP 封包；角色與狀態說明是哪一個：傳送端印出的是它目前的狀態。',
  'packet handed to IP': '封包交給 IP',
  'The packet of the line before was handed to IP.': '前一行的封包已交給 IP。',
  'packet received': '收到封包',
  'An ISAKMP packet arrived; the state is the one before the packet, (N) NEW SA is MM1.':
    '收到一個 ISAKMP 封包；狀態是收到封包之前的狀態，(N) NEW SA 就是 MM1。',
  'notification processed': '處理通知',
  'A notification of the peer is read, e.g. INITIAL_CONTACT: it has no other SA with us.':
    '讀取對端的通知，例如 INITIAL_CONTACT：它與我方沒有其他 SA。',
  'payload processed': '處理酬載',
  'One payload of the packet just received is read.': '讀取剛收到的封包中的一個酬載。',
  'vendor ID processed': '處理 vendor ID',
  'A vendor ID payload is read.': '讀取一個 vendor ID 酬載。',
  'vendor ID of unknown version': '版本不明的 vendor ID',
  'Harmless: the vendor ID is one this release has no name for; it is ignored.':
    '無害：這個版本叫不出名稱的 vendor ID；予以忽略。',
  'NAT-T vendor ID': 'NAT-T vendor ID',
  'The peer knows this version of NAT traversal.': '對端支援這個版本的 NAT traversal。',
  'vendor ID known': '已知的 vendor ID',
  'The peer names a feature it knows.': '對端說明它支援的功能。',
  'peer runs IOS': '對端執行 IOS',
  'The peer is a Cisco IOS router too.': '對端也是 Cisco IOS 路由器。',
  'local key found': '找到本機金鑰',
  'This router has a pre-shared key for the negotiation.': '本路由器有供這次協商使用的預先共用金鑰。',
  'profiles scanned for xauth': '搜尋 xauth 的 profile',
  'ISAKMP profiles are searched for extended authentication; usually there is none.':
    '在 ISAKMP profile 中搜尋延伸認證（xauth）；通常沒有。',
  'phase 1 transform checked': '檢查第一階段 transform',
  'One offered transform is compared with one local ISAKMP policy.':
    '以提出的一個 transform 與本機的一個 ISAKMP policy 比對。',
  'phase 1 proposal accepted': '接受第一階段提案',
  'A local policy fits the offer: phase 1 goes on.': '本機有相符的 policy：第一階段繼續。',
  'acceptable lifetime': '可接受的存活時間',
  'Lifetime found in the accepted proposal.': '被接受的提案中的存活時間。',
  'lifetime filled in': '填入存活時間',
  'The agreed lifetime goes into the SA.': '議定的存活時間寫入 SA。',
  'lifetime agreed': '議定存活時間',
  'Phase 1 lifetime in seconds that both sides will use.': '兩端將使用的第一階段存活時間（秒）。',
  'lifetime timer started': '存活時間計時開始',
  'The phase 1 SA will be replaced after this many seconds.': '第一階段 SA 將在這麼多秒之後更換。',
  'phase 2 proposal checked': '檢查第二階段提案',
  'A phase 2 proposal is compared with the local transform sets.':
    '以第二階段提案與本機的 transform set 比對。',
  'phase 2 attribute': '第二階段屬性',
  'One attribute of the phase 2 proposal.': '第二階段提案的一個屬性。',
  'phase 2 proposal accepted': '接受第二階段提案',
  'A local transform set fits the offer: phase 2 goes on.': '本機有相符的 transform set：第二階段繼續。',
  'phase 1 attribute': '第一階段屬性',
  'One attribute of the phase 1 offer.': '第一階段提案的一個屬性。',
  'payload type received': '收到的酬載類型',
  'A payload by number; 20 is NAT-D.': '以編號表示的酬載；20 是 NAT-D。',
  'NAT hash does not match': 'NAT 雜湊不符',
  'Harmless when "No NAT Found" follows; otherwise the peer sits behind NAT.':
    '其後若出現「No NAT Found」則無害；否則對端位於 NAT 之後。',
  'no NAT': '沒有 NAT',
  'Neither side is behind NAT: IKE stays on UDP 500 and ESP on IP protocol 50.':
    '兩端都不在 NAT 之後：IKE 維持使用 UDP 500，ESP 使用 IP 協定 50。',
  'initial contact sent': '送出 initial contact',
  'The initiator tells the peer to forget older SAs with it.': '發起端請對端忘掉先前與它的 SA。',
  'authentication method': '認證方式',
  'How this router will authenticate and which kind of identity it sends.':
    '本路由器將如何認證，以及送出哪一種身分。',
  'identity payload': '身分酬載',
  'The identity sent or received; behind NAT it shows the private address.':
    '送出或收到的身分；位於 NAT 之後時顯示私有位址。',
  'payload length': '酬載長度',
  'Length of the identity payload.': '身分酬載的長度。',
  'profile of the peer': '對端的 profile',
  'Harmless: no ISAKMP profile is configured for this peer, so none is used.':
    '無害：沒有為此對端設定 ISAKMP profile，因此不使用。',
  'authentication status': '認證狀態',
  'The peer passed authentication: both routers hold the same key.':
    '對端通過認證：兩台路由器持有相同的金鑰。',
  'SA authenticated': 'SA 已認證',
  'Phase 1 is authenticated with this peer.': '與此對端的第一階段已通過認證。',
  'initial contact processed': '處理 initial contact',
  'The peer says it starts afresh: older SAs with it are removed.': '對端表示重新開始：移除先前與它的 SA。',
  'peer inserted': '對端已加入',
  'The authenticated peer joins the table; the line names both outer addresses.':
    '通過認證的對端加入表中；這一行列出兩端的外部位址。',
  'quick mode begins': 'quick mode 開始',
  'The initiator starts phase 2; the M-ID is in all packets of this quick mode.':
    '發起端開始第二階段；這次 quick mode 的所有封包都帶有此 M-ID。',
  'quick mode asks for an SPI': 'quick mode 索取 SPI',
  'An SPI for the own inbound SA is fetched.': '為自己的入向 SA 取得 SPI。',
  'IPsec SAs negotiated': 'IPsec SA 協商完成',
  'Phase 2 is agreed: SPIs, proxies and lifetimes of both directions.':
    '第二階段議定：雙向的 SPI、proxy 與存活時間。',
  'node deleted': '節點已刪除',
  'One exchange under the SA is over; error TRUE with a reason such as "QM rejected" or "Delete Larval" is trouble.':
    'SA 之下的一次交換結束；若 error 為 TRUE 且原因為「QM rejected」或「Delete Larval」之類，則有問題。',

  // IPsec.
  'MTU reset': '重設 MTU',
  'The path MTU that IPsec reckons with.': 'IPsec 所採用的路徑 MTU。',
  'SAs requested': '請求 SA',
  'A packet met the tunnel protection and IPsec asks IKE for SAs: step 2.':
    '有封包觸發 tunnel protection，IPsec 向 IKE 請求 SA：步驟 2。',
  'proposal validated': '驗證提案',
  'The phase 2 offer is held against the tunnel protection of this address pair.':
    '以第二階段提案與這組位址的 tunnel protection 比對。',
  'key engine has an event': 'key engine 有事件',
  'IKE passed a message to IPsec.': 'IKE 把訊息交給 IPsec。',
  'same proxies and peer': '相同的 proxy 與對端',
  'The SAs belong to a pair of proxies that is known already.': '這些 SA 屬於一組已知的 proxy。',
  'identity added': '已加入 identity',
  'The pair of addresses to protect enters the policy table.': '要保護的一組位址加入 policy 表。',
  'map found': '找到 map',
  'The crypto map of the tunnel was found.': '找到隧道的 crypto map。',
  'IPsec SA created': '已建立 IPsec SA',
  'One IPsec SA is installed. Its kilobyte lifetime is below the negotiated one on purpose.':
    '安裝了一個 IPsec SA。其流量存活量（KB）刻意低於協商值。',
  'tunnel decapsulation updated': '已更新隧道解封裝',
  'Packets of this SA will be handed to the tunnel interface.': '這個 SA 的封包將交給隧道介面。',
  'outbound SA in use': '使用中的出向 SA',
  'From now on packets to this peer leave with this SPI.': '從現在起，送往此對端的封包使用這個 SPI。',
  'outbound SA enabled': '已啟用出向 SA',
  'The outbound SA to this peer is to be used.': '將使用通往此對端的出向 SA。',
  'SA enabled': 'SA 已啟用',
  'The responder may now send with this SPI; printed in decimal.':
    '回應端現在可以用這個 SPI 傳送；以十進位印出。',
  'enable notified': '通知啟用',
  'QM3 arrived: IKE tells IPsec to use the outbound SA.': '收到 QM3：IKE 通知 IPsec 使用出向 SA。',
  'transform set not supported': '不支援的 transform set',
  'No local transform set equals the offered one: make both the same. Fatal only if no later proposal fits.':
    '本機沒有與對方相同的 transform set：請讓兩端相同。後面的提案也都不符時才會失敗。',
  'proxies not supported': '不支援的 proxy',
  'No tunnel protection covers this address pair: protection missing, another tunnel source, or NAT changed the address.':
    '沒有涵蓋這組位址的 tunnel protection：缺少保護、tunnel source 不同，或 NAT 改了位址。',
  'request timer fired': '請求計時器到期',
  'IKE has not delivered SAs for half a minute; IPsec asks again.':
    'IKE 半分鐘內沒有交出 SA；IPsec 再次請求。',
  'IPsec SA deleted': 'IPsec SA 已刪除',
  'One IPsec SA is removed: rekey, end of life, or a clear.':
    '移除了一個 IPsec SA：更新金鑰、到期，或執行了 clear。',
  'end of an SA’s life': 'SA 到期',
  'The lifetime of an SA comes to its end, or its deletion is passed on.':
    'SA 的存活時間到期，或轉達其刪除。',
  'key engine message': 'key engine 訊息',
  'What IPsec asks IKE for, or what IKE brings it: addresses, proxies, transform, lifetimes. It stands behind P2, P3 and A10.':
    'IPsec 向 IKE 要求的內容，或 IKE 交來的內容：位址、proxy、transform、存活時間。接在 P2、P3 與 A10 之後。',
  'proxies matched': '比對 proxy',
  'The proxies of the offer are looked up: GRE (47) between the two outer addresses.':
    '查找提案中的 proxy：兩個外部位址之間的 GRE（47）。',
  'map entry there already': 'map 項目已存在',
  'Harmless although it says failed: the entry was there already.': '雖然寫著 failed，但無害：項目原本就在。',
  'no matching map': '沒有相符的 map',
  'No crypto map or tunnel protection covers the offered proxies.':
    '沒有涵蓋對方所提 proxy 的 crypto map 或 tunnel protection。',

  // Tunnel protection and crypto sockets.
  'tunnel status checked': '檢查隧道狀態',
  'Tunnel protection looks at the interface, usually after no shutdown.':
    'tunnel protection 檢查介面，通常在 no shutdown 之後。',
  'tunnel coming up': '隧道即將啟用',
  'The tunnel interface goes up.': '隧道介面啟用。',
  'listening already': '已在監聽',
  'The listening crypto socket is there.': '監聽用的 crypto socket 已存在。',
  'connection looked up': '查找連線',
  'Is there a crypto connection for this pair already? 0: no.': '這組位址是否已有 crypto 連線？0 表示沒有。',
  'socket opened': '開啟 socket',
  'A crypto socket with this IPsec profile is opened for the pair.':
    '以此 IPsec profile 為這組位址開啟 crypto socket。',
  'tunnel triggered': '觸發隧道',
  'SAs are asked for at once, without waiting for traffic.': '立即請求 SA，不等待流量。',
  'tunnel in shared list': '隧道加入共用清單',
  'The interface joins the list of those that may share protection.': '介面加入可共用保護的介面清單。',
  'socket open already': 'socket 已開啟',
  'The socket is open or on its way; nothing to do.': 'socket 已開啟或正在開啟；不需動作。',
  'pending timer started': '等待計時器啟動',
  'The responder waits for the negotiation to end.': '回應端等待協商結束。',
  'listen request good': '監聽請求有效',
  'The peer’s request for this pair is accepted by tunnel protection.':
    'tunnel protection 接受對端對這組位址的請求。',
  'socket ready': 'socket 就緒',
  'The crypto socket is ready.': 'crypto socket 已就緒。',
  'socket up': 'socket 啟用',
  'The SAs are in place: the tunnel may send to this peer.': 'SA 已就位：隧道可以傳送到此對端。',
  'NHRP signalled': '通知 NHRP',
  'NHRP is told that the crypto socket is up: GRE over IPsec can pass.':
    '通知 NHRP：crypto socket 已啟用，GRE over IPsec 可以通過。',
  'MTU message': 'MTU 訊息',
  'The MTU that remains inside the protection.': '在保護之內剩餘的 MTU。',
  'pending timer stopped': '等待計時器停止',
  'The wait is over.': '等待結束。',
  'listening started': '開始監聽',
  'Tunnel protection listens for crypto sockets.': 'tunnel protection 監聽 crypto socket。',
  'active open': '主動開啟',
  'This router opens the crypto socket itself: it will be the initiator.':
    '本路由器自行開啟 crypto socket：它將是發起端。',
  'passive open': '被動開啟',
  'The socket is opened because the peer asked.': '因對端要求而開啟 socket。',
  'socket bound': 'socket 已綁定',
  'Tunnel protection holds the socket.': 'tunnel protection 已持有此 socket。',

  // NHRP.
  'NHRP on the interface': '介面上的 NHRP',
  'NHRP learns that the tunnel interface is up.': 'NHRP 得知隧道介面已啟用。',
  'no NHS to register with': '沒有可註冊的 NHS',
  'Normal on a hub, which is the NHS itself; on a spoke it means that ip nhrp nhs is missing.':
    '在中心屬正常，因為它本身就是 NHS；在分支則表示缺少 ip nhrp nhs。',
  'cache entry added': '已加入快取項目',
  'A tunnel address got its NBMA address: the hub’s on the spoke (step 1), the spoke’s on the hub (step 12).':
    '隧道位址有了對應的 NBMA 位址：分支上是中心的位址（步驟 1），中心上是分支的位址（步驟 12）。',
  'cache entry updated': '已更新快取項目',
  'A cache entry was confirmed or changed.': '快取項目獲得確認或有變動。',
  'NHS flags change': 'NHS 旗標變動',
  'E: replies of this next hop server are expected, R: it responds, W: it is waited for.':
    'E：預期這個 next hop server 會回覆；R：它有回應；W：正在等待它。',
  'packet to be sent': '準備送出封包',
  'NHRP sends a packet to this tunnel address.': 'NHRP 送封包到這個隧道位址。',
  'registration request sent': '送出註冊請求',
  'The spoke asks the NHS to map its tunnel address to its NBMA address.':
    '分支請 NHS 把它的隧道位址對應到它的 NBMA 位址。',
  'registration request received': '收到註冊請求',
  'The registration of a spoke arrived through the tunnel.': '分支的註冊經由隧道到達。',
  'registration reply sent': '送出註冊回覆',
  'The hub answers the registration; code 0 is success.': '中心回覆註冊；代碼 0 表示成功。',
  'registration reply received': '收到註冊回覆',
  'The registration is answered; code 0 is success.': '註冊已獲回覆；代碼 0 表示成功。',
  'fixed part': '固定部分',
  'Address family of the NBMA network, protocol type, hop count and version of the packet.':
    'NBMA 網路的位址家族、協定類型、封包的 hop count 與版本。',
  'NBMA address lengths': 'NBMA 位址長度',
  'Type and length of the source NBMA address and subaddress.': '來源 NBMA 位址與子位址的類型及長度。',
  'packet size': '封包大小',
  'Length of the packet and offset of its extensions in bytes.': '封包長度與擴充的位移（位元組）。',
  'mandatory part': '必要部分',
  'Flags (unique: only one NBMA address may hold this tunnel address) and the request ID that pairs request and reply.':
    '旗標（unique：只有一個 NBMA 位址可以持有這個隧道位址），以及讓請求與回覆成對的 request ID。',
  'source NBMA address': '來源 NBMA 位址',
  'The outer address of the router that registers.': '進行註冊的路由器的外部位址。',
  'protocol addresses': '協定位址',
  'Tunnel addresses of the registering router and of its next hop server.':
    '進行註冊的路由器與其 next hop server 的隧道位址。',
  'client information entry': '用戶端資訊項目（CIE）',
  'Result of this entry: 0 is success, 14 that another NBMA address holds the tunnel address.':
    '此項目的結果：0 表示成功，14 表示另一個 NBMA 位址正持有該隧道位址。',
  'values of an entry': '項目的各個值',
  'Prefix length, MTU (17912 in a registration is usual), holding time in seconds, and addresses of the entry.':
    '此項目的前綴長度、MTU（註冊中通常是 17912）、保留時間（秒）與位址。',
  extension: '擴充',
  'Extensions of the packet; 9 is Cisco’s NAT address extension.': '封包的擴充；9 是 Cisco 的 NAT 位址擴充。',
  'authentication string': '認證字串',
  'The NHRP authentication string stands here in clear; it is never shown.':
    'NHRP 認證字串在此以明文出現；本程式絕不顯示。',
  'registration timed': '註冊計時',
  'The registration with this request ID is the first of a series.':
    '帶此 request ID 的註冊是一連串中的第一個。',
  'packet for this router': '給本路由器的封包',
  'The packet that came is for this router. Network IDs have local meaning and may differ.':
    '收到的封包是給本路由器的。network-id 只在本機有意義，兩端可以不同。',
  'tunnel endpoint attached': '隧道端點已附加',
  'The spoke’s pair of addresses is bound to the tunnel.': '分支的一組位址已綁定到隧道。',
  'tunnel endpoint added': '隧道端點已加入',
  'The spoke’s tunnel address and NBMA address become an endpoint of the tunnel.':
    '分支的隧道位址與 NBMA 位址成為隧道的端點。',
  'subblock node inserted': 'subblock 節點已加入',
  'The cache entry is tied to its next hop.': '快取項目與其下一跳連結。',
  'cache entry converted': '快取項目已轉換',
  'The entry learned by registration counts as one given from outside.':
    '由註冊學到的項目視為外部提供的項目。',
  'multicast mapping made': '已產生多播對應',
  'Routing multicasts will be copied to this spoke (ip nhrp map multicast dynamic).':
    '路由協定的多播將複製到此分支（ip nhrp map multicast dynamic）。',
  'multicast mapping added': '已加入多播對應',
  'Routing multicasts are copied to this spoke.': '路由協定的多播會複製到此分支。',
  'own cache updated': '已更新自己的快取',
  'The router’s own NBMA address, as it will stand in the reply.': '路由器自己的 NBMA 位址，將出現在回覆中。',
  'sender’s outer address': '傳送者的外部位址',
  'The outer address that the packet before came from; behind NAT it is the translated one.':
    '前一個封包來源的外部位址；在 NAT 之後則為轉換後的位址。',
  'reply decided on': '決定回覆',
  'Whom the hub answers, and how: code 0 is success.': '中心回覆的對象與結果：代碼 0 表示成功。',
  'capability of the peer': '對等方的能力',
  'What the other router says it can do besides NHRP; 0 is nothing.':
    '另一台路由器宣告在 NHRP 之外的能力；0 表示沒有。',
  'mapping known': '對應已存在',
  'The client is registered already: this is a refresh.': '用戶端先前已註冊：這是更新。',
  'bytes sent': '送出的位元組',
  'Length of the packet that left, with its GRE header.': '送出封包的長度，含 GRE 標頭。',
  'route looked up': '查詢路由',
  'Where the routing table sends the address that a resolution asks for (Phase 2 and 3).':
    '路由表將解析所查詢的位址送往何處（第 2 與第 3 階段）。',
  'next hop looked up': '查詢下一跳',
  'The outer address that the cache holds for the next hop.': '快取中下一跳的外部位址。',
  'packet handed on': '封包轉送',
  'The hub passes another router’s resolution on to the spoke that can answer it (Phase 2 and 3).':
    '中心將另一台路由器的解析轉送給能回覆的分支（第 2 與第 3 階段）。',
  'outer address of the tunnel': '隧道的外部位址',
  'The outer address that the packet goes to.': '封包送往的外部位址。',
  'mapping queued': '對應已排入佇列',
  'The client’s multicast mapping is put behind those of the others.':
    '用戶端的多點傳送對應排在其他用戶端之後。',
  'crypto session up or down': '加密工作階段建立或中斷',
  'Both phases with this peer are up, or gone (with crypto logging session).':
    '與此對等方的兩個階段都已建立，或已消失（需 crypto logging session）。',
  'answer that was not offered': '未曾提出的回覆',
  'The responder chose an ISAKMP policy that this router did not offer: compare the policies.':
    '回應端選擇了此路由器未提出的 ISAKMP 原則：請比對原則。',
  'quick mode before phase 1': '第 1 階段完成前的快速模式',
  'The peer holds phase 1 for done and this router does not: MM6 or MM5 was not taken. Clear both.':
    '對等方認為第 1 階段已完成，此路由器則否：MM6 或 MM5 未被接受。請在兩端清除。',
  'packet not decrypted': '封包未能解密',
  'An IKE packet did not decrypt: most often the pre-shared keys differ.':
    'IKE 封包未能解密：最常見的原因是預先共用金鑰不同。',
  'identity not in the certificate': '憑證中沒有此身分',
  'The peer’s certificate does not hold its address; authentication may succeed all the same.':
    '對等方的憑證中沒有其位址；驗證仍可能成功。',
  'ESP not authenticated': 'ESP 未通過驗證',
  'The checksum of an ESP packet is wrong: it was changed on the way, or the two ends hold different keys.':
    'ESP 封包的檢查值錯誤：在途中遭更改，或兩端金鑰不同。',
  'IKEv2 negotiation ended': 'IKEv2 協商結束',
  'An IKEv2 negotiation failed; the reason stands behind ERROR.': 'IKEv2 協商失敗；原因在 ERROR 之後。',
  'mandatory part resized': '必要部分改變大小',
  'The reply’s mandatory part has this many bytes.': '回覆的必要部分有這麼多位元組。',
  'packet encapsulated': '封包已封裝',
  'The packet got its NBMA address and left.': '封包取得 NBMA 位址並送出。',
  'NHS up': 'NHS 啟用',
  'The next hop server answers: registration is done. NHC-UP is the hub’s word for the spoke.':
    'next hop server 有回應：註冊完成。NHC-UP 是中心對分支的說法。',
  'address resolved': '位址已解析',
  'The tunnel address is known by its NBMA address.': '已知這個隧道位址對應的 NBMA 位址。',
  'hop count 0': 'hop count 為 0',
  'A client that is no Cisco router sent hop count 0.': '非 Cisco 路由器的用戶端送出 hop count 0。',
  'encapsulation failed': '封裝失敗',
  'No NBMA mapping or no crypto for the next hop: ip nhrp map, tunnel protection.':
    '下一跳沒有 NBMA 對應或沒有加密：檢查 ip nhrp map 與 tunnel protection。',
  'registration repeated': '重複註冊',
  'No reply to the registration came; the wait doubles up to 64 seconds. Look at the hub.':
    '註冊沒有得到回覆；等待時間逐次加倍，最多 64 秒。請查看中心。',
  'NHS down': 'NHS 停用',
  'The next hop server does not answer any more.': 'next hop server 不再回應。',
  'registration refused': '註冊被拒',
  'The hub refused the registration or has no room for it.': '中心拒絕註冊，或已沒有空間容納。',
  'other NHRP packet': '其他 NHRP 封包',
  'An NHRP packet other than a registration.': '註冊以外的 NHRP 封包。',

  // Syslog.
  'ISAKMP on or off': 'ISAKMP 開啟或關閉',
  'IKE starts to listen (or stops): it does so when the first tunnel protection or crypto map needs it.':
    'IKE 開始監聽（或停止）：在第一個 tunnel protection 或 crypto map 需要時開始。',
  'interface up or down': '介面啟用或停用',
  'The interface changed its state.': '介面的狀態改變了。',
  'line protocol up or down': 'line protocol 啟用或停用',
  'The line protocol of the interface changed its state.': '介面的 line protocol 狀態改變了。',
  'EIGRP neighbour lost': 'EIGRP 鄰居中斷',
  'Holding time expired: multicast or tunnel dead one way. Retry limit exceeded: multicast works, unicast does not. Interface down: the tunnel bounced.':
    'Holding time expired：多播或隧道有一個方向不通。Retry limit exceeded：多播可通、單播不通。Interface down：隧道曾經斷線。',
  'EIGRP neighbour up': 'EIGRP 鄰居建立',
  'Routing over the tunnel has formed.': '隧道上的路由鄰居已建立。',
  'OSPF neighbour changed': 'OSPF 鄰居變動',
  'FULL: routing over the tunnel has formed.': 'FULL：隧道上的路由鄰居已建立。',
  'BGP neighbour changed': 'BGP 鄰居變動',
  'Up: routing over the tunnel has formed.': 'Up：隧道上的路由鄰居已建立。',
  'IS-IS neighbour changed': 'IS-IS 鄰居變動',
  'message malformed': '訊息格式錯誤',
  'An encrypted packet did not decrypt: most often the pre-shared keys differ.':
    '加密的封包無法解密：多半是兩端的預先共用金鑰不同。',
  'mode failed': '交換失敗',
  'Sums up a failed exchange; the reason stands in the lines before it.':
    '總結一次失敗的交換；原因在前面幾行。',
  'packet not encrypted': '封包未加密',
  'The routers disagree how far they are: an old SA is left on one side. Clear both.':
    '兩台路由器對進度的認知不一致：有一端留有舊的 SA。請清除兩端。',
  'message without SA': '沒有 SA 的訊息',
  'The peer still uses an SA that this router has deleted; harmless if it stops.':
    '對端仍在使用本路由器已刪除的 SA；若之後停止則無害。',
  'aggressive mode disabled': 'aggressive mode 已停用',
  'The peer tries aggressive mode, which this router refuses.': '對端嘗試 aggressive mode，本路由器拒絕。',
  'unknown SPI': '不明的 SPI',
  'The peer uses an SA that this router does not have. One message at a rekey is harmless; repeated, the two are out of step.':
    '對端使用本路由器沒有的 SA。更新金鑰時出現一次無害；若反覆出現，表示兩端不同步。',
  'packet not protected': '封包未受保護',
  'Plain GRE arrives where IPsec is expected: the sender has no tunnel protection.':
    '應為 IPsec 卻收到明文的 GRE：傳送端沒有 tunnel protection。',
  'replay check failed': '重播檢查失敗',
  'ESP packets came out of order or twice: QoS after encryption, or a window too small.':
    'ESP 封包亂序或重複到達：加密之後又做 QoS，或重播視窗太小。',
  'crypto socket up or down': 'crypto socket 啟用或停用',
  'The crypto socket of the tunnel changed its state (with logging dmvpn).':
    '隧道的 crypto socket 狀態改變了（需設定 logging dmvpn）。',
  'NHRP Registration Failure: no reply came. External: interface or socket went down.':
    'NHRP Registration Failure：沒有得到回覆。External：介面或 socket 停用。',
  'NHRP neighbour up or down': 'NHRP 鄰居啟用或停用',
  'A registration stands (UP) or is lost (DOWN).': '註冊成立（UP）或失效（DOWN）。',
  'NHRP could not send': 'NHRP 無法傳送',
  'The hub cannot answer: the spoke names a wrong NHS address, or has a map but no NHS.':
    '中心無法回覆：分支的 NHS 位址錯誤，或有 map 而沒有 NHS。',
  'wrong authentication string': '認證字串錯誤',
  'ip nhrp authentication differs; only the hub says so, the spoke just waits.':
    'ip nhrp authentication 不同；只有中心會說出來，分支只是等待。',
  'network-id missing': '缺少 network-id',
  'ip nhrp network-id is gone: NHRP is off on this router.':
    'ip nhrp network-id 不見了：這台路由器上的 NHRP 已關閉。',
  'error indication received': '收到錯誤通知',
  'The peer rejected an NHRP packet; code 3 (loop) is seen with many spokes behind one address.':
    '對端拒絕了 NHRP 封包；多個分支共用一個位址時會出現代碼 3（迴圈）。',
  'Code 14: the hub still holds the old NBMA address for this tunnel address; use no-unique, a shorter holding time, or clear it on the hub.':
    '代碼 14：中心仍為這個隧道位址保留舊的 NBMA 位址；請使用 no-unique、縮短保留時間，或在中心清除。',
  'NHRP error': 'NHRP 錯誤',
  'An NHRP packet was not usable, e.g. with hop count 0.': '收到無法使用的 NHRP 封包，例如 hop count 為 0。',
  'recursive routing': '遞迴路由',
  'The route to the NBMA address goes through the tunnel itself.': '通往 NBMA 位址的路由經過隧道本身。',
  'packet denied by an access list': '封包被存取清單拒絕',
  'An access list drops packets; 50 is ESP, udp 500 and 4500 are IKE.':
    '存取清單丟棄封包；50 是 ESP，udp 500 與 4500 是 IKE。',

  // IKEv2.
  'IKEv2 packet': 'IKEv2 封包',
  'An IKEv2 packet; both SPIs and the message ID pair request and response.':
    'IKEv2 封包；以兩個 SPI 與 message ID 讓請求與回應成對。',
  'child SA refused': 'child SA 被拒',
  'Transform or selectors were refused, even if the session was called up before.':
    'transform 或 selector 被拒，即使先前已稱連線建立。',
  'IKEv2 policy does not fit': 'IKEv2 policy 不符',
  'No IKEv2 proposal is common to both routers; printed on the responder.':
    '兩台路由器沒有共同的 IKEv2 proposal；由回應端印出。',
  'IKEv2 authentication failed': 'IKEv2 認證失敗',
  'Key or identity differ.': '金鑰或身分不同。',
  'IKEv2 goes well': 'IKEv2 順利進行',
  'A turning point of a good IKEv2 negotiation.': '正常 IKEv2 協商中的一個轉折點。',
  'IKEv2 debug line': 'IKEv2 除錯訊息',
  'IKEv2 is in use: steps 3 to 10 shrink to IKE_SA_INIT and IKE_AUTH.':
    '使用的是 IKEv2：步驟 3 到 10 縮減為 IKE_SA_INIT 與 IKE_AUTH。',

  // Faults that no release prints.
  'PFS or mode differs (nothing printed)': 'PFS 或 mode 不同（不會印出訊息）',
  'With PFS on one side only, or tunnel against transport mode, some releases log nothing: IKE is up, no IPsec SA comes.':
    '只有一端使用 PFS，或一端 tunnel mode、一端 transport mode 時，有些版本不會記錄任何訊息：IKE 已建立，IPsec SA 卻不出現。',
  'tunnel key differs (nothing printed)': 'tunnel key 不同（不會印出訊息）',
  'Neither router logs a different tunnel key: decapsulated packets grow on the hub, encapsulated ones stay at 0.':
    'tunnel key 不同時兩台路由器都不會記錄：中心的 decaps 持續增加，encaps 維持 0。',
  'network-id differs (no fault)': 'network-id 不同（不是故障）',
  'No fault: network-ids have local meaning.': '不是故障：network-id 只在本機有意義。',
  'multicast map missing (nothing printed)': '缺少多播對應（不會印出訊息）',
  'Without ip nhrp map multicast dynamic on the hub spokes register but form no routing adjacency.':
    '中心沒有 ip nhrp map multicast dynamic 時，分支可以註冊，但無法建立路由鄰接關係。',
};
