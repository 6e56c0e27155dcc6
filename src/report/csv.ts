import type { Report, ReportedAttempt, TimelineEntry } from '../judgement.ts';
import { neutralise } from './style.ts';

const HEADER = [
  'attempt',
  'offset_ns',
  'uncertainty_ns',
  'time',
  'column',
  'step',
  'message',
  'sender',
  'repeat',
  'source',
  'frame',
  'first_line',
  'last_line',
  'text',
] as const;

/**
 * The time lines of all attempts as CSV (RFC 4180), one event per line, safe to open in a spreadsheet; a piece
 * per line, as a time line may be longer than one string should be.
 */
export function* renderCsv(report: Report): Generator<string> {
  yield `${HEADER.join(',')}\r\n`;
  for (const attempt of report.attempts)
    for (const entry of attempt.timeline) yield `${eventLine(attempt, entry)}\r\n`;
}

function eventLine({ id }: ReportedAttempt, entry: TimelineEntry): string {
  const { evidence } = entry;
  const [first, last] = evidence.lines ?? [evidence.line ?? null, evidence.line ?? null];
  const cells: (string | number | null)[] = [
    text(id),
    entry.offset,
    entry.uncertainty,
    evidence.at,
    entry.column,
    entry.step,
    entry.message,
    entry.sender,
    entry.repeat ? 'yes' : '',
    text(evidence.source),
    evidence.frame ?? null,
    first,
    last,
    text(evidence.text),
  ];
  return cells.map((cell) => cell ?? '').join(',');
}

/**
 * A quoted cell. A spreadsheet takes text that begins with one of these for a formula, quoted or not; an
 * apostrophe before it makes it text.
 */
function text(value: string): string {
  const line = neutralise(value).replace(/[\t\n]+/g, ' ');
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}
