import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_LINE_BYTES } from '../../../../parsers/ios/transcript/lines.ts';
import { read } from './read.ts';

const iconv = createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite');

const LOG = `R1#show ip nhrp
10.9.0.1/32 via 10.9.0.1
   Tunnel0 created 00:00:55, never expire
R1#
<189>12: *Mar  1 00:00:01.000: %LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel0, changed state to up
<189>13: *Mar  1 00:00:01.000: %SYS-5-CONFIG_I: Configured from console by console
*Mar  1 00:00:01.100: NHRP: Send Registration Request via Tunnel0 vrf 0, packet size: 92
*Mar  1 00:00:01.100:   src: 10.9.0.2, dst: 10.9.0.1
*Mar  1 00:00:01.200: BGP: ignored
ISAKMP:(0)：舊狀態= IKE_READY新狀態= IKE_I_MM1
\u00a0\u00a0x — 5 &gt; “q”\u001b[0m
IPSEC-IFC
MGRE/Tu0:x
!
interface Tunnel0
 ip address 10.9.0.1 255.255.255.0
`;
const BYTES = new TextEncoder().encode(LOG);

describe('properties', () => {
  test('any chunking gives the same', () => {
    const whole = read(BYTES);
    expect(whole.messages).toHaveLength(4);
    expect(whole.sections).toHaveLength(2);
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 60 }), (sizes) => {
        expect(read(BYTES, {}, sizes)).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  test('chunking of a text longer than the head', () => {
    const large = new TextEncoder().encode(LOG.repeat(200));
    const whole = read(large);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30_000 }), { maxLength: 20 }), (sizes) => {
        expect(read(large, {}, sizes)).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });

  test('flipped bytes, prefixes and noise never throw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(BYTES.length),
        (flips, length) => {
          const bytes = Uint8Array.from(BYTES);
          for (const [at, value] of flips) bytes[at] = value;
          read(bytes.subarray(0, length));
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        read(bytes);
      }),
      { numRuns: 200 },
    );
  });

  test('a line that was dismissed on its bytes is one that reading it dismisses', () => {
    const line = fc.constantFrom(
      '*Mar  1 00:00:01.000: %SYS-5-CONFIG_I: x ISAKMP: y',
      '*Mar  1 00:00:01.000: %CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON',
      '*Mar  1 00:00:01.000: NHRP: netid_in = 1, to_us = 1',
      '*Mar  1 00:00:01.000:  (M) flags: "unique nat ", reqid: 7',
      '*Mar  1 00:00:01.000: NAT address Extension(9):',
      '*Mar  1 00:00:01.000: BGP: x',
      '*Mar  1 00:00:01.000: Something: x',
      '*Mar  1 00:00:01.000: rtr: *Mar  1 00:00:01.000: NHRP: x',
      '*Mar  1 00:00:01.000: Mar  1 00:00:01.000: NHRP: x',
      '*Mar 11 00:00:01.000: IP: s=10.9.0.1',
      'Mar  1 00:00:01 box sshd[17]: Accepted',
      'Mar  1 00:00:01 box sshd[17]: NHRP: x',
      'Mar  1 00:00:01 box nhrpd: 10.9.0.1 NHRP: x',
      'Mar  1 00:00:01 box 7: %SYS-5-CONFIG_I: x ISAKMP: y',
      'Mar  1 00:00:01 box 7: *Mar  1 00:00:01.000: NHRP: x',
      'Mar  1 00:00:01 box rtr: *Mar  1 00:00:01.000: NHRP: x',
      'Mar  1 00:00:01 box rtr: 00:00:01: NHRP: x',
      'Mar  1 00:00:01 box 7: rtr: Mar  1 00:00:01.000: NHRP: x',
      'Mar  1 00:00:01 box.example NHRP: x',
      'Mar  1 00:00:01 box  NHRP: x',
      'Mar  1 00:00:01 BOX: NHRP: x',
      'Mar  1 00:00:01 Local7.Debug box7 NHRP: x',
      'Mar  1 00:00:01 Local7.Debug box7 some NHRP: x',
      'Mar 32 00:00:01 box some text NHRP: x',
      'Mar  1 00:00:01 box (M) flags: "unique nat ", reqid: 7',
      '加密對映資料庫：proxy_match',
      '*Mar  1 00:00:01.000: 加密對映資料庫：proxy_match',
      'prose',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.map((entry) => `${entry}\n`).join('');
        // A page break in the head forbids dismissing lines unread.
        const read1 = read(text);
        const read2 = read(`${text}\f`);
        expect(read1.messages).toEqual(read2.messages);
        expect(read1.summary.dismissed).toBe(read2.summary.dismissed);
      }),
      { numRuns: 300 },
    );
  });
});

test('lines hide behind a carriage return in a line of another host, after the head too', () => {
  const other = 'Mar  1 00:00:01 box sshd[17]: Accepted publickey for backup\n'.repeat(2000);
  const hidden = `Mar  1 00:00:01 box sshd[17]: Accepted\rMar  1 00:00:02 hub *Mar  1 00:00:02.000: NHRP: if_up\r`;
  for (const size of [other.length, other.length + 20, other.length + 39, 300_000])
    expect(read(other + hidden.repeat(3), {}, [size]).messages).toHaveLength(3);
});

describe('hostile lines', () => {
  test.each([
    '(',
    'ISAKMP:',
    'ISAKMP',
    'IPSEC(',
    '%A-1-',
    '%AAAA-',
    '&#1',
    '&amp;',
    '\u001b[',
    '\u001b]',
    'a.',
    '.!',
    ' ',
    '> ',
    '1:',
    '<1>',
    'Mar  1 00:00:01 ',
    '*Mar  1 00:00:01.0: ',
    'a#',
    '將',
    '?',
    '? ',
    'a?',
    '\b',
    '-',
    'mapdb AVL',
    'proxy_match',
    ' :proxy_match ',
    'x\r',
    '\f',
  ])('a megabyte of %j is read in linear time', (unit) => {
    const text = `NHRP: x\n${unit.repeat(1_000_000 / unit.length)}\nNHRP: y\n`;
    expect(read(text)).toBeDefined();
  });

  test('a line without an end is cut, and said', () => {
    const text = `ISAKMP:(0):${'x'.repeat(3 * MAX_LINE_BYTES)}\nNHRP: y\n`;
    for (const sizes of [[], [100_000, 1, 5]]) {
      const { messages, summary } = read(text, {}, sizes);
      expect(messages.map((m) => m.text.length)).toEqual([MAX_LINE_BYTES, 7]);
      expect(summary.problems).toMatchObject([{ code: 'limit', line: 1 }]);
      expect(summary.lines).toBe(2);
    }
  });
});

const SEEDS = new URL('../../../../../shared/seeds/', import.meta.url);

describe.runIf(existsSync(SEEDS))('the translated document', () => {
  const name = existsSync(SEEDS) ? readdirSync(SEEDS).find((file) => file.endsWith('.txt')) : undefined;
  const seed = name === undefined ? new Uint8Array(0) : readFileSync(new URL(name, SEEDS));

  test('its messages, outputs and configurations are told apart', () => {
    const { messages, sections, summary } = read(seed);
    // 379 lines start with a tag, four have prose in front of it.
    expect(messages).toHaveLength(383);
    expect(messages.filter((message) => message.before !== '')).toHaveLength(4);
    expect(messages.every((message) => message.line > 371 && message.endLine < 1191)).toBe(true);
    expect(messages.every((message) => message.prompt === null)).toBe(true);
    expect(sections.filter((section) => section.kind === 'config')).toHaveLength(3);
    const shows = sections
      .filter((section) => section.kind === 'show')
      .map((s) => `${s.prompt} ${s.command}`);
    const commands = [
      'show crypto sockets',
      'show crypto session detail',
      'show crypto isakmp sa detail',
      'show crypto ipsec sa detail',
      'show ip nhrp',
      'show ip nhrp nhs',
      'show dmvpn',
      'show dmvpn detail',
    ];
    const wanted = commands.flatMap((command) => [`Spoke1 ${command}`, `Hub ${command}`]);
    expect(shows.toSorted()).toEqual([...wanted, 'Spoke1 show debug'].toSorted());
    expect(sections.filter((s) => s.line > 371 && s.line < 1191)).toEqual([]);
    expect(summary).toMatchObject({ encoding: 'utf-8', language: 'zh-Hant', problems: [] });
  });

  test.each(['cp950', 'gb18030', 'utf-16le', 'utf-16be'])('the same in %s', (encoding) => {
    const plain = read(seed);
    const text = new TextDecoder().decode(seed);
    const again = read(iconv.encode(text, encoding));
    const outline = (entry: typeof plain): unknown => [
      entry.messages.map((m) => [m.line, m.endLine]),
      entry.sections.map((s) => [s.line, s.endLine, s.command, s.prompt]),
    ];
    expect(outline(again)).toEqual(outline(plain));
    if (encoding !== 'cp950') expect(again.messages).toEqual(plain.messages);
    expect(again.summary.language).toBe('zh-Hant');
  });
});
