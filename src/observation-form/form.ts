/** Forms of values, put together from small ones. */

/** Answers null, or what is wrong: the place inside the value, and what belongs there. */
export type Form = (value: unknown) => Flaw | null;

export interface Flaw {
  path: string;
  wanted: string;
}

/** A form for every field; a field of the vocabulary that is forgotten here does not compile. */
export type FieldsOf<T> = { readonly [Field in keyof T]-?: Form };

/** Nesting of a parsed show or configuration: theirs is a handful, and what reads them recurses. */
const MAX_DEPTH = 32;

export const is =
  (wanted: string, test: (value: unknown) => boolean): Form =>
  (value) =>
    test(value) ? null : { path: '', wanted };

export function oneOf(...values: readonly string[]): Form {
  return is(`one of ${values.join(', ')}`, (value) => values.includes(value as string));
}

export function orNull(form: Form): Form {
  return (value) => (value === null ? null : form(value));
}

export function optional(form: Form): Form {
  return (value) => (value === undefined ? null : form(value));
}

export function list(form: Form): Form {
  return (value) => {
    if (!Array.isArray(value)) return { path: '', wanted: 'a list' };
    for (let index = 0; index < value.length; index++) {
      const flaw = form(value[index]);
      if (flaw !== null) return { path: `[${index}]${flaw.path}`, wanted: flaw.wanted };
    }
    return null;
  };
}

export function table(form: Form): Form {
  return (value) => {
    if (!isRecord(value)) return { path: '', wanted: 'an object' };
    for (const [key, item] of Object.entries(value)) {
      const flaw = form(item);
      if (flaw !== null) return { path: `.${key}${flaw.path}`, wanted: flaw.wanted };
    }
    return null;
  };
}

export function record<T>(fields: FieldsOf<T>): Form {
  const entries = Object.entries<Form>(fields);
  return (value) => {
    if (!isRecord(value)) return { path: '', wanted: 'an object' };
    for (const [key, form] of entries) {
      const flaw = form(Object.hasOwn(value, key) ? value[key] : undefined);
      if (flaw !== null) return { path: `.${key}${flaw.path}`, wanted: flaw.wanted };
    }
    return null;
  };
}

/** Whatever JSON holds, as long as it is not nested without end. */
export const anything: Form = (value) => tooDeep(value, 0);

function tooDeep(value: unknown, depth: number): Flaw | null {
  if (depth > MAX_DEPTH) return { path: '', wanted: `nothing nested more than ${MAX_DEPTH} deep` };
  if (typeof value !== 'object' || value === null) return null;
  for (const item of Object.values(value)) {
    const flaw = tooDeep(item, depth + 1);
    if (flaw !== null) return flaw;
  }
  return null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
