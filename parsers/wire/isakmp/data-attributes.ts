import type { Problem } from '../../problem.ts';
import { u16, u32 } from '../bytes.ts';
import { hex } from '../hex.ts';
import type { Registry } from '../registry/table.ts';
import { report } from './problems.ts';
import type { DataAttribute } from './types.ts';

/** Attributes of one transform or payload that are kept; real ones have fewer than a dozen. */
export const MAX_ATTRIBUTES = 256;

const FORMAT_BASIC = 0x8000;

/** The registries that name attribute classes and their values. */
export interface AttributeRegistry {
  classes: Registry;
  values: ReadonlyMap<number, Registry>;
}

/** Where one attribute stands: RFC 2408 3.3. */
export interface AttributeSlot {
  type: number;
  basic: boolean;
  /** Value bytes. */
  start: number;
  end: number;
  /** The length field of the variable form; 2 in the basic form. */
  length: number;
}

/**
 * Walks data attributes in bytes[start, end) and hands each to `each`. An attribute that claims more
 * bytes than there are is handed over cut, and ends the walk.
 */
export function walkAttributes(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
  each: (slot: AttributeSlot) => void,
): void {
  let at = start;
  for (let count = 0; at + 4 <= end; count++) {
    if (count === MAX_ATTRIBUTES) {
      report(problems, 'limit', `More than ${MAX_ATTRIBUTES} attributes; the rest is not read.`, at);
      return;
    }
    const head = u16(bytes, at);
    const type = head & 0x7fff;
    if (head & FORMAT_BASIC) {
      each({ type, basic: true, start: at + 2, end: at + 4, length: 2 });
      at += 4;
      continue;
    }
    const length = u16(bytes, at + 2);
    const valueEnd = Math.min(end, at + 4 + length);
    each({ type, basic: false, start: at + 4, end: valueEnd, length });
    if (at + 4 + length > end) {
      report(
        problems,
        'truncated',
        `Attribute ${type} claims ${length} bytes; only ${end - at - 4} are there.`,
        at,
        {
          need: length,
          have: end - at - 4,
          lengthFrom: 'isakmp.attribute-length',
        },
      );
      return;
    }
    at += 4 + length;
  }
  if (at < end) {
    report(
      problems,
      'truncated',
      `${end - at} bytes after the last attribute are too few for another one.`,
      at,
      {
        need: 4,
        have: end - at,
        lengthFrom: 'isakmp.payload-length',
      },
    );
  }
}

/** The attributes of a transform, named by the registries of its protocol. */
export function decodeDataAttributes(
  bytes: Uint8Array,
  start: number,
  end: number,
  registry: AttributeRegistry,
  problems: Problem[],
): DataAttribute[] {
  const attributes: DataAttribute[] = [];
  walkAttributes(bytes, start, end, problems, (slot) => {
    const value = attributeValue(bytes, slot);
    const values = registry.values.get(slot.type);
    attributes.push({
      type: slot.type,
      name: registry.classes.name(slot.type),
      value,
      meaning: values !== undefined && typeof value === 'number' ? values.name(value) : null,
      form: slot.basic ? 'basic' : 'variable',
      length: slot.length,
    });
  });
  return attributes;
}

/** The value as a number up to 4 bytes wide, as hex otherwise (also when it is cut or empty). */
export function attributeValue(bytes: Uint8Array, slot: AttributeSlot): number | string {
  const { start, end, length } = slot;
  if (end - start !== length) return hex(bytes, start, end);
  if (length === 2) return u16(bytes, start);
  if (length === 4) return u32(bytes, start);
  if (length === 1) return bytes[start]!;
  if (length === 3) return (bytes[start]! << 16) | u16(bytes, start + 1);
  return hex(bytes, start, end);
}
