/** Flows that are counted in each of several captures of one place: one that goes on in the next file is one flow. */
import type { EspFlow, GreFlow, Observation } from '../observation.ts';
import { compareInstants } from './time.ts';

/** Joins what follows one after the other; what two captures show of the same time stays apart. Nothing given is changed. */
export function continueFlows(observations: Observation[]): Observation[] {
  if (observations.every(({ where }) => where.source === observations[0]!.where.source)) return observations;
  const flows = new Map<string, number>();
  const joined: Observation[] = [];
  for (const observation of observations) {
    const { event } = observation;
    const key = flowKey(event);
    if (key === null) {
      joined.push(observation);
      continue;
    }
    const place = flows.get(key);
    const known = place === undefined ? undefined : joined[place];
    const whole = known && known.where.source !== observation.where.source ? sum(known.event, event) : null;
    if (whole === null) {
      flows.set(key, joined.length);
      joined.push(observation);
    } else joined[place!] = { ...known!, event: whole };
  }
  return joined;
}

function flowKey(event: Observation['event']): string | null {
  if (event.kind === 'esp-flow')
    return `${event.protocol} ${event.encapsulation} ${event.spi} ${event.source} ${event.destination}`;
  if (event.kind === 'gre-flow')
    return `gre ${event.key} ${event.protocol} ${event.spi} ${event.source} ${event.destination}`;
  return null;
}

/** Both counts as one; null when the second does not follow the first. */
function sum(one: Observation['event'], other: Observation['event']): EspFlow | GreFlow | null {
  if (one.kind === 'esp-flow' && other.kind === 'esp-flow')
    return follows(one, other) ? sumEsp(one, other) : null;
  if (one.kind === 'gre-flow' && other.kind === 'gre-flow')
    return follows(one, other) ? sumGre(one, other) : null;
  return null;
}

function follows({ last }: EspFlow | GreFlow, { first }: EspFlow | GreFlow): boolean {
  return last.clock === first.clock && compareInstants(last, first) <= 0;
}

const sumOrNull = (a: number | null, b: number | null) =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

function sumEsp(one: EspFlow, other: EspFlow): EspFlow {
  const skipped = Math.max(0, other.lowestSequence - one.highestSequence - 1);
  return {
    ...one,
    packets: one.packets + other.packets,
    bytes: one.bytes + other.bytes,
    last: other.last,
    lowestSequence: Math.min(one.lowestSequence, other.lowestSequence),
    highestSequence: Math.max(one.highestSequence, other.highestSequence),
    gaps: one.gaps + other.gaps + skipped,
    repeats: one.repeats + other.repeats,
    outOfOrder: one.outOfOrder + other.outOfOrder,
    authenticated: sumOrNull(one.authenticated, other.authenticated),
    rejected: sumOrNull(one.rejected, other.rejected),
  };
}

function sumGre(one: GreFlow, other: GreFlow): GreFlow {
  return {
    ...one,
    packets: one.packets + other.packets,
    bytes: one.bytes + other.bytes,
    last: other.last,
    carries: [...new Set([...one.carries, ...other.carries])],
  };
}
