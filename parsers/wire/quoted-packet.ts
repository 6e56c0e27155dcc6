/**
 * An IP packet quoted in another message: an ICMP error or an NHRP traffic indication. Quotes end
 * anywhere, so a cut one is normal and no problem; what is there is read.
 */
import type { Problem } from '../problem.ts';
import { decodeAh } from './ah.ts';
import { u16, u32 } from './bytes.ts';
import { decodeEsp } from './esp.ts';
import { decodeGre } from './gre.ts';
import { hex, spiText } from './hex.ts';
import { decodeIpv4 } from './ipv4.ts';
import { decodeIpv6 } from './ipv6.ts';
import { IP_PROTOCOL } from './registry/ip-protocols.ts';

const IKE_PORT = 500;
const NAT_T_PORT = 4500;
const UDP_HEADER = 8;
const COOKIES = 16;
const MARKER = 4;

export interface QuotedPacket {
  src: string;
  dst: string;
  ttl: number;
  /** IP protocol number. */
  ipProtocol: number;
  /** What the packet was, when it is of interest here; `nat-t` is UDP port 4500. */
  protocol: 'ike' | 'nat-t' | 'esp' | 'ah' | 'gre' | null;
  /** Length of the packet that is quoted, as its IP header says. */
  length: number;
  srcPort: number | null;
  dstPort: number | null;
  /** ESP and AH, also ESP in UDP: `0x` and 8 hex digits. */
  spi: string | null;
  sequence: number | null;
  /** GRE. */
  key: number | null;
  greProtocol: number | null;
  /** IKE: 16 hex digits each; the responder's is null while it is still zero. */
  initiatorCookie: string | null;
  responderCookie: string | null;
}

/** Reads a quoted IPv4 or IPv6 packet; null when not even its IP header is there. */
export function decodeQuotedPacket(bytes: Uint8Array, start: number, end: number): QuotedPacket | null {
  if (end <= start) return null;
  const cuts: Problem[] = [];
  const version = bytes[start]! >> 4;
  if (version === 4) {
    const ip = decodeIpv4(bytes, start, end, cuts);
    if (ip === null) return null;
    const quoted = emptyQuote(ip.source, ip.destination, ip.ttl, ip.protocol, ip.totalLength);
    if (ip.fragmentOffset === 0) readTransport(bytes, ip.start, ip.end, quoted);
    return quoted;
  }
  if (version !== 6) return null;
  const ip = decodeIpv6(bytes, start, end, cuts);
  if (ip === null) return null;
  const length = ip.payloadLength + 40;
  const quoted = emptyQuote(ip.source, ip.destination, ip.hopLimit, ip.protocol, length);
  if (ip.start !== null && (ip.fragment?.offset ?? 0) === 0) readTransport(bytes, ip.start, ip.end, quoted);
  return quoted;
}

function emptyQuote(src: string, dst: string, ttl: number, ipProtocol: number, length: number): QuotedPacket {
  return {
    src,
    dst,
    ttl,
    ipProtocol,
    protocol: null,
    length,
    srcPort: null,
    dstPort: null,
    spi: null,
    sequence: null,
    key: null,
    greProtocol: null,
    initiatorCookie: null,
    responderCookie: null,
  };
}

function readTransport(bytes: Uint8Array, start: number, end: number, quoted: QuotedPacket): void {
  const cuts: Problem[] = [];
  switch (quoted.ipProtocol) {
    case IP_PROTOCOL.udp:
      readUdp(bytes, start, end, quoted);
      break;
    case IP_PROTOCOL.tcp:
      readPorts(bytes, start, end, quoted);
      break;
    case IP_PROTOCOL.esp: {
      quoted.protocol = 'esp';
      const esp = decodeEsp(bytes, start, end, cuts, 'ip');
      quoted.spi = esp?.spi ?? null;
      quoted.sequence = esp?.sequence ?? null;
      break;
    }
    case IP_PROTOCOL.ah: {
      quoted.protocol = 'ah';
      // A quote of 8 bytes ends right behind the SPI.
      if (end - start >= 8) quoted.spi = spiText(u32(bytes, start + 4));
      quoted.sequence = decodeAh(bytes, start, end, cuts)?.sequence ?? null;
      break;
    }
    case IP_PROTOCOL.gre: {
      quoted.protocol = 'gre';
      const gre = decodeGre(bytes, start, end, cuts, false);
      quoted.key = gre?.key ?? null;
      quoted.greProtocol = gre?.protocol ?? null;
      break;
    }
    default:
  }
}

function readPorts(bytes: Uint8Array, start: number, end: number, quoted: QuotedPacket): boolean {
  if (end - start < 4) return false;
  quoted.srcPort = u16(bytes, start);
  quoted.dstPort = u16(bytes, start + 2);
  return true;
}

function readUdp(bytes: Uint8Array, start: number, end: number, quoted: QuotedPacket): void {
  if (!readPorts(bytes, start, end, quoted)) return;
  const payload = start + UDP_HEADER;
  const has = (port: number) => quoted.srcPort === port || quoted.dstPort === port;
  if (has(NAT_T_PORT)) {
    quoted.protocol = 'nat-t';
    if (end - payload < MARKER) return;
    const marker = u32(bytes, payload);
    if (marker === 0) readCookies(bytes, payload + MARKER, end, quoted);
    else quoted.spi = spiText(marker);
  } else if (has(IKE_PORT)) {
    quoted.protocol = 'ike';
    readCookies(bytes, payload, end, quoted);
  }
}

function readCookies(bytes: Uint8Array, start: number, end: number, quoted: QuotedPacket): void {
  if (end - start >= COOKIES / 2) quoted.initiatorCookie = hex(bytes, start, start + 8);
  if (end - start < COOKIES) return;
  const responder = hex(bytes, start + 8, start + COOKIES);
  quoted.responderCookie = responder === '0'.repeat(COOKIES) ? null : responder;
}
