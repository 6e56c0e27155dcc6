/** Frames of the lab captures, read by the simplest possible pcap walk (little endian, classic format). */
import { readFileSync } from 'node:fs';

export interface LabFrame {
  number: number;
  linkType: number;
  bytes: Uint8Array;
}

export function labFrames(path: string): LabFrame[] {
  const file = new Uint8Array(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url)));
  const view = new DataView(file.buffer);
  const linkType = view.getUint32(20, true);
  const frames: LabFrame[] = [];
  for (let at = 24; at < file.length; ) {
    const length = view.getUint32(at + 8, true);
    frames.push({ number: frames.length + 1, linkType, bytes: file.slice(at + 16, at + 16 + length) });
    at += 16 + length;
  }
  return frames;
}
