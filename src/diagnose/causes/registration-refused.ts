import { say, translate } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, spoken } from '../ends.ts';
import { said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { openRegistration } from '../registration.ts';
import { errorCodes, refusals } from '../tunnel-traffic.ts';

/** RFC 2332 section 5.2.4. */
const REASONS: Readonly<Record<number, string>> = {
  4: 'administratively prohibited',
  5: 'insufficient resources',
};
/** Codes that other causes explain: already registered; loop, unreachable, protocol error, authentication. */
const EXPLAINED_REPLIES = new Set([14]);
const EXPLAINED_ERRORS = new Set([3, 6, 7, 11]);

export const registrationRefused: Cause = {
  id: 'registration-refused',
  title: 'The hub refuses the registration',
  explain:
    'The hub answers the registration with code 4 (administratively prohibited) or 5 (insufficient resources): a policy on the hub, a limit of NHRP entries or of groups, or memory. Look at the hub’s configuration of the tunnel and its log.',
  assess(file) {
    const open = openRegistration(file);
    if (!open) return null;
    const told = refusals(file).filter(({ code }) => !EXPLAINED_REPLIES.has(code));
    const errors = errorCodes(file).filter(({ code }) => !EXPLAINED_ERRORS.has(code));
    const failed = said(file, ['registration-failed'], 'spokeLog');
    const { hubInterface, spokeTunnel } = endsOf(file);
    const base = {
      domain: 'hub',
      remedy: [
        say`Look for limits on ${hubInterface} of the hub:`,
        `interface ${hubInterface}`,
        ' ip nhrp max-send <packets> every <seconds>',
        ' no ip nhrp interest <list>',
      ],
      next: say`On the hub: debug nhrp and debug nhrp error while ${spokeTunnel} registers; show ip nhrp summary for the number of entries.`,
    } as const;
    if (told.length > 0) {
      const { code } = told[0]!;
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation: say`${capital(named(file, 'hub'))} refused the registration of ${spoken(spokeTunnel)} with code ${code}${REASONS[code] ? say` (${translate(REASONS[code])})` : ''}.`,
        evidence: told.map(({ observation }) => observation),
      });
    }
    if (errors.length > 0) {
      return opinion(base, {
        confidence: 'likely',
        weight: 75,
        explanation: say`The registration of ${spoken(spokeTunnel)} was answered with error indication ${errors[0]!.code}.`,
        evidence: errors.map(({ observation }) => observation),
      });
    }
    if (
      failed.length > 0 &&
      errorCodes(file).length === 0 &&
      !open.replied &&
      said(file, ['nhrp-authentication-failed']).length === 0
    ) {
      return opinion(base, {
        confidence: 'possible',
        weight: 50,
        explanation: say`${capital(named(file, 'spoke'))} says that its registration failed, without a code.`,
        evidence: failed,
      });
    }
    if (open.readableAtSpoke || open.replied || open.hubSends === false || file.attempt.crypto !== 'ikev1')
      return null;
    if (open.inHubLog !== null) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: 10,
      explanation: say`Whether ${named(file, 'hub')} refused the registration cannot be read from these sources.`,
      evidence: [],
    });
  },
};
