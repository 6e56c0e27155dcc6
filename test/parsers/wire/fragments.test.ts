import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../parsers/instant.ts';
import type { Problem } from '../../../parsers/problem.ts';
import {
  type Fragment,
  MAX_DATAGRAMS,
  MAX_FRAGMENTS,
  MAX_KEPT_BYTES,
  REASSEMBLY_SECONDS,
  Reassembler,
} from '../../../parsers/wire/fragments.ts';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import { ipv4Fragments, ipv6Fragments, udp } from '../../made/ip-writer.ts';

const RAW = 101;
const PORTS = { sourcePort: 500, destinationPort: 500 };

function at(seconds: number): Instant {
  return { seconds, nanoseconds: 0, precision: 1000, clock: 'utc' };
}

function fragment(part: Partial<Fragment>): Fragment {
  return {
    source: '192.0.2.1',
    destination: '192.0.2.2',
    protocol: 17,
    identification: 1,
    depth: 0,
    offset: 0,
    more: true,
    bytes: new Uint8Array(8),
    at: null,
    frame: null,
    ...part,
  };
}

describe('Reassembler', () => {
  it('puts a datagram together in any order, with copies of fragments among them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 9, maxLength: 400 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.nat()),
        (payload, eighths, random) => {
          const size = eighths * 8;
          const parts: Fragment[] = [];
          for (let offset = 0; offset < payload.length; offset += size) {
            const more = offset + size < payload.length;
            parts.push(fragment({ offset, more, bytes: payload.slice(offset, offset + size) }));
          }
          const last = parts.splice(random.next().value % parts.length, 1)[0]!;
          const shuffled = [...parts, ...parts].sort(() => (random.next().value % 3) - 1);
          const reassembler = new Reassembler();
          const problems: Problem[] = [];
          for (const part of shuffled) {
            expect(reassembler.add(part, problems)).toEqual({ state: 'waiting' });
          }
          const result = reassembler.add(last, problems);
          expect(result).toEqual({ state: 'complete', bytes: payload, fragments: parts.length + 1 });
          expect(problems).toEqual([]);
          expect(reassembler.incomplete()).toEqual([]);
        },
      ),
    );
  });

  it('keeps datagrams apart by addresses, protocol, identification and tunnel', () => {
    const reassembler = new Reassembler();
    const others: Partial<Fragment>[] = [
      { source: '192.0.2.9' },
      { destination: '192.0.2.9' },
      { protocol: 50 },
      { identification: 2 },
      { depth: 1 },
    ];
    reassembler.add(fragment({}), []);
    for (const other of others) {
      expect(reassembler.add(fragment({ offset: 8, more: false, ...other }), [])).toEqual({
        state: 'waiting',
      });
    }
    expect(reassembler.incomplete()).toHaveLength(6);
    expect(reassembler.add(fragment({ offset: 8, more: false }), []).state).toBe('complete');
  });

  it.each([
    ['other bytes at the same place', [{ bytes: new Uint8Array(8).fill(1) }]],
    ['a fragment across another', [{ bytes: new Uint8Array(16) }]],
    ['bytes behind the last fragment', [{ offset: 16, more: false }, { offset: 24 }]],
    [
      'two ends',
      [
        { offset: 16, more: false },
        { offset: 8, more: false },
      ],
    ],
    ['an end before a known fragment', [{ offset: 32 }, { offset: 16, more: false }]],
  ] as [string, Partial<Fragment>[]][])('spoils the datagram for %s', (_, parts) => {
    const reassembler = new Reassembler();
    const problems: Problem[] = [];
    reassembler.add(fragment({}), problems);
    const states = parts.map((part) => reassembler.add(fragment(part), problems).state);
    expect(states.at(-1)).toBe('refused');
    expect(problems).toEqual([expect.objectContaining({ code: 'bad-value', layer: 'fragment' })]);
    expect(reassembler.add(fragment({ offset: 40 }), problems)).toEqual({ state: 'refused' });
    expect(reassembler.incomplete()).toEqual([]);
  });

  it('refuses fragments of impossible lengths', () => {
    const reassembler = new Reassembler();
    for (const part of [
      { bytes: new Uint8Array(9) },
      { bytes: new Uint8Array(0) },
      { offset: 65_528, bytes: new Uint8Array(16), more: false },
    ]) {
      const problems: Problem[] = [];
      expect(reassembler.add(fragment(part), problems)).toEqual({ state: 'refused' });
      expect(problems).toEqual([expect.objectContaining({ code: 'bad-length' })]);
    }
  });

  it('gives up datagrams that are too old, and says which frame began them', () => {
    const reassembler = new Reassembler();
    reassembler.add(fragment({ at: at(100), frame: 17 }), []);
    const inTime: Problem[] = [];
    reassembler.add(fragment({ identification: 2, at: at(100 + REASSEMBLY_SECONDS) }), inTime);
    expect(inTime).toEqual([]);
    const late: Problem[] = [];
    reassembler.add(fragment({ identification: 3, at: at(101 + REASSEMBLY_SECONDS) }), late);
    expect(late).toEqual([expect.objectContaining({ code: 'limit', frame: 17 })]);
    expect(reassembler.incomplete().map((one) => one.identification)).toEqual([2, 3]);
  });

  it('bounds fragments, datagrams and bytes', () => {
    const many = new Reassembler();
    const problems: Problem[] = [];
    for (let index = 0; index <= MAX_FRAGMENTS; index++) many.add(fragment({ offset: index * 8 }), problems);
    expect(problems).toEqual([expect.objectContaining({ code: 'limit' })]);

    const datagrams = new Reassembler();
    const evicted: Problem[] = [];
    for (let id = 0; id <= MAX_DATAGRAMS; id++)
      datagrams.add(fragment({ identification: id, frame: id }), evicted);
    expect(evicted).toEqual([expect.objectContaining({ code: 'limit', frame: 0 })]);
    expect(datagrams.incomplete()).toHaveLength(MAX_DATAGRAMS);

    const large = new Reassembler();
    const size = 60_000;
    for (let id = 0; id < 100; id++)
      large.add(fragment({ identification: id, bytes: new Uint8Array(size) }), []);
    const kept = large.incomplete().reduce((sum, one) => sum + one.bytes, 0);
    expect(kept).toBeLessThanOrEqual(MAX_KEPT_BYTES);
    expect(kept).toBeGreaterThan(MAX_KEPT_BYTES - size);
  });

  it('does not keep the memory of the frame', () => {
    const reassembler = new Reassembler();
    const window = new Uint8Array(8).fill(7);
    reassembler.add(fragment({ bytes: window }), []);
    window.fill(0);
    const result = reassembler.add(fragment({ offset: 8, more: false, bytes: new Uint8Array(1) }), []);
    expect(result).toMatchObject({ bytes: Uint8Array.of(7, 7, 7, 7, 7, 7, 7, 7, 0) });
  });
});

describe('fragments in frames', () => {
  const message = new Uint8Array(2000);
  message.set([1, 2, 3, 4, 5, 6, 7, 8]);
  message.set([0, 0x10, 2, 0], 16);
  message.set([0, 0, 7, 0xd0], 24);
  const ends4 = { source: '192.0.2.1', destination: '192.0.2.2' };
  const ends6 = { source: '2001:db8::1', destination: '2001:db8::2' };

  it.each([
    ['IPv4', ipv4Fragments({ ...ends4, protocol: 17 }, udp(PORTS, message), 800)],
    ['IPv6', ipv6Fragments({ ...ends6, nextHeader: 17 }, udp(PORTS, message), 800, 77)],
  ])('gives the IKE message of a fragmented %s datagram', (_, pieces) => {
    const reassembler = new Reassembler();
    const packets = pieces.map((bytes, index) => dissectFrame(bytes, RAW, { reassembler, frame: index + 1 }));
    expect(packets.map((packet) => packet.layers.at(-1))).toEqual(['fragment', 'fragment', 'isakmp']);
    expect(packets[0]).toMatchObject({ srcPort: 500, dstPort: 500, isakmp: null, problems: [] });
    expect(packets[1]).toMatchObject({ srcPort: null, isakmp: null });
    expect(packets[2]?.fragment).toMatchObject({ offset: 1600, more: false, reassembledFrom: 3 });
    expect(packets[2]?.isakmp).toMatchObject({ initiatorCookie: '0102030405060708', length: 2000 });
    expect(packets[2]?.body).toEqual(message);
  });

  it('tells of a datagram whose second half never came', () => {
    const [first] = ipv4Fragments({ ...ends4, protocol: 17, identification: 5 }, udp(PORTS, message), 1480);
    const reassembler = new Reassembler();
    dissectFrame(first!, RAW, { reassembler, frame: 9 });
    expect(reassembler.incomplete()).toEqual([
      {
        ...ends4,
        at: null,
        protocol: 17,
        identification: 5,
        frame: 9,
        fragments: 1,
        bytes: 1480,
        hasFirst: true,
        srcPort: 500,
        dstPort: 500,
      },
    ]);
  });

  it('does not put together what the capture cut', () => {
    const pieces = ipv4Fragments({ ...ends4, protocol: 17 }, udp(PORTS, message), 1480);
    const reassembler = new Reassembler();
    const packets = pieces.map((bytes) => dissectFrame(bytes.slice(0, 96), RAW, { reassembler }));
    expect(packets.map((packet) => packet.isakmp)).toEqual([null, null]);
    expect(packets[0]?.problems).toEqual([expect.objectContaining({ code: 'truncated', layer: 'ipv4' })]);
    expect(reassembler.incomplete()).toEqual([]);
  });
});
