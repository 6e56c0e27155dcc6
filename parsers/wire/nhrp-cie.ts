/** Client information entries (RFC 2332 section 5.2.0.1). */
import type { Problem } from '../problem.ts';
import { hasRoom, type Need, u8, u16 } from './bytes.ts';
import { type AddressKinds, hexText, nbmaText, protocolText, typeAndLength } from './nhrp-address.ts';
import { nhrpCodes } from './registry/nhrp.ts';

const FIXED = 12;

const ENTRY: Need = { layer: 'nhrp', what: 'a client information entry' };
const ADDRESSES: Need = {
  layer: 'nhrp',
  what: 'the addresses of a client information entry',
  lengthFrom: 'nhrp.cie.lengths',
};

export interface ClientInformation {
  /** 0 in requests; in replies 0 is success. */
  code: number;
  codeName: string;
  prefixLength: number;
  mtu: number;
  /** In seconds. */
  holdingTime: number;
  preference: number;
  /** NBMA address; null when it has no bytes. */
  nbma: string | null;
  nbmaSubaddress: string | null;
  /** Protocol address; null when it has no bytes. */
  protocol: string | null;
}

/** Reads entries until `end`; a cut one ends the list, with a problem. */
export function decodeClientInformation(
  bytes: Uint8Array,
  start: number,
  end: number,
  kinds: AddressKinds,
  problems: Problem[],
): ClientInformation[] {
  const entries: ClientInformation[] = [];
  let at = start;
  while (at < end) {
    if (!hasRoom(problems, at, end, FIXED, ENTRY)) break;
    const nbma = typeAndLength(u8(bytes, at + 8)).length;
    const subaddress = typeAndLength(u8(bytes, at + 9)).length;
    const protocol = u8(bytes, at + 10);
    const addresses = at + FIXED;
    const length = nbma + subaddress + protocol;
    if (!hasRoom(problems, addresses, end, length, ADDRESSES)) break;
    const code = u8(bytes, at);
    entries.push({
      code,
      codeName: nhrpCodes.name(code) ?? `code-${code}`,
      prefixLength: u8(bytes, at + 1),
      mtu: u16(bytes, at + 4),
      holdingTime: u16(bytes, at + 6),
      preference: u8(bytes, at + 11),
      nbma: nbmaText(bytes, addresses, nbma, kinds),
      nbmaSubaddress: hexText(bytes, addresses + nbma, subaddress),
      protocol: protocolText(bytes, addresses + nbma + subaddress, protocol, kinds),
    });
    at = addresses + length;
  }
  return entries;
}
