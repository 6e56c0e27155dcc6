import { describe, expect, it } from 'vitest';
import type { Instant } from '../../parsers/instant.ts';
import { formatInstant } from '../../src/evidence.ts';
import { TimeText } from '../../src/report/decode-time.ts';

describe('times of frames', () => {
  it('are written as everywhere else, however they follow each other', () => {
    const times = new TimeText();
    const utc = (seconds: number, nanoseconds: number, precision: number): Instant => ({
      seconds,
      nanoseconds,
      precision,
      clock: 'utc',
    });
    const list: (Instant | null)[] = [
      utc(1_700_000_000, 5_000, 1_000),
      utc(1_700_000_000, 999_999_000, 1_000),
      utc(1_700_000_000, 1, 1),
      utc(1_700_000_001, 1, 1),
      null,
      utc(1_700_000_001, 250_000_000, 1_000_000),
      utc(1_700_000_001, 0, 1_000_000_000),
      utc(0, 0, 1_000),
      { ...utc(7, 0, 1), clock: 'uptime' },
    ];
    expect(list.map((at) => times.of(at))).toEqual(list.map(formatInstant));
    expect(times.of(utc(1_700_000_000, 5_000, 1_000))).toBe('2023-11-14T22:13:20.000005Z');
  });
});
