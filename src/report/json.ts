import type { PassingReport } from '../judge.ts';
import type { Report, ReportedAttempt } from '../judgement.ts';

/** More attempts than a person reads: one line for each of them then takes half the space and time. */
const MAX_INDENTED = 50;

/** In this order: findings are known when all attempts were taken. */
const PARTS = ['schema', 'tool', 'sources', 'attempts', 'clocks', 'findings'] as const;

/**
 * The report as JSON, in pieces: the text of thousands of attempts is larger than a string may be.
 * Indented, but with many attempts one line each.
 */
export function* renderJson(report: Report | PassingReport): Generator<string> {
  const isIndented = report.attempts.length <= MAX_INDENTED;
  yield '{';
  for (const [index, name] of PARTS.entries()) {
    yield `${index === 0 ? '' : ','}\n  "${name}": `;
    if (name === 'attempts') yield* isIndented ? indentedList(report.attempts) : lines(report.attempts);
    else yield indented(report[name]);
  }
  yield '\n}\n';
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
}

/** One by one: a few attempts of a long log are megabytes, and indenting takes three times their text. */
function* indentedList(attempts: Iterable<ReportedAttempt>): Generator<string> {
  let before = '[';
  for (const attempt of attempts) {
    yield `${before}\n    ${indented(attempt).replaceAll('\n', '\n  ')}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

function* lines(attempts: Iterable<ReportedAttempt>): Generator<string> {
  let before = '[';
  for (const attempt of attempts) {
    yield `${before}\n    `;
    yield JSON.stringify(attempt);
    before = ',';
  }
  yield '\n  ]';
}
