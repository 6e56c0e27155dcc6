/** Limits of what is kept of one input while it is read: logs, captures, keys. */
import { describe, expect, it } from 'vitest';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { MAX_LINE_BYTES } from '../../parsers/ios/transcript/lines.ts';
import { MAX_FOLLOWING } from '../../parsers/ios/transcript/reader.ts';
import { type AnalyzeInput, type AnalyzeOptions, observeInputs } from '../../src/index.ts';
import { translateNumbered } from '../../src/language/say.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { CaptureWindow } from '../../src/node/live/capture-window.ts';
import { TextWindow } from '../../src/node/live/text-window.ts';
import { MAX_PROBLEMS } from '../../src/observe/capture.ts';
import { MAX_ROUTERS } from '../../src/observe/transcript/routers.ts';
import { ShapeCounter, shapeOf } from '../../src/observe/transcript/shapes.ts';
import { mainModeFlood, repeated } from '../hostile/floods.ts';
import { gre } from '../made/gre-writer.ts';
import { esp, ipv4, udp } from '../made/ip-writer.ts';
import { encodeIsakmp } from '../made/isakmp-writer.ts';
import { be32 } from '../made/octets.ts';

const STAMP = '*Mar  1 00:00:01.000: ';
const encode = (text: string) => new TextEncoder().encode(text);

async function observed(data: Uint8Array, options: AnalyzeOptions = {}) {
  const input: AnalyzeInput = { name: 'a', data };
  const { set } = await observeInputs([input], options);
  return {
    source: set.sources[0]!,
    observations: set.observations,
    problems: set.sources[0]!.problems.map(({ code, message }) => `${code}: ${message}`),
  };
}

const ends = { source: '192.0.2.1', destination: '198.51.100.1' };

describe('limits of logs', () => {
  it('parsers/ios/transcript/lines.ts MAX_LINE_BYTES: the rest of a longer line is left out', async () => {
    const { problems } = await observed(
      encode(`${STAMP}ISAKMP: (0):${'x'.repeat(MAX_LINE_BYTES)}\n${STAMP}ISAKMP: (0):x\n`),
    );
    expect(problems).toEqual([
      'limit: 1 line(s) are longer than 65536 bytes; the rest of them was left out.',
    ]);
  });

  it('parsers/ios/transcript/reader.ts MAX_FOLLOWING: a message without end is cut, its lines are counted', async () => {
    const { source } = await observed(
      encode(
        `${STAMP}NHRP: Send Registration Request via Tunnel0\n${' (F) afn\n'.repeat(MAX_FOLLOWING * 3)}`,
      ),
    );
    expect(source.messages).toBeGreaterThanOrEqual(1);
  });

  it('src/observe/text.ts MAX_LINE: a line of a Linux log', async () => {
    const log = `Jan  1 00:00:00 host charon: 09[IKE] ${'x'.repeat(70_000)}\n`;
    const { problems } = await observed(encode(log));
    expect(problems).toEqual(['limit: 1 lines of more than 65536 characters were cut there.']);
  });

  it('src/observe/text.ts MAX_PROBLEMS: the others are counted', async () => {
    const outputs = Array.from({ length: 450 }, (_, n) => `Router${n % 9}#show clock\n\n`).join('');
    const { problems } = await observed(encode(`${STAMP}ISAKMP: (0):x\n${outputs}`));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatch(/^limit: \d+ more problems are not listed/);
  });

  it('src/observe/transcript/routers.ts MAX_ROUTERS: more hosts are told apart by their messages', async () => {
    const line = (host: number) =>
      `May  1 08:00:00 host${host}.example 1: May  1 08:00:00.000: ISAKMP (0): received packet from 192.0.2.1 dport 500 sport 500 Global (N) NEW SA\n`;
    const speakers = async (hosts: number) => {
      const log = Array.from({ length: hosts }, (_, host) => line(host)).join('');
      const { observations } = await observed(encode(log));
      return new Set(observations.map(({ speaker }) => speaker?.host)).size;
    };
    expect(await speakers(MAX_ROUTERS)).toBe(MAX_ROUTERS);
    expect(await speakers(MAX_ROUTERS + 1)).toBeLessThan(MAX_ROUTERS);
  });

  it('src/observe/transcript/shapes.ts MAX_SHAPES: further shapes are counted as messages only', () => {
    const counter = new ShapeCounter();
    const word = (n: number) => n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
    for (let n = 0; n < 2000; n++) counter.add(`ISAKMP: ${word(n)} unknown`, n + 1);
    counter.add('ISAKMP: one more unknown', 2001);
    counter.add('ISAKMP: one more unknown', 2002);
    expect(counter.top()[0]).toMatchObject({ count: 1 });
  });

  it('src/observe/transcript/shapes.ts MAX_REPORTED: the most frequent ones', () => {
    const counter = new ShapeCounter();
    for (let n = 0; n < 100; n++) counter.add(`ISAKMP: ${'y'.repeat(n + 1)} unknown`, n + 1);
    expect(counter.top()).toHaveLength(30);
  });

  it('src/observe/transcript/shapes.ts MAX_SHAPE: enough to tell messages apart', () => {
    expect(shapeOf(`ISAKMP: ${'word '.repeat(100)}`)).toHaveLength(160);
  });
});

describe('limits of captures', () => {
  it('src/observe/capture.ts MAX_PROBLEMS: the others are counted in the last one', async () => {
    const start = udp({ sourcePort: 500, destinationPort: 500 }, new Uint8Array(7));
    const cut = repeated(ipv4({ ...ends, protocol: 17, moreFragments: true }, start), 500, () => {});
    const { source } = await observed(cut);
    expect(source.problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(source.problems.at(-1)!.message).toMatch(/300 more/);
  });

  it('src/observe/gre-flows.ts MAX_GRE_FLOWS: further keys are not counted; nothing is said, no network has so many', async () => {
    const packet = ipv4({ ...ends, protocol: 47 }, gre({ protocol: 0x0800, key: 1 }, new Uint8Array(20)));
    const flood = repeated(packet, 20_050, (bytes, _, index) => bytes.set(be32(index + 1), 24));
    const { observations } = await observed(flood);
    expect(observations.filter(({ event }) => event.kind === 'gre-flow')).toHaveLength(20_000);
  });

  it('src/observe/key-notes.ts MAX_NAMED: SAs that a key does not fit are named up to a number', async () => {
    const keys = recogniseKeys(
      Array.from(
        { length: 80 },
        (_, n) =>
          `"IPv4","*","*","0x${(0x10000000 + n).toString(16)}","AES-CBC [RFC3602]","0x${'00'.repeat(16)}","HMAC-SHA-1-96 [RFC2404]","0x${'11'.repeat(20)}"`,
      ).join('\n'),
    );
    const packet = ipv4({ ...ends, protocol: 50 }, esp(0x10000000, 1, new Uint8Array(60)));
    const capture = repeated(packet, 80, (bytes, _, index) => bytes.set(be32(0x10000000 + index), 20));
    const { problems } = await observed(capture, { keys, ciphers: nodeCiphers() });
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toMatch(/30 more/);
  });
});

describe('limits of watch', () => {
  it('src/node/live/text-window.ts MAX_BYTES: the oldest lines are forgotten', () => {
    const window = new TextWindow('log', 'hub');
    const line = `${STAMP}ISAKMP (0): received packet from 192.0.2.1 dport 500 sport 500 Global (N) NEW SA\n`;
    const chunk = encode(line.repeat(10_000));
    for (let bytes = 0; bytes < 24 * 1024 * 1024; bytes += chunk.length) window.push(chunk);
    expect(window.look()!.source.messages).toBeLessThanOrEqual((9 * 1024 * 1024) / line.length);
  });

  it('src/node/live/capture-window.ts MAX_FRAMES: the oldest frames are forgotten', () => {
    const window = new CaptureWindow('hub', 'hub', null);
    window.push(mainModeFlood(25_000, { sources: true }));
    const { observations } = window.look()!;
    expect(observations.length).toBeGreaterThan(1000);
    expect(observations.length).toBeLessThanOrEqual(20_000);
    expect(observations.at(-1)!.where.frame).toBe(25_000);
  });

  it('src/node/live/capture-window.ts MAX_FRAME_BYTES: large frames are forgotten sooner', () => {
    const window = new CaptureWindow('hub', 'hub', null);
    const certificates = [{ type: 13, name: 'vendor-id', hex: 'ab'.repeat(60_000) } as const];
    const message = encodeIsakmp({
      initiatorCookie: '0102030405060708',
      responderCookie: '1112131415161718',
      exchangeType: 2,
      payloads: certificates,
    });
    const large = udp({ sourcePort: 500, destinationPort: 500 }, message);
    const frames = 600;
    window.push(repeated(ipv4({ ...ends, protocol: 17 }, large), frames, () => {}));
    expect(window.taken).toBe(frames);
    const seen = window.look()!.observations.map(({ where }) => where.frame!);
    expect(seen.at(-1)).toBe(frames);
    expect(seen[0]).toBeGreaterThan(100);
  });
});

it('src/language/say.ts MAX_NESTING: texts in texts, which parsers make two deep', () => {
  expect(translateNumbered('x'.repeat(10_000))).toHaveLength(10_000);
});
