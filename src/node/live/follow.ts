import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { say } from '../../language/say.ts';

/** Bytes read at once from a log that grew. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Reads what is added to a file, like `tail -F`: a file that is replaced (log rotation) is read to its end and
 * the new one from its start; one that is cut short is read from its start again.
 */
export class Follower {
  readonly path: string;
  readonly #onBytes: (chunk: Uint8Array) => void;
  readonly #onNote: (note: string) => void;
  readonly #buffer = new Uint8Array(CHUNK_BYTES);
  #descriptor: number | null = null;
  #position = 0;
  #missing = false;

  constructor(path: string, onBytes: (chunk: Uint8Array) => void, onNote: (note: string) => void) {
    this.path = path;
    this.#onBytes = onBytes;
    this.#onNote = onNote;
  }

  /** Reads what came since the last call. */
  poll(): void {
    if (this.#descriptor === null && !this.#open()) return;
    this.#drain();
    const now = this.#identity();
    if (now === null || now === fstatSync(this.#descriptor!).ino) return;
    this.#onNote(say`${this.path} was rotated; going on with the new file`);
    this.close();
    if (this.#open()) this.#drain();
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
    this.#position = 0;
  }

  #open(): boolean {
    try {
      this.#descriptor = openSync(this.path, 'r');
    } catch (error) {
      if (!this.#missing) this.#onNote(say`${this.path}: ${(error as Error).message}; waiting for it`);
      this.#missing = true;
      return false;
    }
    this.#missing = false;
    return true;
  }

  #identity(): number | null {
    try {
      return statSync(this.path).ino;
    } catch {
      return null;
    }
  }

  #drain(): void {
    const { size } = fstatSync(this.#descriptor!);
    if (size < this.#position) {
      this.#onNote(say`${this.path} was cut short; reading it from its start`);
      this.#position = 0;
    }
    while (this.#position < size) {
      const read = readSync(this.#descriptor!, this.#buffer, 0, CHUNK_BYTES, this.#position);
      if (read === 0) return;
      this.#position += read;
      this.#onBytes(this.#buffer.subarray(0, read));
    }
  }
}
