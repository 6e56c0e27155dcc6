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

/** An opinion as a whole, or what all of one cause have in common and what this one adds or says otherwise. */
export function opinion(whole: Opinion): Diagnosis;
export function opinion<C extends Partial<Opinion>>(
  common: C,
  own: Omit<Opinion, keyof C> & Partial<Opinion>,
): Diagnosis;
export function opinion(common: Partial<Opinion>, own?: Partial<Opinion>): Diagnosis {
  // V8 adds keys to the copy that a spread makes a hundred times slower.
  const held = Object.assign({}, common, own) as Opinion;
  const { confidence, weight, domain, explanation, remedy, next, evidence } = held;
  return {
    confidence,
    domain,
    explanation,
    remedy: typeof remedy === 'string' ? remedy : remedy.join('\n'),
    next,
    evidence: evidence.length === 0 ? [] : choose(evidence),
    weight,
  };
}

/** The first few and the last, each once. */
function choose(evidence: Opinion['evidence']): Observation[] {
  const all = [...new Set(evidence.map((one) => ('observation' in one ? one.observation : one)))];
  if (all.length <= MAXIMUM_EVIDENCE) return all;
  return [...all.slice(0, MAXIMUM_EVIDENCE - 1), all.at(-1)!];
}
