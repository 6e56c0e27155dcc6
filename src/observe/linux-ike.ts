/** charon's names of exchanges, payloads and notifications in the words of the observations. */
import type { CharonMessage } from '../../parsers/linux/charon-fact.ts';
import type { LinuxProposal } from '../../parsers/linux/proposal.ts';
import { IKE_NOTIFICATIONS } from '../../parsers/wire/registry/ike-notifications.ts';
import type { IkeExchange, IkeMessage, IkeMessageName, ProposalAttributes } from '../observation.ts';

const exchanges: Record<string, IkeExchange> = {
  ID_PROT: 'main',
  AGGRESSIVE: 'aggressive',
  QUICK_MODE: 'quick',
  INFORMATIONAL_V1: 'informational',
  TRANSACTION: 'transaction',
  IKE_SA_INIT: 'ikev2',
  IKE_AUTH: 'ikev2',
  CREATE_CHILD_SA: 'ikev2',
  INFORMATIONAL: 'ikev2',
};

/** strongSwan's short names of IKEv1 payloads. */
const payloads: Record<string, string> = {
  SA: 'security-association',
  KE: 'key-exchange',
  ID: 'identification',
  CERT: 'certificate',
  CERTREQ: 'certificate-request',
  HASH: 'hash',
  SIG: 'signature',
  No: 'nonce',
  N: 'notification',
  D: 'delete',
  V: 'vendor-id',
  CP: 'attributes',
  'NAT-D': 'nat-d',
  'NAT-OA': 'nat-oa',
  FRAG: 'fragment',
};

/** strongSwan's short names of notifications; numbers as in RFC 2408, 2407 and 3706. */
const shortNotifications: Record<string, number> = {
  INVAL_SPI: 11,
  ATTR_UNSUP: 13,
  NO_PROP: 14,
  PLD_MAL: 16,
  INVAL_KE: 17,
  INVAL_ID: 18,
  INVAL_CERTEN: 19,
  INVAL_CERT: 20,
  CERT_UNSUP: 21,
  INVAL_CA: 22,
  INVAL_HASH: 23,
  AUTH_FAILED: 24,
  INIT_CONTACT: 24578,
  INITIAL_CONTACT: 24578,
  DPD: 36136,
  DPD_ACK: 36137,
};

/** A notification by strongSwan's short name; the code is null when it is not known. */
export function shortNotification(name: string): { code: number | null; name: string } {
  const code = shortNotifications[name];
  if (code === undefined) return { code: null, name };
  return { code, name: IKE_NOTIFICATIONS.name(code) ?? name };
}

/** A notification by strongSwan's long name, which is the RFC's with underscores. */
export function longNotification(name: string): { code: number | null; name: string } {
  const standard = name.replace(/_V1$/, '').replaceAll('_', '-');
  return { code: IKE_NOTIFICATIONS.number(standard), name: standard };
}

export function exchangeOf(name: string | null): IkeExchange | null {
  return name === null ? null : (exchanges[name] ?? 'other');
}

/** A port; five digits of a damaged line may be more than one. */
function portOf(number: number | null): number | null {
  return number !== null && number <= 0xffff ? number : null;
}

/** RFC 2409 section 5: content and direction name the message. */
export function messageName(message: CharonMessage): IkeMessageName | null {
  const has = (payload: string) => message.payloads.includes(payload);
  const { request } = message;
  if (request === null) return null;
  switch (message.exchange) {
    case 'ID_PROT':
      if (has('SA')) return request ? 'MM1' : 'MM2';
      if (has('KE')) return request ? 'MM3' : 'MM4';
      // Nothing else of main mode is encrypted: also when it cannot be read, it is the fifth or the sixth.
      return has('ID') || message.encrypted === true ? (request ? 'MM5' : 'MM6') : null;
    case 'AGGRESSIVE':
      if (has('SA')) return request ? 'AM1' : 'AM2';
      return request && has('HASH') ? 'AM3' : null;
    case 'QUICK_MODE':
      if (has('SA')) return request ? 'QM1' : 'QM2';
      if (!has('HASH')) return null;
      return request ? 'QM3' : has('N') ? 'QM4' : null;
    default:
      return null;
  }
}

export function ikeMessage(message: CharonMessage): IkeMessage {
  const notifies = message.notifies.map(shortNotification);
  return {
    kind: 'ike-message',
    act: message.act,
    source: message.source,
    destination: message.destination,
    sourcePort: portOf(message.sourcePort),
    destinationPort: portOf(message.destinationPort),
    exchange: exchangeOf(message.exchange),
    name: messageName(message),
    initiatorCookie: message.initiatorCookie,
    responderCookie: message.responderCookie,
    messageId: message.messageId,
    encrypted: message.encrypted,
    decrypted: message.encrypted === true ? message.readable : null,
    fingerprint: null,
    length: message.length,
    payloads: message.payloads.map((payload) => payloads[payload] ?? payload.toLowerCase()),
    proposals: [],
    notifies: notifies.flatMap(({ code, name }) => (code === null ? [] : [{ code, name }])),
    deletes: message.deletes,
    identities: [],
    natHashes: message.natHashes,
    vendorIds: [],
    keyExchangeLength: null,
    state: null,
    role: null,
    connectionId: message.connection,
    repeat: message.repeat,
    ttl: null,
  };
}

/** What the log does not say is null. */
export function attributesOf(
  proposal: LinuxProposal,
  extra: Partial<ProposalAttributes> = {},
): ProposalAttributes {
  return {
    protocol: proposal.protocol,
    encryption: proposal.encryption,
    keyLength: proposal.keyLength,
    hash: proposal.hash,
    group: proposal.group,
    authentication: null,
    lifetimeSeconds: null,
    lifetimeKilobytes: null,
    encapsulation: null,
    spi: null,
    ...extra,
  };
}
