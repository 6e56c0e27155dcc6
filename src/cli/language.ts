import { LANGUAGES, type Language } from '../language/say.ts';

/**
 * The language of a command line: the last `--lang`, else the one of a team's defaults, else that of the
 * environment. What is no language that is spoken here counts as not said; the option table refuses it later.
 */
export function languageOf(
  words: readonly string[],
  usual: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const end = words.indexOf('--');
  const given = (end < 0 ? words : words.slice(0, end)).flatMap((word, index) => {
    if (word === '--lang') return [words[index + 1]];
    return word.startsWith('--lang=') ? [word.slice('--lang='.length)] : [];
  });
  return (
    LANGUAGES.find((language) => language === given.at(-1)) ??
    LANGUAGES.find((language) => language === usual) ??
    languageOfLocale(environment)
  );
}

/** The first of these that is set decides (POSIX.1-2017 section 8.2). */
const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** The language of a locale such as `zh_TW.UTF-8` or `zh-Hant-HK`. */
function languageOfLocale(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = VARIABLES.map((name) => environment[name]).find((value) => value);
  const [, tag, encoding] = /^([a-z-]+)(?:\.([\w-]+))?/i.exec(locale?.replaceAll('_', '-') ?? '') ?? [];
  const [language, ...parts] = (tag ?? '').toLowerCase().split('-');
  if (language !== 'zh') return 'en';
  // All output is UTF-8: a terminal that is said to use another encoding could not show it.
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) return 'en';
  if (parts.includes('hant')) return 'zh-TW';
  if (parts.includes('hans')) return 'zh-CN';
  return parts.some((part) => TRADITIONAL.has(part)) ? 'zh-TW' : 'zh-CN';
}

/** Regions that write traditional characters. */
const TRADITIONAL = new Set(['tw', 'hk', 'mo']);
