/**
 * Wireshark's tables `esp_sa` and `ikev1_decryption_table`, read and written. One record per line, fields
 * separated by commas, in double quotes or bare; `\xHH` inside quotes is a byte. strongSwan's save-keys
 * plugin writes the same files.
 */
import type { Problem } from '../problem.ts';
import {
  authenticatorOfWireshark,
  cipherOfWireshark,
  type EspCipherName,
  espAuthenticator,
  espCipher,
} from './algorithms.ts';
import { fromHex, toHex } from './bytes.ts';
import { type EspKey, emptyKeyStore, type IkeKey, ikeKey, type KeyStore } from './keys.ts';

/** Columns of `esp_sa` without and with the two about extended sequence numbers. */
const ESP_COLUMNS = 8;
const ESP_COLUMNS_ESN = 10;

/** Fields of one line; null when it has an open quote or something behind a closed one. */
export function splitRecord(line: string): string[] | null {
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    while (line[at] === ' ' || line[at] === '\t') at += 1;
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      fields.push(line.slice(at, end).trim());
      at = end + 1;
      continue;
    }
    const close = closingQuote(line, at + 1);
    if (close < 0) return null;
    fields.push(unescapeField(line.slice(at + 1, close)));
    at = close + 1;
    while (line[at] === ' ' || line[at] === '\t') at += 1;
    if (at < line.length && line[at] !== ',') return null;
    at += 1;
    if (at === line.length + 1) return fields;
  }
  return fields;
}

/** Where the quote that opened before `at` closes; -1 when it does not. */
function closingQuote(line: string, at: number): number {
  for (let i = at; i < line.length; i++) {
    if (line[i] === '\\') i += 1;
    else if (line[i] === '"') return i;
  }
  return -1;
}

function unescapeField(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|(.))/g, (_, code: string | undefined, other: string) =>
    code === undefined ? other : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A key: `0x` and hex digits, or the characters themselves as bytes. */
function keyBytes(text: string): Uint8Array | null {
  if (/^0x/i.test(text)) return fromHex(text);
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

function problem(line: number, message: string, code: Problem['code'] = 'bad-value'): Problem {
  return { code, layer: 'keys', message, line };
}

/** AES-GCM without an ICV length in its name has it in the authenticator's (`ANY 64 bit …`). */
function gcmByIcv(cipher: EspCipherName, icvLength: number): EspCipherName {
  if (cipher !== 'aes-gcm-16') return cipher;
  if (icvLength === 8) return 'aes-gcm-8';
  return icvLength === 12 ? 'aes-gcm-12' : 'aes-gcm-16';
}

function espRecord(fields: string[], line: number): EspKey | Problem {
  const [protocol = '', source = '', destination = '', spi = '', encryption = '', key = ''] = fields;
  const [, , , , , , authentication = '', authenticationKey = '', width = '', high = ''] = fields;
  let cipher = cipherOfWireshark(encryption);
  let authenticator = authenticatorOfWireshark(authentication);
  if (cipher === null) return problem(line, `esp_sa: cipher "${encryption}" is not supported`, 'unsupported');
  if (authenticator === null) {
    return problem(line, `esp_sa: authenticator "${authentication}" is not supported`, 'unsupported');
  }
  if (espCipher(cipher).kind === 'gcm') {
    cipher = gcmByIcv(cipher, espAuthenticator(authenticator).icvLength);
    authenticator = 'null';
  }
  const cipherKey = keyBytes(key);
  const authKey = keyBytes(authenticationKey);
  if (cipherKey === null || authKey === null) return problem(line, 'esp_sa: a key is not hexadecimal');
  if (cipher !== 'null' && !espCipher(cipher).keyLengths.includes(cipherKey.length)) {
    return problem(line, `esp_sa: ${encryption} takes no key of ${8 * cipherKey.length} bits`, 'bad-length');
  }
  if (!/^(\*|\d+|0x[0-9a-f*]{1,8}|)$/i.test(spi)) return problem(line, `esp_sa: "${spi}" is not an SPI`);
  return {
    family: /6$/.test(protocol) ? 6 : /4$/.test(protocol) ? 4 : null,
    source: source || '*',
    destination: destination || '*',
    spi: spi || '*',
    cipher,
    cipherKey: cipher === 'null' ? new Uint8Array(0) : cipherKey,
    authenticator,
    authenticationKey: authKey,
    extendedSequence: fields.length < ESP_COLUMNS_ESN ? null : /64|esn/i.test(width),
    sequenceHigh: Number.parseInt(high.replace(/^0x/i, ''), 16) || 0,
    format: 'wireshark-esp-sa',
  };
}

function ikeRecord(fields: string[], line: number): IkeKey | Problem {
  const [cookie = '', key = ''] = fields;
  const bytes = fromHex(key);
  if (bytes === null || bytes.length === 0) {
    return problem(line, 'ikev1_decryption_table: the key is not hexadecimal');
  }
  return {
    ...ikeKey(cookie.toLowerCase().replace(/^0x/, ''), 'wireshark-ikev1'),
    encryptionKey: bytes,
  };
}

const ESP_LINE = /^\s*"?(?:IPv[46]|Any)"?\s*,/i;
const IKE_LINE = /^\s*"?(?:0x)?[0-9a-f]{16}"?\s*,\s*"?(?:0x)?[0-9a-f]+"?\s*$/i;

/** True when a line looks like a record of one of the two tables. */
export function isWiresharkRecord(line: string): boolean {
  return ESP_LINE.test(line) || IKE_LINE.test(line);
}

/** Reads both tables, also mixed in one text; `#` starts a comment line. Other lines are not its business. */
export function parseWiresharkTables(text: string): KeyStore {
  const store = emptyKeyStore();
  const formats = new Set<'wireshark-esp-sa' | 'wireshark-ikev1'>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (!isWiresharkRecord(line)) return;
    const fields = splitRecord(line);
    const number = index + 1;
    const isEsp = ESP_LINE.test(line);
    formats.add(isEsp ? 'wireshark-esp-sa' : 'wireshark-ikev1');
    if (fields === null || (isEsp && fields.length < ESP_COLUMNS)) {
      store.problems.push(problem(number, 'a record of a Wireshark table has too few fields', 'truncated'));
      return;
    }
    const record = isEsp ? espRecord(fields, number) : ikeRecord(fields, number);
    if ('code' in record) store.problems.push(record);
    else if ('cipher' in record) store.esp.push(record);
    else store.ike.push(record);
  });
  store.formats = [...formats];
  return store;
}

function quoted(fields: string[]): string {
  return fields.map((field) => `"${field.replace(/["\\]/g, (c) => `\\${c}`)}"`).join(',');
}

function espLine(key: EspKey): string {
  const family = key.family ?? (key.destination.includes(':') ? 6 : 4);
  const fields = [
    `IPv${family}`,
    key.source,
    key.destination,
    key.spi,
    espCipher(key.cipher).wireshark[0]!,
    `0x${toHex(key.cipherKey)}`,
    espAuthenticator(key.authenticator).wireshark,
    `0x${toHex(key.authenticationKey)}`,
  ];
  if (key.extendedSequence === true) fields.push('64-bit', key.sequenceHigh.toString(16));
  return quoted(fields);
}

/**
 * The store as text of Wireshark's two tables, one line per record with a newline at its end. Phase 1
 * keys without the cipher's own key (only SKEYID material) have no place there. The two columns about
 * extended sequence numbers are written only where they say something: older Wireshark does not know them.
 */
export function toWiresharkTables(store: KeyStore): { espSa: string; ikev1DecryptionTable: string } {
  const esp = [...new Set(store.esp.map(espLine))];
  const ike = [
    ...new Set(
      store.ike.flatMap((key) =>
        key.encryptionKey === null ? [] : [`${key.initiatorCookie},${toHex(key.encryptionKey)}`],
      ),
    ),
  ];
  const lines = (records: string[]): string => records.map((record) => `${record}\n`).join('');
  return { espSa: lines(esp), ikev1DecryptionTable: lines(ike) };
}
