import { say } from '../../language/say.ts';
import { loadInputs } from '../../node/load.ts';
import { type Arguments, EXIT } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { inputFiles, loadOptions, reportUnreadable } from '../inputs.ts';
import { writeJudged } from '../judged.ts';

/** `analyze` and `correlate`: any mix of captures, logs, shows and configurations, to one report. */
export async function analyze(args: Arguments): Promise<number> {
  const files = inputFiles(args);
  if (files.length === 0) {
    process.stderr.write(`dmvpn-trace: ${say`give at least one file, or - for standard input`}\n`);
    return EXIT.usage;
  }
  const options = await loadOptions(args);
  if (options === null) return EXIT.usage;
  const { set, unreadable } = await loadInputs(files, options);
  options.done();
  reportUnreadable(unreadable);
  if (set.sources.length === 0) return EXIT.usage;
  const report = await writeJudged(set, args);
  return unreadable.length > 0 ? EXIT.usage : exitCodeOf(report, String(args.options['fail-on']));
}
