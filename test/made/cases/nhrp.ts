/** Registrations in plain GRE: accepted, refused, answered with errors, over IPv6, against a hub that wants IPsec. */
import { BringUp } from '../bring-up.ts';
import { writePcap } from '../capture-writer.ts';
import { capturedAt, type MadeCase, runPerFile } from '../case.ts';
import {
  type Registrant,
  registerInClear,
  registrationError,
  registrationReply,
  registrationRequest,
  sendNhrp,
} from '../registration.ts';
import { bothEnds } from './ike.ts';

const HUB = { nbma: '203.0.113.1', tunnel: '10.82.0.1' };
const SPOKE = { nbma: '198.51.100.31', tunnel: '10.82.0.31' };
const TOPOLOGY = { hub: HUB, spoke: SPOKE };
const WHO: Registrant = {
  spokeTunnel: SPOKE.tunnel,
  hubTunnel: HUB.tunnel,
  requestId: 65_601,
  holdingTime: 300,
  authentication: 'made-two',
  greKey: 82,
};

function newUp(seed: number): BringUp {
  return new BringUp({ spoke: SPOKE.nbma, hub: HUB.nbma, seed });
}

/** The same request again and again at growing intervals, each answered by `answer`. */
function refused(seed: number, answer: (up: BringUp) => Uint8Array): Uint8Array {
  const up = newUp(seed);
  const request = registrationRequest(up, WHO);
  for (const pause of [1000, 2000, 4000, 8000]) {
    sendNhrp(up, 'spoke', request, 82).wait(20);
    sendNhrp(up, 'hub', answer(up), 82).wait(pause);
  }
  return writePcap({}, capturedAt('spoke', up.packets));
}

function errors(): MadeCase {
  const files = {
    'authentication-failure.pcap': refused(40, (up) => registrationError(up, WHO, 11, 60)),
    'address-unreachable.pcap': refused(41, (up) => registrationError(up, WHO, 6, 28)),
    'unrecognized-extension.pcap': refused(42, (up) => registrationError(up, WHO, 1, 52)),
  };
  return {
    name: 'nhrp-error-indications',
    title: 'The hub answers registrations with error indications',
    topology: TOPOLOGY,
    brokenOnPurpose: 'the registration: error codes 11, 6 and 1',
    happened:
      'Four registration requests after 0, 1, 3 and 7 seconds, each answered with an error indication that quotes it.',
    files,
    runs: runPerFile(files, 'spoke'),
  };
}

function refusals(): MadeCase {
  const files = {
    'prohibited.pcap': refused(43, (up) => registrationReply(up, WHO, 4)),
    'no-resources.pcap': refused(44, (up) => registrationReply(up, WHO, 5)),
    'address-taken.pcap': refused(45, (up) => registrationReply(up, WHO, 14)),
  };
  return {
    name: 'nhrp-refusals',
    title: 'The hub refuses registrations in its reply',
    topology: TOPOLOGY,
    brokenOnPurpose: 'the registration: reply codes 4, 5 and 14',
    happened: 'Four registration requests, each answered with a reply of the code.',
    files,
    runs: runPerFile(files, 'spoke'),
  };
}

/** Behind NAT in plain GRE: the request names the inside address, the reply the outside one. */
function ciscoStyle(): MadeCase {
  const up = new BringUp({ spoke: SPOKE.nbma, hub: HUB.nbma, seed: 46, spokeInside: '10.200.8.31' });
  return {
    name: 'cisco-style',
    title: 'A registration as IOS sends it, from behind a NAT',
    topology: { ...TOPOLOGY, spoke: { nbma: '10.200.8.31', tunnel: SPOKE.tunnel }, between: 'a NAT' },
    brokenOnPurpose: null,
    happened:
      'Hop count 255; responder address, transit records, authentication and NAT address extensions; the reply names the translated address.',
    ...bothEnds(registerInClear(up, { ...WHO, nbma: '10.200.8.31' })),
  };
}

function ipv6(): MadeCase {
  const up = new BringUp({ spoke: '2001:db8:31::31', hub: '2001:db8:1::1', seed: 47 });
  return {
    name: 'nhrp-ipv6-underlay',
    title: 'A registration of an IPv4 tunnel over IPv6',
    topology: {
      hub: { nbma: '2001:db8:1::1', tunnel: HUB.tunnel },
      spoke: { nbma: '2001:db8:31::31', tunnel: SPOKE.tunnel },
    },
    brokenOnPurpose: null,
    happened: 'Plain GRE in IPv6: the registration request with IPv6 NBMA addresses, the reply with code 0.',
    ...bothEnds(registerInClear(up, WHO)),
  };
}

function unansweredRegistration(): MadeCase {
  const up = newUp(48);
  const request = registrationRequest(up, WHO);
  for (const pause of [1000, 2000, 4000, 8000, 16_000, 32_000])
    sendNhrp(up, 'spoke', request, 82).wait(pause);
  return {
    name: 'spoke-without-protection',
    title: 'A spoke without tunnel protection against a hub that has it',
    topology: TOPOLOGY,
    brokenOnPurpose: 'tunnel protection is not configured on the spoke; the hub drops what is not encrypted',
    happened: 'Six registration requests in plain GRE get to the hub. No answer, no IKE.',
    ...bothEnds(up),
  };
}

export const nhrpCases: MadeCase[] = [errors(), refusals(), ciscoStyle(), ipv6(), unansweredRegistration()];
