/** Made transcripts as fixtures: what `npm run fixtures` writes, with what must come out of them. */
import iconv from 'iconv-lite';
import type { MadeCase } from '../case.ts';
import type { Expected, StoryCase } from './case.ts';
import { storyCases } from './cases.ts';
import { fullWidth, noBreakIndents, pages, terminal, withProse } from './damage.ts';
import type { Wordings } from './english.ts';
import { type Printing, print } from './print.ts';
import { interleave, type Said, type Story } from './said.ts';
import {
  bothRouters,
  debugNhrpAlone,
  FIVE_OUTCOMES,
  fiveSpokes,
  longHistory,
  nthWorld,
  sessionAround,
} from './scenes.ts';
import { showsFixture } from './shows.ts';
import { healthy } from './stories.ts';
import { world } from './world.ts';
import { zhCn } from './zh-cn.ts';
import { zhTw } from './zh-tw.ts';

/** 1 May 2024, 08:00:00 UTC; the spoke's clock is seven seconds ahead. */
const HUB_START = 1_714_550_400;
const SPOKE_START = HUB_START + 7;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const ENDS = (() => {
  const { spoke, hub } = world();
  return {
    hub: { nbma: hub.nbma, tunnel: hub.tunnel },
    spoke: { nbma: spoke.nbma, tunnel: spoke.tunnel },
  };
})();

/** The statement of one attempt, from what the story was made to show. */
function stated({ outcome, stalledAfter, domain, cause }: Expected): Record<string, unknown> {
  return {
    outcome,
    stalledAfter,
    ...(domain ? { faultDomain: domain } : {}),
    ...(cause ? { causes: { $contains: [{ id: cause }] } } : {}),
  };
}

const statement = (expected: Expected, attempts: Record<string, unknown>[] = [stated(expected)]) => ({
  exitCode: expected.outcome === 'stalled' ? 1 : 0,
  unreadable: [],
  report: { attempts },
});

const HEADS: readonly Omit<Printing, 'start'>[] = [
  { release: '15.1', head: 'unset' },
  { release: '12.4', head: 'milliseconds' },
  { release: 'xe17', head: 'sequence' },
];

/** Both routers' logs of one story, each with its own clock; the releases take turns. */
function storyFixture(one: StoryCase, index: number): MadeCase {
  const story = one.story();
  const printing = HEADS[index % HEADS.length]!;
  const { spoke, translated } = story.world;
  const expected = statement(one.expected);
  return {
    name: `transcript-${one.name}`,
    title: one.title,
    topology: {
      hub: { nbma: story.world.hub.nbma, tunnel: story.world.hub.tunnel },
      spoke: { nbma: translated?.nbma ?? spoke.nbma, tunnel: spoke.tunnel },
    },
    brokenOnPurpose: one.expected.outcome === 'stalled' ? one.title : null,
    happened: `${one.title}. Both routers' debugs in the form of IOS ${printing.release}; the spoke's clock is seven seconds ahead.`,
    files: {
      'hub.log': bytes(print(story.of('hub'), { ...printing, start: HUB_START })),
      'spoke.log': bytes(print(story.of('spoke'), { ...printing, start: SPOKE_START })),
    },
    runs: {
      inferred: { inputs: [{ path: 'hub.log' }, { path: 'spoke.log' }] },
      given: {
        inputs: [
          { path: 'spoke.log', side: 'spoke' },
          { path: 'hub.log', side: 'hub' },
        ],
      },
    },
    expected: { inferred: expected, given: expected },
  };
}

interface Document {
  name: string;
  title: string;
  said: readonly Said[];
  wordings: Wordings;
  language: 'zh-TW' | 'zh-CN';
  encoding: string;
  expected: Expected;
}

/** A translated document with both routers in it. */
function documentFixture({ name, title, said, wordings, language, encoding, expected }: Document): MadeCase {
  const printing: Printing = { release: '15.1', head: 'none', start: HUB_START, wordings };
  const text = withProse(pages(noBreakIndents(fullWidth(print(said, printing), 99))), language);
  return {
    name: `transcript-${name}`,
    title,
    topology: ENDS,
    brokenOnPurpose: expected.outcome === 'stalled' ? title : null,
    happened: `Both routers' debugs in one document, translated by a machine (${language}), with pages and prose between them, in ${encoding}.`,
    files: { 'document.txt': new Uint8Array(iconv.encode(text, encoding)) },
    runs: { document: { inputs: [{ path: 'document.txt' }] } },
    expected: {
      document: {
        ...statement(expected),
        report: {
          sources: [
            { path: 'document.txt', language, encoding, vantage: { side: 'both' }, unknownMessages: 0 },
          ],
          attempts: [stated(expected)],
        },
      },
    },
  };
}

const both = (story: Story): Said[] => interleave(story.of('hub'), story.of('spoke'));
const named = (name: string): StoryCase => storyCases.find((one) => one.name === name)!;

const LANGUAGES = [
  { language: 'zh-TW', wordings: zhTw },
  { language: 'zh-CN', wordings: zhCn },
] as const;

/** Stories that the lab has too, as documents; the encodings take turns. */
const DOCUMENTS: readonly [string, (typeof LANGUAGES)[number]['language'], string][] = [
  ['success', 'zh-TW', 'utf-8'],
  ['psk-mismatch', 'zh-TW', 'big5'],
  ['transform-mismatch', 'zh-TW', 'utf-8'],
  ['nhrp-auth-mismatch', 'zh-TW', 'utf-16le'],
  ['esp-blocked', 'zh-TW', 'utf-8'],
  ['nat-traversal', 'zh-TW', 'utf-8'],
  ['success', 'zh-CN', 'gb18030'],
  ['psk-mismatch', 'zh-CN', 'utf-8'],
  ['transform-mismatch', 'zh-CN', 'gb18030'],
  ['esp-blocked', 'zh-CN', 'utf-8'],
];

const documents = DOCUMENTS.map(([name, language, encoding]) => {
  const { title, story, expected } = named(name);
  const { wordings } = LANGUAGES.find((one) => one.language === language)!;
  return documentFixture({
    name: `${language.toLowerCase()}-${name}`,
    title,
    said: both(story()),
    wordings,
    language,
    encoding,
    expected,
  });
});

function fiveSpokesFixture(): MadeCase {
  const { hub, spokes } = fiveSpokes();
  const printing: Printing = { release: '15.1', head: 'unset', start: HUB_START };
  const files: Record<string, Uint8Array> = { 'hub.log': bytes(print(hub, printing)) };
  spokes.forEach((said, index) => {
    files[`spoke${index + 1}.log`] = bytes(print(said, { ...printing, start: SPOKE_START }));
  });
  const attempts = FIVE_OUTCOMES.map(({ outcome, stalledAfter }, index) => ({
    spoke: { nbma: nthWorld(index + 1).spoke.nbma },
    outcome,
    stalledAfter,
  }));
  const expected = { exitCode: 1, unreadable: [], report: { attempts: { $contains: attempts, $length: 5 } } };
  return {
    name: 'transcript-five-spokes',
    title: "Five spokes at one hub, their messages mixed in the hub's log",
    topology: {
      hub: ENDS.hub,
      spokes: FIVE_OUTCOMES.map((_, index) => ({ nbma: nthWorld(index + 1).spoke.nbma })),
    },
    brokenOnPurpose:
      '.102: another key; .103: another transform set; .104: another NHRP authentication string',
    happened: 'The five bring-ups run at the same time; all registrations have the same request ID.',
    files,
    runs: {
      hub: { inputs: [{ path: 'hub.log' }] },
      all: { inputs: Object.keys(files).map((path) => ({ path })) },
    },
    expected: { hub: expected, all: expected },
  };
}

function debugNhrpFixture(): MadeCase {
  const { hub, spoke } = debugNhrpAlone();
  const printing: Printing = { release: 'xe17', head: 'unset', start: HUB_START };
  const spokes = [1, 2].map((index) => nthWorld(index).spoke);
  const registered = ({ nbma, tunnel }: { nbma: string; tunnel: string }) => ({
    spoke: { nbma, tunnel },
    outcome: 'registered',
    causes: [],
  });
  const both = spokes.map((one) => ({
    ...registered(one),
    adjacency: [{ neighbor: one.tunnel, up: true }],
  }));
  const read = { unknownMessages: 0 };
  return {
    name: 'transcript-debug-nhrp-alone',
    title: 'Two spokes at a hub with debug nhrp, which prints no packet',
    topology: { hub: ENDS.hub, spokes: spokes.map(({ nbma, tunnel }) => ({ nbma, tunnel })) },
    brokenOnPurpose: null,
    happened: 'Both registrations are refreshed after 200 seconds; the second spoke came up within the log.',
    files: {
      'hub.log': bytes(print(hub, printing)),
      'spoke2.log': bytes(print(spoke, { ...printing, start: SPOKE_START })),
    },
    runs: {
      hub: { inputs: [{ path: 'hub.log' }] },
      spoke: { inputs: [{ path: 'spoke2.log' }] },
      both: { inputs: [{ path: 'hub.log' }, { path: 'spoke2.log' }] },
    },
    expected: {
      hub: {
        exitCode: 0,
        unreadable: [],
        report: { sources: [{ ...read, vantage: { side: 'hub' } }], attempts: both },
      },
      spoke: {
        exitCode: 0,
        unreadable: [],
        report: {
          sources: [{ ...read, vantage: { side: 'spoke' } }],
          attempts: [{ spoke: { tunnel: spokes[1]!.tunnel }, outcome: 'registered', causes: [] }],
        },
      },
      both: {
        exitCode: 0,
        unreadable: [],
        // The second spoke's own log tells of the hub as its neighbour too.
        report: { attempts: [both[0], { ...registered(spokes[1]!), adjacency: { $length: 2 } }] },
      },
    },
  };
}

/** What `show logging` holds of two routers where nobody switched a debug on. */
function notificationsFixture(): MadeCase {
  const { hub } = ENDS;
  const [first, second, third] = [1, 2, 3].map((index) => nthWorld(index).spoke);
  const pair = ({ nbma, tunnel }: { nbma: string; tunnel: string }) => `(Tunnel: ${tunnel} NBMA: ${nbma})`;
  const client = (word: string, of: typeof first, reason = '') =>
    `%DMVPN-5-NHRP_NHC_${word}: Tunnel20: Next Hop Client : ${pair(of!)} for ${pair(hub)} is ${word}${reason}`;
  const neighbour = (of: typeof first, what: string) =>
    `%DUAL-5-NBRCHANGE: EIGRP-IPv4 65: Neighbor ${of!.tunnel} (Tunnel20) is ${what}`;
  const unreadable = `%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from ${third!.nbma} failed its sanity check or is malformed`;
  const lineUp = '%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel20, changed state to up';
  const hubLines: [string, string][] = [
    ['02:50:00.100', lineUp],
    ['02:50:07.100', client('UP', first)],
    ['02:50:08.100', neighbour(first, 'up: new adjacency')],
    ['02:50:17.100', client('UP', second)],
    ['02:58:05.963', unreadable],
    ['02:58:15.963', unreadable],
    ['03:08:18.100', neighbour(second, 'down: holding time expired')],
    ['03:10:17.100', client('DOWN', second, ', Reason: Expired Entry(NHRP: no error)')],
  ];
  const spokeLines: [string, string][] = [
    ['02:57:55.100', lineUp],
    [
      '02:58:50.963',
      `%DMVPN-5-NHRP_NHS_DOWN: Tunnel20: Next Hop Server : ${pair(hub)} for ${pair(third!)} is DOWN, Reason: NHRP Registration Failure(NHRP: no error)`,
    ],
  ];
  const log = (lines: [string, string][]) =>
    bytes(lines.map(([time, message]) => `Oct 30 ${time}: ${message}\n`).join(''));
  const expected = {
    exitCode: 1,
    unreadable: [],
    report: {
      attempts: [
        {
          spoke: { nbma: first!.nbma, tunnel: first!.tunnel },
          outcome: 'cannot-tell',
          stalledAfter: 12,
          causes: [],
          adjacency: [{ neighbor: first!.tunnel, up: true }],
        },
        {
          spoke: { nbma: second!.nbma },
          outcome: 'stalled',
          stalledAfter: 12,
          adjacency: [{ neighbor: second!.tunnel, up: false }],
        },
        {
          spoke: { nbma: third!.nbma },
          outcome: 'stalled',
          stalledAfter: 6,
          faultDomain: 'configuration',
          causes: [{ id: 'psk-mismatch', confidence: 'likely' }],
        },
      ],
    },
  };
  return {
    name: 'transcript-notifications-alone',
    title: 'Logs without a debug: one spoke is up, one was lost, one has another key',
    topology: {
      hub,
      spokes: [first, second, third].map((one) => ({ nbma: one!.nbma, tunnel: one!.tunnel })),
    },
    brokenOnPurpose: `${third!.nbma}: another key; ${second!.nbma}: switched off`,
    happened: 'Neither router has a debug on: notifications of severity 3 to 5 are all there is.',
    files: { 'hub.log': log(hubLines), 'spoke3.log': log(spokeLines) },
    runs: {
      inferred: { inputs: [{ path: 'hub.log' }, { path: 'spoke3.log' }] },
      given: {
        inputs: [
          { path: 'hub.log', side: 'hub' },
          { path: 'spoke3.log', side: 'spoke' },
        ],
      },
    },
    expected: { inferred: expected, given: expected },
  };
}

function historyFixture(): MadeCase {
  const story = longHistory();
  const printing: Printing = { release: 'xe17', head: 'year', start: HUB_START };
  const expected = {
    exitCode: 1,
    unreadable: [],
    report: {
      attempts: {
        $length: 4,
        $contains: [
          { outcome: 'registered', quickModes: [{ rekey: false }, { rekey: true }] },
          { outcome: 'registered', quickModes: [{ messageId: 0x1234_5678, rekey: false }] },
          { outcome: 'stalled', stalledAfter: 2 },
        ],
      },
    },
  };
  return {
    name: 'transcript-history',
    title: 'Two tries in vain, a good one, a rekey, everything deleted, and up again',
    topology: ENDS,
    brokenOnPurpose: 'at first UDP 500 towards the hub',
    happened: 'Four attempts within three hours in the logs of both routers.',
    files: {
      'hub.log': bytes(print(story.of('hub'), printing)),
      'spoke.log': bytes(print(story.of('spoke'), { ...printing, start: SPOKE_START })),
    },
    runs: { logs: { inputs: [{ path: 'hub.log' }, { path: 'spoke.log' }] } },
    expected: { logs: expected },
  };
}

function terminalFixture(): MadeCase {
  const story = healthy();
  const log = print(story.of('spoke'), { release: '15.1', head: 'unset', start: HUB_START });
  return {
    name: 'transcript-terminal',
    title: 'The log of a terminal session on the spoke',
    topology: ENDS,
    brokenOnPurpose: null,
    happened: 'A configuration, debugs with the dots of a ping and prompts in the middle of messages, shows.',
    files: { 'session.log': bytes(sessionAround(terminal(log, story.world.spoke.host), story)) },
    runs: { session: { inputs: [{ path: 'session.log' }] } },
    expected: {
      session: {
        exitCode: 0,
        unreadable: [],
        report: {
          sources: [{ kind: 'mixed', vantage: { side: 'spoke' }, unknownMessages: 0 }],
          attempts: [{ spoke: { hostname: story.world.spoke.host }, outcome: 'registered' }],
        },
      },
    },
  };
}

function serverFixture(): MadeCase {
  return {
    name: 'transcript-syslog-server',
    title: "A syslog server's file with both routers in it",
    topology: ENDS,
    brokenOnPurpose: null,
    happened:
      'Every line has the time of arrival, the host name, and the sequence number and clock of the router.',
    files: {
      'syslog.log': bytes(print(bothRouters(), { release: '15.1', head: 'server', start: HUB_START })),
    },
    runs: { file: { inputs: [{ path: 'syslog.log' }] } },
    expected: {
      file: {
        exitCode: 0,
        unreadable: [],
        report: {
          sources: [{ vantage: { side: 'both' }, unknownMessages: 0 }],
          attempts: [
            {
              spoke: { nbma: ENDS.spoke.nbma, hostname: 'branch-7' },
              hub: { nbma: ENDS.hub.nbma, hostname: 'core-hub' },
              outcome: 'registered',
              stalledAfter: null,
            },
          ],
        },
      },
    },
  };
}

export const transcriptCases: readonly MadeCase[] = [
  ...storyCases.map(storyFixture),
  ...documents,
  fiveSpokesFixture(),
  debugNhrpFixture(),
  notificationsFixture(),
  showsFixture(),
  historyFixture(),
  terminalFixture(),
  serverFixture(),
];
