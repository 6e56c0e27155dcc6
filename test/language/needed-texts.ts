import { ROWS } from '../../parsers/ios/messages/catalogue.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { CAUSES } from '../../src/diagnose/index.ts';
import { STEPS } from '../../src/flow/steps.ts';
import { type Literal, literalsOf, sourcesUnder } from './scan-sources.ts';

export const sources: readonly Literal[] = literalsOf(
  sourcesUnder('src').filter((file) => !file.startsWith('src/language/')),
);

const parsers: readonly Literal[] = literalsOf(sourcesUnder('parsers'));

/** Every text that stands in the sources as a string or template. */
export const written: ReadonlySet<string> = new Set([...sources, ...parsers].map(({ text }) => text));

/** The templates of say`…`. */
export const said: readonly Literal[] = sources.filter(({ tag }) => tag === 'say');

/** The constants given to translate('…'). */
export const translated: readonly Literal[] = sources.filter(
  ({ text, call, before }) =>
    call === 'translate' && /\btranslate\($/.test(before.trimEnd()) && !text.includes('{0}'),
);

/** What tables of constants have for people. */
export const tabled: readonly string[] = [
  ...Object.values(OPTIONS).map(({ describe }) => describe),
  ...COMMANDS.flatMap(({ describe, positionalHelp, examples }) => [
    describe,
    ...(positionalHelp === undefined ? [] : [positionalHelp]),
    ...(examples ?? []).map(([, what]) => what),
  ]),
  ...CAUSES.flatMap(({ title, explain }) => [title, explain]),
  ...CHECKS.flatMap(({ title, explain }) => [title, explain]),
  ...STEPS.flatMap(({ title, short, explain }) => [title, short, explain]),
  ...ROWS.flatMap(({ title, meaning }) => [title, meaning]),
].filter((text) => text !== '');

/** Functions whose arguments become the message of a problem, and properties that do. */
const MAKERS = /(?:^|\.)(?:problem|with[Pp]roblem|report\w*|failed|unreadable|tell|is|#give\w*)$/;
const PARTS = /\b(?:message|what|advice|fault|wanted)(?::|\s*=)(?:[^;,]*[?:])?\s*$/;

/** The messages of problems, and the texts that stand in their places. */
export const problems: readonly Literal[] = [
  ...parsers,
  ...sources.filter(({ file }) =>
    /^src\/(?:node\/|analyze|observation-form|observe\/(?:capture|clock-jumps|esp-packets|key-notes|text)\.)/.test(
      file,
    ),
  ),
].filter(
  ({ text, tag, call, before }) =>
    tag !== 'say' && / /.test(text.trim()) && (MAKERS.test(call ?? '') || PARTS.test(before)),
);
