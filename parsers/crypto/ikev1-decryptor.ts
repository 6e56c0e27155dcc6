/** All ISAKMP SAs of one capture: gives each message to the session of its cookie pair. */
import { BoundedMap } from '../bounded-map.ts';
import type { Problem } from '../problem.ts';
import { copy } from './bytes.ts';
import type { Ciphers } from './cipher.ts';
import { type IsakmpHeader, readIsakmpHeader } from './ikev1-payloads.ts';
import { type IkeDecryption, IkeSession } from './ikev1-session.ts';
import { type EspKey, findIkeKeys, type IkeKey, type KeyStore } from './keys.ts';

/** Sessions kept at once; only SAs that keys were given for have one. The oldest is forgotten. */
const MAX_SESSIONS = 4096;
/** First messages kept per initiator cookie while the responder's cookie is not known. */
const MAX_OFFERS = 4096;

const NO_COOKIE = '0000000000000000';
/** Upper half of ISAKMP's version byte. */
const IKEV1_MAJOR = 1;

interface Offer {
  header: IsakmpHeader;
  message: Uint8Array;
  sender: string | null;
}

export class IkeDecryptor {
  readonly #ciphers: Ciphers;
  readonly #keys = new Map<string, IkeKey[]>();
  readonly #sessions = new BoundedMap<string, IkeSession>(MAX_SESSIONS);
  readonly #offers = new BoundedMap<string, Offer>(MAX_OFFERS);
  #fresh: EspKey[] = [];

  constructor(ciphers: Ciphers, store: KeyStore) {
    this.#ciphers = ciphers;
    this.addKeys(store.ike);
  }

  /** Adds keys for the SAs whose first message is still to come. */
  addKeys(keys: IkeKey[]): void {
    for (const key of keys) {
      const same = this.#keys.get(key.initiatorCookie);
      if (same === undefined) this.#keys.set(key.initiatorCookie, [key]);
      else same.push(key);
    }
  }

  /**
   * Takes an IKE message, from its ISAKMP header on (the non-ESP marker of port 4500 taken off), in the
   * order of the capture. `sender` tells the two ends apart, e.g. the source address. Null when it is no
   * IKEv1 message, or when there is no key at all.
   */
  add(message: Uint8Array, sender: string | null): IkeDecryption | null {
    if (this.#keys.size === 0) return null;
    const header = readIsakmpHeader(message);
    if (header === null || header.version >> 4 !== IKEV1_MAJOR) return null;
    const session = this.#session(header, message, sender);
    if (session !== null) {
      const before = session.espKeys.length;
      const result = session.add(header, message, sender);
      this.#fresh.push(...session.espKeys.slice(before));
      return result;
    }
    return {
      state: header.encrypted ? 'no-key' : 'clear',
      retransmission: false,
      plaintext: null,
      firstPayload: header.firstPayload,
      payloads: [],
      padding: 0,
      lost: 0,
      keyIndex: null,
      hash: null,
      problems: [],
    };
  }

  /** True when a message passed that one of the keys is meant for. */
  get matched(): boolean {
    return this.#sessions.size > 0;
  }

  /** Keys of the SAs that passed, with what follows from them. */
  completedKeys(): IkeKey[] {
    return [...this.#sessions.values()].flatMap((session) => session.completedKeys());
  }

  /** ESP keys that decrypted quick modes gave. */
  espKeys(): EspKey[] {
    return [...this.#sessions.values()].flatMap((session) => session.espKeys);
  }

  /** The ESP keys that came up since this was last asked. */
  takeEspKeys(): EspKey[] {
    const taken = this.#fresh;
    this.#fresh = [];
    return taken;
  }

  /** Which limits were reached, and what follows from it. */
  problems(): Problem[] {
    const exchanges = [...this.#sessions.values()].reduce((sum, session) => sum + session.forgotten, 0);
    const limits: [number, string][] = [
      [
        this.#sessions.forgotten,
        `More than ${MAX_SESSIONS} IKE SAs have keys: the ${this.#sessions.forgotten} that began first were forgotten; what comes of them later cannot be opened.`,
      ],
      [
        this.#offers.forgotten,
        `More than ${MAX_OFFERS} IKE exchanges with keys began: the first messages of ${this.#offers.forgotten} were forgotten; those that were answered only later cannot be opened.`,
      ],
      [
        exchanges,
        `IKE SAs had more exchanges than are kept: the first ${exchanges} were forgotten; their retransmissions count as new messages.`,
      ],
    ];
    return limits.flatMap(([count, message]): Problem[] =>
      count > 0 ? [{ code: 'limit', layer: 'isakmp', message }] : [],
    );
  }

  session(initiatorCookie: string, responderCookie: string): IkeSession | null {
    return this.#sessions.get(initiatorCookie + responderCookie) ?? null;
  }

  #session(header: IsakmpHeader, message: Uint8Array, sender: string | null): IkeSession | null {
    const { initiatorCookie, responderCookie } = header;
    const given = this.#keys.get(initiatorCookie);
    if (given === undefined) return null;
    if (responderCookie === NO_COOKIE) {
      this.#offers.set(initiatorCookie, { header, message: copy(message), sender });
      return null;
    }
    const id = initiatorCookie + responderCookie;
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const keys = findIkeKeys(given, initiatorCookie, responderCookie);
    const session = new IkeSession(this.#ciphers, keys, initiatorCookie, responderCookie);
    const offer = this.#offers.get(initiatorCookie);
    if (offer !== undefined) session.add(offer.header, offer.message, offer.sender);
    this.#sessions.set(id, session);
    return session;
  }
}
