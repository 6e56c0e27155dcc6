/** Makes small sets of observations, as if captures and logs had shown them. */
import { parseConfiguration } from '../../parsers/ios/config/index.ts';
import type {
  Act,
  EspFlow,
  Event,
  IkeMessage,
  IkeMessageName,
  IkeMilestone,
  Instant,
  NhrpPacket,
  NhrpState,
  Observation,
  ObservationSet,
  ProposalAttributes,
  Side,
  Source,
  TunnelState,
} from '../../src/observation.ts';

export const SPOKE = '198.51.100.2';
export const HUB = '203.0.113.1';
export const SPOKE_TUNNEL = '10.0.0.2';
export const HUB_TUNNEL = '10.0.0.1';
export const TO_HUB = '0x11111111';
export const TO_SPOKE = '0x22222222';

export type Place = 'spokeLog' | 'spokeWire' | 'hubWire' | 'hubLog';

/** Every source begins this long before the first event and ends this long after the last, in seconds. */
const MARGIN = 60;
/** Seconds from one event to the next. */
const STEP = 1;

interface MessageOptions {
  /** Where it is seen. */
  at?: Place[];
  /** Sendings, 10 s apart. */
  times?: number;
  port?: 500 | 4500;
  authentication?: string;
  length?: number;
  change?: Partial<IkeMessage>;
}

/** A case under construction; every method returns it. Time goes on by a second with every call. */
export class MadeCase {
  readonly #observations: Observation[] = [];
  readonly #places = new Set<Place>();
  readonly #given = new Set<Place>();
  readonly #formats = new Map<Place, string>();
  #clock = 1_700_000_000;

  /** Sources that are there even if they show nothing; their side is stated. */
  watching(...places: Place[]): this {
    for (const place of places) {
      this.#places.add(place);
      this.#given.add(place);
    }
    return this;
  }

  /** A log whose format always tells a facility, e.g. `nhrpd`, so that its silence counts. */
  format(place: Place, format: string): this {
    this.#places.add(place);
    this.#formats.set(place, format);
    return this;
  }

  /** Main or quick mode messages in order, each seen at all the places. */
  messages(names: readonly IkeMessageName[], at: Place[], options: MessageOptions = {}): this {
    for (const name of names) this.message(name, { ...options, at });
    return this;
  }

  message(name: IkeMessageName, options: MessageOptions = {}): this {
    const { at = ['spokeWire', 'hubWire'], times = 1 } = options;
    for (let sending = 0; sending < times; sending++) {
      for (const place of at) this.#put(place, ikeMessage(name, place, options, sending > 0));
      this.#clock += times > 1 ? 10 : STEP;
    }
    return this;
  }

  /** An informational message; encrypted and unread unless `change` says otherwise. */
  informational(from: Side, at: Place[], change: Partial<IkeMessage> = {}): this {
    const base = ikeMessage('MM5', at[0]!, {}, false);
    const [source, destination] = from === 'hub' ? [HUB, SPOKE] : [SPOKE, HUB];
    for (const place of at) {
      this.#put(place, {
        ...base,
        act: actAt(place, from),
        source,
        destination,
        exchange: 'informational',
        name: null,
        messageId: 0x0abc0000 + this.#observations.length,
        fingerprint: `informational ${this.#clock}`,
        length: 76,
        proposals: [],
        ...change,
      });
    }
    this.#clock += STEP;
    return this;
  }

  esp(from: Side, at: Place[], packets: number, change: Partial<EspFlow> = {}): this {
    const first = this.#now();
    this.#clock += packets;
    const [source, destination, spi] = from === 'spoke' ? [SPOKE, HUB, TO_HUB] : [HUB, SPOKE, TO_SPOKE];
    for (const place of at) {
      this.#put(
        place,
        {
          kind: 'esp-flow',
          protocol: 'esp',
          source,
          destination,
          spi,
          encapsulation: 'ip',
          packets,
          bytes: packets * 148,
          first,
          last: this.#now(),
          firstFrame: 1,
          lastFrame: packets,
          lowestSequence: 1,
          highestSequence: packets,
          gaps: 0,
          repeats: 0,
          outOfOrder: 0,
          authenticated: null,
          rejected: null,
          ttl: 255,
          ...change,
        },
        { at: first },
      );
    }
    return this;
  }

  nhrp(packet: NhrpPacket['packet'], at: Place[], change: Partial<NhrpPacket> = {}, times = 1): this {
    const from: Side = packet === 'registration-request' ? 'spoke' : 'hub';
    for (let sending = 0; sending < times; sending++) {
      for (const place of at) this.#put(place, nhrpPacket(packet, from, actAt(place, from), change));
      this.#clock += times > 1 ? 10 : STEP;
    }
    return this;
  }

  milestone(place: Place, what: IkeMilestone['what'], detail: string | null = null): this {
    const event: IkeMilestone = {
      kind: 'ike-milestone',
      what,
      peer: place.startsWith('hub') ? SPOKE : HUB,
      local: place.startsWith('hub') ? HUB : SPOKE,
      messageId: null,
      connectionId: null,
      detail,
    };
    return this.event(place, event);
  }

  tunnel(place: Place, what: TunnelState['what']): this {
    return this.event(place, {
      kind: 'tunnel-state',
      what,
      interface: 'Tunnel0',
      tunnelMode: place.startsWith('hub') ? 'MGRE' : 'GRE',
      local: place.startsWith('hub') ? HUB : SPOKE,
      remote: place.startsWith('hub') ? SPOKE : HUB,
      detail: null,
    });
  }

  nhrpState(place: Place, what: NhrpState['what']): this {
    return this.event(place, {
      kind: 'nhrp-state',
      what,
      protocolAddress: place.startsWith('hub') ? SPOKE_TUNNEL : HUB_TUNNEL,
      nbma: null,
      requestId: null,
      interface: 'Tunnel0',
      detail: null,
    });
  }

  failure(
    place: Place,
    message: string | null,
    what: string,
    fields: Record<string, string | number | null> = {},
  ): this {
    return this.event(
      place,
      {
        kind: 'failure',
        what,
        peer: place.startsWith('hub') ? SPOKE : HUB,
        local: null,
        fields,
        connectionId: null,
        messageId: null,
      },
      message,
    );
  }

  event(place: Place, event: Event, message: string | null = null): this {
    this.#put(place, event, { message });
    this.#clock += STEP;
    return this;
  }

  /** A running configuration as typed. */
  configuration(side: Side, lines: string): this {
    const { configuration } = parseConfiguration(lines.split('\n'));
    this.#state(side, 'config', { kind: 'configured', configuration });
    return this;
  }

  show(side: Side, command: string, result: unknown): this {
    this.#state(side, 'show', { kind: 'shown', command, result });
    return this;
  }

  set(): ObservationSet {
    const first: Instant = { ...this.#now(), seconds: 1_700_000_000 - MARGIN };
    const last: Instant = { ...this.#now(), seconds: this.#clock + MARGIN };
    const sources = [...this.#places].map((place): Source => {
      const isCapture = place.endsWith('Wire');
      return {
        ...source(place, isCapture ? 'capture' : 'transcript'),
        givenSide: isCapture || this.#given.has(place) ? sideOf(place) : null,
        format: this.#formats.get(place) ?? (isCapture ? 'pcap' : 'ios'),
        first,
        last,
      };
    });
    const states = new Set(
      this.#observations
        .filter(({ medium }) => medium === 'config' || medium === 'show')
        .map((o) => o.where.source),
    );
    for (const id of states) {
      const kind = id.endsWith('config') ? 'config' : 'show';
      sources.push({ ...source(id, kind), givenSide: id.startsWith('hub') ? 'hub' : 'spoke' });
    }
    return { sources, observations: this.#observations };
  }

  #now(): Instant {
    return { seconds: this.#clock, nanoseconds: 0, clock: 'utc', precision: 1000 };
  }

  #put(place: Place, event: Event, extra: { message?: string | null; at?: Instant } = {}): void {
    this.#places.add(place);
    const isWire = place.endsWith('Wire');
    const side = sideOf(place);
    const ordinal = this.#observations.length;
    this.#observations.push({
      where: isWire ? { source: place, frame: ordinal + 1 } : { source: place, line: ordinal + 1 },
      ordinal,
      at: extra.at ?? this.#now(),
      medium: isWire ? 'wire' : 'log',
      speaker: isWire ? null : { side, host: null, nbma: side === 'hub' ? HUB : SPOKE },
      message: extra.message ?? null,
      event,
      text: event.kind,
    });
  }

  #state(side: Side, medium: 'show' | 'config', event: Event): void {
    this.#observations.push({
      where: { source: `${side} ${medium}`, line: 1 },
      ordinal: this.#observations.length,
      at: null,
      medium,
      speaker: { side, host: null, nbma: side === 'hub' ? HUB : SPOKE },
      message: null,
      event,
      text: medium,
    });
  }
}

function source(id: string, kind: Source['kind']): Source {
  return {
    id,
    path: id,
    kind,
    givenSide: null,
    format: 'ios',
    linkTypes: kind === 'capture' ? ['ethernet'] : [],
    frames: kind === 'capture' ? 1 : null,
    bytes: 0,
    encoding: null,
    language: null,
    messages: null,
    unknownMessages: null,
    unknownShapes: [],
    complete: true,
    problems: [],
    first: null,
    last: null,
    counts: {},
  };
}

function sideOf(place: Place): Side {
  return place.startsWith('hub') ? 'hub' : 'spoke';
}

function actAt(place: Place, sender: Side): Act {
  if (place.endsWith('Wire')) return 'passed';
  return sideOf(place) === sender ? 'sent' : 'received';
}

const ENCRYPTED = new Set<IkeMessageName>(['MM5', 'MM6', 'QM1', 'QM2', 'QM3', 'QM4', 'AM3']);
const BY_RESPONDER = new Set<IkeMessageName>(['MM2', 'MM4', 'MM6', 'AM2', 'QM2', 'QM4']);
const LENGTHS: Partial<Record<IkeMessageName, number>> = { MM1: 180, MM2: 120, MM3: 220, MM4: 220, QM1: 164 };

function ikeMessage(
  name: IkeMessageName,
  place: Place,
  options: MessageOptions,
  repeat: boolean,
): IkeMessage {
  const sender: Side = BY_RESPONDER.has(name) ? 'hub' : 'spoke';
  const [source, destination] = sender === 'spoke' ? [SPOKE, HUB] : [HUB, SPOKE];
  const isOffer = name === 'MM1' || name === 'MM2' || name === 'AM1';
  const isQuick = name.startsWith('QM');
  const port = options.port ?? 500;
  return {
    kind: 'ike-message',
    act: actAt(place, sender),
    source,
    destination,
    sourcePort: port,
    destinationPort: port,
    exchange: isQuick ? 'quick' : name.startsWith('AM') ? 'aggressive' : 'main',
    name,
    initiatorCookie: 'aaaaaaaaaaaaaaaa',
    responderCookie: name === 'MM1' || name === 'AM1' ? null : 'bbbbbbbbbbbbbbbb',
    messageId: isQuick ? 0x01020304 : 0,
    encrypted: ENCRYPTED.has(name),
    decrypted: null,
    fingerprint: `${name} of the attempt`,
    length: options.length ?? LENGTHS[name] ?? 68,
    payloads: isOffer ? ['security-association'] : ENCRYPTED.has(name) ? [] : ['key-exchange', 'nonce'],
    proposals: isOffer ? [offer(options.authentication ?? 'pre-shared-key')] : [],
    notifies: [],
    deletes: [],
    identities: [],
    natHashes: [],
    vendorIds: [],
    keyExchangeLength: name === 'MM3' || name === 'MM4' ? 128 : null,
    state: null,
    role: null,
    connectionId: null,
    repeat: place.endsWith('Log') && repeat,
    ttl: null,
    ...options.change,
  };
}

export function offer(authentication: string | null): ProposalAttributes {
  return {
    protocol: 'isakmp',
    encryption: 'aes-cbc',
    keyLength: 256,
    hash: 'sha256',
    group: 14,
    authentication,
    lifetimeSeconds: 86400,
    lifetimeKilobytes: null,
    encapsulation: null,
    spi: null,
  };
}

const TYPES: Readonly<Record<NhrpPacket['packet'], number>> = {
  'resolution-request': 1,
  'resolution-reply': 2,
  'registration-request': 3,
  'registration-reply': 4,
  'purge-request': 5,
  'purge-reply': 6,
  'error-indication': 7,
  'traffic-indication': 8,
};

function nhrpPacket(
  packet: NhrpPacket['packet'],
  from: Side,
  act: Act,
  change: Partial<NhrpPacket>,
): NhrpPacket {
  const [source, destination] = from === 'spoke' ? [SPOKE, HUB] : [HUB, SPOKE];
  return {
    kind: 'nhrp-packet',
    act,
    packetType: TYPES[packet],
    packet,
    requestId: 7,
    source,
    destination,
    sourceNbma: SPOKE,
    sourceProtocol: packet === 'error-indication' ? HUB_TUNNEL : SPOKE_TUNNEL,
    destinationProtocol: packet === 'error-indication' ? SPOKE_TUNNEL : HUB_TUNNEL,
    code: packet === 'registration-reply' ? 0 : null,
    holdingTime: 600,
    mtu: null,
    unique: true,
    length: 92,
    authentication: null,
    natNbma: [],
    responderNbma: null,
    greKey: null,
    spi: act === 'passed' ? (from === 'spoke' ? TO_HUB : TO_SPOKE) : null,
    interface: null,
    quotedType: packet === 'error-indication' ? 3 : null,
    quotedRequestId: packet === 'error-indication' ? 7 : null,
    fingerprint: null,
    ttl: null,
    repeat: false,
    ...change,
  };
}
