/**
 * strongSwan's two ways to write a proposal: in the log (`IKE:AES_CBC_128/HMAC_SHA2_256_128/…/MODP_2048`)
 * and in a configuration (`aes128-sha256-modp2048`).
 */

/** One proposal; null where it does not say. */
export interface LinuxProposal {
  protocol: 'isakmp' | 'esp' | 'ah';
  /** e.g. `3des-cbc`, `aes-cbc`, `aes-gcm`. */
  encryption: string | null;
  keyLength: number | null;
  /** Phase 1: `sha`, `md5`, `sha256`. ESP and AH: `hmac-sha`, `hmac-md5`, `hmac-sha256`. */
  hash: string | null;
  /** Number of the Diffie-Hellman group. */
  group: number | null;
}

/** Groups by strongSwan's name in lower case; numbers of RFC 2409, 3526, 5114, 5903 and 8031. */
const groups: Record<string, number> = {
  modp768: 1,
  modp1024: 2,
  modp1536: 5,
  modp2048: 14,
  modp3072: 15,
  modp4096: 16,
  modp6144: 17,
  modp8192: 18,
  ecp256: 19,
  ecp384: 20,
  ecp521: 21,
  modp1024s160: 22,
  modp2048s224: 23,
  modp2048s256: 24,
  ecp192: 25,
  ecp224: 26,
  curve25519: 31,
  x25519: 31,
  curve448: 32,
  x448: 32,
};

const hashes: Record<string, string> = {
  md5: 'md5',
  sha: 'sha',
  sha1: 'sha',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  sha2256: 'sha256',
  sha2384: 'sha384',
  sha2512: 'sha512',
  aesxcbc: 'aes-xcbc',
};

const cipherInLog =
  /^(3DES|DES|AES|CAMELLIA|BLOWFISH|CAST|NULL)(?:_(CBC|CTR|CCM|GCM)(?:_(?:8|12|16))?)?(?:_(\d{2,3}))?$/;
const cipherInConfiguration =
  /^(3des|des|aes|camellia|blowfish|cast|null)(128|192|256)?(ctr|ccm|gcm)?(?:8|12|16|64|96|128)?$/;

/**
 * Reads the list behind `received proposals:`, `configured proposals:` or `selected proposal:`. A log that
 * writes several alternatives of one kind in one proposal gives the first of each.
 */
export function readLoggedProposals(text: string): LinuxProposal[] {
  const proposals: LinuxProposal[] = [];
  for (const item of text.split(', ')) {
    const colon = item.indexOf(':');
    const protocol = protocolOf(item.slice(0, colon).trim());
    if (colon < 0 || protocol === null) continue;
    const proposal = empty(protocol);
    for (const word of item.slice(colon + 1).split('/')) applyLogged(proposal, word.trim());
    proposals.push(proposal);
  }
  return proposals;
}

/** Reads the value of `proposals`, `esp_proposals`, `ike` or `esp`, e.g. `aes128-sha256-modp2048, default`. */
export function readConfiguredProposals(text: string, protocol: LinuxProposal['protocol']): LinuxProposal[] {
  const proposals: LinuxProposal[] = [];
  for (const item of text.split(',')) {
    const words = item.trim().toLowerCase().replace(/!$/, '').split('-');
    const proposal = empty(protocol);
    for (const word of words) applyConfigured(proposal, word);
    if (proposal.encryption !== null || proposal.hash !== null) proposals.push(proposal);
  }
  return proposals;
}

function protocolOf(name: string): LinuxProposal['protocol'] | null {
  if (name === 'IKE') return 'isakmp';
  if (name === 'ESP') return 'esp';
  return name === 'AH' ? 'ah' : null;
}

function empty(protocol: LinuxProposal['protocol']): LinuxProposal {
  return { protocol, encryption: null, keyLength: null, hash: null, group: null };
}

function applyLogged(proposal: LinuxProposal, word: string): void {
  const cipher = cipherInLog.exec(word);
  if (cipher) {
    setCipher(proposal, cipher[1]!, cipher[2], cipher[3]);
    return;
  }
  const integrity = /^(?:HMAC_)?(MD5|SHA1|SHA2_256|SHA2_384|SHA2_512|AES_XCBC)(?:_\d{2,3})?$/.exec(word);
  if (integrity) setHash(proposal, integrity[1]!.replace('_', '').toLowerCase());
  else proposal.group ??= groups[word.replaceAll('_', '').toLowerCase()] ?? null;
}

function applyConfigured(proposal: LinuxProposal, word: string): void {
  const cipher = cipherInConfiguration.exec(word);
  if (cipher)
    setCipher(proposal, cipher[1]!, cipher[3], cipher[2] ?? (cipher[1] === 'aes' ? '128' : undefined));
  else if (hashes[word] !== undefined) setHash(proposal, word);
  else proposal.group ??= groups[word] ?? null;
}

function setCipher(
  proposal: LinuxProposal,
  name: string,
  mode: string | undefined,
  bits: string | undefined,
) {
  if (proposal.encryption !== null) return;
  const cipher = name.toLowerCase();
  proposal.encryption = cipher === 'null' ? 'null' : `${cipher}-${(mode ?? 'cbc').toLowerCase()}`;
  proposal.keyLength = bits === undefined ? null : Number(bits);
}

function setHash(proposal: LinuxProposal, name: string): void {
  const hash = hashes[name] ?? name;
  proposal.hash ??= proposal.protocol === 'isakmp' ? hash : `hmac-${hash}`;
}
