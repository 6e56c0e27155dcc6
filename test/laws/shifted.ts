import type { Instant, Observation, ObservationSet } from '../../src/index.ts';

/** The set with the clocks of some sources set forward by so many seconds. */
export function shifted(set: ObservationSet, sources: ReadonlySet<string>, seconds: number): ObservationSet {
  const move = <T extends Instant | null>(at: T): T => (at && { ...at, seconds: at.seconds + seconds }) as T;
  return {
    sources: set.sources.map((source) =>
      sources.has(source.id) ? { ...source, first: move(source.first), last: move(source.last) } : source,
    ),
    observations: set.observations.map((observation): Observation => {
      if (!sources.has(observation.where.source)) return observation;
      const { event } = observation;
      const isCounted = event.kind === 'esp-flow' || event.kind === 'gre-flow';
      return {
        ...observation,
        at: move(observation.at),
        event: isCounted ? { ...event, first: move(event.first), last: move(event.last) } : event,
      };
    }),
  };
}
