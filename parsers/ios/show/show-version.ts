import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { ShowText } from './show-text.ts';

export interface ShowVersion {
  family: 'IOS' | 'IOS-XE' | null;
  /** `15.1(4)M4`, `17.09.04a`. */
  release: string | null;
  model: string | null;
  hostname: string | null;
}

function parse(lines: readonly string[]): ShowParsed<ShowVersion> {
  const text = new ShowText(lines, 'show version');
  const whole = text.whole();
  const xe = whole.word(/Cisco\sIOS[ -]XE\sSoftware,\sVersion\s([\w.()-]{1,40})/i);
  const ios = whole.word(/\bSoftware\s?\([\w-]{1,80}\),\sVersion\s([\w.()]{1,40})/i);
  const xeTrain = /Cisco\sIOS[ -]XE|\[(?:Everest|Fuji|Gibraltar|Amsterdam|Bengaluru|Cupertino|Dublin)\]/i;
  const family = xeTrain.test(text.text) ? 'IOS-XE' : ios === null ? null : 'IOS';
  const model = whole.word(/^cisco\s([\w/-]{2,40})\s\([^)\n]{1,60}\)\s(?:processor|with)/im);
  const hostname = whole.word(/^([\w.-]{1,63})\suptime\sis\s/im);
  if (ios === null && xe === null) text.problem('bad-value', 'no release was found');
  // The rest of the output (licences, memory, the legal notice) is of no matter here and is not read.
  return {
    result: { family, release: xe ?? ios, model, hostname },
    problems: text.problems,
    unrecognised: [],
  };
}

/** `show version`: release, model and host name; nothing else of it is read. */
export const showVersion: ShowParser<ShowVersion> = {
  command: 'show version',
  matchesCommand: commandLine('sh|ow ver|sion'),
  matchesShape: (lines) =>
    lines.some((line) => /\bSoftware\s*\([\w-]+\),\s+Version\s/i.test(line)) &&
    lines.some((line) => /\buptime is\b|\bCompiled\b|ROM:/i.test(line)),
  parse,
};
