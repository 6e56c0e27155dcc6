/**
 * Where the network layer of a frame begins, for every link type that is read. Written for speed: it makes
 * no objects and reports no problems; frames that matter are decoded again, with care, in parsers/wire.
 */

/** Place of the network layer, filled in by `findNetworkLayer`. */
export interface NetworkPlace {
  /** EtherType of what begins there, e.g. 0x0800; for 802.3 frames without one, 0. */
  etherType: number;
  /** Where it begins in the window. */
  offset: number;
}

export const IPV4 = 0x0800;
export const ARP = 0x0806;
export const IPV6 = 0x86dd;
/** NHRP as GRE carries it (RFC 2332 section 5.1); also what a capture inside a tunnel interface shows. */
export const NHRP = 0x2001;

const MPLS = 0x8847;
const PPPOE_SESSION = 0x8864;

/** Most VLAN tags or MPLS labels in one frame. Provider networks stack two or three; a loop has no end. */
const MAX_TAGS = 8;

/** True for the EtherTypes that announce a VLAN tag: 802.1Q, 802.1ad, and the older QinQ value. */
export function isVlan(etherType: number): boolean {
  return etherType === 0x8100 || etherType === 0x88a8 || etherType === 0x9100;
}

/**
 * Finds the network layer of the frame in [start, end).
 * @returns false when the frame ends before it
 */
export function findNetworkLayer(
  linkType: number,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  place: NetworkPlace,
): boolean {
  switch (linkType) {
    case 1:
      if (end - start < 14) return false;
      return unwrap(view.getUint16(start + 12), bytes, view, start + 14, end, place);
    case 113:
      if (end - start < 16) return false;
      return unwrap(view.getUint16(start + 14), bytes, view, start + 16, end, place);
    case 276:
      if (end - start < 20) return false;
      return unwrap(view.getUint16(start), bytes, view, start + 20, end, place);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return byVersion(bytes, start, end, place);
    case 0:
    case 108:
      return loopback(bytes, start, end, place);
    case 9:
      return ppp(bytes, view, start, end, place);
    case 50:
      // The same link type is used for Cisco's own framing: its address field tells them apart.
      if (end > start && (bytes[start] === 0x0f || bytes[start] === 0x8f)) {
        return hdlc(bytes, view, start, end, place);
      }
      return ppp(bytes, view, start, end, place);
    case 51:
      return end - start >= 6 && ppp(bytes, view, start + 6, end, place);
    case 104:
      return hdlc(bytes, view, start, end, place);
    default:
      return false;
  }
}

/** Takes VLAN tags, PPPoE, MPLS labels and LLC/SNAP headers off. */
function unwrap(
  etherType: number,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  place: NetworkPlace,
): boolean {
  let type = etherType;
  let at = start;
  for (let tags = 0; isVlan(type); tags++) {
    if (end - at < 4 || tags === MAX_TAGS) return false;
    type = view.getUint16(at + 2);
    at += 4;
  }
  if (type === PPPOE_SESSION) return end - at >= 6 && ppp(bytes, view, at + 6, end, place);
  if (type === MPLS) return mpls(bytes, at, end, place);
  if (type < 0x0600) {
    // An 802.3 length: LLC follows, and SNAP if both service access points are 0xaa (IEEE 802).
    const snap = end - at >= 8 && bytes[at] === 0xaa && bytes[at + 1] === 0xaa && bytes[at + 2] === 3;
    type = snap ? view.getUint16(at + 6) : 0;
    if (snap) at += 8;
  }
  place.etherType = type;
  place.offset = at;
  return true;
}

function mpls(bytes: Uint8Array, start: number, end: number, place: NetworkPlace): boolean {
  let at = start;
  for (let labels = 0; labels < MAX_TAGS; labels++) {
    if (end - at < 5) return false;
    const bottom = (bytes[at + 2]! & 1) === 1;
    at += 4;
    if (bottom) return byVersion(bytes, at, end, place);
  }
  return false;
}

function byVersion(bytes: Uint8Array, start: number, end: number, place: NetworkPlace): boolean {
  if (end <= start) return false;
  const version = bytes[start]! >> 4;
  place.etherType = version === 4 ? IPV4 : version === 6 ? IPV6 : 0;
  place.offset = start;
  return true;
}

/** An address family of 4 bytes in the byte order of the machine that captured; IPv6 has many numbers. */
function loopback(bytes: Uint8Array, start: number, end: number, place: NetworkPlace): boolean {
  if (end - start < 4) return false;
  const family = bytes[start]! !== 0 ? bytes[start]! : bytes[start + 3]!;
  if (family === 2) place.etherType = IPV4;
  else if (family === 10 || family === 23 || family === 24 || family === 28 || family === 30) {
    place.etherType = IPV6;
  } else place.etherType = 0;
  place.offset = start + 4;
  return true;
}

/** PPP with or without the address and control bytes, the protocol in one byte or two (RFC 1661, 1662). */
function ppp(bytes: Uint8Array, view: DataView, start: number, end: number, place: NetworkPlace): boolean {
  let at = start;
  if (end - at >= 2 && view.getUint16(at) === 0xff03) at += 2;
  if (end - at < 2) return false;
  let protocol = bytes[at]!;
  if ((protocol & 1) === 1) at += 1;
  else {
    protocol = view.getUint16(at);
    at += 2;
  }
  if (protocol === 0x0281) return mpls(bytes, at, end, place);
  place.etherType = protocol === 0x0021 ? IPV4 : protocol === 0x0057 ? IPV6 : 0;
  place.offset = at;
  return true;
}

function hdlc(bytes: Uint8Array, view: DataView, start: number, end: number, place: NetworkPlace): boolean {
  if (end - start < 4) return false;
  return unwrap(view.getUint16(start + 2), bytes, view, start + 4, end, place);
}
