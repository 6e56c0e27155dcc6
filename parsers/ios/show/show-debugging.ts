import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { ShowText } from './show-text.ts';

/** What was being debugged, and so which messages a log could have held. */
export interface ShowDebugging {
  /** `NHRP protocol`, `Crypto ISAKMP`, … as printed before `debugging is on`, each once. */
  on: string[];
  /** Headings, e.g. `Cryptographic Subsystem`. */
  sections: string[];
  /** Conditions that keep other peers' messages out of a log. */
  conditions: string[];
}

const item =
  /(?:^|(?<=\bon\s)|(?<=:\s))([^\n:]{1,100}?)\s(?:debugging|debugs?)\s(?:is|are)\s(?:turned\s)?on\b(?:\sfor\s\S{1,60}|\s\([^)\n]{1,60}\))?/gim;
const heading = /^([A-Za-z][\w /()+-]{1,60}?)(?:\sdebugs)?:$/gim;
const condition =
  /^(?:Crypto\sconditional\s[^\n]{0,200}|Condition\s\d{1,6}:[^\n]{0,200}|(?:IKE|IPsec|NHRP|DMVPN|NBMA|IP|fvrf|ivrf)[^\n]{0,40}\s(?:filter|condition|debug-condition)[^\n]{0,200}|Peers?\s(?:NBMA|Tunnel)[^\n]{0,120}:[^\n]{0,120})$/gim;

function parse(lines: readonly string[]): ShowParsed<ShowDebugging> {
  const text = new ShowText(lines, 'show debugging');
  const whole = text.whole();
  const list = (pattern: RegExp, group: 0 | 1) => [
    ...new Set(whole.takeAll(pattern).map((match) => match[group]!.trim())),
  ];
  const result = { on: list(item, 1), conditions: list(condition, 0), sections: list(heading, 1) };
  return { result, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show debug`, `show debugging`. */
export const showDebugging: ShowParser<ShowDebugging> = {
  command: 'show debugging',
  matchesCommand: commandLine('sh|ow deb|ugging'),
  matchesShape: (lines) => {
    const found = lines.filter((line) => line.trim() !== '');
    return found.filter((line) => /\bdebugging is on\s*$/i.test(line)).length * 2 > found.length;
  },
  parse,
};
