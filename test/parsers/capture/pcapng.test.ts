import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinBytes, pcapngBlock, pcapngOption, writePcapng } from '../../made/capture-writer.ts';
import { fromHex, readAll } from './collect.ts';

const at = { seconds: 1_700_000_000, nanoseconds: 123_456_789 };
const frame = { at, bytes: fromHex('010203') };

describe('pcapng', () => {
  it('reads a file written by hand, big-endian', () => {
    const file = fromHex(`
      0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c
      00000001 00000014 0071 0000 00000000 00000014
      00000006 00000024 00000000 00060a24 181e4000 00000002 00000040 abcd0000 00000024`);
    const { frames, problems, reader } = readAll([file]);
    expect(problems).toEqual([]);
    expect(reader.format).toBe('pcapng');
    expect(reader.complete).toBe(true);
    expect(frames).toEqual([
      {
        number: 1,
        linkType: 113,
        interfaceId: 0,
        seconds: 1_700_000_000,
        nanoseconds: 0,
        original: 64,
        bytes: 'abcd',
        comment: null,
      },
    ]);
  });

  for (const endianness of ['little', 'big'] as const) {
    it(`reads enhanced, simple and obsolete packet blocks, ${endianness}-endian`, () => {
      const file = writePcapng({ endianness, interfaces: [{ snapLength: 2 }, { linkType: 101 }] }, [
        { ...frame, interfaceId: 1, comment: 'a remark' },
        { ...frame, bytes: fromHex('0a0b'), originalLength: 99, block: 'simple' },
        { ...frame, interfaceId: 1, block: 'obsolete' },
      ]);
      const { frames, problems, reader } = readAll([file]);
      expect(problems).toEqual([]);
      expect(
        frames.map((f) => [f.number, f.interfaceId, f.linkType, f.bytes, f.original, f.nanoseconds]),
      ).toEqual([
        [1, 1, 101, '010203', 3, 123_456_000],
        [2, 0, 1, '0a0b', 99, null],
        [3, 1, 101, '010203', 3, 123_456_000],
      ]);
      expect(frames[0]!.comment).toBe('a remark');
      expect(reader.comments).toEqual([{ frame: 1, text: 'a remark' }]);
    });
  }

  it('reads a simple packet block without a snap length up to its original length', () => {
    const file = writePcapng({}, [{ ...frame, block: 'simple' }]);
    expect(readAll([file]).frames[0]).toMatchObject({ bytes: '010203', original: 3 });
  });

  it('gives each section its own byte order and interfaces, and counts frames through', () => {
    const file = joinBytes([
      writePcapng({ endianness: 'little', comment: 'first' }, [frame]),
      writePcapng({ endianness: 'big', interfaces: [{ linkType: 113, name: 'eth0' }] }, [frame]),
    ]);
    const { frames, reader, problems } = readAll([file]);
    expect(problems).toEqual([]);
    expect(frames.map((f) => [f.number, f.linkType])).toEqual([
      [1, 1],
      [2, 113],
    ]);
    expect(reader.interfaces.map((i) => [i.section, i.id, i.linkType, i.name])).toEqual([
      [1, 0, 1, null],
      [2, 0, 113, 'eth0'],
    ]);
    expect(reader.comments).toEqual([{ frame: null, text: 'first' }]);
  });

  it('keeps every time resolution exactly', () => {
    const cases: [number, number, number][] = [
      // if_tsresol, nanoseconds of the stamp, precision
      [0, 0, 1_000_000_000],
      [3, 123_000_000, 1_000_000],
      [6, 123_456_000, 1000],
      [9, 123_456_789, 1],
      [10, 123_456_789, 1],
      [0x80 | 10, 123_046_875, 976_563],
      [0x80 | 32, 123_456_788, 1],
    ];
    for (const [resolution, nanoseconds, precision] of cases) {
      const { frames, reader } = readAll([writePcapng({ interfaces: [{ resolution }] }, [frame])]);
      expect(frames[0]).toMatchObject({ seconds: 1_700_000_000, nanoseconds });
      expect(reader.interfaces[0]!.precision).toBe(precision);
    }
  });

  it('adds the time offset of the interface, also a negative one', () => {
    for (const timeOffset of [1_600_000_000, -7200]) {
      const file = writePcapng({ interfaces: [{ timeOffset, resolution: 9 }] }, [frame]);
      expect(readAll([file]).frames[0]).toMatchObject({ seconds: 1_700_000_000, nanoseconds: 123_456_789 });
    }
    const silly = writePcapng({ interfaces: [{ timeOffset: 2 ** 50 }] }, []);
    expect(readAll([silly]).problems[0]).toMatchObject({ code: 'bad-value' });
  });

  it('skips statistics, names, custom and unknown blocks and keeps decryption secrets', () => {
    const blocks = [4, 5, 0xbad, 0x40000bad, 0x7fffffff].map((type) =>
      pcapngBlock('little', type, fromHex('00'.repeat(40))),
    );
    const secrets = pcapngBlock('little', 10, fromHex('4b534c54 05000000 6b65793d31'));
    const file = joinBytes([writePcapng({}, [frame]), ...blocks, secrets, writePcapng({}, [frame])]);
    for (const size of [7, 1000]) {
      const chunks = [];
      for (let from = 0; from < file.length; from += size) chunks.push(file.subarray(from, from + size));
      const { frames, problems, reader } = readAll(chunks);
      expect(problems).toEqual([]);
      expect(frames).toHaveLength(2);
      expect(reader.secrets).toEqual([{ type: 0x544c534b, bytes: fromHex('6b65793d31') }]);
    }
  });

  it('stops at block lengths that cannot be right, with one problem that says where', () => {
    const good = writePcapng({}, [frame]);
    for (const [length, words] of [
      [0, 'less than'],
      [3, 'less than'],
      [8, 'less than'],
      [12, 'less than'],
      [33, 'not a multiple of 4'],
    ] as const) {
      const bad = writePcapng({}, [frame]).subarray(48);
      new DataView(bad.buffer, bad.byteOffset).setUint32(4, length, true);
      const { frames, problems, reader } = readAll([joinBytes([good, bad])]);
      expect(frames).toHaveLength(1);
      expect(reader.complete).toBe(false);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ code: 'bad-length', offset: good.length, frame: 2, have: length });
      expect(problems[0]!.message).toContain(words);
    }
  });

  it('reports a block longer than the file once, whatever its size', () => {
    const good = writePcapng({}, [frame]);
    for (const length of [40, 100_000, 0xfffffffc]) {
      for (const type of [4, 6]) {
        const bad = pcapngBlock('little', type, fromHex('00'.repeat(24)));
        new DataView(bad.buffer).setUint32(4, length, true);
        const { frames, problems, reader } = readAll([joinBytes([good, bad])]);
        expect(frames).toHaveLength(1);
        expect(reader.complete).toBe(false);
        expect(problems).toEqual([
          expect.objectContaining({ code: 'truncated', offset: good.length, need: length, have: 36 }),
        ]);
      }
    }
  });

  it('skips a block longer than it can hold, and says so', () => {
    const long = pcapngBlock('little', 6, new Uint8Array(16 * 1024 * 1024));
    const { frames, problems, reader } = readAll([
      joinBytes([writePcapng({}, []), long]),
      writePcapng({}, [frame]),
    ]);
    expect(frames.map((f) => f.number)).toEqual([2]);
    expect(reader.complete).toBe(true);
    expect(problems).toEqual([expect.objectContaining({ code: 'limit', offset: 48, frame: 1 })]);
  });

  it('keeps a bounded number of comments', () => {
    const many = Array.from({ length: 1001 }, () => ({ ...frame, comment: 'x' }));
    const { frames, reader, problems } = readAll([writePcapng({}, many)]);
    expect(frames).toHaveLength(1001);
    expect(reader.comments).toHaveLength(1000);
    expect(problems).toEqual([expect.objectContaining({ code: 'limit', frame: 1001 })]);
  });

  it('does not believe a block whose two lengths differ', () => {
    const file = writePcapng({}, [frame, frame]);
    new DataView(file.buffer).setUint32(48 + 32, 44, true);
    const { frames, problems } = readAll([file]);
    expect(frames).toHaveLength(0);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'bad-length', offset: 48, need: 36, have: 44 }),
    ]);
  });

  it('leaves out frames of unknown interfaces and of impossible length, and goes on', () => {
    const file = writePcapng({}, [
      { ...frame, interfaceId: 7 },
      { ...frame, interfaceId: 8, block: 'obsolete' },
      frame,
      frame,
    ]);
    new DataView(file.buffer).setUint32(48 + 2 * 36 + 20, 0xffffffff, true);
    const { frames, problems, reader } = readAll([file]);
    expect(frames.map((f) => f.number)).toEqual([4]);
    expect(reader.frames).toBe(4);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatchObject({ code: 'bad-value', frame: 1, offset: 48 });
    expect(problems[0]!.message).toContain('interface 7');
    expect(problems[0]!.message).toContain('and 1 more like it');
    expect(problems[1]).toMatchObject({ code: 'bad-length', frame: 3 });
  });

  it('has a problem for a simple packet before any interface', () => {
    const file = writePcapng({ interfaces: [] }, [{ ...frame, block: 'simple' }]);
    expect(readAll([file]).problems[0]).toMatchObject({ code: 'bad-value', frame: 1 });
  });

  it('takes options without an end marker, and stops at one that reaches beyond its block', () => {
    const option = pcapngOption('little', 1, new TextEncoder().encode('no end'));
    const body = joinBytes([fromHex('01000000 00000000'), option]);
    const file = joinBytes([writePcapng({ interfaces: [] }, []), pcapngBlock('little', 1, body)]);
    expect(readAll([file]).reader.comments).toEqual([{ frame: null, text: 'no end' }]);
    new DataView(file.buffer).setUint16(28 + 16 + 2, 0xffff, true);
    const { reader, problems } = readAll([file]);
    expect(reader.comments).toEqual([]);
    expect(reader.interfaces).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'bad-length' });
  });

  it('leaves out secrets that are longer than their block', () => {
    const file = joinBytes([writePcapng({}, []), pcapngBlock('little', 10, fromHex('4b534c54 ffff0000'))]);
    const { reader, problems } = readAll([file]);
    expect(reader.secrets).toEqual([]);
    expect(problems[0]).toMatchObject({ code: 'bad-length', need: 0xffff, have: 0 });
  });

  it('refuses a section without byte-order mark and another major version', () => {
    const file = writePcapng({}, [frame]);
    for (const [place, value, code] of [
      [8, 0, 'bad-value'],
      [12, 9, 'unsupported'],
    ] as const) {
      const bad = file.slice();
      bad[place] = value;
      const { frames, problems } = readAll([joinBytes([file, bad])]);
      expect(frames).toHaveLength(1);
      expect(problems).toEqual([expect.objectContaining({ code, offset: file.length + place })]);
    }
  });

  it.runIf(existsSync('fixtures/lab-success-transport-3des/hub.pcapng'))(
    'sees the same frames in a capture and in its pcapng twin',
    () => {
      const [pcap, pcapng] = ['hub.pcap', 'hub.pcapng'].map((name) =>
        readAll([readFileSync(`fixtures/lab-success-transport-3des/${name}`)]),
      );
      expect(pcapng!.problems).toEqual([]);
      expect(pcapng!.frames.map((f) => f.bytes)).toEqual(pcap!.frames.map((f) => f.bytes));
      expect(pcapng!.frames.map((f) => f.seconds)).toEqual(pcap!.frames.map((f) => f.seconds));
    },
  );
});
