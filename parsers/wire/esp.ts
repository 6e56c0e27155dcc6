/** ESP headers (RFC 4303 section 2), in IP and in UDP (RFC 3948). What follows them is encrypted. */
import type { Problem } from '../problem.ts';
import { hasRoom, u32 } from './bytes.ts';
import { spiText } from './hex.ts';

const HEADER = 8;

export interface Esp {
  /** `0x` and 8 hex digits. */
  spi: string;
  sequence: number;
  encapsulation: 'ip' | 'udp';
  /** Length in bytes of the ESP packet, header and integrity check value included. */
  length: number;
}

/** Reads SPI and sequence number; null when they are cut. */
export function decodeEsp(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
  encapsulation: 'ip' | 'udp',
): Esp | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'esp', what: 'the ESP header' })) return null;
  return {
    spi: spiText(u32(bytes, start)),
    sequence: u32(bytes, start + 4),
    encapsulation,
    length: end - start,
  };
}
