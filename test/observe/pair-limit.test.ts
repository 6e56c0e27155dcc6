import { expect, test } from 'vitest';
import { MAX_OF_PAIR, MAX_PAIRS, PairLimit } from '../../src/observe/pair-limit.ts';

test('packets of one pair of addresses have a limit, and what goes beyond is said', () => {
  const limit = new PairLimit();
  let admitted = 0;
  for (let n = 0; n < MAX_OF_PAIR + 7; n++) if (limit.admits('198.51.100.66', '203.0.113.1')) admitted++;
  expect(admitted).toBe(MAX_OF_PAIR);
  expect(limit.admits('203.0.113.1', '198.51.100.66')).toBe(true);
  expect(limit.admits('198.51.100.67', '203.0.113.1')).toBe(true);
  expect(limit.problems().map(({ message }) => message)).toEqual([
    '7 NHRP packets and ICMP errors beyond the first 10000 from one end to the other, or the first 100000 such ends, were not analysed.',
  ]);
});

test('and so have the pairs', () => {
  const limit = new PairLimit();
  for (let n = 0; n < MAX_PAIRS; n++) expect(limit.admits(`spoke ${n}`, 'hub')).toBe(true);
  expect(limit.admits('another', 'hub')).toBe(false);
  expect(limit.admits('spoke 7', 'hub')).toBe(true);
});
