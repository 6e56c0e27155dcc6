import { say } from '../language/say.ts';
import { tuneForLongInput } from './long-input.ts';

/** Work shorter than this needs no progress line. */
const QUIET_MILLISECONDS = 1_000;
/** Time between two updates: fast enough to look alive, slow enough to cost nothing. */
const UPDATE_MILLISECONDS = 250;
/** Asking for the time costs more than reading a chunk; every so many calls is enough. */
const CALLS_PER_LOOK = 64;

/**
 * The reading of a long input: a line on standard error that tells how far it is, with rate and time left, and
 * V8 tuned for it.
 */
export class Progress {
  readonly #start = Date.now();
  #last = 0;
  #calls = 0;
  #shown = false;

  update(path: string, bytesRead: number, size: number | null): void {
    tuneForLongInput(bytesRead);
    if (++this.#calls % CALLS_PER_LOOK !== 0 || !process.stderr.isTTY) return;
    const now = Date.now();
    if (now - this.#start < QUIET_MILLISECONDS || now - this.#last < UPDATE_MILLISECONDS) return;
    this.#last = now;
    const seconds = (now - this.#start) / 1000;
    const rate = bytesRead / seconds;
    const share = size ? `${Math.floor((100 * bytesRead) / size)} %, ` : '';
    const left = size ? say`, ${Math.max(0, Math.ceil((size - bytesRead) / rate))} s left` : '';
    process.stderr.write(
      `\r\u001b[K${path}: ${share}${(bytesRead / 1e6).toFixed(0)} MB, ${(rate / 1e6).toFixed(0)} MB/s${left}`,
    );
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}
