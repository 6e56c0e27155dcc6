/** Bytes for made packets: numbers and addresses in network byte order. */

export function concat(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function octets(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

export function be16(value: number): Uint8Array {
  return octets(value >>> 8, value);
}

export function be32(value: number): Uint8Array {
  return octets(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Bytes from hex digits; spaces, colons and line ends do not count. */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/[\s:]/g, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** An IPv4 or IPv6 address; the latter with at most one `::` and no dotted part. */
export function address(text: string): Uint8Array {
  if (!text.includes(':')) return Uint8Array.from(text.split('.').map(Number));
  const [head = '', tail] = text.split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const middle = new Array<number>(tail === undefined ? 0 : 8 - left.length - right.length).fill(0);
  return concat(...[...left, ...middle, ...right].map(be16));
}

/** The Internet checksum (RFC 1071) of a stretch of bytes, written anew to check the reader against. */
export function checksumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) sum += at % 2 === 0 ? bytes[at]! * 256 : bytes[at]!;
  while (sum >= 0x10000) sum = (sum % 0x10000) + Math.floor(sum / 0x10000);
  return 0xffff - sum;
}

/** The same bytes with their checksum at `at`, where zero stands. */
export function withChecksum(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy.set(be16(checksumOf(bytes)), at);
  return copy;
}
