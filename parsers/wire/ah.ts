/** AH (RFC 4302 section 2). Its payload stands in the clear behind it. */
import type { Problem } from '../problem.ts';
import { hasRoom, u8, u16, u32 } from './bytes.ts';
import { hex, spiText } from './hex.ts';

/** Next header, length, reserved, SPI and sequence number. */
const FIXED = 12;

export interface Ah {
  /** IP protocol number of what follows. */
  nextHeader: number;
  /** `0x` and 8 hex digits. */
  spi: string;
  sequence: number;
  /** Integrity check value, hex. */
  icv: string;
  /** Where the payload starts; null when the header is cut or its length is wrong. */
  start: number | null;
}

/** Reads an AH header; null when not even its fixed part is there. */
export function decodeAh(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Ah | null {
  if (!hasRoom(problems, start, end, FIXED, { layer: 'ah', what: 'the AH header' })) return null;
  if (u16(bytes, start + 2) !== 0) {
    problems.push({
      code: 'bad-value',
      layer: 'ah',
      message: 'the reserved field is not zero',
      offset: start + 2,
    });
  }
  const length = (u8(bytes, start + 1) + 2) * 4;
  const payload = payloadStart(start, end, length, problems);
  return {
    nextHeader: u8(bytes, start),
    spi: spiText(u32(bytes, start + 4)),
    sequence: u32(bytes, start + 8),
    icv: hex(bytes, start + FIXED, payload ?? start + FIXED),
    start: payload,
  };
}

function payloadStart(start: number, end: number, length: number, problems: Problem[]): number | null {
  if (length < FIXED) {
    problems.push({
      code: 'bad-length',
      layer: 'ah',
      message: `header length ${length} is smaller than the fixed header; the payload was not read`,
      offset: start + 1,
      need: FIXED,
      have: length,
      lengthFrom: 'ah.payload-length',
    });
    return null;
  }
  const why = { layer: 'ah', what: 'the AH header', lengthFrom: 'ah.payload-length' };
  return hasRoom(problems, start, end, length, why) ? start + length : null;
}
