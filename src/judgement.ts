/**
 * The report document, version 1: what `--format json` prints and every other output is made from. Its
 * names are an interface; the JSON Schema of `dmvpn-trace schema` describes it.
 */
import type { FaultDomain, StepVerdict } from './flow/walk.ts';
import type { Address, SourceKind } from './observation.ts';

export const REPORT_SCHEMA = 'dmvpn-trace/report/1';

/** Where something was seen: source, frame or line, time, and one short line of it. */
export interface Evidence {
  source: string;
  frame?: number;
  line?: number;
  lines?: [number, number];
  /** ISO 8601 with nanoseconds; null when the source has no time or no year. */
  at: string | null;
  /** Nanoseconds since the attempt's first event, as text, on the common clock where clocks are aligned; null without time. */
  offset?: string | null;
  text: string;
}

export interface ReportedProblem {
  code: string;
  layer: string;
  message: string;
  frame: number | null;
  line: number | null;
  offset: number | null;
  need: number | null;
  have: number | null;
}

export interface ReportedSource {
  id: string;
  path: string;
  kind: SourceKind;
  vantage: { side: 'spoke' | 'hub' | 'both' | 'unknown'; how: 'given' | 'inferred'; why: string | null };
  format: string;
  linkTypes: string[] | null;
  frames: number | null;
  bytes: number;
  encoding: string | null;
  language: string | null;
  messages: number | null;
  unknownMessages: number | null;
  unknownShapes: { shape: string; count: number; line: number }[];
  complete: boolean;
  counts: Record<string, number>;
  first: string | null;
  last: string | null;
  problems: ReportedProblem[];
}

export interface ReportedParty {
  nbma: Address | null;
  tunnel: Address | null;
  hostname: string | null;
  behindNat: boolean | null;
}

export interface ReportedPhase1 {
  mode: 'main' | 'aggressive' | null;
  initiatorCookie: string | null;
  responderCookie: string | null;
  encryption: string | null;
  keyLength: number | null;
  hash: string | null;
  group: number | null;
  authentication: string | null;
  lifetimeSeconds: number | null;
  port: 500 | 4500 | null;
}

export interface ReportedQuickMode {
  messageId: number | null;
  spiToHub: string | null;
  spiToSpoke: string | null;
  transform: string | null;
  mode: 'transport' | 'tunnel' | null;
  lifetimeSeconds: number | null;
  lifetimeKilobytes: number | null;
  pfsGroup: number | null;
  rekey: boolean;
}

export interface ReportedRegistration {
  requestId: number | null;
  spokeNbma: Address | null;
  spokeTunnel: Address | null;
  nhs: Address | null;
  holdingTime: number | null;
  unique: boolean | null;
  code: number | null;
  replied: boolean | null;
  authenticated: boolean | null;
}

export interface ReportedStep {
  number: number;
  id: string;
  title: string;
  short: string;
  verdict: StepVerdict;
  sightings: {
    spokeLog: Evidence[];
    spokeWire: Evidence[];
    hubWire: Evidence[];
    hubLog: Evidence[];
    /** Captures whose side is not known. */
    wire: Evidence[];
  };
  /** Columns whose sources would have shown this step. */
  watched: { spokeLog: boolean; spokeWire: boolean; hubWire: boolean; hubLog: boolean; wire: boolean };
  repeats: number;
  /** For `done` and `inferred` without a sighting at the receiver: what proves it. */
  because: string | null;
}

export type Confidence = 'certain' | 'likely' | 'possible';

export interface ReportedCause {
  id: string;
  confidence: Confidence;
  domain: FaultDomain | null;
  explanation: string;
  remedy: string;
  next: string;
  evidence: Evidence[];
}

export type CheckVerdict = 'pass' | 'fail' | 'conflict' | 'unknown';

export interface ReportedCheck {
  id: string;
  verdict: CheckVerdict;
  message: string;
  values: { value: string | number | null; from: Evidence }[];
}

/** ESP packets of one SPI at one place. */
export interface ReportedFlow {
  source: string;
  protocol: 'esp' | 'ah';
  from: Address;
  to: Address;
  direction: 'to-hub' | 'to-spoke' | null;
  spi: string;
  encapsulation: 'ip' | 'udp';
  packets: number;
  bytes: number;
  first: string | null;
  last: string | null;
  firstFrame: number;
  lowestSequence: number;
  highestSequence: number;
  gaps: number;
  repeats: number;
  outOfOrder: number;
  authenticated: number | null;
  rejected: number | null;
}

export interface TimelineEntry {
  evidence: Evidence;
  column: 'spokeLog' | 'spokeWire' | 'hubWire' | 'hubLog' | 'wire';
  step: number | null;
  /** The flow's message this is a sighting of, e.g. `MM1`. */
  message: string | null;
  sender: 'spoke' | 'hub' | null;
  repeat: boolean;
  /** Nanoseconds since the attempt's first event on the common clock, as text; null without time. */
  offset: string | null;
  /** Half the width of the clock interval that this offset rests on, in nanoseconds, as text. */
  uncertainty: string | null;
}

export interface ReportedAttempt {
  id: string;
  spoke: ReportedParty;
  hub: ReportedParty;
  crypto: 'ikev1' | 'ikev2' | 'none' | 'unknown';
  phase1: ReportedPhase1;
  quickModes: ReportedQuickMode[];
  registrations: ReportedRegistration[];
  steps: ReportedStep[];
  outcome: 'registered' | 'stalled' | 'cannot-tell';
  /** The last step that is done or inferred; null when all of them are. */
  stalledAfter: number | null;
  faultDomain: FaultDomain | null;
  /** The outcome in one sentence. */
  summary: string;
  causes: ReportedCause[];
  checks: ReportedCheck[];
  flows: ReportedFlow[];
  adjacency: { protocol: string; up: boolean; neighbor: Address | null; from: Evidence }[];
  timeline: TimelineEntry[];
}

export interface ReportedClock {
  a: string;
  b: string;
  /** Nanoseconds, as text; null when only the other bound is known. */
  offsetMin: string | null;
  offsetMax: string | null;
  pairs: number;
  drift: string | null;
}

export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  id: string;
  severity: Severity;
  message: string;
  evidence: Evidence[];
}

export interface Report {
  schema: typeof REPORT_SCHEMA;
  tool: { name: string; version: string };
  sources: ReportedSource[];
  attempts: ReportedAttempt[];
  clocks: ReportedClock[];
  findings: Finding[];
}
