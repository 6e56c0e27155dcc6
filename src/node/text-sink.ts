/** Where long outputs go: standard output or a file, in batches, waiting for a reader that is slower. */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Output is gathered up to this many bytes: fewer calls than one a line, and still nothing piles up. */
const BATCH = 256 * 1024;
/** Most bytes that UTF-8 takes for one unit of a string. */
const UTF8_BYTES = 3;
/** First and longest wait, in milliseconds, for a pipe whose reader has not caught up. */
const FIRST_WAIT = 0.1;
const LONGEST_WAIT = 20;

const STANDARD_OUTPUT = 1;

export class TextSink {
  readonly #descriptor: number;
  readonly #waiting = new Int32Array(new SharedArrayBuffer(4));
  readonly #batch = Buffer.allocUnsafe(BATCH);
  #length = 0;
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
    this.#add(text, UTF8_BYTES * text.length, 'utf8');
  }

  /** Writes a text of ASCII alone, which is several times faster. */
  writeAscii(text: string): void {
    this.#add(text, text.length, 'latin1');
  }

  /** Writes what was gathered; returns when the reader has taken it. */
  flush(): void {
    this.#send(this.#batch.subarray(0, this.#length));
    this.#length = 0;
  }

  end(): void {
    this.flush();
    if (this.#descriptor !== STANDARD_OUTPUT) closeSync(this.#descriptor);
  }

  #add(text: string, most: number, encoding: 'utf8' | 'latin1'): void {
    if (this.#length + most > BATCH) this.flush();
    if (most > BATCH) this.#send(Buffer.from(text, encoding));
    else this.#length += this.#batch.write(text, this.#length, encoding);
  }

  #send(bytes: Uint8Array): void {
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
