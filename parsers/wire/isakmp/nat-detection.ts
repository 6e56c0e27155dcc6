import { hex } from '../hex.ts';
import type { NatDetectionPayload, PayloadBase } from './types.ts';

/** NAT-D payload: RFC 3947 3.2. Whom the hash matches is found by whoever can compute hashes. */
export function decodeNatDetection(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
): NatDetectionPayload {
  return {
    type: base.type,
    name: 'nat-d',
    length: base.length,
    offset: base.offset,
    hash: hex(bytes, start, end),
    matches: null,
  };
}

/**
 * The bytes whose hash a NAT-D payload holds: CKY-I | CKY-R | address | port (RFC 3947 3.2).
 *
 * @param cookies the 16 bytes of both cookies, initiator's first, as in the message header
 * @param address 4 or 16 bytes
 * @param port UDP port, 0 to 65535
 */
export function natDetectionInput(cookies: Uint8Array, address: Uint8Array, port: number): Uint8Array {
  const input = new Uint8Array(cookies.length + address.length + 2);
  input.set(cookies);
  input.set(address, cookies.length);
  input[input.length - 2] = port >> 8;
  input[input.length - 1] = port & 0xff;
  return input;
}
