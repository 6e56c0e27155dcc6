import type { Instant } from '../../instant.ts';
import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { ShowText } from './show-text.ts';

export interface ShowClock {
  at: Instant | null;
  /** `*`: the clock was never set; `.`: it was, and lost its source. */
  mark: '*' | '.' | null;
  zone: string | null;
  /** `NTP`, `user configuration`, `hardware calendar`; null when not printed. */
  source: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const stamp =
  /([*.])?(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,9}))?\s(\S{1,12})\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\s([a-z]{3})[a-z]{0,6}\s(\d{1,2})\s(\d{4})/i;

/** `*10:22:33.123 UTC Mon Mar 1 2021`; null when it is no such thing or names no day. */
function instant(match: RegExpExecArray): Instant | null {
  const [, , hour, minute, second, fraction = '', zone, month, day, year] = match;
  const monthIndex = months.indexOf(month!.toLowerCase());
  const numbers = [hour, minute, second].map(Number) as [number, number, number];
  if (monthIndex < 0 || numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60) return null;
  const milliseconds = Date.UTC(Number(year), monthIndex, Number(day), ...numbers);
  if (new Date(Date.UTC(Number(year), monthIndex, Number(day))).getUTCDate() !== Number(day)) return null;
  return {
    seconds: milliseconds / 1000,
    nanoseconds: Number(fraction.padEnd(9, '0')),
    precision: 10 ** (9 - fraction.length),
    clock: /^(?:utc|gmt)$/i.test(zone!) ? 'utc' : 'local',
  };
}

function parse(lines: readonly string[]): ShowParsed<ShowClock> {
  // The line that names the time source is one that other parsers leave out.
  const source = lines.map((line) => /^\s*(?:No time source|Time source is ([^,]{1,60}))/i.exec(line));
  const text = new ShowText(lines, 'show clock');
  const match = text.whole().take(stamp);
  const at = match === null ? null : instant(match);
  if (at === null) text.problem('bad-value', 'no time of day with a date was found', 0);
  return {
    result: {
      at,
      mark: (match?.[1] as '*' | '.' | undefined) ?? null,
      zone: match?.[6] ?? null,
      source: source.find((found) => found?.[1] !== undefined)?.[1]?.trim() ?? null,
    },
    problems: text.problems,
    unrecognised: text.unrecognised(),
  };
}

/** `show clock [detail]`. */
export const showClock: ShowParser<ShowClock> = {
  command: 'show clock',
  matchesCommand: commandLine('sh|ow clo|ck'),
  matchesShape: (lines) => {
    const found = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
    return found.length > 0 && found.length < 4 && new RegExp(`^${stamp.source}$`, 'i').test(found[0]!);
  },
  parse,
};
