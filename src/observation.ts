/**
 * The vocabulary: what one source saw. Every reader produces these records and everything that is said
 * in a report is derived from them. They are plain JSON: they can be written to a file on one machine
 * and merged on another.
 */
import type { Instant } from '../parsers/instant.ts';
import type { Problem } from '../parsers/problem.ts';

export type { Instant, Problem };

export type Side = 'spoke' | 'hub';
export type SourceKind = 'capture' | 'transcript' | 'show' | 'config' | 'mixed';

/** An IPv4 or IPv6 address in its usual text form (RFC 5952 for IPv6). */
export type Address = string;

/** One input and what is known of it as a whole. */
export interface Source {
  /** The path as it was given (`-` for standard input); unique in one analysis. */
  id: string;
  path: string;
  kind: SourceKind;
  /** Where it was taken, if the user said so. */
  givenSide: Side | null;
  /** `pcap`, `pcapng`, `ios`, `charon`, `nhrpd`, …, with `+gzip` when it was compressed. */
  format: string;
  /** Captures: names of the link types, e.g. `ethernet`. */
  linkTypes: string[];
  /** Captures: frames read. */
  frames: number | null;
  /** Bytes read from the input. */
  bytes: number;
  /** Texts: name of the encoding, e.g. `utf-8`, `big5`. */
  encoding: string | null;
  /** Texts: `en`, `zh-TW`, `zh-CN`, or `unknown`. */
  language: string | null;
  /** Texts: messages found, and those of them that no catalogue row names. */
  messages: number | null;
  unknownMessages: number | null;
  /** The most frequent shapes among the unknown messages (at most a few dozen), with one example line each. */
  unknownShapes: { shape: string; count: number; line: number }[];
  /** False when the input was cut or partly unreadable. */
  complete: boolean;
  problems: Problem[];
  /** First and last time stamp of anything in the source, seen or not of interest; null without stamps. */
  first: Instant | null;
  last: Instant | null;
  /** Captures: packets of each kind that are only counted. */
  counts: Record<string, number>;
}

/** Where in its source an observation stands. Frame and line numbers count from 1. */
export interface Where {
  source: string;
  frame?: number;
  /** First and last line of the message. */
  line?: number;
  endLine?: number;
}

/** The router that printed a message, as far as the message or its neighbours tell. */
export interface Speaker {
  side: Side | null;
  host: string | null;
  /** The router's own NBMA address. */
  nbma: Address | null;
}

/** One thing that one source saw. */
export interface Observation {
  where: Where;
  /** Order within the source; with `where.source` it identifies the observation. */
  ordinal: number;
  at: Instant | null;
  /** `log`: printed by a router. `wire`: seen passing. `show`, `config`: a state that somebody printed. */
  medium: 'log' | 'wire' | 'show' | 'config';
  /** Null on the wire. */
  speaker: Speaker | null;
  /** Catalogue id of the log message, e.g. `I14` or `F9`; null when it is not from the catalogue. */
  message: string | null;
  event: Event;
  /** One short line for a person, secrets masked, control characters removed. */
  text: string;
}

export type Event =
  | IkeMessage
  | IkeState
  | IkeMilestone
  | Proposal
  | Notify
  | NatVerdict
  | IpsecSa
  | EspFlow
  | NhrpPacket
  | NhrpState
  | TunnelState
  | GreFlow
  | IcmpError
  | LostFragments
  | Adjacency
  | Failure
  | Remark
  | Shown
  | Configured;

/**
 * Who did what with a message: `sent` and `received` are a router's own words, `passed` is a capture's.
 */
export type Act = 'sent' | 'received' | 'passed';

export type IkeExchange =
  | 'main'
  | 'aggressive'
  | 'quick'
  | 'informational'
  | 'transaction'
  | 'ikev2'
  | 'other';

/** The message of an exchange. Aggressive mode's three are AM1 to AM3. */
export type IkeMessageName =
  | 'MM1'
  | 'MM2'
  | 'MM3'
  | 'MM4'
  | 'MM5'
  | 'MM6'
  | 'AM1'
  | 'AM2'
  | 'AM3'
  | 'QM1'
  | 'QM2'
  | 'QM3'
  | 'QM4';

/** An ISAKMP message (RFC 2408) sent, received or passing. */
export interface IkeMessage {
  kind: 'ike-message';
  act: Act;
  /** Outer addresses and UDP ports; a router's log often names only the peer. */
  source: Address | null;
  destination: Address | null;
  sourcePort: number | null;
  destinationPort: number | null;
  exchange: IkeExchange | null;
  /** Set only when this message alone proves which one it is; the rest is numbered when exchanges are joined. */
  name: IkeMessageName | null;
  /** 16 lower-case hex digits, no prefix; null when unknown, also when the responder's is still zero. */
  initiatorCookie: string | null;
  responderCookie: string | null;
  /** Unsigned 32 bit; 0 in phase 1; null when the source does not tell. */
  messageId: number | null;
  encrypted: boolean | null;
  /** True when keys opened it, false when given keys did not, null when none were tried. */
  decrypted: boolean | null;
  /** Hash of the ISAKMP bytes; equal for a retransmission and for the same packet seen elsewhere. */
  fingerprint: string | null;
  /** Length of the ISAKMP message in bytes. */
  length: number | null;
  /** Names of the payloads in order, e.g. `security-association`. */
  payloads: string[];
  proposals: ProposalAttributes[];
  notifies: { code: number; name: string }[];
  /** SPIs of IPsec SAs deleted (`0x` + 8 digits), or `isakmp` for the phase 1 SA itself. */
  deletes: string[];
  /** Identities in clear or decrypted, e.g. `172.16.1.1`, with protocol and port for phase 2. */
  identities: { type: string; value: string; protocol: number; port: number }[];
  /** NAT-D hashes in order, hex. */
  natHashes: string[];
  vendorIds: string[];
  /** Length in bytes of the key exchange payload's data, if there is one: tells the group. */
  keyExchangeLength: number | null;
  /** IOS: the phase 1 state printed with the packet, e.g. `MM_NO_STATE`, and the role `I`, `R` or `N`. */
  state: string | null;
  role: 'I' | 'R' | 'N' | null;
  /** A router's own number for the SA; never comparable between routers. */
  connectionId: string | null;
  /** The source itself calls it a retransmission. */
  repeat: boolean;
  /** IP time to live (hop limit) on the wire; tells how far the sender is. */
  ttl: number | null;
}

/** What a proposal, an accepted policy, an installed SA or a configuration says. Null: not said. */
export interface ProposalAttributes {
  /** `phase1` or the IPsec protocol. */
  protocol: 'isakmp' | 'esp' | 'ah';
  /** IKE or ESP cipher, e.g. `3des-cbc`, `aes-cbc`. */
  encryption: string | null;
  keyLength: number | null;
  /** Phase 1 hash or ESP authenticator, e.g. `sha`, `md5`, `sha256`, `hmac-sha`. */
  hash: string | null;
  group: number | null;
  authentication: string | null;
  lifetimeSeconds: number | null;
  lifetimeKilobytes: number | null;
  encapsulation: 'transport' | 'tunnel' | 'udp-transport' | 'udp-tunnel' | null;
  /** `0x` + 8 digits. */
  spi: string | null;
}

/** A router's phase 1 or phase 2 state machine moved (`Old State = … New State = …`). */
export interface IkeState {
  kind: 'ike-state';
  phase: 1 | 2;
  from: string;
  to: string;
  connectionId: string | null;
  messageId: number | null;
  /** IOS: the inputs of the transition, when the line before told them. */
  input: string | null;
}

/** A turning point that a router's log names in words. */
export interface IkeMilestone {
  kind: 'ike-milestone';
  what:
    | 'sa-requested' // the key engine asks for SAs: step 2
    | 'main-mode-started'
    | 'aggressive-mode-started'
    | 'authenticated'
    | 'phase1-complete'
    | 'quick-mode-started'
    | 'phase2-accepted'
    | 'phase2-complete'
    | 'retransmitting'
    | 'gave-up'
    | 'sa-deleted'
    | 'duplicate-received'
    | 'dpd'
    | 'rekey';
  peer: Address | null;
  local: Address | null;
  messageId: number | null;
  connectionId: string | null;
  /** The state or reason printed with it, e.g. `MM_KEY_EXCH`, `Death by retransmission P1`. */
  detail: string | null;
}

/** A proposal that a router offered, checked, accepted, refused or asked for. */
export interface Proposal {
  kind: 'proposal';
  phase: 1 | 2;
  act: 'offered' | 'requested' | 'accepted' | 'refused';
  attributes: ProposalAttributes;
  /** The attribute that a refusal names, e.g. `encryption`, `group`. */
  mismatch: string | null;
  connectionId: string | null;
  messageId: number | null;
}

/** A notification that a router's log names. On the wire it stands in the IkeMessage. */
export interface Notify {
  kind: 'notify';
  act: 'sent' | 'received';
  name: string;
  code: number | null;
  peer: Address | null;
  messageId: number | null;
  connectionId: string | null;
}

/** What a router concluded about NAT, or what the NAT-D hashes of a message on the wire tell. */
export interface NatVerdict {
  kind: 'nat-verdict';
  verdict: 'none' | 'self-inside' | 'peer-inside' | 'both-inside' | 'found';
  connectionId: string | null;
  /** The rest stands on the wire only, where NAT-D hashes were recomputed: `self` is the message's sender. */
  source?: Address;
  destination?: Address;
  /** The sender knew itself (the receiver) by another address or port than the wire shows; null: no hash tells. */
  sourceTranslated?: boolean | null;
  destinationTranslated?: boolean | null;
  /** What the sender took for its own (the receiver's) address and port, e.g. `192.168.1.1:500`; null: not found. */
  sourceBelieved?: string | null;
  destinationBelieved?: string | null;
}

/** An IPsec SA that a router negotiated, installed, enabled or deleted. */
export interface IpsecSa {
  kind: 'ipsec-sa';
  act: 'negotiated' | 'created' | 'enabled' | 'deleted';
  /** `0x` + 8 digits. */
  spi: string;
  direction: 'inbound' | 'outbound' | null;
  source: Address | null;
  destination: Address | null;
  attributes: ProposalAttributes | null;
  messageId: number | null;
  connectionId: string | null;
}

/** All ESP packets of one SPI in one capture, counted. AH is counted likewise with `protocol: 'ah'`. */
export interface EspFlow {
  kind: 'esp-flow';
  protocol: 'esp' | 'ah';
  source: Address;
  destination: Address;
  spi: string;
  encapsulation: 'ip' | 'udp';
  packets: number;
  bytes: number;
  first: Instant;
  last: Instant;
  firstFrame: number;
  lastFrame: number;
  lowestSequence: number;
  highestSequence: number;
  /** Sequence numbers skipped, seen again, and lower than one seen before. */
  gaps: number;
  repeats: number;
  outOfOrder: number;
  /** With keys: packets whose ICV was right and wrong; null without keys. */
  authenticated: number | null;
  rejected: number | null;
  /** Time to live of the first packet. */
  ttl: number | null;
}

/** An NHRP packet (RFC 2332) sent, received or passing. */
export interface NhrpPacket {
  kind: 'nhrp-packet';
  act: Act;
  /** RFC 2332 section 5.2: 1 resolution request … 7 error indication; 8 is Cisco's traffic indication. */
  packetType: number;
  packet:
    | 'resolution-request'
    | 'resolution-reply'
    | 'registration-request'
    | 'registration-reply'
    | 'purge-request'
    | 'purge-reply'
    | 'error-indication'
    | 'traffic-indication';
  requestId: number | null;
  /** Outer addresses. */
  source: Address | null;
  destination: Address | null;
  /** Addresses in the packet. */
  sourceNbma: Address | null;
  sourceProtocol: Address | null;
  destinationProtocol: Address | null;
  /** Code of the first client information entry (0: success), or of the error indication. */
  code: number | null;
  holdingTime: number | null;
  mtu: number | null;
  unique: boolean | null;
  /** NHRP packet length in bytes as printed or on the wire. */
  length: number | null;
  /** Salted hash of the authentication string, so that strings can be compared without being shown; `none` when the packet has none. */
  authentication: string | null;
  /** NBMA addresses of the NAT address extension. */
  natNbma: Address[];
  /** Responder address extension's NBMA address. */
  responderNbma: Address | null;
  greKey: number | null;
  /** SPI of the ESP packet it was decrypted from; null in clear or in a log. */
  spi: string | null;
  interface: string | null;
  /** Error indications: the quoted packet's type and request ID. */
  quotedType: number | null;
  quotedRequestId: number | null;
  fingerprint: string | null;
  ttl: number | null;
  repeat: boolean;
}

/** What a router did with NHRP besides packets. */
export interface NhrpState {
  kind: 'nhrp-state';
  what:
    | 'interface-up'
    | 'no-nhs'
    | 'cache-add'
    | 'cache-update'
    | 'cache-delete'
    | 'nhs-expecting' // flags E
    | 'nhs-up'
    | 'nhs-down'
    | 'client-up'
    | 'client-down'
    | 'endpoint-added'
    | 'multicast-added'
    | 'encapsulated' // the packet got its NBMA address and left
    | 'encapsulation-failed'
    | 'resolved'
    | 'registering' // a registration was timed
    | 'retransmit-delay'
    | 'received-for-us';
  protocolAddress: Address | null;
  nbma: Address | null;
  requestId: number | null;
  interface: string | null;
  detail: string | null;
}

/** Tunnel interface, tunnel protection and crypto sockets. */
export interface TunnelState {
  kind: 'tunnel-state';
  what:
    | 'up'
    | 'down'
    | 'coming-up'
    | 'checking'
    | 'listening'
    | 'opening-socket'
    | 'triggered' // crypto asked for at once
    | 'active-open'
    | 'passive-open'
    | 'listen-accepted'
    | 'socket-ready'
    | 'socket-up'
    | 'socket-down'
    | 'signalling-nhrp' // GRE over IPsec can pass: step 11
    | 'crypto-on'
    | 'crypto-off'
    | 'recursive-routing';
  interface: string | null;
  /** `GRE`: point to point (a spoke); `MGRE`: multipoint. */
  tunnelMode: 'GRE' | 'MGRE' | null;
  local: Address | null;
  remote: Address | null;
  detail: string | null;
}

/** GRE in the clear that carries something other than NHRP, counted per direction and key. */
export interface GreFlow {
  kind: 'gre-flow';
  source: Address;
  destination: Address;
  key: number | null;
  /** EtherType inside, e.g. 0x0800. */
  protocol: number;
  packets: number;
  bytes: number;
  first: Instant;
  last: Instant;
  firstFrame: number;
  /** Inside an ESP packet that keys opened. */
  spi: string | null;
  /** Routing protocols recognised inside: `eigrp`, `ospf`, `rip`, `bgp`. */
  carries: string[];
}

/** An ICMP error that quotes IKE, ESP, AH or GRE. */
export interface IcmpError {
  kind: 'icmp-error';
  /** Who sent the error. */
  source: Address;
  /** Sender and receiver of the packet that could not be delivered. */
  quotedSource: Address;
  quotedDestination: Address;
  quotedProtocol: 'ike' | 'esp' | 'ah' | 'gre' | 'nat-t';
  type: number;
  code: number;
  /** In words, e.g. `port unreachable`, `administratively prohibited`, `fragmentation needed`. */
  meaning: string;
  spi: string | null;
  mtu: number | null;
}

/** An IP datagram of which some fragments passed and others never did. */
export interface LostFragments {
  kind: 'lost-fragments';
  source: Address;
  destination: Address;
  /** IP protocol number of the datagram: 17 UDP, 50 ESP. */
  protocol: number;
  fragments: number;
  bytes: number;
  /** The first fragment, with the ports, is among those that passed. */
  hasFirst: boolean;
}

/** A routing adjacency over the tunnel came up or went down. */
export interface Adjacency {
  kind: 'adjacency';
  protocol: 'eigrp' | 'ospf' | 'bgp' | 'rip' | 'isis';
  neighbor: Address | null;
  interface: string | null;
  up: boolean;
  reason: string | null;
}

/** A message that tells of trouble; which one is in `Observation.message` (`F1` to `H19`, `D1`). */
export interface Failure {
  kind: 'failure';
  /** Short name of what failed, e.g. `no-pre-shared-key`, `proposal-refused`, `invalid-spi`. */
  what: string;
  peer: Address | null;
  local: Address | null;
  /** The message's own values, secrets masked. */
  fields: Record<string, string | number | null>;
  connectionId: string | null;
  messageId: number | null;
}

/** A message that proves nothing by itself: kept for the time line, and for whose log it is. */
export interface Remark {
  kind: 'remark';
  peer: Address | null;
  fields: Record<string, string | number | null>;
}

/** One parsed `show` command of one router. */
export interface Shown {
  kind: 'shown';
  /** Canonical command, e.g. `show crypto ipsec sa`. */
  command: string;
  /** The typed result of that command's parser in parsers/ios/show. */
  result: unknown;
}

/** The DMVPN parts of one router's configuration, as parsers/ios/config gives them, secrets masked. */
export interface Configured {
  kind: 'configured';
  configuration: unknown;
}

/** What one or many machines saw: the unit that `observe` writes and `merge` joins. */
export interface ObservationSet {
  sources: Source[];
  observations: Observation[];
}
