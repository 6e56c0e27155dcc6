import type { Instant } from '../../instant.ts';
import type { Stamp } from './message.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Three letters as one number: taking a piece of the line and looking it up costs more than the rest of a stamp. */
function letters(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | (text.charCodeAt(at + 1) << 8) | text.charCodeAt(at + 2);
}

const MONTH_KEYS = Int32Array.from(MONTHS, (name) => letters(name, 0));

/** Stamps without a year are placed in this one: a leap year, so that 29 February exists. */
const YEARLESS = 2000;

const SECOND = 1_000_000_000;
/** Nanoseconds that the last of so many decimal places of a second stands for. */
const DIGIT_WIDTHS = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Seconds since 1970 of a civil time, or null when there is no such time. Second 60 is a leap second. */
export function civilSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  if (month < 0 || month > 11 || hour > 23 || minute > 59 || second > 60 || day < 1) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > DAYS_IN_MONTH[month]! + (month === 1 && leap ? 1 : 0)) return null;
  if (year < 1970 || year > 9999) return null;
  return daysBefore(year, month, leap) * 86_400 + (day - 1) * 86_400 + hour * 3600 + minute * 60 + second;
}

/** Days from 1 January 1970 to the first of a month, in the Gregorian calendar. */
function daysBefore(year: number, month: number, leap: boolean): number {
  const past = year - 1;
  const years = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 719_162;
  return years + DAYS_BEFORE_MONTH[month]! + (leap && month > 1 ? 1 : 0);
}

/** Nanoseconds and the width of the last digit of a printed fraction. */
function fraction(digits: string | undefined): { nanoseconds: number; precision: number } {
  if (digits === undefined) return { nanoseconds: 0, precision: SECOND };
  const scale = DIGIT_WIDTHS[digits.length]!;
  return { nanoseconds: Number(digits) * scale, precision: scale };
}

/** The outcome of looking for a stamp: where it ends, and null as its stamp when no clock can show that time. */
export interface StampMatch {
  stamp: Stamp | null;
  end: number;
}

const CLOCK_UPTIME = /([*.]?)(\d{1,4}):(\d\d):(\d\d)(?:\.(\d{1,9}))?/y;
const UNIT_UPTIME = /([*.]?)(?:(\d{1,3})y(\d{1,2})w|(\d{1,4})w(\d)d|(\d{1,3})d(\d{1,2})h)/y;
const ISO =
  /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|UTC)| ?([+-])(\d\d):?(\d\d))?(?![\d:])/y;
/** ` UTC:`, `KST:`, ` +02:00:`, ` EDT: :`, or nothing but the colon. A facility is no zone. */
const IOS_END =
  /(?: ?(?!ISAKMP|IPSEC|NHRP|CRYPTO|DMVPN|EIGRP)([A-Z][A-Z0-9]{0,6}|[+-]\d\d:?\d\d))? ?:(?: :(?= |$))? ?/y;

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The zone and colon that end IOS's own stamp. */
export function iosStampEnd(text: string, at: number): { zone: string | null; end: number } | null {
  const match = execAt(IOS_END, text, at);
  return match === null ? null : { zone: match[1] ?? null, end: IOS_END.lastIndex };
}

function markOf(text: string | undefined): '*' | '.' | null {
  return text === '*' || text === '.' ? text : null;
}

/** The value of `count` digits at `at`; -1 when something else stands there. */
function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Where a run of at most `most` blanks ends. */
function skipBlanks(text: string, at: number, most: number): number {
  let end = at;
  while (end < at + most && text.charCodeAt(end) === 0x20) end++;
  return end;
}

const COLON = 0x3a;

/**
 * `[*.]Mar  1 [2023] 00:55:40[.767]`, `2023 Mar  1 00:55:40`: without what comes behind it. Every line of a
 * log has one or two of them, so they are read by hand.
 */
export function calendarAt(text: string, at: number): StampMatch | null {
  let i = at;
  const first = text.charCodeAt(i);
  const mark = first === 0x2a ? '*' : first === 0x2e ? '.' : null;
  if (mark !== null) i++;
  let year = digitsAt(text, i, 4);
  if (year >= 0) {
    if (text.charCodeAt(i + 4) !== 0x20) return null;
    i += 5;
  }
  const month = MONTH_KEYS.indexOf(letters(text, i));
  if (month < 0) return null;
  const dayAt = skipBlanks(text, i + 3, 3);
  if (dayAt === i + 3) return null;
  let day = digitsAt(text, dayAt, 2);
  i = dayAt + 2;
  if (day < 0) {
    day = digitsAt(text, dayAt, 1);
    if (day < 0) return null;
    i--;
  }
  if (text.charCodeAt(i) === 0x20 && year < 0) {
    const late = digitsAt(text, i + 1, 4);
    if (late >= 0) {
      year = late;
      i += 5;
    }
  }
  if (text.charCodeAt(i) === 0x2c) i++;
  if (text.charCodeAt(i) !== 0x20) return null;
  i++;
  let hour = digitsAt(text, i, 2);
  if (hour >= 0) i += 2;
  else {
    hour = digitsAt(text, i, 1);
    if (hour < 0) return null;
    i++;
  }
  const minute = digitsAt(text, i + 1, 2);
  const second = digitsAt(text, i + 4, 2);
  if (minute < 0 || second < 0 || text.charCodeAt(i) !== COLON || text.charCodeAt(i + 3) !== COLON)
    return null;
  i += 6;
  const point = text.charCodeAt(i);
  let places = 0;
  if (point === 0x2e || point === 0x2c) while (places < 9 && digitsAt(text, i + 1 + places, 1) >= 0) places++;
  const precision = DIGIT_WIDTHS[places]!;
  const nanoseconds = places === 0 ? 0 : digitsAt(text, i + 1, places) * precision;
  const end = places === 0 ? i : i + 1 + places;
  const seconds = civilSeconds(year < 0 ? YEARLESS : year, month, day, hour, minute, second);
  if (seconds === null) return { stamp: null, end };
  const instant: Instant = { seconds, nanoseconds, precision, clock: year < 0 ? 'no-year' : 'local' };
  return { stamp: { at: instant, mark, zone: null }, end };
}

/** `00:27:07`, `1d02h`, `43w2d`, `1y12w`: time since the router started. */
export function uptimeAt(text: string, at: number): StampMatch | null {
  const clock = execAt(CLOCK_UPTIME, text, at);
  if (clock !== null) {
    const end = CLOCK_UPTIME.lastIndex;
    const minutes = Number(clock[3]);
    const rest = Number(clock[4]);
    if (minutes > 59 || rest > 59) return { stamp: null, end };
    const seconds = Number(clock[2]) * 3600 + minutes * 60 + rest;
    return {
      stamp: { at: { seconds, ...fraction(clock[5]), clock: 'uptime' }, mark: markOf(clock[1]), zone: null },
      end,
    };
  }
  const unit = execAt(UNIT_UPTIME, text, at);
  if (unit === null) return null;
  const end = UNIT_UPTIME.lastIndex;
  const days =
    unit[2] !== undefined
      ? Number(unit[2]) * 365 + Number(unit[3]) * 7
      : unit[4] !== undefined
        ? Number(unit[4]) * 7 + Number(unit[5])
        : Number(unit[6]);
  const hours = unit[7] === undefined ? 0 : Number(unit[7]);
  if (hours > 23) return { stamp: null, end };
  const width = unit[2] !== undefined ? 7 * 86_400 : unit[4] !== undefined ? 86_400 : 3600;
  const instant: Instant = {
    seconds: days * 86_400 + hours * 3600,
    nanoseconds: 0,
    precision: width * SECOND,
    clock: 'uptime',
  };
  return { stamp: { at: instant, mark: markOf(unit[1]), zone: null }, end };
}

/** ISO 8601 as syslog servers and RFC 5424 write it. With an offset the instant is UTC. */
export function isoAt(text: string, at: number): StampMatch | null {
  const m = execAt(ISO, text, at);
  if (m === null) return null;
  const end = ISO.lastIndex;
  const seconds = civilSeconds(
    Number(m[1]),
    Number(m[2]) - 1,
    Number(m[3]),
    Number(m[4]),
    Number(m[5]),
    Number(m[6]),
  );
  if (seconds === null) return { stamp: null, end };
  const signed =
    m[9] === undefined ? 0 : (m[9] === '-' ? -1 : 1) * (Number(m[10]) * 3600 + Number(m[11]) * 60);
  const zone = m[8] ?? (m[9] === undefined ? null : `${m[9]}${m[10]}:${m[11]}`);
  const at_: Instant = {
    seconds: seconds - signed,
    ...fraction(m[7]),
    clock: zone === null ? 'local' : 'utc',
  };
  return { stamp: { at: at_, mark: null, zone }, end };
}

/** The stamp with its zone. A dated stamp in UTC or with a numeric offset is on the clock of the world. */
export function withZone(stamp: Stamp, zone: string | null): Stamp {
  if (zone === null) return stamp;
  if (stamp.at.clock !== 'local') return { ...stamp, zone };
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z')
    return { ...stamp, zone, at: { ...stamp.at, clock: 'utc' } };
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (offset === null) return { ...stamp, zone };
  const seconds = Number(offset[2]) * 3600 + Number(offset[3]) * 60;
  const shifted = stamp.at.seconds - (offset[1] === '-' ? -seconds : seconds);
  return { ...stamp, zone, at: { ...stamp.at, seconds: shifted, clock: 'utc' } };
}
