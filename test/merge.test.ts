import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSets } from '../src/merge.ts';
import type { Observation, ObservationSet, Source } from '../src/observation.ts';
import { observeTranscript } from '../src/observe/transcript/index.ts';
import { print } from './made/transcripts/print.ts';
import { healthy } from './made/transcripts/stories.ts';
import { messages } from './parsers/ios/messages/support.ts';

const story = healthy();

/** What one source shows, as `observe` writes it. */
function setOf(id: string, side: 'hub' | 'spoke', first: number, last: number): ObservationSet {
  const text = print(story.of(side).slice(first, last), { release: '15.1', head: 'none', start: 0 });
  const told = observeTranscript(messages(text), { source: id });
  const source: Source = {
    id,
    path: id,
    kind: 'transcript',
    givenSide: null,
    format: 'ios',
    linkTypes: [],
    frames: null,
    bytes: text.length,
    encoding: 'utf-8',
    language: told.language,
    messages: told.messages,
    unknownMessages: told.unknownMessages,
    unknownShapes: told.unknownShapes,
    complete: true,
    problems: [],
    first: null,
    last: null,
    counts: {},
  };
  return { sources: [source], observations: told.observations };
}

const ALL = [
  setOf('a.log', 'hub', 0, 60),
  setOf('b.log', 'spoke', 0, 60),
  setOf('c.log', 'hub', 60, 120),
  setOf('d.log', 'spoke', 60, 120),
];

const text = (set: ObservationSet): string => JSON.stringify(set);
const anySets = fc.shuffledSubarray(ALL, { minLength: 1 });

describe('merging sets of observations', () => {
  test('in any order: the same bytes', () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const sorted = [...sets].sort((a, b) => (a.sources[0]!.id < b.sources[0]!.id ? -1 : 1));
        expect(text(mergeSets(...sets))).toBe(text(mergeSets(...sorted)));
      }),
    );
  });

  test('in any grouping: the same bytes', () => {
    fc.assert(
      fc.property(anySets, anySets, anySets, (a, b, c) => {
        const [one, two, three] = [mergeSets(...a), mergeSets(...b), mergeSets(...c)];
        expect(text(mergeSets(mergeSets(one, two), three))).toBe(text(mergeSets(one, mergeSets(two, three))));
      }),
    );
  });

  test('twice: the same as once', () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const once = mergeSets(...sets);
        expect(text(mergeSets(once, once, ...sets))).toBe(text(once));
      }),
    );
  });

  test('nothing is lost', () => {
    const merged = mergeSets(...ALL);
    const count = (list: readonly Observation[]) => list.length;
    expect(count(merged.observations)).toBe(ALL.reduce((sum, set) => sum + count(set.observations), 0));
    expect(merged.sources.map(({ id }) => id)).toEqual(['a.log', 'b.log', 'c.log', 'd.log']);
  });
});
