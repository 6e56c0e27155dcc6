/** ISAKMP in the tree. */
import type { DataAttribute, IsakmpPayload, Proposal, Transform } from '../../parsers/wire/isakmp.ts';
import { say, translate } from '../language/say.ts';
import { bytesText, count, type Lines, named, shortHex } from './decode-lines.ts';
import type { IsakmpRecord } from './decode-record.ts';

export function addIsakmp(lines: Lines, depth: number, message: IsakmpRecord): void {
  const kind = message.ikev2 === null ? `ISAKMP ${message.version}` : `IKEv2 (version ${message.version})`;
  lines.add(depth, `${kind} ${message.exchange ?? `exchange ${message.exchangeType}`}`, 'bold');
  lines.table(depth + 1, [
    ['initiator cookie', message.initiatorCookie],
    ['responder cookie', message.responderCookie],
    ['message ID', messageIdText(message.messageId)],
    ['flags', flagsText(message)],
    ['length', bytesText(message.length)],
    ['hash', message.hashVerdict],
  ]);
  if (message.flags.encrypted && message.decrypted !== true && message.payloads.length === 0) {
    lines.add(
      depth + 1,
      message.decrypted === false ? translate('encrypted; no key given opens it') : translate('encrypted'),
      'dim',
    );
  } else if (message.decrypted === true) lines.add(depth + 1, translate('decrypted'), 'good');
  for (const payload of message.payloads) addPayload(lines, depth + 1, payload);
  if (message.assembled !== null) {
    lines.add(depth + 1, translate('with this fragment the message is whole:'));
    addIsakmp(lines, depth + 2, message.assembled);
  }
}

function messageIdText(messageId: number): string {
  return messageId === 0 ? '0' : `${messageId} (0x${messageId.toString(16).padStart(8, '0')})`;
}

function flagsText({ flags, ikev2 }: IsakmpRecord): string {
  const set = Object.entries({ ...flags, ...ikev2 }).filter(([, on]) => on === true);
  return set.length === 0 ? 'none' : set.map(([name]) => FLAG_NAMES[name] ?? name).join(', ');
}

const FLAG_NAMES: Readonly<Record<string, string>> = {
  authOnly: 'authentication only',
  higherVersion: 'higher version',
};

function addPayload(lines: Lines, depth: number, payload: IsakmpPayload): void {
  const title = `${named(payload.name, payload.type)}, ${bytesText(payload.length)}`;
  const remark = remarkOf(payload);
  lines.add(depth, remark === '' ? title : `${title}: ${remark}`);
  if ('proposals' in payload) {
    for (const proposal of payload.proposals) addProposal(lines, depth + 1, proposal);
  }
  if ('attributes' in payload) {
    lines.table(
      depth + 1,
      payload.attributes.map((attribute) => [
        attribute.name ?? `attribute ${attribute.type}`,
        'meaning' in attribute ? valueText(attribute) : attribute.value,
      ]),
    );
  }
  if ('spis' in payload) for (const spi of payload.spis) lines.add(depth + 1, `SPI ${spi}`);
  if ('hash' in payload) lines.hex(depth + 1, payload.hash);
  else if ('hex' in payload && payload.hex !== null && !isSaid(payload)) lines.hex(depth + 1, payload.hex);
}

/** Identities stand in the remark in words. */
function isSaid(payload: IsakmpPayload): boolean {
  return payload.name === 'identification' || payload.name === 'nat-oa';
}

/** What is worth knowing of a payload on its first line. */
function remarkOf(payload: IsakmpPayload): string {
  if ('matches' in payload) {
    if (payload.matches === null) return '';
    return payload.matches === 'none'
      ? translate('matches neither end')
      : say`matches ${translate(payload.matches)}`;
  }
  if ('vendor' in payload) {
    return [payload.vendor ?? 'unknown', payload.detail].filter((part) => part !== null).join(' ');
  }
  if ('code' in payload) return notificationText(payload);
  if ('spiSize' in payload)
    return `${payload.protocolName ?? payload.protocol}, ${count(payload.spis.length, 'SPI')}`;
  if ('port' in payload) {
    return `${named(payload.idTypeName, payload.idType)} ${payload.value}, protocol ${payload.protocol}, port ${payload.port}`;
  }
  if ('idType' in payload) return `${named(payload.idTypeName, payload.idType)} ${payload.value}`;
  if ('configType' in payload) {
    return `${named(payload.configTypeName, payload.configType)}, identifier ${payload.identifier}`;
  }
  if ('fragmentNumber' in payload) {
    const { fragmentNumber, fragmentId, last } = payload;
    return last
      ? say`fragment ${fragmentNumber} of message ${fragmentId}, the last`
      : say`fragment ${fragmentNumber} of message ${fragmentId}`;
  }
  if ('subject' in payload) {
    const names = [
      payload.subject && `subject ${payload.subject}`,
      payload.issuer && `issuer ${payload.issuer}`,
    ];
    return [named(payload.encodingName, payload.encoding), ...names.filter(Boolean)].join(', ');
  }
  if ('authority' in payload) {
    const authority = payload.authority === null ? '' : `, authority ${payload.authority}`;
    return `${named(payload.encodingName, payload.encoding)}${authority}`;
  }
  if ('doi' in payload) return `DOI ${payload.doi}, situation ${payload.situation ?? translate('not read')}`;
  return '';
}

function notificationText(payload: Extract<IsakmpPayload, { code: number }>): string {
  const { protocolName, protocol, spi, sequence, replay } = payload;
  const parts = [named(payload.notification, payload.code), protocolName ?? `protocol ${protocol}`];
  if (spi !== null) parts.push(`SPI ${spi}`);
  if (sequence !== null) parts.push(`sequence ${sequence}`);
  if (replay !== null) parts.push(`replay protection ${replay ? 'on' : 'off'}`);
  return parts.join(', ');
}

function addProposal(lines: Lines, depth: number, proposal: Proposal): void {
  const spi = proposal.spi === null ? '' : `, SPI ${proposal.spi}`;
  const transforms = count(proposal.transforms.length, 'transform');
  lines.add(
    depth,
    `proposal ${proposal.number}: ${proposal.protocolName ?? proposal.protocol}${spi}, ${transforms}`,
  );
  for (const transform of proposal.transforms) addTransform(lines, depth + 1, transform);
}

function addTransform(lines: Lines, depth: number, transform: Transform): void {
  lines.add(depth, `transform ${transform.number}: ${named(transform.name, transform.id)}`);
  lines.table(
    depth + 1,
    transform.attributes.map((attribute) => [
      attribute.name ?? `attribute ${attribute.type}`,
      valueText(attribute),
    ]),
  );
}

function valueText({ meaning, value }: DataAttribute): string {
  if (typeof value === 'string') return shortHex(value);
  return named(meaning, value);
}
