import { describe, expect, test } from 'vitest';
import { judged, workshop } from '../acceptance/support.ts';
import { storyCases } from '../made/transcripts/cases.ts';
import { print } from '../made/transcripts/print.ts';
import { interleave, type Said } from '../made/transcripts/said.ts';
import { nthWorld } from '../made/transcripts/scenes.ts';
import { healthy } from '../made/transcripts/stories.ts';

const { observe } = workshop();
const printing = { release: '15.1', head: 'unset', start: 1_762_000_000 } as const;

async function attemptsOf(hub: readonly Said[]) {
  return judged(await observe([{ name: 'hub.log', content: print(hub, printing) }])).attempts;
}

const named = (name: string) => storyCases.find((one) => one.name === name)!;

describe('spokes behind NAT in the log of a hub', () => {
  /** Two sites that use the same private address. */
  const behindNat = (n: number) => {
    const made = nthWorld(n);
    made.spoke.nbma = '192.168.1.2';
    made.translated = { nbma: `203.0.113.${70 + n}`, port: 40_000 + n };
    return made;
  };

  test('a registration goes with the path of its tunnel address, not with the private address in it', async () => {
    const stories = [healthy(behindNat(1)), healthy(behindNat(2), 23)];
    const attempts = await attemptsOf(interleave(...stories.map((story) => story.of('hub'))));
    expect(
      attempts.map(({ spoke, steps, registrations }) => [
        spoke.nbma,
        spoke.tunnel,
        steps[11]!.verdict,
        registrations.map(({ spokeNbma, requestId }) => [spokeNbma, requestId]),
      ]),
    ).toEqual([
      ['203.0.113.71', '10.20.0.101', 'done', [['192.168.1.2', 65_552]]],
      ['203.0.113.72', '10.20.0.102', 'done', [['192.168.1.2', 65_552]]],
    ]);
  });

  test('one spoke: nothing tells another path', async () => {
    const attempts = await attemptsOf(healthy(behindNat(1)).of('hub'));
    expect(attempts.map(({ spoke }) => spoke.nbma)).toEqual(['203.0.113.71']);
  });
});

describe('offers that the hub refuses', () => {
  const hub = named('policy-hash').story().of('hub');
  const offers = hub.flatMap(({ id, at, values }) => (id === 'I16' && values['role'] === 'N' ? [at] : []));

  test('copies ten seconds apart are one attempt and count as repeats', async () => {
    expect(offers).toHaveLength(3);
    const attempts = await attemptsOf(hub);
    expect(attempts).toHaveLength(1);
    expect(attempts[0]!.steps[2]).toMatchObject({ number: 3, verdict: 'done', repeats: 2 });
    expect(attempts[0]!.stalledAfter).toBe(3);
  });

  test('an offer a minute later is another try', async () => {
    const later = hub.map((one) => (one.at >= offers[2]! ? { ...one, at: one.at + 60_000 } : one));
    expect((await attemptsOf(later)).map(({ stalledAfter }) => stalledAfter)).toEqual([3, 3]);
  });

  test('an offer that is taken after one that was refused is another try', async () => {
    const good = healthy(nthWorld(1), 200_000);
    const refused = named('policy-group').story(nthWorld(1)).of('hub');
    const attempts = await attemptsOf([...refused, ...good.of('hub')]);
    expect(attempts.length).toBeGreaterThan(1);
    expect(attempts.at(-1)!.steps[11]!.verdict).toBe('done');
    expect(attempts.at(-1)!.steps.every(({ repeats }) => repeats === 0)).toBe(true);
  });
});

describe('a log that ends', () => {
  test('without time stamps it proves no stall', async () => {
    const said = healthy().of('hub');
    const upTo = said.findIndex(({ id, values }) => id === 'I14' && values['state'] === 'MM_KEY_EXCH') + 2;
    const set = await observe([
      { name: 'cut.log', content: print(said.slice(0, upTo), { ...printing, head: 'none' }) },
    ]);
    expect(judged(set).attempts.map(({ outcome, stalledAfter }) => [outcome, stalledAfter])).toEqual([
      ['cannot-tell', 5],
    ]);
  });
});
