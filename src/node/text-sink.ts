/** Where long outputs go: standard output or a file, in batches, waiting for a reader that is slower. */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Text is gathered up to this length: fewer calls than one per line, and still nothing piles up. */
const BATCH = 128 * 1024;
/** First and longest wait, in milliseconds, for a pipe whose reader has not caught up. */
const FIRST_WAIT = 0.1;
const LONGEST_WAIT = 20;

const STANDARD_OUTPUT = 1;

export class TextSink {
  readonly #descriptor: number;
  readonly #waiting = new Int32Array(new SharedArrayBuffer(4));
  /** Room for a batch and one line beyond it, at UTF-8's three bytes for each unit of a string. */
  readonly #bytes = Buffer.allocUnsafe(3 * 2 * BATCH);
  #batch = '';
  /** True when the reader went away (`| head`): nothing more need be made. */
  closed = false;

  /**
   * @param path a file to be written; standard output when it is null
   * @throws what opening the file throws
   */
  constructor(path: string | null) {
    this.#descriptor = path === null ? STANDARD_OUTPUT : openSync(path, 'w');
  }

  write(text: string): void {
    this.#batch += text;
    if (this.#batch.length >= BATCH) this.flush();
  }

  /** Writes what was gathered; returns when the reader has taken it. */
  flush(): void {
    const bytes = this.#encode(this.#batch);
    this.#batch = '';
    for (let at = 0, wait = FIRST_WAIT; at < bytes.length && !this.closed; ) {
      const written = this.#tryWrite(bytes, at);
      at += written;
      if (written > 0) wait = FIRST_WAIT;
      else {
        Atomics.wait(this.#waiting, 0, 0, wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      }
    }
  }

  end(): void {
    this.flush();
    if (this.#descriptor !== STANDARD_OUTPUT) closeSync(this.#descriptor);
  }

  #encode(text: string): Uint8Array {
    if (3 * text.length > this.#bytes.length) return Buffer.from(text);
    return this.#bytes.subarray(0, this.#bytes.write(text));
  }

  /** Bytes that were written; 0 when a pipe is full. */
  #tryWrite(bytes: Uint8Array, at: number): number {
    try {
      return writeSync(this.#descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') return 0;
      // Windows calls it EOF.
      if (code !== 'EPIPE' && code !== 'EOF') throw error;
      this.closed = true;
      return 0;
    }
  }
}
