import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCaseFolders, readCaseFolder } from '../../src/cli/verify/case-folder.ts';
import { runCase } from '../../src/cli/verify/run-case.ts';
import { type Catalogue, speak, translateNumbered } from '../../src/language/say.ts';
import * as simplified from '../../src/language/zh-cn/index.ts';
import * as traditional from '../../src/language/zh-tw/index.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderMermaid } from '../../src/report/mermaid.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { renderTable } from '../../src/report/table.ts';
import { problems, said, tabled, translated, written } from './needed-texts.ts';
import type { Literal } from './scan-sources.ts';

const placed = ({ file, line, text }: Literal) => `${file}:${line} ${text}`;
const placesOf = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();

describe.each([
  ['zh-TW', traditional],
  ['zh-CN', simplified],
])('the catalogue of %s', (_, { texts, made }) => {
  it('has every text that is said with values', () => {
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter(({ text }) => !(text in texts)).map(placed)).toEqual([]);
  });

  it('has every constant that is translated', () => {
    expect(translated.length).toBeGreaterThan(0);
    expect(translated.filter(({ text }) => !(text in texts)).map(placed)).toEqual([]);
  });

  it('has what stands in the tables of options, commands, causes, checks, steps and messages', () => {
    expect(tabled.filter((text) => !(text in texts))).toEqual([]);
  });

  it('has the message of every problem', () => {
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.filter(({ text }) => !(text in made)).map(placed)).toEqual([]);
  });

  it('has nothing that no source has', () => {
    // Verdicts of two words are written with a hyphen.
    const inUse = (text: string) => written.has(text) || written.has(text.replaceAll(' ', '-'));
    expect(Object.keys(texts).filter((text) => !inUse(text))).toEqual([]);
  });

  it('puts every value of a text into its translation', () => {
    const odd = Object.entries(texts).filter(([key, text]) => `${placesOf(key)}` !== `${placesOf(text)}`);
    expect(odd).toEqual([]);
  });

  it('has no empty translation, and none with space at an end that its text does not have', () => {
    const ends = (text: string) => [/^\s*/.exec(text)![0] === '', /\s*$/.exec(text)![0] === ''].join();
    const odd = Object.entries(texts).filter(
      ([key, text]) => text === '' || (ends(text) !== 'true,true' && ends(key) === 'true,true'),
    );
    expect(odd).toEqual([]);
  });
});

it.each(['zh-tw', 'zh-cn'])('no two parts of %s say the same text differently', async (folder) => {
  const first = new Map<string, string>();
  const parts = readdirSync(`src/language/${folder}`).filter((name) => name !== 'index.ts');
  for (const part of parts) {
    const { texts } = (await import(`../../src/language/${folder}/${part}`)) as { texts: Catalogue };
    for (const [key, text] of Object.entries(texts)) {
      expect(first.get(key) ?? text, `${part}: ${key}`).toBe(text);
      first.set(key, text);
    }
  }
});

it('both catalogues of Chinese have the same texts', () => {
  expect(Object.keys(simplified.texts).sort()).toEqual(Object.keys(traditional.texts).sort());
});

it('each is written in its own characters', () => {
  const wrong = (texts: Catalogue, characters: RegExp) =>
    Object.values(texts).filter((text) => characters.test(text));
  expect(wrong(simplified.texts, /[個這來時會說過對應門號線網訊資協議層點選項檔擷設認證書鑰碼標頭]/)).toEqual(
    [],
  );
  expect(wrong(traditional.texts, /[个这来时会说过对应门号线网讯资协议层点选项档设认证书钥码标头]/)).toEqual(
    [],
  );
});

describe('what reports on the fixtures say', () => {
  const missing = new Set<string>();
  beforeAll(() => {
    // Asked for and not there: the texts that are chosen when the program runs, e.g. by a verdict.
    const noting = new Proxy(traditional.texts, {
      get: (texts, key: string) => {
        if (!(key in texts)) missing.add(key);
        return texts[key];
      },
    });
    speak(noting, traditional.made);
  });
  afterAll(() => speak(null));

  it('is all in the catalogue', async () => {
    const { folders } = findCaseFolders(['fixtures']);
    for (const path of folders) {
      const folder = readCaseFolder(path);
      if (typeof folder === 'string') throw new Error(folder);
      // Runs of a lab differ in their keys, those of a made case hardly in what is said.
      const runs = [...folder.runs.values()].slice(0, folder.name.startsWith('lab-') ? undefined : 1);
      for (const run of runs) {
        const { report } = await runCase(path, run);
        if (report === null) continue;
        renderTable(report, { style: PLAIN, width: 100, verbose: true, timeline: true, unknown: true });
        for (const render of [renderHtml, renderMarkdown, renderMermaid, renderSvg, renderJunit, renderSarif])
          render(report);
      }
    }
    const isWord = (text: string) => /[a-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text);
    expect([...missing].filter((text) => isWord(text) && translateNumbered(text) === text)).toEqual([]);
  }, 120_000);
});
