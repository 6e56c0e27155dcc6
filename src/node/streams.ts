import type { ByteSource } from './input.ts';

/**
 * A stream as a source of bytes. Chunks are asked for one by one, so that a writer that is faster than the
 * analysis waits (back-pressure) and nothing piles up in memory.
 */
export class StreamBytes implements ByteSource {
  readonly size = null;
  readonly #chunks: AsyncIterator<Uint8Array | string>;

  constructor(stream: AsyncIterable<Uint8Array | string>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async next(): Promise<Uint8Array | null> {
    while (true) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return null;
      const chunk = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      // An empty chunk is not the end.
      if (chunk.length > 0) return chunk;
    }
  }

  close(): void {
    // Ends the stream for its writer; whether that works is of no interest to who has stopped reading.
    this.#chunks.return?.().catch(() => undefined);
  }
}
