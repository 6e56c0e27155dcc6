import type { CaptureInterface, FrameSink } from '../../../parsers/capture/frame-sink.ts';
import { NO_TIME } from '../../../parsers/capture/frame-sink.ts';
import { CaptureReader } from '../../../parsers/capture/reader.ts';

/** A frame as a test compares it: bytes as hex. */
export interface Seen {
  number: number;
  linkType: number;
  interfaceId: number;
  seconds: number | null;
  nanoseconds: number | null;
  original: number;
  bytes: string;
  comment: string | null;
}

/** Reads a capture in the given chunks and keeps everything it says. */
export function readAll(chunks: readonly Uint8Array[]) {
  const frames: Seen[] = [];
  let window = new Uint8Array(0) as Uint8Array;
  let source: CaptureInterface | null = null;
  const sink: FrameSink = {
    window(bytes) {
      window = bytes;
    },
    capturedOn(it) {
      source = it;
    },
    frame(number, offset, captured, original, seconds, nanoseconds, comment) {
      frames.push({
        number,
        linkType: source!.linkType,
        interfaceId: source!.id,
        seconds: nanoseconds === NO_TIME ? null : seconds,
        nanoseconds: nanoseconds === NO_TIME ? null : nanoseconds,
        original,
        bytes: toHex(window.subarray(offset, offset + captured)),
        comment,
      });
    },
  };
  const reader = new CaptureReader(sink);
  for (const chunk of chunks) {
    // A copy that is wiped afterwards: the reader must not keep what it was lent.
    const lent = chunk.slice();
    reader.push(lent);
    lent.fill(0xee);
  }
  reader.end();
  return { frames, reader, problems: reader.problems() };
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s/g, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}
