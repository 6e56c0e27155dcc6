import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CapturedFrame, Scan, type ScanHandlers } from '../../../parsers/capture/scan.ts';
import { joinBytes, type MadeFrame, writePcap, writePcapng } from '../../made/capture-writer.ts';
import { fromHex } from './collect.ts';
import { esp, ethernet, ipv4, ipv6, u32, udp } from './frames.ts';

function scan(file: Uint8Array, handlers: ScanHandlers = {}, maxFlows?: number) {
  const control: CapturedFrame[] = [];
  const it = new Scan(
    { onControl: (frame) => control.push({ ...frame, bytes: frame.bytes.slice() }), ...handlers },
    maxFlows,
  );
  it.push(file);
  return { ...it.end(), control };
}

function timed(packets: readonly Uint8Array[]): MadeFrame[] {
  return packets.map((bytes, index) => ({ at: { seconds: 1000 + index, nanoseconds: 2000 }, bytes }));
}

const scanOf = (packets: readonly Uint8Array[], handlers: ScanHandlers = {}, linkType = 1) =>
  scan(writePcap({ linkType }, timed(packets)), handlers);

const EMPTY = new Uint8Array(0);
const IKE = udp(500, 500, new Uint8Array(28));

describe('ESP flows', () => {
  it('counts packets, bytes, times, frames and sequence numbers per SPI', () => {
    const numbers = [5, 6, 8, 8, 7, 7, 3, 100, 101, 99];
    const packets = numbers.map((n) => ethernet(0x0800, ipv4(50, esp(0xfedcba98, n), { ttl: 63 })));
    const { flows, counts, first, last } = scanOf(packets);
    expect(counts).toEqual({ esp: 10 });
    expect(first?.seconds).toBe(1000);
    expect(last?.seconds).toBe(1009);
    expect(flows).toEqual([
      {
        protocol: 'esp',
        encapsulation: 'ip',
        source: '192.0.2.1',
        destination: '198.51.100.2',
        spi: '0xfedcba98',
        packets: 10,
        bytes: 600,
        first: { seconds: 1000, nanoseconds: 2000, precision: 1000, clock: 'utc' },
        last: { seconds: 1009, nanoseconds: 2000, precision: 1000, clock: 'utc' },
        firstFrame: 1,
        lastFrame: 10,
        lowestSequence: 3,
        highestSequence: 101,
        // Never seen: 4, and 9 to 98.
        gaps: 91,
        // 8 and 7 once more.
        repeats: 2,
        // 7, 3 and 99.
        outOfOrder: 3,
        ttl: 63,
      },
    ]);
  });

  it('agrees with a set of all numbers as long as they stay within the window', () => {
    let state = 7;
    const random = (limit: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % limit;
    };
    for (let run = 0; run < 50; run++) {
      const numbers: number[] = [];
      // Across the number where 32 bits turn negative.
      let next = 0x7ffff800 - random(1000);
      for (let i = 0; i < 400; i++) {
        next += [1, 1, 1, 1, 1, 2, 5, 40, 70][random(9)]!;
        numbers.push(random(4) === 0 ? Math.max(numbers[0] ?? next, next - random(64)) : next);
      }
      const seen = new Set<number>();
      let [repeats, outOfOrder, highest] = [0, 0, 0];
      for (const n of numbers) {
        if (seen.has(n)) repeats++;
        else if (n < highest) outOfOrder++;
        seen.add(n);
        highest = Math.max(highest, n);
      }
      const lowest = Math.min(...numbers);
      const { flows } = scanOf(numbers.map((n) => ethernet(0x0800, ipv4(50, esp(1, n, 0)))));
      expect(flows[0]).toMatchObject({
        lowestSequence: lowest,
        highestSequence: highest,
        gaps: highest - lowest + 1 - seen.size,
        repeats,
        outOfOrder,
      });
    }
  });

  it('keeps flows apart by source, destination, SPI, encapsulation and protocol', () => {
    const { flows } = scanOf([
      ethernet(0x0800, ipv4(50, esp(1, 1))),
      ethernet(0x0800, ipv4(50, esp(1, 1), { source: '192.0.2.9' })),
      ethernet(0x0800, ipv4(50, esp(1, 1), { destination: '192.0.2.9' })),
      ethernet(0x0800, ipv4(50, esp(2, 1))),
      ethernet(0x0800, ipv4(17, udp(4500, 1025, esp(1, 1)))),
      ethernet(0x0800, ipv4(51, joinBytes([fromHex('3b040000'), esp(1, 1)]))),
      ethernet(0x86dd, ipv6(50, esp(1, 1))),
      ethernet(0x86dd, ipv6(50, esp(1, 1), 2, 1)),
      ethernet(0x86dd, ipv6(50, esp(1, 2))),
    ]);
    expect(
      flows.map((f) => [f.protocol, f.encapsulation, f.source, f.destination, f.spi, f.packets]),
    ).toEqual([
      ['esp', 'ip', '192.0.2.1', '198.51.100.2', '0x00000001', 1],
      ['esp', 'ip', '192.0.2.9', '198.51.100.2', '0x00000001', 1],
      ['esp', 'ip', '192.0.2.1', '192.0.2.9', '0x00000001', 1],
      ['esp', 'ip', '192.0.2.1', '198.51.100.2', '0x00000002', 1],
      ['esp', 'udp', '192.0.2.1', '198.51.100.2', '0x00000001', 1],
      ['ah', 'ip', '192.0.2.1', '198.51.100.2', '0x00000001', 1],
      ['esp', 'ip', '2001:db8::1', '2001:db8::2', '0x00000001', 2],
      ['esp', 'ip', '2001:db8::2', '2001:db8::1', '0x00000001', 1],
    ]);
  });

  it('counts through growing tables as a map does', () => {
    const packets: Uint8Array[] = [];
    const expected = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const n = (i * 7919) % 2500;
      const six = n % 3 === 0;
      packets.push(
        six
          ? ethernet(0x86dd, ipv6(50, esp(n, i + 1, 0), n * 31, n * 17))
          : ethernet(0x0800, ipv4(50, esp(n, i + 1, 0), { source: `10.0.${n >> 8}.${n & 255}` })),
      );
      const key = `0x${n.toString(16).padStart(8, '0')}`;
      expected.set(key, (expected.get(key) ?? 0) + 1);
    }
    const { flows } = scanOf(packets);
    expect(new Map(flows.map((f) => [f.spi, f.packets]))).toEqual(expected);
  });

  it('stops counting new flows at the limit and says what it dropped', () => {
    const packets = [1, 2, 3, 1, 3, 3].map((spi, i) => ethernet(0x0800, ipv4(50, esp(spi, i))));
    const { flows, problems, counts } = scan(writePcap({}, timed(packets)), {}, 2);
    expect(flows.map((f) => [f.spi, f.packets])).toEqual([
      ['0x00000001', 2],
      ['0x00000002', 1],
    ]);
    expect(counts.esp).toBe(6);
    expect(problems).toEqual([expect.objectContaining({ code: 'limit', layer: 'scan', have: 2 })]);
    expect(problems[0]!.message).toContain('3 packets');
  });

  it('counts the first fragment of an ESP packet, and hands fragments on only to who decrypts', () => {
    const packets = [
      ethernet(0x0800, ipv4(50, esp(9, 1), { fragment: 0x2000 })),
      ethernet(0x0800, ipv4(50, new Uint8Array(16), { fragment: 5 })),
    ];
    const without = scanOf(packets);
    expect(without.flows).toEqual([expect.objectContaining({ spi: '0x00000009', packets: 1 })]);
    expect(without.counts).toEqual({ fragment: 2 });
    expect(without.control).toHaveLength(0);
    expect(scanOf(packets, { wantSpi: () => true }).control).toHaveLength(2);
  });

  it('hands wanted ESP packets on, in IP and in UDP, and counts them all the same', () => {
    const got: unknown[] = [];
    const packets = [
      ethernet(0x0800, ipv4(50, esp(0xf0000001, 1, 4))),
      ethernet(0x0800, ipv4(50, esp(2, 1))),
      // Padding of the Ethernet frame is no part of the ESP packet.
      joinBytes([ethernet(0x0800, ipv4(17, udp(4500, 4500, esp(0xf0000001, 2, 4)))), new Uint8Array(9)]),
    ];
    const { flows } = scanOf(packets, {
      wantSpi: (spi) => spi === 0xf0000001,
      onEsp: (frame, spi, offset, length) => got.push([frame.frame, spi, offset, length]),
    });
    expect(got).toEqual([
      [1, 0xf0000001, 34, 12],
      [3, 0xf0000001, 42, 12],
    ]);
    expect(flows).toHaveLength(3);
  });
});

describe('frames handed on', () => {
  it('are IKE, GRE, ICMP errors, NHRP, and fragments of UDP and GRE', () => {
    const icmp = (type: number) => Uint8Array.of(type, 1, 0, 0, 0, 0, 0, 0);
    const packets: [string, Uint8Array, boolean][] = [
      ['ike', ethernet(0x0800, ipv4(17, IKE)), true],
      ['ike', ethernet(0x0800, ipv4(17, udp(1025, 500, EMPTY))), true],
      ['ike', ethernet(0x0800, ipv4(17, udp(4500, 61000, new Uint8Array(32)))), true],
      ['ike', ethernet(0x0800, ipv4(17, udp(4500, 4500, Uint8Array.of(1, 2, 3)))), true],
      ['gre', ethernet(0x0800, ipv4(47, fromHex('00002001'))), true],
      ['icmp-error', ethernet(0x0800, ipv4(1, icmp(3))), true],
      ['icmp-error', ethernet(0x0800, ipv4(1, icmp(11))), true],
      ['icmp-error', ethernet(0x86dd, ipv6(58, icmp(1))), true],
      ['icmp', ethernet(0x0800, ipv4(1, icmp(8))), false],
      ['icmp', ethernet(0x86dd, ipv6(58, icmp(135))), false],
      ['nhrp', ethernet(0x2001, new Uint8Array(20)), true],
      ['fragment', ethernet(0x0800, ipv4(17, IKE, { fragment: 0x2000 })), true],
      ['fragment', ethernet(0x0800, ipv4(17, EMPTY, { fragment: 0x00b9 })), true],
      ['fragment', ethernet(0x0800, ipv4(17, udp(53, 53, EMPTY), { fragment: 0x2000 })), false],
      ['fragment', ethernet(0x0800, ipv4(47, fromHex('00000800'), { fragment: 0x2000 })), true],
      ['fragment', ethernet(0x0800, ipv4(6, new Uint8Array(20), { fragment: 0x2000 })), false],
      ['tcp', ethernet(0x0800, ipv4(6, new Uint8Array(20))), false],
      ['udp', ethernet(0x0800, ipv4(17, udp(53, 1025, EMPTY))), false],
      ['udp', ethernet(0x0800, ipv4(17, udp(4500, 53, new Uint8Array(32)))), false],
      ['udp', ethernet(0x0800, ipv4(17, udp(848, 848, EMPTY))), false],
      ['nat-keepalive', ethernet(0x0800, ipv4(17, udp(4500, 4500, Uint8Array.of(0xff)))), false],
      ['other-ip', ethernet(0x0800, ipv4(4, new Uint8Array(20))), false],
      ['arp', ethernet(0x0806, new Uint8Array(28)), false],
      ['other-network', ethernet(0x88cc, new Uint8Array(28)), false],
      ['too-short', ethernet(0x0800, new Uint8Array(12)), false],
      ['too-short', ethernet(0x0800, ipv4(50, new Uint8Array(7))), false],
      ['too-short', Uint8Array.of(1, 2, 3), false],
    ];
    for (const [kind, bytes, handed] of packets) {
      const { counts, control } = scanOf([bytes]);
      expect([kind, counts]).toEqual([kind, { [kind]: 1 }]);
      expect(control).toHaveLength(handed ? 1 : 0);
      if (handed) expect(control[0]!.bytes).toEqual(bytes);
    }
    const all = scanOf(packets.map(([, bytes]) => bytes));
    expect(Object.values(all.counts).reduce((sum, n) => sum + n)).toBe(packets.length);
  });

  it('carry frame number, time, interface, comment, lengths and place of the network layer', () => {
    const bytes = ethernet(0x0800, ipv4(17, IKE), [0x8100]);
    const file = writePcapng({ interfaces: [{ linkType: 113 }, { resolution: 9 }] }, [
      { at: { seconds: 5, nanoseconds: 0 }, bytes: Uint8Array.of(0) },
      {
        at: { seconds: 7, nanoseconds: 123_456_789 },
        bytes,
        originalLength: 1400,
        interfaceId: 1,
        comment: 'why',
      },
    ]);
    expect(scan(file).control).toEqual([
      {
        frame: 2,
        at: { seconds: 7, nanoseconds: 123_456_789, precision: 1, clock: 'utc' },
        linkType: 1,
        interfaceId: 1,
        bytes,
        originalLength: 1400,
        comment: 'why',
        etherType: 0x0800,
        networkOffset: 18,
      },
    ]);
    const simple = writePcapng({}, [{ at: { seconds: 0, nanoseconds: 0 }, bytes, block: 'simple' }]);
    expect(scan(simple).control[0]!.at).toBeNull();
    expect(scan(simple).first).toBeNull();
  });

  it('go through IPv6 extension headers and fragments', () => {
    const chain = joinBytes([fromHex('2c00000000000000'), fromHex('1100000100000001'), IKE]);
    const { counts, control } = scanOf([
      ethernet(0x86dd, ipv6(0, joinBytes([fromHex('1100000000000000'), IKE]))),
      ethernet(0x86dd, ipv6(60, chain)),
      ethernet(0x86dd, ipv6(44, joinBytes([fromHex('3200000000000001'), esp(3, 1)]))),
      ethernet(0x86dd, ipv6(44, joinBytes([fromHex('3200010800000001'), esp(3, 1)]))),
      ethernet(0x86dd, ipv6(0, new Uint8Array(400))),
    ]);
    expect(counts).toEqual({ ike: 1, fragment: 2, esp: 1, 'too-short': 1 });
    expect(control.map((f) => f.frame)).toEqual([1, 2]);
  });

  it('see the ESP and GRE that AH protects', () => {
    const ah = (next: number, inner: Uint8Array) =>
      ethernet(
        0x0800,
        ipv4(51, joinBytes([Uint8Array.of(next, 4, 0, 0), u32(0xaa), u32(1), new Uint8Array(12), inner])),
      );
    const { flows, control } = scanOf([ah(50, esp(0xbb, 4)), ah(47, fromHex('00002001'))]);
    expect(flows.map((f) => [f.protocol, f.spi, f.packets, f.lowestSequence])).toEqual([
      ['ah', '0x000000aa', 2, 1],
      ['esp', '0x000000bb', 1, 4],
    ]);
    expect(control.map((f) => f.frame)).toEqual([2]);
  });

  it('include ARP for who asks for it', () => {
    const arps: number[] = [];
    const packets = [
      ethernet(0x0806, new Uint8Array(28)),
      ethernet(0x0806, new Uint8Array(28), [0x88a8, 0x8100]),
    ];
    scanOf(packets, { onArp: (frame) => arps.push(frame.networkOffset) });
    expect(arps).toEqual([14, 22]);
  });
});

describe('link layers', () => {
  const ip4 = ipv4(50, esp(0x11, 1));
  const ip6 = ipv6(50, esp(0x11, 1));
  const pppoe = (ppp: Uint8Array) => joinBytes([fromHex('11000001'), Uint8Array.of(0, ppp.length), ppp]);
  const cases: [string, number, Uint8Array][] = [
    ['Ethernet', 1, ethernet(0x0800, ip4)],
    ['Ethernet, IPv6', 1, ethernet(0x86dd, ip6)],
    ['802.1Q', 1, ethernet(0x0800, ip4, [0x8100])],
    ['802.1ad', 1, ethernet(0x0800, ip4, [0x88a8, 0x8100])],
    ['three tags', 1, ethernet(0x86dd, ip6, [0x9100, 0x8100, 0x8100])],
    ['802.3 with SNAP', 1, ethernet(0x0050, joinBytes([fromHex('aaaa03000000 0800'), ip4]))],
    ['PPPoE', 1, ethernet(0x8864, pppoe(joinBytes([fromHex('0021'), ip4])))],
    ['MPLS', 1, ethernet(0x8847, joinBytes([fromHex('00010040 00020140'), ip4]))],
    ['Linux cooked', 113, joinBytes([fromHex('0000000100060200000000010000 0800'), ip4])],
    ['Linux cooked with a tag', 113, joinBytes([fromHex('0000000100060200000000010000 8100 00070800'), ip4])],
    ['Linux cooked v2', 276, joinBytes([fromHex('86dd 0000 00000003 0001 00 06 0200000000010000'), ip6])],
    ['raw', 101, ip4],
    ['raw, IPv6', 101, ip6],
    ['raw 12', 12, ip4],
    ['raw 14', 14, ip6],
    ['raw IPv4', 228, ip4],
    ['raw IPv6', 229, ip6],
    ['BSD loopback, little-endian', 0, joinBytes([fromHex('02000000'), ip4])],
    ['BSD loopback, big-endian', 0, joinBytes([fromHex('0000001e'), ip6])],
    ['OpenBSD loopback', 108, joinBytes([fromHex('00000018'), ip6])],
    ['PPP', 9, joinBytes([fromHex('ff030021'), ip4])],
    ['PPP without address and control', 9, joinBytes([fromHex('0057'), ip6])],
    ['PPP with a short protocol field', 9, joinBytes([fromHex('21'), ip4])],
    ['PPP in HDLC', 50, joinBytes([fromHex('ff030021'), ip4])],
    ['Cisco HDLC as PPP in HDLC', 50, joinBytes([fromHex('0f000800'), ip4])],
    ['PPPoE alone', 51, pppoe(joinBytes([fromHex('0021'), ip4]))],
    ['Cisco HDLC', 104, joinBytes([fromHex('0f0086dd'), ip6])],
  ];
  for (const [name, linkType, bytes] of cases) {
    it(name, () => {
      const { counts, flows } = scanOf([bytes], {}, linkType);
      expect(counts).toEqual({ esp: 1 });
      expect(flows[0]).toMatchObject({ spi: '0x00000011', packets: 1 });
      for (let length = 0; length < bytes.length; length++) {
        expect(scanOf([bytes.subarray(0, length)], {}, linkType).frames).toBe(1);
      }
    });
  }

  it('tag and label stacks without end are given up', () => {
    const tags = Array.from({ length: 40 }, () => 0x8100);
    expect(scanOf([ethernet(0x0800, ip4, tags)]).counts).toEqual({ 'too-short': 1 });
    expect(scanOf([ethernet(0x8847, new Uint8Array(400))]).counts).toEqual({ 'too-short': 1 });
  });

  it('names a link type that is not read, once', () => {
    const { problems, counts, linkTypes, complete } = scanOf([ip4, ip4, ip4], {}, 105);
    expect(counts).toEqual({ 'unsupported-link': 3 });
    expect(linkTypes).toEqual(['linktype-105']);
    expect(complete).toBe(true);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'unsupported', frame: 1 });
    expect(problems[0]!.message).toContain('105 (LINKTYPE_IEEE802_11)');
    expect(scanOf([ip4], {}, 150).problems[0]!.message).toContain('LINKTYPE_USER3');
    expect(scanOf([ip4], {}, 60_000).problems[0]!.message).toContain('not in the registry');
  });
});

describe('times', () => {
  it('takes the earliest and the latest, and counts steps back', () => {
    const at = [10, 12, 11, 15, 3, 4];
    const frames = at.map((seconds) => ({ at: { seconds, nanoseconds: 0 }, bytes: ethernet(0x0806, EMPTY) }));
    const { first, last, backwards } = scan(writePcap({}, frames));
    expect([first?.seconds, last?.seconds, backwards]).toEqual([3, 15, 2]);
  });
});

describe('lab captures', () => {
  // Counted with tshark when the captures were made.
  const cases: [string, number, number, number][] = [
    // file, frames, IKE messages, ESP packets
    ['lab-success-aes/hub.pcap', 1756, 9, 1741],
    ['lab-success-aes/spoke1.pcap', 1754, 9, 1741],
    ['lab-nat-traversal/hub.pcap', 37, 9, 16],
    ['lab-nat-traversal/spoke1.pcap', 37, 9, 16],
  ];
  for (const [path, frames, ike, packets] of cases) {
    it(path, () => {
      const result = scan(readFileSync(`fixtures/${path}`));
      expect(result.problems).toEqual([]);
      expect(result.frames).toBe(frames);
      expect(result.counts.ike).toBe(ike);
      expect(result.flows.reduce((sum, f) => sum + f.packets, 0)).toBe(packets);
      expect(result.flows).toHaveLength(2);
      if (!path.includes('nat')) return;
      expect(result.counts).toMatchObject({ 'esp-in-udp': 16, 'nat-keepalive': 4 });
      expect(result.flows.map((f) => f.spi)).toEqual(['0xcb7d738d', '0xcea4902f']);
      expect(result.keepalives).toEqual([
        expect.objectContaining({ protocol: 'nat-keepalive', destination: '172.16.10.1', packets: 4 }),
      ]);
    });
  }
});
