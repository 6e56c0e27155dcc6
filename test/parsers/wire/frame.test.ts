import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LAYERS } from '../../../parsers/wire/dissection.ts';
import { Reassembler } from '../../../parsers/wire/fragments.ts';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import type { Packet } from '../../../parsers/wire/packet.ts';
import { LINK_TYPE } from '../../../parsers/wire/registry/link-types.ts';
import { gre } from '../../made/gre-writer.ts';
import { icmpError } from '../../made/icmp-writer.ts';
import { ipv4, ipv6, udp } from '../../made/ip-writer.ts';
import { ethernet, vlanTag } from '../../made/link-writer.ts';
import { nhrp } from '../../made/nhrp-writer.ts';
import { octets } from '../../made/octets.ts';
import { labFrames } from './lab-frames.ts';

const SCENARIOS = readdirSync(new URL('../../../fixtures/', import.meta.url)).filter((name) =>
  name.startsWith('lab-'),
);

/** Counts the innermost layers of a lab capture. */
function countLayers(path: string): { counts: Record<string, number>; packets: Packet[] } {
  const counts: Record<string, number> = {};
  const packets = labFrames(path).map(({ bytes, linkType, number }) =>
    dissectFrame(bytes, linkType, { frame: number }),
  );
  for (const packet of packets) {
    const last = packet.layers.at(-1)!;
    counts[last] = (counts[last] ?? 0) + 1;
  }
  return { counts, packets };
}

describe('the lab captures', () => {
  // Counts of the scenarios' own documentation, and of tshark.
  it.each([
    ['lab-success-transport-3des/hub-any.pcap', { arp: 4, isakmp: 9, esp: 12, nhrp: 2, icmp: 10 }],
    ['lab-plain-gre/hub.pcap', { arp: 4, nhrp: 2, icmp: 10 }],
    ['lab-plain-gre/spoke1.pcap', { arp: 4, nhrp: 2, icmp: 10 }],
    ['lab-nat-traversal/spoke1.pcap', { arp: 8, isakmp: 9, esp: 16, 'nat-keepalive': 4 }],
    ['lab-udp500-blocked/spoke1.pcap', { arp: 6, isakmp: 6 }],
  ])('%s holds what it should', (path, expected) => {
    const { counts, packets } = countLayers(path);
    expect(counts).toEqual(expected);
    expect(packets.flatMap((packet) => packet.problems)).toEqual([]);
  });

  it('reads the cooked capture of all interfaces: outer ESP and the packets inside it', () => {
    const { packets } = countLayers('lab-success-transport-3des/hub-any.pcap');
    expect(packets[11]).toMatchObject({
      layers: ['sll2', 'ipv4', 'esp'],
      direction: 'in',
      src: '172.16.1.1',
      esp: { spi: '0xc3bf792e', sequence: 1, encapsulation: 'ip' },
    });
    expect(packets[12]).toMatchObject({
      layers: ['sll2', 'nhrp'],
      src: '172.16.1.1',
      nhrp: { packet: 'registration-request', requestId: 1 },
    });
    expect(packets[13]).toMatchObject({ direction: 'out', nhrp: { packet: 'registration-reply' } });
  });

  it('has no problem with any frame of the outer captures', () => {
    for (const scenario of SCENARIOS) {
      for (const side of ['hub', 'spoke1']) {
        const { packets } = countLayers(`${scenario}/${side}.pcap`);
        expect(packets.flatMap((packet) => packet.problems)).toEqual([]);
      }
    }
  });
});

describe('damage', () => {
  const samples = [
    ...labFrames('lab-plain-gre/hub.pcap').slice(2, 5),
    ...labFrames('lab-nhrp-auth-mismatch/hub-gre1.pcap').slice(0, 3),
    ...labFrames('lab-nat-traversal/spoke1.pcap').slice(0, 14),
    ...labFrames('lab-success-transport-3des/hub-any.pcap').slice(2, 14),
  ];

  it('gives a packet for every prefix, and says what is missing where a layer is cut', () => {
    for (const { bytes, linkType } of samples) {
      for (let end = 0; end < bytes.length; end++) {
        const packet = dissectFrame(bytes.slice(0, end), linkType);
        if (packet.arp === null) expect(packet.problems.map((one) => one.code)).toContain('truncated');
        for (const problem of packet.problems) expect(problem.offset ?? 0).toBeLessThanOrEqual(end);
      }
    }
  });

  it('gives a packet for every changed byte', () => {
    for (const { bytes, linkType } of samples) {
      for (let at = 0; at < bytes.length; at++) {
        for (const change of [0x01, 0x10, 0xff]) {
          const copy = bytes.slice();
          copy[at]! ^= change;
          expect(() => dissectFrame(copy, linkType, { reassembler: new Reassembler() })).not.toThrow();
        }
      }
    }
  });

  it('gives a packet for any bytes on any link type', () => {
    const reassembler = new Reassembler();
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(LINK_TYPE), 105, 65_535, -1),
        fc.uint8Array({ maxLength: 200 }),
        (linkType, bytes) => {
          const packet = dissectFrame(bytes, linkType, { reassembler, frame: 3 });
          expect(packet.layers.length).toBeLessThanOrEqual(MAX_LAYERS);
          for (const problem of packet.problems) expect(problem.frame).toBeDefined();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('all layers together', () => {
  it('gives one packet for VLAN, IPv6, GRE, and NHRP', () => {
    const made = nhrp({
      packetType: 4,
      requestId: 9,
      sourceNbma: '192.0.2.1',
      sourceProtocol: '10.0.0.1',
      destinationProtocol: '10.0.0.254',
      clientInformation: [{ code: 14 }],
    });
    const ends = { source: '2001:db8::1', destination: '2001:db8::2' };
    const packet = dissectFrame(
      ethernet(
        { etherType: 0x88a8 },
        vlanTag(
          { id: 3, etherType: 0x86dd },
          ipv6({ ...ends, nextHeader: 47, hopLimit: 200 }, gre({ protocol: 0x2001, checksum: true }, made)),
        ),
      ),
      LINK_TYPE.ethernet,
    );
    expect(packet).toMatchObject({
      link: 'ethernet',
      layers: ['eth', 'vlan', 'ipv6', 'gre', 'nhrp'],
      vlans: [3],
      src: '2001:db8::1',
      ttl: 200,
      protocol: 47,
      gre: { checksum: 'good', key: null },
      nhrp: {
        packet: 'registration-reply',
        clientInformation: [{ code: 14, codeName: 'unique-address-already-registered' }],
      },
      problems: [],
    });
    expect(packet.body).toEqual(made);
  });

  it('reports problems of an inner packet once, with the frame number', () => {
    const inner = ipv4(
      { source: '10.0.0.1', destination: '10.0.0.2', protocol: 1 },
      icmpError(3, 3, octets()),
    );
    inner[22] = 0xff;
    const outer = ipv4(
      { source: '192.0.2.1', destination: '192.0.2.2', protocol: 47 },
      gre({ protocol: 0x0800 }, inner),
    );
    const packet = dissectFrame(outer, LINK_TYPE.raw, { frame: 12 });
    expect(packet.problems).toEqual([
      expect.objectContaining({ code: 'bad-checksum', layer: 'icmp', frame: 12 }),
    ]);
  });

  it('keeps ports of other UDP and does not enter it', () => {
    const packet = dissectFrame(
      ipv4(
        { source: '192.0.2.1', destination: '192.0.2.2', protocol: 17 },
        udp({ sourcePort: 53, destinationPort: 99 }, octets(1)),
      ),
      LINK_TYPE.raw,
    );
    expect(packet).toMatchObject({ layers: ['ipv4', 'udp'], srcPort: 53, dstPort: 99, body: null });
  });
});
