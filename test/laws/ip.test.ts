import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../parsers/problem.ts';
import { decodeAh } from '../../parsers/wire/ah.ts';
import { internetChecksum } from '../../parsers/wire/bytes.ts';
import { decodeEsp } from '../../parsers/wire/esp.ts';
import { Reassembler } from '../../parsers/wire/fragments.ts';
import { dissectFrame } from '../../parsers/wire/frame.ts';
import { hex, spiText } from '../../parsers/wire/hex.ts';
import { decodeIpv4 } from '../../parsers/wire/ipv4.ts';
import { decodeIpv6 } from '../../parsers/wire/ipv6.ts';
import { decodeUdp } from '../../parsers/wire/udp.ts';
import {
  ah,
  esp,
  type Ipv4Header,
  type Ipv6Header,
  ipv4,
  ipv4Fragments,
  ipv6,
  ipv6Fragments,
  udp,
} from '../made/ip-writer.ts';
import { concat, octets } from '../made/octets.ts';
import { byte, bytes, ipv4Address, ipv6Address, number32, word } from './arbitraries.ts';

const RAW_IP = 101;
const payload = bytes(0, 80);

const ipv4Header = fc.record({
  source: ipv4Address,
  destination: ipv4Address,
  protocol: byte,
  ttl: byte,
  trafficClass: byte,
  identification: word,
  dontFragment: fc.boolean(),
  moreFragments: fc.boolean(),
  fragmentOffset: fc.nat(0x1fff).map((unit) => unit * 8),
});

/** Options of a header: their bytes padded to a multiple of four with the end mark. */
const options = fc
  .array(fc.tuple(fc.constantFrom(7, 68, 82, 131, 148), bytes(0, 6)), { maxLength: 4 })
  .map((list) => ({
    list: list.map(([type, value]) => ({ type, value: hex(value) })),
    bytes: padded(concat(...list.map(([type, value]) => concat(octets(type, 2 + value.length), value)))),
  }));

function padded(content: Uint8Array): Uint8Array {
  return concat(content, new Uint8Array((4 - (content.length % 4)) % 4));
}

const ipv6Header = fc.record({
  source: ipv6Address,
  destination: ipv6Address,
  // No extension header: the writer has a list of its own for those.
  nextHeader: fc.constantFrom(1, 4, 6, 17, 41, 47, 50, 51, 58, 88, 89),
  hopLimit: byte,
  trafficClass: byte,
  flowLabel: fc.nat(0xfffff),
  extensions: fc.array(
    fc.record({ type: fc.constantFrom(0, 43, 60, 135, 139, 140), content: bytes(0, 20) }),
    {
      maxLength: 5,
    },
  ),
});

describe('IP and what stands in it: decode(encode(x)) is x', () => {
  it('IPv4 with options', () => {
    fc.assert(
      fc.property(ipv4Header, options, payload, (made, { list, bytes: optionBytes }, content) => {
        const packet = ipv4({ ...made, options: optionBytes }, content);
        const problems: Problem[] = [];
        const decoded = decodeIpv4(packet, 0, packet.length, problems)!;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject({ ...made, checksum: 'good', complete: true, options: list });
        expect(packet.subarray(decoded.start, decoded.end)).toEqual(content);
      }),
    );
  });

  it('IPv6 with extension headers', () => {
    fc.assert(
      fc.property(ipv6Header, payload, (made: Required<Ipv6Header>, content) => {
        const packet = ipv6(made, content);
        const problems: Problem[] = [];
        const decoded = decodeIpv6(packet, 0, packet.length, problems)!;
        const { nextHeader, extensions, ...rest } = made;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject({ ...rest, protocol: nextHeader, complete: true, fragment: null });
        expect(decoded.extensions).toEqual(extensions.map(({ type }) => type));
        expect(packet.subarray(decoded.start!, decoded.end)).toEqual(content);
      }),
    );
  });

  it('UDP', () => {
    fc.assert(
      fc.property(
        word,
        word,
        payload,
        ipv6Address,
        ipv6Address,
        (sourcePort, destinationPort, content, a, b) => {
          const ports = { sourcePort, destinationPort };
          const datagram = udp({ ...ports, source: a, destination: b }, content);
          const problems: Problem[] = [];
          const decoded = decodeUdp(datagram, 0, datagram.length, problems)!;
          expect(problems).toEqual([]);
          expect(decoded).toMatchObject({ ...ports, length: datagram.length });
          expect(decoded.checksum).not.toBe(0);
          expect(datagram.subarray(decoded.start, decoded.end)).toEqual(content);
        },
      ),
    );
  });

  it('ESP and AH', () => {
    fc.assert(
      fc.property(number32, number32, bytes(0, 40), bytes(0, 8), (spi, sequence, content, icvWords) => {
        const problems: Problem[] = [];
        const packet = esp(spi, sequence, content);
        expect(decodeEsp(packet, 0, packet.length, problems, 'ip')).toEqual({
          spi: spiText(spi),
          sequence,
          encapsulation: 'ip',
          length: packet.length,
        });
        const icv = Uint8Array.from({ length: 4 * icvWords.length }, (_, at) => icvWords[at >> 2]!);
        const protectedPacket = ah({ nextHeader: 47, spi, sequence, icv }, content);
        const decoded = decodeAh(protectedPacket, 0, protectedPacket.length, problems)!;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject({ nextHeader: 47, spi: spiText(spi), sequence, icv: hex(icv) });
        expect(protectedPacket.subarray(decoded.start!)).toEqual(content);
      }),
    );
  });

  it('the checksum over its own bytes is right, and a flipped bit is seen', () => {
    fc.assert(
      fc.property(ipv4Header, fc.nat(19), fc.nat(7), (made, at, bit) => {
        const packet = ipv4(made, new Uint8Array(0));
        expect(internetChecksum(packet, 0, 20)).toBe(0);
        const flipped = packet.slice();
        flipped[at]! ^= 1 << bit;
        // In one's complement arithmetic 0x0000 and 0xffff are the same number.
        if (internetChecksum(flipped, 0, 20) === 0) {
          const word = (one: Uint8Array) => (one[at & ~1]! << 8) | one[at | 1]!;
          expect([word(packet), word(flipped)].sort()).toEqual([0, 0xffff]);
        }
      }),
    );
  });
});

describe('fragments put together are the datagram, in any order', () => {
  /** A datagram's payload, cut, the pieces shuffled. */
  const cut = fc
    .tuple(bytes(9, 600), fc.integer({ min: 1, max: 20 }), fc.infiniteStream(fc.double({ noNaN: true })))
    .map(([content, units, order]) => ({ content, size: 8 * units, order }));

  function shuffled<T>(items: readonly T[], order: Iterator<number>): T[] {
    return items
      .map((item) => ({ item, key: order.next().value as number }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }

  /** What the last piece that came makes of it: ICMP, whose own checksum says that all bytes are in their places. */
  function joined(pieces: readonly Uint8Array[]) {
    const reassembler = new Reassembler();
    return pieces.map((piece) => dissectFrame(piece, RAW_IP, { reassembler })).at(-1)!;
  }

  const udpIn = (content: Uint8Array) => udp({ sourcePort: 500, destinationPort: 500 }, content);

  it('IPv4', () => {
    fc.assert(
      fc.property(ipv4Address, ipv4Address, word, cut, (source, destination, identification, one) => {
        const header: Ipv4Header = { source, destination, protocol: 17, identification };
        const datagram = concat(octets(...new Array<number>(8).fill(1)), one.content);
        const pieces = ipv4Fragments(header, udpIn(datagram), one.size);
        const packet = joined(shuffled(pieces, one.order));
        expect(packet.body).toEqual(datagram);
        if (pieces.length > 1) expect(packet.fragment?.reassembledFrom).toBe(pieces.length);
      }),
    );
  });

  it('IPv6', () => {
    fc.assert(
      fc.property(ipv6Address, ipv6Address, number32, cut, (source, destination, identification, one) => {
        const header: Ipv6Header = { source, destination, nextHeader: 17 };
        const datagram = concat(octets(...new Array<number>(8).fill(1)), one.content);
        const pieces = ipv6Fragments(header, udpIn(datagram), one.size, identification);
        expect(joined(shuffled(pieces, one.order)).body).toEqual(datagram);
      }),
    );
  });
});
