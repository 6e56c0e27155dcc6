import type { Problem } from '../../problem.ts';

/**
 * Lines of one output beyond which nothing is read. A hub with 10,000 spokes prints about 600,000 lines of
 * `show crypto ipsec sa detail`; more than a million lines are no output of one command.
 */
const MAX_LINES = 1_000_000;

/** Lines that a terminal or a person put into an output and that say nothing about it. */
const furniture =
  /^(?:-+\s?more\s?-+|load for five secs: .*|(?:no )?time source\b.*|[-=+_*!.~\s]+|[\w.()-]{1,63}[#>]\s?)$/i;

/**
 * An output as one text in which every run of white space is one character: a newline where lines were
 * broken, else a space. Fields are then found by what they look like, wherever lines were broken or joined,
 * and `\s` in a pattern stands for exactly one character. What has been taken is remembered, so that the
 * lines nobody understood can be named.
 */
export class ShowText {
  readonly text: string;
  readonly problems: Problem[] = [];
  /** Where each line that is not blank starts in the text. */
  private readonly starts: number[] = [];
  private readonly indexes: number[] = [];
  /** 1 where a character was taken. */
  private readonly taken: Uint8Array;
  private readonly layer: string;

  constructor(lines: readonly string[], layer: string) {
    this.layer = layer;
    const parts: string[] = [];
    let length = 0;
    const count = Math.min(lines.length, MAX_LINES);
    if (lines.length > count) this.problem('limit', `only the first ${MAX_LINES} lines were read`, count);
    for (let index = 0; index < count; index++) {
      const line = lines[index]!.replace(/[\s\u00a0\u3000]+/g, ' ').trim();
      if (line === '' || furniture.test(line)) continue;
      this.starts.push(length);
      this.indexes.push(index);
      parts.push(line);
      length += line.length + 1;
    }
    this.text = parts.join('\n');
    this.taken = new Uint8Array(this.text.length);
  }

  /** The whole text as a piece to take fields from. */
  whole(): Piece {
    return new Piece(this, 0, this.text.length);
  }

  piece(start: number, end: number): Piece {
    return new Piece(this, start, end);
  }

  take(start: number, end: number): void {
    this.taken.fill(1, start, end);
  }

  /** Notes a problem at a line index (from 0), or at none. */
  problem(code: Problem['code'], message: string, index?: number): void {
    const problem: Problem = { code, layer: this.layer, message };
    if (index !== undefined) problem.line = index + 1;
    this.problems.push(problem);
  }

  /** Index of the line in which a character of the text stands. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.indexes[low] ?? 0;
  }

  /** Indexes of the lines with a letter or digit that nobody took. */
  unrecognised(): number[] {
    const lines: number[] = [];
    for (const [position, start] of this.starts.entries()) {
      const end = (this.starts[position + 1] ?? this.text.length + 1) - 1;
      for (let offset = start; offset < end; offset++) {
        if (this.taken[offset] === 1 || !isWord(this.text.charCodeAt(offset))) continue;
        lines.push(this.indexes[position]!);
        break;
      }
    }
    return lines;
  }
}

/** ASCII letters and digits, and everything beyond ASCII: what can carry meaning. */
function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127
  );
}

/** A stretch of an output, e.g. one SA, from which fields are taken. */
export class Piece {
  readonly owner: ShowText;
  readonly start: number;
  readonly end: number;
  readonly text: string;

  constructor(owner: ShowText, start: number, end: number) {
    this.owner = owner;
    this.start = start;
    this.end = end;
    this.text = owner.text.slice(start, end);
  }

  /** Takes the first match of a pattern and gives it, or null. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = 0;
    const match = pattern.exec(this.text);
    pattern.lastIndex = 0;
    if (match !== null) this.claim(match);
    return match;
  }

  /** Takes every match of a global pattern. */
  takeAll(pattern: RegExp): RegExpExecArray[] {
    const matches: RegExpExecArray[] = [];
    for (const match of this.text.matchAll(pattern)) {
      this.claim(match as RegExpExecArray);
      matches.push(match as RegExpExecArray);
    }
    return matches;
  }

  /** The first group of the first match, or null. */
  word(pattern: RegExp): string | null {
    return this.take(pattern)?.[1] ?? null;
  }

  /** The first group of the first match as a number, or null. */
  number(pattern: RegExp): number | null {
    const word = this.word(pattern);
    return word === null ? null : Number(word);
  }

  /** Cuts the piece before every match of a global pattern; what stands before the first match comes apart. */
  cut(pattern: RegExp): { before: Piece; parts: { match: RegExpExecArray; piece: Piece }[] } {
    const matches = [...this.text.matchAll(pattern)] as RegExpExecArray[];
    const before = new Piece(this.owner, this.start, this.start + (matches[0]?.index ?? this.text.length));
    const parts = matches.map((match, index) => ({
      match,
      piece: new Piece(
        this.owner,
        this.start + match.index,
        this.start + (matches[index + 1]?.index ?? this.text.length),
      ),
    }));
    return { before, parts };
  }

  private claim(match: RegExpExecArray): void {
    this.owner.take(this.start + match.index, this.start + match.index + match[0].length);
  }
}
