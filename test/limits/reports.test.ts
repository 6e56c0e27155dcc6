/** Limits of what is printed: a page, a ticket or a picture stays readable, and says how much more there is. */
import { describe, expect, it } from 'vitest';
import { firstOfEach, list } from '../../src/checks/values.ts';
import type { Evidence, Report, ReportedAttempt } from '../../src/judgement.ts';
import type { Observation } from '../../src/observation.ts';
import { frameComments } from '../../src/report/annotate.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { escapeMermaid, renderMermaid } from '../../src/report/mermaid.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { analyses, judged, observed } from '../laws/evidence.ts';

/** A stalled attempt with checks, flows, quick modes and a time line, from the lab. */
const analysis = analyses().find(({ name }) => name === 'lab-esp-dropped-spoke-to-hub: everything')!;
const REPORT = judged(...(await observed(analysis.inputs, analysis.keys)));
const ATTEMPT = REPORT.attempts[0]!;

const times = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));
const evidence = (index: number): Evidence => ({
  source: 'spoke1.pcap',
  frame: index + 1,
  at: null,
  text: `evidence ${index}`,
});
const withAttempt = (changes: Partial<ReportedAttempt>): Report => ({
  ...REPORT,
  attempts: [{ ...ATTEMPT, ...changes }],
});
const withAttempts = (count: number): Report => ({
  ...REPORT,
  attempts: times(count, (index) => ({ ...ATTEMPT, id: String(index + 1) })),
});
const occurrences = (text: string, part: string | RegExp): number => text.split(part).length - 1;
const causes = (count: number, pieces: number) =>
  times(count, (index) => ({
    ...ATTEMPT.causes[0]!,
    explanation: `explanation ${index}`,
    evidence: times(pieces, evidence),
  }));

describe('limits of the page', () => {
  it('src/report/html/page.ts MAX_FULL_ATTEMPTS: the others are in the list', () => {
    expect(occurrences(renderHtml(withAttempts(25)), '<table class="matrix')).toBe(20);
  });

  it('src/report/html/page.ts MAX_LISTED_ATTEMPTS: how many more there are is said', () => {
    expect(renderHtml(withAttempts(1005))).toMatch(/\b5 more\b/);
  });

  it('src/report/html/attempt-view.ts MAX_EVENTS: events of one attempt', () => {
    const timeline = times(3500, (index) => ({ ...ATTEMPT.timeline[0]!, evidence: evidence(index) }));
    const page = renderHtml(withAttempt({ timeline }));
    expect(page).toContain('evidence 2999');
    expect(page).not.toContain('evidence 3001');
  });

  it('src/report/html/attempt-view.ts MAX_PAGE_EVENTS: events of all attempts', () => {
    const timeline = times(3000, (index) => ({ ...ATTEMPT.timeline[0]!, evidence: evidence(index) }));
    const attempts = times(12, (index) => ({ ...ATTEMPT, id: String(index + 1), timeline }));
    const page = renderHtml({ ...REPORT, attempts });
    expect(page).toContain('evidence 999');
    expect(page).not.toContain('evidence 1001');
  });

  it('src/report/html/flows.ts MAX_FLOWS: SPIs of one attempt', () => {
    const flows = times(250, (index) => ({
      ...ATTEMPT.flows[0]!,
      spi: `0x${String(index).padStart(8, '0')}`,
    }));
    const page = renderHtml(withAttempt({ flows }));
    expect(page).toContain('0x00000199');
    expect(page).not.toContain('0x00000201');
  });

  it('src/report/html/evidence.ts MAX_CITED: pieces of evidence of one statement', () => {
    const page = renderHtml(withAttempt({ causes: causes(1, 20), timeline: [], checks: [] }));
    expect(page).toContain('evidence 7');
    expect(page).not.toContain('evidence 9');
  });

  it('src/report/html/causes.ts MAX_VALUES: values of one check', () => {
    const check = { id: 'spi.on-wire', verdict: 'fail' as const, message: 'x' };
    const values = times(30, (index) => ({ value: `value-${index}`, from: evidence(0) }));
    const page = renderHtml(withAttempt({ checks: [{ ...check, values }] }));
    expect(page).toContain('value-11');
    expect(page).not.toContain('value-13');
  });

  it('src/report/html/negotiated.ts MAX_CARDS: quick modes and registrations', () => {
    const quickModes = times(9, (index) => ({ ...ATTEMPT.quickModes[0]!, spiToHub: `0x0000000${index}` }));
    const page = renderHtml(withAttempt({ quickModes, flows: [], checks: [], timeline: [] }));
    expect(page).toContain('0x00000003');
    expect(page).not.toContain('0x00000005');
  });

  it('src/report/html/sources.ts MAX_LISTED: problems of one source', () => {
    const problem = { code: 'x', layer: 'x', frame: null, line: null, offset: null, need: null, have: null };
    const problems = times(50, (index) => ({ ...problem, message: `problem-${index}-` }));
    const page = renderHtml({ ...REPORT, sources: [{ ...REPORT.sources[0]!, problems }] });
    expect(page).toContain('problem-19-');
    expect(page).not.toContain('problem-21-');
    expect(page).toMatch(/\b30 more\b/);
  });

  it('src/report/html/timeline.ts MAX_SIGHTINGS: sightings of one message in one column', () => {
    const timeline = times(20, (index) => ({
      ...ATTEMPT.timeline.find(({ message }) => message === 'MM1')!,
      evidence: evidence(index),
    }));
    const page = renderHtml(withAttempt({ timeline, causes: [], checks: [] }));
    expect(page).toMatch(/\b14 more\b/);
  });
});

describe('limits of the ticket', () => {
  it('src/report/markdown.ts MAX_ATTEMPTS: how many more there are is said', () => {
    expect(renderMarkdown(withAttempts(8))).toContain('and 3 more attempts.');
  });

  it('src/report/markdown.ts MAX_CAUSES: the best supported ones', () => {
    const text = renderMarkdown(withAttempt({ causes: causes(9, 1) }));
    expect(text).toContain('explanation 4');
    expect(text).not.toContain('explanation 5');
  });

  it('src/report/markdown.ts MAX_EVIDENCE: of one cause', () => {
    const text = renderMarkdown(withAttempt({ causes: causes(1, 20) }));
    expect(text).toContain('evidence 5');
    expect(text).not.toContain('evidence 6');
  });
});

describe('limits of the other outputs', () => {
  it('src/report/sarif.ts MAX_LOCATIONS: of one result', () => {
    const finding = { id: 'x', severity: 'error' as const, message: 'x', evidence: times(50, evidence) };
    const text = renderSarif({ ...REPORT, findings: [finding], attempts: [] });
    expect(occurrences(text, '"physicalLocation"')).toBe(20);
  });

  it('src/report/svg.ts MAX_LADDERS: the worst ones', () => {
    const one = occurrences(renderSvg(withAttempts(1)), '<path');
    expect(occurrences(renderSvg(withAttempts(30)), '<path')).toBeLessThanOrEqual(10 * one);
  });

  it('src/report/ladder/rows.ts MAX_ROWS: what follows is in the time line', () => {
    const sent = ATTEMPT.timeline.find(({ message }) => message === 'MM1')!;
    const timeline = times(2000, (index) => ({
      ...sent,
      offset: String(index * 1_000_000_000),
      evidence: evidence(index),
    }));
    const short = renderSvg(withAttempt({ timeline: timeline.slice(0, 1000) }));
    expect(renderSvg(withAttempt({ timeline })).length).toBeLessThan(1.1 * short.length);
  });

  it('src/report/mermaid.ts MAX_LABEL: of one arrow', () => {
    expect(escapeMermaid('x'.repeat(500)).length).toBeLessThanOrEqual(91);
  });

  it('src/report/mermaid.ts MAX_SUMMARY: of one attempt', () => {
    const text = renderMermaid(withAttempt({ summary: 'y'.repeat(5000) }));
    expect(occurrences(text, 'y')).toBeLessThanOrEqual(410);
  });

  it('src/report/json.ts MAX_INDENTED: more attempts have one line each', () => {
    const lines = (count: number) => occurrences([...renderJson(withAttempts(count))].join(''), '\n');
    expect(lines(60)).toBeLessThan(lines(50));
    const report = withAttempts(60);
    expect(JSON.parse([...renderJson(report)].join(''))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('src/report/annotate.ts MAX_LOG_LINES: how many more there are is said', () => {
    const sent = ATTEMPT.timeline.find(({ message }) => message === 'MM1')!;
    const wire = { ...sent, column: 'spokeWire' as const, evidence: evidence(0) };
    const logged = times(20, (index) => ({
      ...sent,
      column: 'spokeLog' as const,
      evidence: { source: 'spoke1-charon.log', line: index + 1, at: null, text: 'x' },
    }));
    const comments = frameComments(withAttempt({ timeline: [wire, ...logged] }), 'spoke1.pcap');
    expect([...comments.values()].flat().join('\n')).toContain('and 14 more');
  });
});

describe('limits of a check', () => {
  it('src/checks/values.ts MAX_VALUES: the first ones', () => {
    const from = {
      where: { source: 'a' },
      speaker: null,
      event: { kind: 'remark' },
    } as unknown as Observation;
    expect(firstOfEach(times(100, (value) => ({ value, from })))).toHaveLength(40);
  });

  it('src/checks/values.ts MAX_ITEMS: how many more there are is said', () => {
    expect(list(times(10, String))).toBe('0, 1, 2, 3, 4, 5 and 4 more');
  });
});
