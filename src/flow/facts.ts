/** What was found out about one attempt, by what finds it. */
export type Facts = Map<unknown, unknown>;

/**
 * A fact that several rules ask for: found when the first of them asks, and kept with the attempt that it is of.
 * Whoever asks must not change it.
 */
export function fact<S extends { facts: Facts }, T>(find: (from: S) => T): (from: S) => T {
  return (from) => {
    const known = from.facts.get(find);
    if (known !== undefined || from.facts.has(find)) return known as T;
    const found = find(from);
    from.facts.set(find, found);
    return found;
  };
}
