import type { Address, Problem } from '../observation.ts';

/**
 * Most NHRP packets and ICMP errors kept of two addresses: three weeks of registrations every six minutes, asked and
 * answered. The report takes 10 kB for each registration of an attempt.
 */
export const MAX_OF_PAIR = 10_000;
/** Most pairs of addresses, each way: those of a hub with 50,000 spokes. */
export const MAX_PAIRS = 100_000;

/** Counts the packets of each pair of addresses that could come without end. */
export class PairLimit {
  readonly #counts = new Map<string, number>();
  #leftOut = 0;

  /** Whether another packet between two ends is to be kept. */
  admits(source: Address | null, destination: Address | null): boolean {
    const pair = `${source} ${destination}`;
    const count = this.#counts.get(pair) ?? 0;
    if (count === MAX_OF_PAIR || (count === 0 && this.#counts.size === MAX_PAIRS)) {
      this.#leftOut++;
      return false;
    }
    this.#counts.set(pair, count + 1);
    return true;
  }

  /** Says what was left out, once the capture is over. */
  problems(): Problem[] {
    if (this.#leftOut === 0) return [];
    const message = `${this.#leftOut} NHRP packets and ICMP errors beyond the first ${MAX_OF_PAIR} from one end to the other, or the first ${MAX_PAIRS} such ends, were not analysed.`;
    return [{ code: 'limit', layer: 'capture', message }];
  }
}
