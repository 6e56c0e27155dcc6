import type { Problem } from '../../problem.ts';

/** What a show parser made of one output. */
export interface ShowParsed<T> {
  result: T;
  problems: Problem[];
  /** Indexes (from 0) into the lines that were given: those of which some part was not understood. */
  unrecognised: number[];
}

/**
 * One `show` command of IOS or IOS-XE, in all the forms its releases print. A parser never throws: of a
 * damaged output it gives what can be read. Durations in results are seconds, SPIs `0x` + 8 digits.
 */
export interface ShowParser<T> {
  /** The command spelled out, e.g. `show crypto ipsec sa`; options such as `detail` are left away. */
  command: string;
  /** Whether a typed line (with or without prompt, abbreviated or not) or a heading is this command. */
  matchesCommand(line: string): boolean;
  /** Whether the lines look like this command's output when nothing else says so. */
  matchesShape(lines: readonly string[]): boolean;
  parse(lines: readonly string[]): ShowParsed<T>;
}
