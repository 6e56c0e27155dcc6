import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import type { Report } from '../../src/judgement.ts';
import { FIXTURES } from '../fixtures/all-fixtures.ts';
import { judged, observed } from '../laws/evidence.ts';
import { shifted } from '../laws/shifted.ts';

const FOLDER = join(FIXTURES, 'made-transcript-history');
const inputs = (['hub', 'spoke'] as const).map((side) => ({
  name: `${side}.log`,
  side,
  data: new Uint8Array(readFileSync(join(FOLDER, `${side}.log`))),
}));

/** The attempts in their order: what tells them apart. */
const order = ({ attempts }: Report) =>
  attempts.map(({ id, outcome, quickModes, timeline }) => [
    id,
    outcome,
    quickModes.map(({ messageId }) => messageId),
    timeline.length,
  ]);

describe('the order of attempts', () => {
  it.each([-7200, -600, 45, 3600, 86_400])(
    'does not follow a clock that is set %i seconds differently',
    async (seconds) => {
      const [hub, spoke] = await Promise.all(inputs.map((input) => observed([input], emptyKeyStore())));
      const expected = order(judged(...hub!, ...spoke!));
      expect(expected.map(([, outcome]) => outcome)).toEqual([
        'stalled',
        'stalled',
        'registered',
        'registered',
      ]);
      const all = [...hub!, ...spoke!];
      for (const clock of ['hub.log', 'spoke.log']) {
        const moved = all.map((set) => shifted(set, new Set([clock]), seconds));
        expect(order(judged(...moved))).toEqual(expected);
      }
    },
  );
});
