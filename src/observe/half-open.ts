import type { IkeMessage, Observation, Problem } from '../observation.ts';

/**
 * Most half-open exchanges kept of two addresses, and of quick modes under one phase 1: a spoke that never comes up and
 * starts anew every minute makes so many in a day, each like the one before. What goes beyond is a flood.
 */
export const MAX_HALF_OPEN = 1000;
/** Most half-open phase 1 exchanges kept in all: so many attempts are judged. */
export const MAX_HALF_OPEN_IN_ALL = 50_000;
/**
 * Most half-open exchanges beyond those that wait for somebody to go on with them: at a thousand forged offers a second
 * a real one has four seconds, and routers answer within one. They take 12 MB.
 */
export const MAX_WAITING = 4096;
/** Most messages of an exchange that nobody answers; IOS sends an offer six times. */
export const MAX_OFFERS = 100;

/**
 * Most messages of an exchange; to a phase 1 belong all that are not of its quick modes. A day of dead peer detection
 * every ten seconds, asked and answered, has fewer. The report takes 6 kB for each message of an attempt.
 */
export const MAX_MESSAGES = 20_000;

/** An exchange that was begun. */
interface Exchange {
  key: string;
  /** What has a limit of its own: the two addresses, or the phase 1 of quick modes. */
  owner: string;
  isQuickMode: boolean;
  /** Who sent its first message. */
  first: string | null;
  answered: boolean;
  goneOn: boolean;
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
  /** Exchanges by cookie, and quick modes by cookie and message ID. */
  readonly #exchanges = new Map<string, Exchange>();
  readonly #kept = new Map<string, number>();
  /** Phase 1 exchanges among those. */
  #keptInAll = 0;
  readonly #waiting = new Set<Exchange>();
  #leftOutExchanges = 0;
  #leftOutMessages = 0;
  #beyondCount = 0;

  /**
   * Takes a message with what was observed of it.
   * @returns what is to be kept now: that, nothing, or all of an exchange that was waiting
   */
  take(message: IkeMessage, observed: Observation[]): readonly Observation[] {
    const cookie = message.initiatorCookie ?? '';
    const phase1 = this.#exchanges.get(cookie) ?? this.#begin(cookie, pairOf(message), message, false);
    if (message.exchange !== 'quick' || phase1.waiting !== null) return this.#add(phase1, message, observed);
    this.#advance(phase1, message);
    const key = `${cookie} ${message.messageId}`;
    const quickMode = this.#exchanges.get(key) ?? this.#begin(key, cookie, message, true);
    return this.#add(quickMode, message, observed);
  }

  /** Says what was left out, once the capture is over. */
  problems(): Problem[] {
    for (const exchange of this.#waiting) this.#leaveOut(exchange);
    this.#waiting.clear();
    const problems: Problem[] = [];
    if (this.#leftOutMessages > 0) {
      problems.push({
        code: 'limit',
        layer: 'capture',
        message: `${this.#leftOutMessages} messages of ${this.#leftOutExchanges} IKE exchanges that nobody went on with were not analysed: more than ${MAX_HALF_OPEN} between two ends, or ${MAX_HALF_OPEN_IN_ALL} in all, are a flood.`,
      });
    }
    if (this.#beyondCount > 0) {
      problems.push({
        code: 'limit',
        layer: 'capture',
        message: `${this.#beyondCount} IKE messages were not analysed: their exchange has more than ${MAX_MESSAGES}, or more than ${MAX_OFFERS} that nobody answered.`,
      });
    }
    return problems;
  }

  #begin(key: string, owner: string, { source }: IkeMessage, isQuickMode: boolean): Exchange {
    const kept = this.#kept.get(owner) ?? 0;
    const isFull = kept >= MAX_HALF_OPEN || (!isQuickMode && this.#keptInAll >= MAX_HALF_OPEN_IN_ALL);
    const waiting: Observation[] | null = isFull ? [] : null;
    const begun = { first: source, answered: false, goneOn: false, messages: 0 };
    const exchange: Exchange = { key, owner, isQuickMode, ...begun, waiting };
    this.#exchanges.set(key, exchange);
    if (waiting === null) this.#count(exchange, 1);
    else this.#wait(exchange);
    return exchange;
  }

  /** Counts a half-open exchange that is kept, or one that is half-open no more. */
  #count({ owner, isQuickMode }: Exchange, change: 1 | -1): void {
    this.#kept.set(owner, (this.#kept.get(owner) ?? 0) + change);
    if (!isQuickMode) this.#keptInAll += change;
  }

  #wait(exchange: Exchange): void {
    this.#waiting.add(exchange);
    if (this.#waiting.size <= MAX_WAITING) return;
    const [oldest] = this.#waiting;
    if (oldest === undefined) return;
    this.#waiting.delete(oldest);
    this.#exchanges.delete(oldest.key);
    this.#leaveOut(oldest);
  }

  #leaveOut({ messages }: Exchange): void {
    this.#leftOutExchanges++;
    this.#leftOutMessages += messages;
  }

  #add(exchange: Exchange, message: IkeMessage, observed: Observation[]): readonly Observation[] {
    const { waiting } = exchange;
    exchange.messages++;
    this.#advance(exchange, message);
    if (waiting !== null) {
      if (exchange.goneOn) return [...waiting, ...observed];
      if (exchange.messages <= MAX_OFFERS) waiting.push(...observed);
      return [];
    }
    const isAnswer = message.responderCookie !== null && !exchange.isQuickMode;
    const most = exchange.goneOn || isAnswer ? MAX_MESSAGES : MAX_OFFERS;
    // What keys have opened is nobody's flood.
    if (exchange.messages <= most || message.decrypted === true) return observed;
    this.#beyondCount++;
    return [];
  }

  /** Notes when the message goes on with the exchange. */
  #advance(exchange: Exchange, message: IkeMessage): void {
    if (exchange.goneOn) return;
    if (message.source !== exchange.first) exchange.answered = true;
    exchange.goneOn =
      exchange.answered &&
      (exchange.isQuickMode || (message.source === exchange.first && message.responderCookie !== null));
    if (!exchange.goneOn) return;
    if (exchange.waiting === null) this.#count(exchange, -1);
    else this.#waiting.delete(exchange);
    exchange.waiting = null;
  }
}

function pairOf({ source, destination }: IkeMessage): string {
  const [a, b] = [source ?? '', destination ?? ''];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
