import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../parsers/problem.ts';
import { decodeCiscoHdlc } from '../../parsers/wire/cisco-hdlc.ts';
import { decodeEthernet } from '../../parsers/wire/ethernet.ts';
import { decodeLinuxCooked, decodeLinuxCookedV2 } from '../../parsers/wire/linux-cooked.ts';
import { decodeLoopback } from '../../parsers/wire/loopback.ts';
import { decodeMpls } from '../../parsers/wire/mpls.ts';
import { decodePpp } from '../../parsers/wire/ppp.ts';
import { decodePppoe } from '../../parsers/wire/pppoe.ts';
import { decodeVlan } from '../../parsers/wire/vlan.ts';
import {
  ciscoHdlc,
  ethernet,
  ethernetSnap,
  linuxCooked,
  linuxCookedV2,
  loopback,
  mpls,
  ppp,
  pppoe,
  vlanTag,
} from '../made/link-writer.ts';
import { byte, bytes, ipv4Address, macAddress, number32, word } from './arbitraries.ts';

type Decode<T> = (bytes: Uint8Array, start: number, end: number, problems: Problem[]) => T | null;

/** Decodes the whole frame; there must be a header, no problem, and the payload where the header ends. */
function decoded<T extends { start: number; end?: number }>(
  decode: Decode<T>,
  frame: Uint8Array,
  payload: Uint8Array,
): T {
  const problems: Problem[] = [];
  const header = decode(frame, 0, frame.length, problems)!;
  expect(problems).toEqual([]);
  expect(frame.subarray(header.start, header.end ?? frame.length)).toEqual(payload);
  return header;
}

const payload = bytes(0, 60);
const etherType = fc.integer({ min: 0x0600, max: 0xffff });
const IPV4_DEVICE = 778;
const cooked = fc.record({
  packetType: fc.integer({ min: 0, max: 4 }),
  hardwareType: fc.constantFrom(1, 512, IPV4_DEVICE),
  mac: macAddress,
  ipv4: ipv4Address,
  interfaceIndex: number32,
  protocol: word,
});
const DIRECTIONS = ['in', 'in', 'in', null, 'out'] as const;

describe('link layers: decode(encode(x)) is x', () => {
  it('Ethernet', () => {
    fc.assert(
      fc.property(macAddress, macAddress, etherType, payload, (destination, source, type, content) => {
        const made = { destination, source, etherType: type };
        expect(decoded(decodeEthernet, ethernet(made, content), content)).toMatchObject(made);
      }),
    );
  });

  it('IEEE 802.3 with SNAP', () => {
    fc.assert(
      fc.property(word, payload, (identifier, content) => {
        const frame = ethernetSnap(0, identifier, content);
        expect(decoded(decodeEthernet, frame, content).etherType).toBe(identifier);
      }),
    );
  });

  it('VLAN tags', () => {
    const tag = fc.record({
      id: fc.nat(4095),
      priority: fc.nat(7),
      dropEligible: fc.boolean(),
      etherType: word,
    });
    fc.assert(
      fc.property(tag, payload, (made, content) => {
        expect(decoded(decodeVlan, vlanTag(made, content), content)).toMatchObject(made);
      }),
    );
  });

  it('Linux cooked, both versions', () => {
    fc.assert(
      fc.property(cooked, payload, ({ mac, ipv4, ...made }, content) => {
        const sourceIsIpv4 = made.hardwareType === IPV4_DEVICE;
        const header = { ...made, source: sourceIsIpv4 ? ipv4 : mac };
        const { hardwareType, source } = header;
        const expected = { hardwareType, source, sourceIsIpv4, etherType: made.protocol };
        const direction = DIRECTIONS[made.packetType]!;
        expect(decoded(decodeLinuxCooked, linuxCooked(header, content), content)).toMatchObject({
          ...expected,
          direction,
          interfaceIndex: null,
        });
        expect(decoded(decodeLinuxCookedV2, linuxCookedV2(header, content), content)).toMatchObject({
          ...expected,
          direction,
          interfaceIndex: made.interfaceIndex,
        });
      }),
    );
  });

  it('loopback of both byte orders', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 255 }), fc.boolean(), payload, (family, little, content) => {
        expect(decoded(decodeLoopback, loopback(family, content, little), content).family).toBe(family);
      }),
    );
  });

  it('PPP, with and without framing and compression', () => {
    const odd = fc.nat(127).map((half) => 2 * half + 1);
    const protocol = fc.oneof(
      odd.map((low) => ({ number: low, compressed: true })),
      // A number whose upper byte is odd would read as a compressed one: RFC 1661 section 2 has none.
      fc.tuple(fc.nat(127), odd).map(([high, low]) => ({ number: high * 512 + low, compressed: false })),
    );
    fc.assert(
      fc.property(protocol, fc.boolean(), payload, ({ number, compressed }, framing, content) => {
        const frame = ppp(number, content, { framing, compressed });
        // Without framing a compressed 0xff and a 3 behind it are what framing looks like.
        fc.pre(framing || !compressed || number !== 0xff);
        expect(decoded(decodePpp, frame, content).protocol).toBe(number);
      }),
    );
  });

  it('PPPoE', () => {
    fc.assert(
      fc.property(word, payload, bytes(0, 20), (sessionId, content, padding) => {
        const session = pppoe(sessionId, content);
        const frame = Uint8Array.from([...session, ...padding]);
        expect(decoded(decodePppoe, frame, content)).toMatchObject({ code: 0, sessionId });
      }),
    );
  });

  it('Cisco HDLC', () => {
    fc.assert(
      fc.property(word, fc.boolean(), payload, (type, broadcast, content) => {
        const frame = ciscoHdlc(type, content, broadcast);
        expect(decoded(decodeCiscoHdlc, frame, content)).toMatchObject({ etherType: type, broadcast });
      }),
    );
  });

  it('MPLS label stacks', () => {
    const labels = fc.array(fc.nat(0xfffff), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(labels, payload, (made, content) => {
        expect(decoded(decodeMpls, mpls(made, content), content).labels).toEqual(made);
      }),
    );
  });

  it('padding behind a frame is no part of it', () => {
    fc.assert(
      fc.property(byte, payload, bytes(1, 46), (low, content, padding) => {
        const frame = ethernetSnap(0, 0x0800 | low, content);
        const padded = Uint8Array.from([...frame, ...padding]);
        expect(decoded(decodeEthernet, padded, content).etherType).toBe(0x0800 | low);
      }),
    );
  });
});
