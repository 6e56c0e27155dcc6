/** ICMP (RFC 792, next-hop MTU: RFC 1191) and ICMPv6 (RFC 4443); errors with the packet that they quote. */
import type { Problem } from '../problem.ts';
import { hasRoom, internetChecksum, u8, u16, u32 } from './bytes.ts';
import { decodeQuotedPacket, type QuotedPacket } from './quoted-packet.ts';
import {
  ICMP_QUOTING,
  ICMPV6_QUOTING,
  icmpCodes,
  icmpTypes,
  icmpv6Codes,
  icmpv6Types,
} from './registry/icmp.ts';

const HEADER = 8;
const UNREACHABLE = 3;
const FRAGMENTATION_NEEDED = 4;
const PACKET_TOO_BIG = 2;

export interface Icmp {
  /** IP version that the message belongs to. */
  version: 4 | 6;
  type: number;
  code: number;
  /** Name of the type, e.g. `destination unreachable`. */
  name: string;
  /** Type and code in words, e.g. `port unreachable`. */
  meaning: string;
  /** ICMP only; null in ICMPv6, whose checksum covers addresses outside, and in a cut packet. */
  checksum: 'good' | 'bad' | null;
  /** Next-hop MTU of `fragmentation needed` and `packet too big`; null when the sender did not tell. */
  mtu: number | null;
  /** The packet that caused an error. */
  quoted: QuotedPacket | null;
}

/** Reads an ICMP message; null when its header is cut. `complete`: as in `decodeGre`. */
export function decodeIcmp(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
  complete = true,
): Icmp | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'icmp', what: 'the ICMP header' })) return null;
  const type = u8(bytes, start);
  const code = u8(bytes, start + 1);
  const name = icmpTypes.name(type) ?? `type ${type}`;
  const isTooBig = type === UNREACHABLE && code === FRAGMENTATION_NEEDED;
  return {
    version: 4,
    type,
    code,
    name,
    meaning: meaningOf(name, code, icmpCodes[type]?.name(code)),
    checksum: complete ? verify(bytes, start, end, problems) : null,
    mtu: isTooBig ? u16(bytes, start + 6) || null : null,
    quoted: ICMP_QUOTING.has(type) ? decodeQuotedPacket(bytes, start + HEADER, end) : null,
  };
}

/** Reads an ICMPv6 message; null when its header is cut. */
export function decodeIcmpv6(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): Icmp | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'icmpv6', what: 'the ICMPv6 header' })) return null;
  const type = u8(bytes, start);
  const code = u8(bytes, start + 1);
  const name = icmpv6Types.name(type) ?? `type ${type}`;
  return {
    version: 6,
    type,
    code,
    name,
    meaning: meaningOf(name, code, icmpv6Codes[type]?.name(code)),
    checksum: null,
    mtu: type === PACKET_TOO_BIG ? u32(bytes, start + 4) || null : null,
    quoted: ICMPV6_QUOTING.has(type) ? decodeQuotedPacket(bytes, start + HEADER, end) : null,
  };
}

function meaningOf(name: string, code: number, codeName: string | null | undefined): string {
  return codeName ?? (code === 0 ? name : `${name}, code ${code}`);
}

function verify(bytes: Uint8Array, start: number, end: number, problems: Problem[]): 'good' | 'bad' {
  if (internetChecksum(bytes, start, end) === 0) return 'good';
  problems.push({
    code: 'bad-checksum',
    layer: 'icmp',
    message: 'the checksum does not agree with the message; it was read all the same',
    offset: start + 2,
  });
  return 'bad';
}
