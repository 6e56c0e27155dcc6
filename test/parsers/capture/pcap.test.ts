import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import pcapParser from 'pcap-parser';
import { describe, expect, it } from 'vitest';
import { writePcap } from '../../made/capture-writer.ts';
import { fromHex, readAll, toHex } from './collect.ts';

const at = { seconds: 1_700_000_000, nanoseconds: 123_456_789 };

describe('classic pcap', () => {
  it('reads a file written by hand, little-endian', () => {
    const file = fromHex(`
      d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000
      00f15365 40e20100 04000000 3c000000 deadbeef`);
    const { frames, problems, reader } = readAll([file]);
    expect(frames).toEqual([
      {
        number: 1,
        linkType: 1,
        interfaceId: 0,
        seconds: 1_700_000_000,
        nanoseconds: 123_456_000,
        original: 60,
        bytes: 'deadbeef',
        comment: null,
      },
    ]);
    expect(problems).toEqual([]);
    expect(reader.complete).toBe(true);
    expect(reader.format).toBe('pcap');
    expect(reader.interfaces[0]).toMatchObject({ linkType: 1, snapLength: 262_144, precision: 1000 });
  });

  for (const endianness of ['little', 'big'] as const) {
    for (const nanoseconds of [false, true]) {
      it(`reads ${endianness}-endian files in ${nanoseconds ? 'nanoseconds' : 'microseconds'}`, () => {
        const file = writePcap({ endianness, nanoseconds, linkType: 276 }, [
          { at, bytes: fromHex('0102'), originalLength: 1500 },
          { at, bytes: new Uint8Array(0) },
        ]);
        const { frames, problems } = readAll([file]);
        expect(problems).toEqual([]);
        expect(frames.map((f) => [f.number, f.bytes, f.original, f.linkType])).toEqual([
          [1, '0102', 1500, 276],
          [2, '', 0, 276],
        ]);
        expect(frames[0]!.nanoseconds).toBe(nanoseconds ? 123_456_789 : 123_456_000);
      });
    }
  }

  it('takes the link type out of a field that also holds the check sequence length', () => {
    const file = writePcap({ linkType: 0x4400_0001 }, [{ at, bytes: fromHex('00') }]);
    expect(readAll([file]).frames[0]!.linkType).toBe(1);
  });

  it('reads frames longer than the snap length, and files whose snap length is 0', () => {
    for (const snapLength of [0, 2]) {
      const { frames, problems } = readAll([writePcap({ snapLength }, [{ at, bytes: fromHex('010203') }])]);
      expect(frames).toHaveLength(1);
      expect(problems).toEqual([]);
    }
  });

  it('carries microseconds beyond a second over', () => {
    const file = writePcap({}, [{ at: { seconds: 10, nanoseconds: 2_500_000_000 }, bytes: fromHex('00') }]);
    expect(readAll([file]).frames[0]).toMatchObject({ seconds: 12, nanoseconds: 500_000_000 });
  });

  it('swaps the lengths of files older than version 2.3', () => {
    const file = fromHex(`
      a1b2c3d4 0002 0002 00000000 00000000 0000ffff 00000001
      00000001 00000000 0000003c 00000002 abcd`);
    expect(readAll([file]).frames[0]).toMatchObject({ original: 60, bytes: 'abcd' });
  });

  it('names the modified format of Kuznetzov, and other formats it does not read', () => {
    for (const [head, name] of [
      ['34cdb2a1 02000400 00000000 00000000', '0xa1b2cd34'],
      ['a1b2cd34 00020004 00000000 00000000', '0xa1b2cd34'],
      ['28b52ffd 00000000 00000000', 'zstd'],
      ['736e6f6f 70000000 00000002', 'snoop'],
      ['1f8b0800 00000000 00000000', 'gzip'],
      ['68656c6c 6f2c2077 6f726c64', 'Neither pcap nor pcapng'],
    ] as const) {
      const { problems, reader } = readAll([fromHex(head)]);
      expect(problems).toHaveLength(1);
      expect(problems[0]!.code).toBe('wrong-format');
      expect(problems[0]!.message).toContain(name);
      expect(reader.complete).toBe(false);
    }
  });

  it('refuses another major version', () => {
    const file = writePcap({}, []);
    file[4] = 3;
    expect(readAll([file]).problems[0]).toMatchObject({ code: 'unsupported', offset: 4 });
  });

  it('stops at a record that claims 4 GB, with one problem', () => {
    const file = writePcap({}, [
      { at, bytes: fromHex('01') },
      { at, bytes: fromHex('02') },
    ]);
    new DataView(file.buffer).setUint32(24 + 17 + 8, 0xffffffff, true);
    const { frames, problems, reader } = readAll([file]);
    expect(frames).toHaveLength(1);
    expect(reader.complete).toBe(false);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'bad-length', offset: 41, frame: 2, need: 0xffffffff });
  });

  it('says where a cut file ends', () => {
    const file = writePcap({}, [
      { at, bytes: fromHex('01') },
      { at, bytes: fromHex('0203') },
    ]);
    const { frames, problems, reader } = readAll([file.subarray(0, file.length - 1)]);
    expect(frames).toHaveLength(1);
    expect(reader.complete).toBe(false);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'truncated', offset: 41, frame: 2, need: 18, have: 17 }),
    ]);
  });

  it('has a problem for an empty input and for a cut file header', () => {
    expect(readAll([]).problems[0]).toMatchObject({ code: 'truncated', offset: 0 });
    expect(readAll([writePcap({}, []).subarray(0, 20)]).problems[0]).toMatchObject({
      code: 'truncated',
      need: 24,
      have: 20,
    });
    expect(readAll([writePcap({}, [])]).problems).toEqual([]);
  });
});

describe('pcap-parser sees the same records', () => {
  const files = readdirSync('fixtures', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: dir }) => readdirSync(`fixtures/${dir}`).map((name) => `fixtures/${dir}/${name}`))
    .filter((path) => path.endsWith('.pcap'))
    // It knows microseconds only, and stops without a word at a cut.
    .filter((path) => !path.endsWith('-ns.pcap') && !path.includes('/made-cut/'));

  it('has fixtures to compare', () => expect(files.length).toBeGreaterThan(10));

  for (const path of files) {
    it(path, async () => {
      const bytes = readFileSync(path);
      const theirs: unknown[] = [];
      await new Promise<void>((resolve, reject) => {
        const parser = pcapParser.parse(Readable.from([bytes]));
        parser.on('packet', ({ header, data }) => {
          theirs.push([
            header.timestampSeconds,
            header.timestampMicroseconds * 1000,
            header.originalLength,
            toHex(data),
          ]);
        });
        parser.on('end', resolve);
        parser.on('error', reject);
      });
      const { frames, problems } = readAll([bytes]);
      expect(problems).toEqual([]);
      expect(frames.map((f) => [f.seconds, f.nanoseconds, f.original, f.bytes])).toEqual(theirs);
    });
  }
});
