/**
 * The language that people are spoken to in. Texts stand in English where they are made; a catalogue per
 * language maps each English text, with `{0}`, `{1}`, … for its values, to its translation.
 */
export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English text with numbered places to translated text with the same places, in any order. */
export type Catalogue = Readonly<Record<string, string>>;

let current: Catalogue | null = null;
let templates: readonly Template[] = [];

/**
 * Speaks the language of this catalogue from now on; null is English. One process speaks one language.
 * @param made the texts that parsers make, for `translateNumbered`
 */
export function speak(catalogue: Catalogue | null, made: Catalogue = {}): void {
  current = catalogue;
  templates = templatesOf(made);
}

/** What work gives with all texts in English, whatever is spoken otherwise. */
export async function inEnglish<T>(work: () => Promise<T>): Promise<T> {
  const [spoken, made] = [current, templates];
  current = null;
  templates = [];
  try {
    return await work();
  } finally {
    current = spoken;
    templates = made;
  }
}

/**
 * A text with values in the language spoken. The English text stands in the template, e.g.
 * say`MM1 was sent ${count} times`.
 */
export function say(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  const found = current === null ? undefined : translationOf(keyOf(strings));
  if (found !== undefined) return filled(found, values);
  let text = strings[0]!;
  for (let i = 0; i < values.length; i++) text += `${values[i]}${strings[i + 1]}`;
  return text;
}

function keyOf(strings: TemplateStringsArray): string {
  return strings.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
}

/** Every object has members that no catalogue put there, such as `constructor`; they are no strings. */
function translationOf(text: string): string | undefined {
  const found = current?.[text];
  return typeof found === 'string' ? found : undefined;
}

/** A fixed text, e.g. a title out of a table, in the language spoken. */
export function translate(text: string): string {
  return translationOf(text) ?? text;
}

/**
 * A text that was made elsewhere in English with its values in it, such as the message of a problem, which
 * parsers make. The catalogue of those has it with numbered places for the values; values that are texts
 * of the catalogue themselves ("the GRE header") are translated too.
 */
export function translateNumbered(text: string): string {
  return translateMade(text, MAX_NESTING);
}

/** How deep texts may stand in each other's places; a text that parsers make needs two. */
const MAX_NESTING = 4;

function translateMade(text: string, levels: number): string {
  if (current === null) return text;
  const exact = translationOf(text);
  if (exact !== undefined) return exact;
  for (const { parts, translation } of levels > 0 ? templates : []) {
    const values = valuesIn(text, parts);
    if (values === null) continue;
    // A single word is a name or a number, even where the catalogue has the same word with another meaning.
    const inner = values.map((value) => (value.includes(' ') ? translateMade(value, levels - 1) : value));
    return filled(translation, inner);
  }
  return text;
}

/** A text that has places, cut at them. */
interface Template {
  parts: string[];
  translation: string;
  /** How many characters stand fast: of several texts that fit, the one with the most is the right one. */
  weight: number;
}

/** Those whose places are in order, so that a cut between them gives their values; the weightiest first. */
function templatesOf(catalogue: Catalogue): Template[] {
  const found: Template[] = [];
  for (const [key, translation] of Object.entries(catalogue)) {
    const parts = key.split(/\{\d+\}/);
    if (parts.length > 1) found.push({ parts, translation, weight: parts.join('').length });
  }
  return found.sort((a, b) => b.weight - a.weight);
}

/** What stands in the places, each fixed part taken where it comes first; null when the text is of another form. */
function valuesIn(text: string, parts: readonly string[]): string[] | null {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return null;
  const values: string[] = [];
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = text.indexOf(part, at);
    if (next < 0 || next + part.length > end) return null;
    values.push(text.slice(at, next));
    at = next + part.length;
  }
  values.push(text.slice(at, end));
  return values;
}

/** Chinese characters and full-width punctuation: between them stands no space. */
const WIDE = '[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]';
const ENDS_WIDE = new RegExp(`${WIDE}$`);
const ENDS_WIDE_AND_SPACE = new RegExp(`${WIDE} $`);
const BEGINS_WIDE = new RegExp(`^${WIDE}`);
const BEGINS_SPACE_AND_WIDE = new RegExp(`^ ${WIDE}`);

/**
 * A translation with its values. Its places stand between spaces, as numbers and names do in Chinese text; where
 * a value is Chinese itself the space goes. What a value holds stays as it is.
 */
function filled(template: string, values: readonly (string | number)[]): string {
  let text = '';
  for (const [index, part] of template.split(/\{(\d+)\}/).entries()) {
    if (index % 2 === 1) {
      const value = String(values[Number(part)] ?? `{${part}}`);
      text =
        (BEGINS_WIDE.test(value) && ENDS_WIDE_AND_SPACE.test(text.slice(-2)) ? text.slice(0, -1) : text) +
        value;
    } else {
      text += BEGINS_SPACE_AND_WIDE.test(part) && ENDS_WIDE.test(text.slice(-1)) ? part.slice(1) : part;
    }
  }
  return text;
}
