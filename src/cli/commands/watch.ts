import { judge } from '../../judge.ts';
import type { Report } from '../../judgement.ts';
import { say } from '../../language/say.ts';
import { readChunks } from '../../node/files.ts';
import { CaptureWindow } from '../../node/live/capture-window.ts';
import { Follower } from '../../node/live/follow.ts';
import { captureOn } from '../../node/live/interface.ts';
import { receiveSyslog } from '../../node/live/syslog.ts';
import { TextWindow } from '../../node/live/text-window.ts';
import type { ObservationSet, Side } from '../../observation.ts';
import { COLOURED, PLAIN } from '../../report/style.ts';
import { renderTable } from '../../report/table.ts';
import { TOOL } from '../../version.ts';
import { type Arguments, EXIT } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { readKeys } from '../inputs.ts';
import { tuneForLongInput } from '../long-input.ts';
import { wantsColour, writeReport } from '../output.ts';

/** Time between two looks at the logs that are followed. */
const POLL_MILLISECONDS = 500;
/** Time between two redraws; a redraw that took long waits this many times as long as it took. */
const REDRAW_MILLISECONDS = 1_000;
const REST = 5;
/** Senders of syslog that are told apart; the rest goes together. */
const MAX_SENDERS = 64;
/** Notes kept for the screen, the last ones: a log that is rotated every hour makes one each time. */
const MAX_NOTES = 3;

/** `watch`: captures, logs and syslog as they come; the matrix of the newest attempt, then the same report as from files. */
export async function watch(args: Arguments): Promise<number> {
  tuneForLongInput(Number.POSITIVE_INFINITY);
  const session = new WatchSession(args);
  const refusal = await session.start();
  if (refusal !== null) {
    process.stderr.write(`dmvpn-trace: ${refusal}\n`);
    await session.stop();
    return EXIT.usage;
  }
  await session.untilInterrupted();
  await session.stop();
  const report = session.report();
  await writeReport(report, args);
  return exitCodeOf(report, String(args.options['fail-on']));
}

class WatchSession {
  readonly #args: Arguments;
  readonly #captures: CaptureWindow[] = [];
  readonly #texts = new Map<string, TextWindow>();
  readonly #followers: Follower[] = [];
  readonly #stops: (() => void)[] = [];
  readonly #notes: string[] = [];
  #input: Promise<unknown> | null = null;
  #timers: NodeJS.Timeout[] = [];
  #seen = '';
  #told = '';
  #rest = 0;

  constructor(args: Arguments) {
    this.#args = args;
  }

  /** Opens everything that is to be watched; answers with the reason when something cannot be. */
  async start(): Promise<string | null> {
    const { options, positionals } = this.#args;
    const list = (name: string): string[] =>
      Array.isArray(options[name]) ? (options[name] as unknown[]).map(String) : [];
    const keyFiles = list('keys');
    const keys = keyFiles.length > 0 ? readKeys(keyFiles) : null;
    if (keyFiles.length > 0 && keys === null) return say`the keys cannot be used`;
    const device = options['interface'];
    if (typeof device === 'string') {
      const window = new CaptureWindow(device, sideOf(options['side']), keys);
      const opened = captureOn(device, (chunk) => window.push(chunk));
      if ('advice' in opened) return opened.advice;
      this.#captures.push(window);
      this.#stops.push(() => {
        opened.capture.stop();
        if (opened.capture.truncated() > 0) this.#note(say`${opened.capture.truncated()} packets were cut`);
      });
    }
    if (positionals.includes('-')) {
      const window = new CaptureWindow('-', sideOf(options['side']), keys);
      this.#captures.push(window);
      this.#input = readChunks('-', (chunk) => window.push(chunk));
    } else if (positionals.length > 0) {
      return say`${positionals[0]!} is a file: analyze reads files; watch reads "-", --interface, --follow and --syslog`;
    }
    for (const path of list('follow')) this.#follow(path);
    const address = options['syslog'];
    if (typeof address === 'string') {
      const problem = await this.#listen(address);
      if (problem !== null) return problem;
    }
    if (this.#captures.length + this.#followers.length + this.#stops.length === 0) {
      return say`nothing to watch: give --interface IF, --follow LOG, --syslog HOST:PORT, or - for a capture on standard input`;
    }
    this.#timers = [
      setInterval(() => this.#poll(), POLL_MILLISECONDS),
      setInterval(() => this.#redraw(), REDRAW_MILLISECONDS),
    ];
    return null;
  }

  /** Until Ctrl-C, or the end of standard input when nothing else is watched. */
  async untilInterrupted(): Promise<void> {
    const interrupted = new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    const others = this.#followers.length + this.#stops.length > 0;
    await (this.#input !== null && !others ? Promise.race([this.#input, interrupted]) : interrupted);
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#poll();
    for (const stop of this.#stops) stop();
    for (const follower of this.#followers) follower.close();
    if (this.#input !== null) process.stdin.destroy();
  }

  report(): Report {
    const set: ObservationSet = { sources: [], observations: [] };
    for (const window of [...this.#captures, ...this.#texts.values()]) {
      const looked = window.look();
      if (!looked) continue;
      set.sources.push(looked.source);
      for (const observation of looked.observations) set.observations.push(observation);
    }
    return judge(set, TOOL);
  }

  #follow(path: string): void {
    const window = new TextWindow(path, null);
    this.#texts.set(path, window);
    const follower = new Follower(
      path,
      (chunk) => window.push(chunk),
      (note) => this.#note(note),
    );
    this.#followers.push(follower);
    follower.poll();
  }

  async #listen(address: string): Promise<string | null> {
    const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(address);
    if (!match) return say`"${address}" is no address to listen on; write HOST:PORT, e.g. 127.0.0.1:5514`;
    try {
      const stop = await receiveSyslog(
        match[1] ?? match[2]!,
        Number(match[3]),
        (sender, line) => this.#textOf(sender).push(line),
        (sender) => this.#note(say`${sender} sent what is longer than a syslog message; it was left out`),
      );
      this.#stops.push(stop);
      return null;
    } catch (error) {
      return say`cannot listen on ${address}: ${(error as Error).message}`;
    }
  }

  #textOf(sender: string): TextWindow {
    const others = 'syslog of others';
    const own = `syslog ${sender}`;
    const isKnown = this.#texts.has(own) || this.#texts.size < MAX_SENDERS;
    const name = isKnown ? own : others;
    const known = this.#texts.get(name);
    if (known) return known;
    if (!isKnown)
      this.#note(
        say`more than ${MAX_SENDERS} senders of syslog: what ${sender} and others send is not told apart`,
      );
    const window = new TextWindow(name, null);
    this.#texts.set(name, window);
    return window;
  }

  #note(note: string): void {
    this.#notes.push(note);
    if (this.#notes.length > MAX_NOTES) this.#notes.shift();
    if (!process.stderr.isTTY) process.stderr.write(`dmvpn-trace: ${note}\n`);
  }

  #poll(): void {
    for (const follower of this.#followers) follower.poll();
  }

  /** Draws the newest attempt in place on a terminal; elsewhere one line whenever the outcome changes. */
  #redraw(): void {
    const taken = [...this.#captures, ...this.#texts.values()].map((window) => window.taken).join(' ');
    if (taken === this.#seen || this.#rest-- > 0) return;
    this.#seen = taken;
    const started = Date.now();
    const report = this.report();
    const attempt = report.attempts.at(-1);
    if (process.stderr.isTTY) {
      const newest = { ...report, attempts: attempt ? [attempt] : [], findings: [] };
      const text = renderTable(newest, {
        style: wantsColour(this.#args.options) ? COLOURED : PLAIN,
        width: process.stderr.columns ?? 80,
        timeline: false,
        unknown: false,
        verbose: false,
      });
      const notes = this.#notes.map((note) => `${note}\n`).join('');
      process.stderr.write(
        `\u001b[H\u001b[J${text}${notes}\n${say`Watching ${report.attempts.length} attempts; Ctrl-C for the report.`}\n`,
      );
    } else if (attempt && attempt.summary !== this.#told) {
      this.#told = attempt.summary;
      process.stderr.write(`${attempt.summary}\n`);
    }
    this.#rest = Math.floor((REST * (Date.now() - started)) / REDRAW_MILLISECONDS);
  }
}

function sideOf(value: unknown): Side | null {
  return value === 'spoke' || value === 'hub' ? value : null;
}
