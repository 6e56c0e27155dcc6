import type { TimelineEntry } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { COLUMN_TITLES, columnsOf, placeText, timeText, uncertaintyText } from '../evidence-text.ts';
import { messageText } from '../ladder/rows.ts';
import { type Markup, markup } from '../markup.ts';
import type { Occurrence } from '../occurrences.ts';
import type { AttemptView } from './attempt-view.ts';

/** Sightings listed per column of one message: retransmissions beyond them say the same again. */
const MAX_SIGHTINGS = 6;

/** Every event of the attempt in causal order; each opens its evidence. The script adds the filter. */
export function timelineSection(view: AttemptView): Markup {
  const { attempt, anchor, shownEvents } = view;
  const columns = columnsOf(attempt);
  const rest = attempt.timeline.length - shownEvents;
  const id = `${anchor}-timeline`;
  return markup`<section class="timeline" aria-labelledby="${id}">
  <h3 id="${id}">${translate('Time line')}</h3>
  <div class="filter" role="search" aria-label="${translate('Filter the time line')}" hidden>
    <label>${translate('Column')} <select data-filter="column"><option value="">${translate('all')}</option>${columns.map((column) => markup`<option value="${column}">${translate(COLUMN_TITLES[column])}</option>`)}</select></label>
    <label>${translate('Step')} <select data-filter="step"><option value="">${translate('all')}</option>${attempt.steps.map(({ number, short }) => markup`<option value="${number}">${number} ${short}</option>`)}</select></label>
    <label class="grow">${translate('Text')} <input type="search" data-filter="text" autocomplete="off" spellcheck="false"></label>
    <label class="check"><input type="checkbox" data-filter="flow"> ${translate('only messages of the flow')}</label>
    <output role="status" aria-live="polite" data-text="${say`${'{shown}'} of ${'{all}'} events`}"></output>
  </div>
  <ol class="events">${attempt.timeline.slice(0, shownEvents).map((entry, index) => eventItem(entry, index, view))}</ol>
  ${rest > 0 && markup`<p class="dim">${say`and ${rest} more events; CSV and JSON have all.`}</p>`}
</section>`;
}

function eventItem(entry: TimelineEntry, index: number, view: AttemptView): Markup {
  const { anchor } = view;
  const { evidence, column, message, repeat, step } = entry;
  const time = timeText(entry.offset, evidence.at);
  const doubt = uncertaintyText(entry);
  return markup`<li data-column="${column}" data-step="${step}"${message !== null && markup` data-flow="1"`}><details id="${anchor}-e${index}"><summary><span class="when">${time || '–'}${doubt && markup` <small>${doubt}</small>`}</span><span class="where ${column}">${translate(COLUMN_TITLES[column])}</span><span class="step">${step !== null && markup`<span class="unseen">${translate('step')} </span>${step}`}</span><span class="text">${message !== null && markup`<b>${messageText(message)}</b> `}${evidence.text}${repeat && markup` <em>${translate('again')}</em>`}</span></summary><div class="proof">${proofOf(entry, index, view)}</div></details></li>`;
}

function proofOf({ evidence }: TimelineEntry, index: number, view: AttemptView): Markup {
  const { arranged } = view;
  const occurrence = arranged.occurrenceOf[index] ?? null;
  const place = placeText(evidence);
  return markup`<dl><div><dt>${translate('Source')}</dt><dd class="file">${evidence.source}</dd></div>${place !== '' && markup`<div><dt>${translate('Place')}</dt><dd>${place}</dd></div>`}${evidence.at !== null && markup`<div><dt>${translate('Its clock')}</dt><dd>${evidence.at}</dd></div>`}</dl><pre>${evidence.text}</pre>${occurrence && occurrence.entries.length > 1 && sideBySide(occurrence, index, view)}`;
}

/** All places that saw the same message, next to each other; told in full once, with links from the repeats. */
function sideBySide(occurrence: Occurrence, index: number, view: AttemptView): Markup {
  const { attempt, linkTo } = view;
  if (attempt.timeline[index]!.repeat) {
    return markup`<p><a href="${linkTo(occurrence.entries[0]!)}">${say`The first sighting of this message, and all others beside it`}</a></p>`;
  }
  const columns = columnsOf(attempt);
  return markup`<h4>${translate('The same message')}</h4><div class="sightings">${columns.map((column) => {
    const entries = occurrence.entries.filter((entry) => attempt.timeline[entry]!.column === column);
    if (entries.length === 0) return null;
    const more = entries.length - MAX_SIGHTINGS;
    return markup`<div><h5>${translate(COLUMN_TITLES[column])}</h5><ul>${entries.slice(0, MAX_SIGHTINGS).map((entry) => sighting(entry, entry === index, view))}${more > 0 && markup`<li>${say`and ${more} more`}</li>`}</ul></div>`;
  })}</div>`;
}

function sighting(index: number, isThis: boolean, { attempt, linkTo }: AttemptView): Markup {
  const entry = attempt.timeline[index]!;
  const time = timeText(entry.offset, entry.evidence.at);
  const place =
    [time, placeText(entry.evidence)].filter((part) => part !== '').join(', ') || entry.evidence.source;
  return isThis ? markup`<li><b>${place}</b></li>` : markup`<li><a href="${linkTo(index)}">${place}</a></li>`;
}
