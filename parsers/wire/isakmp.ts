/**
 * ISAKMP (RFC 2408) as IKEv1 uses it (RFC 2407, 2409). IKEv2 is recognised by its header and said.
 * The non-ESP marker of UDP port 4500 is not part of the message: callers take it off.
 */
import type { Problem } from '../problem.ts';
import { u16, u32 } from './bytes.ts';
import { hex } from './hex.ts';
import { decodePayloadChain } from './isakmp/chain.ts';
import { report } from './isakmp/problems.ts';
import type { IsakmpContext, IsakmpMessage } from './isakmp/types.ts';
import { IKE_EXCHANGES } from './registry/ike-exchanges.ts';
import { PAYLOAD_FRAGMENT, PAYLOAD_NONE } from './registry/ike-payloads.ts';
import { IKEV2_ENCRYPTED, IKEV2_ENCRYPTED_FRAGMENT, IKEV2_EXCHANGES } from './registry/ikev2-exchanges.ts';

export { decodePayloadChain, MAX_PAYLOADS } from './isakmp/chain.ts';
export { FragmentReassembler, fragmentOf } from './isakmp/fragmentation.ts';
export { natDetectionInput } from './isakmp/nat-detection.ts';
export type * from './isakmp/types.ts';

/** RFC 2408 3.1. */
export const ISAKMP_HEADER = 28;

const FLAG_ENCRYPTION = 0x01;
const FLAG_COMMIT = 0x02;
const FLAG_AUTH_ONLY = 0x04;

/** RFC 7296 3.1. */
const FLAG2_INITIATOR = 0x08;
const FLAG2_VERSION = 0x10;
const FLAG2_RESPONSE = 0x20;

/** Ciphertext comes in blocks of the cipher: 8 bytes (DES, 3DES) or a multiple of it. */
const LEAST_BLOCK = 8;

const NONE: readonly string[] = [];

/**
 * Decodes the ISAKMP message in bytes[start, end). Offsets in the result count from the start of `bytes`.
 * An encrypted body stays a range (`ciphertext`); whoever can decrypt it hands the plaintext to
 * `decodePayloadChain` with the message's `nextPayload` and `exchangeType`.
 *
 * Null when there are too few bytes for a header.
 *
 * @param context what the same cookie pair announced before; decides what private payload numbers mean
 */
export function decodeIsakmp(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
  context: IsakmpContext = {},
): IsakmpMessage | null {
  if (end - start < ISAKMP_HEADER) {
    report(problems, 'truncated', 'Too few bytes for an ISAKMP header.', start, {
      need: ISAKMP_HEADER,
      have: Math.max(0, end - start),
      lengthFrom: 'isakmp.header',
    });
    return null;
  }
  const message = decodeHeader(bytes, start);
  const bodyEnd = checkLength(message, start, end, problems);
  const major = bytes[start + 17]! >> 4;
  if (major === 1) decodeBody(message, bytes, start, bodyEnd, end, context, problems);
  else if (major !== 2) {
    report(
      problems,
      'unsupported',
      `ISAKMP version ${message.version}; only its header is read.`,
      start + 17,
    );
  }
  return message;
}

function decodeHeader(bytes: Uint8Array, start: number): IsakmpMessage {
  const version = bytes[start + 17]!;
  const flags = bytes[start + 19]!;
  const exchangeType = bytes[start + 18]!;
  const nextPayload = bytes[start + 16]!;
  const second = version >> 4 === 2;
  return {
    initiatorCookie: hex(bytes, start, start + 8),
    responderCookie: hex(bytes, start + 8, start + 16),
    nextPayload,
    version: version === 0x10 ? '1.0' : version === 0x20 ? '2.0' : `${version >> 4}.${version & 15}`,
    exchangeType,
    exchange: (second ? IKEV2_EXCHANGES : IKE_EXCHANGES).name(exchangeType),
    flags: second
      ? {
          encrypted: nextPayload === IKEV2_ENCRYPTED || nextPayload === IKEV2_ENCRYPTED_FRAGMENT,
          commit: false,
          authOnly: false,
        }
      : {
          encrypted: (flags & FLAG_ENCRYPTION) !== 0,
          commit: (flags & FLAG_COMMIT) !== 0,
          authOnly: (flags & FLAG_AUTH_ONLY) !== 0,
        },
    messageId: u32(bytes, start + 20),
    length: u32(bytes, start + 24),
    decrypted: null,
    payloads: [],
    ciphertext: null,
    ikev2: second
      ? {
          initiator: (flags & FLAG2_INITIATOR) !== 0,
          response: (flags & FLAG2_RESPONSE) !== 0,
          higherVersion: (flags & FLAG2_VERSION) !== 0,
        }
      : null,
  };
}

/** Compares the length field with the datagram; answers where the message ends by its own word. */
function checkLength(message: IsakmpMessage, start: number, end: number, problems: Problem[]): number {
  const have = end - start;
  if (message.length === have) return end;
  const lengths = { need: message.length, have, lengthFrom: 'isakmp.length' };
  if (message.length > have) {
    report(
      problems,
      'truncated',
      `The header claims ${message.length} bytes; only ${have} are there.`,
      start + 24,
      lengths,
    );
    return end;
  }
  report(
    problems,
    'bad-length',
    message.length < ISAKMP_HEADER
      ? `The header claims ${message.length} bytes, less than its own ${ISAKMP_HEADER}.`
      : `${have - message.length} bytes follow the message that the header announces.`,
    start + 24,
    lengths,
  );
  return message.length < ISAKMP_HEADER ? end : start + message.length;
}

function decodeBody(
  message: IsakmpMessage,
  bytes: Uint8Array,
  start: number,
  claimedEnd: number,
  end: number,
  context: IsakmpContext,
  problems: Problem[],
): void {
  const bodyStart = start + ISAKMP_HEADER;
  if (message.exchange === null) {
    report(problems, 'bad-value', `IKEv1 has no exchange type ${message.exchangeType}.`, start + 18);
  }
  if (message.flags.encrypted && !carriesFragment(message, bytes, bodyStart, claimedEnd)) {
    const length = claimedEnd - bodyStart;
    message.ciphertext = { offset: bodyStart, length };
    if (length === 0 || length % LEAST_BLOCK !== 0) {
      report(
        problems,
        'bad-length',
        `The encrypted part has ${length} bytes, which is no multiple of a cipher block.`,
        bodyStart,
      );
    }
    return;
  }
  const chain = decodePayloadChain(message.nextPayload, bytes, bodyStart, {
    vendorIds: context.vendorIds ?? NONE,
    exchangeType: message.exchangeType,
    end,
  });
  message.payloads = chain.payloads;
  for (const problem of chain.problems) problems.push(problem);
  if (chain.complete && chain.end < claimedEnd) {
    report(
      problems,
      'bad-length',
      message.nextPayload === PAYLOAD_NONE
        ? `No payload is announced, and ${claimedEnd - chain.end} bytes are there.`
        : `${claimedEnd - chain.end} bytes follow the last payload.`,
      chain.end,
    );
  }
}

/**
 * Fragments of an encrypted message travel in clear under a copy of its header, so the encryption flag may
 * stand: one fragment payload that fills the message exactly is not ciphertext.
 */
function carriesFragment(message: IsakmpMessage, bytes: Uint8Array, bodyStart: number, end: number): boolean {
  return (
    message.nextPayload === PAYLOAD_FRAGMENT &&
    end - bodyStart > 8 &&
    bytes[bodyStart] === PAYLOAD_NONE &&
    bytes[bodyStart + 1] === 0 &&
    u16(bytes, bodyStart + 2) === end - bodyStart
  );
}
