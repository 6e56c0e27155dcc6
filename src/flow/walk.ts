import type { Attempt, Column, Crossing, Placed, Watch } from '../correlate/attempt.ts';
import { chainOf, ORDER, other, senderOf } from '../correlate/sightings.ts';
import { millisecondsBetween } from '../correlate/time.ts';
import { say, translate } from '../language/say.ts';
import type { Side } from '../observation.ts';
import { type Facility, STEPS, type Step } from './steps.ts';
import { isCovering } from './watch.ts';

export type StepVerdict =
  | 'done'
  | 'sent'
  | 'failed'
  | 'missing'
  | 'not-visible'
  | 'not-applicable'
  | 'inferred';
export type FaultDomain = 'spoke' | 'hub' | 'path-to-hub' | 'path-to-spoke' | 'path' | 'configuration';

export interface WalkedStep {
  step: Step;
  verdict: StepVerdict;
  /** Sightings by column, in order; repeats are counted, not listed. */
  sightings: Record<Column, Placed[]>;
  repeats: number;
  /** The message that did not make it, when the step is not done. */
  pending: Crossing | null;
  /** Who sends that message. */
  sender: Side;
  /** Columns of that message's chain that watched, in order, and whether each saw it. */
  chain: { column: Column; watched: boolean; seen: boolean }[];
  /** What proves a verdict that no sighting proves by itself. */
  because: string | null;
}

export interface Walk {
  steps: WalkedStep[];
  outcome: 'registered' | 'stalled' | 'cannot-tell';
  /** Number of the last step that is done or inferred; 0 when none is. */
  lastStep: number;
  /** The first step after it that a source should have shown; null when none is open. */
  pending: WalkedStep | null;
  /** The first gap in the chain of the first message that is not done. */
  gap: FaultDomain | null;
}

/**
 * Messages that end a repetition: whoever waits for one repeats the message before it (RFC 2408 section 5.1;
 * RFC 2332 section 5.2.3 for registrations). IOS repeats quick mode after 10 seconds and a registration after
 * one, like FRR; silence for longer means that the message arrived.
 */
const SILENCE: Partial<Record<Crossing, Silence>> = {
  QM3: { crossing: 'QM2', repeated: 'QM2', milliseconds: 10_000, weak: false },
  'registration-reply': {
    crossing: 'registration-request',
    repeated: 'the request',
    milliseconds: 3_000,
    weak: true,
  },
};

interface Silence {
  crossing: Crossing;
  repeated: string;
  milliseconds: number;
  /** Repetitions come at growing intervals, so a capture at the receiver that lacks the message weighs more. */
  weak: boolean;
}

/** The IP protocol that carries IKE. */
const UDP = 17;
/** A source that ends sooner than this after the last message may simply have been stopped too early. */
const QUIET_MILLISECONDS = 3_000;

/** Holds an attempt against the flow. */
export function walk(attempt: Attempt, watches: Record<Column, Watch>): Walk {
  const steps = STEPS.map((step) => judgeStep(step, attempt, watches));
  inferBackwards(steps, attempt.crypto);
  let lastStep = 0;
  for (const { step, verdict } of steps)
    if (verdict === 'done' || verdict === 'inferred') lastStep = step.number;
  const open = steps.filter((s) => s.step.number > lastStep && s.verdict !== 'not-applicable');
  // A step that nothing could show does not hide a later one that a source watched for in vain.
  const pending = open.find((s) => s.verdict !== 'not-visible') ?? open[0] ?? null;
  const outcome =
    pending === null
      ? 'registered'
      : isStalled(pending, attempt, watches, steps, lastStep)
        ? 'stalled'
        : 'cannot-tell';
  return { steps, outcome, lastStep, pending, gap: pending === null ? null : gapOf(pending) };
}

function judgeStep(step: Step, attempt: Attempt, watches: Record<Column, Watch>): WalkedStep {
  const crossings =
    attempt.phase1.mode === 'aggressive' ? (step.aggressiveCrossings ?? step.crossings) : step.crossings;
  const walked: WalkedStep = {
    step,
    verdict: 'not-visible',
    sightings: { spokeLog: [], spokeWire: [], hubWire: [], hubLog: [], wire: [] },
    repeats: 0,
    pending: null,
    sender: step.owner,
    chain: [],
    because: null,
  };
  const applies =
    !(step.crypto && (attempt.crypto === 'none' || attempt.crypto === 'ikev2')) &&
    !(attempt.phase1.mode === 'aggressive' && step.crossings.length > 0 && crossings.length === 0);
  if (!applies) {
    walked.verdict = 'not-applicable';
    return walked;
  }
  let proved = false;
  const repeats: Partial<Record<Column, number>> = {};
  const ready = tunnelReady(attempt);
  for (const placed of attempt.placed) {
    let mine = placed.crossing !== null && crossings.includes(placed.crossing);
    if (mine && placed.crossing === 'registration-request' && beforeTunnel(placed, ready)) mine = false;
    const proof = mine ? null : step.proofs.find((p) => p.column === placed.column && p.matches(placed));
    if (!mine && !proof) {
      if (
        step.id === 'crypto-triggered' &&
        placed.crossing === 'registration-request' &&
        placed.column === 'spokeLog' &&
        beforeTunnel(placed, ready)
      ) {
        walked.sightings.spokeLog.push(placed);
        proved = true;
      }
      continue;
    }
    if (placed.repeat) repeats[placed.column] = (repeats[placed.column] ?? 0) + 1;
    else walked.sightings[placed.column].push(placed);
    if (proof?.completes) proved = true;
  }
  // A repeat that several places saw is one repeat.
  walked.repeats = Math.max(0, ...Object.values(repeats));
  if (proved && (crossings.length === 0 || step.facility === 'esp' || step.facility === 'nhrp')) {
    // What the wires saw of the message itself weighs more than what a router believes.
    const lost = crossings
      .map((c) => judgeCrossing(c, step.facility, attempt, watches))
      .find((c) => c.verdict === 'failed');
    if (!lost || step.facility === 'nhrp') {
      walked.verdict = 'done';
      return walked;
    }
  }
  if (crossings.length === 0) {
    const watched = watches[step.owner === 'hub' ? 'hubLog' : 'spokeLog'];
    walked.verdict = watched[step.facility] ? 'missing' : 'not-visible';
    return walked;
  }
  for (const crossing of crossings) {
    const judged = judgeCrossing(crossing, step.facility, attempt, watches);
    walked.verdict = judged.verdict;
    walked.sender = judged.sender;
    walked.chain = judged.chain;
    walked.because = judged.because;
    walked.pending = judged.verdict === 'done' || judged.verdict === 'inferred' ? null : crossing;
    if (walked.pending !== null) break;
  }
  return walked;
}

/** Every crossing of every step asks for it: found once for each attempt. */
const beforeReady = new WeakMap<Attempt, ReadonlySet<Placed>>();

/** What the spoke's log shows before the first quick mode was complete; all of it when none ever was. */
function tunnelReady(attempt: Attempt): ReadonlySet<Placed> {
  let before = beforeReady.get(attempt);
  if (!before) {
    before = findBeforeReady(attempt);
    beforeReady.set(attempt, before);
  }
  return before;
}

function findBeforeReady(attempt: Attempt): ReadonlySet<Placed> {
  const before = new Set<Placed>();
  if (attempt.crypto === 'none') return before;
  const told = hasPhase2(attempt, 'spokeLog');
  const never = attempt.crypto === 'ikev1' && !hasAnyPhase2(attempt);
  let complete = false;
  for (const placed of attempt.placed) {
    if (placed.column !== 'spokeLog') continue;
    const { event } = placed.observation;
    complete ||=
      placed.crossing === 'QM2' ||
      placed.crossing === 'QM3' ||
      (event.kind === 'ipsec-sa' && event.act === 'created');
    if ((told && !complete) || never) before.add(placed);
  }
  return before;
}

function hasPhase2(attempt: Attempt, column: Column): boolean {
  return attempt.placed.some((p) => p.column === column && (p.crossing === 'QM2' || p.crossing === 'QM3'));
}

function hasAnyPhase2(attempt: Attempt): boolean {
  return attempt.placed.some(
    (p) => p.crossing === 'QM3' || p.crossing === 'QM2' || p.crossing?.startsWith('esp'),
  );
}

/** A registration that was sent before there were SAs never left: it is what asked for them. */
function beforeTunnel(placed: Placed, before: ReadonlySet<Placed>): boolean {
  return placed.column === 'spokeLog' && before.has(placed);
}

interface JudgedCrossing {
  verdict: StepVerdict;
  sender: Side;
  chain: WalkedStep['chain'];
  because: string | null;
}

function judgeCrossing(
  crossing: Crossing,
  facility: Facility,
  attempt: Attempt,
  watches: Record<Column, Watch>,
): JudgedCrossing {
  const before = tunnelReady(attempt);
  const sightings = attempt.placed.filter(
    (p) => p.crossing === crossing && !(crossing === 'registration-request' && beforeTunnel(p, before)),
  );
  const sender = sightings.find((p) => p.sender !== null)?.sender ?? senderOf(crossing, attempt.initiator);
  const chain = chainOf(sender).map((column) => ({
    column,
    watched: watches[column][facility],
    seen: sightings.some((p) => p.column === column),
  }));
  const result = (verdict: StepVerdict, because: string | null = null): JudgedCrossing => ({
    verdict,
    sender,
    chain,
    because,
  });
  const refusal = refusalOf(crossing, attempt);
  if (refusal !== null) return result('failed', refusal);
  const [, , farWire, farLog] = chain as [
    WalkedStep['chain'][0],
    WalkedStep['chain'][0],
    WalkedStep['chain'][0],
    WalkedStep['chain'][0],
  ];
  if (farWire.seen || farLog.seen) return result('done');
  const answer = answerTo(crossing, sender, attempt);
  if (answer !== null) return result('done', answer);
  const near = chain[0]!.seen || chain[1]!.seen;
  const between = sightings.some((p) => p.column === 'wire');
  if (near || between) {
    const overruled = SILENCE[crossing]?.weak === true && farWire.watched;
    if (!overruled && silenceProvesArrival(crossing, attempt, watches)) {
      return result(
        'inferred',
        say`${translate(SILENCE[crossing]!.repeated)} was not repeated, as it would have been without it`,
      );
    }
    // Lost only where the receiver's side was surely recording then; otherwise it was merely not seen.
    const first = sightings[0];
    const watching = [farWire, farLog].some(
      ({ column, watched }) => watched && isCovering(column, watches[column], attempt, first),
    );
    return result(watching ? 'failed' : 'sent');
  }
  if (crossing === 'registration-reply' && hubSentNothing(attempt, watches)) {
    return result('missing', say`the hub sent no ESP at all`);
  }
  return result(chain.some((link) => link.watched) || watches.wire[facility] ? 'missing' : 'not-visible');
}

/** On the hub's wire ESP came in and none went out: whatever is inside, it was not answered. */
function hubSentNothing(attempt: Attempt, watches: Record<Column, Watch>): boolean {
  if (!watches.hubWire.esp) return false;
  const arrived = attempt.placed.some((p) => p.crossing === 'esp-to-hub' && p.column === 'hubWire');
  return arrived && !attempt.placed.some((p) => p.crossing === 'esp-to-spoke');
}

/** What the receiver did next and could only do with this message in hand. */
function answerTo(crossing: Crossing, sender: Side, attempt: Attempt): string | null {
  if (crossing === 'registration-request') {
    const reply = attempt.placed.some((p) => p.crossing === 'registration-reply' || isRegistrationError(p));
    return reply ? say`it was answered` : null;
  }
  const position = ORDER.indexOf(crossing);
  if (position < 0) return null;
  const next = attempt.placed.find((p) => {
    if (p.crossing === null || p.repeat || p.sender !== other(sender)) return false;
    return ORDER.indexOf(p.crossing) > position && !startedAnew(p, attempt);
  });
  if (!next)
    return informationalAfter(crossing, sender, attempt)
      ? say`an informational message answered it`
      : reactionAfter(crossing, sender, attempt);
  // The hub can use its SAs before QM3, and the spoke's ESP may be lost while the hub speaks first.
  if (crossing === 'esp-to-hub' && next.crossing === 'esp-to-spoke') return say`the hub sent ESP in turn`;
  return say`${translate(next.crossing!)} followed`;
}

/** Messages that a receiver refuses with a notification: an offer, an identity it cannot read, an IPsec offer. */
const REFUSABLE: ReadonlySet<Crossing> = new Set(['MM1', 'AM1', 'MM5', 'QM1']);

/** The receiver reacted to the message with a notification instead of the next message. */
function informationalAfter(crossing: Crossing, sender: Side, attempt: Attempt): boolean {
  if (!REFUSABLE.has(crossing)) return false;
  const start = attempt.placed.findIndex((p) => p.crossing === crossing);
  if (start < 0) return false;
  const near = chainOf(sender).slice(0, 2);
  return attempt.placed.slice(start + 1).some((p) => {
    const { event } = p.observation;
    if (event.kind !== 'ike-message' || event.exchange !== 'informational' || !near.includes(p.column))
      return false;
    return (
      event.act === 'received' ||
      (event.act === 'passed' && event.source === receiverAddress(sender, attempt))
    );
  });
}

/** What else only the receiver can have sent, and only because the message came. */
function reactionAfter(crossing: Crossing, sender: Side, attempt: Attempt): string | null {
  const receiver = receiverAddress(sender, attempt);
  const start = attempt.placed.findIndex((p) => p.crossing === crossing);
  if (start < 0 || receiver === null || crossing.startsWith('esp')) return null;
  for (const { observation } of attempt.placed.slice(start + 1)) {
    const { event } = observation;
    if (event.kind === 'lost-fragments' && event.source === receiver && event.protocol === UDP)
      return say`fragments of an answer came`;
    if (event.kind === 'icmp-error' && event.source === receiver && event.quotedDestination === receiver)
      return say`its receiver answered with ICMP ${event.meaning}`;
  }
  return null;
}

function receiverAddress(sender: Side, attempt: Attempt): string | null {
  return (sender === 'spoke' ? attempt.hub : attempt.spoke).nbma;
}

/** An offer that the other end made on its own says nothing about the messages before it. */
function startedAnew(placed: Placed, attempt: Attempt): boolean {
  return (placed.crossing === 'MM1' || placed.crossing === 'AM1') && placed.sender !== attempt.initiator;
}

function isRegistrationError(placed: Placed): boolean {
  const { event } = placed.observation;
  return (
    event.kind === 'nhrp-packet' &&
    event.packet === 'error-indication' &&
    (event.quotedType === null || event.quotedType === 3)
  );
}

/** Words for why the receiver refused to go on, when a message says so. */
function refusalOf(crossing: Crossing, attempt: Attempt): string | null {
  if (crossing !== 'registration-reply') return null;
  const replies = attempt.registrations.flatMap((r) => r.reply.map((p) => p.observation.event));
  const codes = replies.flatMap((event) =>
    event.kind === 'nhrp-packet' && event.code !== null ? [event.code] : [],
  );
  if (codes.includes(0) || (codes.length === 0 && replies.length > 0)) return null;
  if (codes.length > 0) return say`the hub answered with code ${codes[0]!}`;
  const error = attempt.registrations.flatMap((r) => r.errors)[0]?.observation.event;
  if (error?.kind === 'nhrp-packet')
    return error.code === null
      ? say`an error indication answered the request`
      : say`an error indication with code ${error.code} answered the request`;
  return null;
}

function silenceProvesArrival(crossing: Crossing, attempt: Attempt, watches: Record<Column, Watch>): boolean {
  const silence = SILENCE[crossing];
  const answer = attempt.placed.filter((p) => p.crossing === crossing && p.observation.at !== null).at(-1);
  const at = answer?.observation.at;
  if (!silence || !answer || !at) return false;
  const { last } = watches[answer.column];
  if (!last || last.clock !== at.clock || millisecondsBetween(at, last) < silence.milliseconds) return false;
  const after = attempt.placed.slice(attempt.placed.indexOf(answer) + 1);
  return !after.some((p) => p.crossing === silence.crossing);
}

/**
 * A later step that is done proves the steps before it. One that was merely begun proves what its sender had in hand
 * by then, and ESP that passes is not among that: whoever has SAs sends into them, whether anything arrives or not.
 */
function inferBackwards(steps: WalkedStep[], crypto: Attempt['crypto']): void {
  let proved = false;
  let begunLater = false;
  for (const walked of [...steps].reverse()) {
    if (walked.verdict === 'done' || walked.verdict === 'inferred') proved = true;
    else if (walked.verdict !== 'not-applicable') {
      // Without any sign of crypto nobody knows whether its steps were needed.
      if (walked.step.crypto && crypto === 'unknown' && (proved || begunLater)) {
        walked.verdict = 'not-visible';
        continue;
      }
      const begun =
        walked.verdict === 'sent' ||
        walked.verdict === 'failed' ||
        Object.values(walked.sightings).some((list) => list.length > 0);
      const neededToBegin = walked.step.facility !== 'esp' && walked.verdict !== 'failed';
      if (proved || (begunLater && neededToBegin)) {
        walked.verdict = 'inferred';
        walked.pending = null;
        walked.because ??= say`a later step needs it`;
      } else if (begun) {
        // The sender of this message has all that comes before it, as far as it knows.
        begunLater = true;
      }
    }
  }
}

function isStalled(
  pending: WalkedStep,
  attempt: Attempt,
  watches: Record<Column, Watch>,
  steps: readonly WalkedStep[],
  lastStep: number,
): boolean {
  if (pending.verdict === 'failed') return true;
  // Where no end was seen to try, nothing can have stalled.
  if (!attempt.placed.some((p) => p.crossing !== null || p.column === 'spokeLog')) return false;
  const since = attempt.placed.slice(begunAt(steps, attempt, lastStep));
  if (since.some(isTrouble) || asksInVain(attempt))
    return pending.verdict !== 'not-visible' || !hiddenByEncryption(pending, attempt, lastStep);
  if (pending.verdict === 'not-visible') return false;
  return !endsTooEarly(attempt, watches);
}

/** From here on everything is inside ESP that nobody opened: the outcome cannot be read from outside. */
function hiddenByEncryption(pending: WalkedStep, attempt: Attempt, lastStep: number): boolean {
  return pending.step.facility === 'nhrp' && attempt.crypto !== 'none' && lastStep >= pending.step.number - 2;
}

/** Position of the first sighting of the last step that is done: what went wrong before it was overcome. */
function begunAt(steps: readonly WalkedStep[], attempt: Attempt, lastStep: number): number {
  const seen = [...steps]
    .reverse()
    .find(
      ({ step, sightings }) =>
        step.number <= lastStep && Object.values(sightings).some((list) => list.length > 0),
    );
  if (!seen) return 0;
  const own = new Set(Object.values(seen.sightings).flat());
  return attempt.placed.findIndex((placed) => own.has(placed));
}

/** Repeats and failures: signs that somebody waits in vain. */
function isTrouble(placed: Placed): boolean {
  const { event } = placed.observation;
  if (placed.repeat && placed.crossing !== null) return true;
  return (
    event.kind === 'failure' ||
    (event.kind === 'ike-milestone' && (event.what === 'gave-up' || event.what === 'retransmitting')) ||
    (event.kind === 'nhrp-state' && event.what === 'no-nhs' && placed.column === 'spokeLog')
  );
}

/** The same place saw the registration asked for again after a reply was due, and nobody saw a reply. */
function asksInVain(attempt: Attempt): boolean {
  if (attempt.placed.some(({ crossing }) => crossing === 'registration-reply')) return false;
  const before = tunnelReady(attempt);
  const first = new Map<Column, Placed>();
  return attempt.placed.some((placed) => {
    const { observation, crossing, column } = placed;
    if (crossing !== 'registration-request' || observation.at === null || beforeTunnel(placed, before))
      return false;
    const at = first.get(column)?.observation.at;
    if (!at) first.set(column, placed);
    return (
      at?.clock === observation.at.clock && millisecondsBetween(at, observation.at) >= QUIET_MILLISECONDS
    );
  });
}

/** Nobody recorded long enough to say that something did not come; without time stamps nobody can say so. */
function endsTooEarly(attempt: Attempt, watches: Record<Column, Watch>): boolean {
  const quiet = (Object.entries(watches) as [Column, Watch][]).flatMap(([column, watch]) => {
    const last = attempt.placed
      .filter((p) => p.column === column && p.observation.at !== null && p.crossing !== null)
      .at(-1);
    if (!last?.observation.at || !watch.last || watch.last.clock !== last.observation.at.clock) return [];
    return [millisecondsBetween(last.observation.at, watch.last)];
  });
  if (quiet.length === 0) return !attempt.placed.some((p) => p.observation.at !== null);
  return quiet.every((milliseconds) => milliseconds < QUIET_MILLISECONDS);
}

/** The first gap in the chain of sightings is the fault domain; null when the sources leave it open. */
function gapOf(pending: WalkedStep): FaultDomain | null {
  const { chain, sender } = pending;
  if (chain.length === 0) return pending.step.owner;
  const receiver = other(sender);
  let lastSeen = -1;
  for (let i = 0; i < chain.length; i++) if (chain[i]!.seen) lastSeen = i;
  const gap = chain.findIndex((link, index) => index > lastSeen && link.watched);
  if (lastSeen < 0) return gap === 0 || gap === 1 ? sender : null;
  if (gap < 0) return null;
  if (lastSeen === 0 && gap === 1) return sender;
  if (gap === 3 && lastSeen === 2) return receiver;
  return receiver === 'hub' ? 'path-to-hub' : 'path-to-spoke';
}
