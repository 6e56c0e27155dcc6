import { say, translate } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, named } from '../ends.ts';
import { said } from '../logs.ts';
import { opinion } from '../opinion.ts';

const TROUBLE: Readonly<Record<string, string>> = {
  'ikev2-policy-mismatch': 'Its log says that no IKEv2 proposal of the two routers matches.',
  'ikev2-authentication-failed':
    'Its log says that authentication failed: compare keys and identities of the IKEv2 keyring and profile.',
  'ikev2-child-refused': 'Its log says that the child SA was refused: compare transform sets and selectors.',
};

export const ikev2InUse: Cause = {
  id: 'ikev2-in-use',
  title: 'The routers speak IKEv2',
  explain:
    'The ISAKMP headers say version 2.0 (exchange types 34 to 37), or the logs carry IKEv2 lines. The steps of IKEv1 main and quick mode do not apply then: IKE_SA_INIT and IKE_AUTH take their place. The steps of the tunnel and of NHRP stay as they are. This program names IKEv2 but does not judge its exchanges.',
  assess(file) {
    if (file.attempt.crypto !== 'ikev2') return null;
    const messages = file
      .events('ike-message')
      .filter(({ observation: { event } }) => event.kind === 'ike-message' && event.exchange === 'ikev2');
    const trouble = said(file, Object.keys(TROUBLE));
    const words = [
      ...new Set(
        trouble.flatMap(({ observation: { event } }) =>
          event.kind === 'failure' && TROUBLE[event.what] ? [translate(TROUBLE[event.what]!)] : [],
        ),
      ),
    ];
    return opinion({
      confidence: 'certain',
      weight: 50,
      domain: trouble.length > 0 ? 'configuration' : null,
      explanation: [
        say`${capital(named(file, 'spoke'))} and ${named(file, 'hub')} negotiate with IKEv2; the IKEv1 steps do not apply to this attempt.`,
        ...words,
      ].reduce((some, one) => say`${some} ${one}`),
      remedy: say`Nothing is wrong with IKEv2 as such. If IKEv1 was meant, take the ikev2-profile out of the IPsec profile on both routers: crypto ipsec profile <name>, no set ikev2-profile.`,
      next: say`On both routers: show crypto ikev2 sa detailed, and debug crypto ikev2 during the next attempt.`,
      evidence: [...trouble, ...messages],
    });
  },
};
