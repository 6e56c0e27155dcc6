import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process to run; its output is thrown away. */
export interface Command {
  words: readonly string[];
  /** Environment besides the own one. */
  env?: Readonly<Record<string, string>>;
}

export interface Timing {
  /** Seconds of the whole process. */
  wall: number;
  cpu: number;
}

/** Runs a process once; the shell's own clock keeps ours out of it. */
export function time({ words, env = {} }: Command): Timing {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" > /dev/null 2> "$BENCH_ERRORS"';
  const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-run-'));
  const errors = join(folder, 'stderr');
  const run = spawnSync('bash', ['-c', script, 'bench', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', ...env, BENCH_ERRORS: errors },
  });
  const said = readFileSync(errors, 'utf8');
  rmSync(folder, { recursive: true });
  const times = run.stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  // Exit code 1 is an answer for dmvpn-trace (stalled) and for ripgrep (nothing found).
  if ((run.status ?? 2) > 1 || times.length !== 3) {
    throw new Error(`${words.join(' ')} ended with ${run.status}: ${said.slice(0, 500) || run.stderr}`);
  }
  const [wall, user, system] = times as [number, number, number];
  return { wall, cpu: user + system };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs two processes in turn, changing who is first, and gives the medians. One run before them warms the page cache. */
export function pairs(ours: Command, peer: Command, runs: number): { ours: Timing; peer: Timing } {
  const own: Timing[] = [];
  const other: Timing[] = [];
  time(ours);
  for (let run = 0; run < runs; run++) {
    if (run % 2 === 0) other.push(time(peer));
    own.push(time(ours));
    if (run % 2 === 1) other.push(time(peer));
  }
  const medians = (list: readonly Timing[]): Timing => ({
    wall: median(list.map(({ wall }) => wall)),
    cpu: median(list.map(({ cpu }) => cpu)),
  });
  return { ours: medians(own), peer: medians(other) };
}

const HOOK = `process.on('exit', () => require('node:fs').writeFileSync(process.env.BENCH_RSS, String(process.resourceUsage().maxRSS)));`;

/** Peak memory of a Node process in MB; `feeder` writes its standard input. */
export async function peakMemory({ words }: Command, feeder: readonly string[] | null): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-run-'));
  const hook = join(folder, 'hook.cjs');
  const result = join(folder, 'rss');
  writeFileSync(hook, HOOK);
  const [program, ...rest] = words;
  const source = feeder ? spawn(feeder[0]!, feeder.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] }) : null;
  const child = spawn(program!, ['--require', hook, ...rest], {
    stdio: [source?.stdout ?? 'ignore', 'ignore', 'ignore'],
    env: { ...process.env, BENCH_RSS: result },
  });
  // Ours must not keep the pipe open: the reader would never see its end.
  source?.stdout.destroy();
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  const fed =
    source === null ||
    source.exitCode === 0 ||
    (await new Promise((resolve) => source.on('exit', resolve))) === 0;
  // A writer that broke off would make the large input a small one.
  if (!fed || (status ?? 2) > 1)
    throw new Error(`${words.join(' ')} ended with ${status}, its input ${fed ? 'whole' : 'cut'}`);
  const kilobytes = Number(readFileSync(result, 'utf8'));
  rmSync(folder, { recursive: true });
  return kilobytes / 1024;
}

export function isInstalled(program: string): boolean {
  return spawnSync('bash', ['-c', 'command -v "$1"', 'bench', program]).status === 0;
}
