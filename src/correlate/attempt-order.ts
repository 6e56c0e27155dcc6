/** The order of attempts: by time where there is one, on one clock as far as clocks are aligned. */
import type { Instant } from '../observation.ts';
import type { Attempt, ClockOffset } from './attempt.ts';
import { alignSources, clocksOf } from './common-clock.ts';
import { toNanoseconds } from './time.ts';

/** When an attempt was first seen. */
interface Begin {
  attempt: Attempt;
  /** On the clock of `reference`; null when nothing that was seen of it has a time. */
  at: bigint | null;
  clock: Instant['clock'] | null;
}

/** A source's stamps on the clock of its reference: less `shift`. */
interface Reading {
  reference: string;
  shift: bigint;
}

/** Attempts by when they began. Clocks that are set differently do not change the order where they are aligned. */
export function inOrder(attempts: readonly Attempt[], clocks: readonly ClockOffset[]): Attempt[] {
  const readings = clocks.length === 0 ? null : readingsOf(attempts, clocks);
  const begins = attempts.map((attempt) => beginOf(attempt, readings));
  return begins.sort(compareBegins).map(({ attempt }) => attempt);
}

/** For every source the clock on which it is read: that of the source which saw most attempts of those aligned with it. */
function readingsOf(attempts: readonly Attempt[], clocks: readonly ClockOffset[]): Map<string, Reading> {
  const seen = new Map<string, number>();
  for (const { placed } of attempts) {
    for (const source of new Set(placed.map(({ observation }) => observation.where.source)))
      seen.set(source, (seen.get(source) ?? 0) + 1);
  }
  const sources = [...seen.keys()].sort((a, b) => seen.get(b)! - seen.get(a)! || (a < b ? -1 : 1));
  const shared = attempts.flatMap(({ placed }) => clocksOf(placed));
  const readings = new Map<string, Reading>();
  for (const reference of sources) {
    if (readings.has(reference)) continue;
    for (const [source, { shift }] of alignSources(reference, clocks, shared))
      if (!readings.has(source)) readings.set(source, { reference, shift });
  }
  return readings;
}

/** What the reference itself shows of an attempt is exact; the rest is as good as its clock is aligned. */
function beginOf(attempt: Attempt, readings: ReadonlyMap<string, Reading> | null): Begin {
  const timed = attempt.placed.filter(({ observation }) => observation.at !== null);
  const first = timed[0]?.observation;
  if (!first?.at) return { attempt, at: null, clock: null };
  const reading = readings?.get(first.where.source);
  if (!reading) return { attempt, at: toNanoseconds(first.at), clock: first.at.clock };
  const own = timed.find(({ observation }) => observation.where.source === reading.reference)?.observation.at;
  if (own) return { attempt, at: toNanoseconds(own), clock: own.clock };
  return { attempt, at: toNanoseconds(first.at) - reading.shift, clock: first.at.clock };
}

function compareBegins(a: Begin, b: Begin): number {
  if (a.at !== null && b.at !== null && a.clock === b.clock && a.at !== b.at) return a.at < b.at ? -1 : 1;
  const first = a.attempt.placed[0]?.observation;
  const second = b.attempt.placed[0]?.observation;
  if (!first || !second) return 0;
  if (first.where.source !== second.where.source) return first.where.source < second.where.source ? -1 : 1;
  return first.ordinal - second.ordinal;
}
