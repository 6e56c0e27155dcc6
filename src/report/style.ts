/** Terminal styles; every function answers plain text when colour is off. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  doubtful(text: string): string;
}

const wrap = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string): string => text;

export const PLAIN: Style = { bold: plain, dim: plain, good: plain, bad: plain, doubtful: plain };
export const COLOURED: Style = {
  bold: wrap(1, 22),
  dim: wrap(2, 22),
  good: wrap(32, 39),
  bad: wrap(31, 39),
  doubtful: wrap(33, 39),
};

/**
 * Text from an input, safe to print on a terminal: control characters, escape sequences and marks that turn
 * the direction of writing are shown as their code points instead of being obeyed.
 */
export function neutralise(text: string): string {
  return text.replace(
    // biome-ignore format: one class per line reads better than one line
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}
