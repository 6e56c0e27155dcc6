import { hexOf32 } from '../../parsers/wire/hex.ts';
import type { Packet } from '../../parsers/wire/packet.ts';

/** One short line that says what a packet is, for evidence and time line. */
export function describePacket(packet: Packet): string {
  const ends = `${packet.src ?? '?'} to ${packet.dst ?? '?'}`;
  const { isakmp, nhrp, icmp } = packet;
  if (isakmp) {
    const what = isakmp.ikev2
      ? `IKEv2 ${isakmp.exchange ?? isakmp.exchangeType}`
      : `IKE ${isakmp.exchange ?? isakmp.exchangeType}`;
    const hidden = isakmp.flags.encrypted && isakmp.decrypted !== true;
    const content = hidden ? 'encrypted' : isakmp.payloads.map(payloadLabel).join(', ');
    const id = isakmp.messageId === 0 ? '' : ` 0x${hexOf32(isakmp.messageId)}`;
    return `${what}${id} ${ends} port ${packet.dstPort ?? '?'}: ${content}`;
  }
  if (nhrp) {
    const id = nhrp.requestId === null ? '' : ` ${nhrp.requestId}`;
    const code = nhrp.error
      ? `, code ${nhrp.error.code} (${nhrp.error.name})`
      : nhrp.packetType === 4
        ? `, code ${nhrp.clientInformation[0]?.code ?? 0}`
        : '';
    return `NHRP ${nhrp.packet ?? nhrp.packetType}${id} ${nhrp.sourceProtocol ?? '?'} to ${nhrp.destinationProtocol ?? '?'}${code}`;
  }
  if (icmp)
    return `ICMP ${icmp.meaning} from ${packet.src ?? '?'} about ${icmp.quoted?.protocol ?? 'a packet'} to ${icmp.quoted?.dst ?? '?'}`;
  return ends;
}

function payloadLabel(payload: { name: string; notification?: string | null }): string {
  return payload.name === 'notification' && payload.notification ? payload.notification : payload.name;
}
