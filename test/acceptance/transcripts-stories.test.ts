import { describe, expect, test } from 'vitest';
import { storyCases } from '../made/transcripts/cases.ts';
import { fullWidth, noBreakIndents, pages, withProse, wrapped } from '../made/transcripts/damage.ts';
import { type Printing, print } from '../made/transcripts/print.ts';
import type { Story } from '../made/transcripts/said.ts';
import { zhCn } from '../made/transcripts/zh-cn.ts';
import { zhTw } from '../made/transcripts/zh-tw.ts';
import { unknownShapes, workshop } from './support.ts';

const { judge } = workshop();

/** 1 November 2025, 12:26:40 UTC; the spoke's clock is seven seconds ahead. */
const HUB_START = 1_762_000_000;
const SPOKE_START = HUB_START + 7;

function logs(story: Story, printing: Omit<Printing, 'start'>, change = (text: string): string => text) {
  return [
    { name: 'a.log', content: change(print(story.of('hub'), { ...printing, start: HUB_START })) },
    { name: 'b.log', content: change(print(story.of('spoke'), { ...printing, start: SPOKE_START })) },
  ];
}

const FORMS: [string, Omit<Printing, 'start'>][] = [
  ['12.4, clock never set', { release: '12.4', head: 'unset' }],
  ['15.1, sequence numbers', { release: '15.1', head: 'sequence' }],
  ['IOS-XE 17, with year, stamps on every line', { release: 'xe17', head: 'year', headOnEveryLine: true }],
];

describe.each(FORMS)('%s', (_, printing) => {
  test.each(storyCases.map((one) => [one.name, one] as const))('%s', async (_name, { story, expected }) => {
    const report = await judge(logs(story(), printing));
    expect(unknownShapes(report)).toEqual([]);
    expect(report.sources.map(({ vantage }) => vantage.side)).toEqual(['hub', 'spoke']);
    expect(report.attempts).toHaveLength(1);
    const attempt = report.attempts[0]!;
    expect({ outcome: attempt.outcome, stalledAfter: attempt.stalledAfter }).toEqual({
      outcome: expected.outcome,
      stalledAfter: expected.stalledAfter,
    });
    if (expected.domain) expect(attempt.faultDomain).toBe(expected.domain);
    if (expected.cause) expect(attempt.causes[0]?.id).toBe(expected.cause);
  });
});

/** What a document does to messages: pages, paragraphs between, punctuation, no time stamps. */
const LANGUAGES = [
  ['zh-TW', zhTw],
  ['zh-CN', zhCn],
] as const;

/** Without stamps the copies of a refused offer cannot be told from new tries. */
const SEVERAL_WITHOUT_STAMPS = /^(?:policy|psk-missing-hub)/;

describe.each(LANGUAGES)('as a translated document, %s', (language, wordings) => {
  const damage = (text: string): string => withProse(pages(noBreakIndents(fullWidth(text, 99))), language);
  test.each(storyCases.map((one) => [one.name, one] as const))('%s', async (name, { story, expected }) => {
    const report = await judge(logs(story(), { release: '15.1', head: 'none', wordings }, damage));
    expect(unknownShapes(report)).toEqual([]);
    expect(report.sources.map((source) => [source.vantage.side, source.language])).toEqual([
      ['hub', language],
      ['spoke', language],
    ]);
    if (!SEVERAL_WITHOUT_STAMPS.test(name)) expect(report.attempts).toHaveLength(1);
    for (const attempt of report.attempts) {
      expect({ outcome: attempt.outcome, stalledAfter: attempt.stalledAfter }).toEqual({
        outcome: expected.outcome,
        stalledAfter: expected.stalledAfter,
      });
    }
  });
});

describe('cut at a column', () => {
  test.each([65, 70, 72, 79])('%i', async (column) => {
    const story = storyCases[0]!.story();
    const report = await judge(
      logs(story, { release: '15.1', head: 'none' }, (text) => wrapped(text, column)),
    );
    expect(report.attempts).toHaveLength(1);
    expect(report.attempts[0]).toMatchObject({
      outcome: 'registered',
      quickModes: [{ messageId: 2_980_234_196, spiToHub: '0x00c0ffe1', spiToSpoke: '0xf9e8d7c6' }],
    });
  });
});

describe('every form of time stamp', () => {
  const heads: Printing['head'][] = [
    'none',
    'milliseconds',
    'unset',
    'lost',
    'zone',
    'glued-zone',
    'double-colon',
    'year',
    'uptime',
    'sequence',
    'syslog',
    'server',
  ];
  test.each(heads)('%s', async (head) => {
    const report = await judge(logs(storyCases[0]!.story(), { release: '15.1', head }));
    expect(unknownShapes(report)).toEqual([]);
    expect(report.attempts.map(({ outcome }) => outcome)).toEqual(['registered']);
    const [attempt] = report.attempts;
    expect(attempt?.timeline.some(({ offset }) => offset !== null)).toBe(head !== 'none');
  });
});

test('IOS-XE with the number of the session in front of the function', async () => {
  const inXeForm = (text: string): string =>
    text.replaceAll(/IPSEC\((\w+)\): ?/g, 'IPSEC:(SESSION ID = 1) ($1) ');
  const report = await judge(logs(storyCases[0]!.story(), { release: 'xe17', head: 'unset' }, inXeForm));
  expect(unknownShapes(report)).toEqual([]);
  const [attempt] = report.attempts;
  expect(attempt?.outcome).toBe('registered');
  expect(attempt?.steps[1]?.sightings.spokeLog.some(({ text }) => text.includes('(sa_request)'))).toBe(true);
});

test('every row of the failure inventory is shown by a story', () => {
  const shown = new Set(storyCases.flatMap(({ rows }) => rows.split(' ')));
  const numbered = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  // H18, a different network-id, is no fault and prints nothing.
  const rows = [
    ...numbered('F', 20),
    'F6b',
    ...numbered('G', 11),
    'G2b',
    ...numbered('H', 19),
    'D1',
    ...numbered('V', 6),
  ];
  expect(rows.filter((id) => !shown.has(id))).toEqual(['H3', 'H18'].filter((id) => !shown.has(id)));
});
