import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/judge.ts';
import { lint } from '../../src/lint/lint.ts';
import { loadInputs } from '../../src/node/load.ts';

/** The document the project began with may lie beside the checkout; it is not part of the repository. */
const folder = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const TOOL = { name: 'dmvpn-trace', version: '0.0.0' };

describe.runIf(existsSync(folder))('the seed document', () => {
  const load = async () =>
    (
      await loadInputs([
        { path: join(folder, readdirSync(folder).find((name) => name.endsWith('.txt'))!), side: null },
      ])
    ).set;

  test('debug and shows are of different runs; nothing else is doubtful', async () => {
    const { attempts } = judge(await load(), TOOL);
    const checks = attempts.flatMap((attempt) => attempt.checks);
    expect(
      checks.filter(({ verdict }) => verdict !== 'pass').map(({ id, verdict }) => [id, verdict]),
    ).toEqual([['run', 'unknown']]);
    expect(checks.find(({ id }) => id === 'run')?.message).toContain('The shows are of another run');
    const crossed = checks.find(({ id }) => id === 'spi.crossed');
    expect(crossed?.message).toContain('0x0a259d71 and 0x8d538d11');
  });

  test('the configurations are compatible; 3DES, group 1 and the wildcard key are weak', async () => {
    const report = lint((await load()).observations, TOOL);
    expect(report.pairs).toMatchObject([{ compatible: true }]);
    expect(report.findings.map(({ id, severity }) => `${severity} ${id}`).sort()).toEqual([
      'note weak-cryptography',
      'note weak-cryptography',
      'note weak-cryptography',
      'note wildcard-key',
    ]);
    const texts = report.findings.map(({ message }) => message).join('\n');
    expect(texts).toContain('policy 1 uses 3DES');
    expect(texts).toContain('transform-set DMVPN-TSET uses 3DES');
    expect(texts).toContain('group 1 (768 bits)');
  });
});
