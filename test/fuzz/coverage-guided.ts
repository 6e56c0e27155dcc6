/**
 * `npm run fuzz:guided -- TARGET [SECONDS]`: the harness for coverage-guided fuzzing with @jazzer.js/core, which makes
 * inputs of its own from what they reach. `--list` names the targets; without a target each gets the seconds.
 *
 * Bytes are given to a target as they are. What it throws is a finding, as in `npm run fuzz`, whose rules hold here too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { parseConfiguration } from '../../parsers/ios/config/index.ts';
import { explainText } from '../../parsers/ios/messages/index.ts';
import { recogniseShow, showParsers } from '../../parsers/ios/show/index.ts';
import { readNhrpdConfiguration } from '../../parsers/linux/nhrpd-conf.ts';
import { readSwanctl } from '../../parsers/linux/swanctl.ts';
import { dissectFrame } from '../../parsers/wire/frame.ts';
import { parseDefaults } from '../../src/cli/defaults.ts';
import { analyze } from '../../src/index.ts';
import { judge } from '../../src/judge.ts';
import { asObservationSet } from '../../src/observation-form.ts';
import { TOOL } from '../../src/version.ts';
import {
  bodies,
  captures,
  configurations,
  frames,
  keyFiles,
  linuxConfigurations,
  linuxLogs,
  type Sample,
  shows,
  type TextSample,
  transcripts,
} from './corpus.ts';
import { checkPacket, checkReport } from './expect.ts';
import { decodeEverywhere } from './targets.ts';

interface Guided {
  run: (bytes: Uint8Array) => void | Promise<void>;
  /** What the search begins with. */
  seeds: () => readonly Uint8Array[];
}

const decoder = new TextDecoder();
const ofBytes = (samples: () => readonly Sample[]) => () => samples().map(({ bytes }) => bytes);
const ofTexts = (samples: () => readonly TextSample[]) => () =>
  samples().map(({ text }) => new TextEncoder().encode(text.slice(0, 4000)));
const linesOf = (bytes: Uint8Array) => decoder.decode(bytes).split('\n');

async function analysed(data: Uint8Array): Promise<void> {
  const { report } = await analyze([{ name: 'a', data }]);
  await checkReport(report);
}

const GUIDED: Readonly<Record<string, Guided>> = {
  captures: { run: analysed, seeds: ofBytes(captures) },
  frames: {
    run: (bytes) => {
      const packet = dissectFrame(bytes.subarray(1), bytes[0] ?? 1);
      checkPacket(packet, packet.problems);
    },
    seeds: () => frames().map(({ bytes, linkType }) => Uint8Array.from([linkType, ...bytes])),
  },
  isakmp: { run: decodeEverywhere, seeds: ofBytes(() => bodies('isakmp')) },
  nhrp: { run: decodeEverywhere, seeds: ofBytes(() => bodies('nhrp')) },
  esp: { run: decodeEverywhere, seeds: ofBytes(() => bodies('esp')) },
  transcripts: { run: analysed, seeds: ofTexts(() => [...transcripts(), ...linuxLogs()]) },
  messages: {
    run: (bytes) => {
      explainText(decoder.decode(bytes));
    },
    seeds: ofTexts(() =>
      transcripts().flatMap(({ name, text }) => text.split('\n').map((line) => ({ name, text: line }))),
    ),
  },
  configurations: {
    run: (bytes) => {
      const lines = linesOf(bytes);
      parseConfiguration(lines);
      readNhrpdConfiguration(lines);
      readSwanctl(lines.join('\n'));
    },
    seeds: ofTexts(() => [...configurations(), ...linuxConfigurations()]),
  },
  shows: {
    run: (bytes) => {
      const lines = linesOf(bytes);
      (recogniseShow(null, lines) ?? showParsers[lines.length % showParsers.length]!).parse(lines);
    },
    seeds: ofTexts(shows),
  },
  keys: {
    run: (bytes) => {
      recogniseKeys(decoder.decode(bytes));
    },
    seeds: ofTexts(keyFiles),
  },
  observations: {
    run: async (bytes) => {
      const set = asObservationSet(parsed(bytes));
      if (typeof set !== 'string') await checkReport(judge(set, TOOL));
    },
    seeds: () => [new TextEncoder().encode('{"sources":[],"observations":[]}')],
  },
  defaults: {
    run: (bytes) => {
      parseDefaults(decoder.decode(bytes), 'file');
    },
    seeds: () => [
      new TextEncoder().encode('{"format":"json","timeline":true,"keys":["a"],"fail-on":"error"}'),
    ],
  },
};

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return null;
  }
}

/** What jazzer calls; the target's name comes by the environment. */
export function fuzz(bytes: Uint8Array): void | Promise<void> {
  return GUIDED[process.env['FUZZ_TARGET'] ?? '']!.run(new Uint8Array(bytes));
}

/** Needs glibc 2.38 or later: the fuzzer that the package brings was built for it. */
const JAZZER = ['--yes', '@jazzer.js/core@4.0.0'];
/** One input may take so many seconds. */
const SECONDS_EACH = 10;
const MEGABYTES = 2048;

function runTarget(name: string, seconds: number): boolean {
  const folder = mkdtempSync(join(tmpdir(), `dmvpn-trace-guided-${name}-`));
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  GUIDED[name]!.seeds()
    .slice(0, 400)
    .forEach((seed, index) => {
      writeFileSync(join(corpus, `seed-${index}`), seed);
    });
  const jazzer = process.env['JAZZER'] ?? 'npx';
  const call = [...(jazzer === 'npx' ? JAZZER : []), __filename, corpus, '--includes', 'guided.cjs', '--'];
  const engine = [
    `-max_total_time=${seconds}`,
    `-timeout=${SECONDS_EACH}`,
    `-rss_limit_mb=${MEGABYTES}`,
    '-max_len=8192',
    `-artifact_prefix=${folder}/`,
  ];
  console.log(`${name}: ${seconds} seconds, findings in ${folder}`);
  const { status, error } = spawnSync(jazzer, [...call, ...engine], {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_TARGET: name },
  });
  if (error) console.error(String(error));
  return status === 0;
}

function main(): void {
  const [first, second] = process.argv.slice(2);
  const names = first === undefined || /^\d+$/.test(first) ? Object.keys(GUIDED) : [first];
  if (first === '--list' || names.some((name) => !(name in GUIDED))) {
    console.log(Object.keys(GUIDED).join('\n'));
    process.exitCode = first === '--list' ? 0 : 2;
    return;
  }
  const seconds = Number(second ?? (/^\d+$/.test(first ?? '') ? first : 60));
  const failed = names.filter((name) => !runTarget(name, seconds));
  if (failed.length === 0) return;
  console.error(
    `with findings, or not run: ${failed.join(', ')}. The fuzzer needs glibc 2.38 or later (see test/fuzz/README.md).`,
  );
  process.exitCode = 1;
}

if (require.main === module && existsSync(__filename)) main();
