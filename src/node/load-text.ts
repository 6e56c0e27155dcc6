import type { Observation, Problem, Source } from '../observation.ts';
import { LinuxObserver } from '../observe/linux.ts';
import type { Input } from './files.ts';
import type { InputFile, LoadOptions } from './load.ts';

/** Reads a text: a router's debug transcript, the log of a Linux router, shows, a configuration, or a mixture. */
export async function readText(
  input: Input,
  file: InputFile,
  _options: LoadOptions,
): Promise<{ source: Source; observations: Observation[] } | { problem: Problem }> {
  const observer = new LinuxObserver(file.path);
  const observations: Observation[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  const end = await input.read((chunk) => {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) observations.push(...observer.push(line, ++number));
    return true;
  });
  if (rest !== '') observations.push(...observer.push(rest, ++number));
  observations.push(...observer.end());
  const summary = observer.summary();
  return {
    source: {
      id: file.path,
      path: file.path,
      kind: 'transcript',
      givenSide: file.side,
      linkTypes: [],
      frames: null,
      bytes: end.bytes,
      encoding: 'utf-8',
      complete: end.complete,
      problems: end.problems,
      counts: {},
      ...summary,
    },
    observations,
  };
}
