import type { Address, IkeMessage, IkeMessageName, NhrpPacket, Observation } from '../observation.ts';
import { initiatorOfPhase1, initiatorOfQuickMode, isOnlyHash, type Passing } from './initiator.ts';
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

/**
 * Numbers what is numbered of each place: IKE messages by their exchange, registrations by their copies. The same
 * message has one name in all places: a capture that began in mid-exchange takes it from one that began before.
 */
export function numberMessages(streams: readonly (readonly Observation[])[]): Map<Observation, Numbered> {
  const numbered = new Map<Observation, Numbered>();
  const unclear: Observation[][] = [];
  for (const stream of streams) {
    unclear.push(...numberIkeMessages(stream, numbered));
    numberRegistrations(stream, numbered);
  }
  if (unclear.length === 0 || streams.length < 2) return numbered;
  const names = namesByContent(numbered);
  for (const observations of unclear) numberExchanges(observations, numbered, names);
  return numbered;
}

type Names = ReadonlyMap<string, IkeMessageName>;

/** Names of messages by their fingerprint, as the places tell them that saw enough of the exchange. */
function namesByContent(numbered: ReadonlyMap<Observation, Numbered>): Names {
  const names = new Map<string, IkeMessageName>();
  for (const [{ event }, { name }] of numbered) {
    if (name !== null && event.kind === 'ike-message' && event.fingerprint !== null)
      names.set(event.fingerprint, name);
  }
  return names;
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
  /** Its first message passed here. */
  isWhole: boolean;
}

/**
 * Numbers the IKE messages of one place's captures by content and direction (RFC 2409 section 5), never by
 * counting frames. Messages of a log keep the name their router gave them. Returns the messages of each cookie that
 * has some whose name they do not tell.
 */
function numberIkeMessages(
  stream: readonly Observation[],
  numbered: Map<Observation, Numbered>,
): Observation[][] {
  const byCookie = new Map<string, Observation[]>();
  for (const observation of stream) {
    if (observation.event.kind !== 'ike-message' || observation.medium !== 'wire') continue;
    const key = observation.event.initiatorCookie ?? '';
    const list = byCookie.get(key);
    if (list) list.push(observation);
    else byCookie.set(key, [observation]);
  }
  return [...byCookie.values()].filter((observations) => !numberExchanges(observations, numbered, NO_NAMES));
}

const NO_NAMES: Names = new Map();

/** Numbers the messages of one initiator's cookie; false when some cannot be told. */
function numberExchanges(
  observations: readonly Observation[],
  numbered: Map<Observation, Numbered>,
  names: Names,
): boolean {
  const passing = observations.map((observation, position): Passing => {
    const message = observation.event as IkeMessage;
    const shown = message.name ?? names.get(message.fingerprint ?? '') ?? null;
    return { observation, message, shown, position };
  });
  const initiator = initiatorOfPhase1(passing);
  const phase1: Exchange = { initiator, names: [], isWhole: true };
  const quickModes = new Map<number, Exchange>();
  // Quick modes follow phase 1: where that was seen, each was seen from its first message on.
  const sawPhase1 = isPhase1(passing[0]!.message);
  const parts = sawPhase1 ? null : quickModeMessages(passing);
  const notifications = sawPhase1
    ? []
    : passing.filter(({ message }) => message.exchange === 'informational');
  // Copies are alike in every byte, so in their exchange and message ID too.
  const seen = new Map<string, Observation>();
  // Most messages of a long capture are such as dead peer detection: they share this.
  const nameless: Numbered = { ...FIRST, initiator };
  let isClear = true;
  for (const { observation, message, shown } of passing) {
    let exchange = phase1;
    if (message.exchange === 'quick') {
      const id = message.messageId ?? 0;
      const known = quickModes.get(id);
      exchange = known ?? {
        initiator: parts ? initiatorOfQuickMode(parts.get(id)!, notifications) : message.source,
        names: [],
        isWhole: sawPhase1,
      };
      if (!known) quickModes.set(id, exchange);
    }
    const copyKey = message.fingerprint === null ? null : `${message.fingerprint}/${message.source}`;
    const earlier = copyKey === null ? undefined : seen.get(copyKey);
    const duplicate =
      earlier?.at != null &&
      observation.at !== null &&
      millisecondsBetween(earlier.at, observation.at) < CAPTURED_TWICE_MILLISECONDS;
    const before = earlier && numbered.get(earlier);
    const name = before ? (before.name ?? shown) : (shown ?? nameOf(message, exchange));
    if (name === null && (exchange !== phase1 || isPhase1(message))) isClear = false;
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
  return isClear;
}

function isPhase1({ exchange }: IkeMessage): boolean {
  return exchange === 'main' || exchange === 'aggressive';
}

function quickModeMessages(passing: readonly Passing[]): ReadonlyMap<number, Passing[]> {
  const byId = new Map<number, Passing[]>();
  for (const one of passing) {
    if (one.message.exchange !== 'quick') continue;
    const id = one.message.messageId ?? 0;
    const list = byId.get(id);
    if (list) list.push(one);
    else byId.set(id, [one]);
  }
  return byId;
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
      const isShort = !exchange.isWhole && isOnlyHash(message);
      if (!fromInitiator) return isShort || exchange.names.includes('QM2') ? 'QM4' : 'QM2';
      return isShort || exchange.names.includes('QM1') ? 'QM3' : 'QM1';
    }
    default:
      return null;
  }
}
