/**
 * IV chains of one ISAKMP SA (RFC 2409 appendix B): each message is encrypted with the last ciphertext
 * block of the message before it in the same exchange and message ID. The chain depends on ciphertext
 * only, so it goes on over messages that no key opened.
 */
import { BoundedMap } from '../bounded-map.ts';
import { concat, copy, fromUint32, toHex } from './bytes.ts';
import { BLOCK_LENGTH, type Ciphers } from './cipher.ts';
import { firstIvs, type Phase1Facts, phase2Iv, type Suite } from './ikev1-keys.ts';
import type { IkeKey } from './keys.ts';

/** Blocks kept per chain: an exchange has at most a handful of messages that are not retransmissions. */
const MAX_CHAIN = 8;

/** Chains of message IDs kept per SA; the oldest is forgotten. A day of informational exchanges (DPD every 10 s) has about as many. */
const MAX_CHAINS = 8192;

/** What a retransmission is recognised by: the whole ciphertext. */
export interface ChainEntry<T> {
  ciphertext: string;
  lastBlock: Uint8Array;
  result: T;
}

export class IvChains<T> {
  /** Phase 1 (message ID 0), which all others begin from. */
  readonly #phase1: ChainEntry<T>[] = [];
  readonly #chains = new BoundedMap<number, ChainEntry<T>[]>(MAX_CHAINS);

  /** Exchanges of which nothing is known any more: a retransmission of theirs is taken for a new message. */
  get forgotten(): number {
    return this.#chains.forgotten;
  }

  /** The entry of an earlier message with the same ciphertext. */
  find(messageId: number, ciphertext: Uint8Array): T | null {
    const wanted = toHex(ciphertext);
    return this.#of(messageId).find((entry) => entry.ciphertext === wanted)?.result ?? null;
  }

  /** Notes a message that is no retransmission. */
  add(messageId: number, ciphertext: Uint8Array, block: number, result: T): void {
    const chain = this.#of(messageId);
    chain.push({ ciphertext: toHex(ciphertext), lastBlock: copy(ciphertext, -block), result });
    if (chain.length > MAX_CHAIN) chain.shift();
    if (messageId !== 0) this.#chains.set(messageId, chain);
  }

  #of(messageId: number): ChainEntry<T>[] {
    return messageId === 0 ? this.#phase1 : (this.#chains.get(messageId) ?? []);
  }

  /** Last ciphertext blocks of a chain, the newest first. */
  #blocks(messageId: number): Uint8Array[] {
    return this.#of(messageId)
      .map((entry) => entry.lastBlock)
      .reverse();
  }

  /**
   * IVs that the next message of an exchange can have, the likeliest first. More than one, because an end
   * that could not read a message does not count it, and because a capture may have missed some.
   */
  candidates(
    ciphers: Ciphers,
    suite: Suite,
    key: IkeKey,
    facts: Phase1Facts,
    messageId: number,
  ): Uint8Array[] {
    const block = BLOCK_LENGTH[suite.cipher];
    const start = firstIvs(ciphers, suite, facts);
    if (key.initialIv !== null && key.initialIv.length >= block) start.push(copy(key.initialIv, 0, block));
    const phase1 = [...this.#blocks(0), ...start];
    if (messageId === 0) return phase1;
    const id = fromUint32(messageId);
    return [...this.#blocks(messageId), ...phase1.map((last) => phase2Iv(ciphers, suite, last, id))];
  }
}

/** The first plaintext block under each IV, from the one under a zero IV: P = D(C) xor IV. */
export function withIv(zeroIvText: Uint8Array, iv: Uint8Array): Uint8Array {
  const text = copy(zeroIvText);
  for (let i = 0; i < iv.length && i < text.length; i++) text[i] = text[i]! ^ iv[i]!;
  return text;
}

/** Input of a decryptor that runs with a zero IV. */
export function zeroIvInput(block: number, ciphertext: Uint8Array): Uint8Array {
  return concat(new Uint8Array(block), ciphertext);
}
