import type { Address, Adjacency, Event, NhrpPacket, Observation } from '../observation.ts';
import { isPrivate } from './addresses.ts';
import { SharedEvents } from './shared-events.ts';
import type { Stream } from './streams.ts';

/** What one place saw of one pair of ends. */
export interface Conversation {
  stream: Stream;
  /** The two outer addresses; on a router's log the first is its own. Null when it never says. */
  ends: [Address | null, Address | null];
  observations: Observation[];
}

/** Splits a stream by peer, so that interleaved spokes come apart. */
export function splitByPeer(stream: Stream): Conversation[] {
  return stream.column.endsWith('Log') ? splitLog(stream) : splitCaptures(stream);
}

function splitCaptures(stream: Stream): Conversation[] {
  const conversations: Conversation[] = [];
  const byEnds = new Map<Address, Map<Address, Conversation>>();
  const between = (ends: [Address, Address]): Conversation => {
    const [one, other] = ends;
    const known = byEnds.get(one)?.get(other) ?? byEnds.get(other)?.get(one);
    if (known) return known;
    const conversation: Conversation = { stream, ends, observations: [] };
    conversations.push(conversation);
    const peers = byEnds.get(one);
    if (peers) peers.set(other, conversation);
    else byEnds.set(one, new Map([[other, conversation]]));
    return conversation;
  };
  const inside: Observation[] = [];
  for (const observation of stream.observations) {
    const ends = outerAddresses(observation.event);
    if (ends !== null) between(ends).observations.push(observation);
    else if (observation.event.kind === 'nhrp-packet') inside.push(observation);
  }
  if (inside.length > 0) placeInside(stream, inside, between, conversations);
  return conversations;
}

/**
 * NHRP captured on the tunnel interface itself: the link layer tells the sender's outer address and nothing of the
 * receiver's. A reply names the spoke in it; a request belongs to the only peer of its sender, if there is but one.
 */
function placeInside(
  stream: Stream,
  inside: readonly Observation[],
  between: (ends: [Address, Address]) => Conversation,
  conversations: readonly Conversation[],
): void {
  const touched = new Set<Conversation>();
  const place = (observation: Observation, conversation: Conversation) => {
    conversation.observations.push(observation);
    touched.add(conversation);
  };
  const requests: [Observation, Address][] = [];
  for (const observation of inside) {
    if (observation.event.kind !== 'nhrp-packet') continue;
    const { source, sourceNbma } = observation.event;
    if (source === null || sourceNbma === null) continue;
    if (source === sourceNbma) requests.push([observation, source]);
    else place(observation, between([source, sourceNbma]));
  }
  const possible = conversationsOf(conversations);
  for (const [observation, source] of requests) {
    const own = possible.get(source);
    if (own?.length === 1) place(observation, own[0]!);
  }
  const position = positionsIn(stream);
  for (const { observations } of touched) {
    observations.sort((a, b) => position.get(a)! - position.get(b)!);
  }
}

function positionsIn({ observations }: Stream): ReadonlyMap<Observation, number> {
  return new Map(observations.map((observation, index) => [observation, index]));
}

/** Adds observations that turned out to be of this conversation, in their places. */
function addInOrder({ stream, observations }: Conversation, more: readonly Observation[]): void {
  if (more.length === 0) return;
  const position = positionsIn(stream);
  observations.push(...more);
  observations.sort((a, b) => position.get(a)! - position.get(b)!);
}

/** The conversations that each address is an end of. */
function conversationsOf(conversations: readonly Conversation[]): ReadonlyMap<Address, Conversation[]> {
  const byEnd = new Map<Address, Conversation[]>();
  for (const conversation of conversations) {
    for (const end of new Set(conversation.ends)) {
      if (end === null) continue;
      const list = byEnd.get(end);
      if (list) list.push(conversation);
      else byEnd.set(end, [conversation]);
    }
  }
  return byEnd;
}

function outerAddresses(event: Event): [Address, Address] | null {
  if (event.kind === 'icmp-error') return [event.quotedSource, event.quotedDestination];
  if (!('source' in event) || !('destination' in event)) return null;
  return event.source != null && event.destination != null ? [event.source, event.destination] : null;
}

/**
 * A router names the peer in some messages only; the rest is assigned by what ties it to such a message:
 * SA number, message ID, SPI, request ID, tunnel address, and last the message before it.
 */
function splitLog(stream: Stream): Conversation[] {
  const byPeer = new Map<Address, Conversation>();
  const ties = new Ties();
  const waiting: Observation[] = [];
  const everyone: Observation[] = [];
  const owners = tunnelOwners(stream);
  const cut = new CutPackets(stream);
  const unknown: Conversation = { stream, ends: [stream.local, null], observations: [] };
  let current: Conversation | null = null;
  for (const observation of stream.observations) {
    const { event } = observation;
    if (concernsEveryPeer(event)) {
      everyone.push(observation);
      continue;
    }
    const peer =
      event.kind === 'adjacency'
        ? neighbourOf(event, owners)
        : outerAddress(peerOf(event, stream.local), event, owners, byPeer);
    let conversation: Conversation | null = peer === null ? null : (byPeer.get(peer) ?? null);
    conversation ??= ties.find(event);
    if (!conversation && peer !== null && (namesPeer(event) || byPeer.size === 0)) {
      conversation = { stream, ends: [stream.local, peer], observations: waiting.splice(0) };
      byPeer.set(peer, conversation);
    }
    if (!conversation && isOfAnother(event, stream, owners)) continue;
    conversation ??= cut.has(observation) ? unknown : current;
    if (!conversation) {
      waiting.push(observation);
      continue;
    }
    ties.add(event, conversation);
    conversation.observations.push(observation);
    current = conversation;
  }
  const conversations = [...byPeer.values()];
  if (conversations.length === 1) addInOrder(conversations[0]!, unknown.observations);
  if (conversations.length === 0 && (waiting.length > 0 || everyone.length > 0)) {
    conversations.push({ stream, ends: [stream.local, null], observations: waiting });
  }
  const shared = new SharedEvents(stream.observations, everyone, conversations.length);
  for (const conversation of conversations)
    conversation.observations = shared.mergedInto(conversation.observations);
  return conversations;
}

/** A packet with which its file ends may be the first line of one, and then nothing tells whose it is. */
class CutPackets {
  readonly #stream: Stream;
  #last: ReadonlyMap<string, Observation> | null = null;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  has(observation: Observation): boolean {
    const { event, where } = observation;
    if (event.kind !== 'nhrp-packet' || event.act !== 'received' || namesAnybody(event)) return false;
    this.#last ??= new Map(this.#stream.observations.map((one) => [one.where.source, one]));
    return this.#last.get(where.source) === observation;
  }
}

function namesAnybody({ source, sourceNbma, sourceProtocol }: NhrpPacket): boolean {
  return source !== null || sourceNbma !== null || sourceProtocol !== null;
}

/** Outer address by tunnel address, from the lines that tie the two for a client. */
function tunnelOwners(stream: Stream): ReadonlyMap<Address, Address> {
  const owners = new Map<Address, Address>();
  for (const { event } of stream.observations) {
    if (event.kind !== 'nhrp-state' || event.protocolAddress === null || event.nbma === null) continue;
    if (event.nbma !== stream.local) owners.set(event.protocolAddress, event.nbma);
  }
  return owners;
}

/** Outer address of a routing neighbour. */
function neighbourOf({ neighbor }: Adjacency, owners: ReadonlyMap<Address, Address>): Address | null {
  return neighbor === null ? null : (owners.get(neighbor) ?? null);
}

/** A hub has a neighbour of which nothing else is in its log, beside clients that are known: it is none of them. */
function isOfAnother(event: Event, { column }: Stream, owners: ReadonlyMap<Address, Address>): boolean {
  return event.kind === 'adjacency' && column === 'hubLog' && event.neighbor !== null && owners.size > 0;
}

/**
 * A registration holds the address that the spoke has itself; behind NAT the path has another. Where no line
 * tells that one, the packet goes with the messages around it.
 */
function outerAddress(
  peer: Address | null,
  event: Event,
  owners: ReadonlyMap<Address, Address>,
  byPeer: ReadonlyMap<Address, Conversation>,
): Address | null {
  if (peer === null || event.kind !== 'nhrp-packet' || byPeer.has(peer)) return peer;
  const owner = event.sourceProtocol === null ? undefined : owners.get(event.sourceProtocol);
  return owner ?? (byPeer.size > 0 && isPrivate(peer) ? null : peer);
}

/** Events of the router or its tunnel as a whole. */
export function concernsEveryPeer(event: Event): boolean {
  if (event.kind === 'tunnel-state') return event.remote === null;
  return event.kind === 'nhrp-state' && (event.what === 'interface-up' || event.what === 'no-nhs');
}

/** Registrations that stand or fall, of which the router names both addresses. */
const NEIGHBOUR_STATES: ReadonlySet<string> = new Set(['client-up', 'client-down', 'nhs-up', 'nhs-down']);
/** What is wrong with a packet that came, by the address it came from. */
const FAILURES_OF_PATH: ReadonlySet<string> = new Set([
  'bad-message',
  'mode-failed',
  'not-encrypted',
  'not-offered',
  'not-authenticated',
  'not-ipsec',
  'invalid-spi',
]);

/** These messages name the peer as the other end of the path itself, not as a value in a packet. */
function namesPeer(event: Event): boolean {
  return (
    event.kind === 'ike-message' ||
    event.kind === 'ike-milestone' ||
    event.kind === 'ipsec-sa' ||
    event.kind === 'tunnel-state' ||
    event.kind === 'nhrp-packet' ||
    event.kind === 'adjacency' ||
    (event.kind === 'nhrp-state' && NEIGHBOUR_STATES.has(event.what)) ||
    (event.kind === 'failure' && FAILURES_OF_PATH.has(event.what))
  );
}

function peerOf(event: Event, local: Address | null): Address | null {
  const other = (...addresses: (Address | null)[]) =>
    addresses.find((a) => a !== null && a !== local) ?? null;
  switch (event.kind) {
    case 'ike-message':
      return event.act === 'sent' ? event.destination : event.act === 'received' ? event.source : null;
    case 'nhrp-packet':
      return (event.act === 'sent' ? event.destination : event.source) ?? other(event.sourceNbma);
    case 'ipsec-sa':
      return other(event.source, event.destination);
    case 'tunnel-state':
      return event.remote;
    case 'nhrp-state':
      return other(event.nbma);
    case 'ike-milestone':
    case 'notify':
    case 'failure':
    case 'remark':
      return event.peer === local ? null : event.peer;
    default:
      return null;
  }
}

/** Conversations by what ties an event to earlier ones. */
class Ties {
  readonly #messages = new Map<number, Conversation>();
  readonly #connections = new Map<string, Conversation>();
  readonly #cookies = new Map<string, Conversation>();
  readonly #spis = new Map<string, Conversation>();
  readonly #tunnels = new Map<Address, Conversation>();

  find(event: Event): Conversation | null {
    const { message, connection, cookie, spi, tunnel } = tiesOf(event);
    return (
      (message && this.#messages.get(message)) ||
      (connection && this.#connections.get(connection)) ||
      (cookie && this.#cookies.get(cookie)) ||
      (spi && this.#spis.get(spi)) ||
      (tunnel && this.#tunnels.get(tunnel)) ||
      null
    );
  }

  add(event: Event, conversation: Conversation): void {
    const { message, connection, cookie, spi, tunnel } = tiesOf(event);
    if (message) this.#messages.set(message, conversation);
    if (connection) this.#connections.set(connection, conversation);
    if (cookie) this.#cookies.set(cookie, conversation);
    if (spi) this.#spis.set(spi, conversation);
    if (tunnel) this.#tunnels.set(tunnel, conversation);
  }
}

/** What an event names that ties it to others; what is empty or 0 ties nothing. */
function tiesOf(event: Event) {
  return {
    message: 'messageId' in event ? event.messageId : null,
    connection: 'connectionId' in event && event.connectionId !== '0' ? event.connectionId : null,
    cookie: 'initiatorCookie' in event ? event.initiatorCookie : null,
    spi: 'spi' in event ? event.spi : null,
    tunnel:
      event.kind === 'nhrp-packet'
        ? event.sourceProtocol
        : event.kind === 'nhrp-state'
          ? event.protocolAddress
          : event.kind === 'adjacency'
            ? event.neighbor
            : null,
  };
}
