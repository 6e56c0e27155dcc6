import { say } from '../../language/say.ts';
import { type Arguments, EXIT } from '../command.ts';
import { COMMANDS } from '../commands.ts';
import { completionScript, SHELLS, type Shell } from '../completion.ts';
import { print } from '../output.ts';

/** `completion`: a script that completes commands and options in a shell. */
export async function completion({ positionals }: Arguments): Promise<number> {
  const shell = positionals[0];
  if (!SHELLS.includes(shell as Shell)) {
    process.stderr.write(`dmvpn-trace: ${say`say which shell: ${SHELLS.join(', ')}`}\n`);
    return EXIT.usage;
  }
  print(completionScript(shell as Shell, COMMANDS));
  return EXIT.ok;
}
