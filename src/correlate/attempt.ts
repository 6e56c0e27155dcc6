/**
 * What correlation makes of the observations: attempts, each one run of one spoke through the flow, with
 * every observation placed in its vantage column.
 */
import type {
  Address,
  IkeMessageName,
  Instant,
  Observation,
  ProposalAttributes,
  Side,
} from '../observation.ts';

/** The four vantage columns, and `wire` for a capture whose side is not known. */
export type Column = 'spokeLog' | 'spokeWire' | 'hubWire' | 'hubLog' | 'wire';

export const COLUMNS: readonly Column[] = ['spokeLog', 'spokeWire', 'hubWire', 'hubLog', 'wire'];

/** A message of the flow that crosses the wire. */
export type Crossing =
  | IkeMessageName
  | 'esp-to-hub'
  | 'esp-to-spoke'
  | 'registration-request'
  | 'registration-reply';

/** An observation with its place in the attempt. */
export interface Placed {
  observation: Observation;
  column: Column;
  /** The message this is a sighting of; null for everything that is not one of the flow's messages. */
  crossing: Crossing | null;
  /** Who sent that message. */
  sender: Side | null;
  /** The same message again: a retransmission. */
  repeat: boolean;
}

/** One end of the tunnel as all sources together know it. */
export interface Party {
  /** Address the other end sees. */
  nbma: Address | null;
  tunnel: Address | null;
  hostname: string | null;
  behindNat: boolean | null;
  /** All outer addresses it was seen with; more than one behind NAT. */
  addresses: Address[];
}

export interface Phase1 {
  initiatorCookie: string | null;
  responderCookie: string | null;
  mode: 'main' | 'aggressive' | null;
  initiator: Side;
  /** Offered by the initiator, and accepted by the responder. */
  offered: ProposalAttributes[];
  accepted: ProposalAttributes | null;
  port: 500 | 4500 | null;
}

export interface QuickMode {
  messageId: number | null;
  initiator: Side;
  spiToHub: string | null;
  spiToSpoke: string | null;
  offered: ProposalAttributes[];
  accepted: ProposalAttributes | null;
  /** Made after the tunnel was up already. */
  rekey: boolean;
}

export interface Registration {
  requestId: number | null;
  request: Placed[];
  reply: Placed[];
  /** Error indications that answer it. */
  errors: Placed[];
}

export interface Attempt {
  /** `1`, `2`, … in order of the first sighting. */
  id: string;
  spoke: Party;
  hub: Party;
  /** Which end started phase 1; nearly always the spoke. */
  initiator: Side;
  crypto: 'ikev1' | 'ikev2' | 'none' | 'unknown';
  /** Everything seen of this attempt, in causal order. */
  placed: Placed[];
  phase1: Phase1;
  quickModes: QuickMode[];
  registrations: Registration[];
  /** Phase 1 exchanges made after the tunnel was up. */
  rekeys: number;
}

/** What each column can be trusted to have shown. */
export interface Watch {
  /** It would have shown IKE messages, ESP packets, NHRP packets, tunnel events of this attempt. */
  ike: boolean;
  esp: boolean;
  nhrp: boolean;
  tunnel: boolean;
  /** The side was stated by the user, so even silence speaks. */
  given: boolean;
  /** Time that the sources cover, on their own clock. */
  first: Instant | null;
  last: Instant | null;
}

/** The clock of `b` minus the clock of `a` lies between the two bounds, in nanoseconds. */
export interface ClockOffset {
  a: string;
  b: string;
  min: bigint | null;
  max: bigint | null;
  /** Matched send/receive pairs that made the bounds. */
  pairs: number;
  /** The bounds contradict each other: a clock drifted or jumped by at least this much. */
  drift: bigint | null;
}

export interface CaptureVantage {
  source: string;
  side: Side | 'both' | 'unknown';
  how: 'given' | 'inferred';
  /** Why it was inferred, in a few words. */
  why: string | null;
}

export interface Correlation {
  attempts: Attempt[];
  clocks: ClockOffset[];
  vantages: CaptureVantage[];
  /** Runs of one place that were not held against those of other places, because one spoke has too many of them. */
  notCompared: number;
  /** Attempts beyond the limit, of which least was seen; they are not among `attempts`. */
  leftOut: number;
  /** Pairs of sources that both have strong keys (cookies, message IDs, SPIs) and share none. */
  differentRuns: { a: string; b: string }[];
  /** Shows and configurations, by the side whose router printed them. */
  states: { spoke: Observation[]; hub: Observation[]; unknown: Observation[] };
}
