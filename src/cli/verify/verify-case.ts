import type { CaseFolder } from './case-folder.ts';
import { compare, type Difference } from './compare.ts';
import { type RunResult, runCase } from './run-case.ts';

/** One analysis of a case, held against what is stated of it. */
export interface VerifiedRun {
  name: string;
  /** Undefined when nothing is stated, which is a difference too. */
  expected: unknown;
  result: RunResult | null;
  differences: Difference[];
  /** Why there is no result. */
  error: string | null;
  milliseconds: number;
}

/** Analyses every run of a case and compares. */
export async function verifyCase(folder: CaseFolder): Promise<VerifiedRun[]> {
  const verified: VerifiedRun[] = [];
  for (const [name, run] of folder.runs) {
    const start = performance.now();
    const expected = folder.expected[name];
    let result: RunResult | null = null;
    let differences: Difference[] = [];
    let error: string | null = null;
    try {
      result = await runCase(folder.path, run);
      differences =
        expected === undefined
          ? [{ path: '', expected, found: { exitCode: result.exitCode } }]
          : compare(expected, result);
    } catch (thrown) {
      // A key file that is not there, a pattern that is none: the case is wrong, not the analysis.
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    verified.push({ name, expected, result, differences, error, milliseconds: performance.now() - start });
  }
  return verified;
}
