/** Every lab scenario with all it has but keys: two captures, two ends' logs, taken on one machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/judgement.ts';
import { loadInputs } from '../../src/node/load.ts';
import type { Side } from '../../src/observation.ts';
import { print } from '../made/transcripts/print.ts';
import { healthy } from '../made/transcripts/stories.ts';
import { hub, spoke, world } from '../made/transcripts/world.ts';
import { judged, verdicts, workshop } from './support.ts';

const { observe } = workshop();

const FILES: readonly [string, Side][] = [
  ['spoke1.pcap', 'spoke'],
  ['hub.pcap', 'hub'],
  ['spoke1-charon.log', 'spoke'],
  ['spoke1-nhrpd.log', 'spoke'],
  ['hub-charon.log', 'hub'],
  ['hub-nhrpd.log', 'hub'],
];

const folderOf = (scenario: string): string => join('fixtures', `lab-${scenario}`);

async function load(scenario: string, names: readonly string[] = FILES.map(([name]) => name)) {
  const files = FILES.filter(([name]) => names.includes(name))
    .map(([name, side]) => ({ path: join(folderOf(scenario), name), side }))
    .filter(({ path }) => existsSync(path));
  const { set, unreadable } = await loadInputs(files);
  expect(unreadable).toEqual([]);
  return set;
}

/** One row per step, one letter per column: spoke log, spoke wire, hub wire, hub log. */
function matrix(report: Report): string[] {
  return report.attempts[0]!.steps.map(({ sightings }) =>
    (['spokeLog', 'spokeWire', 'hubWire', 'hubLog'] as const)
      .map((column) => (sightings[column].length > 0 ? 'x' : '-'))
      .join(''),
  );
}

/**
 * What was seen where, by the captures (counted with tshark) and the two daemons. The hub's nhrpd prints
 * nothing of registrations that it does not take.
 */
const TO_MM4 = ['x--x', 'x---', 'xxxx', 'xxxx', 'xxxx', 'xxxx'];
const NOTHING = '----';
const TRUTH: Readonly<
  Record<string, { outcome: string; stalledAfter: number | null; cause: string | null; seen: string[] }>
> = {
  'success-aes': {
    outcome: 'registered',
    stalledAfter: null,
    cause: null,
    seen: [...TO_MM4, 'xxxx', 'xxxx', 'xxxx', 'xxxx', '-xx-', 'x--x', 'x--x'],
  },
  'success-transport-3des': {
    outcome: 'registered',
    stalledAfter: null,
    cause: null,
    seen: [...TO_MM4, 'xxxx', 'xxxx', 'xxxx', 'xxxx', '-xx-', 'x--x', 'x--x'],
  },
  'nat-traversal': {
    outcome: 'registered',
    stalledAfter: null,
    cause: null,
    seen: [...TO_MM4, 'xxxx', 'xxxx', 'xxxx', 'xxxx', '-xx-', 'x--x', 'x--x'],
  },
  'plain-gre': {
    outcome: 'registered',
    stalledAfter: null,
    cause: null,
    seen: ['x--x', ...Array.from({ length: 10 }, () => NOTHING), 'xxxx', 'xxxx'],
  },
  'udp500-blocked': {
    outcome: 'stalled',
    stalledAfter: 2,
    cause: 'ike-request-lost',
    seen: ['x--x', 'x---', 'xx--', ...Array.from({ length: 10 }, () => NOTHING)],
  },
  'psk-mismatch': {
    outcome: 'stalled',
    stalledAfter: 6,
    cause: 'psk-mismatch',
    seen: [...TO_MM4, 'xxxx', ...Array.from({ length: 6 }, () => NOTHING)],
  },
  'phase2-proposal-mismatch': {
    outcome: 'stalled',
    stalledAfter: 8,
    cause: 'ipsec-proposal-mismatch',
    seen: [...TO_MM4, 'xxxx', 'xxxx', ...Array.from({ length: 5 }, () => NOTHING)],
  },
  'esp-dropped-spoke-to-hub': {
    outcome: 'stalled',
    stalledAfter: 10,
    cause: 'esp-blocked',
    seen: [...TO_MM4, 'xxxx', 'xxxx', 'xxxx', 'xxxx', '-x--', 'x---', NOTHING],
  },
  'nhrp-auth-mismatch': {
    outcome: 'stalled',
    stalledAfter: 12,
    cause: 'nhrp-auth-mismatch',
    seen: [...TO_MM4, 'xxxx', 'xxxx', 'xxxx', 'xxxx', '-xx-', 'x--x', NOTHING],
  },
};

describe.each(Object.entries(TRUTH))('%s', (scenario, truth) => {
  test('four columns agree, in one attempt, on one clock', async () => {
    const report = judged(await load(scenario));
    expect(report.attempts).toHaveLength(1);
    const attempt = report.attempts[0]!;
    expect([attempt.outcome, attempt.stalledAfter, attempt.causes[0]?.id ?? null]).toEqual([
      truth.outcome,
      truth.stalledAfter,
      truth.cause,
    ]);
    expect(matrix(report)).toEqual(truth.seen);
    expect(report.findings.filter(({ id }) => id === 'run')).toEqual([]);
    expect(report.clocks.length).toBeGreaterThan(0);
    for (const { a, b, offsetMin, offsetMax, drift } of report.clocks) {
      const low = offsetMin === null || BigInt(offsetMin) <= 0n;
      const high = offsetMax === null || BigInt(offsetMax) >= 0n;
      expect({ a, b, low, high, drift }).toEqual({ a, b, low: true, high: true, drift: null });
    }
  });

  test('a message in a log is the message on the wire', async () => {
    const report = judged(await load(scenario));
    const { timeline } = report.attempts[0]!;
    const messages = new Map<string, Set<string>>();
    for (const { message, column } of timeline) {
      if (message?.match(/^(?:MM|QM)\d$/))
        messages.set(message, (messages.get(message) ?? new Set()).add(column));
    }
    for (const [message, columns] of messages) {
      const sent =
        truth.seen[2] === 'xx--' ? ['spokeLog', 'spokeWire'] : ['hubLog', 'hubWire', 'spokeLog', 'spokeWire'];
      expect([message, [...columns].sort()]).toEqual([message, sent]);
    }
  });
});

describe('IOS logs of the run that two captures show', () => {
  test.each(['success-aes', 'success-transport-3des'])(
    '%s: joined by message ID and SPIs',
    async (scenario) => {
      const wire = await load(scenario, ['spoke1.pcap', 'hub.pcap']);
      const messageId = wire.observations.flatMap(({ event }) =>
        event.kind === 'ike-message' && event.exchange === 'quick' && event.messageId
          ? [event.messageId]
          : [],
      )[0]!;
      const flows = wire.observations.flatMap(({ event }) => (event.kind === 'esp-flow' ? [event] : []));
      const made = world({
        spoke: spoke({ nbma: '172.16.1.1', tunnel: '10.1.1.1' }),
        hub: hub({ nbma: '172.16.10.1', tunnel: '10.1.1.254' }),
        messageId,
        spiToHub: Number(flows.find(({ destination }) => destination === '172.16.10.1')!.spi),
        spiToSpoke: Number(flows.find(({ destination }) => destination === '172.16.1.1')!.spi),
      });
      const story = healthy(made);
      // The routers' clocks were never set, and each says another year.
      const logs = await observe([
        {
          name: `${scenario}-h.log`,
          content: print(story.of('hub'), { release: '15.1', head: 'unset', start: 40_000 }),
        },
        {
          name: `${scenario}-s.log`,
          content: print(story.of('spoke'), { release: 'xe17', head: 'year', start: 900_000_000 }),
        },
      ]);
      const report = judged({
        sources: [...wire.sources, ...logs.sources],
        observations: [...wire.observations, ...logs.observations],
      });
      expect(report.attempts).toHaveLength(1);
      expect(verdicts(report.attempts[0]!)).toEqual(Array.from({ length: 13 }, () => 'done'));
      expect(matrix(report).slice(2, 10)).toEqual(Array.from({ length: 8 }, () => 'xxxx'));
      expect(report.attempts[0]!.quickModes).toHaveLength(1);
      expect(report.attempts[0]!.quickModes[0]!.messageId).toBe(messageId);
    },
  );
});

describe('what two captures show is counted once', () => {
  const explanation = async (scenario: string, names: readonly string[]) => {
    const { set } = await loadInputs(
      names.map((name) => ({ path: join(folderOf(scenario), name), side: null })),
    );
    return judged(set).attempts[0]!.causes[0]!.explanation;
  };

  // tshark -Y "isakmp.exchangetype == 5 && ip.src == 172.16.10.1" prints 4 frames of either capture.
  test.each([[['hub.pcap']], [['spoke1.pcap']], [['spoke1.pcap', 'hub.pcap']]])(
    'the hub’s answers to MM5, from %j',
    async (names) => {
      expect(await explanation('psk-mismatch', names)).toContain('answered 4 times');
    },
  );

  // Of the hub's 2,443 frames of GRE 1,220 are its error indications, 1,218 the spoke's answers to them, 5 requests.
  test('error indications of the hub, without those of the spoke', async () => {
    const names = ['spoke1-gre1.pcap', 'hub-gre1.pcap', 'spoke1.pcap', 'hub.pcap'];
    expect(await explanation('nhrp-auth-mismatch', names)).toContain('was answered 1220 times');
  });
});
