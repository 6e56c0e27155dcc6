import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/judgement.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { hostileReport, madeReport } from './made-report.ts';

const log = (report: Report) => JSON.parse(renderSarif(report));

function withSource(path: string): Report {
  const report = madeReport();
  report.findings[0]!.evidence = [{ source: path, line: 1, at: null, text: 'x' }];
  return report;
}

const uriOf = (path: string): string =>
  log(withSource(path)).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;

describe('SARIF', () => {
  it('has what version 2.1.0 requires (sections 3.13, 3.14, 3.19, 3.27)', () => {
    const { version, runs, $schema } = log(madeReport());
    expect(version).toBe('2.1.0');
    expect($schema).toContain('sarif-schema-2.1.0.json');
    expect(runs).toHaveLength(1);
    const { driver } = runs[0].tool;
    expect(driver.name).toBe('dmvpn-trace');
    expect(driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['udp-500-blocked', 'run']);
    for (const result of runs[0].results) {
      expect(typeof result.message.text).toBe('string');
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    }
  });

  it('names the line of a text and the frame of a capture', () => {
    const [result, note] = log(madeReport()).runs[0].results;
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'case/spoke.log' },
          region: { startLine: 4, endLine: 4 },
        },
        message: { text: 'sent MM1 192.0.2.1 to 198.51.100.1' },
      },
    ]);
    expect(result.relatedLocations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'case/spoke.pcap' },
    });
    expect(result.relatedLocations[0].logicalLocations[0].name).toBe('frame 1');
    expect(note.locations).toBeUndefined();
  });

  it('makes URI references of paths (RFC 3986)', () => {
    expect(uriOf('logs/two words #1.log')).toBe('logs/two%20words%20%231.log');
    expect(uriOf('/var/log/hub.log')).toBe('file:///var/log/hub.log');
    expect(uriOf('C:\\logs\\hub.log')).toBe('file:///C:/logs/hub.log');
    expect(uriOf('../hub.log')).toBe('../hub.log');
    expect(uriOf('-')).toBe('stdin');
    expect(uriOf('odd\ud800.log')).toBe('odd%EF%BF%BD.log');
  });

  it('lets no message be a placeholder or a link (sections 3.11.5, 3.11.6)', () => {
    const report = madeReport();
    report.findings[0]!.message = 'see {0} and [here](http://evil.example)\u001b[31m';
    expect(log(report).runs[0].results[0].message.text).toBe(
      'see {{0}} and \\[here\\](http://evil.example)\\\\u001b\\[31m',
    );
  });

  it('stays valid with hostile input', () => {
    expect(log(hostileReport()).runs[0].results).toHaveLength(2);
  });
});
