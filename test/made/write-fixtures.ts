/**
 * Writes the made captures and transcripts with their `case.json` into `fixtures/made-*`: the same bytes at every
 * run. What is expected of them is written only where it follows from how they were made; for the rest
 * `verify --update` does that, and a person checks it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactJson } from '../../src/cli/verify/compact-json.ts';
import { MADE_CASES } from './cases/index.ts';

for (const { name, files, runs, expected, ...description } of MADE_CASES) {
  const folder = join('fixtures', `made-${name}`);
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
  const { title, ...rest } = description;
  const about = { title, origin: 'made', by: 'npm run fixtures (test/made)', ...rest, runs };
  writeFileSync(join(folder, 'case.json'), `${compactJson(about)}\n`);
  if (expected) writeFileSync(join(folder, 'expected.json'), `${compactJson(expected)}\n`);
}
