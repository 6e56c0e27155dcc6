import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ObservationSet, observeInputs } from '../../src/index.ts';
import { mergeSets } from '../../src/merge.ts';
import { asObservationSet } from '../../src/observation-form.ts';
import { CAPTURES, fixtureFiles, TEXTS } from '../fixtures/all-fixtures.ts';

const MOST_BYTES = 30_000;

/** What the small fixtures show, each as a machine that has only this file would write it; names come again. */
const SETS: ObservationSet[] = [];
for (const { name, bytes } of [...fixtureFiles(CAPTURES), ...fixtureFiles(TEXTS)]) {
  if (bytes.length > MOST_BYTES) continue;
  const { set } = await observeInputs([{ name: name.split('/').at(-1)!, data: bytes }]);
  if (set.observations.length > 0) SETS.push(set);
}

const text = (set: ObservationSet): string => JSON.stringify(set);

/** Which set, and which of its observations. Numbers only: what fails must stay readable. */
const choice = fc.record({
  which: fc.nat(SETS.length - 1),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  step: fc.integer({ min: 1, max: 5 }),
});
const choices = fc.array(choice, { minLength: 1, maxLength: 6 });

/** A part of a set: what a machine that saw less would have written. */
function partOf({ which, from, step }: { which: number; from: number; step: number }): ObservationSet {
  const { sources, observations } = SETS[which]!;
  const isPart = (ordinal: number, index: number) =>
    step === 5 || (index >= from * observations.length && ordinal % step === 0);
  return { sources, observations: observations.filter(({ ordinal }, index) => isPart(ordinal, index)) };
}

describe('observation sets: parse(print(x)) is x', () => {
  it('of every small fixture, byte for byte', () => {
    expect(SETS.length).toBeGreaterThan(100);
    for (const set of SETS) {
      const read = asObservationSet(JSON.parse(text(set)));
      expect(typeof read === 'string' ? read : text(read)).toBe(text(set));
    }
  });
});

describe('merging observation sets, byte for byte', () => {
  it('is commutative: any order', () => {
    fc.assert(
      fc.property(choices, fc.infiniteStream(fc.nat()), (chosen, order) => {
        const sets = chosen.map(partOf);
        const shuffled = sets
          .map((set) => ({ set, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ set }) => set);
        expect(text(mergeSets(...shuffled))).toBe(text(mergeSets(...sets)));
      }),
    );
  });

  it('is associative: any grouping', () => {
    fc.assert(
      fc.property(choices, choices, choices, (...chosen) => {
        const groups = chosen.map((group) => group.map(partOf));
        const all = text(mergeSets(...groups.flat()));
        const [one, two, three] = groups.map((group) => mergeSets(...group)) as ObservationSet[];
        expect(text(mergeSets(mergeSets(one!, two!), three!))).toBe(all);
        expect(text(mergeSets(one!, mergeSets(two!, three!)))).toBe(all);
      }),
    );
  });

  it('is idempotent: again is once, and what was merged stays as it is', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const sets = chosen.map(partOf);
        const once = mergeSets(...sets);
        expect(text(mergeSets(once))).toBe(text(once));
        expect(text(mergeSets(once, ...sets, once))).toBe(text(once));
      }),
    );
  });

  it('puts together what was split', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SETS),
        fc.integer({ min: 2, max: 7 }),
        ({ sources, observations }, count) => {
          const split = Array.from({ length: count }, (_, index) => ({
            sources,
            observations: observations.filter(({ ordinal }) => ordinal % count === index),
          }));
          expect(text(mergeSets(...split))).toBe(text(mergeSets({ sources, observations })));
        },
      ),
    );
  });

  it('keeps two inputs of one name apart', () => {
    const named = SETS.filter(({ sources }) => sources[0]!.id === 'hub.pcap').slice(0, 3);
    const merged = mergeSets(...named);
    expect(merged.sources).toHaveLength(3);
    expect(merged.observations).toHaveLength(named.reduce((sum, set) => sum + set.observations.length, 0));
    for (const { id, path } of merged.sources) {
      expect(id).toMatch(/^hub\.pcap \[[0-9a-f]{8}\]$/);
      expect(path).toBe('hub.pcap');
    }
  });
});
