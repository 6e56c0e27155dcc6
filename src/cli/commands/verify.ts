import { type Arguments, EXIT } from '../command.ts';

/** `verify`: analyses case folders and compares with what they expect. */
export async function verify({ positionals }: Arguments): Promise<number> {
  process.stderr.write(`dmvpn-trace: ${positionals.join(', ')}: no case folder\n`);
  return EXIT.usage;
}
