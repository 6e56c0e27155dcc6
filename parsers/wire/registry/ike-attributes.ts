import { IKE_GROUPS } from './ike-groups.ts';
import { type Registry, registry } from './table.ts';

/** Attribute classes of phase 1 transforms. */
export const IKE_ATTRIBUTES = registry([
  [1, 'encryption-algorithm', 'RFC 2409 App. A'],
  [2, 'hash-algorithm', 'RFC 2409 App. A'],
  [3, 'authentication-method', 'RFC 2409 App. A'],
  [4, 'group-description', 'RFC 2409 App. A'],
  [5, 'group-type', 'RFC 2409 App. A'],
  [6, 'group-prime', 'RFC 2409 App. A'],
  [7, 'group-generator-one', 'RFC 2409 App. A'],
  [8, 'group-generator-two', 'RFC 2409 App. A'],
  [9, 'group-curve-a', 'RFC 2409 App. A'],
  [10, 'group-curve-b', 'RFC 2409 App. A'],
  [11, 'life-type', 'RFC 2409 App. A'],
  [12, 'life-duration', 'RFC 2409 App. A'],
  [13, 'prf', 'RFC 2409 App. A'],
  [14, 'key-length', 'RFC 2409 App. A'],
  [15, 'field-size', 'RFC 2409 App. A'],
  [16, 'group-order', 'RFC 2409 App. A'],
  [20, 'asymmetric-cryptographic-algorithm-type', 'IANA ipsec-registry, attribute classes'],
]);

/** Values of encryption-algorithm. */
export const IKE_ENCRYPTION = registry([
  [1, 'des-cbc', 'RFC 2409 App. A'],
  [2, 'idea-cbc', 'RFC 2409 App. A'],
  [3, 'blowfish-cbc', 'RFC 2409 App. A'],
  [4, 'rc5-r16-b64-cbc', 'RFC 2409 App. A'],
  [5, '3des-cbc', 'RFC 2409 App. A'],
  [6, 'cast-cbc', 'RFC 2409 App. A'],
  [7, 'aes-cbc', 'RFC 3602 5.3'],
  [8, 'camellia-cbc', 'RFC 4312 3'],
  [128, 'sm1-cbc', 'IANA private use, GM/T 0022'],
  [129, 'sm4-cbc', 'IANA private use, GM/T 0022'],
]);

/** Values of hash-algorithm. */
export const IKE_HASH = registry([
  [1, 'md5', 'RFC 2409 App. A'],
  [2, 'sha', 'RFC 2409 App. A'],
  [3, 'tiger', 'RFC 2409 App. A'],
  [4, 'sha256', 'RFC 4868 3'],
  [5, 'sha384', 'RFC 4868 3'],
  [6, 'sha512', 'RFC 4868 3'],
  [20, 'sm3', 'IANA private use, GM/T 0022'],
]);

/** Values of authentication-method. */
export const IKE_AUTHENTICATION = registry([
  [1, 'pre-shared-key', 'RFC 2409 App. A'],
  [2, 'dss-signature', 'RFC 2409 App. A'],
  [3, 'rsa-signature', 'RFC 2409 App. A'],
  [4, 'rsa-encryption', 'RFC 2409 App. A'],
  [5, 'rsa-encryption-revised', 'RFC 2409 App. A'],
  [8, 'ecdsa-signature', 'draft-ietf-ipsec-ike-ecc-groups-04'],
  [9, 'ecdsa-sha256-p256', 'RFC 4754 6'],
  [10, 'ecdsa-sha384-p384', 'RFC 4754 6'],
  [11, 'ecdsa-sha512-p521', 'RFC 4754 6'],
  [64221, 'hybrid-init-rsa', 'draft-ietf-ipsec-isakmp-hybrid-auth-05 3.2.1'],
  [64222, 'hybrid-resp-rsa', 'draft-ietf-ipsec-isakmp-hybrid-auth-05 3.2.1'],
  [64223, 'hybrid-init-dss', 'draft-ietf-ipsec-isakmp-hybrid-auth-05 3.2.1'],
  [64224, 'hybrid-resp-dss', 'draft-ietf-ipsec-isakmp-hybrid-auth-05 3.2.1'],
  [65001, 'xauth-init-pre-shared-key', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65002, 'xauth-resp-pre-shared-key', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65003, 'xauth-init-dss', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65004, 'xauth-resp-dss', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65005, 'xauth-init-rsa', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65006, 'xauth-resp-rsa', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65007, 'xauth-init-rsa-encryption', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65008, 'xauth-resp-rsa-encryption', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65009, 'xauth-init-rsa-encryption-revised', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
  [65010, 'xauth-resp-rsa-encryption-revised', 'draft-ietf-ipsec-isakmp-xauth-06 7.2'],
]);

/** Values of group-type. */
export const IKE_GROUP_TYPES = registry([
  [1, 'modp', 'RFC 2409 App. A'],
  [2, 'ecp', 'RFC 2409 App. A'],
  [3, 'ec2n', 'RFC 2409 App. A'],
]);

/** Values of life-type. */
export const IKE_LIFE_TYPES = registry([
  [1, 'seconds', 'RFC 2409 App. A'],
  [2, 'kilobytes', 'RFC 2409 App. A'],
]);

/** Which registry names the values of an attribute class; the others hold plain numbers. */
export const IKE_ATTRIBUTE_VALUES: ReadonlyMap<number, Registry> = new Map([
  [1, IKE_ENCRYPTION],
  [2, IKE_HASH],
  [3, IKE_AUTHENTICATION],
  [4, IKE_GROUPS],
  [5, IKE_GROUP_TYPES],
  [11, IKE_LIFE_TYPES],
]);
