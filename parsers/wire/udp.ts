/** UDP (RFC 768). */
import type { Problem } from '../problem.ts';
import { hasRoom, type Need, u16 } from './bytes.ts';

const HEADER = 8;

const WHOLE_HEADER: Need = { layer: 'udp', what: 'the UDP header' };
const DATAGRAM: Need = { layer: 'udp', what: 'the datagram', lengthFrom: 'udp.length' };

export interface Udp {
  sourcePort: number;
  destinationPort: number;
  /** The length field: header and payload. */
  length: number;
  /** The checksum field as it stands; not verified, as the decoders above have checks of their own. */
  checksum: number;
  start: number;
  end: number;
}

/** Reads a UDP header; the payload ends where the length field says or where the packet does. */
export function decodeUdp(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Udp | null {
  if (!hasRoom(problems, start, end, HEADER, WHOLE_HEADER)) return null;
  const length = u16(bytes, start + 4);
  return {
    sourcePort: u16(bytes, start),
    destinationPort: u16(bytes, start + 2),
    length,
    checksum: u16(bytes, start + 6),
    start: start + HEADER,
    end: payloadEnd(start, end, length, problems),
  };
}

function payloadEnd(start: number, end: number, length: number, problems: Problem[]): number {
  if (length < HEADER) {
    problems.push({
      code: 'bad-length',
      layer: 'udp',
      message: `length ${length} is smaller than the header; the rest of the packet was taken as payload`,
      offset: start + 4,
      need: HEADER,
      have: length,
      lengthFrom: 'udp.length',
    });
    return end;
  }
  hasRoom(problems, start, end, length, DATAGRAM);
  return Math.min(end, start + length);
}
