/** What stands behind a link layer: the protocols that are read, by EtherType. */
import { decodeArp } from './arp.ts';
import { u16 } from './bytes.ts';
import { type Dissection, enter } from './dissection.ts';
import { decodeEthernet } from './ethernet.ts';
import type { Fragment } from './fragments.ts';
import { hexNumber } from './hex.ts';
import { dissectIpPayload } from './ip-payload.ts';
import { decodeIpv4 } from './ipv4.ts';
import { decodeIpv6 } from './ipv6.ts';
import { decodeMpls } from './mpls.ts';
import { decodeNhrp } from './nhrp.ts';
import { decodePpp } from './ppp.ts';
import { decodePppoe } from './pppoe.ts';
import { ETHERTYPE, etherTypes } from './registry/ethertypes.ts';
import { IP_PROTOCOL } from './registry/ip-protocols.ts';
import { decodeVlan, isVlan } from './vlan.ts';

/** Reads a payload by its EtherType; one that is not read is only named as a layer. */
export function dissectEtherType(
  d: Dissection,
  etherType: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (isVlan(etherType)) {
    dissectVlan(d, bytes, start, end);
    return;
  }
  switch (etherType) {
    case ETHERTYPE.ipv4:
      dissectIpv4(d, bytes, start, end);
      return;
    case ETHERTYPE.ipv6:
      dissectIpv6(d, bytes, start, end);
      return;
    case ETHERTYPE.nhrp:
      dissectNhrp(d, bytes, start, end);
      return;
    case ETHERTYPE.arp:
      if (enter(d, 'arp', start)) d.packet.arp = decodeArp(bytes, start, end, d.packet.problems);
      return;
    case ETHERTYPE.mpls:
    case ETHERTYPE.mplsUpstream:
      dissectMpls(d, bytes, start, end);
      return;
    case ETHERTYPE.pppoeSession:
      dissectPppoe(d, bytes, start, end);
      return;
    case ETHERTYPE.transparentBridging:
      dissectEthernet(d, bytes, start, end);
      return;
    default:
      enter(d, etherTypes.name(etherType) ?? `ethertype-${hexNumber(etherType, 4)}`, start);
  }
}

/** Reads an Ethernet frame. */
export function dissectEthernet(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'eth', start)) return;
  const ethernet = decodeEthernet(bytes, start, end, d.packet.problems);
  if (ethernet === null) return;
  d.packet.linkSource = ethernet.source;
  d.packet.linkDestination = ethernet.destination;
  if (ethernet.etherType === null) enter(d, 'llc', ethernet.start);
  else dissectEtherType(d, ethernet.etherType, bytes, ethernet.start, ethernet.end);
}

function dissectVlan(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'vlan', start)) return;
  const tag = decodeVlan(bytes, start, end, d.packet.problems);
  if (tag === null) return;
  d.packet.vlans.push(tag.id);
  dissectEtherType(d, tag.etherType, bytes, tag.start, end);
}

/** A label stack does not say what it carries; an IP version at its end is taken for an IP packet. */
function dissectMpls(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'mpls', start)) return;
  const mpls = decodeMpls(bytes, start, end, d.packet.problems);
  if (mpls === null || mpls.start >= end) return;
  const version = bytes[mpls.start]! >> 4;
  if (version === 4) dissectIpv4(d, bytes, mpls.start, end);
  else if (version === 6) dissectIpv6(d, bytes, mpls.start, end);
}

/** Reads a PPPoE session header and the PPP frame behind it. */
export function dissectPppoe(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'pppoe', start)) return;
  const pppoe = decodePppoe(bytes, start, end, d.packet.problems);
  if (pppoe !== null && pppoe.code === 0) dissectPpp(d, bytes, pppoe.start, pppoe.end);
}

/** Reads a PPP frame; a control protocol is only named. */
export function dissectPpp(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'ppp', start)) return;
  const ppp = decodePpp(bytes, start, end, d.packet.problems);
  if (ppp === null) return;
  if (ppp.etherType === null) enter(d, ppp.name, ppp.start);
  else dissectEtherType(d, ppp.etherType, bytes, ppp.start, end);
}

/** Reads an NHRP packet, in GRE or straight on a tunnel interface. */
export function dissectNhrp(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'nhrp', start)) return;
  d.packet.nhrp = decodeNhrp(bytes, start, end, d.packet.problems);
  if (d.packet.nhrp === null) return;
  const length = d.packet.nhrp.complete ? d.packet.nhrp.length : end - start;
  d.packet.body = bytes.subarray(start, start + length);
}

/** Reads an IPv4 packet, or puts it with the other fragments of its datagram. */
export function dissectIpv4(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'ipv4', start)) return;
  const ip = decodeIpv4(bytes, start, end, d.packet.problems);
  if (ip === null) return;
  d.packet.src = ip.source;
  d.packet.dst = ip.destination;
  d.packet.ttl = ip.ttl;
  d.packet.protocol = ip.protocol;
  d.complete &&= ip.complete;
  if (!ip.moreFragments && ip.fragmentOffset === 0) {
    dissectIpPayload(d, ip.protocol, bytes, ip.start, ip.end);
    return;
  }
  const piece = { identification: ip.identification, offset: ip.fragmentOffset, more: ip.moreFragments };
  dissectFragment(d, { ...piece, protocol: ip.protocol }, bytes.subarray(ip.start, ip.end), ip.complete);
}

/** Reads an IPv6 packet likewise. */
export function dissectIpv6(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  if (!enter(d, 'ipv6', start)) return;
  const ip = decodeIpv6(bytes, start, end, d.packet.problems);
  if (ip === null) return;
  d.packet.src = ip.source;
  d.packet.dst = ip.destination;
  d.packet.ttl = ip.hopLimit;
  d.packet.protocol = ip.protocol;
  d.complete &&= ip.complete;
  if (ip.start === null) return;
  if (ip.fragment === null || (ip.fragment.offset === 0 && !ip.fragment.more)) {
    dissectIpPayload(d, ip.protocol, bytes, ip.start, ip.end);
    return;
  }
  dissectFragment(
    d,
    { ...ip.fragment, protocol: ip.protocol },
    bytes.subarray(ip.start, ip.end),
    ip.complete,
  );
}

/** A fragment of this packet's datagram; when it is the last one missing, the datagram is read. */
function dissectFragment(
  d: Dissection,
  piece: Pick<Fragment, 'identification' | 'offset' | 'more' | 'protocol'>,
  payload: Uint8Array,
  complete: boolean,
): void {
  const { identification, offset, more, protocol } = piece;
  d.packet.fragment = { identification, offset, more, reassembledFrom: null };
  const reassembler = d.options.reassembler;
  const result =
    reassembler === undefined || !complete
      ? null
      : reassembler.add(
          {
            ...piece,
            source: d.packet.src ?? '',
            destination: d.packet.dst ?? '',
            depth: d.depth,
            bytes: payload,
            at: d.options.at ?? null,
            frame: d.options.frame ?? null,
          },
          d.packet.problems,
        );
  if (result?.state !== 'complete') {
    enter(d, 'fragment', 0);
    const hasPorts = protocol === IP_PROTOCOL.udp && offset === 0 && payload.length >= 4;
    if (hasPorts) {
      d.packet.srcPort = u16(payload, 0);
      d.packet.dstPort = u16(payload, 2);
    }
    return;
  }
  d.packet.fragment.reassembledFrom = result.fragments;
  dissectIpPayload(d, protocol, result.bytes, 0, result.bytes.length);
}
