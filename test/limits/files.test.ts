/** Limits of files that are read and written: captures, keys, observations, configurations, outputs of commands. */
import { describe, expect, it } from 'vitest';
import { MAX_BLOCK_BYTES, MAX_COMMENTS } from '../../parsers/capture/pcapng-blocks.ts';
import { enhancedPacket } from '../../parsers/capture/pcapng-writer.ts';
import { MAX_FRAME_BYTES } from '../../parsers/capture/record-walker.ts';
import { MAX_KEY_TEXT, recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { parseConfiguration } from '../../parsers/ios/config/index.ts';
import { ShowText } from '../../parsers/ios/show/show-text.ts';
import { compare } from '../../src/cli/verify/compare.ts';
import { asObservationSet } from '../../src/observation-form.ts';
import { joinBytes, pcapngBlock, pcapngOption, writePcap, writePcapng } from '../made/capture-writer.ts';
import { readAll } from '../parsers/capture/collect.ts';

const AT = { seconds: 1, nanoseconds: 0 };

describe('limits of files', () => {
  it('parsers/capture/record-walker.ts MAX_FRAME_BYTES: a longer record is damage', () => {
    const ofLength = (length: number) =>
      readAll([writePcap({}, [{ at: AT, bytes: new Uint8Array(length) }])]);
    expect(ofLength(MAX_FRAME_BYTES)).toMatchObject({ frames: { length: 1 }, problems: [] });
    const { frames, problems } = ofLength(MAX_FRAME_BYTES + 1);
    expect(frames).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'bad-length', message: expect.stringMatching(/more than any frame has \(262144\)/) },
    ]);
  });

  it('parsers/capture/pcapng-blocks.ts MAX_BLOCK_BYTES: a longer block is skipped', () => {
    const frame = { at: AT, bytes: new Uint8Array(60) };
    const file = joinBytes([
      writePcapng({}, [frame]),
      pcapngBlock('little', 6, new Uint8Array(MAX_BLOCK_BYTES)),
      writePcapng({}, [frame]),
    ]);
    const { frames, problems } = readAll([file]);
    expect(frames).toHaveLength(2);
    expect(problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/more than the 16777216 that are held/) },
    ]);
  });

  it('parsers/capture/pcapng-blocks.ts MAX_COMMENTS: later ones are not kept', () => {
    const frames = Array.from({ length: MAX_COMMENTS + 1 }, () => ({
      at: AT,
      bytes: new Uint8Array(14),
      comment: 'x',
    }));
    const { reader, problems } = readAll([writePcapng({}, frames)]);
    expect(reader.comments).toHaveLength(MAX_COMMENTS);
    expect(problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/More than 1000 comments/) },
    ]);
  });

  it('parsers/capture/pcapng-options.ts MAX_TEXT_BYTES: a longer name is cut; nothing is said, nobody wrote it', () => {
    const name = pcapngOption('little', 2, new Uint8Array(60_000).fill(0x78));
    const body = joinBytes([new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]), name, new Uint8Array(4)]);
    const { reader, problems } = readAll([
      joinBytes([writePcapng({ interfaces: [] }, []), pcapngBlock('little', 1, body)]),
    ]);
    expect(problems).toEqual([]);
    expect(reader.interfaces[0]!.name).toHaveLength(4096);
  });

  it('parsers/capture/pcapng-writer.ts MAX_OPTION_BYTES: a longer comment is cut at a whole character', () => {
    const packet = { interfaceId: 0, at: AT, precision: 1000, bytes: new Uint8Array(4), originalLength: 4 };
    const block = enhancedPacket({ ...packet, comments: ['界'.repeat(30_000)] });
    const length = new DataView(block.buffer).getUint16(34, true);
    expect(length).toBe(65_535 - (65_535 % 3));
    expect(readAll([joinBytes([writePcapng({}, []), block])]).problems).toEqual([]);
  });

  it('parsers/crypto/recognise.ts MAX_KEY_TEXT: a longer key file is not read', () => {
    const { problems } = recogniseKeys('x'.repeat(MAX_KEY_TEXT + 1));
    expect(problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/more than 268435456 characters/) },
    ]);
  });

  it('parsers/crypto/keys-json.ts MAX_DEPTH: deeper there are no keys, and that is said', () => {
    const key = { initiator_cookie: '0011223344556677', encryption_key: '00'.repeat(16) };
    const nested = (depth: number) =>
      recogniseKeys(JSON.stringify(Array.from({ length: depth }).reduce<unknown>((inner) => [inner], key)));
    expect(nested(8).ike).toHaveLength(1);
    expect(nested(10)).toMatchObject({ ike: [], problems: [{ code: 'wrong-format' }] });
  });

  it('parsers/crypto/keys-charon.ts MAX_DUMP: a longer dump is no key', () => {
    const log = (length: number) =>
      [
        `Jan  1 00:00:00 11[IKE] <1> SKEYID => ${length} bytes @ 0x7f0000000000`,
        `Jan  1 00:00:00 11[IKE] <1>    0: ${'00 '.repeat(16)} ................`,
      ].join('\n');
    for (const length of [16, 1025, 4_000_000_000]) expect(recogniseKeys(log(length)).ike).toEqual([]);
  });

  it('parsers/ios/config/parse.ts MAX_LINES: the first ones are read', () => {
    const lines = Array.from({ length: 200_001 }, () => '!');
    expect(parseConfiguration(lines).problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/only the first 200000 lines/) },
    ]);
  });

  it('parsers/ios/config/parse.ts MAX_LINE: a longer line is left out', () => {
    const { problems } = parseConfiguration(['hostname R1', `snmp-server location ${'x'.repeat(1000)}`]);
    expect(problems).toMatchObject([{ code: 'limit' }]);
  });

  it('parsers/ios/show/show-text.ts MAX_LINES: the first ones are read', () => {
    const text = new ShowText(new Array<string>(1_000_001).fill(''), 'show ip nhrp');
    expect(text.problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/only the first 1000000 lines/) },
    ]);
  });
});

describe('limits of observations that come from outside', () => {
  const source = {
    id: 'a',
    path: 'a',
    kind: 'show',
    givenSide: null,
    format: 'ios',
    linkTypes: [],
    frames: null,
    bytes: 1,
    encoding: null,
    language: null,
    messages: null,
    unknownMessages: null,
    unknownShapes: [],
    complete: true,
    problems: [],
    first: null,
    last: null,
    counts: {},
  };
  const setWith = (event: unknown, text = '') =>
    asObservationSet({
      sources: [source],
      observations: [
        {
          where: { source: 'a' },
          ordinal: 0,
          at: null,
          medium: 'show',
          speaker: null,
          message: null,
          event,
          text,
        },
      ],
    });

  it('src/observation-form/form.ts MAX_DEPTH: what reads a document recurses', () => {
    const nested = (depth: number) =>
      setWith({
        kind: 'shown',
        command: 'show version',
        result: Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1),
      });
    expect(nested(32)).toBeTypeOf('object');
    expect(nested(34)).toMatch(/nothing nested more than 32 deep/);
  });

  it('src/observation-form/fields.ts MAX_TEXT: a longer text is refused', () => {
    const remark = { kind: 'remark', peer: null, fields: {} };
    expect(setWith(remark, 'x'.repeat(1_048_576))).toBeTypeOf('object');
    expect(setWith(remark, 'x'.repeat(1_048_577))).toMatch(/\.text must be a text/);
  });

  it('src/observation-form/fields.ts MAX_ADDRESS: a longer address is none', () => {
    const remark = (peer: string) => setWith({ kind: 'remark', peer, fields: {} });
    expect(remark('ab'.repeat(63))).toBeTypeOf('object');
    expect(remark('ab'.repeat(69))).toMatch(/peer must be an address/);
  });
});

describe('limits of what verify compares', () => {
  it('a pattern that tries the same again and again is stopped, and that is said', () => {
    const [difference] = compare({ $matches: '^(a+)+$' }, `${'a'.repeat(60)}!`);
    expect(difference?.found).toBe('not compared: the pattern takes longer than 1 s');
    expect(compare({ $matches: '^(a+)+$' }, 'a'.repeat(60))).toEqual([]);
    expect(compare({ $matches: '(' }, 'a')).toHaveLength(1);
  });
});
