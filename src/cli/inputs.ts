import { emptyKeyStore, type KeyStore, mergeKeyStores } from '../../parsers/crypto/keys.ts';
import { say, translate, translateNumbered } from '../language/say.ts';
import { readKeyFile } from '../node/key-file.ts';
import type { InputFile, LoadOptions, UnreadableInput } from '../node/load.ts';
import { neutralise } from '../report/style.ts';
import type { Arguments } from './command.ts';
import { Progress } from './progress.ts';

/** The inputs of a command line with the side each was given. */
export function inputFiles({ positionals, options }: Arguments): InputFile[] {
  const list = (name: string): string[] =>
    Array.isArray(options[name]) ? (options[name] as unknown[]).map(String) : [];
  return [
    ...list('spoke').map((path): InputFile => ({ path, side: 'spoke' })),
    ...list('hub').map((path): InputFile => ({ path, side: 'hub' })),
    ...positionals.map((path): InputFile => ({ path, side: null })),
  ];
}

/** What the reading of inputs needs to know; null when a key file is no key file (said on standard error). */
export async function loadOptions({ options }: Arguments): Promise<(LoadOptions & { done(): void }) | null> {
  const paths = Array.isArray(options['keys']) ? (options['keys'] as unknown[]).map(String) : [];
  const keys = paths.length > 0 ? readKeys(paths) : null;
  if (paths.length > 0 && keys === null) return null;
  const progress = new Progress();
  // The first Ctrl-C ends the reading and leaves a report of what was found; the second ends the program.
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  return {
    keys,
    encoding: typeof options['encoding'] === 'string' ? options['encoding'] : null,
    onProgress: (path, bytesRead, size) => progress.update(path, bytesRead, size),
    signal: interrupt.signal,
    done: () => {
      process.removeListener('SIGINT', onInterrupt);
      progress.clear();
    },
  };
}

/** All keys of the given files; null, with the reason on standard error, when one cannot be used. */
export function readKeys(paths: readonly string[]): KeyStore | null {
  let store = emptyKeyStore();
  for (const path of paths) {
    let found: KeyStore;
    try {
      found = readKeyFile(path);
    } catch (error) {
      process.stderr.write(
        `dmvpn-trace: ${neutralise(path)}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? translate('there is no such file') : translateNumbered(String((error as Error).message))}\n`,
      );
      return null;
    }
    for (const problem of found.problems) {
      process.stderr.write(
        `dmvpn-trace: ${neutralise(path)}${problem.line ? `:${problem.line}` : ''}: ${translateNumbered(problem.message)}\n`,
      );
    }
    if (found.ike.length + found.esp.length === 0) return null;
    store = mergeKeyStores(store, found);
  }
  return store;
}

export function reportUnreadable(unreadable: readonly UnreadableInput[]): void {
  for (const { path, problem } of unreadable) {
    const name = path === '-' ? 'standard input' : path;
    const shown = translate(name);
    const message = problem.message.startsWith(name)
      ? translateNumbered(problem.message)
      : say`${shown}: ${translateNumbered(problem.message)}`;
    process.stderr.write(`dmvpn-trace: ${neutralise(message)}\n`);
  }
}
