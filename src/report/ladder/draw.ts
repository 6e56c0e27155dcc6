/** Draws a ladder diagram as SVG: spoke, path and hub as life lines, time downwards. */
import type { ReportedAttempt, TimelineEntry } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { COLUMN_TITLES, placeText, timeText, uncertaintyText } from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { Arranged } from '../occurrences.ts';
import { displayWidth, foldToWidth } from '../width.ts';
import { drawArrow, type Frame, linesUnder, type RowSpace } from './arrow.ts';
import {
  type ArrowRow,
  betweenEntries,
  type EndRow,
  type LadderRow,
  ladderRows,
  type MarkRow,
  pauseText,
} from './rows.ts';
import { clipText } from './text-width.ts';

export interface LadderOptions {
  /** `wide` has a column for the times, `narrow` is for a phone. */
  shape: 'wide' | 'narrow';
  /** Address of an entry of the time line, for links; null draws no links. */
  linkTo: ((entry: number) => string) | null;
}

/** Pixels that a row takes. */
const HEIGHTS = { wide: { arrow: 42, mark: 28, end: 50 }, narrow: { arrow: 40, mark: 28, end: 62 } } as const;
const PAUSE_HEIGHT = 30;
const HEADER_HEIGHT = 54;

export interface Ladder {
  svg: Markup;
  width: number;
  height: number;
}

export function drawLadder(attempt: ReportedAttempt, arranged: Arranged, options: LadderOptions): Ladder {
  const frame = frameOf(attempt, options);
  const rows = ladderRows(attempt, arranged);
  const parts: Markup[] = [];
  const pauses: { y: number; text: string }[] = [];
  let y = HEADER_HEIGHT + 8;
  for (const [index, row] of rows.entries()) {
    const before = previousTime(rows, index, frame);
    const entry = row.kind === 'end' ? null : frame.timeline[row.entry]!;
    const span = before && entry ? betweenEntries(before, entry) : null;
    const pause = pauseText(span);
    if (pause !== null) {
      pauses.push({ y, text: pause });
      y += PAUSE_HEIGHT;
    }
    const height = HEIGHTS[frame.shape][row.kind];
    parts.push(drawRow(row, y + height, frame, { span, height }));
    y += height + (row.kind === 'arrow' ? 11 * linesUnder(row, frame).length : 0);
  }
  const height = y + 22;
  return { svg: compose(attempt, frame, parts, pauses, height), width: frame.width, height };
}

function frameOf({ timeline }: ReportedAttempt, { shape, linkTo }: LadderOptions): Frame {
  const [width, left, right, wire] = shape === 'wide' ? [920, 200, 850, 90] : [380, 26, 354, 46];
  const path = (left + right) / 2;
  return {
    shape,
    width,
    x: { spokeLog: left, spokeWire: left + wire, path, wire: path, hubWire: right - wire, hubLog: right },
    timeline,
    link: linkTo,
  };
}

function previousTime(rows: readonly LadderRow[], index: number, { timeline }: Frame): TimelineEntry | null {
  for (let i = index - 1; i >= 0; i--) {
    const row = rows[i]!;
    if (row.kind !== 'end' && timeline[row.entry]!.offset !== null) return timeline[row.entry]!;
  }
  return null;
}

function compose(
  { spoke, hub, summary }: ReportedAttempt,
  { width, x, shape }: Frame,
  parts: readonly Markup[],
  pauses: readonly { y: number; text: string }[],
  height: number,
): Markup {
  const bottom = height - 14;
  const head = (at: number, name: string, address: string | null, anchor: string) => markup`
    <text class="head" x="${at}" y="20" text-anchor="${anchor}">${name}</text>
    <text class="address" x="${at}" y="37" text-anchor="${anchor}">${clipText(address ?? '', shape === 'wide' ? 30 : 17)}</text>`;
  const [spokeX, hubX] = [x.spokeLog, x.hubLog];
  const narrow = shape === 'narrow';
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="ladder ${shape}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${say`Ladder diagram. ${summary}`}">
    <rect class="path-band" x="${x.spokeWire}" y="${HEADER_HEIGHT - 8}" width="${x.hubWire - x.spokeWire}" height="${bottom - HEADER_HEIGHT + 8}" rx="6"/>
    <line class="life" x1="${spokeX}" y1="${HEADER_HEIGHT - 8}" x2="${spokeX}" y2="${bottom}"/>
    <line class="life" x1="${hubX}" y1="${HEADER_HEIGHT - 8}" x2="${hubX}" y2="${bottom}"/>
    ${head(narrow ? 8 : spokeX, translate('spoke'), spoke.nbma, narrow ? 'start' : 'middle')}
    ${head(x.path, translate('path'), null, 'middle')}
    ${head(narrow ? width - 8 : hubX, translate('hub'), hub.nbma, narrow ? 'end' : 'middle')}
    ${pauses.map(
      ({
        y,
        text,
      }) => markup`<g class="pause"><rect x="${spokeX - 3}" y="${y + 11}" width="6" height="14"/><rect x="${hubX - 3}" y="${y + 11}" width="6" height="14"/>
      <line x1="${spokeX}" y1="${y + 18}" x2="${hubX}" y2="${y + 18}"/><text x="${narrow ? x.path : 12}" y="${y + 22}" text-anchor="${narrow ? 'middle' : 'start'}">${say`${text} later`}</text></g>`,
    )}
    ${parts}
  </svg>`;
}

function drawRow(row: LadderRow, y: number, frame: Frame, space: RowSpace): Markup {
  if (row.kind === 'end') return drawEnd(row, y, frame);
  const entry = frame.timeline[row.entry]!;
  const time = timeText(entry.offset, entry.evidence.at);
  const doubt = uncertaintyText(entry);
  const body = row.kind === 'arrow' ? drawArrow(row, y, frame, space) : drawMark(row, y, frame);
  const gutter =
    frame.shape === 'wide'
      ? markup`<text class="time" x="12" y="${y}">${time || placeText(entry.evidence)}${doubt && markup`<tspan class="doubt" dx="6">${doubt}</tspan>`}</text>`
      : null;
  const words = describe(row, time, doubt);
  const content = markup`<title>${words}</title>${gutter}${body}`;
  if (!frame.link) return markup`<g>${content}</g>`;
  return markup`<a class="row" href="${frame.link(row.entry)}" aria-label="${words}"><rect class="hit" x="2" y="${y - space.height + 6}" width="${frame.width - 4}" height="${space.height - 2}" rx="4"/>${content}</a>`;
}

function describe(row: ArrowRow | MarkRow, time: string, doubt: string): string {
  const when = [time, doubt].filter((part) => part !== '').join(' ');
  const times = row.count > 1 ? say`, ${row.count} times` : '';
  if (row.kind === 'mark')
    return say`${when} ${translate(COLUMN_TITLES[row.column])}: ${row.label}${times}`.trim();
  const seen = row.seen.map(({ column }) => translate(COLUMN_TITLES[column])).join(', ');
  const receiver = row.sender === 'spoke' ? 'hub' : 'spoke';
  const note = row.note ? say`; ${row.note}` : '';
  return say`${when} ${row.label}, ${translate(row.sender)} to ${translate(receiver)}${times}; seen in: ${seen}${note}`.trim();
}

function drawMark({ column, label, tone, count }: MarkRow, y: number, { x, shape }: Frame): Markup {
  const at = x[column];
  const atHub = column === 'hubLog' || column === 'hubWire';
  const times = count > 1 ? ` ×${count}` : '';
  return markup`<g class="mark ${tone}">
    <path class="dot" d="M${at},${y - 10} l5,5 l-5,5 l-5,-5 z"/>
    <text class="label" x="${at + (atHub ? -12 : 12)}" y="${y - 1}" text-anchor="${atHub ? 'end' : 'start'}">${clipText(label, shape === 'wide' ? 84 : 44)}<tspan class="count">${times}</tspan></text>
  </g>`;
}

function drawEnd({ tone, label, where }: EndRow, y: number, { x, shape, width }: Frame): Markup {
  const [from, to] = {
    spoke: [x.spokeLog - 14, x.spokeWire],
    hub: [x.hubWire, x.hubLog + 14],
    path: [x.spokeWire, x.hubWire],
    all: [x.spokeLog - 14, x.hubLog + 14],
  }[where] as [number, number];
  const lines = shape === 'wide' || displayWidth(label) < 46 ? [label] : splitInTwo(label);
  const top = y - 12 - 15 * lines.length;
  return markup`<g class="end ${tone}">
    <rect class="blame" x="${from}" y="${y - 10}" width="${to - from}" height="8" rx="4"/>
    <line class="rule" x1="${shape === 'wide' ? 12 : 4}" y1="${y - 6}" x2="${width - 4}" y2="${y - 6}"/>
    ${lines.map((line, index) => markup`<text class="label" x="${x.path}" y="${top + 15 * index + 12}" text-anchor="middle">${line}</text>`)}
  </g>`;
}

function splitInTwo(text: string): string[] {
  const half = Math.ceil(displayWidth(text) / 2) + 4;
  // Chinese has no blanks to split at; between its characters is as good.
  if (displayWidth(text) > text.length) return foldToWidth(text, half, '');
  const middle = text.lastIndexOf(' ', half);
  return middle < 0 ? [text] : [text.slice(0, middle), text.slice(middle + 1)];
}
