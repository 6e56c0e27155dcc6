/** The rows of a ladder diagram: what is drawn, in which order, from an attempt as it was judged. */
import type { ReportedAttempt, ReportedStep, TimelineEntry } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { type ColumnName, DOMAIN_TEXTS, OUTCOME_TEXTS } from '../evidence-text.ts';
import { type Arranged, arrange, type Occurrence, TRIGGER } from '../occurrences.ts';
import { spanText } from '../time-text.ts';
import { foldMarks, logMarks, signalRows } from './remarks.ts';

export type Protocol = 'phase1' | 'phase2' | 'esp' | 'nhrp' | 'other';

/**
 * How an arrow ends. `arrived`: seen at the receiver. `proved`: not seen there, but a later step needs it.
 * `lost`: ends at `lostAt`. `open`: nothing shows whether it arrived. `held`: never left its router, it only
 * set crypto going.
 */
export type Fate = 'arrived' | 'proved' | 'lost' | 'open' | 'held';

export interface ArrowRow {
  kind: 'arrow';
  protocol: Protocol;
  label: string;
  note: string | null;
  sender: 'spoke' | 'hub';
  fate: Fate;
  lostAt: 'sender' | 'path' | 'receiver' | null;
  /** Places that saw it first, one entry per column. */
  seen: { column: ColumnName; entry: number }[];
  /** Times that it was sent, as far as any one place saw. */
  count: number;
  entry: number;
  last: number;
  step: number | null;
}

export interface MarkRow {
  kind: 'mark';
  column: ColumnName;
  label: string;
  tone: 'plain' | 'bad';
  count: number;
  entry: number;
  step: number | null;
}

export interface EndRow {
  kind: 'end';
  tone: 'good' | 'bad' | 'doubtful';
  label: string;
  /** The part of the picture that is to blame. */
  where: 'spoke' | 'hub' | 'path' | 'all';
}

export type LadderRow = ArrowRow | MarkRow | EndRow;

/** Rows that still make a picture; what comes after them is in the time line. */
const MAX_ROWS = 150;

export function ladderRows(attempt: ReportedAttempt, arranged: Arranged = arrange(attempt)): LadderRow[] {
  const rows: (ArrowRow | MarkRow)[] = arranged.occurrences.map((occurrence) => arrowOf(occurrence, attempt));
  rows.push(...signalRows(attempt, arranged), ...logMarks(attempt));
  rows.sort((a, b) => a.entry - b.entry);
  const shown: LadderRow[] = foldMarks(rows).slice(0, MAX_ROWS);
  const { row, after } = endOf(attempt, shown);
  shown.splice(after, 0, row);
  return shown;
}

const MESSAGE_NAMES: Readonly<Record<string, string>> = {
  'registration-request': 'NHRP registration request',
  'registration-reply': 'NHRP registration reply',
  'esp-to-hub': 'ESP',
  'esp-to-spoke': 'ESP',
};

/** The name of a message of the flow for people. */
export function messageText(message: string): string {
  return translate(MESSAGE_NAMES[message] ?? message);
}

function protocolOf(message: string): Protocol {
  if (message.startsWith('registration')) return 'nhrp';
  if (message.startsWith('esp')) return 'esp';
  return message.startsWith('QM') ? 'phase2' : 'phase1';
}

function arrowOf(occurrence: Occurrence, attempt: ReportedAttempt): ArrowRow {
  const { timeline } = attempt;
  const sender = occurrence.sender ?? 'spoke';
  const seen: ArrowRow['seen'] = [];
  for (const entry of occurrence.entries) {
    const { column } = timeline[entry]!;
    if (!seen.some((sighting) => sighting.column === column)) seen.push({ column, entry });
  }
  const step = attempt.steps.find(({ number }) => number === occurrence.step) ?? null;
  const { fate, lostAt } = fateOf(occurrence, new Set(seen.map(({ column }) => column)), sender, step);
  const leftSender = seen.some(({ column }) => column === (sender === 'spoke' ? 'spokeWire' : 'hubWire'));
  const flow = attempt.flows.find(({ spi }) => spi === occurrence.spi);
  const packets = !flow
    ? ''
    : flow.packets === 1
      ? say` ${flow.spi}, ${flow.packets} packet`
      : say` ${flow.spi}, ${flow.packets} packets`;
  return {
    kind: 'arrow',
    protocol: protocolOf(occurrence.message),
    label: `${messageText(occurrence.message)}${packets}`,
    note: noteOf(fate, lostAt, sender, step, {
      leftSender,
      counts: wireCounts(occurrence, timeline, sender),
    }),
    sender,
    fate,
    lostAt,
    seen,
    count: occurrence.repeats + 1,
    entry: occurrence.entries[0]!,
    // On the clock of the first, lest two clocks be compared.
    last: occurrence.entries.findLast((entry) => timeline[entry]!.column === seen[0]!.column)!,
    step: occurrence.step,
  };
}

function fateOf(
  { message, step: number }: Occurrence,
  columns: ReadonlySet<ColumnName>,
  sender: 'spoke' | 'hub',
  step: ReportedStep | null,
): Pick<ArrowRow, 'fate' | 'lostAt'> {
  const [senderWire, receiverWire, receiverLog] =
    sender === 'spoke'
      ? (['spokeWire', 'hubWire', 'hubLog'] as const)
      : (['hubWire', 'spokeWire', 'spokeLog'] as const);
  if (
    message === 'registration-request' &&
    number !== null &&
    step?.sightings.spokeLog.length &&
    step.id === TRIGGER
  )
    return { fate: 'held', lostAt: null };
  if (columns.has(receiverLog)) return { fate: 'arrived', lostAt: null };
  if (columns.has(receiverWire)) {
    const ignored = step?.verdict === 'failed' && step.watched[receiverLog];
    return ignored ? { fate: 'lost', lostAt: 'receiver' } : { fate: 'arrived', lostAt: null };
  }
  switch (step?.verdict) {
    case 'done':
    case 'inferred':
      return { fate: 'proved', lostAt: null };
    case 'failed': {
      const left = columns.has(senderWire) || !step.watched[senderWire];
      return { fate: 'lost', lostAt: left ? 'path' : 'sender' };
    }
    default:
      return { fate: 'open', lostAt: null };
  }
}

/** How often each end's wire saw it, where the two do not agree. */
function wireCounts({ entries }: Occurrence, timeline: readonly TimelineEntry[], sender: 'spoke' | 'hub') {
  const count = (column: ColumnName) => entries.filter((entry) => timeline[entry]!.column === column).length;
  const [spoke, hub] = [count('spokeWire'), count('hubWire')];
  if (spoke === 0 || hub === 0 || spoke === hub) return null;
  return sender === 'spoke'
    ? say`${spoke} left the spoke, ${hub} came to the hub`
    : say`${hub} left the hub, ${spoke} came to the spoke`;
}

function noteOf(
  fate: Fate,
  lostAt: ArrowRow['lostAt'],
  sender: 'spoke' | 'hub',
  step: ReportedStep | null,
  { leftSender, counts }: { leftSender: boolean; counts: string | null },
): string | null {
  const receiver = translate(sender === 'spoke' ? 'hub' : 'spoke');
  switch (fate) {
    case 'lost':
      if (lostAt === 'path') return leftSender ? say`lost on the path` : say`did not reach the ${receiver}`;
      return lostAt === 'sender'
        ? say`did not leave the ${translate(sender)}`
        : say`reached the ${receiver}, which did not take it`;
    case 'open':
      return say`nothing shows that the ${receiver} got it`;
    case 'held':
      return say`held back; it asks for crypto`;
    case 'proved':
      return step?.because
        ? say`not seen at the ${receiver}; ${step.because}`
        : say`not seen at the ${receiver}`;
    default:
      return counts;
  }
}

function endOf(attempt: ReportedAttempt, rows: readonly LadderRow[]): { row: EndRow; after: number } {
  const { outcome, stalledAfter, faultDomain, steps } = attempt;
  if (outcome === 'registered')
    return {
      row: { kind: 'end', tone: 'good', label: translate('registered'), where: 'all' },
      after: rows.length,
    };
  const open = steps.filter(
    ({ number, verdict }) => number > (stalledAfter ?? 0) && verdict !== 'not-applicable',
  );
  const pending = open.find(({ verdict }) => verdict !== 'not-visible') ?? open[0];
  const last = rows.findLastIndex(
    (row) => row.kind !== 'end' && row.step !== null && row.step <= (pending?.number ?? 0),
  );
  const next = pending ? say`step ${pending.number} (${pending.short})` : say`the next step`;
  if (outcome === 'cannot-tell') {
    const label = say`${translate(OUTCOME_TEXTS[outcome])}: ${next} is hidden from these sources`;
    return { row: { kind: 'end', tone: 'doubtful', label, where: 'all' }, after: rows.length };
  }
  const label =
    faultDomain === null
      ? say`stalled before ${next}`
      : say`stalled before ${next}, ${translate(DOMAIN_TEXTS[faultDomain])}`;
  return {
    row: { kind: 'end', tone: 'bad', label, where: whereOf(faultDomain) },
    after: afterSignals(rows, last + 1),
  };
}

/** What answers the last message, without being one of the flow, comes before the mark too. */
function afterSignals(rows: readonly LadderRow[], from: number): number {
  let after = from;
  for (let row = rows[after]; row; row = rows[++after]) {
    if (row.kind === 'arrow' && row.protocol !== 'other') break;
  }
  return after;
}

function whereOf(domain: ReportedAttempt['faultDomain']): EndRow['where'] {
  if (domain === 'spoke' || domain === 'hub') return domain;
  return domain?.startsWith('path') ? 'path' : 'all';
}

/** Nanoseconds between two entries on the common clock; null where one of them has no time on it. */
export function betweenEntries(a: TimelineEntry, b: TimelineEntry): bigint | null {
  return a.offset === null || b.offset === null ? null : BigInt(b.offset) - BigInt(a.offset);
}

/** Pauses shorter than this are not marked. */
const PAUSE = 1_000_000_000n;

/** Words for a pause worth marking between two rows. */
export function pauseText(span: bigint | null): string | null {
  return span === null || span < PAUSE ? null : spanText(span.toString());
}
