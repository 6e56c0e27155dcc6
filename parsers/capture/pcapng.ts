/**
 * pcapng files (draft-ietf-opsawg-pcapng): blocks of a type, a length, a body, and the length once more.
 * Sections may differ in byte order; each has its own list of interfaces.
 */
import type { Problem } from '../problem.ts';
import {
  type CaptureComment,
  type CaptureInterface,
  type CaptureSecrets,
  type FrameSink,
  NO_TIME,
} from './frame-sink.ts';
import {
  DECRYPTION_SECRETS,
  ENHANCED_PACKET,
  INTERFACE_DESCRIPTION,
  MAX_BLOCK_BYTES,
  MAX_COMMENTS,
  MAX_INTERFACES,
  MAX_SECRETS_BYTES,
  MIN_BLOCK_BYTES,
  OBSOLETE_PACKET,
  OPTION_DESCRIPTION,
  OPTION_NAME,
  OPTION_TIME_OFFSET,
  OPTION_TIME_RESOLUTION,
  SECTION_HEADER,
  SIMPLE_PACKET,
  smallestOf,
} from './pcapng-blocks.ts';
import { OPTION_COMMENT, optionText, readOptions } from './pcapng-options.ts';
import { InterfaceClock } from './pcapng-time.ts';
import type { ProblemLog } from './problem-log.ts';
import { MAX_FRAME_BYTES, type RecordWalker, STOP } from './record-walker.ts';

interface Interface {
  source: CaptureInterface;
  clock: InterfaceClock;
}

export class PcapngWalker implements RecordWalker {
  need = MIN_BLOCK_BYTES;
  frames = 0;
  readonly sources: CaptureInterface[] = [];
  readonly comments: CaptureComment[] = [];
  readonly secrets: CaptureSecrets[] = [];

  readonly #sink: FrameSink;
  readonly #log: ProblemLog;
  #little = false;
  #section = 0;
  /** The interfaces of the current section. */
  #interfaces: Interface[] = [];
  #current: Interface | null = null;
  #secretsBytes = 0;
  /** A block whose body is being skipped: where it began, and its type and length; length 0: none. */
  #skippedFrom = 0;
  #skippedType = 0;
  #skippedLength = 0;

  constructor(sink: FrameSink, log: ProblemLog) {
    this.#sink = sink;
    this.#log = log;
  }

  walk(bytes: Uint8Array, view: DataView, from: number, to: number, base: number): number {
    let at = from;
    this.need = MIN_BLOCK_BYTES;
    while (true) {
      if (this.#skippedLength !== 0) {
        if (to - at < 4) {
          this.need = 4;
          return at;
        }
        const length = this.#skippedLength;
        this.#skippedLength = 0;
        if (view.getUint32(at, this.#little) !== length) {
          return this.#stopAtTrailer(view.getUint32(at, this.#little), length, this.#skippedFrom);
        }
        at += 4;
        if (smallestOf(this.#skippedType) !== 0) {
          this.#reportLongBlock(this.#skippedType, length, this.#skippedFrom);
        }
      }
      if (to - at < MIN_BLOCK_BYTES) return at;
      let type = view.getUint32(at, this.#little);
      if (type === SECTION_HEADER && !this.#readByteOrder(view, at, base)) return STOP;
      // A section in the other byte order changes how everything but its own type reads.
      type = view.getUint32(at, this.#little);
      const length = view.getUint32(at + 4, this.#little);
      const next = at + length;
      const smallest = smallestOf(type);
      if (length < smallest || length < MIN_BLOCK_BYTES || (length & 3) !== 0) {
        return this.#stopAtLength(type, length, base + at);
      }
      if (smallest === 0 || length > MAX_BLOCK_BYTES) {
        this.#skippedFrom = base + at;
        this.#skippedType = type;
        this.#skippedLength = length;
        at = next - 4;
        if (at > to) return at;
        continue;
      }
      if (next > to) {
        this.need = length;
        return at;
      }
      if (view.getUint32(next - 4, this.#little) !== length) {
        return this.#stopAtTrailer(view.getUint32(next - 4, this.#little), length, base + at);
      }
      if (type === ENHANCED_PACKET || type === OBSOLETE_PACKET) {
        this.#readPacket(view, type, at, length, base);
      } else if (type === SIMPLE_PACKET) {
        this.#readSimplePacket(view, at, length, base);
      } else if (type === INTERFACE_DESCRIPTION) {
        this.#readInterface(view, at, next, base);
      } else if (type === DECRYPTION_SECRETS) {
        this.#readSecrets(bytes, view, at, length, base);
      } else if (!this.#readSection(view, at, next, base)) {
        return STOP;
      }
      at = next;
    }
  }

  get unfinished(): boolean {
    return this.#skippedLength !== 0;
  }

  cut(offset: number, have: number): Problem {
    const skipped = this.#skippedLength !== 0;
    const start = skipped ? this.#skippedFrom : offset;
    const there = skipped ? offset + have - start : have;
    const need = skipped ? this.#skippedLength : this.need;
    return {
      code: 'truncated',
      layer: 'pcapng',
      message: `The file ends inside the block at byte ${start} (${need} bytes needed, ${there} there), after frame ${this.frames}. All blocks before it were read.`,
      offset: start,
      need,
      have: there,
      lengthFrom: 'pcapng.block-total-length',
      frame: this.frames + 1,
    };
  }

  #readByteOrder(view: DataView, at: number, base: number): boolean {
    const mark = view.getUint32(at + 8);
    if (mark === 0x1a2b3c4d) this.#little = false;
    else if (mark === 0x4d3c2b1a) this.#little = true;
    else {
      this.#log.add('byte-order', () => ({
        code: 'bad-value',
        layer: 'pcapng',
        message: `The section header at byte ${base + at} has no byte-order mark: reading stopped there.`,
        offset: base + at + 8,
        frame: this.frames + 1,
      }));
      return false;
    }
    return true;
  }

  #readSection(view: DataView, at: number, next: number, base: number): boolean {
    const major = view.getUint16(at + 12, this.#little);
    if (major !== 1) {
      const minor = view.getUint16(at + 14, this.#little);
      this.#log.add('version', () => ({
        code: 'unsupported',
        layer: 'pcapng',
        message: `The section at byte ${base + at} says it is pcapng version ${major}.${minor}; only version 1 is known: reading stopped there.`,
        offset: base + at + 12,
        frame: this.frames + 1,
      }));
      return false;
    }
    this.#section++;
    this.#interfaces = [];
    this.#current = null;
    this.#readComments(view, at + 24, next - 4, null, base);
    return true;
  }

  #readInterface(view: DataView, at: number, next: number, base: number): void {
    const little = this.#little;
    if (this.sources.length >= MAX_INTERFACES) {
      this.#log.add('interfaces', () => ({
        code: 'limit',
        layer: 'pcapng',
        message: `More than ${MAX_INTERFACES} interfaces: those from byte ${base + at} on, and their frames, were not read.`,
        offset: base + at,
      }));
      return;
    }
    let name: string | null = null;
    let description: string | null = null;
    let resolution = 6;
    let timeOffset = 0;
    for (const place of this.#options(view, at + 16, next - 4, base)) {
      if (place.code === OPTION_COMMENT) this.#keepComment(optionText(view, place), null);
      else if (place.code === OPTION_NAME) name = optionText(view, place);
      else if (place.code === OPTION_DESCRIPTION) description = optionText(view, place);
      else if (place.code === OPTION_TIME_RESOLUTION && place.length >= 1) {
        resolution = view.getUint8(place.offset);
      } else if (place.code === OPTION_TIME_OFFSET && place.length >= 8) {
        timeOffset = this.#timeOffset(view.getBigInt64(place.offset, little), base + place.offset);
      }
    }
    const clock = new InterfaceClock(resolution, timeOffset);
    const source: CaptureInterface = {
      section: this.#section,
      id: this.#interfaces.length,
      linkType: view.getUint16(at + 8, little),
      snapLength: view.getUint32(at + 12, little),
      precision: clock.precision,
      name,
      description,
    };
    this.#interfaces.push({ source, clock });
    this.sources.push(source);
  }

  #readPacket(view: DataView, type: number, at: number, length: number, base: number): void {
    const little = this.#little;
    const id = type === ENHANCED_PACKET ? view.getUint32(at + 8, little) : view.getUint16(at + 8, little);
    const captured = view.getUint32(at + 20, little);
    const number = ++this.frames;
    const room = length - 32;
    const from = this.#interfaces[id];
    if (captured > room || captured > MAX_FRAME_BYTES) {
      this.#reportFrameLength(captured, room, number, base + at);
      return;
    }
    if (from === undefined) {
      this.#reportInterface(id, number, base + at);
      return;
    }
    if (from !== this.#current) {
      this.#current = from;
      this.#sink.capturedOn(from.source);
    }
    const clock = from.clock;
    clock.convert(view.getUint32(at + 12, little), view.getUint32(at + 16, little));
    const padded = (captured + 3) & ~3;
    const comment =
      room - padded >= 4 ? this.#readComments(view, at + 28 + padded, at + length - 4, number, base) : null;
    this.#sink.frame(
      number,
      at + 28,
      captured,
      view.getUint32(at + 24, little),
      clock.seconds,
      clock.nanoseconds,
      comment,
    );
  }

  #readSimplePacket(view: DataView, at: number, length: number, base: number): void {
    const original = view.getUint32(at + 8, this.#little);
    const number = ++this.frames;
    const from = this.#interfaces[0];
    if (from === undefined) {
      this.#reportInterface(0, number, base + at);
      return;
    }
    const room = length - 16;
    const snap = from.source.snapLength === 0 ? original : Math.min(original, from.source.snapLength);
    // The block has no captured length of its own: it is the original one, cut by the snap length.
    if (snap > room + 3 || Math.min(snap, room) > MAX_FRAME_BYTES) {
      this.#reportFrameLength(snap, room, number, base + at);
      return;
    }
    if (from !== this.#current) {
      this.#current = from;
      this.#sink.capturedOn(from.source);
    }
    this.#sink.frame(number, at + 12, Math.min(snap, room), original, 0, NO_TIME, null);
  }

  #readSecrets(bytes: Uint8Array, view: DataView, at: number, length: number, base: number): void {
    const size = view.getUint32(at + 12, this.#little);
    if (size > length - 20) {
      this.#log.add('secrets-length', () => ({
        code: 'bad-length',
        layer: 'pcapng',
        message: `The decryption secrets block at byte ${base + at} claims ${size} bytes of keys and has room for ${length - 20}; it was left out.`,
        offset: base + at + 12,
        need: size,
        have: length - 20,
        lengthFrom: 'pcapng.secrets-length',
      }));
      return;
    }
    if (this.#secretsBytes + size > MAX_SECRETS_BYTES) {
      this.#log.add('secrets', () => ({
        code: 'limit',
        layer: 'pcapng',
        message: `More than ${MAX_SECRETS_BYTES} bytes of decryption secrets: the block at byte ${base + at} was left out.`,
        offset: base + at,
      }));
      return;
    }
    this.#secretsBytes += size;
    const secrets: CaptureSecrets = {
      type: view.getUint32(at + 8, this.#little),
      bytes: new Uint8Array(bytes.subarray(at + 16, at + 16 + size)),
    };
    this.secrets.push(secrets);
    this.#sink.secrets?.(secrets);
  }

  /** Keeps the comments among the options in [from, to); answers with them as one text, or null. */
  #readComments(view: DataView, from: number, to: number, frame: number | null, base: number): string | null {
    let text: string | null = null;
    for (const place of this.#options(view, from, to, base)) {
      if (place.code !== OPTION_COMMENT) continue;
      const comment = optionText(view, place);
      this.#keepComment(comment, frame);
      text = text === null ? comment : `${text}\n${comment}`;
    }
    return text;
  }

  #options(view: DataView, from: number, to: number, base: number) {
    const { options, whole } = readOptions(view, from, to, this.#little);
    if (!whole) {
      this.#log.add('options', () => ({
        code: 'bad-length',
        layer: 'pcapng',
        message: `An option after byte ${base + from} reaches beyond its block; the rest of that block's options was left out.`,
        offset: base + from,
        lengthFrom: 'pcapng.option-length',
        frame: this.frames,
      }));
    }
    return options;
  }

  #keepComment(text: string, frame: number | null): void {
    if (this.comments.length < MAX_COMMENTS) {
      this.comments.push({ frame, text });
      return;
    }
    this.#log.add('comments', () => ({
      code: 'limit',
      layer: 'pcapng',
      message: `More than ${MAX_COMMENTS} comments: the later ones were not kept.`,
      frame: this.frames,
    }));
  }

  #timeOffset(seconds: bigint, offset: number): number {
    const value = Number(seconds);
    if (Number.isSafeInteger(value) && Math.abs(value) < 2 ** 40) return value;
    this.#log.add('time-offset', () => ({
      code: 'bad-value',
      layer: 'pcapng',
      message: `An interface's time offset (if_tsoffset) of ${seconds} seconds is no possible time; it was taken as 0.`,
      offset,
    }));
    return 0;
  }

  #stopAtLength(type: number, length: number, offset: number): number {
    const smallest = Math.max(smallestOf(type), MIN_BLOCK_BYTES);
    const fault =
      length < smallest ? `less than the ${smallest} that such a block needs` : 'not a multiple of 4';
    this.#log.add('block-length', () => ({
      code: 'bad-length',
      layer: 'pcapng',
      message: `The block at byte ${offset} (type 0x${type.toString(16)}), after frame ${this.frames}, claims ${length} bytes, ${fault}. Where the next block begins cannot be known: reading stopped there.`,
      offset,
      need: smallest,
      have: length,
      lengthFrom: 'pcapng.block-total-length',
      frame: this.frames + 1,
    }));
    return STOP;
  }

  #stopAtTrailer(trailer: number, length: number, offset: number): number {
    this.#log.add('block-trailer', () => ({
      code: 'bad-length',
      layer: 'pcapng',
      message: `The block at byte ${offset}, after frame ${this.frames}, gives its length as ${length} bytes at its beginning and as ${trailer} at its end. Where the next block begins cannot be known: reading stopped there.`,
      offset,
      need: length,
      have: trailer,
      lengthFrom: 'pcapng.block-total-length',
      frame: this.frames + 1,
    }));
    return STOP;
  }

  #reportLongBlock(type: number, length: number, offset: number): void {
    if (type === ENHANCED_PACKET || type === OBSOLETE_PACKET || type === SIMPLE_PACKET) this.frames++;
    this.#log.add('long-block', () => ({
      code: 'limit',
      layer: 'pcapng',
      message: `The block at byte ${offset} (type 0x${type.toString(16)}) claims ${length} bytes, more than the ${MAX_BLOCK_BYTES} that are held at once; it was skipped.`,
      offset,
      need: length,
      have: MAX_BLOCK_BYTES,
      lengthFrom: 'pcapng.block-total-length',
      frame: this.frames,
    }));
  }

  #reportFrameLength(captured: number, room: number, frame: number, offset: number): void {
    this.#log.add('frame-length', () => ({
      code: 'bad-length',
      layer: 'pcapng',
      message: `Frame ${frame} in the block at byte ${offset} claims ${captured} bytes; its block has room for ${room} and no frame has more than ${MAX_FRAME_BYTES}. It was left out.`,
      offset,
      need: captured,
      have: Math.min(room, MAX_FRAME_BYTES),
      lengthFrom: 'pcapng.captured-length',
      frame,
    }));
  }

  #reportInterface(id: number, frame: number, offset: number): void {
    this.#log.add('interface', () => ({
      code: 'bad-value',
      layer: 'pcapng',
      message: `Frame ${frame} in the block at byte ${offset} names interface ${id}, which its section does not describe: its link type is not known and it was left out.`,
      offset,
      frame,
    }));
  }
}
