import type { ReportedFlow } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { COLUMN_TITLES } from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { AttemptView } from './attempt-view.ts';

/** SPIs shown of one attempt; a tunnel that renewed its keys for weeks has thousands. */
const MAX_FLOWS = 200;

/** ESP and AH per SPI and direction: when they were seen at each place, and how many packets. */
export function flowsSection(view: AttemptView): Markup | null {
  const { attempt, anchor } = view;
  if (attempt.flows.length === 0) return null;
  const flows = [...attempt.flows].sort(
    (a, b) => order(a.direction) - order(b.direction) || (a.spi < b.spi ? -1 : a.spi > b.spi ? 1 : 0),
  );
  const shown = flows.slice(0, MAX_FLOWS);
  const times = shown
    .flatMap(({ first, last }) => [milliseconds(first), milliseconds(last)])
    .filter((t) => t !== null);
  const [from, to] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [0, 0];
  return markup`<section aria-labelledby="${anchor}-flows">
  <h3 id="${anchor}-flows">${translate('ESP over time')}</h3>
  <div class="scroll" role="region" aria-labelledby="${anchor}-flows" tabindex="0">
  <table class="flows stack">
    <thead><tr><th scope="col">${translate('Direction and SPI')}</th><th scope="col">${translate('Seen at')}</th><th scope="col" class="plot">${axis(from, to)}</th><th scope="col" class="amount">${translate('Packets')}</th><th scope="col" class="amount">${translate('Bytes')}</th><th scope="col">${translate('Sequence')}</th></tr></thead>
    <tbody>${shown.map((flow, index) => flowRow(flow, shown[index - 1], view, from, to))}</tbody>
  </table>
  </div>
  ${flows.length > shown.length && markup`<p class="dim">${say`and ${flows.length - shown.length} more; JSON has all.`}</p>`}
</section>`;
}

function order(direction: ReportedFlow['direction']): number {
  return direction === 'to-hub' ? 0 : direction === 'to-spoke' ? 1 : 2;
}

function axis(from: number, to: number): Markup {
  if (to <= from) return markup`${translate('Time')}`;
  const text = (time: number) => new Date(time).toISOString().slice(11, 19);
  return markup`<span class="ends"><span>${text(from)}</span><span>${((to - from) / 1000).toFixed(1)} s</span><span>${text(to)}</span></span>`;
}

function flowRow(
  flow: ReportedFlow,
  before: ReportedFlow | undefined,
  view: AttemptView,
  from: number,
  to: number,
): Markup {
  const same = before?.spi === flow.spi && before.direction === flow.direction;
  const direction =
    flow.direction === 'to-hub'
      ? translate('spoke → hub')
      : flow.direction === 'to-spoke'
        ? translate('hub → spoke')
        : `${flow.from} → ${flow.to}`;
  const udp = flow.encapsulation === 'udp' ? say`, in UDP` : '';
  const name = markup`${direction}<br><code>${flow.protocol.toUpperCase()} ${flow.spi}</code><small>${flow.from} → ${flow.to}${udp}</small>`;
  return markup`<tr${same && markup` class="same"`}><th scope="row">${same ? markup`<span class="unseen">${direction} ${flow.spi}</span>` : name}</th>
    <td data-label="${translate('seen at')}">${placeOf(flow, view)}</td>
    <td class="plot">${bar(flow, from, to)}</td>
    <td class="amount" data-label="${translate('packets')}">${flow.packets}</td><td class="amount" data-label="${translate('bytes')}">${flow.bytes}</td>
    <td data-label="${translate('sequence')}">${say`${flow.lowestSequence} to ${flow.highestSequence}`}${trouble(flow)}</td></tr>`;
}

function placeOf({ source }: ReportedFlow, { report, nameOf }: AttemptView): Markup {
  const side = report.sources.find(({ id }) => id === source)?.vantage.side;
  const place = side === 'spoke' || side === 'hub' ? translate(COLUMN_TITLES[`${side}Wire`]) : null;
  return markup`${place ?? nameOf(source)}${place && markup`<small class="file">${nameOf(source)}</small>`}`;
}

function trouble({ gaps, repeats, outOfOrder, authenticated, rejected }: ReportedFlow): Markup | null {
  const parts = [
    gaps > 0 ? say`${gaps} missing` : null,
    repeats > 0 ? say`${repeats} repeated` : null,
    outOfOrder > 0 ? say`${outOfOrder} out of order` : null,
    rejected ? say`${rejected} not authentic` : null,
    authenticated ? say`${authenticated} authentic` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : markup`<small>${parts.join(', ')}</small>`;
}

/** From the first to the last packet; a single packet still shows. */
function bar(flow: ReportedFlow, from: number, to: number): Markup | null {
  const [first, last] = [milliseconds(flow.first), milliseconds(flow.last)];
  if (first === null || last === null) return null;
  const scale = to > from ? 994 / (to - from) : 0;
  const x = Math.round((first - from) * scale);
  const width = Math.max(6, Math.round((last - first) * scale));
  const way = flow.direction === 'to-spoke' ? 'to-spoke' : 'to-hub';
  return markup`<svg viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="${say`${flow.packets} packets from ${flow.first ?? ''} to ${flow.last ?? ''}`}"><rect class="track" width="1000" height="14"/><rect class="${way}" x="${x}" y="2" width="${width}" height="10"/></svg>`;
}

function milliseconds(at: string | null): number | null {
  if (at === null) return null;
  // A capture's clock is UTC; nanoseconds are more than a date keeps and than a bar shows.
  const time = Date.parse(at.endsWith('Z') ? at : `${at}Z`);
  return Number.isNaN(time) ? null : time;
}
