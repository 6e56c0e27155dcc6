import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import type { AnalyzeInput, Side } from '../../src/index.ts';
import { FIXTURES } from '../fixtures/all-fixtures.ts';
import { verdicts } from '../laws/certainty.ts';
import { judged, observed } from '../laws/evidence.ts';

const read = (path: string) => readFileSync(join(FIXTURES, path), 'utf8');
const report = async (inputs: readonly AnalyzeInput[]) =>
  judged(...(await observed(inputs, emptyKeyStore())));
const input = (name: string, side: Side, lines: readonly string[]): AnalyzeInput => ({
  name,
  side,
  data: new TextEncoder().encode(lines.join('\n')),
});

/** Cut behind so many lines. */
async function inTwo(path: string, side: Side, count: number): Promise<string[]> {
  const lines = read(path).split('\n');
  const files = [
    input('router.log', side, [...lines.slice(0, count), '']),
    input('router.log.2', side, lines.slice(count)),
  ];
  return verdicts(await report(files));
}

describe('a log that another file continues', () => {
  it.each([
    ['a packet is received, the lines behind tell that it is a notification', 'proxy-mismatch', 'spoke', 136],
    ['the same, cut inside those lines', 'transform-mismatch', 'spoke', 137],
    ['QM1 is received, its payloads are in the other file', 'pfs-silent', 'hub', 133],
    ['a line announces that the packet behind it goes out again', 'udp500-blocked', 'spoke', 47],
    [
      'five spokes; lines of several processes stand some milliseconds out of order',
      'five-spokes',
      'hub',
      187,
    ],
    ['five spokes; a request in one file, its reply in the other', 'five-spokes', 'hub', 988],
  ] as const)('%s', async (_, name, side, count) => {
    const path = `made-transcript-${name}/${side}.log`;
    const whole = verdicts(await report([input('router.log', side, read(path).split('\n'))]));
    expect(await inTwo(path, side, count)).toEqual(whole);
  });
});
