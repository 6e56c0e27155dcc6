import { COLUMNS } from '../correlate/attempt.ts';
import type { PassingReport } from '../judge.ts';
import type { Report, ReportedAttempt, ReportedStep } from '../judgement.ts';

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
  const textOf = stepTexts();
  let before = '[';
  for (const attempt of attempts) {
    const parts = Object.entries(attempt).map(
      ([name, value]) =>
        `"${name}":${name === 'steps' ? `[${attempt.steps.map(textOf).join()}]` : JSON.stringify(value)}`,
    );
    yield `${before}\n    {${parts.join()}}`;
    before = ',';
  }
  yield '\n  ]';
}

/**
 * The text of a step: made once for all attempts in which nothing was seen of it. Those are few, and most of what is
 * to be said of thousands of spokes.
 */
function stepTexts(): (step: ReportedStep) => string {
  const unseen = new Map<string, string>();
  return (step) => {
    const { number, verdict, sightings, watched, repeats, because } = step;
    let key = `${number} ${verdict} ${repeats} ${because}`;
    for (const column of COLUMNS) {
      if (sightings[column].length > 0) return JSON.stringify(step);
      if (watched[column]) key += ` ${column}`;
    }
    const known = unseen.get(key);
    if (known !== undefined) return known;
    const text = JSON.stringify(step);
    unseen.set(key, text);
    return text;
  };
}
