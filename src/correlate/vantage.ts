import { say } from '../language/say.ts';
import type { Address, Observation, Side, Source } from '../observation.ts';
import type { CaptureVantage } from './attempt.ts';
import { INITIAL_TTL, type Parties } from './parties.ts';

/**
 * Finds on whose side of the path each capture was taken: packets of the near end still carry the time to
 * live they were sent with, those of the far end do not; and a place that sees several spokes is the hub's.
 */
export function inferVantages(
  sources: readonly Source[],
  observations: readonly Observation[],
  parties: Parties,
): CaptureVantage[] {
  const bySource = new Map<string, Observation[]>();
  for (const observation of observations) {
    if (observation.medium !== 'wire') continue;
    const list = bySource.get(observation.where.source);
    if (list) list.push(observation);
    else bySource.set(observation.where.source, [observation]);
  }
  return sources
    .filter((source) => source.kind === 'capture')
    .map((source) => {
      if (source.givenSide) return { source: source.id, side: source.givenSide, how: 'given', why: null };
      return { source: source.id, how: 'inferred', ...inferSide(bySource.get(source.id) ?? [], parties) };
    });
}

function inferSide(
  observations: readonly Observation[],
  parties: Parties,
): { side: Side | 'both' | 'unknown'; why: string | null } {
  const fresh = { spoke: 0, hub: 0 };
  const travelled = { spoke: 0, hub: 0 };
  const spokes = new Set<Address>();
  for (const { event } of observations) {
    if (!('ttl' in event) || event.source === null || event.destination === null) continue;
    const hub = parties.hubOf(event.source, event.destination);
    if (hub === null) continue;
    const sender: Side = hub === event.source ? 'hub' : 'spoke';
    spokes.add(sender === 'spoke' ? event.source : event.destination);
    if (event.ttl === null) continue;
    if (INITIAL_TTL.has(event.ttl)) fresh[sender]++;
    else travelled[sender]++;
  }
  if (fresh.spoke > 0 && fresh.hub === 0 && (travelled.hub > 0 || travelled.spoke === 0)) {
    return { side: 'spoke', why: say`the spoke's packets have not passed a router yet` };
  }
  if (fresh.hub > 0 && fresh.spoke === 0 && (travelled.spoke > 0 || travelled.hub === 0)) {
    return { side: 'hub', why: say`the hub's packets have not passed a router yet` };
  }
  if (travelled.spoke > 0 && fresh.spoke === 0 && travelled.hub === 0 && fresh.hub === 0) {
    return { side: 'hub', why: say`the spoke's packets have passed a router` };
  }
  if (spokes.size > 1) return { side: 'hub', why: say`several spokes pass here` };
  return { side: 'unknown', why: null };
}
