/** NHRP for made captures: every packet type, with Cisco's extensions. */
import { address, ascii, be16, be32, concat, fromHex, octets, withChecksum } from './octets.ts';

/** An address as text (IPv4, IPv6), `hex:` and digits for any other, or null for one of no length. */
export type AddressText = string | null;

export interface MadeClientInformation {
  code?: number;
  prefixLength?: number;
  mtu?: number;
  holdingTime?: number;
  preference?: number;
  nbma?: AddressText;
  nbmaSubaddress?: AddressText;
  protocol?: AddressText;
}

export interface MadeExtension {
  type: number;
  compulsory?: boolean;
  value: Uint8Array;
}

export interface MadeNhrp {
  packetType: number;
  addressFamily?: number;
  protocolType?: number;
  /** Five bytes, for a protocol type of 0x0080. */
  snap?: Uint8Array;
  hopCount?: number;
  version?: number;
  flags?: number;
  requestId?: number;
  /** In place of the request ID in an error indication. */
  error?: { code: number; offset: number; quoted: Uint8Array };
  /** In place of the request ID in a traffic indication. */
  traffic?: { code: number; quoted: Uint8Array };
  sourceNbma: AddressText;
  sourceNbmaSubaddress?: AddressText;
  sourceProtocol: AddressText;
  destinationProtocol: AddressText;
  clientInformation?: MadeClientInformation[];
  /** Extensions; the end mark is added. None: no extensions at all, offset 0. */
  extensions?: MadeExtension[];
}

function bytesOf(text: AddressText | undefined): Uint8Array {
  if (text === undefined || text === null) return octets();
  return text.startsWith('hex:') ? fromHex(text.slice(4)) : address(text);
}

/** A client information entry (RFC 2332 section 5.2.0.1). */
export function clientInformation(entry: MadeClientInformation): Uint8Array {
  const nbma = bytesOf(entry.nbma);
  const subaddress = bytesOf(entry.nbmaSubaddress);
  const protocol = bytesOf(entry.protocol);
  return concat(
    octets(entry.code ?? 0, entry.prefixLength ?? 0),
    be16(0),
    be16(entry.mtu ?? 0),
    be16(entry.holdingTime ?? 0),
    octets(nbma.length, subaddress.length, protocol.length, entry.preference ?? 0),
    nbma,
    subaddress,
    protocol,
  );
}

export function extension({ type, compulsory, value }: MadeExtension): Uint8Array {
  return concat(be16((compulsory ? 0x8000 : 0) | type), be16(value.length), value);
}

/** Cisco's authentication extension: type 1 (cleartext) and the string. */
export function ciscoAuthentication(secret: string): MadeExtension {
  return { type: 7, compulsory: true, value: concat(be32(1), ascii(secret)) };
}

/** An extension that holds client information entries. */
export function addressExtension(
  type: number,
  entries: MadeClientInformation[],
  compulsory = true,
): MadeExtension {
  return { type, compulsory, value: concat(...entries.map(clientInformation)) };
}

function idField(made: MadeNhrp): Uint8Array {
  if (made.error !== undefined) return concat(be16(made.error.code), be16(made.error.offset));
  if (made.traffic !== undefined) return concat(be16(made.traffic.code), be16(0));
  return be32(made.requestId ?? 1);
}

/** The whole packet, its checksum included. */
export function nhrp(made: MadeNhrp): Uint8Array {
  const nbma = bytesOf(made.sourceNbma);
  const subaddress = bytesOf(made.sourceNbmaSubaddress);
  const source = bytesOf(made.sourceProtocol);
  const destination = bytesOf(made.destinationProtocol);
  const mandatory = concat(
    octets(source.length, destination.length),
    be16(made.flags ?? 0),
    idField(made),
    nbma,
    subaddress,
    source,
    destination,
    made.error?.quoted ?? made.traffic?.quoted ?? octets(),
    ...(made.clientInformation ?? []).map(clientInformation),
  );
  const extensions =
    made.extensions === undefined
      ? octets()
      : concat(...made.extensions.map(extension), extension({ type: 0, compulsory: true, value: octets() }));
  const fixed = concat(
    be16(made.addressFamily ?? 1),
    be16(made.protocolType ?? 0x0800),
    made.snap ?? new Uint8Array(5),
    octets(made.hopCount ?? 255),
    be16(20 + mandatory.length + extensions.length),
    be16(0),
    be16(extensions.length === 0 ? 0 : 20 + mandatory.length),
    octets(made.version ?? 1, made.packetType, nbma.length, subaddress.length),
  );
  return withChecksum(concat(fixed, mandatory, extensions), 12);
}
