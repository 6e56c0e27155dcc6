import type { Report, ReportedAttempt } from '../judgement.ts';
import { say, translate } from '../language/say.ts';
import { partyText, timeText, worstFirst } from './evidence-text.ts';
import { type ArrowRow, type LadderRow, ladderRows } from './ladder/rows.ts';
import { clipText } from './ladder/text-width.ts';

/** A label longer than this makes a diagram that nobody can read. */
const MAX_LABEL = 90;
const MAX_SUMMARY = 400;

/**
 * The worst attempt as a Mermaid sequence diagram. An arrow with a cross was lost, a dotted one is not known
 * to have arrived.
 */
export function renderMermaid(report: Report): string {
  const [attempt] = worstFirst(report.attempts);
  const lines = ['sequenceDiagram'];
  if (!attempt) {
    lines.push(
      `  participant S as ${translate('spoke')}`,
      `  Note over S: ${escapeMermaid(say`No DMVPN bring-up was found in these inputs.`)}`,
    );
    return `${lines.join('\n')}\n`;
  }
  lines.push(
    `  participant S as ${translate('spoke')} ${escapeMermaid(partyText(attempt.spoke))}`,
    `  participant P as ${translate('path')}`,
    `  participant H as ${translate('hub')} ${escapeMermaid(partyText(attempt.hub))}`,
    `  Note over S,H: ${escapeMermaid(attempt.summary, MAX_SUMMARY)}`,
  );
  for (const row of ladderRows(attempt)) lines.push(`  ${lineOf(row, attempt)}`);
  return `${lines.join('\n')}\n`;
}

/**
 * Text that Mermaid prints as it is: everything but letters, digits and harmless punctuation becomes a
 * character code (`#35;`), so that no text can end a statement, start a comment or a directive, or be markup.
 */
export function escapeMermaid(text: string, room = MAX_LABEL): string {
  return clipText(text, room).replace(
    /[^\p{L}\p{N} .,:/+()×±→…_=，。：；、（）「」-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}

function lineOf(row: LadderRow, { timeline }: ReportedAttempt): string {
  if (row.kind === 'end') {
    const over = { spoke: 'S', hub: 'H', path: 'P', all: 'S,H' }[row.where];
    return `Note over ${over}: ${escapeMermaid(row.label)}`;
  }
  const entry = timeline[row.entry]!;
  const time = timeText(entry.offset, entry.evidence.at);
  const count = row.count > 1 ? ` ×${row.count}` : '';
  if (row.kind === 'mark') {
    const over =
      row.column === 'hubLog' || row.column === 'hubWire' ? 'H' : row.column === 'wire' ? 'P' : 'S';
    return `Note over ${over}: ${escapeMermaid(`${row.label}${count}`)}`;
  }
  const note = row.note ? say`, ${row.note}` : '';
  const when = time === '' ? '' : say` at ${time}`;
  return `${arrowOf(row)}: ${escapeMermaid(`${row.label}${count}${when}${note}`)}`;
}

function arrowOf({ sender, fate, lostAt }: ArrowRow): string {
  const [from, to] = sender === 'spoke' ? ['S', 'H'] : ['H', 'S'];
  if (fate === 'held' || lostAt === 'sender') return `${from}-x${from}`;
  if (fate === 'lost') return `${from}-x${lostAt === 'path' ? 'P' : to}`;
  return fate === 'open' ? `${from}-->>${to}` : `${from}->>${to}`;
}
