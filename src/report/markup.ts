import { neutralise } from './style.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Any text as the content of an element or of a quoted attribute, in HTML and in XML: nothing in it can
 * become markup, control characters and marks that turn the direction of writing are shown as code points,
 * and what XML 1.0 section 2.2 does not allow at all becomes U+FFFD.
 */
export function escapeMarkup(text: string): string {
  return neutralise(text)
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
}

/** Text that is markup already. Only `markup` and `fixedMarkup` make it. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type MarkupValue = Markup | string | number | null | undefined | false | readonly MarkupValue[];

/**
 * Tag of template literals that are markup: the literal's own text stands as it is, every value that is not
 * Markup itself is escaped, lists are joined, and nothing stands for null, undefined and false. Values in
 * attributes belong between double quotes.
 */
export function markup(literal: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  let text = literal[0]!;
  for (const [index, value] of values.entries()) text += asText(value) + literal[index + 1]!;
  return new Markup(text);
}

/** Marks a constant of this program as markup. Never for anything that came from an input. */
export function fixedMarkup(constant: string): Markup {
  return new Markup(constant);
}

function asText(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'string') return escapeMarkup(value);
  return typeof value === 'number' ? String(value) : value.map(asText).join('');
}
