import type { Problem } from '../../problem.ts';
import { ipv4Text, ipv6Text, u16 } from '../bytes.ts';
import { hex } from '../hex.ts';
import { DOI_IDENTITIES } from '../registry/ipsec-doi.ts';
import { prefixLengthOf, printableOf, textOf } from './bytes.ts';
import { distinguishedName, generalName } from './der.ts';
import { report, reportShort } from './problems.ts';
import type { IdentificationPayload, NatOriginalAddressPayload, PayloadBase } from './types.ts';

/** Identification payload of the IPsec DOI: RFC 2407 4.6.2. */
export function decodeIdentification(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): IdentificationPayload {
  const short = end - start < 4;
  if (short) reportShort(problems, base.name, start, 4, end - start);
  const idType = short ? 0 : bytes[start]!;
  const from = short ? start : start + 4;
  return {
    type: base.type,
    name: 'identification',
    length: base.length,
    offset: base.offset,
    idType,
    idTypeName: DOI_IDENTITIES.name(idType),
    protocol: short ? 0 : bytes[start + 1]!,
    port: short ? 0 : u16(bytes, start + 2),
    value: identityText(idType, bytes, from, end, problems),
    hex: hex(bytes, from, end),
  };
}

/** NAT-OA payload: the address before translation, RFC 3947 5.2. */
export function decodeNatOriginalAddress(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): NatOriginalAddressPayload {
  const short = end - start < 4;
  if (short) reportShort(problems, base.name, start, 4, end - start);
  const idType = short ? 0 : bytes[start]!;
  const from = short ? start : start + 4;
  return {
    type: base.type,
    name: 'nat-oa',
    length: base.length,
    offset: base.offset,
    idType,
    idTypeName: DOI_IDENTITIES.name(idType),
    value: identityText(idType, bytes, from, end, problems),
    hex: hex(bytes, from, end),
  };
}

/** Sizes of the identities that have one. */
const SIZES: Readonly<Record<number, number>> = { 1: 4, 4: 8, 5: 16, 6: 32, 7: 8, 8: 32 };

/** The identity as text; hex when its type is unknown or its size is wrong. */
function identityText(
  idType: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): string {
  const size = SIZES[idType];
  if (size !== undefined && size !== end - start) {
    report(
      problems,
      'bad-length',
      `An identity of type ${DOI_IDENTITIES.name(idType)} has ${end - start} bytes instead of ${size}.`,
      start,
      { need: size, have: end - start, lengthFrom: 'isakmp.payload-length' },
    );
    return hex(bytes, start, end);
  }
  switch (idType) {
    case 1:
      return ipv4Text(bytes, start);
    case 2:
    case 3:
      return textOf(bytes, start, end);
    case 4:
      return `${ipv4Text(bytes, start)}/${prefixLengthOf(bytes, start + 4, 4) ?? ipv4Text(bytes, start + 4)}`;
    case 5:
      return ipv6Text(bytes, start);
    case 6:
      return `${ipv6Text(bytes, start)}/${prefixLengthOf(bytes, start + 16, 16) ?? ipv6Text(bytes, start + 16)}`;
    case 7:
      return `${ipv4Text(bytes, start)}-${ipv4Text(bytes, start + 4)}`;
    case 8:
      return `${ipv6Text(bytes, start)}-${ipv6Text(bytes, start + 16)}`;
    case 9:
      return distinguishedName(bytes, start, end) ?? hex(bytes, start, end);
    case 10:
      return generalName(bytes, start, end) ?? hex(bytes, start, end);
    case 11:
      return printableOf(bytes, start, end) ?? hex(bytes, start, end);
    default:
      return hex(bytes, start, end);
  }
}
