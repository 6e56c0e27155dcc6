import type { Observation, Side, Source } from '../observation.ts';
import type { CaptureVantage, Column } from './attempt.ts';
import { continueFlows } from './continued-flows.ts';
import { continueLog } from './continued-log.ts';
import type { Parties } from './parties.ts';
import { mergeByTime } from './time.ts';

/** All that one place saw: one router's logs, or the captures of one side. */
export interface Stream {
  id: string;
  column: Column;
  observations: Observation[];
  /** The router's own NBMA address; null for captures. */
  local: string | null;
}

/** IOS's processes write their lines with stamps that they took before; a few ticks of its clock of 4 ms. */
const LINES_OUT_OF_ORDER_MILLISECONDS = 100;

/** Groups log and wire observations into streams, each in one order of time. */
export function makeStreams(
  sources: readonly Source[],
  observations: readonly Observation[],
  parties: Parties,
  vantages: readonly CaptureVantage[],
): Stream[] {
  const captureSide = new Map(vantages.map((vantage) => [vantage.source, vantage.side]));
  const given = new Map(sources.map((source) => [source.id, source.givenSide]));
  const sideOf = sideResolver(observations, given, parties);
  const routers = nameRouters(observations, sideOf);
  const groups = new Map<Column, Map<string, Stream>>();
  for (const observation of observations) {
    if (observation.event.kind === 'shown' || observation.event.kind === 'configured') continue;
    let column: Column;
    let router = '';
    if (observation.medium === 'wire') {
      const side = captureSide.get(observation.where.source);
      column = side === 'spoke' ? 'spokeWire' : side === 'hub' ? 'hubWire' : 'wire';
    } else {
      const side = sideOf(observation);
      column = side === 'hub' ? 'hubLog' : 'spokeLog';
      router = routers(observation, side);
    }
    const ofColumn = groups.get(column) ?? new Map<string, Stream>();
    if (ofColumn.size === 0) groups.set(column, ofColumn);
    const stream = ofColumn.get(router);
    if (stream) stream.observations.push(observation);
    else
      ofColumn.set(router, { id: `${column}|${router}`, column, observations: [observation], local: null });
  }
  const streams = [...groups.values()].flatMap((ofColumn) => [...ofColumn.values()]);
  streams.sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const stream of streams) {
    const isLog = stream.column.endsWith('Log');
    const merged = mergeByTime(stream.observations, isLog ? LINES_OUT_OF_ORDER_MILLISECONDS : 0);
    stream.local = merged.find((o) => o.speaker?.nbma)?.speaker?.nbma ?? null;
    stream.observations = isLog ? continueLog(merged, byId, stream.local) : continueFlows(merged);
  }
  return streams;
}

/**
 * Whose message an observation of a router is: what the user said of the source, what the message tells,
 * what the router's address tells, or what all other messages of its source tell alike.
 */
export function sideResolver(
  observations: readonly Observation[],
  given: ReadonlyMap<string, Side | null>,
  parties: Parties,
): (observation: Observation) => Side {
  const told = ({ speaker }: Observation): Side | null =>
    speaker?.side ?? (speaker?.nbma ? parties.sideOf(speaker.nbma) : null);
  const sides = new Map<string, Set<Side>>();
  for (const observation of observations) {
    const side = observation.medium === 'wire' ? null : told(observation);
    if (side === null) continue;
    const known = sides.get(observation.where.source);
    if (known) known.add(side);
    else sides.set(observation.where.source, new Set([side]));
  }
  return (observation) => {
    const said = given.get(observation.where.source) ?? told(observation);
    if (said) return said;
    const others = sides.get(observation.where.source);
    return others?.size === 1 ? [...others][0]! : 'spoke';
  };
}

/**
 * Names the router behind each log observation. A source that never prints its own address belongs to the
 * only router of its side when there is just one.
 */
function nameRouters(
  observations: readonly Observation[],
  sideOf: (observation: Observation) => Side,
): (observation: Observation, side: Side) => string {
  const bySource: Record<Side, Map<string, string>> = { spoke: new Map(), hub: new Map() };
  const known: Record<Side, Set<string>> = { spoke: new Set(), hub: new Set() };
  for (const observation of observations) {
    if (observation.medium !== 'log' || !observation.speaker?.nbma) continue;
    const side = sideOf(observation);
    if (bySource[side].has(observation.where.source)) continue;
    bySource[side].set(observation.where.source, observation.speaker.nbma);
    known[side].add(observation.speaker.nbma);
  }
  return (observation, side) => {
    const own = bySource[side].get(observation.where.source);
    if (own) return own;
    if (known[side].size === 1) return [...known[side]][0]!;
    return observation.speaker?.host ?? (known[side].size === 0 ? '' : observation.where.source);
  };
}
