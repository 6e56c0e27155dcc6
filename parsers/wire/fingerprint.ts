/**
 * Small hashes that tell equal from different. They are not cryptographic: they join copies of one
 * packet and compare strings, they prove nothing against somebody who makes collisions on purpose.
 */
import { latin1Bytes, u32 } from './bytes.ts';
import { hexOf32, hexOf64 } from './hex.ts';

const PRIME = 0x01000193; // FNV-1a, 32 bit
const BASIS = 0x811c9dc5;
const SECOND_BASIS = 0x6c62272e; // another start, so that the two halves differ

/** FNV leaves its last bytes in the low bits only; two multiply-and-shift rounds spread them. */
function spread(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** 16 hex digits for a stretch of bytes; equal for equal bytes, so a repeated packet can be recognised. */
export function fingerprint(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let first = BASIS;
  let second = SECOND_BASIS ^ (end - start);
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    first = Math.imul(first ^ byte, PRIME);
    second = Math.imul(second ^ byte, PRIME);
  }
  return hexOf64(spread(first), spread(second));
}

/** Keeps the result apart from plain hashes of common words; the same everywhere, so that sources compare. */
const SECRET_SALT = 'dmvpn-trace/secret/1:';

/**
 * 8 hex digits for a secret such as an NHRP authentication string, so that two sources can be compared
 * without showing it. Only 32 bits are given out on purpose: enough to tell two configured strings
 * apart, too few to compute a long string back. A guessed string can still be checked against it.
 */
export function secretFingerprint(secret: string): string {
  let state = SECOND_BASIS;
  for (const byte of latin1Bytes(SECRET_SALT + secret)) state = Math.imul(state ^ byte, PRIME);
  return hexOf32(spread(state));
}

/** Where the ISAKMP header holds the message's length, and how long the header is: RFC 2408 section 3.1. */
const ISAKMP_LENGTH_AT = 24;
const ISAKMP_HEADER = 28;

/**
 * Fingerprint of the ISAKMP message in bytes[start, end): equal for a retransmission and for the same
 * packet seen elsewhere. What follows the message (padding of the link, a trailer) does not count.
 */
export function isakmpFingerprint(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start < ISAKMP_HEADER) return fingerprint(bytes, start, end);
  const length = u32(bytes, start + ISAKMP_LENGTH_AT);
  const messageEnd = length < ISAKMP_HEADER ? end : Math.min(end, start + length);
  return fingerprint(bytes, start, messageEnd);
}
