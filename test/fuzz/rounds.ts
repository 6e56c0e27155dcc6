/** Runs a target for one round of inputs, and reduces what fails to something small. */
import fc from 'fast-check';
import type { Target } from './targets.ts';

export interface Finding {
  target: string;
  /** Brings the same input again. */
  seed: number;
  path: string;
  error: string;
  input: string;
}

/** @returns the finding, null when every input went well */
export async function playRound(
  target: Target,
  seed: number,
  inputs = target.inputsInARound,
): Promise<Finding | null> {
  const details = await fc.check(target.property as fc.IAsyncProperty<unknown>, {
    seed,
    numRuns: inputs,
    endOnFailure: false,
    interruptAfterTimeLimit: 60_000,
  });
  if (!details.failed || details.counterexample === null) return null;
  return {
    target: target.name,
    seed,
    path: details.counterexamplePath ?? '',
    error:
      details.errorInstance instanceof Error
        ? (details.errorInstance.stack ?? '')
        : String(details.errorInstance),
    input: fc.stringify(details.counterexample),
  };
}
