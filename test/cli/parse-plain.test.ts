import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { parse } from '../../src/cli/parse.ts';
import { parsePlain } from '../../src/cli/parse-plain.ts';

/** Options by name, without yargs's own entries and without the aliases, of which commands know nothing. */
function comparable(parsed: Awaited<ReturnType<typeof parse>>, names: readonly string[]) {
  if ('exitCode' in parsed) return parsed;
  const { command, args } = parsed;
  const options = Object.fromEntries(
    names.flatMap((name) => (args.options[name] === undefined ? [] : [[name, args.options[name]]])),
  );
  return { command: command.name, positionals: args.positionals, options };
}

const NAMES = [
  'spoke',
  'hub',
  'keys',
  'format',
  'output',
  'encoding',
  'timeline',
  'unknown',
  'verbose',
  'fail-on',
];
const OTHERS = ['color', 'show-secrets', 'tree', 'frame', 'all', 'update', 'junit'];

describe('the parser of plain command lines', () => {
  it.each([
    'analyze a.pcap b.pcap',
    'analyze --spoke a.pcap --spoke b.pcap --hub=c.pcap',
    'analyze -f json a.pcap -o out.json',
    'analyze -tv a.pcap',
    'analyze --format json --format table a.pcap',
    'analyze --spoke a.pcap b.pcap',
    'analyze -',
    'correlate --hub hub.log --spoke spoke.log --fail-on never',
    'decode hub.pcap --frame 3 -n 4 --tree',
    'decode a.pcap --all --show-secrets',
    'verify fixtures/a fixtures/b --update',
    'analyze 12 013',
    'analyze --keys 0x12 a.pcap',
  ])('reads "%s" as yargs does', async (line) => {
    const words = line.split(' ');
    const plain = parsePlain(words, COMMANDS);
    expect(plain).not.toBeNull();
    const all = [...NAMES, ...OTHERS];
    expect(comparable(plain!, all)).toEqual(comparable(await parse(words, COMMANDS), all));
  });

  it.each([
    '',
    'analyse a.pcap',
    'analyze --help',
    'analyze -h',
    'analyze --formt json a.pcap',
    'analyze --format yaml a.pcap',
    'analyze --no-color a.pcap',
    'analyze a.pcap --output',
    'analyze -- a.pcap',
    'decode',
    'decode a.pcap --frame three',
    'schema a.pcap',
  ])('leaves "%s" to yargs', (line) => {
    expect(parsePlain(line.split(' '), COMMANDS as readonly Command[])).toBeNull();
  });
});
