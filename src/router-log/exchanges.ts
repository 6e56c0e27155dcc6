/**
 * Names the ISAKMP packets of one router's log: the state that IOS prints is the one before the packet was
 * handled, so some names follow only from where the state machine stands.
 */
import type { IkeMessage, IkeMessageName, Observation } from '../observation.ts';

interface Exchange {
  /** Last state of phase 1 reached, e.g. `IKE_R_MM4`. */
  state: string | null;
  /** Packets met since the exchange began, for repeats. */
  seen: Set<string>;
  /** A line said that the next packet goes out again. */
  retransmitting: boolean;
  /** A line said that the next packet is a notification. */
  notifying: boolean;
  /** The phase 1 packet that came last. */
  lastReceived: IkeMessageName | null;
  sawMm5: boolean;
  quick: QuickMode;
}

interface QuickMode {
  messageId: number | null;
  /** The initiator announced its first packet. */
  announced: boolean;
  /** Packets of it met so far. */
  position: 0 | 1 | 2 | 3;
}

const newQuick = (): QuickMode => ({ messageId: null, announced: false, position: 0 });
const newExchange = (): Exchange => ({
  state: null,
  seen: new Set(),
  retransmitting: false,
  notifying: false,
  lastReceived: null,
  sawMm5: false,
  quick: newQuick(),
});

/** What the lines behind a packet, up to the next packet, say about it. */
interface Ahead {
  messageId: number | null;
  payloads: Set<string>;
  informational: boolean;
  /** It was seen before. */
  duplicate: boolean;
  /** The log ends with the packet: nothing is said of it. */
  isCut: boolean;
  /** It is not the message that was waited for, or could not be read. */
  unfit: boolean;
  quickDone: boolean;
  /** States of quick mode reached. */
  quickStates: string[];
}

/** Lines of one packet's handling; more than this many behind it belong to something else. */
const LOOK_AHEAD = 40;

const INFORMATIONAL = new Set(['I40', 'G4', 'G5', 'D1', 'A4']);
/** Notification in clear, unexpected input, not encrypted, does not decrypt. */
const UNFIT = new Set(['A4', 'A5', 'F9', 'F10', 'F12']);

/** Whether a remark helps to name the packet before it. */
export function namesPacket(message: string, messageId: unknown): boolean {
  return (
    message === 'I17' ||
    message === 'I52' ||
    INFORMATIONAL.has(message) ||
    UNFIT.has(message) ||
    (typeof messageId === 'number' && messageId !== 0)
  );
}

function lookAhead(own: readonly Observation[], from: number): Ahead {
  const ahead: Ahead = {
    messageId: null,
    payloads: new Set(),
    informational: false,
    duplicate: false,
    isCut: from === own.length - 1,
    unfit: false,
    quickDone: false,
    quickStates: [],
  };
  for (let i = from + 1; i < own.length && i <= from + LOOK_AHEAD; i++) {
    const { message, event } = own[i]!;
    if (event.kind === 'ike-message') break;
    if (message !== null && INFORMATIONAL.has(message)) ahead.informational = true;
    if (message !== null && UNFIT.has(message)) ahead.unfit = true;
    if (event.kind === 'ike-milestone' && event.what === 'duplicate-received') ahead.duplicate = true;
    if (event.kind === 'ike-state' && event.phase === 2) ahead.quickStates.push(event.to);
    if (event.kind !== 'remark') continue;
    const id = event.fields['messageId'];
    if (typeof id === 'number' && id !== 0) ahead.messageId ??= id;
    if (message === 'I17') ahead.payloads.add(String(event.fields['payload']));
    if (message === 'I52' && /QM done/i.test(String(event.fields['reason']))) ahead.quickDone = true;
  }
  return ahead;
}

const MAIN: Readonly<Record<string, IkeMessageName>> = {
  'sent I MM_NO_STATE': 'MM1',
  'received N NEW SA': 'MM1',
  'received R MM_NO_STATE': 'MM1',
  'sent R MM_SA_SETUP': 'MM2',
  'received I MM_NO_STATE': 'MM2',
  'sent I MM_SA_SETUP': 'MM3',
  'received R MM_SA_SETUP': 'MM3',
  'received I MM_SA_SETUP': 'MM4',
  'sent I MM_KEY_EXCH': 'MM5',
  'received R MM_KEY_EXCH': 'MM5',
  'received I MM_KEY_EXCH': 'MM6',
  'sent I AG_INIT_EXCH': 'AM1',
  'sent R AG_INIT_EXCH': 'AM2',
  'received I AG_INIT_EXCH': 'AM2',
  'sent I AG_AUTH': 'AM3',
  'received R AG_INIT_EXCH': 'AM3',
};

/**
 * What is copied where the log does not show the first one: the message before the one that was waited for. With keys
 * at hand a router waits for the same message after a copy of either.
 */
const COPY_OF: Partial<Record<IkeMessageName, IkeMessageName>> = {
  MM1: 'MM1',
  MM3: 'MM1',
  MM4: 'MM2',
  AM3: 'AM1',
};

/** Packets that only authenticated peers can read (RFC 2409 section 5). */
const ENCRYPTED = new Set<string>(['MM5', 'MM6', 'AM3', 'QM1', 'QM2', 'QM3']);

function phase1Name(packet: IkeMessage, exchange: Exchange): IkeMessageName | null {
  const key = `${packet.act} ${packet.role} ${packet.state}`;
  if (key !== 'sent R MM_KEY_EXCH') return MAIN[key] ?? null;
  if (exchange.state !== null && /^IKE_R_MM\d$/.test(exchange.state))
    return exchange.state === 'IKE_R_MM5' ? 'MM6' : 'MM4';
  return exchange.sawMm5 || exchange.state === 'IKE_P1_COMPLETE' ? 'MM6' : 'MM4';
}

function quickName(packet: IkeMessage, quick: QuickMode, ahead: Ahead): IkeMessageName | null {
  const sent = packet.act === 'sent';
  if (ahead.informational || (!sent && ahead.isCut)) return null;
  if (packet.role === 'I') {
    if (sent && quick.announced) return 'QM1';
    // What has a message ID of its own is no answer.
    const isOther =
      ahead.messageId !== null && quick.messageId !== null && ahead.messageId !== quick.messageId;
    if (!sent && ((quick.position === 1 && !isOther) || ahead.payloads.has('SA'))) return 'QM2';
    return sent && quick.position === 2 ? 'QM3' : null;
  }
  if (!sent && ahead.quickDone) return 'QM3';
  if (!sent && ahead.quickStates.includes('IKE_QM_PHASE2_COMPLETE') && quick.position === 2) return 'QM3';
  if (!sent && ahead.payloads.has('SA')) return 'QM1';
  if (sent && quick.position === 1) return 'QM2';
  return !sent && quick.position === 2 && ahead.messageId === quick.messageId ? 'QM3' : null;
}

/** Follows one router's exchanges with all its peers. */
export class ExchangeNames {
  readonly #exchanges = new Map<string, Exchange>();
  #current: Exchange = newExchange();

  /** Names the packets among the observations of one router, in order; they are changed in place. */
  name(own: readonly Observation[], nbma: string | null): void {
    for (let i = 0; i < own.length; i++) {
      const { event, message } = own[i]!;
      if (event.kind === 'ike-message') {
        this.#packet(event, lookAhead(own, i), nbma);
        continue;
      }
      this.#follow(event, message);
    }
  }

  #follow(event: Observation['event'], message: string | null): void {
    const current = this.#current;
    if (event.kind === 'ike-state') {
      if (event.phase === 1) {
        if (event.from === 'IKE_READY') current.seen.clear();
        current.state = event.to;
      } else event.messageId ??= current.quick.messageId;
    } else if (event.kind === 'ike-milestone') {
      if (event.what === 'retransmitting' && message !== 'F2') current.retransmitting = true;
      if (event.what === 'quick-mode-started')
        current.quick = { messageId: event.messageId, announced: true, position: 0 };
      if (event.what === 'main-mode-started' || event.what === 'aggressive-mode-started')
        current.seen.clear();
    } else if (event.kind === 'notify') {
      if (event.act === 'sent') current.notifying = true;
    } else if ((event.kind === 'ipsec-sa' || event.kind === 'proposal') && event.messageId === null) {
      const { quick } = current;
      const negotiating =
        event.kind === 'ipsec-sa'
          ? event.act === 'negotiated'
          : event.phase === 2 && event.act !== 'requested';
      if (negotiating && quick.position > 0) event.messageId = quick.messageId;
    }
  }

  #packet(packet: IkeMessage, ahead: Ahead, nbma: string | null): void {
    const peer = packet.act === 'sent' ? packet.destination : packet.source;
    if (packet.act === 'sent') packet.source = nbma;
    else packet.destination = nbma;
    const key = String(peer);
    let exchange = this.#exchanges.get(key);
    if (exchange === undefined || packet.role === 'N') {
      exchange = newExchange();
      if (this.#exchanges.size === 0 && packet.role !== 'N') Object.assign(exchange, this.#current);
      this.#exchanges.set(key, exchange);
    } else if (this.#current.quick.announced) exchange.quick = this.#current.quick;
    if (this.#current !== exchange) {
      exchange.retransmitting ||= this.#current.retransmitting;
      exchange.notifying ||= this.#current.notifying;
      this.#current.retransmitting = false;
      this.#current.notifying = false;
    }
    this.#current = exchange;
    // These lines stand right in front of the packet that they speak of.
    if (packet.act === 'received') {
      exchange.retransmitting = false;
      exchange.notifying = false;
    }
    if (exchange.notifying) {
      ahead.informational = true;
      exchange.notifying = false;
    }
    if (packet.state === 'QM_IDLE') this.#quick(packet, exchange, ahead);
    else this.#phase1(packet, exchange, ahead);
    packet.encrypted =
      packet.name === null ? (packet.state === 'QM_IDLE' ? true : null) : ENCRYPTED.has(packet.name);
    exchange.retransmitting = false;
  }

  #phase1(packet: IkeMessage, exchange: Exchange, ahead: Ahead): void {
    const received = packet.act === 'received';
    packet.name = phase1Name(packet, exchange);
    // The initiator waits for one message; what it cannot use as that is a notification of the peer.
    if (received && packet.role === 'I' && ahead.unfit) {
      packet.name = null;
      packet.exchange = 'informational';
    }
    if (packet.name === null) return;
    // A copy stands with the state after the first one, which would name the next message.
    if (received && ahead.duplicate) packet.name = exchange.lastReceived ?? COPY_OF[packet.name] ?? null;
    // Whether it is one stands behind it, where this log ends.
    if (received && ahead.isCut && packet.name !== 'MM1') packet.name = null;
    if (packet.name === null) {
      packet.repeat = ahead.duplicate;
      return;
    }
    if (received) exchange.lastReceived = packet.name;
    packet.exchange = packet.name.startsWith('AM') ? 'aggressive' : 'main';
    packet.messageId = 0;
    if (packet.name === 'MM5') exchange.sawMm5 = true;
    const key = `${packet.act} ${packet.name}`;
    packet.repeat =
      exchange.retransmitting ||
      (received && ahead.duplicate) ||
      exchange.seen.has(key) ||
      (packet.state === 'MM_NO_STATE' && packet.role === 'R');
    exchange.seen.add(key);
  }

  #quick(packet: IkeMessage, exchange: Exchange, ahead: Ahead): void {
    const { quick } = exchange;
    if (exchange.retransmitting && quick.position > 0) {
      packet.repeat = true;
      packet.name = packet.role === 'I' ? 'QM1' : 'QM2';
    } else packet.name = quickName(packet, quick, ahead);
    if (packet.name === null) {
      packet.exchange = ahead.informational ? 'informational' : null;
      packet.messageId = ahead.informational ? ahead.messageId : null;
      return;
    }
    packet.exchange = 'quick';
    if (packet.name === 'QM1' && packet.act === 'received' && ahead.messageId !== quick.messageId)
      exchange.quick = { messageId: ahead.messageId, announced: false, position: 0 };
    exchange.quick.announced = false;
    exchange.quick.position = Number(packet.name[2]) as QuickMode['position'];
    packet.messageId = exchange.quick.messageId ?? ahead.messageId;
    exchange.quick.messageId = packet.messageId;
  }
}
