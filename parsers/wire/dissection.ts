/** What the layers of one frame share while it is taken apart. */
import type { Instant } from '../instant.ts';
import type { Reassembler } from './fragments.ts';
import type { IsakmpContext } from './isakmp/types.ts';
import { emptyPacket, type Packet } from './packet.ts';

/** Layers in one frame: a dozen in the worst real stack; this bounds what a crafted frame can nest. */
export const MAX_LAYERS = 32;
/** GRE, IP in IP and bridged Ethernet inside each other; a tunnel through a tunnel is two. */
export const MAX_TUNNELS = 4;

export interface DissectOptions {
  /** Puts fragments together across the frames of one capture; without it fragments stay fragments. */
  reassembler?: Reassembler;
  /** When the frame was captured; lets fragments time out. */
  at?: Instant | null;
  /** The frame's number in its file, for problems. */
  frame?: number;
  /**
   * What messages before it with the same initiator cookie (16 hex digits) announced: it decides what
   * some payload numbers of an ISAKMP message mean.
   */
  isakmpContext?: (initiatorCookie: string) => IsakmpContext;
}

/** The packet under construction, and the ones around it. */
export interface Dissection {
  packet: Packet;
  options: DissectOptions;
  /** The packet around this one in a tunnel. */
  outer: Dissection | null;
  /** How many tunnels are around this packet. */
  depth: number;
  /** False when a capture or a quote cut the packet short of its own end. */
  complete: boolean;
}

/** Starts on a frame. */
export function begin(link: string, options: DissectOptions): Dissection {
  return { packet: emptyPacket(link), options, outer: null, depth: 0, complete: true };
}

/** Notes a layer; answers false, with a problem, when the frame has more layers than the limit. */
export function enter(d: Dissection, layer: string, offset: number): boolean {
  const outermost = outermostOf(d).packet;
  if (outermost.layers.length >= MAX_LAYERS) {
    d.packet.problems.push({
      code: 'limit',
      layer,
      message: `more than ${MAX_LAYERS} layers in one frame; the rest was not read`,
      offset,
    });
    return false;
  }
  for (let one: Dissection | null = d; one !== null; one = one.outer) one.packet.layers.push(layer);
  return true;
}

/** Reads what a tunnel carries as a packet of its own, `Packet.inner`. */
export function tunnel(
  d: Dissection,
  layer: string,
  offset: number,
  read: (inner: Dissection) => void,
): void {
  if (d.depth >= MAX_TUNNELS) {
    d.packet.problems.push({
      code: 'limit',
      layer,
      message: `more than ${MAX_TUNNELS} tunnels inside each other; the rest was not read`,
      offset,
    });
    return;
  }
  const inner: Dissection = {
    packet: emptyPacket(d.packet.link),
    options: d.options,
    outer: d,
    depth: d.depth + 1,
    complete: d.complete,
  };
  d.packet.inner = inner.packet;
  read(inner);
  d.packet.problems.push(...inner.packet.problems);
}

function outermostOf(d: Dissection): Dissection {
  let one = d;
  while (one.outer !== null) one = one.outer;
  return one;
}
