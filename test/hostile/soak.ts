/**
 * `npm run soak -- --minutes 10`: a log of a gigabyte without a line break, and then the whole `watch` process over
 * captures and logs that are replayed without end: on its standard input, in two files that it follows and that are
 * rotated, and as syslog. Prints the heap after a collection and the resident size every ten seconds; fails when the
 * second half of the time grew, or when the gigabyte needed memory.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { observeInputs } from '../../src/index.ts';
import { type MadeFrame, writePcap } from '../made/capture-writer.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    'skip-gigabyte': { type: 'boolean', default: false },
  },
});

const PCAP_HEADER = 24;
const SYSLOG_PORT = 5599;
const SAMPLE_MILLISECONDS = 10_000;
const FEED_MILLISECONDS = 250;
/** Replays of a capture in one go: its windows are full within the first minutes. */
const REPLAYS = 10;
/** A followed log is rotated when it is this long. */
const ROTATED_BYTES = 4 * 1024 * 1024;
/** What may lie between two moments of a process whose memory does not grow: a collection more or less. */
const ALLOWED_GROWTH = 1.1;
const GIGABYTE = 1024 * 1024 * 1024;
/** Above what the program needs before it reads anything. */
const GIGABYTE_MAY_NEED = 64 * 1024 * 1024;

interface Sample {
  heap: number;
  resident: number;
}

/** Answers with what went wrong, null when nothing did. */
async function gigabyteWithoutLineBreak(): Promise<string | null> {
  const chunk = new Uint8Array(1024 * 1024).fill(0x78);
  const line = new TextEncoder().encode('*Mar  1 00:00:01.000: ISAKMP (0): received packet from 192.0.2.1\n');
  let most = 0;
  async function* log() {
    yield line;
    for (let bytes = 0; bytes < GIGABYTE; bytes += chunk.length) {
      yield chunk;
      most = Math.max(most, process.memoryUsage().rss);
    }
  }
  const before = process.memoryUsage().rss;
  const { set } = await observeInputs([{ name: 'gigabyte.log', data: log() }]);
  const problems = set.sources.flatMap((source) => source.problems.map(({ message }) => message));
  const needed = most - before;
  console.log(`a gigabyte without a line break: ${megabytes(needed)} more resident; ${problems.join(' ')}`);
  if (!problems.some((message) => message.includes('longer than'))) return 'the gigabyte was not told of';
  return needed > GIGABYTE_MAY_NEED ? `the gigabyte needed ${megabytes(needed)}` : null;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The frames of a capture as records of a pcap file, each time a little later. */
function replayer(path: string): () => Uint8Array {
  const frames: MadeFrame[] = [];
  const reader = new EveryFrame(({ at, bytes }) => frames.push({ at: at!, bytes: bytes.slice() }));
  reader.push(new Uint8Array(readFileSync(path)));
  reader.end();
  const first = frames[0]!.at.seconds;
  const length = frames.at(-1)!.at.seconds - first + 1;
  let round = 0;
  return () => {
    const start = 1_700_000_000 + round++ * length;
    const moved = frames.map(({ at, bytes }) => ({
      at: { ...at, seconds: start + at.seconds - first },
      bytes,
    }));
    const file = writePcap({}, moved);
    return round === 1 ? file : file.subarray(PCAP_HEADER);
  };
}

/** Adds to a followed log, and rotates it as logrotate does. */
function appendRotating(path: string, text: string): void {
  if (statSync(path).size > ROTATED_BYTES) {
    renameSync(path, `${path}.1`);
    writeFileSync(path, '');
  }
  appendFileSync(path, text);
}

function startWatch(folder: string, logs: readonly string[]): ChildProcess {
  const sampler = join(folder, 'sampler.cjs');
  writeFileSync(
    sampler,
    `process.on('message', () => {
      gc();
      const { heapUsed, rss } = process.memoryUsage();
      process.send({ heap: heapUsed, resident: rss });
    });`,
  );
  const followed = logs.flatMap((path) => ['--follow', path]);
  const watch = ['watch', '-', ...followed, '--syslog', `127.0.0.1:${SYSLOG_PORT}`, '--format', 'json'];
  return spawn(process.execPath, ['--expose-gc', '--require', sampler, 'dist/cli.cjs', ...watch], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  });
}

function sample(child: ChildProcess): Promise<Sample> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Sample));
    child.send('sample');
  });
}

/** Feeds everything that is watched until the time is over. */
async function soakWatch(minutes: number): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-soak-'));
  const logs = ['hub.log', 'spoke.log'].map((name) => join(folder, name));
  for (const log of logs) writeFileSync(log, '');
  const texts = [
    'fixtures/made-transcript-five-spokes/hub.log',
    'fixtures/made-transcript-psk-mismatch/spoke.log',
  ].map((path) => readFileSync(path, 'utf8'));
  const messages = readFileSync('fixtures/made-transcript-success/hub.log', 'utf8').split('\n');
  const next = replayer('fixtures/made-five-spokes/hub.pcap');
  const child = startWatch(folder, logs);
  let ended: string | null = null;
  child.once('exit', (code, signal) => {
    ended = `watch ended by itself (${code ?? signal})`;
  });
  const syslog = createSocket('udp4');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const stream = connect(SYSLOG_PORT, '127.0.0.1');
  stream.on('error', () => undefined);
  const samples: Sample[] = [];
  let bytes = 0;
  let sampled = Date.now();
  for (const until = Date.now() + minutes * 60_000; Date.now() < until && ended === null; ) {
    for (let round = 0; round < REPLAYS; round++) {
      const records = next();
      bytes += records.length;
      if (!child.stdin!.write(records)) await new Promise((resolve) => child.stdin!.once('drain', resolve));
    }
    logs.forEach((log, index) => {
      appendRotating(log, texts[index]!);
      bytes += texts[index]!.length;
    });
    for (const message of messages) {
      syslog.send(`<189>1 - 192.0.2.1 - - - - ${message}`, SYSLOG_PORT, '127.0.0.1');
      stream.write(`<189>${message}\n`);
      bytes += 2 * message.length;
    }
    await new Promise((resolve) => setTimeout(resolve, FEED_MILLISECONDS));
    if (Date.now() - sampled < SAMPLE_MILLISECONDS) continue;
    sampled = Date.now();
    const one = await sample(child);
    samples.push(one);
    console.log(`${megabytes(bytes)} fed, heap ${megabytes(one.heap)}, resident ${megabytes(one.resident)}`);
  }
  syslog.close();
  stream.destroy();
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
  return ended ?? grown(samples);
}

/** What the third and the last quarter of the time had at most times: a heap that is flat has the same. */
function grown(samples: readonly Sample[]): string | null {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) return null;
  const median = (of: keyof Sample, from: number, to?: number) =>
    samples
      .slice(from, to)
      .map((one) => one[of])
      .sort((a, b) => a - b)[Math.floor(quarter / 2)]!;
  const failures = (['heap', 'resident'] as const).flatMap((of) => {
    const growth = median(of, -quarter) / median(of, -2 * quarter, -quarter);
    console.log(`${of}: the last quarter has ${growth.toFixed(3)} × the one before`);
    return growth > ALLOWED_GROWTH ? [`the ${of} grew ${growth.toFixed(3)} ×`] : [];
  });
  return failures.length > 0 ? failures.join(', ') : null;
}

async function soak(): Promise<void> {
  const failures = [
    values['skip-gigabyte'] ? null : await gigabyteWithoutLineBreak(),
    await soakWatch(Number(values.minutes)),
  ].filter((failure) => failure !== null);
  for (const failure of failures) console.error(failure);
  process.exit(failures.length > 0 ? 1 : 0);
}

void soak();
