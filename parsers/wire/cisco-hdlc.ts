/** Cisco HDLC on serial links: address, control, EtherType (RFC 1547 section 4.3.1). */
import type { Problem } from '../problem.ts';
import { hasRoom, u8, u16 } from './bytes.ts';

const HEADER = 4;
const UNICAST = 0x0f;
const BROADCAST = 0x8f;

export interface CiscoHdlc {
  broadcast: boolean;
  etherType: number;
  start: number;
}

/** True when the first byte is a Cisco HDLC address: how PPP and Cisco HDLC are told apart. */
export function isCiscoHdlcAddress(address: number): boolean {
  return address === UNICAST || address === BROADCAST;
}

/** Reads a Cisco HDLC header; an address that is neither unicast nor broadcast is a `bad-value`. */
export function decodeCiscoHdlc(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): CiscoHdlc | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'chdlc', what: 'the Cisco HDLC header' })) return null;
  const address = u8(bytes, start);
  if (!isCiscoHdlcAddress(address)) {
    problems.push({
      code: 'bad-value',
      layer: 'chdlc',
      message: `address ${address} is neither 15 (unicast) nor 143 (broadcast); read on all the same`,
      offset: start,
    });
  }
  return { broadcast: address === BROADCAST, etherType: u16(bytes, start + 2), start: start + HEADER };
}
