import { describe, expect, it } from 'vitest';
import { answerTo } from './answer.ts';
import { HOSTILE_CAPTURES } from './captures.ts';

describe('hostile captures are read as far as they make sense, and say what was wrong', () => {
  it.each(HOSTILE_CAPTURES)('$name', async ({ bytes, says }) => {
    const { problems, findings } = await answerTo(bytes());
    const said = [...problems, ...findings].join('\n');
    if (says === null) expect(problems).toEqual([]);
    else expect(said.toLowerCase()).toContain(says.toLowerCase());
  });
});
