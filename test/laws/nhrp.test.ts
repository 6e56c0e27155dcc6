import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../parsers/problem.ts';
import { hex } from '../../parsers/wire/hex.ts';
import { decodeNhrp, type Nhrp } from '../../parsers/wire/nhrp.ts';
import {
  type AddressText,
  addressExtension,
  ciscoAuthentication,
  type MadeClientInformation,
  type MadeExtension,
  type MadeNhrp,
  nhrp,
} from '../made/nhrp-writer.ts';
import { be16, be32, concat, octets } from '../made/octets.ts';
import { byte, bytes, ipv4Address, ipv6Address, number32, word } from './arbitraries.ts';

/** Addresses of one kind: the number of the family, the EtherType, and how they look. */
interface Kind {
  family: number;
  type: number;
  address: fc.Arbitrary<string>;
}

const IPV4: Kind = { family: 1, type: 0x0800, address: ipv4Address };
const IPV6: Kind = { family: 2, type: 0x86dd, address: ipv6Address };

/** An address of a form of its own has neither 4 nor 16 bytes, and no more than its length field counts. */
const otherAddress: fc.Arbitrary<AddressText> = bytes(1, 20)
  .filter(({ length }) => length !== 4 && length !== 16)
  .map((octetsOf) => `hex:${hex(octetsOf)}`);

const addressOf = (kind: Kind): fc.Arbitrary<AddressText> =>
  fc.oneof(kind.address, kind.address, kind.address, otherAddress, fc.constant(null));

/** As the decoder prints an address. */
const printed = (text: AddressText | undefined): string | null => text?.replace(/^hex:/, '') ?? null;

function entry(nbma: Kind, protocol: Kind): fc.Arbitrary<Required<MadeClientInformation>> {
  return fc.record({
    code: byte,
    prefixLength: byte,
    mtu: word,
    holdingTime: word,
    preference: byte,
    nbma: addressOf(nbma),
    nbmaSubaddress: fc.oneof(fc.constant(null), otherAddress),
    protocol: addressOf(protocol),
  });
}

function expectedEntry(made: MadeClientInformation) {
  return {
    ...made,
    nbma: printed(made.nbma),
    nbmaSubaddress: printed(made.nbmaSubaddress),
    protocol: printed(made.protocol),
  };
}

/** An extension, and what the decoder must give for it. */
interface Extension {
  made: MadeExtension;
  expected: object;
}

function extension(nbma: Kind, protocol: Kind): fc.Arbitrary<Extension> {
  const secret = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)) });
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(3, 4, 5, 9), fc.array(entry(nbma, protocol), { maxLength: 3 }), fc.boolean())
      .map(([type, entries, compulsory]) => ({
        made: addressExtension(type, entries, compulsory),
        expected: { type, compulsory, clientInformation: entries.map(expectedEntry) },
      })),
    secret.map((text) => ({
      made: ciscoAuthentication(text),
      expected: { type: 7, authentication: { type: 1, secret: text, data: null } },
    })),
    fc.tuple(bytes(3, 3), bytes(0, 20)).map(([oui, data]) => ({
      made: { type: 8, value: concat(oui, data) },
      expected: { type: 8, vendor: { oui: hex(oui), data: hex(data) } },
    })),
    fc.tuple(number32, number32).map(([source, destination]) => ({
      made: { type: 9, value: concat(be32(source), be32(destination)) },
      expected: { type: 9, name: 'device-capabilities', capabilities: { source, destination } },
    })),
    fc.tuple(fc.constantFrom(1, 2, 6, 10, 0x3fff), bytes(0, 20)).map(([type, value]) => ({
      made: { type, value },
      expected: { type, value: hex(value), length: value.length },
    })),
  );
}

interface Packet {
  made: MadeNhrp;
  extensions: Extension[];
}

const packet: fc.Arbitrary<Packet> = fc
  .tuple(fc.constantFrom(IPV4, IPV6), fc.constantFrom(IPV4, IPV6))
  .chain(([nbma, protocol]) =>
    fc.record({
      extensions: fc.array(extension(nbma, protocol), { maxLength: 5 }),
      made: fc.record({
        packetType: fc.integer({ min: 1, max: 6 }),
        addressFamily: fc.constant(nbma.family),
        protocolType: fc.constant(protocol.type),
        hopCount: byte,
        flags: word,
        requestId: number32,
        sourceNbma: addressOf(nbma),
        sourceNbmaSubaddress: fc.oneof(fc.constant(null), otherAddress),
        sourceProtocol: addressOf(protocol),
        destinationProtocol: addressOf(protocol),
        clientInformation: fc.array(entry(nbma, protocol), { maxLength: 3 }),
      }),
    }),
  );

function decoded(bytesOf: Uint8Array): Nhrp {
  const problems: Problem[] = [];
  const result = decodeNhrp(bytesOf, 0, bytesOf.length, problems)!;
  expect(problems).toEqual([]);
  expect(result).toMatchObject({ checksum: 'good', complete: true, length: bytesOf.length, version: 1 });
  return result;
}

function expectPacket(result: Nhrp, made: MadeNhrp): void {
  const { flags, sourceNbma, sourceNbmaSubaddress, sourceProtocol, destinationProtocol } = made;
  expect(result).toMatchObject({
    packetType: made.packetType,
    addressFamily: made.addressFamily,
    protocolType: made.protocolType,
    hopCount: made.hopCount,
    flagBits: flags,
    sourceNbma: printed(sourceNbma),
    sourceNbmaSubaddress: printed(sourceNbmaSubaddress),
    sourceProtocol: printed(sourceProtocol),
    destinationProtocol: printed(destinationProtocol),
  });
}

describe('NHRP: decode(encode(x)) is x', () => {
  it('requests, replies and purges with client information and extensions', () => {
    fc.assert(
      fc.property(packet, ({ made, extensions }) => {
        const result = decoded(nhrp({ ...made, extensions: extensions.map((one) => one.made) }));
        expectPacket(result, made);
        expect(result.requestId).toBe(made.requestId);
        expect(result.clientInformation).toMatchObject((made.clientInformation ?? []).map(expectedEntry));
        expect(result.extensions.slice(0, -1)).toMatchObject(extensions.map(({ expected }) => expected));
        expect(result.extensions.at(-1)).toMatchObject({ type: 0, compulsory: true, length: 0 });
      }),
    );
  });

  it('without extensions, and with the protocol in its long form', () => {
    fc.assert(
      fc.property(packet, ({ made }) => {
        const { protocolType = 0, ...rest } = made;
        const snap = concat(octets(0, 0, 0), be16(protocolType));
        const result = decoded(nhrp({ ...rest, protocolType: 0x0080, snap }));
        expectPacket(result, made);
        expect(result).toMatchObject({ snap: hex(snap), extensions: [], extensionOffset: 0 });
      }),
    );
  });

  it('error indications quote the packet that caused them', () => {
    fc.assert(
      fc.property(packet, word, word, ({ made }, code, offset) => {
        const quoted = nhrp(made);
        const { clientInformation: _, requestId: __, ...head } = made;
        const result = decoded(nhrp({ ...head, packetType: 7, error: { code, offset, quoted } }));
        expectPacket(result, { ...head, packetType: 7 });
        expect(result.error).toMatchObject({ code, offset });
        expectPacket(result.error!.quoted!, made);
        expect(result.error!.quoted!.requestId).toBe(made.requestId);
      }),
    );
  });
});
