import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from './cli/run-cli.ts';

interface Manifest {
  exports: Record<string, string | { default: string }>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** Every entry of package.json's `exports` with the source it is built from, the longest name first. */
const entries = Object.entries(manifest.exports)
  .flatMap(([name, target]) =>
    typeof target === 'string'
      ? []
      : [[name.replace(/^\./, 'dmvpn-trace'), sourceOf(target.default)] as const],
  )
  .sort((a, b) => b[0].length - a[0].length);

function sourceOf(built: string): string {
  return built.replace('./dist/lib/', './').replace(/\.js$/, '.ts');
}

/** Runs an example of the README as it stands, in a folder with a capture. */
function runExample(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  copyFileSync(join(root, 'fixtures/lab-plain-gre/spoke1.pcap'), join(folder, 'spoke.pcap'));
  const outfile = join(folder, 'example.mjs');
  buildSync({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    alias: Object.fromEntries(entries),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
  });
  const { stdout, stderr, status } = spawnSync(process.execPath, [outfile], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

describe('the library', () => {
  const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    (m) => m[1]!,
  );

  it('has examples in the README, and they run', () => {
    expect(examples).toHaveLength(3);
    expect(runExample(examples[0]!)).toBe(
      '172.16.1.1 registered with 172.16.10.1 as 10.1.1.1 (request 1 answered).\n',
    );
    expect(runExample(examples[1]!)).toBe('0\n');
    expect(runExample(examples[2]!)).toMatch(/NHRP registration-request 1 10\.1\.1\.1 to 10\.1\.1\.254/);
  });

  it.each(entries)('has the entry %s', async (_name, source) => {
    const module = (await import(join(root, source))) as Record<string, unknown>;
    expect(Object.keys(module).length).toBeGreaterThan(0);
  });
});
