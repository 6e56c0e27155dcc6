import type { Observation, ObservationSet, Source } from './observation.ts';

/**
 * Joins sets of observations. Associative, commutative and idempotent: the same source twice is one
 * source, and the result is in canonical order.
 */
export function mergeSets(...sets: readonly ObservationSet[]): ObservationSet {
  const sources = new Map<string, Source>();
  const observations = new Map<string, Observation>();
  for (const set of sets) {
    for (const source of set.sources) sources.set(source.id, source);
    for (const observation of set.observations) {
      observations.set(`${observation.where.source}\n${observation.ordinal}`, observation);
    }
  }
  return {
    sources: [...sources.values()].sort((a, b) => compare(a.id, b.id)),
    observations: [...observations.values()].sort(
      (a, b) => compare(a.where.source, b.where.source) || a.ordinal - b.ordinal,
    ),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
