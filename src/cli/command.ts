import type { OptionKey } from './options.ts';

/** What a command gets: option values by name, and what stands beside them. */
export interface Arguments {
  positionals: string[];
  options: Readonly<Record<string, unknown>>;
}

export interface Command {
  name: string;
  /** Positional arguments as help shows them, e.g. `[FILE..]`. */
  positionals: string;
  /** What the positionals are. */
  positionalHelp: string;
  describe: string;
  options: readonly OptionKey[];
  examples: readonly (readonly [command: string, what: string])[];
  /** Loads the command when it is called, so that others do not pay for it. Answers with the exit code. */
  run(args: Arguments): Promise<number>;
}

/** Exit codes; see the README. */
export const EXIT = { ok: 0, found: 1, usage: 2, partial: 3 } as const;
