/** What the laws are held against: values of the wire formats, in the words of the writers in test/made. */
import fc from 'fast-check';
import { ipv4Text, ipv6Text } from '../../parsers/wire/bytes.ts';

export const byte = fc.nat(0xff);
export const word = fc.nat(0xffff);
export const number32 = fc.nat(0xffffffff);

export const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength });

/** Addresses in the form that the decoders give. */
export const ipv4Address = bytes(4, 4).map((octets) => ipv4Text(octets, 0));
/** Written by hand an IPv4-mapped address has a dotted part, which the writer does not know. */
export const ipv6Address = bytes(16, 16)
  .map((octets) => octets.map((octet, index) => (index % 3 === 0 ? octet & 1 : octet)))
  .map((octets) => ipv6Text(octets, 0))
  .filter((text) => !text.includes('.'));
export const macAddress = bytes(6, 6).map((octets) =>
  [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join(':'),
);
