/** Text forms of byte strings. Callers have checked that the bytes are there. */
import { hex } from '../hex.ts';

const ascii = new TextDecoder();

/** An SPI as text: `0x` + digits for 4 bytes (IPsec) and 2 (IPCOMP), plain hex otherwise (cookies), null for none. */
export function spiOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end <= start) return null;
  const digits = hex(bytes, start, end);
  return end - start === 4 || end - start === 2 ? `0x${digits}` : digits;
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
