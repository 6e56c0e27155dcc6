import type { ReportedAttempt } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { neutralise } from '../style.ts';
import type { TableOptions } from './options.ts';
import { capital, clip, fold, locate } from './text.ts';

/** The first cause in full, the others in one line each: a screen, not a book. */
export function renderCauses(attempt: ReportedAttempt, { style, width, verbose }: TableOptions): string {
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

export function renderChecks(attempt: ReportedAttempt, { style, width, verbose }: TableOptions): string {
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
