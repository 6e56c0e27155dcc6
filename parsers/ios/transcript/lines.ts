/**
 * A line may be this long. IOS cuts its own messages near 1 KB and a pasted table row stays far below; a file
 * without newlines must not be held in memory.
 */
export const MAX_LINE_BYTES = 65_536;

/** One physical line: `bytes[start, end)` without its newline, valid only during the call. */
export type OnLine = (bytes: Uint8Array, start: number, end: number, cut: boolean) => void;

/** Cuts chunks into lines. The unfinished line is all that is kept between chunks. */
export class LineSplitter {
  readonly #newline: number;
  readonly #onLine: OnLine;
  #carry = new Uint8Array(1024);
  #size = 0;
  #cut = false;

  constructor(newline: number, onLine: OnLine) {
    this.#newline = newline;
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    if (this.#size > 0 || this.#cut) {
      const end = chunk.indexOf(this.#newline);
      this.#keep(chunk, 0, end < 0 ? chunk.length : end);
      if (end < 0) return;
      this.#flush();
      start = end + 1;
    }
    for (;;) {
      const end = chunk.indexOf(this.#newline, start);
      if (end < 0) break;
      if (end - start > MAX_LINE_BYTES) this.#onLine(chunk, start, start + MAX_LINE_BYTES, true);
      else this.#onLine(chunk, start, end, false);
      start = end + 1;
    }
    this.#keep(chunk, start, chunk.length);
  }

  /** The last line, when no newline ends it. */
  end(): void {
    if (this.#size > 0 || this.#cut) this.#flush();
  }

  #flush(): void {
    const size = this.#size;
    const cut = this.#cut;
    this.#size = 0;
    this.#cut = false;
    this.#onLine(this.#carry, 0, size, cut);
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    const room = MAX_LINE_BYTES - this.#size;
    const take = Math.min(end - start, room);
    if (take < end - start) this.#cut = true;
    if (this.#size + take > this.#carry.length) {
      const larger = new Uint8Array(
        Math.min(MAX_LINE_BYTES, Math.max(this.#size + take, this.#carry.length * 2)),
      );
      larger.set(this.#carry.subarray(0, this.#size));
      this.#carry = larger;
    }
    this.#carry.set(chunk.subarray(start, start + take), this.#size);
    this.#size += take;
  }
}
