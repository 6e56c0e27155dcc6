/** NHRP registrations as an IOS spoke and its hub exchange them, in GRE. */
import type { BringUp, End } from './bring-up.ts';
import { gre } from './gre-writer.ts';
import { icmp } from './icmp-writer.ts';
import { ipv4 } from './ip-writer.ts';
import {
  addressExtension,
  ciscoAuthentication,
  type MadeExtension,
  type MadeNhrp,
  nhrp,
} from './nhrp-writer.ts';

const GRE = 47;
const GRE_NHRP = 0x2001;
const GRE_IPV4 = 0x0800;

/** Who registers what. */
export interface Registrant {
  spokeTunnel: string;
  hubTunnel: string;
  requestId: number;
  holdingTime?: number;
  authentication?: string;
  unique?: boolean;
  greKey?: number;
  /** The spoke's NBMA address as it knows it; that of the packets when not given. */
  nbma?: string;
}

function fixedPart(up: BringUp, who: Registrant): Omit<MadeNhrp, 'packetType'> {
  const sourceNbma = who.nbma ?? up.options.spoke;
  return {
    addressFamily: sourceNbma.includes(':') ? 2 : 1,
    hopCount: 255,
    flags: who.unique === false ? 0x0002 : 0x8002,
    requestId: who.requestId,
    sourceNbma,
    sourceProtocol: who.spokeTunnel,
    destinationProtocol: who.hubTunnel,
  };
}

/** Responder address, forward and reverse transit record, NAT address, authentication: the order of IOS. */
function extensions(up: BringUp, who: Registrant, isReply: boolean): MadeExtension[] {
  const hub = { nbma: up.options.hub, protocol: who.hubTunnel, holdingTime: who.holdingTime ?? 600 };
  const isTranslated = isReply && who.nbma !== undefined && who.nbma !== up.options.spoke;
  return [
    addressExtension(3, isReply ? [hub] : []),
    addressExtension(4, []),
    addressExtension(5, []),
    ...(who.authentication === undefined ? [] : [ciscoAuthentication(who.authentication)]),
    addressExtension(9, isTranslated ? [{ nbma: up.options.spoke, protocol: who.spokeTunnel }] : [], false),
  ];
}

export function registrationRequest(up: BringUp, who: Registrant): Uint8Array {
  return nhrp({
    ...fixedPart(up, who),
    packetType: 3,
    clientInformation: [{ code: 0, prefixLength: 255, mtu: 17916, holdingTime: who.holdingTime ?? 600 }],
    extensions: extensions(up, who, false),
  });
}

export function registrationReply(up: BringUp, who: Registrant, code = 0): Uint8Array {
  return nhrp({
    ...fixedPart(up, who),
    packetType: 4,
    clientInformation: [{ code, prefixLength: 255, mtu: 17916, holdingTime: who.holdingTime ?? 600 }],
    extensions: extensions(up, who, true),
  });
}

/** The hub's error about a registration request, which it quotes from its start. */
export function registrationError(up: BringUp, who: Registrant, code: number, offset = 0): Uint8Array {
  return nhrp({
    addressFamily: up.options.spoke.includes(':') ? 2 : 1,
    packetType: 7,
    hopCount: 255,
    error: { code, offset, quoted: registrationRequest(up, who) },
    sourceNbma: up.options.hub,
    sourceProtocol: who.hubTunnel,
    destinationProtocol: who.spokeTunnel,
  });
}

/** NHRP in GRE in the clear. */
export function sendNhrp(up: BringUp, from: End, packet: Uint8Array, greKey: number | null = null): BringUp {
  return up.send(from, GRE, gre({ protocol: GRE_NHRP, key: greKey }, packet));
}

/** Request and reply in GRE in the clear, then an IP packet each way through the tunnel. */
export function registerInClear(up: BringUp, who: Registrant): BringUp {
  const key = who.greKey ?? null;
  sendNhrp(up, 'spoke', registrationRequest(up, who), key).wait(25);
  sendNhrp(up, 'hub', registrationReply(up, who), key).wait(4000);
  ping(up, 'spoke', who.spokeTunnel, who.hubTunnel, 8, key);
  return ping(up, 'hub', who.hubTunnel, who.spokeTunnel, 0, key);
}

function ping(
  up: BringUp,
  from: End,
  source: string,
  destination: string,
  type: number,
  key: number | null,
): BringUp {
  const inner = ipv4({ source, destination, protocol: 1 }, icmp(type, 0, 0x00010001, new Uint8Array(8)));
  return up.send(from, GRE, gre({ protocol: GRE_IPV4, key }, inner)).wait(10);
}
