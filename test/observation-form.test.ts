import { describe, expect, it } from 'vitest';
import { type ObservationSet, observeInputs } from '../src/index.ts';
import { nodeCiphers } from '../src/node/ciphers.ts';
import { asObservationSet } from '../src/observation-form.ts';
import { CAPTURES, fixtureFiles, TEXTS } from './fixtures/all-fixtures.ts';
import { configurations, shows } from './fuzz/corpus.ts';
import { storyCases } from './made/transcripts/cases.ts';
import { print } from './made/transcripts/print.ts';

const written = (set: ObservationSet): unknown => JSON.parse(JSON.stringify(set));

describe('whatever is observed has the form of observations', () => {
  it.each([...fixtureFiles(CAPTURES), ...fixtureFiles(TEXTS)])('$name', async ({ name, bytes, keys }) => {
    const { set } = await observeInputs([{ name, data: bytes }], { keys, ciphers: nodeCiphers() });
    expect(asObservationSet(written(set))).toEqual(set);
  });

  it.each(storyCases)('$name', async ({ story }) => {
    const told = story();
    const printing = { release: '15.1', head: 'zone', start: 1_762_000_000 } as const;
    const inputs = (['hub', 'spoke'] as const).map((side) => ({
      name: side,
      data: new TextEncoder().encode(print(told.of(side), printing)),
    }));
    const { set } = await observeInputs(inputs);
    expect(asObservationSet(written(set))).toEqual(set);
  });

  it('shows and configurations', async () => {
    const texts = [...shows(), ...configurations()];
    const inputs = texts.map(({ text }, index) => ({
      name: `text ${index}`,
      data: new TextEncoder().encode(`R1#show running-config\n${text}\n`),
    }));
    const { set } = await observeInputs(inputs);
    expect(asObservationSet(written(set))).toEqual(set);
  });
});

it('frames are counted from 1: a flow that begins with frame 0 is none', async () => {
  const [first] = fixtureFiles(/lab-success-aes\/hub\.pcap$/);
  const { set } = await observeInputs([{ name: 'a', data: first!.bytes }]);
  const changed = written(set) as ObservationSet;
  const index = changed.observations.findIndex(({ event }) => event.kind === 'esp-flow');
  Object.assign(changed.observations[index]!.event, { firstFrame: 0 });
  expect(asObservationSet(changed)).toBe(
    `observations[${index}].event.firstFrame must be a whole number from 1`,
  );
});

it('an address that would steer the terminal is none', async () => {
  const [first] = fixtureFiles(/made-retransmissions\/.*pcap$/);
  const { set } = await observeInputs([{ name: 'a', data: first!.bytes }]);
  const changed = written(set) as ObservationSet;
  const index = changed.observations.findIndex(({ event }) => event.kind === 'ike-message');
  Object.assign(changed.observations[index]!.event, { source: '\u001b[31m1.2.3.4' });
  expect(asObservationSet(changed)).toBe(`observations[${index}].event.source must be an address`);
});
