import Table from 'cli-table3';
import type { Evidence, Report, ReportedAttempt, ReportedSource, ReportedStep } from '../judgement.ts';
import { say, translate, translateNumbered } from '../language/say.ts';
import { neutralise, type Style } from './style.ts';
import { offsetText, spanText } from './time-text.ts';
import { clipToWidth, displayWidth, foldToWidth, padToWidth } from './width.ts';

export interface TableOptions {
  style: Style;
  /** Columns of the terminal. */
  width: number;
  /** List every event of each attempt. */
  timeline: boolean;
  /** List the shapes of lines that were not recognised. */
  unknown: boolean;
  /** List the checks that passed, too. */
  verbose: boolean;
}

type ColumnName = keyof ReportedStep['sightings'];

const COLUMN_TITLES: Readonly<Record<ColumnName, string>> = {
  spokeLog: 'spoke log',
  spokeWire: 'spoke wire',
  hubWire: 'hub wire',
  hubLog: 'hub log',
  wire: 'wire',
};

/** Draws no lines: they would cost a third of 80 columns. */
const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

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

/** The 13 steps against the columns that have sources. */
function renderMatrix(attempt: ReportedAttempt, report: Report, style: Style): string {
  const columns = columnsWithSources(attempt, report);
  const table = bareTable([
    '#',
    translate('step'),
    translate('verdict'),
    ...columns.map((column) => translate(COLUMN_TITLES[column])),
  ]);
  for (const step of attempt.steps) {
    if (step.verdict === 'not-applicable') continue;
    table.push([
      { content: String(step.number), hAlign: 'right' },
      neutralise(step.short),
      colourVerdict(step, style),
      ...columns.map((column) => cell(step, column, style)),
    ]);
  }
  const skipped = attempt.steps
    .filter((step) => step.verdict === 'not-applicable')
    .map((step) => step.number);
  const note =
    skipped.length > 0 ? `\n${style.dim(say`Steps ${skipped[0]!} to ${skipped.at(-1)!} do not apply.`)}` : '';
  return draw(table) + note;
}

function columnsWithSources(attempt: ReportedAttempt, report: Report): ColumnName[] {
  const names = Object.keys(COLUMN_TITLES) as ColumnName[];
  const used = names.filter((column) =>
    attempt.steps.some((step) => step.sightings[column].length > 0 || step.watched[column]),
  );
  return used.length > 0 || report.sources.length === 0 ? used : [];
}

/** Time of the first sighting; `no` where a source watched and did not see it; blank where none could. */
function cell(step: ReportedStep, column: ColumnName, style: Style): string {
  const first = step.sightings[column][0];
  if (!first) return step.watched[column] ? style.dim(translate('no')) : '';
  const when = first.offset ? offsetText(first.offset) : (first.at?.slice(11, 23) ?? place(first));
  const repeated = step.repeats > 0 && column.endsWith('ire') ? ` ×${step.repeats + 1}` : '';
  return neutralise(when + repeated);
}

function place(evidence: Evidence): string {
  if (evidence.frame !== undefined) return say`frame ${evidence.frame}`;
  const line = evidence.line ?? evidence.lines?.[0];
  return line === undefined ? translate('yes') : say`line ${line}`;
}

function colourVerdict(step: ReportedStep, style: Style): string {
  const word = translate(step.verdict);
  switch (step.verdict) {
    case 'done':
    case 'inferred':
      return style.good(word);
    case 'failed':
    case 'missing':
      return style.bad(word);
    case 'sent':
      return style.doubtful(word);
    default:
      return style.dim(word);
  }
}

function colourOutcome(attempt: ReportedAttempt, style: Style, text: string): string {
  if (attempt.outcome === 'registered') return style.good(text);
  return attempt.outcome === 'stalled' ? style.bad(text) : style.doubtful(text);
}

/** The first cause in full, the others in one line each: a screen, not a book. */
function renderCauses(attempt: ReportedAttempt, { style, width, verbose }: TableOptions): string {
  const [first, ...others] = attempt.causes;
  if (!first) return '';
  const lines = [
    `${style.bold(say`${capital(translate(first.confidence))} cause: ${neutralise(first.id)}`)}`,
  ];
  lines.push(...fold(first.explanation, width, '  '));
  for (const evidence of first.evidence.slice(0, 4))
    lines.push(style.dim(clip(`  ${locate(evidence)}  ${evidence.text}`, width)));
  lines.push(
    style.bold(translate('Fix:')),
    ...first.remedy.split('\n').flatMap((line) => fold(line, width, '  ')),
  );
  lines.push(style.bold(translate('Look at:')), ...fold(first.next, width, '  '));
  const listed = verbose ? others : others.slice(0, 4);
  if (listed.length > 0) lines.push(style.bold(translate('Also open:')));
  for (const cause of listed)
    lines.push(
      ...fold(
        say`${cause.id} (${translate(cause.confidence)}): ${verbose ? cause.explanation : cause.next}`,
        width,
        '  ',
      ),
    );
  if (others.length > listed.length)
    lines.push(style.dim(`  ${say`… and ${others.length - listed.length} more; --verbose lists them.`}`));
  return lines.join('\n');
}

function renderChecks(attempt: ReportedAttempt, { style, width, verbose }: TableOptions): string {
  const failed = attempt.checks.filter((check) => check.verdict === 'fail' || check.verdict === 'conflict');
  const passed = attempt.checks.filter((check) => check.verdict === 'pass');
  const lines: string[] = [];
  for (const check of failed) {
    const word = translate(check.verdict);
    const [head, ...rest] = fold(say`${word} ${check.id}: ${check.message}`, width, '');
    // Painted only now: what is folded is made harmless first, and colours would be taken for the input's.
    lines.push(style.bad(word) + head!.slice(word.length), ...rest);
    for (const { value, from } of check.values.slice(0, 6))
      lines.push(style.dim(clip(`  ${value ?? '?'}  ${locate(from)}`, width)));
  }
  if (verbose)
    for (const check of attempt.checks)
      if (!failed.includes(check))
        lines.push(...fold(say`${translate(check.verdict)} ${check.id}: ${check.message}`, width, ''));
  if (!verbose && passed.length > 0) {
    const text = say`Checks passed: ${passed.map((check) => check.id).join(', ')}`;
    lines.push(...fold(text, width, '').map((line) => style.dim(line)));
  }
  return lines.join('\n');
}

/** One event a line: aligned time, its uncertainty, who saw it, the step, where it stands, what it is. */
function renderTimeline(attempt: ReportedAttempt, { style, width }: TableOptions): string {
  const rows = attempt.timeline.map((entry) => ({
    time: entry.offset ? offsetText(entry.offset) : neutralise(entry.evidence.at?.slice(11, 23) ?? ''),
    doubt: entry.uncertainty && entry.uncertainty !== '0' ? `±${spanText(entry.uncertainty)}` : '',
    column: translate(COLUMN_TITLES[entry.column]),
    step: entry.step === null ? '' : String(entry.step),
    where: shortPlace(entry.evidence),
    text: neutralise(entry.evidence.text) + (entry.repeat ? say` (again)` : ''),
  }));
  const widest = (key: keyof (typeof rows)[0]) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[key])), 0);
  const widths = {
    time: widest('time'),
    doubt: widest('doubt'),
    column: widest('column'),
    step: 2,
    where: widest('where'),
  };
  const lines = rows.map((row) => {
    const head = (Object.keys(widths) as (keyof typeof widths)[])
      .filter((key) => widths[key] > 0)
      .map((key) => padToWidth(row[key], widths[key]))
      .join(' ');
    return `${style.dim(head)} ${clipToWidth(row.text, Math.max(20, width - displayWidth(head) - 1))}`;
  });
  return [style.bold(translate('Time line')), ...lines].join('\n');
}

/** File name without its folders, and the frame or line. */
function shortPlace(evidence: Evidence): string {
  const name = neutralise(evidence.source.split(/[\\/]/).at(-1) ?? '');
  return clipToWidth(
    `${clipToWidth(name, 14)}:${evidence.frame ?? evidence.line ?? evidence.lines?.[0] ?? ''}`,
    20,
  );
}

function renderSources(report: Report, { style, width }: TableOptions): string {
  const lines = [style.bold(translate('Sources'))];
  for (const source of report.sources) {
    lines.push(...fold(say`${source.path}: ${contents(source)}, ${sideText(source)}`, width, '  '));
    for (const problem of source.problems.slice(0, 3)) {
      lines.push(...fold(problemText(problem), width, '    ').map((line) => style.doubtful(line)));
    }
    if (source.problems.length > 3)
      lines.push(style.dim(`    ${say`… and ${source.problems.length - 3} more problems`}`));
  }
  for (const clock of report.clocks) {
    if (clock.offsetMin === null || clock.offsetMax === null) continue;
    const interval = say`${spanText(clock.offsetMin)} to ${spanText(clock.offsetMax)}`;
    const text = say`clock of ${baseName(clock.b)} is ${interval} ahead of ${baseName(clock.a)} (${clock.pairs} pairs)`;
    lines.push(...fold(text, width, '  ').map((line) => style.dim(line)));
  }
  return lines.join('\n');
}

function sideText({ vantage }: ReportedSource): string {
  if (vantage.side === 'unknown') return say`side not known`;
  const side = translate(vantage.side === 'both' ? 'both routers' : vantage.side);
  if (vantage.how === 'given') return side;
  return vantage.why ? say`${side} (inferred: ${vantage.why})` : say`${side} (inferred)`;
}

function baseName(path: string): string {
  return neutralise(path.split(/[\\/]/).at(-1) ?? path);
}

function contents(source: ReportedSource): string {
  if (source.kind === 'capture') return say`${source.format}, ${source.frames ?? 0} frames`;
  const unknown = source.unknownMessages ? say`, ${source.unknownMessages} not recognised` : '';
  return `${say`${source.format} ${translate(source.kind)}, ${source.messages ?? 0} messages`}${unknown}${source.encoding && source.encoding !== 'utf-8' ? `, ${source.encoding}` : ''}`;
}

function problemText(problem: ReportedSource['problems'][0]): string {
  const where =
    problem.frame !== null
      ? say`frame ${problem.frame}: `
      : problem.line !== null
        ? say`line ${problem.line}: `
        : '';
  return neutralise(where + translateNumbered(problem.message));
}

function renderUnknown(sources: readonly ReportedSource[], style: Style): string {
  const lines = [style.bold(translate('Lines not recognised'))];
  for (const source of sources) {
    if (!source.unknownMessages) continue;
    const share = ((100 * source.unknownMessages) / Math.max(1, source.messages ?? 0)).toFixed(1);
    lines.push(
      `  ${say`${neutralise(source.path)}: ${source.unknownMessages} of ${source.messages ?? 0} (${share} %)`}`,
    );
    for (const { shape, count, line } of source.unknownShapes)
      lines.push(`    ${say`${count} × ${neutralise(shape)}  (first at line ${line})`}`);
  }
  if (lines.length === 1) lines.push(`  ${translate('none')}`);
  return lines.join('\n');
}

/** `file:line` or `file frame n`. */
function locate(evidence: Evidence): string {
  const name = baseName(evidence.source);
  if (evidence.frame !== undefined) return say`${name} frame ${evidence.frame}`;
  const line = evidence.line ?? evidence.lines?.[0];
  return line === undefined ? name : `${name}:${line}`;
}

function bareTable(head: string[]) {
  return new Table({
    head,
    chars: BARE,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
}

function draw(table: { toString(): string }): string {
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function clip(text: string, width: number): string {
  return clipToWidth(neutralise(text), width);
}

function fold(text: string, width: number, indent: string): string[] {
  return foldToWidth(neutralise(text), width, indent);
}
