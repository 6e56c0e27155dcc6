/**
 * `npm run soak -- --minutes 10`: what watch keeps while captures and logs are replayed without end, with a judgement
 * every second. Prints the heap after a collection every ten seconds; fails when its second half grew.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge } from '../../src/judge.ts';
import { CaptureWindow } from '../../src/node/live/capture-window.ts';
import { TextWindow } from '../../src/node/live/text-window.ts';
import { TOOL } from '../../src/version.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const SAMPLE_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 200;
/** What a heap in use may differ from one moment to the next. */
const ALLOWED_GROWTH = 1.15;
const CAPTURE_HEADER = 24;
/** Replays between two judgements: the windows of watch are full after the first minute. */
const REPLAYS_BETWEEN = 40;

const collect = (globalThis as { gc?: () => void }).gc;

async function soak(): Promise<void> {
  if (!collect) throw new Error('run it with --expose-gc');
  const capture = new CaptureWindow('spoke', 'spoke', null);
  const log = new TextWindow('hub', 'hub');
  const packets = new Uint8Array(readFileSync('fixtures/made-five-spokes/hub.pcap'));
  const lines = new Uint8Array(readFileSync('fixtures/made-transcript-five-spokes/hub.log'));
  const heaps: number[] = [];
  let replays = 0;
  let sampled = Date.now();
  for (const until = Date.now() + Number(values.minutes) * 60_000; Date.now() < until; replays++) {
    for (let n = 0; n < REPLAYS_BETWEEN; n++) {
      capture.push(replays + n === 0 ? packets : packets.subarray(CAPTURE_HEADER));
      log.push(lines);
    }
    const looked = [capture.look(), log.look()].filter((one) => one !== null);
    judge(
      {
        sources: looked.map(({ source }) => source),
        observations: looked.flatMap(({ observations }) => observations),
      },
      TOOL,
    );
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    if (Date.now() - sampled < SAMPLE_MILLISECONDS) continue;
    sampled = Date.now();
    collect();
    heaps.push(process.memoryUsage().heapUsed);
    console.log(
      `${replays} replays, heap ${(heaps.at(-1)! / 1e6).toFixed(1)} MB, resident ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    );
  }
  const half = heaps.slice(Math.floor(heaps.length / 2));
  const growth = half.at(-1)! / half[0]!;
  console.log(`${replays} replays; the second half grew ${growth.toFixed(3)} ×`);
  process.exitCode = growth > ALLOWED_GROWTH ? 1 : 0;
}

void soak();
