import { describe, expect, test } from 'vitest';
import { YearRollover } from '../../../../parsers/ios/transcript/rollover.ts';
import { only, read } from './read.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const TAIL = 'NHRP: netid_in = 1, to_us = 1';

describe('time stamps', () => {
  const cases: [string, string, number, number, number, string, string | null, string | null][] = [
    [
      'no year, ms',
      '*Mar  1 00:55:40.767: ',
      seconds('2000-03-01T00:55:40Z'),
      767_000_000,
      1e6,
      'no-year',
      '*',
      null,
    ],
    ['no year, s', 'Oct 25 18:53:16: ', seconds('2000-10-25T18:53:16Z'), 0, 1e9, 'no-year', null, null],
    [
      'leap day',
      'Feb 29 23:59:59.9: ',
      seconds('2000-02-29T23:59:59Z'),
      900_000_000,
      1e8,
      'no-year',
      null,
      null,
    ],
    [
      'lost clock',
      '.Oct 25 18:53:16.485: ',
      seconds('2000-10-25T18:53:16Z'),
      485_000_000,
      1e6,
      'no-year',
      '.',
      null,
    ],
    [
      'zone',
      'Mar 13 15:29:24.294 UTC: ',
      seconds('2000-03-13T15:29:24Z'),
      294_000_000,
      1e6,
      'no-year',
      null,
      'UTC',
    ],
    ['zone glued', 'Feb  2 11:39:59KST: ', seconds('2000-02-02T11:39:59Z'), 0, 1e9, 'no-year', null, 'KST'],
    [
      'double colon',
      'Jan 8 15:00:23.723 EDT: : ',
      seconds('2000-01-08T15:00:23Z'),
      723_000_000,
      1e6,
      'no-year',
      null,
      'EDT',
    ],
    [
      'year',
      'Oct 25 2023 18:53:16.485: ',
      seconds('2023-10-25T18:53:16Z'),
      485_000_000,
      1e6,
      'local',
      null,
      null,
    ],
    [
      'year first',
      '2023 Oct 25 18:53:16.485 UTC: ',
      seconds('2023-10-25T18:53:16Z'),
      485_000_000,
      1e6,
      'utc',
      null,
      'UTC',
    ],
    ['year, UTC', 'Oct 25 2023 18:53:16 UTC: ', seconds('2023-10-25T18:53:16Z'), 0, 1e9, 'utc', null, 'UTC'],
    [
      'year, offset',
      'Oct 25 2023 18:53:16 +02:00: ',
      seconds('2023-10-25T16:53:16Z'),
      0,
      1e9,
      'utc',
      null,
      '+02:00',
    ],
    [
      'year, other zone',
      'Oct 25 2023 18:53:16 EDT: ',
      seconds('2023-10-25T18:53:16Z'),
      0,
      1e9,
      'local',
      null,
      'EDT',
    ],
    ['uptime', '00:27:07: ', 1627, 0, 1e9, 'uptime', null, null],
    ['uptime, ms', '*00:27:07.123: ', 1627, 123_000_000, 1e6, 'uptime', '*', null],
    ['uptime, days', '1d02h: ', 93_600, 0, 3600e9, 'uptime', null, null],
    ['uptime, weeks', '43w2d: ', 303 * 86_400, 0, 86_400e9, 'uptime', null, null],
    ['uptime, years', '1y12w: ', (365 + 84) * 86_400, 0, 604_800e9, 'uptime', null, null],
  ];
  test.each(cases)('%s: %s', (_name, stamp, s, ns, precision, clock, mark, zone) => {
    const message = only(`${stamp}${TAIL}\n`);
    expect(message.stamp).toEqual({ at: { seconds: s, nanoseconds: ns, precision, clock }, mark, zone });
    expect(message.text).toBe(TAIL);
    expect(message.before).toBe('');
  });

  test('a space lost behind the colon, and none at all', () => {
    expect(only(`*Mar  1 00:55:40.767:${TAIL}`).stamp?.at.seconds).toBe(seconds('2000-03-01T00:55:40Z'));
    expect(only(TAIL).stamp).toBeNull();
  });

  test.each([
    '*Mar 41 00:55:40.767: ',
    'Foo 12 10:00:00: ',
    '*Mar  1 24:00:00: ',
    '*Mar  1 99:99:99.999: ',
    'Feb 30 10:00:00: ',
    'Feb 29 2023 10:00:00: ',
    '00:99:07: ',
  ])('%s is no time: the text is kept', (stamp) => {
    const message = only(`${stamp}${TAIL}\n`);
    expect(message.stamp).toBeNull();
    expect(message.before).toContain(stamp.trim().split(' ').at(-1));
    expect(message.text).toBe(TAIL);
  });

  test('impossible times are counted', () => {
    const { summary } = read(`x\n*Mar 41 00:55:40: ${TAIL}\n*Mar 42 00:55:40: ${TAIL}\n`);
    expect(summary.problems).toMatchObject([{ code: 'bad-value', line: 2, have: 2 }]);
  });
});

describe('headers', () => {
  test('priority and sequence number', () => {
    const message = only(`<189>1577965: *Oct 25 18:53:16.485: ${TAIL}`);
    expect(message).toMatchObject({
      priority: 189,
      sequence: 1577965,
      host: null,
      stamp: { mark: '*' },
      text: TAIL,
    });
  });

  test('sequence number alone, with and without a stamp', () => {
    expect(only(`000123: *Oct 25 18:53:16.485: ${TAIL}`)).toMatchObject({
      sequence: 123,
      stamp: { mark: '*' },
    });
    expect(only(`000123: ${TAIL}`)).toMatchObject({ sequence: 123, stamp: null, before: '' });
  });

  test('a syslog server in front (RFC 3164)', () => {
    const message = only(`Oct 25 18:53:17 192.0.2.9 1577965: Oct 25 18:53:16.485: ${TAIL}`);
    expect(message).toMatchObject({ host: '192.0.2.9', sequence: 1577965, text: TAIL });
    expect(message.stamp?.at.nanoseconds).toBe(485_000_000);
    expect(message.received?.at.seconds).toBe(seconds('2000-10-25T18:53:17Z'));
  });

  test('a syslog server in front, the router prints no stamp', () => {
    const message = only(`Oct 25 18:53:17 rtr-a.example.net 15: ${TAIL}`);
    expect(message).toMatchObject({ host: 'rtr-a.example.net', sequence: 15, received: null });
    expect(message.stamp?.at.seconds).toBe(seconds('2000-10-25T18:53:17Z'));
  });

  test('a syslog server that splits a message stamps its following lines itself', () => {
    const server = 'Oct 25 18:53:17 rtr-a';
    const message = only(
      [
        `${server} 000198: *Oct 25 18:53:16.485: NHRP: Receive Registration Reply via Tunnel0 vrf: global(0x0), packet size: 128`,
        `${server}  (C-1) code: administratively prohibited(4), flags: none`,
        `${server}        prefix: 32, mtu: 9976, hd_time: 600`,
        `${server} Responder Address Extension(3):`,
      ].join('\n'),
    );
    expect(message.endLine).toBe(4);
    expect(message.following.map((line) => line.trim())).toEqual([
      '(C-1) code: administratively prohibited(4), flags: none',
      'prefix: 32, mtu: 9976, hd_time: 600',
      'Responder Address Extension(3):',
    ]);
  });

  test('RFC 5424', () => {
    const message = only(`<189>1 2023-10-25T18:53:17.003+02:00 rtr-a - - - - *Oct 25 18:53:16.485: ${TAIL}`);
    expect(message).toMatchObject({ priority: 189, host: 'rtr-a', text: TAIL, received: { zone: '+02:00' } });
    expect(message.received?.at).toEqual({
      seconds: seconds('2023-10-25T16:53:17Z'),
      nanoseconds: 3_000_000,
      precision: 1e6,
      clock: 'utc',
    });
    const structured = only(`<189>1 2023-10-25T18:53:17Z rtr-a app 12 id [a@1 b="c"] ${TAIL}`);
    expect(structured).toMatchObject({ host: 'rtr-a', stamp: { at: { clock: 'utc' } }, text: TAIL });
  });

  test('ISO 8601 and a host, also with the columns of a Windows syslog server', () => {
    expect(only(`2023-10-25T18:53:17.003Z rtr-a 12: *Oct 25 18:53:16.485: ${TAIL}`)).toMatchObject({
      host: 'rtr-a',
      sequence: 12,
      received: { zone: 'Z' },
    });
    expect(
      only(`2023-10-25 18:53:17\tLocal7.Debug\t192.0.2.9\t12: *Oct 25 18:53:16.485: ${TAIL}`),
    ).toMatchObject({
      host: '192.0.2.9',
      stamp: { mark: '*' },
    });
  });

  test('the router’s own name (logging origin-id)', () => {
    expect(only(`<189>12: rtr-a: *Oct 25 18:53:16.485: ${TAIL}`)).toMatchObject({
      host: 'rtr-a',
      sequence: 12,
    });
  });

  test('prose, then stamp, then tag', () => {
    const message = only(`This shows that it works. *Oct 25 18:53:16.485: ${TAIL}`);
    expect(message).toMatchObject({ before: 'This shows that it works.', stamp: { mark: '*' }, text: TAIL });
  });
});

test('the turn of the year', () => {
  const at = (text: string) => only(`${text}: ${TAIL}`).stamp!.at;
  const years = new YearRollover();
  const placed = [
    'Dec 31 23:59:58',
    'Dec 31 23:59:59',
    'Jan  1 00:00:00',
    'Dec 31 23:59:59',
    'Jan  1 00:00:01',
    'Jul  1 00:00:00',
    'Dec 31 23:59:59',
    'Jan  1 00:00:00',
  ].map((text) => years.place(at(text)).seconds);
  expect(placed[2]! - placed[1]!).toBe(1);
  expect(placed[3]).toBe(placed[1]);
  expect(placed[4]! - placed[2]!).toBe(1);
  expect(placed[7]! - placed[6]!).toBe(1);
  expect(years.years).toBe(2);
  const uptime = { seconds: 5, nanoseconds: 0, precision: 1e9, clock: 'uptime' } as const;
  expect(years.place(uptime)).toEqual(uptime);
});
