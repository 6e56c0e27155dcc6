import { readFileSync } from 'node:fs';
import { judge } from '../../judge.ts';
import type { Report } from '../../judgement.ts';
import { say, translateNumbered } from '../../language/say.ts';
import { mergeSets } from '../../merge.ts';
import type { ObservationSet } from '../../observation.ts';
import { asObservationSet } from '../../observation-form.ts';
import { neutralise } from '../../report/style.ts';
import { TOOL } from '../../version.ts';
import { type Arguments, EXIT } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { tuneForLongInput } from '../long-input.ts';
import { writeReport } from '../output.ts';

/** `merge`: judges what several machines observed, as if all inputs had been on one. */
export async function merge(args: Arguments): Promise<number> {
  const sets: ObservationSet[] = [];
  for (const path of args.positionals) {
    const set = readSet(path);
    if (typeof set === 'string') return refuse(say`${path}: ${set}`);
    sets.push(set);
  }
  const report = judged(sets);
  if (typeof report === 'string') return refuse(report);
  await writeReport(report, args);
  return exitCodeOf(report, String(args.options['fail-on']));
}

function refuse(why: string): number {
  process.stderr.write(`dmvpn-trace: ${why}\n`);
  return EXIT.usage;
}

function readSet(path: string): ObservationSet | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return say`cannot be read`;
  }
  tuneForLongInput(text.length);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return say`holds no observations: it is no JSON; write them with dmvpn-trace observe`;
  }
  const set = asObservationSet(value);
  return typeof set === 'string'
    ? say`holds no observations: ${neutralise(translateNumbered(set))}; write them with dmvpn-trace observe`
    : set;
}

/** Shows and configurations have a form for each command, of which files keep no description: damage shows here. */
function judged(sets: readonly ObservationSet[]): Report | string {
  const holdsDocuments = sets.some(({ observations }) =>
    observations.some(({ event: { kind } }) => kind === 'shown' || kind === 'configured'),
  );
  if (!holdsDocuments) return judge(mergeSets(...sets), TOOL);
  try {
    return judge(mergeSets(...sets), TOOL);
  } catch (error) {
    return say`a show output or configuration in these observations was changed and cannot be judged (${neutralise(String(error))})`;
  }
}
