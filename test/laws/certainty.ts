/**
 * What a report claims, in order of certainty: what may become of a claim when evidence is taken away.
 *
 * A verdict of a step claims that its message arrived (`done`, `inferred`), that it surely did not (`failed`), that it
 * left (`sent`), that nobody saw it although somebody watched (`missing`), or nothing (`not-visible`). Taking a source
 * away takes sightings and watching places away. So what is left may claim less, never more: from "it arrived" nothing
 * leads to "it did not", from "nobody saw it" nothing to "it arrived". `missing` can follow from `sent` and `failed`:
 * whoever saw the message leave is gone.
 *
 * This holds of whole sources, and of captures and logs that end earlier. Of a source with holes in its middle less
 * holds: silence is evidence here (a message that is not repeated has arrived, one that a watching place did not see
 * is missing), and holes forge it. So does a file that somebody said to be the hub's and that then was cut: his word
 * that it watched is no longer true. Their own laws say what holds of them.
 */
import type { StepVerdict } from '../../src/flow/walk.ts';
import type { Report, ReportedAttempt } from '../../src/judgement.ts';

const MAY_BECOME: Readonly<Record<StepVerdict, readonly StepVerdict[]>> = {
  done: ['done', 'inferred', 'sent', 'not-visible'],
  inferred: ['inferred', 'sent', 'not-visible'],
  failed: ['failed', 'sent', 'missing', 'not-visible'],
  sent: ['sent', 'missing', 'not-visible'],
  missing: ['missing', 'not-visible'],
  'not-visible': ['not-visible'],
  // Whether there is crypto at all is something that a source tells.
  'not-applicable': ['not-applicable', 'not-visible'],
};

/** A step of two messages is judged by the one that it waits for: by the first of them, when less is known. */
const STEPS_OF_TWO_MESSAGES: ReadonlySet<number> = new Set([7, 11]);

/** Claims of the report on less evidence that the full one does not bear out, in words; empty when there are none. */
export function overclaims(full: Report, less: Report): string[] {
  const whole = full.attempts[0]!;
  return less.attempts.flatMap((attempt) => [
    ...overclaimedOutcome(whole, attempt),
    ...overclaimedSteps(whole, attempt),
    ...overclaimedCauses(whole, attempt),
  ]);
}

function overclaimedOutcome(whole: ReportedAttempt, { outcome }: ReportedAttempt): string[] {
  return outcome === 'cannot-tell' || outcome === whole.outcome ? [] : [`${whole.outcome} became ${outcome}`];
}

function overclaimedSteps(whole: ReportedAttempt, attempt: ReportedAttempt): string[] {
  // A registration in the spoke's log asks for IKE (step 2) where IKE is known of, and is step 12 where it is not.
  const knowsCrypto = attempt.crypto === whole.crypto;
  return attempt.steps.flatMap(({ number, verdict }, index) => {
    const before = whole.steps[index]!.verdict;
    if (MAY_BECOME[before].includes(verdict)) return [];
    if (before === 'missing' && verdict === 'sent' && STEPS_OF_TWO_MESSAGES.has(number)) return [];
    if (before === 'missing' && verdict === 'failed' && number === 12 && !knowsCrypto) return [];
    return [`step ${number}: ${before} became ${verdict}`];
  });
}

/** What is certain on less evidence must be certain on all of it. */
export function overclaimedCauses(whole: ReportedAttempt, attempt: ReportedAttempt): string[] {
  return attempt.causes.flatMap(({ id, confidence }) => {
    if (confidence !== 'certain') return [];
    const before = whole.causes.find((cause) => cause.id === id)?.confidence ?? 'not open';
    return before === 'certain' ? [] : [`${id}: ${before} became certain`];
  });
}

/** What is decided of the attempts, in an order that does not depend on clocks. */
export function verdicts(report: Report): string[] {
  return verdictsInOrder(report).sort();
}

/** The same in the order of the attempts. */
export function verdictsInOrder(report: Report): string[] {
  return report.attempts.map(({ spoke, hub, outcome, stalledAfter, faultDomain, steps, causes }) =>
    JSON.stringify({
      ends: [spoke.nbma, hub.nbma],
      outcome,
      stalledAfter,
      faultDomain,
      steps: steps.map(({ verdict }) => verdict),
      causes: causes.map(({ id, confidence }) => `${id} ${confidence}`),
    }),
  );
}
