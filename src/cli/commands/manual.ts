import { TOOL } from '../../version.ts';
import { EXIT } from '../command.ts';
import { COMMANDS } from '../commands.ts';
import { manualPage } from '../option-docs.ts';

/** `man`: the manual page, for `man -l -`. */
export async function manual(): Promise<number> {
  process.stdout.write(manualPage(COMMANDS, TOOL.version));
  return EXIT.ok;
}
