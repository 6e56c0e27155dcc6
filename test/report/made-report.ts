/** A small report made by hand: MM1 is sent three times and lost on the path. */
import { STEPS } from '../../src/flow/steps.ts';
import type { Evidence, Report, ReportedAttempt, ReportedStep, TimelineEntry } from '../../src/judgement.ts';

const LOG = 'case/spoke.log';
const SPOKE_WIRE = 'case/spoke.pcap';
const HUB_WIRE = 'case/hub.pcap';

const seconds = (value: number) => String(BigInt(Math.round(value * 1000)) * 1_000_000n);

function logLine(line: number, at: number, text: string): Evidence {
  return { source: LOG, line, at: `2026-01-02T03:04:0${at}`, text };
}

function frame(number: number, at: number, text: string): Evidence {
  return { source: SPOKE_WIRE, frame: number, at: `2026-01-02T03:04:0${at}.000250Z`, text };
}

const triggered = logLine(3, 0, 'tunnel asks for crypto');
const sent = logLine(4, 1, 'sent MM1 192.0.2.1 to 198.51.100.1');
const passed = frame(1, 1, 'IKE main 192.0.2.1 to 198.51.100.1 port 500: security-association');
const again = frame(2, 5, 'IKE main 192.0.2.1 to 198.51.100.1 port 500: security-association');
const andAgain = frame(3, 9, 'IKE main 192.0.2.1 to 198.51.100.1 port 500: security-association');

function step(number: number): ReportedStep {
  const { id, title, short, crypto } = STEPS[number - 1]!;
  const ike = number > 2 && number < 11;
  return {
    number,
    id,
    title,
    short,
    verdict: number < 3 ? 'done' : number === 3 ? 'failed' : 'missing',
    sightings: {
      spokeLog: number === 2 ? [triggered] : number === 3 ? [sent] : [],
      spokeWire: number === 3 ? [passed] : [],
      hubWire: [],
      hubLog: [],
      wire: [],
    },
    watched: { spokeLog: true, spokeWire: ike, hubWire: ike && crypto, hubLog: false, wire: false },
    repeats: number === 3 ? 2 : 0,
    because: null,
  };
}

function event(
  evidence: Evidence,
  rest: Pick<TimelineEntry, 'column'> & Partial<TimelineEntry>,
  offset: number,
): TimelineEntry {
  return {
    evidence,
    step: 3,
    message: 'MM1',
    sender: 'spoke',
    repeat: false,
    offset: seconds(offset),
    uncertainty: rest.column === 'spokeLog' ? '0' : '250000',
    ...rest,
  };
}

export function madeAttempt(): ReportedAttempt {
  return {
    id: '1',
    spoke: { nbma: '192.0.2.1', tunnel: '10.0.0.1', hostname: 'R2', behindNat: false },
    hub: { nbma: '198.51.100.1', tunnel: null, hostname: null, behindNat: null },
    crypto: 'ikev1',
    phase1: {
      mode: 'main',
      initiatorCookie: '0123456789abcdef',
      responderCookie: null,
      encryption: 'aes-cbc',
      keyLength: 128,
      hash: 'sha',
      group: 2,
      authentication: 'pre-shared-key',
      lifetimeSeconds: 86400,
      port: 500,
    },
    quickModes: [],
    registrations: [],
    steps: STEPS.map(({ number }) => step(number)),
    outcome: 'stalled',
    stalledAfter: 2,
    faultDomain: 'path-to-hub',
    summary:
      '192.0.2.1 to 198.51.100.1 stalled after step 2: MM1 was sent 3 times and did not reach the hub.',
    causes: [
      {
        id: 'udp-500-blocked',
        confidence: 'likely',
        domain: 'path-to-hub',
        explanation: 'UDP port 500 is blocked between spoke and hub.',
        remedy: 'Permit UDP 500:\n permit udp any any eq isakmp',
        next: 'show access-lists',
        evidence: [sent, passed],
      },
    ],
    checks: [
      {
        id: 'proposal.phase1',
        verdict: 'fail',
        message: 'The groups differ.',
        values: [
          { value: 'group 2', from: sent },
          { value: null, from: passed },
        ],
      },
      { id: 'spi', verdict: 'pass', message: 'All SPIs agree.', values: [{ value: 1, from: passed }] },
    ],
    flows: [
      {
        source: SPOKE_WIRE,
        protocol: 'esp',
        from: '192.0.2.1',
        to: '198.51.100.1',
        direction: 'to-hub',
        spi: '0x01020304',
        encapsulation: 'ip',
        packets: 7,
        bytes: 700,
        first: '2026-01-02T03:04:10.000000Z',
        last: '2026-01-02T03:04:20.000000Z',
        firstFrame: 4,
        lowestSequence: 1,
        highestSequence: 8,
        gaps: 1,
        repeats: 0,
        outOfOrder: 0,
        authenticated: null,
        rejected: null,
      },
    ],
    adjacency: [],
    timeline: [
      event(triggered, { column: 'spokeLog', step: 2, message: null, sender: null }, -1),
      event(sent, { column: 'spokeLog' }, 0),
      event(passed, { column: 'spokeWire' }, 0.001),
      event(again, { column: 'spokeWire', repeat: true }, 4.001),
      event(andAgain, { column: 'spokeWire', repeat: true }, 8.001),
    ],
  };
}

function source(path: string, kind: 'capture' | 'transcript', side: 'spoke' | 'hub'): Report['sources'][0] {
  const isCapture = kind === 'capture';
  return {
    id: path,
    path,
    kind,
    vantage: { side, how: 'given', why: null },
    format: isCapture ? 'pcap' : 'ios',
    linkTypes: isCapture ? ['ethernet'] : null,
    frames: isCapture ? 4 : null,
    bytes: 1000,
    encoding: isCapture ? null : 'utf-8',
    language: isCapture ? null : 'en',
    messages: isCapture ? null : 9,
    unknownMessages: isCapture ? null : 1,
    unknownShapes: isCapture ? [] : [{ shape: 'odd # line', count: 1, line: 7 }],
    complete: true,
    counts: {},
    first: '2026-01-02T03:04:00',
    last: '2026-01-02T03:04:20',
    problems: [],
  };
}

export function madeReport(): Report {
  return {
    schema: 'dmvpn-trace/report/1',
    tool: { name: 'dmvpn-trace', version: '0.0.0' },
    sources: [
      source(HUB_WIRE, 'capture', 'hub'),
      source(LOG, 'transcript', 'spoke'),
      source(SPOKE_WIRE, 'capture', 'spoke'),
    ],
    attempts: [madeAttempt()],
    clocks: [{ a: SPOKE_WIRE, b: LOG, offsetMin: '-1000', offsetMax: '2000000', pairs: 3, drift: null }],
    findings: [
      {
        id: 'udp-500-blocked',
        severity: 'error',
        message: 'UDP port 500 is blocked between spoke and hub.',
        evidence: [sent, passed],
      },
      { id: 'run', severity: 'note', message: 'One run.', evidence: [] },
    ],
  };
}

/** Markup, script, quotes, escape sequences, marks that turn the writing, line ends and lone surrogates. */
export const HOSTILE = `</script><script>document.title='broken'</script><img src=x onerror="document.title='broken'">"'\`&amp;\u001b[31mred\u0000\u202eevil\u2028|x|;#35;%%{init}%%\n=1+1]]>\ud800`;

/** Values of the report that this program makes itself, from closed lists or numbers. */
const OWN = new Set(
  'schema verdict column sender outcome confidence faultDomain domain kind side how crypto severity direction protocol encapsulation mode at offset uncertainty first last offsetMin offsetMax drift'.split(
    ' ',
  ),
);

/** The same report with something hostile after every text that could come from an input. */
export function hostileReport(report: Report = madeReport()): Report {
  const spoil = (value: unknown, key: string, holder: object | null): unknown => {
    if (typeof value === 'string') {
      const own = OWN.has(key) || (key === 'message' && holder !== null && 'column' in holder);
      return own ? value : value + HOSTILE;
    }
    if (Array.isArray(value)) return value.map((item) => spoil(item, key, null));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoil(item, name, value)]));
  };
  return spoil(report, '', null) as Report;
}
