/**
 * Reading helpers shared by the decoders. A decoder checks once per header that its bytes are there
 * (`hasRoom`) and then reads freely; the readers below do not check again. Every number is in network
 * byte order, every offset counts from the start of the buffer that holds the whole frame.
 */
import type { Problem } from '../problem.ts';
import { hex } from './hex.ts';

/** What a length gate asks for. */
export interface Need {
  /** The layer that asks, e.g. `ipv4`. */
  layer: string;
  /** What was to be read, for a person, e.g. `the header`. */
  what: string;
  /** The field that claimed the length, when a field did. */
  lengthFrom?: string;
}

/**
 * The length gate: true when `need` bytes stand between `start` and `end`; if not, adds a `truncated`
 * problem and answers false.
 */
export function hasRoom(problems: Problem[], start: number, end: number, need: number, why: Need): boolean {
  const have = Math.max(0, end - start);
  if (have >= need) return true;
  problems.push({
    code: 'truncated',
    layer: why.layer,
    message: `${why.what}: ${need} bytes needed, ${have} there`,
    offset: start,
    need,
    have,
    ...(why.lengthFrom === undefined ? {} : { lengthFrom: why.lengthFrom }),
  });
  return false;
}

/** Unsigned 8 bits. */
export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at]!;
}

/** Unsigned 16 bits. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

/** Unsigned 24 bits. */
export function u24(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}

/** Unsigned 32 bits. */
export function u32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

/** Bytes as text, one character for each byte (ISO 8859-1), control characters included. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** The reverse of `latin1`: the low eight bits of each character. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

/** Slots of the table of texts: a hub's packets share ten thousand addresses. */
const ADDRESS_SLOTS = 16_384;
const addressOfSlot = new Uint32Array(ADDRESS_SLOTS);
const textOfSlot: string[] = new Array<string>(ADDRESS_SLOTS).fill('0.0.0.0');

/** Four bytes as a dotted IPv4 address. Equal addresses mostly share one string, which saves half of a record. */
export function ipv4Text(bytes: Uint8Array, at: number): string {
  return ipv4TextOf(u32(bytes, at));
}

/** 32 bits, signed or not, as a dotted IPv4 address. */
export function ipv4TextOf(value: number): string {
  const address = value >>> 0;
  const slot = (address ^ (address >>> 14)) & (ADDRESS_SLOTS - 1);
  if (addressOfSlot[slot] !== address) {
    addressOfSlot[slot] = address;
    textOfSlot[slot] =
      `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
  }
  return textOfSlot[slot]!;
}

/**
 * Sixteen bytes as an IPv6 address in the canonical form of RFC 5952 section 4: lower case, no leading
 * zeros, the longest run of two or more zero groups (the first of equal ones) as `::`, and an
 * IPv4-mapped address with its last 32 bits dotted (section 5).
 */
export function ipv6Text(bytes: Uint8Array, at: number): string {
  const groups = Array.from({ length: 8 }, (_, index) => u16(bytes, at + 2 * index));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return `::ffff:${ipv4Text(bytes, at + 12)}`;
  }
  let bestStart = -1;
  let bestLength = 1;
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > bestLength) {
      bestStart = start;
      bestLength = length;
    }
  }
  const texts = groups.map((group) => group.toString(16));
  if (bestStart < 0) return texts.join(':');
  return `${texts.slice(0, bestStart).join(':')}::${texts.slice(bestStart + bestLength).join(':')}`;
}

/** Slots of the table of MAC addresses: two or three are on a capture's link. */
const MAC_SLOTS = 64;
const macHighOfSlot = new Uint32Array(MAC_SLOTS);
const macLowOfSlot = new Uint32Array(MAC_SLOTS);
const macTextOfSlot: string[] = new Array<string>(MAC_SLOTS).fill('00:00:00:00:00:00');

/** Six bytes as a MAC address, e.g. `52:54:00:aa:00:01`; equal ones mostly share one string. */
export function macText(bytes: Uint8Array, at: number): string {
  const high = u16(bytes, at);
  const low = u32(bytes, at + 2);
  const slot = (low ^ (low >>> 6) ^ high) & (MAC_SLOTS - 1);
  if (macLowOfSlot[slot] !== low || macHighOfSlot[slot] !== high) {
    macHighOfSlot[slot] = high;
    macLowOfSlot[slot] = low;
    macTextOfSlot[slot] = hex(bytes, at, at + 6).replace(/..(?=.)/g, '$&:');
  }
  return macTextOfSlot[slot]!;
}

/**
 * The Internet checksum (RFC 1071): the complement of the one's complement sum of 16-bit words, an odd
 * last byte padded with zero. Over a stretch that holds its own right checksum the result is 0.
 */
export function internetChecksum(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  let at = start;
  for (; at + 1 < end; at += 2) sum += u16(bytes, at);
  if (at < end) sum += bytes[at]! << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
