import type { Attempt, ClockOffset } from './correlate/attempt.ts';
import { toNanoseconds } from './correlate/time.ts';
import { evidenceOf } from './evidence.ts';
import { STEPS } from './flow/steps.ts';
import type { TimelineEntry } from './judgement.ts';

/** Every event of an attempt in causal order, with times on one clock as far as the clocks are aligned. */
export function timelineOf(attempt: Attempt, clocks: readonly ClockOffset[]): TimelineEntry[] {
  const reference = attempt.placed.find((placed) => placed.observation.at !== null)?.observation;
  return attempt.placed.map((placed) => {
    const { observation, column, crossing, sender, repeat } = placed;
    const offset =
      reference?.at && observation.at
        ? offsetBetween(reference.where.source, observation.where.source, clocks)
        : null;
    return {
      evidence: evidenceOf(observation),
      column,
      step: stepOf(crossing),
      message: crossing,
      sender,
      repeat,
      offset:
        offset === null
          ? null
          : (toNanoseconds(observation.at!) - offset.middle - toNanoseconds(reference!.at!)).toString(),
      uncertainty: offset === null ? null : offset.halfWidth.toString(),
    };
  });
}

function stepOf(crossing: TimelineEntry['message']): number | null {
  if (crossing === null) return null;
  const named = crossing as (typeof STEPS)[number]['crossings'][number];
  const step = STEPS.find((s) => s.crossings.includes(named) || s.aggressiveCrossings?.includes(named));
  return step?.number ?? null;
}

/** Clock of `to` minus clock of `from`: the middle of what is known, and half its width. */
function offsetBetween(
  from: string,
  to: string,
  clocks: readonly ClockOffset[],
): { middle: bigint; halfWidth: bigint } | null {
  if (from === to) return { middle: 0n, halfWidth: 0n };
  const clock = clocks.find((c) => (c.a === from && c.b === to) || (c.a === to && c.b === from));
  if (!clock || clock.min === null || clock.max === null) return null;
  const middle = (clock.min + clock.max) / 2n;
  return { middle: clock.a === from ? middle : -middle, halfWidth: (clock.max - clock.min) / 2n };
}
