/**
 * Keys as JSON: any list of objects that carry an initiator cookie (phase 1) or an SPI with an encryption
 * key (ESP), whatever the list is called. Names: `initiator_cookie`, `responder_cookie`, `SKEYID`,
 * `SKEYID_d`, `SKEYID_a`, `SKEYID_e`, `encryption_key`, `initial_iv`, `shared_secret` (g^xy, hex),
 * `pre_shared_key` (text, or `0x` and hex); `spi`, `src`, `dst`, `enc_alg`, `enc_key`, `auth_alg`,
 * `auth_key` with Wireshark's algorithm names, `esn`.
 */
import type { Problem } from '../problem.ts';
import { authenticatorOfWireshark, cipherOfWireshark, espCipher } from './algorithms.ts';
import { fromHex } from './bytes.ts';
import { type EspKey, emptyKeyStore, type IkeKey, ikeKey, type KeyStore } from './keys.ts';

/** Nesting of a key file; deeper JSON is not one. */
const MAX_DEPTH = 8;

type Fields = Record<string, unknown>;

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function hexField(fields: Fields, name: string): Uint8Array | null {
  const value = text(fields, name);
  return value === '' ? null : fromHex(value);
}

function presharedKey(value: string): Uint8Array | null {
  if (value === '') return null;
  return /^0x/i.test(value) ? fromHex(value) : new TextEncoder().encode(value);
}

function ikeOf(fields: Fields): IkeKey {
  const responder = text(fields, 'responder_cookie').toLowerCase();
  return {
    ...ikeKey(text(fields, 'initiator_cookie').toLowerCase(), 'keys-json'),
    responderCookie: responder === '' ? null : responder,
    encryptionKey: hexField(fields, 'encryption_key'),
    initialIv: hexField(fields, 'initial_iv'),
    skeyid: hexField(fields, 'SKEYID'),
    skeyidD: hexField(fields, 'SKEYID_d'),
    skeyidA: hexField(fields, 'SKEYID_a'),
    skeyidE: hexField(fields, 'SKEYID_e'),
    sharedSecret: hexField(fields, 'shared_secret'),
    preSharedKey: presharedKey(text(fields, 'pre_shared_key')),
  };
}

function espOf(fields: Fields): EspKey | Problem {
  const cipher = cipherOfWireshark(text(fields, 'enc_alg'));
  const authenticator = authenticatorOfWireshark(text(fields, 'auth_alg') || 'NULL');
  const cipherKey = fromHex(text(fields, 'enc_key'));
  const authenticationKey = fromHex(text(fields, 'auth_key'));
  const spi = text(fields, 'spi').toLowerCase();
  if (cipher === null || authenticator === null) {
    return { code: 'unsupported', layer: 'keys', message: `an algorithm of SPI ${spi} is not supported` };
  }
  if (
    cipherKey === null ||
    authenticationKey === null ||
    !espCipher(cipher).keyLengths.includes(cipherKey.length)
  ) {
    return { code: 'bad-value', layer: 'keys', message: `a key of SPI ${spi} is not of the right form` };
  }
  const destination = text(fields, 'dst') || '*';
  return {
    family: destination === '*' ? null : destination.includes(':') ? 6 : 4,
    source: text(fields, 'src') || '*',
    destination,
    spi,
    cipher,
    cipherKey,
    authenticator: espCipher(cipher).kind === 'gcm' ? 'null' : authenticator,
    authenticationKey,
    extendedSequence: typeof fields['esn'] === 'boolean' ? fields['esn'] : null,
    sequenceHigh: 0,
    format: 'keys-json',
  };
}

function collect(value: unknown, store: KeyStore, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, store, depth + 1);
    return;
  }
  const fields = value as Fields;
  if (/^[0-9a-f]{16}$/i.test(text(fields, 'initiator_cookie'))) store.ike.push(ikeOf(fields));
  else if (text(fields, 'spi') !== '' && text(fields, 'enc_alg') !== '') {
    const key = espOf(fields);
    if ('code' in key) store.problems.push(key);
    else store.esp.push(key);
  } else for (const item of Object.values(fields)) collect(item, store, depth + 1);
}

/** Reads keys out of JSON text; null when it is not JSON or holds no key. */
export function parseKeysJson(json: string): KeyStore | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const store = emptyKeyStore();
  collect(value, store, 0);
  if (store.ike.length + store.esp.length + store.problems.length === 0) return null;
  store.formats = ['keys-json'];
  return store;
}
