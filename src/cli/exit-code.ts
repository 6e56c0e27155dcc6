import type { Report, ReportedAttempt } from '../judgement.ts';
import { EXIT } from './command.ts';

const SEVERITIES = ['note', 'warning', 'error'] as const;

/** 1: an attempt stalled or a finding is at least as severe as `failOn`. 3: an input was cut. 0: all is well. */
export function exitCodeOf(
  report: Pick<Report, 'sources' | 'findings'> & { attempts: Iterable<Pick<ReportedAttempt, 'outcome'>> },
  failOn: string,
): number {
  const least = SEVERITIES.indexOf(failOn as (typeof SEVERITIES)[number]);
  const severe =
    least >= 0 && report.findings.some((finding) => SEVERITIES.indexOf(finding.severity) >= least);
  const stalled = failOn !== 'never' && [...report.attempts].some((attempt) => attempt.outcome === 'stalled');
  if (severe || stalled) return EXIT.found;
  if (report.sources.some((source) => !source.complete)) return EXIT.partial;
  return EXIT.ok;
}
