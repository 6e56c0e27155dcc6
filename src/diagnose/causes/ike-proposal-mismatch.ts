import type { CaseFile } from '../../flow/case-file.ts';
import { say, translate } from '../../language/say.ts';
import type { Observation } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { bothConfigurations } from '../configurations.ts';
import { capital, named } from '../ends.ts';
import { failureOf, informationalsAfter, logOfResponder, notifiedAfter, said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { comparePolicies, type PolicyComparison } from '../policies.ts';
import { isStalled, journey, responder, waitsFor, wasSeen } from '../stall.ts';

export const ikeProposalMismatch: Cause = {
  id: 'ike-proposal-mismatch',
  title: 'No ISAKMP policy fits',
  explain:
    'The spoke’s offer in MM1 matches no ISAKMP policy of the hub: encryption, hash, group and authentication must be equal in one policy of each router; the lifetime may differ. The hub logs which attribute does not fit, then that no offer is acceptable, and sends NO-PROPOSAL-CHOSEN or nothing. Single “atts are not acceptable” lines are harmless when a later policy is accepted.',
  assess(file) {
    if (!waitsFor(file, 'MM1', 'MM2', 'AM1', 'AM2') || wasSeen(file, 'MM2', 'AM2')) return null;
    const offer = waitsFor(file, 'AM1', 'AM2') ? 'AM1' : 'MM1';
    const trip = journey(file, offer);
    if (trip.sightings.length === 0 || trip.arrived === false) return null;
    const side = responder(file);
    const own = logOfResponder(file);
    // A router without a key for the peer refuses every policy: that is another cause.
    const keyMissing = said(file, ['no-pre-shared-key'], own).length > 0;
    const refused = said(file, ['phase1-refused', 'phase1-refused-detail', 'F8', 'A3'], own).concat(
      said(file, ['proposal-refused']).filter((placed) => failureOf(placed)?.fields['phase'] !== 2),
    );
    const notified = notifiedAfter(
      file,
      offer,
      'NO-PROPOSAL-CHOSEN',
      'ATTRIBUTES-NOT-SUPPORTED',
      'BAD-PROPOSAL-SYNTAX',
    );
    const answered = informationalsAfter(file, offer, side);
    const accepted = file
      .events('proposal')
      .some(
        ({ observation: { event } }) =>
          event.kind === 'proposal' && event.phase === 1 && event.act === 'accepted',
      );
    if (accepted) return null;
    const configurations = bothConfigurations(file);
    const compared = configurations
      ? comparePolicies(
          configurations[file.attempt.initiator].isakmpPolicies,
          configurations[side].isakmpPolicies,
        )
      : null;
    if (compared?.fits && refused.length === 0) return null;
    const attributes = compared && !compared.fits ? compared.differing : mismatches(file);
    const named_ =
      attributes.length > 0 ? say` They differ in ${attributes.map(translate).join(translate(', '))}.` : '';
    const base = {
      domain: 'configuration',
      remedy: remedy(compared),
      next: say`On both routers: show crypto isakmp policy; on ${named(file, side)}: debug crypto isakmp, and look for the attribute before “atts are not acceptable”.`,
    } as const;
    const evidence: (Observation | (typeof trip.sightings)[number])[] = [
      ...refused,
      ...notified,
      ...answered,
      ...(compared && !compared.fits ? configurations!.evidence : []),
      ...trip.sightings,
    ];
    if (refused.length > 0 && !keyMissing) {
      // A router refuses in the same words when it has no key for the peer: only the attribute tells the two apart.
      const isNamed = attributes.length > 0;
      return opinion(base, {
        next: isNamed
          ? base.next
          : say`On ${named(file, side)}: debug crypto isakmp: before “atts are not acceptable” stands the attribute that differs; “No pre-shared key with” instead tells that only the key is missing.`,
        confidence: isNamed ? 'certain' : 'likely',
        weight: 85,
        explanation: say`${capital(named(file, side))} refused every ISAKMP policy that ${named(file, trip.sender)} offered.${named_}`,
        evidence,
      });
    }
    if (compared && !compared.fits) {
      return opinion(base, {
        confidence: trip.arrived ? 'certain' : 'likely',
        weight: 80,
        explanation: say`No ISAKMP policy of ${named(file, 'spoke')} equals one of ${named(file, 'hub')}.${named_}`,
        evidence,
      });
    }
    if (notified.length > 0 || answered.length > 0) {
      return opinion(base, {
        confidence: keyMissing ? 'possible' : 'likely',
        weight: 75,
        explanation: say`${capital(named(file, side))} answered ${offer} with ${notified.length > 0 ? 'NO-PROPOSAL-CHOSEN' : say`a notification`} instead of MM2: no policy of its own fits the offer.${named_}`,
        evidence,
      });
    }
    if (keyMissing) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: isStalled(file) && attributes.length > 0 ? 60 : 40,
      explanation: say`${offer} got no answer; a hub whose ISAKMP policies do not fit may stay silent.${named_}`,
      evidence,
    });
  },
};

/** Attributes that the responder named when it turned offers down. */
function mismatches(file: CaseFile): string[] {
  const names = new Set<string>();
  for (const { observation } of file.attempt.placed) {
    const { event } = observation;
    if (event.kind === 'proposal' && event.phase === 1 && event.act === 'refused' && event.mismatch)
      names.add(event.mismatch);
    if (
      event.kind === 'failure' &&
      event.what === 'proposal-refused' &&
      typeof event.fields['mismatch'] === 'string'
    )
      names.add(event.fields['mismatch']);
  }
  for (const what of ['encryption', 'hash', 'group', 'key-length', 'authentication'])
    if (file.messages(what).length > 0) names.add(what);
  return [...names];
}

function remedy(compared: PolicyComparison | null): string[] {
  if (compared?.model) {
    const { encryption, keyLength, hash, authentication, group } = compared.model;
    return [
      'crypto isakmp policy 10',
      ` encryption ${[encryption?.replace(/-cbc$/, ''), keyLength].filter((part) => part).join(' ')}`,
      ` hash ${hash}`,
      ` authentication ${keyword(authentication)}`,
      ` group ${group}`,
    ];
  }
  return [
    'crypto isakmp policy 10',
    ' encryption aes 256',
    ' hash sha256',
    ' authentication pre-share',
    ' group 14',
    say`The same four lines on both routers.`,
  ];
}

/** IOS's word for an authentication method of the registry. */
function keyword(authentication: string | null): string {
  if (authentication?.startsWith('rsa-enc')) return 'rsa-encr';
  if (authentication?.startsWith('rsa')) return 'rsa-sig';
  return authentication?.startsWith('ecdsa') ? 'ecdsa-sig' : 'pre-share';
}
