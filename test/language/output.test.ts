import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';
import { judge } from '../../src/judge.ts';
import type { Report } from '../../src/judgement.ts';
import { speakLanguage } from '../../src/language/load.ts';
import { inEnglish, type Language, say, speak, translate } from '../../src/language/say.ts';
import { loadInputs } from '../../src/node/load.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderMermaid } from '../../src/report/mermaid.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderTable } from '../../src/report/table.ts';
import { displayWidth, foldToWidth } from '../../src/report/width.ts';
import { TOOL } from '../../src/version.ts';
import { root, runCli } from '../cli/run-cli.ts';

const LAB = ['hub.pcap', 'spoke1.pcap', 'hub-charon.log', 'spoke1-charon.log'].map(
  (name) => `fixtures/lab-psk-mismatch/${name}`,
);

async function reportIn(language: Language): Promise<Report> {
  await speakLanguage(language);
  const { set } = await loadInputs(
    LAB.map((path) => ({ path: `${root}/${path}`, side: null })),
    { keys: null, encoding: null },
  );
  return judge(set, TOOL);
}

const table = (report: Report) =>
  renderTable(report, { style: PLAIN, width: 80, timeline: false, unknown: false, verbose: false });

afterEach(() => speak(null));

describe('the language of a command line', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'de_DE' }, 'en'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
    [{ LANG: 'zh_HK.utf8' }, 'zh-TW'],
    [{ LANG: 'zh-Hant' }, 'zh-TW'],
    [{ LANG: 'zh_Hant_SG' }, 'zh-TW'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_SG' }, 'zh-CN'],
    [{ LANG: 'zh-Hans-TW' }, 'zh-CN'],
    [{ LANG: 'zh_TW.Big5' }, 'en'],
    [{ LC_ALL: 'C', LANG: 'zh_TW.UTF-8' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'zh_TW.UTF-8' }, 'zh-CN'],
    [{ LC_MESSAGES: 'en_GB.UTF-8', LANG: 'zh_TW.UTF-8' }, 'en'],
  ])('%j is %s', (environment, language) => {
    expect(languageOf(['analyze', 'x'], undefined, environment)).toBe(language);
  });

  it('is that of --lang before that of the defaults before that of the environment', () => {
    const environment = { LANG: 'zh_TW.UTF-8' };
    expect(languageOf(['analyze', '--lang', 'en'], 'zh-CN', environment)).toBe('en');
    expect(languageOf(['--lang=zh-CN', '--lang=en', 'analyze'], undefined, environment)).toBe('en');
    expect(languageOf(['analyze'], 'zh-CN', environment)).toBe('zh-CN');
    expect(languageOf(['analyze', '--', '--lang', 'en'], undefined, environment)).toBe('zh-TW');
    expect(languageOf(['analyze', '--lang', 'xx'], undefined, environment)).toBe('zh-TW');
    expect(languageOf(['analyze', '--lang'], 7, environment)).toBe('zh-TW');
  });
});

describe('a lab failure in Chinese', () => {
  let report: Report;
  beforeAll(async () => {
    report = await reportIn('zh-TW');
    speak(null);
  });

  it('has a table with translated headings and verdicts, its columns aligned', async () => {
    await speakLanguage('zh-TW');
    const lines = table(report).split('\n');
    const [head, ...rows] = lines.slice(2, 16);
    expect(head!.split(/\s{2,}/)).toEqual([
      '#',
      '步驟',
      '判定',
      '分支記錄',
      '分支線路',
      '中心線路',
      '中心記錄',
    ]);
    const columnOf = (line: string, text: string) => displayWidth(line.slice(0, line.indexOf(text)));
    const done = rows.filter((row) => row.includes('完成'));
    expect(done.length).toBeGreaterThan(3);
    for (const row of done) expect(columnOf(row, '完成')).toBe(columnOf(head!, '判定'));
    for (const row of rows.filter((one) => one.split('否').length === 5))
      expect(columnOf(row, '否')).toBe(columnOf(head!, '分支記錄'));
    expect(lines.join('\n')).toMatch(/^確定的原因：psk-mismatch\n[\s\S]*^修正方式：\n[\s\S]*^來源\n/m);
    for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(82);
    for (const line of lines) expect(line).not.toMatch(/^\s*[，。、；：）」]|[（「]$/);
  });

  it('has a page in its language with translated headings', async () => {
    await speakLanguage('zh-TW');
    const page = renderHtml(report);
    expect(page).toContain('<html lang="zh-TW">');
    for (const heading of ['步驟', '時序圖', '原因', '檢查', '協商結果', '時間軸', '來源', '時鐘'])
      expect(page).toMatch(new RegExp(`<h[23] id="[^"]+">${heading}</h[23]>`));
    expect(page).toContain('data-text="顯示 {shown} 筆，共 {all} 筆事件"');
    expect(page.match(/<th scope="col"[^>]*>[A-Z][a-z][^<]*/g)).toBeNull();
  });

  it('has Markdown and Mermaid with translated words', async () => {
    await speakLanguage('zh-TW');
    expect(renderMarkdown(report)).toMatch(
      /^## 分支 \S+ 到中心 \S+\n\n\*\*停滯[\s\S]*^\| # \| 步驟 \| 判定 \|/m,
    );
    expect(renderMermaid(report)).toMatch(/participant S as 分支[\s\S]*Note over \S+: 停滯在第/);
  });

  it('is English again, word for word, when English is spoken', async () => {
    const before = table(await reportIn('en'));
    await reportIn('zh-TW');
    expect(table(await reportIn('en'))).toBe(before);
    expect(before).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the program', () => {
  const chinese = { env: { LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_TW.UTF-8' } };

  it('helps in the language of --lang and of the environment', () => {
    const given = runCli(['--help', '--lang', 'zh-TW']);
    expect(given.code).toBe(0);
    expect(given.stdout).toMatch(/^命令：\n {2}dmvpn-trace analyze \[FILE\.\.\] +由擷取檔判斷/m);
    const { stdout } = runCli(['lint', '--help'], chinese);
    expect(stdout).toMatch(/^範例：/m);
    expect(stdout).toMatch(/--lang +所有供人閱讀文字的語言/);
    expect(stdout).not.toMatch(/Options|Commands|\[string\]/);
  });

  it('prints reports, explanations, findings and errors in it', () => {
    expect(runCli(['analyze', ...LAB, '--lang=zh-TW']).stdout).toContain('確定的原因：psk-mismatch');
    expect(runCli(['explain', '3'], chinese).stdout).toMatch(/^13 個步驟中的第 3 步（mm1）：/);
    expect(runCli(['analyze'], chinese).stderr).toBe(
      'dmvpn-trace: 請至少指定一個檔案，或以 - 表示標準輸入\n',
    );
    expect(runCli(['analyze', '--spok', 'x'], chinese).stderr).toContain('您是指 --spoke 嗎？');
    expect(runCli(['analyze', 'x', '--lang', 'de'], chinese).stderr).toContain('無效的值：');
  });

  it('speaks English when nothing is said', () => {
    expect(runCli(['--help']).stdout).not.toMatch(/\p{Script=Han}/u);
    expect(runCli(['analyze', '--spok', 'x']).stderr).toBe(
      'dmvpn-trace: Unknown argument: spok Did you mean --spoke?\nSee dmvpn-trace analyze --help\n',
    );
  });

  it('compares cases in English whatever is spoken', () => {
    const { code, stdout } = runCli(['verify', 'fixtures/lab-psk-mismatch'], chinese);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^1 個案例，\d+ 項分析：全部符合預期\n$/)]);
  });
});

it('work in English leaves what is spoken otherwise', async () => {
  speak({ 'at the hub': '在中心' });
  expect(await inEnglish(async () => translate('at the hub'))).toBe('at the hub');
  await inEnglish(async () => {
    throw new Error(say`at the hub`);
  }).catch((error: Error) => expect(error.message).toBe('at the hub'));
  expect(translate('at the hub')).toBe('在中心');
});

it('folds Chinese with its punctuation', () => {
  expect(foldToWidth('已送出六次，沒有到達（中心）。', 12, '')).toEqual([
    '已送出六次，',
    '沒有到達（中',
    '心）。',
  ]);
  expect(foldToWidth('a word, and more', 8, '  ')).toEqual(['  a', '  word,', '  and', '  more']);
});
