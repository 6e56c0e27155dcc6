import type { Attempt, Column, Correlation, Placed, Watch } from '../correlate/attempt.ts';
import type { Observation, ObservationSet, Side, Source } from '../observation.ts';
import { type Walk, walk } from './walk.ts';
import { type Facilities, facilitiesOf, watchColumns } from './watch.ts';

/** Everything that bears on one attempt: what the checks and the diagnosis read. */
export interface CaseFile {
  attempt: Attempt;
  walk: Walk;
  watches: Record<Column, Watch>;
  correlation: Correlation;
  sources: readonly Source[];
  /** Parsed shows of one router, newest last; `command` in canonical form, e.g. `show crypto ipsec sa`. */
  shown(side: Side, command: string): { observation: Observation; result: unknown }[];
  /** Parsed configurations of one router. */
  configured(side: Side): { observation: Observation; configuration: unknown }[];
  /** Sightings by the catalogue id of their log message, e.g. `F9`, or by failure name. */
  messages(...ids: string[]): Placed[];
  /** All placed observations of one event kind. */
  events(kind: Observation['event']['kind'], ...columns: Column[]): Placed[];
}

/** `facilities`: what each source of the set would show; found once for all attempts of it. */
export function openCase(
  attempt: Attempt,
  correlation: Correlation,
  set: ObservationSet,
  facilities: Facilities = facilitiesOf(set.sources, set.observations),
): CaseFile {
  const watches = watchColumns(attempt, correlation, set.sources, facilities);
  const alone = correlation.attempts.length === 1;
  const states = (side: Side): Observation[] =>
    correlation.states[side].filter((observation) => alone || concerns(observation, attempt, side));
  return {
    attempt,
    watches,
    correlation,
    sources: set.sources,
    walk: walk(attempt, watches),
    shown: (side, command) =>
      states(side).flatMap((observation) =>
        observation.event.kind === 'shown' && observation.event.command === command
          ? [{ observation, result: observation.event.result }]
          : [],
      ),
    configured: (side) =>
      states(side).flatMap((observation) =>
        observation.event.kind === 'configured'
          ? [{ observation, configuration: observation.event.configuration }]
          : [],
      ),
    messages: (...ids) =>
      attempt.placed.filter(
        ({ observation: { message, event } }) =>
          (message !== null && ids.includes(message)) ||
          (event.kind === 'failure' && ids.includes(event.what)),
      ),
    events: (kind, ...columns) =>
      attempt.placed.filter(
        (placed) =>
          placed.observation.event.kind === kind && (columns.length === 0 || columns.includes(placed.column)),
      ),
  };
}

/** With several spokes in one analysis, a spoke's outputs belong to its own attempts only; the hub's to all. */
function concerns(observation: Observation, attempt: Attempt, side: Side): boolean {
  const own = observation.speaker?.nbma;
  if (side === 'hub' || own == null) return true;
  return attempt.spoke.addresses.includes(own) || attempt.spoke.nbma === own;
}
