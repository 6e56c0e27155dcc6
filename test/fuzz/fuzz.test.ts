import { describe, expect, it } from 'vitest';
import { playRound } from './rounds.ts';
import { TARGETS } from './targets.ts';

/** The same inputs at every run; `npm run fuzz -- --minutes N` tries others. */
const SEED = 20_260_101;
/** Of a round that lasts about a second on an idle machine. */
const SHARE = 0.25;

describe('changed inputs end with a result or a problem, in time', () => {
  it.each(TARGETS)(
    '$name',
    async (target) => {
      expect(await playRound(target, SEED, Math.ceil(target.inputsInARound * SHARE))).toBeNull();
    },
    60_000,
  );
});
