/** What stands behind an IP header: the protocols that are read, by number. */
import type { Problem } from '../problem.ts';
import { decodeAh } from './ah.ts';
import { u16, u32 } from './bytes.ts';
import { type Dissection, enter, tunnel } from './dissection.ts';
import { decodeEsp } from './esp.ts';
import { dissectEtherType, dissectIpv4, dissectIpv6, dissectNhrp } from './ether-payload.ts';
import { decodeGre } from './gre.ts';
import { hex } from './hex.ts';
import { decodeIcmp, decodeIcmpv6 } from './icmp.ts';
import { isIpv6Extension, walkExtensions } from './ipv6.ts';
import { decodeIsakmp, type IsakmpContext } from './isakmp.ts';
import { ETHERTYPE, etherTypes } from './registry/ethertypes.ts';
import { IP_PROTOCOL, ipProtocols } from './registry/ip-protocols.ts';
import { decodeUdp } from './udp.ts';

const IKE_PORT = 500;
const NAT_T_PORT = 4500;
const KEEPALIVE = 0xff;
const MARKER = 4;
const COOKIE = 8;
/** draft-ietf-ipsec-udp-encaps-01 put ESP on port 500 behind eight zero bytes, where a cookie is never zero. */
const OLD_MARKER = 8;

/** Reads the payload of an IP packet. */
export function dissectIpPayload(
  d: Dissection,
  protocol: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (isIpv6Extension(protocol)) {
    const chain = walkExtensions(bytes, protocol, start, end, d.packet.problems);
    // A fragment header inside a datagram that was put together, or behind AH, leads nowhere.
    if (chain.start === null || chain.fragment !== null) return;
    dissectIpPayload(d, chain.protocol, bytes, chain.start, end);
    return;
  }
  d.packet.protocol = protocol;
  switch (protocol) {
    case IP_PROTOCOL.udp:
      dissectUdp(d, bytes, start, end);
      return;
    case IP_PROTOCOL.tcp:
      dissectTcp(d, bytes, start, end);
      return;
    case IP_PROTOCOL.gre:
      dissectGre(d, bytes, start, end);
      return;
    case IP_PROTOCOL.esp:
      dissectEsp(d, bytes, start, end, 'ip');
      return;
    case IP_PROTOCOL.ah:
      dissectAh(d, bytes, start, end);
      return;
    case IP_PROTOCOL.icmp:
      if (!enter(d, 'icmp', start)) return;
      d.packet.icmp = decodeIcmp(bytes, start, end, d.packet.problems, d.complete);
      return;
    case IP_PROTOCOL.icmpv6:
      if (!enter(d, 'icmpv6', start)) return;
      d.packet.icmp = decodeIcmpv6(bytes, start, end, d.packet.problems);
      return;
    case IP_PROTOCOL.ipv4:
      tunnel(d, 'ipv4', start, (inner) => dissectIpv4(inner, bytes, start, end));
      return;
    case IP_PROTOCOL.ipv6:
      tunnel(d, 'ipv6', start, (inner) => dissectIpv6(inner, bytes, start, end));
      return;
    case IP_PROTOCOL.noNextHeader:
      return;
    default:
      enter(d, ipProtocols.name(protocol) ?? `ip-protocol-${protocol}`, start);
  }
}

function dissectUdp(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'udp', start)) return;
  const udp = decodeUdp(bytes, start, end, d.packet.problems);
  if (udp === null) return;
  d.packet.srcPort = udp.sourcePort;
  d.packet.dstPort = udp.destinationPort;
  const has = (port: number) => udp.sourcePort === port || udp.destinationPort === port;
  if (has(NAT_T_PORT)) dissectNatTraversal(d, bytes, udp.start, udp.end);
  else if (has(IKE_PORT)) dissectIkePort(d, bytes, udp.start, udp.end);
}

/** UDP port 4500 (RFC 3948 section 2): IKE behind a marker, a keepalive, or else ESP. */
function dissectNatTraversal(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (end - start === 1 && bytes[start] === KEEPALIVE) {
    d.packet.keepalive = enter(d, 'nat-keepalive', start);
    return;
  }
  const isIke = end - start >= MARKER && u32(bytes, start) === 0;
  if (isIke) dissectIsakmp(d, bytes, start + MARKER, end);
  else dissectEsp(d, bytes, start, end, 'udp');
}

function dissectIkePort(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  const isOldEsp = end - start >= OLD_MARKER && u32(bytes, start) === 0 && u32(bytes, start + 4) === 0;
  if (isOldEsp) dissectEsp(d, bytes, start + OLD_MARKER, end, 'udp');
  else dissectIsakmp(d, bytes, start, end);
}

function dissectIsakmp(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'isakmp', start)) return;
  d.packet.body = bytes.subarray(start, end);
  const problems: Problem[] = [];
  // Decoded by itself, so that the places that the message names are places in `Packet.body`.
  d.packet.isakmp = decodeIsakmp(d.packet.body, 0, end - start, problems, contextOf(d, bytes, start, end));
  for (const problem of problems) {
    if (problem.offset !== undefined) problem.offset += start;
    d.packet.problems.push(problem);
  }
}

function contextOf(d: Dissection, bytes: Uint8Array, start: number, end: number): IsakmpContext {
  const cookie = end - start >= COOKIE ? hex(bytes, start, start + COOKIE) : null;
  return (cookie !== null && d.options.isakmpContext?.(cookie)) || {};
}

function dissectTcp(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'tcp', start) || end - start < 4) return;
  d.packet.srcPort = u16(bytes, start);
  d.packet.dstPort = u16(bytes, start + 2);
}

function dissectEsp(
  d: Dissection,
  bytes: Uint8Array,
  start: number,
  end: number,
  encapsulation: 'ip' | 'udp',
): void {
  if (!enter(d, 'esp', start)) return;
  d.packet.esp = decodeEsp(bytes, start, end, d.packet.problems, encapsulation);
  if (d.packet.esp !== null) d.packet.body = bytes.subarray(start, end);
}

function dissectAh(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'ah', start)) return;
  d.packet.ah = decodeAh(bytes, start, end, d.packet.problems);
  const ah = d.packet.ah;
  if (ah !== null && ah.start !== null) dissectIpPayload(d, ah.nextHeader, bytes, ah.start, end);
}

/** Payloads that are named and not entered: they are other people's tunnels (PPTP, ERSPAN, WCCP). */
function dissectGre(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'gre', start)) return;
  const gre = decodeGre(bytes, start, end, d.packet.problems, d.complete);
  d.packet.gre = gre;
  if (gre === null || gre.start === null || gre.start >= gre.end) return;
  const payload = gre.start;
  if (gre.version !== 0) {
    enter(d, 'pptp', payload);
    return;
  }
  switch (gre.protocol) {
    case ETHERTYPE.nhrp:
      dissectNhrp(d, bytes, payload, end);
      return;
    case ETHERTYPE.ipv4:
    case ETHERTYPE.ipv6:
    case ETHERTYPE.mpls:
    case ETHERTYPE.mplsUpstream:
    case ETHERTYPE.transparentBridging:
      tunnel(d, gre.protocolName, payload, (inner) =>
        dissectEtherType(inner, gre.protocol, bytes, payload, end),
      );
      return;
    default:
      enter(d, etherTypes.name(gre.protocol) ?? gre.protocolName, payload);
  }
}
