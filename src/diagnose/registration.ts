/** What is open about a registration that went into the tunnel and did not come back as it should. */
import { COLUMNS } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import { lastWordOfHub } from '../flow/outcome.ts';
import { dmvpnState, latestIpsecCounters } from './shows.ts';
import { isStalled, nothingBegun, sightings, waitsInTunnel, wasSeen, watchesAnything } from './stall.ts';
import {
  carriesData,
  errorCodes,
  espPicture,
  espReachesHub,
  hubGotRequest,
  hubReplied,
  hubSendsEsp,
  refusals,
} from './tunnel-traffic.ts';

export interface OpenRegistration {
  /** The request reached the hub's NHRP: true when something shows it, null when not. */
  received: true | null;
  /** False: the hub's log watched NHRP and has no request. */
  inHubLog: boolean | null;
  replied: boolean;
  /** The hub's ESP was seen or counted; false when it was watched for and absent. */
  hubSends: boolean | null;
  /** The spoke's ESP was seen or counted at the hub; false when it was watched for and absent. */
  reachesHub: boolean | null;
  /** ESP passes both ways and nothing tells of trouble: what remains is only imaginable. */
  healthyLooking: boolean;
  /** NHRP can be read: in clear, in a log of the spoke, or decrypted. */
  readableAtSpoke: boolean;
}

/** Nobody watched, no router shows its counters or its next hop server, and none tells of trouble: all may be well. */
export function isOutOfSight(file: CaseFile): boolean {
  if (isStalled(file) || COLUMNS.some((column) => watchesAnything(file, column))) return false;
  return (
    dmvpnState(file) === null &&
    (['spoke', 'hub'] as const).every((side) => latestIpsecCounters(file, side) === null)
  );
}

/** Null when the attempt does not wait for the registration or its reply, or data shows that it is registered. */
export const openRegistration = fact((file: CaseFile): OpenRegistration | null => {
  if (!waitsInTunnel(file)) return null;
  if (!isStalled(file) && carriesData(file)) return null;
  // The hub holds the registration and nobody tells of trouble, or it held it until the client fell silent.
  const word = lastWordOfHub(file);
  if (word !== null && (!word.isUp || !isStalled(file))) return null;
  if (isOutOfSight(file)) return null;
  // Nobody was seen to ask: the registration is not what is missing.
  if (nothingBegun(file) && !wasSeen(file, 'registration-request')) return null;
  const { nhrp } = file.watches.hubLog;
  const encrypted = file.attempt.crypto === 'ikev1' || file.attempt.crypto === 'ikev2';
  return {
    received: hubGotRequest(file) ? true : null,
    inHubLog: sightings(file, 'registration-request', 'hubLog').length > 0 ? true : nhrp ? false : null,
    replied: hubReplied(file),
    hubSends: encrypted ? hubSendsEsp(file) : null,
    reachesHub: encrypted ? espReachesHub(file) : null,
    healthyLooking:
      !isStalled(file) &&
      espPicture(file) === 'both' &&
      refusals(file).length === 0 &&
      errorCodes(file).length === 0,
    readableAtSpoke: file.watches.spokeLog.nhrp || file.watches.spokeWire.nhrp || file.watches.wire.nhrp,
  };
});

/** The hub may have the request and keep silent: neither shown to have answered nor shown not to have it. */
export function hubMayBeSilent(open: OpenRegistration): boolean {
  return !open.replied && open.reachesHub !== false;
}
