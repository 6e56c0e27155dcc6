/**
 * GRE: RFC 2784 with the key and sequence number of RFC 2890, the older RFC 1701, and the enhanced
 * version 1 of PPTP (RFC 2637), which is read but not entered.
 */
import type { Problem } from '../problem.ts';
import { hasRoom, internetChecksum, type Need, u16, u32 } from './bytes.ts';
import { hexNumber } from './hex.ts';
import { etherTypes } from './registry/ethertypes.ts';

const SMALLEST_HEADER = 4;
const CHECKSUM_PRESENT = 0x8000;
const ROUTING_PRESENT = 0x4000;
const KEY_PRESENT = 0x2000;
const SEQUENCE_PRESENT = 0x1000;
/** RFC 2637 section 4.1. */
const ACKNOWLEDGMENT_PRESENT = 0x0080;
const VERSION = 0x0007;

const FIXED_HEADER: Need = { layer: 'gre', what: 'the GRE header' };
const OPTIONAL_FIELDS: Need = { layer: 'gre', what: 'the optional fields', lengthFrom: 'gre.flags' };
const PPTP_FIELDS: Need = { layer: 'gre', what: 'the PPTP fields', lengthFrom: 'gre.flags' };

export interface Gre {
  version: number;
  /** Tunnel key; null when there is none, and in version 1, which has a call instead. */
  key: number | null;
  sequence: number | null;
  /** Null when the header has none, or the packet is cut so that it cannot be verified. */
  checksum: 'good' | 'bad' | null;
  /** Protocol type: an EtherType. */
  protocol: number;
  protocolName: string;
  /** RFC 1701: source routes stand in the header. */
  routing: boolean;
  /** Version 1: call identifier, payload length and acknowledged sequence number. */
  callId: number | null;
  payloadLength: number | null;
  acknowledgment: number | null;
  /** Where the payload starts; null when the header is cut or has parts that are not read. */
  start: number | null;
  end: number;
}

/**
 * Reads a GRE header. `complete` tells that `end` is the packet's own end and not where a capture cut it:
 * only then can the checksum, which covers the payload, be verified.
 */
export function decodeGre(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
  complete = true,
): Gre | null {
  if (!hasRoom(problems, start, end, SMALLEST_HEADER, FIXED_HEADER)) return null;
  const flags = u16(bytes, start);
  const protocol = u16(bytes, start + 2);
  const gre: Gre = {
    version: flags & VERSION,
    key: null,
    sequence: null,
    checksum: null,
    protocol,
    protocolName: etherTypes.name(protocol) ?? hexNumber(protocol, 4),
    routing: (flags & ROUTING_PRESENT) !== 0,
    callId: null,
    payloadLength: null,
    acknowledgment: null,
    start: null,
    end,
  };
  if (gre.version === 0) readVersion0(bytes, start, flags, gre, problems, complete);
  else if (gre.version === 1) readVersion1(bytes, start, flags, gre, problems);
  else {
    problems.push({
      code: 'unsupported',
      layer: 'gre',
      message: `GRE version ${gre.version} is not known; its payload was not read`,
      offset: start,
    });
  }
  return gre;
}

function readVersion0(
  bytes: Uint8Array,
  start: number,
  flags: number,
  gre: Gre,
  problems: Problem[],
  complete: boolean,
): void {
  const hasChecksumWord = (flags & (CHECKSUM_PRESENT | ROUTING_PRESENT)) !== 0;
  let at = start + SMALLEST_HEADER;
  const length =
    (hasChecksumWord ? 4 : 0) + (flags & KEY_PRESENT ? 4 : 0) + (flags & SEQUENCE_PRESENT ? 4 : 0);
  if (!hasRoom(problems, at, gre.end, length, OPTIONAL_FIELDS)) {
    readKeyOfCut(bytes, at + (hasChecksumWord ? 4 : 0), flags, gre);
    return;
  }
  if (flags & CHECKSUM_PRESENT && complete) verify(bytes, start, gre, problems);
  if (hasChecksumWord) at += 4;
  if (flags & KEY_PRESENT) {
    gre.key = u32(bytes, at);
    at += 4;
  }
  if (flags & SEQUENCE_PRESENT) {
    gre.sequence = u32(bytes, at);
    at += 4;
  }
  if (!gre.routing) {
    gre.start = at;
    return;
  }
  problems.push({
    code: 'unsupported',
    layer: 'gre',
    message: 'the header has source routes (RFC 1701), which are not read; neither is the payload',
    offset: start,
  });
}

/** A quoted packet often ends right behind the key, which is worth having. */
function readKeyOfCut(bytes: Uint8Array, at: number, flags: number, gre: Gre): void {
  if (flags & KEY_PRESENT && at + 4 <= gre.end) gre.key = u32(bytes, at);
}

function verify(bytes: Uint8Array, start: number, gre: Gre, problems: Problem[]): void {
  gre.checksum = internetChecksum(bytes, start, gre.end) === 0 ? 'good' : 'bad';
  if (gre.checksum === 'good') return;
  problems.push({
    code: 'bad-checksum',
    layer: 'gre',
    message: 'the checksum does not agree with header and payload; they were read all the same',
    offset: start + SMALLEST_HEADER,
  });
}

function readVersion1(bytes: Uint8Array, start: number, flags: number, gre: Gre, problems: Problem[]): void {
  let at = start + SMALLEST_HEADER;
  const length = 4 + (flags & SEQUENCE_PRESENT ? 4 : 0) + (flags & ACKNOWLEDGMENT_PRESENT ? 4 : 0);
  if (!hasRoom(problems, at, gre.end, length, PPTP_FIELDS)) return;
  gre.payloadLength = u16(bytes, at);
  gre.callId = u16(bytes, at + 2);
  at += 4;
  if (flags & SEQUENCE_PRESENT) {
    gre.sequence = u32(bytes, at);
    at += 4;
  }
  if (flags & ACKNOWLEDGMENT_PRESENT) {
    gre.acknowledgment = u32(bytes, at);
    at += 4;
  }
  gre.start = at;
}
