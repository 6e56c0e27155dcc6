/**
 * Algorithms have different names on the wire (`ESP_3DES`), in logs (`3DES-CBC`), shows (`3des`) and
 * configurations (`esp-3des`). Here they get one.
 */
import { say } from '../language/say.ts';
import type { ProposalAttributes } from '../observation.ts';

/** Spellings that are kept with their names: sources use a handful, but a hostile one may make up any number. */
const MAX_SPELLINGS = 200;

/** The same name for a spelling that is met again and again, without looking at it anew. */
function remembering(name: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = name(text);
      if (known.size < MAX_SPELLINGS) known.set(text, found);
    }
    return found;
  };
}

/** `3des`, `aes`, `aes-gcm`, … for any spelling of a cipher. */
export const cipherName = remembering((text) =>
  text
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^esp-/, '')
    .replace(/-iv(?:32|64)$/, '')
    .replace(/-cbc$/, '')
    .replace(/^aes-gcm-16$/, 'aes-gcm'),
);

/** `sha`, `md5`, `sha256`, … for any spelling of a hash, plain or as HMAC, truncated or not. */
export const hashName = remembering((text) =>
  text
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^(?:esp|ah)-/, '')
    .replace(/^hmac-/, '')
    .replace(/-hmac$/, '')
    .replace(/^sha2-/, 'sha')
    .replace(/^(sha\d*|md5)-(?:96|128|192|256)$/, '$1')
    .replace(/^sha-?1$/, 'sha'),
);

/** `pre-shared-key`, `rsa-signature`, … */
export const authenticationName = remembering((text) => {
  const name = text.toLowerCase().replaceAll(/[_ ]/g, '-');
  if (/^(?:psk|pre-?shared?(?:-?key)?)$/.test(name)) return 'pre-shared-key';
  if (/^rsa-?sig/.test(name) || name === 'rsig') return 'rsa-signature';
  if (/^rsa-?encr?/.test(name) || name === 'renc') return 'rsa-encryption';
  return name;
});

export type ProposalField = 'encryption' | 'keyLength' | 'hash' | 'group' | 'authentication';

export const FIELD_NAMES: Readonly<Record<ProposalField, string>> = {
  encryption: 'encryption',
  keyLength: 'key length',
  hash: 'hash',
  group: 'Diffie-Hellman group',
  authentication: 'authentication method',
};

/** The attributes in which two proposals differ; what one of them does not say is no difference. */
export function differences(a: ProposalAttributes, b: ProposalAttributes): ProposalField[] {
  const fields: ProposalField[] = [];
  const differ = <T>(one: T | null, two: T | null, same: (value: T) => unknown = (value) => value) =>
    one !== two && one !== null && two !== null && same(one) !== same(two);
  const sameCipher = !differ(a.encryption, b.encryption, cipherName);
  if (!sameCipher) fields.push('encryption');
  // Two ciphers of different kind have nothing to compare in their key lengths.
  if (sameCipher && differ(a.keyLength, b.keyLength)) fields.push('keyLength');
  if (differ(a.hash, b.hash, hashName)) fields.push('hash');
  if (differ(a.group, b.group)) fields.push('group');
  if (differ(a.authentication, b.authentication, authenticationName)) fields.push('authentication');
  return fields;
}

/** Two proposals are spelled alike in all that `describeProposal` tells. */
export function isSameProposal(a: ProposalAttributes, b: ProposalAttributes): boolean {
  return (
    a.encryption === b.encryption &&
    a.keyLength === b.keyLength &&
    a.hash === b.hash &&
    a.group === b.group &&
    a.authentication === b.authentication
  );
}

/** `aes 128 sha256 group 14 pre-shared-key`: one spelling for all sources. */
export function describeProposal(attributes: ProposalAttributes): string {
  const { encryption, keyLength, hash, group, authentication } = attributes;
  const words = [
    encryption === null ? null : cipherName(encryption),
    keyLength,
    hash === null ? null : hashName(hash),
    group === null ? null : `group ${group}`,
    authentication === null ? null : authenticationName(authentication),
  ].filter((word) => word !== null);
  return words.length === 0 ? say`nothing said` : words.join(' ');
}
