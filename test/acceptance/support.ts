import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { judge } from '../../src/judge.ts';
import type { Report, ReportedAttempt } from '../../src/judgement.ts';
import { type LoadOptions, loadInputs } from '../../src/node/load.ts';
import type { ObservationSet, Side } from '../../src/observation.ts';

export interface Given {
  /** Name of the file; the order of the inputs is that of the list. */
  name: string;
  content: string | Uint8Array;
  side?: Side;
}

const TOOL = { name: 'dmvpn-trace', version: '0' };

/** A folder for made files that is gone after the tests of the file that asked for it. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Loads files as the command line does, from disk. */
  async function observe(given: readonly Given[], options: LoadOptions = {}): Promise<ObservationSet> {
    const files = given.map(({ name, content, side }) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return { path, side: side ?? null };
    });
    const { set, unreadable } = await loadInputs(files, options);
    if (unreadable.length > 0) throw new Error(unreadable.map(({ problem }) => problem.message).join('\n'));
    return set;
  }

  return {
    observe,
    judge: async (given: readonly Given[], options: LoadOptions = {}): Promise<Report> =>
      judge(await observe(given, options), TOOL),
  };
}

export function judged(set: ObservationSet): Report {
  return judge(set, TOOL);
}

export function verdicts(attempt: ReportedAttempt): string[] {
  return attempt.steps.map((step) => step.verdict);
}

/** Columns with a sighting, by step, e.g. `['spokeLog', 'hubLog']`. */
export function sightedIn(attempt: ReportedAttempt): string[][] {
  return attempt.steps.map(({ sightings }) =>
    Object.entries(sightings).flatMap(([column, list]) => (list.length > 0 ? [column] : [])),
  );
}

export function unknownShapes(report: Report): string[] {
  return report.sources.flatMap((source) => source.unknownShapes.map(({ shape }) => shape));
}
