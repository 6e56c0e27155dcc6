import {
  type Attempt,
  COLUMNS,
  type Column,
  type Correlation,
  type Crossing,
  type Placed,
  type Watch,
} from '../correlate/attempt.ts';
import { ANSWERS, ORDER } from '../correlate/sightings.ts';
import { compareInstants } from '../correlate/time.ts';
import type { Observation, Source } from '../observation.ts';

/** Log formats whose daemon always prints the facility, so that its silence says something. */
const FORMAT_FACILITIES: Readonly<Record<string, { ike?: boolean; nhrp?: boolean; tunnel?: boolean }>> = {
  charon: { ike: true },
  nhrpd: { nhrp: true, tunnel: true },
};

/** What one source would show if it happened. */
interface Shown {
  ike: boolean;
  esp: boolean;
  nhrp: boolean;
  tunnel: boolean;
}

/** What each source would show, by its id. */
export type Facilities = ReadonlyMap<string, Shown>;

/**
 * Finds for every column what it would have shown of this attempt. A column watches IKE, ESP, NHRP or the
 * tunnel when it showed some of it, or when the user said whose side it is and it covers the time.
 */
export function watchColumns(
  attempt: Attempt,
  correlation: Correlation,
  sources: readonly Source[],
  facilities: Facilities,
): Record<Column, Watch> {
  const watches = {} as Record<Column, Watch>;
  for (const column of COLUMNS) {
    const own = attempt.placed.filter((placed) => placed.column === column);
    const inColumn = sources.filter((source) => columnsOf(source, correlation, own).includes(column));
    const watch: Watch = {
      sources: inColumn.map((source) => source.id).sort(),
      ike: false,
      esp: false,
      nhrp: false,
      tunnel: false,
      // What is missing from a file that was cut may stand behind the cut.
      given: inColumn.some((source) => source.givenSide !== null && source.complete),
      first: null,
      last: null,
    };
    for (const source of inColumn) {
      if (source.first && (!watch.first || compareInstants(source.first, watch.first) < 0))
        watch.first = source.first;
      if (source.last && (!watch.last || compareInstants(source.last, watch.last) > 0))
        watch.last = source.last;
      const showsAttempt = own.some((placed) => placed.observation.where.source === source.id);
      if (!showsAttempt && !coversTime(source, attempt)) continue;
      const shown = facilities.get(source.id)!;
      watch.ike ||= shown.ike;
      watch.esp ||= shown.esp;
      watch.nhrp ||= shown.nhrp;
      watch.tunnel ||= shown.tunnel;
    }
    if (column === 'spokeWire' || column === 'hubWire' || column === 'wire') {
      watch.nhrp &&=
        attempt.crypto === 'none' || own.some(({ observation: { event } }) => opensTunnel(event));
    }
    watches[column] = watch;
  }
  return watches;
}

function opensTunnel(event: Observation['event']): boolean {
  return event.kind === 'nhrp-packet' || (event.kind === 'esp-flow' && (event.authenticated ?? 0) > 0);
}

function columnsOf(source: Source, correlation: Correlation, own: Attempt['placed']): Column[] {
  if (source.kind === 'capture') {
    const side = correlation.vantages.find((vantage) => vantage.source === source.id)?.side;
    return [side === 'spoke' ? 'spokeWire' : side === 'hub' ? 'hubWire' : 'wire'];
  }
  if (source.kind !== 'transcript' && source.kind !== 'mixed') return [];
  const columns = new Set<Column>();
  for (const placed of own) if (placed.observation.where.source === source.id) columns.add(placed.column);
  if (source.givenSide) columns.add(source.givenSide === 'hub' ? 'hubLog' : 'spokeLog');
  return [...columns];
}

/** What each source would show: captures see packets, a daemon its own protocol, an IOS log what it was seen to debug. */
export function facilitiesOf(sources: readonly Source[], observations: readonly Observation[]): Facilities {
  const facilities = new Map<string, Shown>();
  const logs = new Map<string, Shown>();
  for (const source of sources) {
    const programs = source.format.split('+').flatMap((name) => FORMAT_FACILITIES[name] ?? []);
    const has = (facility: 'ike' | 'nhrp' | 'tunnel') =>
      programs.some((program) => program[facility] === true);
    const isCapture = source.kind === 'capture';
    const shown: Shown = isCapture
      ? { ike: true, esp: true, nhrp: true, tunnel: false }
      : { ike: has('ike'), esp: false, nhrp: has('nhrp'), tunnel: has('tunnel') };
    facilities.set(source.id, shown);
    if (!isCapture && programs.length === 0) logs.set(source.id, shown);
  }
  for (const id of tunnelInteriors(observations))
    facilities.set(id, { ike: false, esp: false, nhrp: true, tunnel: false });
  if (logs.size === 0) return facilities;
  for (const { event, where, medium } of observations) {
    const shown = medium === 'log' ? logs.get(where.source) : undefined;
    if (shown === undefined) continue;
    if (event.kind.startsWith('ike-')) shown.ike = true;
    else if (event.kind === 'nhrp-packet' || event.kind === 'nhrp-state') shown.nhrp = true;
    else if (event.kind === 'tunnel-state') shown.tunnel = true;
  }
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
 * watched, it showed something later, it kept waiting for an answer, or its stamps cover the moment.
 */
export function isCovering(
  column: Column,
  watch: Watch,
  attempt: Attempt,
  sent: Placed | undefined,
): boolean {
  if (watch.given) return true;
  if (!sent) return false;
  const later = attempt.placed.slice(attempt.placed.indexOf(sent) + 1);
  if (later.some((placed) => placed.column === column && !isEarlierInFlow(placed, sent))) return true;
  const awaited = sent.crossing === null ? undefined : ANSWERS[sent.crossing];
  if (
    awaited !== undefined &&
    attempt.placed.some((placed) => placed.column === column && waitsInVain(placed, awaited))
  )
    return true;
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

/** Between clocks that nothing aligns the order of what two places saw is a guess; the flow's own is none. */
function isEarlierInFlow(placed: Placed, sent: Placed): boolean {
  if (placed.crossing === null || sent.crossing === null || !ORDER.includes(placed.crossing)) return false;
  const position = ORDER.indexOf(sent.crossing);
  return position < 0 || ORDER.indexOf(placed.crossing) < position;
}

/** A router that repeats the message before it, or gives up, was there all the time that the answer did not come. */
function waitsInVain({ repeat, crossing, observation: { event } }: Placed, awaited: Crossing): boolean {
  if (repeat && crossing === awaited) return true;
  return event.kind === 'ike-milestone' && (event.what === 'retransmitting' || event.what === 'gave-up');
}
