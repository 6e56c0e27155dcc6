import type { Problem } from '../../problem.ts';
import { u16, u32 } from '../bytes.ts';
import { hex } from '../hex.ts';
import { IKE_ATTRIBUTE_VALUES, IKE_ATTRIBUTES } from '../registry/ike-attributes.ts';
import { PAYLOAD_NONE, PAYLOAD_PROPOSAL, PAYLOAD_TRANSFORM } from '../registry/ike-payloads.ts';
import {
  DOI_IPSEC,
  DOI_PROTOCOLS,
  DOI_TRANSFORMS,
  PROTOCOL_ISAKMP,
  SITUATION_INTEGRITY,
  SITUATION_SECRECY,
} from '../registry/ipsec-doi.ts';
import { DOI_ATTRIBUTE_VALUES, DOI_ATTRIBUTES } from '../registry/ipsec-doi-attributes.ts';
import { spiOf } from './bytes.ts';
import { type AttributeRegistry, decodeDataAttributes } from './data-attributes.ts';
import { report, reportShort } from './problems.ts';
import type {
  PayloadBase,
  Proposal,
  SecurityAssociationPayload,
  SituationLabels,
  Transform,
} from './types.ts';

/** Proposals of one SA payload, and transforms of one proposal, that are kept: both are numbered by one byte. */
export const MAX_PROPOSALS = 256;
export const MAX_TRANSFORMS = 256;

const PHASE1: AttributeRegistry = { classes: IKE_ATTRIBUTES, values: IKE_ATTRIBUTE_VALUES };
const PHASE2: AttributeRegistry = { classes: DOI_ATTRIBUTES, values: DOI_ATTRIBUTE_VALUES };

/** The registries that name the attributes of a security protocol's transforms: RFC 2409 App. A, RFC 2407 4.5. */
export function attributeRegistryOf(protocol: number): AttributeRegistry {
  return protocol === PROTOCOL_ISAKMP ? PHASE1 : PHASE2;
}

/** Security association payload, RFC 2408 3.4 with RFC 2407 4.6.1. */
export function decodeSecurityAssociation(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): SecurityAssociationPayload {
  const payload: SecurityAssociationPayload = {
    type: base.type,
    name: 'security-association',
    length: base.length,
    offset: base.offset,
    doi: 0,
    situation: null,
    labels: null,
    proposals: [],
    hex: null,
  };
  if (end - start < 4) {
    reportShort(problems, base.name, start, 8, end - start);
    payload.hex = hex(bytes, start, end);
    return payload;
  }
  payload.doi = u32(bytes, start);
  if (payload.doi !== DOI_IPSEC) {
    report(
      problems,
      'unsupported',
      `Domain of interpretation ${payload.doi} is not IPsec (1); its proposals are not read.`,
      start,
    );
    payload.hex = hex(bytes, start + 4, end);
    return payload;
  }
  if (end - start < 8) {
    reportShort(problems, base.name, start, 8, end - start);
    payload.hex = hex(bytes, start + 4, end);
    return payload;
  }
  payload.situation = u32(bytes, start + 4);
  let at = start + 8;
  if (payload.situation & (SITUATION_SECRECY | SITUATION_INTEGRITY)) {
    const labels = decodeLabels(bytes, at, end, payload.situation, problems);
    payload.labels = labels.labels;
    at = labels.end;
  }
  payload.proposals = decodeProposals(bytes, at, end, problems);
  return payload;
}

/** The labels that follow the situation: a domain, then level and category of secrecy, of integrity. */
function decodeLabels(
  bytes: Uint8Array,
  start: number,
  end: number,
  situation: number,
  problems: Problem[],
): { labels: SituationLabels; end: number } {
  const labels: SituationLabels = {
    domain: 0,
    secrecyLevel: null,
    secrecyCategories: null,
    secrecyCategoryBits: null,
    integrityLevel: null,
    integrityCategories: null,
    integrityCategoryBits: null,
  };
  if (end - start < 4) {
    reportShort(problems, 'security-association', start, 4, end - start);
    return { labels, end };
  }
  labels.domain = u32(bytes, start);
  let at = start + 4;
  if (situation & SITUATION_SECRECY) {
    const level = decodeLabel(bytes, at, end, 1, problems);
    const category = decodeLabel(bytes, level.end, end, 8, problems);
    labels.secrecyLevel = level.hex;
    labels.secrecyCategories = category.hex;
    labels.secrecyCategoryBits = category.length;
    at = category.end;
  }
  if (situation & SITUATION_INTEGRITY) {
    const level = decodeLabel(bytes, at, end, 1, problems);
    const category = decodeLabel(bytes, level.end, end, 8, problems);
    labels.integrityLevel = level.hex;
    labels.integrityCategories = category.hex;
    labels.integrityCategoryBits = category.length;
    at = category.end;
  }
  return { labels, end: at };
}

/** One label: length (in bytes, or in bits for categories), two reserved bytes, value padded to 4 bytes. */
function decodeLabel(
  bytes: Uint8Array,
  at: number,
  end: number,
  unitsPerByte: 1 | 8,
  problems: Problem[],
): { hex: string | null; length: number | null; end: number } {
  if (end - at < 4) {
    reportShort(problems, 'security-association', at, 4, end - at);
    return { hex: null, length: null, end };
  }
  const length = u16(bytes, at);
  const size = Math.ceil(length / unitsPerByte);
  const padded = Math.ceil(size / 4) * 4;
  if (at + 4 + padded > end) {
    report(problems, 'truncated', 'A situation label runs past the end of the payload.', at, {
      need: padded,
      have: end - at - 4,
      lengthFrom: 'isakmp.situation-label-length',
    });
  }
  const valueEnd = Math.min(end, at + 4 + size);
  return { hex: hex(bytes, at + 4, valueEnd), length, end: Math.min(end, at + 4 + padded) };
}

function decodeProposals(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Proposal[] {
  const proposals: Proposal[] = [];
  let at = start;
  while (at < end) {
    if (proposals.length === MAX_PROPOSALS) {
      report(problems, 'limit', `More than ${MAX_PROPOSALS} proposals; the rest is not read.`, at);
      break;
    }
    if (end - at < 8) {
      reportInnerShort(problems, 'proposal', at, 8, end - at);
      break;
    }
    const next = bytes[at]!;
    const length = innerLength(bytes, at, end, 8, 'proposal', problems);
    const proposalEnd = at + length.usable;
    proposals.push(decodeProposal(bytes, at, proposalEnd, problems));
    if (length.wrong) break;
    at = proposalEnd;
    if (!follows(next, PAYLOAD_PROPOSAL, at, end, 'proposal', problems)) break;
  }
  return proposals;
}

function decodeProposal(bytes: Uint8Array, at: number, end: number, problems: Problem[]): Proposal {
  const protocol = bytes[at + 5]!;
  const spiSize = bytes[at + 6]!;
  const announced = bytes[at + 7]!;
  const spiEnd = Math.min(end, at + 8 + spiSize);
  if (at + 8 + spiSize > end) {
    report(problems, 'truncated', 'The SPI of a proposal runs past its end.', at + 8, {
      need: spiSize,
      have: end - at - 8,
      lengthFrom: 'isakmp.proposal.spi-size',
    });
  }
  const transforms = decodeTransforms(bytes, spiEnd, end, protocol, problems);
  if (transforms.length !== announced) {
    report(
      problems,
      'bad-value',
      `A proposal announces ${announced} transforms and holds ${transforms.length}.`,
      at + 7,
    );
  }
  return {
    number: bytes[at + 4]!,
    protocol,
    protocolName: DOI_PROTOCOLS.name(protocol),
    spi: spiOf(bytes, at + 8, spiEnd),
    transforms,
  };
}

function decodeTransforms(
  bytes: Uint8Array,
  start: number,
  end: number,
  protocol: number,
  problems: Problem[],
): Transform[] {
  const transforms: Transform[] = [];
  const names = DOI_TRANSFORMS.get(protocol);
  const registry = attributeRegistryOf(protocol);
  let at = start;
  while (at < end) {
    if (transforms.length === MAX_TRANSFORMS) {
      report(problems, 'limit', `More than ${MAX_TRANSFORMS} transforms; the rest is not read.`, at);
      break;
    }
    if (end - at < 8) {
      reportInnerShort(problems, 'transform', at, 8, end - at);
      break;
    }
    const next = bytes[at]!;
    const length = innerLength(bytes, at, end, 8, 'transform', problems);
    const transformEnd = at + length.usable;
    const id = bytes[at + 5]!;
    transforms.push({
      number: bytes[at + 4]!,
      id,
      name: names === undefined ? null : names.name(id),
      attributes: decodeDataAttributes(bytes, at + 8, transformEnd, registry, problems),
    });
    if (length.wrong) break;
    at = transformEnd;
    if (!follows(next, PAYLOAD_TRANSFORM, at, end, 'transform', problems)) break;
  }
  return transforms;
}

/** Reads the length of a proposal or transform and cuts it to what is there. */
function innerLength(
  bytes: Uint8Array,
  at: number,
  end: number,
  least: number,
  what: string,
  problems: Problem[],
): { usable: number; wrong: boolean } {
  const claimed = u16(bytes, at + 2);
  const have = end - at;
  if (claimed >= least && claimed <= have) return { usable: claimed, wrong: false };
  report(
    problems,
    claimed < least ? 'bad-length' : 'truncated',
    `A ${what} claims ${claimed} bytes where ${have} are there; what is there is read as one ${what}.`,
    at,
    { need: Math.max(claimed, least), have, lengthFrom: `isakmp.${what}-length` },
  );
  return { usable: have, wrong: true };
}

/** Whether another item of the same kind follows; says when the field and the bytes disagree. */
function follows(
  next: number,
  expected: number,
  at: number,
  end: number,
  what: string,
  problems: Problem[],
): boolean {
  if (next === PAYLOAD_NONE) {
    if (at < end) {
      report(problems, 'bad-length', `${end - at} bytes follow the last ${what}; they are not read.`, at);
    }
    return false;
  }
  if (next !== expected) {
    report(
      problems,
      'bad-value',
      `A ${what} announces payload ${next} after it; it is read as another ${what}.`,
      at,
    );
  }
  if (at >= end) {
    report(problems, 'truncated', `Another ${what} is announced and none is there.`, at);
    return false;
  }
  return true;
}

function reportInnerShort(problems: Problem[], what: string, at: number, need: number, have: number): void {
  report(problems, 'truncated', `The bytes left are too few for a ${what}.`, at, {
    need,
    have,
    lengthFrom: 'isakmp.payload-length',
  });
}
