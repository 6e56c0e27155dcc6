/** Case folders: inputs with what was configured (`case.json`) and what a report must say (`expected.json`). */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { say } from '../../language/say.ts';
import type { Side } from '../../observation.ts';

/** One analysis of some of a case's files. Paths are relative to the case folder. */
export interface CaseRun {
  inputs: { path: string; side: Side | null }[];
  keys: string[];
  encoding: string | null;
}

export interface CaseFolder {
  path: string;
  /** The folder's own name. */
  name: string;
  title: string;
  /** Analyses by name, in the order of `case.json`. */
  runs: ReadonlyMap<string, CaseRun>;
  /** By name of the run: the parts of its result that are stated. */
  expected: Readonly<Record<string, unknown>>;
}

export const CASE_FILE = 'case.json';
export const EXPECTED_FILE = 'expected.json';

/**
 * The case folders that paths name: each path is one, or holds some.
 * @returns paths in order, and the given paths in which there is none
 */
export function findCaseFolders(paths: readonly string[]): { folders: string[]; without: string[] } {
  const folders: string[] = [];
  const without: string[] = [];
  for (const path of paths) {
    const found = isCase(path) ? [path] : childrenOf(path).filter(isCase);
    if (found.length === 0) without.push(path);
    folders.push(...found);
  }
  return { folders: [...new Set(folders)], without };
}

function isCase(path: string): boolean {
  return existsSync(join(path, CASE_FILE));
}

function childrenOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name));
}

/** Reads a case folder; a sentence for a person when it is not as it should be. Without `expected.json` nothing is stated. */
export function readCaseFolder(path: string): CaseFolder | string {
  const described = readJson(join(path, CASE_FILE));
  if (typeof described === 'string') return described;
  const runs = runsOf(described['runs']);
  if (typeof runs === 'string') return `${join(path, CASE_FILE)}: ${runs}`;
  const file = join(path, EXPECTED_FILE);
  const expected = existsSync(file) ? readJson(file) : {};
  if (typeof expected === 'string') return expected;
  const stray = Object.keys(expected).find((name) => !runs.has(name));
  if (stray !== undefined) return say`${file}: ${CASE_FILE} has no run "${stray}"`;
  return { path, name: basename(path), title: String(described['title'] ?? ''), runs, expected };
}

function readJson(file: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(value) ? value : say`${file}: it holds no JSON object`;
  } catch (error) {
    return `${file}: ${(error as Error).message}`;
  }
}

/** The analyses that `runs` of a `case.json` describes; a sentence for a person when it does not. */
export function runsOf(value: unknown): Map<string, CaseRun> | string {
  if (!isRecord(value) || Object.keys(value).length === 0) return say`"runs" must name at least one analysis`;
  const runs = new Map<string, CaseRun>();
  for (const [name, given] of Object.entries(value)) {
    const run = runOf(given);
    if (run === null)
      return say`run "${name}" must have "inputs": [{ "path", "side": "spoke" or "hub" }, …] and may have "keys": [path, …], "encoding"`;
    runs.set(name, run);
  }
  return runs;
}

function runOf(given: unknown): CaseRun | null {
  if (!isRecord(given) || !Array.isArray(given['inputs'])) return null;
  const { keys = [], encoding = null } = given;
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) return null;
  if (encoding !== null && typeof encoding !== 'string') return null;
  const inputs: CaseRun['inputs'] = [];
  for (const input of given['inputs'] as unknown[]) {
    if (!isRecord(input) || typeof input['path'] !== 'string') return null;
    const { path, side = null } = input;
    if (side !== null && side !== 'spoke' && side !== 'hub') return null;
    inputs.push({ path, side });
  }
  return { inputs, keys, encoding };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
