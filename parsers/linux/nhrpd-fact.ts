/** What nhrpd's log says, as typed facts. */
import type { Instant } from '../instant.ts';

export interface NhrpdBase {
  program: 'nhrpd';
  /** Lines count from 1; `endLine` is the last line that told something of the fact. */
  line: number;
  endLine: number;
  at: Instant | null;
  host: string | null;
}

export type NhrpdFact = NhrpdPacket | NhrpdState | NhrpdInterface | NhrpdNat | NhrpdFailure;

export interface NhrpdPacket extends NhrpdBase {
  kind: 'packet';
  act: 'sent' | 'received';
  packetType: number;
  /** Source and destination protocol address fields of the packet: a reply keeps those of its request. */
  sourceProtocol: string;
  destinationProtocol: string;
  /** Outer addresses, when the line about the tunnel packet is there too. */
  source: string | null;
  destination: string | null;
  /** Code of the client information entry, or of the error, when the log tells it. */
  code: number | null;
  mtu: number | null;
  /** Fingerprint of the authentication string that came in the packet; the string itself is not kept. */
  authentication: string | null;
}

export interface NhrpdState extends NhrpdBase {
  kind: 'state';
  what:
    | 'registering'
    | 'waiting-for-link'
    | 'received-for-us'
    | 'nhs-up'
    | 'cache-add'
    | 'cache-update'
    | 'multicast-configured'
    | 'interface-up'
    | 'interface-down';
  protocolAddress: string | null;
  nbma: string | null;
  interface: string | null;
  detail: string | null;
  /** Which end of DMVPN does this: a client registers, a server takes registrations. */
  role: 'spoke' | 'hub' | null;
}

/** What the kernel told of a GRE interface. */
export interface NhrpdInterface extends NhrpdBase {
  kind: 'interface';
  interface: string;
  key: number;
  /** Null when the interface has no fixed local address. */
  nbma: string | null;
}

export interface NhrpdNat extends NhrpdBase {
  kind: 'nat';
  interface: string;
  /** Own address in front of the NAT. */
  nbma: string;
}

export interface NhrpdFailure extends NhrpdBase {
  kind: 'failure';
  what: string;
  peer: string | null;
  fields: Record<string, string | number | null>;
}
