/** Makes ESP packets with node:crypto, independently of the code under test. */
import { type CipherGCMTypes, createCipheriv, createHmac } from 'node:crypto';
import { espAuthenticator, espCipher } from '../../../parsers/crypto/algorithms.ts';
import type { EspKey } from '../../../parsers/crypto/keys.ts';

export function madeKey(over: Partial<EspKey>): EspKey {
  const cipher = over.cipher ?? 'aes-cbc';
  const authenticator = over.authenticator ?? 'hmac-sha1-96';
  const [length = 0] = espCipher(cipher).keyLengths;
  return {
    family: 4,
    source: '*',
    destination: '*',
    spi: '0x00001234',
    cipher,
    cipherKey: Uint8Array.from({ length }, (_, i) => (17 * i + 5) & 0xff),
    authenticator,
    authenticationKey: Uint8Array.from({ length: authenticator === 'null' ? 0 : 20 }, (_, i) => i + 100),
    extendedSequence: null,
    sequenceHigh: 0,
    format: 'keys-json',
    ...over,
  };
}

export interface MadePacket {
  spi?: number;
  sequence?: number;
  /** Given: extended sequence numbers. */
  high?: number;
  nextHeader?: number;
  /** In place of the length that the padding has. */
  claimPad?: number;
  payload?: Uint8Array;
}

function encrypt(key: EspKey, iv: Buffer, text: Buffer, associated: Buffer): Buffer {
  const { cipherKey } = key;
  const salt = cipherKey.subarray(cipherKey.length - 4);
  const saltedKey = cipherKey.subarray(0, cipherKey.length - 4);
  const { kind, icvLength } = espCipher(key.cipher);
  if (kind === 'null') return text;
  if (kind === 'gcm') {
    const cipher = createCipheriv(
      `aes-${8 * saltedKey.length}-gcm` as CipherGCMTypes,
      saltedKey,
      Buffer.concat([salt, iv]),
      { authTagLength: icvLength },
    );
    cipher.setAAD(associated);
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }
  if (kind === 'ctr') {
    const counter = Buffer.concat([salt, iv, Buffer.from([0, 0, 0, 1])]);
    return createCipheriv(`aes-${8 * saltedKey.length}-ctr`, saltedKey, counter).update(text);
  }
  const single = key.cipher === 'des-cbc' ? Buffer.concat([cipherKey, cipherKey, cipherKey]) : cipherKey;
  const name = key.cipher === 'aes-cbc' ? `aes-${8 * cipherKey.length}-cbc` : 'des-ede3-cbc';
  return createCipheriv(name, single, iv).setAutoPadding(false).update(text);
}

export function makeEsp(key: EspKey, made: MadePacket = {}): Uint8Array {
  const { spi = 0x1234, sequence = 1, high, nextHeader = 47, payload = new Uint8Array(40) } = made;
  const { block, ivLength } = espCipher(key.cipher);
  const padLength = (block - ((payload.length + 2) % block)) % block;
  const padding = Buffer.from(Array.from({ length: padLength }, (_, i) => i + 1));
  const text = Buffer.concat([payload, padding, Buffer.from([made.claimPad ?? padLength, nextHeader])]);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(spi, 0);
  header.writeUInt32BE(sequence, 4);
  const highBytes = Buffer.alloc(high === undefined ? 0 : 4);
  if (high !== undefined) highBytes.writeUInt32BE(high);
  const iv = Buffer.from(Array.from({ length: ivLength }, (_, i) => (sequence * 7 + i) & 0xff));
  const associated = Buffer.concat([header.subarray(0, 4), highBytes, header.subarray(4)]);
  const body = Buffer.concat([header, iv, encrypt(key, iv, text, associated)]);
  const { hash, icvLength } = espAuthenticator(key.authenticator);
  if (hash === null) return new Uint8Array(Buffer.concat([body, Buffer.alloc(icvLength)]));
  const icv = createHmac(hash, key.authenticationKey).update(body).update(highBytes).digest();
  return new Uint8Array(Buffer.concat([body, icv.subarray(0, icvLength)]));
}
