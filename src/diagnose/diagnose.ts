import { evidenceOf } from '../evidence.ts';
import type { CaseFile } from '../flow/case-file.ts';
import type { ReportedCause } from '../judgement.ts';
import type { Cause, Diagnosis } from './cause.ts';
import { CAUSES } from './index.ts';

const RANK = { certain: 0, likely: 1, possible: 2 } as const;

interface Assessed {
  cause: Cause;
  diagnosis: Diagnosis;
  order: number;
}

/** All causes that the evidence leaves open, the best supported first. */
export function diagnose(file: CaseFile): ReportedCause[] {
  const assessed = CAUSES.flatMap((cause, order): Assessed[] => {
    const diagnosis = cause.assess(file);
    return diagnosis ? [{ cause, diagnosis, order }] : [];
  });
  return withoutExcluded(assessed)
    .sort(
      (a, b) =>
        RANK[a.diagnosis.confidence] - RANK[b.diagnosis.confidence] ||
        b.diagnosis.weight - a.diagnosis.weight ||
        a.order - b.order,
    )
    .map(({ cause, diagnosis }) => ({
      id: cause.id,
      confidence: diagnosis.confidence,
      domain: diagnosis.domain,
      explanation: diagnosis.explanation,
      remedy: diagnosis.remedy,
      next: diagnosis.next,
      evidence: diagnosis.evidence.map(evidenceOf),
    }));
}

/** A certain cause explains the stall: what was merely not excluded has no place beside it. */
function withoutExcluded(assessed: readonly Assessed[]): Assessed[] {
  const isCertain = assessed.some(({ diagnosis }) => diagnosis.confidence === 'certain');
  return assessed.filter(({ diagnosis }) => !isCertain || diagnosis.confidence !== 'possible');
}
