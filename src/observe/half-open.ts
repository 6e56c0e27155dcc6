import type { IkeMessage, Observation, Problem } from '../observation.ts';

/**
 * Most half-open exchanges kept of two addresses, and of quick modes under one phase 1: a spoke that never comes up and
 * starts anew every minute makes so many in a day, each like the one before. What goes beyond is a flood.
 */
export const MAX_HALF_OPEN = 1000;
/**
 * Most half-open exchanges beyond those that wait for somebody to go on with them: at a thousand forged offers a second
 * a real one has four seconds, and routers answer within one. They take 12 MB.
 */
export const MAX_WAITING = 4096;
/** Most offers under one cookie while nobody goes on with it; IOS sends one six times. */
export const MAX_OFFERS = 100;

/** An exchange that was begun. */
interface HalfOpen {
  key: string;
  /** What has a limit of its own: the two addresses, or the phase 1 of quick modes. */
  owner: string;
  isQuickMode: boolean;
  /** Who sent its first message. */
  first: string | null;
  answered: boolean;
  messages: number;
  /** Its messages while it waits; null when they were kept. */
  waiting: Observation[] | null;
}

/**
 * Tells the IKE exchanges that two ends carry out from the floods that only begin some. A phase 1 is half-open until
 * its initiator goes on under the responder's cookie, a quick mode until it is answered. The first of them are kept as
 * they are: a spoke that is refused has no others. Later ones are kept from the moment on in which they are gone on with.
 */
export class HalfOpenExchanges {
  /** Exchanges by cookie, and quick modes by cookie and message ID; null once they were gone on with. */
  readonly #exchanges = new Map<string, HalfOpen | null>();
  readonly #kept = new Map<string, number>();
  readonly #waiting = new Set<HalfOpen>();
  #leftOutExchanges = 0;
  #leftOutMessages = 0;

  /**
   * Takes a message with what was observed of it.
   * @returns what is to be kept now: that, nothing, or all of an exchange that was waiting
   */
  take(message: IkeMessage, observed: Observation[]): readonly Observation[] {
    const cookie = message.initiatorCookie ?? '';
    let exchange = this.#exchanges.get(cookie);
    if (exchange === undefined) exchange = this.#begin(cookie, pairOf(message), message, false);
    const waits = exchange !== null && exchange.waiting !== null;
    if (message.exchange === 'quick' && !waits) {
      if (exchange !== null) this.#advance(exchange, message);
      const key = `${cookie} ${message.messageId}`;
      exchange = this.#exchanges.get(key);
      if (exchange === undefined) exchange = this.#begin(key, cookie, message, true);
    }
    return exchange === null ? observed : this.#add(exchange, message, observed);
  }

  /** Says what was left out, once the capture is over. */
  problems(): Problem[] {
    for (const exchange of this.#waiting) this.#leaveOut(exchange);
    this.#waiting.clear();
    if (this.#leftOutMessages === 0) return [];
    return [
      {
        code: 'limit',
        layer: 'capture',
        message: `${this.#leftOutMessages} messages of ${this.#leftOutExchanges} IKE exchanges that nobody went on with were not analysed: more than ${MAX_HALF_OPEN} between two ends are a flood.`,
      },
    ];
  }

  #begin(key: string, owner: string, { source }: IkeMessage, isQuickMode: boolean): HalfOpen {
    const kept = this.#kept.get(owner) ?? 0;
    const waiting: Observation[] | null = kept < MAX_HALF_OPEN ? null : [];
    const exchange = { key, owner, isQuickMode, first: source, answered: false, messages: 0, waiting };
    this.#exchanges.set(key, exchange);
    if (waiting === null) this.#kept.set(owner, kept + 1);
    else this.#wait(exchange);
    return exchange;
  }

  #wait(exchange: HalfOpen): void {
    this.#waiting.add(exchange);
    if (this.#waiting.size <= MAX_WAITING) return;
    const [oldest] = this.#waiting;
    if (oldest === undefined) return;
    this.#waiting.delete(oldest);
    this.#exchanges.delete(oldest.key);
    this.#leaveOut(oldest);
  }

  #leaveOut({ messages }: HalfOpen): void {
    this.#leftOutExchanges++;
    this.#leftOutMessages += messages;
  }

  #add(exchange: HalfOpen, message: IkeMessage, observed: Observation[]): readonly Observation[] {
    const { waiting } = exchange;
    if (this.#advance(exchange, message)) return waiting === null ? observed : [...waiting, ...observed];
    exchange.messages++;
    const isRepeated = exchange.messages > MAX_OFFERS;
    if (waiting !== null) {
      if (!isRepeated) waiting.push(...observed);
      return [];
    }
    if (!isRepeated || message.responderCookie !== null) return observed;
    this.#leftOutMessages++;
    return [];
  }

  /** Answers true when the message goes on with the exchange. */
  #advance(exchange: HalfOpen, message: IkeMessage): boolean {
    if (message.source !== exchange.first) exchange.answered = true;
    const goesOn =
      exchange.answered &&
      (exchange.isQuickMode || (message.source === exchange.first && message.responderCookie !== null));
    if (!goesOn) return false;
    this.#exchanges.set(exchange.key, null);
    if (exchange.waiting === null) this.#kept.set(exchange.owner, this.#kept.get(exchange.owner)! - 1);
    else this.#waiting.delete(exchange);
    return true;
  }
}

function pairOf({ source, destination }: IkeMessage): string {
  const [a, b] = [source ?? '', destination ?? ''];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
