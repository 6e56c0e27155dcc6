import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { ShowText } from './show-text.ts';
import { INTERFACE, IPV4 } from './values.ts';

export interface ShownInterface {
  name: string;
  status: 'up' | 'down' | 'administratively down';
  protocol: 'up' | 'down';
  /** Null when it has none (`unassigned`). */
  address: string | null;
}

export interface ShowInterfaces {
  interfaces: ShownInterface[];
}

const briefRow = new RegExp(
  `(?:^|\\s)(${INTERFACE})\\s(${IPV4}|unassigned)\\s(?:YES|NO)\\s\\w{1,12}\\s(administratively\\sdown|up|down|deleted|reset)\\s(up|down)\\b`,
  'gi',
);
const longRow = new RegExp(
  `(?:^|\\s)(${INTERFACE})\\sis\\s(administratively\\sdown|up|down)(?:\\s\\([^)]{1,40}\\))?,\\sline\\sprotocol\\sis\\s(up|down)(?:\\s\\([^)]{1,40}\\))?`,
  'gi',
);

function status(text: string): ShownInterface['status'] {
  const words = text.toLowerCase().replace(/\s/g, ' ');
  return words === 'up' || words === 'administratively down' ? words : 'down';
}

function parse(lines: readonly string[]): ShowParsed<ShowInterfaces> {
  const text = new ShowText(lines, 'show interfaces');
  const whole = text.whole();
  const brief = whole.takeAll(briefRow).map(
    ([, name, address, state, protocol]): ShownInterface => ({
      name: name!,
      status: status(state!),
      protocol: protocol!.toLowerCase() as 'up' | 'down',
      address: address!.toLowerCase() === 'unassigned' ? null : address!,
    }),
  );
  const long = whole.cut(longRow).parts.map(({ match, piece }): ShownInterface => {
    piece.take(longRow);
    const [, name, state, protocol] = match;
    const address = piece.word(new RegExp(`Internet\\saddress\\sis\\s(${IPV4})`, 'i'));
    return {
      name: name!,
      status: status(state!),
      protocol: protocol!.toLowerCase() as 'up' | 'down',
      address,
    };
  });
  whole.take(/Interface\sIP-Address\sOK\?\sMethod\sStatus\sProtocol/i);
  // Of the long form only the state and the address are read: its counters and rates are of no matter here.
  const unrecognised = long.length > 0 ? [] : text.unrecognised();
  return { result: { interfaces: [...brief, ...long] }, problems: text.problems, unrecognised };
}

/** `show ip interface brief` and `show interfaces`: which interfaces are up. */
export const showInterfaces: ShowParser<ShowInterfaces> = {
  command: 'show interfaces',
  matchesCommand: commandLine('sh|ow ip int|erface, sh|ow int|erfaces'),
  matchesShape: (lines) =>
    lines.some((line) => /Interface\s+IP-Address\s+OK\?|\bline protocol is (?:up|down)\s*$/i.test(line)) &&
    !lines.some((line) => /%LINEPROTO-/.test(line)),
  parse,
};
