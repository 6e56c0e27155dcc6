/** Lines of an indented tree. Whatever came from the input is made harmless here, in one place. */
import { say } from '../language/say.ts';
import { neutralise, type Style } from './style.ts';

const INDENT = '  ';
/** Digits of a long hex string that are shown; JSON has all of them. */
const SHOWN_DIGITS = 64;

export type LineStyle = 'plain' | keyof Style;

export class Lines {
  readonly #style: Style;
  #text = '';

  constructor(style: Style) {
    this.#style = style;
  }

  /** Adds one line, whatever line ends are in the text. */
  add(depth: number, text: string, style: LineStyle = 'plain'): void {
    const safe = neutralise(text).replace(/[\n\t]/g, (character) => (character === '\n' ? '\\n' : '\\t'));
    this.#text += `${INDENT.repeat(depth)}${style === 'plain' ? safe : this.#style[style](safe)}\n`;
  }

  /** Adds names and values in two columns; what is null or empty is left out. */
  table(
    depth: number,
    rows: readonly (readonly [name: string, value: string | number | null | undefined])[],
  ): void {
    const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
    const width = Math.max(0, ...shown.map(([name]) => name.length));
    for (const [name, value] of shown) this.add(depth, `${name.padEnd(width)}  ${value}`);
  }

  hex(depth: number, hex: string): void {
    if (hex !== '') this.add(depth, shortHex(hex), 'dim');
  }

  toString(): string {
    return this.#text;
  }
}

export function shortHex(hex: string): string {
  return hex.length <= SHOWN_DIGITS ? hex : `${hex.slice(0, SHOWN_DIGITS)}…`;
}

/** A number with its name; the number alone when nobody named it. */
export function named(name: string | null | undefined, number: number): string {
  return name ? `${name} (${number})` : String(number);
}

export function bytesText(number: number): string {
  return number === 1 ? say`${number} byte` : say`${number} bytes`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
