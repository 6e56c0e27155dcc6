/** What is learnt from the decrypted messages of quick modes: nonces, proposals, and with them ESP keys. */
import { BoundedMap } from '../bounded-map.ts';
import { copy } from './bytes.ts';
import type { Ciphers } from './cipher.ts';
import type { HashCheck, QuickNonces } from './ikev1-hash.ts';
import { deriveEspKeys } from './ikev1-keymat.ts';
import type { Suite } from './ikev1-keys.ts';
import { PAYLOAD, payloadOf, type RawPayload, type RawProposal, readProposals } from './ikev1-payloads.ts';
import type { EspKey, IkeKey } from './keys.ts';

/** Quick modes remembered per SA; the oldest is forgotten. Rekeying every minute for a day makes 1,440. */
const MAX_QUICK_MODES = 2048;

interface QuickMode {
  nonces: QuickNonces;
  offer: RawProposal[] | null;
}

export class QuickModes {
  readonly #modes = new BoundedMap<number, QuickMode>(MAX_QUICK_MODES);

  /** Quick modes whose keys can no longer be derived, should their reply still come. */
  get forgotten(): number {
    return this.#modes.forgotten;
  }

  nonces(messageId: number): QuickNonces {
    return this.#modes.get(messageId)?.nonces ?? { initiator: null, responder: null };
  }

  /** Takes a message that is no retransmission; gives the ESP keys when it is the reply and SKEYID_d is known. */
  add(
    ciphers: Ciphers,
    messageId: number,
    suite: Suite,
    key: IkeKey,
    payloads: RawPayload[],
    hash: HashCheck | null,
  ): EspKey[] {
    const sa = payloadOf(payloads, PAYLOAD.sa);
    const nonce = payloadOf(payloads, PAYLOAD.nonce);
    if (sa === null || nonce === null) return [];
    const mode = this.#mode(messageId);
    const isOffer = hash?.formula === 'HASH(1)' || (hash?.formula !== 'HASH(2)' && mode.offer === null);
    if (isOffer) {
      mode.nonces.initiator = copy(nonce);
      mode.offer = readProposals(sa);
      return [];
    }
    mode.nonces.responder = copy(nonce);
    // With a key exchange payload the keys also depend on a secret that is not among the given ones.
    if (payloadOf(payloads, PAYLOAD.ke) !== null || mode.offer === null || key.skeyidD === null) return [];
    return deriveEspKeys(ciphers, suite.hash, key.skeyidD, mode.nonces, {
      offer: mode.offer,
      reply: readProposals(sa),
    });
  }

  #mode(messageId: number): QuickMode {
    let mode = this.#modes.get(messageId);
    if (mode !== undefined) return mode;
    mode = { nonces: { initiator: null, responder: null }, offer: null };
    this.#modes.set(messageId, mode);
    return mode;
  }
}
