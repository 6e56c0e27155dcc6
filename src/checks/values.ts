import type { Observation } from '../observation.ts';

/** A value with the place where it stands. */
export interface Value<T extends string | number | null = string | number | null> {
  value: T;
  from: Observation;
}

/** Values that one check lists at most: a reader needs the distinct ones, not each repetition. */
const MAX_VALUES = 40;

/** The same value of the same source stands once, at its first place. */
export function firstOfEach<V extends Value>(values: readonly V[]): V[] {
  const seen = new Set<string>();
  const first: V[] = [];
  for (const value of values) {
    const { where, speaker, event } = value.from;
    const key = `${value.value} ${where.source} ${speaker?.side ?? ''} ${event.kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    first.push(value);
    if (first.length === MAX_VALUES) break;
  }
  return first;
}

export function distinct<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

/** `a, b and c`. */
export function list(items: readonly (string | number)[]): string {
  const texts = items.map(String);
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** An observation of a whole output or configuration, narrowed to the one line that a value stands on. */
export function cite(observation: Observation, line: number, text: string): Observation {
  return { ...observation, where: { ...observation.where, line, endLine: line }, text };
}
