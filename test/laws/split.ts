/** Inputs in two parts: a capture between two frames, a log between two messages. */
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { detectFormat } from '../../parsers/capture/format.ts';
import type { AnalyzeInput } from '../../src/index.ts';
import { type MadeFrame, writePcapng } from '../made/capture-writer.ts';

export interface Frames {
  frames: (MadeFrame & { linkType: number })[];
  linkTypes: number[];
}

/** The frames of a capture; null when one has no time, which the writer cannot leave out. */
export function framesOf(capture: Uint8Array): Frames | null {
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
export function written({ linkTypes }: Frames, frames: Frames['frames']): Uint8Array {
  return writePcapng(
    { interfaces: linkTypes.map((linkType) => ({ linkType, resolution: 9 })) },
    frames.map((frame) => ({ ...frame, interfaceId: linkTypes.indexOf(frame.linkType) })),
  );
}

export function isCapture({ data }: AnalyzeInput): boolean {
  const format = detectFormat(data as Uint8Array);
  return format === 'pcap' || format === 'pcapng';
}
