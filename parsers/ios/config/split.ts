import { interfaceName } from './interface-rules.ts';
import { mergeConfigurations } from './merge.ts';
import { type ConfigurationParsed, parseConfiguration } from './parse.ts';

/** One router's share of a text that holds the configurations of several. */
export interface RouterConfiguration extends ConfigurationParsed {
  /** Line numbers of its own piece, from 1; a common part before the first router belongs to each. */
  line: number;
  endLine: number;
}

const interfaceLine =
  /^\s*(?:[\w.-]{1,63}(?:\([\w-]{1,40}\))?[#>]\s?)?int(?:erface)?\s+([A-Za-z][A-Za-z-]{0,30} ?\d[\d/.:]{0,20})\b/i;
const hostLine = /^\s*hostname\s+\S/i;

/**
 * Reads a text that may hold the configurations of more than one router, as documents do: one ends where a
 * second `hostname` stands, or where an interface comes again after others have come. What stands before
 * the first interface when no host name says whose it is (the cryptography that is the same on all) is
 * given to each router. One element for each router, in order; one in all when there is nothing to split.
 */
export function parseConfigurations(lines: readonly string[], firstLine = 1): RouterConfiguration[] {
  const { starts, firstInterface } = boundaries(lines);
  if (starts.length < 2) {
    const parsed = parseConfiguration(lines, firstLine);
    return [{ ...parsed, line: firstLine, endLine: firstLine + Math.max(lines.length, 1) - 1 }];
  }
  const shared = lines.slice(0, starts[0]).some((line) => line.trim() !== '');
  const common = shared ? parseConfiguration(lines.slice(0, firstInterface), firstLine) : null;
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length;
    const own = parseConfiguration(lines.slice(start, end), firstLine + start);
    const line = firstLine + start;
    const endLine = firstLine + end - 1;
    if (common === null) return { ...own, line, endLine };
    return {
      configuration: mergeConfigurations([common.configuration, own.configuration]),
      statuses: own.statuses,
      unrecognised: index === 0 ? [...common.unrecognised, ...own.unrecognised] : own.unrecognised,
      problems: index === 0 ? [...common.problems, ...own.problems] : own.problems,
      line,
      endLine,
    };
  });
}

/** Indexes at which a router's own piece starts. */
function boundaries(lines: readonly string[]): { starts: number[]; firstInterface: number } {
  const hosts: number[] = [];
  const repeats: number[] = [];
  let firstInterface = -1;
  let previous = '';
  let seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.length > 200) continue; // no such line is the head of an interface
    if (hostLine.test(line)) hosts.push(index);
    const name = interfaceLine.exec(line)?.[1];
    if (name === undefined) continue;
    const full = interfaceName(name).toLowerCase();
    if (firstInterface < 0) firstInterface = index;
    if (full !== previous && seen.has(full)) {
      repeats.push(index);
      seen = new Set();
    }
    seen.add(full);
    previous = full;
  }
  if (hosts.length > 1) return { starts: hosts, firstInterface: hosts[0]! };
  if (repeats.length === 0) return { starts: [], firstInterface };
  return { starts: [firstInterface, ...repeats], firstInterface };
}
