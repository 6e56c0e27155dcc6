/** ARP (RFC 826) for any address sizes; Ethernet and IPv4 as text, others as hex. */
import type { Problem } from '../problem.ts';
import { hasRoom, ipv4Text, macText, u8, u16 } from './bytes.ts';
import { hex } from './hex.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

const HEADER = 8;

export interface Arp {
  /** 1 request, 2 reply. */
  operation: number;
  senderHardware: string;
  senderProtocol: string;
  targetHardware: string;
  targetProtocol: string;
}

/** Reads an ARP packet; null when it is cut. */
export function decodeArp(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Arp | null {
  if (!hasRoom(problems, start, end, HEADER, { layer: 'arp', what: 'the ARP header' })) return null;
  const protocolType = u16(bytes, start + 2);
  const hardwareLength = u8(bytes, start + 4);
  const protocolLength = u8(bytes, start + 5);
  const addresses = 2 * (hardwareLength + protocolLength);
  const why = { layer: 'arp', what: 'the addresses', lengthFrom: 'arp.hardware-size' };
  if (!hasRoom(problems, start + HEADER, end, addresses, why)) return null;
  const hardware = (at: number) =>
    hardwareLength === 6 ? macText(bytes, at) : hex(bytes, at, at + hardwareLength);
  const protocol = (at: number) =>
    protocolType === ETHERTYPE.ipv4 && protocolLength === 4
      ? ipv4Text(bytes, at)
      : hex(bytes, at, at + protocolLength);
  const sender = start + HEADER;
  const target = sender + hardwareLength + protocolLength;
  return {
    operation: u16(bytes, start + 6),
    senderHardware: hardware(sender),
    senderProtocol: protocol(sender + hardwareLength),
    targetHardware: hardware(target),
    targetProtocol: protocol(target + hardwareLength),
  };
}
