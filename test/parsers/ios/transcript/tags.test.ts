import { describe, expect, test } from 'vitest';
import { MAX_FOLLOWING } from '../../../../parsers/ios/transcript/reader.ts';
import { only, read } from './read.ts';

describe('tags', () => {
  test.each([
    'ISAKMP (0:2): received packet',
    'ISAKMP:(1002):insert sa',
    'ISAKMP: (1002): insert sa',
    'ISAKMP : Scanning profiles',
    'ISAKMP (0:134217729): x',
    'ISAKMP:(0:0:N/A:0):x',
    'ISAKMP-PAK: (1002):received packet',
    'ISAKMP-ERROR: (1002):x',
    'ISAKMP(0):供應商',
    'IPSEC(create_sa): sa created,',
    'IPSEC(重新計算_mtu):x',
    'IPSEC:(SESSION ID = 1) (key_engine) got',
    'IPSEC-IFC MGRE/Tu0(192.0.2.1/192.0.2.2): connection lookup returned 0',
    'IPSEC-IFC GRE/Tu0:x',
    'CRYPTO_SS(TUNNEL SEC): Application started listening',
    'CRYPTO-SS: x',
    'CRYPTO_PKI: x',
    'Crypto mapdb : proxy_match',
    '加密對映資料庫:proxy_match',
    '加密映射数据库:proxy_match',
    'insert of map into mapdb AVL failed, map + ace pair already exists on the mapdb',
    '將對映插入mapdb AVL失敗',
    '将映射插入mapdb AVL失败',
    'NHRP: if_up: Tunnel0 proto 0',
    'NHRP:if_up',
    'NHRP-RATE: Sending initial',
    'NHRP-ERROR: Packet Recved',
    'NHRP-EVE: NHC-UP',
    'NHRP-CACHE: x',
    'NHRP-DETAIL: x',
    'IKEv2:(SESSION ID = 1,SA ID = 1):x',
    'IKEv2-ERROR:(SESSION ID = 1,SA ID = 1):x',
    'IKEv2:(SA ID = 1):x',
    'DMVPN-ERROR: x',
    '%LINK-3-UP:Interface Tunnel0, changed state to up',
    '%DUAL-5-NBRCHANGE: EIGRP-IPv4 1: Neighbor 10.9.0.1 (Tunnel0) is up: new adjacency',
    '%CRYPTO-4-IKMP_BAD_MESSAGE: x',
  ])('%s', (text) => {
    expect(only(text).text).toBe(text);
    expect(only(`*Mar  1 00:00:01.000: ${text}`).text).toBe(text);
    const inProse = only(`解釋. ${text}`);
    expect([inProse.before, inProse.text]).toEqual(['解釋.', text]);
  });

  test.each([
    'NHRP debug packets adding target network 10.9.0.1/32',
    'ISAKMP狀態從IKE_READY更改為IKE_I_MM1.',
    'MM_SA_SETUP(主模式2)被傳送到分支',
    'ISAKMP state changes from IKE_READY to IKE_I_MM1.',
    'The ISAKMP and IPSEC(phase 2) parts',
    'RFC3947:IKE NAT',
    '(NHRP)',
    'NHRP:',
    'DMVPN:',
    'show crypto isakmp sa in prose',
  ])('no message: %s', (text) => {
    expect(read(`${text}\n`).messages).toEqual([]);
  });

  test('full-width punctuation in the tag', () => {
    expect(only('CRYPTO_SS（隧道秒）：應用程式開始偵聽').text).toBe('CRYPTO_SS(隧道秒):應用程式開始偵聽');
    expect(only('ISAKMP：收到的負載型別20').text).toBe('ISAKMP:收到的負載型別20');
  });

  test('a tag on two lines is joined', () => {
    const message = only('IPSEC-IFC\n\nMGRE/Tu0(192.0.2.1/192.0.2.2):good listen request\n');
    expect(message).toMatchObject({
      text: 'IPSEC-IFC MGRE/Tu0(192.0.2.1/192.0.2.2):good listen request',
      line: 1,
      endLine: 3,
      following: [],
    });
  });

  test('messages of other facilities are counted and end the message before them', () => {
    const { messages, summary } = read(
      [
        '*Mar  1 00:00:01.000: NHRP: Send Registration Request via Tunnel0 vrf 0, packet size: 92',
        '*Mar  1 00:00:01.000: %SYS-5-CONFIG_I: Configured from console by ISAKMP: console',
        '*Mar  1 00:00:01.000:  src: 10.9.0.2, dst: 10.9.0.1',
        '*Mar  1 00:00:01.000: BGP: 10.9.0.1 open active',
        '*Mar  1 00:00:02.000: some text',
      ].join('\n'),
    );
    expect(messages).toHaveLength(1);
    expect(messages[0]!.following).toEqual([]);
    expect(summary.dismissed).toBe(4);
  });
});

describe('continuation lines', () => {
  test('untagged lines, blank ones included, up to the next message', () => {
    const { messages } = read(
      'IPSEC(sa_request): ,\n  (key eng. msg.) OUTBOUND\n\n    spi= 0x0(0)\n\nNHRP: x\n',
    );
    expect(messages[0]).toMatchObject({
      line: 1,
      endLine: 4,
      following: ['  (key eng. msg.) OUTBOUND', '', '    spi= 0x0(0)'],
    });
  });

  test('lines that carry the same stamp again', () => {
    const { messages } = read(
      [
        '*Mar  1 00:13:21.711: NHRP: Send Registration Request via Tunnel0 vrf 0, packet size: 92',
        '*Mar  1 00:13:21.711:   src: 10.9.0.2, dst: 10.9.0.1',
        '*Mar  1 00:13:21.712:  (F) afn: IPv4(1), type: IP(800), hop: 255, ver: 1',
        '*Mar  1 00:13:21.712: Responder Address Extension(3):',
        '*Mar  1 00:13:21.712: NAT address Extension(9):',
        '*Mar  1 00:14:59.000: a line much later',
      ].join('\n'),
    );
    expect(messages[0]!.following).toEqual([
      '  src: 10.9.0.2, dst: 10.9.0.1',
      ' (F) afn: IPv4(1), type: IP(800), hop: 255, ver: 1',
      'Responder Address Extension(3):',
      'NAT address Extension(9):',
    ]);
  });

  test('lines of another host or process do not continue a message', () => {
    const { messages } = read(
      [
        'Oct 25 18:53:17 rtr-a 1: *Oct 25 18:53:16.485: NHRP: Send Registration Request via Tunnel0 vrf 0, packet size: 92',
        'Oct 25 18:53:17 box sshd[17]: Accepted',
        'Oct 25 18:53:17 rtr-b 1: *Oct 25 18:53:16.485:  src: 10.9.0.2',
      ].join('\n'),
    );
    expect(messages[0]!.following).toEqual([]);
  });

  test('not without end', () => {
    const { messages, prose } = read(`NHRP: x\n${'line\n'.repeat(MAX_FOLLOWING + 5)}`);
    expect(messages[0]!.following).toHaveLength(MAX_FOLLOWING);
    expect(prose).toHaveLength(5);
  });
});
