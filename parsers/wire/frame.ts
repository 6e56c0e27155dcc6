/** One captured frame, from its link layer in. */
import { linkTypeLabel, linkTypeName } from '../capture/link-types.ts';
import { decodeCiscoHdlc, isCiscoHdlcAddress } from './cisco-hdlc.ts';
import { begin, type Dissection, type DissectOptions, enter } from './dissection.ts';
import { dissectEthernet, dissectEtherType, dissectPpp, dissectPppoe } from './ether-payload.ts';
import { decodeLlc } from './ethernet.ts';
import { dissectIpPayload } from './ip-payload.ts';
import { decodeLinuxCooked, decodeLinuxCookedV2, type LinuxCooked } from './linux-cooked.ts';
import { decodeLoopback } from './loopback.ts';
import type { Packet } from './packet.ts';
import { decodeRawIp } from './raw-ip.ts';
import { LINK_TYPE } from './registry/link-types.ts';

export type { DissectOptions } from './dissection.ts';

/** In a Linux cooked header these two are not EtherTypes: an 802.2 header follows, or raw 802.3. */
const COOKED_8022 = 0x0004;
const COOKED_8023 = 0x0001;

/**
 * Takes a frame apart.
 *
 * @param bytes the captured bytes of the frame, all of them from its link layer on
 * @param linkType LINKTYPE_ number of the interface it was captured on
 * @returns what could be read; what could not is in `problems`, whose offsets count from the start of the
 *   frame (in a datagram put together from fragments: from the start of its IP payload)
 */
export function dissectFrame(bytes: Uint8Array, linkType: number, options: DissectOptions = {}): Packet {
  const d = begin(linkTypeLabel(linkType), options);
  dissectLink(d, linkType, bytes, bytes.length);
  return finish(d);
}

/**
 * Reads what an ESP packet carried once it is decrypted, or any other IP payload without its header.
 *
 * @param bytes the payload, without ESP trailer and padding
 * @param protocol its IP protocol number: the ESP trailer's next header
 * @param outer addresses of the packet that carried it; in tunnel mode the real ones are in `inner`
 */
export function dissectPayload(
  bytes: Uint8Array,
  protocol: number,
  outer: { src: string | null; dst: string | null; ttl?: number | null },
  options: DissectOptions = {},
): Packet {
  const d = begin('esp-payload', options);
  d.packet.src = outer.src;
  d.packet.dst = outer.dst;
  d.packet.ttl = outer.ttl ?? null;
  dissectIpPayload(d, protocol, bytes, 0, bytes.length);
  return finish(d);
}

function finish(d: Dissection): Packet {
  const { frame } = d.options;
  if (frame !== undefined) for (const problem of d.packet.problems) problem.frame ??= frame;
  return d.packet;
}

function dissectLink(d: Dissection, linkType: number, bytes: Uint8Array, end: number): void {
  switch (linkType) {
    case LINK_TYPE.ethernet:
      dissectEthernet(d, bytes, 0, end);
      return;
    case LINK_TYPE.linuxCooked:
      dissectCooked(d, 'sll', decodeLinuxCooked(bytes, 0, end, d.packet.problems), bytes, end);
      return;
    case LINK_TYPE.linuxCookedV2:
      dissectCooked(d, 'sll2', decodeLinuxCookedV2(bytes, 0, end, d.packet.problems), bytes, end);
      return;
    case LINK_TYPE.raw:
    case LINK_TYPE.rawBsd:
    case LINK_TYPE.rawOpenBsd:
    case LINK_TYPE.ipv4:
    case LINK_TYPE.ipv6:
      dissectRawIp(d, bytes, end);
      return;
    case LINK_TYPE.null:
    case LINK_TYPE.loop:
      dissectLoopback(d, bytes, end);
      return;
    case LINK_TYPE.ppp:
      dissectPpp(d, bytes, 0, end);
      return;
    case LINK_TYPE.pppHdlc:
      // One link type for two framings: the address byte tells them apart.
      if (end > 0 && isCiscoHdlcAddress(bytes[0]!)) {
        dissectCiscoHdlc(d, bytes, end);
        return;
      }
      dissectPpp(d, bytes, 0, end);
      return;
    case LINK_TYPE.pppEther:
      dissectPppoe(d, bytes, 0, end);
      return;
    case LINK_TYPE.ciscoHdlc:
      dissectCiscoHdlc(d, bytes, end);
      return;
    default:
      d.packet.problems.push({
        code: 'unsupported',
        layer: 'link',
        message: `link type ${linkType} (${linkTypeName(linkType)}) is not read`,
        offset: 0,
      });
  }
}

function dissectRawIp(d: Dissection, bytes: Uint8Array, end: number): void {
  const etherType = decodeRawIp(bytes, 0, end, d.packet.problems);
  if (etherType !== null) dissectEtherType(d, etherType, bytes, 0, end);
}

function dissectLoopback(d: Dissection, bytes: Uint8Array, end: number): void {
  if (!enter(d, 'loopback', 0)) return;
  const loopback = decodeLoopback(bytes, 0, end, d.packet.problems);
  if (loopback === null) return;
  if (loopback.etherType === null) enter(d, `address-family-${loopback.family}`, loopback.start);
  else dissectEtherType(d, loopback.etherType, bytes, loopback.start, end);
}

function dissectCiscoHdlc(d: Dissection, bytes: Uint8Array, end: number): void {
  if (!enter(d, 'chdlc', 0)) return;
  const header = decodeCiscoHdlc(bytes, 0, end, d.packet.problems);
  if (header !== null) dissectEtherType(d, header.etherType, bytes, header.start, end);
}

function dissectCooked(
  d: Dissection,
  layer: string,
  header: LinuxCooked | null,
  bytes: Uint8Array,
  end: number,
): void {
  if (!enter(d, layer, 0) || header === null) return;
  d.packet.direction = header.direction;
  d.packet.linkSource = header.source;
  // On a GRE interface the link layer is the outside: its address is the sender's NBMA address.
  if (header.sourceIsIpv4) d.packet.src = header.source;
  const { etherType, start } = header;
  if (etherType === null || etherType === COOKED_8023) enter(d, `linux-device-${header.hardwareType}`, start);
  else if (etherType === COOKED_8022) dissectCookedLlc(d, bytes, start, end);
  else dissectEtherType(d, etherType, bytes, start, end);
}

function dissectCookedLlc(d: Dissection, bytes: Uint8Array, start: number, end: number): void {
  const llc = decodeLlc(bytes, start, end);
  if (llc.etherType === null) enter(d, 'llc', start);
  else dissectEtherType(d, llc.etherType, bytes, llc.start, end);
}
