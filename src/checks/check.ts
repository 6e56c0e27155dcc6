import type { CaseFile } from '../flow/case-file.ts';
import type { CheckVerdict } from '../judgement.ts';
import type { Observation } from '../observation.ts';

/** What a check found: the values that were compared and where each of them stands. */
export interface CheckOutcome {
  verdict: CheckVerdict;
  /** One sentence with this case's own values. */
  message: string;
  values: { value: string | number | null; from: Observation }[];
}

/** One field check. A check that no source speaks of answers null and is left out of the report. */
export interface Check {
  /** The contract's id, e.g. `spi.crossed`. */
  id: string;
  title: string;
  /** For `explain`: what is compared and what a difference means. */
  explain: string;
  run(file: CaseFile): CheckOutcome | null;
}
