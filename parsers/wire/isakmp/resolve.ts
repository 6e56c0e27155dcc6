import { u16 } from '../bytes.ts';
import {
  IKE_PAYLOADS,
  PAYLOAD_PRIVATE_USE,
  PAYLOAD_VENDOR_ID,
  type PayloadExtension,
  type PayloadLayout,
  type PayloadRow,
} from '../registry/ike-payloads.ts';
import { VENDOR_IDS, VENDOR_RFC3947 } from '../registry/vendor-ids.ts';
import { FRAGMENT_HEADER } from './fragmentation.ts';
import type { ChainContext, ResolvedBy } from './types.ts';
import { findVendorId } from './vendor-id.ts';

/** What a payload number means in one place. */
export interface Resolution {
  name: string;
  layout: PayloadLayout;
  /** Null: the number means the same everywhere in IKEv1. */
  resolvedBy: ResolvedBy | null;
}

/** Rows by payload number, in the order of the registry. */
const ROWS: PayloadRow[][] = Array.from({ length: 256 }, () => []);
for (const row of IKE_PAYLOADS) ROWS[row.number]!.push(row);

/** The answer for numbers that mean one thing everywhere, so that the common case is one array read. */
const FIXED: (Resolution | null)[] = ROWS.map((rows, number) => {
  const [row] = rows;
  if (row === undefined) return unassigned(number);
  if (row.exchanges !== undefined || row.extension !== undefined) return null;
  return { name: row.name, layout: row.layout, resolvedBy: null };
});

/** Extensions by the name of the vendor ID that announces them. */
const ANNOUNCED = new Map<string, PayloadExtension>();
/** Every vendor ID that announces some form of NAT traversal, the RFC's among them. */
const NAT_T_NAMES = new Set<string>([VENDOR_RFC3947]);
for (const row of VENDOR_IDS) {
  if (row.announces === undefined) continue;
  ANNOUNCED.set(row.name, row.announces);
  if (row.announces !== 'fragmentation') NAT_T_NAMES.add(row.name);
}

/** Lengths of the hashes that phase 1 can negotiate: MD5, SHA, Tiger, SHA-256, SHA-384, SHA-512. */
const HASH_LENGTHS = [16, 20, 24, 32, 48, 64];

/** A message in the middle of being decoded. */
export interface ResolveScope {
  bytes: Uint8Array;
  context: ChainContext;
  /** First payload of the chain, so that vendor IDs further on in the same message count too. */
  firstPayload: number;
  start: number;
  end: number;
  /** Vendor IDs that count here, gathered when the first ambiguous number asks for them. */
  announced: readonly string[] | null;
}

/** What payload `number` with the body bytes[bodyStart, bodyEnd) means. */
export function resolvePayload(
  number: number,
  bodyStart: number,
  bodyEnd: number,
  scope: ResolveScope,
): Resolution {
  const fixed = FIXED[number];
  if (fixed) return fixed;
  for (const row of ROWS[number] ?? []) {
    if (row.exchanges !== undefined && !row.exchanges.includes(scope.context.exchangeType)) continue;
    if (row.extension === undefined) return { name: row.name, layout: row.layout, resolvedBy: null };
    const by = extensionInForce(row, bodyStart, bodyEnd, scope);
    if (by !== null) return { name: row.name, layout: row.layout, resolvedBy: by };
  }
  return unassigned(number);
}

function unassigned(number: number): Resolution {
  return {
    name: number >= PAYLOAD_PRIVATE_USE ? 'private-use' : 'reserved',
    layout: 'blob',
    resolvedBy: null,
  };
}

/**
 * Whether an extension's numbers apply: it was announced before or in this message; or nothing that
 * speaks against it was announced and the bytes have its shape.
 */
function extensionInForce(
  row: PayloadRow,
  bodyStart: number,
  bodyEnd: number,
  scope: ResolveScope,
): ResolvedBy | null {
  scope.announced ??= [...(scope.context.vendorIds ?? []), ...vendorNamesIn(scope)];
  let otherNatTraversal = false;
  for (const name of scope.announced) {
    if (ANNOUNCED.get(name) === row.extension) return 'vendor-id';
    if (NAT_T_NAMES.has(name)) otherNatTraversal = true;
  }
  if (row.extension !== 'fragmentation' && otherNatTraversal) return null;
  return hasShape(row.layout, bodyStart, bodyEnd, scope) ? 'shape' : null;
}

/** Names of the vendor IDs anywhere in the message. */
function vendorNamesIn(scope: ResolveScope): string[] {
  const names: string[] = [];
  const { bytes, end } = scope;
  let number = scope.firstPayload;
  for (let at = scope.start; number !== 0 && at + 4 <= end; ) {
    const length = u16(bytes, at + 2);
    if (length < 4 || at + length > end) break;
    if (number === PAYLOAD_VENDOR_ID) {
      const row = findVendorId(bytes, at + 4, at + length);
      if (row !== null) names.push(row.name);
    }
    number = bytes[at]!;
    at += length;
  }
  return names;
}

function hasShape(layout: PayloadLayout, start: number, end: number, scope: ResolveScope): boolean {
  const { bytes } = scope;
  const size = end - start;
  if (layout === 'nat-d') return HASH_LENGTHS.includes(size);
  if (layout === 'nat-oa') {
    const expected = bytes[start] === 1 ? 4 : bytes[start] === 5 ? 16 : -1;
    return size === 4 + expected && bytes[start + 1] === 0 && u16(bytes, start + 2) === 0;
  }
  if (layout === 'fragment') {
    return (
      size > FRAGMENT_HEADER &&
      start === scope.start + 4 &&
      end === scope.end &&
      bytes[start + 2]! > 0 &&
      bytes[start + 3]! <= 1
    );
  }
  return false;
}
