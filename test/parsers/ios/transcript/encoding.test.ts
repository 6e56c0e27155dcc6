import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import {
  detectEncoding,
  ENCODINGS,
  type Encoding,
  scanUtf8,
} from '../../../../parsers/ios/transcript/encoding.ts';
import { scoreText } from '../../../../parsers/ios/transcript/score.ts';
import { decode } from '../../../../src/node/decoder.ts';
import { read } from './read.ts';

const iconv = createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite');
const encode = (text: string, encoding: string, addBOM = false): Uint8Array =>
  iconv.encode(text, encoding, { addBOM });

const TW = [
  'ISAKMP:(0)：將資料包傳送到192.0.2.1 my_port 500 peer_port',
  '500(I)MM_NO_STATE',
  'ISAKMP:(0)：舊狀態= IKE_READY新狀態= IKE_I_MM1',
  'NHRP：通過Tunnel0 vrf 0傳送註冊請求，資料包大小：92',
  '　源：10.9.0.2，目標：10.9.0.1',
  '加密對映資料庫：proxy_match',
  '',
].join('\n');
const CN =
  'ISAKMP:(0)：将数据包发送到192.0.2.1 my_port 500\nISAKMP:(0)：旧状态= IKE_READY新状态= IKE_I_MM1\n';
const JA =
  'ISAKMP:(0)：パケットを 192.0.2.1 に送信\nISAKMP:(0)：古い状態 = IKE_READY 新しい状態 = IKE_I_MM1\n';
const KO = 'ISAKMP:(0): 192.0.2.1(으)로 패킷 전송\nISAKMP:(0): 이전 상태 = IKE_READY 새 상태 = IKE_I_MM1\n';
const DE = 'ISAKMP:(0): Schlüssel “x” – gelöscht\nNHRP: Empfänger während Übertragung\n';

const detect = (bytes: Uint8Array) => detectEncoding(bytes, decode, scoreText);

describe('detection', () => {
  test.each<[string, string, string, Encoding]>([
    ['Traditional Chinese', TW, 'cp950', 'big5'],
    ['Traditional Chinese in GB18030', TW, 'gb18030', 'gb18030'],
    ['Simplified Chinese', CN, 'gbk', 'gb18030'],
    ['Japanese', JA, 'shift_jis', 'shift_jis'],
    ['Korean', KO, 'cp949', 'euc-kr'],
    ['German', DE, 'windows-1252', 'windows-1252'],
  ])('%s: %#', (_name, text, written, expected) => {
    const bytes = encode(text, written);
    expect(detect(bytes)).toEqual({ encoding: expected, how: 'score', bom: 0 });
    expect(decode(bytes, expected)).toBe(text);
  });

  test('marks', () => {
    expect(detect(encode(TW, 'utf-8', true))).toEqual({ encoding: 'utf-8', how: 'bom', bom: 3 });
    expect(detect(encode(TW, 'utf-16le', true))).toEqual({ encoding: 'utf-16le', how: 'bom', bom: 2 });
    expect(detect(encode(TW, 'utf-16be', true))).toEqual({ encoding: 'utf-16be', how: 'bom', bom: 2 });
  });

  test('UTF-16 without a mark, UTF-8, ASCII', () => {
    expect(detect(encode(TW, 'utf-16le'))).toMatchObject({ encoding: 'utf-16le', how: 'zero-bytes' });
    expect(detect(encode(TW, 'utf-16be'))).toMatchObject({ encoding: 'utf-16be', how: 'zero-bytes' });
    expect(detect(encode(TW, 'utf-8'))).toMatchObject({ encoding: 'utf-8', how: 'strict-utf-8' });
    expect(detect(encode('NHRP: x', 'utf-8'))).toMatchObject({ encoding: 'utf-8', how: 'ascii' });
    expect(detect(new Uint8Array(0))).toMatchObject({ encoding: 'utf-8', how: 'ascii' });
  });

  test('UTF-8 cut in the middle of a character, and with one broken byte', () => {
    const bytes = encode(TW, 'utf-8');
    expect(detect(bytes.subarray(0, 18))).toMatchObject({ encoding: 'utf-8', how: 'strict-utf-8' });
    const damaged = Uint8Array.from(bytes);
    damaged[bytes.indexOf(0xe5)] = 0xff;
    expect(detect(damaged)).toMatchObject({ encoding: 'utf-8', how: 'mostly-utf-8' });
  });

  test('scanUtf8 follows RFC 3629', () => {
    expect(scanUtf8(Uint8Array.of(0xc0, 0x80))).toMatchObject({ errors: 2 });
    expect(scanUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toMatchObject({ errors: 3 });
    expect(scanUtf8(Uint8Array.of(0xf0, 0x9f, 0x98, 0x80))).toEqual({ errors: 0, multi: 1, long: 1 });
    expect(scanUtf8(Uint8Array.of(0xe5, 0xb0))).toMatchObject({ errors: 1 });
    expect(scanUtf8(Uint8Array.of(0xe5, 0xb0), true)).toMatchObject({ errors: 0 });
  });
});

describe('reading', () => {
  const expected = read(TW);

  test('the UTF-8 text says what it should', () => {
    expect(expected.messages.map((m) => [m.text, m.following])).toEqual([
      ['ISAKMP:(0):將資料包傳送到192.0.2.1 my_port 500 peer_port', ['500(I)MM_NO_STATE']],
      ['ISAKMP:(0):舊狀態= IKE_READY新狀態= IKE_I_MM1', []],
      ['NHRP:通過Tunnel0 vrf 0傳送註冊請求,資料包大小:92', [' 源:10.9.0.2,目標:10.9.0.1']],
      ['加密對映資料庫:proxy_match', []],
    ]);
    expect(expected.summary).toMatchObject({ language: 'zh-Hant', problems: [], lines: 6 });
  });

  test.each<[string, boolean]>([
    ['cp950', false],
    ['gb18030', false],
    ['utf-16le', false],
    ['utf-16be', false],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-8', true],
  ])('%s (mark %s) gives the same messages', (encoding, bom) => {
    const bytes = encode(TW, encoding, bom);
    expect(read(bytes).messages).toEqual(expected.messages);
    expect(read(bytes, {}, [1, 1, 1, 1, 7]).messages).toEqual(expected.messages);
  });

  test('languages', () => {
    expect(read(encode(CN, 'gbk')).summary.language).toBe('zh-Hans');
    expect(read(encode(JA, 'shift_jis')).summary.language).toBe('ja');
    expect(read(encode(KO, 'cp949')).summary.language).toBe('ko');
    expect(read('NHRP: x').summary.language).toBe('en');
  });

  test('the option wins over the detection', () => {
    const { summary } = read(encode(TW, 'cp950'), { encoding: 'gb18030' });
    expect(summary).toMatchObject({ encoding: 'gb18030', encodingHow: 'given' });
    for (const encoding of ENCODINGS) expect(read(TW, { encoding }).summary.encoding).toBe(encoding);
    expect(read(encode('NHRP: x', 'utf-8', true), { encoding: 'utf-8' }).messages[0]!.before).toBe('');
  });

  test('an encoding that changes half-way loses nothing', () => {
    const twice = [...expected.messages.map((m) => m.text), ...expected.messages.map((m) => m.text)];
    for (const [first, second] of [
      ['utf-8', 'cp950'],
      ['cp950', 'utf-8'],
      ['utf-8', 'gb18030'],
    ] as const) {
      const padded = TW.repeat(20);
      const bytes = Uint8Array.from([...encode(padded, first), ...encode(TW, second)]);
      const { messages, summary } = read(bytes);
      expect(messages.slice(-twice.length).map((m) => m.text)).toEqual(twice);
      expect(summary.encodingHow === 'score' || summary.encoding === 'utf-8').toBe(true);
      expect(summary.problems).toMatchObject([{ code: 'bad-encoding', line: 121 }]);
    }
  });

  test('late non-ASCII text in a file that began in ASCII', () => {
    const bytes = Uint8Array.from([
      ...encode('NHRP: netid_in = 1\n'.repeat(5000), 'utf-8'),
      ...encode(TW, 'cp950'),
    ]);
    expect(
      read(bytes)
        .messages.slice(-4)
        .map((m) => m.text),
    ).toEqual(expected.messages.map((m) => m.text));
  });

  test('broken bytes are replaced and counted', () => {
    const bytes = Uint8Array.from(encode(TW, 'utf-8'));
    bytes[bytes.indexOf(0xe5)] = 0xff;
    expect(read(bytes).summary.problems).toMatchObject([{ code: 'bad-encoding', line: 1, have: 1 }]);
    const half = encode('NHRP: \ud83d\ude00', 'utf-16le', true);
    const { messages, summary } = read(half.subarray(0, half.length - 2));
    expect(messages[0]!.text).toBe('NHRP: \ufffd');
    expect(summary.problems).toMatchObject([{ code: 'bad-encoding', have: 1 }]);
  });
});
