import type { Attempt, Column, Correlation, Placed } from '../correlate/attempt.ts';
import type { Observation, ObservationSet, Side } from '../observation.ts';
import type { Facts } from './facts.ts';
import { type Scene, Seen } from './seen.ts';
import { type ConfiguredState, type RouterStates, type ShownState, States } from './states.ts';
import { type Walk, walk } from './walk.ts';
import { watchColumns, watchersOf } from './watch.ts';

/** Everything that bears on one attempt: what the checks and the diagnosis read. */
export interface CaseFile extends Scene {
  walk: Walk;
  correlation: Correlation;
  /** Parsed shows of one router, newest last; `command` in canonical form, e.g. `show crypto ipsec sa`. */
  shown(side: Side, command: string): readonly ShownState[];
  /** Parsed configurations of one router. */
  configured(side: Side): readonly ConfiguredState[];
  /** Sightings by the catalogue id of their log message, e.g. `F9`, or by failure name. */
  messages(...ids: string[]): readonly Placed[];
  /** All placed observations of one event kind. */
  events(kind: Observation['event']['kind'], ...columns: Column[]): readonly Placed[];
}

/** Opens the case files of one analysis: what its attempts have in common is found once for all of them. */
export function openCases(correlation: Correlation, set: ObservationSet): (attempt: Attempt) => CaseFile {
  const watchers = watchersOf(set, correlation);
  const states = new States(correlation);
  return (attempt) => {
    const seen = new Seen(attempt.placed);
    const scene: Scene = { attempt, seen, watches: watchColumns(attempt, seen, watchers), facts: [] };
    return new OpenCase(scene, correlation, states);
  };
}

const NO_STATES: readonly ShownState[] = [];

class OpenCase implements CaseFile {
  readonly attempt: Attempt;
  readonly seen: Seen;
  readonly watches: Scene['watches'];
  readonly facts: Facts;
  readonly walk: Walk;
  readonly correlation: Correlation;
  readonly #states: Readonly<Record<Side, RouterStates>>;

  constructor(scene: Scene, correlation: Correlation, states: States) {
    this.attempt = scene.attempt;
    this.seen = scene.seen;
    this.watches = scene.watches;
    this.facts = scene.facts;
    this.walk = walk(scene);
    this.correlation = correlation;
    this.#states = { spoke: states.of(scene.attempt, 'spoke'), hub: states.of(scene.attempt, 'hub') };
  }

  shown(side: Side, command: string): readonly ShownState[] {
    return this.#states[side].shown.get(command) ?? NO_STATES;
  }

  configured(side: Side): readonly ConfiguredState[] {
    return this.#states[side].configured;
  }

  messages(...ids: string[]): readonly Placed[] {
    return this.seen.named(ids);
  }

  events(kind: Observation['event']['kind'], ...columns: Column[]): readonly Placed[] {
    const all = this.seen.events(kind);
    if (columns.length === 0 || all.length === 0) return all;
    return all.filter(({ column }) => columns.includes(column));
  }
}
