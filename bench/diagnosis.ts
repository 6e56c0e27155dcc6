/** Prints how the diagnosis does on every lab scenario with less and with more evidence. */
import { resolve } from 'node:path';
import { printMatrix, runMatrix, totalsOf } from '../test/diagnose/lab-matrix.ts';

async function main(): Promise<void> {
  const cases = await runMatrix(resolve(process.argv[2] ?? 'fixtures'));
  process.stdout.write(printMatrix(cases));
  const { failures, inList, falseAlarms } = totalsOf(cases);
  if (inList < failures || falseAlarms > 0) process.exitCode = 1;
}

void main();
