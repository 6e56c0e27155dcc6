import type { Attempt, Column, Crossing, Placed, Watch } from '../correlate/attempt.ts';
import type { Observation } from '../observation.ts';
import type { Facts } from './facts.ts';

/** One attempt with what was seen of it and what each column would have shown. */
export interface Scene {
  attempt: Attempt;
  seen: Seen;
  watches: Record<Column, Watch>;
  facts: Facts;
}

type EventKind = Observation['event']['kind'];

const NONE: readonly Placed[] = [];

/** What was seen of one attempt, by what it is asked for: one walk over it instead of one for every question. */
export class Seen {
  /** Everything, in causal order. */
  readonly all: readonly Placed[];
  /** The sightings of the flow's messages. */
  readonly crossings: readonly Placed[];
  /** Ids of the sources that show something of it. */
  readonly sources: ReadonlySet<string>;
  readonly #byColumn: Record<Column, Placed[]> = {
    spokeLog: [],
    spokeWire: [],
    hubWire: [],
    hubLog: [],
    wire: [],
  };
  readonly #byKind = new Map<EventKind, Placed[]>();
  readonly #byCrossing = new Map<Crossing, Placed[]>();
  readonly #byName = new Map<string, Placed[]>();
  /** Made when it is first asked for: most attempts need none. */
  #positions: Map<Placed, number> | null = null;

  constructor(all: readonly Placed[]) {
    const crossings: Placed[] = [];
    for (const placed of all) {
      const { observation, column, crossing } = placed;
      const { event, message } = observation;
      this.#byColumn[column].push(placed);
      add(this.#byKind, event.kind, placed);
      if (crossing !== null) {
        crossings.push(placed);
        add(this.#byCrossing, crossing, placed);
      }
      if (message !== null) add(this.#byName, message, placed);
      if (event.kind === 'failure' && event.what !== message) add(this.#byName, event.what, placed);
    }
    this.all = all;
    this.crossings = crossings;
    this.sources = sourcesOf(all);
  }

  /** Everything of one column. */
  in(column: Column): readonly Placed[] {
    return this.#byColumn[column];
  }

  /** Everything of one event kind. */
  events(kind: EventKind): readonly Placed[] {
    return this.#byKind.get(kind) ?? NONE;
  }

  /** Everything of several event kinds, in causal order. */
  eventsOf(...kinds: EventKind[]): readonly Placed[] {
    let found = NONE;
    for (const kind of kinds) {
      const list = this.events(kind);
      if (list.length === 0) continue;
      if (found.length > 0)
        return this.all.filter(({ observation }) => kinds.includes(observation.event.kind));
      found = list;
    }
    return found;
  }

  /** The sightings of one of the flow's messages. */
  sightings(crossing: Crossing): readonly Placed[] {
    return this.#byCrossing.get(crossing) ?? NONE;
  }

  /** What has one of these catalogue ids of log messages, e.g. `F9`, or failure names. */
  named(names: readonly string[]): readonly Placed[] {
    let found = NONE;
    for (const name of names) {
      const list = this.#byName.get(name);
      if (list === undefined) continue;
      if (found.length > 0) return this.#namedInOrder(names);
      found = list;
    }
    return found;
  }

  #namedInOrder(names: readonly string[]): Placed[] {
    const found = new Set(names.flatMap((name) => this.#byName.get(name) ?? []));
    return [...found].sort((a, b) => this.positionOf(a) - this.positionOf(b));
  }

  /** Where in the causal order something stands, from 0. */
  positionOf(placed: Placed): number {
    this.#positions ??= new Map(this.all.map((one, position) => [one, position]));
    return this.#positions.get(placed) ?? -1;
  }

  /** The last of a list that is in causal order stands after something. */
  endsAfter(list: readonly Placed[], placed: Placed): boolean {
    const last = list.at(-1);
    if (last === undefined || last === placed) return false;
    return this.all.lastIndexOf(last) > this.all.lastIndexOf(placed);
  }
}

/** Ids of the sources that a list is from; neighbours mostly are from the same. */
export function sourcesOf(list: readonly Placed[]): Set<string> {
  const sources = new Set<string>();
  let last: string | null = null;
  for (const { observation } of list) {
    if (observation.where.source === last) continue;
    last = observation.where.source;
    sources.add(last);
  }
  return sources;
}

function add<K>(lists: Map<K, Placed[]>, key: K, placed: Placed): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [placed]);
  else list.push(placed);
}
