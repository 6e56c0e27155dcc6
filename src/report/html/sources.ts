import type { Report, ReportedProblem, ReportedSource } from '../../judgement.ts';
import { say, translate, translateNumbered } from '../../language/say.ts';
import { type Markup, markup } from '../markup.ts';

/** Problems and shapes of unknown lines shown per source. */
const MAX_LISTED = 20;

/** The inputs, what was read of them, and whose they were taken to be. */
export function sourcesSection({ sources }: Report): Markup {
  return markup`<section aria-labelledby="sources">
  <h2 id="sources">${translate('Sources')}</h2>
  <div class="scroll" role="region" aria-labelledby="sources" tabindex="0">
  <table class="sources stack">
    <thead><tr><th scope="col">${translate('File')}</th><th scope="col">${translate('Taken at')}</th><th scope="col">${translate('Contents')}</th><th scope="col">${translate('From')}</th><th scope="col">${translate('To')}</th></tr></thead>
    <tbody>${sources.map(sourceRow)}</tbody>
  </table>
  </div>
</section>`;
}

function sourceRow(source: ReportedSource): Markup {
  const { vantage, problems, unknownShapes } = source;
  const side = translate(
    vantage.side === 'both' ? 'both routers' : vantage.side === 'unknown' ? 'not known' : vantage.side,
  );
  const how = vantage.how === 'given' ? say`as given` : (vantage.why ?? say`found out`);
  return markup`<tr>
    <th scope="row"><span class="file">${source.path}</span>${!source.complete && markup` <span class="tag likely">${translate('cut short')}</span>`}</th>
    <td data-label="${translate('taken at')}">${side}<small>${how}</small></td>
    <td>${contentsText(source)}${details(problems.length === 1 ? say`${problems.length} problem` : say`${problems.length} problems`, problems.map(problemText))}${details(
      say`${source.unknownMessages ?? 0} lines not recognised`,
      unknownShapes.map(({ shape, count, line }) => say`${count} × ${shape} (first at line ${line})`),
    )}</td>
    <td class="nowrap" data-label="${translate('from')}">${instantText(source.first)}</td><td class="nowrap" data-label="${translate('to')}">${instantText(source.last)}</td>
  </tr>`;
}

function instantText(at: string | null): string {
  return at === null ? '–' : at.replace('T', ' ').slice(0, 23).replace('Z', '');
}

function details(title: string, lines: readonly string[]): Markup | null {
  if (lines.length === 0) return null;
  const more = lines.length - MAX_LISTED;
  return markup`<details><summary>${title}</summary><ul>${lines.slice(0, MAX_LISTED).map((line) => markup`<li>${line}</li>`)}${more > 0 && markup`<li>${say`and ${more} more`}</li>`}</ul></details>`;
}

function contentsText(source: ReportedSource): string {
  if (source.kind === 'capture') return say`${source.format}, ${source.frames ?? 0} frames`;
  const encoding = source.encoding && source.encoding !== 'utf-8' ? `, ${source.encoding}` : '';
  const language = source.language && source.language !== 'unknown' ? `, ${source.language}` : '';
  return `${say`${source.format} ${translate(source.kind)}, ${source.messages ?? 0} messages`}${encoding}${language}`;
}

function problemText({ frame, line, message }: ReportedProblem): string {
  const where = frame !== null ? say`frame ${frame}: ` : line !== null ? say`line ${line}: ` : '';
  return where + translateNumbered(message);
}
