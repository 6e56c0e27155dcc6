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
  for (const [observation, number] of numberRegistrations(stream)) numbered.set(observation, number);
  return numbered;
}

/**
 * Finds registration packets on the wire that are copies of an earlier one. A request whose bytes come again after
 * it was granted renews the registration and is no repeat.
 */
function numberRegistrations(stream: readonly Observation[]): Map<Observation, Numbered> {
  const numbered = new Map<Observation, Numbered>();
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
    numbered.set(observation, { name: null, initiator: null, repeat, duplicate });
    if (!duplicate) seen.set(key, observation);
    if (event.packet === 'registration-reply' && event.code === 0) granted.add(registrationKey(event));
  }
  return numbered;
}

function registrationKey({ requestId, sourceProtocol }: NhrpPacket): string {
  return `${requestId}/${sourceProtocol}`;
}

interface Exchange {
  initiator: Address | null;
  seen: Map<string, Observation>;
}

/**
 * Numbers the IKE messages of one place's captures by content and direction (RFC 2409 section 5), never by
 * counting frames. Messages of a log keep the name their router gave them.
 */
export function numberIkeMessages(stream: readonly Observation[]): Map<Observation, Numbered> {
  const numbered = new Map<Observation, Numbered>();
  const exchanges = new Map<string, Exchange>();
  const byCookie = new Map<string, { observation: Observation; message: IkeMessage }[]>();
  for (const observation of stream) {
    if (observation.event.kind !== 'ike-message' || observation.medium !== 'wire') continue;
    const key = observation.event.initiatorCookie ?? '';
    const list = byCookie.get(key);
    if (list) list.push({ observation, message: observation.event });
    else byCookie.set(key, [{ observation, message: observation.event }]);
  }
  for (const messages of byCookie.values()) {
    const phase1Initiator = findInitiator(messages.map((entry) => entry.message));
    for (const { observation, message } of messages) {
      const id = `${message.initiatorCookie}/${message.messageId ?? 0}/${message.exchange}`;
      let exchange = exchanges.get(id);
      if (!exchange) {
        const initiator = message.exchange === 'quick' ? message.source : phase1Initiator;
        exchange = { initiator, seen: new Map() };
        exchanges.set(id, exchange);
      }
      const copyKey = `${message.fingerprint}/${message.source}`;
      const earlier = message.fingerprint === null ? undefined : exchange.seen.get(copyKey);
      const duplicate =
        earlier?.at != null &&
        observation.at !== null &&
        millisecondsBetween(earlier.at, observation.at) < CAPTURED_TWICE_MILLISECONDS;
      let name = message.name;
      if (earlier) name = numbered.get(earlier)?.name ?? name;
      else name ??= nameOf(message, exchange, numbered);
      numbered.set(observation, {
        name,
        initiator: exchange.initiator,
        repeat: earlier !== undefined && !duplicate,
        duplicate,
      });
      if (!earlier || !duplicate) exchange.seen.set(copyKey, earlier ?? observation);
    }
  }
  return numbered;
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

function nameOf(
  message: IkeMessage,
  exchange: Exchange,
  numbered: ReadonlyMap<Observation, Numbered>,
): IkeMessageName | null {
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
      if (!fromInitiator) return alreadyNamed(exchange, numbered, 'QM2') ? 'QM4' : 'QM2';
      return alreadyNamed(exchange, numbered, 'QM1') ? 'QM3' : 'QM1';
    }
    default:
      return null;
  }
}

function alreadyNamed(
  exchange: Exchange,
  numbered: ReadonlyMap<Observation, Numbered>,
  name: IkeMessageName,
): boolean {
  for (const observation of exchange.seen.values()) if (numbered.get(observation)?.name === name) return true;
  return false;
}
