/** IPv4, IPv6, UDP, ESP and AH for made captures. */
import { address, be16, be32, checksumOf, concat, octets, withChecksum } from './octets.ts';

export interface Ipv4Header {
  source: string;
  destination: string;
  protocol: number;
  ttl?: number;
  trafficClass?: number;
  identification?: number;
  dontFragment?: boolean;
  moreFragments?: boolean;
  /** In bytes, a multiple of 8. */
  fragmentOffset?: number;
  /** A multiple of 4 bytes. */
  options?: Uint8Array;
}

export function ipv4(header: Ipv4Header, payload: Uint8Array): Uint8Array {
  const options = header.options ?? octets();
  const length = 20 + options.length;
  const flags = (header.dontFragment ? 0x4000 : 0) | (header.moreFragments ? 0x2000 : 0);
  const bytes = concat(
    octets(0x40 | (length / 4), header.trafficClass ?? 0),
    be16(length + payload.length),
    be16(header.identification ?? 1),
    be16(flags | ((header.fragmentOffset ?? 0) / 8)),
    octets(header.ttl ?? 64, header.protocol),
    be16(0),
    address(header.source),
    address(header.destination),
    options,
  );
  return concat(withChecksum(bytes, 10), payload);
}

/** An IPv4 packet in pieces whose payloads have at most `size` bytes (a multiple of 8), in order. */
export function ipv4Fragments(header: Ipv4Header, payload: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += size) {
    const moreFragments = at + size < payload.length;
    pieces.push(ipv4({ ...header, fragmentOffset: at, moreFragments }, payload.slice(at, at + size)));
  }
  return pieces;
}

export interface Ipv6Header {
  source: string;
  destination: string;
  nextHeader: number;
  hopLimit?: number;
  trafficClass?: number;
  flowLabel?: number;
  /** Extension headers in order: number, and what follows next header and length, padded by the writer. */
  extensions?: { type: number; content: Uint8Array }[];
}

export function ipv6(header: Ipv6Header, payload: Uint8Array): Uint8Array {
  const extensions = header.extensions ?? [];
  const chain = extensions.map(({ content }, index) => {
    const next = extensions[index + 1]?.type ?? header.nextHeader;
    const padded = Math.ceil((content.length + 2) / 8) * 8;
    return concat(octets(next, padded / 8 - 1), content, new Uint8Array(padded - 2 - content.length));
  });
  const body = concat(...chain, payload);
  return concat(
    be32(0x60000000 + (header.trafficClass ?? 0) * 0x100000 + (header.flowLabel ?? 0)),
    be16(body.length),
    octets(extensions[0]?.type ?? header.nextHeader, header.hopLimit ?? 64),
    address(header.source),
    address(header.destination),
    body,
  );
}

/** An IPv6 packet in pieces whose payloads have at most `size` bytes (a multiple of 8), in order. */
export function ipv6Fragments(
  header: Ipv6Header,
  payload: Uint8Array,
  size: number,
  identification: number,
): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += size) {
    const more = at + size < payload.length ? 1 : 0;
    const fragment = concat(octets(header.nextHeader, 0), be16(at | more), be32(identification));
    pieces.push(ipv6({ ...header, nextHeader: 44 }, concat(fragment, payload.slice(at, at + size))));
  }
  return pieces;
}

/** UDP; with addresses the checksum is computed, without it is 0 (allowed in IPv4). */
export function udp(
  header: { sourcePort: number; destinationPort: number; source?: string; destination?: string },
  payload: Uint8Array,
): Uint8Array {
  const length = 8 + payload.length;
  const bytes = concat(be16(header.sourcePort), be16(header.destinationPort), be16(length), be16(0), payload);
  if (header.source === undefined || header.destination === undefined) return bytes;
  const pseudo = concat(address(header.source), address(header.destination), be32(length), be32(17));
  bytes.set(be16(checksumOf(concat(pseudo, bytes)) || 0xffff), 6);
  return bytes;
}

/** An ESP packet; the body is what would be encrypted, with its integrity check value. */
export function esp(spi: number, sequence: number, body: Uint8Array): Uint8Array {
  return concat(be32(spi), be32(sequence), body);
}

/** AH with an integrity check value of a multiple of 4 bytes. */
export function ah(
  header: { nextHeader: number; spi: number; sequence: number; icv: Uint8Array },
  payload: Uint8Array,
): Uint8Array {
  const words = 3 + header.icv.length / 4;
  return concat(
    octets(header.nextHeader, words - 2, 0, 0),
    be32(header.spi),
    be32(header.sequence),
    header.icv,
    payload,
  );
}

/** What UDP port 4500 carries for IKE: four zero bytes before the message (RFC 3948 section 2.2). */
export function withNonEspMarker(message: Uint8Array): Uint8Array {
  return concat(be32(0), message);
}

/** The NAT keepalive payload (RFC 3948 section 2.3). */
export const NAT_KEEPALIVE = octets(0xff);
