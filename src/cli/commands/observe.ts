import { loadInputs } from '../../node/load.ts';
import { type Arguments, EXIT } from '../command.ts';
import { inputFiles, loadOptions, reportUnreadable } from '../inputs.ts';
import { writeText } from '../output.ts';

/** `observe`: what the inputs show, as one JSON document that `merge` reads. */
export async function observe(args: Arguments): Promise<number> {
  const options = await loadOptions(args);
  if (options === null) return EXIT.usage;
  const { set, unreadable } = await loadInputs(inputFiles(args), options);
  options.done();
  reportUnreadable(unreadable);
  if (set.sources.length === 0) return EXIT.usage;
  writeText(`${JSON.stringify(set)}\n`, args);
  if (unreadable.length > 0) return EXIT.usage;
  return set.sources.every((source) => source.complete) ? EXIT.ok : EXIT.partial;
}
