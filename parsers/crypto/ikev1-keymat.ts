/** ESP keys out of a quick mode (RFC 2409 section 5.5): KEYMAT without perfect forward secrecy. */
import type { EspAuthenticatorName, EspCipherName } from './algorithms.ts';
import { espAuthenticator } from './algorithms.ts';
import { concat, spiText, uint32 } from './bytes.ts';
import { type Ciphers, HASH_LENGTH, type HashName } from './cipher.ts';
import type { QuickNonces } from './ikev1-hash.ts';
import type { RawProposal } from './ikev1-payloads.ts';
import type { EspKey, KeyFormat } from './keys.ts';

/** RFC 2407 section 4.4.1. */
const PROTOCOL_ESP = 3;
/** RFC 2407 section 4.5: authentication algorithm and key length. */
const ATTRIBUTE = { authentication: 5, keyLength: 6 } as const;

/** ESP transform IDs, RFC 2407 section 4.4.4, RFC 3602, RFC 3686, RFC 4106: cipher, key bytes (0: by attribute), salt bytes. */
const CIPHERS: Readonly<Record<number, { name: EspCipherName; key: number; salt: number }>> = {
  2: { name: 'des-cbc', key: 8, salt: 0 },
  3: { name: '3des-cbc', key: 24, salt: 0 },
  11: { name: 'null', key: 0, salt: 0 },
  12: { name: 'aes-cbc', key: 16, salt: 0 },
  13: { name: 'aes-ctr', key: 16, salt: 4 },
  18: { name: 'aes-gcm-8', key: 16, salt: 4 },
  19: { name: 'aes-gcm-12', key: 16, salt: 4 },
  20: { name: 'aes-gcm-16', key: 16, salt: 4 },
};

const AUTHENTICATORS: Readonly<Record<number, EspAuthenticatorName>> = {
  1: 'hmac-md5-96',
  2: 'hmac-sha1-96',
  5: 'hmac-sha256-128',
  6: 'hmac-sha384-192',
  7: 'hmac-sha512-256',
};

/** Bytes of KEYMAT from one SPI: K1 | K2 | … with K1 = prf(SKEYID_d, protocol | SPI | Ni_b | Nr_b). */
function keymat(
  ciphers: Ciphers,
  hash: HashName,
  skeyidD: Uint8Array,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  let block = ciphers.hmac(hash, skeyidD, seed);
  let material = block;
  while (material.length < length) {
    block = ciphers.hmac(hash, skeyidD, block, seed);
    material = concat(material, block);
  }
  return material.subarray(0, length);
}

/** The ESP proposals of an offer and of the reply to it, with the transform that the reply chose. */
export interface QuickSas {
  offer: RawProposal[];
  reply: RawProposal[];
}

/**
 * Keys of the two SAs that a quick mode made; empty when it was not about ESP or its algorithms have no
 * row here. Addresses are `*`: the SPI names the SA, and behind NAT the identities are not on the wire.
 */
export function deriveEspKeys(
  ciphers: Ciphers,
  hash: HashName,
  skeyidD: Uint8Array,
  nonces: QuickNonces,
  sas: QuickSas,
): EspKey[] {
  const accepted = sas.reply.find((proposal) => proposal.protocol === PROTOCOL_ESP);
  const offered = sas.offer.find(
    (proposal) => proposal.protocol === PROTOCOL_ESP && proposal.number === accepted?.number,
  );
  const transform = accepted?.transforms[0];
  const { initiator, responder } = nonces;
  if (accepted === undefined || offered === undefined || transform === undefined) return [];
  if (initiator === null || responder === null) return [];
  const cipher = CIPHERS[transform.id];
  if (cipher === undefined) return [];
  const bits = transform.attributes.get(ATTRIBUTE.keyLength);
  const keyBytes = cipher.key === 16 && bits !== undefined ? bits / 8 : cipher.key;
  const authenticator = AUTHENTICATORS[transform.attributes.get(ATTRIBUTE.authentication) ?? 0] ?? 'null';
  const authHash = espAuthenticator(authenticator).hash;
  const cipherLength = keyBytes + cipher.salt;
  const authLength = authHash === null ? 0 : HASH_LENGTH[authHash];
  return [offered.spi, accepted.spi]
    .filter((spi) => spi.length === 4)
    .map((spi) => {
      const seed = concat(Uint8Array.of(PROTOCOL_ESP), spi, initiator, responder);
      const material = keymat(ciphers, hash, skeyidD, seed, cipherLength + authLength);
      return {
        family: null,
        source: '*',
        destination: '*',
        spi: spiText(uint32(spi, 0)),
        cipher: cipher.name,
        cipherKey: material.subarray(0, cipherLength),
        authenticator,
        authenticationKey: material.subarray(cipherLength),
        extendedSequence: null,
        sequenceHigh: 0,
        format: 'derived' as KeyFormat | 'derived',
      };
    });
}
