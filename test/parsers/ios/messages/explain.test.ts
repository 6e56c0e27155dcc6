import { expect, test } from 'vitest';
import { explainRow, explainText } from '../../../../parsers/ios/messages/index.ts';

test('a pasted line with time stamp and prompt', () => {
  const known = explainText(
    'Spoke9#*Mar  1 00:55:40.767: ISAKMP:(0):Can not start Aggressive mode, trying Main mode.',
  );
  expect(known).toMatchObject({ id: 'I8', harmless: true, steps: [3], by: 'spoke', connectionId: '0' });
  expect(known!.meaning).toContain('Normal');
});

test('a line pasted without its tag', () => {
  expect(explainText('Old State = IKE_I_MM4  New State = IKE_I_MM5')?.fields).toMatchObject({
    from: 'IKE_I_MM4',
    to: 'IKE_I_MM5',
  });
  expect(explainText('舊狀態= IKE_I_MM4新狀態= IKE_I_MM5')?.id).toBe('I12');
});

const BODY: [string, string, Record<string, unknown>][] = [
  ['N10', ' (F) afn: AF_IP(1), type: IP(800), hop: 254, ver: 1', { hopCount: 254, version: 1 }],
  ['N10', ' (F)女性：IPv4(1)，型別：IP(800)，躍點：254，版本：1', { hopCount: 254, version: 1 }],
  ['N11', '     shtl:4(NSAP), sstl:0(NSAP)', { shtl: 4, sstl: 0 }],
  ['N12', '     pktsz: 108 extoff: 52', { packetSize: 108, extensionOffset: 52 }],
  ['N12', '     pktsz:128次洩露：52', { packetSize: 128, extensionOffset: 52 }],
  ['N13', ' (M)標誌："unique nat ", reqid:771', { flags: 'unique nat', requestId: 771 }],
  ['N14', '     src NBMA: 192.0.2.7', { sourceNbma: '192.0.2.7' }],
  [
    'N15',
    '     src protocol:10.99.0.1, dst協定：10.99.0.254',
    { sourceProtocol: '10.99.0.1', destinationProtocol: '10.99.0.254' },
  ],
  ['N16', ' (C-1) code: unique address registered already(14)', { code: 14 }],
  ['N17', '       字首：32, mtu:17912, hd_time:600', { mtu: 17912, holdingTime: 600 }],
  ['N17', '       client NBMA: 198.51.100.9', { address: '198.51.100.9' }],
  ['N18', 'Responder Address Extension(3):', { extension: 3, name: 'responder address' }],
  ['N18', '身份驗證擴展(7):', { extension: 7, name: 'authentication' }],
  ['N19', '  type:Cleartext(1), data:SAMPLE1', {}],
];
for (const [id, text, fields] of BODY)
  test(`${id}: ${text.trim()}`, () => {
    const known = explainText(text);
    expect(known?.id).toBe(id);
    expect(known?.fields).toMatchObject(fields);
    expect(JSON.stringify(known)).not.toContain('SAMPLE1');
  });

test('what is unknown is null', () => {
  expect(explainText('the quick brown fox')).toBeNull();
  expect(explainText('ISAKMP:(0):some line of a release to come')).toBeNull();
  expect(explainText('')).toBeNull();
});

test('a row by its id', () => {
  expect(explainRow('g8')).toMatchObject({ id: 'G8', title: 'unknown SPI' });
  expect(explainRow('Z1')).toBeNull();
});
