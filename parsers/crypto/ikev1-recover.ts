/**
 * Messages whose IV cannot be computed, because the capture began after the messages it is made of. CBC
 * loses only the first block; the header of the payload in it is known well enough to be put back.
 */
import { copy } from './bytes.ts';
import { BLOCK_LENGTH, HASH_LENGTH } from './cipher.ts';
import type { Suite } from './ikev1-keys.ts';
import { EXCHANGE, PAYLOAD, type PayloadWalk, walkPayloads } from './ikev1-payloads.ts';

export interface Recovered {
  /** The plaintext with the first payload's generic header rebuilt and the rest of the first block zero. */
  plaintext: Uint8Array;
  walk: PayloadWalk;
  /** Bytes at the start that are lost. */
  lost: number;
}

/**
 * What follows the HASH payload by exchange: SA, a notification (the fourth message) or nothing in quick
 * mode; notification or delete in informational; attributes in transaction exchanges.
 */
const AFTER_HASH: Readonly<Record<number, readonly number[]>> = {
  [EXCHANGE.quick]: [1, 11, 0],
  [EXCHANGE.informational]: [11, 12],
  [EXCHANGE.transaction]: [14],
};
/** What may follow the identity of a phase 1 message: HASH, SIG, CERT. */
const AFTER_IDENTITY = [8, 9, 6];
/** Longest identity looked for: longer names are distinguished names of certificates. */
const MAX_IDENTITY = 64;

function rebuild(plaintext: Uint8Array, lost: number, next: number, length: number): Uint8Array {
  const rebuilt = copy(plaintext);
  rebuilt.fill(0, 0, lost);
  rebuilt[0] = next;
  rebuilt[2] = length >> 8;
  rebuilt[3] = length & 0xff;
  return rebuilt;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function attempt(
  suite: Suite,
  first: number,
  plaintext: Uint8Array,
  lost: number,
  next: number,
  length: number,
): Recovered | null {
  if (length < lost || length > plaintext.length) return null;
  const rebuilt = rebuild(plaintext, lost, next, length);
  const walk = walkPayloads(first, rebuilt);
  if (!walk.plausible) return null;
  // A lone payload is proved by nothing but its padding, an identity only by a hash of the right length.
  if (next === PAYLOAD.none && !isZero(rebuilt.subarray(length))) return null;
  const hash = walk.payloads.find((payload) => payload.type === PAYLOAD.hash);
  if (next === PAYLOAD.hash && hash?.body.length !== HASH_LENGTH[suite.hash]) return null;
  return { plaintext: rebuilt, walk, lost };
}

/** An IPv4 identity and the header of the HASH payload behind it: exactly one AES block. */
const SHORT_IDENTITY = 12;
/** What may follow that HASH payload: nothing, a notification (INITIAL-CONTACT), a vendor ID. */
const AFTER_PHASE1_HASH = [11, 13, 0];

function shortIdentity(suite: Suite, plaintext: Uint8Array, lost: number): Recovered | null {
  const hashLength = 4 + HASH_LENGTH[suite.hash];
  const end = SHORT_IDENTITY + hashLength;
  if (lost !== SHORT_IDENTITY + 4 || plaintext.length <= end) return null;
  for (const next of AFTER_PHASE1_HASH) {
    const rebuilt = rebuild(plaintext, lost, PAYLOAD.hash, SHORT_IDENTITY);
    rebuilt[SHORT_IDENTITY] = next;
    rebuilt[SHORT_IDENTITY + 3] = hashLength;
    const walk = walkPayloads(PAYLOAD.id, rebuilt);
    if (!walk.plausible || (next === PAYLOAD.none && !isZero(rebuilt.subarray(end)))) continue;
    return { plaintext: rebuilt, walk, lost };
  }
  return null;
}

/**
 * Reads a message decrypted with the right key and any IV. Null when nothing plausible follows the first
 * block: then the key is wrong too.
 */
export function recoverFirstBlock(
  suite: Suite,
  exchange: number,
  first: number,
  plaintext: Uint8Array,
): Recovered | null {
  const lost = BLOCK_LENGTH[suite.cipher];
  if (first === PAYLOAD.hash) {
    const length = 4 + HASH_LENGTH[suite.hash];
    for (const next of AFTER_HASH[exchange] ?? []) {
      const found = attempt(suite, first, plaintext, lost, next, length);
      // Without padding nothing is left that could prove a lone HASH payload.
      if (found !== null && (next !== PAYLOAD.none || plaintext.length > length)) return found;
    }
    return null;
  }
  if (first !== PAYLOAD.id) return null;
  const short = shortIdentity(suite, plaintext, lost);
  if (short !== null) return short;
  for (let length = Math.max(8, lost); length <= MAX_IDENTITY; length++) {
    for (const next of AFTER_IDENTITY) {
      const found = attempt(suite, first, plaintext, lost, next, length);
      if (found !== null) return found;
    }
  }
  return null;
}
