import { describe, expect, test } from 'vitest';
import { secretFingerprint } from '../../../../parsers/wire/fingerprint.ts';
import { type Case, read } from './support.ts';

/** A packet body as IOS prints it; `sent` adds the outer pair, `reply` the responder's entry. */
function english(sent: boolean, reply: boolean): string {
  return `${sent ? '\n src: 10.99.0.1, dst: 10.99.0.254' : ''}
 (F) afn: IPv4(1), type: IP(800), hop: 255, ver: 1
     shtl: 4(NSAP), sstl: 0(NSAP)
     pktsz: 108 extoff: 52
 (M) flags: "unique nat ", reqid: 771
     src NBMA: 192.0.2.7
     src protocol: 10.99.0.1, dst protocol: 10.99.0.254
 (C-1) code: no error(0)
       prefix: 32, mtu: 17912, hd_time: 600
       addr_len: 0(NSAP), subaddr_len: 0(NSAP), proto_len: 0, pref: 0
Responder Address Extension(3):${reply ? '\n (C) code: no error(0)\n       prefix: 32, mtu: 17912, hd_time: 600\n       addr_len: 4(NSAP), subaddr_len: 0(NSAP), proto_len: 4, pref: 0\n       client NBMA: 198.51.100.9\n       client protocol: 10.99.0.254' : ''}
Forward Transit NHS Record Extension(4):
Reverse Transit NHS Record Extension(5):
Authentication Extension(7):
  type:Cleartext(1), data:SAMPLE1
NAT address Extension(9):
 (C-1) code: no error(0)
       prefix: 32, mtu: 17912, hd_time: 0
       addr_len: 4(NSAP), subaddr_len: 0(NSAP), proto_len: 4, pref: 0
       client NBMA: 198.51.100.9
       client protocol: 10.99.0.254`;
}

function chinese(sent: boolean, reply: boolean): string {
  return `${sent ? '\n 源：10.99.0.1，夏令時：10.99.0.254' : ''}
 (F)女性：IPv4(1)，型別：IP(800)，躍點：255，版本：1
     shtl:4(NSAP), sstl:0(NSAP)
     pktsz:108次洩露：52
 (M)標誌："unique nat ", reqid:771
     src NBMA:192.0.2.7
     src protocol:10.99.0.1, dst協定：10.99.0.254
 (C-1)代碼：no error(0)
       字首：32, mtu:17912, hd_time:600
       addr_len:0(NSAP),subaddr_len:0(NSAP), proto_len:0,pref:0
響應方地址擴展(3):${reply ? '\n (C)代碼：no error(0)\n       字首：32, mtu:17912, hd_time:600\n       addr_len:4(NSAP),subaddr_len:0(NSAP), proto_len:4, pref:0\n       客戶端NBMA:198.51.100.9\n       客戶端協定：10.99.0.254' : ''}
轉發傳輸NHS記錄擴展(4):
反向傳輸NHS記錄擴展(5):
身份驗證擴展(7):
  文字：明文(1)，資料冒號；SAMPLE1   
NAT地址擴展(9):
 (C-1)代碼：no error(0)
       字首：32, mtu:17912, hd_time:0
       addr_len:4(NSAP),subaddr_len:0(NSAP), proto_len:4, pref:0

這是傳送到集線器的NHRP註冊請求，位於10.99.0.254。
src NBMA:傳送此資料包的分支節點的NBMA地址
身份驗證擴展、資料冒號(&C);NHRP身份驗證字串



       客戶端NBMA:198.51.100.9
       客戶端協定：10.99.0.254`;
}

const PACKET = {
  requestId: 771,
  sourceNbma: '192.0.2.7',
  sourceProtocol: '10.99.0.1',
  destinationProtocol: '10.99.0.254',
  unique: true,
  code: 0,
  holdingTime: 600,
  mtu: 17912,
  packetSize: 108,
  hopCount: 255,
  natNbma: ['198.51.100.9'],
  authentication: secretFingerprint('SAMPLE1'),
};
const SENT = { ...PACKET, source: '10.99.0.1', destination: '10.99.0.254' };
const REPLY = { ...PACKET, responderNbma: '198.51.100.9' };

const CASES: Case[] = [
  [
    'N1',
    { interface: 'Tunnel5' },
    'NHRP: if_up: Tunnel5 proto 0',
    'NHRP:if_up:Tunnel5協定0',
    'NHRP:if_up:Tunnel5协议0',
  ],
  [
    'N2',
    {},
    'NHRP: Unable to send Registration - no NHSes configured',
    'NHRP:無法傳送註冊 — 未配置NHS',
    'NHRP:无法发送注册 — 未配置NHS',
  ],
  [
    'N3',
    {
      interface: 'Tunnel5',
      protocolAddress: '10.99.0.254',
      prefixLength: 32,
      nextHop: '10.99.0.254',
      nbma: '198.51.100.9',
    },
    'NHRP: Tunnel5: Cache add for target 10.99.0.254/32 next-hop 10.99.0.254\n           198.51.100.9',
    'NHRP:Tunnel5:目標10.99.0.254/32的快取新增下一跳10.99.0.254\n           198.51.100.9',
    'NHRP:Tunnel5:目标10.99.0.254/32的缓存添加下一跳10.99.0.254\n           198.51.100.9',
  ],
  [
    'N31',
    { nbma: '198.51.100.9' },
    'NHRP: Tunnel5: Cache update for target 10.99.0.254/32 next-hop 10.99.0.254\n           198.51.100.9',
    'NHRP:Tunnel5:目標10.99.0.254/32的快取更新next-hop 10.99.0.254\n           198.51.100.9',
  ],
  [
    'N4',
    { protocolAddress: '10.99.0.254', interface: 'Tunnel5', to: 'E' },
    "NHRP: NHS 10.99.0.254 Tunnel5 vrf 0 Cluster 0 Priority 0 Transitioned to 'E' from ' '",
    'NHRP:NHS 10.99.0.254 Tunnel5 vrf 0集群0優先順序0從「 」轉換為「 E 」',
    'NHRP:NHS 10.99.0.254 Tunnel5 vrf 0集群0优先级0从“ ”转换为“ E ”',
  ],
  [
    'N5',
    { protocolAddress: '10.99.0.254' },
    'NHRP: Attempting to send packet via DEST 10.99.0.254',
    'NHRP:正在嘗試通過DEST 10.99.0.254傳送資料包',
    'NHRP:正在尝试通过DEST 10.99.0.254发送数据包',
  ],
  [
    'N5',
    { protocolAddress: '10.99.0.254', interface: 'Tunnel5' },
    'NHRP: Attempting to send packet through interface Tunnel5 via DEST  dst 10.99.0.254',
  ],
  [
    'N6',
    SENT,
    `NHRP: Send Registration Request via Tunnel5 vrf 0, packet size: 108${english(true, false)}`,
    `NHRP:通過Tunnel5 vrf 0傳送註冊請求，資料包大小：108${chinese(true, false)}`,
    `NHRP:通过Tunnel5 vrf 0发送注册请求，数据包大小：108${chinese(true, false)}`,
  ],
  [
    'N6',
    SENT,
    `NHRP: Send Registration Request via Tunnel5 vrf: global(0x0), packet size: 108${english(true, false).replace('IPv4(1)', 'AF_IP(1)').replace('no error(0)', 'no error(0), flags: none').replace('pref: 0', 'pref: 255')}`,
  ],
  [
    'N7',
    PACKET,
    `NHRP: Receive Registration Request via Tunnel5 vrf 0, packet size: 108${english(false, false)}`,
    `NHRP:通過Tunnel5 vrf 0接收註冊請求，資料包大小：108${chinese(false, false)}`,
  ],
  [
    'N8',
    REPLY,
    `NHRP: Send Registration Reply via Tunnel5 vrf 0, packet size: 108${english(true, true)}`,
    `NHRP:通過Tunnel5 vrf 0傳送註冊應答，資料包大小：108${chinese(true, true)}`,
  ],
  [
    'N9',
    REPLY,
    `NHRP: Receive Registration Reply via Tunnel5 vrf 0, packet size: 108${english(false, true)}`,
    `NHRP:通過Tunnel5 vrf 0接收註冊應答，資料包大小：108${chinese(false, true)}`,
    `NHRP:通过Tunnel5 vrf 0接收注册应答，数据包大小：108${chinese(false, true)}`,
  ],
  [
    'NR1',
    { protocolAddress: '10.99.0.254', requestId: 771 },
    'NHRP-RATE: Sending initial Registration Request for 10.99.0.254, reqid 771',
    'NHRP-RATE:正在傳送10.99.0.254的初始註冊請求，需要771',
    'NHRP-RATE:正在发送10.99.0.254的初始注册请求，需要771',
  ],
  ['N20', { networkId: 1, toUs: 1 }, 'NHRP: netid_in = 1, to_us = 1', 'NHRP:netid_in = 1,to_us = 1'],
  [
    'N21',
    { protocolAddress: '10.99.0.1', nbma: '192.0.2.7' },
    'NHRP: Adding Tunnel Endpoints (VPN: 10.99.0.1, NBMA: 192.0.2.7)',
    'NHRP:新增隧道終端(VPN:10.99.0.1,NBMA:192.0.2.7）',
    'NHRP:添加隧道终端(VPN:10.99.0.1,NBMA:192.0.2.7）',
  ],
  [
    'N22',
    { protocolAddress: '10.99.0.1', nbma: '192.0.2.7' },
    'NHRP: Successfully attached NHRP subblock for Tunnel Endpoints (VPN: 10.99.0.1, NBMA: 192.0.2.7)',
    'NHRP:已成功為隧道終端(VPN:10.99.0.1,NBMA:192.0.2.7）',
  ],
  [
    'N23',
    { protocolAddress: '10.99.0.1', nextHop: '10.99.0.1' },
    'NHRP: Inserted subblock node for cache: Target 10.99.0.1/32 nhop 10.99.0.1',
    'NHRP:插入的快取子塊節點：快取的目標插入子塊節點：具體目標10.99.0.1/32nhop\n10.99.0.1',
  ],
  [
    'N24',
    { protocolAddress: '10.99.0.1', interface: 'Tunnel5' },
    'NHRP: Converted internal dynamic cache entry for 10.99.0.1/32 interface Tunnel5 to external',
    'NHRP:將10.99.0.1/32介面Tunnel5的內部動態快取條目轉換為外部',
    'NHRP:将10.99.0.1/32接口Tunnel5的内部动态缓存条目转换为外部',
  ],
  [
    'N25',
    { nbma: '192.0.2.7', interface: 'Tunnel5' },
    'NHRP: Tu5: Creating dynamic multicast mapping  NBMA: 192.0.2.7',
    'NHRP:Tu5:正在建立動態組播對映NBMA:192.0.2.7',
  ],
  [
    'N26',
    { nbma: '192.0.2.7' },
    'NHRP: Added dynamic multicast mapping for NBMA: 192.0.2.7',
    'NHRP:為NBMA新增了動態組播對映：192.0.2.7',
  ],
  [
    'N27',
    { nbma: '198.51.100.9' },
    'NHRP: Updating our cache with NBMA: 198.51.100.9, NBMA_ALT: 198.51.100.9',
    'NHRP:使用NBMA更新快取：198.51.100.9,NBMA_ALT:198.51.100.9',
  ],
  ['N32', { nbma: '192.0.2.7' }, 'NHRP: Tunnels gave us pak src addr: 192.0.2.7'],
  [
    'N33',
    { protocolAddress: '10.99.0.7', nbma: '192.0.2.7', interface: 'Tunnel5', code: 0 },
    'NHRP: Sending Registration Reply if_in Tunnel5 vrf: global(0x0) dst 10.99.0.7 nbma 192.0.2.7 code: no error(0)',
  ],
  ['N34', { capability: 0 }, 'NHRP: Peer capability:0'],
  ['N35', {}, 'NHRP: nhrp_subblock_check_for_map() - Map Already Exists'],
  ['N36', { bytes: 156, interface: 'Tunnel5' }, 'NHRP: 156 bytes out Tunnel5 '],
  [
    'N37',
    { protocolAddress: '10.8.0.2', interface: 'Tunnel5' },
    'NHRP: Route lookup for destination 10.8.0.2 in vrf: global(0x0) yielded interface Tunnel5, prefixlen 24',
  ],
  [
    'N37',
    { protocolAddress: '10.8.0.2', interface: 'Tunnel5' },
    'NHRP: Route lookup for 10.8.0.2 in vrf: global(0x0) yielded nexthop 10.99.0.7 interface Tunnel5',
  ],
  [
    'N38',
    { protocolAddress: '10.99.0.7', nbma: '192.0.2.7' },
    'NHRP: Cache lookup for nexthop 10.99.0.7 on Tunnel5 returned nbma 192.0.2.7',
  ],
  ['N39', { protocolAddress: null }, 'NHRP: Forwarding request due to authoritative request.'],
  [
    'N39',
    { protocolAddress: '10.8.0.2' },
    'NHRP: Forwarding: NHRP SAS picked source: 10.99.0.254 for destination: 10.8.0.2',
  ],
  [
    'A14',
    { what: 'resolution-request', act: 'sent', interface: 'Tunnel5', packetSize: 108 },
    'NHRP: Forwarding Resolution Request via Tunnel5 vrf: global(0x0), packet size: 108',
  ],
  ['N40', { nbma: '192.0.2.7' }, 'NHRP: Tunnel NBMA addr 192.0.2.7'],
  ['N41', {}, 'NHRP: Enqueued dynamic mapping to end of list'],
  ['N27b', { length: 32 }, 'NHRP: New mandatory length: 32', 'NHRP:新的強制長度：32'],
  [
    'N28',
    { nbma: '192.0.2.7' },
    'NHRP: Encapsulation succeeded.  Tunnel IP addr 192.0.2.7',
    'NHRP:封裝成功。  通道IP地址192.0.2.7',
    'NHRP:封装成功。  通道IP地址192.0.2.7',
  ],
  [
    'N29',
    { protocolAddress: '10.99.0.254', client: false },
    'NHRP: NHS-UP: 10.99.0.254',
    'NHRP:NHS-UP:10.99.0.254 NHRP服務消息，表示位於10.99.0.254的NHS已啟動。',
  ],
  [
    'N29',
    { protocolAddress: '10.99.0.1', nbma: '192.0.2.7', client: true },
    'NHRP-EVE: NHC-UP: 10.99.0.1, NBMA: 192.0.2.7',
  ],
  [
    'N30',
    { protocolAddress: '10.99.0.1', nbma: '192.0.2.7' },
    'NHRP: NHRP successfully resolved 10.99.0.1 to NBMA 192.0.2.7',
    'NHRP:NHRP成功將10.99.0.1解析為NBMA 192.0.2.7',
  ],
  [
    'H9',
    { interface: 'Tunnel5', what: 'hop-count-zero' },
    'NHRP-ERROR: Packet Recved with 0 Hop counts on Tunnel5.',
  ],
  [
    'H10',
    { what: 'encapsulation-failed' },
    'NHRP: Encapsulation failed for destination 10.99.0.254 out Tunnel5',
  ],
  [
    'H11',
    { protocolAddress: '10.99.0.254', seconds: 4 },
    'NHRP: Setting retransmit delay to 4 for NHS 10.99.0.254',
  ],
  [
    'H11',
    { requestId: 771, seconds: 8 },
    'NHRP-RATE: Retransmitting Registration Request for 10.99.0.254, reqid 771, (retrans ivl 8 sec)',
  ],
  ['H12', { protocolAddress: '10.99.0.254', what: 'nhs-down' }, 'NHRP: NHS-DOWN: 10.99.0.254'],
  ['H13', { code: 4 }, 'NHRP: Registration reply code: administratively prohibited(4)'],
  [
    'A14',
    { what: 'resolution-request', act: 'received', requestId: 771 },
    `NHRP: Receive Resolution Request via Tunnel5 vrf 0, packet size: 108${english(false, false)}`,
  ],
];

describe('nhrp rows', () => {
  for (const [id, fields, text, ...translated] of CASES)
    for (const [i, one] of [text, ...translated].entries())
      test(`${id} ${['English', 'zh-TW', 'zh-CN'][i]}: ${one.split('\n')[0]}`, () => {
        const known = read(one);
        expect(known.id).toBe(id);
        expect(known.fields).toMatchObject(fields);
      });
});

test('prose glued behind a message is its rest', () => {
  expect(read('NHRP:NHS-UP:10.99.0.254 說明文字10.99.0.9').rest).toBe('說明文字10.99.0.9');
});

test('the authentication string itself leaves the parser nowhere', () => {
  const known = read(
    `NHRP: Send Registration Request via Tunnel5 vrf 0, packet size: 108${english(true, false)}`,
  );
  const { row: _, ...rest } = known;
  expect(JSON.stringify(rest)).not.toContain('SAMPLE1');
});

test('without words, direction and kind follow from the packet’s structure', () => {
  const first = 'NHRP:жх Tunnel5 vrf 0 жхжх, жх:108';
  const strange = (sent: boolean, reply: boolean) =>
    `${first}${chinese(sent, reply).replace(/[\u3400-\u9fff]+/g, 'жх')}`;
  expect(read(strange(true, false))).toMatchObject({ id: 'N6', fields: { requestId: 771 } });
  expect(read(strange(false, false))).toMatchObject({ id: 'N7', fields: { requestId: 771 } });
  expect(read(strange(true, true))).toMatchObject({
    id: 'N8',
    fields: { requestId: 771, responderNbma: '198.51.100.9' },
  });
  expect(read(strange(false, true))).toMatchObject({
    id: 'N9',
    fields: { requestId: 771, holdingTime: 600 },
  });
});
