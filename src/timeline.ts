import { type ClockOffset, COLUMNS, type Placed } from './correlate/attempt.ts';
import { alignTo } from './correlate/common-clock.ts';
import { toNanoseconds } from './correlate/time.ts';
import { evidenceOf } from './evidence.ts';
import type { Seen } from './flow/seen.ts';
import { STEPS } from './flow/steps.ts';
import type { Walk } from './flow/walk.ts';
import type { TimelineEntry } from './judgement.ts';
import type { Instant, Observation } from './observation.ts';

/** Every event of an attempt in causal order, with times on one clock as far as the clocks are aligned. */
export function timelineOf(seen: Seen, walk: Walk, clocks: readonly ClockOffset[]): TimelineEntry[] {
  const steps = stepsBySighting(walk);
  const zeros = zerosOf(seen, clocks);
  return seen.all.map((placed) => {
    const { observation, column, crossing, sender, repeat } = placed;
    const { at, where } = observation;
    const zero = at === null ? undefined : zeros.get(where.source);
    return {
      evidence: evidenceOf(observation),
      column,
      step: steps.get(placed) ?? (repeat ? stepOfMessage(crossing) : null),
      message: crossing,
      sender,
      repeat,
      offset: zero === undefined ? null : offsetFrom(zero, at!),
      uncertainty: zero === undefined ? null : zero.uncertainty,
    };
  });
}

/** The step that each sighting counts for: a registration before there were SAs is what asked for them. */
function stepsBySighting(walk: Walk): Map<Placed, number> {
  const steps = new Map<Placed, number>();
  for (const { step, sightings } of walk.steps) {
    for (const column of COLUMNS) for (const placed of sightings[column]) steps.set(placed, step.number);
  }
  return steps;
}

function stepOfMessage(crossing: TimelineEntry['message']): number | null {
  if (crossing === null) return null;
  const named = crossing as (typeof STEPS)[number]['crossings'][number];
  const step = STEPS.find((s) => s.crossings.includes(named) || s.aggressiveCrossings?.includes(named));
  return step?.number ?? null;
}

/** Time zero on the clock of one source: seconds, and nanoseconds of the same sign. */
interface Zero {
  seconds: number;
  nanoseconds: number;
  /** Half the width of the interval that it rests on, in nanoseconds. */
  uncertainty: string;
}

const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** Time zero on every clock that is aligned with the one it is taken from. */
function zerosOf(seen: Seen, clocks: readonly ClockOffset[]): Map<string, Zero> {
  const zeros = new Map<string, Zero>();
  const reference = referenceOf(seen);
  if (reference === null) return zeros;
  const start = toNanoseconds(reference.at!);
  for (const [source, { shift, halfWidth }] of alignTo(reference.where.source, clocks, seen.all)) {
    const zero = start + shift;
    zeros.set(source, {
      seconds: Number(zero / BigInt(NANOSECONDS_PER_SECOND)),
      nanoseconds: Number(zero % BigInt(NANOSECONDS_PER_SECOND)),
      uncertainty: halfWidth.toString(),
    });
  }
  return zeros;
}

/** Nanoseconds from time zero to an instant of the same clock. */
function offsetFrom(zero: Zero, at: Instant): string {
  const seconds = at.seconds - zero.seconds;
  const nanoseconds = at.nanoseconds - zero.nanoseconds;
  const offset = seconds * NANOSECONDS_PER_SECOND + nanoseconds;
  // Beyond some hundred days only a bigint holds every nanosecond.
  if (Number.isSafeInteger(offset)) return String(offset);
  return (BigInt(seconds) * BigInt(NANOSECONDS_PER_SECOND) + BigInt(nanoseconds)).toString();
}

/** Time zero: the first IKE message, else the first message of the flow, else the first event with a time. */
function referenceOf({ all, crossings }: Seen): Observation | null {
  const first =
    crossings.find(({ observation: { at, event } }) => at !== null && event.kind === 'ike-message') ??
    crossings.find(({ observation }) => observation.at !== null) ??
    all.find(({ observation }) => observation.at !== null);
  return first?.observation ?? null;
}
