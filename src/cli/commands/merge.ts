import { readFileSync } from 'node:fs';
import { judge } from '../../judge.ts';
import { mergeSets } from '../../merge.ts';
import type { ObservationSet } from '../../observation.ts';
import { TOOL } from '../../version.ts';
import { type Arguments, EXIT } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { writeReport } from '../output.ts';

/** `merge`: judges what several machines observed, as if all inputs had been on one. */
export async function merge(args: Arguments): Promise<number> {
  const sets: ObservationSet[] = [];
  for (const path of args.positionals) {
    const set = readSet(path);
    if (typeof set === 'string') {
      process.stderr.write(`dmvpn-trace: ${path}: ${set}\n`);
      return EXIT.usage;
    }
    sets.push(set);
  }
  const report = judge(mergeSets(...sets), TOOL);
  await writeReport(report, args);
  return exitCodeOf(report, String(args.options['fail-on']));
}

function readSet(path: string): ObservationSet | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'cannot be read';
  }
  try {
    const set = JSON.parse(text) as Partial<ObservationSet>;
    if (Array.isArray(set.sources) && Array.isArray(set.observations)) return set as ObservationSet;
  } catch {
    // Said below, for other JSON alike.
  }
  return 'holds no observations; write them with dmvpn-trace observe';
}
