import { FACILITIES, TAGS } from './tags.ts';

/**
 * Dismisses log lines that cannot matter on their bytes alone.
 *
 * The header of the last lines is remembered as a layout: the bytes that are neither letter nor digit, with
 * their places. A line with the same ones has its text at the same place, and the first bytes of the text say
 * whether it can be a message. Only ASCII below 0x30 and `:` `<` are compared, which are never the second byte
 * of a character in Big5, GBK, Shift_JIS or EUC-KR. In doubt a line is read.
 */
export class LayoutCache {
  readonly #layouts: Layout[] = [];
  /** Where the text of the line starts that was asked about last, when its layout is known. */
  #end = -1;
  #openHost: string | null = null;

  /** Remembers the header of a line that was read: its first `end` characters, which are ASCII. */
  learn(text: string, end: number): void {
    if (end === this.#end) return;
    const places: number[] = [];
    for (let i = end - 1; i >= 0 && places.length < MAX_PLACES * 2; i--) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return;
      if (!isWordByte(code)) places.push(i, code);
    }
    const layout: Layout = { end, places: Uint16Array.from(places) };
    const same = this.#layouts.findIndex((other) => other.end === end && sameLayout(other, layout));
    if (same >= 0) return;
    this.#layouts.unshift(layout);
    if (this.#layouts.length > MAX_LAYOUTS) this.#layouts.pop();
  }

  /**
   * Whether the line has a known header and a text that is no message. `open`: a message stands open, whose
   * continuation this line may be.
   */
  dismisses(bytes: Uint8Array, start: number, end: number, open: boolean): boolean {
    const layouts = this.#layouts;
    this.#end = -1;
    for (let i = 0; i < layouts.length; i++) {
      const layout = layouts[i]!;
      if (!fits(layout, bytes, start, end)) continue;
      if (i > 0) {
        // The layout of the last line is the likeliest for the next.
        layouts[i] = layouts[i - 1]!;
        layouts[i - 1] = layout;
      }
      this.#end = layout.end;
      if (irrelevant(bytes, start + layout.end, end, open)) return true;
      return open && this.#isOtherHosts(bytes, start, end) && isOtherDaemons(bytes, start, end);
    }
    if (open && !this.#isOtherHosts(bytes, start, end)) return false;
    return isOtherDaemons(bytes, start, end);
  }

  /** Tells the host that a syslog server wrote in front of the message that stands open; null without one. */
  opened(host: string | null): void {
    this.#openHost = host;
  }

  /** No other host's line continues a message. */
  #isOtherHosts(bytes: Uint8Array, start: number, end: number): boolean {
    const host = this.#openHost;
    if (host === null || end - start < MIN_SERVER_LINE + host.length) return false;
    for (let i = 0; i < host.length; i++)
      if (bytes[start + HOST_PLACE + i] !== host.charCodeAt(i)) return true;
    return bytes[start + HOST_PLACE + host.length] !== 0x20;
  }
}

interface Layout {
  end: number;
  /** Pairs of place and byte, from the text backwards. */
  places: Uint16Array;
}

/** Several routers and days of one and two digits make several layouts; comparing more costs more than it saves. */
const MAX_LAYOUTS = 12;

/** The separators next to the text are those of the router's own stamp; that many leave no room for another reading. */
const MAX_PLACES = 12;

function sameLayout(a: Layout, b: Layout): boolean {
  return a.places.length === b.places.length && a.places.every((value, i) => value === b.places[i]);
}

function isWordByte(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function fits(layout: Layout, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start <= layout.end) return false;
  const places = layout.places;
  for (let i = 0; i < places.length; i += 2) {
    if (bytes[start + places[i]!] !== places[i + 1]!) return false;
  }
  return true;
}

/** First two bytes of every tag that a translation leaves alone. */
const TAG_STARTS = new Uint8Array(65_536);
for (const row of TAGS) {
  for (const word of row.starts ?? []) {
    if (word.length > 1) TAG_STARTS[(word.charCodeAt(0) << 8) | word.charCodeAt(1)] = 1;
  }
}

/** First four bytes of every tag, and of what marks a translated one: a line without any of them holds no message. */
const ANCHORS = new Set<number>(['prox', 'mapd'].map(fourBytes));
const ANCHOR_STARTS = new Uint8Array(256);
for (const row of TAGS)
  for (const word of row.starts ?? []) if (word.length > 3) ANCHORS.add(fourBytes(word));
for (const anchor of ANCHORS) ANCHOR_STARTS[anchor >>> 24] = 1;
ANCHOR_STARTS[0x25] = 1;

function fourBytes(word: string): number {
  return (
    ((word.charCodeAt(0) << 24) |
      (word.charCodeAt(1) << 16) |
      (word.charCodeAt(2) << 8) |
      word.charCodeAt(3)) >>>
    0
  );
}

/**
 * A line that a syslog server stamped (RFC 3164: `Mmm dd hh:mm:ss host …`) and that holds no tag. A server keeps
 * more hosts than layouts are remembered of, so such lines are known by what is not in them.
 */
function isOtherDaemons(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < MIN_SERVER_LINE || MONTH_STARTS[bytes[start]!] !== 1) return false;
  if (
    bytes[start + 3] !== 0x20 ||
    bytes[start + 6] !== 0x20 ||
    bytes[start + 9] !== 0x3a ||
    bytes[start + 12] !== 0x3a ||
    bytes[start + 15] !== 0x20 ||
    !isWordByte(bytes[start + HOST_PLACE]!)
  )
    return false;
  for (let i = start + HOST_PLACE; i < end - 3; i++) {
    const byte = bytes[i]!;
    // Controls may stand inside a tag; the reader takes them out.
    if (byte < 0x20 && byte !== TAB) return false;
    if (ANCHOR_STARTS[byte] !== 1) continue;
    if (byte === 0x25) {
      if (!otherFacility(bytes, i + 1, end)) return false;
      continue;
    }
    const four = ((byte << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!) >>> 0;
    if (ANCHORS.has(four)) return false;
  }
  return true;
}

const TAB = 9;
/** Where the host stands behind `Mmm dd hh:mm:ss `. */
const HOST_PLACE = 16;
/** Stamp, host and a little text. */
const MIN_SERVER_LINE = 24;

/** First letters of months: a second stamp may follow the one that was remembered. */
const MONTH_STARTS = new Uint8Array(256);
for (const letter of 'JFMASOND') MONTH_STARTS[letter.charCodeAt(0)] = 1;

const FACILITY_HASHES = new Set<number>();
for (const name of FACILITIES) {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  FACILITY_HASHES.add(hash);
}

/** A facility is a short word; a longer one is left to the reader. */
const MAX_FACILITY_BYTES = 24;

function irrelevant(bytes: Uint8Array, text: number, end: number, open: boolean): boolean {
  if (text + 4 >= end) return false;
  const first = bytes[text]!;
  if (first === 0x25) return otherFacility(bytes, text + 1, end);
  const lower = first >= 0x61 && first <= 0x7a;
  if (!lower && !(first >= 0x41 && first <= 0x5a)) return false;
  const second = bytes[text + 1]!;
  if (TAG_STARTS[(first << 8) | second] === 1) return false;
  if (open) return !lower && upperCaseTag(bytes, text, end);
  return !(MONTH_STARTS[first] === 1 && bytes[text + 3] === 0x20) && !originHost(bytes, text, end);
}

/** `name: ` in front of a stamp: the text may start later. */
function originHost(bytes: Uint8Array, text: number, end: number): boolean {
  const limit = Math.min(end - 3, text + 64);
  for (let i = text; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === 0x3a) return bytes[i + 1] === 0x20 && mayStartStamp(bytes[i + 2]!);
    if (byte === 0x20 || byte >= 0x80) return false;
  }
  return false;
}

function mayStartStamp(byte: number): boolean {
  return byte === 0x2a || byte === 0x2e || (byte >= 0x30 && byte <= 0x39) || MONTH_STARTS[byte] === 1;
}

/** `%FAC-` with a facility that says nothing about tunnels. */
function otherFacility(bytes: Uint8Array, from: number, end: number): boolean {
  const limit = Math.min(end, from + MAX_FACILITY_BYTES);
  let hash = 0;
  for (let i = from; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === 0x2d) {
      const severity = bytes[i + 1]!;
      return severity >= 0x30 && severity <= 0x37 && bytes[i + 2] === 0x2d && !FACILITY_HASHES.has(hash);
    }
    if (byte !== 0x5f && !(byte >= 0x30 && byte <= 0x39) && !(byte >= 0x41 && byte <= 0x5a)) return false;
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  return false;
}

/** `BGP:`, `RADIUS/ENCODE(`: the tag of a debug that is none of ours ends the message before it. */
function upperCaseTag(bytes: Uint8Array, text: number, end: number): boolean {
  const limit = Math.min(end, text + 31);
  for (let i = text; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === 0x3a || byte === 0x28) return i - text >= 2;
    const upper = byte >= 0x41 && byte <= 0x5a;
    if (!upper && !(i > text && ((byte >= 0x2f && byte <= 0x39) || byte === 0x5f || byte === 0x2d)))
      return false;
  }
  return false;
}
