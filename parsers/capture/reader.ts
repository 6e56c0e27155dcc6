import type { Problem } from '../problem.ts';
import { describeForeign, detectFormat, FORMAT_BYTES, type InputFormat } from './format.ts';
import type { CaptureComment, CaptureInterface, CaptureSecrets, FrameSink } from './frame-sink.ts';
import { PcapWalker } from './pcap.ts';
import { PcapngWalker } from './pcapng.ts';
import { ProblemLog } from './problem-log.ts';
import { type RecordWalker, STOP } from './record-walker.ts';

/** First size of the carry area: holds a full-sized frame of any usual network with its record header. */
const CARRY_BYTES = 65_536;

/**
 * Reads a capture file that comes in chunks of any size and hands its frames to a sink. Records are walked in
 * place; only the one that a chunk's end cuts in two is copied, to the carry area, until its rest has come.
 *
 * Nothing throws: what is wrong with the file is in `problems()`. A file that ends inside a record is read up
 * to there.
 */
export class CaptureReader {
  /** Told from the first bytes; null before there are enough of them. */
  format: InputFormat | null = null;
  /** Bytes pushed so far. */
  bytes = 0;

  readonly #sink: FrameSink;
  readonly #log: ProblemLog;
  #walker: RecordWalker | null = null;
  #pcap: PcapWalker | null = null;
  #pcapng: PcapngWalker | null = null;
  #stopped = false;
  #damaged = false;
  /** Bytes of the next chunks that are not wanted. */
  #skip = 0;
  #carry = new Uint8Array(0);
  #carryView = new DataView(this.#carry.buffer);
  #carried = 0;
  #chunkView: DataView = this.#carryView;

  /**
   * @param sink gets the frames
   * @param log gets the problems, if the caller keeps a list of its own
   */
  constructor(sink: FrameSink, log: ProblemLog = new ProblemLog()) {
    this.#sink = sink;
    this.#log = log;
  }

  /** Frames met so far, unreadable ones included. */
  get frames(): number {
    return this.#walker?.frames ?? 0;
  }

  /** False when the file is cut or its framing is damaged, so that frames may be missing at its end. */
  get complete(): boolean {
    return !this.#damaged;
  }

  /** True when nothing that is pushed from now on will be read. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** The interfaces described so far. */
  get interfaces(): readonly CaptureInterface[] {
    if (this.#pcap?.source != null) return [this.#pcap.source];
    return this.#pcapng?.sources ?? [];
  }

  get comments(): readonly CaptureComment[] {
    return this.#pcapng?.comments ?? [];
  }

  get secrets(): readonly CaptureSecrets[] {
    return this.#pcapng?.secrets ?? [];
  }

  problems(): Problem[] {
    return this.#log.list();
  }

  /** Takes the next bytes of the file. The chunk may be reused by the caller afterwards. */
  push(chunk: Uint8Array): void {
    const base = this.bytes;
    this.bytes += chunk.length;
    let at = 0;
    while (!this.#stopped && at < chunk.length) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, chunk.length - at);
        this.#skip -= skipped;
        at += skipped;
      } else if (this.#carried > 0 || this.#walker === null) {
        at = this.#fillCarry(chunk, at, base);
      } else {
        at = this.#walkChunk(chunk, at, base);
      }
    }
  }

  /** To be called once after the last chunk: says so if the file ends too early. */
  end(): void {
    if (this.#stopped) return;
    if (this.#walker === null) this.#openFormat();
    this.#stopped = true;
    if (this.#walker === null) return;
    if (this.#carried > 0 || this.#walker.unfinished) {
      const problem = this.#walker.cut(this.bytes - this.#carried, this.#carried);
      this.#log.add('cut', () => problem);
      this.#damaged = true;
    }
  }

  /** Moves as much of the chunk to the carry area as the record in it needs; walks it when it is whole. */
  #fillCarry(chunk: Uint8Array, from: number, base: number): number {
    const need = this.#walker?.need ?? FORMAT_BYTES;
    this.#reserve(need);
    const taken = Math.min(need - this.#carried, chunk.length - from);
    this.#carry.set(chunk.subarray(from, from + taken), this.#carried);
    this.#carried += taken;
    const at = from + taken;
    if (this.#carried < need) return at;
    if (this.#walker === null) {
      this.#openFormat();
      if (this.#walker === null || this.#carried < (this.#walker as RecordWalker).need) return at;
    }
    this.#sink.window(this.#carry, this.#carryView);
    const walker = this.#walker as RecordWalker;
    const end = walker.walk(this.#carry, this.#carryView, 0, this.#carried, base + at - this.#carried);
    if (end === STOP) {
      this.#stop();
    } else if (end >= this.#carried) {
      this.#skip = end - this.#carried;
      this.#carried = 0;
    } else if (end > 0) {
      this.#carry.copyWithin(0, end, this.#carried);
      this.#carried -= end;
    }
    return at;
  }

  #walkChunk(chunk: Uint8Array, from: number, base: number): number {
    let view = this.#chunkView;
    if (
      view.buffer !== chunk.buffer ||
      view.byteOffset !== chunk.byteOffset ||
      view.byteLength !== chunk.length
    ) {
      view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
      this.#chunkView = view;
    }
    this.#sink.window(chunk, view);
    const end = this.#walker!.walk(chunk, view, from, chunk.length, base);
    if (end === STOP) {
      this.#stop();
      return chunk.length;
    }
    if (end >= chunk.length) {
      this.#skip = end - chunk.length;
      return chunk.length;
    }
    this.#carried = chunk.length - end;
    this.#reserve(Math.max(this.#carried, this.#walker!.need));
    this.#carry.set(chunk.subarray(end), 0);
    return chunk.length;
  }

  #reserve(size: number): void {
    if (this.#carry.length >= size) return;
    const larger = new Uint8Array(Math.max(size, CARRY_BYTES, this.#carry.length * 2));
    larger.set(this.#carry.subarray(0, this.#carried));
    this.#carry = larger;
    this.#carryView = new DataView(larger.buffer);
  }

  #openFormat(): void {
    const head = this.#carry.subarray(0, this.#carried);
    this.format = detectFormat(head);
    if (this.format === 'pcap') {
      this.#pcap = new PcapWalker(this.#sink, this.#log);
      this.#walker = this.#pcap;
    } else if (this.format === 'pcapng') {
      this.#pcapng = new PcapngWalker(this.#sink, this.#log);
      this.#walker = this.#pcapng;
    } else {
      const problem = noCapture(this.format, head);
      this.#log.add('format', () => problem);
      this.#stop();
    }
  }

  #stop(): void {
    this.#stopped = true;
    this.#damaged = true;
    this.#carried = 0;
  }
}

function noCapture(format: InputFormat, head: Uint8Array): Problem {
  const layer = 'capture';
  if (format === 'empty') {
    return { code: 'truncated', layer, message: 'The file is empty: not even a capture header.', offset: 0 };
  }
  if (format === 'gzip') {
    return { code: 'wrong-format', layer, message: 'The bytes are gzip and were not inflated.', offset: 0 };
  }
  const foreign = describeForeign(head);
  if (foreign !== null) {
    return {
      code: 'wrong-format',
      layer,
      message: `This is ${foreign.name}, which is not read; ${foreign.advice}.`,
      offset: 0,
    };
  }
  const first = Array.from(head.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return {
    code: 'wrong-format',
    layer,
    message: `Neither pcap nor pcapng: the first bytes are ${first}.`,
    offset: 0,
  };
}
