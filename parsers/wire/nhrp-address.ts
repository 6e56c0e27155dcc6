/** Addresses in NHRP: NBMA addresses by address family, protocol addresses by protocol type. */
import { ipv4Text, ipv6Text } from './bytes.ts';
import { hex } from './hex.ts';
import { ADDRESS_FAMILY } from './registry/afn.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

/** What the fixed part says of all addresses in the packet. */
export interface AddressKinds {
  /** ar$afn, an address family number. */
  addressFamily: number;
  /** The protocol as an EtherType, from ar$pro.type or, in its long form, from ar$pro.snap. */
  protocolType: number;
}

/** RFC 2332 section 5.2.0.1: type and length of an NBMA address or subaddress. */
export interface TypeAndLength {
  /** True: native E.164; false: NSAP format, which is also what IP addresses carry. */
  isE164: boolean;
  /** In bytes. */
  length: number;
}

/** Takes a type/length octet apart. */
export function typeAndLength(octet: number): TypeAndLength {
  return { isE164: (octet & 0x40) !== 0, length: octet & 0x3f };
}

/**
 * An NBMA address as text: IPv4 and IPv6 in their usual forms, everything else (NSAP, E.164, subaddresses)
 * as hex; null when it has no bytes.
 */
export function nbmaText(bytes: Uint8Array, at: number, length: number, kinds: AddressKinds): string | null {
  if (kinds.addressFamily === ADDRESS_FAMILY.ipv4 && length === 4) return ipv4Text(bytes, at);
  if (kinds.addressFamily === ADDRESS_FAMILY.ipv6 && length === 16) return ipv6Text(bytes, at);
  return hexText(bytes, at, length);
}

/** A protocol (tunnel) address as text, likewise. */
export function protocolText(
  bytes: Uint8Array,
  at: number,
  length: number,
  kinds: AddressKinds,
): string | null {
  if (kinds.protocolType === ETHERTYPE.ipv4 && length === 4) return ipv4Text(bytes, at);
  if (kinds.protocolType === ETHERTYPE.ipv6 && length === 16) return ipv6Text(bytes, at);
  return hexText(bytes, at, length);
}

/** Bytes of an address of unknown form as hex; null when there are none. */
export function hexText(bytes: Uint8Array, at: number, length: number): string | null {
  return length === 0 ? null : hex(bytes, at, at + length);
}
