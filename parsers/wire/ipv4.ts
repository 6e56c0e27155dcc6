/** IPv4 (RFC 791) with its options. */
import type { Problem } from '../problem.ts';
import { hasRoom, internetChecksum, ipv4Text, type Need, u8, u16 } from './bytes.ts';
import { hex } from './hex.ts';
import { ipOptions } from './registry/ip-options.ts';

const SMALLEST_HEADER = 20;
const END_OF_OPTIONS = 0;
const NO_OPERATION = 1;

const FIXED_HEADER: Need = { layer: 'ipv4', what: 'the IPv4 header' };
const HEADER_WITH_OPTIONS: Need = { ...FIXED_HEADER, lengthFrom: 'ipv4.header-length' };
const WHOLE_PACKET: Need = { layer: 'ipv4', what: 'the packet', lengthFrom: 'ipv4.total-length' };

export interface IpOption {
  type: number;
  name: string;
  /** The option's value without type and length, hex. */
  value: string;
}

export interface Ipv4 {
  source: string;
  destination: string;
  protocol: number;
  ttl: number;
  /** Differentiated services field, all 8 bits. */
  trafficClass: number;
  identification: number;
  dontFragment: boolean;
  moreFragments: boolean;
  /** In bytes. */
  fragmentOffset: number;
  /** As the header says; 0 when segmentation is left to the network card. */
  totalLength: number;
  /** Not a problem when `bad`: captures on a sender show headers before the network card fills them in. */
  checksum: 'good' | 'bad';
  options: IpOption[];
  start: number;
  end: number;
  /** False when the packet says it is longer than the bytes that are there. */
  complete: boolean;
}

/** Reads an IPv4 header; null when it is cut or not one. */
export function decodeIpv4(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Ipv4 | null {
  if (!hasRoom(problems, start, end, SMALLEST_HEADER, FIXED_HEADER)) return null;
  const headerLength = headerLengthOf(bytes, start, problems);
  if (headerLength === null) return null;
  if (!hasRoom(problems, start, end, headerLength, HEADER_WITH_OPTIONS)) return null;
  const fragment = u16(bytes, start + 6);
  const totalLength = u16(bytes, start + 2);
  const options = decodeOptions(bytes, start + SMALLEST_HEADER, start + headerLength, problems);
  const payload = payloadEnd(start, end, headerLength, totalLength, problems);
  return {
    source: ipv4Text(bytes, start + 12),
    destination: ipv4Text(bytes, start + 16),
    protocol: u8(bytes, start + 9),
    ttl: u8(bytes, start + 8),
    trafficClass: u8(bytes, start + 1),
    identification: u16(bytes, start + 4),
    dontFragment: (fragment & 0x4000) !== 0,
    moreFragments: (fragment & 0x2000) !== 0,
    fragmentOffset: (fragment & 0x1fff) * 8,
    totalLength,
    checksum: internetChecksum(bytes, start, start + headerLength) === 0 ? 'good' : 'bad',
    options,
    start: start + headerLength,
    end: payload.end,
    complete: payload.complete,
  };
}

function headerLengthOf(bytes: Uint8Array, start: number, problems: Problem[]): number | null {
  const version = u8(bytes, start) >> 4;
  if (version !== 4) {
    problems.push({
      code: 'bad-value',
      layer: 'ipv4',
      message: `version ${version} where 4 must stand`,
      offset: start,
    });
    return null;
  }
  const length = (u8(bytes, start) & 0x0f) * 4;
  if (length >= SMALLEST_HEADER) return length;
  problems.push({
    code: 'bad-length',
    layer: 'ipv4',
    message: `header length ${length} is smaller than ${SMALLEST_HEADER}`,
    offset: start,
    need: SMALLEST_HEADER,
    have: length,
    lengthFrom: 'ipv4.header-length',
  });
  return null;
}

function payloadEnd(start: number, end: number, header: number, total: number, problems: Problem[]) {
  if (total === 0) return { end, complete: true };
  if (total < header) {
    problems.push({
      code: 'bad-length',
      layer: 'ipv4',
      message: `total length ${total} is smaller than the header; the rest of the frame was taken as payload`,
      offset: start + 2,
      need: header,
      have: total,
      lengthFrom: 'ipv4.total-length',
    });
    return { end, complete: true };
  }
  const complete = hasRoom(problems, start, end, total, WHOLE_PACKET);
  return { end: Math.min(end, start + total), complete };
}

function decodeOptions(bytes: Uint8Array, start: number, end: number, problems: Problem[]): IpOption[] {
  const options: IpOption[] = [];
  let at = start;
  while (at < end) {
    const type = u8(bytes, at);
    if (type === END_OF_OPTIONS) break;
    const name = ipOptions.name(type) ?? `option-${type}`;
    if (type === NO_OPERATION) {
      options.push({ type, name, value: '' });
      at += 1;
      continue;
    }
    const length = at + 1 < end ? u8(bytes, at + 1) : 0;
    if (length < 2 || at + length > end) {
      problems.push({
        code: 'bad-length',
        layer: 'ipv4',
        message: `option ${name} claims ${length} bytes; the options after it were not read`,
        offset: at,
        need: Math.max(2, length),
        have: end - at,
        lengthFrom: 'ipv4.option.length',
      });
      break;
    }
    options.push({ type, name, value: hex(bytes, at + 2, at + length) });
    at += length;
  }
  return options;
}
