/** The ciphers, hashes and HMACs of parsers/crypto on node:crypto. */
import {
  type CipherGCMTypes,
  createDecipheriv,
  createHash,
  type Decipher,
  hash as digest,
  getHashes,
} from 'node:crypto';
import type { CbcName, Ciphers, Decryptor, HashName, Mac } from '../../parsers/crypto/cipher.ts';
import { BLOCK_LENGTH, KEY_LENGTHS } from '../../parsers/crypto/cipher.ts';

/** Input block length in bytes of the hash: the length of HMAC's pads (RFC 2104 section 2). */
const HASH_BLOCK: Readonly<Record<HashName, number>> = {
  md5: 64,
  sha1: 64,
  sha256: 64,
  sha384: 128,
  sha512: 128,
};

/** Room for the data of one HMAC; larger data (only in made-up packets) gets a buffer of its own. */
const MAC_DATA = 2048;

function isAvailable(name: HashName): boolean {
  try {
    createHash(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Digest as a `latin1` string: node hands out a string several times faster than a Buffer, whose memory
 * has to be allocated outside of the heap.
 */
function digestText(name: HashName, data: Uint8Array): string {
  return digest(name, data, 'binary');
}

/** Without Buffer's own methods: its `slice` shares memory, which nobody outside of this room expects. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function joined(parts: Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** HMAC as two one-shot hashes over prepared pads: about a third of the time of createHmac on a small packet. */
class NodeMac implements Mac {
  readonly #name: HashName;
  readonly #block: number;
  #inner: Buffer;
  readonly #outer: Buffer;
  readonly #innerPad: Buffer;
  readonly #value: Buffer;
  readonly #plainValue: Uint8Array;

  constructor(name: HashName, key: Uint8Array) {
    this.#name = name;
    this.#block = HASH_BLOCK[name];
    const short = key.length > this.#block ? Buffer.from(digestText(name, key), 'latin1') : key;
    this.#innerPad = Buffer.alloc(this.#block, 0x36);
    const digestLength = digestText(name, short).length;
    this.#outer = Buffer.alloc(this.#block + digestLength, 0x5c);
    for (let i = 0; i < short.length; i++) {
      this.#innerPad[i] = short[i]! ^ 0x36;
      this.#outer[i] = short[i]! ^ 0x5c;
    }
    this.#inner = Buffer.alloc(this.#block + MAC_DATA);
    this.#innerPad.copy(this.#inner);
    this.#value = Buffer.alloc(digestLength);
    this.#plainValue = plain(this.#value);
  }

  compute(...parts: Uint8Array[]): Uint8Array {
    let end = this.#block;
    for (const part of parts) end += part.length;
    if (end > this.#inner.length) {
      this.#inner = Buffer.alloc(end);
      this.#innerPad.copy(this.#inner);
    }
    let offset = this.#block;
    for (const part of parts) {
      this.#inner.set(part, offset);
      offset += part.length;
    }
    this.#outer.write(digestText(this.#name, this.#inner.subarray(0, end)), this.#block, 'latin1');
    this.#value.write(digestText(this.#name, this.#outer), 'latin1');
    return this.#plainValue;
  }
}

/**
 * CBC needs only the block before to decrypt a block, so one decipher object serves every packet of an
 * SA: fed with IV and ciphertext it gives one block that is of no use, and then the plaintext.
 */
class NodeDecryptor implements Decryptor {
  readonly #decipher: Decipher;
  readonly #block: number;

  constructor(decipher: Decipher, block: number) {
    this.#decipher = decipher.setAutoPadding(false);
    this.#block = block;
  }

  decrypt(text: Uint8Array): Uint8Array {
    const plaintext = this.#decipher.update(text);
    return new Uint8Array(
      plaintext.buffer,
      plaintext.byteOffset + this.#block,
      plaintext.length - this.#block,
    );
  }
}

/** OpenSSL 3 keeps single DES in its legacy provider; as 3DES with K|K|K it is the same cipher. */
function openSslName(algorithm: CbcName, key: Uint8Array): { name: string; key: Uint8Array } {
  switch (algorithm) {
    case 'des-cbc':
      return { name: 'des-ede3-cbc', key: Buffer.concat([key, key, key]) };
    case '3des-cbc':
      return { name: 'des-ede3-cbc', key };
    case 'aes-cbc':
      return { name: `aes-${8 * key.length}-cbc`, key };
  }
}

function createDecryptor(algorithm: CbcName, key: Uint8Array): Decryptor | null {
  if (!KEY_LENGTHS[algorithm].includes(key.length)) return null;
  const cipher = openSslName(algorithm, key);
  const block = BLOCK_LENGTH[algorithm];
  try {
    return new NodeDecryptor(createDecipheriv(cipher.name, cipher.key, Buffer.alloc(block)), block);
  } catch {
    return null;
  }
}

function aesCtr(key: Uint8Array, counter: Uint8Array, text: Uint8Array): Uint8Array | null {
  try {
    return plain(createDecipheriv(`aes-${8 * key.length}-ctr`, key, counter).update(text));
  } catch {
    return null;
  }
}

function aesGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  text: Uint8Array,
  tag: Uint8Array,
): Uint8Array | null {
  try {
    const decipher = createDecipheriv(`aes-${8 * key.length}-gcm` as CipherGCMTypes, key, nonce, {
      authTagLength: tag.length,
    });
    decipher.setAAD(associated);
    decipher.setAuthTag(tag);
    const plaintext = plain(decipher.update(text));
    decipher.final();
    return plaintext;
  } catch {
    return null;
  }
}

/** Ciphers on node:crypto, to be handed to the decryptors of parsers/crypto. */
export function nodeCiphers(): Ciphers {
  const names: HashName[] = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];
  const known = new Set(getHashes());
  const hashes = new Set(names.filter((name) => known.has(name) && isAvailable(name)));
  return {
    hashes,
    createDecryptor,
    createMac: (name, key) => new NodeMac(name, key),
    hash: (name, ...parts) => plain(Buffer.from(digestText(name, joined(parts)), 'latin1')),
    hmac: (name, key, ...parts) => new NodeMac(name, key).compute(...parts),
    aesCtr,
    aesGcm,
  };
}
