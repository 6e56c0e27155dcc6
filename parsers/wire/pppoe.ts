/** PPP over Ethernet, session stage (RFC 2516 section 4). */
import type { Problem } from '../problem.ts';
import { hasRoom, u8, u16 } from './bytes.ts';

const HEADER = 6;

export interface Pppoe {
  /** 0 in the session stage. */
  code: number;
  sessionId: number;
  start: number;
  end: number;
}

/** Reads the header in front of a PPP frame; the payload ends where the length field says. */
export function decodePppoe(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): Pppoe | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'pppoe', what: 'the PPPoE header' })) return null;
  const length = u16(bytes, start + 4);
  const why = { layer: 'pppoe', what: 'the PPPoE payload', lengthFrom: 'pppoe.length' };
  hasRoom(problems, start + HEADER, end, length, why);
  return {
    code: u8(bytes, start + 1),
    sessionId: u16(bytes, start + 2),
    start: start + HEADER,
    end: Math.min(end, start + HEADER + length),
  };
}
