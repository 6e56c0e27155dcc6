import type { Address, Event, IkeMessageName, Instant, NhrpPacket, Observation } from '../observation.ts';
import type { Column } from './attempt.ts';
import { type Conversation, concernsEveryPeer, splitByPeer } from './conversations.ts';
import type { Numbered } from './numbering.ts';
import type { Stream } from './streams.ts';
import { millisecondsBetween } from './time.ts';

/** What one place saw of one attempt. */
export interface Run {
  column: Column;
  stream: Stream;
  ends: [Address | null, Address | null];
  entries: RunEntry[];
  /** Strong keys: cookies, quick mode message IDs, SPIs. */
  keys: Set<string>;
  /** Tunnel addresses that registered. Other attempts of the same spoke have them too: they join nothing, and tell apart. */
  clients: Set<Address>;
  /** Phase 1 exchanges made after the tunnel was up. */
  rekeys: number;
}

export interface RunEntry {
  observation: Observation;
  name: IkeMessageName | null;
  /** Outer address of the end that started this message's exchange; null in logs. */
  initiator: Address | null;
  repeat: boolean;
}

/** Splits what a stream saw into runs of the flow. */
export function findRuns(stream: Stream, numbered: ReadonlyMap<Observation, Numbered>): Run[] {
  return splitByPeer(stream).flatMap((conversation) => splitConversation(conversation, numbered));
}

/** How far the run under construction has come; decides whether the next offer is a retry or a rekey. */
interface Progress {
  run: Run;
  cookies: Set<string>;
  offered: boolean;
  stateStarted: boolean;
  espDirections: Set<Address>;
  phase2Complete: boolean;
  ended: boolean;
  lastOfferer: Address | null;
  /** Anything but offers was exchanged. */
  answered: boolean;
  /** When the last offer came. */
  offeredAt: Instant | null;
}

/** IOS sends an offer up to five times more, ten seconds apart (`crypto isakmp` retransmission). */
const OFFER_REPEATED_MILLISECONDS = 15_000;

function splitConversation(conversation: Conversation, numbered: ReadonlyMap<Observation, Numbered>): Run[] {
  const runs: Run[] = [];
  const cookieRun = new Map<string, Progress>();
  let progress = begin();

  function begin(): Progress {
    const run: Run = {
      column: conversation.stream.column,
      stream: conversation.stream,
      ends: conversation.ends,
      entries: [],
      keys: new Set(),
      clients: new Set(),
      rekeys: 0,
    };
    runs.push(run);
    return {
      run,
      cookies: new Set(),
      offered: false,
      stateStarted: false,
      espDirections: new Set(),
      phase2Complete: false,
      ended: false,
      lastOfferer: null,
      answered: false,
      offeredAt: null,
    };
  }

  function put(target: Progress, observation: Observation, number: Numbered | undefined, copy = false): void {
    const { event } = observation;
    const repeat = copy || (number?.repeat ?? ('repeat' in event && event.repeat));
    const name = number ? number.name : event.kind === 'ike-message' ? event.name : null;
    target.run.entries.push({ observation, name, initiator: number?.initiator ?? null, repeat });
    addKeys(target, event);
  }

  for (const observation of conversation.observations) {
    const { event } = observation;
    const number = numbered.get(observation);
    if (number?.duplicate) continue;
    const cookie = event.kind === 'ike-message' ? event.initiatorCookie : null;
    const known = cookie === null ? undefined : cookieRun.get(cookie);
    if (known) {
      put(known, observation, number);
      advance(known, observation, number);
      continue;
    }
    const copy = isRefusedCopy(progress, observation, number);
    if (copy) progress.stateStarted = false;
    else if (startsAgain(progress, observation, number)) {
      if (progress.phase2Complete && !progress.ended) progress.run.rekeys++;
      else progress = begin();
    }
    if (cookie !== null) {
      cookieRun.set(cookie, progress);
      progress.cookies.add(cookie);
      progress.run.keys.add(`cookie ${cookie}`);
    }
    put(progress, observation, number, copy);
    advance(progress, observation, number);
  }
  return runs.filter((run) => run.entries.length > 0 && !(runs.length > 1 && isOnlyTheHub(run)));
}

/** A hub's tunnel that comes up again is no try of a spoke. */
function isOnlyTheHub({ column, entries }: Run): boolean {
  return column === 'hubLog' && entries.every(({ observation }) => concernsEveryPeer(observation.event));
}

function isOffer(name: IkeMessageName | null): boolean {
  return name === 'MM1' || name === 'AM1';
}

/**
 * A responder that refuses an offer forgets it, so that the copy which the initiator sends ten seconds later
 * looks new to it.
 */
function isRefusedCopy(progress: Progress, observation: Observation, number: Numbered | undefined): boolean {
  const { event, at } = observation;
  if (event.kind !== 'ike-message' || event.act !== 'received' || event.initiatorCookie !== null)
    return false;
  if (!isOffer(number ? number.name : event.name) || !progress.ended || progress.answered) return false;
  const { offeredAt } = progress;
  if (offeredAt === null || at === null || offeredAt.clock !== at.clock) return false;
  return millisecondsBetween(offeredAt, at) < OFFER_REPEATED_MILLISECONDS;
}

/** True when this observation opens phase 1 a second time, or asks for crypto after the last try ended. */
function startsAgain(progress: Progress, observation: Observation, number: Numbered | undefined): boolean {
  const { event } = observation;
  if (event.kind === 'ike-message') {
    const name = number ? number.name : event.name;
    const repeat = number?.repeat ?? event.repeat;
    if (event.exchange === 'ikev2') return progress.ended;
    if (!isOffer(name) || repeat) {
      // Another cookie in the middle of an exchange: its first messages were not captured.
      return event.initiatorCookie !== null && progress.cookies.size > 0 && !repeat;
    }
    if (!progress.offered) return false;
    // Both ends may start at once: the second offer comes from the other end and is the same attempt.
    return (
      progress.lastOfferer === null ||
      progress.lastOfferer === event.source ||
      progress.ended ||
      progress.phase2Complete
    );
  }
  if (event.kind === 'ike-state' && event.from === 'IKE_READY')
    return progress.stateStarted && progress.offered;
  if (!progress.ended) return false;
  if (event.kind === 'ike-milestone') return event.what === 'sa-requested';
  if (event.kind === 'tunnel-state')
    return ['coming-up', 'up', 'triggered', 'active-open', 'checking'].includes(event.what);
  return event.kind === 'nhrp-state' && event.what === 'interface-up';
}

function advance(progress: Progress, observation: Observation, number: Numbered | undefined): void {
  const { event } = observation;
  switch (event.kind) {
    case 'ike-message': {
      const name = number ? number.name : event.name;
      if (isOffer(name)) {
        progress.offered = true;
        progress.lastOfferer = event.source;
        progress.offeredAt = observation.at;
        progress.ended = false;
      } else if (name !== null) progress.answered = true;
      if (name === 'QM3') progress.phase2Complete = true;
      if (event.deletes.includes('isakmp')) progress.ended = true;
      break;
    }
    case 'ike-state':
      if (event.from === 'IKE_READY') {
        progress.stateStarted = true;
        progress.ended = false;
      }
      if (event.to === 'IKE_QM_PHASE2_COMPLETE') progress.phase2Complete = true;
      if (event.to === 'IKE_DEST_SA') progress.ended = true;
      break;
    case 'ike-milestone':
      if (event.what === 'phase2-complete') progress.phase2Complete = true;
      if (event.what === 'gave-up' || event.what === 'sa-deleted') progress.ended = true;
      break;
    case 'tunnel-state':
      if (event.what === 'down' || event.what === 'recursive-routing') progress.ended = true;
      break;
    case 'esp-flow':
      progress.espDirections.add(event.source);
      if (progress.espDirections.size === 2) progress.phase2Complete = true;
      break;
    default:
  }
}

/** Keys and client of an observation but the cookie, which the run has from its first message. */
function addKeys({ run }: Progress, event: Event): void {
  switch (event.kind) {
    case 'ike-message':
      if (event.messageId && event.exchange === 'quick') run.keys.add(`message ${event.messageId}`);
      break;
    case 'ike-state':
    case 'ike-milestone':
      if (event.messageId) run.keys.add(`message ${event.messageId}`);
      break;
    case 'ipsec-sa':
    case 'esp-flow':
      if (event.spi !== '0x00000000') run.keys.add(`spi ${event.spi}`);
      break;
    case 'nhrp-packet':
      if (event.packet.startsWith('registration') && event.sourceProtocol !== null)
        run.clients.add(event.sourceProtocol);
      break;
    default:
  }
}

/** The key that ties two sightings of one registration where nothing stronger does. */
export function registrationKey(packet: NhrpPacket): string | null {
  if (packet.requestId === null || packet.sourceProtocol === null) return null;
  return `registration ${packet.requestId} ${packet.sourceProtocol}`;
}
