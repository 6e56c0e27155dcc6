import type { Report, ReportedSource } from '../../judgement.ts';
import { say, translate, translateNumbered } from '../../language/say.ts';
import { neutralise, type Style } from '../style.ts';
import { spanText } from '../time-text.ts';
import type { TableOptions } from './options.ts';
import { baseName, fold } from './text.ts';

export function renderSources(report: Report, { style, width }: TableOptions): string {
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

export function renderUnknown(sources: readonly ReportedSource[], style: Style): string {
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
