import type { Problem } from '../../problem.ts';
import { type Configuration, emptyConfiguration } from './configuration.ts';
import { globalSection } from './global-rules.ts';
import { applyPolicyDefaults } from './isakmp-rules.ts';
import { maskLine } from './secret.ts';
import type { LineStatus, Section } from './section.ts';

export interface ConfigurationParsed {
  configuration: Configuration;
  /** One for each line that was given. */
  statuses: LineStatus[];
  /** Lines that no rule knows, secrets masked; line numbers as in the text that was read. */
  unrecognised: { line: number; text: string }[];
  problems: Problem[];
}

/** Lines of one configuration beyond which nothing is read; the largest routers print some 100,000. */
const MAX_LINES = 200_000;
/** Characters of one line; IOS itself takes no longer ones. */
const MAX_LINE = 1000;

/** Of a configuration with its indentation more than half of the lines are indented; a stray space is no sign. */
const INDENTED_SHARE = 0.2;

/** What stands around a configuration and in it without being a command. */
const furniture =
  /^(?:building configuration.*|current configuration.*|using \d+ out of \d+ bytes.*|-+ ?more ?-+|[!.=*~_-]+|%.*|enter configuration commands.*|\[ok\]|load for five secs.*|(?:no )?time source.*)$/i;
const prompt = /^([A-Za-z][\w.-]{0,62})(\([\w-]{1,40}\))?[#>] ?(.*)$/;
const commands =
  /^(?:sh(?:ow?)?|conf(?:igure)?|wr(?:ite)?|copy|term(?:inal)?|en(?:able)?|dis(?:able)?|more|ping|debug|undebug|u|clear|exit|end|do)\b/i;

interface Line {
  text: string;
  /** Spaces in front, beyond those that every line has. */
  indent: number;
  /** A `!` stood alone before it. */
  separated: boolean;
  /** Typed behind a `(config…)#` prompt: indentation says nothing. */
  typed: boolean;
}

/**
 * Reads the DMVPN parts of a running configuration, or of pieces of one. Where indentation is lost, what
 * belongs to an interface or a policy is told by the commands themselves.
 *
 * @param firstLine number of the first line in the text that the lines come from.
 */
export function parseConfiguration(lines: readonly string[], firstLine = 1): ConfigurationParsed {
  const configuration = emptyConfiguration();
  const root = globalSection(configuration);
  const statuses: LineStatus[] = [];
  const unrecognised: { line: number; text: string }[] = [];
  const problems: Problem[] = [];
  const { prepared, indented, host } = prepare(lines.slice(0, MAX_LINES));
  if (lines.length > MAX_LINES) {
    problems.push({
      code: 'limit',
      layer: 'config',
      message: `only the first ${MAX_LINES} lines were read`,
      line: MAX_LINES,
    });
  }
  let open: Section[] = [];
  for (const [index, line] of prepared.entries()) {
    if (line === null) {
      statuses.push('blank');
      continue;
    }
    const number = firstLine + index;
    if (line.text.length > MAX_LINE) {
      problems.push({
        code: 'limit',
        layer: 'config',
        message: 'a line too long to be a command was not read',
        line: number,
      });
      statuses.push('unrecognised');
      unrecognised.push({ line: number, text: maskLine(line.text) });
      continue;
    }
    if (
      /^(?:end|exit|exit-address-family|exit-af-interface|exit-vrf|exit-peer-policy|exit-af-topology)$/i.test(
        line.text,
      )
    ) {
      open = /^end$/i.test(line.text) ? [] : open.slice(0, -1);
      statuses.push('known');
      continue;
    }
    const globalFirst = line.separated || (indented && line.indent === 0 && !line.typed);
    const outcome = place(line.text, number, root, open, globalFirst);
    if (outcome === null) {
      statuses.push('unrecognised');
      unrecognised.push({ line: number, text: maskLine(line.text) });
    } else {
      statuses.push(outcome.status);
      open = outcome.open;
    }
  }
  configuration.hostname ??= host;
  for (const policy of configuration.isakmpPolicies) applyPolicyDefaults(policy, configuration.release);
  return { configuration, statuses, unrecognised, problems };
}

/**
 * Finds the section that takes a line: the innermost open one, or the router's own commands first. One that
 * understands the line comes before one that only knows it to be of no matter.
 */
function place(
  text: string,
  line: number,
  root: Section,
  open: Section[],
  globalFirst: boolean,
): { status: LineStatus; open: Section[] } | null {
  const depths = open.map((_, index) => open.length - 1 - index);
  let known: { status: LineStatus; open: Section[] } | null = null;
  for (const depth of globalFirst ? [-1, ...depths] : [...depths, -1]) {
    const outcome = (depth < 0 ? root : open[depth]!).apply(text, { line });
    if (outcome === null) continue;
    const rest = open.slice(0, depth + 1);
    if (outcome.opened !== null) rest.push(outcome.opened);
    if (outcome.status === 'understood') return { status: 'understood', open: rest };
    known ??= { status: 'known', open: rest };
  }
  return known;
}

/** Takes damage off the lines; null stands for what is no command. */
function prepare(lines: readonly string[]) {
  const prepared: (Line | null)[] = [];
  let separated = false;
  let host: string | null = null;
  for (const raw of lines) {
    const whole = raw
      .replace(/\t/g, ' ')
      .replace(/\u0008+ *\u0008*/g, '')
      .replace(/\u00a0/g, ' ')
      .trimEnd();
    let text = whole.trim().replace(/ {2,}/g, ' ');
    const prompted = prompt.exec(text);
    if (prompted !== null) {
      host ??= prompted[1]!;
      text = prompted[3]!.trim();
      if (prompted[2] === undefined || commands.test(text)) text = '';
    }
    if (text === '' || furniture.test(text) || text.startsWith('!')) {
      if (whole.startsWith('!')) separated = true;
      prepared.push(null);
      continue;
    }
    const indent = whole.length - whole.trimStart().length;
    prepared.push({ text, indent, separated, typed: prompted !== null });
    separated = false;
  }
  const base = prepared.reduce(
    (least, line) => Math.min(least, line?.indent ?? least),
    Number.MAX_SAFE_INTEGER,
  );
  for (const line of prepared) if (line !== null) line.indent -= base;
  const commandLines = prepared.filter((line) => line !== null);
  const inner = commandLines.filter((line) => line.indent > 0).length;
  return { prepared, indented: inner >= commandLines.length * INDENTED_SHARE, host };
}
