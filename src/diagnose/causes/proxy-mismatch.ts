import { other } from '../../correlate/sightings.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, sourceInterfaceOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named, spoken } from '../ends.ts';
import { natBetween } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { evidenceOfRefusal, hasReason, isRefused, quickModeRefusal, reactionText } from '../quick-mode.ts';
import { isStalled, responder } from '../stall.ts';

export const proxyMismatch: Cause = {
  id: 'proxy-mismatch',
  title: 'The proxy identities fit no tunnel protection',
  explain:
    'QM1 asks for SAs for GRE (47) between the two outer addresses, and the hub has no tunnel protection for that pair: the protection is missing, the tunnel has another source, or NAT changed an address. The hub logs “proxy identities not supported”, error 32, or that it found no matching map. Check tunnel protection and tunnel source on both.',
  assess(file) {
    const refusal = quickModeRefusal(file);
    if (!refusal) return null;
    const side = responder(file);
    const { spoke, hub, hubInterface } = endsOf(file);
    const base = {
      domain: 'configuration',
      remedy: [
        `interface ${hubInterface}`,
        ` tunnel source <interface with ${hub}>`,
        ' tunnel protection ipsec profile <profile>',
      ],
      next: say`On ${named(file, side)}: show crypto map interface ${hubInterface} and show crypto sockets; on ${named(file, other(side))}: show running-config interface for tunnel source and map.`,
    } as const;
    if (refusal.proxies.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 86,
        explanation: say`${capital(named(file, side))} has no tunnel protection that covers GRE between ${spoken(spoke)} and ${spoken(hub)}${natBetween(file) ? say`; NAT is on the path and may have changed the address` : ''}.`,
        evidence: [...refusal.proxies, ...evidenceOfRefusal(refusal)],
      });
    }
    const wrong = wrongSource(file);
    if (wrong && isStalled(file)) {
      return opinion(base, {
        confidence: 'certain',
        weight: 84,
        explanation: wrong,
        evidence: [configurationOf(file, 'hub')!.observation, ...evidenceOfRefusal(refusal)],
      });
    }
    if (hasReason(refusal)) return null;
    if (refusal.invalidIdentity.length > 0) {
      return opinion(base, {
        confidence: 'likely',
        weight: 80,
        explanation: say`${capital(named(file, side))} answered QM1 with INVALID-ID-INFORMATION: the identities in it fit no tunnel protection.`,
        evidence: [...refusal.invalidIdentity, ...evidenceOfRefusal(refusal)],
      });
    }
    return opinion(base, {
      confidence: 'possible',
      weight: isRefused(refusal) ? 50 : 35,
      explanation: say`${capital(named(file, side))} ${reactionText(refusal)}; it may have no tunnel protection for GRE between ${spoken(spoke)} and ${spoken(hub)}.`,
      evidence: evidenceOfRefusal(refusal),
    });
  },
};

/** The hub's tunnel does not use the address that the spoke negotiates with. */
function wrongSource(file: CaseFile): string | null {
  const tunnel = tunnelOf(file, 'hub')?.tunnel;
  const outer = sourceInterfaceOf(file, 'hub');
  const { nbma, behindNat } = file.attempt.hub;
  if (!tunnel) return null;
  const name = tunnelOf(file, 'hub')!.name;
  if (!tunnel.protection) return say`${name} of ${named(file, 'hub')} has no tunnel protection.`;
  const own = outer?.addresses[0]?.address;
  if (
    own &&
    nbma !== null &&
    !behindNat &&
    natBetween(file) === false &&
    !outer!.addresses.some((one) => one.address === nbma)
  )
    return say`${name} of ${named(file, 'hub')} has the source ${own}, and the spoke negotiates for ${nbma}.`;
  return null;
}
