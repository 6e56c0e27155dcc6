import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FOLDER, Inputs } from './inputs/index.ts';
import { describeMachine } from './machine.ts';
import { isInstalled, pairs, peakMemory } from './measure.ts';
import { type BenchRow, type Goal, rows } from './rows.ts';

interface Result {
  id: string;
  workload: string;
  against: string;
  /** Seconds, or MB in the rows about memory. */
  ours: number | null;
  peer: number | null;
  /** Our wall time as a share of the peer's; in memory rows large input to small, or kB for each attempt. */
  ratio: number | null;
  cpuRatio: number | null;
  goal: string;
  reached: boolean | null;
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    output: { type: 'string', default: join(FOLDER, 'results.json') },
    cli: { type: 'string', default: 'dist/cli.cjs' },
  },
});
const scale = Number(values.scale);
const runs = Number(values.runs);
const inputs = new Inputs(scale);
const feeder = [process.execPath, resolve(import.meta.dirname, 'feed.mjs')];
const places = {
  cli: resolve(values.cli),
  lab: resolve('fixtures/lab-success-aes/spoke1.pcap'),
  python: resolve('bench/python-peer.py'),
};

const wanted = values.rows?.split(',') ?? null;
const chosen = rows(places).filter(
  ({ id }) => wanted === null || wanted.some((name) => id === name || id.startsWith(`${name}-`)),
);
if (chosen.length === 0) {
  const known = rows(places).map(({ id }) => id);
  process.stderr.write(`no such row; there are ${known.join(', ')}\n`);
  process.exit(2);
}

const results: Result[] = [];
process.stdout.write(
  '| workload | against | ours | peer | wall ratio | CPU ratio | reach | |\n|---|---|---|---|---|---|---|---|\n',
);
for (const row of chosen) {
  const result = await measure(row);
  results.push(result);
  process.stdout.write(`${line(result)}\n`);
}
const machine = describeMachine();
writeFileSync(values.output, `${JSON.stringify({ machine, scale, runs, results }, null, 2)}\n`);
process.stdout.write(`\n${machine.join('; ')}\nscale ${scale}, ${runs} runs; written to ${values.output}\n`);

async function measure(row: BenchRow): Promise<Result> {
  const { id, workload, against } = row;
  const result: Result = {
    ...{ id, workload, against },
    ...{ ours: null, peer: null, ratio: null, cpuRatio: null, goal: goalOf(row), reached: null },
  };
  if (row.kind === 'pair') {
    if (!isInstalled(row.needs)) return result;
    const { ours, peer } = pairs(row.ours(inputs), row.peer(inputs), runs);
    result.ours = ours.wall;
    result.peer = peer.wall;
    result.ratio = ours.wall / peer.wall;
    result.cpuRatio = ours.cpu / peer.cpu;
    result.reached =
      'atMost' in row.goal ? result.ratio <= row.goal.atMost : 1 / result.ratio >= row.goal.timesFaster;
  } else if (row.kind === 'memory') {
    const [small, large] = row.feeds(scale);
    result.peer = await peakMemory({ words: row.words }, [...feeder, ...small]);
    result.ours = await peakMemory({ words: row.words }, [...feeder, ...large]);
    result.ratio = result.ours / result.peer;
    result.reached =
      Math.max(result.ours, result.peer) <= row.limit && result.ours - result.peer <= row.apart;
  } else {
    const words = [process.execPath, places.cli, 'analyze', '--format', 'json'];
    // What attempts add stands above the memory that one small bring-up takes.
    result.peer = await peakMemory({ words: [...words, places.lab] }, null);
    result.ours = await peakMemory({ words: [...words, row.input(inputs)] }, null);
    result.ratio = ((result.ours - result.peer) * 1024) / row.attempts;
    result.reached = result.ratio <= row.limit;
  }
  return result;
}

function goalOf(row: BenchRow): string {
  if (row.kind === 'memory') return `≤ ${row.limit} MB, same`;
  if (row.kind === 'attempts') return `≤ ${row.limit} kB each`;
  return words(row.goal);
}

function words(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${goal.atMost} ×` : `≥ ${goal.timesFaster} × faster`;
}

function line({ id, workload, against, ours, peer, ratio, cpuRatio, goal, reached }: Result): string {
  const isMemory = id.startsWith('memory') || id.startsWith('attempts');
  const amount = (value: number | null): string =>
    value === null ? '–' : isMemory ? `${value.toFixed(0)} MB` : `${value.toFixed(3)} s`;
  const share = (value: number | null): string =>
    value === null
      ? '–'
      : goal.includes('faster')
        ? `${(1 / value).toFixed(1)} × faster`
        : `${value.toFixed(2)} ×`;
  const shown = id.startsWith('attempts') && ratio !== null ? `${ratio.toFixed(1)} kB each` : share(ratio);
  const mark = reached === null ? 'not measured' : reached ? 'reached' : 'missed';
  return `| ${workload} | ${against} | ${amount(ours)} | ${amount(peer)} | ${shown} | ${share(cpuRatio)} | ${goal} | ${mark} |`;
}
