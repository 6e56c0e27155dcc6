import type { Correlation } from './correlate/attempt.ts';
import { MAX_COMPARED } from './correlate/join.ts';
import { MAX_ATTEMPTS } from './correlate/limits.ts';
import type { Finding, ReportedAttempt, ReportedCause, ReportedCheck, Severity } from './judgement.ts';
import { say, translateNumbered } from './language/say.ts';
import type { ObservationSet } from './observation.ts';

/** What is worth saying beyond the verdicts: causes and checks by severity, and remarks on the sources. */
export class FindingList {
  readonly #ofAttempts: Finding[] = [];

  /** Takes what is worth saying of the next attempt. */
  add(attempt: ReportedAttempt): void {
    const cause = attempt.causes[0];
    if (cause) {
      this.#ofAttempts.push({
        id: cause.id,
        severity: severityOf(attempt, cause),
        message: cause.explanation,
        evidence: cause.evidence,
      });
    }
    for (const check of attempt.checks) {
      const severity = checkSeverity(check);
      if (severity === null) continue;
      this.#ofAttempts.push({
        id: check.id,
        severity,
        message: check.message,
        evidence: check.values.map((value) => value.from),
      });
    }
  }

  /** All findings: of the attempts, of the runs and clocks, of the sources. */
  with(correlation: Correlation, set: ObservationSet): Finding[] {
    return [...this.#ofAttempts, ...findingsOfSources(correlation, set)];
  }
}

function findingsOfSources(correlation: Correlation, set: ObservationSet): Finding[] {
  const list: Finding[] = [];
  if (correlation.leftOut > 0) {
    list.push({
      id: 'limit',
      severity: 'warning',
      message: say`${correlation.leftOut} more attempts, of which least was seen, are left out: more than ${MAX_ATTEMPTS} are a flood.`,
      evidence: [],
    });
  }
  if (correlation.notCompared > 0) {
    list.push({
      id: 'limit',
      severity: 'note',
      message: say`${correlation.notCompared} attempts of spokes that have more than ${MAX_COMPARED} of them were joined by cookies, message IDs and SPIs only.`,
      evidence: [],
    });
  }
  for (const { a, b } of correlation.differentRuns) {
    list.push({
      id: 'run',
      severity: 'note',
      message: say`${a} and ${b} are of different runs: they share no cookie, message ID or SPI.`,
      evidence: [],
    });
  }
  for (const clock of correlation.clocks) {
    if (clock.drift === null) continue;
    list.push({
      id: 'clock-drift',
      severity: 'note',
      message: say`The clocks of ${clock.a} and ${clock.b} moved against each other by at least ${Number(clock.drift / 1_000_000n)} ms.`,
      evidence: [],
    });
  }
  for (const source of set.sources) {
    for (const { layer, frame, message } of source.problems) {
      if (layer !== 'keys') continue;
      const evidence = frame === undefined ? [] : [{ source: source.id, frame, at: null, text: message }];
      list.push({
        id: 'keys',
        severity: 'warning',
        message: say`${source.path}: ${translateNumbered(message)}`,
        evidence,
      });
    }
    if (source.kind === 'capture' && source.frames === 0 && source.givenSide === null) {
      list.push({
        id: 'empty-capture',
        severity: 'note',
        message: say`${source.path} holds no packets. Give it with --spoke or --hub: then its silence is evidence.`,
        evidence: [],
      });
    }
  }
  return list;
}

/** A check that cannot decide is silent, but sources of different runs must be said: nothing else explains them. */
function checkSeverity({ id, verdict }: ReportedCheck): Severity | null {
  if (verdict === 'fail') return 'error';
  if (verdict === 'conflict') return 'warning';
  return verdict === 'unknown' && id === 'run' ? 'note' : null;
}

/** A stall that is explained is an error; what cannot be told, and what comes after the registration, is less. */
function severityOf({ outcome }: ReportedAttempt, { confidence }: ReportedCause): Severity {
  const isGuess = confidence === 'possible';
  if (outcome === 'stalled') return isGuess ? 'warning' : 'error';
  return isGuess ? 'note' : 'warning';
}
