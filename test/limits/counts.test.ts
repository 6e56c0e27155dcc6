/** Limits that take half a million events to reach, made small here. */
import { expect, it, vi } from 'vitest';

vi.mock('../../src/observe/limits.ts', () => ({ MAX_OBSERVATIONS: 10 }));
vi.mock('../../src/correlate/limits.ts', () => ({ MAX_ATTEMPTS: 3 }));

const { analyze, observeInputs } = await import('../../src/index.ts');
const { logFlood, mainModeFlood } = await import('../hostile/floods.ts');

it('src/observe/limits.ts MAX_OBSERVATIONS: further ones of a log and of a capture are counted', async () => {
  const { set } = await observeInputs([
    { name: 'log', data: logFlood(5) },
    { name: 'capture', data: mainModeFlood(15, { sources: true }) },
  ]);
  const count = (source: string) => set.observations.filter(({ where }) => where.source === source).length;
  expect([count('log'), count('capture')]).toEqual([10, 10]);
  const problems = set.sources.flatMap((source) =>
    source.problems.map(({ code, message }) => `${source.id}: ${code}: ${message}`),
  );
  expect(problems).toEqual([
    expect.stringMatching(/^log: limit: \d+ messages beyond the first 10 events were not analysed\.$/),
    'capture: limit: 5 control packets beyond the first 10 were not analysed.',
  ]);
});

it('src/correlate/limits.ts MAX_ATTEMPTS: those of which least was seen are left out, and a finding says so', async () => {
  const { report } = await analyze([{ name: 'capture', data: mainModeFlood(8, { sources: true }) }]);
  expect(report.attempts).toHaveLength(3);
  expect(report.findings.map(({ message }) => message)).toContain(
    '5 more attempts, of which least was seen, are left out: more than 3 are a flood.',
  );
});
