import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { completionScript } from '../../src/cli/completion.ts';
import { manualPage, optionTable } from '../../src/cli/option-docs.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { TOOL } from '../../src/version.ts';

const readme = new URL('../../README.md', import.meta.url);

describe('what is made from the one option table', () => {
  it('README holds the table as it is; UPDATE_README=1 rewrites it', () => {
    const text = readFileSync(readme, 'utf8');
    const wanted = text.replace(
      /<!-- options -->[\s\S]*<!-- \/options -->/,
      () => `<!-- options -->\n${optionTable(COMMANDS)}\n<!-- /options -->`,
    );
    if (process.env['UPDATE_README']) writeFileSync(readme, wanted);
    else expect(text).toBe(wanted);
  });

  it('README names every command', () => {
    const text = readFileSync(readme, 'utf8');
    for (const { name } of COMMANDS) expect(text, name).toMatch(new RegExp(`\`(dmvpn-trace )?${name}\\b`));
  });

  it('the manual page names every command and option', () => {
    const page = manualPage(COMMANDS, TOOL.version);
    for (const { name } of COMMANDS) expect(page).toContain(name.replaceAll('-', '\\-'));
    for (const { name } of Object.values(OPTIONS))
      expect(page).toContain(`\\-\\-${name.replaceAll('-', '\\-')}`);
  });

  it('completes commands, options and choices in bash', () => {
    const script = completionScript('bash', COMMANDS);
    const complete = (...words: string[]): string[] => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const call = `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _dmvpn_trace; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', call], { encoding: 'utf8' }).trim().split('\n');
    };
    expect(complete('dmvpn-trace', 'ana')).toEqual(['analyze']);
    expect(complete('dmvpn-trace', 'analyze', '--sp')).toEqual(['--spoke']);
    expect(complete('dmvpn-trace', 'analyze', '--format', 'nd')).toEqual(['ndjson']);
  });

  it('the version is that of package.json', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(TOOL).toEqual({ name: manifest.name, version: manifest.version });
  });
});
