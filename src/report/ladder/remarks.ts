/** The rows of a ladder that are none of the flow's messages. */
import type { ReportedAttempt } from '../../judgement.ts';
import type { ColumnName } from '../evidence-text.ts';
import { type Arranged, evidenceKey } from '../occurrences.ts';
import type { ArrowRow, MarkRow } from './rows.ts';

/** Packets that are none of the flow's messages (informational exchanges, NHRP errors, ICMP), as arrows where their ends are known. */
export function signalRows(
  { timeline, spoke, hub }: ReportedAttempt,
  { occurrenceOf }: Arranged,
): (ArrowRow | MarkRow)[] {
  const frames = new Set<string>();
  for (const { message, evidence } of timeline)
    if (message !== null && evidence.frame !== undefined) frames.add(`${evidence.source}\n${evidence.frame}`);
  return timeline.flatMap(({ column, message, evidence, step }, entry): (ArrowRow | MarkRow)[] => {
    const isWire = column === 'spokeWire' || column === 'hubWire' || column === 'wire';
    if (!isWire || message !== null || occurrenceOf[entry]) return [];
    // A second remark about a frame that has its arrow already.
    if (frames.has(`${evidence.source}\n${evidence.frame ?? ''}`)) return [];
    const label = evidence.text;
    const toSpoke = ` ${hub.nbma} to ${spoke.nbma}`;
    const toHub = ` ${spoke.nbma} to ${hub.nbma}`;
    const sender = label.includes(toSpoke) ? 'hub' : label.includes(toHub) ? 'spoke' : null;
    if (sender === null) return [{ kind: 'mark', column, label, tone: 'plain', count: 1, entry, step }];
    const far = sender === 'spoke' ? 'hubWire' : 'spokeWire';
    const fate = column === far ? 'arrived' : 'open';
    const arrow: ArrowRow = {
      kind: 'arrow',
      protocol: 'other',
      label: label.replace(sender === 'hub' ? toSpoke : toHub, ''),
      note: null,
      sender,
      fate,
      lostAt: null,
      seen: [{ column, entry }],
      count: 1,
      entry,
      last: entry,
      step,
    };
    return [arrow];
  });
}

/** What the routers themselves said: the first proof of each step, and what the likeliest cause rests on. */
export function logMarks({ timeline, causes }: ReportedAttempt): MarkRow[] {
  const blamed = new Set((causes[0]?.evidence ?? []).map(evidenceKey));
  const told = new Set<string>();
  return timeline.flatMap(({ column, message, evidence, step }, entry): MarkRow[] => {
    if (message !== null || (column !== 'spokeLog' && column !== 'hubLog')) return [];
    const key = evidenceKey(evidence);
    const tone = blamed.has(key) ? 'bad' : 'plain';
    const topic = `${column} ${step}`;
    if (tone === 'plain' && (step === null || told.has(topic))) return [];
    if (tone === 'plain') told.add(topic);
    return [{ kind: 'mark', column, label: evidence.text, tone, count: 1, entry, step }];
  });
}

/** Puts equal remarks together that no new message of the flow separates. */
export function foldMarks(rows: readonly (ArrowRow | MarkRow)[]): (ArrowRow | MarkRow)[] {
  const folded: (ArrowRow | MarkRow)[] = [];
  let open = new Map<string, { row: ArrowRow | MarkRow; counts: Map<ColumnName, number> }>();
  for (const row of rows) {
    if (row.kind === 'arrow' && row.protocol !== 'other') {
      open = new Map();
      folded.push(row);
      continue;
    }
    const column = row.kind === 'mark' ? row.column : row.seen[0]!.column;
    const words = row.label.replace(/0x[0-9a-f]+|\d+/g, '#');
    const key = row.kind === 'mark' ? `${row.column} ${words}` : `${row.sender} ${words}`;
    const earlier = open.get(key);
    if (!earlier) {
      open.set(key, { row, counts: new Map([[column, 1]]) });
      folded.push(row);
      continue;
    }
    earlier.counts.set(column, (earlier.counts.get(column) ?? 0) + 1);
    earlier.row.count = Math.max(...earlier.counts.values());
    if (earlier.row.kind === 'arrow' && row.kind === 'arrow') {
      earlier.row.last = row.last;
      if (row.fate === 'arrived') earlier.row.fate = 'arrived';
      if (!earlier.row.seen.some((sighting) => sighting.column === column))
        earlier.row.seen.push(...row.seen);
    }
  }
  return folded;
}
