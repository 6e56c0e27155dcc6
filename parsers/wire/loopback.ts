/**
 * BSD loopback (LINKTYPE_NULL) and OpenBSD loopback (LINKTYPE_LOOP): four bytes of address family before
 * the packet, the first in the byte order of the machine that captured, the second in network order.
 */
import type { Problem } from '../problem.ts';
import { hasRoom, u32 } from './bytes.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

const HEADER = 4;
const AF_INET = 2;
/** AF_INET6 on NetBSD and OpenBSD, FreeBSD, Darwin, Linux and Windows. */
const AF_INET6 = new Set([24, 28, 30, 10, 23]);

export interface Loopback {
  /** Address family number of the system that captured. */
  family: number;
  /** The matching EtherType; null for a family that is not IP. */
  etherType: number | null;
  start: number;
}

/** Reads the header in either byte order: a family is a small number, so only one order can be meant. */
export function decodeLoopback(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): Loopback | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'loopback', what: 'the loopback header' })) return null;
  const asIs = u32(bytes, start);
  const family = asIs > 0xffff ? swap(asIs) : asIs;
  return { family, etherType: etherTypeOf(family), start: start + HEADER };
}

function swap(value: number): number {
  return (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}

function etherTypeOf(family: number): number | null {
  if (family === AF_INET) return ETHERTYPE.ipv4;
  return AF_INET6.has(family) ? ETHERTYPE.ipv6 : null;
}
