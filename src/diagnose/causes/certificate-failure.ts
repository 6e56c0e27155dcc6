import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, named } from '../ends.ts';
import { authenticationOf, failureOf, notifiedAfter, said, sideOfLog } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { isStalled, journey, responder, waitsFor, wasSeen } from '../stall.ts';

export const certificateFailure: Cause = {
  id: 'certificate-failure',
  title: 'A certificate is not accepted',
  explain:
    'The routers authenticate with certificates and one refuses the other’s: the clock is wrong, the chain is not trusted, the revocation list cannot be fetched, or the certificate is revoked or has expired. After MM5 comes INVALID-CERTIFICATE or AUTHENTICATION-FAILED, or nothing; the router that refuses logs %PKI or IKMP_INVAL_CERT. Set the clock, check the trustpoint and the revocation check, enrol again.',
  assess(file) {
    if (!waitsFor(file, 'MM4', 'MM5', 'MM6', 'AM3') || wasSeen(file, 'MM6')) return null;
    const told = said(file, ['certificate', 'F20']).filter((placed) => {
      const text = placed.observation.text;
      // Severities 5 to 7 of %PKI are no trouble by themselves.
      return !/%PKI-[5-7]-/.test(text) || /INVALID|REVOK|EXPIRED/i.test(text);
    });
    const identity = said(file, ['identity-mismatch', 'identity-refused']);
    const authentication = authenticationOf(file);
    const notified = notifiedAfter(
      file,
      'MM5',
      'INVALID-CERTIFICATE',
      'INVALID-CERT-ENCODING',
      'CERT-TYPE-UNSUPPORTED',
      'INVALID-CERT-AUTHORITY',
      'CERTIFICATE-UNAVAILABLE',
      'INVALID-SIGNATURE',
      ...(authentication === 'signature' ? ['AUTHENTICATION-FAILED'] : []),
    );
    const side = told[0] ? (sideOfLog(told[0]) ?? responder(file)) : responder(file);
    const base = {
      domain: side,
      remedy: [
        'ntp server <address>',
        'crypto pki trustpoint <name>',
        ' revocation-check none',
        'crypto pki enroll <name>',
      ],
      next: say`On ${named(file, side)}: show crypto pki certificates, show clock, and debug crypto pki transactions during the next attempt.`,
    } as const;
    if (told.length > 0) {
      const reason = told
        .map((placed) => failureOf(placed)?.fields['reason'])
        .find((one) => typeof one === 'string');
      return opinion(base, {
        confidence: authentication === 'pre-shared' ? 'possible' : 'certain',
        weight: 85,
        explanation: say`${capital(named(file, side))} reported trouble with a certificate${reason ? say`: ${reason}` : ''}.`,
        evidence: [...told, ...notified],
      });
    }
    if (authentication === 'pre-shared') return null;
    if (notified.length > 0) {
      return opinion(base, {
        confidence: 'likely',
        weight: 80,
        explanation: say`${capital(named(file, side))} answered MM5 with a notification about the certificate.`,
        evidence: notified,
      });
    }
    const trip = journey(file, 'MM5');
    if (
      trip.arrived === false ||
      (authentication === 'unknown' && trip.sightings.length === 0 && identity.length === 0)
    )
      return null;
    const fits = authentication === 'signature' && trip.arrived === true && isStalled(file);
    return opinion(base, {
      confidence: fits ? 'likely' : 'possible',
      weight: authentication === 'signature' ? 60 : 15,
      explanation:
        authentication === 'signature'
          ? say`The routers authenticate with certificates, MM5 was sent and no MM6 came; ${named(file, side)} may not accept the certificate.`
          : say`No source tells how the routers authenticate; if with certificates, one may not be accepted.`,
      evidence: trip.sightings,
    });
  },
};
