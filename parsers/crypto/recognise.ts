/** Key files, recognised by what is in them. */

import { emptyKeyStore, type KeyStore, mergeKeyStores } from './keys.ts';
import { isCharonLog, parseCharonLog } from './keys-charon.ts';
import { parseKeysJson } from './keys-json.ts';
import { parseWiresharkTables } from './keys-wireshark.ts';
import { isXfrmState, parseXfrmState } from './keys-xfrm.ts';

/** Largest key file read: a day of charon's log at level 4 with hundreds of spokes is below. */
export const MAX_KEY_TEXT = 256 * 1024 * 1024;

/** Secrets type `ESPS` of a pcapng decryption secrets block: lines of Wireshark's `esp_sa`. */
export const SECRETS_TYPE_ESP = 0x45535053;

/**
 * All keys in a text: Wireshark's `esp_sa` and `ikev1_decryption_table`, `ip xfrm state`, charon's log,
 * JSON; one text may hold several of them. No key at all is the problem `wrong-format`. Problems name
 * lines, never keys.
 */
export function recogniseKeys(text: string): KeyStore {
  if (text.length > MAX_KEY_TEXT) {
    return withProblem('limit', `a key file of more than ${MAX_KEY_TEXT} characters is not read`);
  }
  const plain = text.replace(/^\uFEFF/, '');
  const json = /^\s*[[{]/.test(plain) ? parseKeysJson(plain) : null;
  if (json !== null) return json;
  const store = mergeKeyStores(
    parseWiresharkTables(plain),
    isXfrmState(plain) ? parseXfrmState(plain) : emptyKeyStore(),
    isCharonLog(plain) ? parseCharonLog(plain) : emptyKeyStore(),
  );
  if (store.ike.length + store.esp.length + store.problems.length > 0) return store;
  return withProblem('wrong-format', 'no key in any known format was found in the key file');
}

function withProblem(code: 'limit' | 'wrong-format', message: string): KeyStore {
  return { ...emptyKeyStore(), problems: [{ code, layer: 'keys', message }] };
}

/**
 * Keys of a pcapng decryption secrets block: of type `ESPS`, or of any type whose data is a text in one of
 * the known formats. A block of another protocol (TLS, SSH, …) gives an empty store without a problem.
 */
export function keysOfSecrets(secretsType: number, data: Uint8Array): KeyStore {
  const store = recogniseKeys(new TextDecoder().decode(data));
  if (store.formats.length === 0) {
    return secretsType >>> 0 === SECRETS_TYPE_ESP ? store : emptyKeyStore();
  }
  return { ...store, formats: ['pcapng-secrets', ...store.formats] };
}
