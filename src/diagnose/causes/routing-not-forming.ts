import { routingOverTunnels } from '../../../parsers/ios/config/index.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Adjacency, Observation } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { opinion } from '../opinion.ts';

/** Routing protocols that find their neighbours by multicast. */
const BY_MULTICAST = new Set(['eigrp', 'ospf', 'rip']);

export const routingNotForming: Cause = {
  id: 'routing-not-forming',
  title: 'Registered, but the routing adjacency does not hold',
  explain:
    'The registration is done and the routing protocol over the tunnel finds no lasting neighbour. “Holding time expired”: multicast passes one way only, usually because the hub lacks ip nhrp map multicast dynamic. “Retry limit exceeded”: multicast passes and unicast does not, usually the MTU. An adjacency that comes up once does not prove the registration.',
  afterRegistration: true,
  assess(file) {
    if (file.walk.outcome === 'stalled') return null;
    const dynamic = multicastMissing(file);
    const events = file.events('adjacency').map(({ observation }) => observation);
    if (events.length === 0 && dynamic === null) return null;
    const { spokeInterface, hubInterface } = endsOf(file);
    const lost = events.filter((one) =>
      isLoss(one, /holding time expired|dead timer expired|hold time expired/i),
    );
    const retries = events.filter((one) => isLoss(one, /retry limit exceeded|too many retransmissions/i));
    const stable = isStable(events);
    const base = {
      domain: 'configuration',
      remedy: [
        `interface ${hubInterface}`,
        ' ip nhrp map multicast dynamic',
        ' ip mtu 1400',
        ' ip tcp adjust-mss 1360',
        say`On the spoke, on ${spokeInterface}: the same ip mtu and adjust-mss, and ip nhrp map multicast <hub NBMA address>.`,
      ],
      next: say`On both routers: show ip nhrp multicast, and the neighbour table of the routing protocol; then ping across the tunnel with size 1400 and the DF bit.`,
    } as const;
    if (dynamic && !stable && file.walk.outcome === 'registered') {
      return opinion(base, {
        confidence: lost.length > 0 ? 'certain' : 'likely',
        weight: 85,
        explanation: say`${dynamic.tunnel} of ${named(file, 'hub')} has no ip nhrp map multicast dynamic, so ${dynamic.protocols} of the hub never reaches the spoke${lost.length > 0 ? say`; the adjacency is lost when its holding time expires` : ''}.`,
        evidence: [dynamic.observation, ...lost],
      });
    }
    const trouble = retries.length >= lost.length ? retries : lost;
    if (trouble.length === 0 || (stable && trouble.length < 2)) return null;
    const { event } = trouble[0]!;
    const { neighbor, reason, protocol } = event as Adjacency;
    return opinion(base, {
      confidence:
        file.walk.outcome === 'registered' && (trouble.length > 1 || !stable) ? 'likely' : 'possible',
      weight: 70,
      explanation: say`${capital(protocol.toUpperCase())} lost its neighbour${neighbor ? ` ${neighbor}` : ''} ${times(trouble.length)}: ${String(reason)}. ${
        trouble === retries
          ? say`Multicast passes and unicast does not: registration or MTU.`
          : say`Multicast passes one way only.`
      }`,
      evidence: trouble,
    });
  },
};

function isLoss({ event }: Observation, reason: RegExp): boolean {
  return event.kind === 'adjacency' && !event.up && reason.test(event.reason ?? '');
}

/** The last word about the adjacency is that it is up. */
function isStable(events: readonly Observation[]): boolean {
  const last = events.at(-1)?.event;
  return last?.kind === 'adjacency' && last.up;
}

/** The hub's tunnel carries a routing protocol that needs multicast, and has nowhere to send it. */
function multicastMissing(
  file: CaseFile,
): { tunnel: string; protocols: string; observation: Observation } | null {
  const known = configurationOf(file, 'hub');
  const tunnel = tunnelOf(file, 'hub');
  if (!known || !tunnel?.nhrp || tunnel.nhrp.multicast.length > 0) return null;
  const protocols = routingOverTunnels(known.configuration)
    .filter((one) => one.interface === tunnel.name && !one.passive && BY_MULTICAST.has(one.protocol))
    .map((one) => one.protocol.toUpperCase());
  if (protocols.length === 0) return null;
  return {
    tunnel: tunnel.name,
    protocols: protocols.reduce((some, one) => say`${some} and ${one}`),
    observation: known.observation,
  };
}
