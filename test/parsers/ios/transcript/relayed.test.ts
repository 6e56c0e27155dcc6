import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../../fixtures/all-fixtures.ts';
import { only, read } from './read.ts';

const MESSAGE = 'ISAKMP:(1009): processing HASH payload. message ID = 2609441278';
const at = (iso: string) => Date.parse(iso) / 1000;

describe('a line that a syslog server passed on to a second one', () => {
  it.each([
    ['both as RFC 3164', 'Nov 26 10:00:01 relay Nov 26 10:00:00 10.0.0.1 123: *Nov 26 09:59:58.100: '],
    [
      'with the priority passed on',
      '<190>Nov 26 10:00:01 relay <190>Nov 26 10:00:00 10.0.0.1 123: *Nov 26 09:59:58.100: ',
    ],
    [
      'the second as ISO 8601',
      '2024-11-26T10:00:01+01:00 relay Nov 26 10:00:00 10.0.0.1 123: *Nov 26 09:59:58.100: ',
    ],
    [
      'the first as ISO 8601',
      'Nov 26 10:00:01 relay 2024-11-26T10:00:00Z 10.0.0.1 123: *Nov 26 09:59:58.100: ',
    ],
    [
      'the second as RFC 5424',
      '<190>1 2024-11-26T10:00:01Z relay - - - - Nov 26 10:00:00 10.0.0.1 123: *Nov 26 09:59:58.100: ',
    ],
  ])('has the host and the stamps that are nearest to the router: %s', (_, prefix) => {
    const { text, host, sequence, stamp } = only(`${prefix}${MESSAGE}`);
    expect({ text, host, sequence }).toEqual({ text: MESSAGE, host: '10.0.0.1', sequence: 123 });
    expect(stamp?.at).toMatchObject({ seconds: at('2000-11-26T09:59:58Z'), nanoseconds: 100_000_000 });
  });

  it('has the stamp of the first server when the router wrote none', () => {
    const { host, stamp } = only(`Nov 26 10:00:01 relay Nov 26 10:00:00 10.0.0.1 ${MESSAGE}`);
    expect(host).toBe('10.0.0.1');
    expect(stamp?.at.seconds).toBe(at('2000-11-26T10:00:00Z'));
  });

  it.each([
    ['Nov 26 10:00:00 router Nov 26 09:59:58.100 EST: ', 'a zone of letters'],
    ['Nov 26 10:00:00 router 123: Nov 26 09:59:58.100: ', 'the number of the line'],
  ])('is told from the router’s own stamp behind one server: %s', (prefix) => {
    expect(only(`${prefix}${MESSAGE}`)).toMatchObject({ host: 'router' });
  });

  it('holds what it held, lines of one message too', () => {
    const log = readFileSync(join(FIXTURES, 'made-transcript-syslog-server', 'syslog.log'), 'utf8');
    const relayed = log.replace(/^(?=May)/gm, 'May  1 08:00:01 relay-2 ');
    const told = (text: string) =>
      read(text).messages.map(({ text: line, host, sequence, stamp, following }) => ({
        line,
        host,
        sequence,
        at: stamp?.at,
        following,
      }));
    expect(told(log).length).toBeGreaterThan(300);
    expect(told(relayed)).toEqual(told(log));
  });
});
