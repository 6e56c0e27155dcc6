/**
 * The form of observations that come from outside: files that other machines wrote, or somebody changed. Everything
 * behind it trusts the vocabulary's types, so nothing passes that has another form.
 */
import type { Instant } from '../parsers/instant.ts';
import type { Problem, ProblemCode } from '../parsers/problem.ts';
import type {
  Event,
  Observation,
  ObservationSet,
  ProposalAttributes,
  Source,
  Speaker,
  Where,
} from './observation.ts';

/** Answers null, or what is wrong: the place inside the value, and what belongs there. */
type Form = (value: unknown) => Flaw | null;

interface Flaw {
  path: string;
  wanted: string;
}

/** A form for every field; a field of the vocabulary that is forgotten here does not compile. */
type FieldsOf<T> = { readonly [Field in keyof T]-?: Form };

/** Nesting of a parsed show or configuration: theirs is a handful, and what reads them recurses. */
const MAX_DEPTH = 32;
/** Texts of an observation are one line each; raw log lines are cut at 64 KiB when they are read. */
const MAX_TEXT = 1_048_576;
/** NHRP gives an address's length six bits (RFC 2332 section 5.2.0.1): 63 bytes, in hex. */
const MAX_ADDRESS = 136;

const is =
  (wanted: string, test: (value: unknown) => boolean): Form =>
  (value) =>
    test(value) ? null : { path: '', wanted };

const text = is('a text', (value) => typeof value === 'string' && value.length <= MAX_TEXT);
const flag = is('true or false', (value) => typeof value === 'boolean');
const count = is('a whole number from 0', (value) => Number.isSafeInteger(value) && (value as number) >= 0);
const integer = is('a whole number', Number.isSafeInteger);
const unsigned32 = is(
  'a whole number of 32 bits',
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff,
);
const positive = is(
  'a whole number from 1',
  (value) => Number.isSafeInteger(value) && (value as number) >= 1,
);
const plain = is(
  'a text, a number or null',
  (value) => value === null || typeof value === 'string' || Number.isFinite(value),
);
const anything: Form = (value) => tooDeep(value, 0);
const spi = is(
  'an SPI, 0x and 8 hex digits',
  (value) => typeof value === 'string' && /^0x[0-9a-f]{8}$/.test(value),
);

function oneOf(...values: readonly string[]): Form {
  return is(`one of ${values.join(', ')}`, (value) => values.includes(value as string));
}

function orNull(form: Form): Form {
  return (value) => (value === null ? null : form(value));
}

function optional(form: Form): Form {
  return (value) => (value === undefined ? null : form(value));
}

function list(form: Form): Form {
  return (value) => {
    if (!Array.isArray(value)) return { path: '', wanted: 'a list' };
    for (let index = 0; index < value.length; index++) {
      const flaw = form(value[index]);
      if (flaw !== null) return { path: `[${index}]${flaw.path}`, wanted: flaw.wanted };
    }
    return null;
  };
}

function table(form: Form): Form {
  return (value) => {
    if (!isRecord(value)) return { path: '', wanted: 'an object' };
    for (const [key, item] of Object.entries(value)) {
      const flaw = form(item);
      if (flaw !== null) return { path: `.${key}${flaw.path}`, wanted: flaw.wanted };
    }
    return null;
  };
}

function record<T>(fields: FieldsOf<T>): Form {
  const entries = Object.entries<Form>(fields);
  return (value) => {
    if (!isRecord(value)) return { path: '', wanted: 'an object' };
    for (const [key, form] of entries) {
      const flaw = form(Object.hasOwn(value, key) ? value[key] : undefined);
      if (flaw !== null) return { path: `.${key}${flaw.path}`, wanted: flaw.wanted };
    }
    return null;
  };
}

function tooDeep(value: unknown, depth: number): Flaw | null {
  if (depth > MAX_DEPTH) return { path: '', wanted: `nothing nested more than ${MAX_DEPTH} deep` };
  if (typeof value !== 'object' || value === null) return null;
  for (const item of Object.values(value)) {
    const flaw = tooDeep(item, depth + 1);
    if (flaw !== null) return flaw;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const side = oneOf('spoke', 'hub');
const act = oneOf('sent', 'received', 'passed');
const port = is(
  'a port',
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff,
);
/** Addresses of families that are not read stand as hex digits, so only the length is held. */
const address = is(
  'an address',
  (value) =>
    typeof value === 'string' &&
    value.length >= 2 &&
    value.length <= MAX_ADDRESS &&
    /^[\w.:()?%/-]+$/.test(value),
);
/** Names and numbers that reports print as they are: nothing that steers a terminal or turns the writing round. */
const name = is(
  'a name',
  (value) =>
    typeof value === 'string' &&
    value.length <= MAX_TEXT &&
    !/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(value),
);
const cookie = is(
  'a cookie, 16 hex digits',
  (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value),
);
const texts = list(text);

const instant = record<Instant>({
  seconds: integer,
  nanoseconds: is(
    '0 to 999,999,999',
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e9,
  ),
  precision: positive,
  clock: oneOf('utc', 'local', 'no-year', 'uptime'),
});

const PROBLEM_CODES: Readonly<Record<ProblemCode, true>> = {
  truncated: true,
  'bad-length': true,
  'bad-value': true,
  'bad-checksum': true,
  unsupported: true,
  limit: true,
  'wrong-key': true,
  'bad-encoding': true,
  'wrong-format': true,
  unreadable: true,
};

const problem = record<Problem>({
  code: oneOf(...Object.keys(PROBLEM_CODES)),
  layer: text,
  message: text,
  offset: optional(count),
  need: optional(count),
  have: optional(count),
  lengthFrom: optional(text),
  frame: optional(count),
  line: optional(count),
});

const source = record<Source>({
  id: text,
  path: text,
  kind: oneOf('capture', 'transcript', 'show', 'config', 'mixed'),
  givenSide: orNull(side),
  format: text,
  linkTypes: texts,
  frames: orNull(count),
  bytes: count,
  encoding: orNull(text),
  language: orNull(text),
  messages: orNull(count),
  unknownMessages: orNull(count),
  unknownShapes: list(record<Source['unknownShapes'][number]>({ shape: text, count, line: count })),
  complete: flag,
  problems: list(problem),
  first: orNull(instant),
  last: orNull(instant),
  counts: table(count),
});

const attributes = record<ProposalAttributes>({
  protocol: oneOf('isakmp', 'esp', 'ah'),
  encryption: orNull(name),
  keyLength: orNull(count),
  hash: orNull(name),
  group: orNull(count),
  authentication: orNull(name),
  lifetimeSeconds: orNull(count),
  lifetimeKilobytes: orNull(count),
  encapsulation: orNull(oneOf('transport', 'tunnel', 'udp-transport', 'udp-tunnel')),
  spi: orNull(name),
});

const exchangeIds = { connectionId: orNull(name), messageId: orNull(unsigned32) };

/** The fields of each kind of event besides `kind`. */
const EVENTS: { readonly [Kind in Event['kind']]: FieldsOf<Omit<Extract<Event, { kind: Kind }>, 'kind'>> } = {
  'ike-message': {
    ...exchangeIds,
    act,
    source: orNull(address),
    destination: orNull(address),
    sourcePort: orNull(port),
    destinationPort: orNull(port),
    exchange: orNull(oneOf('main', 'aggressive', 'quick', 'informational', 'transaction', 'ikev2', 'other')),
    name: orNull(
      oneOf('MM1', 'MM2', 'MM3', 'MM4', 'MM5', 'MM6', 'AM1', 'AM2', 'AM3', 'QM1', 'QM2', 'QM3', 'QM4'),
    ),
    initiatorCookie: orNull(cookie),
    responderCookie: orNull(cookie),
    encrypted: orNull(flag),
    decrypted: orNull(flag),
    fingerprint: orNull(name),
    length: orNull(count),
    payloads: texts,
    proposals: list(attributes),
    notifies: list(record({ code: count, name: text })),
    deletes: texts,
    identities: list(record({ type: text, value: text, protocol: count, port: count })),
    natHashes: texts,
    vendorIds: texts,
    keyExchangeLength: orNull(count),
    state: orNull(name),
    role: orNull(oneOf('I', 'R', 'N')),
    repeat: flag,
    ttl: orNull(count),
  },
  'ike-state': {
    ...exchangeIds,
    phase: is('1 or 2', (value) => value === 1 || value === 2),
    from: text,
    to: text,
    input: orNull(text),
  },
  'ike-milestone': {
    ...exchangeIds,
    what: oneOf(
      'sa-requested',
      'main-mode-started',
      'aggressive-mode-started',
      'authenticated',
      'phase1-complete',
      'quick-mode-started',
      'phase2-accepted',
      'phase2-complete',
      'retransmitting',
      'gave-up',
      'sa-deleted',
      'duplicate-received',
      'dpd',
      'rekey',
    ),
    peer: orNull(address),
    local: orNull(address),
    detail: orNull(text),
  },
  proposal: {
    ...exchangeIds,
    phase: is('1 or 2', (value) => value === 1 || value === 2),
    act: oneOf('offered', 'requested', 'accepted', 'refused'),
    attributes,
    mismatch: orNull(name),
  },
  notify: {
    ...exchangeIds,
    act: oneOf('sent', 'received'),
    name: text,
    code: orNull(count),
    peer: orNull(address),
  },
  'nat-verdict': {
    verdict: oneOf('none', 'self-inside', 'peer-inside', 'both-inside', 'found'),
    connectionId: orNull(text),
    source: optional(address),
    destination: optional(address),
    sourceTranslated: optional(orNull(flag)),
    destinationTranslated: optional(orNull(flag)),
    sourceBelieved: optional(orNull(text)),
    destinationBelieved: optional(orNull(text)),
  },
  'ipsec-sa': {
    ...exchangeIds,
    act: oneOf('negotiated', 'created', 'enabled', 'deleted'),
    spi,
    direction: orNull(oneOf('inbound', 'outbound')),
    source: orNull(address),
    destination: orNull(address),
    attributes: orNull(attributes),
  },
  'esp-flow': {
    protocol: oneOf('esp', 'ah'),
    source: address,
    destination: address,
    spi,
    encapsulation: oneOf('ip', 'udp'),
    packets: count,
    bytes: count,
    first: instant,
    last: instant,
    firstFrame: count,
    lastFrame: count,
    lowestSequence: unsigned32,
    highestSequence: unsigned32,
    gaps: count,
    repeats: count,
    outOfOrder: count,
    authenticated: orNull(count),
    rejected: orNull(count),
    ttl: orNull(count),
  },
  'nhrp-packet': {
    act,
    packetType: count,
    packet: oneOf(
      'resolution-request',
      'resolution-reply',
      'registration-request',
      'registration-reply',
      'purge-request',
      'purge-reply',
      'error-indication',
      'traffic-indication',
    ),
    requestId: orNull(unsigned32),
    source: orNull(address),
    destination: orNull(address),
    sourceNbma: orNull(address),
    sourceProtocol: orNull(address),
    destinationProtocol: orNull(address),
    code: orNull(count),
    holdingTime: orNull(count),
    mtu: orNull(count),
    unique: orNull(flag),
    length: orNull(count),
    authentication: orNull(name),
    natNbma: list(address),
    responderNbma: orNull(address),
    greKey: orNull(unsigned32),
    spi: orNull(spi),
    interface: orNull(name),
    quotedType: orNull(count),
    quotedRequestId: orNull(unsigned32),
    fingerprint: orNull(name),
    ttl: orNull(count),
    repeat: flag,
  },
  'nhrp-state': {
    what: oneOf(
      'interface-up',
      'no-nhs',
      'cache-add',
      'cache-update',
      'cache-delete',
      'nhs-expecting',
      'nhs-up',
      'nhs-down',
      'client-up',
      'client-down',
      'endpoint-added',
      'multicast-added',
      'encapsulated',
      'encapsulation-failed',
      'resolved',
      'registering',
      'retransmit-delay',
      'received-for-us',
    ),
    protocolAddress: orNull(address),
    nbma: orNull(address),
    requestId: orNull(unsigned32),
    interface: orNull(name),
    detail: orNull(text),
  },
  'tunnel-state': {
    what: oneOf(
      'up',
      'down',
      'coming-up',
      'checking',
      'listening',
      'opening-socket',
      'triggered',
      'active-open',
      'passive-open',
      'listen-accepted',
      'socket-ready',
      'socket-up',
      'socket-down',
      'signalling-nhrp',
      'crypto-on',
      'crypto-off',
      'recursive-routing',
    ),
    interface: orNull(name),
    tunnelMode: orNull(oneOf('GRE', 'MGRE')),
    local: orNull(address),
    remote: orNull(address),
    detail: orNull(text),
  },
  'gre-flow': {
    source: address,
    destination: address,
    key: orNull(unsigned32),
    protocol: count,
    packets: count,
    bytes: count,
    first: instant,
    last: instant,
    firstFrame: count,
    spi: orNull(spi),
    carries: texts,
  },
  'icmp-error': {
    source: address,
    quotedSource: address,
    quotedDestination: address,
    quotedProtocol: oneOf('ike', 'esp', 'ah', 'gre', 'nat-t'),
    type: count,
    code: count,
    meaning: name,
    spi: orNull(spi),
    mtu: orNull(count),
  },
  'lost-fragments': {
    source: address,
    destination: address,
    protocol: count,
    fragments: count,
    bytes: count,
    hasFirst: flag,
  },
  adjacency: {
    protocol: oneOf('eigrp', 'ospf', 'bgp', 'rip', 'isis'),
    neighbor: orNull(address),
    interface: orNull(name),
    up: flag,
    reason: orNull(text),
  },
  failure: {
    ...exchangeIds,
    what: text,
    peer: orNull(address),
    local: orNull(address),
    fields: table(plain),
  },
  remark: { peer: orNull(address), fields: table(plain) },
  shown: { command: text, result: anything },
  configured: { configuration: anything },
};

const EVENT_FORMS = new Map(
  Object.entries(EVENTS).map(([kind, fields]) => [kind, record(fields as FieldsOf<unknown>)]),
);

const event: Form = (value) => {
  if (!isRecord(value)) return { path: '', wanted: 'an object' };
  const form = EVENT_FORMS.get(value['kind'] as string);
  return form ? form(value) : { path: '.kind', wanted: `one of ${[...EVENT_FORMS.keys()].join(', ')}` };
};

const observation = record<Observation>({
  where: record<Where>({
    source: text,
    frame: optional(positive),
    line: optional(positive),
    endLine: optional(positive),
  }),
  ordinal: count,
  at: orNull(instant),
  medium: oneOf('log', 'wire', 'show', 'config'),
  speaker: orNull(record<Speaker>({ side: orNull(side), host: orNull(text), nbma: orNull(address) })),
  message: orNull(text),
  event,
  text,
});

const set = record<ObservationSet>({ sources: list(source), observations: list(observation) });

/** The value as a set of observations; a sentence that says where it is none, when it is none. */
export function asObservationSet(value: unknown): ObservationSet | string {
  const flaw = set(value);
  if (flaw !== null) return `${flaw.path.replace(/^\./, '') || 'the document'} must be ${flaw.wanted}`;
  const { sources, observations } = value as ObservationSet;
  const ids = new Set<string>();
  for (const [index, { id }] of sources.entries()) {
    if (ids.has(id)) return `sources[${index}].id must be the id of no other source`;
    ids.add(id);
  }
  const stray = observations.findIndex(({ where }) => !ids.has(where.source));
  return stray < 0
    ? { sources, observations }
    : `observations[${stray}].where.source must be the id of a source`;
}
