import type { PassingReport } from '../judge.ts';
import type { Report } from '../judgement.ts';

/** One JSON line per source, attempt and finding, each with its `type`. */
export function* renderNdjson(report: Report | PassingReport): Generator<string> {
  yield* lines('source', report.sources);
  yield* lines('attempt', report.attempts);
  yield* lines('clock', report.clocks);
  yield* lines('finding', report.findings);
}

function* lines(type: string, values: Iterable<object>): Generator<string> {
  for (const value of values) yield `${JSON.stringify({ type, ...value })}\n`;
}
