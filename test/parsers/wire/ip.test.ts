import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import { ipv6Text } from '../../../parsers/wire/bytes.ts';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import { decodeIpv4 } from '../../../parsers/wire/ipv4.ts';
import { decodeIpv6 } from '../../../parsers/wire/ipv6.ts';
import { decodeUdp } from '../../../parsers/wire/udp.ts';
import { gre } from '../../made/gre-writer.ts';
import { ah, esp, ipv4, ipv6, NAT_KEEPALIVE, udp, withNonEspMarker } from '../../made/ip-writer.ts';
import { nhrp } from '../../made/nhrp-writer.ts';
import { concat, fromHex, octets } from '../../made/octets.ts';

const RAW = 101;
const ENDS = { source: '192.0.2.1', destination: '198.51.100.2' };
const ENDS6 = { source: '2001:db8::1', destination: '2001:db8::2' };
const dotted = fc.ipV4();

describe('IPv4', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(
        fc.record({
          source: dotted,
          destination: dotted,
          protocol: fc.nat(255),
          ttl: fc.nat(255),
          trafficClass: fc.nat(255),
          identification: fc.nat(0xffff),
          dontFragment: fc.boolean(),
          moreFragments: fc.boolean(),
          fragmentOffset: fc.nat(0x1fff).map((eighths) => eighths * 8),
        }),
        fc.uint8Array({ maxLength: 64 }),
        (header, payload) => {
          const bytes = ipv4(header, payload);
          const problems: Problem[] = [];
          const ip = decodeIpv4(bytes, 0, bytes.length, problems);
          expect(problems).toEqual([]);
          expect(ip).toEqual({
            ...header,
            totalLength: bytes.length,
            checksum: 'good',
            options: [],
            start: 20,
            end: bytes.length,
            complete: true,
          });
        },
      ),
    );
  });

  it('reads options and stops at their end', () => {
    const options = fromHex('01 94040000 07 07 04 c0000201 00 000000');
    const bytes = ipv4({ ...ENDS, protocol: 50, options }, octets());
    const problems: Problem[] = [];
    expect(decodeIpv4(bytes, 0, bytes.length, problems)?.options).toEqual([
      { type: 1, name: 'no-operation', value: '' },
      { type: 148, name: 'router-alert', value: '0000' },
      { type: 7, name: 'record-route', value: '04c0000201' },
    ]);
    expect(problems).toEqual([]);
  });

  it.each(['94010000', '07ff0400', '01010107'])('reports options with a wrong length: %s', (digits) => {
    const bytes = ipv4({ ...ENDS, protocol: 50, options: fromHex(digits) }, octets());
    const problems: Problem[] = [];
    expect(decodeIpv4(bytes, 0, bytes.length, problems)).not.toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({ code: 'bad-length', lengthFrom: 'ipv4.option.length' }),
    ]);
  });

  it('tells a bad header checksum without calling it a problem', () => {
    const bytes = ipv4({ ...ENDS, protocol: 50 }, octets());
    bytes[10] = 0;
    bytes[11] = 0;
    const problems: Problem[] = [];
    expect(decodeIpv4(bytes, 0, bytes.length, problems)?.checksum).toBe('bad');
    expect(problems).toEqual([]);
  });

  it('takes a total length of 0 as segmentation by the network card', () => {
    const bytes = ipv4({ ...ENDS, protocol: 50 }, new Uint8Array(9));
    bytes[2] = 0;
    bytes[3] = 0;
    expect(decodeIpv4(bytes, 0, bytes.length, [])).toMatchObject({ end: 29, complete: true });
  });

  it('reports lengths that cannot be', () => {
    const cut: Problem[] = [];
    const bytes = ipv4({ ...ENDS, protocol: 50 }, new Uint8Array(100));
    expect(decodeIpv4(bytes, 0, 50, cut)).toMatchObject({ end: 50, complete: false });
    expect(cut).toEqual([
      expect.objectContaining({ code: 'truncated', need: 120, have: 50, lengthFrom: 'ipv4.total-length' }),
    ]);
    const small: Problem[] = [];
    bytes[2] = 0;
    bytes[3] = 19;
    decodeIpv4(bytes, 0, bytes.length, small);
    expect(small).toEqual([expect.objectContaining({ code: 'bad-length', need: 20, have: 19 })]);
    const header: Problem[] = [];
    bytes[0] = 0x44;
    expect(decodeIpv4(bytes, 0, bytes.length, header)).toBeNull();
    expect(header).toEqual([
      expect.objectContaining({ code: 'bad-length', lengthFrom: 'ipv4.header-length' }),
    ]);
  });
});

describe('IPv6', () => {
  it('gives back what was written', () => {
    const text = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => {
      bytes[0] = 0x20; // never IPv4-mapped
      return ipv6Text(bytes, 0);
    });
    fc.assert(
      fc.property(
        fc.record({
          source: text,
          destination: text,
          nextHeader: fc.constantFrom(6, 17, 47, 50, 51, 58, 89),
          hopLimit: fc.nat(255),
          trafficClass: fc.nat(255),
          flowLabel: fc.nat(0xfffff),
        }),
        fc.uint8Array({ maxLength: 64 }),
        (header, payload) => {
          const bytes = ipv6(header, payload);
          const problems: Problem[] = [];
          const { nextHeader, ...rest } = header;
          expect(decodeIpv6(bytes, 0, bytes.length, problems)).toEqual({
            ...rest,
            payloadLength: payload.length,
            protocol: nextHeader,
            extensions: [],
            fragment: null,
            start: 40,
            end: bytes.length,
            complete: true,
          });
          expect(problems).toEqual([]);
        },
      ),
    );
  });

  it('steps over extension headers', () => {
    const extensions = [
      { type: 0, content: fromHex('05020000') },
      { type: 43, content: new Uint8Array(22) },
      { type: 60, content: octets() },
    ];
    const packet = dissectFrame(
      ipv6({ ...ENDS6, nextHeader: 50, extensions }, esp(0xabc, 1, octets(1))),
      RAW,
    );
    expect(packet.problems).toEqual([]);
    expect(packet).toMatchObject({ protocol: 50, esp: { spi: '0x00000abc' } });
  });

  it('bounds the chain and reports a cut one', () => {
    const extensions = Array.from({ length: 20 }, () => ({ type: 60, content: octets() }));
    const problems: Problem[] = [];
    const long = ipv6({ ...ENDS6, nextHeader: 50, extensions }, octets());
    expect(decodeIpv6(long, 0, long.length, problems)?.start).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ code: 'limit', layer: 'ipv6' })]);
    const cut: Problem[] = [];
    const short = ipv6(
      { ...ENDS6, nextHeader: 50, extensions: [{ type: 60, content: new Uint8Array(30) }] },
      octets(),
    );
    expect(decodeIpv6(short, 0, 60, cut)?.start).toBeNull();
    expect(cut.map((problem) => problem.lengthFrom)).toEqual([
      'ipv6.payload-length',
      'ipv6.extension-length',
    ]);
  });
});

describe('UDP', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(0xffff), fc.uint8Array({ maxLength: 64 }), (from, to, payload) => {
        const bytes = udp({ sourcePort: from, destinationPort: to }, payload);
        const problems: Problem[] = [];
        expect(decodeUdp(bytes, 0, bytes.length, problems)).toEqual({
          sourcePort: from,
          destinationPort: to,
          length: bytes.length,
          checksum: 0,
          start: 8,
          end: bytes.length,
        });
        expect(problems).toEqual([]);
      }),
    );
  });

  it('reports a length that is too small or too large', () => {
    const bytes = udp({ sourcePort: 500, destinationPort: 500 }, octets(1, 2));
    bytes[5] = 7;
    const small: Problem[] = [];
    expect(decodeUdp(bytes, 0, bytes.length, small)?.end).toBe(10);
    expect(small).toEqual([expect.objectContaining({ code: 'bad-length', offset: 4, need: 8, have: 7 })]);
    bytes[5] = 11;
    const large: Problem[] = [];
    expect(decodeUdp(bytes, 0, bytes.length, large)?.end).toBe(10);
    expect(large).toEqual([expect.objectContaining({ code: 'truncated', need: 11, have: 10 })]);
  });
});

describe('UDP ports of IKE', () => {
  const header = concat(
    new Uint8Array(7),
    octets(9),
    new Uint8Array(8),
    octets(0, 0x10, 2, 0),
    new Uint8Array(7),
    octets(28),
  );
  const inUdp = (port: number, payload: Uint8Array) =>
    dissectFrame(
      ipv4({ ...ENDS, protocol: 17 }, udp({ sourcePort: port, destinationPort: port }, payload)),
      RAW,
    );

  it('reads IKE on 500', () => {
    const packet = inUdp(500, header);
    expect(packet.layers).toEqual(['ipv4', 'udp', 'isakmp']);
    expect(packet.isakmp).toMatchObject({
      initiatorCookie: '0000000000000009',
      exchange: 'main',
      length: 28,
    });
    expect(packet.body).toEqual(header);
  });

  it('reads IKE behind the marker, ESP and keepalives on 4500', () => {
    const ike = inUdp(4500, withNonEspMarker(header));
    expect(ike.isakmp?.initiatorCookie).toBe('0000000000000009');
    expect(ike.body).toEqual(header);
    const packet = inUdp(4500, esp(0x11223344, 5, new Uint8Array(16)));
    expect(packet.esp).toEqual({ spi: '0x11223344', sequence: 5, encapsulation: 'udp', length: 24 });
    const keepalive = inUdp(4500, NAT_KEEPALIVE);
    expect(keepalive).toMatchObject({ keepalive: true, esp: null, isakmp: null, problems: [] });
    expect(keepalive.layers).toEqual(['ipv4', 'udp', 'nat-keepalive']);
  });

  it('reads the ESP of old drafts on 500, behind eight zero bytes', () => {
    const packet = inUdp(500, concat(new Uint8Array(8), esp(0x55, 1, new Uint8Array(8))));
    expect(packet.esp).toMatchObject({ spi: '0x00000055', encapsulation: 'udp' });
  });

  it('counts the offsets of problems in the message from the start of the frame', () => {
    const packet = inUdp(4500, withNonEspMarker(header.slice(0, 20)));
    expect(packet.problems).toEqual([
      expect.objectContaining({ code: 'truncated', layer: 'isakmp', offset: 32, need: 28, have: 20 }),
    ]);
  });
});

describe('ESP and AH', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.nat(0xffffffff),
        fc.uint8Array({ maxLength: 40 }),
        (spi, sequence, body) => {
          const packet = dissectFrame(ipv4({ ...ENDS, protocol: 50 }, esp(spi, sequence, body)), RAW);
          expect(packet.esp).toEqual({
            spi: `0x${spi.toString(16).padStart(8, '0')}`,
            sequence,
            encapsulation: 'ip',
            length: 8 + body.length,
          });
          expect(packet.body).toEqual(esp(spi, sequence, body));
        },
      ),
    );
  });

  it('reads what AH carries in the clear', () => {
    const made = nhrp({
      packetType: 1,
      requestId: 3,
      sourceNbma: null,
      sourceProtocol: null,
      destinationProtocol: null,
    });
    const inside = gre({ protocol: 0x2001, key: 7 }, made);
    const icv = fromHex('000102030405060708090a0b');
    const packet = dissectFrame(
      ipv4({ ...ENDS, protocol: 51 }, ah({ nextHeader: 47, spi: 0x99, sequence: 4, icv }, inside)),
      RAW,
    );
    expect(packet.layers).toEqual(['ipv4', 'ah', 'gre', 'nhrp']);
    expect(packet.ah).toMatchObject({
      spi: '0x00000099',
      sequence: 4,
      nextHeader: 47,
      icv: '000102030405060708090a0b',
    });
    expect(packet).toMatchObject({ gre: { key: 7 }, nhrp: { requestId: 3 }, problems: [] });
  });

  it('reports an AH length smaller than its header', () => {
    const bytes = ah({ nextHeader: 47, spi: 1, sequence: 1, icv: octets() }, octets());
    bytes[1] = 0;
    const packet = dissectFrame(ipv4({ ...ENDS, protocol: 51 }, bytes), RAW);
    expect(packet.ah?.start).toBeNull();
    expect(packet.problems).toEqual([expect.objectContaining({ code: 'bad-length', layer: 'ah', have: 8 })]);
  });

  it('reports a cut ESP header', () => {
    const packet = dissectFrame(ipv4({ ...ENDS, protocol: 50 }, octets(1, 2, 3)), RAW);
    expect(packet.esp).toBeNull();
    expect(packet.problems).toEqual([expect.objectContaining({ code: 'truncated', layer: 'esp', have: 3 })]);
  });
});
