import { IKE_GROUPS } from './ike-groups.ts';
import { type Registry, registry } from './table.ts';

/** Attribute classes of AH, ESP and IPCOMP transforms. */
export const DOI_ATTRIBUTES = registry([
  [1, 'sa-life-type', 'RFC 2407 4.5'],
  [2, 'sa-life-duration', 'RFC 2407 4.5'],
  [3, 'group-description', 'RFC 2407 4.5'],
  [4, 'encapsulation-mode', 'RFC 2407 4.5'],
  [5, 'authentication-algorithm', 'RFC 2407 4.5'],
  [6, 'key-length', 'RFC 2407 4.5'],
  [7, 'key-rounds', 'RFC 2407 4.5'],
  [8, 'compress-dictionary-size', 'RFC 2407 4.5'],
  [9, 'compress-private-algorithm', 'RFC 2407 4.5'],
  [10, 'ecn-tunnel', 'RFC 3168 9.2.1.2'],
  [11, 'extended-sequence-number', 'RFC 4304 2'],
  [12, 'authentication-key-length', 'RFC 4359 5'],
  [13, 'signature-encoding-algorithm', 'RFC 4359 5'],
  [14, 'address-preservation', 'RFC 5374 4.2.1'],
  [15, 'sa-direction', 'RFC 5374 4.2.2'],
]);

/** Values of sa-life-type. */
export const DOI_LIFE_TYPES = registry([
  [1, 'seconds', 'RFC 2407 4.5'],
  [2, 'kilobytes', 'RFC 2407 4.5'],
]);

/** Values of encapsulation-mode. */
export const DOI_ENCAPSULATION = registry([
  [1, 'tunnel', 'RFC 2407 4.5'],
  [2, 'transport', 'RFC 2407 4.5'],
  [3, 'udp-tunnel', 'RFC 3947 5.1'],
  [4, 'udp-transport', 'RFC 3947 5.1'],
  [61443, 'udp-tunnel', 'draft-ietf-ipsec-nat-t-ike-00 to 03, 5.1'],
  [61444, 'udp-transport', 'draft-ietf-ipsec-nat-t-ike-00 to 03, 5.1'],
]);

/** Values of authentication-algorithm. */
export const DOI_AUTHENTICATION = registry([
  [1, 'hmac-md5', 'RFC 2407 4.5'],
  [2, 'hmac-sha', 'RFC 2407 4.5'],
  [3, 'des-mac', 'RFC 2407 4.5'],
  [4, 'kpdk', 'RFC 2407 4.5'],
  [5, 'hmac-sha256', 'RFC 4868 3'],
  [6, 'hmac-sha384', 'RFC 4868 3'],
  [7, 'hmac-sha512', 'RFC 4868 3'],
  [8, 'hmac-ripemd', 'RFC 2857 3'],
  [9, 'aes-xcbc-mac', 'RFC 3566 6'],
  [10, 'sig-rsa', 'RFC 4359 5'],
  [11, 'aes-128-gmac', 'RFC 4543 9'],
  [12, 'aes-192-gmac', 'RFC 4543 9'],
  [13, 'aes-256-gmac', 'RFC 4543 9'],
]);

/** Values of ecn-tunnel. */
export const DOI_ECN_TUNNEL = registry([
  [1, 'allowed', 'RFC 3168 9.2.1.2'],
  [2, 'forbidden', 'RFC 3168 9.2.1.2'],
]);

/** Values of extended-sequence-number. */
export const DOI_EXTENDED_SEQUENCE = registry([[1, '64-bit', 'RFC 4304 2']]);

/** Values of address-preservation. */
export const DOI_ADDRESS_PRESERVATION = registry([
  [1, 'none', 'RFC 5374 4.2.1'],
  [2, 'source-only', 'RFC 5374 4.2.1'],
  [3, 'destination-only', 'RFC 5374 4.2.1'],
  [4, 'source-and-destination', 'RFC 5374 4.2.1'],
]);

/** Values of sa-direction. */
export const DOI_DIRECTION = registry([
  [1, 'sender-only', 'RFC 5374 4.2.2'],
  [2, 'receiver-only', 'RFC 5374 4.2.2'],
  [3, 'symmetric', 'RFC 5374 4.2.2'],
]);

/** Which registry names the values of an attribute class; the others hold plain numbers. */
export const DOI_ATTRIBUTE_VALUES: ReadonlyMap<number, Registry> = new Map([
  [1, DOI_LIFE_TYPES],
  [3, IKE_GROUPS],
  [4, DOI_ENCAPSULATION],
  [5, DOI_AUTHENTICATION],
  [10, DOI_ECN_TUNNEL],
  [11, DOI_EXTENDED_SEQUENCE],
  [14, DOI_ADDRESS_PRESERVATION],
  [15, DOI_DIRECTION],
]);
