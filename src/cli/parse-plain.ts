import { parseArgs } from 'node:util';
import type { Arguments, Command } from './command.ts';
import { readDefaults } from './defaults.ts';
import { OPTIONS, type Option } from './options.ts';

/**
 * Reads a command line that needs nothing explained: a known command, options of its own with fitting values.
 * Null for everything else (help, mistakes, a team's defaults), which the full parser answers; loading that
 * one takes 25 ms, as long as the analysis of a small capture.
 */
export function parsePlain(
  words: readonly string[],
  commands: readonly Command[],
): { command: Command; args: Arguments } | null {
  const command = commands.find(({ name }) => name === words[0]);
  if (!command || words.includes('--')) return null;
  const team = readDefaults(process.cwd());
  if (!('defaults' in team) || Object.keys(team.defaults).length > 0) return null;
  const known = command.options.map((key): Option => OPTIONS[key]);
  const given = valuesOf(words.slice(1), known);
  if (given === null) return null;
  const options: Record<string, unknown> = {};
  for (const option of known) {
    const value = given.values[option.name];
    const read = value === undefined ? option.default : readValue(option, value);
    if (read === null) return null;
    if (read !== undefined) options[option.name] = read;
  }
  const { positionals } = given;
  const isRequired = command.positionals.startsWith('<');
  if (positionals.includes('') || (isRequired && positionals.length === 0)) return null;
  if (positionals.length > 1 && !command.positionals.includes('..')) return null;
  if (positionals.length > 0 && command.positionals === '') return null;
  return { command, args: { positionals, options } };
}

function valuesOf(words: string[], known: readonly Option[]) {
  const options = Object.fromEntries(
    known.map(({ name, alias, type }) => [
      name,
      {
        type: type === 'boolean' ? ('boolean' as const) : ('string' as const),
        multiple: true as const,
        ...(alias ? { short: alias } : {}),
      },
    ]),
  );
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true });
  } catch {
    return null;
  }
}

/** The value as the full parser has it; null when it does not fit. Of an option given twice, the last one counts. */
function readValue(option: Option, given: readonly (string | boolean)[]): unknown {
  const values: unknown[] = [];
  for (const value of given) {
    if (value === '' || (option.choices && !option.choices.includes(String(value)))) return null;
    if (option.type === 'count') return null;
    if (option.type !== 'number') values.push(value);
    else if (/^\d{1,15}$/.test(String(value))) values.push(Number(value));
    else return null;
  }
  return option.array ? values : values.at(-1);
}
