import type { Instant, Observation } from '../observation.ts';

const NANOSECONDS_PER_SECOND = 1_000_000_000n;

/** Nanoseconds since the zero of the clock that printed it. */
export function toNanoseconds(at: Instant): bigint {
  return BigInt(at.seconds) * NANOSECONDS_PER_SECOND + BigInt(at.nanoseconds);
}

/** Milliseconds from `a` to `b` on one clock; exact enough for comparing with time-outs. */
export function millisecondsBetween(a: Instant, b: Instant): number {
  return (b.seconds - a.seconds) * 1000 + (b.nanoseconds - a.nanoseconds) / 1e6;
}

/** Orders two instants of one clock. */
export function compareInstants(a: Instant, b: Instant): number {
  return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds;
}

/** The order within one source: by frame on the wire (counted flows stand at their first), by line in a text. */
function compareInSource(a: Observation, b: Observation): number {
  return (a.where.frame ?? 0) - (b.where.frame ?? 0) || a.ordinal - b.ordinal;
}

/**
 * All observations of one clock (one router's logs, or the captures of one place) in one order: each
 * source keeps its own order, and sources are interleaved by time where they have it.
 * @param outOfOrder milliseconds by which stamps inside one source may go back: so much earlier than the end of one
 *   source another may begin that continues it
 */
export function mergeByTime(observations: readonly Observation[], outOfOrder: number): Observation[] {
  const bySource = new Map<string, Observation[]>();
  for (const observation of observations) {
    const list = bySource.get(observation.where.source);
    if (list) list.push(observation);
    else bySource.set(observation.where.source, [observation]);
  }
  const sources = [...bySource.keys()].sort().map((source) => bySource.get(source)!.sort(compareInSource));
  const queues = outOfOrder > 0 && sources.length > 1 ? joinContinued(sources, outOfOrder) : sources;
  if (queues.length === 1) return queues[0]!;
  const heads = queues.map(() => 0);
  // A message without a stamp goes with the one before it, so its queue keeps the time it had.
  const times = queues.map((queue) => queue[0]?.at ?? null);
  const merged: Observation[] = [];
  for (;;) {
    let next = -1;
    for (let i = 0; i < queues.length; i++) {
      if (heads[i]! >= queues[i]!.length) continue;
      if (next < 0) {
        next = i;
        continue;
      }
      const mine = times[i];
      const best = times[next];
      if (mine && best && mine.clock === best.clock && compareInstants(mine, best) < 0) next = i;
    }
    if (next < 0) return merged;
    merged.push(queues[next]![heads[next]!]!);
    heads[next]!++;
    times[next] = queues[next]![heads[next]!]?.at ?? times[next] ?? null;
  }
}

/** An overlap that is more than one part in so many of both sources is no disorder: they are of the same time. */
const PARTS = 10;

/** A source with its earliest and its latest stamp. */
interface Span {
  observations: Observation[];
  first: Instant;
  last: Instant;
}

function spanOf(observations: Observation[]): Span | null {
  let first: Instant | null = null;
  let last: Instant | null = null;
  for (const { at } of observations) {
    if (at === null) continue;
    if (first === null || compareInstants(at, first) < 0) first = at;
    if (last === null || compareInstants(at, last) > 0) last = at;
  }
  return first && last && { observations, first, last };
}

/** Appends a source to the one that it continues, although its first stamps lie before the other's last. */
function joinContinued(sources: readonly Observation[][], outOfOrder: number): Observation[][] {
  const untimed: Observation[][] = [];
  const spans: Span[] = [];
  for (const observations of sources) {
    const span = spanOf(observations);
    if (span) spans.push(span);
    else untimed.push(observations);
  }
  const joined: Span[] = [];
  for (const span of spans.sort((a, b) => compareInstants(a.first, b.first))) {
    const before = joined.find((other) => isContinued(other, span, outOfOrder));
    if (before === undefined) joined.push(span);
    else {
      before.observations = [...before.observations, ...span.observations];
      before.last = span.last;
    }
  }
  // Where none continues another, equal times are taken in the order of the sources.
  return joined.length === spans.length
    ? [...sources]
    : [...joined.map(({ observations }) => observations), ...untimed];
}

function isContinued(one: Span, other: Span, outOfOrder: number): boolean {
  if (one.last.clock !== other.first.clock) return false;
  const overlap = millisecondsBetween(other.first, one.last);
  const longest = Math.max(
    millisecondsBetween(one.first, one.last),
    millisecondsBetween(other.first, other.last),
  );
  return overlap > 0 && overlap <= outOfOrder && overlap * PARTS <= longest;
}
