import { inNetwork, wildcardOf } from '../../../parsers/ios/config/networks.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf } from '../configurations.ts';
import { capital, endsOf, named, spoken, times } from '../ends.ts';
import { said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { nothingBegun, waitsInTunnel } from '../stall.ts';

export const recursiveRouting: Cause = {
  id: 'recursive-routing',
  title: 'The route to the hub’s NBMA address goes through the tunnel',
  explain:
    'The spoke learned a route to the hub’s outer address through the tunnel itself. IOS then takes the tunnel down for a while (%TUN-5-RECURDOWN), the route disappears, the tunnel comes back, and it starts over. Keep the network of the NBMA addresses out of the routing protocol that runs over the tunnel, or give the hub’s NBMA address a static route through the outer interface.',
  assess(file) {
    const { hub, spokeInterface } = endsOf(file);
    const told = said(file, ['recursive-routing']);
    const base = {
      domain: 'spoke',
      remedy: [`ip route ${hub} 255.255.255.255 <next hop of the outer interface>`],
      next: say`On the spoke: show ip route ${hub}; it must not point to ${spokeInterface}.`,
    } as const;
    if (told.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation: say`${capital(named(file, 'spoke'))} took its tunnel down ${times(told.length)} because its route to ${spoken(hub)} goes through the tunnel itself.`,
        evidence: told,
      });
    }
    if (!nothingBegun(file) && !waitsInTunnel(file)) return null;
    const known = configurationOf(file, 'spoke');
    const route = known?.configuration.staticRoutes.find(
      (one) =>
        one.interface?.startsWith('Tunnel') &&
        inNetwork(hub, one.destination, wildcardOf(one.mask)) === true &&
        one.mask !== '0.0.0.0',
    );
    if (!known || !route) return null;
    return opinion(base, {
      confidence: 'likely',
      weight: 60,
      explanation: say`${capital(named(file, 'spoke'))} routes ${route.destination} ${route.mask}, which holds the hub’s NBMA address ${spoken(hub)}, into ${String(route.interface)}.`,
      evidence: [known.observation],
    });
  },
};
