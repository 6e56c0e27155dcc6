import type { Evidence, Report, ReportedAttempt, ReportedStep } from '../judgement.ts';
import { say, translate } from '../language/say.ts';
import {
  COLUMN_TITLES,
  type ColumnName,
  columnsOf,
  DOMAIN_TEXTS,
  locationText,
  OUTCOME_TEXTS,
  partyText,
  placeText,
  timeText,
  worstFirst,
} from './evidence-text.ts';
import { neutralise } from './style.ts';

/** Attempts, causes and pieces of evidence in a ticket: more is what the other formats are for. */
const MAX_ATTEMPTS = 5;
const MAX_CAUSES = 5;
const MAX_EVIDENCE = 6;

/** The report for a ticket: GitHub flavoured Markdown, the worst attempt first. */
export function renderMarkdown(report: Report): string {
  const attempts = worstFirst(report.attempts);
  const parts = attempts.slice(0, MAX_ATTEMPTS).map((attempt) => attemptPart(attempt, report));
  if (attempts.length === 0) parts.push(`**${say`No DMVPN bring-up was found in these inputs.`}**`);
  if (attempts.length > MAX_ATTEMPTS) parts.push(say`and ${attempts.length - MAX_ATTEMPTS} more attempts.`);
  parts.push(sourcesPart(report));
  return `${parts.join('\n\n')}\n`;
}

function attemptPart(attempt: ReportedAttempt, report: Report): string {
  const ends = say`spoke ${escapeMarkdown(partyText(attempt.spoke))} to hub ${escapeMarkdown(partyText(attempt.hub))}`;
  const outcome = capital(translate(OUTCOME_TEXTS[attempt.outcome]));
  const domain = attempt.faultDomain === null ? null : translate(DOMAIN_TEXTS[attempt.faultDomain]);
  const parts = [
    `## ${report.attempts.length > 1 ? say`Attempt ${attempt.id}: ${ends}` : ends}`,
    `**${domain === null ? say`${outcome}.` : say`${outcome}, ${domain}.`}** ${escapeMarkdown(attempt.summary)}`,
    ...causesPart(attempt),
    matrix(attempt),
    ...checksPart(attempt),
  ];
  return parts.join('\n\n');
}

function matrix(attempt: ReportedAttempt): string {
  const columns = columnsOf(attempt);
  const lines = [
    row([
      '#',
      translate('Step'),
      translate('Verdict'),
      ...columns.map((column) => translate(COLUMN_TITLES[column])),
    ]),
    row(['--:', '---', '---', ...columns.map(() => '---')]),
  ];
  for (const step of attempt.steps) {
    const verdict = translate(step.verdict.replace('-', ' '));
    const strong = step.verdict === 'failed' || step.verdict === 'missing' ? `**${verdict}**` : verdict;
    lines.push(
      row([
        String(step.number),
        escapeMarkdown(step.title),
        strong,
        ...columns.map((column) => cell(step, column)),
      ]),
    );
  }
  return lines.join('\n');
}

function cell(step: ReportedStep, column: ColumnName): string {
  const [first] = step.sightings[column];
  if (!first) return step.watched[column] ? translate('not seen') : '';
  const again = step.repeats > 0 && column.endsWith('ire') ? ` ×${step.repeats + 1}` : '';
  return escapeMarkdown((timeText(first.offset, first.at) || placeText(first) || translate('seen')) + again);
}

function causesPart({ causes }: ReportedAttempt): string[] {
  return causes.slice(0, MAX_CAUSES).map((cause, index) => {
    const title = `### ${say`${capital(translate(cause.confidence))} cause: ${escapeMarkdown(cause.id)}`}`;
    if (index > 0)
      return `${title}\n\n${paragraph(cause.explanation)}\n\n${translate('Look at:')} ${paragraph(cause.next)}`;
    const evidence = cause.evidence.slice(0, MAX_EVIDENCE).map(evidenceItem);
    const parts = [
      title,
      paragraph(cause.explanation),
      `**${translate('Fix:')}** ${paragraph(cause.remedy)}`,
      `**${translate('Look at:')}** ${paragraph(cause.next)}`,
    ];
    if (evidence.length > 0) parts.push(`**${translate('Evidence')}**\n\n${evidence.join('\n')}`);
    return parts.join('\n\n');
  });
}

function checksPart({ checks }: ReportedAttempt): string[] {
  const failed = checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'conflict');
  if (failed.length === 0) return [];
  const items = failed.map(({ id, verdict, message, values }) => {
    const compared = values
      .slice(0, MAX_EVIDENCE)
      .map(
        ({ value, from }) =>
          `  - ${codeSpan(String(value ?? translate('not said')))} ${codeSpan(locationText(from))}`,
      );
    const word = `**${translate(verdict)}**`;
    return [`- ${say`${word} ${escapeMarkdown(id)}: ${escapeMarkdown(message)}`}`, ...compared].join('\n');
  });
  return [`### ${translate('Checks')}\n\n${items.join('\n')}`];
}

function evidenceItem(evidence: Evidence): string {
  return `- ${say`${codeSpan(locationText(evidence))}: ${codeSpan(evidence.text)}`}`;
}

function sourcesPart({ sources }: Report): string {
  const lines = sources.map(({ path, format, vantage }) => {
    const side = translate(
      vantage.side === 'unknown' ? 'side not known' : vantage.side === 'both' ? 'both routers' : vantage.side,
    );
    return `- ${say`${codeSpan(path)} (${escapeMarkdown(format)}, ${side})`}`;
  });
  return `### ${translate('Sources')}\n\n${lines.length > 0 ? lines.join('\n') : translate('none')}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Lines of a paragraph stay lines. */
function paragraph(text: string): string {
  return text.split('\n').map(escapeMarkdown).join('  \n');
}

/** Text that Markdown prints as it is (CommonMark section 2.4): punctuation that could be markup is escaped. */
export function escapeMarkdown(text: string): string {
  return neutralise(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|#~&!]/g, '\\$&')
    .replace(/^( ?\d*)([-+.)])(?= )/, '$1\\$2')
    .replace(/@/g, '@\u2060');
}

/** Text as code: between more backticks than it has itself in a row, so that nothing in it is markup. */
export function codeSpan(text: string): string {
  const line = neutralise(text).replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const inner = line.startsWith('`') || line.endsWith('`') || line === '' ? ` ${line} ` : line;
  return fence + inner + fence;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
