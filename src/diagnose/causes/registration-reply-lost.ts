import { isCovering } from '../../flow/watch.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { obstacleFor } from '../loss.ts';
import { opinion } from '../opinion.ts';
import { openRegistration } from '../registration.ts';
import { isStalled, sightings, timesSent, waitsFor } from '../stall.ts';
import { errorCodes, espFrom, refusals } from '../tunnel-traffic.ts';

export const registrationReplyLost: Cause = {
  id: 'registration-reply-lost',
  title: 'The registration reply does not reach the spoke',
  explain:
    'The hub takes the registration and sends its reply, and the spoke never gets it and asks again. The way back is broken for ESP or GRE: a filter, a route, or an address that NAT changed. The hub’s log shows the reply going out, the spoke’s only its own requests.',
  assess(file) {
    const open = openRegistration(file);
    if (!open || refusals(file).length > 0 || errorCodes(file).length > 0) return null;
    const replies = sightings(file, 'registration-reply');
    const got = replies.filter(({ column }) => column === 'spokeLog' || column === 'spokeWire');
    if (got.length > 0) return null;
    const { spoke, hub } = endsOf(file);
    const obstacle = obstacleFor(file, 'hub', { protocol: 'esp', port: null });
    const base = {
      domain: 'path-to-spoke',
      remedy: [
        'ip access-list extended <the list on the way>',
        ` permit esp host ${hub} host ${spoke}`,
        ` permit udp host ${hub} host ${spoke} eq non500-isakmp`,
      ],
      next: say`Capture on the outer interface of ${named(file, 'spoke')}: host ${hub} and (ip proto 50 or ip proto 47 or udp port 4500). On the spoke: show crypto ipsec sa peer ${hub} | include decaps.`,
    } as const;
    if (replies.length > 0) {
      // A capture that ends before the reply, or begins after it, is no witness that it did not come.
      const isSure = file.watches.spokeWire.nhrp && isCovering(file, 'spokeWire', replies[0]);
      const watched = file.watches.spokeLog.nhrp || file.watches.spokeWire.nhrp;
      const missed = file.watches.spokeLog.nhrp || isSure;
      const repeated = timesSent(file, 'registration-request') > 1;
      return opinion(base, {
        confidence:
          watched && isStalled(file)
            ? isSure
              ? 'certain'
              : 'likely'
            : isStalled(file) && repeated
              ? 'likely'
              : 'possible',
        weight: 80,
        explanation: say`${capital(named(file, 'hub'))} sent a registration reply ${times(timesSent(file, 'registration-reply'))}${missed ? say`, and ${named(file, 'spoke')} never got one` : ''}${repeated ? say`; the spoke kept asking` : ''}${obstacle ? say`; ${obstacle.text}` : ''}.`,
        evidence: [...replies, ...(obstacle?.evidence ?? [])],
      });
    }
    // A hub whose NHRP is told and that sent no reply has lost none.
    if (
      file.watches.hubLog.nhrp ||
      file.watches.hubWire.nhrp ||
      open.hubSends === false ||
      open.reachesHub === false
    )
      return null;
    if (!waitsFor(file, 'registration-request', 'registration-reply', 'esp-to-hub')) return null;
    const arrives = espFrom(file, 'hub', 'spokeWire').packets > 0;
    if (open.healthyLooking && arrives) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: arrives ? 10 : open.healthyLooking ? 10 : 30,
      explanation: say`No reply to the registration was seen; ${named(file, 'hub')} may have answered and the answer may be lost on the way back.`,
      evidence: [],
    });
  },
};
