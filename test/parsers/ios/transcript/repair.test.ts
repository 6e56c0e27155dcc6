import { describe, expect, test } from 'vitest';
import {
  normaliseLine,
  type RepairKind,
  type Repairs,
  removePing,
} from '../../../../parsers/ios/transcript/repair.ts';
import { only, read } from './read.ts';

const cases: [RepairKind, string, string][] = [
  ['full-width', 'ISAKMP：（0）：輸入= A，B、C。D；E＝F．', 'ISAKMP:(0):輸入= A,B,C.D;E=F.'],
  ['no-break-space', '\u00a0\u00a0src\u00a0addr\u3000:', '  src addr :'],
  [
    'html-entity',
    'data&colon;key --&gt; &#8220;x&#x201D; &amp;gt; &unknown; &#1;',
    'data:key --> "x" > &unknown; &#1;',
  ],
  ['quote', '“a” ‘b’ 「c」 『d』', '"a" \'b\' "c" "d"'],
  ['dash', '節點 — 830593317 vendor–03', '節點 - 830593317 vendor-03'],
  ['list-mark', '12. ISAKMP: x', 'ISAKMP: x'],
  ['list-mark', '12) ISAKMP: x', 'ISAKMP: x'],
  ['list-mark', '- ISAKMP: x', 'ISAKMP: x'],
  ['list-mark', '> > ISAKMP: x', 'ISAKMP: x'],
  ['list-mark', '>ISAKMP: x', 'ISAKMP: x'],
  ['more', ' --More-- ISAKMP: x', 'ISAKMP: x'],
  ['more', '<--- More --->ISAKMP: x', 'ISAKMP: x'],
  ['backspace', ' --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\bISAKMP: x', 'ISAKMP: x'],
  ['escape', '\u001b[1;31mISAKMP\u001b[0m: \u001b]0;title\u0007x\u001b[K', 'ISAKMP: x'],
  ['invisible', '\u200eISA\u200bKMP\u00ad: \u202ax\u202c\ufeff', 'ISAKMP: x'],
  ['nul', 'ISA\0KMP: x\0', 'ISAKMP: x'],
  ['control', 'ISA\u0001KMP: x', 'ISAKMP: x'],
  ['lost-space', '??src addr :?', '  src addr :?'],
  ['lost-space', 'ISAKMP: to QM_IDLE?????', 'ISAKMP: to QM_IDLE'],
  ['lost-space', '?', ''],
  ['tab', 'SA authentication status:\tauthenticated', 'SA authentication status: authenticated'],
];

describe('one line', () => {
  test.each(cases)('%s: %j', (kind, raw, expected) => {
    const repairs: Repairs = {};
    expect(normaliseLine(raw, repairs, 7)).toBe(expected);
    expect(repairs[kind]).toEqual({ lines: 1, first: 7, last: 7 });
  });

  test.each(['  indented', '*Mar  1 00:00:00: x', '----- ------', '10.1.1.1 x', '123: x', 'a & b; c'])(
    '%j needs no repair',
    (raw) => {
      const repairs: Repairs = {};
      expect(normaliseLine(raw, repairs, 1)).toBe(raw);
      expect(repairs).toEqual({});
    },
  );
});

describe('ping characters', () => {
  test.each([
    ['Old State = IKE_I_MM1  New State = .IKE_I_MM2', 'Old State = IKE_I_MM1  New State = IKE_I_MM2'],
    ['ISAKMP:(0):ins.ert sa successfully sa = 6A5BDE8', 'ISAKMP:(0):insert sa successfully sa = 6A5BDE8'],
    ['ISAKMP:(0):Sending an IKE .!!!!', 'ISAKMP:(0):Sending an IKE'],
    ['New State = IKE_.I_MM2', 'New State = IKE_I_MM2'],
    ['speaking to another IOS box!', 'speaking to another IOS box!'],
    ['atts are acceptable. Next payload is 0', 'atts are acceptable. Next payload is 0'],
    ['retransmitting phase 1 MM_NO_STATE...', 'retransmitting phase 1 MM_NO_STATE...'],
    ['state MM_NO_STATE.ISAKMP', 'state MM_NO_STATE.ISAKMP'],
    ['host rtr.example.net 192.0.2.1', 'host rtr.example.net 192.0.2.1'],
  ])('%s', (text, expected) => {
    expect(removePing(text)).toBe(expected);
  });
});

describe('lines inside lines', () => {
  test('CRLF, doubled CR and CR alone', () => {
    const text = ['NHRP: one', '  more', 'NHRP: two', ''];
    for (const newline of ['\n', '\r\n', '\r\r\n', '\r']) {
      const { messages, summary } = read(text.join(newline));
      expect(messages.map((m) => [m.line, m.text, m.following])).toEqual([
        [1, 'NHRP: one', ['  more']],
        [3, 'NHRP: two', []],
      ]);
      expect(summary.repairs).toEqual({});
    }
  });

  test('a page break and an overwritten pager line', () => {
    const { messages, summary } = read('NHRP: one\f  more\n --More-- \r         \rNHRP: two\n');
    expect(messages.map((m) => [m.line, m.text, m.following])).toEqual([
      [1, 'NHRP: one', ['  more']],
      [2, 'NHRP: two', []],
    ]);
    expect(summary.repairs).toMatchObject({
      'form-feed': { lines: 1, first: 1 },
      'carriage-return': { lines: 1 },
    });
  });
});

test('a ping and prompts in the middle of a message', () => {
  const { messages, summary } = read(
    [
      'SITE-A#ping 192.0.2.1',
      'Type escape sequence to abort.',
      'Sending 5, 100-byte ICMP Echos to 192.0.2.1, timeout is 2 seconds:',
      '*Mar  1 00:55:40.767: ISAKMP:(0): Sending an IKE .!!!!',
      'Success rate is 80 percent (4/5), round-trip min/avg/max = 1/2/4 ms',
      'SITE-A#IPv4 Packet.',
      'SITE-A#*Mar  1 00:55:40.768: ISAKMP:(0):Old State = IKE_READY  New SITE-A#State = .IKE_I_MM1',
      '!!!!!ISAKMP:(0):beginning Main Mode exchange',
    ].join('\n'),
  );
  expect(messages.map((m) => [m.text, m.following, m.prompt, m.before])).toEqual([
    ['ISAKMP:(0): Sending an IKE', ['IPv4 Packet.'], 'SITE-A', ''],
    ['ISAKMP:(0):Old State = IKE_READY  New State = IKE_I_MM1', [], 'SITE-A', ''],
    ['ISAKMP:(0):beginning Main Mode exchange', [], 'SITE-A', ''],
  ]);
  expect(summary.repairs.ping).toMatchObject({ first: 2, last: 8 });
  expect(summary.repairs.prompt).toMatchObject({ first: 6 });
});

test('list marks in front of every line leave the indent of continuation lines', () => {
  const message = only(
    '1. NHRP: Send Registration Request via Tunnel0 vrf 0, packet size: 92\n2.   src: 10.9.0.2, dst: 10.9.0.1\n',
  );
  expect(message.following).toEqual(['  src: 10.9.0.2, dst: 10.9.0.1']);
});
