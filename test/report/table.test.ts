import { expect, it } from 'vitest';
import { COLOURED, PLAIN, type Style } from '../../src/report/style.ts';
import { renderTable } from '../../src/report/table.ts';
import { hostileReport, madeAttempt, madeReport } from './made-report.ts';

const from = { source: 'case/spoke.log', line: 9, at: null, text: 'neighbor is down' };
const adjacency = [{ protocol: 'ospf', up: false, neighbor: '10.0.0.1', from }];

const table = (style: Style, report = madeReport()) =>
  renderTable(
    { ...report, attempts: report.attempts.map((attempt) => ({ ...attempt, adjacency })) },
    { style, width: 80, timeline: true, unknown: true, verbose: true },
  );

it('paints verdicts of checks and neighbours, and shows no colour as text', () => {
  const [failed] = madeAttempt().checks.filter(({ verdict }) => verdict === 'fail');
  const text = table(COLOURED);
  expect(text).toContain(`\u001b[31mfail\u001b[39m ${failed!.id}: `);
  expect(text).toContain('\u001b[31mRouting: OSPF with 10.0.0.1 down\u001b[39m');
  expect(text).not.toContain('\\u001b');
  expect(text.replace(/\u001b\[\d+m/g, '')).toBe(table(PLAIN));
});

it('obeys no control character of an input', () => {
  expect(table(PLAIN, hostileReport())).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
});
