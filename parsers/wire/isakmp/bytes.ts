/** Text forms of byte strings. Callers have checked that the bytes are there. */

const HEX_OF_BYTE: string[] = [];
for (let value = 0; value < 256; value++) HEX_OF_BYTE.push(value.toString(16).padStart(2, '0'));

/** Above this many bytes it is cheaper to write the digits into a buffer and decode that. */
const LONG_BLOB = 32;

/** Digits of a UDP datagram's worth of bytes; longer blobs are written in pieces of this size. */
const digits = new Uint8Array(131_072);
const ascii = new TextDecoder();

const DIGIT_HIGH = new Uint8Array(256);
const DIGIT_LOW = new Uint8Array(256);
for (let value = 0; value < 256; value++) {
  DIGIT_HIGH[value] = HEX_OF_BYTE[value]!.charCodeAt(0);
  DIGIT_LOW[value] = HEX_OF_BYTE[value]!.charCodeAt(1);
}

const COOKIE_BYTES = 8;

/** Sixteen digits at once: a text that is put together piece by piece keeps its pieces in memory. */
function cookieHex(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(
    DIGIT_HIGH[bytes[at]!]!,
    DIGIT_LOW[bytes[at]!]!,
    DIGIT_HIGH[bytes[at + 1]!]!,
    DIGIT_LOW[bytes[at + 1]!]!,
    DIGIT_HIGH[bytes[at + 2]!]!,
    DIGIT_LOW[bytes[at + 2]!]!,
    DIGIT_HIGH[bytes[at + 3]!]!,
    DIGIT_LOW[bytes[at + 3]!]!,
    DIGIT_HIGH[bytes[at + 4]!]!,
    DIGIT_LOW[bytes[at + 4]!]!,
    DIGIT_HIGH[bytes[at + 5]!]!,
    DIGIT_LOW[bytes[at + 5]!]!,
    DIGIT_HIGH[bytes[at + 6]!]!,
    DIGIT_LOW[bytes[at + 6]!]!,
    DIGIT_HIGH[bytes[at + 7]!]!,
    DIGIT_LOW[bytes[at + 7]!]!,
  );
}

/** Lower-case hex of bytes[start, end). */
export function hexOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start === COOKIE_BYTES) return cookieHex(bytes, start);
  if (end - start > LONG_BLOB) return longHex(bytes, start, end);
  let text = '';
  for (let at = start; at < end; at++) text += HEX_OF_BYTE[bytes[at]!]!;
  return text;
}

function longHex(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let from = start; from < end; from += digits.length / 2) {
    const to = Math.min(end, from + digits.length / 2);
    let at = 0;
    for (let index = from; index < to; index++) {
      const value = bytes[index]!;
      digits[at] = DIGIT_HIGH[value]!;
      digits[at + 1] = DIGIT_LOW[value]!;
      at += 2;
    }
    text += ascii.decode(digits.subarray(0, at));
  }
  return text;
}

/** An SPI as text: `0x` + digits for 4 bytes (IPsec) and 2 (IPCOMP), plain hex otherwise (cookies), null for none. */
export function spiOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end <= start) return null;
  const hex = hexOf(bytes, start, end);
  return end - start === 4 || end - start === 2 ? `0x${hex}` : hex;
}

/** Length of the prefix when the mask of `size` bytes at `at` is one run of ones, else null. */
export function prefixLengthOf(bytes: Uint8Array, at: number, size: number): number | null {
  let length = 0;
  for (let bit = 0; bit < size * 8; bit++) {
    const set = (bytes[at + (bit >> 3)]! >> (7 - (bit & 7))) & 1;
    if (set === 0) continue;
    if (bit !== length) return null;
    length++;
  }
  return length;
}

/** Printable ASCII, or null when any byte is not. */
export function printableOf(bytes: Uint8Array, start: number, end: number): string | null {
  for (let at = start; at < end; at++) if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) return null;
  return ascii.decode(bytes.subarray(start, end));
}

/** UTF-8 text; bytes that are not become U+FFFD. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return ascii.decode(bytes.subarray(start, end));
}
