import { type Registry, registry } from './table.ts';

/** Domains of interpretation. */
export const DOI_ISAKMP = 0;
export const DOI_IPSEC = 1;

/** Situation bits of the IPsec DOI: RFC 2407 4.2.1 to 4.2.3. */
export const SITUATION_IDENTITY_ONLY = 1;
export const SITUATION_SECRECY = 2;
export const SITUATION_INTEGRITY = 4;

/** Security protocol identifiers. */
export const DOI_PROTOCOLS = registry([
  [1, 'isakmp', 'RFC 2407 4.4.1.1'],
  [2, 'ah', 'RFC 2407 4.4.1.2'],
  [3, 'esp', 'RFC 2407 4.4.1.3'],
  [4, 'ipcomp', 'RFC 2407 4.4.1.4'],
  [5, 'gigabeam-radio', 'RFC 4705 4.3'],
]);

export const PROTOCOL_ISAKMP = 1;

/** Transform identifiers of phase 1. */
export const ISAKMP_TRANSFORMS = registry([[1, 'KEY_IKE', 'RFC 2407 4.4.2.1']]);

/** AH transform identifiers. */
export const AH_TRANSFORMS = registry([
  [2, 'AH_MD5', 'RFC 2407 4.4.3.1'],
  [3, 'AH_SHA', 'RFC 2407 4.4.3.2'],
  [4, 'AH_DES', 'RFC 2407 4.4.3.3'],
  [5, 'AH_SHA2-256', 'RFC 4868 3'],
  [6, 'AH_SHA2-384', 'RFC 4868 3'],
  [7, 'AH_SHA2-512', 'RFC 4868 3'],
  [8, 'AH_RIPEMD', 'RFC 2857 3'],
  [9, 'AH_AES-XCBC-MAC', 'RFC 3566 6'],
  [10, 'AH_RSA', 'RFC 4359 5'],
  [11, 'AH_AES-128-GMAC', 'RFC 4543 9'],
  [12, 'AH_AES-192-GMAC', 'RFC 4543 9'],
  [13, 'AH_AES-256-GMAC', 'RFC 4543 9'],
]);

/** ESP transform identifiers. */
export const ESP_TRANSFORMS = registry([
  [1, 'ESP_DES_IV64', 'RFC 2407 4.4.4.1'],
  [2, 'ESP_DES', 'RFC 2407 4.4.4.2'],
  [3, 'ESP_3DES', 'RFC 2407 4.4.4.3'],
  [4, 'ESP_RC5', 'RFC 2407 4.4.4.4'],
  [5, 'ESP_IDEA', 'RFC 2407 4.4.4.5'],
  [6, 'ESP_CAST', 'RFC 2407 4.4.4.6'],
  [7, 'ESP_BLOWFISH', 'RFC 2407 4.4.4.7'],
  [8, 'ESP_3IDEA', 'RFC 2407 4.4.4.8'],
  [9, 'ESP_DES_IV32', 'RFC 2407 4.4.4.9'],
  [10, 'ESP_RC4', 'RFC 2407 4.4.4.10'],
  [11, 'ESP_NULL', 'RFC 2407 4.4.4.11'],
  [12, 'ESP_AES', 'RFC 3602 5.3'],
  [13, 'ESP_AES-CTR', 'RFC 3686 5.2'],
  [14, 'ESP_AES-CCM_8', 'RFC 4309 7.2'],
  [15, 'ESP_AES-CCM_12', 'RFC 4309 7.2'],
  [16, 'ESP_AES-CCM_16', 'RFC 4309 7.2'],
  [18, 'ESP_AES-GCM_8', 'RFC 4106 8.2'],
  [19, 'ESP_AES-GCM_12', 'RFC 4106 8.2'],
  [20, 'ESP_AES-GCM_16', 'RFC 4106 8.2'],
  [21, 'ESP_SEED_CBC', 'RFC 4196 3'],
  [22, 'ESP_CAMELLIA', 'RFC 4312 3'],
  [23, 'ESP_NULL_AUTH_AES-GMAC', 'RFC 4543 9'],
]);

/** IPCOMP transform identifiers. */
export const IPCOMP_TRANSFORMS = registry([
  [1, 'IPCOMP_OUI', 'RFC 2407 4.4.5.1'],
  [2, 'IPCOMP_DEFLATE', 'RFC 2407 4.4.5.2'],
  [3, 'IPCOMP_LZS', 'RFC 2407 4.4.5.3'],
  [4, 'IPCOMP_LZJH', 'RFC 3051 3.2'],
]);

/** Which registry names the transforms of a protocol. */
export const DOI_TRANSFORMS: ReadonlyMap<number, Registry> = new Map([
  [1, ISAKMP_TRANSFORMS],
  [2, AH_TRANSFORMS],
  [3, ESP_TRANSFORMS],
  [4, IPCOMP_TRANSFORMS],
]);

/** Identification types. */
export const DOI_IDENTITIES = registry([
  [1, 'ipv4-address', 'RFC 2407 4.6.2.2'],
  [2, 'fqdn', 'RFC 2407 4.6.2.3'],
  [3, 'user-fqdn', 'RFC 2407 4.6.2.4'],
  [4, 'ipv4-subnet', 'RFC 2407 4.6.2.5'],
  [5, 'ipv6-address', 'RFC 2407 4.6.2.6'],
  [6, 'ipv6-subnet', 'RFC 2407 4.6.2.7'],
  [7, 'ipv4-range', 'RFC 2407 4.6.2.8'],
  [8, 'ipv6-range', 'RFC 2407 4.6.2.9'],
  [9, 'der-asn1-dn', 'RFC 2407 4.6.2.10'],
  [10, 'der-asn1-gn', 'RFC 2407 4.6.2.11'],
  [11, 'key-id', 'RFC 2407 4.6.2.12'],
  [12, 'list', 'RFC 3554 3'],
]);
