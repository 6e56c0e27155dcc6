/**
 * The words of a bring-up as the vendor's machine translation into Traditional Chinese has them (inventory
 * sections 3 and 4): punctuation half and half, spaces lost, field order turned, values wrapped, some
 * keywords taken for words.
 */
import type { Wordings } from './english.ts';
import type { Values } from './said.ts';
import { iosHex } from './world.ts';

const n = (value: string | number | undefined): number => Number(value);
const pointer = (value: string | number | undefined): string => iosHex(n(value)) || '0';
const nbsp = ' ';
const indent = (depth: number, text: string): string => nbsp.repeat(depth) + text;
const mask = '255.255.255.255';
/** A negative number: the minus became a dash with a blank on either side. */
const minus = (value: string | number | undefined): string =>
  n(value) < 0 ? `${nbsp}— ${Math.abs(n(value))}` : String(value);

const keyEngine = (v: Values, start: string, ports: string, set: string, life: string): string[] => [
  indent(2, `(關鍵工程消息。) ${start} ${v['local']}${ports}，遠端= ${v['peer']}${ports},`),
  indent(4, `local_proxy= ${v['local']}/${mask}/47/0(type=1),`),
  indent(4, `remote_proxy= ${v['peer']}/${mask}/47/0(type=1),`),
  indent(4, `protocol= ESP， transform= ${set}（傳輸），`),
  indent(4, `lifidur= ${life}，`),
  indent(4, `spi= 0x0(0),conn_id= 0,keysize= ${v['keysize'] ?? 0},flags= 0x0`),
];

function nhrpBody(v: Values): string[] {
  const server = [
    indent(7, 'addr_len:4(NSAP),subaddr_len:0(NSAP), proto_len:4, pref:0'),
    indent(7, `客戶端NBMA:${v['hubNbma']}`),
    indent(7, `客戶端協定：${v['hubTunnel']}`),
  ];
  return [
    indent(1, '(F)女性：IPv4(1)，型別：IP(800)，躍點：255，版本：1'),
    indent(5, 'shtl:4(NSAP), sstl:0(NSAP)'),
    indent(5, n(v['reply']) === 1 ? `pktsz:${v['size']}次洩露：52` : `pktsz:${v['size']}件收貨：52`),
    indent(1, `(M)標誌："unique nat ", reqid:${v['request']}`),
    indent(5, `src NBMA:${v['spokeNbma']}`),
    indent(5, `src protocol:${v['spokeTunnel']}, dst協定：${v['hubTunnel']}`),
    indent(1, `(C-1)代碼：${v['codeText']}(${v['code']})`),
    indent(7, `字首：32, mtu:17912, hd_time:${v['hold']}`),
    indent(7, 'addr_len:0(NSAP),subaddr_len:0(NSAP), proto_len:0,pref:0'),
    '響應方地址擴展(3):',
    ...(n(v['reply']) === 1
      ? [indent(1, '(C)代碼：no error(0)'), indent(7, `字首：32, mtu:17912, hd_time:${v['hold']}`), ...server]
      : []),
    '轉發傳輸NHS記錄擴展(4):',
    '反向傳輸NHS記錄擴展(5):',
    '身份驗證擴展(7):',
    indent(2, `文字：明文(1)，資料冒號；${v['secret']}   `),
    'NAT地址擴展(9):',
    indent(1, '(C-1)代碼：no error(0)'),
    indent(7, '字首：32, mtu:17912, hd_time:0'),
    ...server,
  ];
}

const nhrp =
  (verb: string, addresses: ((v: Values) => string) | null) =>
  (v: Values): string[] => [
    `NHRP:通過Tunnel${v['unit']} vrf 0${verb}，資料包大小：${v['size']}`,
    ...(addresses ? [indent(1, addresses(v))] : []),
    ...nhrpBody(v),
  ];

const socket = (v: Values, how: string): string[] => [
  `CRYPTO_SS（隧道秒）：${how}，套接字資訊：本地${v['local']}`,
  `${v['local']}/${mask}/0，遠端${v['peer']} ${v['peer']}/${mask}/0，埠`,
  `47,ifc Tu${v['unit']}`,
];

const sa = (
  v: Values,
  from: string,
  to: string,
  direction: string,
  spi: string | number | undefined,
): string[] => [
  indent(8, `${direction}SA從${v[from]}到${v[to]}(f/i)0/ 0`),
  indent(8, `（代理${v[from]}到${v[to]}）`),
  indent(8, `具有spi 0x${iosHex(n(spi))}和conn_id 0`),
  indent(8, `${v['seconds']}秒的生存時間`),
  indent(8, `KB的${v['kilobytes']}存期`),
];

export const zhTw: Wordings = {
  T1: () => '正在檢查隧道狀態。',
  T2: () => '隧道即將啟動',
  T3: () => 'crypto_ss_listen_start已在偵聽',
  T4: (v) => `連線查詢返回${n(v['pointer']) === 0 ? 0 : pointer(v['pointer'])}`,
  T5: (v) => [`使用配置檔案${v['profile']}開啟套接`, '字'],
  T6: () => '立即觸發隧道。',
  T7: (v) => `將Tunnel${v['unit']}隧道介面新增到共用清單`,
  T8: () => '已開啟套接字。正在忽略。',
  T9: (v) => `tunnel_protection_start_pending_timer ${pointer(v['pointer'])}`,
  T10: () => '好的偵聽請求',
  T11: () => '套接字就緒消息',
  T12: () => 'tunnel_protection_socket_up',
  T13: () => '訊號NHRP',
  T14: (v) => `已獲取MTU消息mtu ${v['mtu']}`,
  T15: (v) => ['tunnel_protection_stop_pending_timer', pointer(v['pointer'])],
  C1: () => 'CRYPTO_SS（隧道秒）：應用程式開始偵聽',
  C2: (v) => socket(v, '活動開啟'),
  C3: (v) => socket(v, '被動開啟'),
  C4: () => 'CRYPTO_SS（隧道秒）：已完成將應用程式繫結到套接字',
  C5: () => '將對映插入mapdb AVL失敗，mapdb上已存在對映+ ace對',
  P1: (v) => `IPSEC（重新計算_mtu）：將sadb_root ${pointer(v['pointer'])} mtu重置為1500`,
  P2: (v) => [
    'IPSEC(sa_request):中，',
    ...keyEngine(v, 'OUTBOUND local=', ':500', String(v['set']), `${v['seconds']}和${v['kilobytes']}kb`),
  ],
  P3: (v) => [
    'IPSEC(validate_proposal_request):建議部分#1',
    'IPSEC(validate_proposal_request):建議部分#1,',
    ...keyEngine(v, '本地入站=', ':0', 'NONE', '0s和0kb'),
  ],
  P4: (v) => [
    '加密對映資料庫：proxy_match',
    indent(8, `src addr :${v['local']}`),
    indent(8, `dst addr :${v['peer']}`),
    indent(8, '通訊協定:47'),
    indent(8, 'src埠：0'),
    indent(8, 'dst埠：0'),
  ],
  P5: () => 'IPSEC(key_engine):收到包含1 KMI消息的隊列事件',
  P6: (v) => `IPSEC(crypto_ipsec_sa_find_ident_head):使用相同的代理和對等${v['peer']}重新連線`,
  P7: (v) => `IPSEC(policy_db_add_ident):源${v['local']}，目標${v['peer']}，目標埠0`,
  P9: (v) => [
    'IPSEC(create_sa):sa建立，',
    indent(2, `(sa)sa_dest= ${v['direction'] === 'in' ? v['local'] : v['peer']},sa_proto= 50,`),
    indent(4, `sa_spi= 0x${iosHex(n(v['spi']))}(${n(v['spi']) >>> 0}),`),
    '',
    indent(4, `sa_trans= ${v['set']} , sa_conn_id= ${v['conn']}`),
    indent(4, `sa_lifetime(k/sec)=(${v['kilobytes']}/${v['seconds']})`),
  ],
  P10: (v) => [
    'IPSEC(crypto_ipsec_update_ident_tunnel_decap_oce):使用tun_decap_oce',
    `6A649E0更新Tunnel${v['unit']}標識8B6C1F8`,
  ],
  P11: (v) => [
    `IPSEC(update_current_outbound_sa):獲取啟用SA對等體${v['peer']}當前出站sa到SPI`,
    iosHex(n(v['spi'])),
  ],
  P12: (v) => [
    `IPSEC(update_current_outbound_sa):將對等路由器${v['peer']}的當前出站sa更新為SPI`,
    iosHex(n(v['spi'])),
  ],
  P13: () => 'IPSEC(key_engine_enable_outbound):從ISAKMP啟用通知',
  P14: (v) => `IPSEC(key_engine_enable_outbound):啟用SA和spi ${n(v['spi']) >>> 0}/50`,
  I1: () => 'SA請求配置檔案為(NULL)',
  I2: (v) => `為${v['peer']}（對等埠500）建立對等結構`,
  I3: () => '新建立的對等體= 0x7A3C1D8 peer_handle = 0x80000007',
  I4: (v) =>
    v['by'] === 'isakmp_initiator'
      ? '鎖定對等結構0x7A3C1D8，針對isakmp_initiator的refcount 1'
      : `鎖定對等結構0x7A3C1D8, refcount 1 for ${v['by']}`,
  I5: () => '本地埠500，遠端埠500',
  I6: (v) =>
    n(v['node']) < 0
      ? `將新節點${minus(v['node'])}設為QM_IDLE     `
      : `將新節點${v['node']}設定為QM_IDLE     `,
  I7: () => '成功插入sa = 8A27C40',
  I8: () => '無法啟動主動模式，正在嘗試主模式。',
  I9: (v) => `發現對等預共用金鑰匹配${v['peer']}`,
  I10a: () => '構建的NAT-T vendor-rfc3947 ID',
  I10b: () => '已構建的NAT-T vendor-07 ID',
  I10c: () => '構建的NAT-T供應商–03 ID',
  I10d: () => '構建的NAT-T vendor-02 ID',
  I11: (v) => `輸入= ${v['first']}，${v['second']}`,
  I12: (v) => `舊狀態= ${v['from']}新狀態= ${v['to']}`,
  I13: () => '開始主模式交換',
  I14: (v) => [
    `將資料包傳送到${v['peer']} my_port ${v['port']} peer_port`,
    `${v['peerPort']}(${v['role']})${v['state']}`,
  ],
  I15: () => '傳送IKE IPv4資料包。',
  I16: (v) =>
    v['role'] === 'N'
      ? `收到來自${v['peer']} dport ${v['port']} sport ${v['peerPort']}全域性(N)新SA的資料包`
      : [
          `收到來自${v['peer']} dport ${v['port']} sport ${v['peerPort']}${v['role'] === 'I' ? '全域性' : ' Global'}(${v['role']})${v['state']}的資料`,
          '包',
        ],
  I17: (v) => `正在處理${v['payload']}負載。消息ID = ${v['message']}`,
  I18: () => '處理供應商id負載',
  I19: (v) => `供應商ID似乎為Unity/DPD，但主要${v['major']}不匹配`,
  I20a: () => '供應商ID為NAT-T RFC 3947',
  I20b: () => '供應商ID為NAT-T v7',
  I20c: () => '供應商ID為NAT-T v3',
  I20d: () => '供應商ID為NAT-T v2',
  I21: (v) => `供應商ID${v['vendor'] === 'XAUTH' ? '是' : '為'}${v['vendor']}`,
  I22: () => '正在向另一個IOS盒說話！',
  I23: () => '找到本地預共用金鑰',
  I24: () => '正在掃描xauth的配置檔案……',
  I25: (v) => `根據優先順序${v['priority']}策略檢查ISAKMP轉換${v['transform']}`,
  I26a: (v) => `      加密${v['encryption']}`,
  I26b: (v) => `      雜湊${v['hash']}`,
  I26c: (v) => `      預設組${v['group']}`,
  I26d: (v) =>
    v['authentication'] === 'pre-share' ? '      身份驗證預共用' : `      身份驗證${v['authentication']}`,
  I26e: () => '      以秒為單位的生命型別',
  I26f: () => '      0x0 0x1 0x51 0x80的生命週期(VPI)',
  I27: () => 'atts是可接受的。下一個負載是0',
  I28a: () => '可接受任務：實際壽命：0',
  I28b: () => '可接受的任務：壽命：0',
  I29a: () => '在sa vpi_length:4中填充',
  I29b: () => 'Fill atts in sa life_in_seconds:86400',
  I30: () => '返回實際生存時間：86400',
  I31: () => ':：已啟動的生存期計時器：86400.',
  I32: () => '收到的負載型別20',
  I33: () => '雜湊不匹配 — 此節點位於NAT外',
  I34: () => '找不到自身或對等裝置的NAT',
  I35: () => '傳送初始聯絡人',
  I36: () => 'SA正在使用ID型別ID_IPV4_ADDR執行預共用金鑰身份驗證。',
  I37: (v) => [
    'ID負載',
    indent(8, 'next-payload :8'),
    indent(8, 'type:1'),
    indent(8, `地址：${v['address']}`),
    indent(8, '通訊協定:17'),
    indent(8, `連接埠:${v['port']}`),
    indent(8, '長度：12'),
  ],
  I38: () => '總負載長度：12',
  I39: () => '對等體匹配配置檔案的*none*',
  I40: (v) => [
    `正在處理NOTIFY ${v['notify']}協定1`,
    indent(8, `spi 0，消息ID = ${v['message']},sa = 0x8A27C40`),
  ],
  I41: () => ['SA身份驗證狀態：', indent(8, '已驗證')],
  I42: (v) => `SA已使用${v['peer']}進行身份驗證`,
  I43: (v) => ['處理初始接觸，', `使用本地${v['local']}遠端${v['peer']}遠端埠500關閉現有第1階段和第2階段SA`],
  I44: (v) => `正在嘗試插入對等${v['local']}/${v['peer']}/${v['port']}/, 並成功插入7A3C1D8。`,
  I45: (v) => `開始快速模式交換，M-ID為${v['message']}`,
  I46a: () => 'QM啟動器獲取spi',
  I46b: () => 'QM響應程式獲取spi',
  I47: (v) =>
    String(v['first']).endsWith('PEER')
      ? [`節點${v['message']}，輸入=`, `${v['first']}，${v['second']}`]
      : `節點${v['message']}，輸入= ${v['first']}，${v['second']}`,
  I48: () => '檢查IPSec建議1',
  I49a: (v) => `轉換1,${v['transform']}`,
  I49b: () => '   轉換中的屬性：',
  I49c: (v) => `      encaps is ${v['mode']}（傳輸）`,
  I49d: () => '      SA生命型別（秒）',
  I49e: (v) => `      SA生存期（基本）：${v['seconds']}`,
  I49f: () => '      SA生命型別（千位元組）',
  I49g: () => '      SA生存期(VPI)為0x0 0x46 0x50 0x0',
  I49h: (v) => `      身份驗證器是${v['authenticator']}`,
  I50: () => 'atts是可接受的。',
  I51: (v) => [
    '建立IPSec SA',
    ...sa(v, 'peer', 'local', '入站', v['inbound']),
    '',
    '',
    ...sa(v, 'local', 'peer', '出站', v['outbound']),
  ],
  I52: (v) =>
    v['reason'] === 'No Error'
      ? `刪除節點${minus(v['node'])}錯誤${v['error']}原因「無錯誤」`
      : `deleting node ${v['node']} error ${v['error']} reason "${String(v['reason']).replace(' (', '(')}"`,
  N1: (v) => `NHRP:if_up:Tunnel${v['unit']}協定0`,
  N2: () => 'NHRP:無法傳送註冊 — 未配置NHS',
  N3: (v) => [
    `NHRP:Tunnel${v['unit']}:目標${v['tunnel']}/32的快取新增下一跳${v['tunnel']}`,
    indent(11, String(v['nbma'])),
  ],
  N4: (v) => `NHRP:NHS ${v['tunnel']} Tunnel${v['unit']} vrf 0集群0優先順序0從「 」轉換為「 E 」`,
  N5: (v) => `NHRP:正在嘗試通過DEST ${v['tunnel']}傳送資料包`,
  N6: nhrp('傳送註冊請求', (v) => `源：${v['spokeTunnel']}, dst:${v['hubTunnel']}`),
  N7: nhrp('接收註冊請求', null),
  N8: nhrp('傳送註冊應答', (v) => `源：${v['hubTunnel']}，夏令時：${v['spokeTunnel']}`),
  N9: nhrp('接收註冊應答', null),
  NR1: (v) => `NHRP-RATE:正在傳送${v['tunnel']}的初始註冊請求，需要${v['request']}`,
  N20: (v) => `NHRP:netid_in = ${v['netid']},to_us = 1`,
  N21: (v) => `NHRP:新增隧道終端(VPN:${v['tunnel']},NBMA:${v['nbma']}）`,
  N22: (v) => `NHRP:已成功為隧道終端(VPN:${v['tunnel']},NBMA:${v['nbma']}）`,
  N23: (v) => [
    `NHRP:插入的快取子塊節點：快取的目標插入子塊節點：具體目標${v['tunnel']}/32nhop`,
    String(v['tunnel']),
  ],
  N24: (v) => `NHRP:將${v['tunnel']}/32介面Tunnel${v['unit']}的內部動態快取條目轉換為外部`,
  N25: (v) => `NHRP:Tu${v['unit']}:正在建立動態組播對映NBMA:${v['nbma']}`,
  N26: (v) => `NHRP:為NBMA新增了動態組播對映：${v['nbma']}`,
  N27: (v) => `NHRP:使用NBMA更新快取：${v['nbma']},NBMA_ALT:${v['nbma']}`,
  N27b: (v) => `NHRP:新的強制長度：${v['length']}`,
  N28: (v) => `NHRP:封裝成功。  通道IP地址${v['nbma']}`,
  N29: (v) => `NHRP:NHS-UP:${v['tunnel']} NHRP服務消息，表示位於${v['tunnel']}的NHS已啟動。`,
  N30: (v) => `NHRP:NHRP成功將${v['tunnel']}解析為NBMA ${v['nbma']}`,
  Y1: () => '%CRYPTO-6-ISAKMP_ON_OFF:ISAKMP已開啟',
  Y2: (v) => `%LINK-3-UP:Interface Tunnel${v['unit']}, changed state to up`,
  Y3: (v) => `%LINEPROTO-5-UPDOWN:介面Tunnel${v['unit']}上的線路協定，狀態更改為up`,
  Y4: (v) =>
    `%DUAL-5-NBRCHANGE:EIGRP-IPv4 ${v['as']}:鄰居${v['neighbor']}(Tunnel${v['unit']})已啟動：新鄰接關係`,
  F1: (v) => `重新傳輸第1階段${v['state']}……`,
  F3: (v) => `刪除SA原因「Death by retransmission P1」狀態(${v['role']})${v['state']}（對等${v['peer']}）`,
  F8b: (v) => `第1階段SA策略不可接受！（本地${v['local']}遠端${v['peer']}）`,
  F9: (v) => `%CRYPTO-4-IKMP_BAD_MESSAGE:來自${v['peer']}的IKE消息未通過其健全性檢查或格式錯誤`,
  G1: (v) => ['IPSEC(ipsec_process_proposal):身份不支援轉換建議：', indent(4, `{${v['set']} }`)],
  G3: (v) => `第2階段SA策略不可接受！（本地${v['local']}遠端${v['peer']}）`,
  G4: (v) => [
    '正在處理NOTIFY PROPOSAL_NOT_CHOSEN協定3',
    indent(8, `spi ${n(v['spi']) >>> 0}，消息ID = ${v['message']},sa = 0x8A27C40`),
  ],
};
