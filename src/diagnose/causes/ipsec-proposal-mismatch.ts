import type { CaseFile } from '../../flow/case-file.ts';
import { say, translate } from '../../language/say.ts';
import type { ProposalAttributes } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, transformSetsOf } from '../configurations.ts';
import { capital, named } from '../ends.ts';
import { failureOf } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { compareTransforms } from '../policies.ts';
import { evidenceOfRefusal, hasReason, isRefused, quickModeRefusal, reactionText } from '../quick-mode.ts';
import { isStalled, responder } from '../stall.ts';

export const ipsecProposalMismatch: Cause = {
  id: 'ipsec-proposal-mismatch',
  title: 'The transform sets differ',
  explain:
    'Phase 1 is up. The hub does not accept what QM1 offers: no transform set of its profile has the same cipher, key length and authenticator. Instead of QM2 it sends an informational message with a new message ID; readable, it says NO-PROPOSAL-CHOSEN. The hub logs “transform proposal not supported” and error 256, the spoke only PROPOSAL_NOT_CHOSEN. Give both routers an equal transform set.',
  assess(file) {
    const refusal = quickModeRefusal(file);
    if (!refusal) return null;
    const side = responder(file);
    const compared = compareTransforms(transformSetsOf(file, 'spoke'), transformSetsOf(file, 'hub'));
    if (compared.fits === true && refusal.transform.length === 0) return null;
    const offered = describe(refusal.offered[0]);
    const base = {
      domain: 'configuration',
      remedy: remedyFor(file),
      next: say`On ${named(file, side)}: debug crypto ipsec during the next attempt (“transform proposal not supported”); on both: show crypto ipsec transform-set.`,
    } as const;
    if (refusal.transform.length > 0) {
      const fields = failureOf(refusal.transform[0]!)?.fields;
      const wanted =
        typeof fields?.['configured'] === 'string' ? say`; it accepts ${fields['configured']}` : '';
      const what =
        typeof fields?.['mismatch'] === 'string'
          ? say` The first difference is the ${translate(fields['mismatch'])}.`
          : '';
      return opinion(base, {
        confidence: 'certain',
        weight: 85,
        explanation: say`${capital(named(file, side))} refused the IPsec proposal${offered ? ` ${offered}` : ''} of QM1 because no transform set of its own fits${wanted}.${what}`,
        evidence: [...refusal.transform, ...evidenceOfRefusal(refusal)],
      });
    }
    if (compared.fits === false) {
      return opinion(base, {
        confidence: isStalled(file) ? 'certain' : 'likely',
        weight: 85,
        explanation: say`The transform sets differ: ${compared.spoke} on ${named(file, 'spoke')}, ${compared.hub} on ${named(file, 'hub')}.`,
        evidence: [
          configurationOf(file, 'spoke')!.observation,
          configurationOf(file, 'hub')!.observation,
          ...evidenceOfRefusal(refusal),
        ],
      });
    }
    if (hasReason(refusal) || (refusal.invalidIdentity.length > 0 && refusal.noProposal.length === 0))
      return null;
    const refused = isRefused(refusal);
    return opinion(base, {
      confidence: refused && isStalled(file) ? 'likely' : 'possible',
      weight: refused ? 70 : 50,
      explanation: say`${capital(named(file, side))} ${reactionText(refusal)}${offered ? say` (${offered} was offered)` : ''}. Most often the transform sets differ.`,
      evidence: evidenceOfRefusal(refusal),
    });
  },
};

function describe(offer: ProposalAttributes | undefined): string | null {
  if (!offer?.encryption) return null;
  return [offer.encryption, offer.keyLength, offer.hash].filter((part) => part !== null).join(' ');
}

function remedyFor(file: CaseFile): string[] {
  const set = transformSetsOf(file, 'hub')[0] ?? transformSetsOf(file, 'spoke')[0];
  return [
    `crypto ipsec transform-set ${set?.name ?? '<name>'} ${set?.transform.text ?? 'esp-aes 256 esp-sha256-hmac'}`,
    ' mode transport',
    say`The same on both routers.`,
  ];
}
