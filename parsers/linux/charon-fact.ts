/** What charon's log says, as typed facts. Message IDs are unsigned, SPIs `0x` + 8 digits, cookies 16 digits. */
import type { Instant } from '../instant.ts';
import type { LinuxProposal } from './proposal.ts';

/** What every fact has. */
export interface CharonBase {
  program: 'charon';
  /** Lines count from 1; `endLine` is the last line that told something of the fact. */
  line: number;
  endLine: number;
  at: Instant | null;
  host: string | null;
  /** charon's number of the IKE_SA; null outside of one. */
  connection: string | null;
  /** Addresses of the IKE_SA, own first, as far as known when the fact leaves. */
  local: string | null;
  peer: string | null;
}

export type CharonFact =
  | CharonMessage
  | CharonEvent
  | CharonState
  | CharonProposal
  | CharonNotify
  | CharonNat
  | CharonSa
  | CharonFailure
  | CharonConnection;

/** An IKE message that was sent or received. */
export interface CharonMessage extends CharonBase {
  kind: 'message';
  act: 'sent' | 'received';
  source: string;
  sourcePort: number;
  destination: string;
  destinationPort: number;
  /** Bytes of the ISAKMP message; null when only the socket saw it. */
  length: number | null;
  /** charon's name of the exchange, e.g. `ID_PROT`, `QUICK_MODE`; null when the message was not read. */
  exchange: string | null;
  request: boolean | null;
  messageId: number | null;
  /** charon's short names, e.g. `SA`, `NAT-D`. */
  payloads: string[];
  /** Short names of notifications, e.g. `NO_PROP`. */
  notifies: string[];
  deletes: string[];
  /** NAT-D hashes in the order of the payloads, when the log dumps them. */
  natHashes: string[];
  encrypted: boolean | null;
  /** False when charon could not decrypt or parse it; null for what it sent itself. */
  readable: boolean | null;
  repeat: boolean;
  initiatorCookie: string | null;
  responderCookie: string | null;
}

/** A turning point told in words. */
export interface CharonEvent extends CharonBase {
  kind: 'event';
  what:
    | 'acquire'
    | 'main-mode-started'
    | 'aggressive-mode-started'
    | 'established'
    | 'quick-mode-started'
    | 'child-established'
    | 'retransmitting'
    | 'duplicate-received'
    | 'gave-up'
    | 'sa-deleted'
    | 'rekey'
    | 'dpd';
  /** Who began the main mode, for those two events. */
  initiator: boolean | null;
  messageId: number | null;
  detail: string | null;
}

export interface CharonState extends CharonBase {
  kind: 'state';
  phase: 1 | 2;
  from: string;
  to: string;
}

export interface CharonProposal extends CharonBase {
  kind: 'proposal';
  phase: 1 | 2;
  act: 'received' | 'configured' | 'selected' | 'refused';
  proposal: LinuxProposal;
  /** The first thing that did not fit: `encryption`, `hash`, `group`. */
  mismatch: string | null;
  /** This end makes the offer. */
  own: boolean;
  messageId: number | null;
}

export interface CharonNotify extends CharonBase {
  kind: 'notify';
  act: 'sent' | 'received';
  /** charon's long name, e.g. `NO_PROPOSAL_CHOSEN`. */
  name: string;
  messageId: number | null;
}

export interface CharonNat extends CharonBase {
  kind: 'nat';
  verdict: 'none' | 'self-inside' | 'peer-inside';
}

export interface CharonSa extends CharonBase {
  kind: 'sa';
  act: 'created' | 'deleted';
  spi: string;
  direction: 'inbound' | 'outbound';
  source: string | null;
  destination: string | null;
  protocol: 'esp' | 'ah';
  proposal: LinuxProposal | null;
  mode: 'transport' | 'tunnel' | null;
  udp: boolean;
  lifetimeSeconds: number | null;
  messageId: number | null;
}

export interface CharonFailure extends CharonBase {
  kind: 'failure';
  what: string;
  messageId: number | null;
  fields: Record<string, string | number | null>;
}

/** A connection that was loaded, as far as `cfg` logging prints it. */
export interface CharonConnection extends CharonBase {
  kind: 'connection';
  name: string;
  settings: Record<string, string>;
  children: { name: string; settings: Record<string, string> }[];
}
