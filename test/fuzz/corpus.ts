/** What the mutators start from: the frames, files and texts of the fixtures, made transcripts, and samples of the tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { detectFormat } from '../../parsers/capture/format.ts';
import { dissectFrame } from '../../parsers/wire/frame.ts';
import { decodeIsakmp } from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import { storyCases } from '../made/transcripts/cases.ts';
import { type Printing, print } from '../made/transcripts/print.ts';
import { zhCn } from '../made/transcripts/zh-cn.ts';
import { zhTw } from '../made/transcripts/zh-tw.ts';

/** The checkout; npm scripts and vitest both start there. */
const ROOT = resolve('.');
const FIXTURES = join(ROOT, 'fixtures');

/** A frame or a part of one, with the offsets of its headers' fields. */
export interface Sample {
  bytes: Uint8Array;
  aims: number[];
}

export interface FrameSample extends Sample {
  linkType: number;
}

export interface TextSample {
  name: string;
  text: string;
}

/** Frames taken from one capture file, at most: long pings bring nothing new. */
const FRAMES_OF_A_FILE = 60;
/** Texts above this are cut: their lines repeat, and many inputs count for more than long ones. */
const TEXT_CHARACTERS = 12_000;
/** Capture files for whole-file changes, at most this long. */
const CAPTURE_BYTES = 12_000;

function files(pattern: RegExp): { name: string; bytes: Uint8Array }[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FIXTURES, name))) }));
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Capture files, unpacked, with the offsets of their records' and blocks' lengths. */
export const captures: () => Sample[] = lazily(() =>
  files(/\.(?:pcap|pcapng)(?:\.gz)?$/).flatMap(({ name, bytes }) => {
    const plain = name.endsWith('.gz') ? inflated(bytes) : bytes;
    if (plain === null) return [];
    const short = plain.subarray(0, CAPTURE_BYTES);
    return [{ bytes: short, aims: recordOffsets(short) }];
  }),
);

function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(gunzipSync(bytes));
  } catch {
    return null;
  }
}

/** Offsets of the header fields of a capture's records, as far as they can be followed. */
function recordOffsets(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const aims: number[] = [];
  const isNg = detectFormat(bytes) === 'pcapng';
  const little = bytes[0] === 0xd4 || bytes[0] === 0x4d || bytes[8] === 0x4d;
  for (let at = 0; at < 24; at += 4) aims.push(at);
  for (let at = isNg ? 0 : 24; at + 16 <= bytes.length; ) {
    for (let field = 0; field < (isNg ? 32 : 16); field += 2) aims.push(at + field);
    const length = isNg ? view.getUint32(at + 4, little) : 16 + view.getUint32(at + 8, little);
    if (isNg) aims.push(at + length - 4);
    if (length < 12) break;
    at += length;
  }
  return aims;
}

/** Frames of all fixture captures, a few of each shape. */
export const frames: () => FrameSample[] = lazily(() => {
  const found: FrameSample[] = [];
  const shapes = new Map<string, number>();
  for (const { bytes } of files(/\.(?:pcap|pcapng)$/)) {
    let taken = 0;
    const reader = new EveryFrame(({ bytes: frame, linkType }) => {
      if (taken >= FRAMES_OF_A_FILE) return;
      const packet = dissectFrame(frame, linkType);
      const shape = `${linkType} ${packet.layers.join(' ')} ${frame.length >> 6}`;
      const count = shapes.get(shape) ?? 0;
      if (count >= 6) return;
      shapes.set(shape, count + 1);
      taken++;
      const copy = frame.slice();
      found.push({ bytes: copy, linkType, aims: fieldOffsets(copy, packet) });
    });
    reader.push(bytes);
    reader.end();
  }
  return found;
});

/** Offsets of a frame's headers, and of the payload headers of an ISAKMP message in it. */
function fieldOffsets(frame: Uint8Array, packet: Packet): number[] {
  const aims: number[] = [];
  const body = packet.body ?? packet.inner?.body ?? null;
  const start = body === null ? frame.length : body.byteOffset - frame.byteOffset;
  const headers = start >= 0 && start <= frame.length ? start : frame.length;
  for (let at = 0; at < Math.min(headers, 80); at++) aims.push(at);
  if (body !== null && headers < frame.length)
    for (const aim of bodyOffsets(body, packet)) aims.push(headers + aim);
  return aims;
}

function bodyOffsets(body: Uint8Array, packet: Packet): number[] {
  const aims = Array.from({ length: Math.min(body.length, 48) }, (_, at) => at);
  for (const payload of packet.isakmp?.payloads ?? [])
    for (let at = 0; at < 24; at++) aims.push(payload.offset + at);
  return aims;
}

/** Bodies of control packets by their layer. */
export const bodies: (layer: 'isakmp' | 'nhrp' | 'esp') => Sample[] = (layer) =>
  bodiesOf().filter((one) => one.layer === layer);

const bodiesOf = lazily(() =>
  frames().flatMap(({ bytes, linkType }) => {
    const packet = dissectFrame(bytes, linkType);
    const owner = packet.body ? packet : packet.inner;
    if (!owner?.body) return [];
    const layer = owner.isakmp ? 'isakmp' : owner.nhrp ? 'nhrp' : owner.esp ? 'esp' : null;
    return layer === null ? [] : [{ layer, bytes: owner.body.slice(), aims: bodyOffsets(owner.body, owner) }];
  }),
);

/** Offsets of the payloads of ISAKMP bytes that changed already. */
export function payloadOffsets(bytes: Uint8Array): number[] {
  return (decodeIsakmp(bytes, 0, bytes.length, [])?.payloads ?? []).map(({ offset }) => offset);
}

const PRINTINGS: readonly Omit<Printing, 'start'>[] = [
  { release: '12.4', head: 'unset' },
  { release: '15.1', head: 'sequence' },
  { release: 'xe17', head: 'year', headOnEveryLine: true },
  { release: '15.1', head: 'sequence', wordings: zhTw },
  { release: '15.1', head: 'sequence', wordings: zhCn },
];

const START = 1_762_000_000;

/** Debug transcripts of both routers: made ones of every story. */
export const transcripts: () => TextSample[] = lazily(() =>
  storyCases.flatMap(({ name, story }, index) => {
    const told = story();
    const printing = { ...PRINTINGS[index % PRINTINGS.length]!, start: START };
    return (['hub', 'spoke'] as const).map((side) => ({
      name: `${name} ${side}`,
      text: print(told.of(side), printing).slice(0, TEXT_CHARACTERS),
    }));
  }),
);

/** Logs of the Linux routers in the lab. */
export const linuxLogs: () => TextSample[] = lazily(() => textsOf(/\.log$/));
/** Configurations of the Linux routers in the lab. */
export const linuxConfigurations: () => TextSample[] = lazily(() => textsOf(/\.conf$/));
/** Key files in all formats. */
export const keyFiles: () => TextSample[] = lazily(() => [
  ...textsOf(/(?:esp_sa|ikev1_decryption_table|keys\.json|sas\.txt|xfrm-snapshots\.txt)$/),
  ...templatesOf('test/parsers/crypto', /keys.*\.test\.ts$/),
]);
/** Outputs of show commands, as the tests of their parsers have them. */
export const shows: () => TextSample[] = lazily(() => templatesOf('test/parsers/ios/show', /\.test\.ts$/));
/** IOS configurations, as the tests have them. */
export const configurations: () => TextSample[] = lazily(() => [
  ...templatesOf('test/parsers/ios/config', /\.test\.ts$/),
  ...templatesOf('test/lint', /\.ts$/),
]);

function textsOf(pattern: RegExp): TextSample[] {
  return files(pattern).map(({ name, bytes }) => ({
    name,
    text: new TextDecoder().decode(bytes).slice(0, TEXT_CHARACTERS),
  }));
}

/** The texts of several lines that stand between back quotes in test files. */
function templatesOf(folder: string, pattern: RegExp): TextSample[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort()
    .flatMap((name) =>
      [...readFileSync(join(ROOT, folder, name), 'utf8').matchAll(/`([^`]*\n[^`]*)`/g)].map((match) => ({
        name,
        text: match[1]!.replaceAll('\\\\', '\\').slice(0, TEXT_CHARACTERS),
      })),
    );
}

/** JSON documents of the case folders. */
export const cases: () => unknown[] = lazily(() => documents(/(?:^|\/)case\.json$/));
/** What the cases expect of the program. */
export const expectations: () => unknown[] = lazily(() => documents(/(?:^|\/)expected\.json$/));

function documents(pattern: RegExp): unknown[] {
  return files(pattern).map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)));
}
