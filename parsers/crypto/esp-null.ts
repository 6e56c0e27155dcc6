/**
 * ESP with NULL encryption (RFC 2410) found without keys, after RFC 5879: the trailer is read where each
 * ICV length would put it, and what it says must hold for the payload.
 */
import { uint16 } from './bytes.ts';
import { isKnownNextHeader, isMonotonicPadding } from './esp-trailer.ts';

/** ICV lengths in use, the most usual first: 96, 128, 192, 256 bits, 64 bits, none. */
const ICV_LENGTHS = [12, 16, 24, 32, 8, 0] as const;

/** Packets of an SA that must agree when each alone could be chance (about 1 in 10,000 for GRE). */
export const NULL_MIN_PACKETS = 3;

/** Packets after which an SA that has not shown itself is taken for encrypted, so that bulk traffic costs nothing. */
export const NULL_MAX_PACKETS = 16;

const PROTOCOL = { icmp: 1, ipv4: 4, tcp: 6, udp: 17, ipv6: 41, gre: 47, eigrp: 88, ospf: 89 } as const;

/** EtherTypes in GRE: IPv4, IPv6, NHRP, MPLS, keepalive (0). */
const GRE_PROTOCOLS: ReadonlySet<number> = new Set([0x0800, 0x86dd, 0x2001, 0x8847, 0x0000]);

export interface NullPacket {
  icvLength: number;
  nextHeader: number;
  payload: Uint8Array;
  /** A length inside the payload agrees with where the payload ends: one packet is then enough. */
  exact: boolean;
}

function ipv4Fits(bytes: Uint8Array, at: number): boolean {
  return bytes[at]! >> 4 === 4 && (bytes[at]! & 15) >= 5 && uint16(bytes, at + 2) === bytes.length - at;
}

/** `exact`, `plausible` or null by what a GRE header (RFC 2784, RFC 2890) says. */
function greFits(payload: Uint8Array): 'exact' | 'plausible' | null {
  const flags = uint16(payload, 0);
  const protocol = uint16(payload, 2);
  // Reserved bits and the version must be zero; checksum, key and sequence number may be there.
  if ((flags & 0x4fff) !== 0 || !GRE_PROTOCOLS.has(protocol)) return null;
  const options =
    Number((flags & 0x8000) !== 0) + Number((flags & 0x2000) !== 0) + Number((flags & 0x1000) !== 0);
  const inner = 4 + 4 * options;
  if (inner > payload.length) return null;
  if (protocol === 0x0800) return ipv4Fits(payload, inner) ? 'exact' : null;
  // NHRP fixed part (RFC 2332 section 5.2.1): packet size at byte 10.
  if (protocol === 0x2001) return uint16(payload, inner + 10) === payload.length - inner ? 'exact' : null;
  return 'plausible';
}

function payloadFits(nextHeader: number, payload: Uint8Array): 'exact' | 'plausible' | null {
  switch (nextHeader) {
    case PROTOCOL.gre:
      return payload.length >= 4 ? greFits(payload) : null;
    case PROTOCOL.ipv4:
      return payload.length >= 20 && ipv4Fits(payload, 0) ? 'exact' : null;
    case PROTOCOL.ipv6:
      return payload.length >= 40 && payload[0]! >> 4 === 6 && uint16(payload, 4) === payload.length - 40
        ? 'exact'
        : null;
    case PROTOCOL.udp:
      return payload.length >= 8 && uint16(payload, 4) === payload.length ? 'exact' : null;
    default:
      return payload.length >= 8 ? 'plausible' : null;
  }
}

/** One packet read as ESP NULL with a given ICV length; null when it cannot be. */
export function readNullPacket(packet: Uint8Array, icvLength: number): NullPacket | null {
  const end = packet.length - icvLength;
  if (end < 8 + 2) return null;
  const nextHeader = packet[end - 1]!;
  const padLength = packet[end - 2]!;
  const payloadEnd = end - 2 - padLength;
  // RFC 4303 section 2.4: the trailer ends on a four-byte boundary.
  if (payloadEnd < 8 || (end - 8) % 4 !== 0 || !isKnownNextHeader(nextHeader)) return null;
  if (!isMonotonicPadding(packet, payloadEnd, padLength)) return null;
  const payload = packet.subarray(8, payloadEnd);
  const fit = payloadFits(nextHeader, payload);
  return fit === null ? null : { icvLength, nextHeader, payload, exact: fit === 'exact' };
}

/** True when one packet alone could be ESP NULL: rules out nearly all that is encrypted, without keeping anything. */
export function couldBeNull(packet: Uint8Array): boolean {
  return ICV_LENGTHS.some((icvLength) => readNullPacket(packet, icvLength) !== null);
}

/** Watches the packets of one SA (SPI and destination) for which there is no key. */
export class NullDetector {
  /** ICV length once it is certain that the SA does not encrypt. */
  icvLength: number | null = null;
  #packets = 0;
  readonly #agreeing = new Map<number, number>();

  /** The packet read as ESP NULL, once the SA has shown that it does not encrypt; null before and otherwise. */
  add(packet: Uint8Array): NullPacket | null {
    if (this.icvLength !== null) return readNullPacket(packet, this.icvLength);
    if (this.#packets >= NULL_MAX_PACKETS) return null;
    this.#packets += 1;
    for (const icvLength of ICV_LENGTHS) {
      const found = readNullPacket(packet, icvLength);
      if (found === null) continue;
      const count = (this.#agreeing.get(icvLength) ?? 0) + 1;
      this.#agreeing.set(icvLength, count);
      if (!found.exact && (count < NULL_MIN_PACKETS || count < this.#packets)) continue;
      this.icvLength = icvLength;
      return found;
    }
    return null;
  }
}
