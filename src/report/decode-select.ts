import type { Packet } from '../../parsers/wire/packet.ts';
import type { ReadPacket } from '../observe/packet-reader.ts';

/** Layers that make a frame a control packet; GRE only in the clear. */
const CONTROL = ['isakmp', 'nhrp', 'gre'] as const;
const CONTROL_IN_ESP = ['isakmp', 'nhrp'] as const;
/** Layers that are listed on request: they are the many. */
const DATA = ['esp', 'ah', 'nat-keepalive'] as const;

/**
 * Whether a frame is a control packet: IKE, NHRP, GRE in the clear, an ICMP error about a tunnel, or ESP that
 * was opened and held one of them. What cannot be read to its end counts as well.
 */
export function isControl({ packet, inner }: ReadPacket): boolean {
  if (CONTROL.some((layer) => packet.layers.includes(layer)) || quotesTunnel(packet)) return true;
  if (inner === null) return false;
  return CONTROL_IN_ESP.some((layer) => inner.layers.includes(layer)) || quotesTunnel(inner);
}

/** Whether a frame is ESP, AH or a NAT keepalive. */
export function isTunnelData({ packet }: ReadPacket): boolean {
  return DATA.some((layer) => packet.layers.includes(layer));
}

function quotesTunnel(packet: Packet): boolean {
  for (let p: Packet | null = packet; p !== null; p = p.inner) {
    if (p.icmp?.quoted != null && p.icmp.quoted.protocol !== null) return true;
  }
  return false;
}
