import type { Report, ReportedClock, ReportedProblem, ReportedSource } from '../../judgement.ts';
import { type Markup, markup } from '../markup.ts';
import { spanText } from '../time-text.ts';

/** Problems and shapes of unknown lines shown per source. */
const MAX_LISTED = 20;

/** The inputs, what was read of them, and whose they were taken to be. */
export function sourcesSection({ sources }: Report): Markup {
  return markup`<section aria-labelledby="sources">
  <h2 id="sources">Sources</h2>
  <div class="scroll" role="region" aria-labelledby="sources" tabindex="0">
  <table class="sources">
    <thead><tr><th scope="col">File</th><th scope="col">Taken at</th><th scope="col">Contents</th><th scope="col">From</th><th scope="col">To</th></tr></thead>
    <tbody>${sources.map(sourceRow)}</tbody>
  </table>
  </div>
</section>`;
}

function sourceRow(source: ReportedSource): Markup {
  const { vantage, problems, unknownShapes } = source;
  const side =
    vantage.side === 'both' ? 'both routers' : vantage.side === 'unknown' ? 'not known' : vantage.side;
  const how = vantage.how === 'given' ? 'as given' : (vantage.why ?? 'found out');
  return markup`<tr>
    <th scope="row"><span class="file">${source.path}</span>${!source.complete && markup` <span class="tag likely">cut short</span>`}</th>
    <td>${side}<small>${how}</small></td>
    <td>${contentsText(source)}${details(`${problems.length} problem${problems.length === 1 ? '' : 's'}`, problems.map(problemText))}${details(
      `${source.unknownMessages ?? 0} lines not recognised`,
      unknownShapes.map(({ shape, count, line }) => `${count} × ${shape} (first at line ${line})`),
    )}</td>
    <td class="nowrap">${instantText(source.first)}</td><td class="nowrap">${instantText(source.last)}</td>
  </tr>`;
}

function instantText(at: string | null): string {
  return at === null ? '–' : at.replace('T', ' ').slice(0, 23).replace('Z', '');
}

function details(title: string, lines: readonly string[]): Markup | null {
  if (lines.length === 0) return null;
  const more = lines.length - MAX_LISTED;
  return markup`<details><summary>${title}</summary><ul>${lines.slice(0, MAX_LISTED).map((line) => markup`<li>${line}</li>`)}${more > 0 && markup`<li>and ${more} more</li>`}</ul></details>`;
}

function contentsText(source: ReportedSource): string {
  if (source.kind === 'capture') return `${source.format}, ${source.frames ?? 0} frames`;
  const encoding = source.encoding && source.encoding !== 'utf-8' ? `, ${source.encoding}` : '';
  const language = source.language && source.language !== 'unknown' ? `, ${source.language}` : '';
  return `${source.format} ${source.kind}, ${source.messages ?? 0} messages${encoding}${language}`;
}

function problemText({ frame, line, message }: ReportedProblem): string {
  const where = frame !== null ? `frame ${frame}: ` : line !== null ? `line ${line}: ` : '';
  return where + message;
}

/** How the clocks of two sources stand to each other: an interval, drawn against zero. */
export function clocksSection({ clocks }: Report): Markup | null {
  if (clocks.length === 0) return null;
  return markup`<section aria-labelledby="clocks">
  <h2 id="clocks">Clocks</h2>
  <p class="dim">Nothing is received before it is sent: each message seen at both ends bounds how far apart two clocks are. Events are never ordered inside that interval.</p>
  <div class="scroll" role="region" aria-labelledby="clocks" tabindex="0">
  <table class="clocks">
    <thead><tr><th scope="col">Clock of</th><th scope="col">against that of</th><th scope="col">is ahead by</th><th scope="col" class="plot">Interval, and zero</th><th scope="col" class="amount">Pairs</th></tr></thead>
    <tbody>${clocks.map(clockRow)}</tbody>
  </table>
  </div>
</section>`;
}

function clockRow(clock: ReportedClock): Markup {
  const { offsetMin, offsetMax } = clock;
  const words =
    offsetMin !== null && offsetMax !== null
      ? `${spanText(offsetMin)} to ${spanText(offsetMax)}`
      : offsetMin !== null
        ? `at least ${spanText(offsetMin)}`
        : offsetMax !== null
          ? `at most ${spanText(offsetMax)}`
          : 'not known';
  return markup`<tr><th scope="row" class="file">${clock.b}</th><td class="file">${clock.a}</td><td>${words}${clock.drift !== null && markup`<small>moved by at least ${spanText(clock.drift)} meanwhile</small>`}</td><td class="plot">${interval(clock)}</td><td class="amount">${clock.pairs}</td></tr>`;
}

function interval({ offsetMin, offsetMax }: ReportedClock): Markup | null {
  if (offsetMin === null && offsetMax === null) return null;
  const known = [offsetMin, offsetMax].filter((bound) => bound !== null).map(Number);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const span = high - low || 1;
  const x = (value: number) => Math.round(60 + (880 * (value - low)) / span);
  const from = offsetMin === null ? 0 : x(Number(offsetMin));
  const to = offsetMax === null ? 1000 : x(Number(offsetMax));
  return markup`<svg viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="8" width="1000" height="2"/><rect class="interval" x="${Math.min(from, to)}" y="4" width="${Math.max(8, Math.abs(to - from))}" height="10"/><rect class="zero" x="${x(0) - 2}" width="4" height="18"/></svg>`;
}
