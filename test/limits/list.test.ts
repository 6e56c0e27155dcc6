/**
 * Every limit has a reason beside it and a test that reaches it. A test of this folder names its limit in its title,
 * `path NAME: what it bounds`; the others are named here, with the test that reaches them, or with why none does.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve('.');
const LIMIT = /^(?:export )?const (MAX_[A-Z_0-9]+|[A-Z0-9_]+_LIMIT|[A-Z0-9_]*_BYTES)\b/;

/** Reached by a test elsewhere, which has these words. */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
  'parsers/capture/address-table.ts MAX_IPV6_ADDRESSES': [
    'parsers/capture/limits.test.ts',
    'MAX_IPV6_ADDRESSES',
  ],
  'parsers/capture/flow-table.ts MAX_FLOWS': [
    'parsers/capture/limits.test.ts',
    'a flood of random SPIs fills the flow table and no more',
  ],
  'parsers/capture/pcapng-blocks.ts MAX_INTERFACES': [
    'parsers/capture/limits.test.ts',
    'interfaces of pcapng files are bounded',
  ],
  'parsers/capture/pcapng-blocks.ts MAX_SECRETS_BYTES': [
    'parsers/capture/limits.test.ts',
    'decryption secrets are bounded',
  ],
  'parsers/capture/problem-log.ts MAX_KINDS_OF_PROBLEM': [
    'parsers/capture/limits.test.ts',
    'MAX_KINDS_OF_PROBLEM',
  ],
  'parsers/ios/transcript/utf16-spans.ts MAX_CHANGES': [
    'parsers/ios/transcript/utf16-spans.test.ts',
    'MAX_CHANGES',
  ],
  'parsers/wire/dissection.ts MAX_LAYERS': ['parsers/wire/frame.test.ts', 'MAX_LAYERS'],
  'parsers/wire/fragments.ts MAX_DATAGRAMS': ['parsers/wire/fragments.test.ts', 'MAX_DATAGRAMS'],
  'parsers/wire/fragments.ts MAX_FRAGMENTS': ['parsers/wire/fragments.test.ts', 'MAX_FRAGMENTS'],
  'parsers/wire/fragments.ts MAX_KEPT_BYTES': ['parsers/wire/fragments.test.ts', 'MAX_KEPT_BYTES'],
  'parsers/wire/isakmp/chain.ts MAX_PAYLOADS': ['parsers/wire/isakmp-malformed.test.ts', 'MAX_PAYLOADS'],
  'parsers/wire/isakmp/fragmentation.ts MAX_PENDING_MESSAGES': [
    'parsers/wire/isakmp-fragmentation.test.ts',
    'MAX_PENDING_MESSAGES',
  ],
  'parsers/wire/isakmp/fragmentation.ts MAX_REASSEMBLED_BYTES': [
    'parsers/wire/isakmp-fragmentation.test.ts',
    "'00'.repeat(30_000)",
  ],
  'parsers/ios/transcript/sections.ts MAX_SECTION_LINES': [
    'hostile/texts.ts',
    'a show output of 50,000 lines',
  ],
  'parsers/wire/nhrp-extensions.ts MAX_EXTENSIONS': ['hostile/captures.ts', 'more than 64 extensions'],
  'src/observe/half-open.ts MAX_HALF_OPEN': ['observe/half-open.test.ts', 'MAX_HALF_OPEN'],
  'src/observe/half-open.ts MAX_HALF_OPEN_IN_ALL': ['observe/half-open.test.ts', 'MAX_HALF_OPEN_IN_ALL'],
  'src/observe/half-open.ts MAX_WAITING': ['observe/half-open.test.ts', 'MAX_WAITING'],
  'src/observe/half-open.ts MAX_OFFERS': ['observe/half-open.test.ts', 'MAX_OFFERS'],
  'src/observe/half-open.ts MAX_MESSAGES': ['observe/half-open.test.ts', 'MAX_MESSAGES'],
  'src/observe/pair-limit.ts MAX_OF_PAIR': ['observe/pair-limit.test.ts', 'MAX_OF_PAIR'],
  'src/observe/pair-limit.ts MAX_PAIRS': ['observe/pair-limit.test.ts', 'MAX_PAIRS'],
  'src/observe/transcript/observer.ts MAX_REMARKS': ['hostile/texts.ts', 'a debug log of 20,000 offers'],
  'src/correlate/join.ts MAX_COMPARED': ['hostile/texts.test.ts', 'spokes that have more than 1000'],
  'src/node/live/syslog.ts MAX_FRAME_BYTES': ['node/live/syslog.test.ts', 'MAX_FRAME_BYTES'],
  'src/cli/commands/watch.ts MAX_SENDERS': ['cli/watch.test.ts', 'MAX_SENDERS'],
  'src/node/gzip.ts BOMB_BYTES': ['node/capture-input.test.ts', "code: 'limit'"],
};

/** Steps of a search whose hash spreads its keys: so many collisions cannot be made in the time of a test. */
const COLLISIONS = 'so many collisions of the hash cannot be made in the time of a test';
/** Where a text is taken for one thing or another; nothing is bounded. */
const THRESHOLD = 'a threshold of recognition or presentation, which bounds nothing';
const CACHE = 'a cache: what is read and printed is the same without it';
const SIZE = 'a size of the format or of a buffer, which bounds no input';

/** Not reached by a test, and why. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  'parsers/capture/address-table.ts MAX_PROBES': COLLISIONS,
  'parsers/capture/flow-record.ts MAX_PROBES': COLLISIONS,
  'parsers/capture/format.ts FORMAT_BYTES': SIZE,
  'parsers/capture/pcap-format.ts FILE_HEADER_BYTES': SIZE,
  'parsers/capture/pcap-format.ts RECORD_HEADER_BYTES': SIZE,
  'parsers/capture/pcapng-blocks.ts MIN_BLOCK_BYTES': SIZE,
  'parsers/capture/reader.ts CARRY_BYTES': SIZE,
  'parsers/wire/hex.ts WORD_BYTES': SIZE,
  'src/cli/code-cache.ts DIGEST_BYTES': SIZE,
  'src/cli/long-input.ts LONG_BYTES': SIZE,
  'parsers/ios/transcript/input.ts HEAD_BYTES': SIZE,
  'src/cli/commands/annotate.ts HEAD_BYTES': SIZE,
  'src/node/files.ts FILE_CHUNK_BYTES': SIZE,
  'src/node/files.ts GZIP_CHUNK_BYTES': SIZE,
  'src/node/gzip.ts INFLATED_CHUNK_BYTES': SIZE,
  'src/node/gzip.ts GZIP_HEAD_BYTES': SIZE,
  'src/node/live/follow.ts CHUNK_BYTES': SIZE,
  'src/node/live/interface.ts RING_BYTES': SIZE,
  'src/node/live/interface.ts SNAPSHOT_BYTES': SIZE,
  'src/node/text-sink.ts UTF8_BYTES': SIZE,
  'src/observe/peek-gre.ts PEEK_BYTES': SIZE,
  'src/observe/text.ts HEAD_BYTES': SIZE,
  'src/observe/nat-detection.ts MAX_FOUND': CACHE,
  'src/report/decode-json.ts MAX_KEPT': CACHE,
  'src/report/decode-json.ts MAX_KEYED_LENGTH': THRESHOLD,
  'src/cli/commands/watch.ts MAX_NOTES': 'npm run soak rotates the logs that it follows',
  'parsers/crypto/ikev1-payloads.ts MAX_PADDING': THRESHOLD,
  'parsers/crypto/ikev1-payloads.ts MAX_PAYLOADS': THRESHOLD,
  'parsers/crypto/ikev1-recover.ts MAX_IDENTITY': THRESHOLD,
  'parsers/ios/messages/catalogue.ts MAX_TEXT': THRESHOLD,
  'parsers/ios/messages/recognise.ts MAX_JOINED': THRESHOLD,
  'parsers/ios/messages/recognise.ts MAX_REMEMBERED': CACHE,
  'parsers/ios/messages/recognise.ts MAX_REST': THRESHOLD,
  'parsers/ios/transcript/header.ts MAX_HEADER_CHARS': THRESHOLD,
  'parsers/ios/messages/scan.ts MAX_DIGITS': THRESHOLD,
  'parsers/ios/transcript/header-form.ts MAX_FORMS': CACHE,
  'parsers/ios/transcript/server-line.ts MAX_HOST_BYTES': THRESHOLD,
  'parsers/ios/transcript/server-line.ts MAX_SEQUENCE_DIGITS': THRESHOLD,
  'parsers/ios/transcript/text-start.ts MAX_FACILITY_BYTES': THRESHOLD,
  'parsers/ios/transcript/text-start.ts MAX_HOST_BYTES': THRESHOLD,
  'parsers/ios/transcript/text-table.ts MAX_NUMBER_DIGITS': THRESHOLD,
  'parsers/ios/transcript/text-table.ts MAX_TEXT_BYTES': THRESHOLD,
  'parsers/ios/transcript/text-table.ts MAX_TEXTS': CACHE,
  'src/checks/algorithms.ts MAX_SPELLINGS': CACHE,
  'src/observe/transcript/languages.ts MAX_KNOWN': CACHE,
  'src/observe/transcript/told.ts MAX_KNOWN': CACHE,
  'src/report/decode-json.ts MAX_LAYERS': CACHE,
  'parsers/ios/transcript/layout.ts MAX_LAYOUTS': CACHE,
  'parsers/ios/transcript/layout.ts MAX_PLACES': CACHE,
  'parsers/ios/transcript/terminal-text.ts MAX_PROMPTS': THRESHOLD,
  'parsers/ios/transcript/encoding.ts UTF16_BLANKLESS_BYTES': THRESHOLD,
  'parsers/ios/transcript/utf16-spans.ts WINDOW_BYTES': THRESHOLD,
  'parsers/ios/transcript/utf16-spans.ts LAST_WINDOW_BYTES': THRESHOLD,
  'parsers/ios/transcript/header.ts MAX_STAMP_DISTANCE': THRESHOLD,
  'parsers/ios/transcript/sections.ts MAX_MESSAGES_INSIDE': THRESHOLD,
  'parsers/ios/transcript/shapes.ts MAX_CONFIG_WORDS': THRESHOLD,
  'src/cli/commands/verify.ts MAX_SHOWN': THRESHOLD,
  'src/cli/parse.ts MAX_DISTANCE': THRESHOLD,
  'src/correlate/shared-events.ts MAX_COPIES': THRESHOLD,
};

interface Found {
  limit: string;
  /** The lines before it, up to the next blank one. */
  before: string;
}

function limitsIn(path: string): Found[] {
  const lines = readFileSync(join(ROOT, path), 'utf8').split('\n');
  return lines.flatMap((line, index): Found[] => {
    const name = LIMIT.exec(line)?.[1];
    if (name === undefined) return [];
    const start = lines.lastIndexOf('', index) + 1;
    return [{ limit: `${path} ${name}`, before: lines.slice(start, index).join('\n') + line }];
  });
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

const LIMITS = ['parsers', 'src'].flatMap(sources).flatMap(limitsIn);
const TITLES = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'list.test.ts')
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/it\('(\S+\.ts [A-Z][A-Z_0-9]+): /g),
  ])
  .map((match) => match[1]!);

describe('every limit', () => {
  it.each(LIMITS)('$limit has its reason beside it', ({ before }) => {
    expect(before).toMatch(/\/\*\*|\/\/|\*\//);
  });

  it('is reached by a test, or it is said why none reaches it', () => {
    const known = new Set([...TITLES, ...Object.keys(ELSEWHERE), ...Object.keys(NOT_REACHED)]);
    expect(LIMITS.map(({ limit }) => limit).filter((limit) => !known.has(limit))).toEqual([]);
  });

  it('that is named here stands in the sources', () => {
    const limits = new Set(LIMITS.map(({ limit }) => limit));
    const named = [...TITLES, ...Object.keys(ELSEWHERE), ...Object.keys(NOT_REACHED)];
    expect(named.filter((name) => !limits.has(name))).toEqual([]);
    expect(named.length).toBe(new Set(named).size);
  });

  it.each(Object.entries(ELSEWHERE))('%s is reached where it is said', (_, [file, words]) => {
    expect(readFileSync(join(ROOT, 'test', file), 'utf8').includes(words)).toBe(true);
  });
});
