/**
 * A queue that keeps facts in the order of their first line while some of them still wait for a line that
 * completes them (a reply's code, a main mode's cookies).
 */
export interface Slot<T> {
  /** Null once the fact turned out to be none. */
  fact: T | null;
  /** How many things it waits for; it may leave at 0. */
  waits: number;
  /** It has left and must not be changed any more. */
  gone: boolean;
}

export class Hold<T> {
  readonly #limit: number;
  #slots: Slot<T>[] = [];
  #head = 0;

  /** `limit`: facts that may wait; the oldest leaves incomplete when there are more. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(fact: T, waits = 0): Slot<T> {
    const slot = { fact, waits, gone: false };
    this.#slots.push(slot);
    return slot;
  }

  /** Takes the facts out that nothing before them holds back; `all` at the end of the input. */
  take(all = false): T[] {
    const facts: T[] = [];
    for (; this.#head < this.#slots.length; this.#head++) {
      const slot = this.#slots[this.#head]!;
      if (slot.waits > 0 && !all && this.#slots.length - this.#head <= this.#limit) break;
      slot.gone = true;
      if (slot.fact !== null) facts.push(slot.fact);
    }
    if (this.#head === this.#slots.length || this.#head > this.#limit) {
      this.#slots = this.#slots.slice(this.#head);
      this.#head = 0;
    }
    return facts;
  }
}
