import type { ReportedStep } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import {
  COLUMN_TITLES,
  type ColumnName,
  columnsOf,
  DOMAIN_TEXTS,
  placeText,
  timeText,
} from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { AttemptView } from './attempt-view.ts';
import { evidenceWords } from './evidence.ts';

/** The 13 steps against the vantage columns: the first screen of the report. */
export function matrixSection(view: AttemptView): Markup {
  const { attempt, anchor } = view;
  const columns = columnsOf(attempt);
  return markup`<section aria-labelledby="${anchor}-steps">
  <h3 id="${anchor}-steps">${translate('Steps')}</h3>
  <div class="scroll" role="region" aria-labelledby="${anchor}-steps" tabindex="0">
  <table class="matrix">
    <thead><tr><th scope="col" class="number"><abbr title="${translate('Number of the step')}">#</abbr></th><th scope="col">${translate('Step')}</th><th scope="col">${translate('Verdict')}</th>${columns.map(
      (column) => markup`<th scope="col" class="${column}">${translate(COLUMN_TITLES[column])}</th>`,
    )}</tr></thead>
    <tbody>${attempt.steps.map((step) => markup`${row(step, columns, view)}${step.number === stallAfter(view) && stallRow(view, columns.length + 3)}`)}</tbody>
  </table>
  </div>
  <p class="legend" aria-hidden="true"><span class="dot seen"></span> ${translate('seen there')} <span class="dot missed"></span> ${translate('watched, not seen')} <span class="dot blind"></span> ${translate('no source could have seen it')}</p>
</section>`;
}

function stallAfter({ attempt }: AttemptView): number | null {
  return attempt.outcome === 'stalled' ? attempt.stalledAfter : null;
}

function stallRow({ attempt }: AttemptView, span: number): Markup {
  const text =
    attempt.faultDomain === null
      ? say`Stalled here`
      : say`Stalled here: the fault is ${translate(DOMAIN_TEXTS[attempt.faultDomain])}`;
  return markup`<tr class="stall"><td colspan="${span}"><span>${text}</span></td></tr>`;
}

function row(step: ReportedStep, columns: readonly ColumnName[], view: AttemptView): Markup {
  return markup`<tr class="${step.verdict}">
    <td class="number">${step.number}</td>
    <th scope="row"><span class="long">${step.title}</span><span class="short">${step.short}</span>${step.because && markup`<small>${step.because}</small>`}</th>
    <td><span class="verdict ${step.verdict}">${translate(step.verdict.replace('-', ' '))}</span></td>
    ${columns.map((column) => markup`<td class="${column}">${cell(step, column, view)}</td>`)}
  </tr>`;
}

function cell(step: ReportedStep, column: ColumnName, view: AttemptView): Markup {
  const first = step.sightings[column][0];
  if (!first) {
    return step.watched[column]
      ? markup`<span class="dot missed"></span><span class="what">${translate('not seen')}</span>`
      : markup`<span class="dot blind"></span><span class="unseen">${translate('no source')}</span>`;
  }
  const time = timeText(first.offset, first.at) || placeText(first) || translate('seen');
  const again = step.repeats > 0 && column.endsWith('ire') ? ` ×${step.repeats + 1}` : '';
  const content = markup`<span class="dot seen"></span><span class="what">${time}</span>${again && markup`<span class="again">${again}</span>`}`;
  const link = view.linkOf(first);
  const words = say`seen in ${translate(COLUMN_TITLES[column])}, ${time}${again}: ${evidenceWords(first)}`;
  return link === null
    ? content
    : markup`<a href="${link}" title="${evidenceWords(first)}" aria-label="${words}">${content}</a>`;
}
