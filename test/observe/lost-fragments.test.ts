import { describe, expect, it } from 'vitest';
import type { ScanResult } from '../../parsers/capture/scan-result.ts';
import type { IncompleteDatagram } from '../../parsers/wire/fragments.ts';
import type { Instant } from '../../src/observation.ts';
import { lostFragments } from '../../src/observe/lost-fragments.ts';

const at = (seconds: number): Instant => ({ seconds, nanoseconds: 0, precision: 1000, clock: 'utc' });

/** A capture of the seconds 100 to 140. */
const CAPTURED = { first: at(100), last: at(140) } as ScanResult;

const datagram = (seconds: number | null, hasFirst: boolean): IncompleteDatagram => ({
  source: '192.0.2.1',
  destination: '192.0.2.2',
  protocol: 17,
  identification: 1,
  frame: 1,
  at: seconds === null ? null : at(seconds),
  fragments: 1,
  bytes: 1480,
  hasFirst,
  srcPort: null,
  dstPort: null,
});

describe('fragments of a datagram that never became whole', () => {
  it('are lost in the middle of a capture, and where their time is not known', () => {
    expect(lostFragments(datagram(120, true), CAPTURED)).toMatchObject({
      kind: 'lost-fragments',
      bytes: 1480,
    });
    expect(lostFragments(datagram(null, true), CAPTURED)).not.toBeNull();
  });
  it('are not when the capture ended before the others could come', () => {
    expect(lostFragments(datagram(140, true), CAPTURED)).toBeNull();
    expect(lostFragments(datagram(138, true), CAPTURED)).not.toBeNull();
  });
  it('are not when the first can have passed before the capture began', () => {
    expect(lostFragments(datagram(100, false), CAPTURED)).toBeNull();
    expect(lostFragments(datagram(100, true), CAPTURED)).not.toBeNull();
    expect(lostFragments(datagram(120, false), CAPTURED)).not.toBeNull();
  });
});
