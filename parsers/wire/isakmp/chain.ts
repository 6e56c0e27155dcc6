import type { Problem } from '../../problem.ts';
import { u16 } from '../bytes.ts';
import { hex } from '../hex.ts';
import { PAYLOAD_NONE } from '../registry/ike-payloads.ts';
import { decodeCertificate, decodeCertificateRequest } from './certificate.ts';
import { decodeConfiguration } from './configuration.ts';
import { decodeFragment } from './fragmentation.ts';
import { decodeIdentification, decodeNatOriginalAddress } from './identification.ts';
import { decodeNatDetection } from './nat-detection.ts';
import { decodeDelete, decodeNotification } from './notification.ts';
import { report } from './problems.ts';
import { type Resolution, type ResolveScope, resolvePayload } from './resolve.ts';
import { decodeSecurityAssociation } from './security-association.ts';
import type { BlobPayload, ChainContext, IsakmpPayload, PayloadBase, PayloadChain } from './types.ts';
import { decodeVendorId, nameIosVendorId } from './vendor-id.ts';

/** Payloads of one message that are kept; real messages have fewer than thirty. */
export const MAX_PAYLOADS = 512;

const GENERIC_HEADER = 4;

/**
 * Decodes a chain of payloads (RFC 2408 3.2), in clear or decrypted. Every payload moves on by at least
 * four bytes, so a chain cannot loop.
 *
 * @param firstPayload the next payload field of the header
 * @param bytes the message, or the plaintext
 * @param offset where the first payload starts
 */
export function decodePayloadChain(
  firstPayload: number,
  bytes: Uint8Array,
  offset: number,
  context: ChainContext,
): PayloadChain {
  const end = Math.min(context.end ?? bytes.length, bytes.length);
  const problems: Problem[] = [];
  const payloads: IsakmpPayload[] = [];
  const scope: ResolveScope = { bytes, context, firstPayload, start: offset, end, announced: null };
  let number = firstPayload;
  let at = offset;
  let complete = true;
  let hasVendorIds = false;
  while (number !== PAYLOAD_NONE) {
    if (payloads.length === MAX_PAYLOADS) {
      report(problems, 'limit', `More than ${MAX_PAYLOADS} payloads; the rest is not read.`, at);
      complete = false;
      break;
    }
    if (end - at < GENERIC_HEADER) {
      report(problems, 'truncated', `Payload ${number} is announced and not there.`, at, {
        need: GENERIC_HEADER,
        have: Math.max(0, end - at),
        lengthFrom: 'isakmp.next-payload',
      });
      complete = false;
      break;
    }
    const next = bytes[at]!;
    const length = u16(bytes, at + 2);
    const payloadEnd = usableEnd(number, length, at, end, problems);
    if (bytes[at + 1] !== 0) {
      report(problems, 'bad-value', `The reserved byte of payload ${number} is not zero.`, at + 1);
    }
    const meaning = resolvePayload(number, at + GENERIC_HEADER, payloadEnd, scope);
    const base: PayloadBase = { type: number, name: meaning.name, length, offset: at };
    payloads.push(decodeBody(meaning, base, bytes, at + GENERIC_HEADER, payloadEnd, problems));
    if (meaning.layout === 'vendor-id') hasVendorIds = true;
    if (payloadEnd !== at + length) {
      at = payloadEnd;
      complete = false;
      break;
    }
    at = payloadEnd;
    number = next;
  }
  if (hasVendorIds) nameIosVendorId(payloads);
  return { payloads, end: at, complete, problems };
}

/** End of the payload as far as it can be read; all that is left when its length cannot be right. */
function usableEnd(number: number, length: number, at: number, end: number, problems: Problem[]): number {
  if (length < GENERIC_HEADER) {
    report(
      problems,
      'bad-length',
      `Payload ${number} claims ${length} bytes, less than its own header; what is left is read as its body.`,
      at,
      { need: GENERIC_HEADER, have: length, lengthFrom: 'isakmp.payload-length' },
    );
    return end;
  }
  if (at + length > end) {
    report(
      problems,
      'truncated',
      `Payload ${number} claims ${length} bytes; only ${end - at} are there.`,
      at,
      { need: length, have: end - at, lengthFrom: 'isakmp.payload-length' },
    );
    return end;
  }
  return at + length;
}

function decodeBody(
  meaning: Resolution,
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): IsakmpPayload {
  switch (meaning.layout) {
    case 'security-association':
      return decodeSecurityAssociation(base, bytes, start, end, problems);
    case 'identification':
      return decodeIdentification(base, bytes, start, end, problems);
    case 'certificate':
      return decodeCertificate(base, bytes, start, end, problems);
    case 'certificate-request':
      return decodeCertificateRequest(base, bytes, start, end, problems);
    case 'notification':
      return decodeNotification(base, bytes, start, end, problems);
    case 'delete':
      return decodeDelete(base, bytes, start, end, problems);
    case 'vendor-id':
      return decodeVendorId(base, bytes, start, end);
    case 'attributes':
      return decodeConfiguration(base, bytes, start, end, problems);
    case 'nat-d':
      return resolved(decodeNatDetection(base, bytes, start, end), meaning);
    case 'nat-oa':
      return resolved(decodeNatOriginalAddress(base, bytes, start, end, problems), meaning);
    case 'fragment':
      return resolved(decodeFragment(base, bytes, start, end, problems), meaning);
    case 'blob':
      return decodeBlob(base, bytes, start, end);
  }
}

/** Says how the meaning of an ambiguous number was found. */
function resolved<P extends IsakmpPayload & { resolvedBy?: Resolution['resolvedBy'] }>(
  payload: P,
  meaning: Resolution,
): P {
  if (meaning.resolvedBy !== null) payload.resolvedBy = meaning.resolvedBy;
  return payload;
}

function decodeBlob(base: PayloadBase, bytes: Uint8Array, start: number, end: number): BlobPayload {
  return {
    type: base.type,
    name: base.name,
    length: base.length,
    offset: base.offset,
    bytes: end - start,
    hex: hex(bytes, start, end),
  };
}
