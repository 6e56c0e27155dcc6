import { joinBytes } from '../../made/capture-writer.ts';
import { fromHex } from './collect.ts';

/** Packets for the scan's tests, built from the headers' fields. */

export function ethernet(etherType: number, payload: Uint8Array, tags: readonly number[] = []): Uint8Array {
  const vlan = tags.map((tag) => joinBytes([u16(tag), u16(7)]));
  return joinBytes([fromHex('020000000002 020000000001'), ...vlan, u16(etherType), payload]);
}

export interface Ipv4 {
  source?: string;
  destination?: string;
  ttl?: number;
  /** Flags and fragment offset field. */
  fragment?: number;
  options?: Uint8Array;
}

export function ipv4(protocol: number, payload: Uint8Array, fields: Ipv4 = {}): Uint8Array {
  const { source = '192.0.2.1', destination = '198.51.100.2', ttl = 64, fragment = 0 } = fields;
  const options = fields.options ?? new Uint8Array(0);
  const header = 20 + options.length;
  return joinBytes([
    Uint8Array.of(0x40 | (header / 4), 0),
    u16(header + payload.length),
    u16(1),
    u16(fragment),
    Uint8Array.of(ttl, protocol, 0, 0),
    Uint8Array.from(source.split('.'), Number),
    Uint8Array.from(destination.split('.'), Number),
    options,
    payload,
  ]);
}

/** IPv6 from 2001:db8::<source> to 2001:db8::<destination>. */
export function ipv6(nextHeader: number, payload: Uint8Array, source = 1, destination = 2): Uint8Array {
  const prefix = fromHex('20010db8 00000000 00000000');
  return joinBytes([
    fromHex('60000000'),
    u16(payload.length),
    Uint8Array.of(nextHeader, 61),
    prefix,
    u32(source),
    prefix,
    u32(destination),
    payload,
  ]);
}

export function udp(source: number, destination: number, payload: Uint8Array): Uint8Array {
  return joinBytes([u16(source), u16(destination), u16(8 + payload.length), u16(0), payload]);
}

export function esp(spi: number, sequence: number, size = 32): Uint8Array {
  return joinBytes([u32(spi), u32(sequence), new Uint8Array(size)]);
}

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value);
}

export function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
