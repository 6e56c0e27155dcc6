/** A dissected frame as the record that `decode` prints. Fields are those of the report's contract, and more. */
import type { AnyFrame } from '../../parsers/capture/every-frame.ts';
import type { HashVerdict } from '../../parsers/crypto/ikev1-hash.ts';
import type { IkeDecryption } from '../../parsers/crypto/ikev1-session.ts';
import type { Problem } from '../../parsers/problem.ts';
import type { Gre } from '../../parsers/wire/gre.ts';
import type { IsakmpMessage, IsakmpPayload } from '../../parsers/wire/isakmp.ts';
import type { Nhrp } from '../../parsers/wire/nhrp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { ReadPacket } from '../observe/packet-reader.ts';

/** Protocol headers that stand at the top of a record, whatever tunnel around them they were found in. */
interface Headers {
  isakmp: IsakmpRecord | null;
  esp: EspRecord | null;
  ah: { spi: string; sequence: number; nextHeader: number; icv: string } | null;
  gre: Pick<Gre, 'version' | 'key' | 'sequence' | 'checksum' | 'protocol' | 'protocolName'> | null;
  nhrp: Nhrp | null;
  icmp: Packet['icmp'];
}

export interface PacketRecord extends Headers {
  type: 'packet';
  source: string;
  frame: number;
  at: string | null;
  link: string;
  layers: string[];
  /** Bytes on the wire. */
  length: number;
  src: string | null;
  dst: string | null;
  srcPort: number | null;
  dstPort: number | null;
  ttl: number | null;
  vlans: number[];
  fragment: Packet['fragment'];
  natKeepalive: boolean;
  comment: string | null;
  inner: InnerRecord | null;
  problems: ProblemRecord[];
}

export interface ProblemRecord {
  code: string;
  layer: string;
  offset: number | null;
  need: number | null;
  have: number | null;
  lengthFrom: string | null;
  message: string;
}

/** A packet in a tunnel. Headers that stand at the top of the record are null here. */
export interface InnerRecord extends Headers {
  src: string | null;
  dst: string | null;
  srcPort: number | null;
  dstPort: number | null;
  ttl: number | null;
  /** IP protocol number. */
  protocol: number | null;
  inner: InnerRecord | null;
}

export interface IsakmpRecord
  extends Pick<
    IsakmpMessage,
    | 'initiatorCookie'
    | 'responderCookie'
    | 'version'
    | 'exchangeType'
    | 'exchange'
    | 'flags'
    | 'messageId'
    | 'length'
    | 'decrypted'
    | 'nextPayload'
    | 'ikev2'
  > {
  /** What the HASH payload proved with the keys given: `verified`, `mismatch`, `unverifiable`; null without keys. */
  hashVerdict: HashVerdict | null;
  payloads: readonly IsakmpPayload[];
  /** The whole message, in the record of the Cisco fragment that completed it. */
  assembled: IsakmpRecord | null;
}

export interface EspRecord {
  spi: string;
  sequence: number;
  encapsulation: 'ip' | 'udp';
  length: number;
  decrypted: boolean | null;
  /** Whether the integrity check value is right; null without keys. */
  authenticated: boolean | null;
  /** The SA does not encrypt, which was found without keys. */
  nullEncryption: boolean;
}

/**
 * The record of one frame. Secrets in it are those of `read`: mask them there first.
 * @param at when it was captured, as text
 */
export function packetRecord(
  source: string,
  frame: AnyFrame,
  at: string | null,
  read: ReadPacket,
  hasKeys: boolean,
): PacketRecord {
  const { packet } = read;
  const headers = noHeaders();
  const inner = readHeaders(headers, packet, read, hasKeys);
  return {
    type: 'packet',
    source,
    frame: frame.frame,
    at,
    link: packet.link,
    layers: read.inner === null ? packet.layers : [...packet.layers, ...read.inner.layers],
    length: frame.originalLength,
    src: packet.src,
    dst: packet.dst,
    srcPort: packet.srcPort,
    dstPort: packet.dstPort,
    ttl: packet.ttl,
    vlans: packet.vlans,
    fragment: packet.fragment,
    natKeepalive: packet.keepalive,
    comment: frame.comment,
    ...headers,
    inner,
    problems: packet.problems.map(problemRecord),
  };
}

function noHeaders(): Headers {
  return { isakmp: null, esp: null, ah: null, gre: null, nhrp: null, icmp: null };
}

/**
 * Puts the headers of a packet where they belong and answers with what is in its tunnel. ESP that was opened
 * and IP in IP are looked through: what they carry stands beside them. What GRE carries is a packet of its own.
 */
function readHeaders(into: Headers, packet: Packet, read: ReadPacket, hasKeys: boolean): InnerRecord | null {
  into.isakmp ??= packet.isakmp && isakmpOf(packet, read);
  into.ah ??= packet.ah && ahOf(packet.ah);
  into.gre ??= packet.gre && greOf(packet.gre);
  into.nhrp ??= packet.nhrp;
  into.icmp ??= packet.icmp;
  if (packet.esp !== null && into.esp === null) {
    into.esp = {
      ...packet.esp,
      decrypted: decrypted(read, hasKeys),
      authenticated: read.authenticated,
      nullEncryption: read.nullEncryption,
    };
    if (read.inner !== null) return readHeaders(into, read.inner, read, hasKeys);
  }
  if (packet.inner === null) return null;
  if (packet.gre === null) return innerOf(packet.inner, into, read, hasKeys);
  return innerOf(packet.inner, noHeaders(), read, hasKeys, true);
}

/** @param own whether the headers stand in the inner record itself and not at the top */
function innerOf(
  packet: Packet,
  headers: Headers,
  read: ReadPacket,
  hasKeys: boolean,
  own = false,
): InnerRecord {
  const inner = readHeaders(headers, packet, read, hasKeys);
  return {
    src: packet.src,
    dst: packet.dst,
    srcPort: packet.srcPort,
    dstPort: packet.dstPort,
    ttl: packet.ttl,
    protocol: packet.protocol,
    ...(own ? headers : noHeaders()),
    inner,
  };
}

function decrypted(read: ReadPacket, hasKeys: boolean): boolean | null {
  return hasKeys || read.nullEncryption ? read.inner !== null : null;
}

function isakmpOf(packet: Packet, read: ReadPacket): IsakmpRecord {
  const message = packet.isakmp as IsakmpMessage;
  const { assembled, ike } = read;
  const whole = isakmpRecord(message, assembled === null ? ike : null);
  if (assembled !== null) whole.assembled = isakmpRecord(assembled, ike);
  return whole;
}

function isakmpRecord(message: IsakmpMessage, ike: IkeDecryption | null): IsakmpRecord {
  return {
    initiatorCookie: message.initiatorCookie,
    responderCookie: message.responderCookie,
    version: message.version,
    exchangeType: message.exchangeType,
    exchange: message.exchange,
    flags: message.flags,
    messageId: message.messageId,
    length: message.length,
    decrypted: message.decrypted,
    nextPayload: message.nextPayload,
    ikev2: message.ikev2,
    hashVerdict: ike?.hash?.verdict ?? null,
    payloads: message.payloads,
    assembled: null,
  };
}

function ahOf({ spi, sequence, nextHeader, icv }: NonNullable<Packet['ah']>): NonNullable<Headers['ah']> {
  return { spi, sequence, nextHeader, icv };
}

function greOf({
  version,
  key,
  sequence,
  checksum,
  protocol,
  protocolName,
}: Gre): NonNullable<Headers['gre']> {
  return { version, key, sequence, checksum, protocol, protocolName };
}

function problemRecord(problem: Problem): ProblemRecord {
  return {
    code: problem.code,
    layer: problem.layer,
    offset: problem.offset ?? null,
    need: problem.need ?? null,
    have: problem.have ?? null,
    lengthFrom: problem.lengthFrom ?? null,
    message: problem.message,
  };
}
