/** Keys of phase 1 and of ESP, whatever file they came from. They live in memory only. */
import type { Problem } from '../problem.ts';
import type { EspAuthenticatorName, EspCipherName } from './algorithms.ts';
import { toHex } from './bytes.ts';

/** Formats of key files, recognised by content. */
export type KeyFormat =
  | 'wireshark-esp-sa'
  | 'wireshark-ikev1'
  | 'ip-xfrm-state'
  | 'charon-log'
  | 'keys-json'
  | 'pcapng-secrets';

/** Key material of one ISAKMP SA as one end has it. Null: not given. */
export interface IkeKey {
  /** 16 lower-case hex digits. */
  initiatorCookie: string;
  /** Null when the file does not tell: the key is tried on every SA of the initiator's cookie. */
  responderCookie: string | null;
  /** The cipher's key, Ka of RFC 2409 appendix B. */
  encryptionKey: Uint8Array | null;
  /** IV of the first encrypted message, for captures that start after the key exchange. */
  initialIv: Uint8Array | null;
  skeyid: Uint8Array | null;
  skeyidD: Uint8Array | null;
  skeyidA: Uint8Array | null;
  skeyidE: Uint8Array | null;
  /** g^xy, padded to the length of the group's prime. */
  sharedSecret: Uint8Array | null;
  preSharedKey: Uint8Array | null;
  format: KeyFormat;
}

/** Keys of one IPsec SA. Patterns are as written in the file: `*`, an address, a prefix, `0x12******`. */
export interface EspKey {
  family: 4 | 6 | null;
  source: string;
  destination: string;
  spi: string;
  cipher: EspCipherName;
  cipherKey: Uint8Array;
  authenticator: EspAuthenticatorName;
  authenticationKey: Uint8Array;
  /** 64-bit sequence numbers (RFC 4303 section 2.2.1); null when the file does not tell. */
  extendedSequence: boolean | null;
  /** Upper half of the sequence number where the capture starts. */
  sequenceHigh: number;
  format: KeyFormat | 'derived';
}

export interface KeyStore {
  ike: IkeKey[];
  esp: EspKey[];
  /** Formats found, in order, each once. */
  formats: KeyFormat[];
  problems: Problem[];
}

export function emptyKeyStore(): KeyStore {
  return { ike: [], esp: [], formats: [], problems: [] };
}

/** A phase 1 key with nothing in it yet. */
export function ikeKey(initiatorCookie: string, format: KeyFormat): IkeKey {
  return {
    initiatorCookie,
    responderCookie: null,
    encryptionKey: null,
    initialIv: null,
    skeyid: null,
    skeyidD: null,
    skeyidA: null,
    skeyidE: null,
    sharedSecret: null,
    preSharedKey: null,
    format,
  };
}

function hex(bytes: Uint8Array | null): string {
  return bytes === null ? '-' : toHex(bytes);
}

function ikeIdentity(key: IkeKey): string {
  const material = [
    key.encryptionKey,
    key.initialIv,
    key.skeyid,
    key.skeyidD,
    key.skeyidA,
    key.skeyidE,
    key.sharedSecret,
    key.preSharedKey,
  ];
  return [key.initiatorCookie, key.responderCookie, ...material.map(hex)].join(',');
}

function espIdentity(key: EspKey): string {
  return [
    key.source,
    key.destination,
    key.spi,
    key.cipher,
    hex(key.cipherKey),
    key.authenticator,
    hex(key.authenticationKey),
    key.extendedSequence,
    key.sequenceHigh,
  ].join(',');
}

function distinct<T>(items: T[], identity: (item: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const id = identity(item);
    if (!seen.has(id)) seen.set(id, item);
  }
  return [...seen.values()];
}

/** All keys of several stores, each once. */
export function mergeKeyStores(...stores: KeyStore[]): KeyStore {
  return {
    ike: distinct(
      stores.flatMap((store) => store.ike),
      ikeIdentity,
    ),
    esp: distinct(
      stores.flatMap((store) => store.esp),
      espIdentity,
    ),
    formats: [...new Set(stores.flatMap((store) => store.formats))],
    problems: stores.flatMap((store) => store.problems),
  };
}

/** Those of the keys that fit a cookie pair; the ones that name the responder's cookie first. Cookies are 16 hex digits. */
export function findIkeKeys(keys: IkeKey[], initiatorCookie: string, responderCookie: string): IkeKey[] {
  const matching = keys.filter(
    (key) =>
      key.initiatorCookie === initiatorCookie &&
      (key.responderCookie === null || key.responderCookie === responderCookie),
  );
  return matching.sort((a, b) => Number(a.responderCookie === null) - Number(b.responderCookie === null));
}
