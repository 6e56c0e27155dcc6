/** The log of one router that ends in the middle: what it does not show any more is not laid to the path or to keys. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';

const LOG = readFileSync(resolve('fixtures/made-transcript-psk-mismatch/spoke.log'), 'utf8');

/** What the spoke's log says up to a line, the report of it alone. */
async function upTo(words: string) {
  const lines = LOG.split('\n');
  const last = lines.findIndex((line) => line.includes(words));
  const data = new TextEncoder().encode(`${lines.slice(0, last + 1).join('\n')}\n`);
  const { report } = await analyze([{ name: 'spoke.log', data }]);
  return { attempt: report.attempts[0]!, line: last + 1 };
}

describe('a spoke’s log that ends', () => {
  it('after MM4: neither keys nor the path are blamed; the line to read on from is named', async () => {
    const { attempt, line } = await upTo('Old State = IKE_I_MM3  New State = IKE_I_MM4');
    expect([attempt.outcome, attempt.stalledAfter]).toEqual(['cannot-tell', 6]);
    expect(attempt.causes).toEqual([]);
    expect(attempt.summary).toMatch(
      new RegExp(
        `cannot be told from these sources: look at what the spoke printed after spoke\\.log:${line}\\.$`,
      ),
    );
  });

  it('after MM2: MM3 is not said to be lost on the way to the hub', async () => {
    const { attempt } = await upTo('Old State = IKE_I_MM1  New State = IKE_I_MM2');
    expect([attempt.outcome, attempt.stalledAfter]).toEqual(['cannot-tell', 4]);
    expect(attempt.causes.map(({ id }) => id)).not.toContain('ike-request-lost');
    for (const { id, explanation } of attempt.causes) {
      expect(id).toBe('psk-missing');
      expect(explanation).toMatch(/^The spoke .*did not go on;/);
    }
  });

  it('after MM5: a key may be wrong, and MM5 is counted as it was seen', async () => {
    const { attempt } = await upTo('Old State = IKE_I_MM4  New State = IKE_I_MM5');
    expect(attempt.causes.find(({ id }) => id === 'psk-mismatch')).toMatchObject({
      confidence: 'possible',
      explanation: expect.stringMatching(/^The spoke .*sent MM5 once/),
    });
  });
});
