import { describe, expect, it } from 'vitest';
import { answerTo } from './answer.ts';
import { mainModeFlood, quickModeFlood, registrationFlood } from './floods.ts';
import { BACKTRACKERS, HOSTILE_TEXTS } from './texts.ts';

describe('hostile texts are read as far as they make sense, and say what was wrong', () => {
  it.each(HOSTILE_TEXTS)('$name', async ({ bytes, says }) => {
    const { problems } = await answerTo(bytes());
    if (says !== null) expect(problems.join('\n')).toContain(says);
    else
      expect(problems.filter((problem) => !/^(?:bad-encoding|limit|wrong-format)/.test(problem))).toEqual([]);
  });
});

/** The least of three times: what else the machine does only adds. */
async function timeOf(input: Uint8Array): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) times.push((await answerTo(input)).milliseconds);
  return Math.min(...times);
}

/** Four times the input may take four times as long and some; the square of it would be sixteen times. */
const SQUARE = 11;
/** Below this a clock tells nothing of growth. */
const UNMEASURABLE = 15;

async function expectLinear(make: (size: number) => Uint8Array, size: number): Promise<void> {
  const [small, large] = [await timeOf(make(size)), await timeOf(make(4 * size))];
  if (large > UNMEASURABLE) expect(large / Math.max(small, 1)).toBeLessThan(SQUARE);
}

describe('four times as much takes about four times as long', () => {
  it.each(BACKTRACKERS.map((make, index) => [index, make] as const))('backtracker %i', async (_, make) => {
    await expectLinear((size) => new TextEncoder().encode(make(size)), 15_000);
  });

  it.each([
    ['main mode from one address', (size: number) => mainModeFlood(size)],
    ['main mode from many addresses', (size: number) => mainModeFlood(size, { sources: true })],
    ['quick mode', quickModeFlood],
    ['registrations', registrationFlood],
  ])('flood: %s', async (_, make) => expectLinear(make, 500), 60_000);

  it('two places that watched one flood and share no cookie', async () => {
    const { attempts, findings } = await answerTo(
      { name: 'spoke', side: 'spoke', data: mainModeFlood(1200) },
      { name: 'hub', side: 'hub', data: mainModeFlood(1201) },
    );
    // A thousand from each; what goes beyond is left out.
    expect(attempts).toBe(2000);
    expect(findings.join('\n')).toMatch(/limit: 2000 attempts of spokes that have more than 1000/);
  });
});
