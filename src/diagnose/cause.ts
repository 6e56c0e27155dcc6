import type { CaseFile } from '../flow/case-file.ts';
import type { FaultDomain } from '../flow/walk.ts';
import type { Confidence } from '../judgement.ts';
import type { Observation } from '../observation.ts';

/** What a cause's rule says of one attempt. */
export interface Diagnosis {
  confidence: Confidence;
  domain: FaultDomain | null;
  /** Plain words with this case's own addresses and numbers. */
  explanation: string;
  /** What to change; IOS configuration lines where there are some, one per line. */
  remedy: string;
  /** The one command or capture that would settle it, or confirm the repair. */
  next: string;
  evidence: Observation[];
  /** Orders causes of one confidence: higher first. */
  weight: number;
}

/** One cause of a stall. */
export interface Cause {
  /** The contract's id, e.g. `nat-t-blocked`. */
  id: string;
  title: string;
  /** For `explain`: what it is, how it shows, what to do. */
  explain: string;
  /** Speaks of attempts that are registered, too; all others say why one is not. */
  afterRegistration?: true;
  /** Null when the evidence rules the cause out or gives it no support. */
  assess(file: CaseFile): Diagnosis | null;
}
