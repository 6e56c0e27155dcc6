import { type Context, createContext, runInContext } from 'node:vm';
import { say } from '../../language/say.ts';
import { isRecord } from './case-folder.ts';

/** One place where what was found is not what is stated. */
export interface Difference {
  /** E.g. `report.attempts[0].outcome`. */
  path: string;
  expected: unknown;
  found: unknown;
}

/**
 * Compares what was found with the parts that are stated.
 *
 * An object states the fields it has and no others; an array states all its elements, in order. Besides these
 * a stated value may be one of:
 * - `{ "$contains": [A, B] }`: an array that has, anywhere, an element that fits A and one that fits B;
 * - `{ "$length": 3 }`: an array with so many elements;
 * - `{ "$columns": { "verdict": ["done", "sent"] } }`: one field of each element of an array, in order;
 * - `{ "$matches": "pattern" }`: a text in which the regular expression is found, and soon.
 */
export function compare(expected: unknown, found: unknown, path = ''): Difference[] {
  const difference = () => [{ path, expected, found }];
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return difference();
    const differences = expected.flatMap((value, index) =>
      index < found.length ? compare(value, found[index], `${path}[${index}]`) : [],
    );
    if (expected.length === found.length) return differences;
    return [...differences, { path: `${path}.length`, expected: expected.length, found: found.length }];
  }
  if (!isRecord(expected)) return Object.is(expected, found) ? [] : difference();
  if ('$matches' in expected) {
    const fits = matches(expected['$matches'], found);
    return fits === true ? [] : [{ path, expected, found: fits === 'slow' ? TOO_SLOW() : found }];
  }
  if (isArrayStatement(expected)) {
    return Array.isArray(found) ? compareArray(expected, found, path) : difference();
  }
  if (!isRecord(found)) return difference();
  return Object.entries(expected).flatMap(([key, value]) =>
    compare(value, found[key], path === '' ? key : `${path}.${key}`),
  );
}

/**
 * Longest time for one pattern. A sentence of a report takes microseconds; a pattern that tries the same again and
 * again takes years, and `verify` runs unattended.
 */
const PATTERN_MILLISECONDS = 1_000;
const TOO_SLOW = () => say`not compared: the pattern takes longer than ${PATTERN_MILLISECONDS / 1000} s`;

/** Patterns are run where they can be stopped; made for the first of them. */
let stoppable: Context | null = null;

/** A pattern that is none fits nothing: the difference shows it. */
function matches(pattern: unknown, found: unknown): boolean | 'slow' {
  if (typeof pattern !== 'string' || typeof found !== 'string') return false;
  stoppable ??= createContext({});
  Object.assign(stoppable, { pattern, text: found });
  try {
    const options = { timeout: PATTERN_MILLISECONDS };
    return runInContext('new RegExp(pattern).test(text)', stoppable, options) === true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'slow' : false;
  }
}

export function isArrayStatement(value: Record<string, unknown>): boolean {
  return '$contains' in value || '$length' in value || '$columns' in value;
}

function compareArray(
  { $contains, $length, $columns }: Record<string, unknown>,
  found: readonly unknown[],
  path: string,
): Difference[] {
  const differences: Difference[] = [];
  if ($length !== undefined && $length !== found.length)
    differences.push({ path: `${path}.length`, expected: $length, found: found.length });
  if (Array.isArray($contains)) {
    for (const wanted of $contains) {
      if (!found.some((element) => compare(wanted, element).length === 0))
        differences.push({ path, expected: { $contains: [wanted] }, found: abridged(found, wanted) });
    }
  }
  if (isRecord($columns)) {
    for (const [field, values] of Object.entries($columns)) {
      differences.push(...compare(values, columnOf(found, field), `${path}[*].${field}`));
    }
  }
  return differences;
}

/** One field of every element; null where an element has no such field. */
export function columnOf(elements: readonly unknown[], field: string): unknown[] {
  return elements.map((element) => (isRecord(element) ? (element[field] ?? null) : null));
}

/** Of each element only the fields that were looked for: a whole report is nothing to read in a difference. */
function abridged(found: readonly unknown[], wanted: unknown): unknown[] {
  if (!isRecord(wanted)) return [...found];
  return found.map((element) =>
    isRecord(element)
      ? Object.fromEntries(Object.keys(wanted).map((key) => [key, element[key] ?? null]))
      : element,
  );
}
