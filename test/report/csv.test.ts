import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/judgement.ts';
import { renderCsv } from '../../src/report/csv.ts';
import { hostileReport, madeReport } from './made-report.ts';

const csv = (report: Report) => [...renderCsv(report)].join('');

/** RFC 4180, for the test alone. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
  );
}

function reportWith(text: string): Report {
  const report = madeReport();
  report.attempts[0]!.timeline[0]!.evidence.text = text;
  return report;
}

describe('CSV', () => {
  it('has one line per event and ends lines as RFC 4180 says', () => {
    const lines = csv(madeReport()).split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toBe('');
    expect(lines[0]).toBe(
      'attempt,offset_ns,uncertainty_ns,time,column,step,message,sender,repeat,source,frame,first_line,last_line,text',
    );
    expect(lines[2]).toBe(
      '"1",0,0,2026-01-02T03:04:01,spokeLog,3,MM1,spoke,,"case/spoke.log",,4,4,"sent MM1 192.0.2.1 to 198.51.100.1"',
    );
    expect(lines[4]).toBe(
      '"1",4001000000,250000,2026-01-02T03:04:05.000250Z,spokeWire,3,MM1,spoke,yes,"case/spoke.pcap",2,,,"IKE main 192.0.2.1 to 198.51.100.1 port 500: security-association"',
    );
  });

  it('never begins a text as a formula', () => {
    for (const start of ['=', '+', '-', '@', ' =', '\t=', '\n=', '|', '%', '＝']) {
      const text = cells(csv(reportWith(`${start}cmd|' /C calc'!A0`)).split('\r\n')[1]!).at(-1)!;
      expect(text.startsWith("'")).toBe(true);
    }
    expect(cells(csv(reportWith('plain')).split('\r\n')[1]!).at(-1)).toBe('plain');
  });

  it('keeps quotes, commas and line ends inside their cell', () => {
    const lines = csv(reportWith('a "b", c\nd\u001b[31m')).split('\r\n');
    expect(lines).toHaveLength(7);
    expect(cells(lines[1]!).at(-1)).toBe('a "b", c d\\u001b[31m');
  });

  it('keeps its columns with hostile input', () => {
    for (const line of csv(hostileReport()).trimEnd().split('\r\n')) expect(cells(line)).toHaveLength(14);
  });
});
