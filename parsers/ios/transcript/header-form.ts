import { BLANK, COLON, isDigit } from './ascii.ts';
import type { Header } from './header.ts';
import type { Stamp } from './message.ts';

const HOURS_OF_DAY = 24;
const SECONDS_OF_HOUR = 3600;
/** A router that runs for longer prints weeks. */
const HOURS_OF_UPTIME = 100;

/**
 * A header that was read once. One that differs in nothing but the digits of its clocks and the number of the line is
 * read by its bytes.
 */
export class HeaderForm {
  readonly #bytes: Uint8Array;
  /** 1 where any digit may stand. */
  readonly #digits: Uint8Array;
  readonly #header: Header;
  readonly #stamp: ClockForm | null;
  readonly #received: ClockForm | null;

  private constructor(bytes: Uint8Array, header: Header, stamp: Stamp) {
    this.#bytes = bytes;
    this.#header = header;
    this.#stamp = ClockForm.of(bytes, header.stampAt, stamp);
    this.#received = header.received == null ? null : ClockForm.of(bytes, header.receivedAt, header.received);
    this.#digits = new Uint8Array(bytes.length);
    this.#stamp?.mark(this.#digits);
    this.#received?.mark(this.#digits);
    // Nobody asks for the clock of a second server, which may show anything.
    if (header.relayedAt >= 0 && header.received !== null)
      ClockForm.of(bytes, header.relayedAt, header.received)?.mark(this.#digits);
    if (header.sequence !== null)
      for (let i = header.sequenceAt; isDigit(bytes[i]!); i++) this.#digits[i] = 1;
  }

  /** The form of a header that was read in a line. Null when other lines' headers may end elsewhere. */
  static of(line: Uint8Array, header: Header): HeaderForm | null {
    // Behind a stamp of the router's own and a blank, what a text starts with says nothing about the header.
    if (header.stampAt < 0 || header.stamp === null || line[header.end - 1] !== BLANK) return null;
    // A copy: the caller fills its bytes anew.
    return new HeaderForm(new Uint8Array(line.subarray(0, header.end)), header, header.stamp);
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** Whether a line starts with this header, at any time. */
  fits(bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#bytes;
    const length = own.length;
    // A second colon would be the header's.
    if (end - start <= length || bytes[start + length] === COLON) return false;
    const digits = this.#digits;
    for (let i = 0; i < length; i++) {
      const byte = bytes[start + i]!;
      if (byte !== own[i] && !(digits[i] === 1 && isDigit(byte))) return false;
    }
    return true;
  }

  /** The header of a line that fits; null when it shows a time that does not exist. */
  read(bytes: Uint8Array, start: number): Header | null {
    const header = this.#header;
    const stamp = this.#stamp === null ? header.stamp : this.#stamp.read(bytes, start);
    const received = this.#received === null ? header.received : this.#received.read(bytes, start);
    if (stamp === null || (received === null && header.received !== null)) return null;
    return {
      stamp,
      received,
      priority: header.priority,
      sequence: header.sequence === null ? null : numberAt(bytes, start + header.sequenceAt),
      host: header.host,
      end: header.end,
      badStamp: false,
      stampAt: header.stampAt,
      receivedAt: header.receivedAt,
      sequenceAt: header.sequenceAt,
      relayedAt: header.relayedAt,
    };
  }
}

/** The time of day in a stamp: `22:13:20` and its decimal places. */
class ClockForm {
  readonly #at: number;
  readonly #places: number;
  readonly #stamp: Stamp;
  /** Seconds of the stamp at midnight. */
  readonly #midnight: number;
  readonly #hours: number;

  private constructor(at: number, places: number, stamp: Stamp, seconds: number) {
    this.#at = at;
    this.#places = places;
    this.#stamp = stamp;
    this.#midnight = stamp.at.seconds - seconds;
    this.#hours = stamp.at.clock === 'uptime' ? HOURS_OF_UPTIME : HOURS_OF_DAY;
  }

  /** Null when the stamp shows no time of day in two digits each. */
  static of(bytes: Uint8Array, from: number, stamp: Stamp): ClockForm | null {
    let at = from;
    while (at < bytes.length && secondsAt(bytes, at, HOURS_OF_UPTIME) < 0) at++;
    if (at >= bytes.length) return null;
    let places = 0;
    const point = bytes[at + 8];
    if (point === 0x2e || point === 0x2c) while (isDigit(bytes[at + 9 + places]!)) places++;
    return new ClockForm(at, places, stamp, secondsAt(bytes, at, HOURS_OF_UPTIME));
  }

  /** Marks the places of its digits. */
  mark(digits: Uint8Array): void {
    const at = this.#at;
    for (const place of [0, 1, 3, 4, 6, 7]) digits[at + place] = 1;
    digits.fill(1, at + 9, at + 9 + this.#places);
  }

  read(bytes: Uint8Array, start: number): Stamp | null {
    const at = start + this.#at;
    const seconds = secondsAt(bytes, at, this.#hours);
    if (seconds < 0) return null;
    const { mark, zone, at: instant } = this.#stamp;
    const { precision, clock } = instant;
    const nanoseconds = this.#places === 0 ? 0 : numberAt(bytes, at + 9) * precision;
    return { at: { seconds: this.#midnight + seconds, nanoseconds, precision, clock }, mark, zone };
  }
}

/** Seconds of `hh:mm:ss`; -1 when something else stands there, or hours, minutes or seconds that no clock shows. */
function secondsAt(bytes: Uint8Array, at: number, hours: number): number {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return -1;
  const hour = pairAt(bytes, at);
  const minute = pairAt(bytes, at + 3);
  const second = pairAt(bytes, at + 6);
  if (hour < 0 || hour >= hours || minute < 0 || minute > 59 || second < 0 || second > 59) return -1;
  return hour * SECONDS_OF_HOUR + minute * 60 + second;
}

/** The value of two digits; -1 when there are none. */
function pairAt(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** The value of the digits from here on. */
function numberAt(bytes: Uint8Array, from: number): number {
  let value = 0;
  for (let at = from; isDigit(bytes[at]!); at++) value = value * 10 + (bytes[at]! - 0x30);
  return value;
}

/** Routers that log to one server in turn, each with a header of its own; comparing more costs more than it saves. */
const MAX_FORMS = 16;

/** The headers that came last. */
export class HeaderForms {
  readonly #forms: HeaderForm[] = [];

  /** The form that a line's header has; null when none of those known fits. */
  formOf(bytes: Uint8Array, start: number, end: number): HeaderForm | null {
    const forms = this.#forms;
    for (let i = 0; i < forms.length; i++) {
      const form = forms[i]!;
      if (!form.fits(bytes, start, end)) continue;
      if (i > 0) {
        forms[i] = forms[i - 1]!;
        forms[i - 1] = form;
      }
      return form;
    }
    return null;
  }

  learn(line: Uint8Array, header: Header): void {
    const form = HeaderForm.of(line, header);
    if (form === null) return;
    this.#forms.unshift(form);
    if (this.#forms.length > MAX_FORMS) this.#forms.pop();
  }
}
