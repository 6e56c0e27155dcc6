/** Quoted packets in the tree, and what all packets in it have in common. */
import type { QuotedPacket } from '../../parsers/wire/quoted-packet.ts';
import { ipProtocols } from '../../parsers/wire/registry/ip-protocols.ts';
import { say } from '../language/say.ts';
import { bytesText, type Lines } from './decode-lines.ts';

/** The packet that an ICMP error or a traffic indication is about. */
export function addQuoted(lines: Lines, depth: number, quoted: QuotedPacket): void {
  lines.add(
    depth,
    say`quotes ${ends(quoted)}${protocolText(quoted.ipProtocol)}, ${bytesText(quoted.length)}`,
  );
  lines.table(depth + 1, [
    ['SPI', quoted.spi],
    ['sequence', quoted.sequence],
    ['GRE key', quoted.key],
    ['GRE protocol', quoted.greProtocol === null ? null : hex16(quoted.greProtocol)],
    ['initiator cookie', quoted.initiatorCookie],
    ['responder cookie', quoted.responderCookie],
  ]);
}

/** Addresses, ports and TTL of a packet. */
export function ends(packet: {
  src: string | null;
  dst: string | null;
  srcPort: number | null;
  dstPort: number | null;
  ttl: number | null;
}): string {
  const ttl = packet.ttl === null ? '' : `, TTL ${packet.ttl}`;
  return `${end(packet.src, packet.srcPort)} → ${end(packet.dst, packet.dstPort)}${ttl}`;
}

function end(address: string | null, port: number | null): string {
  const text = address ?? '?';
  if (port === null) return text;
  return text.includes(':') ? `[${text}]:${port}` : `${text}:${port}`;
}

/** The name of an IP protocol, to follow other words. */
export function protocolText(protocol: number | null): string {
  return protocol === null ? '' : `, ${ipProtocols.name(protocol) ?? `IP protocol ${protocol}`}`;
}

export function hex16(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
