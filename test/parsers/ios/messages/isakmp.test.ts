import { describe, expect, test } from 'vitest';
import { type Case, read } from './support.ts';

const ID_LINES =
  '\n\tnext-payload : 8\n\ttype         : 1\n\taddress      : 192.0.2.7\n\tprotocol     : 17\n\tport         : 500\n\tlength       : 12';
const ID_TW =
  '\n        next-payload :8\n        type:1\n        地址：192.0.2.7\n        通訊協定:17\n        連接埠:500\n        長度：12';
const ID_CN =
  '\n        next-payload :8\n        type:1\n        地址：192.0.2.7\n        协议:17\n        端口:500\n        长度：12';
const ID_FIELDS = { nextPayload: 8, type: 1, value: '192.0.2.7', protocol: 17, port: 500, length: 12 };

const SA_EN = `ISAKMP:(1044): Creating IPSec SAs
        inbound SA from 198.51.100.9 to 192.0.2.7 (f/i)  0/ 0
        (proxy 198.51.100.9 to 192.0.2.7)
        has spi 0x1A2B3C4 and conn_id 0
        lifetime of 3600 seconds
        lifetime of 4608000 kilobytes
        outbound SA from 192.0.2.7 to 198.51.100.9 (f/i) 0/0
        (proxy 192.0.2.7 to 198.51.100.9)
        has spi  0xFEDCBA98 and conn_id 0
        lifetime of 3600 seconds
        lifetime of 4608000 kilobytes`;
const SA_TW = `ISAKMP:(1044):建立IPSec SA
        入站SA從198.51.100.9到192.0.2.7(f/i)0/ 0



        （代理198.51.100.9到192.0.2.7）
        具有spi 0x1A2B3C4和conn_id 0
        3600秒的生存時間
        KB的4608000存期
        出站SA從192.0.2.7到198.51.100.9(f/i)0/0
        （代理192.0.2.7到198.51.100.9）
        具有spi 0xFEDCBA98和conn_id 0
        3600秒的生存時間
        KB的4608000存期

這裡說明SA的建立。`;
const SA_FIELDS = {
  inboundSource: '198.51.100.9',
  inboundDestination: '192.0.2.7',
  inboundSpi: '0x01a2b3c4',
  outboundSource: '192.0.2.7',
  outboundDestination: '198.51.100.9',
  outboundSpi: '0xfedcba98',
  lifetimeSeconds: 3600,
  lifetimeKilobytes: 4608000,
};

const CASES: Case[] = [
  [
    'I1',
    { profile: null },
    'ISAKMP:(0): SA request profile is (NULL)',
    'ISAKMP:(0):SA請求配置檔案為(NULL)',
    'ISAKMP:(0):SA请求配置文件为(NULL)',
  ],
  [
    'I2',
    { peer: '198.51.100.9', peerPort: 500 },
    'ISAKMP: Created a peer struct for 198.51.100.9, peer port 500',
    'ISAKMP:為198.51.100.9（對等埠500）建立對等結構',
    'ISAKMP:为198.51.100.9（对等端口500）创建对等结构',
  ],
  [
    'I3',
    {},
    'ISAKMP: New peer created peer = 0x1F2E3D4 peer_handle = 0x80000011',
    'ISAKMP:新建立的對等體= 0x1F2E3D4 peer_handle = 0x80000011',
    'ISAKMP:新创建的对等体= 0x1F2E3D4 peer_handle = 0x80000011',
  ],
  [
    'I4',
    { role: 'I', count: 1 },
    'ISAKMP: Locking peer struct 0x1F2E3D4, refcount 1 for isakmp_initiator',
    'ISAKMP:鎖定對等結構0x1F2E3D4，針對isakmp_initiator的refcount 1',
    'ISAKMP:锁定对等结构0x1F2E3D4，针对isakmp_initiator的refcount 1',
  ],
  [
    'I4',
    { role: 'R' },
    'ISAKMP: Locking peer struct 0x1F2E3D4, refcount 1 for crypto_isakmp_process_block',
    'ISAKMP:鎖定對等結構0x1F2E3D4, refcount 1 for crypto_isakmp_process_block',
  ],
  [
    'I5',
    { localPort: 500, peerPort: 4500 },
    'ISAKMP: local port 500, remote port 4500',
    'ISAKMP:本地埠500，遠端埠4500',
    'ISAKMP:本地端口500，远端端口4500',
  ],
  [
    'I6',
    { messageId: 4164373317, state: 'QM_IDLE' },
    'ISAKMP: set new node -130593979 to QM_IDLE      ',
    'ISAKMP:將新節點 — 130593979設為QM_IDLE     ',
    'ISAKMP:将新节点 — 130593979设为QM_IDLE     ',
  ],
  [
    'I7',
    {},
    'ISAKMP:(0):insert sa successfully sa = 7F00AA10',
    'ISAKMP:(0)：成功插入sa = 7F00AA10',
    'ISAKMP:(0)：成功插入sa = 7F00AA10',
  ],
  [
    'I8',
    {},
    'ISAKMP:(0):Can not start Aggressive mode, trying Main mode.',
    'ISAKMP:(0)：無法啟動主動模式，正在嘗試主模式。',
    'ISAKMP:(0)：无法启动主动模式，正在尝试主模式。',
  ],
  [
    'I9',
    { peer: '198.51.100.9' },
    'ISAKMP:(0):found peer pre-shared key matching 198.51.100.9',
    'ISAKMP:(0)：發現對等預共用金鑰匹配198.51.100.9',
    'ISAKMP:(0)：发现对等预共享密钥匹配198.51.100.9',
  ],
  [
    'I10',
    { version: 'rfc3947' },
    'ISAKMP:(0): constructed NAT-T vendor-rfc3947 ID',
    'ISAKMP:(0):構建的NAT-T vendor-rfc3947 ID',
    'ISAKMP:(0):构建的NAT-T vendor-rfc3947 ID',
  ],
  [
    'I10',
    { version: '03' },
    'ISAKMP:(0): constructed NAT-T vendor-03 ID',
    'ISAKMP:(0):構建的NAT-T供應商–03 ID',
  ],
  [
    'I10',
    { version: '07' },
    'ISAKMP:(0): constructed NAT-T vendor-07 ID',
    'ISAKMP:(0):已構建的NAT-T vendor-07 ID',
  ],
  [
    'I11',
    { input: 'IKE_MESG_FROM_PEER, IKE_MM_EXCH' },
    'ISAKMP:(0):Input = IKE_MESG_FROM_PEER, IKE_MM_EXCH',
    'ISAKMP:(0)：輸入= IKE_MESG_FROM_PEER， IKE_MM_EXCH',
    'ISAKMP:(0)：输入= IKE_MESG_FROM_PEER、IKE_MM_EXCH',
  ],
  [
    'I12',
    { from: 'IKE_I_MM1', to: 'IKE_I_MM2' },
    'ISAKMP:(0):Old State = IKE_I_MM1  New State = IKE_I_MM2',
    'ISAKMP:(0)：舊狀態= IKE_I_MM1新狀態= IKE_I_MM2',
    'ISAKMP:(0)：旧状态= IKE_I_MM1新状态= IKE_I_MM2',
  ],
  [
    'I13',
    { mode: 'main' },
    'ISAKMP:(0): beginning Main Mode exchange',
    'ISAKMP:(0):開始主模式交換',
    'ISAKMP:(0):开始主模式交换',
  ],
  [
    'I14',
    { peer: '198.51.100.9', localPort: 500, peerPort: 500, role: 'I', state: 'MM_NO_STATE' },
    'ISAKMP:(0): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) MM_NO_STATE',
    'ISAKMP:(0):將資料包傳送到198.51.100.9 my_port 500 peer_port\n500(I)MM_NO_STATE',
    'ISAKMP:(0):将数据包发送到198.51.100.9 my_port 500 peer_port 500(I)MM_NO_STATE',
  ],
  [
    'I15',
    {},
    'ISAKMP:(0):Sending an IKE IPv4 Packet.',
    'ISAKMP:(0)：傳送IKE IPv4資料包。',
    'ISAKMP:(0)：发送IKE IPv4数据包。',
  ],
  [
    'I16',
    { peer: '192.0.2.7', localPort: 500, peerPort: 501, role: 'N', state: 'NEW SA' },
    'ISAKMP (0): received packet from 192.0.2.7 dport 500 sport 501 Global (N) NEW SA',
    'ISAKMP(0):收到來自192.0.2.7 dport 500 sport 501全域性(N)新SA的資料包',
    'ISAKMP(0):收到来自192.0.2.7 dport 500 sport 501全局(N)新SA的数据包',
  ],
  [
    'I16',
    { peer: '192.0.2.7', role: 'R', state: 'MM_KEY_EXCH' },
    'ISAKMP (1044): received packet from 192.0.2.7 dport 500 sport 500 Global (R) MM_KEY_EXCH',
    'ISAKMP(1044):收到來自192.0.2.7 dport 500 sport 500 Global(R)MM_KEY_EXCH的\n資料包',
    'ISAKMP(1044):接收来自192.0.2.7 dport 500 sport 500 Global(R)MM_KEY_EXCH的数据\n包',
  ],
  [
    'I17',
    { payload: 'NONCE', messageId: 0 },
    'ISAKMP:(0): processing NONCE payload. message ID = 0',
    'ISAKMP:(0):正在處理NONCE負載。消息ID = 0',
    'ISAKMP:(0):正在处理NONCE负载。消息ID = 0',
  ],
  [
    'I17',
    { payload: 'SA', messageId: 4164373317 },
    'ISAKMP:(1044): processing SA payload. message ID = -130593979',
    'ISAKMP:(1044):正在處理SA負載。消息ID = 4164373317',
  ],
  [
    'I18',
    {},
    'ISAKMP:(0): processing vendor id payload',
    'ISAKMP:(0):處理供應商id負載',
    'ISAKMP:(0):处理供应商id负载',
  ],
  [
    'I19',
    { major: 69 },
    'ISAKMP:(0): vendor ID seems Unity/DPD but major 69 mismatch',
    'ISAKMP:(0):供應商ID似乎為Unity/DPD，但主要69不匹配',
    'ISAKMP:(0):供应商ID似乎为Unity/DPD，但主要69不匹配',
  ],
  [
    'I20',
    { version: 'v7' },
    'ISAKMP (0): vendor ID is NAT-T v7',
    'ISAKMP(0):供應商ID為NAT-T v7',
    'ISAKMP(0):供应商ID为NAT-T v7',
  ],
  [
    'I20',
    { version: 'RFC 3947' },
    'ISAKMP (0): vendor ID is NAT-T RFC 3947',
    'ISAKMP(0):供應商ID是NAT-T RFC 3947',
  ],
  [
    'I21',
    { vendor: 'XAUTH' },
    'ISAKMP:(1044): vendor ID is XAUTH',
    'ISAKMP:(1044):供應商ID是XAUTH',
    'ISAKMP:(1044):供应商ID是XAUTH',
  ],
  [
    'I22',
    {},
    'ISAKMP:(1044): speaking to another IOS box!',
    'ISAKMP:(1044):正在向另一個IOS盒說話！',
    'ISAKMP:(1044):正在向另一个IOS盒说话！',
  ],
  [
    'I23',
    {},
    'ISAKMP:(0): local preshared key found',
    'ISAKMP:(0):找到本地預共用金鑰',
    'ISAKMP:(0):找到本地预共享密钥',
  ],
  [
    'I24',
    {},
    'ISAKMP : Scanning profiles for xauth ...',
    'ISAKMP:正在掃描xauth的配置檔案……',
    'ISAKMP:正在扫描xauth的配置文件……',
  ],
  [
    'I25',
    { transform: 2, priority: 10 },
    'ISAKMP:(0):Checking ISAKMP transform 2 against priority 10 policy',
    'ISAKMP:(0)：根據優先順序10策略檢查ISAKMP轉換2',
    'ISAKMP:(0)：根据优先级10策略检查ISAKMP转换2',
  ],
  [
    'I26',
    { attribute: 'encryption', value: 'aes-cbc' },
    'ISAKMP:      encryption AES-CBC',
    'ISAKMP:      加密AES-CBC',
    'ISAKMP:      加密AES-CBC',
  ],
  ['I26', { attribute: 'key-length', value: 256 }, 'ISAKMP:      keylength of 256'],
  [
    'I26',
    { attribute: 'hash', value: 'sha256' },
    'ISAKMP:      hash SHA256',
    'ISAKMP:      雜湊SHA256',
    'ISAKMP:      散列SHA256',
  ],
  [
    'I26',
    { attribute: 'group', value: 14 },
    'ISAKMP:      default group 14',
    'ISAKMP:      預設組14',
    'ISAKMP:      默认组14',
  ],
  [
    'I26',
    { attribute: 'authentication', value: 'pre-shared-key' },
    'ISAKMP:      auth pre-share',
    'ISAKMP:      身份驗證預共用',
    'ISAKMP:      身份验证预共享',
  ],
  ['I26', { attribute: 'authentication', value: 'rsa-signature' }, 'ISAKMP:      auth RSA sig'],
  [
    'I26',
    { attribute: 'life-type', value: 'seconds' },
    'ISAKMP:      life type in seconds',
    'ISAKMP:      以秒為單位的生命型別',
    'ISAKMP:      以秒为单位的生命类型',
  ],
  [
    'I26',
    { attribute: 'life-duration', value: 86400 },
    'ISAKMP:      life duration (VPI) of  0x0 0x1 0x51 0x80 ',
    'ISAKMP:      0x0 0x1 0x51 0x80的生命週期(VPI)',
    'ISAKMP:      0x0 0x1 0x51 0x80的生命周期(VPI)',
  ],
  ['I26', { attribute: 'life-duration', value: 28800 }, 'ISAKMP:      life duration (basic) of 28800'],
  [
    'I27',
    {},
    'ISAKMP:(0):atts are acceptable. Next payload is 0',
    'ISAKMP:(0):atts是可接受的。下一個負載是0',
    'ISAKMP:(0):atts是可接受的。下一个负载是0',
  ],
  [
    'I28',
    { value: 0 },
    'ISAKMP:(0):Acceptable atts:actual life: 0',
    'ISAKMP:(0)：可接受任務：實際壽命：0',
    'ISAKMP:(0)：可接受任务：实际寿命：0',
  ],
  ['I28', { value: 0 }, 'ISAKMP:(0):Acceptable atts:life: 0', 'ISAKMP:(0)：可接受的任務：壽命：0'],
  [
    'I29',
    { vpiLength: 4 },
    'ISAKMP:(0):Fill atts in sa vpi_length:4',
    'ISAKMP:(0)：在sa vpi_length:4中填充',
    'ISAKMP:(0)：在sa vpi_length:4中填充',
  ],
  [
    'I29',
    { lifetimeSeconds: 86400 },
    'ISAKMP:(0):Fill atts in sa life_in_seconds:86400',
    'ISAKMP:(0):Fill atts in sa life_in_seconds:86400',
  ],
  [
    'I30',
    { lifetimeSeconds: 86400 },
    'ISAKMP:(0):Returning Actual lifetime: 86400',
    'ISAKMP:(0)：返回實際生存時間：86400',
    'ISAKMP:(0)：返回实际生存时间：86400',
  ],
  [
    'I31',
    { lifetimeSeconds: 86400 },
    'ISAKMP:(0)::Started lifetime timer: 86400.',
    'ISAKMP:(0):：已啟動的生存期計時器：86400.',
    'ISAKMP:(0):：已启动的生存期计时器：86400.',
  ],
  [
    'I32',
    { payloadType: 20 },
    'ISAKMP:received payload type 20',
    'ISAKMP：收到的負載型別20',
    'ISAKMP：收到的负载类型20',
  ],
  [
    'I33',
    {},
    'ISAKMP (1044): His hash no match - this node outside NAT',
    'ISAKMP(1044):雜湊不匹配 — 此節點位於NAT外',
    'ISAKMP(1044):散列不匹配 — 此节点位于NAT外',
  ],
  [
    'I34',
    { verdict: 'none' },
    'ISAKMP (1044): No NAT Found for self or peer',
    'ISAKMP(1044):找不到自身或對等裝置的NAT',
    'ISAKMP(1044):找不到自身或对等设备的NAT',
  ],
  [
    'I35',
    {},
    'ISAKMP:(1044):Send initial contact',
    'ISAKMP:(1044)：傳送初始聯絡人',
    'ISAKMP:(1044)：发送初始联络人',
  ],
  [
    'I36',
    { idType: 'ID_IPV4_ADDR' },
    'ISAKMP:(1044):SA is doing pre-shared key authentication using id type ID_IPV4_ADDR',
    'ISAKMP:(1044):SA正在使用ID型別ID_IPV4_ADDR執行預共用金鑰身份驗證。',
    'ISAKMP:(1044):SA正在使用ID类型ID_IPV4_ADDR执行预共享密钥身份验证。',
  ],
  [
    'I36',
    { idType: 'ID_IPV4_ADDR' },
    'ISAKMP: (1044):SA is doing \npre-shared key authentication using id type ID_IPV4_ADDR',
  ],
  [
    'I37',
    ID_FIELDS,
    `ISAKMP (1044): ID payload ${ID_LINES}`,
    `ISAKMP(1044):ID負載${ID_TW}`,
    `ISAKMP(1044):ID负载${ID_CN}`,
  ],
  [
    'I38',
    { value: 12 },
    'ISAKMP:(1044):Total payload length: 12',
    'ISAKMP:(1044)：總負載長度：12',
    'ISAKMP:(1044)：总负载长度：12',
  ],
  [
    'I39',
    { profile: null },
    'ISAKMP:(0):: peer matches *none* of the profiles',
    'ISAKMP:(0):對等體匹配配置檔案的*none*',
    'ISAKMP:(0):对等体匹配配置文件的*none*',
  ],
  ['I39', { profile: 'BRANCH' }, 'ISAKMP:(0):: peer matches BRANCH profile'],
  [
    'I40',
    { notify: 'INITIAL_CONTACT', act: 'received', messageId: 0 },
    'ISAKMP:(1044): processing NOTIFY INITIAL_CONTACT protocol 1\n\tspi 0, message ID = 0, sa = 0x7F00AA10',
    'ISAKMP:(1044):正在處理NOTIFY INITIAL_CONTACT協定1\n        spi 0，消息ID = 0,sa = 0x7F00AA10',
    'ISAKMP:(1044):正在处理NOTIFY INITIAL_CONTACT协议1\n        spi 0，消息ID = 0,sa = 0x7F00AA10',
  ],
  [
    'I41',
    { authenticated: true },
    'ISAKMP:(1044):SA authentication status:\n\tauthenticated',
    'ISAKMP:(1044):SA身份驗證狀態：\n        已驗證',
    'ISAKMP:(1044):SA身份验证状态：\n        已验证',
  ],
  ['I41', { authenticated: true }, 'ISAKMP:(1044):SA authentication status:\tauthenticated'],
  [
    'I42',
    { peer: '192.0.2.7' },
    'ISAKMP:(1044):SA has been authenticated with 192.0.2.7',
    'ISAKMP:(1044):SA已使用192.0.2.7進行身份驗證',
    'ISAKMP:(1044):SA已使用192.0.2.7进行身份验证',
  ],
  [
    'I43',
    { local: '198.51.100.9', peer: '192.0.2.7' },
    "ISAKMP:(1044): Process initial contact,\nbring down existing phase 1 and 2 SA's with local 198.51.100.9 remote 192.0.2.7 remote port 500",
    'ISAKMP:(1044):處理初始接觸，\n使用本地198.51.100.9遠端192.0.2.7遠端埠500關閉現有第1階段和第2階段SA',
    'ISAKMP:(1044):处理初始接触，\n使用本地198.51.100.9远端192.0.2.7远端端口500关闭现有第1阶段和第2阶段SA',
  ],
  [
    'I44',
    { local: '198.51.100.9', peer: '192.0.2.7', peerPort: 500 },
    'ISAKMP: Trying to insert a peer 198.51.100.9/192.0.2.7/500/,  and inserted successfully 7F00AA10.',
    'ISAKMP:正在嘗試插入對等198.51.100.9/192.0.2.7/500/, 並成功插入7F00AA10。',
    'ISAKMP:正在尝试插入对等198.51.100.9/192.0.2.7/500/, 并成功插入7F00AA10。',
  ],
  [
    'I45',
    { messageId: 4164373317 },
    'ISAKMP:(1044):beginning Quick Mode exchange, M-ID of 4164373317',
    'ISAKMP:(1044)：開始快速模式交換，M-ID為4164373317',
    'ISAKMP:(1044)：开始快速模式交换，M-ID为4164373317',
  ],
  ['I45', { messageId: 4164373317 }, 'ISAKMP:(1044):beginning Quick Mode exchange, M-ID of -130593979'],
  [
    'I46',
    { role: 'I' },
    'ISAKMP:(1044):QM Initiator gets spi',
    'ISAKMP:(1044):QM啟動器獲取spi',
    'ISAKMP:(1044):QM启动器获取spi',
  ],
  [
    'I46',
    { role: 'R' },
    'ISAKMP:(1044):QM Responder gets spi',
    'ISAKMP:(1044):QM響應程式獲取spi',
    'ISAKMP:(1044):QM响应程序获取spi',
  ],
  [
    'I47',
    { messageId: 4164373317, input: 'IKE_MESG_FROM_PEER, IKE_QM_EXCH' },
    'ISAKMP:(1044):Node 4164373317, Input = IKE_MESG_FROM_PEER, IKE_QM_EXCH',
    'ISAKMP:(1044)：節點4164373317，輸入=\nIKE_MESG_FROM_PEER，IKE_QM_EXCH',
    'ISAKMP:(1044)：节点4164373317，输入= IKE_MESG_FROM_PEER，IKE_QM_EXCH',
  ],
  [
    'I48',
    { proposal: 1 },
    'ISAKMP:(1044):Checking IPSec proposal 1',
    'ISAKMP:(1044)：檢查IPSec建議1',
    'ISAKMP:(1044)：检查IPSec建议1',
  ],
  [
    'I49',
    { attribute: 'transform', value: 'aes-cbc', number: 1 },
    'ISAKMP: transform 1, ESP_AES',
    'ISAKMP:轉換1,ESP_AES',
    'ISAKMP:转换1,ESP_AES',
  ],
  [
    'I49',
    { attribute: null },
    'ISAKMP:   attributes in transform:',
    'ISAKMP:   轉換中的屬性：',
    'ISAKMP:   转换中的属性：',
  ],
  [
    'I49',
    { attribute: 'encapsulation', value: 'udp-tunnel' },
    'ISAKMP:      encaps is 3 (Tunnel-UDP)',
    'ISAKMP:      encaps is 3（隧道）',
  ],
  [
    'I49',
    { attribute: 'life-type', value: 'kilobytes' },
    'ISAKMP:      SA life type in kilobytes',
    'ISAKMP:      SA生命型別（千位元組）',
    'ISAKMP:      SA生命类型（千字节）',
  ],
  [
    'I49',
    { attribute: 'life-duration', value: 3600 },
    'ISAKMP:      SA life duration (basic) of 3600',
    'ISAKMP:      SA生存期（基本）：3600',
    'ISAKMP:      SA生存期（基本）：3600',
  ],
  [
    'I49',
    { attribute: 'life-duration', value: 4608000 },
    'ISAKMP:      SA life duration (VPI) of  0x0 0x46 0x50 0x0 ',
    'ISAKMP:      SA生存期(VPI)為0x0 0x46 0x50 0x0',
    'ISAKMP:      SA生存期(VPI)为0x0 0x46 0x50 0x0',
  ],
  [
    'I49',
    { attribute: 'hash', value: 'hmac-sha256' },
    'ISAKMP:      authenticator is HMAC-SHA256',
    'ISAKMP:      身份驗證器是HMAC-SHA256',
    'ISAKMP:      身份验证器是HMAC-SHA256',
  ],
  ['I49', { attribute: 'key-length', value: 256 }, 'ISAKMP:      key length is 256'],
  ['I49', { attribute: 'group', value: 5 }, 'ISAKMP:      group is 5'],
  [
    'I50',
    {},
    'ISAKMP:(1044):atts are acceptable.',
    'ISAKMP:(1044):atts是可接受的。',
    'ISAKMP:(1044):atts是可接受的。',
  ],
  ['I51', SA_FIELDS, SA_EN, SA_TW],
  [
    'I52',
    { messageId: 4164373317, error: false, reason: 'No Error' },
    'ISAKMP:(1044):deleting node -130593979 error FALSE reason "No Error"',
  ],
  [
    'I52',
    { messageId: 4164373317, error: true, reason: 'Delete Larval' },
    'ISAKMP:(1044):deleting node 4164373317 error TRUE reason "Delete Larval"',
    'ISAKMP:(1044)：刪除節點 — 130593979錯誤TRUE原因「Delete Larval」',
    'ISAKMP:(1044)：删除节点 — 130593979错误TRUE原因“Delete Larval”',
  ],
];

describe('isakmp rows', () => {
  for (const [id, fields, english, ...translated] of CASES)
    for (const [i, text] of [english, ...translated].entries())
      test(`${id} ${['English', 'zh-TW', 'zh-CN'][i]}: ${text.split('\n')[0]}`, () => {
        const known = read(text);
        expect(known.id).toBe(id);
        expect(known.fields).toMatchObject(fields);
      });
});

describe('where a message ends', () => {
  test('an SA block steps over a page break and leaves the prose behind it', () => {
    expect(read(SA_TW).consumed).toBe(13);
  });
  test('the rest of a wrapped word is used', () => {
    expect(
      read('ISAKMP(0):收到來自192.0.2.7 dport 500 sport 500 Global(R)MM_SA_SETUP的資料\n包').consumed,
    ).toBe(1);
  });
  test('prose behind a finished message is left alone', () => {
    const known = read(
      'ISAKMP:(0):Old State = IKE_READY  New State = IKE_I_MM1\nISAKMP state changes from IKE_I_MM1 to IKE_I_MM2.',
    );
    expect(known.consumed).toBe(0);
    expect(known.fields).toMatchObject({ from: 'IKE_READY', to: 'IKE_I_MM1' });
  });
});

describe('header forms', () => {
  const FORMS: [string, string | null][] = [
    ['ISAKMP (0:2): ', '2'],
    ['ISAKMP:(1002):', '1002'],
    ['ISAKMP:', null],
    ['ISAKMP : ', null],
    ['ISAKMP (1002): ', '1002'],
    ['ISAKMP (0:9577): ', '9577'],
    ['ISAKMP: (1002):', '1002'],
    ['ISAKMP-PAK: (1002):', '1002'],
    ['ISAKMP-ERROR: (1002):', '1002'],
    ['ISAKMP:(0:0:N/A:0):', '0'],
    ['ISAKMP:(0:4:SW:1):', '4'],
    ['ISAKMP (0:134217732): ', '4'],
  ];
  for (const [tag, connection] of FORMS)
    test(tag, () => {
      const known = read(`${tag}local preshared key found`);
      expect(known.id).toBe('I23');
      expect(known.connectionId).toBe(connection);
    });
});
