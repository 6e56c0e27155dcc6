import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, spoken } from '../ends.ts';
import { opinion } from '../opinion.ts';
import { openRegistration } from '../registration.ts';
import { refusals } from '../tunnel-traffic.ts';

/** RFC 2332 section 5.2.4: unique internetworking layer address already registered. */
const ALREADY_REGISTERED = 14;

export const uniqueAddressRegistered: Cause = {
  id: 'unique-address-registered',
  title: 'The hub still holds the spoke’s old address',
  explain:
    'The spoke’s NBMA address changed, and the hub still has its tunnel address registered, as unique, with the old one. It answers with code 14; the spoke logs %NHRP-3-PAKREPLY (14). Use ip nhrp registration no-unique on the spoke and a shorter holding time; clear the entry on the hub now.',
  assess(file) {
    const open = openRegistration(file);
    if (!open) return null;
    const told = refusals(file).filter(({ code }) => code === ALREADY_REGISTERED);
    const { spokeInterface, spokeTunnel, spoke } = endsOf(file);
    const base = {
      domain: 'hub',
      remedy: [
        say`On the hub, now:`,
        `clear ip nhrp ${spokeTunnel}`,
        say`On the spoke, for good:`,
        `interface ${spokeInterface}`,
        ' ip nhrp registration no-unique',
        ' ip nhrp holdtime 600',
      ],
      next: say`On the hub: show ip nhrp ${spokeTunnel}; its NBMA address is the old one, not ${spoke}.`,
    } as const;
    if (told.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation: say`${capital(named(file, 'hub'))} refused the registration of ${spoken(spokeTunnel)} with code 14: that address is registered with another NBMA address than ${spoken(spoke)}.`,
        evidence: told.map(({ observation }) => observation),
      });
    }
    // A refusal is a reply: a hub that sends nothing, or a reply that can be read, rules it out.
    if (open.readableAtSpoke || open.replied || open.hubSends === false || file.attempt.crypto !== 'ikev1')
      return null;
    if (open.inHubLog !== null) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: 12,
      explanation: say`Whether ${named(file, 'hub')} refused the registration cannot be read; it may still hold ${spoken(spokeTunnel)} with an old NBMA address.`,
      evidence: [],
    });
  },
};
