import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A string or template of a source file. */
export interface Literal {
  file: string;
  line: number;
  /** As a key of a catalogue: escapes resolved, `{0}`, `{1}`, … for the values of a template. */
  text: string;
  /** What stands before a template, `say` for say`…`, or the function that a literal is the argument of. */
  tag: string | null;
  call: string | null;
  /** The 40 characters of code before it. */
  before: string;
}

/** All TypeScript files under a folder. */
export function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}

/** Every string and template of these files, those inside templates too. */
export function literalsOf(files: readonly string[]): Literal[] {
  return files.flatMap((file) => new Scanner(file, readFileSync(file, 'utf8')).literals());
}

/**
 * Reads just so much of the language as is needed to tell strings and templates from comments and regular
 * expressions.
 */
class Scanner {
  readonly #file: string;
  readonly #code: string;
  readonly #found: Literal[] = [];
  #at = 0;

  constructor(file: string, code: string) {
    this.#file = file;
    this.#code = code;
  }

  literals(): Literal[] {
    this.#expression(null);
    return this.#found;
  }

  /** Reads code up to the brace that closes it, or to the end of the file. */
  #expression(closing: '}' | null): void {
    const code = this.#code;
    const calls: (string | null)[] = [];
    let braces = 0;
    while (this.#at < code.length) {
      const at = this.#at;
      const character = code[at]!;
      if (code.startsWith('//', at)) this.#at = endOf(code, '\n', at);
      else if (code.startsWith('/*', at)) this.#at = endOf(code, '*/', at + 2);
      else if (character === "'" || character === '"') this.#string(character, calls.at(-1) ?? null);
      else if (character === '`') this.#template(calls.at(-1) ?? null);
      else if (character === '/' && beginsExpression(code.slice(0, at))) this.#regex();
      else {
        this.#at++;
        if (character === '(')
          calls.push(/([\w#.]+)$/.exec(code.slice(Math.max(0, at - 60), at))?.[1] ?? null);
        else if (character === ')') calls.pop();
        else if (character === '{') braces++;
        else if (character === '}' && braces-- === 0 && closing !== null) return;
      }
    }
  }

  #string(quote: string, call: string | null): void {
    const start = this.#at;
    let text = '';
    this.#at++;
    while (this.#code[this.#at] !== quote) text += this.#character();
    this.#at++;
    this.#keep(start, text, null, call);
  }

  #template(call: string | null): void {
    const start = this.#at;
    const tag = /(\w+)$/.exec(this.#code.slice(Math.max(0, start - 40), start))?.[1] ?? null;
    let text = '';
    let places = 0;
    this.#at++;
    while (this.#code[this.#at] !== '`') {
      if (this.#code.startsWith('${', this.#at)) {
        this.#at += 2;
        this.#expression('}');
        text += `{${places++}}`;
      } else text += this.#character();
    }
    this.#at++;
    this.#keep(start, text, tag, call);
  }

  /** One character of a string or template, with its escape resolved. */
  #character(): string {
    const character = this.#code[this.#at++]!;
    if (character !== '\\') return character;
    const escaped = this.#code[this.#at++]!;
    const digits = escaped === 'u' ? 4 : escaped === 'x' ? 2 : 0;
    if (digits === 0) return { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' }[escaped] ?? escaped;
    const braced = /^\{([\da-f]+)\}/i.exec(this.#code.slice(this.#at, this.#at + 10));
    const number = braced?.[1] ?? this.#code.slice(this.#at, this.#at + digits);
    this.#at += braced?.[0].length ?? digits;
    return String.fromCodePoint(Number.parseInt(number, 16));
  }

  #regex(): void {
    let inClass = false;
    for (this.#at++; ; this.#at++) {
      const character = this.#code[this.#at];
      if (character === '\\') this.#at++;
      else if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      else if ((character === '/' && !inClass) || character === '\n' || character === undefined) break;
    }
    this.#at++;
  }

  #keep(start: number, text: string, tag: string | null, call: string | null): void {
    const before = this.#code.slice(Math.max(0, start - 40), start);
    const line = this.#code.slice(0, start).split('\n').length;
    this.#found.push({ file: this.#file, line, text, tag, call, before });
  }
}

function endOf(code: string, mark: string, from: number): number {
  const found = code.indexOf(mark, from);
  return found < 0 ? code.length : found + mark.length;
}

/** Whether a slash after this code begins a regular expression and is no division. */
function beginsExpression(code: string): boolean {
  const before = code.slice(-40).trimEnd();
  return before === '' || /[(,=:[!&|?{};+<>~*%^-]$|\b(?:return|typeof|case|in|of|do|else)$/.test(before);
}
