import {
  type Attempt,
  type CaptureVantage,
  COLUMNS,
  type Column,
  type Correlation,
  type Crossing,
  type Placed,
  type Watch,
} from '../correlate/attempt.ts';
import { ANSWERS, RANKS } from '../correlate/sightings.ts';
import { compareInstants } from '../correlate/time.ts';
import type { Observation, ObservationSet, Source } from '../observation.ts';
import { type Scene, type Seen, sourcesOf } from './seen.ts';

/** Log formats whose daemon always prints the facility, so that its silence says something. */
const FORMAT_FACILITIES: Readonly<Record<string, { ike?: boolean; nhrp?: boolean; tunnel?: boolean }>> = {
  charon: { ike: true },
  nhrpd: { nhrp: true, tunnel: true },
};

/** Begins `%FACILITY-SEVERITY-MNEMONIC` messages. */
const NOTIFICATION = '%';

/** What one source would show if it happened. */
interface Shown {
  ike: boolean;
  esp: boolean;
  nhrp: boolean;
  tunnel: boolean;
  /** A log of notifications alone: without a debug its silence says nothing. */
  notifies: boolean;
}

/** One source with what it would show. */
interface Watcher {
  source: Source;
  /** Its place among the sources. */
  order: number;
  shown: Shown;
  /** The columns that it stands in whatever it shows; a log also stands where it shows something. */
  columns: readonly Column[];
}

/** Who watches: found once for all attempts of one analysis. */
export interface Watchers {
  /** Logs by the id of their source. */
  logs: ReadonlyMap<string, Watcher>;
  /** Those that stand in a column for every attempt. */
  standing: Readonly<Record<Column, readonly Watcher[]>>;
}

/** Finds for every source what it would show, and where. */
export function watchersOf({ sources, observations }: ObservationSet, { vantages }: Correlation): Watchers {
  const facilities = facilitiesOf(sources, observations);
  const sides = new Map(vantages.map(({ source, side }) => [source, side]));
  const all = sources.map(
    (source, order): Watcher => ({
      source,
      order,
      shown: facilities.get(source.id)!,
      columns: columnsOf(source, sides.get(source.id)),
    }),
  );
  const standing = {} as Record<Column, readonly Watcher[]>;
  for (const column of COLUMNS) standing[column] = all.filter(({ columns }) => columns.includes(column));
  const logs = all.filter(({ source: { kind } }) => kind === 'transcript' || kind === 'mixed');
  return { logs: new Map(logs.map((watcher) => [watcher.source.id, watcher])), standing };
}

function columnsOf({ kind, givenSide }: Source, vantage: CaptureVantage['side'] | undefined): Column[] {
  if (kind === 'capture') return [vantage === 'spoke' ? 'spokeWire' : vantage === 'hub' ? 'hubWire' : 'wire'];
  if (givenSide === null || (kind !== 'transcript' && kind !== 'mixed')) return [];
  return [givenSide === 'hub' ? 'hubLog' : 'spokeLog'];
}

/**
 * Finds for every column what it would have shown of this attempt. A column watches IKE, ESP, NHRP or the
 * tunnel when it showed some of it, or when the user said whose side it is and it covers the time.
 */
export function watchColumns(attempt: Attempt, seen: Seen, watchers: Watchers): Record<Column, Watch> {
  const watches = {} as Record<Column, Watch>;
  for (const column of COLUMNS) watches[column] = watchOf(column, attempt, seen, watchers);
  return watches;
}

function watchOf(column: Column, attempt: Attempt, seen: Seen, watchers: Watchers): Watch {
  const own = seen.in(column);
  const showing = sourcesOf(own);
  const watch: Watch = {
    ike: false,
    esp: false,
    nhrp: false,
    tunnel: false,
    given: false,
    first: null,
    last: null,
  };
  for (const { source, shown } of inColumn(column, showing, watchers)) {
    // What is missing from a file that was cut may stand behind the cut.
    watch.given ||= source.givenSide !== null && source.complete && !shown.notifies;
    if (source.first && (!watch.first || compareInstants(source.first, watch.first) < 0))
      watch.first = source.first;
    if (source.last && (!watch.last || compareInstants(source.last, watch.last) > 0))
      watch.last = source.last;
    if (!showing.has(source.id) && !coversTime(source, attempt)) continue;
    watch.ike ||= shown.ike;
    watch.esp ||= shown.esp;
    watch.nhrp ||= shown.nhrp;
    watch.tunnel ||= shown.tunnel;
  }
  if (column === 'spokeWire' || column === 'hubWire' || column === 'wire') {
    watch.nhrp &&= attempt.crypto === 'none' || own.some(({ observation }) => opensTunnel(observation.event));
  }
  return watch;
}

/** Who watches a column, in the order of the sources: who always stands there, and logs that show something. */
function inColumn(column: Column, showing: ReadonlySet<string>, watchers: Watchers): readonly Watcher[] {
  const standing = watchers.standing[column];
  const more: Watcher[] = [];
  for (const id of showing) {
    const log = watchers.logs.get(id);
    if (log && !log.columns.includes(column)) more.push(log);
  }
  return more.length === 0 ? standing : [...standing, ...more].sort((a, b) => a.order - b.order);
}

function opensTunnel(event: Observation['event']): boolean {
  return event.kind === 'nhrp-packet' || (event.kind === 'esp-flow' && (event.authenticated ?? 0) > 0);
}

/** What each source would show: captures see packets, a daemon its own protocol, an IOS log what it was seen to debug. */
function facilitiesOf(
  sources: readonly Source[],
  observations: readonly Observation[],
): ReadonlyMap<string, Shown> {
  const facilities = new Map<string, Shown>();
  const logs = new Map<string, Shown>();
  for (const source of sources) {
    const programs = source.format.split('+').flatMap((name) => FORMAT_FACILITIES[name] ?? []);
    const has = (facility: 'ike' | 'nhrp' | 'tunnel') =>
      programs.some((program) => program[facility] === true);
    const isCapture = source.kind === 'capture';
    const shown: Shown = isCapture
      ? { ike: true, esp: true, nhrp: true, tunnel: false, notifies: false }
      : { ike: has('ike'), esp: false, nhrp: has('nhrp'), tunnel: has('tunnel'), notifies: false };
    facilities.set(source.id, shown);
    if (!isCapture && programs.length === 0) logs.set(source.id, shown);
  }
  for (const id of tunnelInteriors(observations))
    facilities.set(id, { ike: false, esp: false, nhrp: true, tunnel: false, notifies: false });
  if (logs.size === 0) return facilities;
  const notifying = new Set<Shown>();
  for (const { event, where, medium, text } of observations) {
    const shown = medium === 'log' ? logs.get(where.source) : undefined;
    // Notifications are printed without any debug: they say nothing of what else would be.
    if (shown === undefined) continue;
    if (text.startsWith(NOTIFICATION)) {
      notifying.add(shown);
      continue;
    }
    if (event.kind.startsWith('ike-')) shown.ike = true;
    else if (event.kind === 'nhrp-packet' || event.kind === 'nhrp-state') shown.nhrp = true;
    else if (event.kind === 'tunnel-state') shown.tunnel = true;
  }
  for (const shown of notifying) shown.notifies = !shown.ike && !shown.nhrp && !shown.tunnel;
  return facilities;
}

/** Captures taken on the tunnel interface itself: all they hold is NHRP without an outer destination. */
function tunnelInteriors(observations: readonly Observation[]): Set<string> {
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const { event, where, medium } of observations) {
    if (medium !== 'wire') continue;
    const isInside = event.kind === 'nhrp-packet' && event.destination === null;
    (isInside ? inside : outside).add(where.source);
  }
  for (const id of outside) inside.delete(id);
  return inside;
}

/**
 * Whether a source without a single sighting of the attempt was recording at the time. An empty source of
 * a stated side counts: the user says that it watched.
 */
function coversTime(source: Source, attempt: Attempt): boolean {
  if (!source.first || !source.last) return source.givenSide !== null;
  let isTimed = false;
  for (const { observation } of attempt.placed) {
    const { at } = observation;
    if (at === null || at.clock !== source.first.clock) continue;
    if (compareInstants(at, source.first) >= 0 && compareInstants(at, source.last) <= 0) return true;
    isTimed = true;
  }
  return !isTimed && source.givenSide !== null;
}

/**
 * Whether a place that did not see a message was surely recording when it was sent: the user says that it
 * watched, it showed something before and something later, it kept waiting for an answer, or its stamps cover the
 * moment. A capture that begins behind the message shows nothing by its silence, whoever says that it watched.
 */
export function isCovering({ seen, watches }: Scene, column: Column, sent: Placed | undefined): boolean {
  const watch = watches[column];
  if (!sent) return watch.given;
  const own = seen.in(column);
  const showsBefore =
    column.endsWith('Log') || opensFlow(sent) || own.some((placed) => leadsTo(placed, sent));
  if (watch.given && (showsBefore || own.length === 0)) return true;
  if (showsBefore && showsLater(own, seen, sent)) return true;
  const awaited = sent.crossing === null ? undefined : ANSWERS[sent.crossing];
  if (awaited !== undefined && own.some((placed) => waitsInVain(placed, awaited))) return true;
  const { at } = sent.observation;
  // The wall clocks of two routers may be seconds or years apart.
  return (
    at?.clock === 'utc' &&
    watch.first?.clock === 'utc' &&
    watch.last?.clock === 'utc' &&
    compareInstants(watch.first, at) <= 0 &&
    compareInstants(watch.last, at) >= 0
  );
}

/** Nothing of an attempt comes before its offer, so nobody can have shown anything. */
function opensFlow({ crossing }: Placed): boolean {
  return crossing === 'MM1' || crossing === 'AM1';
}

/** Whatever the clocks say, this was there before the message was: an earlier message of the flow, or what it answers. */
function leadsTo(placed: Placed, sent: Placed): boolean {
  if (isEarlierInFlow(placed, sent)) return true;
  if (sent.crossing === null || placed.crossing !== ANSWERS[sent.crossing]) return false;
  const [one, other] = [placed.observation.event, sent.observation.event];
  return one.kind !== 'nhrp-packet' || other.kind !== 'nhrp-packet' || one.requestId === other.requestId;
}

function isEarlierInFlow(placed: Placed, sent: Placed): boolean {
  if (placed.crossing === null || sent.crossing === null) return false;
  const rank = RANKS.get(placed.crossing);
  return rank !== undefined && rank < (RANKS.get(sent.crossing) ?? Number.POSITIVE_INFINITY);
}

/**
 * Between clocks that nothing aligns the order of what two places saw is a guess; the flow's own is none, and what a
 * place saw before an earlier message of the flow is not later either.
 */
function showsLater(own: readonly Placed[], seen: Seen, sent: Placed): boolean {
  const met = new Set<Crossing>();
  let begin = 0;
  for (const [index, placed] of own.entries()) {
    if (placed.crossing === null || met.has(placed.crossing)) continue;
    met.add(placed.crossing);
    if (isEarlierInFlow(placed, sent)) begin = index + 1;
  }
  const since = seen.positionOf(sent);
  return own.slice(begin).some((placed) => seen.positionOf(placed) > since && !isEarlierInFlow(placed, sent));
}

/** A router that repeats the message before it, or gives up, was there all the time that the answer did not come. */
function waitsInVain({ repeat, crossing, observation: { event } }: Placed, awaited: Crossing): boolean {
  if (repeat && crossing === awaited) return true;
  return event.kind === 'ike-milestone' && (event.what === 'retransmitting' || event.what === 'gave-up');
}
