import type { Attempt, Correlation } from '../correlate/attempt.ts';
import type { Observation, Side } from '../observation.ts';

export interface ShownState {
  observation: Observation;
  result: unknown;
}

export interface ConfiguredState {
  observation: Observation;
  configuration: unknown;
}

/** Shows and configurations of one router, oldest first. */
export interface RouterStates {
  /** By command in canonical form. */
  shown: ReadonlyMap<string, readonly ShownState[]>;
  configured: readonly ConfiguredState[];
}

/** What the routers of one analysis showed of themselves, sorted once for all attempts. */
export class States {
  readonly #hub: RouterStates;
  readonly #spokes: readonly Observation[];
  /** Null when all spokes' states belong to every attempt. */
  readonly #byOwner: ReadonlyMap<string | null, readonly number[]> | null;
  readonly #all: RouterStates;

  constructor({ states, attempts }: Correlation) {
    this.#hub = sorted(states.hub);
    this.#spokes = states.spoke;
    const owners = positionsByOwner(states.spoke);
    const areShared = attempts.length === 1 || [...owners.keys()].every((owner) => owner === null);
    this.#byOwner = areShared ? null : owners;
    this.#all = areShared ? sorted(states.spoke) : NOTHING;
  }

  /** With several spokes in one analysis, a spoke's outputs belong to its own attempts only; the hub's to all. */
  of({ spoke }: Attempt, side: Side): RouterStates {
    if (side === 'hub') return this.#hub;
    if (this.#byOwner === null) return this.#all;
    const positions: number[] = [];
    for (const owner of new Set([null, spoke.nbma, ...spoke.addresses]))
      for (const position of this.#byOwner.get(owner) ?? []) positions.push(position);
    return sorted(positions.sort((a, b) => a - b).map((position) => this.#spokes[position]!));
  }
}

const NOTHING: RouterStates = { shown: new Map(), configured: [] };

/** Positions of the observations by the NBMA address of the router that they are of; null when it is not known. */
function positionsByOwner(observations: readonly Observation[]): Map<string | null, number[]> {
  const owners = new Map<string | null, number[]>();
  for (const [position, { speaker }] of observations.entries()) {
    const owner = speaker?.nbma ?? null;
    const list = owners.get(owner);
    if (list) list.push(position);
    else owners.set(owner, [position]);
  }
  return owners;
}

function sorted(observations: readonly Observation[]): RouterStates {
  if (observations.length === 0) return NOTHING;
  const shown = new Map<string, ShownState[]>();
  const configured: ConfiguredState[] = [];
  for (const observation of observations) {
    const { event } = observation;
    if (event.kind === 'configured') configured.push({ observation, configuration: event.configuration });
    if (event.kind !== 'shown') continue;
    const list = shown.get(event.command);
    if (list) list.push({ observation, result: event.result });
    else shown.set(event.command, [{ observation, result: event.result }]);
  }
  return { shown, configured };
}
