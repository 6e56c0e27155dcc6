/** A prompt at the start of a line: `Hub#`, `Hub-RTR(config-if)#`, `Spoke1>`. */
export interface Prompt {
  host: string;
  /** `config-if` of `Hub(config-if)#`; null in exec mode. */
  mode: string | null;
  /** What stands behind it, as typed or printed. */
  rest: string;
}

/** IOS cuts host names in prompts at 20 characters, but `prompt` may make longer ones; 63 is the limit of a host name. */
const PROMPT = /^ {0,4}([A-Za-z][A-Za-z0-9_.-]{0,62})(?:\(([a-z][A-Za-z0-9_-]{0,40})\))?([#>]) ?(.*)$/s;

/** The first words of commands people type into such sessions, with their usual abbreviations. */
const COMMAND =
  /^(?:sh(?:o|ow)?|deb(?:u|ug)?|u(?:n(?:d\w*)?)?|no|conf(?:i\w*)?|cle(?:a|ar)?|ping|tra\w*|wr(?:i\w*)?|copy|relo\w*|exit|end|en(?:a\w*)?|disa\w*|ter(?:m\w*)?|do|more|log\w*|quit|tel\w*|ssh|set|cls|tclsh|monitor|dir|test|crypto|interface|clock)(?: |$)/i;

const SHOW = /^(?:do +)?sh(?:o|ow)? +\S/i;
const SHOW_CONFIG =
  /^(?:do +)?(?:sh(?:o|ow)? +(?:run|start|conf)|wr\w* +t|more +\S{0,40}(?:running|startup)-config)/i;

export type CommandKind = 'show' | 'config' | 'other';

/** What a command line prints. */
export function commandKind(command: string): CommandKind {
  if (SHOW_CONFIG.test(command)) return 'config';
  return SHOW.test(command) ? 'show' : 'other';
}

export function isCommand(text: string): boolean {
  return COMMAND.test(text);
}

/** The prompt at the start of a normalised line, by its form alone: the caller judges what stands behind it. */
export function promptAt(text: string): Prompt | null {
  if (!text.includes('#') && !text.includes('>')) return null;
  const match = PROMPT.exec(text);
  if (match === null) return null;
  const mode = match[2] ?? null;
  if (match[3] === '>' && mode !== null) return null;
  return { host: match[1]!, mode, rest: match[4]!.trimStart() };
}

/** A show command alone on its line, as the heading of its output. */
const SHOW_HEADING =
  /^show (?:crypto|ip|dmvpn|running-config|startup-config|interfaces?|tunnel|nhrp|eigrp|ospf|bgp|version|logging|debug|access-lists?)(?: [a-z0-9/.[\]-]{1,24}){0,6}$/i;

export function isShowHeading(text: string): boolean {
  return text.charCodeAt(0) !== 0x20 && text.length < 120 && SHOW_HEADING.test(text.trimEnd());
}
