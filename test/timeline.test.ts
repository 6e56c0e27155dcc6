import { describe, expect, it } from 'vitest';
import { Seen } from '../src/flow/seen.ts';
import type { Walk } from '../src/flow/walk.ts';
import type { Observation } from '../src/observation.ts';
import { timelineOf } from '../src/timeline.ts';

const NOTHING_WALKED = { steps: [] } as unknown as Walk;

function offsets(times: readonly [seconds: number, nanoseconds: number][]): (string | null)[] {
  const all = times.map(([seconds, nanoseconds], ordinal) => ({
    observation: {
      where: { source: 'capture' },
      ordinal,
      at: { seconds, nanoseconds, precision: 1, clock: 'utc' },
      message: null,
      event: { kind: 'gre-flow' },
      text: '',
    } as unknown as Observation,
    column: 'wire' as const,
    crossing: null,
    sender: null,
    repeat: false,
  }));
  return timelineOf(new Seen(all), NOTHING_WALKED, []).map(({ offset }) => offset);
}

describe('offsets of a timeline', () => {
  it('are exact to the nanosecond, before time zero and over decades too', () => {
    const start: [number, number] = [1_700_000_000, 999_999_999];
    expect(offsets([start, [1_700_000_001, 0], [1_699_999_999, 0], [2_700_000_000, 1], [0, 0]])).toEqual([
      '0',
      '1',
      '-1999999999',
      '999999999000000002',
      '-1700000000999999999',
    ]);
  });
});
