import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyKeyStore, type KeyStore, mergeKeyStores } from '../../../parsers/crypto/keys.ts';
import { recogniseKeys } from '../../../parsers/crypto/recognise.ts';
import { judge } from '../../judge.ts';
import type { Report } from '../../judgement.ts';
import { loadInputs } from '../../node/load.ts';
import type { ObservationSet } from '../../observation.ts';
import { TOOL } from '../../version.ts';
import { EXIT } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { CaseRun } from './case-folder.ts';

/** What one analysis came to; `expected.json` states parts of this. */
export interface RunResult {
  exitCode: number;
  /** Inputs that could not be read at all. */
  unreadable: { path: string; code: string }[];
  /** Null when no input could be read. */
  report: Report | null;
}

/** Analyses files of a case folder as `analyze` does. Sources are named by their paths inside the folder. */
export async function runCase(folder: string, run: CaseRun): Promise<RunResult> {
  const names = new Map(run.inputs.map(({ path }) => [join(folder, path), path]));
  const loaded = await loadInputs(
    run.inputs.map(({ path, side }) => ({ path: join(folder, path), side })),
    { keys: keysOf(folder, run.keys), encoding: run.encoding },
  );
  const unreadable = loaded.unreadable.map(({ path, problem }) => ({
    path: names.get(path) ?? path,
    code: problem.code,
  }));
  if (loaded.set.sources.length === 0) return { exitCode: EXIT.usage, unreadable, report: null };
  const report = judge(renamed(loaded.set, names), TOOL);
  const exitCode = unreadable.length > 0 ? EXIT.usage : exitCodeOf(report, 'error');
  return { exitCode, unreadable, report };
}

function keysOf(folder: string, paths: readonly string[]): KeyStore | null {
  if (paths.length === 0) return null;
  const stores = paths.map((path) => recogniseKeys(readFileSync(join(folder, path), 'utf8')));
  return stores.reduce<KeyStore>((all, store) => mergeKeyStores(all, store), emptyKeyStore());
}

/** The place of the folder must not show in the result. */
function renamed(set: ObservationSet, names: ReadonlyMap<string, string>): ObservationSet {
  const name = (path: string) => names.get(path) ?? path;
  return {
    sources: set.sources.map((source) => ({ ...source, id: name(source.id), path: name(source.path) })),
    observations: set.observations.map((observation) => ({
      ...observation,
      where: { ...observation.where, source: name(observation.where.source) },
    })),
  };
}
