import { fingerprint } from '../../parsers/wire/fingerprint.ts';
import { type Nhrp, nhrpAuthentication } from '../../parsers/wire/nhrp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { NhrpPacket } from '../observation.ts';

const EXTENSION = { responderAddress: 3, natAddress: 9 } as const;

/** An NHRP packet on the wire as an observation's event; null for a packet type that has no name. */
export function nhrpPacketEvent(
  outer: Packet,
  carrier: Packet,
  nhrp: Nhrp,
  spi: string | null,
): NhrpPacket | null {
  const packet = nhrp.packet as NhrpPacket['packet'] | null;
  if (packet === null) return null;
  const entry = nhrp.clientInformation[0];
  const quoted = nhrp.error?.quoted ?? null;
  const clients = (type: number) => nhrp.extensions.find((e) => e.type === type)?.clientInformation ?? [];
  const natNbma = clients(EXTENSION.natAddress).flatMap((c) => (c.nbma ? [c.nbma] : []));
  return {
    kind: 'nhrp-packet',
    act: 'passed',
    packetType: nhrp.packetType,
    packet,
    requestId: nhrp.requestId,
    source: outer.src,
    destination: outer.dst,
    sourceNbma: nhrp.sourceNbma,
    sourceProtocol: nhrp.sourceProtocol,
    destinationProtocol: nhrp.destinationProtocol,
    code: nhrp.error?.code ?? entry?.code ?? null,
    holdingTime: entry?.holdingTime ?? null,
    mtu: entry?.mtu ?? null,
    unique:
      nhrp.flags.length > 0 || nhrp.packetType === 3 || nhrp.packetType === 4
        ? nhrp.flags.includes('unique')
        : null,
    length: nhrp.length,
    authentication: nhrpAuthentication(nhrp),
    natNbma,
    responderNbma: clients(EXTENSION.responderAddress)[0]?.nbma ?? null,
    greKey: carrier.gre?.key ?? null,
    spi,
    interface: null,
    quotedType: quoted?.packetType ?? null,
    quotedRequestId: quoted?.requestId ?? null,
    fingerprint: carrier.body ? fingerprint(carrier.body) : null,
    ttl: outer.ttl,
    repeat: false,
  };
}
