/** What was found out about one attempt, by the number of what finds it. */
export type Facts = unknown[];

/** How many of them there are. */
let count = 0;

/**
 * A fact that several rules ask for: found when the first of them asks, and kept with the attempt that it is of.
 * Whoever asks must not change it.
 */
export function fact<S extends { facts: Facts }, T extends NonNullable<unknown> | null>(
  find: (from: S) => T,
): (from: S) => T {
  const number = count++;
  return (from) => {
    const known = from.facts[number];
    if (known !== undefined) return known as T;
    const found = find(from);
    from.facts[number] = found;
    return found;
  };
}
