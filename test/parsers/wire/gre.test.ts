import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import { dissectFrame, dissectPayload } from '../../../parsers/wire/frame.ts';
import { decodeGre } from '../../../parsers/wire/gre.ts';
import { routingProtocolOf } from '../../../parsers/wire/packet.ts';
import { gre, pptp } from '../../made/gre-writer.ts';
import { ipv4, udp } from '../../made/ip-writer.ts';
import { ethernet } from '../../made/link-writer.ts';
import { be16, concat, octets } from '../../made/octets.ts';

const RAW = 101;
const OUTER = { source: '192.0.2.1', destination: '198.51.100.2' };
const INNER = { source: '10.1.1.1', destination: '10.1.1.2' };
const inIp = (bytes: Uint8Array) => dissectFrame(ipv4({ ...OUTER, protocol: 47 }, bytes), RAW);

describe('decodeGre', () => {
  it('gives back key, sequence and protocol, and verifies the checksum', () => {
    const optional = fc.option(fc.nat(0xffffffff));
    fc.assert(
      fc.property(
        optional,
        optional,
        fc.boolean(),
        fc.nat(0xffff),
        fc.uint8Array({ maxLength: 50 }),
        (key, sequence, checksum, protocol, payload) => {
          const bytes = gre({ key, sequence, checksum, protocol }, payload);
          const problems: Problem[] = [];
          const value = decodeGre(bytes, 0, bytes.length, problems);
          expect(problems).toEqual([]);
          expect(value).toMatchObject({ version: 0, key, sequence, protocol, routing: false });
          expect(value?.checksum).toBe(checksum ? 'good' : null);
          expect(bytes.slice(value?.start ?? 0)).toEqual(payload);
        },
      ),
    );
  });

  it('reports a wrong checksum and reads on', () => {
    const bytes = gre({ checksum: true, key: 5, protocol: 0x0800 }, octets(1, 2, 3));
    bytes[bytes.length - 1]! ^= 1;
    const problems: Problem[] = [];
    expect(decodeGre(bytes, 0, bytes.length, problems)).toMatchObject({ checksum: 'bad', key: 5, start: 12 });
    expect(problems).toEqual([expect.objectContaining({ code: 'bad-checksum', layer: 'gre', offset: 4 })]);
  });

  it('does not judge the checksum of a cut packet', () => {
    const bytes = gre({ checksum: true, protocol: 0x0800 }, new Uint8Array(40));
    const problems: Problem[] = [];
    expect(decodeGre(bytes, 0, 20, problems, false)?.checksum).toBeNull();
    expect(problems).toEqual([]);
  });

  it('refuses source routes but keeps what stands before them', () => {
    const bytes = gre({ key: 9, protocol: 0x0800, routing: new Uint8Array(4) }, octets(1));
    const problems: Problem[] = [];
    expect(decodeGre(bytes, 0, bytes.length, problems)).toMatchObject({ routing: true, key: 9, start: null });
    expect(problems).toEqual([expect.objectContaining({ code: 'unsupported', layer: 'gre' })]);
  });

  it('reads the PPTP form', () => {
    const bytes = pptp({ callId: 0x1234, sequence: 8, acknowledgment: 7 }, octets(1, 2, 3));
    expect(decodeGre(bytes, 0, bytes.length, [])).toMatchObject({
      version: 1,
      key: null,
      callId: 0x1234,
      payloadLength: 3,
      sequence: 8,
      acknowledgment: 7,
      start: 16,
    });
  });

  it('names an unknown version', () => {
    const problems: Problem[] = [];
    expect(decodeGre(octets(0, 5, 8, 0), 0, 4, problems)).toMatchObject({ version: 5, start: null });
    expect(problems).toEqual([expect.objectContaining({ code: 'unsupported' })]);
  });

  it('says which optional fields are cut', () => {
    const problems: Problem[] = [];
    expect(decodeGre(octets(0x20, 0, 8, 0, 0, 0), 0, 6, problems)).toMatchObject({ key: null, start: null });
    expect(problems).toEqual([
      expect.objectContaining({ code: 'truncated', offset: 4, need: 4, have: 2, lengthFrom: 'gre.flags' }),
    ]);
  });
});

describe('GRE payloads', () => {
  it.each([
    [0x88be, 'erspan'],
    [0x22eb, 'erspan-3'],
    [0x883e, 'wccp'],
    [0x2000, 'cdp'],
    [0x0000, 'gre-keepalive'],
  ])('names protocol type %i as %s', (protocol, name) => {
    const packet = inIp(gre({ protocol }, octets(1, 2, 3, 4)));
    expect(packet.layers).toEqual(['ipv4', 'gre', name]);
    expect(packet.gre?.protocolName).toBe(name);
    expect(packet.problems).toEqual([]);
  });

  it('names PPTP', () => {
    expect(inIp(pptp({ callId: 1 }, octets(1))).layers).toEqual(['ipv4', 'gre', 'pptp']);
  });

  it.each([
    [88, octets(), 'eigrp'],
    [89, octets(), 'ospf'],
    [124, octets(), 'isis'],
    [17, udp({ sourcePort: 520, destinationPort: 520 }, octets()), 'rip'],
    [6, concat(be16(50000), be16(179), new Uint8Array(16)), 'bgp'],
    [6, concat(be16(50000), be16(80), new Uint8Array(16)), null],
    [47, octets(), null],
  ] as const)('tells the routing protocol inside: %i', (protocol, payload, expected) => {
    const packet = inIp(gre({ protocol: 0x0800, key: 1 }, ipv4({ ...INNER, protocol }, payload)));
    expect(packet).toMatchObject({ src: '192.0.2.1', gre: { key: 1 }, inner: { src: '10.1.1.1' } });
    expect(packet.inner && routingProtocolOf(packet.inner)).toBe(expected);
  });

  it('reads bridged Ethernet', () => {
    const frame = ethernet({ etherType: 0x0800 }, ipv4({ ...INNER, protocol: 88 }, octets()));
    const packet = inIp(gre({ protocol: 0x6558 }, frame));
    expect(packet.layers).toEqual(['ipv4', 'gre', 'eth', 'ipv4', 'eigrp']);
    expect(packet.inner).toMatchObject({ linkSource: '02:00:00:00:00:01', dst: '10.1.1.2' });
  });

  it('bounds tunnels inside tunnels', () => {
    let packet = ipv4({ ...INNER, protocol: 88 }, octets());
    for (let depth = 0; depth < 20; depth++) {
      packet = ipv4({ ...INNER, protocol: 47 }, gre({ protocol: 0x0800 }, packet));
    }
    const dissected = dissectFrame(packet, RAW);
    expect(dissected.problems).toEqual([expect.objectContaining({ code: 'limit', layer: 'ipv4' })]);
    expect(dissected.layers).toHaveLength(10);
  });
});

describe('dissectPayload', () => {
  it('reads what ESP carried', () => {
    const packet = dissectPayload(
      gre({ protocol: 0x0800, key: 3 }, ipv4({ ...INNER, protocol: 88 }, octets())),
      47,
      { src: '192.0.2.1', dst: '192.0.2.2' },
    );
    expect(packet.layers).toEqual(['gre', 'ipv4', 'eigrp']);
    expect(packet).toMatchObject({
      src: '192.0.2.1',
      gre: { key: 3 },
      inner: { src: '10.1.1.1', protocol: 88 },
    });
  });

  it('reads tunnel mode', () => {
    const packet = dissectPayload(ipv4({ ...INNER, protocol: 47 }, gre({ protocol: 0x2001 }, octets())), 4, {
      src: '192.0.2.1',
      dst: '192.0.2.2',
    });
    expect(packet.inner).toMatchObject({ src: '10.1.1.1', gre: { protocol: 0x2001 } });
  });
});
