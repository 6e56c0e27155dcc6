import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../src/judge.ts';
import type { Report } from '../../src/judgement.ts';
import { type InputFile, loadInputs } from '../../src/node/load.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import { hostileReport } from './made-report.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const LAB = join(import.meta.dirname, '../../fixtures/lab-psk-mismatch');

/** What hostile markup would try, if any got in: its title after a script, whether a request left, its style. */
const INTRUDE = `(async () => {
  document.body.insertAdjacentHTML('beforeend', '<img src="http://127.0.0.1:9/x"><p style="color:red" id="p">x</p>');
  const script = document.createElement('script');
  script.textContent = 'document.title = "broken"';
  document.body.append(script);
  const answer = await fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused');
  return [document.title, answer, getComputedStyle(document.getElementById('p')).color];
})()`;

interface Opened {
  page: Page;
  /** Errors on the console, of scripts and of the policy, and every address that was asked for. */
  errors: string[];
  requests: string[];
}

describe.runIf(CHROMIUM)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  let browser: Browser;
  let lab: Report;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    lab = await analyse([
      { path: join(LAB, 'hub.pcap'), side: 'hub' },
      { path: join(LAB, 'hub-charon.log'), side: 'hub' },
      { path: join(LAB, 'spoke1.pcap'), side: 'spoke' },
      { path: join(LAB, 'spoke1-charon.log'), side: 'spoke' },
    ]);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function analyse(files: InputFile[]): Promise<Report> {
    const { set } = await loadInputs(files);
    return judge(set, { name: 'dmvpn-trace', version: '0.0.0' });
  }

  async function open(report: Report, { width = 1280, hash = '' } = {}): Promise<Opened> {
    const path = join(folder, 'report.html');
    writeFileSync(path, renderHtml(report));
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('dialog', (dialog) => errors.push(dialog.message()));
    page.on('request', (request) => requests.push(request.url()));
    const address = pathToFileURL(path).href;
    await page.goto(address + hash);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => url.split('#')[0] !== address)).toEqual([]);
    return { page, errors, requests };
  }

  it('opens without an error and without asking anybody for anything', async () => {
    const { page, errors, requests } = await open(lab);
    expect(await page.locator('h1').textContent()).toBe(lab.attempts[0]!.summary);
    expect(errors).toEqual([]);
    expect(requests).toHaveLength(1);
    await page.close();
  });

  it('filters the time line by column, step and text', async () => {
    const { page, errors } = await open(lab);
    const { timeline } = lab.attempts[0]!;
    const shown = () => page.locator('.events > li:visible').count();
    const filter = (name: string) => page.locator(`[data-filter=${name}]`);
    expect(await shown()).toBe(timeline.length);
    await filter('column').selectOption('hubWire');
    expect(await shown()).toBe(timeline.filter(({ column }) => column === 'hubWire').length);
    await filter('step').selectOption('7');
    const seventh = timeline.filter(({ column, step }) => column === 'hubWire' && step === 7).length;
    expect(seventh).toBeGreaterThan(0);
    expect(await shown()).toBe(seventh);
    await filter('column').selectOption('');
    await filter('step').selectOption('');
    await filter('text').fill('DECRYPTION failed');
    const failed = timeline.filter(({ evidence }) => evidence.text.includes('decryption failed')).length;
    expect(failed).toBeGreaterThan(0);
    expect(await shown()).toBe(failed);
    expect(await page.locator('output').textContent()).toBe(`${failed} of ${timeline.length} events`);
    await filter('text').fill('');
    await filter('flow').check();
    expect(await shown()).toBe(timeline.filter(({ message }) => message !== null).length);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('opens an event on a click, on Enter, and from the ladder and the matrix', async () => {
    const { page, errors } = await open(lab);
    const event = page.locator('.events details').first();
    await event.locator('summary').click();
    expect(await event.getAttribute('open')).not.toBeNull();
    expect(await event.locator('pre').isVisible()).toBe(true);
    await event.locator('summary').press('Enter');
    expect(await event.getAttribute('open')).toBeNull();

    const row = page.locator('.ladder.wide a.row', { hasText: 'MM5' }).first();
    const target = (await row.getAttribute('href'))!;
    await row.focus();
    await page.keyboard.press('Enter');
    await page.locator(`${target} pre`).waitFor({ state: 'visible' });
    expect(await page.locator(`${target} .sightings h5`).allTextContents()).toEqual([
      'spoke log',
      'spoke wire',
      'hub wire',
      'hub log',
    ]);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');

    const cell = page.locator('.matrix td.hubWire a').first();
    const seen = (await cell.getAttribute('href'))!;
    await page.locator('[data-filter=text]').fill('no event has this');
    await cell.click();
    await page.locator(`${seen} pre`).waitFor({ state: 'visible' });
    expect(errors).toEqual([]);
    await page.close();
  });

  it('opens the event that its address names', async () => {
    const { page } = await open(lab, { hash: '#a1-e5' });
    expect(await page.locator('#a1-e5').getAttribute('open')).not.toBeNull();
    await page.close();
  });

  it('fits a phone', async () => {
    const { page } = await open(lab, { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.locator('.ladder.narrow').isVisible()).toBe(true);
    expect(await page.locator('.ladder.wide').isVisible()).toBe(false);
    await page.close();
  });

  it('shows hostile values as text', async () => {
    const report = hostileReport();
    const { page, errors } = await open(report);
    expect(await page.title()).toContain('<script>document.title=');
    expect(await page.locator('h1').textContent()).toContain('</script><script>document.title=');
    expect(await page.locator('h1').textContent()).toContain('\\u001b[31mred\\u0000\\u202eevil');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    await page.locator('[data-filter=text]').fill('<img');
    expect(await page.locator('.events > li:visible').count()).toBe(report.attempts[0]!.timeline.length);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('shows a log full of markup and escape sequences as text', async () => {
    const log = readFileSync(join(LAB, 'spoke1-charon.log'), 'utf8').split('\n');
    const evil = `<script>document.title='broken'</script> "'> \u001b[31mred\u001b[0m \u202eevil\u200f`;
    const spoiled = join(folder, `spoke${"'"}<img src=x>.log`.replaceAll('/', ''));
    writeFileSync(spoiled, log.map((line, index) => (index % 3 === 0 ? `${line} ${evil}` : line)).join('\n'));
    const report = await analyse([
      { path: spoiled, side: 'spoke' },
      { path: join(LAB, 'hub.pcap'), side: 'hub' },
    ]);
    const { page, errors } = await open(report);
    expect(report.attempts.length).toBeGreaterThan(0);
    expect(await page.title()).toBe(report.attempts[0]!.summary);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('.sources').textContent()).toContain('<img src=x>.log');
    expect(await page.locator('body').textContent()).not.toMatch(/[\u001b\u202e\u200f]/);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('would not run or load anything that got in', async () => {
    const { page, errors, requests } = await open(lab);
    const [own] = requests;
    const blocked = (await page.evaluate(INTRUDE)) as string[];
    expect(blocked[0]).not.toBe('broken');
    expect(blocked[1]).toBe('refused');
    expect(blocked[2]).not.toBe('rgb(255, 0, 0)');
    expect(errors.length).toBeGreaterThan(0);
    expect(requests.filter((url) => url !== own && !url.startsWith('http://127.0.0.1:9/'))).toEqual([]);
    await page.close();
  });
});
