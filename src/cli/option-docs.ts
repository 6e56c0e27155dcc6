import { say, translate } from '../language/say.ts';
import type { Command } from './command.ts';
import { OPTIONS, type Option } from './options.ts';

/** An option as a manual writes it: `-k, --keys FILE`. */
export function optionHead(option: Option): string {
  const value = option.choices
    ? option.choices.join('|')
    : option.type === 'boolean'
      ? ''
      : (option.value ?? 'VALUE');
  return `${option.alias ? `-${option.alias}, ` : ''}--${option.name}${value ? ` ${value}` : ''}`;
}

/** The option table of the README, in Markdown. */
export function optionTable(commands: readonly Command[]): string {
  const rows = Object.entries(OPTIONS).map(([key, option]: [string, Option]) => {
    const users = commands.filter((command) => (command.options as readonly string[]).includes(key));
    const names = users.length === commands.length ? 'all' : users.map(({ name }) => name).join(', ');
    const head = optionHead(option).replaceAll('|', '\\|');
    return `| \`${head}\` | ${option.describe.replaceAll('|', '\\|')} | ${names} |`;
  });
  return ['| option | what it does | commands |', '|---|---|---|', ...rows].join('\n');
}

/** The manual page in roff. */
export function manualPage(commands: readonly Command[], version: string): string {
  const lines = [
    `.TH DMVPN-TRACE 1 "" "dmvpn-trace ${version}" "User Commands"`,
    `.SH ${translate('NAME')}`,
    `dmvpn-trace \\- ${say`say where a Cisco DMVPN Phase 1 bring-up stalled and why`}`,
    `.SH ${translate('SYNOPSIS')}`,
    '.B dmvpn-trace',
    `.I ${translate('COMMAND')}`,
    '[options] [FILE...]',
    `.SH ${translate('DESCRIPTION')}`,
    roff(
      say`Reads captures, debug transcripts, show outputs and configurations of a spoke and its hub, holds them against the 13 steps of a DMVPN Phase 1 bring-up, and says how far it got, where it stalled, on which side, why, and what to change.`,
    ),
    `.SH ${translate('COMMANDS')}`,
  ];
  for (const command of commands) {
    lines.push(
      '.TP',
      `.B ${roff(`${command.name} ${command.positionals}`.trim())}`,
      roff(`${capital(translate(command.describe))}.`),
    );
    for (const [example, what] of command.examples) {
      const call = example.includes('dmvpn-trace') ? example : `dmvpn-trace ${example}`;
      lines.push('.br', `${say`Example: ${roff(call)}`}${what ? ` (${roff(translate(what))})` : ''}`);
    }
  }
  lines.push(`.SH ${translate('OPTIONS')}`);
  for (const option of Object.values(OPTIONS) as Option[])
    lines.push('.TP', `.B ${roff(optionHead(option))}`, roff(`${capital(translate(option.describe))}.`));
  lines.push(
    `.SH ${translate('EXIT STATUS')}`,
    ...[
      '0',
      say`every attempt registered`,
      '1',
      say`an attempt stalled or a check failed`,
      '2',
      say`wrong usage, or an input that cannot be read`,
      '3',
      say`analysed, but an input was cut`,
    ].flatMap((text, index) => (index % 2 === 0 ? ['.TP', `.B ${text}`] : [roff(text)])),
  );
  return `${lines.join('\n')}\n`;
}

/** A leading dot or apostrophe is a roff request; a hyphen is one only when it is escaped. */
function roff(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/, '\\&$1');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
