import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import type { AnalyzeInput, ObservationSet } from '../../src/index.ts';
import type { Report } from '../../src/judgement.ts';
import { overclaimedCauses, overclaims, verdicts, verdictsInOrder } from './certainty.ts';
import { type Analysis, analyses, judged, observed } from './evidence.ts';
import { shifted } from './shifted.ts';
import { holed, isCapture, parted } from './split.ts';

/** `LAWS=every` holds them against every analysis, twice as often; otherwise against one in three, the same at every run. */
const EVERY = process.env['LAWS'] === 'every';

/** Observed and judged once: the laws below begin with what is known of the whole. */
const WHOLE = await Promise.all(
  analyses()
    // A run named `given` has the inputs of another with their sides told, which the laws do by themselves.
    .filter(({ name }) => !name.endsWith(': given'))
    .filter((_, index) => EVERY || index % 3 === 0)
    .map(async (analysis) => {
      const sets = await observed(analysis.inputs, analysis.keys);
      return { ...analysis, sets, report: judged(...sets) };
    }),
);
type Whole = (typeof WHOLE)[number];

const OF_SEVERAL = WHOLE.filter(({ sets }) => sets.length > 1);
const names = (wholes: readonly Whole[]) => wholes.map((whole) => [whole.name, whole] as const);

describe('the order of the inputs does not matter, byte for byte', () => {
  it.each(names(OF_SEVERAL))('%s', (_, { sets, report }) => {
    const expected = JSON.stringify(report);
    fc.assert(
      fc.property(fc.shuffledSubarray(sets, { minLength: sets.length }), (order) => {
        expect(JSON.stringify(judged(...order))).toBe(expected);
      }),
      { numRuns: EVERY ? 4 : 1, seed: 1, endOnFailure: true },
    );
  });
});

/** Sources that share a clock: a capture has its own, the logs of one router's daemons have the router's. */
function clocksOf({ sources }: Report): Set<string>[] {
  const clocks = new Map<string, Set<string>>();
  for (const { id, kind, vantage } of sources) {
    const clock = kind === 'capture' || vantage.side === 'unknown' ? id : `log of the ${vantage.side}`;
    clocks.set(clock, (clocks.get(clock) ?? new Set()).add(id));
  }
  return [...clocks.values()];
}

const seconds = fc.oneof(
  fc.integer({ min: -120, max: 120 }),
  fc.integer({ min: -2, max: 3 }).map((years) => years * 31_536_000 + 61),
);
const merged = (sets: readonly ObservationSet[]): ObservationSet => ({
  sources: sets.flatMap((set) => set.sources),
  observations: sets.flatMap((set) => set.observations),
});

/** The clocks of all sources are known against each other. */
function areAligned({ clocks, sources }: Report): boolean {
  const pairs = (sources.length * (sources.length - 1)) / 2;
  return (
    clocks.filter(({ offsetMin, offsetMax }) => offsetMin !== null && offsetMax !== null).length === pairs
  );
}

describe('clocks that are set differently change no verdict, nor the order of attempts where they are aligned', () => {
  it.each(names(WHOLE))('%s', (_, { sets, report }) => {
    const decided = areAligned(report) ? verdictsInOrder : verdicts;
    const expected = decided(report);
    const clocks = clocksOf(report);
    const all = new Set(report.sources.map(({ id }) => id));
    fc.assert(
      fc.property(fc.constantFrom(all, ...clocks), seconds, (clock, shift) => {
        expect(decided(judged(shifted(merged(sets), clock, shift)))).toEqual(expected);
      }),
      { numRuns: EVERY ? 6 : 2, seed: 2, endOnFailure: true },
    );
  });
});

/** A source's side as it is told or was found out, so that a part of it needs no finding out. */
function told({ report }: Whole, { name, data }: AnalyzeInput): AnalyzeInput {
  const side = report.sources.find(({ id }) => id === name)?.vantage.side;
  return side === 'spoke' || side === 'hub' ? { name, data, side } : { name, data };
}

/** The analysis with one input replaced by parts of it. */
async function withParts(whole: Whole, input: AnalyzeInput, parts: readonly AnalyzeInput[]): Promise<Report> {
  const others = whole.sets.filter((set) => set.sources[0]!.id !== input.name);
  return judged(...others, ...(await observed(parts, whole.keys)));
}

const somewhere = fc.double({ min: 0.1, max: 0.95, noNaN: true });
const CUTS = { numRuns: EVERY ? 3 : 1, seed: 3, endOnFailure: true };
const WITHOUT_KEYS = WHOLE.filter(({ keys }) => keys.ike.length + keys.esp.length === 0);

/**
 * Where two files can tell less than one, with the reason: what is said in several messages that are messages of
 * their own, and the time between two files, of which nobody knows whether it was recorded.
 */
const TELLS_LESS_IN_TWO: Readonly<Record<string, string>> = {
  'found-lifetime-beyond-counting':
    'the attributes of a proposal stand in one file, that it is accepted in the other',
  'found-request-id-beyond-counting':
    'all there is is one message, without its first line in the second file',
  'lab-phase2-proposal-mismatch':
    'charon lists its proposals and those of the peer, and says then that none fits',
  'lab-udp500-blocked': 'charon says what it makes, and then where it sends it',
  'made-transcript-history': 'the hub is silent for nine minutes, in which the spoke asks in vain',
};

describe('a capture or a log in two files changes no verdict', () => {
  const whole = WITHOUT_KEYS.filter(({ report }) =>
    report.sources.every(({ vantage, kind }) => vantage.side !== 'both' && kind !== 'mixed'),
  );

  it.each(names(whole))('%s', async (name, one) => {
    const mayTellLess = Object.hasOwn(TELLS_LESS_IN_TWO, name.split(':')[0]!);
    for (const given of one.inputs) {
      const input = told(one, given);
      const alone = await withParts(one, input, [input]);
      await fc.assert(
        fc.asyncProperty(somewhere, async (place) => {
          const parts = parted(input, place);
          if (parts === null) return;
          const [first, second] = parts;
          const two = await withParts(one, input, [
            { ...input, data: first },
            { ...input, name: `${input.name}.2`, data: second },
          ]);
          if (mayTellLess && one.report.attempts.length === 1) expect(overclaims(alone, two)).toEqual([]);
          else if (!mayTellLess) expect(verdicts(two)).toEqual(verdicts(alone));
        }),
        { ...CUTS, numRuns: EVERY ? 12 : 1 },
      );
    }
  });
});

const OF_ONE_ATTEMPT = WHOLE.filter(({ report }) => report.attempts.length === 1);

describe('without one of the sources nothing is more certain', () => {
  it.each(names(OF_ONE_ATTEMPT.filter(({ sets }) => sets.length > 1)))('%s', (_, { sets, report }) => {
    for (const left of sets) {
      const without = left.sources[0]!.id;
      const rest = sets.filter((set) => set !== left);
      expect({ without, claims: overclaims(report, judged(...rest)) }).toEqual({ without, claims: [] });
    }
  });
});

/** What a router says of its own configuration is certain, until it says otherwise. */
const UNTIL_TOLD_OTHERWISE = 'no-nhs-configured';

describe('an input that ends earlier makes no cause certain that the whole does not', () => {
  const ungiven = (analysis: Analysis): AnalyzeInput[] =>
    analysis.inputs.map(({ name, data }) => ({ name, data }));
  const whole = OF_ONE_ATTEMPT.filter(({ keys }) => keys.ike.length + keys.esp.length === 0);

  it.each(names(whole))('%s', async (_, one) => {
    const inputs = ungiven(one);
    const sets = await observed(inputs, emptyKeyStore());
    const report = judged(...sets);
    if (report.attempts.length !== 1) return;
    const alone = { ...one, sets, report };
    for (const input of inputs) {
      await fc.assert(
        fc.asyncProperty(somewhere, async (place) => {
          const parts = parted(input, place);
          if (parts === null) return;
          const less = await withParts(alone, input, [{ ...input, data: parts[0] }]);
          const claims = less.attempts
            .flatMap((attempt) => overclaimedCauses(report.attempts[0]!, attempt))
            .filter((claim) => !claim.startsWith(UNTIL_TOLD_OTHERWISE));
          expect({ input: input.name, place, claims }).toEqual({ input: input.name, place, claims: [] });
        }),
        CUTS,
      );
    }
  });
});

describe('a capture that begins later proves no message that the whole lacks, and makes no cause certain', () => {
  const whole = OF_ONE_ATTEMPT.filter(({ keys }) => keys.ike.length + keys.esp.length === 0);

  it.each(names(whole))('%s', async (_, one) => {
    for (const input of one.inputs.filter(isCapture)) {
      await fc.assert(
        fc.asyncProperty(somewhere, async (place) => {
          const parts = parted(input, place);
          if (parts === null) return;
          const less = await withParts(one, input, [{ ...input, data: parts[1] }]);
          const claims = overclaims(one.report, less).filter((claim) =>
            /(missing|failed) became (done|inferred)|became certain/.test(claim),
          );
          expect({ input: input.name, place, claims }).toEqual({ input: input.name, place, claims: [] });
        }),
        CUTS,
      );
    }
  });
});

const ARRIVED: ReadonlySet<string> = new Set(['done', 'inferred']);

/** Steps that less evidence shows to have come to pass, which all of it does not. */
function arrivals(whole: Report, less: Report): string[] {
  const before = whole.attempts[0]!;
  return less.attempts.flatMap(({ steps, outcome }) => [
    ...steps.flatMap(({ number, verdict }, index) => {
      const was = before.steps[index]!.verdict;
      return ARRIVED.has(verdict) && !ARRIVED.has(was) ? [`step ${number}: ${was} became ${verdict}`] : [];
    }),
    ...(outcome === 'registered' && before.outcome !== 'registered' ? ['registered'] : []),
  ]);
}

/** Losses that less evidence makes certain, except those on the way to one side. */
function losses(whole: Report, less: Report, except: string): string[] {
  const certain = overclaimedCauses(whole.attempts[0]!, less.attempts[0]!).map(
    (claim) => claim.split(':')[0]!,
  );
  const { causes } = less.attempts[0]!;
  return causes.filter(({ id, domain }) => certain.includes(id) && domain !== except).map(({ id }) => id);
}

/** Again one in three of those, for laws that only the full run holds against all. */
const SOME = OF_ONE_ATTEMPT.filter(({ keys }) => keys.ike.length + keys.esp.length === 0).filter(
  (_, index) => EVERY || index % 3 === 0,
);

/**
 * A hole looks like silence and like loss: what was in it did not come, as far as its source shows. So nothing holds of
 * a loss on the way to the place that has the hole, nor of a step that only this place could have shown. It proves no
 * arrival, and no loss on the other way.
 */
describe('a hole in a source proves nothing that arrived, and no loss but that of what was on its way there', () => {
  const hole = fc.tuple(somewhere, somewhere).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

  it.each(names(SOME))('%s', async (_, one) => {
    for (const input of one.inputs) {
      const side = one.report.sources.find(({ id }) => id === input.name)?.vantage.side;
      await fc.assert(
        fc.asyncProperty(hole, async ([from, to]) => {
          const data = holed(input, from, to);
          if (data === null) return;
          const less = await withParts(one, input, [{ ...input, data }]);
          expect({ input: input.name, from, to, claims: arrivals(one.report, less) }).toMatchObject({
            claims: [],
          });
          if (less.attempts.length !== 1) return;
          const lost = losses(one.report, less, `path-to-${side}`);
          expect({ input: input.name, from, to, lost }).toMatchObject({ lost: [] });
        }),
        { ...CUTS, numRuns: EVERY ? 6 : 1 },
      );
    }
  });
});

/**
 * Who names a source's side says that it watched, and then its silence speaks. That it ended too early makes his word
 * untrue, so a loss on the way to it, and what nobody else could have seen, may be claimed; an arrival may not, nor a
 * loss on the other way.
 */
describe('a source of a stated side that ends earlier proves no arrival, and no loss but on the way to it', () => {
  it.each(names(SOME))('%s', async (_, one) => {
    for (const given of one.inputs) {
      const input = told(one, given);
      if (input.side === undefined) continue;
      const stated = await withParts(one, input, [input]);
      if (stated.attempts.length !== 1) continue;
      await fc.assert(
        fc.asyncProperty(somewhere, async (place) => {
          const parts = parted(input, place);
          if (parts === null) return;
          const less = await withParts(one, input, [{ ...input, data: parts[0] }]);
          expect({ input: input.name, place, claims: arrivals(stated, less) }).toMatchObject({ claims: [] });
          if (less.attempts.length !== 1) return;
          const lost = losses(stated, less, `path-to-${input.side}`).filter(
            (id) => id !== UNTIL_TOLD_OTHERWISE,
          );
          expect({ input: input.name, place, lost }).toMatchObject({ lost: [] });
        }),
        CUTS,
      );
    }
  });
});
