/**
 * What must stay when the same evidence comes in another way, and what may not come of less of it.
 *
 * A verdict says more or less of one message: that it arrived (`done`, and `inferred` where another message
 * proves it), that it left (`sent`), or nothing (`not-visible`). `missing` and `failed` say that watching
 * sources did not see it. With less evidence a verdict may fall to one that says less; it may never rise, and
 * no step that was done in truth may be called lost.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report, ReportedAttempt } from '../../src/judgement.ts';
import { storyCases } from '../made/transcripts/cases.ts';
import { type Printing, print } from '../made/transcripts/print.ts';
import { healthy } from '../made/transcripts/stories.ts';
import { type Given, judged, verdicts, workshop } from './support.ts';

const { judge, observe } = workshop();

const START = 1_762_000_000;
const YEAR = 365 * 86_400;
const printing = (start = START): Printing => ({ release: '15.1', head: 'year', start });

/** Stories that stop at different places, and good ones. */
const STORIES = storyCases.filter(({ name }) =>
  [
    'success',
    'mm2-lost',
    'psk-mismatch',
    'transform-mismatch',
    'nhrp-auth-mismatch',
    'nat-traversal',
  ].includes(name),
);

/** Everything that is said of the attempts but where and when it was seen. */
function said(report: Report) {
  return report.attempts.map((attempt) => ({
    spoke: attempt.spoke,
    hub: attempt.hub,
    outcome: attempt.outcome,
    stalledAfter: attempt.stalledAfter,
    faultDomain: attempt.faultDomain,
    verdicts: verdicts(attempt),
    quickModes: attempt.quickModes,
    registrations: attempt.registrations,
    cause: attempt.causes[0]?.id ?? null,
  }));
}

describe.each(STORIES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const story = one.story();
  const hub: Given = { name: 'hub.log', content: print(story.of('hub'), printing()) };
  const spoke: Given = { name: 'spoke.log', content: print(story.of('spoke'), printing()) };

  test('the order of the inputs does not matter, byte for byte', async () => {
    const [one, two] = [await judge([hub, spoke]), await judge([spoke, hub])];
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });

  test('the order of the observations does not matter', async () => {
    const set = await observe([hub, spoke]);
    const reversed = { sources: [...set.sources].reverse(), observations: [...set.observations].reverse() };
    expect(JSON.stringify(judged(reversed))).toBe(JSON.stringify(judged(set)));
  });

  test('sides given or found out', async () => {
    const found = said(await judge([hub, spoke]));
    const given = said(
      await judge([
        { ...hub, side: 'hub' },
        { ...spoke, side: 'spoke' },
      ]),
    );
    expect(given).toEqual(found);
  });

  test("one router's clock a year ahead or behind", async () => {
    const right = said(await judge([hub, spoke]));
    for (const shift of [YEAR, -YEAR]) {
      const shifted = { ...spoke, content: print(story.of('spoke'), printing(START + shift)) };
      expect(said(await judge([hub, shifted]))).toEqual(right);
    }
  });
});

/** How much a verdict says of the message; `missing` and `failed` are judged apart. */
const SAYS: Readonly<Record<string, number>> = { 'not-visible': 0, sent: 1, inferred: 2, done: 2 };

function expectNothingRose(less: ReportedAttempt, full: ReportedAttempt, but: readonly number[] = []): void {
  less.steps.forEach((step, index) => {
    const before = full.steps[index]!.verdict;
    const [now, was] = [SAYS[step.verdict], SAYS[before]];
    if (now === undefined || was === undefined) {
      if (!but.includes(step.number))
        expect([step.number, before, step.verdict]).toEqual([step.number, before, before]);
    } else expect(now, `step ${step.number}: ${before} became ${step.verdict}`).toBeLessThanOrEqual(was);
  });
}

describe('less evidence of a good bring-up', () => {
  const story = healthy();
  const logs = {
    hub: print(story.of('hub'), printing()).split('\n'),
    spoke: print(story.of('spoke'), printing()).split('\n'),
  };
  const whole = (side: 'hub' | 'spoke'): Given => ({ name: `${side}.log`, content: logs[side].join('\n') });
  const cutAt = (side: 'hub' | 'spoke', from: number, to: number): Given => ({
    name: `${side}.log`,
    content: logs[side]
      .slice(Math.floor(from * logs[side].length), Math.ceil(to * logs[side].length))
      .join('\n'),
  });
  const anywhere = fc.double({ min: 0, max: 0.95, noNaN: true });

  test('one log alone never says more than both', async () => {
    const full = (await judge([whole('hub'), whole('spoke')])).attempts[0]!;
    for (const side of ['hub', 'spoke'] as const) {
      const report = await judge([whole(side)]);
      expect(report.attempts).toHaveLength(1);
      expectNothingRose(report.attempts[0]!, full);
      expect(report.attempts[0]!.outcome).not.toBe('stalled');
    }
  });

  test("the hub's log cut anywhere: the spoke's still proves that it registered", async () => {
    await fc.assert(
      fc.asyncProperty(anywhere, anywhere, async (a, b) => {
        const report = await judge([cutAt('hub', Math.min(a, b), Math.max(a, b) + 0.05), whole('spoke')]);
        expect(report.attempts).toHaveLength(1);
        expect(report.attempts[0]!.outcome).toBe('registered');
        expect(
          verdicts(report.attempts[0]!).every((verdict) => verdict === 'done' || verdict === 'inferred'),
        ).toBe(true);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test("the spoke's log without its first part: as good as whole", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.85, noNaN: true }), async (from) => {
        const report = await judge([whole('hub'), cutAt('spoke', from, 1)]);
        expect(report.attempts).toHaveLength(1);
        expect(report.attempts[0]!.outcome).toBe('registered');
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  test("messages dropped at random from the spoke's log: no step rises, none that is proved elsewhere falls", async () => {
    const full = (await judge([whole('hub'), whole('spoke')])).attempts[0]!;
    const said = story.of('spoke');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: said.length - 1 }), { maxLength: 60 }),
        async (dropped) => {
          const kept = said.filter((_, index) => !dropped.includes(index));
          const report = await judge([whole('hub'), { name: 'spoke.log', content: print(kept, printing()) }]);
          expect(report.attempts).toHaveLength(1);
          // Steps 3, 5, 8 and 10 end at the hub, whose log is whole.
          for (const number of [3, 5, 8, 10])
            expect(report.attempts[0]!.steps[number - 1]!.verdict).toMatch(/done|inferred/);
          expectNothingRose(report.attempts[0]!, full, [13]);
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });
});
