/**
 * Small hashes that tell equal from different. They are not cryptographic: they join copies of one
 * packet and compare strings, they prove nothing against somebody who makes collisions on purpose.
 */
import { latin1Bytes, u32 } from './bytes.ts';

const PRIME = 0x01000193; // FNV-1a, 32 bit
const BASIS = 0x811c9dc5;
const SECOND_BASIS = 0x6c62272e; // another start, so that the two halves differ

function fnv(bytes: Uint8Array, basis: number): number {
  let state = basis;
  for (let at = 0; at < bytes.length; at++) state = Math.imul(state ^ bytes[at]!, PRIME);
  // FNV leaves its last bytes in the low bits only; two multiply-and-shift rounds spread them.
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

function digits(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** 16 hex digits for a stretch of bytes; equal for equal bytes, so a repeated packet can be recognised. */
export function fingerprint(bytes: Uint8Array): string {
  return digits(fnv(bytes, BASIS)) + digits(fnv(bytes, SECOND_BASIS ^ bytes.length));
}

/** Keeps the result apart from plain hashes of common words; the same everywhere, so that sources compare. */
const SECRET_SALT = 'dmvpn-trace/secret/1:';

/**
 * 8 hex digits for a secret such as an NHRP authentication string, so that two sources can be compared
 * without showing it. Only 32 bits are given out on purpose: enough to tell two configured strings
 * apart, too few to compute a long string back. A guessed string can still be checked against it.
 */
export function secretFingerprint(secret: string): string {
  return digits(fnv(latin1Bytes(SECRET_SALT + secret), SECOND_BASIS));
}

/** Where the ISAKMP header holds the message's length, and how long the header is: RFC 2408 section 3.1. */
const ISAKMP_LENGTH_AT = 24;
const ISAKMP_HEADER = 28;

/**
 * Fingerprint of the ISAKMP message in bytes[start, end): equal for a retransmission and for the same
 * packet seen elsewhere. What follows the message (padding of the link, a trailer) does not count.
 */
export function isakmpFingerprint(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start < ISAKMP_HEADER) return fingerprint(bytes.subarray(start, end));
  const length = u32(bytes, start + ISAKMP_LENGTH_AT);
  const messageEnd = length < ISAKMP_HEADER ? end : Math.min(end, start + length);
  return fingerprint(bytes.subarray(start, messageEnd));
}
