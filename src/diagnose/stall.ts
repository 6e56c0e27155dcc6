/** Where an attempt waits, and how far each message of the flow got. */
import { COLUMNS, type Column, type Crossing, type Placed } from '../correlate/attempt.ts';
import { chainOf, other, senderOf } from '../correlate/sightings.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { Facility } from '../flow/steps.ts';
import type { FaultDomain } from '../flow/walk.ts';
import { isCovering } from '../flow/watch.ts';
import type { Observation, Side } from '../observation.ts';

/** What an attempt waits for: a message, or a step inside one router by its id. */
export type Waiting = Crossing | 'tunnel-up' | 'crypto-triggered' | 'gre-over-ipsec';

/** The message or step that the attempt waits for; null when it is registered. */
export function waitingFor(file: CaseFile): Waiting | null {
  const { pending } = file.walk;
  if (pending === null || file.walk.outcome === 'registered') return null;
  const [first] = pending.step.crossings;
  return pending.pending ?? first ?? (pending.step.id as Waiting);
}

export function waitsFor(file: CaseFile, ...candidates: Waiting[]): boolean {
  const waiting = waitingFor(file);
  return waiting !== null && candidates.includes(waiting);
}

/** Trouble is proved; otherwise what is missing may only be missing from the sources. */
export function isStalled(file: CaseFile): boolean {
  return file.walk.outcome === 'stalled';
}

/** Waiting for the first sign of IKE, and nobody was seen to send anything. */
export function nothingBegun(file: CaseFile): boolean {
  if (file.walk.outcome === 'registered' || file.attempt.crypto === 'ikev2') return false;
  if (!waitsFor(file, 'tunnel-up', 'crypto-triggered', 'MM1', 'AM1', 'registration-request')) return false;
  // Notifications alone do not show who sends what: with nothing but them, nothing can be missed.
  if (COLUMNS.every((column) => !watchesAnything(file, column))) return false;
  return file.seen.crossings.every(
    ({ crossing, column }) => crossing === 'registration-request' && column === 'spokeLog',
  );
}

/** It would have shown something, or the user says that it watched and it is silent. */
export function watchesAnything({ watches, seen }: CaseFile, column: Column): boolean {
  const { given, ike, esp, nhrp, tunnel } = watches[column];
  return ike || esp || nhrp || tunnel || (given && seen.in(column).length === 0);
}

/** Waiting for something inside the tunnel: ESP, the registration, its reply. */
export function waitsInTunnel(file: CaseFile): boolean {
  return waitsFor(
    file,
    'esp-to-hub',
    'esp-to-spoke',
    'gre-over-ipsec',
    'registration-request',
    'registration-reply',
  );
}

const FACILITY: Partial<Record<Crossing, Facility>> = {
  'esp-to-hub': 'esp',
  'esp-to-spoke': 'esp',
  'registration-request': 'nhrp',
  'registration-reply': 'nhrp',
};

/** `seen`, `absent` from a place that would have shown it, or `blind`: no source there could show it. */
export type Mark = 'seen' | 'absent' | 'blind';

/** How far one message got. */
export interface Journey {
  crossing: Crossing;
  sender: Side;
  nearLog: Mark;
  nearWire: Mark;
  farWire: Mark;
  farLog: Mark;
  /** It left its sender: null when nothing tells. */
  left: boolean | null;
  /** It reached the receiver's side: null when nothing tells. */
  arrived: boolean | null;
  /** Sendings counted where most were seen. */
  times: number;
  /** Captures at both ends decide it, not only what routers printed. */
  byWire: boolean;
  sightings: readonly Placed[];
}

export function sightings(file: CaseFile, crossing: Crossing, ...columns: Column[]): readonly Placed[] {
  const all = file.seen.sightings(crossing);
  return columns.length === 0 || all.length === 0
    ? all
    : all.filter(({ column }) => columns.includes(column));
}

export function wasSeen(file: CaseFile, ...crossings: Crossing[]): boolean {
  return crossings.some((crossing) => file.seen.sightings(crossing).length > 0);
}

/** What a place saw. */
type Sighted = Pick<Placed, 'column' | 'observation'>;

/** How often something happened that several places may have seen: as often as the one that saw most says. */
export function mostSeen(
  seen: readonly Sighted[],
  countOf: (observation: Observation) => number = () => 1,
): number {
  const counts = new Map<string, number>();
  for (const { column, observation } of seen) {
    // Captures of unknown side stand in one column, and are places of their own.
    const place = column === 'wire' ? `wire ${observation.where.source}` : column;
    counts.set(place, (counts.get(place) ?? 0) + countOf(observation));
  }
  return Math.max(0, ...counts.values());
}

/** How often a message was sent, as seen at the place that saw most. */
export function timesSent(file: CaseFile, crossing: Crossing): number {
  const all = sightings(file, crossing);
  const times = mostSeen(all, ({ event }) => {
    if (event.kind === 'esp-flow') return event.packets;
    return event.kind === 'ike-message' || event.kind === 'nhrp-packet' ? 1 : 0;
  });
  // What is known by a transition of its sender alone was sent once at least.
  return Math.max(Math.min(all.length, 1), times);
}

const journeys = fact((_: CaseFile) => new Map<Crossing, Journey>());

/** Several causes ask for the same message: its journey is followed once. */
export function journey(file: CaseFile, crossing: Crossing): Journey {
  const known = journeys(file);
  const one = known.get(crossing) ?? follow(file, crossing);
  known.set(crossing, one);
  return one;
}

function follow(file: CaseFile, crossing: Crossing): Journey {
  const all = sightings(file, crossing);
  const sender = all.find((p) => p.sender !== null)?.sender ?? senderOf(crossing, file.attempt.initiator);
  const facility = FACILITY[crossing] ?? 'ike';
  const mark = (column: Column): Mark =>
    all.some((p) => p.column === column) ? 'seen' : file.watches[column][facility] ? 'absent' : 'blind';
  const [nearLog, nearWire, farWire, farLog] = chainOf(sender).map(mark) as [Mark, Mark, Mark, Mark];
  const near = nearLog === 'seen' || nearWire === 'seen' || all.some((p) => p.column === 'wire');
  const far = farWire === 'seen' || farLog === 'seen';
  const [, , farWireColumn, farLogColumn] = chainOf(sender) as [Column, Column, Column, Column];
  const missed =
    (farWire === 'absent' && covers(file, farWireColumn, all)) ||
    (farWire === 'blind' && farLog === 'absent' && covers(file, farLogColumn, all));
  return {
    crossing,
    sender,
    nearLog,
    nearWire,
    farWire,
    farLog,
    left: near || far ? true : nearWire === 'absent' ? false : null,
    arrived: far || (near && wasAnswered(file, crossing)) ? true : near && missed ? false : null,
    times: timesSent(file, crossing),
    byWire: nearWire === 'seen' && farWire === 'absent',
    sightings: all,
  };
}

/** The walk holds it for done: its receiver went on. */
function wasAnswered(file: CaseFile, crossing: Crossing): boolean {
  if (crossing === 'esp-to-hub') return wasSeen(file, 'esp-to-spoke');
  const walked = file.walk.steps.find(({ step }) =>
    [...step.crossings, ...(step.aggressiveCrossings ?? [])].includes(crossing),
  );
  if (!walked) return false;
  if (walked.verdict === 'done' || walked.verdict === 'inferred') return true;
  const { crossings } = walked.step;
  return walked.pending !== null && crossings.indexOf(walked.pending) > crossings.indexOf(crossing);
}

function covers(file: CaseFile, column: Column, sent: readonly Placed[]): boolean {
  return isCovering(file, column, sent[0]);
}

/** The path on which a message of this sender is lost. */
export function pathOf(sender: Side): FaultDomain {
  return sender === 'spoke' ? 'path-to-hub' : 'path-to-spoke';
}

/** A router's log is at hand and tells of this facility. */
export function watches(file: CaseFile, side: Side, facility: Facility): boolean {
  return file.watches[side === 'hub' ? 'hubLog' : 'spokeLog'][facility];
}

export function logOf(side: Side): Column {
  return side === 'hub' ? 'hubLog' : 'spokeLog';
}

export function wireOf(side: Side): Column {
  return side === 'hub' ? 'hubWire' : 'spokeWire';
}

/** The responder of phase 1; the hub but for a negotiation that the hub began. */
export function responder(file: CaseFile): Side {
  return other(file.attempt.initiator);
}
