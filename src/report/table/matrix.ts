import type { Evidence, Report, ReportedAttempt, ReportedStep } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { COLUMN_TITLES, type ColumnName } from '../evidence-text.ts';
import { neutralise, type Style } from '../style.ts';
import { offsetText } from '../time-text.ts';
import { bareTable, draw } from './text.ts';

/** The 13 steps against the columns that have sources. */
export function renderMatrix(attempt: ReportedAttempt, report: Report, style: Style): string {
  const columns = columnsWithSources(attempt, report);
  const table = bareTable([
    '#',
    translate('step'),
    translate('verdict'),
    ...columns.map((column) => translate(COLUMN_TITLES[column])),
  ]);
  for (const step of attempt.steps) {
    if (step.verdict === 'not-applicable') continue;
    table.push([
      { content: String(step.number), hAlign: 'right' },
      neutralise(step.short),
      colourVerdict(step, style),
      ...columns.map((column) => cell(step, column, style)),
    ]);
  }
  const skipped = attempt.steps
    .filter((step) => step.verdict === 'not-applicable')
    .map((step) => step.number);
  const note =
    skipped.length > 0 ? `\n${style.dim(say`Steps ${skipped[0]!} to ${skipped.at(-1)!} do not apply.`)}` : '';
  return draw(table) + note;
}

function columnsWithSources(attempt: ReportedAttempt, report: Report): ColumnName[] {
  const names = Object.keys(COLUMN_TITLES) as ColumnName[];
  const used = names.filter((column) =>
    attempt.steps.some((step) => step.sightings[column].length > 0 || step.watched[column]),
  );
  return used.length > 0 || report.sources.length === 0 ? used : [];
}

/** Time of the first sighting; `no` where a source watched and did not see it; blank where none could. */
function cell(step: ReportedStep, column: ColumnName, style: Style): string {
  const first = step.sightings[column][0];
  if (!first) return step.watched[column] ? style.dim(translate('no')) : '';
  const when = first.offset ? offsetText(first.offset) : (first.at?.slice(11, 23) ?? place(first));
  const repeated = step.repeats > 0 && column.endsWith('ire') ? ` ×${step.repeats + 1}` : '';
  return neutralise(when + repeated);
}

function place(evidence: Evidence): string {
  if (evidence.frame !== undefined) return say`frame ${evidence.frame}`;
  const line = evidence.line ?? evidence.lines?.[0];
  return line === undefined ? translate('yes') : say`line ${line}`;
}

function colourVerdict(step: ReportedStep, style: Style): string {
  const word = translate(step.verdict);
  switch (step.verdict) {
    case 'done':
    case 'inferred':
      return style.good(word);
    case 'failed':
    case 'missing':
      return style.bad(word);
    case 'sent':
      return style.doubtful(word);
    default:
      return style.dim(word);
  }
}
