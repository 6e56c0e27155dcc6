import type { Report, ReportedAttempt } from '../judgement.ts';
import { say, translate } from '../language/say.ts';
import { neutralise, type Style } from './style.ts';
import { renderCauses, renderChecks } from './table/diagnosis.ts';
import { renderMatrix } from './table/matrix.ts';
import type { TableOptions } from './table/options.ts';
import { renderSources, renderUnknown } from './table/sources.ts';
import { bareTable, draw, fold } from './table/text.ts';
import { renderTimeline } from './table/timeline.ts';

export type { TableOptions } from './table/options.ts';

/** Attempts shown in full; a hub that failed a hundred times says the same a hundred times. */
const FULL_ATTEMPTS = 5;

/** The report for a terminal: per attempt the matrix, the outcome in a sentence, the diagnosis, the checks. */
export function renderTable(report: Report, options: TableOptions): string {
  const { style } = options;
  const parts: string[] = [];
  const shown =
    report.attempts.length > FULL_ATTEMPTS + 1
      ? worstFirst(report.attempts).slice(0, FULL_ATTEMPTS)
      : report.attempts;
  if (shown.length < report.attempts.length) parts.push(overview(report.attempts, style));
  for (const attempt of shown) parts.push(renderAttempt(attempt, report, options));
  if (report.attempts.length === 0) parts.push(style.bold(say`No DMVPN bring-up was found in these inputs.`));
  parts.push(renderSources(report, options));
  const notes = notesOf(report);
  if (notes.length > 0)
    parts.push(notes.flatMap((note) => fold(say`Note: ${note}`, options.width, '')).join('\n'));
  if (options.unknown) parts.push(renderUnknown(report.sources, style));
  return `${parts.join('\n\n')}\n`;
}

/** Remarks that stand nowhere else: a note about a cause is printed with the cause. */
function notesOf(report: Report): string[] {
  const causes = new Set(report.attempts.flatMap((attempt) => attempt.causes.map((cause) => cause.id)));
  return report.findings
    .filter((finding) => finding.severity === 'note' && !causes.has(finding.id))
    .map((finding) => finding.message);
}

function worstFirst(attempts: readonly ReportedAttempt[]): ReportedAttempt[] {
  const rank = { stalled: 0, 'cannot-tell': 1, registered: 2 } as const;
  return [...attempts].sort((a, b) => rank[a.outcome] - rank[b.outcome]);
}

function overview(attempts: readonly ReportedAttempt[], style: Style): string {
  const table = bareTable([
    '#',
    ...['spoke', 'hub', 'outcome', 'after step', 'first cause'].map((title) => translate(title)),
  ]);
  for (const attempt of attempts.slice(0, 200)) {
    table.push([
      attempt.id,
      neutralise(attempt.spoke.nbma ?? '?'),
      neutralise(attempt.hub.nbma ?? '?'),
      colourOutcome(attempt, style, translate(attempt.outcome)),
      attempt.stalledAfter === null ? '' : String(attempt.stalledAfter),
      attempt.causes[0]?.id ?? '',
    ]);
  }
  const more =
    attempts.length > 200 ? `\n${say`… and ${attempts.length - 200} more; --format json has all.`}` : '';
  return `${style.bold(say`${attempts.length} attempts`)}\n${draw(table)}${more}`;
}

function renderAttempt(attempt: ReportedAttempt, report: Report, options: TableOptions): string {
  const { style } = options;
  const title =
    report.attempts.length > 1 ? say`Attempt ${attempt.id}: ${endsText(attempt)}` : endsText(attempt);
  const summary = fold(attempt.summary, options.width, '').map((line) => colourOutcome(attempt, style, line));
  const lines = [style.bold(title), '', renderMatrix(attempt, report, style), '', ...summary];
  if (attempt.causes.length > 0) lines.push('', renderCauses(attempt, options));
  lines.push(...renderRouting(attempt, options));
  const checks = renderChecks(attempt, options);
  if (checks) lines.push('', checks);
  if (options.timeline) lines.push('', renderTimeline(attempt, options));
  return lines.join('\n');
}

function endsText({ spoke, hub, crypto }: ReportedAttempt): string {
  const end = (name: string, party: ReportedAttempt['spoke']): string => {
    const parts = [party.nbma ?? '?'];
    if (party.tunnel) parts.push(say`tunnel ${party.tunnel}`);
    if (party.hostname) parts.push(party.hostname);
    if (party.behindNat) parts.push(say`behind NAT`);
    return `${translate(name)} ${parts[0]}${parts.length > 1 ? ` (${parts.slice(1).join(', ')})` : ''}`;
  };
  const how = crypto === 'none' ? say`, no encryption` : crypto === 'ikev2' ? ', IKEv2' : '';
  return neutralise(`${end('spoke', spoke)} → ${end('hub', hub)}${how}`);
}

/** The last word of each router on each neighbour. */
function renderRouting(attempt: ReportedAttempt, { style, width }: TableOptions): string[] {
  const last = new Map<string, ReportedAttempt['adjacency'][0]>();
  for (const adjacency of attempt.adjacency)
    last.set(`${adjacency.protocol} ${adjacency.neighbor}`, adjacency);
  const latest = [...last.values()];
  if (latest.length === 0) return [];
  const words = latest.map(
    ({ protocol, neighbor, up }) =>
      say`${protocol.toUpperCase()} with ${neighbor ?? '?'} ${translate(up ? 'up' : 'down')}`,
  );
  const paint = latest.every(({ up }) => up) ? style.good : style.bad;
  return fold(say`Routing: ${words.join(', ')}`, width, '').map(paint);
}

function colourOutcome(attempt: ReportedAttempt, style: Style, text: string): string {
  if (attempt.outcome === 'registered') return style.good(text);
  return attempt.outcome === 'stalled' ? style.bad(text) : style.doubtful(text);
}
