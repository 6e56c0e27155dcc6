/** IPv6 and its extension headers (RFC 8200). */
import type { Problem } from '../problem.ts';
import { hasRoom, ipv6Text, u8, u16, u32 } from './bytes.ts';
import { IP_PROTOCOL } from './registry/ip-protocols.ts';

const HEADER = 40;
/** RFC 8200 section 4.1 allows each header once, destination options twice; more is damage or an attack. */
const MAX_EXTENSIONS = 16;
const FRAGMENT_HEADER = 8;

export interface Ipv6Fragment {
  identification: number;
  /** In bytes. */
  offset: number;
  more: boolean;
}

export interface ExtensionChain {
  /** Protocol number of what follows the extension headers. */
  protocol: number;
  /** The numbers of the extension headers, in order. */
  extensions: number[];
  /** The fragment header; the chain ends behind it. */
  fragment: Ipv6Fragment | null;
  /** Where the payload starts; null when a header is cut. */
  start: number | null;
}

export interface Ipv6 extends ExtensionChain {
  source: string;
  destination: string;
  hopLimit: number;
  trafficClass: number;
  flowLabel: number;
  payloadLength: number;
  end: number;
  /** False when the packet says it is longer than the bytes that are there. */
  complete: boolean;
}

/** Reads an IPv6 header and the extension headers behind it; null when the fixed header is cut. */
export function decodeIpv6(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Ipv6 | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'ipv6', what: 'the IPv6 header' })) return null;
  const first = u32(bytes, start);
  if (first >>> 28 !== 6) {
    problems.push({
      code: 'bad-value',
      layer: 'ipv6',
      message: `version ${first >>> 28} where 6 must stand`,
      offset: start,
    });
    return null;
  }
  const payloadLength = u16(bytes, start + 4);
  const why = { layer: 'ipv6', what: 'the payload', lengthFrom: 'ipv6.payload-length' };
  // Zero stands for a jumbogram (RFC 2675) or for segmentation left to the network card.
  const complete = hasRoom(problems, start + HEADER, end, payloadLength, why);
  const payloadEnd = payloadLength === 0 ? end : Math.min(end, start + HEADER + payloadLength);
  return {
    source: ipv6Text(bytes, start + 8),
    destination: ipv6Text(bytes, start + 24),
    hopLimit: u8(bytes, start + 7),
    trafficClass: (first >>> 20) & 0xff,
    flowLabel: first & 0xfffff,
    payloadLength,
    ...walkExtensions(bytes, u8(bytes, start + 6), start + HEADER, payloadEnd, problems),
    end: payloadEnd,
    complete,
  };
}

/** True for the extension headers that `walkExtensions` steps over. AH is not one of them: it is evidence. */
export function isIpv6Extension(protocol: number): boolean {
  switch (protocol) {
    case IP_PROTOCOL.hopByHop:
    case IP_PROTOCOL.routing:
    case IP_PROTOCOL.fragment:
    case IP_PROTOCOL.destinationOptions:
    case IP_PROTOCOL.mobility:
    case IP_PROTOCOL.hip:
    case IP_PROTOCOL.shim6:
      return true;
    default:
      return false;
  }
}

/** Steps over extension headers, beginning with the one that `next` names, to the first other protocol. */
export function walkExtensions(
  bytes: Uint8Array,
  next: number,
  start: number,
  end: number,
  problems: Problem[],
): ExtensionChain {
  const extensions: number[] = [];
  let protocol = next;
  let at = start;
  while (isIpv6Extension(protocol)) {
    const isFragment = protocol === IP_PROTOCOL.fragment;
    if (extensions.length === MAX_EXTENSIONS) {
      problems.push({
        code: 'limit',
        layer: 'ipv6',
        message: `more than ${MAX_EXTENSIONS} extension headers; the rest was not read`,
        offset: at,
      });
      return { protocol, extensions, fragment: null, start: null };
    }
    const why = { layer: 'ipv6', what: 'an extension header' };
    if (!hasRoom(problems, at, end, FRAGMENT_HEADER, why)) {
      return { protocol, extensions, fragment: null, start: null };
    }
    extensions.push(protocol);
    protocol = u8(bytes, at);
    if (isFragment) {
      return { protocol, extensions, fragment: fragmentAt(bytes, at), start: at + FRAGMENT_HEADER };
    }
    const length = (u8(bytes, at + 1) + 1) * 8;
    if (!hasRoom(problems, at, end, length, { ...why, lengthFrom: 'ipv6.extension-length' })) {
      return { protocol, extensions, fragment: null, start: null };
    }
    at += length;
  }
  return { protocol, extensions, fragment: null, start: at };
}

function fragmentAt(bytes: Uint8Array, at: number): Ipv6Fragment {
  const field = u16(bytes, at + 2);
  return { identification: u32(bytes, at + 4), offset: field & 0xfff8, more: (field & 1) === 1 };
}
