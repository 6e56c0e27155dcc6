import type { CaseFile } from '../flow/case-file.ts';
import type { Cause, Diagnosis } from './cause.ts';
import { CAUSES } from './index.ts';

const CAUSES_AFTER_REGISTRATION = CAUSES.filter(({ afterRegistration }) => afterRegistration);

const RANK = { certain: 0, likely: 1, possible: 2 } as const;

/** A cause that the evidence leaves open. */
export interface Assessed {
  cause: Cause;
  diagnosis: Diagnosis;
}

/** All causes that the evidence leaves open, the best supported first; of equal ones, in the order of the flow. */
export function diagnose(file: CaseFile): Assessed[] {
  const assessed: Assessed[] = [];
  for (const cause of file.walk.outcome === 'registered' ? CAUSES_AFTER_REGISTRATION : CAUSES) {
    const diagnosis = cause.assess(file);
    if (diagnosis) assessed.push({ cause, diagnosis });
  }
  return withoutExcluded(assessed).sort(
    ({ diagnosis: a }, { diagnosis: b }) => RANK[a.confidence] - RANK[b.confidence] || b.weight - a.weight,
  );
}

/** A certain cause explains the stall: what was merely not excluded has no place beside it. */
function withoutExcluded(assessed: readonly Assessed[]): Assessed[] {
  const isCertain = assessed.some(({ diagnosis }) => diagnosis.confidence === 'certain');
  return assessed.filter(({ diagnosis }) => !isCertain || diagnosis.confidence !== 'possible');
}
