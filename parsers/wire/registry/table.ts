/**
 * A number table: what a protocol calls its numbers, with the place of the standard that says so.
 */

/** Number, name, and the section that assigns it. */
export type Row = readonly [number: number, name: string, source: string];

export interface Registry {
  readonly rows: readonly Row[];
  /** The name of a number; null when the table does not have it. */
  name(number: number): string | null;
  /** The number of a name; null when the table does not have it. */
  number(name: string): number | null;
}

/** Makes a table out of its rows. */
export function registry(rows: readonly Row[]): Registry {
  const names = new Map(rows.map(([number, name]) => [number, name]));
  const numbers = new Map(rows.map(([number, name]) => [name, number]));
  return {
    rows,
    name: (number) => names.get(number) ?? null,
    number: (name) => numbers.get(name) ?? null,
  };
}
