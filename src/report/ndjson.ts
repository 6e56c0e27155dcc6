import type { Report } from '../judgement.ts';

/** One JSON line per source, attempt and finding, each with its `type`. */
export function renderNdjson(report: Report): string {
  const lines = [
    ...report.sources.map((source) => ({ type: 'source', ...source })),
    ...report.attempts.map((attempt) => ({ type: 'attempt', ...attempt })),
    ...report.clocks.map((clock) => ({ type: 'clock', ...clock })),
    ...report.findings.map((finding) => ({ type: 'finding', ...finding })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
