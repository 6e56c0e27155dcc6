import { describe, expect, it } from 'vitest';
import { formatInstant } from '../src/evidence.ts';
import type { Instant } from '../src/observation.ts';

const at = (seconds: number, nanoseconds: number, precision = 1): Instant => ({
  seconds,
  nanoseconds,
  precision,
  clock: 'utc',
});

describe('an instant', () => {
  it('has the date that the platform gives it, before 1970 and after 9999 too, in any order', () => {
    for (const seconds of [
      0, 86_399, 86_400, -1, -86_400, -86_401, 951_782_400, 1_700_000_000, 253_402_300_800, -62_167_219_201,
      8.64e12, -8.64e12, 1_700_000_001,
    ]) {
      const expected = new Date(seconds * 1000).toISOString().replace('.000Z', '.000000007Z');
      expect(formatInstant(at(seconds, 7))).toBe(expected);
    }
  });

  it('has as many digits as were printed', () => {
    expect(formatInstant(at(0, 5_000_000, 1_000_000))).toBe('1970-01-01T00:00:00.005Z');
    expect(formatInstant(at(0, 999_999_999, 1_000))).toBe('1970-01-01T00:00:00.999999Z');
    expect(formatInstant(at(0, 5, 1_000_000_000))).toBe('1970-01-01T00:00:00Z');
    expect(formatInstant(at(0, 5_000_000, 1_000_000))).toBe('1970-01-01T00:00:00.005Z');
  });

  it('beyond what a date can be is none', () => {
    expect(formatInstant(at(8.64e12 + 1, 0))).toBeNull();
  });
});
