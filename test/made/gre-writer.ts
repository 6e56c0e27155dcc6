/** GRE for made captures. */
import { be16, be32, checksumOf, concat } from './octets.ts';

export interface GreHeader {
  protocol: number;
  key?: number | null;
  sequence?: number | null;
  /** Writes a checksum. */
  checksum?: boolean;
  /** RFC 1701 source routes as they stand behind the other fields, their end mark included. */
  routing?: Uint8Array;
}

export function gre(header: GreHeader, payload: Uint8Array): Uint8Array {
  const hasKey = header.key !== undefined && header.key !== null;
  const hasSequence = header.sequence !== undefined && header.sequence !== null;
  const hasRouting = header.routing !== undefined;
  const flags =
    (header.checksum ? 0x8000 : 0) |
    (hasRouting ? 0x4000 : 0) |
    (hasKey ? 0x2000 : 0) |
    (hasSequence ? 0x1000 : 0);
  const empty = new Uint8Array(0);
  const bytes = concat(
    be16(flags),
    be16(header.protocol),
    header.checksum || hasRouting ? be32(0) : empty,
    hasKey ? be32(header.key!) : empty,
    hasSequence ? be32(header.sequence!) : empty,
    header.routing ?? empty,
    payload,
  );
  if (header.checksum) bytes.set(be16(checksumOf(bytes)), 4);
  return bytes;
}

/** Enhanced GRE of PPTP (RFC 2637 section 4.1). */
export function pptp(
  header: { callId: number; sequence?: number; acknowledgment?: number },
  payload: Uint8Array,
): Uint8Array {
  const hasSequence = header.sequence !== undefined;
  const hasAcknowledgment = header.acknowledgment !== undefined;
  const empty = new Uint8Array(0);
  return concat(
    be16(0x2001 | (hasSequence ? 0x1000 : 0) | (hasAcknowledgment ? 0x0080 : 0)),
    be16(0x880b),
    be16(payload.length),
    be16(header.callId),
    hasSequence ? be32(header.sequence!) : empty,
    hasAcknowledgment ? be32(header.acknowledgment!) : empty,
    payload,
  );
}
