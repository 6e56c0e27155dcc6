import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import { gre } from '../../made/gre-writer.ts';
import { icmp, icmpError, icmpv6 } from '../../made/icmp-writer.ts';
import { ah, esp, ipv4, ipv6, udp, withNonEspMarker } from '../../made/ip-writer.ts';
import { concat, fromHex, octets } from '../../made/octets.ts';

const RAW = 101;
const ENDS = { source: '192.0.2.1', destination: '198.51.100.2' };
const ENDS6 = { source: '2001:db8::1', destination: '2001:db8::2' };
const IKE = concat(fromHex('a1a2a3a4a5a6a7a8 b1b2b3b4b5b6b7b8 08100500'), new Uint8Array(20));
const udpPacket = (port: number, payload: Uint8Array) =>
  ipv4({ ...ENDS, protocol: 17, ttl: 3 }, udp({ sourcePort: 500, destinationPort: port }, payload));

function fromRouter(message: Uint8Array) {
  return dissectFrame(ipv4({ source: '203.0.113.1', destination: ENDS.source, protocol: 1 }, message), RAW);
}

describe('ICMP errors', () => {
  it('quotes IKE with ports and cookies', () => {
    const packet = fromRouter(icmpError(3, 3, udpPacket(500, IKE), { quote: 60 }));
    expect(packet.problems).toEqual([]);
    expect(packet.layers).toEqual(['ipv4', 'icmp']);
    expect(packet.icmp).toMatchObject({
      type: 3,
      code: 3,
      name: 'destination unreachable',
      meaning: 'port unreachable',
      checksum: 'good',
      mtu: null,
      quoted: {
        src: '192.0.2.1',
        dst: '198.51.100.2',
        ttl: 3,
        protocol: 'ike',
        srcPort: 500,
        dstPort: 500,
        length: 20 + 8 + IKE.length,
        initiatorCookie: 'a1a2a3a4a5a6a7a8',
        responderCookie: 'b1b2b3b4b5b6b7b8',
      },
    });
  });

  it('reads the eight bytes that old routers quote', () => {
    const packet = fromRouter(icmpError(3, 13, udpPacket(500, IKE)));
    expect(packet.icmp).toMatchObject({
      meaning: 'administratively prohibited',
      quoted: { protocol: 'ike', dstPort: 500, initiatorCookie: null },
    });
  });

  it('quotes NAT traversal: IKE and ESP', () => {
    const ike = fromRouter(icmpError(3, 3, udpPacket(4500, withNonEspMarker(IKE)), { quote: 80 }));
    expect(ike.icmp?.quoted).toMatchObject({
      protocol: 'nat-t',
      initiatorCookie: 'a1a2a3a4a5a6a7a8',
      spi: null,
    });
    const data = fromRouter(icmpError(3, 3, udpPacket(4500, esp(0x77, 1, new Uint8Array(8))), { quote: 80 }));
    expect(data.icmp?.quoted).toMatchObject({ protocol: 'nat-t', spi: '0x00000077', initiatorCookie: null });
  });

  it('quotes ESP with the next-hop MTU', () => {
    const big = ipv4({ ...ENDS, protocol: 50 }, esp(0xabcdef01, 99, new Uint8Array(1400)));
    const packet = fromRouter(icmpError(3, 4, big, { rest: 1400 }));
    expect(packet.icmp).toMatchObject({
      meaning: 'fragmentation needed',
      mtu: 1400,
      quoted: { protocol: 'esp', spi: '0xabcdef01', sequence: 99, length: 1428 },
    });
    expect(fromRouter(icmpError(3, 4, big)).icmp?.mtu).toBeNull();
  });

  it('quotes AH and GRE', () => {
    const authenticated = ah({ nextHeader: 47, spi: 5, sequence: 6, icv: new Uint8Array(12) }, octets());
    const withAh = ipv4({ ...ENDS, protocol: 51 }, authenticated);
    expect(fromRouter(icmpError(11, 0, withAh)).icmp?.quoted).toMatchObject({
      protocol: 'ah',
      spi: '0x00000005',
    });
    const inGre = ipv4({ ...ENDS, protocol: 47 }, gre({ protocol: 0x2001, key: 42 }, new Uint8Array(60)));
    expect(fromRouter(icmpError(3, 2, inGre)).icmp).toMatchObject({
      meaning: 'protocol unreachable',
      quoted: { protocol: 'gre', key: 42, greProtocol: 0x2001 },
    });
  });

  it('says nothing of ports in the quote of a later fragment', () => {
    const later = ipv4({ ...ENDS, protocol: 17, fragmentOffset: 1480 }, new Uint8Array(40));
    expect(fromRouter(icmpError(11, 1, later)).icmp?.quoted).toMatchObject({ protocol: null, srcPort: null });
  });

  it('never fails on a quote of any length', () => {
    const packet = udpPacket(4500, withNonEspMarker(IKE));
    for (let quote = 0; quote <= packet.length; quote++) {
      const { icmp: error, problems } = fromRouter(icmpError(3, 3, packet, { quote }));
      expect(problems).toEqual([]);
      expect(error?.quoted === null).toBe(quote < 20);
    }
  });

  it('names numbers that it does not know, and reports a wrong checksum', () => {
    const odd = icmp(3, 99, 0, octets());
    odd[7] = 1;
    const packet = fromRouter(odd);
    expect(packet.icmp).toMatchObject({
      meaning: 'destination unreachable, code 99',
      checksum: 'bad',
      quoted: null,
    });
    expect(packet.problems).toEqual([expect.objectContaining({ code: 'bad-checksum', layer: 'icmp' })]);
    expect(fromRouter(icmp(8, 0, 1, octets())).icmp).toMatchObject({ meaning: 'echo request', quoted: null });
  });

  it('gives back type, code and MTU', () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(255),
        fc.nat(0xffffffff),
        fc.uint8Array({ maxLength: 64 }),
        (type, code, rest, body) => {
          const packet = fromRouter(icmp(type, code, rest, body));
          expect(packet.icmp).toMatchObject({ type, code, checksum: 'good' });
          const mtu = type === 3 && code === 4 ? rest % 0x10000 || null : null;
          expect(packet.icmp?.mtu).toBe(mtu);
        },
      ),
    );
  });
});

describe('ICMPv6 errors', () => {
  const big = ipv6({ ...ENDS6, nextHeader: 50 }, esp(0x1234, 2, new Uint8Array(1400)));
  const router = { source: '2001:db8:ffff::1', destination: ENDS6.source };

  it('quotes ESP with the MTU', () => {
    const message = icmpv6(router, 2, 0, 1280, big.slice(0, 200));
    const packet = dissectFrame(ipv6({ ...router, nextHeader: 58 }, message), RAW);
    expect(packet.layers).toEqual(['ipv6', 'icmpv6']);
    expect(packet.icmp).toMatchObject({
      version: 6,
      meaning: 'packet too big',
      mtu: 1280,
      checksum: null,
      quoted: { src: '2001:db8::1', protocol: 'esp', spi: '0x00001234', length: 40 + 1408 },
    });
  });

  it('quotes IKE', () => {
    const ike = ipv6({ ...ENDS6, nextHeader: 17 }, udp({ sourcePort: 500, destinationPort: 500 }, IKE));
    const packet = dissectFrame(ipv6({ ...router, nextHeader: 58 }, icmpv6(router, 1, 4, 0, ike)), RAW);
    expect(packet.icmp).toMatchObject({
      meaning: 'port unreachable',
      quoted: { protocol: 'ike', dstPort: 500 },
    });
  });
});
