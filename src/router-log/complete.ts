/** What the lines of one router's log tell only together: which packet each is, whose an SA is, what came before. */
import type { Address, IpsecSa, Observation } from '../observation.ts';
import { ExchangeNames } from './exchanges.ts';

/**
 * Completes the observations of one router's log, in order; they are changed in place.
 * @param nbma the router's own address, null when it is not known
 */
export function completeLog(own: readonly Observation[], nbma: Address | null): void {
  if (nbma !== null) for (const observation of own) addEnds(observation, nbma);
  new ExchangeNames().name(own, nbma);
  joinSas(own);
  markRepeats(own);
}

/** Directions and addresses that follow from whose line it is. */
function addEnds({ event }: Observation, nbma: Address): void {
  if (event.kind !== 'ipsec-sa') return;
  if (event.direction === null && event.destination !== null)
    event.direction = event.destination === nbma ? 'inbound' : 'outbound';
  if (event.direction === 'outbound') event.source ??= nbma;
  else if (event.direction === 'inbound') event.destination ??= nbma;
}

/** A line that names only an SPI gets the addresses that the same router gave it elsewhere. */
function joinSas(own: readonly Observation[]): void {
  const known = new Map<string, IpsecSa>();
  for (const { event } of own) {
    if (event.kind !== 'ipsec-sa') continue;
    const other = known.get(event.spi);
    if (other !== undefined && (event.direction ?? other.direction) === other.direction) {
      event.direction ??= other.direction;
      event.source ??= other.source;
      event.destination ??= other.destination;
      event.messageId ??= other.messageId;
    }
    if (event.source !== null && event.destination !== null) known.set(event.spi, event);
  }
}

/** The same request or reply, met again in the same direction. */
function markRepeats(own: readonly Observation[]): void {
  const seen = new Set<string>();
  for (const { event } of own) {
    if (event.kind !== 'nhrp-packet' || event.requestId === null) continue;
    const key = `${event.act} ${event.packetType} ${event.requestId} ${event.sourceNbma} ${event.sourceProtocol}`;
    event.repeat = seen.has(key);
    seen.add(key);
  }
}
