/** NAT-D payloads of a dissected packet as the input of `judgeNatd`. */
import type { IsakmpMessage } from '../wire/isakmp/types.ts';
import type { Packet } from '../wire/packet.ts';
import { copy, fromHex } from './bytes.ts';
import { addressBytes } from './key-match.ts';
import type { NatdMessage } from './natd.ts';

/**
 * Null when the message has no NAT-D payload or the packet no addresses and ports. The hash is told by the
 * length of the payloads: every hash of IKEv1 has another.
 */
export function natdMessageOf(packet: Packet, isakmp: IsakmpMessage, body: Uint8Array): NatdMessage | null {
  const hashes = isakmp.payloads.flatMap((payload) =>
    payload.name === 'nat-d' && 'hash' in payload ? [fromHex(payload.hash) ?? new Uint8Array(0)] : [],
  );
  const source = packet.src === null ? null : addressBytes(packet.src);
  const destination = packet.dst === null ? null : addressBytes(packet.dst);
  if (hashes.length === 0 || source === null || destination === null) return null;
  if (packet.srcPort === null || packet.dstPort === null || body.length < 16) return null;
  return {
    initiatorCookie: copy(body, 0, 8),
    responderCookie: copy(body, 8, 16),
    hash: null,
    hashes,
    source,
    sourcePort: packet.srcPort,
    destination,
    destinationPort: packet.dstPort,
  };
}
