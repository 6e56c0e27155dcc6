import yargs, { type Argv } from 'yargs';
import { TOOL } from '../version.ts';
import { type Arguments, type Command, EXIT } from './command.ts';
import { type Defaults, readDefaults } from './defaults.ts';
import { OPTIONS, type Option } from './options.ts';

/** yargs drops a lone `-` among the positionals; it passes under this name, which no file can have. */
const STANDARD_INPUT = '\u0000-';

export type Parsed = { command: Command; args: Arguments } | { exitCode: number };

/** Reads a command line against the commands and the option table. Help and wrong usage are dealt with here. */
export async function parse(words: readonly string[], commands: readonly Command[]): Promise<Parsed> {
  const team = readDefaults(process.cwd());
  if ('error' in team) {
    process.stderr.write(`dmvpn-trace: ${team.error}\n`);
    return { exitCode: EXIT.usage };
  }
  let chosen: Parsed | null = null;
  let failed: string | null = null;
  const parser = yargs(words.map((word) => (word === '-' ? STANDARD_INPUT : word)))
    .scriptName('dmvpn-trace')
    .usage(
      '$0 COMMAND\n\nReads what there is of a Cisco DMVPN Phase 1 bring-up and says where it stalled and why.',
    )
    .parserConfiguration({
      'camel-case-expansion': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
    })
    .strict()
    .version(TOOL.version)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(process.stdout.columns ?? 80, 100))
    .exitProcess(false)
    .epilogue('Exit codes: 0 registered, 1 stalled or a check failed, 2 wrong usage, 3 an input was cut.')
    .fail((message, error) => {
      failed = (message ?? error?.message ?? 'wrong usage').replaceAll(STANDARD_INPUT, '-');
    });
  for (const command of commands) {
    parser.command(
      `${command.name} ${command.positionals}`.trim(),
      command.describe,
      (builder) => describe(builder, command, team.defaults),
      (argv) => {
        const options = Object.fromEntries(
          Object.entries(argv).map(([key, value]) => [key, unhidden(value)]),
        );
        chosen = { command, args: { positionals: positionalsOf(options, command), options } };
      },
    );
  }
  if (words.length === 0) {
    parser.showHelp((text) => process.stdout.write(`${text}\n`));
    return { exitCode: EXIT.usage };
  }
  await parser.parseAsync();
  if (failed !== null) {
    const hint = suggestion(failed, words, commands);
    const known = commands.some((command) => command.name === words[0]);
    process.stderr.write(
      `dmvpn-trace: ${oneLine(failed)}${hint ? ` Did you mean ${hint}?` : ''}\nSee dmvpn-trace ${known ? `${words[0]} ` : ''}--help\n`,
    );
    return { exitCode: EXIT.usage };
  }
  return chosen ?? { exitCode: EXIT.ok };
}

function describe(builder: Argv, command: Command, defaults: Defaults): Argv {
  const name = /(\w+)/.exec(command.positionals)?.[1];
  if (name) builder.positional(name, { type: 'string', array: true, describe: command.positionalHelp });
  for (const key of command.options) {
    const option: Option = OPTIONS[key];
    const usual = defaults[option.name] ?? option.default;
    builder.option(option.name, {
      type: option.type,
      describe: option.describe,
      ...(option.alias ? { alias: option.alias } : {}),
      // Of an option that is given twice without being a list, the last one counts.
      ...(option.array ? { array: true } : { coerce: lastOf }),
      ...(option.choices ? { choices: option.choices } : {}),
      ...(usual === undefined ? {} : { default: usual }),
      ...(option.type === 'string' && !option.choices ? { requiresArg: true } : {}),
    });
  }
  for (const [example, what] of command.examples) {
    builder.example(example.includes('dmvpn-trace') ? example : `$0 ${example}`, what);
  }
  return builder;
}

function lastOf(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

function unhidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unhidden);
  return value === STANDARD_INPUT ? '-' : value;
}

function positionalsOf(argv: Record<string, unknown>, command: Command): string[] {
  const name = /(\w+)/.exec(command.positionals)?.[1];
  const value = name ? argv[name] : undefined;
  return Array.isArray(value) ? value.map(String) : [];
}

/** The command or option that was probably meant: the nearest name within two typing errors. */
function suggestion(failure: string, words: readonly string[], commands: readonly Command[]): string | null {
  const unknown = /Unknown arguments?: ([\w-]+)/.exec(failure)?.[1];
  if (unknown === undefined) return null;
  const command = commands.find(({ name }) => name === words[0]);
  if (!command)
    return nearest(
      unknown,
      commands.map(({ name }) => name),
    );
  const name = nearest(
    unknown,
    command.options.map((key) => OPTIONS[key].name),
  );
  return name === null ? null : `--${name}`;
}

/** Typing errors that a suggestion bridges. */
const MAX_DISTANCE = 2;

function nearest(word: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = MAX_DISTANCE + 1;
  for (const name of names) {
    const distance = editDistance(word, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function oneLine(text: string): string {
  return text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('; ');
}
