import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { HOSTILE, hostileReport, madeAttempt, madeReport } from './made-report.ts';
import { elements, parseXml, textOf } from './xml.ts';

describe('JUnit', () => {
  it('makes every attempt a test case', () => {
    const registered = { ...madeAttempt(), id: '2', outcome: 'registered' as const, checks: [], causes: [] };
    const unclear = { ...madeAttempt(), id: '3', outcome: 'cannot-tell' as const, checks: [], causes: [] };
    const root = parseXml(renderJunit({ ...madeReport(), attempts: [madeAttempt(), registered, unclear] }));
    expect(root.attributes).toEqual({
      name: 'dmvpn-trace',
      tests: '3',
      failures: '1',
      errors: '0',
      skipped: '1',
    });
    const cases = elements(root, 'testcase');
    expect(cases.map(({ attributes }) => attributes['name'])).toEqual([
      'attempt 1: spoke 192.0.2.1 to hub 198.51.100.1',
      'attempt 2: spoke 192.0.2.1 to hub 198.51.100.1',
      'attempt 3: spoke 192.0.2.1 to hub 198.51.100.1',
    ]);
    expect(cases.map((one) => elements(one, 'failure').length)).toEqual([1, 0, 0]);
    expect(cases.map((one) => elements(one, 'skipped').length)).toEqual([0, 0, 1]);
  });

  it('puts the causes, the failed checks and the steps into the failure', () => {
    const root = parseXml(renderJunit(madeReport()));
    const [failure] = elements(root, 'failure');
    expect(failure!.attributes['type']).toBe('udp-500-blocked');
    expect(failure!.attributes['message']).toContain('stalled after step 2');
    const text = textOf(failure!);
    expect(text).toContain('likely cause: udp-500-blocked');
    expect(text).toContain('case/spoke.log, line 4: sent MM1 192.0.2.1 to 198.51.100.1');
    expect(text).toContain('Fix: Permit UDP 500:\n permit udp any any eq isakmp');
    expect(text).toContain('fail proposal.phase1: The groups differ.');
    expect(text).not.toContain('All SPIs agree');
    expect(textOf(elements(root, 'system-out')[0]!)).toContain('3. MM1: ISAKMP SA offered: failed');
  });

  it('fails a registered attempt whose check failed', () => {
    const root = parseXml(
      renderJunit({ ...madeReport(), attempts: [{ ...madeAttempt(), outcome: 'registered' }] }),
    );
    expect(elements(root, 'failure')[0]!.attributes).toEqual({
      type: 'check',
      message: 'The groups differ.',
    });
  });

  it('shows hostile input as text', () => {
    const root = parseXml(renderJunit(hostileReport()));
    expect(elements(root, 'script')).toEqual([]);
    expect(textOf(elements(root, 'failure')[0]!)).toContain(HOSTILE.slice(0, 40));
  });
});
