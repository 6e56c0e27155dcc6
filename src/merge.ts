import { fingerprint } from '../parsers/wire/fingerprint.ts';
import type { Observation, ObservationSet, Source } from './observation.ts';

/**
 * Joins sets of observations. Associative, commutative and idempotent: the same source twice is one source, and the
 * result is in canonical order. Two machines may call different inputs by one name: these stay two sources, each
 * with a mark of its own behind the name.
 */
export function mergeSets(...sets: readonly ObservationSet[]): ObservationSet {
  const inputs = inputsOf(sets);
  const sources = new Map<string, Source>();
  const observations = new Map<string, Observation>();
  for (const set of sets) {
    const ids = new Map<string, string>();
    for (const source of set.sources) {
      const name = nameOf(source);
      const id = inputs.get(name)!.size > 1 ? marked(source, name) : name;
      ids.set(source.id, id);
      if (!sources.has(id)) sources.set(id, source.id === id ? source : { ...source, id });
    }
    for (const observation of set.observations) {
      const { where, ordinal } = observation;
      const source = ids.get(where.source) ?? where.source;
      const mine = source === where.source ? observation : { ...observation, where: { ...where, source } };
      const key = `${source}\n${ordinal}`;
      const other = observations.get(key);
      if (other === undefined || isBefore(mine, other)) observations.set(key, mine);
    }
  }
  return {
    sources: [...sources.values()].sort((a, b) => compare(a.id, b.id)),
    observations: [...observations.values()].sort(
      (a, b) => compare(a.where.source, b.where.source) || a.ordinal - b.ordinal,
    ),
  };
}

/** The different inputs that go by each name, as their records tell them apart. */
function inputsOf(sets: readonly ObservationSet[]): Map<string, Set<string>> {
  const inputs = new Map<string, Set<string>>();
  for (const { sources } of sets) {
    for (const source of sources) {
      const name = nameOf(source);
      inputs.set(name, (inputs.get(name) ?? new Set()).add(markOf(source, name)));
    }
  }
  return inputs;
}

const MARK = / \[([0-9a-f]{8})\]$/;

/** A source's name without the mark that an earlier merge gave it. */
function nameOf(source: Source): string {
  const mark = MARK.exec(source.id);
  if (mark === null) return source.id;
  const name = source.id.slice(0, mark.index);
  return markOf(source, name) === mark[1] ? name : source.id;
}

function marked(source: Source, name: string): string {
  return `${name} [${markOf(source, name)}]`;
}

function markOf(source: Source, name: string): string {
  return fingerprint(new TextEncoder().encode(JSON.stringify({ ...source, id: name }))).slice(0, 8);
}

/** Of two records of one observation, which only different programs can have made, one wins whatever comes first. */
function isBefore(one: Observation, other: Observation): boolean {
  return one !== other && JSON.stringify(one) < JSON.stringify(other);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
