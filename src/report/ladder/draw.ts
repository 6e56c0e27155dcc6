/** Draws a ladder diagram as SVG: spoke, path and hub as life lines, time downwards. */
import type { ReportedAttempt, TimelineEntry } from '../../judgement.ts';
import { COLUMN_TITLES, type ColumnName, timeText, uncertaintyText } from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { Arranged } from '../occurrences.ts';
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

interface Frame {
  shape: 'wide' | 'narrow';
  width: number;
  x: Record<ColumnName | 'path', number>;
  timeline: readonly TimelineEntry[];
  link: LadderOptions['linkTo'];
}

/** Pixels that a row takes, and the rise of an arrow that says which way time goes. */
const HEIGHTS = { wide: { arrow: 46, mark: 26, end: 44 }, narrow: { arrow: 52, mark: 26, end: 58 } } as const;
const PAUSE_HEIGHT = 24;
const HEADER_HEIGHT = 54;
const SLOPE = 6;

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
    y += height;
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
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="ladder ${shape}" viewBox="0 0 ${width} ${height}" role="group" aria-label="Ladder diagram. ${summary}">
    <rect class="path-band" x="${x.spokeWire}" y="${HEADER_HEIGHT - 8}" width="${x.hubWire - x.spokeWire}" height="${bottom - HEADER_HEIGHT + 8}" rx="6"/>
    <line class="life" x1="${spokeX}" y1="${HEADER_HEIGHT - 8}" x2="${spokeX}" y2="${bottom}"/>
    <line class="life" x1="${hubX}" y1="${HEADER_HEIGHT - 8}" x2="${hubX}" y2="${bottom}"/>
    ${head(narrow ? 8 : spokeX, 'spoke', spoke.nbma, narrow ? 'start' : 'middle')}
    ${head(x.path, 'path', null, 'middle')}
    ${head(narrow ? width - 8 : hubX, 'hub', hub.nbma, narrow ? 'end' : 'middle')}
    ${pauses.map(
      ({
        y,
        text,
      }) => markup`<g class="pause"><rect x="${spokeX - 3}" y="${y + 5}" width="6" height="14"/><rect x="${hubX - 3}" y="${y + 5}" width="6" height="14"/>
      <line x1="${spokeX}" y1="${y + 12}" x2="${hubX}" y2="${y + 12}"/><text x="${narrow ? x.path : 12}" y="${y + 16}" text-anchor="${narrow ? 'middle' : 'start'}">${text} later</text></g>`,
    )}
    ${parts}
  </svg>`;
}

interface RowSpace {
  /** Nanoseconds since the row before, for the scale of uncertainties. */
  span: bigint | null;
  height: number;
}

function drawRow(row: LadderRow, y: number, frame: Frame, space: RowSpace): Markup {
  if (row.kind === 'end') return drawEnd(row, y, frame);
  const entry = frame.timeline[row.entry]!;
  const time = timeText(entry.offset, entry.evidence.at);
  const doubt = uncertaintyText(entry);
  const body = row.kind === 'arrow' ? drawArrow(row, y, frame, space, time) : drawMark(row, y, frame);
  const gutter =
    frame.shape === 'wide'
      ? markup`<text class="time" x="12" y="${y}">${time}</text>${doubt && markup`<text class="doubt" x="12" y="${y + 13}">${doubt}</text>`}`
      : null;
  const words = describe(row, time, doubt);
  const content = markup`<title>${words}</title>${gutter}${body}`;
  if (!frame.link) return markup`<g>${content}</g>`;
  return markup`<a class="row" href="${frame.link(row.entry)}" aria-label="${words}"><rect class="hit" x="2" y="${y - space.height + 6}" width="${frame.width - 4}" height="${space.height - 2}" rx="4"/>${content}</a>`;
}

function describe(row: ArrowRow | MarkRow, time: string, doubt: string): string {
  const when = [time, doubt].filter((part) => part !== '').join(' ');
  const times = row.count > 1 ? `, ${row.count} times` : '';
  if (row.kind === 'mark') return `${when} ${COLUMN_TITLES[row.column]}: ${row.label}${times}`.trim();
  const seen = row.seen.map(({ column }) => COLUMN_TITLES[column]).join(', ');
  const receiver = row.sender === 'spoke' ? 'hub' : 'spoke';
  const note = row.note ? `; ${row.note}` : '';
  return `${when} ${row.label}, ${row.sender} to ${receiver}${times}; seen in: ${seen}${note}`.trim();
}

function drawArrow(row: ArrowRow, y: number, frame: Frame, space: RowSpace, time: string): Markup {
  const { x, shape } = frame;
  const toHub = row.sender === 'spoke';
  const start = toHub ? x.spokeLog : x.hubLog;
  const finish = toHub ? x.hubLog : x.spokeLog;
  const heightAt = (at: number) => y - SLOPE + (SLOPE * (at - start)) / (finish - start);
  const line = (from: number, to: number, style: string) =>
    markup`<line class="${style}" x1="${from}" y1="${heightAt(from)}" x2="${to}" y2="${heightAt(to)}"/>`;
  const positions = row.seen.map(({ column }) => x[column]);
  const nearest = toHub ? Math.min(...positions) : Math.max(...positions);
  const furthest = toHub ? Math.max(...positions) : Math.min(...positions);
  const end = endPoint(row, x, start, finish, furthest);
  const solidFrom = row.fate === 'held' ? start : nearest;
  const solidTo = row.fate === 'lost' || row.fate === 'held' ? end : furthest;
  const tip = row.fate === 'arrived' || row.fate === 'proved';
  const way = toHub ? 1 : -1;
  const labelX = row.fate === 'held' && shape === 'wide' ? start + 14 : x.path;
  const anchor = row.fate === 'held' && shape === 'wide' ? 'start' : 'middle';
  const count = row.count > 1 ? ` ×${row.count}` : '';
  const until = row.count > 1 ? untilText(row, frame) : null;
  const under = [shape === 'narrow' ? time : null, until, row.note].filter((part) => part).join(', ');
  const room = shape === 'wide' ? 74 : 46;
  const labelY = heightAt(x.path) - 8;
  return markup`<g class="arrow ${row.protocol} ${row.fate}">
    ${solidFrom !== start && line(start, solidFrom, 'guess')}${line(solidFrom, solidTo, 'shaft')}${solidTo !== end && line(solidTo, end, 'guess')}
    ${tip && markup`<path class="tip" d="M${end},${heightAt(end)} l${-9 * way},-4.5 v9 z"/>`}
    ${row.fate === 'lost' && markup`<path class="cross" d="M${end - 6},${heightAt(end) - 6} l12,12 m0,-12 l-12,12"/>`}
    ${row.fate === 'open' && markup`<text class="ask" x="${end}" y="${heightAt(end) + 5}" text-anchor="middle">?</text>`}
    ${row.fate === 'held' && markup`<path class="stop" d="M${end},${heightAt(end) - 6} v12"/>`}
    ${row.seen.map(({ column, entry }) => drawSighting(column, entry, heightAt(x[column]), frame, space))}
    <text class="label" x="${labelX}" y="${labelY}" text-anchor="${anchor}">${clipText(row.label, room - 6)}<tspan class="count">${count}</tspan></text>
    ${under && markup`<text class="under" x="${labelX}" y="${y + (shape === 'wide' ? 11 : 13)}" text-anchor="${anchor}">${clipText(under, room)}</text>`}
  </g>`;
}

function endPoint(row: ArrowRow, x: Frame['x'], start: number, finish: number, furthest: number): number {
  const toHub = row.sender === 'spoke';
  switch (row.fate) {
    case 'held':
      return start + (toHub ? 8 : -8);
    case 'open':
      return furthest === start || furthest === (toHub ? x.spokeWire : x.hubWire) ? x.path : finish;
    case 'lost':
      if (row.lostAt === 'path') return x.path;
      return row.lostAt === 'sender'
        ? (start + (toHub ? x.spokeWire : x.hubWire)) / 2
        : (finish + (toHub ? x.hubWire : x.spokeWire)) / 2;
    default:
      return finish;
  }
}

function untilText(row: ArrowRow, { timeline }: Frame): string | null {
  const last = timeline[row.last]!;
  const text = timeText(last.offset, last.evidence.at);
  return text === '' ? null : `the last at ${text}`;
}

/** A dot where a place saw it, with a bar as long as its time is uncertain on the scale of its row. */
function drawSighting(
  column: ColumnName,
  entry: number,
  y: number,
  { x, timeline }: Frame,
  space: RowSpace,
): Markup {
  const at = x[column];
  const isLog = column === 'spokeLog' || column === 'hubLog';
  const dot = isLog
    ? markup`<rect class="dot" x="${at - 4}" y="${y - 4}" width="8" height="8"/>`
    : markup`<circle class="dot" cx="${at}" cy="${y}" r="4"/>`;
  const { uncertainty } = timeline[entry]!;
  if (uncertainty === null || uncertainty === '0') return dot;
  const share =
    space.span === null || space.span <= 0n ? 0 : Number((BigInt(uncertainty) * 1000n) / space.span) / 1000;
  const half = Math.round(Math.min(20, Math.max(6, share * space.height)));
  return markup`<path class="bar" d="M${at - 4},${y - half} h8 m-4,0 v${2 * half} m-4,0 h8"/>${dot}`;
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
  const lines = shape === 'wide' || label.length < 46 ? [label] : splitInTwo(label);
  const top = y - 12 - 15 * lines.length;
  return markup`<g class="end ${tone}">
    <rect class="blame" x="${from}" y="${y - 10}" width="${to - from}" height="8" rx="4"/>
    <line class="rule" x1="${shape === 'wide' ? 12 : 4}" y1="${y - 6}" x2="${width - 4}" y2="${y - 6}"/>
    ${lines.map((line, index) => markup`<text class="label" x="${x.path}" y="${top + 15 * index + 12}" text-anchor="middle">${line}</text>`)}
  </g>`;
}

function splitInTwo(text: string): string[] {
  const middle = text.lastIndexOf(' ', Math.ceil(text.length / 2) + 4);
  return middle < 0 ? [text] : [text.slice(0, middle), text.slice(middle + 1)];
}
