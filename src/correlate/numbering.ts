import type { Address, IkeMessage, IkeMessageName, NhrpPacket, Observation } from '../observation.ts';
import { millisecondsBetween } from './time.ts';

/**
 * The same packet twice within this time is one packet that was captured twice (any-device captures,
 * mirror ports); IKE repeats a message after a second at the earliest.
 */
const CAPTURED_TWICE_MILLISECONDS = 250;

export interface Numbered {
  name: IkeMessageName | null;
  /** Outer address of the end that started the exchange this message belongs to. */
  initiator: Address | null;
  repeat: boolean;
  /** Captured a second time; not a message of its own. */
  duplicate: boolean;
}

/** Numbers what is numbered of one place: IKE messages by their exchange, registrations by their copies. */
export function numberMessages(stream: readonly Observation[]): Map<Observation, Numbered> {
  const numbered = numberIkeMessages(stream);
  numberRegistrations(stream, numbered);
  return numbered;
}

/**
 * Finds registration packets on the wire that are copies of an earlier one. A request whose bytes come again after
 * it was granted renews the registration and is no repeat.
 */
function numberRegistrations(stream: readonly Observation[], numbered: Map<Observation, Numbered>): void {
  const seen = new Map<string, Observation>();
  const granted = new Set<string>();
  for (const observation of stream) {
    const { event, medium, at } = observation;
    if (event.kind !== 'nhrp-packet' || medium !== 'wire' || event.fingerprint === null) continue;
    if (event.packet !== 'registration-request' && event.packet !== 'registration-reply') continue;
    const key = `${event.fingerprint}/${event.source}/${event.destination}`;
    const earlier = seen.get(key);
    const duplicate =
      earlier?.at != null && at !== null && millisecondsBetween(earlier.at, at) < CAPTURED_TWICE_MILLISECONDS;
    const repeat = earlier !== undefined && !duplicate && !granted.has(registrationKey(event));
    numbered.set(observation, repeat || duplicate ? { ...FIRST, repeat, duplicate } : FIRST);
    if (!duplicate) seen.set(key, observation);
    if (event.packet === 'registration-reply' && event.code === 0) granted.add(registrationKey(event));
  }
}

/** What most packets are: no copy, and without a name of their own. */
const FIRST: Readonly<Numbered> = { name: null, initiator: null, repeat: false, duplicate: false };

function registrationKey({ requestId, sourceProtocol }: NhrpPacket): string {
  return `${requestId}/${sourceProtocol}`;
}

interface Exchange {
  initiator: Address | null;
  /** Names given to its messages so far. */
  names: IkeMessageName[];
}

/**
 * Numbers the IKE messages of one place's captures by content and direction (RFC 2409 section 5), never by
 * counting frames. Messages of a log keep the name their router gave them.
 */
export function numberIkeMessages(stream: readonly Observation[]): Map<Observation, Numbered> {
  const numbered = new Map<Observation, Numbered>();
  const byCookie = new Map<string, Observation[]>();
  for (const observation of stream) {
    if (observation.event.kind !== 'ike-message' || observation.medium !== 'wire') continue;
    const key = observation.event.initiatorCookie ?? '';
    const list = byCookie.get(key);
    if (list) list.push(observation);
    else byCookie.set(key, [observation]);
  }
  for (const observations of byCookie.values()) numberExchanges(observations, numbered);
  return numbered;
}

/** Numbers the messages of one initiator's cookie. */
function numberExchanges(observations: readonly Observation[], numbered: Map<Observation, Numbered>): void {
  const initiator = findInitiator(observations.map(({ event }) => event as IkeMessage));
  const phase1: Exchange = { initiator, names: [] };
  const quickModes = new Map<number, Exchange>();
  // Copies are alike in every byte, so in their exchange and message ID too.
  const seen = new Map<string, Observation>();
  // Most messages of a long capture are such as dead peer detection: they share this.
  const nameless: Numbered = { ...FIRST, initiator };
  for (const observation of observations) {
    const message = observation.event as IkeMessage;
    let exchange = phase1;
    if (message.exchange === 'quick') {
      const known = quickModes.get(message.messageId ?? 0);
      exchange = known ?? { initiator: message.source, names: [] };
      if (!known) quickModes.set(message.messageId ?? 0, exchange);
    }
    const copyKey = message.fingerprint === null ? null : `${message.fingerprint}/${message.source}`;
    const earlier = copyKey === null ? undefined : seen.get(copyKey);
    const duplicate =
      earlier?.at != null &&
      observation.at !== null &&
      millisecondsBetween(earlier.at, observation.at) < CAPTURED_TWICE_MILLISECONDS;
    const before = earlier && numbered.get(earlier);
    const name = before ? (before.name ?? message.name) : (message.name ?? nameOf(message, exchange));
    const isNameless = name === null && earlier === undefined && exchange === phase1;
    numbered.set(
      observation,
      isNameless
        ? nameless
        : { name, initiator: exchange.initiator, repeat: earlier !== undefined && !duplicate, duplicate },
    );
    if (earlier) continue;
    if (copyKey !== null) seen.set(copyKey, observation);
    if (name !== null && !exchange.names.includes(name)) exchange.names.push(name);
  }
}

function findInitiator(messages: readonly IkeMessage[]): Address | null {
  const offer = messages.find(
    (m) =>
      m.responderCookie === null &&
      m.payloads[0] === 'security-association' &&
      m.exchange !== 'informational',
  );
  if (offer) return offer.source;
  const answer = messages.find(
    (m) => (m.exchange === 'main' || m.exchange === 'aggressive') && m.payloads[0] === 'security-association',
  );
  if (answer) return answer.destination;
  const keyExchange = messages.find(
    (m) => m.exchange === 'main' && m.encrypted === false && m.keyExchangeLength !== null,
  );
  if (keyExchange) return keyExchange.source;
  return null;
}

function nameOf(message: IkeMessage, exchange: Exchange): IkeMessageName | null {
  const fromInitiator = exchange.initiator === null ? null : message.source === exchange.initiator;
  if (fromInitiator === null) return null;
  switch (message.exchange) {
    case 'main':
      if (message.encrypted) return fromInitiator ? 'MM5' : 'MM6';
      if (message.payloads.includes('security-association')) return fromInitiator ? 'MM1' : 'MM2';
      if (message.keyExchangeLength !== null) return fromInitiator ? 'MM3' : 'MM4';
      return null;
    case 'aggressive':
      if (!fromInitiator) return 'AM2';
      return message.responderCookie === null ? 'AM1' : 'AM3';
    case 'quick': {
      if (!fromInitiator) return exchange.names.includes('QM2') ? 'QM4' : 'QM2';
      return exchange.names.includes('QM1') ? 'QM3' : 'QM1';
    }
    default:
      return null;
  }
}
