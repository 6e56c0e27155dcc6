/** Hex digits of bytes and numbers, all in lower case. Callers have checked that the bytes are there. */

const HEX_OF_BYTE: readonly string[] = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).padStart(2, '0'),
);
const DIGIT_HIGH = Uint8Array.from(HEX_OF_BYTE, (digits) => digits.charCodeAt(0));
const DIGIT_LOW = Uint8Array.from(HEX_OF_BYTE, (digits) => digits.charCodeAt(1));

/** Above this many bytes it is cheaper to write the digits into a buffer and decode that. */
const LONG_BLOB = 32;

/** Digits of a UDP datagram's worth of bytes; longer blobs are written in pieces of this size. */
const buffer = new Uint8Array(131_072);
const ascii = new TextDecoder();

/** A cookie at once: a text that is put together piece by piece keeps its pieces in memory. */
const WORD_BYTES = 8;

/** Hex digits of a stretch of bytes, without prefix or separators. */
export function hex(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start === WORD_BYTES) return wordHex(bytes, start);
  if (end - start > LONG_BLOB) return longHex(bytes, start, end);
  let text = '';
  let at = start;
  for (; at + WORD_BYTES <= end; at += WORD_BYTES) text += wordHex(bytes, at);
  for (; at < end; at++) text += HEX_OF_BYTE[bytes[at]!]!;
  return text;
}

/** Eight digits for an unsigned or signed number of 32 bits. */
export function hexOf32(value: number): string {
  return (
    HEX_OF_BYTE[value >>> 24]! +
    HEX_OF_BYTE[(value >>> 16) & 255]! +
    HEX_OF_BYTE[(value >>> 8) & 255]! +
    HEX_OF_BYTE[value & 255]!
  );
}

/** Sixteen digits for two numbers of 32 bits. */
export function hexOf64(high: number, low: number): string {
  return sixteen(
    high >>> 24,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    low >>> 24,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  );
}

/** A number as `0x` and a fixed count of hex digits. */
export function hexNumber(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** An SPI in the form that all of this program uses: `0x` and 8 hex digits. */
export function spiText(value: number): string {
  return `0x${hexOf32(value)}`;
}

function wordHex(bytes: Uint8Array, at: number): string {
  return sixteen(
    bytes[at]!,
    bytes[at + 1]!,
    bytes[at + 2]!,
    bytes[at + 3]!,
    bytes[at + 4]!,
    bytes[at + 5]!,
    bytes[at + 6]!,
    bytes[at + 7]!,
  );
}

/** Digits of eight bytes at once: a text that is put together piece by piece keeps its pieces in memory. */
function sixteen(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): string {
  return String.fromCharCode(
    DIGIT_HIGH[a]!,
    DIGIT_LOW[a]!,
    DIGIT_HIGH[b]!,
    DIGIT_LOW[b]!,
    DIGIT_HIGH[c]!,
    DIGIT_LOW[c]!,
    DIGIT_HIGH[d]!,
    DIGIT_LOW[d]!,
    DIGIT_HIGH[e]!,
    DIGIT_LOW[e]!,
    DIGIT_HIGH[f]!,
    DIGIT_LOW[f]!,
    DIGIT_HIGH[g]!,
    DIGIT_LOW[g]!,
    DIGIT_HIGH[h]!,
    DIGIT_LOW[h]!,
  );
}

function longHex(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let from = start; from < end; from += buffer.length / 2) {
    const to = Math.min(end, from + buffer.length / 2);
    let at = 0;
    for (let index = from; index < to; index++) {
      const value = bytes[index]!;
      buffer[at] = DIGIT_HIGH[value]!;
      buffer[at + 1] = DIGIT_LOW[value]!;
      at += 2;
    }
    text += ascii.decode(buffer.subarray(0, at));
  }
  return text;
}
