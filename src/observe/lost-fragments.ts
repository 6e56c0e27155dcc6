import type { ScanResult } from '../../parsers/capture/scan-result.ts';
import type { IncompleteDatagram } from '../../parsers/wire/fragments.ts';
import type { Instant, LostFragments } from '../observation.ts';

/**
 * The fragments of a datagram leave back to back: what does not come within this time of one that came is lost, also
 * while its receiver still waits for it.
 */
const FRAGMENTS_APART_SECONDS = 1;

/** What a capture tells of a datagram that stayed in pieces; null when the missing ones may merely not be in it. */
export function lostFragments(datagram: IncompleteDatagram, captured: ScanResult): LostFragments | null {
  if (isCutOff(datagram, captured)) return null;
  const { source, destination, protocol, fragments, bytes, hasFirst } = datagram;
  return { kind: 'lost-fragments', source, destination, protocol, fragments, bytes, hasFirst };
}

/** Its other fragments may have passed just behind the end of the capture, or just before its beginning. */
function isCutOff({ at, hasFirst }: IncompleteDatagram, { first, last }: ScanResult): boolean {
  if (at === null) return false;
  const isNear = (end: Instant | null) =>
    end !== null && Math.abs(secondsBetween(at, end)) <= FRAGMENTS_APART_SECONDS;
  return isNear(last) || (!hasFirst && isNear(first));
}

function secondsBetween(from: Instant, to: Instant): number {
  return to.seconds - from.seconds + (to.nanoseconds - from.nanoseconds) / 1e9;
}
