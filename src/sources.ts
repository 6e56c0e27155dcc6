import type { Correlation } from './correlate/attempt.ts';
import { formatInstant } from './evidence.ts';
import type { ReportedSource } from './judgement.ts';
import { say, translateNumbered } from './language/say.ts';
import type { ObservationSet, Side, Source } from './observation.ts';

/** Every source with what is known of it as a whole, by id. */
export function reportSources(set: ObservationSet, correlation: Correlation): ReportedSource[] {
  const vantages = vantagesOf(set, correlation);
  return [...set.sources]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((source) => reportSource(source, vantages.get(source.id)!));
}

function reportSource(source: Source, vantage: ReportedSource['vantage']): ReportedSource {
  const isCapture = source.kind === 'capture';
  return {
    id: source.id,
    path: source.path,
    kind: source.kind,
    vantage,
    format: source.format,
    linkTypes: isCapture ? source.linkTypes : null,
    frames: source.frames,
    bytes: source.bytes,
    encoding: source.encoding,
    language: source.language,
    messages: source.messages,
    unknownMessages: source.unknownMessages,
    unknownShapes: source.unknownShapes,
    complete: source.complete,
    counts: source.counts,
    first: formatInstant(source.first),
    last: formatInstant(source.last),
    problems: source.problems.map((problem) => ({
      code: problem.code,
      layer: problem.layer,
      message: translateNumbered(problem.message),
      frame: problem.frame ?? null,
      line: problem.line ?? null,
      offset: problem.offset ?? null,
      need: problem.need ?? null,
      have: problem.have ?? null,
    })),
  };
}

/** Where each source was taken, as far as that is told or known from what it holds. */
function vantagesOf(
  { sources, observations }: ObservationSet,
  { vantages }: Correlation,
): ReadonlyMap<string, ReportedSource['vantage']> {
  const speakers = new Map<string, Set<Side>>(sources.map(({ id }) => [id, new Set()]));
  for (const { speaker, where } of observations) {
    if (speaker?.side) speakers.get(where.source)?.add(speaker.side);
  }
  const captures = new Map(vantages.map((vantage) => [vantage.source, vantage]));
  return new Map(
    sources.map((source) => {
      const capture = captures.get(source.id);
      if (!capture) return [source.id, textVantage(source, speakers.get(source.id)!)];
      return [source.id, { side: capture.side, how: capture.how, why: capture.why }];
    }),
  );
}

function textVantage({ givenSide }: Source, sides: ReadonlySet<Side>): ReportedSource['vantage'] {
  if (givenSide) return { side: givenSide, how: 'given', why: null };
  if (sides.size > 1)
    return { side: 'both', how: 'inferred', why: say`messages of both routers stand in it` };
  if (sides.has('hub')) return { side: 'hub', how: 'inferred', why: say`the messages are those of a hub` };
  if (sides.has('spoke'))
    return { side: 'spoke', how: 'inferred', why: say`the messages are those of a spoke` };
  return { side: 'unknown', how: 'inferred', why: null };
}
