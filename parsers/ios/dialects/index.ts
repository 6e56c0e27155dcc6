import type { Dialect, Word } from './dialect.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export type { Dialect, Word };

/** Every dialect known; a further language is one file and one entry here. */
export const DIALECTS: readonly Dialect[] = [zhTW, zhCN];

const lexicon = new Map<Word, string[]>();

/** A word as IOS prints it and as each dialect has it. */
export function synonyms(word: Word): readonly string[] {
  let all = lexicon.get(word);
  if (all === undefined) {
    all = [word, ...DIALECTS.flatMap((dialect) => dialect.words[word] ?? [])];
    lexicon.set(word, all);
  }
  return all;
}

/** Characters that one dialect's wordings have and no other's: they tell the dialects apart. */
function ownCharacters(dialect: Dialect): Set<string> {
  const characters = (one: Dialect): Set<string> =>
    new Set([...Object.values(one.wordings).flat(), ...Object.values(one.words).flat()].join(''));
  const own = characters(dialect);
  for (const other of DIALECTS) if (other !== dialect) for (const char of characters(other)) own.delete(char);
  for (const char of own) if (char.charCodeAt(0) < 0x80) own.delete(char);
  return own;
}

const telling: readonly (readonly [string, Set<string>])[] = DIALECTS.map((dialect) => [
  dialect.name,
  ownCharacters(dialect),
]);

/** The dialect whose own characters are the most frequent in a text; null when none of them occurs. */
export function dialectOf(text: string): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [name, own] of telling) {
    let count = 0;
    for (const char of text) if (own.has(char)) count++;
    if (count > most) {
      most = count;
      best = name;
    }
  }
  return best;
}
