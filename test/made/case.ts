/** A case of made captures: what `npm run fixtures` writes into a folder, but for what is expected of it. */
import type { SentPacket } from './bring-up.ts';
import type { MadeFrame } from './capture-writer.ts';
import { ethernet } from './link-writer.ts';

export interface MadeRun {
  inputs: { path: string; side?: 'spoke' | 'hub' }[];
  keys?: string[];
}

export interface MadeCase {
  /** The folder is `fixtures/made-<name>`. */
  name: string;
  title: string;
  topology: Record<string, unknown>;
  brokenOnPurpose: string | null;
  happened: string;
  files: Record<string, Uint8Array>;
  runs: Record<string, MadeRun>;
  /** What `expected.json` states of each run, where that follows from how the files were made. */
  expected?: Record<string, unknown>;
}

/** One run per file, named by the file without its ending. */
export function runPerFile(
  files: Record<string, Uint8Array>,
  side?: 'spoke' | 'hub',
): Record<string, MadeRun> {
  return Object.fromEntries(
    Object.keys(files).map((path) => [
      path.replace(/\..*$/, ''),
      { inputs: [side === undefined ? { path } : { path, side }] },
    ]),
  );
}

/** 1 May 2024, 08:00:00 UTC. */
export const START_SECONDS = 1_714_550_400;
/** Way of a packet from one end to the other, in milliseconds. */
const TRAVEL = 10;

export function timeOf(milliseconds: number): MadeFrame['at'] {
  return {
    seconds: START_SECONDS + Math.floor(milliseconds / 1000),
    nanoseconds: Math.round((milliseconds % 1000) * 1_000_000),
  };
}

/** A frame for each packet that passes the outer interface of one end. */
export function capturedAt(
  side: 'spoke' | 'hub',
  packets: readonly SentPacket[],
  wrap: (ip: Uint8Array, version: 4 | 6) => Uint8Array = onEthernet,
): MadeFrame[] {
  return packets
    .filter((packet) => packet.from === side || !packet.lost)
    .map((packet) => {
      const own = packet.from === side;
      return { at: timeOf(packet.at + (own ? 0 : TRAVEL)), bytes: wrap(packet.ip(side), packet.version) };
    })
    .sort((a, b) => a.at.seconds - b.at.seconds || a.at.nanoseconds - b.at.nanoseconds);
}

export function onEthernet(ip: Uint8Array, version: 4 | 6): Uint8Array {
  return ethernet({ etherType: version === 4 ? 0x0800 : 0x86dd }, ip);
}
