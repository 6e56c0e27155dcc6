/** NHRP in the tree. */
import type { Nhrp } from '../../parsers/wire/nhrp.ts';
import type { ClientInformation } from '../../parsers/wire/nhrp-cie.ts';
import type { NhrpExtension } from '../../parsers/wire/nhrp-extensions.ts';
import { say, translate } from '../language/say.ts';
import { type Lines, named } from './decode-lines.ts';
import { addQuoted } from './decode-tree-quoted.ts';

export function addNhrp(lines: Lines, depth: number, nhrp: Nhrp): void {
  const id = nhrp.requestId === null ? '' : `, request ID ${nhrp.requestId}`;
  lines.add(depth, `NHRP ${nhrp.packet ?? `packet type ${nhrp.packetType}`}${id}`, 'bold');
  lines.table(depth + 1, [
    ['source NBMA', nhrp.sourceNbma],
    ['source NBMA subaddress', nhrp.sourceNbmaSubaddress],
    ['source protocol', nhrp.sourceProtocol],
    ['destination protocol', nhrp.destinationProtocol],
    ['flags', flagsText(nhrp)],
    ['hop count', nhrp.hopCount],
    ['length', nhrp.complete ? say`${nhrp.length} bytes` : say`${nhrp.length} bytes, cut`],
    ['checksum', nhrp.checksum],
  ]);
  for (const entry of nhrp.clientInformation) addEntry(lines, depth + 1, entry);
  if (nhrp.error !== null) {
    const { code, name, offset, quoted } = nhrp.error;
    lines.add(depth + 1, say`error ${named(name, code)}, at byte ${offset} of the packet it quotes`, 'bad');
    if (quoted !== null) {
      lines.add(depth + 1, translate('quotes'));
      addNhrp(lines, depth + 2, quoted);
    }
  }
  if (nhrp.traffic !== null) {
    lines.add(depth + 1, `traffic code ${nhrp.traffic.code}`);
    if (nhrp.traffic.quoted !== null) addQuoted(lines, depth + 1, nhrp.traffic.quoted);
  }
  for (const extension of nhrp.extensions) addExtension(lines, depth + 1, extension);
}

function flagsText({ flags, flagBits }: Nhrp): string {
  const bits = `0x${flagBits.toString(16).padStart(4, '0')}`;
  return flags.length === 0 ? bits : `${flags.join(', ')} (${bits})`;
}

function addEntry(lines: Lines, depth: number, entry: ClientInformation): void {
  const parts = [
    `code ${named(entry.codeName, entry.code)}`,
    `prefix /${entry.prefixLength}`,
    `MTU ${entry.mtu}`,
    `holding time ${entry.holdingTime} s`,
    `preference ${entry.preference}`,
  ];
  if (entry.nbma !== null) parts.push(`NBMA ${entry.nbma}`);
  if (entry.nbmaSubaddress !== null) parts.push(`subaddress ${entry.nbmaSubaddress}`);
  if (entry.protocol !== null) parts.push(`protocol ${entry.protocol}`);
  lines.add(depth, `client: ${parts.join(', ')}`);
}

function addExtension(lines: Lines, depth: number, extension: NhrpExtension): void {
  const { type, name, compulsory, length } = extension;
  lines.add(
    depth,
    `extension ${named(name, type)}${compulsory ? ', compulsory' : ''}, ${say`${length} bytes`}`,
  );
  for (const entry of extension.clientInformation ?? []) addEntry(lines, depth + 1, entry);
  const { authentication, vendor, capabilities, value } = extension;
  if (authentication) {
    lines.table(depth + 1, [
      ['type', named(authentication.typeName, authentication.type)],
      ['string', authentication.secret],
      ['data', authentication.data],
      ['fingerprint', authentication.fingerprint],
    ]);
  }
  if (vendor) lines.add(depth + 1, `OUI ${vendor.oui}  ${vendor.data}`);
  if (capabilities) {
    lines.add(
      depth + 1,
      `capabilities: source ${capabilities.source}, destination ${capabilities.destination}`,
    );
  }
  if (value) lines.hex(depth + 1, value);
}
