/**
 * The part of a Linux log line that stands in front of the message: time stamp, host, program.
 *
 * Forms: a strongSwan `filelog` (`2026-11-23 09:31:11.139 00[DMN] …`), an FRR `log file`
 * (`2026/11/23 09:34:31 NHRP: …`), syslog (`Nov 23 09:31:11 gw charon[12]: …`, RFC 5424 stamps too), and
 * no stamp at all (`swanctl --log`).
 */
import type { Instant } from '../instant.ts';

export interface LogHeader {
  at: Instant | null;
  /** Host name that syslog wrote. */
  host: string | null;
  /** Program that syslog or FRR wrote, e.g. `charon`, `nhrpd`, `NHRP`. */
  program: string | null;
  /** What follows. */
  rest: string;
}

const nanosecondsPerSecond = 1_000_000_000;
/** A wall clock without a year is placed in the leap year 2000, see Instant. */
const yearOfNoYear = 2000;

const priority = /^<\d{1,3}>/;
const fullStamp =
  /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?\s+/;
const syslogStamp =
  /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?\s+/;
const program =
  /^(?:([\w.-]{1,255}) )?(charon(?:-systemd|-nm|-cmd)?|ipsec|strongswan|nhrpd|NHRP|frr)(?:\[\d{1,10}\])?: {0,2}/;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** Takes the header off a line; never fails: what is not recognised stays in `rest`. */
export function readLogHeader(line: string): LogHeader {
  let rest = line.replace(priority, '');
  let at: Instant | null = null;
  const full = fullStamp.exec(rest);
  if (full) {
    at = instant(Number(full[1]), Number(full[2]) - 1, full, 3, full[8] ?? null);
    rest = rest.slice(full[0].length);
  } else {
    const short = syslogStamp.exec(rest);
    if (short) {
      at = instant(yearOfNoYear, months.indexOf(short[1]!) / 3, short, 2, null);
      if (at) at.clock = 'no-year';
      rest = rest.slice(short[0].length);
    }
  }
  const named = program.exec(rest);
  if (!named) return { at, host: null, program: null, rest };
  return { at, host: named[1] ?? null, program: named[2]!, rest: rest.slice(named[0].length) };
}

/** `parts[from]` is the day of the month; hour, minute, second and fraction follow it. */
function instant(
  year: number,
  month: number,
  parts: RegExpExecArray,
  from: number,
  zone: string | null,
): Instant | null {
  const [day, hour, minute, second] = [0, 1, 2, 3].map((index) => Number(parts[from + index]));
  if (month > 11 || day! < 1 || day! > 31 || hour! > 23 || minute! > 59 || second! > 60) return null;
  const fraction = parts[from + 4] ?? '';
  const seconds = Date.UTC(year, month, day!, hour!, minute!, second!) / 1000 - zoneSeconds(zone);
  return {
    seconds,
    nanoseconds: Number(fraction.padEnd(9, '0')),
    precision: nanosecondsPerSecond / 10 ** fraction.length,
    clock: zone === null ? 'local' : 'utc',
  };
}

function zoneSeconds(zone: string | null): number {
  if (zone === null || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60;
  return zone[0] === '-' ? -seconds : seconds;
}
