import type { Evidence } from './judgement.ts';
import type { Instant, Observation } from './observation.ts';

/** ISO 8601 with nanoseconds; a clock of unknown zone gets none, one without a year or of uptime gives null. */
export function formatInstant(at: Instant | null): string | null {
  if (at === null || at.clock === 'no-year' || at.clock === 'uptime') return null;
  if (!Number.isSafeInteger(at.seconds) || Math.abs(at.seconds) > 8.64e12) return null;
  const whole = wholeSeconds(at.seconds);
  const digits = fractionDigits(at.precision);
  const fraction = digits === 0 ? '' : `.${String(at.nanoseconds).padStart(9, '0').slice(0, digits)}`;
  return `${whole}${fraction}${at.clock === 'utc' ? 'Z' : ''}`;
}

let lastSeconds = Number.NaN;
let lastText = '';

/** Observations that follow each other share their second: making its text is the dearest part of an evidence. */
function wholeSeconds(seconds: number): string {
  if (seconds !== lastSeconds) {
    lastText = new Date(seconds * 1000).toISOString().slice(0, -5);
    lastSeconds = seconds;
  }
  return lastText;
}

/** As many digits as were printed: a false precision would be a made-up value. */
function fractionDigits(precision: number): number {
  let digits = 0;
  for (let unit = 1_000_000_000; unit > precision && digits < 9; unit /= 10) digits++;
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
