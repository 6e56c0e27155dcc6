import type { Catalogue } from '../say.ts';

/** What readers and decoders could not do: the messages of problems, with a place for each value in them. */
export const texts: Catalogue = {
  '{0} (and {1} more like it)': '{0}（另有 {1} 個相同的問題）',

  'standard input': '標準輸入',
  '{0}: {1}.': '{0}：{1}。',
  'Standard input is empty': '標準輸入是空的',
  'The file is empty': '檔案是空的',
  'There is no such file': '沒有這個檔案',
  'This is a directory, not a file': '這是目錄，不是檔案',
  'Permission to read it is denied': '沒有讀取權限',
  'A part of the path is not a directory': '路徑中有一段不是目錄',
  'The path is a loop of symbolic links': '路徑中的符號連結形成迴圈',
  'The name is too long': '名稱太長',
  'This is no possible path': '這不是可用的路徑',
  'It cannot be read ({0})': '無法讀取（{0}）',
  'Reading was stopped on request after {0} bytes; what was read before is used.':
    '應要求在 {0} 位元組之後停止讀取；已讀取的內容仍會使用。',
  '{0} (after {1} bytes)': '{0}（讀了 {1} 位元組之後）',
  '"{0}" is no encoding that is read; use one of {1}.': '無法讀取編碼「{0}」；請使用下列之一：{1}。',
  'The file has grown to {0} bytes out of {1}, more than {2} times: taken for a gzip bomb, reading stopped there.':
    '檔案由 {1} 位元組解開成 {0} 位元組，超過 {2} 倍：視為 gzip 炸彈，讀到此處為止。',
  'The gzip file ends too early, at byte {0}. The {1} bytes that were in it were read.':
    'gzip 檔案在第 {0} 位元組就提早結束。其中的 {1} 位元組已讀取。',
  'The gzip data is damaged before byte {0} ({1}). Only the {2} bytes before the damage were read.':
    'gzip 資料在第 {0} 位元組之前損毀（{1}）。只讀取了損毀處之前的 {2} 位元組。',
  'the capture carries no keys (no decryption secrets block with keys of IKE or ESP)':
    '擷取檔中沒有金鑰（沒有帶 IKE 或 ESP 金鑰的 decryption secrets block）',

  'a "modified" pcap file (Kuznetzov\'s patch, magic number 0xa1b2cd34)':
    '「修改版」pcap 檔案（Kuznetzov 的修補，magic number 為 0xa1b2cd34）',
  'a snoop capture (RFC 1761)': 'snoop 擷取檔（RFC 1761）',
  'a Microsoft Network Monitor capture': 'Microsoft Network Monitor 擷取檔',
  'convert it with: editcap -F pcap OLD NEW': '請先轉換：editcap -F pcap OLD NEW',
  'a zstd file': 'zstd 檔案',
  'decompress it first: zstd -d': '請先解壓縮：zstd -d',
  'an xz file': 'xz 檔案',
  'decompress it first: xz -d': '請先解壓縮：xz -d',
  'a bzip2 file': 'bzip2 檔案',
  'decompress it first: bzip2 -d': '請先解壓縮：bzip2 -d',
  'an lz4 file': 'lz4 檔案',
  'decompress it first: lz4 -d': '請先解壓縮：lz4 -d',
  'a zip archive': 'zip 壓縮檔',
  'unpack it first': '請先解開',
  'not in the registry': '未列於登錄表',
  'The file is empty: not even a capture header.': '檔案是空的：連擷取檔的標頭都沒有。',
  'The bytes are gzip and were not inflated.': '這些位元組是 gzip，尚未解壓縮。',
  'This is {0}, which is not read; {1}.': '這是{0}，無法讀取；{1}。',
  'Neither pcap nor pcapng: the first bytes are {0}.': '既不是 pcap 也不是 pcapng：開頭的位元組是 {0}。',

  'The file ends inside its own header: {0} bytes are needed, {1} are there.':
    '檔案在自己的標頭中就結束了：需要 {0} 位元組，只有 {1}。',
  'The file ends inside frame {0} (record at byte {1}: {2} bytes needed, {3} there). All frames before it were read.':
    '檔案在訊框 {0} 中結束（記錄位於第 {1} 位元組：需要 {2} 位元組，只有 {3}）。之前的訊框都已讀取。',
  'The file says it is pcap version {0}.{1}; only version 2 is known, so nothing of it was read.':
    '檔案標示為 pcap 版本 {0}.{1}；本程式只認得版本 2，因此完全沒有讀取。',
  'The record of frame {0} at byte {1} claims {2} bytes, more than any frame has ({3}). Where the next record begins cannot be known: reading stopped there.':
    '訊框 {0} 的記錄（第 {1} 位元組）宣稱有 {2} 位元組，超過任何訊框的上限（{3}）。無從得知下一筆記錄的起點，讀到此處為止。',
  'The file ends inside the block at byte {0} ({1} bytes needed, {2} there), after frame {3}. All blocks before it were read.':
    '檔案在訊框 {3} 之後、第 {0} 位元組的區塊中結束（需要 {1} 位元組，只有 {2}）。之前的區塊都已讀取。',
  'The section header at byte {0} has no byte-order mark: reading stopped there.':
    '第 {0} 位元組的區段標頭沒有位元組順序標記：讀到此處為止。',
  'The section at byte {0} says it is pcapng version {1}.{2}; only version 1 is known: reading stopped there.':
    '第 {0} 位元組的區段標示為 pcapng 版本 {1}.{2}；本程式只認得版本 1：讀到此處為止。',
  'More than {0} interfaces: those from byte {1} on, and their frames, were not read.':
    '介面超過 {0} 個：第 {1} 位元組以後的介面及其訊框未讀取。',
  'The decryption secrets block at byte {0} claims {1} bytes of keys and has room for {2}; it was left out.':
    '第 {0} 位元組的 decryption secrets block 宣稱有 {1} 位元組的金鑰，卻只容得下 {2}；已略過。',
  'More than {0} bytes of decryption secrets: the block at byte {1} was left out.':
    'decryption secrets 超過 {0} 位元組：第 {1} 位元組的區塊已略過。',
  "An option after byte {0} reaches beyond its block; the rest of that block's options was left out.":
    '第 {0} 位元組之後有一個選項超出所在區塊；該區塊其餘的選項已略過。',
  'More than {0} comments: the later ones were not kept.': '註解超過 {0} 則：後面的未保留。',
  "An interface's time offset (if_tsoffset) of {0} seconds is no possible time; it was taken as 0.":
    '介面的時間位移（if_tsoffset）{0} 秒不是可能的時間；以 0 計。',
  'less than the {0} that such a block needs': '少於這種區塊所需的 {0}',
  'not a multiple of 4': '不是 4 的倍數',
  'The block at byte {0} (type 0x{1}), after frame {2}, claims {3} bytes, {4}. Where the next block begins cannot be known: reading stopped there.':
    '訊框 {2} 之後、第 {0} 位元組的區塊（類型 0x{1}）宣稱有 {3} 位元組，{4}。無從得知下一個區塊的起點，讀到此處為止。',
  'The block at byte {0}, after frame {1}, gives its length as {2} bytes at its beginning and as {3} at its end. Where the next block begins cannot be known: reading stopped there.':
    '訊框 {1} 之後、第 {0} 位元組的區塊，開頭標示長度為 {2} 位元組，結尾卻標示 {3}。無從得知下一個區塊的起點，讀到此處為止。',
  'The block at byte {0} (type 0x{1}) claims {2} bytes, more than the {3} that are held at once; it was skipped.':
    '第 {0} 位元組的區塊（類型 0x{1}）宣稱有 {2} 位元組，超過一次可保留的 {3}；已跳過。',
  'Frame {0} in the block at byte {1} claims {2} bytes; its block has room for {3} and no frame has more than {4}. It was left out.':
    '第 {1} 位元組區塊中的訊框 {0} 宣稱有 {2} 位元組；區塊只容得下 {3}，而訊框最多 {4}。已略過。',
  'Frame {0} in the block at byte {1} names interface {2}, which its section does not describe: its link type is not known and it was left out.':
    '第 {1} 位元組區塊中的訊框 {0} 指向介面 {2}，但所在區段沒有描述它：鏈路類型不明，已略過。',
  'Frame {0} has link type {1} ({2}), which is not read. Frames of it are only counted.':
    '訊框 {0} 的鏈路類型為 {1}（{2}），無法讀取。這類訊框只計數。',
  'link type {0} ({1}) is not read': '無法讀取鏈路類型 {0}（{1}）',
  'More flows (source, destination, SPI) than the {0} that were counted: {1} packets of further ones were not.':
    '流量（來源、目的地、SPI）超過可計數的 {0} 條：其餘流量的 {1} 個封包未計入。',

  '{0}: {1} bytes needed, {2} there': '{0}：需要 {1} 位元組，只有 {2}',
  'the AH header': 'AH 標頭',
  'the ARP header': 'ARP 標頭',
  'the addresses': '位址',
  'the Cisco HDLC header': 'Cisco HDLC 標頭',
  'the ESP header': 'ESP 標頭',
  'the Ethernet header': 'Ethernet 標頭',
  'the GRE header': 'GRE 標頭',
  'the optional fields': '選用欄位',
  'the PPTP fields': 'PPTP 欄位',
  'the ICMP header': 'ICMP 標頭',
  'the ICMPv6 header': 'ICMPv6 標頭',
  'the IPv4 header': 'IPv4 標頭',
  'the packet': '封包',
  'the IPv6 header': 'IPv6 標頭',
  'the payload': '酬載',
  'an extension header': '擴充標頭',
  'extension {0}': '擴充 {0}',
  'the Linux cooked header': 'Linux cooked 標頭',
  'the Linux cooked version 2 header': 'Linux cooked 第 2 版標頭',
  'the loopback header': 'loopback 標頭',
  'a label stack entry': '標籤堆疊項目',
  'a client information entry': '用戶端資訊項目（CIE）',
  'the addresses of a client information entry': '用戶端資訊項目（CIE）的位址',
  'the authentication type': '認證類型',
  'the vendor identifier': '廠商識別碼',
  'the fixed part': '固定部分',
  'the mandatory part': '必要部分',
  'the PPP header': 'PPP 標頭',
  'the PPPoE header': 'PPPoE 標頭',
  'the PPPoE payload': 'PPPoE 酬載',
  'the IP version': 'IP 版本',
  'the UDP header': 'UDP 標頭',
  'the datagram': '資料包',
  'the VLAN tag': 'VLAN 標籤',

  'the reserved field is not zero': '保留欄位不為零',
  'header length {0} is smaller than the fixed header; the payload was not read':
    '標頭長度 {0} 小於固定標頭；未讀取酬載',
  'address {0} is neither 15 (unicast) nor 143 (broadcast); read on all the same':
    '位址 {0} 既不是 15（單播）也不是 143（廣播）；仍繼續讀取',
  'more than {0} layers in one frame; the rest was not read': '一個訊框中超過 {0} 層；其餘未讀取',
  'more than {0} tunnels inside each other; the rest was not read': '隧道套疊超過 {0} 層；其餘未讀取',
  'more than {0} fragments in one datagram': '一個資料包超過 {0} 個分片',
  'more than {0} fragmented datagrams at once': '同時有超過 {0} 個分片的資料包',
  'more than {0} bytes of fragments': '分片超過 {0} 位元組',
  'not complete after {0} s': '{0} 秒後仍不完整',
  '{0}: gave up the fragments of one datagram from {1} to {2}': '{0}：放棄由 {1} 到 {2} 的一個資料包的分片',
  'a fragment ends at {0}, behind the largest datagram': '有分片結束於 {0}，超出最大的資料包',
  'a fragment that is not the last has {0} bytes, not 8n': '非最後的分片有 {0} 位元組，不是 8 的倍數',
  'a fragment that is not the last is empty': '非最後的分片是空的',
  'fragments overlap; the datagram was given up': '分片重疊；已放棄該資料包',
  'a fragment lies behind the last one; the datagram was given up': '有分片位於最後一片之後；已放棄該資料包',
  'the last fragment ends before another one; the datagram was given up':
    '最後的分片結束於另一片之前；已放棄該資料包',
  'GRE version {0} is not known; its payload was not read': '不認得 GRE 版本 {0}；未讀取酬載',
  'the header has source routes (RFC 1701), which are not read; neither is the payload':
    '標頭帶有 source route（RFC 1701），無法讀取；酬載也未讀取',
  'the checksum does not agree with header and payload; they were read all the same':
    '檢查碼與標頭及酬載不符；仍照樣讀取',
  'the checksum does not agree with the message; it was read all the same': '檢查碼與訊息不符；仍照樣讀取',
  'the checksum does not agree with the packet; it was read all the same': '檢查碼與封包不符；仍照樣讀取',
  'version {0} where 4 must stand': '版本為 {0}，此處必須是 4',
  'version {0} where 6 must stand': '版本為 {0}，此處必須是 6',
  'IP version {0} where 4 or 6 must stand': 'IP 版本為 {0}，此處必須是 4 或 6',
  'header length {0} is smaller than {1}': '標頭長度 {0} 小於 {1}',
  'total length {0} is smaller than the header; the rest of the frame was taken as payload':
    '總長度 {0} 小於標頭；訊框其餘部分視為酬載',
  'option {0} claims {1} bytes; the options after it were not read':
    '選項 {0} 宣稱有 {1} 位元組；其後的選項未讀取',
  'more than {0} extensions; the rest was not read': '擴充超過 {0} 個；其餘未讀取',
  'the extensions do not end with the end mark; the packet ends where they do':
    '擴充沒有以結束標記結尾；封包在其結束處結束',
  'Time runs backwards {0} time(s), first at frame {1}, by {2} s: the clock was set while it captured, or files were joined out of order.':
    '時間倒退 {0} 次，首次在訊框 {1}，倒退 {2} 秒：擷取時時鐘被調整，或檔案以錯誤的順序合併。',
  'more than {0} extension headers; the rest was not read': '擴充標頭超過 {0} 個；其餘未讀取',
  'more than {0} labels without a bottom of stack; the rest was not read':
    '超過 {0} 個標籤仍未到堆疊底部；其餘未讀取',
  'packet length {0} is smaller than the fixed part; all that follows was read':
    '封包長度 {0} 小於固定部分；其後的內容全部讀取',
  'NHRP version {0} is not known; only the fixed part was read': '不認得 NHRP 版本 {0}；只讀取固定部分',
  'packet type {0} is not known; only the fixed part was read': '不認得封包類型 {0}；只讀取固定部分',
  'extension offset {0} lies outside the packet; no extensions were read':
    '擴充位移 {0} 在封包之外；未讀取任何擴充',
  'length {0} is smaller than the header; the rest of the packet was taken as payload':
    '長度 {0} 小於標頭；封包其餘部分視為酬載',

  'Too few bytes for an ISAKMP header.': '位元組太少，不足一個 ISAKMP 標頭。',
  'ISAKMP version {0}; only its header is read.': 'ISAKMP 版本 {0}；只讀取標頭。',
  'The header claims {0} bytes; only {1} are there.': '標頭宣稱有 {0} 位元組；實際只有 {1}。',
  'The header claims {0} bytes, less than its own {1}.': '標頭宣稱有 {0} 位元組，比標頭本身的 {1} 還少。',
  '{0} bytes follow the message that the header announces.': '標頭所宣告的訊息之後還有 {0} 位元組。',
  'IKEv1 has no exchange type {0}.': 'IKEv1 沒有交換類型 {0}。',
  'The encrypted part has {0} bytes, which is no multiple of a cipher block.':
    '加密部分有 {0} 位元組，不是加密區塊的整數倍。',
  'No payload is announced, and {0} bytes are there.': '沒有宣告任何酬載，卻有 {0} 位元組。',
  '{0} bytes follow the last payload.': '最後一個酬載之後還有 {0} 位元組。',
  'The names in a certificate cannot be read.': '無法讀取憑證中的名稱。',
  'More than {0} payloads; the rest is not read.': '酬載超過 {0} 個；其餘不讀取。',
  'Payload {0} is announced and not there.': '宣告了酬載 {0}，卻不存在。',
  'The reserved byte of payload {0} is not zero.': '酬載 {0} 的保留位元組不為零。',
  'Payload {0} claims {1} bytes, less than its own header; what is left is read as its body.':
    '酬載 {0} 宣稱有 {1} 位元組，比自己的標頭還少；其餘視為其內容。',
  'Payload {0} claims {1} bytes; only {2} are there.': '酬載 {0} 宣稱有 {1} 位元組；實際只有 {2}。',
  'More than {0} attributes; the rest is not read.': '屬性超過 {0} 個；其餘不讀取。',
  'Attribute {0} claims {1} bytes; only {2} are there.': '屬性 {0} 宣稱有 {1} 位元組；實際只有 {2}。',
  '{0} bytes after the last attribute are too few for another one.':
    '最後一個屬性之後還有 {0} 位元組，不足另一個屬性。',
  'Fragment {0} came twice with different bytes; the first is kept.':
    '分片 {0} 出現兩次而內容不同；保留第一次的。',
  'A fragmented message exceeds {0} bytes; it is dropped.': '有一則分片的訊息超過 {0} 位元組；已捨棄。',
  'More than {0} messages wait for fragments; the oldest is given up.':
    '等待分片的訊息超過 {0} 則；放棄最舊的一則。',
  'An identity of type {0} has {1} bytes instead of {2}.': '類型 {0} 的身分有 {1} 位元組，應為 {2}。',
  'More than {0} SPIs in a delete payload; the rest is not read.':
    'delete 酬載中的 SPI 超過 {0} 個；其餘不讀取。',
  '{0} bytes follow the last SPI of a delete payload.': 'delete 酬載的最後一個 SPI 之後還有 {0} 位元組。',
  'The SPIs that a {0} payload announces are not all there.': '{0} 酬載所宣告的 SPI 並未全部出現。',
  'The {0} payload is shorter than its fixed part; its bytes are kept as they are.':
    '{0} 酬載比自己的固定部分還短；位元組原樣保留。',
  'Domain of interpretation {0} is not IPsec (1); its proposals are not read.':
    '解譯領域（DOI）{0} 不是 IPsec（1）；不讀取其 proposal。',
  'A situation label runs past the end of the payload.': 'situation 標籤超出酬載結尾。',
  'More than {0} proposals; the rest is not read.': 'proposal 超過 {0} 個；其餘不讀取。',
  'The SPI of a proposal runs past its end.': 'proposal 的 SPI 超出其結尾。',
  'A proposal announces {0} transforms and holds {1}.': 'proposal 宣告有 {0} 個 transform，實際有 {1} 個。',
  'More than {0} transforms; the rest is not read.': 'transform 超過 {0} 個；其餘不讀取。',
  'A {0} claims {1} bytes where {2} are there; what is there is read as one {3}.':
    '{0} 宣稱有 {1} 位元組，實際有 {2}；把現有的內容視為一個 {3} 讀取。',
  '{0} bytes follow the last {1}; they are not read.': '最後一個 {1} 之後還有 {0} 位元組；不讀取。',
  'A {0} announces payload {1} after it; it is read as another {2}.':
    '{0} 宣告其後是酬載 {1}；視為另一個 {2} 讀取。',
  'Another {0} is announced and none is there.': '宣告還有一個 {0}，卻不存在。',
  'The bytes left are too few for a {0}.': '剩下的位元組不足一個 {0}。',

  '{0} with this key is not available': '這裡無法以這把金鑰使用 {0}',
  'the packet ends before its ICV': '封包在 ICV 之前就結束了',
  'the ciphertext is no whole number of cipher blocks: it was cut, or the key is of another SA':
    '密文不是加密區塊的整數倍：被截斷，或金鑰屬於另一個 SA',
  'the cipher refused the packet': '加密演算法拒絕此封包',
  'the ICV does not agree with the packet: it was changed on its way': 'ICV 與封包不符：封包在途中被更改',
  'the ICV does not agree: the key is not that of this SA, or the packet was changed':
    'ICV 不符：金鑰不是這個 SA 的，或封包被更改',
  'the ICV agrees, but what the encryption key gives is no ESP plaintext: that key is wrong':
    'ICV 相符，但以加密金鑰解出的內容不是 ESP 明文：該金鑰不正確',
  'the padding is longer than the packet': '填充比封包還長',
  'sequence number {0} of {1} was used before: a replay, or a packet captured twice':
    '{1} 的序號 {0} 先前已用過：重播，或同一封包被擷取兩次',
  'what the key gives is no ESP plaintext: the key is not that of this SA':
    '以金鑰解出的內容不是 ESP 明文：金鑰不是這個 SA 的',
  'the encrypted message was cut': '加密的訊息被截斷',
  'the cipher or hash that phase 1 agreed on is not supported': '不支援第一階段所議定的加密或雜湊演算法',
  'the ciphertext is cut within a block': '密文在區塊中間被截斷',
  'the messages that the IV is made of are not in the capture, and the rest does not tell whether the key is right':
    '產生 IV 所需的訊息不在擷取檔中，其餘內容也無法判斷金鑰是否正確',
  'no given key opens the message: what they give is no chain of payloads':
    '提供的金鑰都解不開這則訊息：解出的內容不是一串酬載',
  'the first {0} bytes cannot be read: the messages that their IV is made of are not in the capture':
    '前 {0} 位元組無法讀取：產生其 IV 所需的訊息不在擷取檔中',
  'the HASH payload does not agree with the message and the keys': 'HASH 酬載與訊息及金鑰不符',

  'an algorithm of SPI {0} is not supported': '不支援 SPI {0} 的某個演算法',
  'a key of SPI {0} is not of the right form': 'SPI {0} 的某把金鑰格式不對',
  'esp_sa: cipher "{0}" is not supported': 'esp_sa：不支援加密演算法「{0}」',
  'esp_sa: authenticator "{0}" is not supported': 'esp_sa：不支援認證演算法「{0}」',
  'esp_sa: a key is not hexadecimal': 'esp_sa：有一把金鑰不是十六進位',
  'esp_sa: {0} takes no key of {1} bits': 'esp_sa：{0} 不接受 {1} 位元的金鑰',
  'esp_sa: "{0}" is not an SPI': 'esp_sa：「{0}」不是 SPI',
  'ikev1_decryption_table: the key is not hexadecimal': 'ikev1_decryption_table：金鑰不是十六進位',
  'a record of a Wireshark table has too few fields': 'Wireshark 表格有一筆記錄的欄位太少',
  'xfrm: the key of {0} is not hexadecimal': 'xfrm：{0} 的金鑰不是十六進位',
  'xfrm: authenticator {0} is not supported': 'xfrm：不支援認證演算法 {0}',
  'xfrm: cipher {0} is not supported': 'xfrm：不支援加密演算法 {0}',
  'a key file of more than {0} characters is not read': '超過 {0} 個字元的金鑰檔不讀取',
  'no key in any known format was found in the key file': '金鑰檔中找不到任何已知格式的金鑰',

  'only the first {0} lines were read': '只讀取了前 {0} 行',
  'a line too long to be a command was not read': '有一行太長，不可能是指令，未讀取',
  'no time of day with a date was found': '找不到帶日期的時間',
  'SPI {0} is not the decimal number beside it': 'SPI {0} 與旁邊的十進位數字不符',
  'no release was found': '找不到版本',
  'From byte {0} on the text is {1}, other than before; it was read so.':
    '自第 {0} 個位元組起文字改為 {1}，與前面不同；已照此讀取。',
  '{0} surrogate(s) without a partner were replaced by U+FFFD.':
    '{0} 個不成對的 surrogate 已用 U+FFFD 取代。',
  '{0} line(s) are longer than {1} bytes; the rest of them was left out.':
    '有 {0} 行長過 {1} 位元組；超出的部分已略過。',
  '{0} line(s) hold bytes that are not valid in {1}; they were replaced by U+FFFD.':
    '有 {0} 行含有不合 {1} 編碼的位元組；已用 U+FFFD 取代。',
  '{0} line(s) are not {1} like the rest of the file; they were read as {2}.':
    '有 {0} 行不像檔案其餘部分是 {1}；以 {2} 讀取。',
  '{0} line(s) start with a time that does not exist; it was taken for text.':
    '有 {0} 行以不存在的時間開頭；視為文字。',
  'A show output or configuration is longer than {0} lines; {1} line(s) of it were left out.':
    '有一段 show 輸出或設定長過 {0} 行；其中 {1} 行已略過。',
  'Too many interfaces.': '介面太多。',
  'A line is no setting; it was left out.': '有一行不是設定；已略過。',
  'Sections nest too deep.': '區段套疊太深。',
  'A brace closes nothing.': '有一個右大括號沒有對應的左大括號。',
  'The file ends inside a section.': '檔案在區段中就結束了。',

  'No packet matched the keys: none of the {0} given names an IKE cookie or an SPI of this capture.':
    '沒有封包與金鑰相符：所提供的 {0} 把金鑰都沒有對應到這個擷取檔中的 IKE cookie 或 SPI。',
  'No given key opens {0} of the IKE SA {1}, from frame {2} on: they are of another SA, or the ends have different keys.':
    '提供的金鑰都解不開 IKE SA {1} 從訊框 {2} 起的 {0}：這些金鑰屬於另一個 SA，或兩端的金鑰不同。',
  'The key given for ESP {0} is not that of the SA: the ICV of none of {1} agrees. Nothing in them was believed.':
    '為 ESP {0} 提供的金鑰不是該 SA 的：{1} 的 ICV 全都不符。其內容一概不採信。',
  'The encryption key given for ESP {0} is wrong: what it makes of {1} is no ESP plaintext. Nothing of that is shown.':
    '為 ESP {0} 提供的加密金鑰不正確：以它解開的 {1} 不是 ESP 明文。其內容一概不顯示。',
  '{0} ({1} to {2})': '{0}（{1} 到 {2}）',
  'More than {0} SPIs: {1} times the one that began first was begun anew.':
    'SPI 超過 {0} 個：最先開始者重新開始了 {1} 次。',
  'More than {0} pairs of hosts use the same SPI: {1} times the one that began first was begun anew.':
    '超過 {0} 對主機使用同一 SPI：最先開始者重新開始了 {1} 次。',
  'More than {0} keys fit one SA: {1} of them were not tried. Give fewer keys, or name SPIs and addresses in them.':
    '符合同一 SA 的金鑰超過 {0} 個：其中 {1} 個未嘗試。請減少金鑰，或在其中寫明 SPI 與位址。',
  'More than {0} IKE SAs have keys: the {1} that began first were forgotten; what comes of them later cannot be opened.':
    '具有金鑰的 IKE SA 超過 {0} 個：最先開始的 {1} 個已不再保留，其後續內容無法解開。',
  'More than {0} IKE exchanges with keys began: the first messages of {1} were forgotten; those that were answered only later cannot be opened.':
    '具有金鑰的 IKE 交換超過 {0} 個：其中 {1} 個的第一則訊息已不再保留，之後才得到回應者無法解開。',
  'IKE SAs had more exchanges than are kept: the first {0} were forgotten; their retransmissions count as new messages.':
    'IKE SA 的交換超過可保留的數量：最先的 {0} 個已不再保留，其重傳視為新訊息。',
  'More than {0} ESP SAs without a key: {1} packets of further ones were not looked at for NULL encryption.':
    '沒有金鑰的 ESP SA 超過 {0} 個：其餘 SA 的 {1} 個封包未檢查是否為 NULL 加密。',
  '{0} packets of further ESP SAs than {1} were cut by the capture (snap length) and cannot be opened.':
    '超過 {1} 個之後的 ESP SA 另有 {0} 個封包被擷取截短（snap length），無法解開。',
  'More than {0} SAs have keys: whether those of further ones are right was not counted ({1}).':
    '具有金鑰的 SA 超過 {0} 個：其餘 SA 的金鑰是否正確未計數（{1}）。',
  '{0} addresses were tried for those behind a NAT; what {1} more messages with NAT-D hashes hide was not searched for.':
    '已嘗試 {0} 個 NAT 後方的位址；另有 {1} 則帶 NAT-D 雜湊的訊息，其隱藏的位址未再搜尋。',
  'More than {0} IKE exchanges named vendors: those of the first {1} were forgotten, and private numbers in their later messages have no names.':
    '表明廠商的 IKE 交換超過 {0} 個：最先 {1} 個的廠商已不再保留，其後續訊息中的私有編號沒有名稱。',
  'Keys of {0} more SAs are wrong.': '另有 {0} 個 SA 的金鑰不正確。',
  '1 message': '1 則訊息',
  '{0} messages': '{0} 則訊息',
  '1 packet': '1 個封包',
  '{0} packets': '{0} 個封包',
  'packets of ESP {0} were cut by the capture (snap length) and cannot be opened':
    'ESP {0} 的封包被擷取長度（snap length）截斷，無法解開',
  '{0} more problems are not listed.': '另有 {0} 個問題未列出。',
  '{0} more problems in frames are not listed.': '訊框中另有 {0} 個問題未列出。',
  '{0} messages of {1} IKE exchanges that nobody went on with were not analysed: more than {2} between two ends, or {3} in all, are a flood.':
    '無人接續的 {1} 個 IKE 交換中有 {0} 則訊息未分析：兩端之間超過 {2} 個，或總共超過 {3} 個，視為洪水攻擊。',
  '{0} IKE messages were not analysed: their exchange has more than {1}, or more than {2} that nobody answered.':
    '有 {0} 則 IKE 訊息未分析：其交換超過 {1} 則，或無人回應的超過 {2} 則。',
  '{0} NHRP packets and ICMP errors beyond the first {1} from one end to the other, or the first {2} such ends, were not analysed.':
    '有 {0} 個 NHRP 封包與 ICMP 錯誤未分析：超過一端到另一端的前 {1} 個，或超過前 {2} 對端點。',
  '{0} control packets beyond the first {1} were not analysed.': '前 {1} 個之後的 {0} 個控制封包未分析。',
  'This is no capture file.': '這不是擷取檔。',
  'Its link layer ({0}) is not read.': '無法讀取其鏈路層（{0}）。',
  'The file is empty.': '檔案是空的。',
  'Nothing of a router is in it: no debug message, show output or configuration, and it is no capture.':
    '其中沒有任何路由器的內容：沒有除錯訊息、show 輸出或設定，也不是擷取檔。',
  'This is the configuration of a Linux router (swanctl.conf or nhrpd.conf); only its logs are judged, give those of charon and nhrpd.':
    '這是 Linux 路由器的設定（swanctl.conf 或 nhrpd.conf）；只判斷其記錄檔，請提供 charon 與 nhrpd 的記錄檔。',
  'The gzip data is cut or damaged. What was in it before that was read.':
    'gzip 資料被截斷或損毀。在此之前的內容已讀取。',
  'The input is empty.': '輸入是空的。',
  // What observations from outside must be.
  '{0} must be {1}': '{0} 必須是{1}',
  'observations[{0}].where.source must be the id of a source':
    'observations[{0}].where.source 必須是某個來源的 id',
  'sources[{0}].id must be the id of no other source': 'sources[{0}].id 不得是其他來源的 id',
  'the document': '這份文件',
  'a text': '文字',
  'true or false': 'true 或 false',
  'a whole number from 0': '從 0 起的整數',
  'a whole number from 1': '從 1 起的整數',
  'a whole number': '整數',
  'a whole number of 32 bits': '32 位元的整數',
  'a text, a number or null': '文字、數字或 null',
  'an SPI, 0x and 8 hex digits': 'SPI，即 0x 加 8 個十六進位數字',
  'a cookie, 16 hex digits': 'cookie，即 16 個十六進位數字',
  'a name': '名稱',
  'a port': '連接埠',
  'an address': '位址',
  '0 to 999,999,999': '0 到 999,999,999',
  '1 or 2': '1 或 2',
  'a list': '清單',
  'an object': '物件',
  'nothing nested more than {0} deep': '巢狀不超過 {0} 層的內容',
  'one of {0}': '下列之一：{0}',
};
