/** An input as bytes, and what whoever reads it is told. */
import type { InputFormat } from '../../parsers/capture/format.ts';
import type { Problem } from '../../parsers/problem.ts';

/** Gets the bytes of an input, inflated; valid only during the call. Answers false to stop reading. */
export type OnChunk = (chunk: Uint8Array) => undefined | boolean;

/** Told after each chunk: bytes read from the input, compressed or not, and its size if that is known. */
export type OnProgress = (bytesRead: number, size: number | null) => void;

/** Where bytes come from. `next` answers null at the end; the chunk is valid until `next` is called again. */
export interface ByteSource {
  /** Bytes in all; null for a pipe. */
  readonly size: number | null;
  next(): Uint8Array | null | Promise<Uint8Array | null>;
  close(): void;
}

/** An input that could be opened. */
export interface Input {
  path: string;
  /** Size in bytes as stored; null when it comes from a pipe. */
  size: number | null;
  /** True for gzip. */
  compressed: boolean;
  /** First bytes, inflated: up to a chunk of them, of a pipe perhaps only a few. */
  head: Uint8Array;
  /** What the head says the (inflated) input is. */
  format: InputFormat;
  /**
   * Reads the whole input, head included. To be called at most once; it closes the input. Rejects only with what
   * `onChunk` threw; whatever is wrong with the input is in the result. `signal` stops the reading.
   */
  read(onChunk: OnChunk, onProgress?: OnProgress, signal?: AbortSignal): Promise<InputEnd>;
  /** For an input that shall not be read. */
  close(): void;
}

/** How reading an input ended. */
export interface InputEnd {
  /** Bytes read from the input as stored. */
  bytes: number;
  /** False when it could not be read to its end, or `onChunk` stopped it. */
  complete: boolean;
  problems: Problem[];
}

export type OpenedInput = { input: Input; problem: null } | { input: null; problem: Problem };
