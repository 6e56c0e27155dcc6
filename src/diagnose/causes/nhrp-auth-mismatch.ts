import type { Placed } from '../../correlate/attempt.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Observation } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { failureOf, said, sideOfLog } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { hubMayBeSilent, openRegistration } from '../registration.ts';
import { isStalled } from '../stall.ts';
import { errorCodes, espFrom, looksLikeStorm, nhrpPackets, timesAnswered } from '../tunnel-traffic.ts';

/** RFC 2332 section 5.2.7: authentication failure. */
const AUTHENTICATION_FAILURE = 11;

export const nhrpAuthMismatch: Cause = {
  id: 'nhrp-auth-mismatch',
  title: 'The NHRP authentication strings differ',
  explain:
    'The registration reaches the hub with another ip nhrp authentication string and is dropped, or answered with an error indication of code 11. Only the hub logs it (“wrong authentication string”, 11), some releases not even that; the spoke repeats its request. With keys the strings can be compared in a capture. Set the same string on both.',
  assess(file) {
    const open = openRegistration(file);
    if (!open) return null;
    const told = wrongString(file);
    const codes = errorCodes(file);
    const refused = codes.filter(({ code }) => code === AUTHENTICATION_FAILURE);
    const { spokeInterface, hubInterface } = endsOf(file);
    const base = {
      domain: 'configuration',
      remedy: [
        say`On the spoke:`,
        `interface ${spokeInterface}`,
        ' ip nhrp authentication <the same string>',
        say`On the hub:`,
        `interface ${hubInterface}`,
        ' ip nhrp authentication <the same string>',
      ],
      next: say`On the hub: show logging | include authentication; then compare show running-config interface ${hubInterface} | include nhrp authentication with the spoke’s.`,
    } as const;
    if (told.length > 0 || refused.length > 0) {
      const side = told[0] ? sideOfLog(told[0]) : null;
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation:
          told.length > 0
            ? say`${capital(side ? named(file, side) : say`a router`)} reported ${times(told.length)} that an NHRP packet came with another authentication string than its own.`
            : say`NHRP of ${named(file, 'spoke')} was answered ${times(timesAnswered(file, AUTHENTICATION_FAILURE))} with error indication 11: the authentication strings differ.`,
        evidence: [...told, ...refused.map(({ observation }) => observation)],
      });
    }
    if (codes.length > 0) return null;
    const compared = strings(file);
    if (compared?.equal) return null;
    if (compared) {
      return opinion(base, {
        confidence: isStalled(file) ? 'certain' : 'likely',
        weight: 85,
        explanation: say`The NHRP authentication strings of ${named(file, 'spoke')} and ${named(file, 'hub')} are not the same${isStalled(file) ? say`, and the registration is not answered` : ''}.`,
        evidence: compared.evidence,
      });
    }
    const storm = looksLikeStorm(file);
    if (!storm && !hubMayBeSilent(open)) return null;
    const flows = storm ? [...espFrom(file, 'spoke').observations, ...espFrom(file, 'hub').observations] : [];
    return opinion(base, {
      confidence: 'possible',
      weight: storm
        ? 60
        : open.healthyLooking
          ? 15
          : open.inHubLog === false
            ? 35
            : open.reachesHub
              ? 52
              : 40,
      explanation: storm
        ? say`ESP of one size goes back and forth without end (${espFrom(file, 'spoke').packets} and ${espFrom(file, 'hub').packets} packets): two routers may be answering each other’s NHRP error indications, as with different authentication strings.`
        : say`${capital(named(file, 'hub'))} may be dropping the registration because the NHRP authentication strings differ; the spoke would not be told.`,
      evidence: flows,
    });
  },
};

function wrongString(file: CaseFile): Placed[] {
  return said(file, ['H4', 'nhrp-authentication-failed']).filter((placed) => {
    const failure = failureOf(placed);
    return failure?.what === 'authentication-failed' || failure?.what === 'nhrp-authentication-failed';
  });
}

/** The two strings by their fingerprints, from packets of each side or its configuration. */
function strings(file: CaseFile): { equal: boolean; evidence: Observation[] } | null {
  const spoke = stringOf(file, 'spoke');
  const hub = stringOf(file, 'hub');
  if (!spoke || !hub) return null;
  return { equal: spoke.fingerprint === hub.fingerprint, evidence: [spoke.from, hub.from] };
}

function stringOf(file: CaseFile, side: 'spoke' | 'hub'): { fingerprint: string; from: Observation } | null {
  const known = configurationOf(file, side);
  const nhrp = tunnelOf(file, side)?.nhrp;
  if (known && nhrp) {
    const fingerprint = nhrp.authentication === null ? 'none' : nhrp.authentication.fingerprint;
    if (fingerprint !== null) return { fingerprint, from: known.observation };
  }
  const packets =
    side === 'spoke'
      ? nhrpPackets(file, 'registration-request')
      : [...nhrpPackets(file, 'registration-reply'), ...nhrpPackets(file, 'error-indication')].filter(
          ({ packet }) => packet.source === null || packet.source === file.attempt.hub.nbma,
        );
  // IOS lists the extension without a string in some logs; only a string compares.
  const told = packets.find(
    ({ packet }) => packet.authentication !== null && packet.authentication !== 'none',
  );
  return told ? { fingerprint: told.packet.authentication!, from: told.observation } : null;
}
