import type { Attempt, ClockOffset, Placed } from './correlate/attempt.ts';
import { alignTo } from './correlate/common-clock.ts';
import { toNanoseconds } from './correlate/time.ts';
import { evidenceOf } from './evidence.ts';
import { STEPS } from './flow/steps.ts';
import type { Walk } from './flow/walk.ts';
import type { TimelineEntry } from './judgement.ts';
import type { Observation } from './observation.ts';

/** Every event of an attempt in causal order, with times on one clock as far as the clocks are aligned. */
export function timelineOf(attempt: Attempt, walk: Walk, clocks: readonly ClockOffset[]): TimelineEntry[] {
  const steps = stepsBySighting(walk);
  const reference = referenceOf(attempt);
  const alignments = reference ? alignTo(reference.where.source, clocks, attempt.placed) : null;
  return attempt.placed.map((placed) => {
    const { observation, column, crossing, sender, repeat } = placed;
    const alignment = observation.at ? (alignments?.get(observation.where.source) ?? null) : null;
    return {
      evidence: evidenceOf(observation),
      column,
      step: steps.get(placed) ?? (repeat ? stepOfMessage(crossing) : null),
      message: crossing,
      sender,
      repeat,
      offset:
        alignment === null
          ? null
          : (toNanoseconds(observation.at!) - alignment.shift - toNanoseconds(reference!.at!)).toString(),
      uncertainty: alignment === null ? null : alignment.halfWidth.toString(),
    };
  });
}

/** The step that each sighting counts for: a registration before there were SAs is what asked for them. */
function stepsBySighting(walk: Walk): Map<Placed, number> {
  const steps = new Map<Placed, number>();
  for (const { step, sightings } of walk.steps) {
    for (const list of Object.values(sightings)) for (const placed of list) steps.set(placed, step.number);
  }
  return steps;
}

function stepOfMessage(crossing: TimelineEntry['message']): number | null {
  if (crossing === null) return null;
  const named = crossing as (typeof STEPS)[number]['crossings'][number];
  const step = STEPS.find((s) => s.crossings.includes(named) || s.aggressiveCrossings?.includes(named));
  return step?.number ?? null;
}

/** Time zero: the first IKE message, else the first message of the flow, else the first event with a time. */
function referenceOf({ placed }: Attempt): Observation | null {
  const timed = placed.filter(({ observation }) => observation.at !== null);
  const first =
    timed.find(
      ({ crossing, observation }) => crossing !== null && observation.event.kind === 'ike-message',
    ) ??
    timed.find(({ crossing }) => crossing !== null) ??
    timed[0];
  return first?.observation ?? null;
}
