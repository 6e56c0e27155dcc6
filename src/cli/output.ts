import type { Report } from '../judgement.ts';
import { TextSink } from '../node/text-sink.ts';
import { COLOURED, PLAIN } from '../report/style.ts';
import type { Arguments } from './command.ts';

/** Prints a report in the format asked for, to the file or stream asked for. */
export async function writeReport(report: Report, args: Arguments): Promise<void> {
  const shown =
    args.options['redact'] === true ? (await import('../report/redact.ts')).redactReport(report) : report;
  writeText(await renderReport(shown, args), args);
}

/** Writes a text, or its pieces: a long report is never one string. */
export function writeText(text: string | Iterable<string>, { options }: Arguments): void {
  const path = options['output'];
  const sink = new TextSink(typeof path === 'string' ? path : null);
  for (const piece of typeof text === 'string' ? [text] : text) sink.write(piece);
  sink.end();
}

/**
 * Prints a text on standard output. Not by `process.stdout`: its streams take longer to load than all that a small
 * input needs, and a reader that went away (`| head`) would have to be told from an error.
 */
export function print(text: string): void {
  const sink = new TextSink(null);
  sink.write(text);
  sink.end();
}

async function renderReport(report: Report, { options }: Arguments): Promise<string | Iterable<string>> {
  switch (options['format']) {
    case 'json':
      return (await import('../report/json.ts')).renderJson(report);
    case 'ndjson':
      return (await import('../report/ndjson.ts')).renderNdjson(report);
    case 'html':
      return (await import('../report/html/page.ts')).renderHtml(report);
    case 'svg':
      return (await import('../report/svg.ts')).renderSvg(report);
    case 'mermaid':
      return (await import('../report/mermaid.ts')).renderMermaid(report);
    case 'markdown':
      return (await import('../report/markdown.ts')).renderMarkdown(report);
    case 'junit':
      return (await import('../report/junit.ts')).renderJunit(report);
    case 'sarif':
      return (await import('../report/sarif.ts')).renderSarif(report);
    case 'csv':
      return (await import('../report/csv.ts')).renderCsv(report);
    default: {
      const { renderTable } = await import('../report/table.ts');
      return renderTable(report, {
        style: wantsColour(options) ? COLOURED : PLAIN,
        width: process.stdout.columns ?? 80,
        timeline: options['timeline'] === true,
        unknown: options['unknown'] === true,
        verbose: options['verbose'] === true,
      });
    }
  }
}

export function wantsColour(options: Arguments['options']): boolean {
  if (typeof options['color'] === 'boolean') return options['color'];
  if (typeof options['output'] === 'string' || process.env['NO_COLOR']) return false;
  return process.stdout.isTTY === true;
}
