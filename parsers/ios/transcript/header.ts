import { BLANK } from './ascii.ts';
import type { Stamp } from './message.ts';
import { calendarAt, iosStampEnd, isoAt, type StampMatch, uptimeAt, withZone } from './stamp.ts';

/** Everything in front of a log line's text: `[<PRI>][server stamp host][server stamp host][seq: ][host: ][mark]stamp[ zone]: `. */
export interface Header {
  stamp: Stamp | null;
  received: Stamp | null;
  priority: number | null;
  sequence: number | null;
  host: string | null;
  /** Where the text starts. */
  end: number;
  /** Something in the shape of a stamp that no clock can show. */
  badStamp: boolean;
  /** Where the router's own stamp, the server's and the number of the line start; -1 when there is none. */
  stampAt: number;
  receivedAt: number;
  sequenceAt: number;
  /** Where the stamp of a second server starts, to which the first passed the line on; -1 when there is none. */
  relayedAt: number;
}

const PRI = /<(\d{1,3})>/y;
/** RFC 5424 section 6: version, stamp, host, application, process, message identifier, structured data. */
const RFC5424_VERSION = /1 (?=\d{4}-\d\d-\d\dT|- )/y;
const RFC5424_REST =
  /(?:- )?(\S{1,255}) \S{1,48} \S{1,128} \S{1,32} (?:-|(?:\[[^\]]{0,2000}\]){1,20}) ?(?:\ufeff)?/y;
/** Tabs of Kiwi-like servers have become spaces; the severity word such a server writes is stepped over. */
const SERVER_HOST =
  /(?: [A-Z][A-Za-z0-9]{2,7}\.[A-Z][a-z]{2,9})? ([A-Za-z0-9][A-Za-z0-9_.-]{0,254}(?::[0-9A-Fa-f:.]{1,64})?) {0,16}(?:: ?)?(?=[^\s:])/y;
const SEQUENCE = /(\d{1,10}):(?: (?=\S)|(?=[*.A-Z%]))/y;
const ORIGIN =
  /([A-Za-z][A-Za-z0-9_.-]{0,62}): (?=[*.]?(?:[A-Z][a-z][a-z] |\d{1,4}:\d\d:|\d{1,3}[ydw]\d|\d{4} ))/y;
/** The longest header looked for in front of a tag in the middle of a line. */
const MAX_HEADER_CHARS = 120;
const STAMP_START = /(?<![\w:.*])(?:[*.]?(?:[A-Z][a-z]{2} {1,2}\d|(?<!\d )\d{1,4}[:ydw-]\d)|<\d|\d{1,10}: )/g;
const ZONE_LIKE = /^[A-Z]{1,7}$/;

const DASH = 0x2d;

function mayStart(code: number): boolean {
  // Digits, `<`, `*`, `.`, and the letters that months and host names start with.
  return (
    (code >= 0x30 && code <= 0x39) ||
    code === 0x3c ||
    code === 0x2a ||
    code === 0x2e ||
    (code >= 0x41 && code <= 0x7a)
  );
}

/** IOS's own stamp at `at`, with its zone and colon. */
function iosStampAt(text: string, at: number): StampMatch | null {
  const match = calendarAt(text, at) ?? isoAt(text, at) ?? uptimeAt(text, at);
  if (match === null) return null;
  const end = iosStampEnd(text, match.end);
  if (end === null) return null;
  return { stamp: match.stamp === null ? null : withZone(match.stamp, end.zone), end: end.end };
}

/**
 * Reads the header of a normalised line. `end` is 0 when there is none. A sequence number alone is taken for a
 * header only by who sees a tag behind it: see `sequenceAt`.
 */
export function parseHeader(text: string): Header {
  const header: Header = {
    stamp: null,
    received: null,
    priority: null,
    sequence: null,
    host: null,
    end: 0,
    badStamp: false,
    stampAt: -1,
    receivedAt: -1,
    sequenceAt: -1,
    relayedAt: -1,
  };
  if (text.length === 0 || !mayStart(text.charCodeAt(0))) return header;
  const at = serverPart(text, priorityPart(text, 0, header), header);
  let stampAt = header.received === null ? at : relayedPart(text, at, header);
  SEQUENCE.lastIndex = stampAt;
  const sequence = SEQUENCE.exec(text);
  if (sequence !== null) {
    header.sequenceAt = stampAt;
    stampAt = SEQUENCE.lastIndex;
    if (header.received !== null || header.priority !== null) {
      header.sequence = Number(sequence[1]);
      header.end = stampAt;
    }
  }
  ORIGIN.lastIndex = stampAt;
  const origin = ORIGIN.exec(text);
  if (origin !== null) stampAt = ORIGIN.lastIndex;
  const stamp = iosStampAt(text, stampAt);
  if (stamp === null) return settle(header);
  if (stamp.stamp === null) {
    header.badStamp = true;
    return settle(header);
  }
  header.stamp = stamp.stamp;
  header.stampAt = stampAt;
  header.end = stamp.end;
  if (sequence !== null) header.sequence = Number(sequence[1]);
  if (origin !== null) header.host = origin[1]!;
  return header;
}

/** Without a stamp of the router's own, the server's stamp is the stamp. */
function settle(header: Header): Header {
  if (header.stamp === null && header.received !== null) {
    header.stamp = header.received;
    header.received = null;
  }
  return header;
}

function priorityPart(text: string, from: number, header: Header): number {
  PRI.lastIndex = from;
  const priority = text.charCodeAt(from) === 0x3c ? PRI.exec(text) : null;
  if (priority === null || Number(priority[1]) > 191) return from;
  header.priority = Number(priority[1]);
  header.end = PRI.lastIndex;
  return header.end;
}

/** `<PRI>`, `Mmm `, `1 ` of RFC 5424 or `yyyy-`, at a glance. */
function mayBeServerPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x3c) return true;
  const place = code > 0x39 ? 3 : code === 0x31 && text.charCodeAt(at + 1) === BLANK ? 1 : 4;
  return text.charCodeAt(at + place) === (place === 4 ? DASH : BLANK);
}

/** A server that passes lines on to another: the part behind the second's own, which is the nearest to the router. */
function relayedPart(text: string, from: number, header: Header): number {
  // What follows is mostly the number of the line, the router's own mark or a tag.
  if (!mayBeServerPart(text, from)) return from;
  const first: Header = { ...header };
  const second = serverPart(text, priorityPart(text, from, header), header);
  if (header.receivedAt !== first.receivedAt && !header.badStamp) {
    header.relayedAt = first.receivedAt;
    return second;
  }
  Object.assign(header, first);
  return from;
}

/** What a syslog server wrote in front (RFC 3164, RFC 5424, ISO 8601): stamp and host. */
function serverPart(text: string, from: number, header: Header): number {
  RFC5424_VERSION.lastIndex = from;
  if (text.charCodeAt(from) === 0x31 && RFC5424_VERSION.test(text)) {
    const iso = isoAt(text, RFC5424_VERSION.lastIndex);
    RFC5424_REST.lastIndex = iso === null ? RFC5424_VERSION.lastIndex : iso.end + 1;
    const rest = RFC5424_REST.exec(text);
    if (rest !== null) {
      header.received = iso?.stamp ?? null;
      header.receivedAt = from;
      header.host = rest[1] === '-' ? null : rest[1]!;
      header.end = RFC5424_REST.lastIndex;
      if (iso !== null && iso.stamp === null) header.badStamp = true;
      return header.end;
    }
  }
  const code = text.charCodeAt(from);
  if (code === 0x2a || code === 0x2e) return from;
  const match = calendarAt(text, from) ?? isoAt(text, from);
  if (match === null) return from;
  const own = iosStampEnd(text, match.end);
  if (own !== null && (own.zone === null || ZONE_LIKE.test(own.zone) || /^[+-]/.test(own.zone))) return from;
  SERVER_HOST.lastIndex = match.end;
  const host = SERVER_HOST.exec(text);
  if (host === null) return from;
  if (match.stamp === null) {
    header.badStamp = true;
    return from;
  }
  header.received = match.stamp;
  header.receivedAt = from;
  header.host = host[1]!;
  header.end = SERVER_HOST.lastIndex;
  return header.end;
}

/** `1577965: ` in front of a tag, on a line without a stamp (`service sequence-numbers`, `no service timestamps`). */
export function sequenceAt(before: string): number | null {
  const match = /^(\d{1,10}): ?$/.exec(before);
  return match === null ? null : Number(match[1]);
}

/** A stamp that ends exactly where `before` ends: prose, then stamp, then tag on one line. */
export function trailingStamp(before: string): { header: Header; start: number } | null {
  const from = Math.max(0, before.length - MAX_HEADER_CHARS);
  for (const match of before.slice(from).matchAll(STAMP_START)) {
    const start = from + match.index;
    const header = parseHeader(before.slice(start));
    if (header.stamp !== null && header.end >= before.length - start) return { header, start };
  }
  return null;
}

/** Untagged lines that carry a stamp themselves continue a message only when it is this close, in seconds. */
const MAX_STAMP_DISTANCE = 2;

/** Whether an untagged line with this header can belong to the message whose line has `first`. */
export function continuesMessage(first: Header, header: Header): boolean {
  if (first.host !== header.host) return false;
  // A server that splits a message stamps every line of it; the router stamped the first only.
  const split = first.received !== null && header.received === null;
  const before = split ? first.received : first.stamp;
  if (before === null || header.stamp === null) return before === header.stamp;
  if (before.at.clock !== header.stamp.at.clock) return false;
  if (first.received === null && header.received !== null) return false;
  return Math.abs(before.at.seconds - header.stamp.at.seconds) <= MAX_STAMP_DISTANCE;
}
