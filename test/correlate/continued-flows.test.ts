import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import { FIXTURES } from '../fixtures/all-fixtures.ts';
import { verdicts } from '../laws/certainty.ts';
import { judged, observed } from '../laws/evidence.ts';
import { parted } from '../laws/split.ts';

const capture = (name: string, side: 'spoke' | 'hub') => ({
  name,
  side,
  data: new Uint8Array(readFileSync(join(FIXTURES, name))),
});

describe('a flow that goes on in the next file of a capture', () => {
  it('is one flow: its packets are counted once, over both', async () => {
    const spoke = capture('lab-esp-dropped-spoke-to-hub/spoke1.pcap', 'spoke');
    const whole = judged(...(await observed([spoke], emptyKeyStore())));
    // Cut among its three ESP packets, which are the last frames but for keepalives.
    const [first, second] = parted(spoke, 0.95)!;
    const files = [
      { ...spoke, data: first },
      { ...spoke, name: `${spoke.name}.2`, data: second },
    ];
    const two = judged(...(await observed(files, emptyKeyStore())));
    expect(verdicts(two)).toEqual(verdicts(whole));
    const counted = ({ attempts }: typeof whole) =>
      attempts[0]!.flows.map(({ spi, packets, bytes }) => ({ spi, packets, bytes }));
    expect(counted(whole)).toMatchObject([{ packets: 3 }]);
    expect(counted(two)).toEqual(counted(whole));
  });

  it('of the same time, as two captures of one place have it, stays apart', async () => {
    const spoke = capture('lab-esp-dropped-spoke-to-hub/spoke1.pcap', 'spoke');
    const twice = judged(...(await observed([spoke, { ...spoke, name: 'again.pcap' }], emptyKeyStore())));
    expect(twice.attempts[0]!.flows.map(({ packets }) => packets)).toEqual([3, 3]);
  });
});
