/**
 * The flow of DMVPN Phase 1 as data: the 13 steps, the messages each consists of, and what besides those
 * messages proves it. The engine that walks this table knows no step by its number.
 */

import type { Crossing } from '../correlate/attempt.ts';
import type { Observation, Side } from '../observation.ts';

/** What a source must be able to show for the step to be visible in it. */
export type Facility = 'tunnel' | 'ike' | 'esp' | 'nhrp';

export interface Step {
  number: number;
  id: string;
  title: string;
  /** What happens and what it needs, for `explain`. */
  explain: string;
  /** The title where space is short: 18 characters at most. */
  short: string;
  /** Messages that must arrive, in order; empty for a step that happens inside one router. */
  crossings: Crossing[];
  /** The same for aggressive mode, where it differs. */
  aggressiveCrossings?: Crossing[];
  /** Whose step it is when it crosses no wire. */
  owner: Side;
  facility: Facility;
  /** Part of the encryption: not applicable on a tunnel without it. */
  crypto: boolean;
  /** Other observations that prove it, in the columns of the router that made them. */
  proofs: Proof[];
}

type Event = Observation['event'];

/** IP protocol number. */
const GRE = 47;

/** An event of one kind that means what a proof needs. */
interface Meaning {
  kind: Event['kind'];
  matches: (event: Event) => boolean;
}

export interface Proof extends Meaning {
  column: 'spokeLog' | 'hubLog';
  /** False: it belongs to the step and is listed as a sighting, but does not complete it. */
  completes: boolean;
}

const saying = (kind: 'tunnel-state' | 'nhrp-state' | 'ike-milestone', what: readonly string[]): Meaning => ({
  kind,
  matches: (event) => event.kind === kind && what.includes(event.what),
});
const tunnelState = (...what: string[]) => saying('tunnel-state', what);
const nhrpState = (...what: string[]) => saying('nhrp-state', what);
const milestone = (...what: string[]) => saying('ike-milestone', what);
const created: Meaning = {
  kind: 'ipsec-sa',
  matches: (event) =>
    event.kind === 'ipsec-sa' &&
    (event.act === 'created' || event.act === 'negotiated') &&
    event.spi !== '0x00000000',
};

const failure = (...what: string[]): Meaning => ({
  kind: 'failure',
  matches: (event) => event.kind === 'failure' && what.includes(event.what),
});
/** GRE that came without IPsec to a router that wants it. */
const clearGre: Meaning = {
  kind: 'failure',
  matches: (event) =>
    event.kind === 'failure' && event.what === 'not-ipsec' && Number(event.fields['protocol']) === GRE,
};
const modeFailed = (mode: string): Meaning => ({
  kind: 'failure',
  matches: (event) =>
    event.kind === 'failure' && event.what === 'mode-failed' && event.fields['mode'] === mode,
});
/** `%CRYPTO-5-SESSION_STATUS`: both phases are up. The details of debugs are others. */
const sessionUp: Meaning = {
  kind: 'ike-milestone',
  matches: (event) =>
    event.kind === 'ike-milestone' && event.what === 'phase2-complete' && event.detail === 'IKEv1',
};
/** An access list told of a packet that it dropped: 50 is ESP, and what goes to UDP 500 or 4500 is IKE. */
const denied = (...protocols: string[]): Meaning => ({
  kind: 'failure',
  matches: (event) =>
    event.kind === 'failure' &&
    event.what === 'access-list' &&
    event.fields['action'] === 'denied' &&
    protocols.includes(String(event.fields['protocol'])),
});
/** Of NHRP, not of IKE: those name an interface. */
const wrongString: Meaning = {
  kind: 'failure',
  matches: (event) =>
    event.kind === 'failure' &&
    event.what === 'authentication-failed' &&
    typeof event.fields['interface'] === 'string',
};

const spoke = (meaning: Meaning, completes = true): Proof => ({ column: 'spokeLog', ...meaning, completes });
const hub = (meaning: Meaning, completes = true): Proof => ({ column: 'hubLog', ...meaning, completes });

/** Whichever router says it, the message of this step was read. */
const either = (meaning: Meaning): Proof[] => [spoke(meaning), hub(meaning)];

/** Whichever router says it, the flow had come to this step. */
const trouble = (meaning: Meaning): Proof[] => [spoke(meaning, false), hub(meaning, false)];

export const STEPS: readonly Step[] = [
  {
    number: 1,
    id: 'tunnel-up',
    explain:
      "The spoke's tunnel interface comes up and NHRP wants to register with its next hop server. It needs the tunnel and its source interface up, and `ip nhrp nhs` with a mapping to the hub's NBMA address. The hub only listens: it is server itself and registers nowhere.",
    short: 'Tunnel up',
    title: 'Tunnel up, NHRP registration wanted',
    crossings: [],
    owner: 'spoke',
    facility: 'tunnel',
    crypto: false,
    proofs: [
      spoke(tunnelState('up', 'coming-up', 'checking', 'opening-socket')),
      spoke(nhrpState('interface-up', 'registering')),
      hub(clearGre),
      hub(tunnelState('up', 'coming-up', 'checking', 'listening'), false),
      hub(nhrpState('interface-up', 'no-nhs'), false),
    ],
  },
  {
    number: 2,
    id: 'crypto-triggered',
    explain:
      'The registration is put into GRE; tunnel protection catches it and asks for IPsec SAs, because there are none yet. Without `tunnel protection` on the spoke it would leave in clear instead.',
    short: 'Crypto asked for',
    title: 'Registration in GRE triggers crypto',
    crossings: [],
    owner: 'spoke',
    facility: 'tunnel',
    crypto: true,
    proofs: [
      spoke(milestone('sa-requested', 'main-mode-started', 'aggressive-mode-started')),
      spoke(tunnelState('triggered', 'active-open')),
    ],
  },
  {
    number: 3,
    id: 'mm1',
    explain:
      "The spoke offers its ISAKMP policies to the hub on UDP port 500. It needs a route to the hub's NBMA address, an ISAKMP policy and a key for it.",
    short: 'MM1 offer',
    title: 'MM1: ISAKMP SA offered',
    crossings: ['MM1'],
    aggressiveCrossings: ['AM1'],
    owner: 'spoke',
    facility: 'ike',
    crypto: true,
    proofs: [...either(modeFailed('main')), ...trouble(failure('aggressive-mode-disabled'))],
  },
  {
    number: 4,
    id: 'mm2',
    explain:
      "The hub accepts one of the offered policies. It needs a policy that agrees in encryption, hash, group and authentication, and a key for the spoke's address.",
    short: 'MM2 accept',
    title: 'MM2: ISAKMP SA accepted',
    crossings: ['MM2'],
    aggressiveCrossings: ['AM2'],
    owner: 'hub',
    facility: 'ike',
    crypto: true,
    proofs: [...trouble(failure('not-offered'))],
  },
  {
    number: 5,
    id: 'mm3',
    explain:
      'The spoke sends its Diffie-Hellman value, a nonce, and hashes of the addresses it knows, by which NAT is found.',
    short: 'MM3 keys',
    title: 'MM3: key exchange, nonce, NAT-D',
    crossings: ['MM3'],
    aggressiveCrossings: [],
    owner: 'spoke',
    facility: 'ike',
    crypto: true,
    proofs: [],
  },
  {
    number: 6,
    id: 'mm4',
    explain:
      'The hub answers with its own Diffie-Hellman value, nonce and address hashes. From here on both ends can compute the keys.',
    short: 'MM4 keys',
    title: 'MM4: key exchange, nonce, NAT-D',
    crossings: ['MM4'],
    aggressiveCrossings: [],
    owner: 'hub',
    facility: 'ike',
    crypto: true,
    proofs: [],
  },
  {
    number: 7,
    id: 'phase1-complete',
    explain:
      'Both ends prove who they are, encrypted. If NAT was found, the spoke moves to UDP port 4500 with MM5. Different pre-shared keys, a filter on port 4500 or lost fragments of certificates show here.',
    short: 'MM5+MM6 identity',
    title: 'MM5 and MM6: authenticated, phase 1 done',
    crossings: ['MM5', 'MM6'],
    aggressiveCrossings: ['AM3'],
    owner: 'spoke',
    facility: 'ike',
    crypto: true,
    proofs: [...trouble(failure('bad-message', 'certificate', 'cannot-decrypt'))],
  },
  {
    number: 8,
    id: 'qm1',
    explain:
      'The spoke offers transform sets, lifetimes and proxy identities (GRE between the two NBMA addresses) for the IPsec SAs.',
    short: 'QM1 offer',
    title: 'QM1: IPsec SA offered',
    crossings: ['QM1'],
    owner: 'spoke',
    facility: 'ike',
    crypto: true,
    proofs: [...either(modeFailed('quick')), ...either(failure('not-authenticated'))],
  },
  {
    number: 9,
    id: 'qm2',
    explain: 'The hub accepts and builds its SAs. Transform set, mode, PFS and proxy identities must agree.',
    short: 'QM2 accept',
    title: 'QM2: IPsec SA accepted',
    crossings: ['QM2'],
    owner: 'hub',
    facility: 'ike',
    crypto: true,
    proofs: [hub(tunnelState('passive-open', 'listen-accepted'), false), hub(created, false)],
  },
  {
    number: 10,
    id: 'qm3',
    explain:
      'The spoke builds its SAs and confirms; the hub enables its outbound SA. Phase 2 is up at both ends.',
    short: 'QM3 SAs up',
    title: 'QM3: IPsec SAs up at both ends',
    crossings: ['QM3'],
    owner: 'spoke',
    facility: 'ike',
    crypto: true,
    proofs: [
      ...either(sessionUp),
      spoke(created, false),
      spoke(tunnelState('socket-up'), false),
      hub(tunnelState('socket-up', 'socket-ready'), false),
    ],
  },
  {
    number: 11,
    id: 'gre-over-ipsec',
    explain:
      'Packets of the tunnel can pass, as ESP (IP protocol 50, or UDP port 4500 behind NAT). A filter that lets IKE through but not ESP shows here.',
    short: 'GRE over IPsec',
    title: 'GRE over IPsec can pass',
    crossings: ['esp-to-hub'],
    owner: 'spoke',
    facility: 'esp',
    crypto: true,
    proofs: [
      spoke(tunnelState('signalling-nhrp')),
      spoke(nhrpState('nhs-expecting')),
      hub(tunnelState('signalling-nhrp')),
      ...trouble(denied('50', 'esp')),
      ...trouble(failure('esp-authentication-failed')),
    ],
  },
  {
    number: 12,
    id: 'registration-request',
    explain:
      "The spoke's NHRP registration request travels through the tunnel and reaches the hub: it names the spoke's tunnel and NBMA address and carries the authentication string.",
    short: 'Registration req.',
    title: 'NHRP registration request',
    crossings: ['registration-request'],
    owner: 'spoke',
    facility: 'nhrp',
    crypto: false,
    proofs: [
      hub(nhrpState('endpoint-added', 'multicast-added', 'client-up')),
      hub(nhrpState('received-for-us', 'cache-add'), false),
      hub(wrongString),
      hub(failure('network-id-unconfigured'), false),
      hub(failure('nhrp-encapsulation-error')),
      spoke(failure('error-indication')),
    ],
  },
  {
    number: 13,
    id: 'registration-reply',
    explain:
      'The hub enters the spoke into its cache and answers with code 0. From then on the hub can send to the spoke, and routing can start.',
    short: 'Registration reply',
    title: 'NHRP registration reply',
    crossings: ['registration-reply'],
    owner: 'hub',
    facility: 'nhrp',
    crypto: false,
    proofs: [
      spoke(nhrpState('nhs-up')),
      hub(nhrpState('encapsulated', 'resolved'), false),
      spoke(failure('registration-refused'), false),
    ],
  },
];
