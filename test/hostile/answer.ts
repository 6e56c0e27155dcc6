/** What the program answers to an input, as far as the list of hostile cases shows it. */
import { type AnalyzeInput, analyze } from '../../src/index.ts';

export interface Answer {
  /** Codes and messages of all problems, of what could be read and of what could not. */
  problems: string[];
  frames: number | null;
  /** Packets that are only counted, by kind. */
  counts: string;
  attempts: number;
  findings: string[];
  milliseconds: number;
}

export async function answerTo(...inputs: readonly (Uint8Array | AnalyzeInput)[]): Promise<Answer> {
  const named = inputs.map((input, index) =>
    input instanceof Uint8Array ? { name: `input${index || ''}`, data: input } : input,
  );
  const start = performance.now();
  const { report, unreadable } = await analyze(named);
  const problems = [
    ...unreadable.map(({ problem }) => problem),
    ...report.sources.flatMap((source) => source.problems),
  ];
  return {
    problems: problems.map(({ code, message }) => `${code}: ${message}`),
    frames: report.sources[0]?.frames ?? null,
    counts: Object.entries(report.sources[0]?.counts ?? {})
      .flatMap(([kind, count]) => (count > 0 ? [`${kind} ${count}`] : []))
      .join(', '),
    attempts: report.attempts.length,
    findings: report.findings.map(({ id, message }) => `${id}: ${message}`),
    milliseconds: performance.now() - start,
  };
}
