/** Names of algorithms and modes, brought to one form (lower case, `aes-cbc`, `hmac-sha`). */

/** `3DES-CBC`, `ESP_3DES`, `esp-3des`, `ESP_AES` → `3des-cbc`, `aes-cbc`. */
export function cipherName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/^esp[_-]/, '')
    .replaceAll('_', '-');
  if (name === '3des' || name === 'des' || name === 'aes') return `${name}-cbc`;
  return name;
}

/** `SHA`, `MD5`, `SHA256` → lower case; `SHA2-256` → `sha256`. */
export function hashName(text: string): string {
  return text.toLowerCase().replace(/^sha2-/, 'sha');
}

/** `HMAC-SHA`, `HMAC_SHA256`, `esp-sha256-hmac` → `hmac-sha`, `hmac-sha256`. */
export function authenticatorName(text: string): string {
  const name = text.toLowerCase().replaceAll('_', '-');
  const set = /^(?:esp|ah)-(.+)-hmac$/.exec(name);
  return set === null ? name : `hmac-${set[1]}`;
}

export interface TransformSet {
  encryption: string | null;
  keyLength: number | null;
  hash: string | null;
  protocol: 'esp' | 'ah';
}

/** A transform set as IOS prints it, e.g. `esp-3des esp-sha-hmac`, `esp-aes 256 esp-sha256-hmac`. */
export function transformSet(text: string): TransformSet {
  const set: TransformSet = { encryption: null, keyLength: null, hash: null, protocol: 'esp' };
  for (const word of text.split(/[\s,{}]+/)) {
    if (/^\d{1,5}$/.test(word)) set.keyLength = Number(word);
    else if (word.endsWith('-hmac')) {
      set.hash = authenticatorName(word);
      if (word.startsWith('ah-') && set.encryption === null) set.protocol = 'ah';
    } else if (word.startsWith('esp-')) set.encryption = cipherName(word);
  }
  return set;
}

/** The encapsulation attribute's number (RFC 2407 section 4.5; 3 and 4 from RFC 3947 section 5.1). */
export function encapsulationName(value: number | null): string | null {
  return value === null ? null : (['tunnel', 'transport', 'udp-tunnel', 'udp-transport'][value - 1] ?? null);
}
