import type { Evidence } from './judgement.ts';
import type { Instant, Observation } from './observation.ts';

/** ISO 8601 with nanoseconds; a clock of unknown zone gets none, one without a year or of uptime gives null. */
export function formatInstant(at: Instant | null): string | null {
  if (at === null || at.clock === 'no-year' || at.clock === 'uptime') return null;
  if (!Number.isSafeInteger(at.seconds) || Math.abs(at.seconds) > 8.64e12) return null;
  const digits = fractionDigits(at.precision);
  const fraction = digits === 0 ? '' : `.${String(1_000_000_000 + at.nanoseconds).slice(1, 1 + digits)}`;
  return `${wholeSeconds(at.seconds)}${fraction}${at.clock === 'utc' ? 'Z' : ''}`;
}

const SECONDS_PER_DAY = 86_400;
const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

let lastDay = Number.NaN;
let lastDate = '';

/** Observations that follow each other share their day: making its text is the dearest part of an instant. */
function wholeSeconds(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  if (day !== lastDay) {
    lastDate = new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, -'00:00:00.000Z'.length);
    lastDay = day;
  }
  const time = seconds - day * SECONDS_PER_DAY;
  const minutes = Math.floor(time / 60);
  return `${lastDate}${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[time % 60]}`;
}

let lastPrecision = Number.NaN;
let lastDigits = 0;

/** As many digits as were printed: a false precision would be a made-up value. */
function fractionDigits(precision: number): number {
  if (precision === lastPrecision) return lastDigits;
  let digits = 0;
  for (let unit = 1_000_000_000; unit > precision && digits < 9; unit /= 10) digits++;
  lastPrecision = precision;
  lastDigits = digits;
  return digits;
}

/** The reference to an observation that a report carries. */
export function evidenceOf(observation: Observation): Evidence {
  const { where, at, text } = observation;
  const evidence: Evidence = { source: where.source, at: formatInstant(at), text };
  if (where.frame !== undefined) evidence.frame = where.frame;
  if (where.line !== undefined) {
    if (where.endLine !== undefined && where.endLine !== where.line)
      evidence.lines = [where.line, where.endLine];
    else evidence.line = where.line;
  }
  return evidence;
}
