import { translate } from '../language/say.ts';
import type { Command } from './command.ts';
import { OPTIONS, type Option } from './options.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A completion script for a shell, made from the commands and the option table. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return `#compdef dmvpn-trace\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
    case 'fish':
      return fish(commands);
  }
}

function optionsOf(command: Command): Option[] {
  return command.options.map((key): Option => OPTIONS[key]);
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const words = optionsOf(command).map(({ name }) => `--${name}`);
    return `    ${command.name}) words="${[...words, '--help'].join(' ')}" ;;`;
  });
  const choices = (Object.values(OPTIONS) as Option[])
    .filter((option) => option.choices)
    .map((option) => {
      const names = [`--${option.name}`, ...(option.alias ? [`-${option.alias}`] : [])].join('|');
      return `    ${names}) COMPREPLY=($(compgen -W "${option.choices!.join(' ')}" -- "$current")); return ;;`;
    });
  return `_dmvpn_trace() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "$previous" in
${choices.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _dmvpn_trace dmvpn-trace
`;
}

function fish(commands: readonly Command[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines: string[] = [];
  for (const command of commands) {
    lines.push(
      `complete -c dmvpn-trace -n __fish_use_subcommand -a ${command.name} -d ${quote(translate(command.describe))}`,
    );
    for (const option of optionsOf(command)) {
      const short = option.alias ? ` -s ${option.alias}` : '';
      const value = option.choices
        ? ` -x -a ${quote(option.choices.join(' '))}`
        : option.type === 'boolean'
          ? ''
          : ' -r';
      lines.push(
        `complete -c dmvpn-trace -n '__fish_seen_subcommand_from ${command.name}' -l ${option.name}${short}${value} -d ${quote(translate(option.describe))}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
