/** The HASH payloads of IKEv1: RFC 2409 sections 5, 5.5 and 5.7. */
import { equal, fromUint32 } from './bytes.ts';
import type { Ciphers, HashName } from './cipher.ts';
import type { Phase1Facts } from './ikev1-keys.ts';
import { EXCHANGE, PAYLOAD, payloadOf, type RawPayload } from './ikev1-payloads.ts';
import type { IkeKey } from './keys.ts';

export type HashVerdict =
  /** The hash is right. */
  | 'verified'
  /** The material is complete and no formula gives this hash. */
  | 'mismatch'
  /** Something that goes into the hash is not known. */
  | 'unverifiable';

/** Which of RFC 2409's formulas gave the hash: it tells the sender's part in the exchange. */
export type HashFormula = 'HASH_I' | 'HASH_R' | 'HASH(1)' | 'HASH(2)' | 'HASH(3)';

export interface HashCheck {
  verdict: HashVerdict;
  formula: HashFormula | null;
}

/** Nonces of one quick mode, learnt as its messages open. */
export interface QuickNonces {
  initiator: Uint8Array | null;
  responder: Uint8Array | null;
}

interface Formula {
  name: HashFormula;
  value: Uint8Array;
}

const UNVERIFIABLE: HashCheck = { verdict: 'unverifiable', formula: null };

function check(hash: Uint8Array, formulas: Formula[], complete: boolean): HashCheck {
  const found = formulas.find(({ value }) => equal(value, hash));
  if (found !== undefined) return { verdict: 'verified', formula: found.name };
  return complete ? { verdict: 'mismatch', formula: null } : UNVERIFIABLE;
}

/**
 * HASH_I and HASH_R. In main mode the identity stands in the same message; in aggressive mode the
 * initiator's passed before its hash.
 */
export function checkPhase1Hash(
  ciphers: Ciphers,
  hashName: HashName,
  key: IkeKey,
  facts: Phase1Facts,
  payloads: RawPayload[],
): HashCheck | null {
  const hash = payloadOf(payloads, PAYLOAD.hash);
  if (hash === null) return null;
  const { skeyid } = key;
  const { offer, initiatorKe, responderKe, initiatorCookie, responderCookie } = facts;
  if (skeyid === null || offer === null || initiatorKe === null || responderKe === null) return UNVERIFIABLE;
  const own = payloadOf(payloads, PAYLOAD.id);
  const initiator = own ?? facts.initiatorIdentity;
  const responder = own ?? facts.responderIdentity;
  const formulas: Formula[] = [];
  const add = (name: HashFormula, identity: Uint8Array | null, ...parts: Uint8Array[]): void => {
    if (identity !== null)
      formulas.push({ name, value: ciphers.hmac(hashName, skeyid, ...parts, offer, identity) });
  };
  add('HASH_I', initiator, initiatorKe, responderKe, initiatorCookie, responderCookie);
  add('HASH_R', responder, responderKe, initiatorKe, responderCookie, initiatorCookie);
  return check(hash, formulas, formulas.length === 2);
}

/** A decrypted message of phase 2. */
export interface Phase2Message {
  exchange: number;
  messageId: number;
  nonces: QuickNonces;
  plaintext: Uint8Array;
  /** Where the last payload ends and the padding begins. */
  end: number;
  payloads: RawPayload[];
}

/** HASH(1) to HASH(3) of quick mode and HASH(1) of informational and transaction exchanges. */
export function checkPhase2Hash(
  ciphers: Ciphers,
  hashName: HashName,
  key: IkeKey,
  message: Phase2Message,
): HashCheck | null {
  const [first] = message.payloads;
  if (first === undefined || first.type !== PAYLOAD.hash) return null;
  if (key.skeyidA === null) return UNVERIFIABLE;
  const skeyidA = key.skeyidA;
  const messageId = fromUint32(message.messageId);
  const rest = message.plaintext.subarray(first.offset + first.length, message.end);
  const prf = (...parts: Uint8Array[]): Uint8Array => ciphers.hmac(hashName, skeyidA, ...parts);
  const formulas: Formula[] = [{ name: 'HASH(1)', value: prf(messageId, rest) }];
  if (message.exchange !== EXCHANGE.quick) return check(first.body, formulas, true);
  const { initiator, responder } = message.nonces;
  if (initiator !== null) formulas.push({ name: 'HASH(2)', value: prf(messageId, initiator, rest) });
  if (initiator !== null && responder !== null) {
    formulas.push({ name: 'HASH(3)', value: prf(Uint8Array.of(0), messageId, initiator, responder) });
  }
  return check(first.body, formulas, initiator !== null && responder !== null);
}
