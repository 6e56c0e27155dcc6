import { say, translate } from '../language/say.ts';
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
  const first: V[] = [];
  for (const value of values) {
    if (first.some((one) => isRepetition(value, one))) continue;
    first.push(value);
    if (first.length === MAX_VALUES) break;
  }
  return first;
}

function isRepetition(a: Value, b: Value): boolean {
  return (
    a.value === b.value &&
    a.from.event.kind === b.from.event.kind &&
    a.from.where.source === b.from.where.source &&
    a.from.speaker?.side === b.from.speaker?.side
  );
}

export function distinct<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

/** The greatest of a list; -Infinity for an empty one. A list from a hostile input may be too long to be spread. */
export function greatest(values: readonly number[]): number {
  return values.reduce((one, two) => (two > one ? two : one), Number.NEGATIVE_INFINITY);
}

/** The least of a list; Infinity for an empty one. */
export function least(values: readonly number[]): number {
  return values.reduce((one, two) => (two < one ? two : one), Number.POSITIVE_INFINITY);
}

/** Items of a sentence; what is beyond them is counted. */
const MAX_ITEMS = 6;

/** `a, b and c`; of a long list the first few and how many more there are. */
export function list(items: readonly (string | number)[]): string {
  const texts = items.slice(0, MAX_ITEMS).map(String);
  if (items.length > MAX_ITEMS) texts.push(say`${items.length - MAX_ITEMS} more`);
  return texts.length < 2
    ? (texts[0] ?? '')
    : say`${texts.slice(0, -1).join(translate(', '))} and ${texts.at(-1)!}`;
}

/** An observation of a whole output or configuration, narrowed to the one line that a value stands on. */
export function cite(observation: Observation, line: number, text: string): Observation {
  return { ...observation, where: { ...observation.where, line, endLine: line }, text };
}
