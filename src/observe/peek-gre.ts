/**
 * A look at decrypted GRE that rules out everything that would have to be dissected: what is left, IPv4 data,
 * is nearly all of a tunnel's traffic and only counted.
 */

/** Flags of a GRE header that are read here: key and sequence number (RFC 2890 section 2). */
const KEY = 0x2000;
const SEQUENCE = 0x1000;
const IPV4 = 0x0800;
const TCP = 6;
const UDP = 17;
const ICMP = 1;
const IPV4_HEADER = 20;
/** Ports of the routing protocols that a tunnel carries: RIP, RIPng, BGP. */
const ROUTING_PORTS: ReadonlySet<number> = new Set([520, 521, 179]);

/** Bytes that the look needs in a DMVPN tunnel: GRE with its key, an IPv4 header, and ports. */
export const PEEK_BYTES = 4 + 4 + IPV4_HEADER + 4;

/**
 * The GRE key of IPv4 data without options; null when the packet is anything else and worth a closer look.
 * @param gre the packet, or its first `PEEK_BYTES`
 * @param length of the whole packet
 */
export function peekGre(gre: Uint8Array, length: number): { key: number | null } | null {
  if (gre.length < 4 + IPV4_HEADER) return null;
  const flags = (gre[0]! << 8) | gre[1]!;
  if ((flags & ~(KEY | SEQUENCE)) !== 0 || ((gre[2]! << 8) | gre[3]!) !== IPV4) return null;
  const at = 4 + ((flags & KEY) !== 0 ? 4 : 0) + ((flags & SEQUENCE) !== 0 ? 4 : 0);
  if (!isPlainData(gre, at, length)) return null;
  if ((flags & KEY) === 0) return { key: null };
  return { key: ((gre[4]! << 24) | (gre[5]! << 16) | (gre[6]! << 8) | gre[7]!) >>> 0 };
}

/** A whole IPv4 packet, no fragment, of TCP, UDP or ICMP, and not of a routing protocol. */
function isPlainData(bytes: Uint8Array, at: number, length: number): boolean {
  const body = at + IPV4_HEADER;
  if (body + 4 > bytes.length || bytes[at] !== 0x45) return false;
  const total = (bytes[at + 2]! << 8) | bytes[at + 3]!;
  const fragment = ((bytes[at + 6]! << 8) | bytes[at + 7]!) & 0x3fff;
  if (total !== length - at || fragment !== 0) return false;
  const protocol = bytes[at + 9]!;
  if (protocol === ICMP) return true;
  if (protocol !== TCP && protocol !== UDP) return false;
  const source = (bytes[body]! << 8) | bytes[body + 1]!;
  const destination = (bytes[body + 2]! << 8) | bytes[body + 3]!;
  return !ROUTING_PORTS.has(source) && !ROUTING_PORTS.has(destination);
}
