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
    if (first.some((one) => one.value === value.value && isSamePlace(one.from, value.from))) continue;
    first.push(value);
    if (first.length === MAX_VALUES) break;
  }
  return first;
}

/** The same before things are put into words: packets repeat themselves, and words are dearer than a comparison. */
export function firstAlike<T extends { from: Observation }>(
  things: readonly T[],
  isAlike: (a: T, b: T) => boolean,
): T[] {
  const first: T[] = [];
  for (const thing of things) {
    if (first.some((one) => isAlike(thing, one) && isSamePlace(thing.from, one.from))) continue;
    first.push(thing);
    if (first.length === MAX_VALUES) break;
  }
  return first;
}

/** Things in words, each that is alike once. */
export function inWords<T extends { from: Observation }>(
  things: readonly T[],
  isAlike: (a: T, b: T) => boolean,
  word: (thing: T) => Value['value'],
): Value[] {
  return firstAlike(things, isAlike).map((thing) => ({ value: word(thing), from: thing.from }));
}

function isSamePlace(a: Observation, b: Observation): boolean {
  return (
    a.event.kind === b.event.kind && a.where.source === b.where.source && a.speaker?.side === b.speaker?.side
  );
}

export function distinct<T>(values: readonly T[]): T[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
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
