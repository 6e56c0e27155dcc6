/** PPP (RFC 1661), with or without the address and control fields of HDLC-like framing (RFC 1662). */
import type { Problem } from '../problem.ts';
import { hasRoom, u8, u16 } from './bytes.ts';
import { hexNumber } from './hex.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

/** All-stations address and unnumbered information (RFC 1662 section 3.1). */
const ADDRESS_CONTROL = 0xff03;

export interface Ppp {
  /** Protocol number (RFC 1661 section 2), e.g. 0x0021 for IPv4. */
  protocol: number;
  /** A name, for a person. */
  name: string;
  /** The matching EtherType; null for control protocols and others. */
  etherType: number | null;
  start: number;
}

/** Protocol numbers that are worth a name; IP is the only payload that is read. */
const NAMES: Readonly<Record<number, string>> = {
  33: 'ipv4', // 0x0021, RFC 1332 section 2
  45: 'vj-compressed-tcp', // 0x002d, RFC 1332 section 4
  47: 'vj-uncompressed-tcp', // 0x002f, RFC 1332 section 4
  61: 'multilink', // 0x003d, RFC 1990 section 3
  87: 'ipv6', // 0x0057, RFC 5072 section 3
  253: 'compressed', // 0x00fd, RFC 1962 section 3
  641: 'mpls', // 0x0281, RFC 3032 section 4.1
  32801: 'ipcp', // 0x8021, RFC 1332 section 2
  32855: 'ipv6cp', // 0x8057, RFC 5072 section 3
  33021: 'ccp', // 0x80fd, RFC 1962 section 2
  49185: 'lcp', // 0xc021, RFC 1661 section 2
  49187: 'pap', // 0xc023, RFC 1334 section 2
  49699: 'chap', // 0xc223, RFC 1994 section 3
};

const ETHERTYPES: Readonly<Record<number, number>> = {
  33: ETHERTYPE.ipv4,
  87: ETHERTYPE.ipv6,
  641: ETHERTYPE.mpls,
};

/**
 * Reads a PPP header. Address and control are skipped when they are there (RFC 1661 section 6.6 lets
 * peers leave them out), and a protocol field compressed to one odd byte is understood (section 6.5).
 */
export function decodePpp(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Ppp | null {
  const why = { layer: 'ppp', what: 'the PPP header' };
  let at = start;
  if (end - at >= 2 && u16(bytes, at) === ADDRESS_CONTROL) at += 2;
  if (!hasRoom(problems, at, end, 1, why)) return null;
  const isCompressed = (u8(bytes, at) & 1) === 1;
  if (!isCompressed && !hasRoom(problems, at, end, 2, why)) return null;
  const protocol = isCompressed ? u8(bytes, at) : u16(bytes, at);
  return {
    protocol,
    name: NAMES[protocol] ?? hexNumber(protocol, 4),
    etherType: ETHERTYPES[protocol] ?? null,
    start: at + (isCompressed ? 1 : 2),
  };
}
