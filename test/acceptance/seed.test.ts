/**
 * The document that the project began with: two routers' debugs of one bring-up, translated by a machine, in
 * one file with prose, configurations and shows. It is not part of the repository; without it nothing runs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report, ReportedAttempt } from '../../src/judgement.ts';
import type { ObservationSet } from '../../src/observation.ts';
import { numbers } from '../made/transcripts/damage.ts';
import { judged, sightedIn, verdicts, workshop } from './support.ts';

const folder = '../shared/seeds';
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined;
const document = (): Buffer => readFileSync(join(folder, file!));

const { observe, judge } = workshop();

const ALL_DONE = Array.from({ length: 13 }, () => 'done');

/** Columns with a proof, step by step: section 2 of the message inventory. */
const PROVED = [
  ['spokeLog', 'hubLog'],
  ['spokeLog'],
  ...Array.from({ length: 11 }, () => ['spokeLog', 'hubLog']),
];

/** What must hold however the document is encoded. */
function expectVerdicts(report: Report): ReportedAttempt {
  expect(report.attempts).toHaveLength(1);
  const attempt = report.attempts[0]!;
  expect(attempt.spoke).toMatchObject({ nbma: '172.16.1.1', tunnel: '10.1.1.1' });
  expect(attempt.hub).toMatchObject({ nbma: '172.16.10.1', tunnel: '10.1.1.254' });
  expect(verdicts(attempt)).toEqual(ALL_DONE);
  expect(attempt).toMatchObject({ outcome: 'registered', stalledAfter: null, faultDomain: null, causes: [] });
  expect(attempt.quickModes).toMatchObject([
    { messageId: 3_464_373_979, spiToHub: '0xdd2ac2b3', spiToSpoke: '0x82c3e0c4', mode: 'transport' },
  ]);
  return attempt;
}

describe.runIf(file !== undefined)('as it is', () => {
  let set: ObservationSet;
  let report: Report;
  let attempt: ReportedAttempt;
  beforeAll(async () => {
    set = await observe([{ name: 'document.txt', content: document() }]);
    report = judged(set);
    attempt = expectVerdicts(report);
  });

  test('the source: mixed, both routers, Traditional Chinese, every message known', () => {
    expect(report.sources).toMatchObject([
      { kind: 'mixed', vantage: { side: 'both' }, language: 'zh-TW', encoding: 'utf-8', complete: true },
    ]);
    const [source] = report.sources;
    expect(source!.messages).toBeGreaterThan(300);
    expect(source!.unknownMessages! / source!.messages!).toBeLessThan(0.01);
  });

  test('every step is seen in both logs wherever the inventory names a proof', () => {
    expect(sightedIn(attempt)).toEqual(PROVED);
  });

  test('the message ID, unsigned and signed, is one', () => {
    const ids = new Set(
      set.observations.flatMap(({ event, medium }) =>
        medium === 'log' && 'messageId' in event && event.messageId ? [event.messageId] : [],
      ),
    );
    expect([...ids]).toEqual([3_464_373_979]);
    const lines = document().toString('utf8').split('\n');
    const signed = set.observations.filter(({ where, event }) => {
      const text = lines.slice(where.line! - 1, where.endLine ?? where.line).join('');
      return (
        text.replaceAll(/\s|—|-/g, '').includes('830593317') &&
        event.kind === 'remark' &&
        event.fields['messageId'] === 3_464_373_979
      );
    });
    // Hub: node set and deleted; spoke: node deleted.
    expect(signed.map(({ speaker, message }) => `${speaker?.side} ${message}`).sort()).toEqual([
      'hub I52',
      'hub I6',
      'spoke I52',
    ]);
  });

  test('SPIs cross: inbound of one is outbound of the other', () => {
    const sas = new Set(
      set.observations.flatMap(({ event, speaker, medium }) =>
        event.kind === 'ipsec-sa' && medium === 'log'
          ? [`${speaker?.side} ${event.direction} ${event.spi} ${event.source} ${event.destination}`]
          : [],
      ),
    );
    expect([...sas].sort()).toEqual([
      'hub inbound 0xdd2ac2b3 172.16.1.1 172.16.10.1',
      'hub outbound 0x82c3e0c4 172.16.10.1 172.16.1.1',
      'spoke inbound 0x82c3e0c4 172.16.10.1 172.16.1.1',
      'spoke outbound 0xdd2ac2b3 172.16.1.1 172.16.10.1',
    ]);
  });

  test('lifetimes and algorithms', () => {
    expect(attempt.phase1).toMatchObject({
      mode: 'main',
      encryption: '3des-cbc',
      hash: 'sha',
      group: 1,
      authentication: 'pre-shared-key',
      lifetimeSeconds: 86_400,
      port: 500,
    });
    expect(attempt.quickModes).toMatchObject([
      { lifetimeSeconds: 3600, lifetimeKilobytes: 4_608_000, rekey: false },
    ]);
    expect(attempt.spoke.behindNat).toBe(false);
  });

  test('registration 65540 is answered, and the answer to 65541 is seen', () => {
    expect(attempt.registrations).toMatchObject([
      {
        requestId: 65_540,
        spokeNbma: '172.16.1.1',
        spokeTunnel: '10.1.1.1',
        nhs: '10.1.1.254',
        holdingTime: 7200,
        unique: true,
        code: 0,
        replied: true,
      },
      { requestId: 65_541, holdingTime: 7200, unique: true, code: 0, replied: true },
    ]);
  });

  test('the neighbours came up on both routers', () => {
    expect(attempt.adjacency).toMatchObject([
      { protocol: 'eigrp', up: true, neighbor: '10.1.1.1' },
      { protocol: 'eigrp', up: true, neighbor: '10.1.1.254' },
    ]);
  });

  test('prose is no evidence: every observation of a log begins at a tag', () => {
    const lines = document().toString('utf8').split('\n');
    for (const { where, medium } of set.observations) {
      if (medium !== 'log') continue;
      const text = lines.slice(where.line! - 1, where.endLine ?? where.line).join('\n');
      expect(text).toMatch(/ISAKMP *[:：(]|IPSEC|NHRP[:-]|CRYPTO_SS|%[A-Z]+-\d|mapdb|proxy_match/);
    }
    // Sentences that name states or messages stand on these lines; none is cited.
    const prose = lines.flatMap((line, index) =>
      /^(?!ISAKMP:?\(\d).*(?:ISAKMP狀態從|MM_KEY_EXCH（|QM_READY)/.test(line) ? [index + 1] : [],
    );
    expect(prose.length).toBeGreaterThan(8);
    const cited = set.observations.filter(({ where }) => prose.includes(where.line!));
    expect(cited).toEqual([]);
  });

  test('the shows are of another run, and that is no fault', () => {
    const shows = set.observations.filter(({ medium }) => medium === 'show');
    expect(shows.length).toBeGreaterThanOrEqual(10);
    expect(attempt.checks.find(({ id }) => id === 'run')).toMatchObject({
      verdict: expect.not.stringMatching(/fail/),
    });
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(attempt.checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'conflict')).toEqual([]);
  });
});

describe.runIf(file !== undefined)('re-encoded', () => {
  const text = (): string => document().toString('utf8');
  const encodings: [string, () => Uint8Array][] = [
    ['Big5, what it cannot hold replaced', () => iconv.encode(text(), 'big5')],
    ['CP950', () => iconv.encode(text(), 'cp950')],
    ['GB18030', () => iconv.encode(text(), 'gb18030')],
    ['UTF-16LE with mark', () => iconv.encode(text(), 'utf-16le', { addBOM: true })],
    ['UTF-16LE without mark', () => iconv.encode(text(), 'utf-16le')],
    ['UTF-16BE with mark', () => iconv.encode(text(), 'utf-16be', { addBOM: true })],
    ['UTF-16BE without mark', () => iconv.encode(text(), 'utf-16be')],
    ['UTF-8 with mark', () => iconv.encode(text(), 'utf-8', { addBOM: true })],
    ['lines ended by CRLF', () => Buffer.from(text().replaceAll('\n', '\r\n'))],
  ];
  test.each(encodings)('%s', async (name, content) => {
    const report = await judge([{ name: `${name}.txt`, content: content() }]);
    const attempt = expectVerdicts(report);
    expect(sightedIn(attempt)).toEqual(PROVED);
    expect(attempt.registrations.map(({ requestId, replied, code }) => [requestId, replied, code])).toEqual([
      [65_540, true, 0],
      [65_541, true, 0],
    ]);
  });
});

/** Words of no language the tool knows, in a script of their own; the same word gets the same nonsense. */
const SCRIPTS: [string, number, number][] = [
  ['Georgian', 0x10d0, 33],
  ['Cyrillic', 0x0430, 32],
  ['Hangul', 0xac00, 2000],
  ['Devanagari', 0x0915, 36],
];

function nonsense(text: string, first: number, count: number): string {
  const words = new Map<string, string>();
  const next = numbers(first);
  return text.replaceAll(/[⺀-鿿]+/g, (word) => {
    let other = words.get(word);
    if (other === undefined) {
      other = Array.from({ length: 2 + (next() % 7) }, () =>
        String.fromCodePoint(first + (next() % count)),
      ).join('');
      words.set(word, other);
    }
    return other;
  });
}

describe.runIf(file !== undefined)('with every localized word replaced by nonsense', () => {
  test.each(SCRIPTS)('%s', async (_name, first, count) => {
    const content = nonsense(document().toString('utf8'), first, count);
    const report = await judge([{ name: `nonsense-${first}.txt`, content }]);
    const main = report.attempts.find(({ quickModes }) => quickModes.length > 0)!;
    expect(main.spoke.nbma).toBe('172.16.1.1');
    expect(main.hub.nbma).toBe('172.16.10.1');
    // Steps 3 to 10 rest on states, M-ID and SPIs; 12 and 13 on the request IDs.
    expect(verdicts(main)).toEqual(
      ALL_DONE.map((done, i) => (i < 2 || i === 10 ? expect.stringMatching(/done|inferred/) : done)),
    );
    const seen = sightedIn(main);
    for (const step of [3, 4, 5, 6, 7, 8, 9, 10, 12, 13])
      expect(seen[step - 1]).toEqual(['spokeLog', 'hubLog']);
    expect(main.quickModes).toMatchObject([
      { messageId: 3_464_373_979, spiToHub: '0xdd2ac2b3', spiToSpoke: '0x82c3e0c4' },
    ]);
    expect(main.registrations.map(({ requestId }) => requestId)).toEqual([65_540, 65_541]);
  });
});
