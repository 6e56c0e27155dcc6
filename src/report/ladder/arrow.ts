/** Draws the arrows of a ladder. */
import type { TimelineEntry } from '../../judgement.ts';
import { say } from '../../language/say.ts';
import { type ColumnName, timeText } from '../evidence-text.ts';
import { type Markup, markup } from '../markup.ts';
import type { ArrowRow } from './rows.ts';
import { clipText } from './text-width.ts';

/** Where the life lines and the captures stand, and what the rows refer to. */
export interface Frame {
  shape: 'wide' | 'narrow';
  width: number;
  x: Record<ColumnName | 'path', number>;
  timeline: readonly TimelineEntry[];
  /** Address of an entry of the time line; null draws no links. */
  link: ((entry: number) => string) | null;
}

export interface RowSpace {
  /** Nanoseconds since the row before, for the scale of uncertainties. */
  span: bigint | null;
  height: number;
}

/** The rise of an arrow that says which way time goes. */
const SLOPE = 6;
/** Length of an arrow that stays in its router. */
const STUB = 30;

/** One message: an arrow from its sender to where it came, or half-way to where it was lost. */
export function drawArrow(row: ArrowRow, y: number, frame: Frame, space: RowSpace): Markup {
  const { x } = frame;
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
  return markup`<g class="arrow ${row.protocol} ${row.fate}">
    ${solidFrom !== start && line(start, solidFrom, 'guess')}${line(solidFrom, solidTo, 'shaft')}${solidTo !== end && line(solidTo, end, 'guess')}
    ${tip && markup`<path class="tip" d="M${end - 5 * way},${heightAt(end)} l${-10 * way},-5 v10 z"/>`}
    ${row.fate === 'lost' && markup`<path class="cross" d="M${end - 6},${heightAt(end) - 6} l12,12 m0,-12 l-12,12"/>`}
    ${row.fate === 'open' && markup`<text class="ask" x="${end}" y="${heightAt(end) + 5}" text-anchor="middle">?</text>`}
    ${row.fate === 'held' && markup`<path class="stop" d="M${end},${heightAt(end) - 6} v12"/>`}
    ${row.seen.map(({ column, entry }) => drawSighting(column, entry, heightAt(x[column]), frame, space))}
    ${arrowText(row, { y, above: heightAt(x.path) - 8, stub: end + 8 * way }, frame)}
  </g>`;
}

interface TextPlace {
  y: number;
  /** Base line of the label above the arrow. */
  above: number;
  /** Where text begins beside an arrow that stays in its router. */
  stub: number;
}

/** The name above the arrow, and below it what has to be added. */
function arrowText(row: ArrowRow, { y, above, stub }: TextPlace, frame: Frame): Markup {
  const wide = frame.shape === 'wide';
  const held = row.fate === 'held';
  const lost = row.fate === 'lost' || row.fate === 'open';
  // Beside the cross, not through it; on a phone there is only room above and below.
  const x = held
    ? stub
    : lost && wide
      ? (frame.x.path + (row.sender === 'spoke' ? frame.x.spokeLog : frame.x.hubLog)) / 2
      : frame.x.path;
  const anchor = held ? 'start' : 'middle';
  const labelY = held ? y - 4 : lost && !wide ? above - 6 : above;
  const below = lost && !wide ? y + 17 : y + 12;
  const room = wide ? (lost ? 42 : 74) : held ? 38 : 42;
  const count = row.count > 1 ? ` ×${row.count}` : '';
  const lines = linesUnder(row, frame);
  return markup`<text class="label" x="${x}" y="${labelY}" text-anchor="${anchor}">${clipText(row.label, room - count.length)}<tspan class="count">${count}</tspan></text>
    ${lines.map((text, index) => markup`<text class="under" x="${x}" y="${below + 13 * index}" text-anchor="${anchor}">${clipText(text, room + 4)}</text>`)}`;
}

/** What stands below an arrow: its time where there is no column for it, how often it was repeated, how it ended. */
export function linesUnder(row: ArrowRow, { shape, timeline }: Frame): string[] {
  const first = timeline[row.entry]!;
  const last = timeline[row.last]!;
  const time = shape === 'wide' ? '' : timeText(first.offset, first.evidence.at);
  const until = row.count > 1 ? timeText(last.offset, last.evidence.at) : '';
  const times = [time, until && say`the last ${until}`].filter((part) => part !== '').join(', ');
  const note = row.note ?? '';
  const lines = shape === 'wide' ? [[times, note].filter((part) => part !== '').join('; ')] : [times, note];
  return lines.filter((text) => text !== '');
}

function endPoint(row: ArrowRow, x: Frame['x'], start: number, finish: number, furthest: number): number {
  const toHub = row.sender === 'spoke';
  switch (row.fate) {
    case 'held':
      return start + (toHub ? STUB : -STUB);
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
