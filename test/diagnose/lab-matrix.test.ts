import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMBINATIONS, type MatrixCase, printMatrix, runCase, SCENARIOS, totalsOf } from './lab-matrix.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

/** With this evidence the cause must stand first and be more than possible. */
const DECISIVE: Readonly<Record<string, readonly string[]>> = {
  'udp500-blocked': [
    'both captures',
    'both logs',
    'spoke capture, hub logs',
    'hub capture, spoke logs',
    'both captures, keys',
    'everything',
  ],
  'psk-mismatch': Object.keys(COMBINATIONS),
  'phase2-proposal-mismatch': Object.keys(COMBINATIONS),
  'esp-dropped-spoke-to-hub': [
    'both captures',
    'both logs',
    'spoke capture, hub logs',
    'hub capture, spoke logs',
    'both captures, keys',
    'everything',
  ],
  'nhrp-auth-mismatch': Object.keys(COMBINATIONS).filter((name) => /logs|keys|everything/.test(name)),
};

/** With this evidence nothing else can be meant. */
const CERTAIN: Readonly<Record<string, readonly string[]>> = {
  'udp500-blocked': ['both captures', 'everything'],
  'psk-mismatch': ['hub logs', 'both logs', 'both captures, keys', 'everything'],
  'phase2-proposal-mismatch': ['hub logs', 'both logs', 'everything'],
  'esp-dropped-spoke-to-hub': ['both captures', 'both captures, keys', 'everything'],
  'nhrp-auth-mismatch': ['hub logs', 'both logs', 'hub capture, keys', 'everything'],
};

describe.each(Object.keys(SCENARIOS))('%s', (scenario) => {
  const truth = SCENARIOS[scenario];
  it.each(Object.keys(COMBINATIONS))('%s', async (combination) => {
    const result = await runCase(FIXTURES, scenario, combination);
    if (truth === null) {
      expect(result.falseAlarm).toBe(false);
      expect(['registered', 'cannot-tell']).toContain(result.outcome);
      return;
    }
    expect(result.causes.map(({ id }) => id)).toContain(truth);
    expect(result.rank).toBe(1);
    if (DECISIVE[scenario]!.includes(combination)) expect(result.causes[0]!.confidence).not.toBe('possible');
    if (CERTAIN[scenario]!.includes(combination)) expect(result.causes[0]!.confidence).toBe('certain');
  });
});

describe('the table', () => {
  const base = { scenario: 's', combination: 'c', outcome: 'stalled', falseAlarm: false } as const;
  const cases: MatrixCase[] = [
    { ...base, truth: 'esp-blocked', rank: 1, causes: [{ id: 'esp-blocked', confidence: 'likely' }] },
    { ...base, truth: 'esp-blocked', rank: null, causes: [] },
    { ...base, truth: null, rank: null, causes: [], falseAlarm: true },
  ];

  it('counts first ranks, places in the list, and false alarms', () => {
    expect(totalsOf(cases)).toEqual({ failures: 2, firstRank: 1, inList: 1, successes: 1, falseAlarms: 1 });
  });

  it('names what was missed and what was a false alarm', () => {
    expect(printMatrix(cases)).toMatch(/MISSED[\s\S]*FALSE ALARM[\s\S]*first in 1, in the list in 1/);
  });
});
