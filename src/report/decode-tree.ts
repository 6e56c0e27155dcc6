/** A dissected frame as an indented tree, for reading. */

import { ipProtocols } from '../../parsers/wire/registry/ip-protocols.ts';
import { say, translate, translateNumbered } from '../language/say.ts';
import { bytesText, Lines, named } from './decode-lines.ts';
import type { EspRecord, InnerRecord, PacketRecord, ProblemRecord } from './decode-record.ts';
import { addIsakmp } from './decode-tree-isakmp.ts';
import { addNhrp } from './decode-tree-nhrp.ts';
import { addQuoted, ends, hex16, protocolText } from './decode-tree-quoted.ts';
import type { Style } from './style.ts';

/** The tree of one frame, with an empty line behind it. */
export function packetTree(record: PacketRecord, style: Style): string {
  const lines = new Lines(style);
  const time = record.at ?? translate('no time');
  const length = bytesText(record.length);
  lines.add(0, say`Frame ${record.frame}  ${time}  ${record.source}  ${length}`, 'bold');
  lines.add(1, `${record.link}: ${record.layers.join(' / ')}`);
  if (record.src !== null || record.dst !== null) lines.add(1, ends(record));
  lines.table(1, [
    ['VLAN', record.vlans.join(', ')],
    ['fragment', fragmentText(record.fragment)],
    ['comment', record.comment],
  ]);
  if (record.natKeepalive) lines.add(1, 'NAT keepalive');
  addHeaders(lines, 1, record);
  for (const problem of record.problems) addProblem(lines, problem);
  return `${lines}\n`;
}

function addHeaders(lines: Lines, depth: number, record: PacketRecord | InnerRecord): void {
  const { ah, esp, gre, nhrp, icmp, isakmp, inner } = record;
  if (isakmp !== null) addIsakmp(lines, depth, isakmp);
  if (ah !== null) {
    lines.add(depth, `AH SPI ${ah.spi}, sequence ${ah.sequence}`, 'bold');
    lines.table(depth + 1, [
      ['next header', named(ipProtocols.name(ah.nextHeader), ah.nextHeader)],
      ['ICV', ah.icv],
    ]);
  }
  if (esp !== null) lines.add(depth, espText(esp), 'bold');
  if (gre !== null) {
    lines.add(
      depth,
      `GRE version ${gre.version}, protocol ${gre.protocolName} (${hex16(gre.protocol)})`,
      'bold',
    );
    lines.table(depth + 1, [
      ['key', gre.key],
      ['sequence', gre.sequence],
      ['checksum', gre.checksum],
    ]);
  }
  if (nhrp !== null) addNhrp(lines, depth, nhrp);
  if (icmp !== null) {
    lines.add(
      depth,
      `ICMP${icmp.version === 6 ? 'v6' : ''} ${icmp.meaning} (type ${icmp.type}, code ${icmp.code})`,
      'bold',
    );
    lines.table(depth + 1, [
      ['checksum', icmp.checksum],
      ['MTU', icmp.mtu],
    ]);
    if (icmp.quoted !== null) addQuoted(lines, depth + 1, icmp.quoted);
  }
  if (inner === null) return;
  lines.add(depth, say`inside: ${ends(inner)}${protocolText(inner.protocol)}`);
  addHeaders(lines, depth + 1, inner);
}

function espText({ spi, sequence, encapsulation, length, decrypted, authenticated }: EspRecord): string {
  const parts = [`ESP SPI ${spi}, sequence ${sequence}, ${bytesText(length)}`];
  if (encapsulation === 'udp') parts.push(translate('in UDP'));
  if (decrypted !== null) parts.push(decrypted ? translate('decrypted') : translate('not decrypted'));
  if (authenticated !== null) parts.push(authenticated ? translate('ICV right') : translate('ICV wrong'));
  return parts.join(', ');
}

function addProblem(lines: Lines, { code, layer, message, offset }: ProblemRecord): void {
  const said = translateNumbered(message);
  const text =
    offset === null
      ? say`problem: ${said} (${code}, ${layer})`
      : say`problem: ${said} (${code}, ${layer} at byte ${offset})`;
  lines.add(1, text, 'bad');
}

function fragmentText(fragment: PacketRecord['fragment']): string | null {
  if (fragment === null) return null;
  if (fragment.reassembledFrom !== null) return say`the last of ${fragment.reassembledFrom}, put together`;
  const { identification, offset, more } = fragment;
  return more
    ? say`${identification}, offset ${offset}, more follow`
    : say`${identification}, offset ${offset}, the last`;
}
