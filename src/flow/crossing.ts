/** How far one message of the flow got, and what proves it when its receiver does not show it. */
import type { Column, Crossing, Placed } from '../correlate/attempt.ts';
import { chainOf, other, RANKS, senderOf } from '../correlate/sightings.ts';
import { millisecondsBetween } from '../correlate/time.ts';
import { say, translate } from '../language/say.ts';
import type { Instant, Observation, Side } from '../observation.ts';
import type { Scene } from './seen.ts';
import { registrationsOf } from './step-sightings.ts';
import type { Facility } from './steps.ts';
import type { StepVerdict, WalkedStep } from './walk.ts';
import { isCovering } from './watch.ts';

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

export interface JudgedCrossing {
  verdict: StepVerdict;
  sender: Side;
  chain: WalkedStep['chain'];
  because: string | null;
}

/** Holds one message against what each column of its way saw and would have shown. */
export function judgeCrossing(crossing: Crossing, facility: Facility, scene: Scene): JudgedCrossing {
  const { attempt, seen, watches } = scene;
  const sightings =
    crossing === 'registration-request' ? registrationsOf(scene).inTunnel : seen.sightings(crossing);
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
  const refusal = refusalOf(crossing, scene);
  if (refusal !== null) return result('failed', refusal);
  const [, , farWire, farLog] = chain as [
    WalkedStep['chain'][0],
    WalkedStep['chain'][0],
    WalkedStep['chain'][0],
    WalkedStep['chain'][0],
  ];
  if (farWire.seen || farLog.seen) return result('done');
  const answer = answerTo(crossing, sender, scene);
  if (answer !== null) return result('done', answer);
  const near = chain[0]!.seen || chain[1]!.seen;
  const between = sightings.some((p) => p.column === 'wire');
  if (near || between) {
    const overruled = SILENCE[crossing]?.weak === true && farWire.watched;
    if (!overruled && silenceProvesArrival(crossing, scene)) {
      return result(
        'inferred',
        say`${translate(SILENCE[crossing]!.repeated)} was not repeated, as it would have been without it`,
      );
    }
    // Lost only where the receiver's side was surely recording then; otherwise it was merely not seen.
    const first = sightings[0];
    const watching = [farWire, farLog].some(
      ({ column, watched }) => watched && isCovering(scene, column, first),
    );
    return result(watching ? 'failed' : 'sent');
  }
  if (crossing === 'registration-reply' && hubSentNothing(scene)) {
    return result('missing', say`the hub sent no ESP at all`);
  }
  return result(chain.some((link) => link.watched) || watches.wire[facility] ? 'missing' : 'not-visible');
}

/** On the hub's wire ESP came in and none went out: whatever is inside, it was not answered. */
function hubSentNothing({ seen, watches }: Scene): boolean {
  if (!watches.hubWire.esp || seen.sightings('esp-to-spoke').length > 0) return false;
  return seen.sightings('esp-to-hub').some((p) => p.column === 'hubWire');
}

/** What the receiver did next and could only do with this message in hand. */
function answerTo(crossing: Crossing, sender: Side, scene: Scene): string | null {
  const { attempt, seen } = scene;
  if (crossing === 'registration-request') {
    const isAnswered =
      seen.sightings('registration-reply').length > 0 || seen.events('nhrp-packet').some(isRegistrationError);
    return isAnswered ? say`it was answered` : null;
  }
  const rank = RANKS.get(crossing);
  if (rank === undefined) return null;
  const receiver = other(sender);
  const next = seen.crossings.find(
    (p) =>
      !p.repeat &&
      p.sender === receiver &&
      (RANKS.get(p.crossing!) ?? -1) > rank &&
      !startedAnew(p, attempt.initiator),
  );
  if (!next)
    return informationalAfter(crossing, sender, scene)
      ? say`an informational message answered it`
      : reactionAfter(crossing, sender, scene);
  // The hub can use its SAs before QM3, and the spoke's ESP may be lost while the hub speaks first.
  if (crossing === 'esp-to-hub' && next.crossing === 'esp-to-spoke') return say`the hub sent ESP in turn`;
  return say`${translate(next.crossing!)} followed`;
}

/** Messages that a receiver refuses with a notification: an offer, an identity it cannot read, an IPsec offer. */
const REFUSABLE: ReadonlySet<Crossing> = new Set(['MM1', 'AM1', 'MM5', 'QM1']);

/** The receiver reacted to the message with a notification instead of the next message. */
function informationalAfter(crossing: Crossing, sender: Side, { attempt, seen }: Scene): boolean {
  const first = REFUSABLE.has(crossing) ? seen.sightings(crossing)[0] : undefined;
  if (first === undefined) return false;
  const near: readonly Column[] = chainOf(sender).slice(0, 2);
  return seen.events('ike-message').some((p) => {
    const { event } = p.observation;
    if (event.kind !== 'ike-message' || event.exchange !== 'informational' || !near.includes(p.column))
      return false;
    return (
      (event.act === 'received' ||
        (event.act === 'passed' && event.source === receiverAddress(sender, attempt))) &&
      seen.positionOf(p) > seen.positionOf(first)
    );
  });
}

/** What else only the receiver can have sent, and only because the message came. */
function reactionAfter(crossing: Crossing, sender: Side, { attempt, seen }: Scene): string | null {
  const receiver = receiverAddress(sender, attempt);
  const first = seen.sightings(crossing)[0];
  if (first === undefined || receiver === null || crossing.startsWith('esp')) return null;
  const from = seen.positionOf(first);
  const isReaction = (p: Placed) => reactionOf(p.observation, receiver) !== null && seen.positionOf(p) > from;
  const fragments = seen.events('lost-fragments').find(isReaction);
  const error = seen.events('icmp-error').find(isReaction);
  const next =
    fragments && error
      ? seen.positionOf(fragments) < seen.positionOf(error)
        ? fragments
        : error
      : (fragments ?? error);
  return next === undefined ? null : reactionOf(next.observation, receiver);
}

function reactionOf({ event }: Observation, receiver: string): string | null {
  if (event.kind === 'lost-fragments' && event.source === receiver && event.protocol === UDP)
    return say`fragments of an answer came`;
  if (event.kind === 'icmp-error' && event.source === receiver && event.quotedDestination === receiver)
    return say`its receiver answered with ICMP ${event.meaning}`;
  return null;
}

function receiverAddress(sender: Side, attempt: Scene['attempt']): string | null {
  return (sender === 'spoke' ? attempt.hub : attempt.spoke).nbma;
}

/** An offer that the other end made on its own says nothing about the messages before it. */
function startedAnew({ crossing, sender }: Placed, initiator: Side): boolean {
  return (crossing === 'MM1' || crossing === 'AM1') && sender !== initiator;
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
function refusalOf(crossing: Crossing, { attempt }: Scene): string | null {
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

/** Without a reply IOS asks again after 1, 2, 4 and at most 64 seconds; who waits longer has got one and refreshes it. */
const LONGEST_RETRY_MILLISECONDS = 70_000;

function silenceProvesArrival(crossing: Crossing, { seen, watches }: Scene): boolean {
  const silence = SILENCE[crossing];
  if (crossing === 'registration-reply' && isRefreshed(seen)) return true;
  const answer = seen.sightings(crossing).findLast((p) => p.observation.at !== null);
  const at = answer?.observation.at;
  if (!silence || !answer || !at) return false;
  const { last } = watches[answer.column];
  if (!last || last.clock !== at.clock || millisecondsBetween(at, last) < silence.milliseconds) return false;
  return !seen.endsAfter(seen.sightings(silence.crossing), answer);
}

/** A place that saw a reply saw the next request only when a registration is due again. */
function isRefreshed({ crossings }: Scene['seen']): boolean {
  const answered = new Map<Column, Instant | null>();
  for (const { crossing, column, observation } of crossings) {
    if (crossing === 'registration-reply') answered.set(column, observation.at);
    else if (crossing === 'registration-request') {
      const at = answered.get(column) ?? null;
      const again = observation.at;
      if (
        at !== null &&
        again?.clock === at.clock &&
        millisecondsBetween(at, again) > LONGEST_RETRY_MILLISECONDS
      )
        return true;
      answered.delete(column);
    }
  }
  return false;
}
