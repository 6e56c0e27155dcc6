/** What a transform-set or an SA's `transform:` line says, in the terms of the protocol registries. */
export interface EspTransform {
  /** As IOS prints it, single spaces. */
  text: string;
  protocol: 'esp' | 'ah';
  /** ESP cipher: `des-cbc`, `3des-cbc`, `aes-cbc`, `aes-gcm-16`, `null-auth-aes-gmac`, `seal`, `null`; null with AH alone. */
  encryption: string | null;
  /** Bits; null where the cipher has one length only. */
  keyLength: number | null;
  /** ESP authenticator: `hmac-md5`, `hmac-sha`, `hmac-sha256`, …; null when there is none. */
  hash: string | null;
  /** Authenticator of AH, if AH is used (beside ESP or alone). */
  ahHash: string | null;
}

const ciphers: Record<string, string> = {
  des: 'des-cbc',
  '3des': '3des-cbc',
  aes: 'aes-cbc',
  gcm: 'aes-gcm-16',
  gmac: 'null-auth-aes-gmac',
  seal: 'seal',
  null: 'null',
};

const hashes: Record<string, string> = {
  md5: 'hmac-md5',
  sha: 'hmac-sha',
  sha256: 'hmac-sha256',
  sha384: 'hmac-sha384',
  sha512: 'hmac-sha512',
};

/**
 * Reads `esp-aes 256 esp-sha-hmac` (IOS), `esp-256-aes esp-sha256-hmac` (IOS-XE) and their like. Words that
 * are not known leave their field null.
 */
export function readTransform(text: string): EspTransform {
  const words = text.trim().toLowerCase().split(/\s+/);
  const result: EspTransform = {
    text: words.join(' '),
    protocol: 'ah',
    encryption: null,
    keyLength: null,
    hash: null,
    ahHash: null,
  };
  for (const word of words) {
    if (word.startsWith('esp-')) result.protocol = 'esp';
    const cipher = /^esp-(?:(\d{3})-)?(des|3des|aes|gcm|gmac|seal|null)$/.exec(word);
    const hash = /^(esp|ah)-(md5|sha\d{0,3})-hmac$/.exec(word);
    if (cipher) {
      result.encryption = ciphers[cipher[2]!]!;
      if (cipher[1] !== undefined) result.keyLength = Number(cipher[1]);
      else if (/^(?:aes|gcm|gmac)$/.test(cipher[2]!)) result.keyLength = 128;
    } else if (hash) {
      if (hash[1] === 'esp') result.hash = hashes[hash[2]!] ?? null;
      else result.ahHash = hashes[hash[2]!] ?? null;
    } else if (/^(?:128|192|256)$/.test(word)) {
      result.keyLength = Number(word);
    }
  }
  return result;
}
