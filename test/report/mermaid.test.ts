import { describe, expect, it } from 'vitest';
import { escapeMermaid, renderMermaid } from '../../src/report/mermaid.ts';
import { hostileReport, madeReport } from './made-report.ts';

describe('Mermaid', () => {
  it('tells the worst attempt as a sequence diagram', () => {
    expect(renderMermaid(madeReport())).toBe(`sequenceDiagram
  participant S as spoke 192.0.2.1 (tunnel 10.0.0.1, R2)
  participant P as path
  participant H as hub 198.51.100.1
  Note over S,H: 192.0.2.1 to 198.51.100.1 stalled after step 2: MM1 was sent 3 times and did not reach the hub.
  Note over S: tunnel asks for crypto
  S-xP: MM1 ×3 at +0.000, lost on the path
  Note over P: stalled before step 3 (MM1 offer), on the path from spoke to hub
`);
  });

  it('writes what could end a statement, comment or be markup as character codes', () => {
    expect(escapeMermaid('a; b%%{x}<br>#35;')).toBe('a#59; b#37;#37;#123;x#125;#60;br#62;#35;35#59;');
    expect(escapeMermaid('隧道 Tunnel0 ×2')).toBe('隧道 Tunnel0 ×2');
    expect(escapeMermaid('two\nlines')).toBe('two lines');
  });

  it('leaves only harmless characters of hostile input', () => {
    const lines = renderMermaid(hostileReport()).trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/^ {2}(participant|Note over|S-xP)/);
      expect(line.replace(/#\d+;/g, '').replace('S-xP', '')).not.toMatch(/[#;<>%{}"]/);
    }
  });

  it('says so when nothing was found', () => {
    expect(renderMermaid({ ...madeReport(), attempts: [] })).toContain('Note over S: No DMVPN bring-up');
  });
});
