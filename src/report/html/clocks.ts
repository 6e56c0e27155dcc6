import type { Report, ReportedClock } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { type Markup, markup } from '../markup.ts';
import { spanText } from '../time-text.ts';
import { shortNames } from './attempt-view.ts';

const MICROSECOND = 1000;
/** Lines that make the scale readable, in nanoseconds. */
const TICKS = [1e6, 1e9, 3.6e12];

/** How the clocks of two sources stand to each other: an interval, drawn against zero. */
export function clocksSection(report: Report): Markup | null {
  const { clocks } = report;
  if (clocks.length === 0) return null;
  const nameOf = shortNames(report);
  const bounds = clocks
    .flatMap(({ offsetMin, offsetMax }) => [offsetMin, offsetMax])
    .filter((b) => b !== null);
  const reach = Math.max(1, ...bounds.map((bound) => Math.abs(decades(Number(bound))))) * 1.1;
  return markup`<section aria-labelledby="clocks">
  <h2 id="clocks">${translate('Clocks')}</h2>
  <p class="dim">${say`Nothing is received before it is sent: each message seen at both ends bounds how far apart two clocks are. Events are never ordered inside that interval.`}</p>
  <div class="scroll" role="region" aria-labelledby="clocks" tabindex="0">
  <table class="clocks stack">
    <thead><tr><th scope="col">${translate('Clock of')}</th><th scope="col">${translate('against that of')}</th><th scope="col">${translate('is ahead by')}</th><th scope="col" class="plot">${translate('Interval around zero; lines at 1 ms, 1 s, 1 h')}</th><th scope="col" class="amount">${translate('Pairs')}</th></tr></thead>
    <tbody>${clocks.map(
      (clock) =>
        markup`<tr><th scope="row" class="file">${nameOf(clock.b)}</th><td class="file" data-label="${translate('against')}">${nameOf(clock.a)}</td><td data-label="${translate('ahead by')}">${words(clock)}${clock.drift !== null && markup`<small>${say`moved by at least ${spanText(clock.drift)} meanwhile`}</small>`}</td><td class="plot">${interval(clock, reach)}</td><td class="amount" data-label="${translate('pairs')}">${clock.pairs}</td></tr>`,
    )}</tbody>
  </table>
  </div>
</section>`;
}

function words({ offsetMin, offsetMax }: ReportedClock): string {
  if (offsetMin !== null && offsetMax !== null) return say`${spanText(offsetMin)} to ${spanText(offsetMax)}`;
  if (offsetMin !== null) return say`at least ${spanText(offsetMin)}`;
  return offsetMax === null ? say`not known` : say`at most ${spanText(offsetMax)}`;
}

/** Clocks differ by microseconds or by years: a logarithm on either side of zero shows both. */
function decades(nanoseconds: number): number {
  return Math.sign(nanoseconds) * Math.log10(1 + Math.abs(nanoseconds) / MICROSECOND);
}

function interval({ offsetMin, offsetMax }: ReportedClock, reach: number): Markup | null {
  if (offsetMin === null && offsetMax === null) return null;
  const x = (value: number) => Math.round(500 + (500 * decades(value)) / reach);
  const from = offsetMin === null ? 0 : x(Number(offsetMin));
  const to = offsetMax === null ? 1000 : x(Number(offsetMax));
  const ticks = TICKS.flatMap((tick) => [x(-tick), x(tick)]).filter((at) => at > 0 && at < 1000);
  return markup`<svg viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="8" width="1000" height="2"/>${ticks.map((at) => markup`<rect class="tick" x="${at - 1}" width="2" height="18"/>`)}<rect class="interval" x="${Math.min(from, to)}" y="5" width="${Math.max(8, Math.abs(to - from))}" height="8"/><rect class="zero" x="498" width="4" height="18"/></svg>`;
}
