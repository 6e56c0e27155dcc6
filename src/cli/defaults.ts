import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say, translate } from '../language/say.ts';
import { OPTIONS, type Option } from './options.ts';

/** A team's defaults: option names with values, beside the captures or in a folder above. */
export const DEFAULTS_FILE = '.dmvpn-trace.json';

export type Defaults = Readonly<Record<string, unknown>>;

/** The nearest defaults file from a folder upwards; a message when it cannot be used, naming file and option. */
export function readDefaults(folder: string): { defaults: Defaults } | { error: string } {
  for (let here = folder; ; here = dirname(here)) {
    const path = join(here, DEFAULTS_FILE);
    const text = readIfThere(path);
    if (text !== null) return parseDefaults(text, path);
    if (dirname(here) === here) return { defaults: {} };
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** The defaults that a file's text gives. */
export function parseDefaults(text: string, path: string): { defaults: Defaults } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: say`${path} is no JSON: ${(error as Error).message}` };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { error: say`${path} must hold an object of option names and values` };
  }
  for (const [name, given] of Object.entries(value)) {
    const option = (Object.values(OPTIONS) as Option[]).find((one) => one.name === name);
    if (!option) return { error: say`${path}: "${name}" is no option` };
    const problem = mismatch(option, given);
    if (problem !== null) return { error: say`${path}: "${name}" ${problem}` };
  }
  return { defaults: value as Defaults };
}

function mismatch(option: Option, given: unknown): string | null {
  const values = option.array && Array.isArray(given) ? given : [given];
  for (const value of values) {
    if (typeof value !== option.type) return say`must be a ${translate(option.type)}`;
    if (option.choices && !option.choices.includes(String(value)))
      return say`must be one of ${option.choices.join(', ')}`;
  }
  return null;
}
