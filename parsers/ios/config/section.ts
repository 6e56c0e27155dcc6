/** What became of one line. `known`: a command that exists and is of no matter to DMVPN. */
export type LineStatus = 'understood' | 'known' | 'unrecognised' | 'blank';

/** Where a rule stands while it is applied. */
export interface LineContext {
  /** Line number, from 1. */
  line: number;
}

/** What a rule does with a line; a section that it opens is returned. */
type Apply<T> = (target: T, match: RegExpExecArray, context: LineContext) => Section | undefined;

/**
 * One command of a section. The pattern is held against the line without a leading `no`; a negated line
 * calls `unset`, and without that it only says what is the default anyway.
 */
export interface Rule<T> {
  pattern: RegExp;
  set: Apply<T>;
  unset?: Apply<T>;
  /** For a rule that hands its line on: true when nobody takes it, so that it is not called understood. */
  refuses?: (match: RegExpExecArray) => boolean;
}

/** A command that does nothing to the result when it stands with `no` in front. */
export function rule<T>(pattern: RegExp, set: Apply<T>, unset?: Apply<T>): Rule<T> {
  return unset === undefined ? { pattern, set } : { pattern, set, unset };
}

/** Commands that belong together: those of one interface, one policy, or the whole router. */
export interface Section {
  /** Applies a line, or gives null when the line is none of this section's commands. */
  apply(
    text: string,
    context: LineContext,
  ): { status: 'understood' | 'known'; opened: Section | null } | null;
}

/** A section over its target. `known`: commands of no matter. Rules are tried in order. */
export function section<T>(target: T, rules: readonly Rule<T>[], known?: RegExp): Section {
  return {
    apply(text, context) {
      const negated = /^no /i.test(text);
      const command = negated ? text.slice(3) : text;
      for (const { pattern, set, unset, refuses } of rules) {
        const match = pattern.exec(command);
        if (match === null || refuses?.(match)) continue;
        const opened = (negated ? unset?.(target, match, context) : set(target, match, context)) ?? null;
        return { status: 'understood', opened };
      }
      return known?.test(command) ? { status: 'known', opened: null } : null;
    },
  };
}
