import { cipherName } from '../../parsers/ios/messages/attributes.ts';
import { isakmpFingerprint } from '../../parsers/wire/fingerprint.ts';
import type {
  DataAttribute,
  IsakmpMessage,
  IsakmpPayload,
  Proposal,
  SecurityAssociationPayload,
  Transform,
} from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { IkeExchange, IkeMessage, ProposalAttributes } from '../observation.ts';

const NO_COOKIE = '0000000000000000';
/** ISAKMP's protocol numbers (RFC 2407 section 4.4.1). */
const PROTOCOL = { isakmp: 1, ah: 2, esp: 3 } as const;

/** An ISAKMP message on the wire as an observation's event. */
export function ikeMessageEvent(packet: Packet, message: IsakmpMessage, body: Uint8Array): IkeMessage {
  const exchange = exchangeOf(message);
  const { payloads } = message;
  const content = payloads.length === 0 ? UNSEEN : contentOf(payloads);
  return {
    kind: 'ike-message',
    act: 'passed',
    source: packet.src,
    destination: packet.dst,
    sourcePort: packet.srcPort,
    destinationPort: packet.dstPort,
    exchange,
    name: nameByItself(message, exchange),
    initiatorCookie: message.initiatorCookie === NO_COOKIE ? null : message.initiatorCookie,
    responderCookie: message.responderCookie === NO_COOKIE ? null : message.responderCookie,
    messageId: message.messageId,
    encrypted: message.flags.encrypted,
    decrypted: message.decrypted,
    fingerprint: isakmpFingerprint(body),
    length: message.length,
    payloads: content.payloads,
    proposals: content.proposals,
    notifies: content.notifies,
    deletes: content.deletes,
    identities: content.identities,
    natHashes: content.natHashes,
    vendorIds: content.vendorIds,
    keyExchangeLength: content.keyExchangeLength,
    state: null,
    role: null,
    connectionId: null,
    repeat: false,
    ttl: packet.ttl,
  };
}

type Content = Pick<
  IkeMessage,
  | 'payloads'
  | 'proposals'
  | 'notifies'
  | 'deletes'
  | 'identities'
  | 'natHashes'
  | 'vendorIds'
  | 'keyExchangeLength'
>;

const NONE: never[] = [];

/** What an encrypted message shows. Most messages of a long capture are such, so they share it. */
const UNSEEN: Content = Object.freeze({
  payloads: NONE,
  proposals: NONE,
  notifies: NONE,
  deletes: NONE,
  identities: NONE,
  natHashes: NONE,
  vendorIds: NONE,
  keyExchangeLength: null,
});

/** In one walk: this is done for every message in clear. */
function contentOf(payloads: readonly IsakmpPayload[]): Content {
  const names: string[] = [];
  const proposals: ProposalAttributes[] = [];
  const notifies: Content['notifies'] = [];
  const deletes: string[] = [];
  const identities: Content['identities'] = [];
  const natHashes: string[] = [];
  const vendorIds: string[] = [];
  let keyExchange: IsakmpPayload | null = null;
  for (const payload of payloads) {
    const { name } = payload;
    names.push(name);
    if (name === 'vendor-id' && 'vendor' in payload) vendorIds.push(payload.vendor ?? payload.hex);
    else if (name === 'nat-d' && 'hash' in payload) natHashes.push(payload.hash);
    else if (name === 'key-exchange') keyExchange ??= payload;
    else if (name === 'security-association' && 'proposals' in payload) addProposals(payload, proposals);
    else if (name === 'notification' && 'code' in payload)
      notifies.push({ code: payload.code, name: payload.notification ?? String(payload.code) });
    else if (name === 'identification' && 'idType' in payload && 'port' in payload) {
      const { idType, idTypeName, value, protocol, port } = payload;
      identities.push({ type: idTypeName ?? String(idType), value, protocol, port });
    } else if (name === 'delete' && 'spis' in payload) {
      if (payload.protocol === PROTOCOL.isakmp) deletes.push('isakmp');
      else for (const spi of payload.spis) deletes.push(spi);
    }
  }
  return {
    payloads: names,
    proposals: kept(proposals),
    notifies: kept(notifies),
    deletes: kept(deletes),
    identities: kept(identities),
    natHashes: kept(natHashes),
    vendorIds: kept(vendorIds),
    keyExchangeLength: keyExchange !== null && 'bytes' in keyExchange ? keyExchange.bytes : null,
  };
}

/** Of all that is kept of a message most lists are empty: those are one. */
function kept<T>(list: T[]): T[] {
  return list.length === 0 ? NONE : list;
}

function exchangeOf(message: IsakmpMessage): IkeExchange {
  if (message.ikev2 !== null) return 'ikev2';
  switch (message.exchangeType) {
    case 2:
      return 'main';
    case 4:
      return 'aggressive';
    case 5:
      return 'informational';
    case 6:
      return 'transaction';
    case 32:
      return 'quick';
    default:
      return 'other';
  }
}

/** Only an offer without a responder cookie needs no other message to be told what it is. */
function nameByItself(message: IsakmpMessage, exchange: IkeExchange): IkeMessage['name'] {
  if (message.responderCookie !== NO_COOKIE || message.flags.encrypted) return null;
  if (message.payloads[0]?.name !== 'security-association') return null;
  return exchange === 'main' ? 'MM1' : exchange === 'aggressive' ? 'AM1' : null;
}

function addProposals({ proposals }: SecurityAssociationPayload, into: ProposalAttributes[]): void {
  for (const proposal of proposals) {
    for (const transform of proposal.transforms) into.push(attributesOf(proposal, transform));
  }
}

function attributesOf(proposal: Proposal, transform: Transform): ProposalAttributes {
  const isPhase1 = proposal.protocol === PROTOCOL.isakmp;
  const attributes: ProposalAttributes = {
    protocol: isPhase1 ? 'isakmp' : proposal.protocol === PROTOCOL.ah ? 'ah' : 'esp',
    // AH has no cipher; its transform names the authenticator, which its attributes name too.
    encryption:
      proposal.protocol === PROTOCOL.esp ? cipherName(transform.name ?? String(transform.id)) : null,
    keyLength: null,
    hash: null,
    group: null,
    authentication: null,
    lifetimeSeconds: null,
    lifetimeKilobytes: null,
    encapsulation: null,
    spi: proposal.spi?.startsWith('0x') ? proposal.spi : null,
  };
  let lifeType: number | string = 1;
  for (const attribute of transform.attributes) {
    if (isPhase1) setPhase1(attributes, attribute, lifeType);
    else setPhase2(attributes, attribute, lifeType);
    if (attribute.name?.endsWith('life-type')) lifeType = attribute.value;
  }
  return attributes;
}

/** Attribute classes of RFC 2409 appendix A. */
function setPhase1(
  into: ProposalAttributes,
  { type, value, meaning }: DataAttribute,
  lifeType: number | string,
): void {
  const text = meaning ?? String(value);
  if (type === 1) into.encryption = text;
  else if (type === 2) into.hash = text;
  else if (type === 3) into.authentication = text;
  else if (type === 4) into.group = Number(value);
  else if (type === 12) setLifetime(into, lifeType, value);
  else if (type === 14) into.keyLength = Number(value);
}

/** Attribute classes of RFC 2407 section 4.5; encapsulation modes 3 and 4 are those of RFC 3947 section 5.1. */
function setPhase2(
  into: ProposalAttributes,
  { type, value, meaning }: DataAttribute,
  lifeType: number | string,
): void {
  if (type === 2) setLifetime(into, lifeType, value);
  else if (type === 3) into.group = Number(value);
  else if (type === 4) into.encapsulation = encapsulationOf(Number(value));
  else if (type === 5) into.hash = meaning ?? String(value);
  else if (type === 6) into.keyLength = Number(value);
}

function setLifetime(into: ProposalAttributes, lifeType: number | string, value: number | string): void {
  if (typeof value !== 'number') return;
  if (lifeType === 2) into.lifetimeKilobytes = value;
  else into.lifetimeSeconds = value;
}

/** 61443 and 61444 are the numbers of the NAT-T drafts. */
function encapsulationOf(value: number): ProposalAttributes['encapsulation'] {
  switch (value) {
    case 1:
      return 'tunnel';
    case 2:
      return 'transport';
    case 3:
    case 61443:
      return 'udp-tunnel';
    case 4:
    case 61444:
      return 'udp-transport';
    default:
      return null;
  }
}
