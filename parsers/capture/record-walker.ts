import type { Problem } from '../problem.ts';

/**
 * Walks the records of one capture format. The reader hands it windows of bytes; a record that is not whole
 * yet is handed again, from its first byte, when more bytes have come.
 */
export interface RecordWalker {
  /** After `walk`: how many bytes the next call needs at least, counted from the position it returned. */
  need: number;

  /** Frames met so far, those included that could not be handed on. */
  frames: number;

  /** True while the rest of a record is awaited whose beginning was given and is not needed again. */
  readonly unfinished: boolean;

  /**
   * Walks the records that lie whole in [from, to) and hands their frames to the sink.
   * @param base offset in the file of the window's first byte
   * @returns where the first record begins that is not whole; beyond `to` when the bytes up to there are not
   *   wanted; `STOP` when nothing that follows can be trusted
   */
  walk(bytes: Uint8Array, view: DataView, from: number, to: number, base: number): number;

  /**
   * The problem of a file that ends inside a record.
   * @param offset where in the file the unfinished part begins
   * @param have bytes that are there of it
   */
  cut(offset: number, have: number): Problem;
}

/** Returned by `walk` when reading cannot go on. */
export const STOP = -1;

/**
 * Most bytes of one frame. libpcap and Wireshark allow no longer snapshot than this for any link type that
 * can carry IP; a record that claims more is damage.
 */
export const MAX_FRAME_BYTES = 262_144;
