/** Byte strings: hex, joining, comparing, numbers in network order. */

export { hex as toHex, spiText } from '../wire/hex.ts';

/** Bytes of a hex string, with or without `0x`, blanks and colons ignored; null when it is not hex. */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replace(/^\s*0x/i, '').replace(/[\s:]/g, '');
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** A copy of a part. Not `slice`, which in Node's subclass of Uint8Array shares the memory. */
export function copy(bytes: Uint8Array, start?: number, end?: number): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}

/** True when `length` bytes of `a` from `offset` on equal the first `length` bytes of `b`. */
export function equalAt(a: Uint8Array, offset: number, b: Uint8Array, length: number): boolean {
  if (offset + length > a.length || length > b.length) return false;
  for (let i = 0; i < length; i++) if (a[offset + i] !== b[i]) return false;
  return true;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && equalAt(a, 0, b, a.length);
}

export function uint16(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}

export function uint32(bytes: Uint8Array, offset: number): number {
  return (uint16(bytes, offset) * 0x10000 + uint16(bytes, offset + 2)) >>> 0;
}

/** Four bytes, network order. */
export function fromUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}
