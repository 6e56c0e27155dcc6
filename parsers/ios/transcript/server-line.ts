/** Lines that a syslog server stamped (RFC 3164: `Mmm dd hh:mm:ss host text`), by their bytes. */
import { BLANK, COLON, isDigit, isHostByte, isWordByte, TAB } from './ascii.ts';
import { calendarAt } from './stamp.ts';
import { TAGS } from './tags.ts';
import { MONTH_STARTS, otherFacility, PERCENT, startsNoMessage } from './text-start.ts';

/** Where the host stands behind `Mmm dd hh:mm:ss `. */
export const HOST_PLACE = 16;
/** Stamp, host and a little text. */
export const MIN_SERVER_LINE = 24;
/** A host's name is shorter; what is longer is left to the reader. */
const MAX_HOST_BYTES = 64;
/** Digits of a router's number of the line (`service sequence-numbers`). */
const MAX_SEQUENCE_DIGITS = 10;

export class ServerLines {
  /** The last stamp that was found to be one: most lines come in the same second as the one before. */
  readonly #stamp = new Uint8Array(HOST_PLACE);

  /** Whether the line has a server's header in its plainest form, and a text behind it that starts no message. */
  holdsNoMessage(bytes: Uint8Array, start: number, end: number): boolean {
    if (!this.#isStamped(bytes, start, end)) return false;
    const text = textBehindHost(bytes, start + HOST_PLACE, end);
    return text >= 0 && startsNoMessage(bytes, text, end, false);
  }

  #isStamped(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start < MIN_SERVER_LINE) return false;
    const stamp = this.#stamp;
    // Stamps differ at their ends.
    let i = HOST_PLACE - 1;
    while (i >= 0 && bytes[start + i] === stamp[i]) i--;
    if (i < 0) return true;
    if (!hasStampForm(bytes, start)) return false;
    const text = String.fromCharCode(...bytes.subarray(start, start + HOST_PLACE));
    if (calendarAt(text, 0)?.stamp == null) return false;
    stamp.set(bytes.subarray(start, start + HOST_PLACE));
    return true;
  }
}

/** The separators of `Mmm dd hh:mm:ss `. */
function hasStampForm(bytes: Uint8Array, start: number): boolean {
  return (
    MONTH_STARTS[bytes[start]!] === 1 &&
    bytes[start + 3] === BLANK &&
    bytes[start + 6] === BLANK &&
    bytes[start + 9] === COLON &&
    bytes[start + 12] === COLON &&
    bytes[start + 15] === BLANK
  );
}

/** Where the text behind a host and the router's number of the line starts; -1 when it cannot be told at a glance. */
function textBehindHost(bytes: Uint8Array, host: number, end: number): number {
  const first = bytes[host]!;
  if (!isWordByte(first)) return -1;
  const limit = Math.min(end, host + MAX_HOST_BYTES);
  // `Local7.Debug` in front of a host is a severity, which has capitals and a dot.
  const mayBeSeverity = first >= 0x41 && first <= 0x5a;
  let at = host + 1;
  while (at < limit && isHostByte(bytes[at]!)) {
    if (mayBeSeverity && bytes[at] === 0x2e) return -1;
    at++;
  }
  if (at >= limit || bytes[at] !== BLANK) return -1;
  const text = at + 1;
  at = text;
  while (at < end && isDigit(bytes[at]!)) at++;
  if (at === text) return text;
  return at - text <= MAX_SEQUENCE_DIGITS && bytes[at] === COLON && bytes[at + 1] === BLANK ? at + 2 : -1;
}

/** First four bytes of every tag, and of what marks a translated one: a line without any of them holds no message. */
const ANCHORS = new Set<number>(['prox', 'mapd'].map(fourBytes));
const ANCHOR_STARTS = new Uint8Array(256);
for (const row of TAGS)
  for (const word of row.starts ?? []) if (word.length > 3) ANCHORS.add(fourBytes(word));
for (const anchor of ANCHORS) ANCHOR_STARTS[anchor >>> 24] = 1;
ANCHOR_STARTS[PERCENT] = 1;

function fourBytes(word: string): number {
  return (
    ((word.charCodeAt(0) << 24) |
      (word.charCodeAt(1) << 16) |
      (word.charCodeAt(2) << 8) |
      word.charCodeAt(3)) >>>
    0
  );
}

/** A line that looks like a syslog server's and holds no tag anywhere, whatever its header is. */
export function holdsNoTag(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < MIN_SERVER_LINE || !hasStampForm(bytes, start) || !isWordByte(bytes[start + HOST_PLACE]!))
    return false;
  for (let i = start + HOST_PLACE; i < end - 3; i++) {
    const byte = bytes[i]!;
    // Controls may stand inside a tag; the reader takes them out.
    if (byte < BLANK && byte !== TAB) return false;
    if (ANCHOR_STARTS[byte] !== 1) continue;
    if (byte === PERCENT) {
      if (!otherFacility(bytes, i + 1, end)) return false;
      continue;
    }
    const four = ((byte << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!) >>> 0;
    if (ANCHORS.has(four)) return false;
  }
  return true;
}
