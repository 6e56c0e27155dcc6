import type { ReportedAttempt, ReportedCause, ReportedCheck } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { DOMAIN_TEXTS } from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { AttemptView } from './attempt-view.ts';
import { citation, evidenceList } from './evidence.ts';

/** What may be the cause, the best supported first, with evidence, fix and where to look next. */
export function causesSection(view: AttemptView): Markup | null {
  const { attempt, anchor } = view;
  if (attempt.causes.length === 0) return null;
  return markup`<section aria-labelledby="${anchor}-causes">
  <h3 id="${anchor}-causes">${translate(attempt.outcome === 'registered' ? 'Remarks' : attempt.causes.length > 1 ? 'Causes' : 'Cause')}</h3>
  ${attempt.causes.map((cause, index) => causeCard(cause, index === 0, view))}
</section>`;
}

function causeCard(cause: ReportedCause, open: boolean, view: AttemptView): Markup {
  const domain = cause.domain === null ? null : translate(DOMAIN_TEXTS[cause.domain]);
  return markup`<details class="card cause ${cause.confidence}"${open && markup` open`}>
    <summary><span class="tag ${cause.confidence}">${translate(cause.confidence)}</span> <strong>${cause.id}</strong>${domain && markup` <span class="dim">${domain}</span>`}</summary>
    <p>${cause.explanation}</p>
    ${cause.remedy !== '' && markup`<h4>${translate('Fix')}</h4>${remedyText(cause.remedy)}`}
    ${cause.next !== '' && markup`<h4>${translate('Look at next')}</h4><p>${cause.next}</p>`}
    ${cause.evidence.length > 0 && markup`<h4>${translate('Evidence')}</h4>${evidenceList(cause.evidence, view)}`}
  </details>`;
}

/** A remedy keeps its lines: some are commands to type. */
export function remedyText(remedy: string): Markup {
  return markup`<p class="remedy">${remedy}</p>`;
}

/** The field checks with the values they compared, side by side; those that failed first. */
export function checksSection(view: AttemptView): Markup | null {
  const { attempt, anchor } = view;
  if (attempt.checks.length === 0) return null;
  return markup`<section aria-labelledby="${anchor}-checks">
  <h3 id="${anchor}-checks">${translate('Checks')}</h3>
  <div class="scroll" role="region" aria-labelledby="${anchor}-checks" tabindex="0">
  <table class="checks stack">
    <thead><tr><th scope="col">${translate('Check')}</th><th scope="col">${translate('Verdict')}</th><th scope="col">${translate('Values and where they stand')}</th></tr></thead>
    <tbody>${sortedChecks(attempt).map((check) => checkRow(check, view))}</tbody>
  </table>
  </div>
</section>`;
}

const RANK = { fail: 0, conflict: 1, unknown: 3, pass: 2 } as const;

function sortedChecks({ checks }: ReportedAttempt): ReportedCheck[] {
  return [...checks].sort((a, b) => RANK[a.verdict] - RANK[b.verdict]);
}

/** Values shown of one check. */
const MAX_VALUES = 12;

function checkRow(check: ReportedCheck, view: AttemptView): Markup {
  const values = check.values.slice(0, MAX_VALUES);
  const list = markup`<ul class="values">${values.map(({ value, from }) => markup`<li><b>${value ?? translate('not said')}</b><cite>${citation(from, view)}</cite></li>`)}${check.values.length > values.length && markup`<li>${say`and ${check.values.length - values.length} more`}</li>`}</ul>`;
  const quiet = check.verdict === 'pass' || check.verdict === 'unknown';
  return markup`<tr class="${check.verdict}">
    <th scope="row">${check.id}</th>
    <td><span class="verdict ${check.verdict}">${translate(check.verdict)}</span></td>
    <td><p>${check.message}</p>${values.length > 0 && (quiet ? markup`<details><summary>${check.values.length === 1 ? say`${check.values.length} value` : say`${check.values.length} values`}</summary>${list}</details>` : list)}</td>
  </tr>`;
}
