import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReportedAttempt } from '../../src/judgement.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import { SCRIPT, SCRIPT_HASH } from '../../src/report/html/script.ts';
import { STYLE, STYLE_HASH } from '../../src/report/html/style.ts';
import { type ArrowRow, ladderRows } from '../../src/report/ladder/rows.ts';
import { clipText } from '../../src/report/ladder/text-width.ts';
import { escapeMarkup, markup } from '../../src/report/markup.ts';
import { arrange } from '../../src/report/occurrences.ts';
import { hostileReport, madeAttempt, madeReport } from './made-report.ts';

const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

describe('markup', () => {
  it('escapes every value and joins lists', () => {
    expect(String(markup`<p title="${'a"b'}">${'<i>'}${['&', markup`<b>${1}</b>`]}${null}${false}</p>`)).toBe(
      '<p title="a&quot;b">&lt;i&gt;&amp;<b>1</b></p>',
    );
  });

  it('neutralises what is no text', () => {
    expect(escapeMarkup('\u001b[1m\u202e\u2066\u0000\ud800\uffff😀')).toBe(
      '\\u001b[1m\\u202e\\u2066\\u0000\ufffd\ufffd😀',
    );
  });

  it('clips by width, a Chinese character being two', () => {
    expect(clipText('abcdef', 6)).toBe('abcdef');
    expect(clipText('abcdefg', 6)).toBe('abcdef…');
    expect(clipText('隧道保護', 6)).toBe('隧道保…');
  });
});

describe('the page', () => {
  const page = renderHtml(madeReport());

  it('allows its own script and style by their hashes, and nothing else', () => {
    expect(SCRIPT_HASH).toBe(sha256(SCRIPT));
    expect(STYLE_HASH).toBe(sha256(STYLE));
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${SCRIPT_HASH}'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">`,
    );
    expect(page.match(/<script[^>]*>(.*?)<\/script>/gs)).toEqual([`<script>${SCRIPT}</script>`]);
    expect(page.match(/<style[^>]*>(.*?)<\/style>/gs)).toEqual([`<style>${STYLE}</style>`]);
  });

  it('needs nothing from outside', () => {
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|url\(|@import|\ssrc=|\sstyle=|\son\w+=/,
    );
    for (const [, target] of page.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^#/);
  });

  it('leads only to anchors that exist, each once', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const [, label] of page.matchAll(/aria-labelledby="([^"]*)"/g)) expect(ids).toContain(label);
  });

  it('says the outcome and the fix before anything else', () => {
    const [before] = page.split('<article');
    expect(before).toContain('<h1>192.0.2.1 to 198.51.100.1 stalled after step 2');
    expect(before).toContain('permit udp any any eq isakmp');
  });

  it('has 13 steps and the four columns, with headers for both', () => {
    const matrix = page.slice(page.indexOf('<table class="matrix"'), page.indexOf('</table>'));
    expect(count(matrix, '<th scope="row">')).toBe(13);
    expect([...matrix.matchAll(/<th scope="col" class="\w+">(\w+ \w+)/g)].map(([, title]) => title)).toEqual([
      'spoke log',
      'spoke wire',
      'hub wire',
      'hub log',
    ]);
    // Seen twice in step 3 and once in step 2; the row of the stall stands before step 3.
    expect(count(matrix, 'dot seen')).toBe(3);
    expect(matrix.indexOf('Stalled here')).toBeGreaterThan(matrix.indexOf('<td class="number">2<'));
    expect(matrix.indexOf('Stalled here')).toBeLessThan(matrix.indexOf('<td class="number">3<'));
  });

  it('opens every event with its evidence, and the same message side by side', () => {
    const events = page.slice(page.indexOf('<ol class="events">'), page.indexOf('</ol>'));
    expect(count(events, '<li data-column')).toBe(5);
    expect(events).toContain('<pre>IKE main 192.0.2.1 to 198.51.100.1 port 500: security-association</pre>');
    expect(count(events, 'class="sightings"')).toBe(2);
    expect(count(events, 'The first sighting of this message')).toBe(2);
    expect(events).toContain('<h5>spoke log</h5>');
    expect(events).toContain('<h5>spoke wire</h5>');
  });

  it('draws ESP from its first to its last packet', () => {
    expect(page).toContain(
      'aria-label="7 packets from 2026-01-02T03:04:10.000000Z to 2026-01-02T03:04:20.000000Z"',
    );
    expect(page).toContain('1 missing');
  });

  it('lists several attempts, the worst first', () => {
    const fine: ReportedAttempt = {
      ...madeAttempt(),
      id: '1',
      outcome: 'registered',
      summary: 'All is well.',
    };
    const several = renderHtml({ ...madeReport(), attempts: [fine, { ...madeAttempt(), id: '2' }] });
    expect(several).toContain('the worst of 2 attempts');
    expect(several.indexOf('<h2 id="a2">')).toBeLessThan(several.indexOf('<h2 id="a1">'));
    expect(several.indexOf('href="#a2"')).toBeLessThan(several.indexOf('href="#a1"'));
  });

  it('stays small with thousands of attempts and events', () => {
    const attempt = madeAttempt();
    const long = { ...attempt, timeline: Array.from({ length: 5000 }, () => attempt.timeline[3]!) };
    const page = renderHtml({
      ...madeReport(),
      attempts: [
        long,
        ...Array.from({ length: 3000 }, (_, index) => ({ ...attempt, id: String(index + 2) })),
      ],
    });
    expect(count(page, '<article')).toBe(20);
    expect(page).toContain('and 4400 more events');
    expect(page).toContain('2001 more are not listed');
  });

  it('says so when nothing was found', () => {
    expect(renderHtml({ ...madeReport(), attempts: [], clocks: [], sources: [] })).toContain(
      'No DMVPN bring-up was found',
    );
  });

  it('makes no markup of hostile input', () => {
    const shape = (text: string) => text.match(/<\/?[a-z][^\s>]*/g);
    expect(shape(renderHtml(hostileReport()))).toEqual(shape(page));
    expect(renderHtml(hostileReport())).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
    );
  });
});

describe('the rows of a ladder', () => {
  const arrows = (attempt: ReportedAttempt) => ladderRows(attempt).filter((row) => row.kind === 'arrow');
  const changed = (change: (attempt: ReportedAttempt) => void): ArrowRow => {
    const attempt = madeAttempt();
    change(attempt);
    return arrows(attempt)[0]!;
  };

  it('folds retransmissions and says where the message was lost', () => {
    expect(arrows(madeAttempt())).toEqual([
      expect.objectContaining({
        label: 'MM1',
        count: 3,
        fate: 'lost',
        lostAt: 'path',
        entry: 1,
        last: 1,
        step: 3,
      }),
    ]);
  });

  it('loses a message in its sender when the wire beside it was watched in vain', () => {
    const row = changed((attempt) => {
      attempt.timeline.splice(2);
    });
    expect(row).toMatchObject({ fate: 'lost', lostAt: 'sender', note: 'did not leave the spoke' });
  });

  it('lets a message arrive where the receiver saw it', () => {
    const row = changed((attempt) => {
      attempt.timeline.push({ ...attempt.timeline[2]!, column: 'hubLog' });
    });
    expect(row).toMatchObject({ fate: 'arrived', lostAt: null });
  });

  it('loses a message in a receiver that was watched and did not take it', () => {
    const row = changed((attempt) => {
      attempt.timeline.push({ ...attempt.timeline[2]!, column: 'hubWire' });
      attempt.steps[2]!.watched.hubLog = true;
    });
    expect(row).toMatchObject({ fate: 'lost', lostAt: 'receiver' });
  });

  it('leaves open what nobody could see, and takes as proved what a later step needs', () => {
    const open = changed(({ steps }) => {
      steps[2]!.verdict = 'sent';
    });
    expect(open.fate).toBe('open');
    const proved = changed(({ steps }) => {
      steps[2]!.verdict = 'done';
      steps[2]!.because = 'MM2 followed';
    });
    expect(proved).toMatchObject({ fate: 'proved', note: 'not seen at the hub; MM2 followed' });
  });

  it('holds a registration back that only asks for crypto, however often it is sent', () => {
    const attempt = madeAttempt();
    const request = { ...attempt.timeline[1]!, message: 'registration-request', step: 2 };
    const requests = [0, 2, 6].map((second) => ({
      ...request,
      evidence: { ...request.evidence, line: 10 + second },
      offset: `${second}000000000`,
    }));
    const [mm1] = [attempt.timeline[1]!];
    const rows = arrows({ ...attempt, timeline: [requests[0]!, mm1, requests[1]!, requests[2]!] });
    expect(rows.map(({ label, fate, count }) => [label, fate, count])).toEqual([
      ['NHRP registration request', 'held', 3],
      ['MM1', 'lost', 1],
    ]);
  });

  it('takes the same message after later steps for a new exchange', () => {
    const attempt = madeAttempt();
    const entry = (message: string, step: number) => ({ ...attempt.timeline[1]!, message, step });
    const { occurrences, occurrenceOf } = arrange({
      ...attempt,
      timeline: [entry('QM1', 8), entry('QM1', 8), entry('QM2', 9), entry('QM1', 8)],
    });
    expect(occurrences.map(({ message, entries }) => [message, entries])).toEqual([
      ['QM1', [0, 1]],
      ['QM2', [2]],
      ['QM1', [3]],
    ]);
    expect(occurrenceOf[3]).toBe(occurrences[2]);
  });
});
