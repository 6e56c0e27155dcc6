/** Inputs in two parts: a capture between two frames, a log between two messages. */
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { detectFormat } from '../../parsers/capture/format.ts';
import type { AnalyzeInput } from '../../src/index.ts';
import { joinBytes, type MadeFrame, writePcapng } from '../made/capture-writer.ts';

interface Frames {
  frames: (MadeFrame & { linkType: number })[];
  linkTypes: number[];
}

/** The frames of a capture; null when one has no time, which the writer cannot leave out. */
function framesOf(capture: Uint8Array): Frames | null {
  const frames: Frames['frames'] = [];
  let isTimed = true;
  const reader = new EveryFrame(({ at, linkType, bytes, originalLength }) => {
    if (at === null) isTimed = false;
    else frames.push({ at, linkType, bytes: bytes.slice(), originalLength });
  });
  reader.push(capture);
  reader.end();
  const linkTypes = [...new Set(frames.map(({ linkType }) => linkType))];
  return isTimed && frames.length > 0 ? { frames, linkTypes } : null;
}

/** Some of the frames as a file of their own. */
function written({ linkTypes }: Frames, frames: Frames['frames']): Uint8Array {
  return writePcapng(
    { interfaces: linkTypes.map((linkType) => ({ linkType, resolution: 9 })) },
    frames.map((frame) => ({ ...frame, interfaceId: linkTypes.indexOf(frame.linkType) })),
  );
}

export function isCapture({ data }: AnalyzeInput): boolean {
  return detectFormat(data as Uint8Array) !== 'other';
}

/** The input in two parts, cut somewhere between 0 and 1 of it; null when it cannot be cut there. */
export function parted({ data }: AnalyzeInput, place: number): [Uint8Array, Uint8Array] | null {
  const bytes = data as Uint8Array;
  const format = detectFormat(bytes);
  if (format === 'other') {
    const at = messageStart(bytes, Math.floor(place * bytes.length));
    return at === null ? null : [bytes.slice(0, at), bytes.slice(at)];
  }
  const all = format === 'pcap' || format === 'pcapng' ? framesOf(bytes) : null;
  if (all === null || all.frames.length < 2) return null;
  const at = Math.max(1, Math.floor(place * all.frames.length));
  return [written(all, all.frames.slice(0, at)), written(all, all.frames.slice(at))];
}

/** The input without what stands between two places of it; null when it cannot be cut there. */
export function holed({ data }: AnalyzeInput, from: number, to: number): Uint8Array | null {
  const bytes = data as Uint8Array;
  const format = detectFormat(bytes);
  if (format === 'other') {
    const begin = messageStart(bytes, Math.floor(from * bytes.length));
    const end = messageStart(bytes, Math.floor(to * bytes.length));
    if (begin === null || end === null || begin >= end) return null;
    return joinBytes([bytes.slice(0, begin), bytes.slice(end)]);
  }
  const all = format === 'pcap' || format === 'pcapng' ? framesOf(bytes) : null;
  if (all === null) return null;
  const [begin, end] = [from, to].map((place) => Math.floor(place * all.frames.length)) as [number, number];
  if (begin >= end || begin === 0) return null;
  return written(all, [...all.frames.slice(0, begin), ...all.frames.slice(end)]);
}

const NEWLINE = 0x0a;
/** What a message of a log begins with: a stamp, a sequence number or a tag; the other lines of one are indented. */
const MESSAGE = /^(?:\*|\.|\d|[A-Z])/;

/** Where the first message at or behind a place of a log begins; null when none does. */
function messageStart(log: Uint8Array, place: number): number | null {
  for (
    let at = log.indexOf(NEWLINE, place) + 1;
    at > 0 && at < log.length;
    at = log.indexOf(NEWLINE, at) + 1
  ) {
    const line = new TextDecoder('latin1').decode(log.subarray(at, at + 200));
    const end = line.indexOf('\n');
    const first = end < 0 ? line : line.slice(0, end);
    if (MESSAGE.test(first)) return at;
  }
  return null;
}
