import { describe, expect, test } from 'vitest';
import type { ReportedAttempt } from '../../src/judgement.ts';
import { fullWidth, noBreakIndents, pages, terminal, withProse } from '../made/transcripts/damage.ts';
import { type Printing, print } from '../made/transcripts/print.ts';
import {
  bothRouters,
  FIVE_OUTCOMES,
  fiveSpokes,
  longHistory,
  nthWorld,
  sessionAround,
} from '../made/transcripts/scenes.ts';
import { healthy } from '../made/transcripts/stories.ts';
import { zhCn } from '../made/transcripts/zh-cn.ts';
import { zhTw } from '../made/transcripts/zh-tw.ts';
import { sightedIn, unknownShapes, verdicts, workshop } from './support.ts';

const { judge, observe } = workshop();

const STAMPED: Printing = { release: '15.1', head: 'unset', start: 1_762_000_000 };
const BARE: Printing = { ...STAMPED, head: 'none' };

const ALL_DONE = Array.from({ length: 13 }, () => 'done');
const BOTH_LOGS = [
  ['spokeLog', 'hubLog'],
  ['spokeLog'],
  ...Array.from({ length: 11 }, () => ['spokeLog', 'hubLog']),
];

describe('five spokes at one hub, their messages mixed in its log', () => {
  const { hub, spokes } = fiveSpokes();
  const byNumber = (attempts: readonly ReportedAttempt[]) =>
    FIVE_OUTCOMES.map(
      (_, index) => attempts.find(({ spoke }) => spoke.nbma === nthWorld(index + 1).spoke.nbma)!,
    );

  test.each([STAMPED, BARE])("with every spoke's log ($head)", async (printing) => {
    const report = await judge([
      { name: 'hub.log', content: print(hub, printing) },
      ...spokes.map((said, index) => ({ name: `spoke${index + 1}.log`, content: print(said, printing) })),
    ]);
    expect(report.attempts).toHaveLength(5);
    byNumber(report.attempts).forEach((attempt, index) => {
      const { outcome, stalledAfter, cause } = FIVE_OUTCOMES[index]!;
      const { spoke, messageId, spiToHub } = nthWorld(index + 1);
      expect([attempt.spoke.nbma, attempt.outcome, attempt.stalledAfter]).toEqual([
        spoke.nbma,
        outcome,
        stalledAfter,
      ]);
      if (cause) expect(attempt.causes[0]?.id).toBe(cause);
      if (outcome === 'registered') {
        expect(sightedIn(attempt)).toEqual(BOTH_LOGS);
        expect(attempt.quickModes).toMatchObject([
          { messageId, spiToHub: `0x${spiToHub.toString(16)}`, rekey: false },
        ]);
      }
    });
    // All registered with the same request ID; each keeps to its own spoke.
    expect(
      byNumber(report.attempts).flatMap(({ registrations }) => registrations.map((one) => one.spokeTunnel)),
    ).toEqual(['10.20.0.101', ...Array.from({ length: 4 }, () => '10.20.0.104'), '10.20.0.105']);
  });

  test("from the hub's log alone", async () => {
    const report = await judge([{ name: 'hub.log', content: print(hub, STAMPED) }]);
    expect(
      byNumber(report.attempts).map(({ outcome, stalledAfter, spoke }) => [
        outcome,
        stalledAfter,
        spoke.tunnel,
      ]),
    ).toEqual([
      ['registered', null, '10.20.0.101'],
      ['stalled', 6, null],
      ['stalled', 8, null],
      ['stalled', 12, '10.20.0.104'],
      ['registered', null, '10.20.0.105'],
    ]);
  });
});

describe('both routers in one file', () => {
  const forms: [string, string][] = [
    ["a syslog server's file", print(bothRouters(), { ...STAMPED, head: 'server' })],
    ['stamps, no host names', print(bothRouters(), STAMPED)],
    ['nothing but messages', print(bothRouters(), BARE)],
    ['IOS-XE 17', print(bothRouters(), { ...STAMPED, release: 'xe17' })],
    ['a document in English', withProse(pages(print(bothRouters(), BARE)), 'en')],
    [
      'a document in Traditional Chinese',
      withProse(
        pages(noBreakIndents(fullWidth(print(bothRouters(), { ...BARE, wordings: zhTw }), 7))),
        'zh-TW',
      ),
    ],
    [
      'a document in Simplified Chinese',
      withProse(
        pages(noBreakIndents(fullWidth(print(bothRouters(), { ...BARE, wordings: zhCn }), 8))),
        'zh-CN',
      ),
    ],
  ];
  test.each(forms)('%s', async (name, content) => {
    const report = await judge([{ name: 'both.txt', content }]);
    expect(unknownShapes(report)).toEqual([]);
    expect(report.sources[0]!.vantage.side).toBe('both');
    expect(report.attempts).toHaveLength(1);
    const attempt = report.attempts[0]!;
    expect(verdicts(attempt)).toEqual(ALL_DONE);
    expect(sightedIn(attempt)).toEqual(BOTH_LOGS);
    expect(attempt).toMatchObject({
      spoke: { nbma: '192.0.2.7', tunnel: '10.20.0.7' },
      hub: { nbma: '198.51.100.1', tunnel: '10.20.0.254' },
      quickModes: [{ messageId: 2_980_234_196, spiToHub: '0x00c0ffe1', spiToSpoke: '0xf9e8d7c6' }],
      registrations: [{ requestId: 65_552, holdingTime: 600, unique: true, code: 0, replied: true }],
      causes: [],
    });
    if (name.startsWith('a syslog')) {
      expect([attempt.spoke.hostname, attempt.hub.hostname]).toEqual(['branch-7', 'core-hub']);
    }
  });
});

describe('days of retries, a rekey, deletes', () => {
  const story = longHistory();
  test.each([STAMPED, BARE])('both logs ($head)', async (printing) => {
    const report = await judge([
      { name: 'hub.log', content: print(story.of('hub'), printing) },
      {
        name: 'spoke.log',
        content: print(story.of('spoke'), { ...printing, start: printing.start - 86_400 }),
      },
    ]);
    const shown = report.attempts.map(({ outcome, stalledAfter, quickModes, registrations }) => ({
      outcome,
      stalledAfter,
      quickModes: quickModes.map(({ messageId, rekey }) => [messageId, rekey]),
      requests: registrations.map(({ requestId }) => requestId),
    }));
    expect(shown).toHaveLength(4);
    expect(shown).toContainEqual({
      outcome: 'registered',
      stalledAfter: null,
      quickModes: [
        [2_980_234_196, false],
        [2_980_234_197, true],
      ],
      requests: [65_552],
    });
    expect(shown).toContainEqual({
      outcome: 'registered',
      stalledAfter: null,
      quickModes: [[0x1234_5678, false]],
      requests: [65_592],
    });
    expect(
      shown.filter(({ outcome, stalledAfter }) => outcome === 'stalled' && stalledAfter === 2),
    ).toHaveLength(2);
  });
});

describe('the log of a terminal', () => {
  const story = healthy();
  const said = story.of('spoke');
  test.each([STAMPED, BARE])(
    'debugs, a configuration, shows, a ping and prompts in the middle ($head)',
    async (printing) => {
      const content = sessionAround(terminal(print(said, printing), 'BRANCH-7'), story);
      const report = await judge([{ name: 'session.log', content }]);
      expect(report.sources).toMatchObject([
        { kind: 'mixed', vantage: { side: 'spoke' }, unknownMessages: 0 },
      ]);
      const { shows, configurations } = report.sources[0]!.counts;
      expect([shows! >= 2, configurations! >= 1]).toEqual([true, true]);
      expect(report.attempts).toHaveLength(1);
      const attempt = report.attempts[0]!;
      expect(attempt).toMatchObject({
        outcome: 'registered',
        spoke: { nbma: '192.0.2.7', tunnel: '10.20.0.7', hostname: 'BRANCH-7' },
        registrations: [{ requestId: 65_552, replied: true }],
      });
      expect(JSON.stringify(report)).not.toContain(story.world.nhrpString);
    },
  );
});

describe('the same values in every spelling', () => {
  test('message IDs and SPIs of one bring-up are one each', async () => {
    const story = healthy();
    const set = await observe([
      { name: 'hub.log', content: print(story.of('hub'), STAMPED) },
      { name: 'spoke.log', content: print(story.of('spoke'), STAMPED) },
    ]);
    const ids = new Set(
      set.observations.flatMap(({ event }) => {
        if (event.kind === 'remark') return event.fields['messageId'] ? [event.fields['messageId']] : [];
        return 'messageId' in event && event.messageId ? [event.messageId] : [];
      }),
    );
    // Printed as 2980234196 and as -1314733100.
    expect([...ids]).toEqual([2_980_234_196]);
    const spis = new Map<string, Set<string>>();
    for (const { event, message } of set.observations) {
      if (event.kind !== 'ipsec-sa') continue;
      spis.set(event.spi, (spis.get(event.spi) ?? new Set()).add(message!));
    }
    // I51 and P9 print C0FFE1 in hex, P9 also in decimal, P11 and P12 bare, P14 in decimal.
    expect([...spis.get('0x00c0ffe1')!].sort()).toEqual(['I51', 'P11', 'P12', 'P9']);
    expect([...spis.get('0xf9e8d7c6')!].sort()).toEqual(['I51', 'P11', 'P12', 'P14', 'P9']);
    expect(spis.size).toBe(2);
  });

  test('equal connection numbers on two routers mean nothing', async () => {
    const made = nthWorld(1);
    const other = nthWorld(2);
    made.spoke.connection = 1001;
    other.spoke.connection = 1001;
    other.hub.connection = 1001;
    made.hub.connection = 1002;
    const stories = [healthy(made), healthy(other, 600_000)];
    const report = await judge([
      {
        name: 'hub.log',
        content: print(
          stories.flatMap((story) => story.of('hub')),
          STAMPED,
        ),
      },
      { name: 'one.log', content: print(stories[0]!.of('spoke'), STAMPED) },
      { name: 'two.log', content: print(stories[1]!.of('spoke'), STAMPED) },
    ]);
    expect(
      report.attempts.map(({ spoke, outcome, quickModes }) => [spoke.nbma, outcome, quickModes.length]),
    ).toEqual([
      ['192.0.2.101', 'registered', 1],
      ['192.0.2.102', 'registered', 1],
    ]);
  });

  test('logs of different runs are said to be that, and not joined', async () => {
    const later = { ...nthWorld(1), messageId: 0x0bad_cafe, spiToHub: 0x7777_0001, spiToSpoke: 0x7777_0002 };
    const report = await judge([
      { name: 'hub.log', content: print(healthy(nthWorld(1)).of('hub'), BARE) },
      { name: 'spoke.log', content: print(healthy(later).of('spoke'), BARE) },
    ]);
    expect(report.attempts).toHaveLength(2);
    expect(report.findings.map(({ id }) => id)).toContain('run');
    // What differs between two runs is no fault of either.
    const faults = report.attempts.flatMap(({ checks }) =>
      checks.filter(({ id, verdict }) => id !== 'run' && (verdict === 'fail' || verdict === 'conflict')),
    );
    expect(faults).toEqual([]);
  });
});
