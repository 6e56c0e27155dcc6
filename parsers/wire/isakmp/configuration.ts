import type { Problem } from '../../problem.ts';
import { ipv4Text, ipv6Text, u16 } from '../bytes.ts';
import { hex } from '../hex.ts';
import {
  type ConfigRow,
  IKE_CONFIG_ATTRIBUTES,
  IKE_CONFIG_TYPES,
} from '../registry/ike-config-attributes.ts';
import { prefixLengthOf, textOf } from './bytes.ts';
import { type AttributeSlot, attributeValue, walkAttributes } from './data-attributes.ts';
import { reportShort } from './problems.ts';
import type { AttributesPayload, ConfigAttribute, PayloadBase } from './types.ts';

const ROWS = new Map<number, ConfigRow>(IKE_CONFIG_ATTRIBUTES.map((row) => [row[0], row]));

/** Attribute payload of the transaction exchange: draft-ietf-ipsec-isakmp-mode-cfg-05 3.2. */
export function decodeConfiguration(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): AttributesPayload {
  const short = end - start < 4;
  if (short) reportShort(problems, base.name, start, 4, end - start);
  const configType = short ? 0 : bytes[start]!;
  const attributes: ConfigAttribute[] = [];
  if (!short) {
    walkAttributes(bytes, start + 4, end, problems, (slot) => {
      const row = ROWS.get(slot.type);
      attributes.push({
        type: slot.type,
        name: row?.[1] ?? null,
        value: configValue(row, bytes, slot),
        form: slot.basic ? 'basic' : 'variable',
        length: slot.length,
        hex: hex(bytes, slot.start, slot.end),
        secret: row?.[4] ?? false,
      });
    });
  }
  return {
    type: base.type,
    name: 'attributes',
    length: base.length,
    offset: base.offset,
    configType,
    configTypeName: IKE_CONFIG_TYPES.name(configType),
    identifier: short ? 0 : u16(bytes, start + 2),
    attributes,
  };
}

/** A number in the basic form; otherwise what the attribute's row says, hex when the size does not fit it. */
function configValue(row: ConfigRow | undefined, bytes: Uint8Array, slot: AttributeSlot): number | string {
  if (slot.basic) return attributeValue(bytes, slot);
  const { start, end } = slot;
  const size = end - start;
  switch (row?.[2]) {
    case 'number':
      return attributeValue(bytes, slot);
    case 'ipv4':
      if (size === 4) return ipv4Text(bytes, start);
      break;
    case 'ipv4-subnet':
      if (size === 8) {
        return `${ipv4Text(bytes, start)}/${prefixLengthOf(bytes, start + 4, 4) ?? ipv4Text(bytes, start + 4)}`;
      }
      break;
    case 'ipv6':
      if (size === 16) return ipv6Text(bytes, start);
      break;
    case 'ipv6-subnet':
      if (size === 17) return `${ipv6Text(bytes, start)}/${bytes[start + 16]}`;
      break;
    case 'text':
      return textOf(bytes, start, end);
  }
  return hex(bytes, start, end);
}
