import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import type { AnalyzeInput, Side } from '../../src/index.ts';
import { FIXTURES } from '../fixtures/all-fixtures.ts';
import { judged, observed } from '../laws/evidence.ts';
import { parted } from '../laws/split.ts';

function capture(name: string, side: Side | null): AnalyzeInput {
  const data = new Uint8Array(readFileSync(join(FIXTURES, name)));
  return side === null ? { name, data } : { name, data, side };
}

/** The causes and the verdict of one step, with the first capture whole and the second from one of its frames on. */
async function judgeLate(whole: AnalyzeInput, late: AnalyzeInput, begin: number, step: number) {
  const [, rest] = parted(late, begin)!;
  const { attempts } = judged(...(await observed([whole, { ...late, data: rest }], emptyKeyStore())));
  const { causes, steps } = attempts[0]!;
  return {
    verdict: steps[step - 1]!.verdict,
    certain: causes.filter(({ confidence }) => confidence === 'certain').map(({ id }) => id),
  };
}

describe('a capture that begins in the middle is no witness for what passed before', () => {
  it('of ESP, although its side is told', async () => {
    const [spoke, hub] = [
      capture('made-aggressive-mode/spoke.pcap', 'spoke'),
      capture('made-aggressive-mode/hub.pcap', 'hub'),
    ];
    // The hub's capture has ESP of the hub only: that of the spoke came before.
    expect(await judgeLate(spoke, hub, 0.95, 11)).toEqual({ verdict: 'done', certain: [] });
  });

  it('of the registration reply', async () => {
    const [spoke, hub] = [
      capture('made-cisco-style/spoke.pcap', 'spoke'),
      capture('made-cisco-style/hub.pcap', 'hub'),
    ];
    expect(await judgeLate(hub, spoke, 0.5, 13)).toEqual({ verdict: 'sent', certain: [] });
  });

  it('of what stands before it in another capture only because nothing aligns their clocks', async () => {
    const [spoke, hub] = [
      capture('lab-esp-dropped-spoke-to-hub/spoke1.pcap', null),
      capture('lab-esp-dropped-spoke-to-hub/hub.pcap', null),
    ];
    // The hub's capture ends before the spoke's ESP; the spoke's now begins with it.
    expect(await judgeLate(hub, spoke, 0.75, 11)).toEqual({ verdict: 'sent', certain: [] });
  });
});
