import type { Address, Observation, Side } from '../observation.ts';

/** Values that systems put into a packet's time to live when they send it; a router on the way lowers it. */
export const INITIAL_TTL: ReadonlySet<number> = new Set([64, 128, 255]);

/** How strongly each kind of evidence says which end is the spoke; a registration outweighs any number of initiations. */
const WEIGHT = { speaker: 1000, registration: 300, nearEnd: 30, cookieOfInitiator: 3, manyPeers: 2 } as const;

/** Decides for every outer address whether it is a hub's or a spoke's. */
export class Parties {
  readonly #hubness = new Map<Address, number>();
  readonly #peers = new Map<Address, Set<Address>>();

  constructor(observations: readonly Observation[], givenSide: (source: string) => Side | null) {
    for (const observation of observations) this.#learn(observation, givenSide(observation.where.source));
    this.#learnNearEnds(observations, givenSide);
    for (const [address, peers] of this.#peers) {
      if (peers.size > 1) this.#add(address, WEIGHT.manyPeers * (peers.size - 1));
    }
  }

  /** Which of two outer addresses is the hub's; null when nothing tells. */
  hubOf(a: Address, b: Address): Address | null {
    const difference = (this.#hubness.get(a) ?? 0) - (this.#hubness.get(b) ?? 0);
    if (difference === 0) return null;
    return difference > 0 ? a : b;
  }

  /** The side that an outer address is on, if anything tells. */
  sideOf(address: Address): Side | null {
    const hubness = this.#hubness.get(address) ?? 0;
    if (hubness === 0) return null;
    return hubness > 0 ? 'hub' : 'spoke';
  }

  #add(address: Address | null, weight: number): void {
    if (address !== null) this.#hubness.set(address, (this.#hubness.get(address) ?? 0) + weight);
  }

  /** Where a capture was taken at a named end, the packets that no router has passed on yet are that end's own. */
  #learnNearEnds(observations: readonly Observation[], givenSide: (source: string) => Side | null): void {
    const senders = { fresh: new Map<Address, Side>(), travelled: new Map<Address, Side>() };
    for (const { medium, event, where } of observations) {
      if (medium !== 'wire' || !('ttl' in event) || event.ttl === null || event.source === null) continue;
      const side = givenSide(where.source);
      if (side !== null) senders[INITIAL_TTL.has(event.ttl) ? 'fresh' : 'travelled'].set(event.source, side);
    }
    // With no router between the ends every packet is fresh, and that tells nothing.
    if (senders.travelled.size === 0) return;
    for (const [address, side] of senders.fresh) {
      const isNear = senders.travelled.get(address) !== side;
      if (isNear) this.#add(address, side === 'hub' ? WEIGHT.nearEnd : -WEIGHT.nearEnd);
    }
  }

  #meet(a: Address | null, b: Address | null): void {
    if (a === null || b === null || this.#peers.get(a)?.has(b)) return;
    this.#addPeer(a, b);
    this.#addPeer(b, a);
  }

  #addPeer(of: Address, peer: Address): void {
    const peers = this.#peers.get(of);
    if (peers) peers.add(peer);
    else this.#peers.set(of, new Set([peer]));
  }

  #learn(observation: Observation, given: Side | null): void {
    const { event, speaker, medium } = observation;
    if (medium === 'log' || medium === 'show' || medium === 'config') {
      const side = given ?? speaker?.side ?? null;
      if (side !== null && speaker?.nbma)
        this.#add(speaker.nbma, side === 'hub' ? WEIGHT.speaker : -WEIGHT.speaker);
    }
    switch (event.kind) {
      case 'ike-message': {
        this.#meet(event.source, event.destination);
        const first = event.name === 'MM1' || event.name === 'AM1';
        if (first) {
          this.#add(event.source, -WEIGHT.cookieOfInitiator);
          this.#add(event.destination, WEIGHT.cookieOfInitiator);
        }
        break;
      }
      case 'nhrp-packet': {
        this.#meet(event.source, event.destination);
        const weight =
          event.packet === 'registration-request'
            ? WEIGHT.registration
            : event.packet === 'registration-reply'
              ? -WEIGHT.registration
              : 0;
        this.#add(event.source, -weight);
        this.#add(event.destination, weight);
        break;
      }
      case 'esp-flow':
      case 'gre-flow':
        this.#meet(event.source, event.destination);
        break;
      default:
    }
  }
}
