/** Link layers for made captures. */
import { address, be16, be32, concat, fromHex, octets } from './octets.ts';

export function ethernet(
  header: { destination?: string; source?: string; etherType: number },
  payload: Uint8Array,
): Uint8Array {
  const destination = fromHex(header.destination ?? '02:00:00:00:00:02');
  const source = fromHex(header.source ?? '02:00:00:00:00:01');
  return concat(destination, source, be16(header.etherType), payload);
}

/** IEEE 802.3 with LLC and SNAP: a length in place of the EtherType. */
export function ethernetSnap(oui: number, identifier: number, payload: Uint8Array): Uint8Array {
  const snap = concat(octets(0xaa, 0xaa, 3, oui >>> 16, oui >>> 8, oui), be16(identifier), payload);
  return ethernet({ etherType: snap.length }, snap);
}

/** What follows a VLAN EtherType. */
export function vlanTag(
  tag: { id: number; priority?: number; dropEligible?: boolean; etherType: number },
  payload: Uint8Array,
): Uint8Array {
  const control = ((tag.priority ?? 0) << 13) | (tag.dropEligible ? 0x1000 : 0) | tag.id;
  return concat(be16(control), be16(tag.etherType), payload);
}

export interface CookedHeader {
  packetType?: number;
  hardwareType?: number;
  /** A MAC address, or an IPv4 address on tunnel interfaces. */
  source?: string;
  interfaceIndex?: number;
  protocol: number;
}

function cookedAddress(source: string): { length: number; field: Uint8Array } {
  const bytes = source.includes('.') ? address(source) : fromHex(source);
  return { length: bytes.length, field: concat(bytes, new Uint8Array(8 - bytes.length)) };
}

export function linuxCooked(header: CookedHeader, payload: Uint8Array): Uint8Array {
  const { length, field } = cookedAddress(header.source ?? '02:00:00:00:00:01');
  return concat(
    be16(header.packetType ?? 0),
    be16(header.hardwareType ?? 1),
    be16(length),
    field,
    be16(header.protocol),
    payload,
  );
}

export function linuxCookedV2(header: CookedHeader, payload: Uint8Array): Uint8Array {
  const { length, field } = cookedAddress(header.source ?? '02:00:00:00:00:01');
  return concat(
    be16(header.protocol),
    be16(0),
    be32(header.interfaceIndex ?? 2),
    be16(header.hardwareType ?? 1),
    octets(header.packetType ?? 0, length),
    field,
    payload,
  );
}

/** BSD loopback; `little` as a machine with that byte order writes it. */
export function loopback(family: number, payload: Uint8Array, little = true): Uint8Array {
  const field = be32(family);
  return concat(little ? field.slice().reverse() : field, payload);
}

/** PPP; `framing` adds address and control, `compressed` shortens a protocol number below 256. */
export function ppp(
  protocol: number,
  payload: Uint8Array,
  { framing = true, compressed = false } = {},
): Uint8Array {
  const number = compressed ? octets(protocol) : be16(protocol);
  return concat(framing ? octets(0xff, 3) : octets(), number, payload);
}

/** What follows the PPPoE session EtherType. */
export function pppoe(sessionId: number, frame: Uint8Array): Uint8Array {
  return concat(octets(0x11, 0), be16(sessionId), be16(frame.length), frame);
}

export function ciscoHdlc(etherType: number, payload: Uint8Array, broadcast = false): Uint8Array {
  return concat(octets(broadcast ? 0x8f : 0x0f, 0), be16(etherType), payload);
}

/** A label stack; the last label gets the bottom-of-stack bit. */
export function mpls(labels: number[], payload: Uint8Array): Uint8Array {
  const entries = labels.map((label, index) =>
    be32(label * 0x1000 + (index === labels.length - 1 ? 0x100 : 0) + 64),
  );
  return concat(...entries, payload);
}
