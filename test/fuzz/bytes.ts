/** Changes to bytes that know where lengths, counts and types stand. */
import fc from 'fast-check';

/** One change. `at` and `value` are any numbers; what they come to depends on the bytes they meet. */
export interface ByteChange {
  kind: (typeof KINDS)[number];
  at: number;
  value: number;
  /** Somewhere of interest (a length, a type) rather than anywhere. */
  aimed: boolean;
}

const KINDS = [
  'flip',
  'byte',
  'u16',
  'u32',
  'u16-little',
  'u32-little',
  'cut',
  'remove',
  'insert',
  'repeat',
  'splice',
] as const;

/** Values at which length arithmetic breaks. */
const EDGES = [
  0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 19, 20, 27, 28, 31, 32, 63, 64, 127, 128, 254, 255, 256, 1500, 0x7fff,
  0x8000, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
] as const;

/** What an insertion or repetition may add at most: inputs stay small, so that many are tried. */
const MAX_ADDED = 64;

const anywhere = fc.integer({ min: 0, max: 0x7fffffff });

const change: fc.Arbitrary<ByteChange> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: anywhere,
  value: anywhere,
  aimed: fc.boolean(),
});

/** A few changes to one input. */
export const byteChanges: fc.Arbitrary<ByteChange[]> = fc.array(change, { minLength: 1, maxLength: 6 });

/**
 * The bytes with the changes made, one after the other.
 * @param aims offsets of fields of interest; they may lie outside
 * @param other what `splice` takes a tail from
 */
export function changeBytes(
  bytes: Uint8Array,
  changes: readonly ByteChange[],
  aims: readonly number[],
  other: Uint8Array,
): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (const one of changes) changed = changeOnce(changed, one, aims, other);
  return changed;
}

function changeOnce(
  bytes: Uint8Array,
  { kind, at, value, aimed }: ByteChange,
  aims: readonly number[],
  other: Uint8Array,
) {
  if (bytes.length === 0) return bytes;
  const from = (aimed && aims.length > 0 ? aims[at % aims.length]! : at) % bytes.length;
  const edge = value % 3 === 0 ? value >>> 2 : EDGES[value % EDGES.length]!;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const has = (size: number) => from + size <= bytes.length;
  const length = 1 + (value % MAX_ADDED);
  switch (kind) {
    case 'flip':
      bytes[from]! ^= 1 << (value % 8);
      return bytes;
    case 'byte':
      bytes[from] = edge;
      return bytes;
    case 'u16':
    case 'u16-little':
      if (has(2)) view.setUint16(from, edge, kind === 'u16-little');
      return bytes;
    case 'u32':
    case 'u32-little':
      if (has(4)) view.setUint32(from, edge, kind === 'u32-little');
      return bytes;
    case 'cut':
      return bytes.slice(0, from);
    case 'remove':
      return joined(bytes.subarray(0, from), bytes.subarray(from + length));
    case 'insert':
      return joined(bytes.subarray(0, from), new Uint8Array(length).fill(edge), bytes.subarray(from));
    case 'repeat':
      return joined(bytes.subarray(0, from + length), bytes.subarray(from));
    case 'splice':
      return joined(bytes.subarray(0, from), other.subarray(value % (other.length + 1)));
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
