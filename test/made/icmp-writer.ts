/** ICMP and ICMPv6 for made captures. */
import { address, be16, be32, checksumOf, concat, octets, withChecksum } from './octets.ts';

/** An ICMP message: the four bytes behind the checksum as a number, then its body. */
export function icmp(type: number, code: number, rest: number, body: Uint8Array): Uint8Array {
  return withChecksum(concat(octets(type, code), be16(0), be32(rest), body), 2);
}

/** An ICMP error that quotes the first `quote` bytes of a packet. `rest` is the MTU of type 3 code 4. */
export function icmpError(type: number, code: number, packet: Uint8Array, { rest = 0, quote = 28 } = {}) {
  return icmp(type, code, rest, packet.slice(0, quote));
}

/** An ICMPv6 message with its checksum over the addresses (RFC 4443 section 2.3). */
export function icmpv6(
  addresses: { source: string; destination: string },
  type: number,
  code: number,
  rest: number,
  body: Uint8Array,
): Uint8Array {
  const message = concat(octets(type, code), be16(0), be32(rest), body);
  const pseudo = concat(
    address(addresses.source),
    address(addresses.destination),
    be32(message.length),
    be32(58),
  );
  message.set(be16(checksumOf(concat(pseudo, message))), 2);
  return message;
}
