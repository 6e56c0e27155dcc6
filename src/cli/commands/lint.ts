import { say } from '../../language/say.ts';
import { lint as judge } from '../../lint/lint.ts';
import { renderLint } from '../../lint/text.ts';
import { loadInputs } from '../../node/load.ts';
import { COLOURED, PLAIN } from '../../report/style.ts';
import { TOOL } from '../../version.ts';
import { type Arguments, EXIT } from '../command.ts';
import { inputFiles, loadOptions, reportUnreadable } from '../inputs.ts';
import { wantsColour, writeText } from '../output.ts';

const SEVERITIES = ['note', 'warning', 'error'] as const;

/** `lint`: two configurations, without any log or capture. */
export async function lint(args: Arguments): Promise<number> {
  const files = inputFiles(args);
  if (files.length === 0) {
    process.stderr.write(
      `dmvpn-trace: ${say`give the configurations, e.g. --hub hub.cfg --spoke spoke.cfg`}\n`,
    );
    return EXIT.usage;
  }
  const format = String(args.options['format'] ?? 'table');
  if (format !== 'table' && format !== 'json') {
    process.stderr.write(`dmvpn-trace: ${say`lint prints table or json, not ${format}`}\n`);
    return EXIT.usage;
  }
  const options = await loadOptions(args);
  if (options === null) return EXIT.usage;
  const { set, unreadable } = await loadInputs(files, options);
  options.done();
  reportUnreadable(unreadable);
  const report = judge(set.observations, TOOL);
  if (report.routers.length + report.undecided.length === 0) {
    process.stderr.write(`dmvpn-trace: ${say`no configuration of a router is in these files`}\n`);
    return EXIT.usage;
  }
  const style = wantsColour(args.options) ? COLOURED : PLAIN;
  writeText(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderLint(report, style), args);
  if (unreadable.length > 0) return EXIT.usage;
  const least = SEVERITIES.indexOf(String(args.options['fail-on']) as (typeof SEVERITIES)[number]);
  const isSevere =
    least >= 0 && report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= least);
  return isSevere ? EXIT.found : EXIT.ok;
}
