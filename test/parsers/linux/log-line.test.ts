import { describe, expect, it } from 'vitest';
import { readLogHeader } from '../../../parsers/linux/log-line.ts';

describe('the header of a Linux log line', () => {
  it('reads charon’s file log: milliseconds, no zone', () => {
    const header = readLogHeader('2026-11-23 09:32:02.553 13[NET] <1> text');
    expect(header.at).toEqual({
      seconds: Date.UTC(2026, 10, 23, 9, 32, 2) / 1000,
      nanoseconds: 553_000_000,
      precision: 1_000_000,
      clock: 'local',
    });
    expect(header.rest).toBe('13[NET] <1> text');
    expect(header.program).toBeNull();
  });

  it('reads FRR’s log: seconds only', () => {
    const header = readLogHeader('2026/11/23 09:34:31 NHRP: [NE2QS-E94GN] text');
    expect(header.at?.precision).toBe(1_000_000_000);
    expect(header).toMatchObject({ program: 'NHRP', host: null, rest: '[NE2QS-E94GN] text' });
  });

  it('reads syslog with priority, host and process, without a year', () => {
    const header = readLogHeader('<30>Mar  1 07:08:09 gw-3.example charon[812]: 05[IKE] text');
    expect(header.at).toEqual({
      seconds: Date.UTC(2000, 2, 1, 7, 8, 9) / 1000,
      nanoseconds: 0,
      precision: 1_000_000_000,
      clock: 'no-year',
    });
    expect(header).toMatchObject({ host: 'gw-3.example', program: 'charon', rest: '05[IKE] text' });
  });

  it('turns a stamp with a zone into UTC', () => {
    const header = readLogHeader('2026-11-23T09:32:02.5+02:00 gw charon-systemd[1]: 05[IKE] text');
    expect(header.at).toMatchObject({ clock: 'utc', seconds: Date.UTC(2026, 10, 23, 7, 32, 2) / 1000 });
    expect(header.program).toBe('charon-systemd');
  });

  it('leaves a line without a header alone', () => {
    expect(readLogHeader('05[IKE] text')).toEqual({
      at: null,
      host: null,
      program: null,
      rest: '05[IKE] text',
    });
    expect(readLogHeader('2026-13-40 99:99:99 05[IKE] text').at).toBeNull();
  });
});
