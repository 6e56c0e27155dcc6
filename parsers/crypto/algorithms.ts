/**
 * ESP algorithms and the names that Wireshark, the Linux kernel and strongSwan give them. A cipher or
 * authenticator is one row here.
 */
import type { CbcName, HashName } from './cipher.ts';

export type EspCipherName = 'null' | CbcName | 'aes-ctr' | 'aes-gcm-8' | 'aes-gcm-12' | 'aes-gcm-16';

export interface EspCipher {
  name: EspCipherName;
  kind: 'null' | 'cbc' | 'ctr' | 'gcm';
  /** Bytes of IV in front of the ciphertext. */
  ivLength: number;
  /** The ciphertext is a multiple of this many bytes. */
  block: number;
  /** Lengths in bytes of the key material, salt or nonce included (RFC 3686 section 5.1, RFC 4106 section 8.1). */
  keyLengths: readonly number[];
  /** Bytes of ICV that the cipher makes itself. */
  icvLength: number;
  /** First name is the one written into Wireshark's table. Compared without case, up to ` [`. */
  wireshark: readonly string[];
  /** Names of `ip xfrm state`, without the ICV length that stands after the key. */
  xfrm: readonly string[];
  /** strongSwan's names, up to `-` and the key length. */
  charon: readonly string[];
}

const AES_KEYS = [16, 24, 32];
const SALTED_AES_KEYS = [20, 28, 36];

function gcm(octets: 8 | 12 | 16): EspCipher {
  const plain = octets === 16 ? ['AES-GCM'] : [];
  return {
    name: `aes-gcm-${octets}`,
    kind: 'gcm',
    ivLength: 8,
    block: 4,
    keyLengths: SALTED_AES_KEYS,
    icvLength: octets,
    wireshark: [`AES-GCM with ${octets} octet ICV [RFC4106]`, ...plain],
    xfrm: octets === 16 ? ['rfc4106(gcm(aes))'] : [],
    charon: [`AES_GCM_${octets}`],
  };
}

export const ESP_CIPHERS: readonly EspCipher[] = [
  // RFC 2410
  {
    name: 'null',
    kind: 'null',
    ivLength: 0,
    block: 4,
    keyLengths: [0],
    icvLength: 0,
    wireshark: ['NULL'],
    xfrm: ['ecb(cipher_null)', 'cipher_null'],
    charon: ['NULL'],
  },
  // RFC 2405
  {
    name: 'des-cbc',
    kind: 'cbc',
    ivLength: 8,
    block: 8,
    keyLengths: [8],
    icvLength: 0,
    wireshark: ['DES-CBC [RFC2405]'],
    xfrm: ['cbc(des)', 'des'],
    charon: ['DES_CBC'],
  },
  // RFC 2451
  {
    name: '3des-cbc',
    kind: 'cbc',
    ivLength: 8,
    block: 8,
    keyLengths: [24],
    icvLength: 0,
    wireshark: ['TripleDES-CBC [RFC2451]'],
    xfrm: ['cbc(des3_ede)', 'des3_ede'],
    charon: ['3DES_CBC'],
  },
  // RFC 3602
  {
    name: 'aes-cbc',
    kind: 'cbc',
    ivLength: 16,
    block: 16,
    keyLengths: AES_KEYS,
    icvLength: 0,
    wireshark: ['AES-CBC [RFC3602]'],
    xfrm: ['cbc(aes)', 'aes'],
    charon: ['AES_CBC'],
  },
  // RFC 3686
  {
    name: 'aes-ctr',
    kind: 'ctr',
    ivLength: 8,
    block: 4,
    keyLengths: SALTED_AES_KEYS,
    icvLength: 0,
    wireshark: ['AES-CTR [RFC3686]'],
    xfrm: ['rfc3686(ctr(aes))', 'ctr(aes)'],
    charon: ['AES_CTR'],
  },
  // RFC 4106
  gcm(16),
  gcm(12),
  gcm(8),
];

export type EspAuthenticatorName =
  | 'null'
  | 'hmac-md5-96'
  | 'hmac-sha1-96'
  | 'hmac-sha256-96'
  | 'hmac-sha256-128'
  | 'hmac-sha384-192'
  | 'hmac-sha512-256'
  | 'unchecked-64'
  | 'unchecked-96'
  | 'unchecked-128'
  | 'unchecked-192'
  | 'unchecked-256';

export interface EspAuthenticator {
  name: EspAuthenticatorName;
  /** Null: no ICV, or one that cannot be checked. */
  hash: HashName | null;
  icvLength: number;
  wireshark: string;
  /** Name of `ip xfrm state`, whose ICV length in bits stands after the key. */
  xfrm: string | null;
  charon: string | null;
}

function unchecked(bits: 64 | 96 | 128 | 192 | 256): EspAuthenticator {
  return {
    name: `unchecked-${bits}`,
    hash: null,
    icvLength: bits / 8,
    wireshark: `ANY ${bits} bit authentication [no checking]`,
    xfrm: null,
    charon: null,
  };
}

function hmac(
  name: EspAuthenticatorName,
  hash: HashName,
  bits: number,
  wireshark: string,
  xfrm: string,
  charon: string,
): EspAuthenticator {
  return { name, hash, icvLength: bits / 8, wireshark, xfrm, charon };
}

export const ESP_AUTHENTICATORS: readonly EspAuthenticator[] = [
  { name: 'null', hash: null, icvLength: 0, wireshark: 'NULL', xfrm: 'digest_null', charon: null },
  // RFC 2403, RFC 2404
  hmac('hmac-md5-96', 'md5', 96, 'HMAC-MD5-96 [RFC2403]', 'hmac(md5)', 'HMAC_MD5_96'),
  hmac('hmac-sha1-96', 'sha1', 96, 'HMAC-SHA-1-96 [RFC2404]', 'hmac(sha1)', 'HMAC_SHA1_96'),
  // The draft's truncation, which old kernels use for SHA-256.
  hmac(
    'hmac-sha256-96',
    'sha256',
    96,
    'HMAC-SHA-256-96 [draft-ietf-ipsec-ciph-sha-256-00]',
    'hmac(sha256)',
    'HMAC_SHA2_256_96',
  ),
  // RFC 4868
  hmac('hmac-sha256-128', 'sha256', 128, 'HMAC-SHA-256-128 [RFC4868]', 'hmac(sha256)', 'HMAC_SHA2_256_128'),
  hmac('hmac-sha384-192', 'sha384', 192, 'HMAC-SHA-384-192 [RFC4868]', 'hmac(sha384)', 'HMAC_SHA2_384_192'),
  hmac('hmac-sha512-256', 'sha512', 256, 'HMAC-SHA-512-256 [RFC4868]', 'hmac(sha512)', 'HMAC_SHA2_512_256'),
  unchecked(64),
  unchecked(96),
  unchecked(128),
  unchecked(192),
  unchecked(256),
];

const CIPHER_BY_NAME = new Map(ESP_CIPHERS.map((row) => [row.name, row]));
const AUTHENTICATOR_BY_NAME = new Map(ESP_AUTHENTICATORS.map((row) => [row.name, row]));

export function espCipher(name: EspCipherName): EspCipher {
  return CIPHER_BY_NAME.get(name)!;
}

export function espAuthenticator(name: EspAuthenticatorName): EspAuthenticator {
  return AUTHENTICATOR_BY_NAME.get(name)!;
}

/** A name without its reference in brackets, lower case: writers differ in both. */
function bare(name: string): string {
  const bracket = name.indexOf('[');
  return (bracket < 0 ? name : name.slice(0, bracket)).trim().toLowerCase();
}

/** Cipher of Wireshark's `esp_sa` table; null when the name is not known. */
export function cipherOfWireshark(name: string): EspCipherName | null {
  const wanted = bare(name);
  return ESP_CIPHERS.find((row) => row.wireshark.some((known) => bare(known) === wanted))?.name ?? null;
}

/** Authenticator of Wireshark's `esp_sa` table; null when the name is not known. */
export function authenticatorOfWireshark(name: string): EspAuthenticatorName | null {
  const wanted = bare(name).replace('sha1', 'sha-1');
  return ESP_AUTHENTICATORS.find((row) => bare(row.wireshark) === wanted)?.name ?? null;
}
