/**
 * The language that people are spoken to in. Texts stand in English where they are made; a catalogue per
 * language maps each English text, with `{0}`, `{1}`, … for its values, to its translation.
 */
export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English text with numbered places to translated text with the same places, in any order. */
export type Catalogue = Readonly<Record<string, string>>;

let current: Catalogue | null = null;

/** Speaks the language of this catalogue from now on; null is English. One process speaks one language. */
export function speak(catalogue: Catalogue | null): void {
  current = catalogue;
}

/**
 * A text with values in the language spoken. The English text stands in the template, e.g.
 * say`MM1 was sent ${count} times`.
 */
export function say(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  const key = strings.reduce(
    (text, part, index) => (index === 0 ? part : `${text}{${index - 1}}${part}`),
    '',
  );
  return filled(current?.[key] ?? key, values);
}

/** A fixed text, e.g. a title out of a table, in the language spoken. */
export function translate(text: string): string {
  return current?.[text] ?? text;
}

/**
 * A text that was made elsewhere in English with its numbers in it, such as the message of a problem: the
 * catalogue has it with a numbered place for each number.
 */
export function translateNumbered(text: string): string {
  if (current === null) return text;
  const numbers: string[] = [];
  const key = text.replace(NUMBER, (number) => `{${numbers.push(number) - 1}}`);
  const found = current[key];
  return found === undefined ? (current[text] ?? text) : filled(found, numbers);
}

/** Decimal numbers, `0x…` numbers and dotted addresses. */
const NUMBER = /(?<![\w.])(?:0x[0-9a-f]+|\d+(?:[.,]\d+)*)(?![\w])/gi;

function filled(template: string, values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
