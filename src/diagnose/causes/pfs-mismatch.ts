import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, profileOf } from '../configurations.ts';
import { capital, named } from '../ends.ts';
import { opinion } from '../opinion.ts';
import { evidenceOfRefusal, hasReason, isRefused, quickModeRefusal, reactionText } from '../quick-mode.ts';
import { isStalled, responder } from '../stall.ts';

/**
 * A QM1 with one proposal and two identities takes 150 to 200 bytes; the key exchange payload of the smallest
 * group (768 bits) adds 100 and the nonce stays.
 */
const LENGTH_WITH_KEY_EXCHANGE = 250;

export const pfsMismatch: Cause = {
  id: 'pfs-mismatch',
  title: 'PFS on one side only',
  explain:
    'One router has set pfs in its IPsec profile and the other has not, or another group. QM1 then carries a key exchange payload that the other side does not want, or lacks the one it wants. Often nothing is logged, or only PROPOSAL_NOT_CHOSEN. Without keys the size of QM1 tells: with a key exchange it is at least 100 bytes longer. Set the same set pfs on both.',
  assess(file) {
    const refusal = quickModeRefusal(file);
    if (!refusal) return null;
    const spoke = profileOf(file, 'spoke');
    const hub = profileOf(file, 'hub');
    const side = responder(file);
    const differ =
      spoke && hub ? spoke.pfs !== hub.pfs || (spoke.pfs && spoke.pfsGroup !== hub.pfsGroup) : null;
    if (differ === false && refusal.group.length === 0) return null;
    const base = {
      domain: 'configuration',
      remedy: [
        'crypto ipsec profile <name>',
        ' set pfs group14',
        say`The same on both routers, or no set pfs on both.`,
      ],
      next: say`On both routers: show crypto ipsec profile; “PFS (Y/N)” and its group must be the same.`,
    } as const;
    if (differ && spoke && hub) {
      const wish = (profile: typeof spoke) =>
        profile.pfs ? `set pfs group${profile.pfsGroup ?? say` (default)`}` : say`no PFS`;
      return opinion(base, {
        confidence:
          isStalled(file) && refusal.transform.length + refusal.proxies.length === 0 ? 'certain' : 'likely',
        weight: 80,
        explanation: say`${capital(named(file, 'spoke'))} has ${wish(spoke)}, ${named(file, 'hub')} has ${wish(hub)}.`,
        evidence: [
          configurationOf(file, 'spoke')!.observation,
          configurationOf(file, 'hub')!.observation,
          ...evidenceOfRefusal(refusal),
        ],
      });
    }
    if (refusal.group.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 85,
        explanation: say`${capital(named(file, side))} refused QM1 because of its Diffie-Hellman group: PFS differs.`,
        evidence: [...refusal.group, ...evidenceOfRefusal(refusal)],
      });
    }
    if (hasReason(refusal)) return null;
    const carries = refusal.hasKeyExchange;
    const looksLarge = carries === null && (refusal.length ?? 0) >= LENGTH_WITH_KEY_EXCHANGE;
    const responderWants = (side === 'hub' ? hub : spoke)?.pfs;
    const mismatch = carries !== null && responderWants !== undefined && carries !== responderWants;
    return opinion(base, {
      confidence: mismatch && isStalled(file) ? 'likely' : 'possible',
      weight: mismatch ? 75 : carries || looksLarge ? 60 : isRefused(refusal) ? 40 : 45,
      explanation: carries
        ? say`QM1 carries a key exchange payload: the initiator has PFS. ${capital(named(file, side))} ${reactionText(refusal)}; it may not.`
        : looksLarge
          ? say`QM1 is ${refusal.length ?? 0} bytes long, as with a key exchange payload (PFS); ${named(file, side)} ${reactionText(refusal)}.`
          : say`${capital(named(file, side))} ${reactionText(refusal)}; one router may have PFS and the other not.`,
      evidence: evidenceOfRefusal(refusal),
    });
  },
};
