import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes are gathered up to this number: fewer calls than one per packet, and nothing piles up. */
const BATCH = 256 * 1024;

/** Writes a file block by block. */
export class ByteSink {
  readonly #descriptor: number;
  readonly #batch = new Uint8Array(BATCH);
  #filled = 0;

  /** @throws what opening the file throws; later calls throw what writing throws */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'w', 0o600);
  }

  write(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > BATCH) this.#flush();
    if (bytes.length > BATCH) {
      this.#put(bytes);
      return;
    }
    this.#batch.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  end(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#descriptor);
    }
  }

  #flush(): void {
    this.#put(this.#batch.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
  }
}
