/** What is fuzzed: how an input is made from numbers, and what it is given to. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { Scan } from '../../parsers/capture/scan.ts';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { parseConfiguration } from '../../parsers/ios/config/index.ts';
import { explainText } from '../../parsers/ios/messages/index.ts';
import { recogniseShow, showParsers } from '../../parsers/ios/show/index.ts';
import { readNhrpdConfiguration } from '../../parsers/linux/nhrpd-conf.ts';
import { readSwanctl } from '../../parsers/linux/swanctl.ts';
import type { Problem } from '../../parsers/problem.ts';
import { decodeAh } from '../../parsers/wire/ah.ts';
import { decodeEsp } from '../../parsers/wire/esp.ts';
import { dissectFrame, dissectPayload } from '../../parsers/wire/frame.ts';
import { decodeGre } from '../../parsers/wire/gre.ts';
import { decodeIcmp, decodeIcmpv6 } from '../../parsers/wire/icmp.ts';
import { decodeIpv4 } from '../../parsers/wire/ipv4.ts';
import { decodeIpv6 } from '../../parsers/wire/ipv6.ts';
import { decodeIsakmp } from '../../parsers/wire/isakmp.ts';
import { decodeNhrp, nhrpAuthentication } from '../../parsers/wire/nhrp.ts';
import { decodeQuotedPacket } from '../../parsers/wire/quoted-packet.ts';
import { decodeUdp } from '../../parsers/wire/udp.ts';
import { parseDefaults } from '../../src/cli/defaults.ts';
import { runsOf } from '../../src/cli/verify/case-folder.ts';
import { compare } from '../../src/cli/verify/compare.ts';
import { type ObservationSet, observeInputs } from '../../src/index.ts';
import { judge } from '../../src/judge.ts';
import { mergeSets } from '../../src/merge.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { asObservationSet } from '../../src/observation-form.ts';
import { PacketReader } from '../../src/observe/packet-reader.ts';
import { TOOL } from '../../src/version.ts';
import { type ByteChange, byteChanges, changeBytes } from './bytes.ts';
import {
  bodies,
  captures,
  cases,
  configurations,
  expectations,
  frames,
  keyFiles,
  linuxConfigurations,
  linuxLogs,
  payloadOffsets,
  type Sample,
  shows,
  type TextSample,
  transcripts,
} from './corpus.ts';
import { checkPacket, checkReport, renderEverything } from './expect.ts';
import { changeText, type TextChange, textChanges } from './texts.ts';
import { changeValue, valueChanges } from './values.ts';

export interface Target {
  name: string;
  /** Inputs and what to do with them; what `run` throws is a finding. */
  property: fc.IRawProperty<unknown>;
  /** How many inputs take about a second; a round takes so many of each. */
  inputsInARound: number;
  /** No input may take longer, in milliseconds of processor time. */
  bound: number;
}

/** A slow target does more with an input; the bound is what a person would call hanging. */
const BOUND = 2_000;

function target<T>(
  name: string,
  inputsInARound: number,
  arbitrary: fc.Arbitrary<T>,
  run: (value: T) => void | Promise<void>,
  bound = BOUND,
): Target {
  const property = fc.asyncProperty(arbitrary, async (value) => {
    const start = process.cpuUsage();
    await run(value);
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    if (took > bound) throw new Error(`took ${Math.round(took)} ms`);
  });
  return { name, property: property as unknown as fc.IRawProperty<unknown>, inputsInARound, bound };
}

const pick = fc.integer({ min: 0, max: 0x7fffffff });

function of<T>(samples: readonly T[], number: number): T {
  return samples[number % samples.length]!;
}

/** Which sample, what to change in it, and which other one to borrow from. */
const changedBytes = fc.record({ sample: pick, other: pick, changes: byteChanges });
const changedText = fc.record({ sample: pick, other: pick, changes: textChanges, encoding: pick });

function bytesOf(
  samples: readonly Sample[],
  { sample, other, changes }: { sample: number; other: number; changes: ByteChange[] },
) {
  const { bytes, aims } = of(samples, sample);
  return changeBytes(bytes, changes, aims, of(samples, other).bytes);
}

function textOf(
  samples: readonly TextSample[],
  { sample, other, changes }: { sample: number; other: number; changes: TextChange[] },
) {
  return changeText(of(samples, sample).text, changes, of(samples, other).text);
}

type Decoder = (bytes: Uint8Array, start: number, end: number, problems: Problem[]) => unknown;

const DECODERS: readonly Decoder[] = [
  (bytes, start, end, problems) => decodeIsakmp(bytes, start, end, problems),
  (bytes, start, end, problems) => decodeIsakmp(bytes, start, end, problems, { decrypted: true } as never),
  (bytes, start, end, problems) => {
    const nhrp = decodeNhrp(bytes, start, end, problems);
    return nhrp && nhrpAuthentication(nhrp);
  },
  (bytes, start, end, problems) => decodeGre(bytes, start, end, problems),
  (bytes, start, end, problems) => decodeIcmp(bytes, start, end, problems),
  decodeIcmpv6,
  (bytes, start, end, problems) => decodeEsp(bytes, start, end, problems, 'udp'),
  decodeAh,
  decodeIpv4,
  decodeIpv6,
  decodeUdp,
  (bytes, start, end) => decodeQuotedPacket(bytes, start, end),
];

/** Protocol numbers and link types: those that are read, and any. */
const LINK_TYPES = [0, 1, 9, 12, 14, 50, 51, 101, 104, 108, 109, 113, 228, 229, 276, 65_000] as const;
const PROTOCOLS = [1, 4, 6, 17, 41, 47, 50, 51, 54, 58, 59, 88, 89, 99, 137] as const;

export function decodeEverywhere(bytes: Uint8Array): void {
  for (const decode of DECODERS) {
    const problems: Problem[] = [];
    decode(bytes, 0, bytes.length, problems);
    decode(bytes, Math.min(8, bytes.length), bytes.length, problems);
    checkPacket(null, problems);
  }
}

const wire: Target[] = [
  target(
    'frames',
    4000,
    changedBytes.chain((value) => fc.record({ value: fc.constant(value), link: pick })),
    ({ value, link }) => {
      const { linkType } = of(frames(), value.sample);
      const bytes = bytesOf(frames(), value);
      const packet = dissectFrame(bytes, link % 4 === 0 ? of(LINK_TYPES, link) : linkType);
      checkPacket(packet, packet.problems);
    },
  ),
  target('isakmp', 2500, changedBytes, (value) => {
    const bytes = bytesOf(bodies('isakmp'), value);
    const again = changeBytes(bytes, value.changes.slice(0, 2), payloadOffsets(bytes), bytes);
    decodeEverywhere(again);
  }),
  target('nhrp', 2500, changedBytes, (value) => decodeEverywhere(bytesOf(bodies('nhrp'), value))),
  target('esp', 2500, changedBytes, (value) => decodeEverywhere(bytesOf(bodies('esp'), value))),
  target('any payload', 4000, fc.record({ value: changedBytes, protocol: pick }), ({ value, protocol }) => {
    const packet = dissectPayload(bytesOf(frames(), value), of(PROTOCOLS, protocol), {
      src: null,
      dst: null,
    });
    checkPacket(packet, packet.problems);
  }),
  target('any bytes', 2000, fc.uint8Array({ maxLength: 200 }), (bytes) => {
    decodeEverywhere(bytes);
    for (const link of LINK_TYPES) dissectFrame(bytes, link);
  }),
  target('streams of frames', 150, fc.array(changedBytes, { minLength: 2, maxLength: 30 }), (values) => {
    const reader = new PacketReader({ ciphers: nodeCiphers(), store: keysForStreams() });
    values.forEach((value, index) => {
      const { linkType } = of(frames(), value.sample);
      const bytes = bytesOf(frames(), value);
      const at = { seconds: value.other & 0xffff, nanoseconds: 0, precision: 1, clock: 'utc' } as const;
      const frame = {
        frame: index + 1,
        at,
        linkType,
        interfaceId: 0,
        bytes,
        originalLength: bytes.length,
        comment: null,
      };
      const read = reader.read(frame);
      checkPacket(read.packet, read.packet.problems);
      renderEverything.packet(frame, read);
    });
    reader.derivedKeys();
  }),
];

const keysForStreams = () =>
  recogniseKeys(keyFiles().find(({ name }) => name.endsWith('keys.json'))?.text ?? '');

/** What the scan makes of a capture that comes in pieces of a size. */
function scanned(bytes: Uint8Array, size: number) {
  const seen: string[] = [];
  const scan = new Scan({
    onControl: ({ frame, bytes: { length } }) => seen.push(`${frame} ${length}`),
    wantSpi: () => true,
    onEsp: ({ frame, bytes: { length } }) => seen.push(`${frame} ${length}`),
  });
  let everyFrame = 0;
  const every = new EveryFrame(() => {
    everyFrame++;
  });
  for (let at = 0; at < bytes.length; at += size) {
    scan.push(bytes.slice(at, at + size));
    every.push(bytes.slice(at, at + size));
  }
  every.end();
  return { result: scan.end(), seen, everyFrame };
}

const captureFiles: Target[] = [
  target('captures', 150, changedBytes, (value) => {
    const bytes = bytesOf(captures(), value);
    const whole = scanned(bytes, bytes.length);
    checkPacket(null, whole.result.problems);
    if (whole.everyFrame > whole.result.frames) throw new Error('more frames than there are');
    const pieces = scanned(bytes, 1 + (value.other % 97));
    if (JSON.stringify(pieces) !== JSON.stringify(whole)) throw new Error('other chunks, other result');
  }),
  target('gzip', 30, fc.record({ value: changedBytes, outside: byteChanges }), async ({ value, outside }) => {
    const packed = gzipSync(bytesOf(captures(), value).subarray(0, 4000));
    const aims = Array.from({ length: 24 }, (_, at) => at);
    const data = changeBytes(new Uint8Array(packed), outside, aims, packed);
    const { set, unreadable } = await observeInputs([{ name: 'a', data }]);
    if (set.sources.length + unreadable.length !== 1) throw new Error('neither read nor refused');
  }),
];

const ENCODERS: readonly ((text: string) => Uint8Array)[] = [
  (text) => new TextEncoder().encode(text),
  (text) => new TextEncoder().encode(`\ufeff${text}`),
  (text) => Uint8Array.from(text, (character) => character.charCodeAt(0)),
  (text) => new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer),
  (text) =>
    Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)]),
  (text) => new TextEncoder().encode(text.replaceAll('\n', '\r\n')),
  (text) => new TextEncoder().encode(text.replaceAll('\n', '\r')),
];

async function readText(text: string, encoding: number): Promise<void> {
  const bytes = of(ENCODERS, encoding)(text);
  const { set, unreadable } = await observeInputs([{ name: 'a', data: bytes }]);
  if (set.sources.length + unreadable.length !== 1) throw new Error('neither read nor refused');
  const form = asObservationSet(JSON.parse(JSON.stringify(set)));
  if (typeof form === 'string') throw new Error(form);
}

const texts: Target[] = [
  target('transcripts', 60, changedText, (value) => readText(textOf(transcripts(), value), value.encoding)),
  target('charon and nhrpd logs', 60, changedText, (value) =>
    readText(textOf(linuxLogs(), value), value.encoding),
  ),
  target('mixtures', 60, fc.tuple(changedText, changedText), ([a, b]) =>
    readText(
      `${textOf(of([transcripts, shows, configurations], a.other)(), a)}\n${textOf(of([linuxLogs, shows, transcripts], b.other)(), b)}`,
      a.encoding,
    ),
  ),
  target('shows', 800, changedText, (value) => {
    const lines = textOf(shows(), value).split('\n');
    (recogniseShow(null, lines) ?? of(showParsers, value.other)).parse(lines);
    of(showParsers, value.encoding).parse(lines);
  }),
  target('shows in a session', 100, changedText, (value) =>
    readText(
      `R1#show ${of(['dmvpn', 'crypto ipsec sa', 'ip nhrp', 'version'], value.other)}\n${textOf(shows(), value)}\nR1#`,
      value.encoding,
    ),
  ),
  target('configurations', 500, changedText, (value) => {
    parseConfiguration(textOf(configurations(), value).split('\n'));
  }),
  target('swanctl.conf and nhrpd.conf', 800, changedText, (value) => {
    const text = textOf(linuxConfigurations(), value);
    readSwanctl(text);
    readNhrpdConfiguration(text.split('\n'));
  }),
  target('configurations as files', 100, changedText, (value) =>
    readText(textOf(value.other % 2 ? configurations() : linuxConfigurations(), value), value.encoding),
  ),
  target('key files', 800, changedText, (value) => {
    const store = recogniseKeys(textOf(keyFiles(), value));
    if (store.ike.length + store.esp.length + store.problems.length === 0)
      throw new Error('neither keys nor a problem');
  }),
  target('explain', 1500, changedText, (value) => {
    const lines = textOf(transcripts(), value).split('\n');
    explainText(of(lines, value.other));
  }),
];

/** Sets of observations of small captures and logs, made once. */
let sets: unknown[] | null = null;

async function observationSets(): Promise<unknown[]> {
  if (sets !== null) return sets;
  const inputs = [
    ...captures()
      .filter(({ bytes }) => bytes.length < 6000)
      .slice(0, 40)
      .map(({ bytes }) => bytes),
    ...[...transcripts(), ...shows(), ...configurations()]
      .filter((_, index) => index % 3 === 0)
      .map(({ text }) => new TextEncoder().encode(text.slice(0, 3000))),
  ];
  sets = [];
  for (let at = 0; at + 1 < inputs.length; at += 2) {
    const { set } = await observeInputs([
      { name: 'a', data: inputs[at]! },
      { name: 'b', data: inputs[at + 1]! },
    ]);
    if (set.observations.length > 0) sets.push(JSON.parse(JSON.stringify(set)));
  }
  return sets;
}

const changedDocument = fc.record({ sample: pick, changes: valueChanges, other: pick });

const documents: Target[] = [
  target('observations', 40, changedDocument, async ({ sample, changes, other }) => {
    const all = await observationSets();
    const set = asObservationSet(changeValue(of(all, sample), changes));
    if (typeof set === 'string') return;
    const report = judgeOrRefuse([set, of(all, other) as ObservationSet]);
    // A show's or a configuration's document has no described form: nothing of it may throw, and that is all.
    if (report !== null && !holdsDocuments(set)) await checkReport(report);
  }),
  target('case.json', 1500, changedDocument, ({ sample, changes }) => {
    runsOf((changeValue(of(cases(), sample), changes) as { runs?: unknown } | null)?.runs);
  }),
  target('expected.json', 300, changedDocument, ({ sample, changes, other }) => {
    const all = expectations();
    compare(changeValue(of(all, sample), changes), changeValue(of(all, sample + (other % 2)), []));
  }),
  target('.dmvpn-trace.json', 2500, fc.oneof(changedDocument, fc.json()), (value) => {
    const text =
      typeof value === 'string'
        ? value
        : JSON.stringify(
            changeValue(
              { format: 'json', timeline: true, keys: ['a', 'b'], 'fail-on': 'error' },
              value.changes,
            ),
          );
    parseDefaults(text, 'file');
  }),
];

function holdsDocuments({ observations }: ObservationSet): boolean {
  return observations.some(({ medium, event: { kind } }) =>
    [medium, kind].some((word) => ['show', 'config', 'shown', 'configured'].includes(word)),
  );
}

/** What `merge` does: damage inside a show's or a configuration's document is refused, not a fault. */
function judgeOrRefuse(sets: readonly ObservationSet[]) {
  const documents = sets.some(holdsDocuments);
  try {
    return judge(mergeSets(...sets), TOOL);
  } catch (error) {
    if (documents) return null;
    throw error;
  }
}

const whole: Target[] = [
  target(
    'captures and logs to every output',
    12,
    fc.record({ capture: changedBytes, second: changedBytes, log: changedText, other: changedText }),
    async ({ capture, second, log, other }) => {
      const encode = (value: typeof log, samples: readonly TextSample[]) =>
        of(ENCODERS, value.encoding)(textOf(samples, value));
      const { set } = await observeInputs([
        { name: 'spoke.pcap', data: bytesOf(captures(), capture), side: 'spoke' },
        { name: 'hub.pcap', data: bytesOf(captures(), second) },
        { name: 'hub.log', data: encode(log, of([transcripts, linuxLogs], log.other)()) },
        {
          name: 'other.txt',
          data: encode(other, of([transcripts, shows, configurations, linuxLogs], other.other)()),
        },
      ]);
      await checkReport(judge(set, TOOL));
    },
    10_000,
  ),
];

export const TARGETS: readonly Target[] = [...wire, ...captureFiles, ...texts, ...documents, ...whole];
