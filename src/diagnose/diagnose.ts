import { evidenceOf } from '../evidence.ts';
import type { CaseFile } from '../flow/case-file.ts';
import type { ReportedCause } from '../judgement.ts';
import { CAUSES } from './index.ts';

const RANK = { certain: 0, likely: 1, possible: 2 } as const;

/** All causes that the evidence leaves open, the best supported first. */
export function diagnose(file: CaseFile): ReportedCause[] {
  return CAUSES.flatMap((cause, order) => {
    const diagnosis = cause.assess(file);
    return diagnosis ? [{ cause, diagnosis, order }] : [];
  })
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
