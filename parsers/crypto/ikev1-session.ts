/** Decryption of one ISAKMP SA (RFC 2409), given its keys. */
import type { Problem, ProblemCode } from '../problem.ts';
import { copy, equal, toHex } from './bytes.ts';
import { BLOCK_LENGTH, type Ciphers, type Decryptor } from './cipher.ts';
import { IvChains, withIv, zeroIvInput } from './ikev1-chain.ts';
import { checkPhase1Hash, checkPhase2Hash, type HashCheck } from './ikev1-hash.ts';
import { completeKey, emptyFacts, guessSuites, type Phase1Facts, type Suite, suiteOf } from './ikev1-keys.ts';
import {
  EXCHANGE,
  ISAKMP_HEADER_LENGTH,
  type IsakmpHeader,
  PAYLOAD,
  type PayloadWalk,
  payloadOf,
  type RawPayload,
  readProposals,
  walkPayloads,
} from './ikev1-payloads.ts';
import { QuickModes } from './ikev1-quick.ts';
import { recoverFirstBlock } from './ikev1-recover.ts';
import type { EspKey, IkeKey } from './keys.ts';

export interface IkeDecryption {
  /**
   * `clear`: nothing to decrypt. `no-key`: no key was given for this SA, or not enough to derive one.
   * `open`: decrypted. `wrong-key`: no given key opens it. `unreadable`: cut, or a cipher that is not supported.
   */
  state: 'clear' | 'no-key' | 'open' | 'wrong-key' | 'unreadable';
  /** The message was seen before, bit for bit. */
  retransmission: boolean;
  /** The payload chain and its padding; its first payload is the header's. Null unless open. */
  plaintext: Uint8Array | null;
  firstPayload: number;
  payloads: RawPayload[];
  /** Bytes of padding behind the last payload. */
  padding: number;
  /** Bytes at the start that could not be read because the IV is not known; the first header is rebuilt. */
  lost: number;
  /** Which of the keys given opened it, counted from 0; ends with different keys show here. */
  keyIndex: number | null;
  /** Null when the message has no HASH payload. */
  hash: HashCheck | null;
  problems: Problem[];
}

interface Opened {
  keyIndex: number;
  key: IkeKey;
  suite: Suite;
  plaintext: Uint8Array;
  walk: PayloadWalk;
  lost: number;
}

/** One key on one message. */
interface Attempt {
  /** IVs that there were to try. */
  ivs: number;
  opened: Opened | null;
}

function problem(code: ProblemCode, message: string, more: Partial<Problem> = {}): Problem {
  return { code, layer: 'isakmp', message, ...more };
}

function unopened(
  state: IkeDecryption['state'],
  header: IsakmpHeader,
  problems: Problem[] = [],
): IkeDecryption {
  return {
    state,
    retransmission: false,
    plaintext: null,
    firstPayload: header.firstPayload,
    payloads: [],
    padding: 0,
    lost: 0,
    keyIndex: null,
    hash: null,
    problems,
  };
}

/** An ISAKMP SA, named by its cookie pair. Messages are given in the order of the capture. */
export class IkeSession {
  /** ESP keys that follow from decrypted quick modes, when SKEYID_d is known and there was no PFS. */
  readonly espKeys: EspKey[] = [];
  readonly facts: Phase1Facts;
  /** Cipher and hash of the accepted transform; null until it passed. */
  suite: Suite | null = null;
  readonly #ciphers: Ciphers;
  readonly #keys: IkeKey[];
  readonly #chains = new IvChains<IkeDecryption>();
  readonly #quick = new QuickModes();
  readonly #decryptors = new Map<string, Decryptor | null>();
  #initiator: string | null = null;
  #unsupportedSuite = false;

  constructor(ciphers: Ciphers, keys: IkeKey[], initiatorCookie: string, responderCookie: string) {
    this.#ciphers = ciphers;
    this.#keys = keys;
    this.facts = emptyFacts(initiatorCookie, responderCookie);
  }

  /**
   * Takes one message, from its ISAKMP header on. `sender` is anything that tells the two ends apart, such
   * as the source address; it may be null. Messages in clear teach the session what the keys depend on.
   */
  add(header: IsakmpHeader, message: Uint8Array, sender: string | null): IkeDecryption {
    if (!header.encrypted) {
      const end = Math.min(message.length, header.length);
      const { payloads } = walkPayloads(header.firstPayload, message.subarray(0, end), ISAKMP_HEADER_LENGTH);
      this.#learn(header, payloads, sender);
      return { ...unopened('clear', header), hash: this.#checkClearHash(payloads) };
    }
    const ciphertext = copy(message, ISAKMP_HEADER_LENGTH, header.length);
    const missing = header.length - message.length;
    if (missing > 0) {
      const more = { need: header.length, have: message.length, lengthFrom: 'isakmp.length' };
      return unopened('unreadable', header, [problem('truncated', 'the encrypted message was cut', more)]);
    }
    const before = this.#chains.find(header.messageId, ciphertext);
    if (before !== null) return { ...before, retransmission: true };
    return this.#open(header, ciphertext);
  }

  /** Exchanges that were forgotten, being more than are kept. */
  get forgotten(): number {
    return this.#chains.forgotten + this.#quick.forgotten;
  }

  /** The given keys with what follows from them, as far as the SA has shown what they are for. */
  completedKeys(): IkeKey[] {
    const { suite } = this;
    if (suite === null) return this.#keys;
    return this.#keys.map((key) => completeKey(this.#ciphers, suite, key, this.facts));
  }

  /** Payloads of a message in clear. */
  #learn(header: IsakmpHeader, payloads: RawPayload[], sender: string | null): void {
    const first = header.responderCookie === '0000000000000000';
    if (first && sender !== null) this.#initiator = sender;
    const sa = payloadOf(payloads, PAYLOAD.sa);
    if (sa !== null && first) this.facts.offer = copy(sa);
    else if (sa !== null) this.#learnSuite(sa);
    const ke = payloadOf(payloads, PAYLOAD.ke);
    const nonce = payloadOf(payloads, PAYLOAD.nonce);
    if (ke === null || nonce === null) return;
    const identity = payloadOf(payloads, PAYLOAD.id);
    if (this.#isInitiator(first, sender, ke)) {
      this.facts.initiatorKe = copy(ke);
      this.facts.initiatorNonce = copy(nonce);
      if (identity !== null) this.facts.initiatorIdentity = copy(identity);
    } else {
      this.facts.responderKe = copy(ke);
      this.facts.responderNonce = copy(nonce);
      if (identity !== null) this.facts.responderIdentity = copy(identity);
    }
  }

  /** HASH_R of aggressive mode's second message passes in clear. */
  #checkClearHash(payloads: RawPayload[]): HashCheck | null {
    const { suite } = this;
    if (suite === null || payloadOf(payloads, PAYLOAD.hash) === null) return null;
    const checks = this.#keys.map((given) => {
      const key = completeKey(this.#ciphers, suite, given, this.facts);
      return checkPhase1Hash(this.#ciphers, suite.hash, key, this.facts, payloads);
    });
    return checks.find((check) => check?.verdict === 'verified') ?? checks[0] ?? null;
  }

  /** Without the first message, the end whose key exchange comes first is the initiator. */
  #isInitiator(first: boolean, sender: string | null, ke: Uint8Array): boolean {
    if (first) return true;
    if (this.#initiator !== null && sender !== null) return sender === this.#initiator;
    return this.facts.initiatorKe === null || equal(this.facts.initiatorKe, ke);
  }

  #learnSuite(sa: Uint8Array): void {
    const transform = readProposals(sa)[0]?.transforms[0];
    if (transform === undefined) return;
    this.suite = suiteOf(transform);
    this.#unsupportedSuite = this.suite === null;
  }

  #open(header: IsakmpHeader, ciphertext: Uint8Array): IkeDecryption {
    if (this.#unsupportedSuite) {
      const found = problem('unsupported', 'the cipher or hash that phase 1 agreed on is not supported');
      return unopened('unreadable', header, [found]);
    }
    let block = this.suite === null ? 8 : BLOCK_LENGTH[this.suite.cipher];
    if (ciphertext.length === 0 || ciphertext.length % block !== 0) {
      const need = ISAKMP_HEADER_LENGTH + Math.max(1, Math.ceil(ciphertext.length / block)) * block;
      const more = { need, have: header.length, lengthFrom: 'isakmp.length' };
      return unopened('unreadable', header, [
        problem('truncated', 'the ciphertext is cut within a block', more),
      ]);
    }
    const tried: Attempt[] = [];
    let opened: Opened | null = null;
    for (const [keyIndex, given] of this.#keys.entries()) {
      for (const suite of this.suite === null ? guessSuites(given) : [this.suite]) {
        const key = completeKey(this.#ciphers, suite, given, this.facts);
        if (key.encryptionKey === null || !this.#ciphers.hashes.has(suite.hash)) continue;
        if (opened !== null) continue;
        const attempt = this.#try(header, ciphertext, keyIndex, key, suite);
        if (attempt !== null) tried.push(attempt);
        opened = attempt?.opened ?? null;
      }
    }
    if (opened !== null) block = BLOCK_LENGTH[opened.suite.cipher];
    const result = opened === null ? this.#refuse(header, tried) : this.#accept(header, opened);
    this.#chains.add(header.messageId, ciphertext, block, result);
    return result;
  }

  #refuse(header: IsakmpHeader, tried: Attempt[]): IkeDecryption {
    if (tried.length === 0) return unopened('no-key', header);
    if (tried.every(({ ivs }) => ivs === 0)) {
      const message =
        'the messages that the IV is made of are not in the capture, and the rest does not tell whether the key is right';
      return unopened('unreadable', header, [problem('truncated', message)]);
    }
    const message = 'no given key opens the message: what they give is no chain of payloads';
    return unopened('wrong-key', header, [problem('wrong-key', message)]);
  }

  #decryptor(suite: Suite, encryptionKey: Uint8Array): Decryptor | null {
    const id = `${suite.cipher} ${toHex(encryptionKey)}`;
    let decryptor = this.#decryptors.get(id);
    if (decryptor === undefined) {
      decryptor = this.#ciphers.createDecryptor(suite.cipher, encryptionKey);
      this.#decryptors.set(id, decryptor);
    }
    return decryptor;
  }

  #try(
    header: IsakmpHeader,
    ciphertext: Uint8Array,
    keyIndex: number,
    key: IkeKey,
    suite: Suite,
  ): Attempt | null {
    const block = BLOCK_LENGTH[suite.cipher];
    if (ciphertext.length % block !== 0) return null;
    const decryptor = this.#decryptor(suite, key.encryptionKey!);
    if (decryptor === null) return null;
    const zeroIvText = copy(decryptor.decrypt(zeroIvInput(block, ciphertext)));
    const ivs = this.#chains.candidates(this.#ciphers, suite, key, this.facts, header.messageId);
    for (const iv of ivs) {
      const plaintext = withIv(zeroIvText, iv);
      const walk = walkPayloads(header.firstPayload, plaintext);
      if (walk.plausible) {
        return { ivs: ivs.length, opened: { keyIndex, key, suite, plaintext, walk, lost: 0 } };
      }
    }
    const recovered = recoverFirstBlock(suite, header.exchange, header.firstPayload, zeroIvText);
    const opened = recovered === null ? null : { keyIndex, key, suite, ...recovered };
    return { ivs: ivs.length, opened };
  }

  #accept(header: IsakmpHeader, opened: Opened): IkeDecryption {
    const { plaintext, walk, lost, keyIndex } = opened;
    const problems: Problem[] = [];
    if (lost > 0) {
      const message = `the first ${lost} bytes cannot be read: the messages that their IV is made of are not in the capture`;
      problems.push(problem('truncated', message));
    }
    const hash = lost > 0 ? null : this.#checkHash(header, opened);
    if (hash?.verdict === 'mismatch') {
      problems.push(problem('bad-checksum', 'the HASH payload does not agree with the message and the keys'));
    }
    if (header.exchange === EXCHANGE.quick) {
      const derived = this.#quick.add(
        this.#ciphers,
        header.messageId,
        opened.suite,
        opened.key,
        walk.payloads,
        hash,
      );
      this.espKeys.push(...derived);
    }
    return {
      state: 'open',
      retransmission: false,
      plaintext,
      firstPayload: header.firstPayload,
      payloads: walk.payloads,
      padding: plaintext.length - walk.end,
      lost,
      keyIndex,
      hash,
      problems,
    };
  }

  #checkHash(header: IsakmpHeader, opened: Opened): HashCheck | null {
    const { key, suite, walk, plaintext } = opened;
    if (header.messageId === 0 && header.exchange !== EXCHANGE.informational) {
      return checkPhase1Hash(this.#ciphers, suite.hash, key, this.facts, walk.payloads);
    }
    return checkPhase2Hash(this.#ciphers, suite.hash, key, {
      exchange: header.exchange,
      messageId: header.messageId,
      nonces: this.#quick.nonces(header.messageId),
      plaintext,
      end: walk.end,
      payloads: walk.payloads,
    });
  }
}
