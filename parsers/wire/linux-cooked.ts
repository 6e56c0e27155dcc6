/**
 * Linux cooked captures, versions 1 and 2 (LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2): what
 * `tcpdump -i any`, and a capture on a GRE tunnel interface, give.
 */
import type { Problem } from '../problem.ts';
import { hasRoom, ipv4Text, macText, u8, u16, u32 } from './bytes.ts';
import { hex } from './hex.ts';

const HEADER_V1 = 16;
const HEADER_V2 = 20;
/** The address field is this wide whatever the address length says. */
const ADDRESS_FIELD = 8;

/** ARPHRD_ values (linux/if_arp.h) that decide what the address or the protocol field means. */
const ARPHRD = { tunnel: 768, sit: 776, greOverIp: 778, radiotap: 803, netlink: 824 };

export interface LinuxCooked {
  version: 1 | 2;
  /** Whether the machine that captured received or sent the packet; null for other hosts' packets. */
  direction: 'in' | 'out' | null;
  /** ARPHRD_ value of the device. */
  hardwareType: number;
  /** The sender's link-layer address; on a GRE or IPIP tunnel interface that is its outer IPv4 address. */
  source: string | null;
  sourceIsIpv4: boolean;
  /** Version 2: index of the interface on the machine that captured. */
  interfaceIndex: number | null;
  /** EtherType of the payload; null when the field means something else on this device. */
  etherType: number | null;
  start: number;
}

/** Packet types of both versions. */
function directionOf(packetType: number): 'in' | 'out' | null {
  if (packetType === 4) return 'out';
  return packetType <= 2 ? 'in' : null;
}

function sourceOf(bytes: Uint8Array, at: number, length: number, hardwareType: number) {
  const isIpv4 =
    length === 4 &&
    (hardwareType === ARPHRD.greOverIp || hardwareType === ARPHRD.tunnel || hardwareType === ARPHRD.sit);
  if (length === 0) return { source: null, sourceIsIpv4: false };
  if (isIpv4) return { source: ipv4Text(bytes, at), sourceIsIpv4: true };
  if (length === 6) return { source: macText(bytes, at), sourceIsIpv4: false };
  return { source: hex(bytes, at, at + Math.min(length, ADDRESS_FIELD)), sourceIsIpv4: false };
}

/** On these devices the protocol field holds no EtherType. */
function etherTypeOf(protocol: number, hardwareType: number): number | null {
  const other = hardwareType === ARPHRD.netlink || hardwareType === ARPHRD.radiotap;
  return other ? null : protocol;
}

/** Reads a version 1 header (16 bytes). */
export function decodeLinuxCooked(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): LinuxCooked | null {
  if (!hasRoom(problems, start, end, HEADER_V1, { layer: 'sll', what: 'the Linux cooked header' }))
    return null;
  const hardwareType = u16(bytes, start + 2);
  return {
    version: 1,
    direction: directionOf(u16(bytes, start)),
    hardwareType,
    ...sourceOf(bytes, start + 6, u16(bytes, start + 4), hardwareType),
    interfaceIndex: null,
    etherType: etherTypeOf(u16(bytes, start + 14), hardwareType),
    start: start + HEADER_V1,
  };
}

/** Reads a version 2 header (20 bytes). */
export function decodeLinuxCookedV2(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): LinuxCooked | null {
  const why = { layer: 'sll2', what: 'the Linux cooked version 2 header' };
  if (!hasRoom(problems, start, end, HEADER_V2, why)) return null;
  const hardwareType = u16(bytes, start + 8);
  return {
    version: 2,
    direction: directionOf(u8(bytes, start + 10)),
    hardwareType,
    ...sourceOf(bytes, start + 12, u8(bytes, start + 11), hardwareType),
    interfaceIndex: u32(bytes, start + 4),
    etherType: etherTypeOf(u16(bytes, start), hardwareType),
    start: start + HEADER_V2,
  };
}
