import type { Report, ReportedAttempt } from '../judgement.ts';
import { say } from '../language/say.ts';
import { partyText, worstFirst } from './evidence-text.ts';
import { drawLadder, type Ladder } from './ladder/draw.ts';
import { COLOURS, LADDER_STYLE } from './ladder/style.ts';
import { fixedMarkup, type Markup, markup } from './markup.ts';
import { arrange } from './occurrences.ts';

/** Attempts drawn below each other; more would be no picture any longer. */
const MAX_LADDERS = 10;
const TITLE_HEIGHT = 30;
const EMPTY = { width: 920, height: 80 };

/** The ladder diagrams alone, the worst attempt first, as one SVG document without script or references. */
export function renderSvg(report: Report): string {
  const attempts = worstFirst(report.attempts).slice(0, MAX_LADDERS);
  let height = 0;
  const parts: Markup[] = [];
  for (const attempt of attempts) {
    const ladder = drawLadder(attempt, arrange(attempt), { shape: 'wide', linkTo: null });
    parts.push(placed(attempt, ladder, height));
    height += TITLE_HEIGHT + ladder.height;
  }
  if (attempts.length === 0) {
    height = EMPTY.height;
    parts.push(
      markup`<text class="title" x="12" y="44">${say`No DMVPN bring-up was found in these inputs.`}</text>`,
    );
  }
  const style = fixedMarkup(
    `${COLOURS}${LADDER_STYLE}.title{font:600 14px system-ui,sans-serif;fill:var(--ink)}.paper{fill:var(--paper)}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${EMPTY.width} ${height}" width="${EMPTY.width}" height="${height}">
  <title>${attempts[0]?.summary ?? 'dmvpn-trace'}</title>
  <style>${style}</style>
  <rect class="paper" width="${EMPTY.width}" height="${height}"/>
  ${parts}
</svg>`}\n`;
}

function placed(attempt: ReportedAttempt, { svg, width, height }: Ladder, y: number): Markup {
  return markup`<text class="title" x="12" y="${y + 22}">${say`spoke ${partyText(attempt.spoke)} to hub ${partyText(attempt.hub)}`}</text>
  <svg x="0" y="${y + TITLE_HEIGHT}" width="${width}" height="${height}">${svg}</svg>`;
}
