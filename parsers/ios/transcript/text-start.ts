/** What the first bytes of a line's text say: whether a message can start there. */
import { BLANK, COLON, isDigit, isHostByte } from './ascii.ts';
import { FACILITIES, TAGS } from './tags.ts';

/** First two bytes of every tag that a translation leaves alone. */
const TAG_STARTS = new Uint8Array(65_536);
for (const row of TAGS) {
  for (const word of row.starts ?? []) {
    if (word.length > 1) TAG_STARTS[(word.charCodeAt(0) << 8) | word.charCodeAt(1)] = 1;
  }
}

/** First letters of months: a stamp may start there. */
export const MONTH_STARTS = new Uint8Array(256);
for (const letter of 'JFMASOND') MONTH_STARTS[letter.charCodeAt(0)] = 1;

const FACILITY_HASHES = new Set<number>();
for (const name of FACILITIES) {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  FACILITY_HASHES.add(hash);
}

/** A facility is a short word; a longer one is left to the reader. */
const MAX_FACILITY_BYTES = 24;
/** A host's name is shorter; what is longer is left to the reader. */
const MAX_HOST_BYTES = 64;

export const PERCENT = 0x25;

/**
 * Whether no message stands in the line whose header ends at `text`, by its first bytes. `open`: a message stands
 * open, whose continuation the line may be.
 */
export function startsNoMessage(bytes: Uint8Array, text: number, end: number, open: boolean): boolean {
  if (text + 4 >= end) return false;
  const first = bytes[text]!;
  if (first === PERCENT) return otherFacility(bytes, text + 1, end);
  const lower = first >= 0x61 && first <= 0x7a;
  if (!lower && !(first >= 0x41 && first <= 0x5a)) return false;
  const second = bytes[text + 1]!;
  if (second < BLANK || TAG_STARTS[(first << 8) | second] === 1) return false;
  if (open) return !lower && upperCaseTag(bytes, text, end);
  return !(MONTH_STARTS[first] === 1 && bytes[text + 3] === BLANK) && !originHost(bytes, text, end);
}

/** `name: ` in front of a stamp: the text may start later. */
function originHost(bytes: Uint8Array, text: number, end: number): boolean {
  const limit = Math.min(end - 3, text + MAX_HOST_BYTES);
  for (let i = text; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === COLON) return bytes[i + 1] === BLANK && mayBeStamp(bytes, i + 2, end);
    if (!isHostByte(byte)) return false;
  }
  return false;
}

/** `[*.]`, then a month's name or the number that a time, an age or a year starts with. */
function mayBeStamp(bytes: Uint8Array, from: number, end: number): boolean {
  let at = bytes[from] === 0x2a || bytes[from] === 0x2e ? from + 1 : from;
  if (!isDigit(bytes[at]!)) return MONTH_STARTS[bytes[at]!] === 1 && bytes[at + 3] === BLANK;
  while (at < end && isDigit(bytes[at]!)) at++;
  const unit = bytes[at];
  return unit === COLON || unit === BLANK || unit === 0x79 || unit === 0x64 || unit === 0x77;
}

/** `%FAC-` with a facility that says nothing about tunnels. */
export function otherFacility(bytes: Uint8Array, from: number, end: number): boolean {
  const limit = Math.min(end, from + MAX_FACILITY_BYTES);
  let hash = 0;
  for (let i = from; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === 0x2d) {
      const severity = bytes[i + 1]!;
      return severity >= 0x30 && severity <= 0x37 && bytes[i + 2] === 0x2d && !FACILITY_HASHES.has(hash);
    }
    if (byte !== 0x5f && !isDigit(byte) && !(byte >= 0x41 && byte <= 0x5a)) return false;
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  return false;
}

/** `BGP:`, `RADIUS/ENCODE(`: the tag of a debug that is none of ours ends the message before it. */
function upperCaseTag(bytes: Uint8Array, text: number, end: number): boolean {
  const limit = Math.min(end, text + 31);
  for (let i = text; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === COLON || byte === 0x28) return i - text >= 2;
    const upper = byte >= 0x41 && byte <= 0x5a;
    if (!upper && !(i > text && ((byte >= 0x2f && byte <= 0x39) || byte === 0x5f || byte === 0x2d)))
      return false;
  }
  return false;
}
