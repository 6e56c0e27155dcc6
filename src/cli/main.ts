import { say } from '../language/say.ts';
import { TOOL } from '../version.ts';
import { EXIT } from './command.ts';
import { COMMANDS } from './commands.ts';
import { readDefaults } from './defaults.ts';
import { languageOf } from './language.ts';
import { print } from './output.ts';
import { parsePlain } from './parse-plain.ts';

async function main(words: string[]): Promise<number> {
  if (words[0] === '--version') {
    print(`${TOOL.version}\n`);
    return EXIT.ok;
  }
  const team = readDefaults(process.cwd());
  const usual = 'defaults' in team ? team.defaults['lang'] : undefined;
  const language = languageOf(words, usual, process.env);
  if (language !== 'en') await (await import('../language/load.ts')).speakLanguage(language);
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
