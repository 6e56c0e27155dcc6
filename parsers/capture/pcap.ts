/**
 * Classic pcap files (draft-ietf-opsawg-pcap): a file header of 24 bytes, then records of a 16-byte header
 * and the bytes kept of a frame.
 */
import type { Problem } from '../problem.ts';
import type { CaptureInterface, FrameSink } from './frame-sink.ts';
import {
  FILE_HEADER_BYTES,
  LINK_TYPE_MASK,
  PCAP_MICROSECONDS,
  PCAP_NANOSECONDS,
  RECORD_HEADER_BYTES,
} from './pcap-format.ts';
import type { ProblemLog } from './problem-log.ts';
import { MAX_FRAME_BYTES, type RecordWalker, STOP } from './record-walker.ts';

export class PcapWalker implements RecordWalker {
  need = FILE_HEADER_BYTES;
  frames = 0;
  readonly unfinished = false;
  /** The file's only interface, once its header was read. */
  source: CaptureInterface | null = null;

  readonly #sink: FrameSink;
  readonly #log: ProblemLog;
  #little = false;
  #ticksPerSecond = 1_000_000;
  #nanosecondsPerTick = 1000;
  /** Files of libpcap before 2.3 have the two lengths the other way round, those of 2.3 sometimes. */
  #lengths: 'usual' | 'swapped' | 'larger-is-original' = 'usual';

  constructor(sink: FrameSink, log: ProblemLog) {
    this.#sink = sink;
    this.#log = log;
  }

  walk(_bytes: Uint8Array, view: DataView, from: number, to: number, base: number): number {
    let at = from;
    if (this.source === null) {
      if (to - at < FILE_HEADER_BYTES) return at;
      if (!this.#readFileHeader(view, at, base + at)) return STOP;
      at += FILE_HEADER_BYTES;
    }
    const sink = this.#sink;
    const little = this.#little;
    const ticksPerSecond = this.#ticksPerSecond;
    const nanosecondsPerTick = this.#nanosecondsPerTick;
    const usual = this.#lengths === 'usual';
    let frames = this.frames;
    let need = RECORD_HEADER_BYTES;

    while (at + RECORD_HEADER_BYTES <= to) {
      let captured = view.getUint32(at + 8, little);
      let original = view.getUint32(at + 12, little);
      if (!usual && (this.#lengths === 'swapped' || captured > original)) {
        [captured, original] = [original, captured];
      }
      if (captured > MAX_FRAME_BYTES) {
        this.#reportLength(captured, frames + 1, base + at);
        this.frames = frames;
        return STOP;
      }
      const next = at + RECORD_HEADER_BYTES + captured;
      if (next > to) {
        need = next - at;
        break;
      }
      let seconds = view.getUint32(at, little);
      let ticks = view.getUint32(at + 4, little);
      if (ticks >= ticksPerSecond) {
        const whole = Math.floor(ticks / ticksPerSecond);
        seconds += whole;
        ticks -= whole * ticksPerSecond;
      }
      frames++;
      sink.frame(
        frames,
        at + RECORD_HEADER_BYTES,
        captured,
        original,
        seconds,
        ticks * nanosecondsPerTick,
        null,
      );
      at = next;
    }
    this.frames = frames;
    this.need = need;
    return at;
  }

  cut(offset: number, have: number): Problem {
    if (this.source === null) {
      return {
        code: 'truncated',
        layer: 'pcap',
        message: `The file ends inside its own header: ${FILE_HEADER_BYTES} bytes are needed, ${have} are there.`,
        offset,
        need: FILE_HEADER_BYTES,
        have,
      };
    }
    const frame = this.frames + 1;
    return {
      code: 'truncated',
      layer: 'pcap',
      message: `The file ends inside frame ${frame} (record at byte ${offset}: ${this.need} bytes needed, ${have} there). All frames before it were read.`,
      offset,
      need: this.need,
      have,
      frame,
    };
  }

  #readFileHeader(view: DataView, at: number, offset: number): boolean {
    const big = view.getUint32(at);
    this.#little = big !== PCAP_MICROSECONDS && big !== PCAP_NANOSECONDS;
    const little = this.#little;
    if (view.getUint32(at, little) === PCAP_NANOSECONDS) {
      this.#ticksPerSecond = 1_000_000_000;
      this.#nanosecondsPerTick = 1;
    }
    const major = view.getUint16(at + 4, little);
    const minor = view.getUint16(at + 6, little);
    if (major !== 2) {
      this.#log.add('version', () => ({
        code: 'unsupported',
        layer: 'pcap',
        message: `The file says it is pcap version ${major}.${minor}; only version 2 is known, so nothing of it was read.`,
        offset: offset + 4,
      }));
      return false;
    }
    if (minor < 3) this.#lengths = 'swapped';
    else if (minor === 3) this.#lengths = 'larger-is-original';
    this.source = {
      section: 1,
      id: 0,
      linkType: (view.getUint32(at + 20, little) & LINK_TYPE_MASK) >>> 0,
      snapLength: view.getUint32(at + 16, little),
      precision: this.#nanosecondsPerTick,
      name: null,
      description: null,
    };
    this.#sink.capturedOn(this.source);
    return true;
  }

  #reportLength(captured: number, frame: number, offset: number): void {
    this.#log.add('record-length', () => ({
      code: 'bad-length',
      layer: 'pcap',
      message: `The record of frame ${frame} at byte ${offset} claims ${captured} bytes, more than any frame has (${MAX_FRAME_BYTES}). Where the next record begins cannot be known: reading stopped there.`,
      offset,
      need: captured,
      have: MAX_FRAME_BYTES,
      lengthFrom: 'pcap.captured-length',
      frame,
    }));
  }
}
