import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown, renderMarkdown } from '../../src/report/markdown.ts';
import { hostileReport, madeAttempt, madeReport } from './made-report.ts';

describe('Markdown', () => {
  const text = renderMarkdown(madeReport());

  it('begins with the outcome, then the cause with fix and evidence', () => {
    const paragraphs = text.split('\n\n');
    expect(paragraphs[0]).toBe('## spoke 192.0.2.1 (tunnel 10.0.0.1, R2) to hub 198.51.100.1');
    expect(paragraphs[1]).toBe(
      '**Stalled, on the path from spoke to hub.** 192.0.2.1 to 198.51.100.1 stalled after step 2: MM1 was sent 3 times and did not reach the hub.',
    );
    expect(paragraphs[2]).toBe('### Likely cause: udp-500-blocked');
    expect(text).toContain('**Fix:** Permit UDP 500:  \n permit udp any any eq isakmp');
    expect(text).toContain(
      '- `case/spoke.pcap, frame 1`: `IKE main 192.0.2.1 to 198.51.100.1 port 500: security-association`',
    );
  });

  it('has the matrix as a table', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(15);
    expect(rows[0]).toBe('| # | Step | Verdict | spoke log | spoke wire | hub wire | hub log |');
    expect(rows[1]).toBe('| --: | --- | --- | --- | --- | --- | --- |');
    expect(rows[4]).toBe(
      '| 3 | MM1: ISAKMP SA offered | **failed** | 03:04:01 | 03:04:01.000 ×3 | not seen |  |',
    );
  });

  it('lists failed checks with the values that differ', () => {
    expect(text).toContain(
      '- **fail** proposal.phase1: The groups differ.\n  - `group 2` `case/spoke.log, line 4`',
    );
    expect(text).not.toContain('All SPIs agree');
  });

  it('puts the worst attempt first', () => {
    const registered = { ...madeAttempt(), id: '1', outcome: 'registered' as const };
    const both = renderMarkdown({ ...madeReport(), attempts: [registered, { ...madeAttempt(), id: '2' }] });
    expect(both.indexOf('Attempt 2')).toBeLessThan(both.indexOf('Attempt 1'));
  });

  it('escapes what could be markup', () => {
    expect(escapeMarkdown('*a* _b_ `c` [d](e) <f> | # ~ & !')).toBe(
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\| \\# \\~ \\& \\!',
    );
    expect(escapeMarkdown('1. one')).toBe('1\\. one');
    expect(escapeMarkdown('- one')).toBe('\\- one');
    expect(escapeMarkdown('@team')).toBe('@\u2060team');
    expect(codeSpan('a `` b')).toBe('```a `` b```');
    expect(codeSpan('`a`')).toBe('`` `a` ``');
  });

  it('keeps its shape with hostile input', () => {
    const hostile = renderMarkdown(hostileReport());
    const outsideCode = hostile.replace(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '');
    expect(outsideCode).not.toMatch(/(?<!\\)[<>`]/);
    expect(hostile).not.toContain('\u001b');
    expect(hostile.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(15);
  });
});
