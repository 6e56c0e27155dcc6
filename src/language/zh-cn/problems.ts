import type { Catalogue } from '../say.ts';

/** What readers and decoders could not do: the messages of problems, with a place for each value in them. */
export const texts: Catalogue = {
  '{0} (and {1} more like it)': '{0}（另有 {1} 个相同的问题）',

  'standard input': '标准输入',
  '{0}: {1}.': '{0}：{1}。',
  'Standard input is empty': '标准输入是空的',
  'The file is empty': '文件是空的',
  'There is no such file': '没有这个文件',
  'This is a directory, not a file': '这是目录，不是文件',
  'Permission to read it is denied': '没有读取权限',
  'A part of the path is not a directory': '路径中有一段不是目录',
  'The path is a loop of symbolic links': '路径中的符号链接形成环路',
  'The name is too long': '名称太长',
  'This is no possible path': '这不是可用的路径',
  'It cannot be read ({0})': '无法读取（{0}）',
  'Reading was stopped on request after {0} bytes; what was read before is used.':
    '应要求在 {0} 字节之后停止读取；已读取的内容仍会使用。',
  '{0} (after {1} bytes)': '{0}（读了 {1} 字节之后）',
  '"{0}" is no encoding that is read; use one of {1}.': '无法读取编码“{0}”；请使用下列之一：{1}。',
  'The file has grown to {0} bytes out of {1}, more than {2} times: taken for a gzip bomb, reading stopped there.':
    '文件由 {1} 字节解开成 {0} 字节，超过 {2} 倍：视为 gzip 炸弹，读到此处为止。',
  'The gzip file ends too early, at byte {0}. The {1} bytes that were in it were read.':
    'gzip 文件在第 {0} 字节就提早结束。其中的 {1} 字节已读取。',
  'The gzip data is damaged before byte {0} ({1}). Only the {2} bytes before the damage were read.':
    'gzip 数据在第 {0} 字节之前损坏（{1}）。只读取了损坏处之前的 {2} 字节。',
  'the capture carries no keys (no decryption secrets block with keys of IKE or ESP)':
    '抓包文件中没有密钥（没有带 IKE 或 ESP 密钥的 decryption secrets block）',

  'a "modified" pcap file (Kuznetzov\'s patch, magic number 0xa1b2cd34)':
    '“修改版”pcap 文件（Kuznetzov 的补丁，magic number 为 0xa1b2cd34）',
  'a snoop capture (RFC 1761)': 'snoop 抓包文件（RFC 1761）',
  'a Microsoft Network Monitor capture': 'Microsoft Network Monitor 抓包文件',
  'convert it with: editcap -F pcap OLD NEW': '请先转换：editcap -F pcap OLD NEW',
  'a zstd file': 'zstd 文件',
  'decompress it first: zstd -d': '请先解压：zstd -d',
  'an xz file': 'xz 文件',
  'decompress it first: xz -d': '请先解压：xz -d',
  'a bzip2 file': 'bzip2 文件',
  'decompress it first: bzip2 -d': '请先解压：bzip2 -d',
  'an lz4 file': 'lz4 文件',
  'decompress it first: lz4 -d': '请先解压：lz4 -d',
  'a zip archive': 'zip 压缩包',
  'unpack it first': '请先解开',
  'not in the registry': '未列于注册表',
  'The file is empty: not even a capture header.': '文件是空的：连抓包文件的头部都没有。',
  'The bytes are gzip and were not inflated.': '这些字节是 gzip，尚未解压。',
  'This is {0}, which is not read; {1}.': '这是{0}，无法读取；{1}。',
  'Neither pcap nor pcapng: the first bytes are {0}.': '既不是 pcap 也不是 pcapng：开头的字节是 {0}。',

  'The file ends inside its own header: {0} bytes are needed, {1} are there.':
    '文件在自己的头部中就结束了：需要 {0} 字节，只有 {1}。',
  'The file ends inside frame {0} (record at byte {1}: {2} bytes needed, {3} there). All frames before it were read.':
    '文件在帧 {0} 中结束（记录位于第 {1} 字节：需要 {2} 字节，只有 {3}）。之前的帧都已读取。',
  'The file says it is pcap version {0}.{1}; only version 2 is known, so nothing of it was read.':
    '文件标示为 pcap 版本 {0}.{1}；本程序只识别版本 2，因此完全没有读取。',
  'The record of frame {0} at byte {1} claims {2} bytes, more than any frame has ({3}). Where the next record begins cannot be known: reading stopped there.':
    '帧 {0} 的记录（第 {1} 字节）声称有 {2} 字节，超过任何帧的上限（{3}）。无从得知下一条记录的起点，读到此处为止。',
  'The file ends inside the block at byte {0} ({1} bytes needed, {2} there), after frame {3}. All blocks before it were read.':
    '文件在帧 {3} 之后、第 {0} 字节的块中结束（需要 {1} 字节，只有 {2}）。之前的块都已读取。',
  'The section header at byte {0} has no byte-order mark: reading stopped there.':
    '第 {0} 字节的段头部没有字节顺序标记：读到此处为止。',
  'The section at byte {0} says it is pcapng version {1}.{2}; only version 1 is known: reading stopped there.':
    '第 {0} 字节的段标示为 pcapng 版本 {1}.{2}；本程序只识别版本 1：读到此处为止。',
  'More than {0} interfaces: those from byte {1} on, and their frames, were not read.':
    '接口超过 {0} 个：第 {1} 字节以后的接口及其帧未读取。',
  'The decryption secrets block at byte {0} claims {1} bytes of keys and has room for {2}; it was left out.':
    '第 {0} 字节的 decryption secrets block 声称有 {1} 字节的密钥，却只容得下 {2}；已跳过。',
  'More than {0} bytes of decryption secrets: the block at byte {1} was left out.':
    'decryption secrets 超过 {0} 字节：第 {1} 字节的块已跳过。',
  "An option after byte {0} reaches beyond its block; the rest of that block's options was left out.":
    '第 {0} 字节之后有一个选项超出所在块；该块其余的选项已跳过。',
  'More than {0} comments: the later ones were not kept.': '注释超过 {0} 条：后面的未保留。',
  "An interface's time offset (if_tsoffset) of {0} seconds is no possible time; it was taken as 0.":
    '接口的时间偏移（if_tsoffset）{0} 秒不是可能的时间；以 0 计。',
  'less than the {0} that such a block needs': '少于这种块所需的 {0}',
  'not a multiple of 4': '不是 4 的倍数',
  'The block at byte {0} (type 0x{1}), after frame {2}, claims {3} bytes, {4}. Where the next block begins cannot be known: reading stopped there.':
    '帧 {2} 之后、第 {0} 字节的块（类型 0x{1}）声称有 {3} 字节，{4}。无从得知下一个块的起点，读到此处为止。',
  'The block at byte {0}, after frame {1}, gives its length as {2} bytes at its beginning and as {3} at its end. Where the next block begins cannot be known: reading stopped there.':
    '帧 {1} 之后、第 {0} 字节的块，开头标示长度为 {2} 字节，结尾却标示 {3}。无从得知下一个块的起点，读到此处为止。',
  'The block at byte {0} (type 0x{1}) claims {2} bytes, more than the {3} that are held at once; it was skipped.':
    '第 {0} 字节的块（类型 0x{1}）声称有 {2} 字节，超过一次可保留的 {3}；已跳过。',
  'Frame {0} in the block at byte {1} claims {2} bytes; its block has room for {3} and no frame has more than {4}. It was left out.':
    '第 {1} 字节块中的帧 {0} 声称有 {2} 字节；块只容得下 {3}，而帧最多 {4}。已跳过。',
  'Frame {0} in the block at byte {1} names interface {2}, which its section does not describe: its link type is not known and it was left out.':
    '第 {1} 字节块中的帧 {0} 指向接口 {2}，但所在段没有描述它：链路类型未知，已跳过。',
  'Frame {0} has link type {1} ({2}), which is not read. Frames of it are only counted.':
    '帧 {0} 的链路类型为 {1}（{2}），无法读取。这类帧只计数。',
  'link type {0} ({1}) is not read': '无法读取链路类型 {0}（{1}）',
  'More flows (source, destination, SPI) than the {0} that were counted: {1} packets of further ones were not.':
    '流（源、目的、SPI）超过可计数的 {0} 条：其余流的 {1} 个报文未计入。',

  '{0}: {1} bytes needed, {2} there': '{0}：需要 {1} 字节，只有 {2}',
  'the AH header': 'AH 头部',
  'the ARP header': 'ARP 头部',
  'the addresses': '地址',
  'the Cisco HDLC header': 'Cisco HDLC 头部',
  'the ESP header': 'ESP 头部',
  'the Ethernet header': 'Ethernet 头部',
  'the GRE header': 'GRE 头部',
  'the optional fields': '可选字段',
  'the PPTP fields': 'PPTP 字段',
  'the ICMP header': 'ICMP 头部',
  'the ICMPv6 header': 'ICMPv6 头部',
  'the IPv4 header': 'IPv4 头部',
  'the packet': '报文',
  'the IPv6 header': 'IPv6 头部',
  'the payload': '载荷',
  'an extension header': '扩展头部',
  'extension {0}': '扩展 {0}',
  'the Linux cooked header': 'Linux cooked 头部',
  'the Linux cooked version 2 header': 'Linux cooked 第 2 版头部',
  'the loopback header': 'loopback 头部',
  'a label stack entry': '标签栈条目',
  'a client information entry': '客户端信息项目（CIE）',
  'the addresses of a client information entry': '客户端信息项目（CIE）的地址',
  'the authentication type': '认证类型',
  'the vendor identifier': '厂商标识符',
  'the fixed part': '固定部分',
  'the mandatory part': '必选部分',
  'the PPP header': 'PPP 头部',
  'the PPPoE header': 'PPPoE 头部',
  'the PPPoE payload': 'PPPoE 载荷',
  'the IP version': 'IP 版本',
  'the UDP header': 'UDP 头部',
  'the datagram': '数据报',
  'the VLAN tag': 'VLAN 标签',

  'the reserved field is not zero': '保留字段不为零',
  'header length {0} is smaller than the fixed header; the payload was not read':
    '头部长度 {0} 小于固定头部；未读取载荷',
  'address {0} is neither 15 (unicast) nor 143 (broadcast); read on all the same':
    '地址 {0} 既不是 15（单播）也不是 143（广播）；仍继续读取',
  'more than {0} layers in one frame; the rest was not read': '一个帧中超过 {0} 层；其余未读取',
  'more than {0} tunnels inside each other; the rest was not read': '隧道嵌套超过 {0} 层；其余未读取',
  'more than {0} fragments in one datagram': '一个数据报超过 {0} 个分片',
  'more than {0} fragmented datagrams at once': '同时有超过 {0} 个分片的数据报',
  'more than {0} bytes of fragments': '分片超过 {0} 字节',
  'not complete after {0} s': '{0} 秒后仍不完整',
  '{0}: gave up the fragments of one datagram from {1} to {2}': '{0}：放弃由 {1} 到 {2} 的一个数据报的分片',
  'a fragment ends at {0}, behind the largest datagram': '有分片结束于 {0}，超出最大的数据报',
  'a fragment that is not the last has {0} bytes, not 8n': '非最后的分片有 {0} 字节，不是 8 的倍数',
  'a fragment that is not the last is empty': '非最后的分片是空的',
  'fragments overlap; the datagram was given up': '分片重叠；已放弃该数据报',
  'a fragment lies behind the last one; the datagram was given up': '有分片位于最后一片之后；已放弃该数据报',
  'the last fragment ends before another one; the datagram was given up':
    '最后的分片结束于另一片之前；已放弃该数据报',
  'GRE version {0} is not known; its payload was not read': '不识别 GRE 版本 {0}；未读取载荷',
  'the header has source routes (RFC 1701), which are not read; neither is the payload':
    '头部带有 source route（RFC 1701），无法读取；载荷也未读取',
  'the checksum does not agree with header and payload; they were read all the same':
    '校验和与头部及载荷不符；仍照样读取',
  'the checksum does not agree with the message; it was read all the same': '校验和与消息不符；仍照样读取',
  'the checksum does not agree with the packet; it was read all the same': '校验和与报文不符；仍照样读取',
  'version {0} where 4 must stand': '版本为 {0}，此处必须是 4',
  'version {0} where 6 must stand': '版本为 {0}，此处必须是 6',
  'IP version {0} where 4 or 6 must stand': 'IP 版本为 {0}，此处必须是 4 或 6',
  'header length {0} is smaller than {1}': '头部长度 {0} 小于 {1}',
  'total length {0} is smaller than the header; the rest of the frame was taken as payload':
    '总长度 {0} 小于头部；帧其余部分视为载荷',
  'option {0} claims {1} bytes; the options after it were not read':
    '选项 {0} 声称有 {1} 字节；其后的选项未读取',
  'more than {0} extensions; the rest was not read': '扩展超过 {0} 个；其余未读取',
  'the extensions do not end with the end mark; the packet ends where they do':
    '扩展没有以结束标记结尾；数据包在其结束处结束',
  'Time runs backwards {0} time(s), first at frame {1}, by {2} s: the clock was set while it captured, or files were joined out of order.':
    '时间倒退 {0} 次，首次在帧 {1}，倒退 {2} 秒：捕获时时钟被调整，或文件以错误的顺序合并。',
  'more than {0} extension headers; the rest was not read': '扩展头部超过 {0} 个；其余未读取',
  'more than {0} labels without a bottom of stack; the rest was not read':
    '超过 {0} 个标签仍未到栈底；其余未读取',
  'packet length {0} is smaller than the fixed part; all that follows was read':
    '报文长度 {0} 小于固定部分；其后的内容全部读取',
  'NHRP version {0} is not known; only the fixed part was read': '不识别 NHRP 版本 {0}；只读取固定部分',
  'packet type {0} is not known; only the fixed part was read': '不识别报文类型 {0}；只读取固定部分',
  'extension offset {0} lies outside the packet; no extensions were read':
    '扩展偏移 {0} 在报文之外；未读取任何扩展',
  'length {0} is smaller than the header; the rest of the packet was taken as payload':
    '长度 {0} 小于头部；报文其余部分视为载荷',

  'Too few bytes for an ISAKMP header.': '字节太少，不足一个 ISAKMP 头部。',
  'ISAKMP version {0}; only its header is read.': 'ISAKMP 版本 {0}；只读取头部。',
  'The header claims {0} bytes; only {1} are there.': '头部声称有 {0} 字节；实际只有 {1}。',
  'The header claims {0} bytes, less than its own {1}.': '头部声称有 {0} 字节，比头部本身的 {1} 还少。',
  '{0} bytes follow the message that the header announces.': '头部所声明的消息之后还有 {0} 字节。',
  'IKEv1 has no exchange type {0}.': 'IKEv1 没有交换类型 {0}。',
  'The encrypted part has {0} bytes, which is no multiple of a cipher block.':
    '加密部分有 {0} 字节，不是加密分组的整数倍。',
  'No payload is announced, and {0} bytes are there.': '没有声明任何载荷，却有 {0} 字节。',
  '{0} bytes follow the last payload.': '最后一个载荷之后还有 {0} 字节。',
  'The names in a certificate cannot be read.': '无法读取证书中的名称。',
  'More than {0} payloads; the rest is not read.': '载荷超过 {0} 个；其余不读取。',
  'Payload {0} is announced and not there.': '声明了载荷 {0}，却不存在。',
  'The reserved byte of payload {0} is not zero.': '载荷 {0} 的保留字节不为零。',
  'Payload {0} claims {1} bytes, less than its own header; what is left is read as its body.':
    '载荷 {0} 声称有 {1} 字节，比自己的头部还少；其余视为其内容。',
  'Payload {0} claims {1} bytes; only {2} are there.': '载荷 {0} 声称有 {1} 字节；实际只有 {2}。',
  'More than {0} attributes; the rest is not read.': '属性超过 {0} 个；其余不读取。',
  'Attribute {0} claims {1} bytes; only {2} are there.': '属性 {0} 声称有 {1} 字节；实际只有 {2}。',
  '{0} bytes after the last attribute are too few for another one.':
    '最后一个属性之后还有 {0} 字节，不足另一个属性。',
  'Fragment {0} came twice with different bytes; the first is kept.':
    '分片 {0} 出现两次而内容不同；保留第一次的。',
  'A fragmented message exceeds {0} bytes; it is dropped.': '有一条分片的消息超过 {0} 字节；已丢弃。',
  'More than {0} messages wait for fragments; the oldest is given up.':
    '等待分片的消息超过 {0} 条；放弃最旧的一条。',
  'An identity of type {0} has {1} bytes instead of {2}.': '类型 {0} 的身份有 {1} 字节，应为 {2}。',
  'More than {0} SPIs in a delete payload; the rest is not read.':
    'delete 载荷中的 SPI 超过 {0} 个；其余不读取。',
  '{0} bytes follow the last SPI of a delete payload.': 'delete 载荷的最后一个 SPI 之后还有 {0} 字节。',
  'The SPIs that a {0} payload announces are not all there.': '{0} 载荷所声明的 SPI 并未全部出现。',
  'The {0} payload is shorter than its fixed part; its bytes are kept as they are.':
    '{0} 载荷比自己的固定部分还短；字节原样保留。',
  'Domain of interpretation {0} is not IPsec (1); its proposals are not read.':
    '解释域（DOI）{0} 不是 IPsec（1）；不读取其 proposal。',
  'A situation label runs past the end of the payload.': 'situation 标签超出载荷结尾。',
  'More than {0} proposals; the rest is not read.': 'proposal 超过 {0} 个；其余不读取。',
  'The SPI of a proposal runs past its end.': 'proposal 的 SPI 超出其结尾。',
  'A proposal announces {0} transforms and holds {1}.': 'proposal 声明有 {0} 个 transform，实际有 {1} 个。',
  'More than {0} transforms; the rest is not read.': 'transform 超过 {0} 个；其余不读取。',
  'A {0} claims {1} bytes where {2} are there; what is there is read as one {3}.':
    '{0} 声称有 {1} 字节，实际有 {2}；把现有的内容视为一个 {3} 读取。',
  '{0} bytes follow the last {1}; they are not read.': '最后一个 {1} 之后还有 {0} 字节；不读取。',
  'A {0} announces payload {1} after it; it is read as another {2}.':
    '{0} 声明其后是载荷 {1}；视为另一个 {2} 读取。',
  'Another {0} is announced and none is there.': '声明还有一个 {0}，却不存在。',
  'The bytes left are too few for a {0}.': '剩下的字节不足一个 {0}。',

  '{0} with this key is not available': '这里无法以这把密钥使用 {0}',
  'the packet ends before its ICV': '报文在 ICV 之前就结束了',
  'the ciphertext is no whole number of cipher blocks: it was cut, or the key is of another SA':
    '密文不是加密分组的整数倍：被截断，或密钥属于另一个 SA',
  'the cipher refused the packet': '加密算法拒绝此报文',
  'the ICV does not agree with the packet: it was changed on its way': 'ICV 与报文不符：报文在途中被更改',
  'the ICV does not agree: the key is not that of this SA, or the packet was changed':
    'ICV 不符：密钥不是这个 SA 的，或报文被更改',
  'the ICV agrees, but what the encryption key gives is no ESP plaintext: that key is wrong':
    'ICV 相符，但以加密密钥解出的内容不是 ESP 明文：该密钥不正确',
  'the padding is longer than the packet': '填充比报文还长',
  'sequence number {0} of {1} was used before: a replay, or a packet captured twice':
    '{1} 的序列号 {0} 先前已用过：重放，或同一报文被抓取两次',
  'what the key gives is no ESP plaintext: the key is not that of this SA':
    '以密钥解出的内容不是 ESP 明文：密钥不是这个 SA 的',
  'the encrypted message was cut': '加密的消息被截断',
  'the cipher or hash that phase 1 agreed on is not supported': '不支持第一阶段所商定的加密或散列算法',
  'the ciphertext is cut within a block': '密文在块中间被截断',
  'the messages that the IV is made of are not in the capture, and the rest does not tell whether the key is right':
    '生成 IV 所需的消息不在抓包文件中，其余内容也无法判断密钥是否正确',
  'no given key opens the message: what they give is no chain of payloads':
    '提供的密钥都解不开这条消息：解出的内容不是一串载荷',
  'the first {0} bytes cannot be read: the messages that their IV is made of are not in the capture':
    '前 {0} 字节无法读取：生成其 IV 所需的消息不在抓包文件中',
  'the HASH payload does not agree with the message and the keys': 'HASH 载荷与消息及密钥不符',

  'an algorithm of SPI {0} is not supported': '不支持 SPI {0} 的某个算法',
  'a key of SPI {0} is not of the right form': 'SPI {0} 的某把密钥格式不对',
  'esp_sa: cipher "{0}" is not supported': 'esp_sa：不支持加密算法“{0}”',
  'esp_sa: authenticator "{0}" is not supported': 'esp_sa：不支持认证算法“{0}”',
  'esp_sa: a key is not hexadecimal': 'esp_sa：有一把密钥不是十六进制',
  'esp_sa: {0} takes no key of {1} bits': 'esp_sa：{0} 不接受 {1} 位的密钥',
  'esp_sa: "{0}" is not an SPI': 'esp_sa：“{0}”不是 SPI',
  'ikev1_decryption_table: the key is not hexadecimal': 'ikev1_decryption_table：密钥不是十六进制',
  'a record of a Wireshark table has too few fields': 'Wireshark 表格有一条记录的字段太少',
  'xfrm: the key of {0} is not hexadecimal': 'xfrm：{0} 的密钥不是十六进制',
  'xfrm: authenticator {0} is not supported': 'xfrm：不支持认证算法 {0}',
  'xfrm: cipher {0} is not supported': 'xfrm：不支持加密算法 {0}',
  'a key file of more than {0} characters is not read': '超过 {0} 个字符的密钥文件不读取',
  'no key in any known format was found in the key file': '密钥文件中找不到任何已知格式的密钥',

  'only the first {0} lines were read': '只读取了前 {0} 行',
  'a line too long to be a command was not read': '有一行太长，不可能是命令，未读取',
  'no time of day with a date was found': '找不到带日期的时间',
  'SPI {0} is not the decimal number beside it': 'SPI {0} 与旁边的十进制数字不符',
  'no release was found': '找不到版本',
  'From byte {0} on the text is {1}, other than before; it was read so.':
    '自第 {0} 个字节起文本改为 {1}，与前面不同；已照此读取。',
  '{0} surrogate(s) without a partner were replaced by U+FFFD.':
    '{0} 个不成对的 surrogate 已用 U+FFFD 取代。',
  '{0} line(s) are longer than {1} bytes; the rest of them was left out.':
    '有 {0} 行长过 {1} 字节；超出的部分已跳过。',
  '{0} line(s) hold bytes that are not valid in {1}; they were replaced by U+FFFD.':
    '有 {0} 行含有不合 {1} 编码的字节；已用 U+FFFD 取代。',
  '{0} line(s) are not {1} like the rest of the file; they were read as {2}.':
    '有 {0} 行不像文件其余部分是 {1}；以 {2} 读取。',
  '{0} line(s) start with a time that does not exist; it was taken for text.':
    '有 {0} 行以不存在的时间开头；视为文字。',
  'A show output or configuration is longer than {0} lines; {1} line(s) of it were left out.':
    '有一段 show 输出或配置长过 {0} 行；其中 {1} 行已跳过。',
  'Too many interfaces.': '接口太多。',
  'A line is no setting; it was left out.': '有一行不是配置；已跳过。',
  'Sections nest too deep.': '段嵌套太深。',
  'A brace closes nothing.': '有一个右大括号没有对应的左大括号。',
  'The file ends inside a section.': '文件在段中就结束了。',

  'No packet matched the keys: none of the {0} given names an IKE cookie or an SPI of this capture.':
    '没有报文与密钥相符：所提供的 {0} 把密钥都没有对应到这个抓包文件中的 IKE cookie 或 SPI。',
  'No given key opens {0} of the IKE SA {1}, from frame {2} on: they are of another SA, or the ends have different keys.':
    '提供的密钥都解不开 IKE SA {1} 从帧 {2} 起的 {0}：这些密钥属于另一个 SA，或两端的密钥不同。',
  'The key given for ESP {0} is not that of the SA: the ICV of none of {1} agrees. Nothing in them was believed.':
    '为 ESP {0} 提供的密钥不是该 SA 的：{1} 的 ICV 全都不符。其内容一概不采信。',
  'The encryption key given for ESP {0} is wrong: what it makes of {1} is no ESP plaintext. Nothing of that is shown.':
    '为 ESP {0} 提供的加密密钥不正确：以它解开的 {1} 不是 ESP 明文。其内容一概不显示。',
  '{0} ({1} to {2})': '{0}（{1} 到 {2}）',
  'More than {0} SPIs: {1} times the one that began first was begun anew.':
    'SPI 超过 {0} 个：最先开始者重新开始了 {1} 次。',
  'More than {0} pairs of hosts use the same SPI: {1} times the one that began first was begun anew.':
    '超过 {0} 对主机使用同一 SPI：最先开始者重新开始了 {1} 次。',
  'More than {0} keys fit one SA: {1} of them were not tried. Give fewer keys, or name SPIs and addresses in them.':
    '符合同一 SA 的密钥超过 {0} 个：其中 {1} 个未尝试。请减少密钥，或在其中写明 SPI 与地址。',
  'More than {0} IKE SAs have keys: the {1} that began first were forgotten; what comes of them later cannot be opened.':
    '具有密钥的 IKE SA 超过 {0} 个：最先开始的 {1} 个已不再保留，其后续内容无法解开。',
  'More than {0} IKE exchanges with keys began: the first messages of {1} were forgotten; those that were answered only later cannot be opened.':
    '具有密钥的 IKE 交换超过 {0} 个：其中 {1} 个的第一条消息已不再保留，之后才得到回应者无法解开。',
  'IKE SAs had more exchanges than are kept: the first {0} were forgotten; their retransmissions count as new messages.':
    'IKE SA 的交换超过可保留的数量：最先的 {0} 个已不再保留，其重传视为新消息。',
  'More than {0} ESP SAs without a key: {1} packets of further ones were not looked at for NULL encryption.':
    '没有密钥的 ESP SA 超过 {0} 个：其余 SA 的 {1} 个报文未检查是否为 NULL 加密。',
  '{0} packets of further ESP SAs than {1} were cut by the capture (snap length) and cannot be opened.':
    '超过 {1} 个之后的 ESP SA 另有 {0} 个报文被抓包截短（snap length），无法解开。',
  'More than {0} SAs have keys: whether those of further ones are right was not counted ({1}).':
    '具有密钥的 SA 超过 {0} 个：其余 SA 的密钥是否正确未计数（{1}）。',
  '{0} addresses were tried for those behind a NAT; what {1} more messages with NAT-D hashes hide was not searched for.':
    '已尝试 {0} 个 NAT 后方的地址；另有 {1} 条带 NAT-D 哈希的消息，其隐藏的地址未再搜索。',
  'More than {0} IKE exchanges named vendors: those of the first {1} were forgotten, and private numbers in their later messages have no names.':
    '表明厂商的 IKE 交换超过 {0} 个：最先 {1} 个的厂商已不再保留，其后续消息中的私有编号没有名称。',
  'Keys of {0} more SAs are wrong.': '另有 {0} 个 SA 的密钥不正确。',
  '1 message': '1 条消息',
  '{0} messages': '{0} 条消息',
  '1 packet': '1 个报文',
  '{0} packets': '{0} 个报文',
  'packets of ESP {0} were cut by the capture (snap length) and cannot be opened':
    'ESP {0} 的报文被抓取长度（snap length）截断，无法解开',
  '{0} more problems are not listed.': '另有 {0} 个问题未列出。',
  '{0} more problems in frames are not listed.': '帧中另有 {0} 个问题未列出。',
  '{0} messages of {1} IKE exchanges that nobody went on with were not analysed: more than {2} between two ends, or {3} in all, are a flood.':
    '无人继续的 {1} 个 IKE 交换中有 {0} 条消息未分析：两端之间超过 {2} 个，或总共超过 {3} 个，视为洪水攻击。',
  '{0} IKE messages were not analysed: their exchange has more than {1}, or more than {2} that nobody answered.':
    '有 {0} 条 IKE 消息未分析：其交换超过 {1} 条，或无人应答的超过 {2} 条。',
  '{0} NHRP packets and ICMP errors beyond the first {1} from one end to the other, or the first {2} such ends, were not analysed.':
    '有 {0} 个 NHRP 报文和 ICMP 错误未分析：超过一端到另一端的前 {1} 个，或超过前 {2} 对端点。',
  '{0} control packets beyond the first {1} were not analysed.': '前 {1} 个之后的 {0} 个控制报文未分析。',
  'This is no capture file.': '这不是抓包文件。',
  'Its link layer ({0}) is not read.': '无法读取其链路层（{0}）。',
  'The file is empty.': '文件是空的。',
  'Nothing of a router is in it: no debug message, show output or configuration, and it is no capture.':
    '其中没有任何路由器的内容：没有调试消息、show 输出或配置，也不是抓包文件。',
  'This is the configuration of a Linux router (swanctl.conf or nhrpd.conf); only its logs are judged, give those of charon and nhrpd.':
    '这是 Linux 路由器的配置（swanctl.conf 或 nhrpd.conf）；只判断其日志，请提供 charon 与 nhrpd 的日志。',
  'The gzip data is cut or damaged. What was in it before that was read.':
    'gzip 数据被截断或损坏。在此之前的内容已读取。',
  'The input is empty.': '输入是空的。',
  // What observations from outside must be.
  '{0} must be {1}': '{0} 必须是{1}',
  'observations[{0}].where.source must be the id of a source':
    'observations[{0}].where.source 必须是某个来源的 id',
  'sources[{0}].id must be the id of no other source': 'sources[{0}].id 不得是其他来源的 id',
  'the document': '该文档',
  'a text': '文本',
  'true or false': 'true 或 false',
  'a whole number from 0': '从 0 起的整数',
  'a whole number from 1': '从 1 起的整数',
  'a whole number': '整数',
  'a whole number of 32 bits': '32 位的整数',
  'a text, a number or null': '文本、数字或 null',
  'an SPI, 0x and 8 hex digits': 'SPI，即 0x 加 8 个十六进制数字',
  'a cookie, 16 hex digits': 'cookie，即 16 个十六进制数字',
  'a name': '名称',
  'a port': '端口',
  'an address': '地址',
  '0 to 999,999,999': '0 到 999,999,999',
  '1 or 2': '1 或 2',
  'a list': '列表',
  'an object': '对象',
  'nothing nested more than {0} deep': '嵌套不超过 {0} 层的内容',
  'one of {0}': '下列之一：{0}',
};
