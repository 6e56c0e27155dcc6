/** The analyses of the case folders as evidence that can be taken apart: source by source, observation by observation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyKeyStore, type KeyStore, mergeKeyStores } from '../../parsers/crypto/keys.ts';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { readCaseFolder } from '../../src/cli/verify/case-folder.ts';
import { type AnalyzeInput, type ObservationSet, observeInputs } from '../../src/index.ts';
import { judge } from '../../src/judge.ts';
import type { Report } from '../../src/judgement.ts';
import { mergeSets } from '../../src/merge.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { TOOL } from '../../src/version.ts';
import { CASE_FOLDERS } from '../fixtures/all-fixtures.ts';

export interface Analysis {
  /** Case and run, e.g. `lab-psk-mismatch: both-captures`. */
  name: string;
  inputs: AnalyzeInput[];
  keys: KeyStore;
}

/** Above this an analysis takes too long to be repeated over and over. */
const MOST_BYTES = 130_000;

const ciphers = nodeCiphers();

/** All analyses of the case folders that are small enough, those of one input too. */
export function analyses(): Analysis[] {
  return CASE_FOLDERS.flatMap((path) => {
    const folder = readCaseFolder(path);
    if (typeof folder === 'string') throw new Error(folder);
    return [...folder.runs].flatMap(([name, run]): Analysis[] => {
      const read = (file: string) => new Uint8Array(readFileSync(join(path, file)));
      const inputs = run.inputs.map(
        ({ path: file, side }): AnalyzeInput =>
          side === null ? { name: file, data: read(file) } : { name: file, data: read(file), side },
      );
      const bytes = inputs.reduce((sum, { data }) => sum + (data as Uint8Array).length, 0);
      if (bytes > MOST_BYTES || run.encoding !== null) return [];
      const keys = run.keys.map((file) => recogniseKeys(new TextDecoder().decode(read(file))));
      return [
        {
          name: `${folder.name}: ${name}`,
          inputs,
          keys: keys.reduce<KeyStore>((all, one) => mergeKeyStores(all, one), emptyKeyStore()),
        },
      ];
    });
  });
}

/** What each input of an analysis shows by itself. Inputs that cannot be read are left out. */
export async function observed(inputs: readonly AnalyzeInput[], keys: KeyStore): Promise<ObservationSet[]> {
  const sets: ObservationSet[] = [];
  for (const input of inputs) {
    const { set } = await observeInputs([input], { keys, ciphers });
    if (set.sources.length > 0) sets.push(set);
  }
  return sets;
}

export function judged(...sets: readonly ObservationSet[]): Report {
  return judge(mergeSets(...sets), TOOL);
}
