/** Changes to JSON documents: values of the wrong kind, fields lost, added and misspelt, at any depth. */
import fc from 'fast-check';

export interface ValueChange {
  kind: 'replace' | 'remove' | 'double' | 'rename' | 'take';
  at: number;
  value: number;
}

const number = fc.integer({ min: 0, max: 0x7fffffff });

export const valueChanges: fc.Arbitrary<ValueChange[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('replace', 'replace', 'remove', 'double', 'rename', 'take'),
    at: number,
    value: number,
  }),
  { minLength: 1, maxLength: 4 },
);

const STRANGE: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  '__proto__',
  '\u001b[31m\u202e<script>',
  0,
  -1,
  0.5,
  1e300,
  4294967296,
  [],
  [[]],
  [null],
  {},
  { kind: 'ike-message' },
  { length: -1 },
  { $matches: '(' },
  { $contains: 1, $length: 'x', $columns: [] },
  { toString: null },
];

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string;
}

/** A copy of the document with the changes made. */
export function changeValue(document: unknown, changes: readonly ValueChange[]): unknown {
  const root: { document: unknown } = { document: structuredClone(document) };
  for (const change of changes) changeOnce(root as unknown as Record<string, unknown>, change);
  return root.document;
}

function changeOnce(root: Record<string, unknown>, { kind, at, value }: ValueChange): void {
  const places: Place[] = [];
  collect(root, places);
  if (places.length === 0) return;
  const { holder, key } = places[at % places.length]!;
  const record = holder as Record<string, unknown>;
  switch (kind) {
    case 'replace':
      record[key] = structuredClone(STRANGE[value % STRANGE.length]);
      return;
    case 'remove':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete record[key];
      return;
    case 'double':
      if (Array.isArray(holder)) holder.push(structuredClone(record[key]));
      else record[`${key}2`] = structuredClone(record[key]);
      return;
    case 'rename': {
      const name = ['x', 'kind', 'constructor', 'length', ''][value % 5]!;
      if (!Array.isArray(holder)) record[name] = record[key];
      return;
    }
    case 'take': {
      const other = places[value % places.length]!;
      record[key] = structuredClone((other.holder as Record<string, unknown>)[other.key]);
    }
  }
}

/** Every place of a value in the document. */
function collect(value: unknown, places: Place[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    places.push({ holder: value as Record<string, unknown>, key });
    collect((value as Record<string, unknown>)[key], places);
  }
}
