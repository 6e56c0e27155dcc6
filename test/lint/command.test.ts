import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lint } from '../../src/cli/commands/lint.ts';
import { HUB, SPOKE } from './ask.ts';

let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  writeFileSync(path('hub.cfg'), HUB);
  writeFileSync(path('spoke.cfg'), SPOKE);
  writeFileSync(path('other.cfg'), SPOKE.replace('tunnel key 5', 'tunnel key 6'));
  writeFileSync(path('no.cfg'), 'nothing of a router\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(options: Record<string, unknown>, positionals: string[] = []) {
  const output = path('result');
  writeFileSync(output, '');
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const code = await lint({
      positionals,
      options: { format: 'table', 'fail-on': 'error', color: false, output, ...options },
    });
    return { code, out: readFileSync(output, 'utf8') };
  } finally {
    stderr.mockRestore();
  }
}

describe('dmvpn-trace lint', () => {
  test('two that fit: exit code 0', async () => {
    const { code, out } = await run({ hub: [path('hub.cfg')], spoke: [path('spoke.cfg')] });
    expect(out).toContain('branch with centre: compatible');
    expect(code).toBe(0);
  });

  test('a mismatch: file, line, severity, id, message; exit code 1', async () => {
    const { code, out } = await run({ hub: [path('hub.cfg')], spoke: [path('other.cfg')] });
    expect(out).toContain(
      `${path('other.cfg')}:13: error tunnel-key: The spoke's tunnel has key 6, the hub's key 5`,
    );
    expect(out).toContain('would not come up');
    expect(code).toBe(1);
  });

  test('sides are found out, and --fail-on decides the exit code', async () => {
    expect((await run({}, [path('spoke.cfg'), path('hub.cfg')])).code).toBe(0);
    expect((await run({ 'fail-on': 'never' }, [path('other.cfg'), path('hub.cfg')])).code).toBe(0);
  });

  test('JSON', async () => {
    const { out } = await run({ format: 'json', hub: [path('hub.cfg')], spoke: [path('other.cfg')] });
    const report = JSON.parse(out);
    expect(report.schema).toBe('dmvpn-trace/lint/1');
    expect(report.pairs).toEqual([{ spoke: 'branch', hub: 'centre', compatible: false }]);
    expect(report.findings[0]).toMatchObject({ id: 'tunnel-key', severity: 'error' });
    expect(report.findings[0].evidence).toHaveLength(2);
  });

  test('wrong usage and files without a configuration: exit code 2', async () => {
    expect((await run({})).code).toBe(2);
    expect((await run({ format: 'html' }, [path('hub.cfg')])).code).toBe(2);
    expect((await run({}, [path('no.cfg')])).code).toBe(2);
    expect((await run({ hub: [path('absent.cfg')] })).code).toBe(2);
  });
});
