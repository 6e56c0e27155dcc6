/** Texts that were made to hurt. */
import type { HostileCase } from './captures.ts';
import { logFlood } from './floods.ts';

const LINE =
  '*Mar  1 00:00:01.000: ISAKMP (0): received packet from 198.51.100.66 dport 500 sport 500 Global (N) NEW SA\n';
const encode = (text: string) => new TextEncoder().encode(text);
const sixteen = (text: string) => new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const STAMPS = [
  'Feb 30 25:61:61.999',
  'Mar  0 00:00:00',
  '*Xxx 99 99:99:99',
  '9999999999.999',
  '1w2d',
  'Mar  1 2999 00:00:00.000000000000',
  '-1:00:00',
];

/** A line of text and many repetitions of what a pattern might try again and again. */
export const BACKTRACKERS: readonly ((size: number) => string)[] = [
  (size) => `${LINE.trim()}${' '.repeat(size)}x\n`,
  (size) => `*Mar  1 00:00:01.000: ISAKMP:(0):${'('.repeat(size)}\n`,
  (size) => `*Mar  1 00:00:01.000: ISAKMP:(0):${'1.'.repeat(size / 2)}\n`,
  (size) => `*Mar  1 00:00:01.000: NHRP: ${'0x'.repeat(size / 2)}\n`,
  (size) => `*Mar  1 00:00:01.000: IPSEC(sa_request): ,${'a='.repeat(size / 2)}\n`,
  (size) => `*Mar  1 00:00:01.000: %CRYPTO-4-${'A_'.repeat(size / 2)}\n`,
  (size) => `*Mar  1 00:00:01.000: ISAKMP: ${':'.repeat(size)}\n`,
  (size) => `${'Mar  1 '.repeat(size / 7)}\n`,
  (size) => `${'R1#'.repeat(size / 3)}\n`,
  (size) => `${'\u001b['.repeat(size / 2)}m\n`,
  (size) => `00[IKE] <${'|'.repeat(size)}\n`,
  (size) => `Jan  1 00:00:00 host charon: 09[ENC] parsed ID_PROT request 0 [ ${'SA '.repeat(size / 3)}\n`,
  (size) => `R1#show crypto ipsec sa\n${'inbound esp sas: '.repeat(size / 17)}\nR1#\n`,
  (size) => `R1#show running-config\ncrypto isakmp key ${'a '.repeat(size / 2)}\nend\nR1#\n`,
];

export const HOSTILE_TEXTS: readonly HostileCase[] = [
  {
    name: 'one line of a million characters',
    bytes: () => encode(`${LINE}${'x'.repeat(1_000_000)}\n${LINE}`),
    says: 'limit',
  },
  {
    name: 'a million characters of a charon log without line break',
    bytes: () => encode(`Jan  1 00:00:00 host charon: 09[IKE] ${'x'.repeat(1_000_000)}`),
    says: 'limit',
  },
  {
    name: '16 MB without a line break',
    bytes: () => encode(LINE + 'x'.repeat(16 * 1024 * 1024)),
    says: 'limit',
  },
  {
    name: 'NUL bytes',
    bytes: () => encode(LINE.replace('from', '\0from\0') + '\0'.repeat(1000) + LINE),
    says: null,
  },
  {
    name: 'invalid UTF-8',
    bytes: () => joined(encode(LINE), Uint8Array.of(0xc3, 0x28, 0xf8, 0x88, 0xff, 0xfe, 10), encode(LINE)),
    says: null,
  },
  {
    name: 'invalid Big5',
    bytes: () =>
      joined(
        encode(LINE.repeat(20)),
        Uint8Array.from({ length: 400 }, (_, n) => (n % 40 === 39 ? 10 : 0x81 + (n % 120))),
      ),
    says: 'bad-encoding',
  },
  {
    name: 'half a surrogate pair in UTF-16',
    bytes: () => joined(Uint8Array.of(0xff, 0xfe), sixteen(`${LINE}\ud800\n${LINE}`), Uint8Array.of(1)),
    says: null,
  },
  {
    name: 'an encoding that changes half-way',
    bytes: () => joined(encode(LINE.repeat(50)), sixteen(LINE.repeat(50))),
    says: 'bad-encoding',
  },
  {
    name: 'UTF-16 that turns to UTF-8 half-way',
    bytes: () => joined(sixteen(LINE.repeat(50)), encode(LINE.repeat(50))),
    says: 'bad-encoding',
  },
  {
    name: 'ANSI and OSC escapes',
    bytes: () => encode(`\u001b[2J\u001b]0;owned\u0007\u001b[31m${LINE}\u001bP1;1|x\u001b\\${LINE}`),
    says: null,
  },
  {
    name: 'bidirectional marks',
    bytes: () => encode(LINE.replace('packet', '\u202epacket\u2066').repeat(3)),
    says: null,
  },
  {
    name: 'time stamps of every impossible kind',
    bytes: () => encode(STAMPS.map((stamp) => LINE.replace('*Mar  1 00:00:01.000', stamp)).join('')),
    says: 'time',
  },
  {
    name: 'ten thousand prompts',
    bytes: () => encode(Array.from({ length: 10_000 }, (_, n) => `Router${n}#show clock\n`).join('') + LINE),
    says: 'more problems are not listed',
  },
  {
    name: 'a hundred thousand unknown messages',
    bytes: () =>
      encode(
        Array.from(
          { length: 100_000 },
          (_, n) => `*Mar  1 00:00:01.000: ISAKMP: word${n.toString(36).replace(/\d/g, 'q')} never seen\n`,
        ).join(''),
      ),
    says: null,
  },
  { name: 'a debug log of 20,000 offers', bytes: () => logFlood(20_000), says: null },
  {
    name: 'a show output of 50,000 lines',
    bytes: () => encode(`${LINE}R1#show ip nhrp\n${'10.0.0.1/32 via 10.0.0.1\n'.repeat(50_000)}R1#\n`),
    says: 'limit',
  },
  {
    name: 'a configuration of 300,000 lines',
    bytes: () =>
      encode(
        `R1#show running-config\nhostname R1\n${'interface Tunnel0\n ip address 10.0.0.1 255.255.255.0\n'.repeat(150_000)}end\n`,
      ),
    says: 'limit',
  },
  {
    name: 'no text at all',
    bytes: () => Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7919) & 0xff),
    says: 'wrong-format',
  },
  { name: 'an empty file', bytes: () => new Uint8Array(0), says: 'unreadable' },
];
