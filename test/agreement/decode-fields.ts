/** A record of `decode` in tshark's field names and notation, so that the two can be compared. */
import type { IsakmpPayload, Proposal, Transform } from '../../parsers/wire/isakmp.ts';
import type { Nhrp } from '../../parsers/wire/nhrp.ts';
import type { ClientInformation } from '../../parsers/wire/nhrp-cie.ts';
import type { IsakmpRecord, PacketRecord } from '../../src/report/decode-record.ts';

type Values = Map<string, string[]>;

const PROPOSAL = 2;
const TRANSFORM = 3;
const ISAKMP = 1;

/** All fields that are compared. */
export const FIELDS = [
  'isakmp.ispi',
  'isakmp.rspi',
  'isakmp.version',
  'isakmp.exchangetype',
  'isakmp.flags',
  'isakmp.messageid',
  'isakmp.length',
  'isakmp.typepayload',
  'isakmp.prop.number',
  'isakmp.prop.protoid',
  'isakmp.prop.transforms',
  'isakmp.spi',
  'isakmp.trans.number',
  'isakmp.trans.id',
  'isakmp.ike.attr.type',
  'isakmp.ike.attr.format',
  'isakmp.ike.attr.value',
  'isakmp.ipsec.attr.type',
  'isakmp.ipsec.attr.format',
  'isakmp.ipsec.attr.value',
  'isakmp.key_exchange.data',
  'isakmp.nonce',
  'isakmp.hash',
  'isakmp.vid_bytes',
  'isakmp.id.type',
  'isakmp.id.protoid',
  'isakmp.id.port',
  'isakmp.id.data.ipv4_addr',
  'isakmp.ike.nat_hash',
  'isakmp.ike.nat_original_address_ipv4',
  'isakmp.notify.protoid',
  'isakmp.notify.msgtype',
  'isakmp.delete.protoid',
  'isakmp.delete.spi',
  'esp.spi',
  'esp.sequence',
  'gre.flags.version',
  'gre.key',
  'gre.sequence_number',
  'gre.proto',
  'nhrp.hdr.afn',
  'nhrp.hdr.hopcnt',
  'nhrp.hdr.pktsz',
  'nhrp.hdr.extoff',
  'nhrp.hdr.op.type',
  'nhrp.flags',
  'nhrp.reqid',
  'nhrp.err.code',
  'nhrp.err.offset',
  'nhrp.src.nbma.addr',
  'nhrp.src.prot.addr',
  'nhrp.dst.prot.addr',
  'nhrp.code',
  'nhrp.prefix',
  'nhrp.mtu',
  'nhrp.htime',
  'nhrp.pref',
  'nhrp.client.nbma.addr',
  'nhrp.client.prot.addr',
  'nhrp.ext.c',
  'nhrp.ext.type',
  'nhrp.ext.len',
  'nhrp.auth_ext.spi',
] as const;

export function decodeFields(record: PacketRecord): Values {
  const values: Values = new Map();
  if (record.isakmp !== null) addIsakmp(values, record.isakmp);
  if (record.esp !== null) {
    add(values, 'esp.spi', record.esp.spi);
    add(values, 'esp.sequence', record.esp.sequence);
  }
  if (record.gre !== null) {
    add(values, 'gre.flags.version', record.gre.version);
    if (record.gre.key !== null) add(values, 'gre.key', hexNumber(record.gre.key, 8));
    if (record.gre.sequence !== null) add(values, 'gre.sequence_number', record.gre.sequence);
    add(values, 'gre.proto', hexNumber(record.gre.protocol, 4));
  }
  if (record.nhrp !== null) addNhrp(values, record.nhrp);
  return values;
}

function addIsakmp(values: Values, message: IsakmpRecord): void {
  const { encrypted, commit, authOnly } = message.flags;
  const [major, minor] = message.version.split('.');
  add(values, 'isakmp.ispi', message.initiatorCookie);
  add(values, 'isakmp.rspi', message.responderCookie);
  add(values, 'isakmp.version', `0x${major}${minor}`);
  add(values, 'isakmp.exchangetype', message.exchangeType);
  add(values, 'isakmp.flags', hexNumber((encrypted ? 1 : 0) | (commit ? 2 : 0) | (authOnly ? 4 : 0), 2));
  add(values, 'isakmp.messageid', hexNumber(message.messageId, 8));
  add(values, 'isakmp.length', message.length);
  for (const payload of message.payloads) addPayload(values, payload);
}

function addPayload(values: Values, payload: IsakmpPayload): void {
  add(values, 'isakmp.typepayload', payload.type);
  if ('proposals' in payload) for (const proposal of payload.proposals) addProposal(values, proposal);
  switch (payload.name) {
    case 'key-exchange':
      addHex(values, 'isakmp.key_exchange.data', payload);
      break;
    case 'nonce':
      addHex(values, 'isakmp.nonce', payload);
      break;
    case 'hash':
      addHex(values, 'isakmp.hash', payload);
      break;
    case 'vendor-id':
      addHex(values, 'isakmp.vid_bytes', payload);
      break;
    default:
  }
  if (payload.name === 'identification' && 'idType' in payload && 'port' in payload) {
    add(values, 'isakmp.id.type', payload.idType);
    add(values, 'isakmp.id.protoid', payload.protocol);
    add(values, 'isakmp.id.port', payload.port);
    if (payload.idType === 1) add(values, 'isakmp.id.data.ipv4_addr', payload.value);
  }
  if (payload.name === 'nat-oa' && 'idType' in payload) {
    add(values, 'isakmp.id.type', payload.idType);
    if (payload.idType === 1) add(values, 'isakmp.ike.nat_original_address_ipv4', payload.value);
  }
  if (payload.name === 'nat-d' && 'hash' in payload) add(values, 'isakmp.ike.nat_hash', payload.hash);
  if (payload.name === 'notification' && 'code' in payload) {
    add(values, 'isakmp.notify.protoid', payload.protocol);
    add(values, 'isakmp.notify.msgtype', payload.code);
    if (payload.spi !== null) add(values, 'isakmp.spi', withoutPrefix(payload.spi));
  }
  if (payload.name === 'delete' && 'spis' in payload) {
    add(values, 'isakmp.delete.protoid', payload.protocol);
    for (const spi of payload.spis) add(values, 'isakmp.delete.spi', withoutPrefix(spi));
  }
}

function addProposal(values: Values, proposal: Proposal): void {
  add(values, 'isakmp.typepayload', PROPOSAL);
  add(values, 'isakmp.prop.number', proposal.number);
  add(values, 'isakmp.prop.protoid', proposal.protocol);
  add(values, 'isakmp.prop.transforms', proposal.transforms.length);
  if (proposal.spi !== null) add(values, 'isakmp.spi', withoutPrefix(proposal.spi));
  const prefix = proposal.protocol === ISAKMP ? 'isakmp.ike.attr' : 'isakmp.ipsec.attr';
  for (const transform of proposal.transforms) addTransform(values, transform, prefix);
}

function addTransform(values: Values, transform: Transform, prefix: string): void {
  add(values, 'isakmp.typepayload', TRANSFORM);
  add(values, 'isakmp.trans.number', transform.number);
  add(values, 'isakmp.trans.id', transform.id);
  for (const { type, value, form, length } of transform.attributes) {
    add(values, `${prefix}.type`, type);
    add(values, `${prefix}.format`, form === 'basic' ? 1 : 0);
    add(
      values,
      `${prefix}.value`,
      typeof value === 'string' ? value : value.toString(16).padStart(2 * length, '0'),
    );
  }
}

/** tshark goes on into the packet that an error indication quotes; so does this. */
function addNhrp(values: Values, nhrp: Nhrp): void {
  add(values, 'nhrp.hdr.afn', hexNumber(nhrp.addressFamily, 4));
  add(values, 'nhrp.hdr.hopcnt', nhrp.hopCount);
  add(values, 'nhrp.hdr.pktsz', nhrp.length);
  add(values, 'nhrp.hdr.extoff', nhrp.extensionOffset);
  add(values, 'nhrp.hdr.op.type', nhrp.packetType);
  // In an error indication the field is unused (RFC 2332 section 5.2.7), and tshark does not call it flags.
  if (nhrp.error === null) add(values, 'nhrp.flags', hexNumber(nhrp.flagBits, 4));
  if (nhrp.requestId !== null) add(values, 'nhrp.reqid', hexNumber(nhrp.requestId, 8));
  if (nhrp.error !== null) {
    add(values, 'nhrp.err.code', nhrp.error.code);
    add(values, 'nhrp.err.offset', nhrp.error.offset);
  }
  addText(values, 'nhrp.src.nbma.addr', nhrp.sourceNbma);
  addText(values, 'nhrp.src.prot.addr', nhrp.sourceProtocol);
  addText(values, 'nhrp.dst.prot.addr', nhrp.destinationProtocol);
  for (const entry of nhrp.clientInformation) addEntry(values, entry);
  if (nhrp.error?.quoted) addNhrp(values, nhrp.error.quoted);
  for (const extension of nhrp.extensions) {
    add(values, 'nhrp.ext.c', extension.compulsory ? 1 : 0);
    add(values, 'nhrp.ext.type', hexNumber(extension.type, 4));
    add(values, 'nhrp.ext.len', extension.length);
    for (const entry of extension.clientInformation ?? []) addEntry(values, entry);
    if (extension.authentication) add(values, 'nhrp.auth_ext.spi', extension.authentication.type);
  }
}

function addEntry(values: Values, entry: ClientInformation): void {
  add(values, 'nhrp.code', entry.code);
  add(values, 'nhrp.prefix', entry.prefixLength);
  add(values, 'nhrp.mtu', entry.mtu);
  add(values, 'nhrp.htime', entry.holdingTime);
  add(values, 'nhrp.pref', entry.preference);
  addText(values, 'nhrp.client.nbma.addr', entry.nbma);
  addText(values, 'nhrp.client.prot.addr', entry.protocol);
}

function addHex(values: Values, field: string, payload: IsakmpPayload): void {
  if ('hex' in payload && payload.hex) add(values, field, payload.hex);
}

function addText(values: Values, field: string, text: string | null): void {
  if (text !== null) add(values, field, text);
}

function add(values: Values, field: string, value: string | number): void {
  const list = values.get(field);
  if (list === undefined) values.set(field, [String(value)]);
  else list.push(String(value));
}

function withoutPrefix(spi: string): string {
  return spi.replace(/^0x/, '');
}

function hexNumber(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}
