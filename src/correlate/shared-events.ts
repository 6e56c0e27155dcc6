import type { Observation } from '../observation.ts';

/** Up to so many copies all shared events go to all conversations; beyond, only what each needs. */
const MAX_COPIES = 20_000;

/**
 * Gives each conversation the events of the router as a whole (tunnel up, interface up) in their places.
 * A hub prints such lines for every spoke: given to every conversation they would grow with the square of
 * the spokes. In a large log a conversation gets between two of its own observations only the last one of
 * each kind.
 */
export class SharedEvents {
  readonly #position: ReadonlyMap<Observation, number>;
  readonly #events: readonly Observation[];
  /** Positions of the events of each kind, in order. */
  readonly #kinds: readonly (readonly number[])[];
  readonly #byPosition = new Map<number, Observation>();
  readonly #isLarge: boolean;

  constructor(all: readonly Observation[], shared: readonly Observation[], conversations: number) {
    this.#position = new Map(all.map((observation, index) => [observation, index]));
    this.#events = shared;
    this.#isLarge = shared.length * conversations > MAX_COPIES;
    const kinds = new Map<string, number[]>();
    for (const observation of shared) {
      const position = this.#position.get(observation)!;
      this.#byPosition.set(position, observation);
      const kind = kindOf(observation);
      const list = kinds.get(kind);
      if (list) list.push(position);
      else kinds.set(kind, [position]);
    }
    this.#kinds = [...kinds.values()];
  }

  /** A conversation's own observations with the shared ones between them. */
  mergedInto(own: readonly Observation[]): Observation[] {
    const events = this.#isLarge ? this.#needed(own) : this.#events;
    return [...own, ...events].sort((a, b) => this.#position.get(a)! - this.#position.get(b)!);
  }

  #needed(own: readonly Observation[]): Observation[] {
    const ends = own.map((observation) => this.#position.get(observation)!).sort((a, b) => a - b);
    ends.push(Number.POSITIVE_INFINITY);
    const needed: Observation[] = [];
    for (const positions of this.#kinds) {
      let next = 0;
      for (const end of ends) {
        const before = countBelow(positions, end, next);
        if (before > next) needed.push(this.#byPosition.get(positions[before - 1]!)!);
        next = before;
        if (next === positions.length) break;
      }
    }
    return needed;
  }
}

function kindOf({ event, speaker }: Observation): string {
  const what = 'what' in event ? event.what : '';
  const interfaceName = 'interface' in event ? event.interface : null;
  return `${event.kind} ${what} ${interfaceName} ${speaker?.nbma}`;
}

/** How many of the ordered numbers, from `from` on, lie below a limit. */
function countBelow(numbers: readonly number[], limit: number, from: number): number {
  let low = from;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
