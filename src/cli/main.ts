#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { say } from '../language/say.ts';
import { TOOL } from '../version.ts';
import { EXIT } from './command.ts';
import { COMMANDS } from './commands.ts';
import { readDefaults } from './defaults.ts';
import { languageOf } from './language.ts';
import { parsePlain } from './parse-plain.ts';

/** A reader that went away (`| head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

/** Keeps V8's space for new objects from growing to 48 MB on long inputs; measured, it costs no time. */
const HEAP_FLAG = '--semi-space-growth-factor=1';

async function main(words: string[]): Promise<number> {
  if (words[0] === '--version') {
    process.stdout.write(`${TOOL.version}\n`);
    return EXIT.ok;
  }
  const team = readDefaults(process.cwd());
  const usual = 'defaults' in team ? team.defaults['lang'] : undefined;
  const language = languageOf(words, usual, process.env);
  if (language !== 'en') await (await import('../language/load.ts')).speakLanguage(language);
  setFlagsFromString(HEAP_FLAG);
  const parsed = parsePlain(words, COMMANDS) ?? (await (await import('./parse.ts')).parse(words, COMMANDS));
  if ('exitCode' in parsed) return parsed.exitCode;
  return parsed.command.run(parsed.args);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Whatever gets here is a fault of this program; the user still gets one line, and the rest on request.
    const detail = process.env['DMVPN_TRACE_DEBUG'] && error instanceof Error ? error.stack : String(error);
    process.stderr.write(`dmvpn-trace: ${say`internal error: ${detail ?? ''}`}\n`);
    process.exitCode = EXIT.usage;
  },
);
