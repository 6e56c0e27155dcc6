import { u32 } from '../bytes.ts';
import { hex } from '../hex.ts';
import {
  VENDOR_IDS,
  VENDOR_IOS,
  VENDOR_UNITY,
  VENDOR_XAUTH,
  type VendorIdRow,
  WINDOWS_VERSIONS,
} from '../registry/vendor-ids.ts';
import { printableOf } from './bytes.ts';
import type { IsakmpPayload, PayloadBase, VendorIdPayload } from './types.ts';

interface IndexedRow {
  row: VendorIdRow;
  bytes: Uint8Array;
}

/** Rows by their first four bytes, longest first. No known ID is shorter than that. */
const INDEX = new Map<number, IndexedRow[]>();
for (const row of VENDOR_IDS) {
  const bytes = new Uint8Array(row.hex.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(row.hex.slice(2 * at, 2 * at + 2), 16);
  }
  const key = u32(bytes, 0);
  const rows = INDEX.get(key) ?? [];
  rows.push({ row, bytes });
  rows.sort((a, b) => b.bytes.length - a.bytes.length);
  INDEX.set(key, rows);
}

/** IOS derives its own ID from the exchange; it has this length. */
const IOS_ID_LENGTH = 16;

/** The row that names the vendor ID in bytes[start, end), or null. */
export function findVendorId(bytes: Uint8Array, start: number, end: number): VendorIdRow | null {
  if (end - start < 4) return null;
  const rows = INDEX.get(u32(bytes, start));
  if (rows === undefined) return null;
  for (const candidate of rows) {
    const known = candidate.bytes;
    const extra = end - start - known.length;
    if (extra < 0 || (extra > 0 && candidate.row.tail === undefined)) continue;
    let at = 4;
    while (at < known.length && known[at] === bytes[start + at]) at++;
    if (at === known.length) return candidate.row;
  }
  return null;
}

/** Vendor ID payload: RFC 2408 3.16. */
export function decodeVendorId(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
): VendorIdPayload {
  const row = findVendorId(bytes, start, end);
  const tail = row === null ? end : start + row.hex.length / 2;
  return {
    type: base.type,
    name: 'vendor-id',
    length: base.length,
    offset: base.offset,
    hex: row !== null && tail === end ? row.hex : hex(bytes, start, end),
    vendor: row === null ? null : row.name,
    detail: row === null || tail === end ? null : detailOf(row, bytes, tail, end),
  };
}

function detailOf(row: VendorIdRow, bytes: Uint8Array, start: number, end: number): string {
  const size = end - start;
  if (row.tail === 'version' && size === 2) return `${bytes[start]}.${bytes[start + 1]}`;
  if (row.tail === 'release' && size === 2) {
    const last = bytes[start + 1]!;
    return `${bytes[start]}.${last >> 4}.${last & 15}`;
  }
  if (row.tail === 'capabilities' && size === 4) return `0x${hex(bytes, start, end)}`;
  if (row.tail === 'windows' && size === 4) {
    const version = u32(bytes, start);
    return WINDOWS_VERSIONS.get(version) ?? `version ${version}`;
  }
  const text = row.tail === 'text' ? printableOf(bytes, start, end) : null;
  return text ?? hex(bytes, start, end);
}

/**
 * Names IOS's own vendor ID. Its 16 bytes are different in every exchange, so it is known by its
 * neighbours: IOS sends it with Cisco Unity and XAUTH in one message (MM3, MM4, AM1, AM2).
 */
export function nameIosVendorId(payloads: readonly IsakmpPayload[]): void {
  let unity = false;
  let xauth = false;
  let unknown: VendorIdPayload | null = null;
  let unknowns = 0;
  for (const payload of payloads) {
    if (!isVendorId(payload)) continue;
    if (payload.vendor === VENDOR_UNITY) unity = true;
    else if (payload.vendor === VENDOR_XAUTH) xauth = true;
    else if (payload.vendor === null && payload.hex.length === 2 * IOS_ID_LENGTH) {
      unknown = payload;
      unknowns++;
    }
  }
  if (!unity || !xauth || unknown === null || unknowns !== 1) return;
  unknown.vendor = VENDOR_IOS;
  unknown.resolvedBy = 'neighbours';
}

function isVendorId(payload: IsakmpPayload): payload is VendorIdPayload {
  return payload.name === 'vendor-id';
}
