import type { Evidence } from '../../judgement.ts';
import { say } from '../../language/say.ts';
import { locationText, placeText } from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { AttemptView } from './attempt-view.ts';

/** Where something was seen, as a link into the time line where it stands there. */
export function citation(evidence: Evidence, { linkOf, nameOf }: AttemptView): Markup {
  const link = linkOf(evidence);
  const place = markup`<span class="file">${nameOf(evidence.source)}</span>${placeText(evidence) !== '' && markup` <span class="nowrap">${placeText(evidence)}</span>`}`;
  return link === null ? place : markup`<a href="${link}">${place}</a>`;
}

/** A list of evidence: place and line. */
export function evidenceList(list: readonly Evidence[], view: AttemptView): Markup | null {
  if (list.length === 0) return null;
  const shown = list.slice(0, MAX_CITED);
  return markup`<ul class="evidence">${shown.map(
    (evidence) => markup`<li><code>${evidence.text}</code><cite>${citation(evidence, view)}</cite></li>`,
  )}${list.length > shown.length && markup`<li>${say`and ${list.length - shown.length} more`}</li>`}</ul>`;
}

/** Pieces of evidence cited for one statement. */
const MAX_CITED = 8;

/** Plain words for evidence in a label. */
export function evidenceWords(evidence: Evidence): string {
  return say`${locationText(evidence)}: ${evidence.text}`;
}
