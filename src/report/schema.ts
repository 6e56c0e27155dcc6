import { REPORT_SCHEMA } from '../judgement.ts';

/**
 * The JSON Schema (draft 2020-12) of the report document: every field that `Report` has, all of them required, null
 * for what is not known. Fields may be added beside them in later versions of the program, so that readers must not
 * refuse what they do not know; inside evidence and lists of fixed meaning nothing else is allowed.
 */

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0 };
const orNull = (schema: Schema): Schema =>
  typeof schema['type'] === 'string' && !('enum' in schema)
    ? { ...schema, type: [schema['type'], 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description ? { description } : {}),
});
const oneOf = (...values: (string | number)[]): Schema => ({ enum: values });
const oneOfOrNull = (...values: (string | number)[]): Schema => ({ enum: [...values, null] });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const described = (schema: Schema, description: string): Schema => ({ ...schema, description });

/** An object with all these fields; `optional` ones may be missing. */
function record(
  properties: Readonly<Record<string, Schema>>,
  options: { optional?: string[]; closed?: boolean } = {},
) {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !options.optional?.includes(name)),
    ...(options.closed ? { additionalProperties: false } : {}),
  };
}

const nanoseconds: Schema = { type: 'string', pattern: '^-?[0-9]+$', description: 'Nanoseconds, as text.' };
const domains = ['spoke', 'hub', 'path-to-hub', 'path-to-spoke', 'path', 'configuration'];
const columns = ['spokeLog', 'spokeWire', 'hubWire', 'hubLog', 'wire'];
const byColumn = (schema: Schema) =>
  record(Object.fromEntries(columns.map((column) => [column, schema])), { closed: true });

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  time: {
    type: 'string',
    pattern: '^[+-]?\\d{4,6}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z?$',
    description: 'ISO 8601, with nanoseconds where they are known.',
  },
  address: { type: 'string', minLength: 2, description: 'IPv4 or IPv6 (RFC 5952).' },
  spi: { type: 'string', pattern: '^0x[0-9a-f]{8}$' },
  cookie: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  unsigned32: { type: 'integer', minimum: 0, maximum: 4294967295 },
  evidence: described(
    record(
      {
        source: described(text, 'Id of the source.'),
        frame: { type: 'integer', minimum: 1 },
        line: { type: 'integer', minimum: 1 },
        lines: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 },
        at: orNull(ref('time')),
        offset: described(orNull(nanoseconds), "Since the attempt's first event, in nanoseconds, as text."),
        text: described(text, 'One short line of what was seen.'),
      },
      { optional: ['frame', 'line', 'lines', 'offset'], closed: true },
    ),
    'Where something was seen.',
  ),
  problem: record({
    code: text,
    layer: text,
    message: text,
    frame: orNull(count),
    line: orNull(count),
    offset: described(orNull(count), 'Bytes from the start of the input or of the layer.'),
    need: orNull(count),
    have: orNull(count),
  }),
  source: record({
    id: text,
    path: text,
    kind: oneOf('capture', 'transcript', 'show', 'config', 'mixed'),
    vantage: record({
      side: oneOf('spoke', 'hub', 'both', 'unknown'),
      how: oneOf('given', 'inferred'),
      why: orNull(text),
    }),
    format: text,
    linkTypes: orNull(list(text)),
    frames: orNull(count),
    bytes: count,
    encoding: orNull(text),
    language: orNull(text),
    messages: orNull(count),
    unknownMessages: orNull(count),
    unknownShapes: list(record({ shape: text, count, line: count })),
    complete: described(flag, 'False when the input was cut or partly unreadable.'),
    counts: { type: 'object', additionalProperties: count },
    first: orNull(ref('time')),
    last: orNull(ref('time')),
    problems: list(ref('problem')),
  }),
  party: record({
    nbma: orNull(ref('address')),
    tunnel: orNull(ref('address')),
    hostname: orNull(text),
    behindNat: orNull(flag),
  }),
  phase1: record({
    mode: oneOfOrNull('main', 'aggressive'),
    initiatorCookie: orNull(ref('cookie')),
    responderCookie: orNull(ref('cookie')),
    encryption: orNull(text),
    keyLength: orNull(count),
    hash: orNull(text),
    group: orNull(count),
    authentication: orNull(text),
    lifetimeSeconds: orNull(count),
    port: oneOfOrNull(500, 4500),
  }),
  quickMode: record({
    messageId: orNull(ref('unsigned32')),
    spiToHub: orNull(ref('spi')),
    spiToSpoke: orNull(ref('spi')),
    transform: orNull(text),
    mode: oneOfOrNull('transport', 'tunnel'),
    lifetimeSeconds: orNull(count),
    lifetimeKilobytes: orNull(count),
    pfsGroup: orNull(count),
    rekey: flag,
  }),
  registration: record({
    requestId: orNull(ref('unsigned32')),
    spokeNbma: orNull(ref('address')),
    spokeTunnel: orNull(ref('address')),
    nhs: orNull(ref('address')),
    holdingTime: described(orNull(count), 'Seconds.'),
    unique: orNull(flag),
    code: orNull(count),
    replied: orNull(flag),
    authenticated: orNull(flag),
  }),
  step: record({
    number: { type: 'integer', minimum: 1, maximum: 13 },
    id: text,
    title: text,
    short: text,
    verdict: oneOf('done', 'sent', 'failed', 'missing', 'not-visible', 'not-applicable', 'inferred'),
    sightings: byColumn(list(ref('evidence'))),
    watched: described(byColumn(flag), 'Columns whose sources would have shown the step.'),
    repeats: count,
    because: orNull(text),
  }),
  cause: record({
    id: text,
    confidence: oneOf('certain', 'likely', 'possible'),
    domain: oneOfOrNull(...domains),
    explanation: text,
    remedy: text,
    next: text,
    evidence: list(ref('evidence')),
  }),
  check: record({
    id: text,
    verdict: oneOf('pass', 'fail', 'conflict', 'unknown'),
    message: text,
    values: list(record({ value: { type: ['string', 'number', 'null'] }, from: ref('evidence') })),
  }),
  flow: record({
    source: text,
    protocol: oneOf('esp', 'ah'),
    from: ref('address'),
    to: ref('address'),
    direction: oneOfOrNull('to-hub', 'to-spoke'),
    spi: ref('spi'),
    encapsulation: oneOf('ip', 'udp'),
    packets: count,
    bytes: count,
    first: orNull(ref('time')),
    last: orNull(ref('time')),
    firstFrame: { type: 'integer', minimum: 1 },
    lowestSequence: ref('unsigned32'),
    highestSequence: ref('unsigned32'),
    gaps: count,
    repeats: count,
    outOfOrder: count,
    authenticated: orNull(count),
    rejected: orNull(count),
  }),
  adjacency: record({ protocol: text, up: flag, neighbor: orNull(ref('address')), from: ref('evidence') }),
  timelineEntry: record({
    evidence: ref('evidence'),
    column: oneOf(...columns),
    step: orNull({ type: 'integer', minimum: 1, maximum: 13 }),
    message: orNull(text),
    sender: oneOfOrNull('spoke', 'hub'),
    repeat: flag,
    offset: orNull(nanoseconds),
    uncertainty: orNull(nanoseconds),
  }),
  attempt: record({
    id: text,
    spoke: ref('party'),
    hub: ref('party'),
    crypto: oneOf('ikev1', 'ikev2', 'none', 'unknown'),
    phase1: ref('phase1'),
    quickModes: list(ref('quickMode')),
    registrations: list(ref('registration')),
    steps: { type: 'array', items: ref('step'), minItems: 13, maxItems: 13 },
    outcome: oneOf('registered', 'stalled', 'cannot-tell'),
    stalledAfter: described(
      orNull({ type: 'integer', minimum: 0, maximum: 12 }),
      'The last step that is done or inferred; null when registered.',
    ),
    faultDomain: oneOfOrNull(...domains),
    summary: text,
    causes: list(ref('cause')),
    checks: list(ref('check')),
    flows: list(ref('flow')),
    adjacency: list(ref('adjacency')),
    timeline: list(ref('timelineEntry')),
  }),
  clock: record({
    a: text,
    b: text,
    offsetMin: orNull(nanoseconds),
    offsetMax: orNull(nanoseconds),
    pairs: count,
    drift: orNull(nanoseconds),
  }),
  finding: record({
    id: text,
    severity: oneOf('error', 'warning', 'note'),
    message: text,
    evidence: list(ref('evidence')),
  }),
};

export const REPORT_JSON_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: REPORT_SCHEMA,
  title: 'dmvpn-trace report, version 1',
  ...record({
    schema: { const: REPORT_SCHEMA },
    tool: record({ name: text, version: text }),
    sources: list(ref('source')),
    attempts: list(ref('attempt')),
    clocks: list(ref('clock')),
    findings: list(ref('finding')),
  }),
  $defs: DEFINITIONS,
};
