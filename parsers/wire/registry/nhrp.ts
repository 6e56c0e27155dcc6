/** Numbers of NHRP: RFC 2332, its extensions in RFC 2520 and RFC 2735, and Cisco's own. */
import { registry } from './table.ts';

export const NHRP_PACKET = {
  resolutionRequest: 1,
  resolutionReply: 2,
  registrationRequest: 3,
  registrationReply: 4,
  purgeRequest: 5,
  purgeReply: 6,
  errorIndication: 7,
  trafficIndication: 8,
} as const;

/** ar$op.type. */
export const nhrpPackets = registry([
  [1, 'resolution-request', 'RFC 2332 section 5.2.1'],
  [2, 'resolution-reply', 'RFC 2332 section 5.2.2'],
  [3, 'registration-request', 'RFC 2332 section 5.2.3'],
  [4, 'registration-reply', 'RFC 2332 section 5.2.4'],
  [5, 'purge-request', 'RFC 2332 section 5.2.5'],
  [6, 'purge-reply', 'RFC 2332 section 5.2.6'],
  [7, 'error-indication', 'RFC 2332 section 5.2.7'],
  [8, 'traffic-indication', 'Cisco (NHRP redirect); draft-detienne-dmvpn-01, traffic indication'],
]);

export const NHRP_EXTENSION = {
  end: 0,
  responderAddress: 3,
  forwardTransit: 4,
  reverseTransit: 5,
  authentication: 7,
  vendorPrivate: 8,
  natAddress: 9,
} as const;

/** Extension types. Number 9 has two owners: `extensionName` in `nhrp-extensions.ts` tells them apart. */
export const nhrpExtensions = registry([
  [0, 'end', 'RFC 2332 section 5.3.0'],
  [3, 'responder-address', 'RFC 2332 section 5.3.1'],
  [4, 'forward-transit-nhs-record', 'RFC 2332 section 5.3.2'],
  [5, 'reverse-transit-nhs-record', 'RFC 2332 section 5.3.3'],
  [7, 'authentication', 'RFC 2332 section 5.3.4; Cisco puts a type and a string in it'],
  [8, 'vendor-private', 'RFC 2332 section 5.3.5'],
  [9, 'nat-address', 'Cisco NAT address extension; also RFC 2735, device capabilities'],
  [10, 'mobile-nhc-authentication', 'RFC 2520, mobile NHC authentication extension'],
]);

/** Codes of a client information entry; 0 in requests. */
export const nhrpCodes = registry([
  [0, 'success', 'RFC 2332 section 5.2.0.1'],
  [4, 'administratively-prohibited', 'RFC 2332 sections 5.2.2 and 5.2.4'],
  [5, 'insufficient-resources', 'RFC 2332 sections 5.2.2 and 5.2.4'],
  [12, 'no-binding-exists', 'RFC 2332 section 5.2.2'],
  [13, 'binding-not-unique', 'RFC 2332 section 5.2.2'],
  [14, 'unique-address-already-registered', 'RFC 2332 section 5.2.4'],
]);

/** Codes of an error indication. */
export const nhrpErrors = registry([
  [1, 'unrecognized-extension', 'RFC 2332 section 5.2.7'],
  [3, 'loop-detected', 'RFC 2332 section 5.2.7'],
  [6, 'protocol-address-unreachable', 'RFC 2332 section 5.2.7'],
  [7, 'protocol-error', 'RFC 2332 section 5.2.7'],
  [8, 'sdu-size-exceeded', 'RFC 2332 section 5.2.7'],
  [9, 'invalid-extension', 'RFC 2332 section 5.2.7'],
  [10, 'invalid-resolution-reply-received', 'RFC 2332 section 5.2.7'],
  [11, 'authentication-failure', 'RFC 2332 section 5.2.7'],
  [15, 'hop-count-exceeded', 'RFC 2332 section 5.2.7'],
  [16, 'vpn-mismatch', 'RFC 2735, error codes'],
  [17, 'vpn-unsupported', 'RFC 2735, error codes'],
]);

/** A flag of the mandatory part's common header. */
export interface NhrpFlag {
  bit: number;
  name: string;
  source: string;
}

const NAT: NhrpFlag = { bit: 0x0002, name: 'nat', source: 'Cisco: NAT supported' };

const RESOLUTION: readonly NhrpFlag[] = [
  { bit: 0x8000, name: 'source-is-router', source: 'RFC 2332 section 5.2.1 (Q)' },
  { bit: 0x4000, name: 'authoritative', source: 'RFC 2332 section 5.2.1 (A)' },
  { bit: 0x2000, name: 'destination-stable', source: 'RFC 2332 section 5.2.1 (D)' },
  { bit: 0x1000, name: 'unique', source: 'RFC 2332 section 5.2.1 (U)' },
  { bit: 0x0800, name: 'source-stable', source: 'RFC 2332 section 5.2.1 (S)' },
  NAT,
];
const REGISTRATION: readonly NhrpFlag[] = [
  { bit: 0x8000, name: 'unique', source: 'RFC 2332 section 5.2.3 (U)' },
  NAT,
];
const PURGE: readonly NhrpFlag[] = [
  { bit: 0x8000, name: 'no-reply', source: 'RFC 2332 section 5.2.5 (N)' },
  NAT,
];

/** The flags that a packet type knows; none for the indications, whose field is unused. */
export const nhrpFlags: Readonly<Record<number, readonly NhrpFlag[]>> = {
  1: RESOLUTION,
  2: RESOLUTION,
  3: REGISTRATION,
  4: REGISTRATION,
  5: PURGE,
  6: PURGE,
};

/** Cisco's authentication types. */
export const nhrpAuthenticationTypes = registry([[1, 'cleartext', 'Cisco: ip nhrp authentication']]);
