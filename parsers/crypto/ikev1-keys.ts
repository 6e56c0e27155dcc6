/** Key derivation of IKEv1: RFC 2409 section 5 and appendix B. */
import { concat, fromHex } from './bytes.ts';
import {
  BLOCK_LENGTH,
  type CbcName,
  type Ciphers,
  HASH_LENGTH,
  type HashName,
  KEY_LENGTHS,
} from './cipher.ts';
import type { RawTransform } from './ikev1-payloads.ts';
import type { IkeKey } from './keys.ts';

/** What phase 1 agreed on, as far as keys depend on it. */
export interface Suite {
  cipher: CbcName;
  keyLength: number;
  hash: HashName;
}

/** RFC 2409 appendix A: attribute classes. */
const ATTRIBUTE = { encryption: 1, hash: 2, authentication: 3, prf: 13, keyLength: 14 } as const;

/** RFC 2409 appendix A, RFC 4868 for SHA-2. */
const HASHES: Readonly<Record<number, HashName>> = {
  1: 'md5',
  2: 'sha1',
  4: 'sha256',
  5: 'sha384',
  6: 'sha512',
};
const CBC_CIPHERS: Readonly<Record<number, CbcName>> = { 1: 'des-cbc', 5: '3des-cbc', 7: 'aes-cbc' };

/** AES without a key length attribute is AES-128 (RFC 3602 section 5.2 makes the attribute mandatory; some leave it out). */
const DEFAULT_AES_KEY = 16;

/** The suite of an accepted phase 1 transform; null when it names something this program has no keys for. */
export function suiteOf(transform: RawTransform): Suite | null {
  const { attributes } = transform;
  const cipher = CBC_CIPHERS[attributes.get(ATTRIBUTE.encryption) ?? 0];
  const hash = HASHES[attributes.get(ATTRIBUTE.hash) ?? 0];
  if (cipher === undefined || hash === undefined || attributes.has(ATTRIBUTE.prf)) return null;
  const bits = attributes.get(ATTRIBUTE.keyLength);
  const [fixed] = KEY_LENGTHS[cipher];
  const keyLength = cipher !== 'aes-cbc' ? fixed! : bits === undefined ? DEFAULT_AES_KEY : bits / 8;
  return KEY_LENGTHS[cipher].includes(keyLength) ? { cipher, keyLength, hash } : null;
}

/** Suites that a key may belong to, for captures that miss the negotiation: told by lengths. */
export function guessSuites(key: IkeKey): Suite[] {
  const names: HashName[] = ['sha1', 'md5', 'sha256', 'sha384', 'sha512'];
  const material = key.skeyid ?? key.skeyidE ?? key.skeyidA ?? key.skeyidD;
  const hashes = material === null ? names : names.filter((name) => HASH_LENGTH[name] === material.length);
  const length = key.encryptionKey?.length;
  const ciphers = (['3des-cbc', 'aes-cbc', 'des-cbc'] as const).filter(
    (cipher) => length !== undefined && KEY_LENGTHS[cipher].includes(length),
  );
  return ciphers.flatMap((cipher) => hashes.map((hash) => ({ cipher, keyLength: length!, hash })));
}

/** What passed in clear during phase 1. Bodies of payloads, without their generic headers. */
export interface Phase1Facts {
  initiatorCookie: Uint8Array;
  responderCookie: Uint8Array;
  /** Security association payload of the initiator's first message. */
  offer: Uint8Array | null;
  initiatorKe: Uint8Array | null;
  responderKe: Uint8Array | null;
  initiatorNonce: Uint8Array | null;
  responderNonce: Uint8Array | null;
  /** Identities that passed in clear: aggressive mode. */
  initiatorIdentity: Uint8Array | null;
  responderIdentity: Uint8Array | null;
}

export function emptyFacts(initiatorCookie: string, responderCookie: string): Phase1Facts {
  return {
    initiatorCookie: fromHex(initiatorCookie) ?? new Uint8Array(8),
    responderCookie: fromHex(responderCookie) ?? new Uint8Array(8),
    offer: null,
    initiatorKe: null,
    responderKe: null,
    initiatorNonce: null,
    responderNonce: null,
    initiatorIdentity: null,
    responderIdentity: null,
  };
}

/** SKEYID with pre-shared keys: prf(pre-shared-key, Ni_b | Nr_b). Null when nonces or key are not known. */
export function deriveSkeyid(
  ciphers: Ciphers,
  hash: HashName,
  presharedKey: Uint8Array | null,
  facts: Phase1Facts,
): Uint8Array | null {
  const { initiatorNonce, responderNonce } = facts;
  if (presharedKey === null || initiatorNonce === null || responderNonce === null) return null;
  return ciphers.hmac(hash, presharedKey, initiatorNonce, responderNonce);
}

/** SKEYID_d, SKEYID_a and SKEYID_e from SKEYID and g^xy. */
export function deriveSkeyids(
  ciphers: Ciphers,
  hash: HashName,
  skeyid: Uint8Array,
  sharedSecret: Uint8Array,
  facts: Phase1Facts,
): { skeyidD: Uint8Array; skeyidA: Uint8Array; skeyidE: Uint8Array } {
  const tail = (number: number): Uint8Array =>
    concat(sharedSecret, facts.initiatorCookie, facts.responderCookie, Uint8Array.of(number));
  const skeyidD = ciphers.hmac(hash, skeyid, tail(0));
  const skeyidA = ciphers.hmac(hash, skeyid, skeyidD, tail(1));
  const skeyidE = ciphers.hmac(hash, skeyid, skeyidA, tail(2));
  return { skeyidD, skeyidA, skeyidE };
}

/** The cipher's key out of SKEYID_e: its first bytes, or Ka = K1 | K2 | … when it is too short (appendix B). */
export function deriveEncryptionKey(ciphers: Ciphers, suite: Suite, skeyidE: Uint8Array): Uint8Array {
  if (skeyidE.length >= suite.keyLength) return skeyidE.subarray(0, suite.keyLength);
  let block = ciphers.hmac(suite.hash, skeyidE, Uint8Array.of(0));
  let material = block;
  while (material.length < suite.keyLength) {
    block = ciphers.hmac(suite.hash, skeyidE, block);
    material = concat(material, block);
  }
  return material.subarray(0, suite.keyLength);
}

/** The given key with everything that can be derived from it filled in. */
export function completeKey(ciphers: Ciphers, suite: Suite, key: IkeKey, facts: Phase1Facts): IkeKey {
  const full = { ...key };
  full.skeyid ??= deriveSkeyid(ciphers, suite.hash, key.preSharedKey, facts);
  if (full.skeyid !== null && full.sharedSecret !== null) {
    const derived = deriveSkeyids(ciphers, suite.hash, full.skeyid, full.sharedSecret, facts);
    full.skeyidD ??= derived.skeyidD;
    full.skeyidA ??= derived.skeyidA;
    full.skeyidE ??= derived.skeyidE;
  }
  if (full.encryptionKey === null && full.skeyidE !== null) {
    full.encryptionKey = deriveEncryptionKey(ciphers, suite, full.skeyidE);
  }
  return full;
}

/**
 * IV of the first encrypted message of phase 1: the first bytes of hash(g^xi | g^xr). Both orders when it
 * is not known which end is the initiator.
 */
export function firstIvs(ciphers: Ciphers, suite: Suite, facts: Phase1Facts): Uint8Array[] {
  const { initiatorKe, responderKe } = facts;
  if (initiatorKe === null || responderKe === null) return [];
  const length = BLOCK_LENGTH[suite.cipher];
  return [
    ciphers.hash(suite.hash, initiatorKe, responderKe).subarray(0, length),
    ciphers.hash(suite.hash, responderKe, initiatorKe).subarray(0, length),
  ];
}

/** IV of the first message of a phase 2 exchange: hash(last phase 1 CBC block | M-ID) (appendix B). */
export function phase2Iv(
  ciphers: Ciphers,
  suite: Suite,
  block: Uint8Array,
  messageId: Uint8Array,
): Uint8Array {
  return ciphers.hash(suite.hash, block, messageId).subarray(0, BLOCK_LENGTH[suite.cipher]);
}
