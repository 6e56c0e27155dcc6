import type { CapturedFrame } from '../../parsers/capture/scan-result.ts';
import type { GreFlow, Instant } from '../observation.ts';

/** Frames without a time (pcapng simple packet blocks) stand here; they are ordered by their number. */
const NO_TIME: Instant = { seconds: 0, nanoseconds: 0, precision: 1, clock: 'uptime' };
/** Most flows counted: keys, protocols and SPIs of a forged capture could be without end. */
const MAX_GRE_FLOWS = 20_000;

/** What tells one GRE flow from another. */
export interface GreIdentity {
  source: string;
  destination: string;
  key: number | null;
  /** EtherType inside. */
  protocol: number;
  /** Of the ESP packets it was in; null in the clear. */
  spi: string | null;
}

/** Counts GRE that carries something other than NHRP. */
export class GreFlows {
  readonly #flows = new Map<string, GreFlow>();
  readonly #onFlow: (event: GreFlow, frame: CapturedFrame) => void;
  /** The flow of the packet before: bulk traffic comes in long runs. */
  #last: GreFlow | null = null;

  /** @param onFlow is told of each flow with its first packet; the event's numbers grow afterwards */
  constructor(onFlow: (event: GreFlow, frame: CapturedFrame) => void) {
    this.#onFlow = onFlow;
  }

  /** Counts a packet. `carries`: the routing protocol inside, if there is one. */
  count(
    frame: CapturedFrame,
    source: string,
    destination: string,
    key: number | null,
    protocol: number,
    spi: string | null,
    carries: string | null,
  ): void {
    const flow = this.#find({ source, destination, key, protocol, spi }, frame);
    if (flow === null) return;
    flow.packets++;
    flow.bytes += frame.originalLength;
    flow.last = frame.at ?? NO_TIME;
    if (carries !== null && !flow.carries.includes(carries)) flow.carries.push(carries);
  }

  #find(identity: GreIdentity, frame: CapturedFrame): GreFlow | null {
    if (this.#last !== null && isOf(this.#last, identity)) return this.#last;
    const { source, destination, key, protocol, spi } = identity;
    const id = `${source} ${destination} ${key} ${protocol} ${spi}`;
    let flow = this.#flows.get(id);
    if (flow === undefined) {
      if (this.#flows.size >= MAX_GRE_FLOWS) return null;
      const at = frame.at ?? NO_TIME;
      flow = {
        kind: 'gre-flow',
        ...identity,
        packets: 0,
        bytes: 0,
        first: at,
        last: at,
        firstFrame: frame.frame,
        carries: [],
      };
      this.#flows.set(id, flow);
      this.#onFlow(flow, frame);
    }
    this.#last = flow;
    return flow;
  }
}

function isOf(flow: GreFlow, { source, destination, key, protocol, spi }: GreIdentity): boolean {
  return (
    flow.spi === spi &&
    flow.key === key &&
    flow.protocol === protocol &&
    flow.source === source &&
    flow.destination === destination
  );
}
