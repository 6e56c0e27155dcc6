import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseShow, showParsers } from '../../../../parsers/ios/show/index.ts';
import { parseDuration } from '../../../../parsers/ios/show/values.ts';

const samples: [string, string][] = [
  [
    'show crypto isakmp sa',
    `IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
192.0.2.1       198.51.100.7    QM_IDLE           1001 ACTIVE`,
  ],
  [
    'show crypto ipsec sa',
    `interface: Tunnel0
 Crypto map tag: Tunnel0-head-0, local addr 198.51.100.7
   local  ident (addr/mask/prot/port): (198.51.100.7/255.255.255.255/47/0)
   remote ident (addr/mask/prot/port): (192.0.2.1/255.255.255.255/47/0)
   current_peer 192.0.2.1 port 500
    #pkts encaps: 118, #pkts encrypt: 118, #pkts digest: 118
     inbound esp sas:
      spi: 0xC0FFEE01(3237998081)
        transform: esp-aes 256 esp-sha-hmac ,
        in use settings ={Transport, }
        sa timing: remaining key lifetime (k/sec): (4411111/2710)`,
  ],
  [
    'show ip nhrp',
    `10.20.0.7/32 via 10.20.0.7
   Tunnel0 created 00:12:04, expire 00:09:55
   Type: dynamic, Flags: unique registered
   NBMA address: 203.0.113.7`,
  ],
  [
    'show ip nhrp nhs',
    `Legend: E=Expecting replies, R=Responding, W=Waiting
Tunnel0:
10.20.0.1  RE  NBMA Address: 192.0.2.1 priority = 0 cluster = 0`,
  ],
  [
    'show ip nhrp traffic',
    'Tunnel0: Max-send limit:100Pkts/10Sec, Usage:0%\n Sent: Total 1\n 1 Registration Request',
  ],
  [
    'show interfaces',
    'Interface  IP-Address  OK? Method Status Protocol\nTunnel0 10.20.0.7 YES manual up down',
  ],
  ['show debugging', 'NHRP:\n  NHRP protocol debugging is on\n  NHRP activity debugging is on'],
  [
    'show version',
    'Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE\nr7 uptime is 1 minute',
  ],
  ['show clock', '*10:22:33.123 UTC Mon Mar 1 2021'],
];

describe('recogniseShow', () => {
  test.each(samples)('%s by its command and by its shape alone', (command, text) => {
    const lines = text.split('\n');
    expect(recogniseShow(`Branch-7#${command}`, [])?.command).toBe(command);
    expect(recogniseShow(null, lines)?.command).toBe(command);
    expect(recogniseShow('some words above it', lines)?.command).toBe(command);
    expect(recogniseShow(null, text.replace(/\n */g, '\n\n').split('\n'))?.command).toBe(command);
  });

  test('each command is recognised by one parser only', () => {
    for (const [command] of samples) {
      expect(showParsers.filter((parser) => parser.matchesCommand(command))).toHaveLength(1);
    }
  });

  test('a command that is not read stays so, whatever its output looks like', () => {
    expect(recogniseShow('R1#show ip route', samples[0]![1].split('\n'))).toBeNull();
    expect(recogniseShow(null, ['ISAKMP:(1001):Old State = IKE_I_MM1  New State = IKE_I_MM2'])).toBeNull();
    expect(recogniseShow(null, [])).toBeNull();
  });
});

describe('parsers survive', () => {
  test('any cut and any changed character', () => {
    const at = fc.nat({ max: 600 });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        at,
        at,
        fc.string({ unit: 'binary', maxLength: 6 }),
        (sample, cut, flip, put) => {
          const text = sample[1].slice(0, cut);
          const damaged = text.slice(0, flip) + put + text.slice(flip + 1);
          for (const parser of showParsers) {
            const { unrecognised } = parser.parse(damaged.split('\n'));
            const count = damaged.split('\n').length;
            expect(unrecognised.every((line) => line >= 0 && line < count)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    ['one word', 'a'.repeat(300_000)],
    ['digits', '1'.repeat(300_000)],
    ['dots', '1.'.repeat(150_000)],
    ['colons', ':'.repeat(300_000)],
    ['spaces', ' '.repeat(300_000)],
    ['counters', '#pkts '.repeat(50_000)],
    ['addresses', '192.0.2.1 '.repeat(30_000)],
    ['interfaces', 'Tunnel0 '.repeat(40_000)],
    ['words', 'a b '.repeat(75_000)],
    ['braces', 'flags={'.repeat(40_000)],
  ])('a hostile line in linear time: %s', (_, line) => {
    for (const parser of showParsers) {
      parser.matchesCommand(line);
      parser.matchesShape([line]);
      parser.parse([line]);
    }
  });
});

test('durations', () => {
  const cases: [string, number | null][] = [
    ['00:27:07', 1627],
    ['0:00:43', 43],
    ['23:59:10', 86_350],
    ['1d02h', 93_600],
    ['6d12h', 561_600],
    ['3w5d', 2_246_400],
    ['48w0d', 29_030_400],
    ['1y2w', 32_745_600],
    ['never', null],
    ['soon', null],
    ['', null],
  ];
  for (const [text, seconds] of cases) expect(parseDuration(text), text).toBe(seconds);
});
