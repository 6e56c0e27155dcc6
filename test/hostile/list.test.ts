import { describe, expect, it } from 'vitest';
import { answerTo } from './answer.ts';
import { HOSTILE_CAPTURES, type HostileCase } from './captures.ts';
import { HOSTILE_TEXTS } from './texts.ts';

const HEAD = `# Hostile inputs and what each answers

Written by \`npx vitest run test/hostile/list.test.ts -u\`; the test fails when an answer changes. Nothing here throws, hangs
or takes memory without bound. The cases stand in \`captures.ts\` and \`texts.ts\`, floods and growth in \`texts.test.ts\`,
markup and escapes in every output in \`outputs.test.ts\`.
`;

/** Problems beyond the first ones repeat them. */
const SHOWN = 2;

async function rows(title: string, cases: readonly HostileCase[]): Promise<string> {
  const lines = [`\n## ${title}\n`, '| input | attempts | answer |', '|---|--:|---|'];
  for (const { name, bytes } of cases) {
    const { problems, attempts, counts } = await answerTo(bytes());
    const quiet = `read without complaint${counts === '' ? '' : `; counted: ${counts}`}`;
    const shown = problems.slice(0, SHOWN).map((problem) => problem.replaceAll('|', '\\|').slice(0, 240));
    const more = problems.length > SHOWN ? ` (and ${problems.length - SHOWN} more)` : '';
    lines.push(`| ${name} | ${attempts} | ${shown.join('<br>') || quiet}${more} |`);
  }
  return `${lines.join('\n')}\n`;
}

describe('the list of hostile inputs', () => {
  it('says what each answers', async () => {
    const text = `${HEAD}${await rows('Captures', HOSTILE_CAPTURES)}${await rows('Texts', HOSTILE_TEXTS)}`;
    await expect(text).toMatchFileSnapshot('README.md');
  }, 120_000);
});
