/** One dissected frame. Absent layers are null. */
import type { Problem } from '../problem.ts';
import type { Ah } from './ah.ts';
import type { Arp } from './arp.ts';
import type { Esp } from './esp.ts';
import type { Gre } from './gre.ts';
import type { Icmp } from './icmp.ts';
import type { IsakmpMessage } from './isakmp/types.ts';
import type { Nhrp } from './nhrp.ts';
import { IP_PROTOCOL } from './registry/ip-protocols.ts';

export interface Packet {
  /** Name of the link type, e.g. `ethernet`. */
  link: string;
  /** Short names of all layers from the outside in, those of `inner` included. */
  layers: string[];
  /** VLAN identifiers, the outermost first. */
  vlans: number[];
  /** Linux cooked captures: the machine that captured received or sent the packet. */
  direction: 'in' | 'out' | null;
  /** Sender's and receiver's link-layer address. */
  linkSource: string | null;
  linkDestination: string | null;
  /** Addresses of this IP packet. NHRP straight on a tunnel interface has the sender's outer address. */
  src: string | null;
  dst: string | null;
  /** UDP and TCP ports. */
  srcPort: number | null;
  dstPort: number | null;
  /** Time to live or hop limit. */
  ttl: number | null;
  /** IP protocol number of the payload, behind IPv6 extension headers. */
  protocol: number | null;
  fragment: FragmentInfo | null;
  /** Of the following at most one is set, but NHRP stands beside the GRE that carries it, and AH beside its payload. */
  isakmp: IsakmpMessage | null;
  esp: Esp | null;
  ah: Ah | null;
  gre: Gre | null;
  nhrp: Nhrp | null;
  icmp: Icmp | null;
  arp: Arp | null;
  /** A NAT keepalive (RFC 3948 section 2.3). */
  keepalive: boolean;
  /** The packet inside GRE or IP in IP. */
  inner: Packet | null;
  /**
   * The bytes of the ISAKMP message (without a non-ESP marker), of the ESP packet from its SPI on, or of
   * the NHRP packet: what decryption and comparison need. Offsets in `isakmp` are offsets in it. It shares
   * memory with the frame.
   */
  body: Uint8Array | null;
  /** Problems of all layers, those of `inner` included. */
  problems: Problem[];
}

export interface FragmentInfo {
  identification: number;
  /** In bytes. */
  offset: number;
  more: boolean;
  /** Fragments that the payload was put together from; null when it is not complete (yet). */
  reassembledFrom: number | null;
}

/** A packet with nothing in it yet. */
export function emptyPacket(link: string): Packet {
  return {
    link,
    layers: [],
    vlans: [],
    direction: null,
    linkSource: null,
    linkDestination: null,
    src: null,
    dst: null,
    srcPort: null,
    dstPort: null,
    ttl: null,
    protocol: null,
    fragment: null,
    isakmp: null,
    esp: null,
    ah: null,
    gre: null,
    nhrp: null,
    icmp: null,
    arp: null,
    keepalive: false,
    inner: null,
    body: null,
    problems: [],
  };
}

const BGP_PORT = 179; // RFC 4271 section 8.2.1
const RIP_PORT = 520; // RFC 2453 section 4
const RIPNG_PORT = 521; // RFC 2080 section 2
const IS_IS_OVER_IPV4 = 124;

/** The routing protocol that a packet (in a tunnel: `inner`) belongs to, told by protocol number and ports. */
export function routingProtocolOf(packet: Packet): 'eigrp' | 'ospf' | 'rip' | 'bgp' | 'isis' | null {
  const has = (port: number) => packet.srcPort === port || packet.dstPort === port;
  switch (packet.protocol) {
    case IP_PROTOCOL.eigrp:
      return 'eigrp';
    case IP_PROTOCOL.ospf:
      return 'ospf';
    case IS_IS_OVER_IPV4:
      return 'isis';
    case IP_PROTOCOL.udp:
      return has(RIP_PORT) || has(RIPNG_PORT) ? 'rip' : null;
    case IP_PROTOCOL.tcp:
      return has(BGP_PORT) ? 'bgp' : null;
    default:
      return null;
  }
}
