import yargs, { type Argv } from 'yargs';
import { say, translate } from '../language/say.ts';
import { TOOL } from '../version.ts';
import { type Arguments, type Command, EXIT } from './command.ts';
import { type Defaults, readDefaults } from './defaults.ts';
import { OPTIONS, type Option } from './options.ts';

/** yargs drops a lone `-` among the positionals; it passes under this name, which no file can have. */
const STANDARD_INPUT = '\u0000-';

/** yargs prints help itself; a reader that went away (`| head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

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
    .detectLocale(false)
    .updateStrings(wordsOfParser())
    .usage(
      `$0 ${translate('COMMAND')}\n\n${say`Reads what there is of a Cisco DMVPN Phase 1 bring-up and says where it stalled and why.`}`,
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
    .epilogue(say`Exit codes: 0 registered, 1 stalled or a check failed, 2 wrong usage, 3 an input was cut.`)
    .fail((message, error) => {
      failed = (message ?? error?.message ?? say`wrong usage`).replaceAll(STANDARD_INPUT, '-');
    });
  for (const command of commands) {
    parser.command(
      `${command.name} ${command.positionals}`.trim(),
      translate(command.describe),
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
      `dmvpn-trace: ${oneLine(failed)}${hint ? say` Did you mean ${hint}?` : ''}\n${say`See ${known ? `dmvpn-trace ${words[0]!}` : 'dmvpn-trace'} --help`}\n`,
    );
    return { exitCode: EXIT.usage };
  }
  return chosen ?? { exitCode: EXIT.ok };
}

/** Words of yargs itself that help and mistakes show. */
const SINGLE = [
  'Commands:',
  'Positionals:',
  'Options:',
  'Examples:',
  'boolean',
  'count',
  'string',
  'number',
  'array',
  'required',
  'default:',
  'choices:',
  'Show help',
  'Show version number',
  'Invalid values:',
  'Argument: %s, Given: %s, Choices: %s',
  'Not enough arguments following: %s',
] as const;
const COUNTED = [
  [
    'Not enough non-option arguments: got %s, need at least %s',
    'Not enough non-option arguments: got %s, need at least %s',
  ],
  [
    'Too many non-option arguments: got %s, maximum of %s',
    'Too many non-option arguments: got %s, maximum of %s',
  ],
  ['Missing argument value: %s', 'Missing argument values: %s'],
  ['Missing required argument: %s', 'Missing required arguments: %s'],
  ['Unknown argument: %s', 'Unknown arguments: %s'],
  ['Unknown command: %s', 'Unknown commands: %s'],
] as const;

/** The words of yargs itself, some in singular and plural. */
function wordsOfParser(): Record<string, string> {
  const single = SINGLE.map((text): [string, string] => [text, translate(text)]);
  const counted = COUNTED.map(([one, other]): [string, unknown] => [
    one,
    { one: translate(one), other: translate(other) },
  ]);
  // yargs takes both kinds, its declaration only knows the first.
  return Object.fromEntries([...single, ...counted]) as Record<string, string>;
}

function describe(builder: Argv, command: Command, defaults: Defaults): Argv {
  const name = /(\w+)/.exec(command.positionals)?.[1];
  if (name)
    builder.positional(name, { type: 'string', array: true, describe: translate(command.positionalHelp) });
  for (const key of command.options) {
    const option: Option = OPTIONS[key];
    const usual = defaults[option.name] ?? option.default;
    builder.option(option.name, {
      type: option.type,
      describe: translate(option.describe),
      ...(option.alias ? { alias: option.alias } : {}),
      // Of an option that is given twice without being a list, the last one counts.
      ...(option.array ? { array: true } : { coerce: lastOf }),
      ...(option.choices ? { choices: option.choices } : {}),
      ...(usual === undefined ? {} : { default: usual }),
      ...(option.type === 'string' && !option.choices ? { requiresArg: true } : {}),
    });
  }
  for (const [example, what] of command.examples) {
    builder.example(example.includes('dmvpn-trace') ? example : `$0 ${example}`, translate(what));
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
  const unknown = unknownArgument(failure);
  if (unknown === null) return null;
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

/** The first of the words that the parser did not know; null when it complains of something else. */
function unknownArgument(failure: string): string | null {
  for (const form of ['Unknown argument: %s', 'Unknown arguments: %s', 'Unknown command: %s']) {
    const before = translate(form).split('%s')[0]!;
    if (failure.startsWith(before)) return /^[\w-]+/.exec(failure.slice(before.length))?.[0] ?? null;
  }
  return null;
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
