/** Says of each NAT-D payload of a dissected packet whose address and port it hashes. Needs no key. */
import type { IsakmpMessage } from '../wire/isakmp/types.ts';
import { natDetectionInput } from '../wire/isakmp.ts';
import type { Packet } from '../wire/packet.ts';
import { toHex } from './bytes.ts';
import type { Ciphers, HashName } from './cipher.ts';
import { addressBytes } from './key-match.ts';
import { hashOfLength } from './natd.ts';

/** Bytes of both cookies at the start of a message. */
const COOKIES = 16;

/** The hashes, in hex, that the ends of a packet have by their addresses and ports on the wire. */
interface Ends {
  hash: HashName;
  source: string;
  destination: string;
}

/**
 * Sets `matches` of every NAT-D payload. The hash algorithm is told by the length of the payload, for every hash
 * of IKEv1 has another; `matches` stays null where none has it, or the packet has no addresses and ports.
 *
 * @param body the message from its header on
 */
export function markNatd(ciphers: Ciphers, packet: Packet, isakmp: IsakmpMessage, body: Uint8Array): void {
  let ends: Ends | null = null;
  for (const payload of isakmp.payloads) {
    if (payload.name !== 'nat-d' || !('matches' in payload)) continue;
    const hash = hashOfLength(payload.hash.length / 2);
    if (hash === null || !ciphers.hashes.has(hash)) continue;
    if (ends?.hash !== hash) ends = endsOf(ciphers, hash, packet, body);
    if (ends === null) return;
    payload.matches =
      payload.hash === ends.destination ? 'destination' : payload.hash === ends.source ? 'source' : 'none';
  }
}

function endsOf(ciphers: Ciphers, hash: HashName, packet: Packet, body: Uint8Array): Ends | null {
  const source = packet.src === null ? null : addressBytes(packet.src);
  const destination = packet.dst === null ? null : addressBytes(packet.dst);
  if (source === null || destination === null || packet.srcPort === null || packet.dstPort === null)
    return null;
  if (body.length < COOKIES) return null;
  const cookies = body.subarray(0, COOKIES);
  const hashed = (address: Uint8Array, port: number) =>
    toHex(ciphers.hash(hash, natDetectionInput(cookies, address, port)));
  return {
    hash,
    source: hashed(source, packet.srcPort),
    destination: hashed(destination, packet.dstPort),
  };
}
