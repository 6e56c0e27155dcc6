import { judge, judgeInTurn, type PassingReport } from '../judge.ts';
import type { Report, ReportedAttempt } from '../judgement.ts';
import type { ObservationSet } from '../observation.ts';
import { TOOL } from '../version.ts';
import type { Arguments } from './command.ts';
import { writeReport, writeText } from './output.ts';

/** Formats that take the attempts one by one. */
const PASSING = new Set<unknown>(['json', 'ndjson']);

/** Judges and prints at once, attempt by attempt where the format allows it; answers with what decides the exit code. */
export async function writeJudged(
  set: ObservationSet,
  args: Arguments,
): Promise<Pick<Report, 'sources' | 'findings'> & { attempts: Pick<ReportedAttempt, 'outcome'>[] }> {
  const { format, redact } = args.options;
  if (!PASSING.has(format) || redact === true) {
    const report = judge(set, TOOL);
    await writeReport(report, args);
    return report;
  }
  const report = judgeInTurn(set, TOOL);
  const attempts: Pick<ReportedAttempt, 'outcome'>[] = [];
  const passing: PassingReport = {
    ...report,
    attempts: {
      length: report.attempts.length,
      *[Symbol.iterator]() {
        for (const attempt of report.attempts) {
          attempts.push({ outcome: attempt.outcome });
          yield attempt;
        }
      },
    },
    get findings() {
      return report.findings;
    },
  };
  const render =
    format === 'json'
      ? (await import('../report/json.ts')).renderJson
      : (await import('../report/ndjson.ts')).renderNdjson;
  writeText(render(passing), args);
  return { sources: report.sources, findings: report.findings, attempts };
}
