import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Observation } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named } from '../ends.ts';
import { opinion } from '../opinion.ts';
import { hubMayBeSilent, openRegistration } from '../registration.ts';
import { latestIpsecCounters } from '../shows.ts';
import { isStalled } from '../stall.ts';
import { espFrom, nhrpPackets } from '../tunnel-traffic.ts';

export const tunnelKeyMismatch: Cause = {
  id: 'tunnel-key-mismatch',
  title: 'The tunnel keys differ',
  explain:
    'The GRE key in the packets is not the one that the other router’s tunnel has, so the decrypted packet belongs to no tunnel and is dropped. Neither router logs anything: the hub’s decaps grow while its encaps stay at 0, and the spoke stays in state NHRP. Set the same tunnel key on both, or none on both.',
  assess(file) {
    const open = openRegistration(file);
    if (!open || open.received) return null;
    const keys = keysOf(file);
    if (keys && keys.spoke === keys.hub) return null;
    const { spokeInterface, hubInterface, spoke, hub } = endsOf(file);
    const base = {
      domain: 'configuration',
      remedy: [`interface ${spokeInterface}`, ` tunnel key ${keys?.hub ?? '<the hub’s key>'}`],
      next: say`On both routers: show interfaces ${spokeInterface} and ${hubInterface} | include key; on the hub: show crypto ipsec sa peer ${spoke} (decaps grow, encaps 0). With ESP keys the GRE key shows in a capture of host ${hub}.`,
    } as const;
    const words = (key: number | null) => (key === null ? say`no key` : say`key ${key}`);
    if (keys) {
      return opinion(base, {
        confidence: isStalled(file) ? 'certain' : 'likely',
        weight: 85,
        explanation: say`The tunnel of ${named(file, 'spoke')} has ${words(keys.spoke)}, that of ${named(file, 'hub')} has ${words(keys.hub)}: each drops what the other sends.`,
        evidence: keys.evidence,
      });
    }
    if (!hubMayBeSilent(open) || open.inHubLog) return null;
    const counters = latestIpsecCounters(file, 'hub');
    const silent = counters !== null && counters.decapsulated > 0 && counters.encapsulated === 0;
    const arrived = espFrom(file, 'spoke', 'hubWire');
    const oneWay = arrived.packets > 0 && open.hubSends === false;
    return opinion(base, {
      confidence: 'possible',
      weight: open.healthyLooking
        ? 8
        : silent || oneWay
          ? open.inHubLog === false
            ? 65
            : 50
          : open.inHubLog === false
            ? 45
            : 25,
      explanation:
        silent || oneWay
          ? say`ESP arrives at ${named(file, 'hub')} and nothing goes back; with another tunnel key it would drop what it decrypts without a word.`
          : say`${capital(named(file, 'hub'))} may drop the decrypted packets because the tunnel keys differ; neither router would log it.`,
      evidence: [...(silent ? [counters.observation] : []), ...(oneWay ? arrived.observations : [])],
    });
  },
};

/** GRE keys of both ends from configurations, from decrypted packets, or from what daemons told of their tunnel. */
function keysOf(
  file: CaseFile,
): { spoke: number | null; hub: number | null; evidence: Observation[] } | null {
  const own = tunnelOf(file, 'spoke');
  const other = tunnelOf(file, 'hub');
  if (own?.tunnel && other?.tunnel) {
    const evidence = [configurationOf(file, 'spoke')!.observation, configurationOf(file, 'hub')!.observation];
    return { spoke: own.tunnel.key, hub: other.tunnel.key, evidence };
  }
  const spoke = own?.tunnel
    ? { key: own.tunnel.key, from: configurationOf(file, 'spoke')!.observation }
    : keySeen(file, 'spoke');
  const hub = other?.tunnel
    ? { key: other.tunnel.key, from: configurationOf(file, 'hub')!.observation }
    : keySeen(file, 'hub');
  if (!spoke || !hub) return null;
  return { spoke: spoke.key, hub: hub.key, evidence: [spoke.from, hub.from] };
}

function keySeen(file: CaseFile, side: 'spoke' | 'hub'): { key: number | null; from: Observation } | null {
  const { nbma } = file.attempt[side];
  for (const { packet, observation } of [
    ...nhrpPackets(file, 'registration-request'),
    ...nhrpPackets(file, 'registration-reply'),
    ...nhrpPackets(file, 'error-indication'),
  ]) {
    if (observation.medium === 'wire' && packet.source === nbma && packet.greKey !== null)
      return { key: packet.greKey, from: observation };
  }
  for (const { observation } of file.events('gre-flow')) {
    const { event } = observation;
    if (event.kind === 'gre-flow' && event.source === nbma) return { key: event.key, from: observation };
  }
  for (const { observation } of file.events('remark', side === 'hub' ? 'hubLog' : 'spokeLog')) {
    const key = observation.event.kind === 'remark' ? observation.event.fields['tunnelKey'] : null;
    if (typeof key === 'number') return { key, from: observation };
  }
  return null;
}
