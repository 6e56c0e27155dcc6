/** What each catalogue row says, as an event of the vocabulary. */
import { ROWS } from '../../../parsers/ios/messages/catalogue.ts';
import type { Interpreted } from '../../../parsers/ios/messages/interpreter.ts';
import type { Fields, Row } from '../../../parsers/ios/messages/row.ts';
import type {
  Adjacency,
  Event,
  Failure,
  IkeMessage,
  IkeMilestone,
  IpsecSa,
  NatVerdict,
  NhrpPacket,
  NhrpState,
  Notify,
  Proposal,
  ProposalAttributes,
  Remark,
  TunnelState,
} from '../../observation.ts';

type Reader = (one: Interpreted) => Event[];

const text = (fields: Fields, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
};
/** A number of the vocabulary: whole, from 0, and small enough to be exact. A damaged line may print any other. */
const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
const number = (fields: Fields, name: string): number | null => whole(fields[name]);
const port = (fields: Fields, name: string): number | null => {
  const value = number(fields, name);
  return value !== null && value <= 0xffff ? value : null;
};
/** A message ID, a request ID, a tunnel key: 32 bits; a larger number is none of them. */
const word = (fields: Fields, name: string): number | null => {
  const value = number(fields, name);
  return value !== null && value <= 0xffff_ffff ? value : null;
};

/** Fields as a report may print them. */
function plain(fields: Fields): Record<string, string | number | null> {
  const all: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(fields))
    all[name] = typeof value === 'boolean' ? String(value) : Array.isArray(value) ? value.join(', ') : value;
  return all;
}

const remark: Reader = ({ recognised: { fields } }): [Remark] => [
  { kind: 'remark', peer: text(fields, 'peer'), fields: plain(fields) },
];

const failure: Reader = ({ recognised: { fields, connectionId, row } }): [Failure] => [
  {
    kind: 'failure',
    what: text(fields, 'what') ?? row.what ?? row.id,
    peer: text(fields, 'peer'),
    local: text(fields, 'local'),
    fields: plain(fields),
    connectionId,
    messageId: word(fields, 'messageId'),
  },
];

function milestone(what: IkeMilestone['what'], detail?: (fields: Fields) => string | null): Reader {
  return ({ recognised: { fields, connectionId } }): [IkeMilestone] => [
    {
      kind: 'ike-milestone',
      what,
      peer: text(fields, 'peer'),
      local: text(fields, 'local'),
      messageId: word(fields, 'messageId'),
      connectionId,
      detail: detail?.(fields) ?? null,
    },
  ];
}

function packet(act: 'sent' | 'received'): Reader {
  return ({ recognised: { fields, connectionId } }): [IkeMessage] => {
    const [local, peer] = [port(fields, 'localPort'), port(fields, 'peerPort')];
    const sent = act === 'sent';
    return [
      {
        kind: 'ike-message',
        act,
        source: sent ? null : text(fields, 'peer'),
        destination: sent ? text(fields, 'peer') : null,
        sourcePort: sent ? local : peer,
        destinationPort: sent ? peer : local,
        exchange: null,
        name: null,
        initiatorCookie: null,
        responderCookie: null,
        messageId: null,
        encrypted: null,
        decrypted: null,
        fingerprint: null,
        length: null,
        payloads: [],
        proposals: [],
        notifies: [],
        deletes: [],
        identities: [],
        natHashes: [],
        vendorIds: [],
        keyExchangeLength: null,
        state: text(fields, 'state'),
        role: text(fields, 'role') as IkeMessage['role'],
        connectionId,
        repeat: false,
        ttl: null,
      },
    ];
  };
}

/** An IKEv2 packet: SPIs and message ID stand in the line behind it. */
const ikev2Packet: Reader = (one) => {
  const { fields } = one.recognised;
  const act = text(fields, 'act');
  if (text(fields, 'peer') === null || (act !== 'sent' && act !== 'received')) return remark(one);
  const events = packet(act)(one);
  for (const event of events) {
    if (event.kind !== 'ike-message') continue;
    event.exchange = 'ikev2';
    event.initiatorCookie = text(fields, 'initiatorSpi');
    event.responderCookie = text(fields, 'responderSpi');
    event.messageId = word(fields, 'messageId');
  }
  return events;
};

function attributesOf(fields: Fields, protocol: 'esp' | 'ah' = 'esp'): ProposalAttributes {
  return {
    protocol: text(fields, 'protocol') === 'ah' ? 'ah' : protocol,
    encryption: text(fields, 'encryption'),
    keyLength: number(fields, 'keyLength'),
    hash: text(fields, 'hash'),
    group: number(fields, 'group'),
    authentication: null,
    lifetimeSeconds: number(fields, 'lifetimeSeconds'),
    lifetimeKilobytes: number(fields, 'lifetimeKilobytes'),
    encapsulation: text(fields, 'encapsulation') as ProposalAttributes['encapsulation'],
    spi: text(fields, 'spi'),
  };
}

/** The proposal that this line decides about, gathered from the lines before it. */
function decided(one: Interpreted): Proposal[] {
  const { proposal, recognised } = one;
  if (proposal === null) return [];
  const { attributes } = proposal;
  return [
    {
      kind: 'proposal',
      phase: proposal.phase,
      act: proposal.verdict,
      attributes: {
        ...attributes,
        keyLength: whole(attributes.keyLength),
        group: whole(attributes.group),
        lifetimeSeconds: whole(attributes.lifetimeSeconds),
        lifetimeKilobytes: whole(attributes.lifetimeKilobytes),
      },
      mismatch: proposal.mismatches.at(-1) ?? null,
      connectionId: recognised.connectionId,
      messageId: null,
    },
  ];
}

const orRemark = (one: Interpreted, events: Event[]): Event[] => (events.length > 0 ? events : remark(one));

const requested: Reader = (one) => {
  const { fields, connectionId } = one.recognised;
  const proposal: Proposal = {
    kind: 'proposal',
    phase: 2,
    act: 'requested',
    attributes: attributesOf(fields),
    mismatch: null,
    connectionId,
    messageId: null,
  };
  return [...milestone('sa-requested')(one), proposal];
};

function sa(act: IpsecSa['act'], direction: IpsecSa['direction']): Reader {
  return (one): Event[] => {
    const { fields, connectionId } = one.recognised;
    const spi = text(fields, 'spi');
    if (spi === null) return remark(one);
    return [
      {
        kind: 'ipsec-sa',
        act,
        spi,
        direction,
        source: null,
        destination: text(fields, 'destination') ?? (direction === 'outbound' ? text(fields, 'peer') : null),
        attributes: act === 'created' ? attributesOf(fields) : null,
        messageId: null,
        connectionId,
      },
    ];
  };
}

const negotiated: Reader = (one) => {
  const { fields, connectionId } = one.recognised;
  const sas: IpsecSa[] = [];
  for (const direction of ['inbound', 'outbound'] as const) {
    const spi = text(fields, `${direction}Spi`);
    if (spi === null) continue;
    sas.push({
      kind: 'ipsec-sa',
      act: 'negotiated',
      spi,
      direction,
      source: text(fields, `${direction}Source`),
      destination: text(fields, `${direction}Destination`),
      attributes: { ...attributesOf(fields), spi },
      messageId: null,
      connectionId,
    });
  }
  return orRemark(one, sas);
};

const notify: Reader = (one): [Notify] => {
  const { fields, connectionId } = one.recognised;
  return [
    {
      kind: 'notify',
      act: text(fields, 'act') === 'sent' ? 'sent' : 'received',
      name: text(fields, 'notify') ?? 'unknown',
      code: null,
      peer: text(fields, 'peer'),
      messageId: word(fields, 'messageId'),
      connectionId,
    },
  ];
};

const VERDICTS = new Set<string>(['none', 'self-inside', 'peer-inside', 'both-inside', 'found']);

const nat: Reader = (one) => {
  const { fields, connectionId } = one.recognised;
  const said = text(fields, 'verdict') ?? text(fields, 'what') ?? '';
  const verdict = VERDICTS.has(said) ? said : said === 'port-floating' ? 'found' : null;
  if (verdict === null) return remark(one);
  return [{ kind: 'nat-verdict', verdict: verdict as NatVerdict['verdict'], connectionId }];
};

function nhrpState(what: NhrpState['what'] | ((fields: Fields) => NhrpState['what'])): Reader {
  return ({ recognised: { fields } }): [NhrpState] => [
    {
      kind: 'nhrp-state',
      what: typeof what === 'function' ? what(fields) : what,
      protocolAddress: text(fields, 'protocolAddress'),
      nbma: text(fields, 'nbma'),
      requestId: word(fields, 'requestId'),
      interface: text(fields, 'interface'),
      detail: text(fields, 'to') ?? text(fields, 'reason'),
    },
  ];
}

/** RFC 2332 section 5.2 and Cisco's traffic indication. */
const PACKET_TYPES: Readonly<Record<NhrpPacket['packet'], number>> = {
  'resolution-request': 1,
  'resolution-reply': 2,
  'registration-request': 3,
  'registration-reply': 4,
  'purge-request': 5,
  'purge-reply': 6,
  'error-indication': 7,
  'traffic-indication': 8,
};

function nhrpPacket(act: 'sent' | 'received' | null, kind: NhrpPacket['packet'] | null): Reader {
  return ({ recognised: { fields } }): [NhrpPacket] => {
    const name = kind ?? (text(fields, 'what') as NhrpPacket['packet'] | null) ?? 'resolution-request';
    return [
      {
        kind: 'nhrp-packet',
        act: act ?? (text(fields, 'act') === 'received' ? 'received' : 'sent'),
        packetType: PACKET_TYPES[name],
        packet: name,
        requestId: word(fields, 'requestId'),
        // `src:` and `dst:` of the debug are tunnel addresses; the outer ones are not printed.
        source: null,
        destination: null,
        sourceNbma: text(fields, 'sourceNbma'),
        sourceProtocol: text(fields, 'sourceProtocol'),
        destinationProtocol: text(fields, 'destinationProtocol'),
        code: number(fields, 'code'),
        holdingTime: number(fields, 'holdingTime'),
        mtu: number(fields, 'mtu'),
        unique: typeof fields['unique'] === 'boolean' ? fields['unique'] : null,
        length: number(fields, 'packetSize'),
        authentication: text(fields, 'authentication'),
        natNbma: Array.isArray(fields['natNbma']) ? fields['natNbma'] : [],
        responderNbma: text(fields, 'responderNbma'),
        greKey: null,
        spi: null,
        interface: text(fields, 'interface'),
        quotedType: null,
        quotedRequestId: null,
        fingerprint: null,
        ttl: null,
        repeat: false,
      },
    ];
  };
}

function tunnel(what: TunnelState['what'] | ((fields: Fields) => TunnelState['what'])): Reader {
  return ({ recognised: { fields } }): [TunnelState] => [
    {
      kind: 'tunnel-state',
      what: typeof what === 'function' ? what(fields) : what,
      interface: text(fields, 'interface'),
      tunnelMode: text(fields, 'tunnelMode') as TunnelState['tunnelMode'],
      local: text(fields, 'local'),
      remote: text(fields, 'peer'),
      detail: text(fields, 'profile'),
    },
  ];
}

/** Only tunnels matter; another interface's state is a remark. */
const interfaceState: Reader = (one) => {
  const { fields } = one.recognised;
  if (text(fields, 'interface')?.startsWith('Tunnel') !== true || fields['up'] === null) return remark(one);
  return tunnel(fields['up'] === true ? 'up' : 'down')(one);
};

function adjacency(protocol: Adjacency['protocol']): Reader {
  return ({ recognised: { fields } }): [Adjacency] => [
    {
      kind: 'adjacency',
      protocol,
      neighbor: text(fields, 'neighbor'),
      interface: text(fields, 'interface'),
      up: fields['up'] === true,
      reason: text(fields, 'reason'),
    },
  ];
}

const both =
  (...readers: Reader[]): Reader =>
  (one) =>
    readers.flatMap((reader) => reader(one));

/** Transitions; `input` and message ID stand in the lines before and are added by the observer. */
const transition: Reader = (one) => {
  const { fields, connectionId } = one.recognised;
  const from = text(fields, 'from');
  const to = text(fields, 'to');
  if (from === null || to === null) return remark(one);
  const phase = to.startsWith('IKE_QM_') || from.startsWith('IKE_QM_') ? 2 : 1;
  const state: Event = { kind: 'ike-state', phase, from, to, connectionId, messageId: null, input: null };
  if (from === to) return [state];
  if (to === 'IKE_P1_COMPLETE') return [state, ...milestone('phase1-complete')(one)];
  if (to === 'IKE_QM_PHASE2_COMPLETE') return [state, ...milestone('phase2-complete')(one)];
  return [state];
};

const READERS: Readonly<Record<string, Reader>> = {
  I12: transition,
  I13: (one) =>
    milestone(
      one.recognised.fields['mode'] === 'aggressive' ? 'aggressive-mode-started' : 'main-mode-started',
    )(one),
  I14: packet('sent'),
  I16: packet('received'),
  I27: (one) => orRemark(one, decided(one)),
  I34: nat,
  I40: notify,
  I42: milestone('authenticated'),
  I45: milestone('quick-mode-started'),
  I50: (one) =>
    one.proposal?.phase === 1 ? decided(one) : [...decided(one), ...milestone('phase2-accepted')(one)],
  I51: negotiated,
  P2: requested,
  P9: sa('created', null),
  P11: sa('enabled', 'outbound'),
  P12: sa('enabled', 'outbound'),
  P14: sa('enabled', 'outbound'),
  F1: milestone('retransmitting', (fields) => text(fields, 'state')),
  F3: milestone('gave-up', (fields) => text(fields, 'reason')),
  F4: milestone('duplicate-received'),
  F7: (one) => orRemark(one, decided(one)),
  F15: nat,
  F16: remark,
  F17: remark,
  F18: remark,
  F19: remark,
  G1: (one) => [...decided(one), ...failure(one)],
  G2: (one) => [...decided(one), ...failure(one)],
  G4: both(notify, failure),
  G5: (one) =>
    one.recognised.fields['what'] === 'delete-received' ? milestone('sa-deleted')(one) : remark(one),
  G6: milestone('sa-deleted', (fields) => text(fields, 'reason')),
  G7: (one) =>
    milestone(one.recognised.fields['what'] === 'gave-up' ? 'gave-up' : 'retransmitting', (fields) =>
      text(fields, 'state'),
    )(one),
  D1: (one) => (one.recognised.fields['what'] === 'dpd' ? milestone('dpd')(one) : failure(one)),
  H1: tunnel((fields) => (fields['up'] === true ? 'socket-up' : 'socket-down')),
  H2: both(nhrpState('nhs-down'), failure),
  H3: nhrpState((fields) => {
    if (fields['client'] === true) return fields['up'] === true ? 'client-up' : 'client-down';
    return fields['up'] === true ? 'nhs-up' : 'nhs-down';
  }),
  H10: both(nhrpState('encapsulation-failed'), failure),
  H11: nhrpState('retransmit-delay'),
  H12: nhrpState((fields) => (fields['client'] === true ? 'client-down' : 'nhs-down')),
  H14: both(tunnel('recursive-routing'), failure),
  H15: adjacency('eigrp'),
  Y1: tunnel((fields) => (fields['on'] === true ? 'crypto-on' : 'crypto-off')),
  Y2: interfaceState,
  Y3: interfaceState,
  Y4: adjacency('eigrp'),
  Y5: (one) => {
    const { fields } = one.recognised;
    const version = fields['ikev2'] === true ? 'IKEv2' : 'IKEv1';
    return milestone(fields['up'] === true ? 'phase2-complete' : 'sa-deleted', () => version)(one);
  },
  V7: failure,
  T1: tunnel('checking'),
  T2: tunnel('coming-up'),
  T3: tunnel('listening'),
  T5: tunnel('opening-socket'),
  T6: tunnel('triggered'),
  T10: tunnel('listen-accepted'),
  T11: tunnel('socket-ready'),
  T12: tunnel('socket-up'),
  T13: tunnel('signalling-nhrp'),
  C1: tunnel('listening'),
  C2: tunnel('active-open'),
  C3: tunnel('passive-open'),
  N1: nhrpState('interface-up'),
  N2: nhrpState('no-nhs'),
  N3: nhrpState('cache-add'),
  N31: nhrpState('cache-update'),
  N4: (one) =>
    text(one.recognised.fields, 'to')?.includes('E') === true ? nhrpState('nhs-expecting')(one) : remark(one),
  N6: nhrpPacket('sent', 'registration-request'),
  N7: nhrpPacket('received', 'registration-request'),
  N8: nhrpPacket('sent', 'registration-reply'),
  N9: nhrpPacket('received', 'registration-reply'),
  NR1: nhrpState('registering'),
  N20: nhrpState('received-for-us'),
  N21: nhrpState('endpoint-added'),
  N25: nhrpState('multicast-added'),
  N26: nhrpState('multicast-added'),
  N28: nhrpState('encapsulated'),
  N29: nhrpState((fields) => (fields['client'] === true ? 'client-up' : 'nhs-up')),
  N30: nhrpState('resolved'),
  A7: milestone('rekey'),
  A8: notify,
  A11: sa('deleted', null),
  A12: milestone('rekey'),
  A14: nhrpPacket(null, null),
  A15: adjacency('ospf'),
  A16: adjacency('bgp'),
  A17: adjacency('isis'),
  V2: ikev2Packet,
};

/** Rows whose every message is a remark: read and shown, but no evidence of a step or a failure. */
const REMARK_ROWS: ReadonlySet<Row> = new Set(
  ROWS.filter((row) => {
    const reader = READERS[row.id];
    if (reader !== undefined) return reader === remark;
    return (row.what === undefined || row.harmless === true) && row.id !== 'F13';
  }),
);

export function isRemarkRow(row: Row): boolean {
  return REMARK_ROWS.has(row);
}

/** The events of one recognised message; never empty, so that no recognised line is lost. */
export function eventsOf(one: Interpreted): Event[] {
  const { row } = one.recognised;
  const reader = READERS[row.id];
  if (reader !== undefined) return reader(one);
  return isRemarkRow(row) ? remark(one) : failure(one);
}
