import { attemptsOfSpoke } from '../../correlate/lookup.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, spoken, times } from '../ends.ts';
import { natBetween } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { openRegistration } from '../registration.ts';
import { errorCodes, timesAnswered } from '../tunnel-traffic.ts';

/** RFC 2332 section 5.2.7: NHRP loop detected. */
const LOOP = 3;

export const nhrpLoop: Cause = {
  id: 'nhrp-loop',
  title: 'NHRP finds a loop',
  explain:
    'The hub answers with error indication 3, loop detected. It is seen when several spokes stand behind one NAT address, so that their NBMA addresses are the same for the hub. Give every spoke an NBMA address of its own, or a NAT that keeps them apart.',
  assess(file) {
    const open = openRegistration(file);
    if (!open) return null;
    const told = errorCodes(file).filter(({ code }) => code === LOOP);
    const { nbma, tunnel } = file.attempt.spoke;
    const alike = nbma === null ? [] : attemptsOfSpoke(file.correlation, nbma);
    const neighbours = alike.filter(
      (one) =>
        one !== file.attempt && one.spoke.tunnel !== null && tunnel !== null && one.spoke.tunnel !== tunnel,
    );
    const { spoke } = endsOf(file);
    const base = {
      domain: 'path',
      remedy: say`Give each spoke an outer address of its own: one static NAT address per spoke, or no NAT between spoke and hub.`,
      next: say`On the hub: show ip nhrp | include ${spoke}; more than one tunnel address with that NBMA address is the loop.`,
    } as const;
    if (told.length > 0) {
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation: say`NHRP of ${named(file, 'spoke')} was answered ${times(timesAnswered(file, LOOP))} with error indication 3, loop detected${neighbours.length > 0 ? say`; ${neighbours.length + 1} spokes share ${spoken(spoke)}` : ''}.`,
        evidence: told.map(({ observation }) => observation),
      });
    }
    if (open.replied || errorCodes(file).length > 0) return null;
    if (neighbours.length > 0 && natBetween(file) === true) {
      return opinion(base, {
        confidence: 'possible',
        weight: 30,
        explanation: say`${neighbours.length + 1} spokes share the NBMA address ${spoken(spoke)} behind NAT; the hub may take that for a loop.`,
        evidence: [],
      });
    }
    // An error indication can only be missed where none could be read.
    if (!open.received || open.readableAtSpoke) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: 8,
      explanation: say`${capital(named(file, 'hub'))} got the registration and sent no reply; it may have answered with an error indication that these sources do not show, such as a loop.`,
      evidence: [],
    });
  },
};
