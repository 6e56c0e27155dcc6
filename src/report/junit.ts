import type { Evidence, Report, ReportedAttempt } from '../judgement.ts';
import { say, translate } from '../language/say.ts';
import { locationText, OUTCOME_TEXTS } from './evidence-text.ts';
import { type Markup, markup } from './markup.ts';

/**
 * JUnit XML: every attempt is a test case. One that stalled is a failure with its steps, causes and failed
 * checks; one that cannot be told is skipped.
 */
export function renderJunit(report: Report): string {
  const { attempts, tool } = report;
  const failed = attempts.filter(isFailed).length;
  const skipped = attempts.filter(
    (attempt) => !isFailed(attempt) && attempt.outcome === 'cannot-tell',
  ).length;
  const counts = markup` tests="${attempts.length}" failures="${failed}" errors="0" skipped="${skipped}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup`<testsuites name="${tool.name}"${counts}>
  <testsuite name="DMVPN bring-up"${counts}>${attempts.map(testCase)}
  </testsuite>
</testsuites>`}\n`;
}

/** A registered spoke may still contradict its configuration. */
function isFailed({ outcome, checks }: ReportedAttempt): boolean {
  return outcome === 'stalled' || checks.some(({ verdict }) => verdict === 'fail');
}

function testCase(attempt: ReportedAttempt): Markup {
  const name = say`attempt ${attempt.id}: spoke ${attempt.spoke.nbma ?? '?'} to hub ${attempt.hub.nbma ?? '?'}`;
  return markup`
    <testcase classname="dmvpn.${attempt.crypto}" name="${name}">${verdict(attempt)}
      <system-out>${stepsText(attempt)}</system-out>
    </testcase>`;
}

function verdict(attempt: ReportedAttempt): Markup | null {
  const { outcome, summary, causes, checks } = attempt;
  if (isFailed(attempt)) {
    const type = outcome === 'stalled' ? (causes[0]?.id ?? 'stalled') : 'check';
    const broken = checks.find((check) => check.verdict === 'fail');
    const message = outcome === 'stalled' ? summary : (broken?.message ?? summary);
    return markup`
      <failure type="${type}" message="${message}">${failureText(attempt)}</failure>`;
  }
  if (outcome !== 'cannot-tell') return null;
  return markup`
      <skipped message="${summary}"/>`;
}

function failureText({ summary, causes, checks }: ReportedAttempt): string {
  const lines = [summary];
  for (const cause of causes) {
    lines.push('', say`${translate(cause.confidence)} cause: ${cause.id}`, cause.explanation);
    lines.push(...cause.evidence.map(evidenceLine), say`Fix: ${cause.remedy}`, say`Look at: ${cause.next}`);
  }
  for (const check of checks) {
    if (check.verdict !== 'fail' && check.verdict !== 'conflict') continue;
    lines.push('', say`${translate(check.verdict)} ${check.id}: ${check.message}`);
    for (const { value, from } of check.values)
      lines.push(`  ${value ?? translate('not said')} (${locationText(from)})`);
  }
  return lines.join('\n');
}

function evidenceLine(evidence: Evidence): string {
  return `  ${say`${locationText(evidence)}: ${evidence.text}`}`;
}

function stepsText({ steps, outcome }: ReportedAttempt): string {
  const lines = steps.map(({ number, title, verdict: word }) => `${number}. ${title}: ${translate(word)}`);
  return [say`Outcome: ${translate(OUTCOME_TEXTS[outcome])}`, ...lines].join('\n');
}
