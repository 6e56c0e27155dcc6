import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULTS_FILE, readDefaults } from '../../src/cli/defaults.ts';

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'defaults-'));
  writeFileSync(join(folder, DEFAULTS_FILE), text);
  return folder;
}

describe("a team's defaults", () => {
  it('are found in the folder and in one above', () => {
    const folder = folderWith('{ "fail-on": "warning", "verbose": true }');
    const below = join(folder, 'a', 'b');
    mkdirSync(below, { recursive: true });
    const wanted = { defaults: { 'fail-on': 'warning', verbose: true } };
    expect(readDefaults(folder)).toEqual(wanted);
    expect(readDefaults(below)).toEqual(wanted);
  });

  it.each([
    ['{ "fail-on": "sometimes" }', 'must be one of error, warning, note, never'],
    ['{ "verbose": "yes" }', 'must be a boolean'],
    ['{ "colour": true }', '"colour" is no option'],
    ['{ "verbose": ', 'is no JSON'],
    ['[]', 'must hold an object'],
  ])('says what is wrong with %s', (text, message) => {
    expect(readDefaults(folderWith(text))).toEqual({ error: expect.stringContaining(message) });
  });
});
