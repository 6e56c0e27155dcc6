import type { Problem } from '../problem.ts';

/**
 * How many different problems one input may report. A damaged file tends to have one or two kinds of
 * damage; this only keeps a hostile one from filling the memory.
 */
export const MAX_KINDS_OF_PROBLEM = 100;

/**
 * Collects the problems of one input. Problems of the same kind are reported once, where the first of them
 * stands, with the number of the others.
 */
export class ProblemLog {
  readonly #entries = new Map<string, { problem: Problem; more: number }>();

  /**
   * Counts a problem; `make` is called only for the first one of its kind, so that a million alike cost nothing.
   * The kind is any text that is equal for problems that should be reported as one.
   */
  add(kind: string, make: () => Problem): void {
    const entry = this.#entries.get(kind);
    if (entry !== undefined) entry.more++;
    else if (this.#entries.size < MAX_KINDS_OF_PROBLEM) this.#entries.set(kind, { problem: make(), more: 0 });
  }

  /** The problems met so far, in the order in which each kind was first met. */
  list(): Problem[] {
    return [...this.#entries.values()].map(({ problem, more }) =>
      more === 0 ? problem : { ...problem, message: `${problem.message} (and ${more} more like it)` },
    );
  }
}
