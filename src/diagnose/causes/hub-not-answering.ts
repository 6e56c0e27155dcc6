import { other } from '../../correlate/sightings.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named, spoken, times } from '../ends.ts';
import { icmpAbout, informationalsAfter, said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { isStalled, journey, logOf, responder, waitsFor, wasSeen, wireOf } from '../stall.ts';

export const hubNotAnswering: Cause = {
  id: 'hub-not-answering',
  title: 'The hub gets MM1 and stays silent',
  explain:
    'MM1 is on the hub’s wire and no MM2 leaves. The hub does not run IKE for this peer: its tunnel has no tunnel protection, it is not gre multipoint, ISAKMP is off, it has no policy, or an ISAKMP profile or keyring belongs to another VRF. A closed port gives an ICMP port unreachable.',
  assess(file) {
    if (!waitsFor(file, 'MM1', 'MM2', 'AM1', 'AM2') || wasSeen(file, 'MM2', 'AM2')) return null;
    const offer = waitsFor(file, 'AM1', 'AM2') ? 'AM1' : 'MM1';
    const trip = journey(file, offer);
    if (trip.sightings.length === 0 || trip.arrived === false) return null;
    const side = responder(file);
    const { hubInterface, spoke, hub } = endsOf(file);
    const peer = side === 'hub' ? spoke : hub;
    if (informationalsAfter(file, offer, side).length > 0) return null;
    if (said(file, ['phase1-refused', 'no-pre-shared-key'], logOf(side)).length > 0) return null;
    const unreachable = icmpAbout(file, trip.sender, 'ike').filter(({ error }) =>
      /port unreachable/.test(error.meaning),
    );
    const refused = said(file, ['no-connection-for-peer'], logOf(side));
    const known = configurationOf(file, side);
    const tunnel = tunnelOf(file, side);
    const lacking = configurationLack(
      known?.configuration.isakmp.enabled,
      known?.configuration.isakmpPolicies.length,
      tunnel,
      side,
    );
    const base = {
      domain: side,
      remedy: [
        `interface ${hubInterface}`,
        ...(side === 'hub' ? [' tunnel mode gre multipoint'] : []),
        ' tunnel protection ipsec profile <profile>',
        'crypto isakmp enable',
      ],
      next: say`On ${named(file, side)}: show crypto sockets, show crypto isakmp policy, and debug crypto isakmp while the peer tries.`,
    } as const;
    if (unreachable.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 85,
        explanation: say`${unreachable[0]!.error.source} answered ${offer} with ICMP port unreachable: nothing listens on UDP 500 there.`,
        evidence: unreachable.map(({ placed }) => placed),
      });
    }
    if (refused.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 85,
        explanation: say`${capital(named(file, side))} has nothing configured for ${spoken(peer)} and drops its ${offer}.`,
        evidence: [...refused, ...trip.sightings],
      });
    }
    if (lacking && known) {
      return opinion(base, {
        confidence: trip.arrived ? 'certain' : 'likely',
        weight: 80,
        explanation: say`${offer} goes to ${named(file, side)}, which ${lacking}.`,
        evidence: [known.observation, ...trip.sightings],
      });
    }
    const watched = file.watches[wireOf(side)].ike || file.watches[logOf(side)].ike;
    const silent = trip.arrived === true && watched && isStalled(file);
    return opinion(base, {
      confidence: silent ? 'likely' : 'possible',
      weight: 55,
      explanation: silent
        ? say`${offer} of ${named(file, other(side))} arrived at ${named(file, side)} (${times(trip.times)}) and no answer left it.`
        : say`${offer} went out ${times(trip.times)} without an answer; ${named(file, side)} may not run IKE for ${spoken(peer)}.`,
      evidence: trip.sightings,
    });
  },
};

function configurationLack(
  enabled: boolean | undefined,
  policies: number | undefined,
  tunnel: ReturnType<typeof tunnelOf>,
  side: 'hub' | 'spoke',
): string | null {
  if (enabled === undefined || policies === undefined) return null;
  if (!enabled) return say`has ISAKMP switched off (no crypto isakmp enable)`;
  if (!tunnel?.tunnel) return null;
  if (!tunnel.tunnel.protection) return say`has no tunnel protection on ${tunnel.name}`;
  if (side === 'hub' && !tunnel.tunnel.mode.includes('multipoint') && !tunnel.tunnel.destination)
    return say`has ${tunnel.name} in mode ${tunnel.tunnel.mode} without a destination instead of gre multipoint`;
  return null;
}
