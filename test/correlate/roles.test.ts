import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import { FIXTURES } from '../fixtures/all-fixtures.ts';
import { judged, observed } from '../laws/evidence.ts';
import { holed } from '../laws/split.ts';

describe('which end is the spoke, where no side is told and no offer was captured', () => {
  it('is the one that started, not the one that is seen first', async () => {
    const name = 'lab-esp-dropped-spoke-to-hub/spoke1.pcap';
    const capture = { name, data: new Uint8Array(readFileSync(join(FIXTURES, name))) };
    // Without MM1: the hub's MM2 is the first of IKE that is there.
    const data = holed(capture, 0.1, 0.2)!;
    const { attempts } = judged(...(await observed([{ name, data }], emptyKeyStore())));
    const { spoke, hub, steps } = attempts[0]!;
    expect([spoke.nbma, hub.nbma]).toEqual(['172.16.1.1', '172.16.10.1']);
    expect(steps[10]!.verdict).toBe('sent');
  });
});
