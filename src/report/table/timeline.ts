import type { Evidence, ReportedAttempt } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { COLUMN_TITLES } from '../evidence-text.ts';
import { neutralise } from '../style.ts';
import { offsetText, spanText } from '../time-text.ts';
import { clipToWidth, displayWidth, padToWidth } from '../width.ts';
import type { TableOptions } from './options.ts';

/** One event a line: aligned time, its uncertainty, who saw it, the step, where it stands, what it is. */
export function renderTimeline(attempt: ReportedAttempt, { style, width }: TableOptions): string {
  const rows = attempt.timeline.map((entry) => ({
    time: entry.offset ? offsetText(entry.offset) : neutralise(entry.evidence.at?.slice(11, 23) ?? ''),
    doubt: entry.uncertainty && entry.uncertainty !== '0' ? `±${spanText(entry.uncertainty)}` : '',
    column: translate(COLUMN_TITLES[entry.column]),
    step: entry.step === null ? '' : String(entry.step),
    where: shortPlace(entry.evidence),
    text: neutralise(entry.evidence.text) + (entry.repeat ? say` (again)` : ''),
  }));
  const widest = (key: keyof (typeof rows)[0]) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[key])), 0);
  const widths = {
    time: widest('time'),
    doubt: widest('doubt'),
    column: widest('column'),
    step: 2,
    where: widest('where'),
  };
  const lines = rows.map((row) => {
    const head = (Object.keys(widths) as (keyof typeof widths)[])
      .filter((key) => widths[key] > 0)
      .map((key) => padToWidth(row[key], widths[key]))
      .join(' ');
    return `${style.dim(head)} ${clipToWidth(row.text, Math.max(20, width - displayWidth(head) - 1))}`;
  });
  return [style.bold(translate('Time line')), ...lines].join('\n');
}

/** File name without its folders, and the frame or line. */
function shortPlace(evidence: Evidence): string {
  const name = neutralise(evidence.source.split(/[\\/]/).at(-1) ?? '');
  return clipToWidth(
    `${clipToWidth(name, 14)}:${evidence.frame ?? evidence.line ?? evidence.lines?.[0] ?? ''}`,
    20,
  );
}
