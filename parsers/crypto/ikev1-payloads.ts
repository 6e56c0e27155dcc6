/**
 * The skeleton of an ISAKMP message (RFC 2408): header, payload chain, proposals. Only what decryption
 * needs to follow a negotiation and to tell plaintext from garbage; the meaning of payloads is for the
 * ISAKMP decoder.
 */
import { toHex, uint16, uint32 } from './bytes.ts';

export const ISAKMP_HEADER_LENGTH = 28;
const GENERIC_HEADER_LENGTH = 4;

/** Payload types, RFC 2408 section 3.1. */
export const PAYLOAD = { none: 0, sa: 1, ke: 4, id: 5, hash: 8, nonce: 10 } as const;

/** Exchange types, RFC 2408 section 3.1 and RFC 2409 appendix A; 6 is the transaction exchange. */
export const EXCHANGE = { main: 2, aggressive: 4, informational: 5, transaction: 6, quick: 32 } as const;

/**
 * Payload types that occur in IKEv1: RFC 2408, mode config (14), NAT-D and NAT-OA of RFC 3947 (20, 21)
 * and of its drafts (15, 16, 130, 131), fragmentation (132).
 */
const KNOWN_TYPES: ReadonlySet<number> = new Set([
  0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 130, 131, 132,
]);

/** Most payloads read from one message: real ones have about a dozen, certificate chains a few more. */
const MAX_PAYLOADS = 64;

/** Most bytes of padding behind the payloads: one AES block, and racoon adds up to 20 of its own. */
const MAX_PADDING = 36;

export interface IsakmpHeader {
  /** 16 lower-case hex digits. */
  initiatorCookie: string;
  responderCookie: string;
  firstPayload: number;
  /** Major version in the upper half. */
  version: number;
  exchange: number;
  encrypted: boolean;
  messageId: number;
  length: number;
}

/** Null when there are not enough bytes for a header. */
export function readIsakmpHeader(message: Uint8Array): IsakmpHeader | null {
  if (message.length < ISAKMP_HEADER_LENGTH) return null;
  return {
    initiatorCookie: toHex(message.subarray(0, 8)),
    responderCookie: toHex(message.subarray(8, 16)),
    firstPayload: message[16]!,
    version: message[17]!,
    exchange: message[18]!,
    encrypted: (message[19]! & 1) !== 0,
    messageId: uint32(message, 20),
    length: uint32(message, 24),
  };
}

export interface RawPayload {
  type: number;
  /** Offset of the generic header in the bytes that were walked. */
  offset: number;
  /** Length with the generic header. */
  length: number;
  /** What follows the generic header. */
  body: Uint8Array;
}

export interface PayloadWalk {
  payloads: RawPayload[];
  /** Where the last payload ends; what follows is padding. */
  end: number;
  /** The chain reached its end, every header was well formed and the padding is no longer than it can be. */
  plausible: boolean;
}

/** Follows the chain of generic headers from `offset` on. */
export function walkPayloads(first: number, bytes: Uint8Array, offset = 0): PayloadWalk {
  const payloads: RawPayload[] = [];
  let type = first;
  let at = offset;
  while (type !== PAYLOAD.none && payloads.length < MAX_PAYLOADS) {
    const length = uint16(bytes, at + 2);
    const fits = at + GENERIC_HEADER_LENGTH <= bytes.length && at + length <= bytes.length;
    if (!fits || length < GENERIC_HEADER_LENGTH || bytes[at + 1] !== 0 || !KNOWN_TYPES.has(bytes[at]!)) {
      return { payloads, end: at, plausible: false };
    }
    payloads.push({
      type,
      offset: at,
      length,
      body: bytes.subarray(at + GENERIC_HEADER_LENGTH, at + length),
    });
    type = bytes[at]!;
    at += length;
  }
  const padding = bytes.length - at;
  return {
    payloads,
    end: at,
    plausible: type === PAYLOAD.none && payloads.length > 0 && padding <= MAX_PADDING,
  };
}

export function payloadOf(payloads: RawPayload[], type: number): Uint8Array | null {
  return payloads.find((payload) => payload.type === type)?.body ?? null;
}

export interface RawTransform {
  id: number;
  /** Attribute type to value; values longer than four bytes are left out. */
  attributes: Map<number, number>;
}

export interface RawProposal {
  number: number;
  protocol: number;
  spi: Uint8Array;
  transforms: RawTransform[];
}

/** Attributes of RFC 2408 section 3.3: two bytes of value, or a length and a value. */
function readAttributes(bytes: Uint8Array): Map<number, number> {
  const attributes = new Map<number, number>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const type = uint16(bytes, at);
    const value = uint16(bytes, at + 2);
    at += 4;
    if ((type & 0x8000) !== 0) {
      attributes.set(type & 0x7fff, value);
      continue;
    }
    if (value <= 4 && at + value <= bytes.length) {
      let number = 0;
      for (let i = 0; i < value; i++) number = number * 256 + bytes[at + i]!;
      attributes.set(type, number);
    }
    at += value;
  }
  return attributes;
}

/** A chain of payloads that are all of one kind, as proposals and transforms are. */
function readList(bytes: Uint8Array): Uint8Array[] {
  const list: Uint8Array[] = [];
  for (let at = 0; at + 8 <= bytes.length && list.length < MAX_PAYLOADS; ) {
    const length = uint16(bytes, at + 2);
    if (length < 8 || at + length > bytes.length) break;
    list.push(bytes.subarray(at + GENERIC_HEADER_LENGTH, at + length));
    at += length;
  }
  return list;
}

/** Proposals of a security association payload's body (RFC 2408 sections 3.4 to 3.6, RFC 2407 section 4.6.1). */
export function readProposals(body: Uint8Array): RawProposal[] {
  return readList(body.subarray(8)).map((proposal) => {
    const spiLength = proposal[2]!;
    const transforms = readList(proposal.subarray(4 + spiLength));
    return {
      number: proposal[0]!,
      protocol: proposal[1]!,
      spi: proposal.subarray(4, 4 + spiLength),
      transforms: transforms.map((transform) => ({
        id: transform[1]!,
        attributes: readAttributes(transform.subarray(4)),
      })),
    };
  });
}
