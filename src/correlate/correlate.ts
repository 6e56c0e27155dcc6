import type { Address, Failure, NatVerdict, ObservationSet, Side, Source } from '../observation.ts';
import type { Attempt, Correlation, Party, Placed } from './attempt.ts';
import { inOrder } from './attempt-order.ts';
import { orderCausally } from './causal-order.ts';
import { alignClocks } from './clocks.ts';
import { describePhase1, describeQuickModes, describeRegistrations } from './exchanges.ts';
import { type Cluster, contradict, endsOf, joinRuns } from './join.ts';
import { MAX_ATTEMPTS } from './limits.ts';
import { numberMessages } from './numbering.ts';
import { Parties } from './parties.ts';
import { findRuns, type Run } from './runs.ts';
import { toldByShows } from './shown-states.ts';
import { sightingOf } from './sightings.ts';
import { makeStreams, sideResolver } from './streams.ts';
import { inferVantages } from './vantage.ts';

/**
 * Joins what all sources saw into attempts. The result depends on the set of observations only, not on
 * the order in which sources were given.
 */
export function correlate(set: ObservationSet): Correlation {
  const seen = correlateSeen(set);
  if (seen.attempts.some(({ placed }) => placed.length > 0)) return seen;
  const given = new Map(set.sources.map((source) => [source.id, source.givenSide]));
  const parties = new Parties(set.observations, (source) => given.get(source) ?? null);
  const told = toldByShows(set.observations, sideResolver(set.observations, given, parties));
  return told.length === 0 ? seen : correlateSeen({ ...set, observations: [...set.observations, ...told] });
}

function correlateSeen(set: ObservationSet): Correlation {
  const sources = [...set.sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  const given = new Map(sources.map((source) => [source.id, source.givenSide]));
  const parties = new Parties(set.observations, (source) => given.get(source) ?? null);
  const vantages = inferVantages(sources, set.observations, parties);
  const streams = makeStreams(sources, set.observations, parties, vantages);
  const numbered = numberMessages(streams.map(({ observations }) => observations));
  const runs = streams.flatMap((stream) => findRuns(stream, numbered));
  const { clusters: all, notCompared } = joinRuns(runs, parties);
  const { kept: clusters, leftOut } = mostTelling(all.filter(showsTheFlow));
  const attempts = clusters.map((cluster) => assemble(cluster, parties));
  // Only sightings of one message in two places bound clocks against each other.
  const clocks = streams.length < 2 ? [] : alignClocks(attempts);
  for (const attempt of attempts) attempt.placed = orderCausally(attempt.placed, clocks);
  // Somebody says that this place watched, and nothing came: that is an attempt of which nothing was seen.
  if (attempts.length === 0 && sources.some((source) => source.givenSide !== null && isRecording(source))) {
    attempts.push(assemble({ runs: [], keys: new Set() }, parties));
  }
  const ordered = inOrder(attempts, clocks);
  ordered.forEach((attempt, index) => {
    attempt.id = String(index + 1);
  });
  return {
    attempts: ordered,
    clocks,
    vantages,
    notCompared,
    leftOut,
    differentRuns: findDifferentRuns(runs),
    states: sortStates(set, given, parties),
  };
}

/** The attempts of which most was seen, in their order, when there are more than the limit. */
function mostTelling(clusters: readonly Cluster[]): { kept: readonly Cluster[]; leftOut: number } {
  if (clusters.length <= MAX_ATTEMPTS) return { kept: clusters, leftOut: 0 };
  const seen = (cluster: Cluster) => cluster.runs.reduce((sum, run) => sum + run.entries.length, 0);
  const ranked = clusters.map((cluster, rank) => ({ cluster, rank, seen: seen(cluster) }));
  ranked.sort((a, b) => b.seen - a.seen || a.rank - b.rank);
  const kept = ranked.slice(0, MAX_ATTEMPTS).sort((a, b) => a.rank - b.rank);
  return { kept: kept.map(({ cluster }) => cluster), leftOut: clusters.length - MAX_ATTEMPTS };
}

function isRecording(source: Source): boolean {
  return source.kind === 'capture' || source.kind === 'transcript' || source.kind === 'mixed';
}

/** Remarks alone (a clock message, a configuration change) are no attempt. */
function showsTheFlow(cluster: Cluster): boolean {
  return cluster.runs.some((run) =>
    run.entries.some(({ observation: { event } }) => event.kind !== 'remark' && event.kind !== 'adjacency'),
  );
}

function assemble(cluster: Cluster, parties: Parties): Attempt {
  const ends = endsOf(cluster, parties);
  const guessed = guessEnds(cluster);
  const spokeNbma = ends.spoke ?? guessed[0];
  const hubNbma = ends.hub ?? (spokeNbma === guessed[0] ? guessed[1] : guessed[0]);
  const addressSide = addressSides(cluster, parties, spokeNbma, hubNbma);
  const initiator = findInitiator(cluster, addressSide);
  const placed: Placed[] = cluster.runs.flatMap((run) =>
    run.entries.map((entry) => {
      const sighting = sightingOf(entry, run.column, initiator, addressSide);
      return {
        observation: entry.observation,
        column: run.column,
        crossing: sighting?.crossing ?? null,
        sender: sighting?.sender ?? null,
        repeat: entry.repeat,
      };
    }),
  );
  const attempt: Attempt = {
    id: '',
    spoke: describeParty('spoke', spokeNbma, cluster, placed, addressSide),
    hub: describeParty('hub', hubNbma, cluster, placed, addressSide),
    initiator,
    crypto: cryptoOf(placed),
    placed,
    phase1: describePhase1(placed, initiator),
    quickModes: describeQuickModes(placed, initiator),
    registrations: describeRegistrations(placed),
    rekeys: cluster.runs.reduce((most, { rekeys }) => Math.max(most, rekeys), 0),
  };
  return attempt;
}

/** Where nothing tells which end is which: who started is the spoke, or else who spoke first. */
function guessEnds({ runs }: Cluster): Run['ends'] {
  const run = runs.find(({ ends }) => ends[0] !== null && ends[1] !== null);
  if (!run) return [null, null];
  const [one, other] = run.ends;
  return run.entries.some(({ initiator }) => initiator === other) ? [other, one] : [one, other];
}

function addressSides(
  cluster: Cluster,
  parties: Parties,
  spoke: Address | null,
  hub: Address | null,
): (address: Address) => Side | null {
  const sides = new Map<Address, Side>();
  for (const run of cluster.runs) {
    const [a, b] = run.ends;
    if (run.column === 'spokeLog' || run.column === 'hubLog') {
      const own: Side = run.column === 'hubLog' ? 'hub' : 'spoke';
      if (a !== null) sides.set(a, own);
      if (b !== null) sides.set(b, own === 'hub' ? 'spoke' : 'hub');
    } else if (a !== null && b !== null) {
      const isHub = parties.hubOf(a, b);
      if (isHub !== null) {
        sides.set(isHub, 'hub');
        sides.set(isHub === a ? b : a, 'spoke');
      }
    }
  }
  if (spoke !== null && !sides.has(spoke)) sides.set(spoke, 'spoke');
  if (hub !== null && !sides.has(hub)) sides.set(hub, 'hub');
  return (address) => sides.get(address) ?? null;
}

function findInitiator(cluster: Cluster, addressSide: (address: Address) => Side | null): Side {
  for (const run of cluster.runs) {
    for (const entry of run.entries) {
      const { event } = entry.observation;
      if (event.kind !== 'ike-message') continue;
      if (entry.initiator !== null) {
        const side = addressSide(entry.initiator);
        if (side) return side;
      }
      if (entry.name === 'MM1' || entry.name === 'AM1') {
        const own: Side = run.column === 'hubLog' ? 'hub' : 'spoke';
        if (event.act === 'sent') return own;
        if (event.act === 'received') return own === 'hub' ? 'spoke' : 'hub';
      }
    }
  }
  return 'spoke';
}

function describeParty(
  side: Side,
  nbma: Address | null,
  cluster: Cluster,
  placed: readonly Placed[],
  addressSide: (address: Address) => Side | null,
): Party {
  const addresses = new Set<Address>();
  for (const run of cluster.runs)
    for (const end of run.ends) if (end !== null && addressSide(end) === side) addresses.add(end);
  const farColumns = side === 'spoke' ? ['hubWire', 'hubLog'] : ['spokeWire', 'spokeLog'];
  const seenByOther = cluster.runs
    .filter((run) => farColumns.includes(run.column))
    .flatMap((run) => run.ends)
    .find((end) => end !== null && addressSide(end) === side);
  return {
    nbma: seenByOther ?? nbma,
    tunnel: tunnelAddress(side, placed),
    hostname: hostname(side, placed),
    behindNat: isBehindNat(side, placed, addresses),
    addresses: [...addresses].sort(),
  };
}

function tunnelAddress(side: Side, placed: readonly Placed[]): Address | null {
  for (const { observation, column } of placed) {
    const { event } = observation;
    if (event.kind === 'nhrp-packet' && event.packet.startsWith('registration')) {
      const address = side === 'spoke' ? event.sourceProtocol : event.destinationProtocol;
      if (address !== null) return address;
    }
    if (event.kind === 'nhrp-state' && event.protocolAddress !== null) {
      const about: Side | null =
        event.what === 'endpoint-added' || event.what === 'client-up' || event.what === 'client-down'
          ? 'spoke'
          : event.what === 'nhs-up' ||
              event.what === 'nhs-down' ||
              event.what === 'nhs-expecting' ||
              event.what === 'registering'
            ? 'hub'
            : null;
      if (about === side) return event.protocolAddress;
    }
    if (event.kind === 'adjacency' && event.neighbor !== null) {
      if ((column === 'hubLog' && side === 'spoke') || (column === 'spokeLog' && side === 'hub'))
        return event.neighbor;
    }
  }
  return null;
}

function hostname(side: Side, placed: readonly Placed[]): string | null {
  const column = side === 'hub' ? 'hubLog' : 'spokeLog';
  return (
    placed.find((p) => p.column === column && p.observation.speaker?.host)?.observation.speaker?.host ?? null
  );
}

function isBehindNat(side: Side, placed: readonly Placed[], addresses: ReadonlySet<Address>): boolean | null {
  if (addresses.size > 1) return true;
  const own = side === 'hub' ? 'hubLog' : 'spokeLog';
  let verdict: boolean | null = null;
  const told = { self: false, peer: false };
  for (const { observation, column } of placed) {
    if (observation.event.kind !== 'nat-verdict') continue;
    if (observation.medium === 'wire') {
      const end = natEnd(observation.event, addresses);
      if (end?.translated) return true;
      if (end?.translated === false) told[end.by] = true;
      continue;
    }
    const inside = column === own ? 'self-inside' : 'peer-inside';
    if (observation.event.verdict === inside) return true;
    if (observation.event.verdict === 'none') verdict = false;
  }
  // No NAT on either stretch: the end's own hash holds up to the capture, the peer's hash of it from there on.
  return verdict ?? (told.self && told.peer ? false : null);
}

/** What the NAT-D hashes of one message say of one end, and whether that end sent it. */
function natEnd(
  { source, destination, sourceTranslated, destinationTranslated }: NatVerdict,
  addresses: ReadonlySet<Address>,
): { by: 'self' | 'peer'; translated: boolean | null } | null {
  if (source !== undefined && addresses.has(source))
    return { by: 'self', translated: sourceTranslated ?? null };
  if (destination !== undefined && addresses.has(destination))
    return { by: 'peer', translated: destinationTranslated ?? null };
  return null;
}

/** What only a router that runs IKEv1 tells of (`%CRYPTO-n-IKMP_…`). */
const IKEV1_FAILURES: ReadonlySet<string> = new Set([
  'bad-message',
  'mode-failed',
  'not-encrypted',
  'no-sa',
  'aggressive-mode-disabled',
  'not-offered',
  'not-authenticated',
  'cannot-decrypt',
]);

function isOfEsp({ what, fields }: Failure): boolean {
  if (what === 'esp-authentication-failed') return true;
  return what === 'access-list' && (fields['protocol'] === '50' || fields['protocol'] === 'esp');
}

function cryptoOf(placed: readonly Placed[]): Attempt['crypto'] {
  let clear = false;
  let ikev1 = false;
  let ikev2 = false;
  for (const { observation } of placed) {
    const { event } = observation;
    if (event.kind === 'ike-message' && event.exchange === 'ikev2') ikev2 = true;
    else if (event.kind === 'ike-message' || event.kind === 'ike-state') ikev1 = true;
    else if (event.kind === 'failure' && event.what.startsWith('ikev2-')) ikev2 = true;
    else if (event.kind === 'ike-milestone' && event.detail === 'IKEv2') ikev2 = true;
    else if (event.kind === 'failure' && (IKEV1_FAILURES.has(event.what) || isOfEsp(event))) ikev1 = true;
    else if (event.kind === 'ike-milestone' || event.kind === 'esp-flow' || event.kind === 'ipsec-sa')
      ikev1 = true;
    else if (
      event.kind === 'tunnel-state' &&
      ['opening-socket', 'active-open', 'triggered'].includes(event.what)
    )
      ikev1 = true;
    else if (
      observation.medium === 'wire' &&
      (event.kind === 'nhrp-packet' || event.kind === 'gre-flow') &&
      event.spi === null &&
      // Without a receiver's outer address it was seen inside the tunnel, which tells nothing of the outside.
      event.destination !== null
    )
      clear = true;
  }
  // A log's key engine speaks of both versions; an IKEv2 header settles it.
  if (ikev2) return 'ikev2';
  if (ikev1) return 'ikev1';
  return clear ? 'none' : 'unknown';
}

/** Pairs of places that look at one pair of ends and share no key although both have some. */
function findDifferentRuns(runs: readonly Run[]): Correlation['differentRuns'] {
  if (runs.every((run) => run.stream === runs[0]!.stream)) return [];
  const keys = new Map<string, Set<string>>();
  const sources = new Map<string, Set<string>>();
  for (const run of runs) {
    const all = keys.get(run.stream.id) ?? new Set();
    for (const key of run.keys) all.add(key);
    keys.set(run.stream.id, all);
    if (!sources.has(run.stream.id))
      sources.set(run.stream.id, new Set(run.stream.observations.map((o) => o.where.source)));
  }
  const ids = [...keys.keys()].sort();
  const different: Correlation['differentRuns'] = [];
  for (let i = 0; i < ids.length; i++) {
    for (let j = i + 1; j < ids.length; j++) {
      if (!contradict(keys.get(ids[i]!)!, keys.get(ids[j]!)!)) continue;
      for (const a of sources.get(ids[i]!)!) for (const b of sources.get(ids[j]!)!) different.push({ a, b });
    }
  }
  return different;
}

function sortStates(
  set: ObservationSet,
  given: ReadonlyMap<string, Side | null>,
  parties: Parties,
): Correlation['states'] {
  const states: Correlation['states'] = { spoke: [], hub: [], unknown: [] };
  const told = set.observations.filter(({ medium }) => medium === 'show' || medium === 'config');
  if (told.length === 0) return states;
  const sideOf = sideResolver(set.observations, given, parties);
  for (const observation of told) {
    const { speaker, where } = observation;
    const isTold = speaker?.side != null || speaker?.nbma != null || given.get(where.source) != null;
    states[isTold ? sideOf(observation) : 'unknown'].push(observation);
  }
  return states;
}
