import type { Report } from '../judgement.ts';

/** More attempts than a person reads: one line for each of them then takes half the space and time. */
const MAX_INDENTED = 50;

/**
 * The report as JSON, in pieces: the text of thousands of attempts is larger than a string may be.
 * Indented, but with many attempts one line each.
 */
export function* renderJson(report: Report): Generator<string> {
  const isIndented = report.attempts.length <= MAX_INDENTED;
  yield '{';
  let first = true;
  for (const [name, value] of Object.entries(report)) {
    yield `${first ? '' : ','}\n  ${JSON.stringify(name)}: `;
    first = false;
    if (name === 'attempts' && !isIndented) yield* lines(report.attempts);
    else yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
  }
  yield '\n}\n';
}

function* lines(values: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [index, value] of values.entries())
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(value)}`;
  yield '\n  ]';
}
