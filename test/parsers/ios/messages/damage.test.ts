import { describe, expect, test } from 'vitest';
import { TranscriptInterpreter } from '../../../../parsers/ios/messages/index.ts';
import { messages, read } from './support.ts';

describe('damage of pasting and translation', () => {
  test('blanks lost and added', () => {
    expect(read('ISAKMP:(0):OldState=IKE_R_MM1NewState=IKE_R_MM2').fields).toMatchObject({
      from: 'IKE_R_MM1',
      to: 'IKE_R_MM2',
    });
    expect(
      read('ISAKMP:(0):sending packet to198.51.100.9my_port500peer_port500(R)MM_SA_SETUP').fields,
    ).toMatchObject({
      peer: '198.51.100.9',
      localPort: 500,
      peerPort: 500,
      role: 'R',
      state: 'MM_SA_SETUP',
    });
  });
  test('no-break spaces', () => {
    expect(read('ISAKMP:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0加密3DES-CBC').fields).toMatchObject({
      value: '3des-cbc',
    });
  });
  test('a value wrapped to the next line', () => {
    expect(
      read('ISAKMP:(0): sending packet to 198.51.100.9 my_port 500 peer_port\n500 (I) MM_NO_STATE').fields,
    ).toMatchObject({ peerPort: 500, state: 'MM_NO_STATE' });
    expect(
      read(
        'IPSEC(update_current_outbound_sa): updated peer 198.51.100.9 current outbound sa to SPI\nFEDCBA98',
      ).fields,
    ).toMatchObject({ spi: '0xfedcba98' });
  });
  test('a message wrapped inside a word and inside an address', () => {
    expect(
      read('ISAKMP:(0): sending pac\nket to 198.51.100.9 my_port 500 peer_port 500 (I) MM_NO_STATE'),
    ).toMatchObject({ id: 'I14', consumed: 1 });
    expect(
      read('ISAKMP:(0): sending packet to 198.51.10\n0.9 my_port 500 peer_port 500 (I) MM_NO_STATE').fields,
    ).toMatchObject({ peer: '198.51.100.9' });
  });
  test('a tag wrapped off its interface', () => {
    expect(read('IPSEC-IFC\nMGRE/Tu5(198.51.100.9/192.0.2.7):訊號NHRP')).toMatchObject({
      id: 'T13',
      consumed: 1,
    });
  });
  test('characters that an encoding could not hold', () => {
    expect(read('ISAKMP:(0):???= IKE_READY???= IKE_I_MM1').id).toBe('I12');
    expect(read('ISAKMP(0):????192.0.2.7 dport 500 sport 500???(N)?SA????').fields).toMatchObject({
      peer: '192.0.2.7',
      role: 'N',
      state: 'NEW SA',
    });
  });
  test('a value that never comes is null', () => {
    expect(read('ISAKMP:(0): sending packet to 198.51.100.9 my_port 500 peer_port').fields).toMatchObject({
      peer: '198.51.100.9',
      peerPort: null,
      state: null,
    });
  });
  test('a harmless line in a shouting voice is marked so', () => {
    for (const text of [
      'insert of map into mapdb AVL failed, map + ace pair already exists on the mapdb',
      'ISAKMP:(0): vendor ID seems Unity/DPD but major 69 mismatch',
      'ISAKMP (0): His hash no match - this node outside NAT',
      'ISAKMP:(0):: peer matches *none* of the profiles',
      'NHRP: Unable to send Registration - no NHSes configured',
      'ISAKMP:(0):atts are not acceptable. Next payload is 3',
    ])
      expect(read(text).row.harmless).toBe(true);
  });
});

describe('gathering a proposal', () => {
  test('attributes behind a page break and prose still belong to it', () => {
    const interpreter = new TranscriptInterpreter();
    const text = `ISAKMP:(1044)：檢查IPSec建議1
ISAKMP:轉換1,ESP_AES
ISAKMP:   轉換中的屬性：
ISAKMP:      encaps is 1（隧道）
ISAKMP:      SA生命型別（秒）

接收的屬性指定：encaps標誌設定為2，預設SA生存時間為3600秒。

ISAKMP:      SA生存期（基本）：1800
ISAKMP:      SA生命型別（千位元組）
ISAKMP:      SA生存期(VPI)為0x0 0x46 0x50 0x0
ISAKMP:      身份驗證器是HMAC-SHA256
ISAKMP:      key length is 256
ISAKMP:      group is 14
ISAKMP:(1044):atts是可接受的。`;
    const decided = messages(text)
      .flatMap((one) => interpreter.interpret(one))
      .filter((one) => one.proposal !== null);
    expect(decided).toHaveLength(1);
    expect(decided[0]?.proposal).toMatchObject({
      phase: 2,
      verdict: 'accepted',
      transform: 1,
      attributes: {
        protocol: 'esp',
        encryption: 'aes-cbc',
        keyLength: 256,
        hash: 'hmac-sha256',
        group: 14,
        lifetimeSeconds: 1800,
        lifetimeKilobytes: 4608000,
        encapsulation: 'tunnel',
      },
    });
  });
  test('a refusal without a proposal decides nothing', () => {
    const interpreter = new TranscriptInterpreter();
    expect(
      interpreter.interpret(messages('ISAKMP:(0):atts are not acceptable. Next payload is 0')[0]!)[0]
        ?.proposal,
    ).toBeNull();
  });
  test('an untagged message among the lines of another one is found', () => {
    const interpreter = new TranscriptInterpreter();
    const [one] = messages(
      'ISAKMP:(1044): IPSec policy invalidated proposal with error 32\nmap_db_find_best did not find matching map',
    );
    expect(interpreter.interpret(one!).map(({ recognised }) => [recognised.id, recognised.line])).toEqual([
      ['G2b', 1],
      ['A13', 2],
    ]);
  });
});
