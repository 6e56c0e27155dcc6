/**
 * Which character encoding a transcript is written in, found from its first bytes.
 *
 * The decoding itself is handed in: this room knows no tables.
 */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'big5'
  | 'gb18030'
  | 'shift_jis'
  | 'euc-kr'
  | 'windows-1252';

/** Every encoding that can be read or asked for. `big5` is CP950, `gb18030` includes GBK, `windows-1252` Latin-1. */
export const ENCODINGS: readonly Encoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'big5',
  'gb18030',
  'shift_jis',
  'euc-kr',
  'windows-1252',
];

/** The encodings that have to be told apart by what their decoding says. */
export const LEGACY_ENCODINGS: readonly Encoding[] = [
  'big5',
  'gb18030',
  'shift_jis',
  'euc-kr',
  'windows-1252',
];

/** Decodes whole lines: bytes that are not valid become U+FFFD, a byte order mark stays, nothing is thrown. */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string;

/** How much a decoded text looks like a transcript; higher is better. */
export type Score = (text: string) => number;

export interface Detection {
  encoding: Encoding;
  how: 'given' | 'bom' | 'zero-bytes' | 'ascii' | 'strict-utf-8' | 'mostly-utf-8' | 'score';
  /** Bytes of the byte order mark to step over. */
  bom: number;
}

/** What a walk over bytes as UTF-8 (RFC 3629) found. */
export interface Utf8Scan {
  /** Bytes that belong to no valid sequence. */
  errors: number;
  /** Valid sequences of two or more bytes. */
  multi: number;
  /** Valid sequences of three or more bytes: CJK text has them, chance hits in other encodings hardly. */
  long: number;
}

/** Walks `bytes` as UTF-8. A sequence that the end cuts off counts as an error unless `openEnd` is set. */
export function scanUtf8(bytes: Uint8Array, openEnd = false): Utf8Scan {
  const end = bytes.length;
  let errors = 0;
  let multi = 0;
  let long = 0;
  let i = 0;
  while (i < end) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : lead >= 0xe0 && lead <= 0xef
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 0;
    if (length === 0) {
      errors++;
      i++;
      continue;
    }
    let k = 1;
    while (k < length && i + k < end && continues(lead, k, bytes[i + k]!)) k++;
    if (k === length) {
      multi++;
      if (length > 2) long++;
    } else if (i + k < end || !openEnd) errors++;
    i += k;
  }
  return { errors, multi, long };
}

/** Whether `byte` may be the k-th byte of a sequence that starts with `lead` (RFC 3629 section 4). */
function continues(lead: number, k: number, byte: number): boolean {
  if (k > 1) return byte >= 0x80 && byte <= 0xbf;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}

/** Among so many pairs, this share of zero halves makes UTF-16: ASCII tags and numbers are more than half of any transcript. */
export const ZERO_SHARE = 0.2;

/** UTF-16 without a mark: one half of most pairs is zero, the other hardly ever. */
function utf16ByZeros(head: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  const pairs = head.length >> 1;
  if (pairs < 2) return null;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd >= pairs * ZERO_SHARE && even * 20 <= odd) return 'utf-16le';
  if (even >= pairs * ZERO_SHARE && odd * 20 <= even) return 'utf-16be';
  return null;
}

/** So many first characters in UTF-16 without one blank, digit or end of line among them are no log. */
const UTF16_BLANKLESS_BYTES = 256;

/** UTF-16 was put behind a text that is none. */
function beginsAsBytes(head: Uint8Array): boolean {
  const first = head.subarray(0, UTF16_BLANKLESS_BYTES);
  return first.length === UTF16_BLANKLESS_BYTES && first.indexOf(0) < 0 && scanUtf8(first, true).errors === 0;
}

/** So many valid UTF-8 sequences for each broken byte: the text is UTF-8 with damage, not another encoding. */
const DAMAGED_UTF8_RATIO = 10;

/**
 * The encoding of a text, from its first bytes: byte order mark, the zero bytes of UTF-16, strict UTF-8, then
 * the legacy encoding whose decoding scores best.
 */
export function detectEncoding(head: Uint8Array, decode: Decode, score: Score): Detection {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', how: 'bom', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', how: 'bom', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', how: 'bom', bom: 2 };
  const utf16 = utf16ByZeros(head);
  if (utf16 !== null) {
    if (!beginsAsBytes(head)) return { encoding: utf16, how: 'zero-bytes', bom: 0 };
    // Without the first character and a mark in front of it.
    return detectEncoding(head.subarray(0, Math.max(0, head.indexOf(0) - 3)), decode, score);
  }
  const scan = scanUtf8(head, true);
  if (scan.errors === 0)
    return { encoding: 'utf-8', how: scan.multi === 0 ? 'ascii' : 'strict-utf-8', bom: 0 };
  if (scan.long >= scan.errors * DAMAGED_UTF8_RATIO)
    return { encoding: 'utf-8', how: 'mostly-utf-8', bom: 0 };
  return { encoding: bestEncoding(nonAsciiLines(head), decode, score), how: 'score', bom: 0 };
}

/** The legacy encoding whose decoding of `bytes` scores best; the first of the list wins a draw. */
export function bestEncoding(bytes: Uint8Array, decode: Decode, score: Score): Encoding {
  let best: Encoding = 'windows-1252';
  let most = Number.NEGATIVE_INFINITY;
  for (const encoding of LEGACY_ENCODINGS) {
    const points = score(decode(bytes, encoding));
    if (points > most) {
      most = points;
      best = encoding;
    }
  }
  return best;
}

/** Only lines with bytes above 0x7f tell encodings apart. */
function nonAsciiLines(head: Uint8Array): Uint8Array {
  const kept = new Uint8Array(head.length);
  let size = 0;
  let start = 0;
  while (start < head.length) {
    let end = head.indexOf(10, start);
    if (end < 0) end = head.length - 1;
    const line = head.subarray(start, end + 1);
    if (hasHighByte(line)) {
      kept.set(line, size);
      size += line.length;
    }
    start = end + 1;
  }
  return kept.subarray(0, size);
}

export function hasHighByte(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return true;
  return false;
}
