import type { Address } from '../observation.ts';
import { isPrivate } from './addresses.ts';
import type { Parties } from './parties.ts';
import type { Run } from './runs.ts';
import { compareInstants, millisecondsBetween } from './time.ts';

/** Runs of several places that show the same attempt. */
export interface Cluster {
  runs: Run[];
  keys: Set<string>;
}

/** Two attempts of one pair further apart than this on comparable clocks are not the same one. */
const SAME_ATTEMPT_MILLISECONDS = 120_000;

/**
 * Joins runs: first by strong keys (cookie pair, message ID, SPI), then, where nothing contradicts it, by
 * the pair of ends and the order of the attempts.
 */
export function joinRuns(
  runs: readonly Run[],
  parties: Parties,
): { clusters: Cluster[]; notCompared: number } {
  return joinByOrder(joinByKeys(runs), parties);
}

function joinByKeys(runs: readonly Run[]): Cluster[] {
  const parent = runs.map((_, index) => index);
  const find = (index: number): number => {
    while (parent[index] !== index) {
      parent[index] = parent[parent[index]!]!;
      index = parent[index]!;
    }
    return index;
  };
  const owner = new Map<string, number>();
  runs.forEach((run, index) => {
    for (const key of run.keys) {
      const first = owner.get(key);
      if (first === undefined) owner.set(key, index);
      // Runs of one place are apart already, even when an SPI of the first still shows in the second.
      else if (runs[first]!.stream !== run.stream) parent[find(index)] = find(first);
    }
  });
  const clusters = new Map<number, Cluster>();
  runs.forEach((run, index) => {
    const root = find(index);
    const cluster = clusters.get(root) ?? { runs: [], keys: new Set() };
    cluster.runs.push(run);
    for (const key of run.keys) cluster.keys.add(key);
    clusters.set(root, cluster);
  });
  return [...clusters.values()];
}

function joinByOrder(
  clusters: readonly Cluster[],
  parties: Parties,
): { clusters: Cluster[]; notCompared: number } {
  let joined = [...clusters];
  if (new Set(joined.flatMap((cluster) => cluster.runs.map((run) => run.stream))).size < 2)
    return { clusters: joined, notCompared: 0 };
  let notCompared = 0;
  for (let changed = true; changed; ) {
    changed = false;
    const index = new SpokeIndex(joined, parties);
    for (const cluster of joined) {
      if (cluster.runs.length === 0) continue;
      const near = index.near(cluster);
      const candidates = near.filter(
        (c) => c !== cluster && c.runs.length > 0 && canBeSame(cluster, c, parties),
      );
      if (candidates.length === 0) continue;
      const alike = near.filter((c) => c.runs.length > 0 && sameStreams(c, cluster));
      const target = choose(cluster, candidates, alike);
      if (!target) continue;
      for (const run of cluster.runs.splice(0)) target.runs.push(run);
      for (const key of cluster.keys) target.keys.add(key);
      changed = true;
    }
    notCompared = index.notCompared;
    joined = joined.filter((cluster) => cluster.runs.length > 0);
  }
  return { clusters: joined, notCompared };
}

/** Few enough clusters to compare each with each. */
const COMPARE_ALL = 200;
/**
 * Attempts of one spoke that are compared with each other: a week of tries of a spoke that never comes up. Beyond that
 * it is a flood, comparing takes the square of it, and only cookies, message IDs and SPIs join what places saw.
 */
export const MAX_COMPARED = 1000;

/** Finds the clusters that can be of one spoke without comparing all with all. */
class SpokeIndex {
  /** Clusters that were compared with none because there are too many of them. */
  notCompared = 0;
  readonly #all: readonly Cluster[];
  readonly #bySpoke = new Map<Address | null, Cluster[]>();
  readonly #parties: Parties;

  constructor(clusters: readonly Cluster[], parties: Parties) {
    this.#all = clusters;
    this.#parties = parties;
    for (const cluster of clusters) {
      const { spoke } = endsOf(cluster, parties);
      const list = this.#bySpoke.get(spoke);
      if (list) list.push(cluster);
      else this.#bySpoke.set(spoke, [cluster]);
    }
  }

  near(cluster: Cluster): readonly Cluster[] {
    if (this.#all.length <= COMPARE_ALL) return this.#all;
    const { spoke } = endsOf(cluster, this.#parties);
    const unknown = this.#bySpoke.get(null) ?? [];
    const own = spoke === null ? [] : (this.#bySpoke.get(spoke) ?? []);
    if (own.length + unknown.length <= MAX_COMPARED) return [...own, ...unknown];
    this.notCompared++;
    return [];
  }
}

function sameStreams(a: Cluster, b: Cluster): boolean {
  return (
    a.runs.length === b.runs.length &&
    a.runs.every((run) => b.runs.some((other) => other.stream === run.stream))
  );
}

/** The one cluster among the candidates that can be meant: the nearest in time, or the only one, or the one of the same rank. */
function choose(cluster: Cluster, free: readonly Cluster[], alike: readonly Cluster[]): Cluster | null {
  if (free.length === 0) return null;
  if (free.length === 1 && alike.length === 1) return free[0]!;
  const near = free
    .map((c) => ({ c, distance: distance(cluster, c) }))
    .filter((entry) => entry.distance !== null && entry.distance < SAME_ATTEMPT_MILLISECONDS)
    .sort((a, b) => a.distance! - b.distance!);
  if (near.length > 0) return near[0]!.c;
  if (free.length === alike.length) return free[alike.indexOf(cluster)] ?? null;
  return free.length === 1 ? free[0]! : null;
}

function distance(a: Cluster, b: Cluster): number | null {
  const one = firstInstant(a);
  const two = firstInstant(b);
  if (!one || !two) return null;
  return Math.abs(millisecondsBetween(one, two));
}

function firstInstant(cluster: Cluster) {
  const all = cluster.runs.flatMap((run) => {
    const entry =
      run.entries.find((e) => e.observation.at !== null && e.observation.event.kind === 'ike-message') ??
      run.entries.find((e) => e.observation.at !== null);
    return entry?.observation.at ? [entry.observation.at] : [];
  });
  return all.sort(compareInstants)[0] ?? null;
}

/** True when two clusters speak of the same ends and no key says that they are different attempts. */
function canBeSame(a: Cluster, b: Cluster, parties: Parties): boolean {
  if (b.runs.some((run) => a.runs.some((mine) => mine.stream === run.stream))) return false;
  if (contradict(a.keys, b.keys) || haveOtherClients(a, b)) return false;
  const mine = endsOf(a, parties);
  const theirs = endsOf(b, parties);
  const hubsAgree = mine.hub === null || theirs.hub === null || mine.hub === theirs.hub;
  const spokesAgree =
    mine.spoke === null ||
    theirs.spoke === null ||
    mine.spoke === theirs.spoke ||
    isPrivate(mine.spoke) !== isPrivate(theirs.spoke);
  return hubsAgree && spokesAgree;
}

/** The tunnel addresses that registered are known of both, and none is the same. */
function haveOtherClients(a: Cluster, b: Cluster): boolean {
  const clients = (cluster: Cluster) => cluster.runs.flatMap((run) => [...run.clients]);
  const mine = new Set(clients(a));
  const theirs = clients(b);
  return mine.size > 0 && theirs.length > 0 && !theirs.some((client) => mine.has(client));
}

/** Both have keys of one kind and share none of that kind. */
export function contradict(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return ['cookie ', 'message ', 'spi '].some((kind) => {
    const mine = [...a].filter((key) => key.startsWith(kind));
    const theirs = [...b].filter((key) => key.startsWith(kind));
    return mine.length > 0 && theirs.length > 0 && !mine.some((key) => b.has(key));
  });
}

export function endsOf(cluster: Cluster, parties: Parties): { spoke: Address | null; hub: Address | null } {
  let spoke: Address | null = null;
  let hub: Address | null = null;
  for (const run of cluster.runs) {
    const [a, b] = run.ends;
    if (run.column === 'spokeLog') {
      spoke ??= a;
      hub ??= b;
    } else if (run.column === 'hubLog') {
      hub ??= a;
      spoke ??= b;
    } else if (a !== null && b !== null) {
      const isHub = parties.hubOf(a, b);
      if (isHub !== null) {
        hub ??= isHub;
        spoke ??= isHub === a ? b : a;
      }
    }
  }
  return { spoke, hub };
}
