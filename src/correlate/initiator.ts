import type { Address, IkeMessage, IkeMessageName, Observation } from '../observation.ts';
import { millisecondsBetween } from './time.ts';

/** An IKE message that passed a place. */
export interface Passing {
  observation: Observation;
  message: IkeMessage;
  /** Its name where the message alone proves it, or a place tells it that saw the exchange from further back. */
  shown: IkeMessageName | null;
  /** Its place among the messages of its cookie. */
  position: number;
}

/**
 * A message is repeated a second after it was sent at the earliest. What passes sooner behind one of the other end
 * answers it; later it can be the repetition of a message that nobody captured.
 */
const ANSWERED_MILLISECONDS = 1000;

/**
 * The longest message of nothing but a hash: 28 octets of header, 68 of SHA-512, padded to a whole block. An offer and
 * its answer hold an SA, a nonce and identities besides.
 */
const MOST_OF_A_HASH = 108;

/** Messages that the end sends which started the exchange. */
const FROM_INITIATOR: ReadonlySet<IkeMessageName> = new Set([
  'MM1',
  'MM3',
  'MM5',
  'AM1',
  'AM3',
  'QM1',
  'QM3',
]);

/** Who started phase 1, by its messages in their order; null where they do not tell. */
export function initiatorOfPhase1(passing: readonly Passing[]): Address | null {
  const phase1 = passing.filter(
    ({ message: { exchange } }) => exchange === 'main' || exchange === 'aggressive',
  );
  const told = toldByName(phase1);
  if (told !== null) return told;
  const messages = phase1.map(({ message }) => message);
  const offer = messages.find((m) => m.responderCookie === null && isOffer(m));
  if (offer) return offer.source;
  const answer = messages.find(isOffer);
  if (answer) return answer.destination;
  const last = messages.find(isLastOfAggressive);
  if (last) return last.source;
  const keyExchanges = phase1.filter(({ message }) => isKeyExchange(message));
  // Neither end repeats its key exchange once MM6 was sent, so what is encrypted behind one begins with MM5.
  const encrypted = behind(phase1, keyExchanges[0]).find(
    ({ message: m }) => m.exchange === 'main' && m.encrypted,
  );
  return encrypted ? encrypted.message.source : firstToSpeak(keyExchanges);
}

/**
 * Who started a quick mode that was perhaps not seen from its first message on; null where nothing tells.
 * @param notifications the informational messages of the same phase 1
 */
export function initiatorOfQuickMode(
  passing: readonly Passing[],
  notifications: readonly Passing[],
): Address | null {
  const told = toldByName(passing);
  if (told !== null) return told;
  // QM3 alone is a hash behind an answer; QM4 would be one behind a hash.
  const hash = passing.findIndex(({ message }) => isOnlyHash(message));
  const before = passing.slice(0, Math.max(0, hash));
  if (before.some(({ message }) => message.source !== passing[hash]!.message.source))
    return passing[hash]!.message.source;
  const offers = passing.filter(({ message }) => !isOnlyHash(message));
  // An offer is refused with a notification; its answer is not.
  const isAnswered = offers.some(({ message }) => message.source !== offers[0]!.message.source);
  return firstToSpeak(isAnswered ? offers : [...offers.slice(0, 1), ...behind(notifications, offers[0])]);
}

/** Those of an ordered list that come after another message. */
function behind(passing: readonly Passing[], earlier: Passing | undefined): readonly Passing[] {
  return passing.filter(({ position }) => earlier !== undefined && position > earlier.position);
}

/** Short enough to be QM3 and too short to be QM1 or QM2. */
export function isOnlyHash({ length }: IkeMessage): boolean {
  return length !== null && length <= MOST_OF_A_HASH;
}

function toldByName(passing: readonly Passing[]): Address | null {
  const named = passing.find(({ shown }) => shown !== null);
  if (!named) return null;
  return FROM_INITIATOR.has(named.shown!) ? named.message.source : named.message.destination;
}

/** The sender of the first of these messages, if the other end answered it at once. */
function firstToSpeak(passing: readonly Passing[]): Address | null {
  const first = passing[0];
  const answer = passing.find(({ message }) => message.source !== first!.message.source);
  if (!first?.observation.at || !answer?.observation.at) return null;
  const waited = millisecondsBetween(first.observation.at, answer.observation.at);
  return waited < ANSWERED_MILLISECONDS ? first.message.source : null;
}

function isOffer({ payloads }: IkeMessage): boolean {
  return payloads[0] === 'security-association';
}

function isKeyExchange({ exchange, encrypted, keyExchangeLength }: IkeMessage): boolean {
  return exchange === 'main' && encrypted === false && keyExchangeLength !== null;
}

/** AM3, in clear or not; the other two begin with their SA. */
function isLastOfAggressive({ exchange, responderCookie, encrypted, payloads }: IkeMessage): boolean {
  return exchange === 'aggressive' && responderCookie !== null && (encrypted === true || payloads.length > 0);
}
