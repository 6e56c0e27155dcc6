/** How a rule states its opinion. */
import type { Placed } from '../correlate/attempt.ts';
import type { FaultDomain } from '../flow/walk.ts';
import type { Confidence } from '../judgement.ts';
import type { Observation } from '../observation.ts';
import type { Diagnosis } from './cause.ts';

/** Evidence is a choice, not a list of everything: this many observations say it. */
const MAXIMUM_EVIDENCE = 6;

export interface Opinion {
  confidence: Confidence;
  weight: number;
  domain: FaultDomain | null;
  explanation: string;
  /** Lines of advice or configuration. */
  remedy: readonly string[] | string;
  next: string;
  evidence: readonly (Placed | Observation)[];
}

export function opinion({ remedy, evidence, ...rest }: Opinion): Diagnosis {
  const observations = [...new Set(evidence.map((one) => ('observation' in one ? one.observation : one)))];
  return {
    ...rest,
    remedy: typeof remedy === 'string' ? remedy : remedy.join('\n'),
    evidence: choose(observations),
  };
}

/** The first few and the last. */
function choose(observations: readonly Observation[]): Observation[] {
  if (observations.length <= MAXIMUM_EVIDENCE) return [...observations];
  return [...observations.slice(0, MAXIMUM_EVIDENCE - 1), observations.at(-1)!];
}
