import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named } from '../ends.ts';
import { opinion } from '../opinion.ts';
import { lastShow } from '../shows.ts';
import { nothingBegun, waitsFor, wasSeen } from '../stall.ts';

export const noNhsConfigured: Cause = {
  id: 'no-nhs-configured',
  title: 'The spoke has no next hop server',
  explain:
    'The spoke has no ip nhrp nhs, so it has nobody to register with and sends nothing. Its log says that it cannot send a registration because there is no NHS; the same sentence on a hub is normal. show ip nhrp nhs is empty. Configure the NHS and, for a multipoint tunnel, the map from its tunnel address to its NBMA address.',
  assess(file) {
    if (!nothingBegun(file) && !waitsFor(file, 'registration-request')) return null;
    const spokeEvents = file.events('nhrp-state', 'spokeLog');
    const tried =
      spokeEvents.some(
        ({ observation: { event } }) => event.kind === 'nhrp-state' && event.what === 'registering',
      ) || wasSeen(file, 'registration-request');
    if (tried) return null;
    const { hub, hubTunnel, spokeInterface } = endsOf(file);
    const base = {
      domain: 'spoke',
      remedy: [
        `interface ${spokeInterface}`,
        ` ip nhrp map ${hubTunnel} ${hub}`,
        ` ip nhrp map multicast ${hub}`,
        ` ip nhrp nhs ${hubTunnel}`,
      ],
      next: say`On the spoke: show ip nhrp nhs detail; it must list the hub’s tunnel address.`,
    } as const;
    const told = spokeEvents.filter(
      ({ observation: { event } }) => event.kind === 'nhrp-state' && event.what === 'no-nhs',
    );
    const tunnel = tunnelOf(file, 'spoke');
    const known = configurationOf(file, 'spoke');
    if (tunnel && known) {
      const servers = tunnel.nhrp?.servers ?? [];
      if (servers.length > 0) return null;
      return opinion(base, {
        confidence: 'certain',
        weight: 80,
        explanation: say`${tunnel.name} of ${named(file, 'spoke')} has no ip nhrp nhs: there is nobody to register with.`,
        evidence: [known.observation, ...told],
      });
    }
    if (told.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 80,
        explanation: say`${capital(named(file, 'spoke'))} says that it cannot register because no NHS is configured.`,
        evidence: told,
      });
    }
    const shown = lastShow(file, 'spoke', 'show ip nhrp nhs');
    if (shown) {
      if (shown.result.servers.length > 0) return null;
      return opinion(base, {
        confidence: 'likely',
        weight: 70,
        explanation: say`show ip nhrp nhs on ${named(file, 'spoke')} lists no server.`,
        evidence: [shown.observation],
      });
    }
    if (!nothingBegun(file)) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: 35,
      explanation: say`Nothing was seen from ${named(file, 'spoke')}; it may have no next hop server to register with.`,
      evidence: [],
    });
  },
};
