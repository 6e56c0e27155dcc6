import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { MAX_CHANGES, Utf16Spans } from '../../../../parsers/ios/transcript/utf16-spans.ts';

const LINES = Array.from(
  { length: 12 },
  (_, i) => `*Mar  1 00:55:4${i % 10}.767: ISAKMP:(100${i}): processing SA payload. message ID = ${i}\n`,
).join('');
const CHINESE = LINES.replaceAll('processing', '正在處理上一個');

function read(bytes: Uint8Array, size: number, encoding: 'utf-8' | 'utf-16le' | 'utf-16be' = 'utf-8') {
  const spans = new Utf16Spans(encoding, false, 0);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    // A copy that is overwritten: what was passed on must not lean on the chunk of a later call.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    parts.push(Buffer.from(spans.push(chunk)));
    chunk.fill(0x55);
  }
  parts.push(Buffer.from(spans.end()));
  return { text: Buffer.concat(parts).toString('utf8'), changes: spans.changes, errors: spans.errors };
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => iconv.encode(text, 'utf-16be');

describe('UTF-16 behind a text of bytes', () => {
  test.each([
    ['without a mark', le(CHINESE), 0, 'utf-16le'],
    ['with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), le(CHINESE)]), 0, 'utf-16le'],
    ['big-endian, with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), be(CHINESE)]), 0, 'utf-16be'],
  ] as const)('%s', (_, second, shift, to) => {
    const bytes = Buffer.concat([utf8(LINES), second]);
    for (const size of [bytes.length, 1, 7, 256]) {
      const { text, changes } = read(bytes, size);
      expect(text).toBe(LINES + CHINESE);
      expect(changes).toEqual([{ offset: LINES.length + shift, to }]);
    }
  });
});

test('a text of bytes behind UTF-16', () => {
  for (const [encoding, first] of [
    ['utf-16le', le(CHINESE)],
    ['utf-16be', be(CHINESE)],
  ] as const) {
    const { text, changes } = read(Buffer.concat([first, utf8(CHINESE)]), 100, encoding);
    expect(text).toBe(CHINESE + CHINESE);
    expect(changes).toEqual([{ offset: first.length, to: '8-bit' }]);
  }
});

test('zero bytes in a text of bytes are no UTF-16, and Chinese without a blank is UTF-16 still', () => {
  const zeros = utf8(LINES.replaceAll('ISAKMP', 'ISA\0KMP'));
  expect(read(zeros, 50)).toEqual({ text: zeros.toString('utf8'), changes: [], errors: 0 });
  const blankless = `${'隧道即將啟動正在檢查狀態'.repeat(40)}\n`;
  expect(read(le(LINES + blankless + LINES), 50, 'utf-16le').text).toBe(LINES + blankless + LINES);
});

test('changes beyond the limit (MAX_CHANGES) are made and counted, not listed', () => {
  const turns = MAX_CHANGES + 5;
  const bytes = Buffer.concat(Array.from({ length: turns }, () => [utf8(LINES), le(LINES)]).flat());
  const spans = new Utf16Spans('utf-8', false, 0);
  spans.push(bytes);
  spans.end();
  expect(spans.changes).toHaveLength(MAX_CHANGES);
  expect(spans.changed).toBe(2 * turns - 1);
});

test('an encoding that the user names holds for the whole text', () => {
  const spans = new Utf16Spans('utf-8', true, 0);
  const bytes = le(LINES);
  expect(Buffer.from(spans.push(bytes))).toEqual(bytes);
});

test('how the input is cut into chunks changes nothing', () => {
  const piece = fc.oneof(
    fc.constant(utf8(LINES)),
    fc.constant(le(CHINESE)),
    fc.constant(Buffer.concat([Buffer.from([0xff, 0xfe]), le(LINES)])),
    fc.constant(Buffer.concat([Buffer.from([0xfe, 0xff]), be(LINES)])),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(Buffer.alloc(40)),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom('utf-8' as const, 'utf-16le' as const),
      (pieces, size, encoding) => {
        const bytes = Buffer.concat(pieces);
        expect(read(bytes, size, encoding)).toEqual(read(bytes, Math.max(1, bytes.length), encoding));
      },
    ),
  );
});
