import type { Evidence, Finding } from '../judgement.ts';
import { say, translate } from '../language/say.ts';
import { neutralise, type Style } from '../report/style.ts';
import type { LintReport } from './lint.ts';

/** One line per finding, as compilers and linters print them: `file:line: severity id: message`. */
export function renderLint(report: LintReport, style: Style): string {
  const lines = report.findings.map((finding) => renderFinding(finding, style));
  for (const { source, line } of report.undecided) {
    lines.push(
      neutralise(
        say`${place({ source, line })}: whose configuration this is cannot be told; use --spoke or --hub.`,
      ),
    );
  }
  for (const { spoke, hub, compatible } of report.pairs) {
    const words = compatible
      ? style.good(say`compatible: nothing in the configurations stands against a bring-up`)
      : style.bad(say`would not come up`);
    lines.push(`${neutralise(say`${spoke} with ${hub}`)}: ${words}`);
  }
  if (report.pairs.length === 0) {
    const [only] = report.routers;
    lines.push(
      only
        ? say`Only a ${translate(only.side)} was given: without the other router's configuration nothing can be compared.`
        : say`No configuration of a spoke or a hub was found.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function renderFinding({ severity, id, message, evidence }: Finding, style: Style): string {
  const [first, ...others] = evidence;
  const paint = severity === 'error' ? style.bad : severity === 'warning' ? style.doubtful : style.dim;
  const elsewhere = others.length > 0 ? ` [${others.map(locate).join(', ')}]` : '';
  const where = first ? `${locate(first)}: ` : '';
  return `${neutralise(where)}${paint(translate(severity))} ${id}: ${neutralise(message + elsewhere)}`;
}

function locate({ source, line, lines }: Evidence): string {
  return place({ source, line: line ?? lines?.[0] ?? null });
}

function place({ source, line }: { source: string; line: number | null }): string {
  return line === null ? source : `${source}:${line}`;
}
