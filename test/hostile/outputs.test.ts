import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { writePcapng } from '../made/capture-writer.ts';
import { mainModeFlood } from './floods.ts';

/** What must come out of no output as it went in: markup, escapes, marks that turn the direction of writing, formulas. */
const EVIL =
  '<script>alert(1)</script>"\'`]]>--%%{init}%%\u001b[31m\u001b]0;owned\u0007\u202e\u2066\u0000\u009b';
const FORMATS = [
  'table',
  'json',
  'ndjson',
  'html',
  'svg',
  'mermaid',
  'markdown',
  'junit',
  'sarif',
  'csv',
] as const;

const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-hostile-'));
const log = join(folder, '=cmd<script>alert(2)<img src=x>\u202e\u001b[7m.log');
const capture = join(folder, 'a.pcapng');

const stamp = (second: number) => `*Mar  1 00:00:0${second}.000: `;
writeFileSync(
  log,
  [
    `R<script>alert(3)</script>${EVIL}#debug`,
    `${stamp(1)}ISAKMP (0): received packet from 198.51.100.66 dport 500 sport 500 Global (N) NEW SA ${EVIL}`,
    `${stamp(2)}ISAKMP:(0):Old State = IKE_READY  New State = IKE_R_MM1 ${EVIL}`,
    `${stamp(3)}%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with peer at 198.51.100.66 ${EVIL}`,
    `${stamp(4)}%NHRP-3-PAKERROR: Receive error <script> for 198.51.100.66 ${EVIL}`,
    `${stamp(5)}ISAKMP:(0): ${EVIL} never heard of`,
    `${stamp(6)}=HYPERLINK("http://x"): ${EVIL}`,
    'R1#show running-config',
    'hostname =R1<script>',
    `interface Tunnel0\n description ${EVIL}\n ip nhrp authentication <b>x</b>`,
    'end',
  ].join('\n'),
);
writeFileSync(
  capture,
  writePcapng({ comment: EVIL, interfaces: [{ linkType: 101, name: `${EVIL}=1+1` }] }, [
    { at: { seconds: 1_714_550_400, nanoseconds: 0 }, bytes: mainModeFlood(1).slice(40), comment: EVIL },
  ]),
);

describe('what inputs hold stays text in every output', () => {
  it.each(FORMATS)('%s', (format) => {
    const { code, stdout, stderr } = runCli([
      'analyze',
      '--timeline',
      '--unknown',
      '--verbose',
      '--format',
      format,
      log,
      capture,
    ]);
    expect([0, 1, 3]).toContain(code);
    expect(stderr).not.toContain('internal error');
    expect(stdout).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/);
    if (format === 'json' || format === 'ndjson' || format === 'sarif') return;
    expect(stdout).not.toMatch(/[\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    if (format === 'table') return;
    if (format === 'csv') {
      for (const line of stdout.split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?\s*[=+@]/);
      return;
    }
    // Markdown shows what stands in a code span as it is.
    const shown =
      format === 'markdown' ? stdout.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '') : stdout;
    expect(shown).not.toMatch(/<script>alert/);
    if (format === 'mermaid') expect(stdout).not.toMatch(/%%\{/);
  });

  it('explain and decode', () => {
    for (const args of [
      ['explain', EVIL.replaceAll('\0', '')],
      ['decode', '--all', '--tree', capture],
    ]) {
      const { stdout, stderr } = runCli(args);
      expect(stdout + stderr).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('names of files that cannot be read', () => {
    const { stderr } = runCli(['analyze', 'no\u001b[31m\u202esuch.pcap']);
    expect(stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('observations that somebody changed', () => {
  const good = join(folder, 'good.json');
  runCli(['observe', '-o', good, log, capture]);

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"sources": [', /is no JSON/],
    ['another document', '[1]', /the document must be an object/],
    ['no observations', '{"sources": []}', /observations must be a list/],
    ['a source of nothing', '{"sources": [null], "observations": []}', /sources\[0\] must be an object/],
    [
      'two problems at once, the first is said',
      '{"sources": [{"id": 1}], "observations": 7}',
      /sources\[0\]\.id must be a text/,
    ],
    [
      'an event of no kind',
      JSON.stringify({
        sources: [],
        observations: [
          {
            where: { source: 'a' },
            ordinal: 0,
            at: null,
            medium: 'log',
            speaker: null,
            message: null,
            event: { kind: '\u001b[31m' },
            text: '',
          },
        ],
      }),
      /event\.kind must be one of/,
    ],
  ])('%s', (name, text, said) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, text);
    const { code, stderr } = runCli(['merge', good, path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/\n\s+at |\u001b/);
  });
});
