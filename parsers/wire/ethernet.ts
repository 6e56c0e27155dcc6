/** Ethernet II and IEEE 802.3 framing (RFC 894, RFC 1042). */
import type { Problem } from '../problem.ts';
import { hasRoom, macText, type Need, u16, u24 } from './bytes.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

const HEADER = 14;
const WHOLE_HEADER: Need = { layer: 'eth', what: 'the Ethernet header' };
/** Smaller values in the type field are the length of an IEEE 802.3 frame. */
const SMALLEST_ETHERTYPE = 0x0600;
/** LLC and SNAP headers together (RFC 1042). */
const SNAP_HEADER = 8;
/** RFC 2332 section 5: NHRP in LLC/SNAP has the IANA OUI and protocol identifier 3. */
const IANA_OUI = 0x00005e;
const NHRP_PROTOCOL_IDENTIFIER = 3;

export interface Ethernet {
  /** MAC addresses. */
  destination: string;
  source: string;
  /** The type of what follows; null when it is an LLC payload without an EtherType. */
  etherType: number | null;
  /** Where the payload stands. */
  start: number;
  end: number;
}

/** Reads an Ethernet header; null when it is not complete. */
export function decodeEthernet(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): Ethernet | null {
  if (!hasRoom(problems, start, end, HEADER, WHOLE_HEADER)) return null;
  const destination = macText(bytes, start);
  const source = macText(bytes, start + 6);
  const type = u16(bytes, start + 12);
  if (type >= SMALLEST_ETHERTYPE) {
    return { destination, source, etherType: type, start: start + HEADER, end };
  }
  return { destination, source, ...decodeLlc(bytes, start + HEADER, Math.min(end, start + HEADER + type)) };
}

/**
 * Reads an LLC header with SNAP (RFC 1042, RFC 2684 section 5.2): gives the EtherType that follows, or a
 * null one when this is another LLC protocol (spanning tree, IS-IS, …).
 */
export function decodeLlc(
  bytes: Uint8Array,
  start: number,
  end: number,
): { etherType: number | null; start: number; end: number } {
  const isSnap = end - start >= SNAP_HEADER && u24(bytes, start) === 0xaaaa03;
  if (!isSnap) return { etherType: null, start, end };
  const oui = u24(bytes, start + 3);
  const identifier = u16(bytes, start + 6);
  const payload = { start: start + SNAP_HEADER, end };
  if (oui === 0) return { etherType: identifier, ...payload };
  if (oui === IANA_OUI && identifier === NHRP_PROTOCOL_IDENTIFIER) {
    return { etherType: ETHERTYPE.nhrp, ...payload };
  }
  return { etherType: null, ...payload };
}
