import { execSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

let built: string | null = null;

/** Builds the program as package.json does, once per test file, into a folder of its own; answers its path. */
export function buildCli(): string {
  if (built !== null) return built;
  const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-cli-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  execSync(`${scripts['build:cli']!} ${folder}`, { cwd: root, stdio: 'pipe' });
  built = join(folder, 'cli.cjs');
  return built;
}

/** Runs the program as a user does; in English, unless the environment given says otherwise. */
export function runCli(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array; env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [buildCli(), ...args], {
    cwd: options.cwd ?? root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C', ...options.env },
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  return { code: status, stdout, stderr };
}
