import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../parsers/problem.ts';
import { decodeGre } from '../../parsers/wire/gre.ts';
import { spiText } from '../../parsers/wire/hex.ts';
import { decodeIcmp, decodeIcmpv6 } from '../../parsers/wire/icmp.ts';
import { gre, pptp } from '../made/gre-writer.ts';
import { icmp, icmpError, icmpv6 } from '../made/icmp-writer.ts';
import { esp, ipv4, udp, withNonEspMarker } from '../made/ip-writer.ts';
import { concat, fromHex } from '../made/octets.ts';
import { byte, bytes, ipv4Address, ipv6Address, number32, word } from './arbitraries.ts';

const payload = bytes(0, 60);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

describe('GRE: decode(encode(x)) is x', () => {
  it('version 0 with any of its fields', () => {
    const header = fc.record({
      protocol: word,
      key: maybe(number32),
      sequence: maybe(number32),
      checksum: fc.boolean(),
    });
    fc.assert(
      fc.property(header, payload, ({ checksum, ...made }, content) => {
        const packet = gre({ ...made, checksum }, content);
        const problems: Problem[] = [];
        const decoded = decodeGre(packet, 0, packet.length, problems)!;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject({
          ...made,
          version: 0,
          routing: false,
          checksum: checksum ? 'good' : null,
        });
        expect(packet.subarray(decoded.start!, decoded.end)).toEqual(content);
      }),
    );
  });

  it('version 1 (PPTP)', () => {
    const header = fc.record(
      { callId: word, sequence: number32, acknowledgment: number32 },
      { requiredKeys: ['callId'] },
    );
    fc.assert(
      fc.property(header, payload, (made, content) => {
        const packet = pptp(made, content);
        const problems: Problem[] = [];
        const decoded = decodeGre(packet, 0, packet.length, problems)!;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject({
          version: 1,
          callId: made.callId,
          sequence: made.sequence ?? null,
          acknowledgment: made.acknowledgment ?? null,
          payloadLength: content.length,
        });
        expect(packet.subarray(decoded.start!, decoded.end)).toEqual(content);
      }),
    );
  });
});

describe('ICMP: decode(encode(x)) is x', () => {
  it('any message', () => {
    fc.assert(
      fc.property(byte, byte, number32, payload, (type, code, rest, body) => {
        const message = icmp(type, code, rest, body);
        const problems: Problem[] = [];
        expect(decodeIcmp(message, 0, message.length, problems)).toMatchObject({
          version: 4,
          type,
          code,
          checksum: 'good',
        });
        expect(problems).toEqual([]);
      }),
    );
  });

  const quoted = fc.record({
    source: ipv4Address,
    destination: ipv4Address,
    ttl: byte,
    number: number32,
    cookies: bytes(16, 16),
    kind: fc.constantFrom('ike', 'nat-t', 'esp', 'gre'),
  });

  /** The packet that could not be delivered, and what of it must be found in the quote. */
  function packetOf({ source, destination, ttl, number, cookies, kind }: Quoted) {
    const wrap = (protocol: number, content: Uint8Array) =>
      ipv4({ source, destination, protocol, ttl }, content);
    // Neither cookie is zero: a zero one is none.
    const message = concat(
      cookies.map((octet) => octet | 1),
      fromHex('01100200 00000000 0000001c'),
    );
    const initiatorCookie = hexOf(message.subarray(0, 8));
    const responderCookie = hexOf(message.subarray(8, 16));
    const spi = number | 1;
    switch (kind) {
      case 'ike':
        return {
          packet: wrap(17, udp({ sourcePort: 500, destinationPort: 500 }, message)),
          expected: { protocol: 'ike', initiatorCookie, responderCookie, srcPort: 500, dstPort: 500 },
        };
      case 'nat-t':
        return {
          packet: wrap(17, udp({ sourcePort: 4500, destinationPort: 4500 }, withNonEspMarker(message))),
          expected: { protocol: 'nat-t', initiatorCookie, responderCookie },
        };
      case 'esp':
        return {
          packet: wrap(50, esp(spi >>> 0, number, new Uint8Array(32))),
          expected: { protocol: 'esp', spi: spiText(spi >>> 0), sequence: number },
        };
      default:
        return {
          packet: wrap(47, gre({ protocol: 0x2001, key: number }, new Uint8Array(32))),
          expected: { protocol: 'gre', key: number, greProtocol: 0x2001 },
        };
    }
  }

  type Quoted = typeof quoted extends fc.Arbitrary<infer T> ? T : never;
  const hexOf = (octets: Uint8Array) =>
    [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join('');

  it('errors quote the packet that they are about', () => {
    fc.assert(
      fc.property(quoted, word, fc.constantFrom(0, 1, 2, 3, 4, 9, 10, 13), (one, mtu, code) => {
        const { packet, expected } = packetOf(one);
        const message = icmpError(3, code, packet, { rest: mtu, quote: packet.length });
        const problems: Problem[] = [];
        const decoded = decodeIcmp(message, 0, message.length, problems)!;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject({ type: 3, code, mtu: code === 4 && mtu !== 0 ? mtu : null });
        const { source: src, destination: dst, ttl } = one;
        expect(decoded.quoted).toMatchObject({ ...expected, src, dst, ttl, length: packet.length });
      }),
    );
  });

  it('ICMPv6', () => {
    fc.assert(
      fc.property(ipv6Address, ipv6Address, byte, byte, number32, payload, (source, destination, ...made) => {
        const [type, code, rest, body] = made;
        const message = icmpv6({ source, destination }, type, code, rest, body);
        const problems: Problem[] = [];
        expect(decodeIcmpv6(message, 0, message.length, problems)).toMatchObject({
          version: 6,
          type,
          code,
          mtu: type === 2 && rest !== 0 ? rest : null,
        });
        expect(problems).toEqual([]);
      }),
    );
  });
});
