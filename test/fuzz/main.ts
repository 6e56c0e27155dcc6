/**
 * `npm run fuzz -- --minutes 60`: rounds of every target with new seeds until the time is over. A worker plays, so that
 * an input that never ends, or takes all memory, is noticed, named and left behind.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Finding, playRound } from './rounds.ts';
import { TARGETS } from './targets.ts';

/** A round lasts seconds; one that does not end in this time hangs. */
const HANGS_AFTER_MILLISECONDS = 300_000;
/** Far more than any input needs, and far less than the machine has. */
const WORKER_HEAP_MEGABYTES = 1024;
/** Of the whole process: bytes outside the heap count too, as those of captures and gzip streams do. */
const RESIDENT_BYTES = 2 * 1024 * 1024 * 1024;

interface Played {
  target: string;
  seed: number;
  inputs: number;
  finding: Finding | null;
}

interface Task {
  until: number;
  seed: number;
  only: string | null;
}

async function play({ until, seed, only }: Task): Promise<void> {
  for (let round = seed; Date.now() < until; round++) {
    for (const target of TARGETS) {
      if (Date.now() >= until) return;
      if (only !== null && !target.name.includes(only)) continue;
      parentPort!.postMessage({ target: target.name, seed: round });
      const finding = await playRound(target, round);
      if (process.memoryUsage.rss() > RESIDENT_BYTES) throw new Error('takes memory without bound');
      const played: Played = { target: target.name, seed: round, inputs: target.inputsInARound, finding };
      parentPort!.postMessage(played);
    }
  }
}

async function supervise(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const until = Date.now() + Number(values.minutes) * 60_000;
  let seed = values.seed === undefined ? Math.floor(Date.now() / 1000) % 0x3fffffff : Number(values.seed);
  console.log(`seed ${seed}, ${values.minutes} minutes`);
  const counts = new Map<string, number>();
  const findings = new Map<string, Finding>();
  while (Date.now() < until) {
    seed = 1 + (await work({ until, seed, only: values.only ?? null }, counts, findings));
  }
  report(counts, findings);
  process.exitCode = findings.size > 0 ? 1 : 0;
}

/** One worker until it ends or must be ended; answers with the last seed it played. */
function work(task: Task, counts: Map<string, number>, findings: Map<string, Finding>): Promise<number> {
  const worker = new Worker(__filename, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MEGABYTES },
  });
  let doing = { target: '', seed: task.seed };
  return new Promise((resolve) => {
    const lost = (error: string): void => {
      note({ ...doing, path: '', error, input: '' }, findings);
      void worker.terminate().then(() => resolve(doing.seed));
    };
    let timer = setTimeout(() => undefined, 0);
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => lost('hangs'), HANGS_AFTER_MILLISECONDS);
    };
    worker.on('message', (message: Played) => {
      watch();
      doing = message;
      if (message.inputs === undefined) return;
      counts.set(message.target, (counts.get(message.target) ?? 0) + message.inputs);
      if (message.finding !== null) note(message.finding, findings);
    });
    worker.on('error', (error) => lost(String(error)));
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(doing.seed);
    });
  });
}

/** The first finding of each kind: target, and what was thrown where. */
function note(finding: Finding, findings: Map<string, Finding>): void {
  const kind = `${finding.target}\n${finding.error.replace(/\d+/g, '#').split('\n').slice(0, 2).join('\n')}`;
  if (findings.has(kind)) return;
  findings.set(kind, finding);
  console.log(`FOUND ${JSON.stringify(finding, null, 1)}`);
}

function report(counts: ReadonlyMap<string, number>, findings: ReadonlyMap<string, Finding>): void {
  let all = 0;
  for (const [name, count] of counts) {
    all += count;
    console.log(`${String(count).padStart(12)}  ${name}`);
  }
  console.log(`${String(all).padStart(12)}  inputs, ${findings.size} findings`);
}

if (isMainThread) void supervise();
else void play(workerData as Task);
