import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named } from '../ends.ts';
import { said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { hubMayBeSilent, openRegistration } from '../registration.ts';

export const nhrpNotEnabledOnHub: Cause = {
  id: 'nhrp-not-enabled-on-hub',
  title: 'NHRP is off on the hub’s tunnel',
  explain:
    'The hub’s tunnel has no ip nhrp network-id, so NHRP does not run there and requests are dropped; with logging dmvpn it says that the NETID is unconfigured. A different network-id on the two routers is no fault, it only has local meaning. Configure ip nhrp network-id on the hub.',
  assess(file) {
    const open = openRegistration(file);
    if (!open || open.received || open.replied) return null;
    const { hubInterface } = endsOf(file);
    const tunnel = tunnelOf(file, 'hub');
    const told = said(file, ['network-id-unconfigured', 'nhrp-not-enabled', 'H6'], 'hubLog');
    const base = {
      domain: 'hub',
      remedy: [`interface ${hubInterface}`, ' ip nhrp network-id 1', ' ip nhrp map multicast dynamic'],
      next: say`On the hub: show ip nhrp summary, and show running-config interface ${hubInterface} | include nhrp.`,
    } as const;
    if (tunnel && tunnel.nhrp?.networkId == null) {
      return opinion(base, {
        confidence: 'certain',
        weight: 88,
        explanation: say`${tunnel.name} of ${named(file, 'hub')} has no ip nhrp network-id: NHRP is off, and the registration is dropped.`,
        evidence: [configurationOf(file, 'hub')!.observation, ...told],
      });
    }
    if (tunnel) return null;
    if (told.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 86,
        explanation: say`${capital(named(file, 'hub'))} says that NHRP is not enabled on its tunnel.`,
        evidence: told,
      });
    }
    // A hub that tells of its own NHRP has it running.
    const runs = file.events('nhrp-packet', 'hubLog').length + file.events('nhrp-state', 'hubLog').length > 0;
    if (runs || !hubMayBeSilent(open)) return null;
    if (open.healthyLooking) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: open.reachesHub ? 40 : 25,
      explanation: say`${capital(named(file, 'hub'))} gives no answer to the registration; NHRP may not be enabled on its tunnel.`,
      evidence: [],
    });
  },
};
