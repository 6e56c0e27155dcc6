/**
 * What this room needs from a cryptographic library. It is handed in, so that the same code runs on
 * node:crypto, in a browser or on plain JavaScript.
 */

/** Hashes of IKEv1 (RFC 2409 appendix A, RFC 4868). */
export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Block ciphers in CBC mode. AES by the length of its key. */
export type CbcName = 'des-cbc' | '3des-cbc' | 'aes-cbc';

/** Length in bytes of a hash value. */
export const HASH_LENGTH: Readonly<Record<HashName, number>> = {
  md5: 16,
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** Block (and IV) length in bytes. */
export const BLOCK_LENGTH: Readonly<Record<CbcName, number>> = {
  'des-cbc': 8,
  '3des-cbc': 8,
  'aes-cbc': 16,
};

/** Key lengths in bytes that a CBC cipher takes. */
export const KEY_LENGTHS: Readonly<Record<CbcName, readonly number[]>> = {
  'des-cbc': [8],
  '3des-cbc': [24],
  'aes-cbc': [16, 24, 32],
};

/** One cipher with its key, kept as long as the SA: setting up a key costs more than a small packet. */
export interface Decryptor {
  /**
   * Plaintext of `text`, which is the IV followed by the ciphertext: a whole number of blocks, at least
   * one. The result has one block less and no padding is taken off. It may share memory with a later
   * result; whoever keeps it, copies it.
   */
  decrypt(text: Uint8Array): Uint8Array;
}

/** One HMAC (RFC 2104) with its key, kept as long as the SA. */
export interface Mac {
  /** The whole value, not truncated. The next call writes over it. */
  compute(...parts: Uint8Array[]): Uint8Array;
}

export interface Ciphers {
  /** Hashes that the library offers; a library in FIPS mode has no MD5. */
  readonly hashes: ReadonlySet<HashName>;
  /** Null when the library does not offer the cipher or the key has a length it cannot have. */
  createDecryptor(algorithm: CbcName, key: Uint8Array): Decryptor | null;
  /** Only for a name in `hashes`. */
  createMac(name: HashName, key: Uint8Array): Mac;
  hash(name: HashName, ...parts: Uint8Array[]): Uint8Array;
  hmac(name: HashName, key: Uint8Array, ...parts: Uint8Array[]): Uint8Array;
  /**
   * AES in counter mode (RFC 3686): `counter` is the first counter block, 16 bytes. Null when the key
   * length is wrong.
   */
  aesCtr(key: Uint8Array, counter: Uint8Array, text: Uint8Array): Uint8Array | null;
  /**
   * AES-GCM (RFC 4106): `nonce` of 12 bytes, `tag` of 8, 12 or 16. Null when the tag does not agree or
   * the key length is wrong.
   */
  aesGcm(
    key: Uint8Array,
    nonce: Uint8Array,
    associated: Uint8Array,
    text: Uint8Array,
    tag: Uint8Array,
  ): Uint8Array | null;
}
