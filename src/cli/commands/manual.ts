import { TOOL } from '../../version.ts';
import { EXIT } from '../command.ts';
import { COMMANDS } from '../commands.ts';
import { manualPage } from '../option-docs.ts';
import { print } from '../output.ts';

/** `man`: the manual page, for `man -l -`. */
export async function manual(): Promise<number> {
  print(manualPage(COMMANDS, TOOL.version));
  return EXIT.ok;
}
