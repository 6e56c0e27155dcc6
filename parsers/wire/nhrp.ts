/** NHRP (RFC 2332): the fixed part, the mandatory part of every packet type, and the extensions. */
import type { Problem } from '../problem.ts';
import { hasRoom, internetChecksum, type Need, u8, u16, u32 } from './bytes.ts';
import { hex } from './hex.ts';
import { type AddressKinds, hexText, nbmaText, protocolText, typeAndLength } from './nhrp-address.ts';
import { type ClientInformation, decodeClientInformation } from './nhrp-cie.ts';
import { decodeExtensions, type NhrpExtension } from './nhrp-extensions.ts';
import { decodeQuotedPacket, type QuotedPacket } from './quoted-packet.ts';
import { NHRP_PACKET, nhrpErrors, nhrpFlags, nhrpPackets } from './registry/nhrp.ts';

const FIXED = 20;
/** Lengths of the protocol addresses, flags, and request ID or error code: the part of fixed size. */
const COMMON = 8;
/** RFC 2332 section 5.1. */
const VERSION = 1;
/** ar$pro.type 0x0080: the protocol stands in ar$pro.snap. */
const SNAP_FORM = 0x0080;
/** Error indications about error indications nest; each is cut shorter, and two levels tell all there is. */
const MAX_QUOTES = 2;

const FIXED_PART: Need = { layer: 'nhrp', what: 'the fixed part' };
const WHOLE_PACKET: Need = { layer: 'nhrp', what: 'the packet', lengthFrom: 'nhrp.packet-length' };
const MANDATORY_PART: Need = { layer: 'nhrp', what: 'the mandatory part' };
const ADDRESSES: Need = { layer: 'nhrp', what: 'the addresses', lengthFrom: 'nhrp.address-lengths' };

export interface Nhrp extends AddressKinds {
  /** ar$pro.snap when the protocol type is given in its long form, 10 hex digits. */
  snap: string | null;
  hopCount: number;
  /** Length of the NHRP packet in bytes, as it says. */
  length: number;
  /** Null when the packet is cut, so that it cannot be verified. */
  checksum: 'good' | 'bad' | null;
  extensionOffset: number;
  version: number;
  packetType: number;
  /** Null for a type that is not known. */
  packet: string | null;
  /** Flags that are set, by name; the field as it stands. */
  flags: string[];
  flagBits: number;
  /** Null in indications. */
  requestId: number | null;
  /** True when the source NBMA address is native E.164. */
  sourceNbmaIsE164: boolean;
  sourceNbma: string | null;
  sourceNbmaSubaddress: string | null;
  sourceProtocol: string | null;
  destinationProtocol: string | null;
  clientInformation: ClientInformation[];
  extensions: NhrpExtension[];
  /** Error indications. */
  error: NhrpError | null;
  /** Traffic indications: Cisco's code and the packet that took the detour. */
  traffic: { code: number; quoted: QuotedPacket | null } | null;
  /** False when the bytes end before the packet does, as in most quotes. */
  complete: boolean;
}

export interface NhrpError {
  code: number;
  name: string;
  /** Where in the packet that caused it the error is, in bytes. */
  offset: number;
  /** As much of that packet as was quoted; null when less than its fixed part was. */
  quoted: Nhrp | null;
}

/** Reads an NHRP packet; null when its fixed part is cut. */
export function decodeNhrp(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Nhrp | null {
  return decode(bytes, start, end, problems, 0);
}

/**
 * The fingerprint of a packet's authentication string: `none` when it has no authentication extension,
 * null when the packet is cut before it or has another kind of authentication.
 */
export function nhrpAuthentication(nhrp: Nhrp): string | null {
  const extension = nhrp.extensions.find((one) => one.authentication !== undefined);
  if (extension?.authentication !== undefined) return extension.authentication.fingerprint;
  return nhrp.complete ? 'none' : null;
}

function decode(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
  quotes: number,
): Nhrp | null {
  if (!hasRoom(problems, start, end, FIXED, FIXED_PART)) return null;
  const length = u16(bytes, start + 10);
  const extensionOffset = u16(bytes, start + 14);
  const isLengthWrong = length < FIXED;
  if (isLengthWrong) problems.push(shortLength(start, length));
  const complete = !isLengthWrong && hasRoom(problems, start, end, length, WHOLE_PACKET);
  const packetEnd = isLengthWrong ? end : Math.min(end, start + length);
  const packetType = u8(bytes, start + 17);
  const nhrp: Nhrp = {
    addressFamily: u16(bytes, start),
    protocolType: protocolTypeOf(bytes, start),
    snap: u16(bytes, start + 2) === SNAP_FORM ? hex(bytes, start + 4, start + 9) : null,
    hopCount: u8(bytes, start + 9),
    length,
    checksum: complete ? verify(bytes, start, packetEnd, problems) : null,
    extensionOffset,
    version: u8(bytes, start + 16),
    packetType,
    packet: nhrpPackets.name(packetType),
    flags: [],
    flagBits: 0,
    requestId: null,
    sourceNbmaIsE164: false,
    sourceNbma: null,
    sourceNbmaSubaddress: null,
    sourceProtocol: null,
    destinationProtocol: null,
    clientInformation: [],
    extensions: [],
    error: null,
    traffic: null,
    complete,
  };
  if (!isReadable(nhrp, start, problems)) return nhrp;
  const mandatoryEnd = mandatoryEndOf(nhrp, start, packetEnd, problems);
  readMandatory(bytes, start, mandatoryEnd, nhrp, problems, quotes);
  if (mandatoryEnd < packetEnd && extensionOffset !== 0) {
    nhrp.extensions = decodeExtensions(bytes, mandatoryEnd, packetEnd, nhrp, problems);
  }
  return nhrp;
}

/** RFC 2332 section 5.1: a protocol type of 0x0080 moves the protocol into the SNAP field. */
function protocolTypeOf(bytes: Uint8Array, start: number): number {
  const protocolType = u16(bytes, start + 2);
  if (protocolType !== SNAP_FORM) return protocolType;
  const isEtherType = bytes[start + 4] === 0 && bytes[start + 5] === 0 && bytes[start + 6] === 0;
  return isEtherType ? u16(bytes, start + 7) : protocolType;
}

function shortLength(start: number, length: number): Problem {
  return {
    code: 'bad-length',
    layer: 'nhrp',
    message: `packet length ${length} is smaller than the fixed part; all that follows was read`,
    offset: start + 10,
    need: FIXED,
    have: length,
    lengthFrom: 'nhrp.packet-length',
  };
}

function verify(bytes: Uint8Array, start: number, end: number, problems: Problem[]): 'good' | 'bad' {
  if (internetChecksum(bytes, start, end) === 0) return 'good';
  problems.push({
    code: 'bad-checksum',
    layer: 'nhrp',
    message: 'the checksum does not agree with the packet; it was read all the same',
    offset: start + 12,
  });
  return 'bad';
}

function isReadable(nhrp: Nhrp, start: number, problems: Problem[]): boolean {
  if (nhrp.version !== VERSION) {
    problems.push({
      code: 'unsupported',
      layer: 'nhrp',
      message: `NHRP version ${nhrp.version} is not known; only the fixed part was read`,
      offset: start + 16,
    });
    return false;
  }
  if (nhrp.packet !== null) return true;
  problems.push({
    code: 'bad-value',
    layer: 'nhrp',
    message: `packet type ${nhrp.packetType} is not known; only the fixed part was read`,
    offset: start + 17,
  });
  return false;
}

/** Where the mandatory part ends: at the extensions, or at the end of the packet when there are none. */
function mandatoryEndOf(nhrp: Nhrp, start: number, packetEnd: number, problems: Problem[]): number {
  const offset = nhrp.extensionOffset;
  if (offset === 0) return packetEnd;
  const size = nhrp.length < FIXED ? packetEnd - start : nhrp.length;
  const isInside = offset >= FIXED + COMMON && offset <= size;
  if (isInside) return Math.min(packetEnd, start + offset);
  problems.push({
    code: 'bad-value',
    layer: 'nhrp',
    message: `extension offset ${offset} lies outside the packet; no extensions were read`,
    offset: start + 14,
  });
  return packetEnd;
}

function readMandatory(
  bytes: Uint8Array,
  start: number,
  end: number,
  nhrp: Nhrp,
  problems: Problem[],
  quotes: number,
): void {
  const common = start + FIXED;
  if (!hasRoom(problems, common, end, COMMON, MANDATORY_PART)) return;
  readCommonFields(bytes, common, nhrp);
  const after = readAddresses(bytes, start, end, nhrp, problems);
  if (after === null) return;
  if (nhrp.error !== null) nhrp.error.quoted = quotedNhrp(bytes, after, end, quotes);
  else if (nhrp.traffic !== null) nhrp.traffic.quoted = decodeQuotedPacket(bytes, after, end);
  else nhrp.clientInformation = decodeClientInformation(bytes, after, end, nhrp, problems);
}

/** Flags and request ID, or in their place what the indications have. */
function readCommonFields(bytes: Uint8Array, common: number, nhrp: Nhrp): void {
  nhrp.flagBits = u16(bytes, common + 2);
  if (nhrp.packetType === NHRP_PACKET.errorIndication) {
    const code = u16(bytes, common + 4);
    const name = nhrpErrors.name(code) ?? `error-${code}`;
    nhrp.error = { code, name, offset: u16(bytes, common + 6), quoted: null };
  } else if (nhrp.packetType === NHRP_PACKET.trafficIndication) {
    nhrp.traffic = { code: u16(bytes, common + 4), quoted: null };
  } else {
    nhrp.requestId = u32(bytes, common + 4);
  }
  for (const flag of nhrpFlags[nhrp.packetType] ?? []) {
    if (nhrp.flagBits & flag.bit) nhrp.flags.push(flag.name);
  }
}

/** Reads the four addresses of the common header; answers where they end, null when they are cut. */
function readAddresses(
  bytes: Uint8Array,
  start: number,
  end: number,
  nhrp: Nhrp,
  problems: Problem[],
): number | null {
  const nbma = typeAndLength(u8(bytes, start + 18));
  const subaddress = typeAndLength(u8(bytes, start + 19)).length;
  const source = u8(bytes, start + FIXED);
  const destination = u8(bytes, start + FIXED + 1);
  let at = start + FIXED + COMMON;
  const length = nbma.length + subaddress + source + destination;
  if (!hasRoom(problems, at, end, length, ADDRESSES)) return null;
  nhrp.sourceNbmaIsE164 = nbma.isE164;
  nhrp.sourceNbma = nbmaText(bytes, at, nbma.length, nhrp);
  at += nbma.length;
  nhrp.sourceNbmaSubaddress = hexText(bytes, at, subaddress);
  at += subaddress;
  nhrp.sourceProtocol = protocolText(bytes, at, source, nhrp);
  at += source;
  nhrp.destinationProtocol = protocolText(bytes, at, destination, nhrp);
  return at + destination;
}

/** RFC 2332 section 5.2.7 has the packet quoted as far as it fits: that it is cut is no problem. */
function quotedNhrp(bytes: Uint8Array, start: number, end: number, quotes: number): Nhrp | null {
  if (quotes === MAX_QUOTES || end <= start) return null;
  const cuts: Problem[] = [];
  return decode(bytes, start, end, cuts, quotes + 1);
}
