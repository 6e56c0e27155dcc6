import type { Crossing } from '../../correlate/attempt.ts';
import { other } from '../../correlate/sightings.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { informationalsAfter } from '../logs.ts';
import { lossText, obstacleFor } from '../loss.ts';
import { opinion } from '../opinion.ts';
import { journey, logOf, pathOf, sightings, waitingFor, wireOf } from '../stall.ts';

/** The responder’s message that may not have arrived, by what the attempt waits for, and what it answers. */
function replyFor(file: CaseFile): { reply: Crossing; request: Crossing } | null {
  switch (waitingFor(file)) {
    case 'MM1':
    case 'MM2':
      return { reply: 'MM2', request: 'MM1' };
    case 'AM1':
    case 'AM2':
      return { reply: 'AM2', request: 'AM1' };
    case 'MM3':
    case 'MM4':
      return { reply: 'MM4', request: 'MM3' };
    case 'MM5':
    case 'MM6':
      return { reply: 'MM6', request: 'MM5' };
    default:
      return null;
  }
}

export const ikeReplyLost: Cause = {
  id: 'ike-reply-lost',
  title: 'The hub’s IKE answers do not reach the spoke',
  explain:
    'The hub answers (MM2 or MM4 is on its wire, its log shows it sending and then a duplicate of the packet before), but the spoke never sees the answer and repeats itself. The way back is broken: the hub’s route to the spoke, or a filter for UDP 500 towards the spoke.',
  assess(file) {
    const pair = replyFor(file);
    if (pair === null) return null;
    const { reply, request } = pair;
    const asked = journey(file, request);
    if (asked.arrived === false || asked.sightings.length === 0) return null;
    const trip = journey(file, reply);
    if (trip.arrived) return null;
    const { sender } = trip;
    const { hub, spoke } = endsOf(file);
    const [from, to] = sender === 'hub' ? [hub, spoke] : [spoke, hub];
    const obstacle = obstacleFor(file, sender, { protocol: 'udp', port: 500 });
    // The receiver of a request hears it again although it has answered.
    const again = [
      ...sightings(file, request, wireOf(sender)),
      ...sightings(file, request, logOf(sender)),
    ].filter((placed) => placed.repeat);
    const duplicates = file
      .events('ike-milestone', logOf(sender))
      .filter(
        ({ observation: { event } }) => event.kind === 'ike-milestone' && event.what === 'duplicate-received',
      );
    const base = {
      domain: pathOf(sender),
      remedy: [
        `ip route ${to} 255.255.255.255 <next hop towards the ${other(sender)}>`,
        'ip access-list extended <the list on the way>',
        ` permit udp host ${from} host ${to} eq isakmp`,
      ],
      next: say`Capture on the outer interface of ${named(file, other(sender))}: udp port 500 and host ${from}. On ${named(file, sender)}: show ip route ${to}, then traceroute ${to} source ${from}.`,
    } as const;
    if (trip.left === null) {
      // An answer of another kind came through: the way back works.
      if (
        reply === 'MM6' ||
        trip.nearLog === 'absent' ||
        informationalsAfter(file, request, sender).length > 0
      )
        return null;
      return opinion(base, {
        confidence: obstacle?.reported ? 'likely' : 'possible',
        weight: 45,
        explanation: say`${request} went out ${times(asked.times)} and no ${reply} came; ${named(file, sender)} may have answered and the answer may be lost${obstacle ? say`: ${obstacle.text}` : say` on the way back`}.`,
        evidence: [...(obstacle?.evidence ?? []), ...asked.sightings],
      });
    }
    if (trip.left === false) return null;
    const lost = trip.arrived === false;
    const repeated = again.length > 0 || duplicates.length > 0;
    return opinion(base, {
      confidence: lost && (trip.byWire || obstacle) ? 'certain' : lost || repeated ? 'likely' : 'possible',
      weight: obstacle ? 80 : repeated ? 70 : reply === 'MM6' ? 30 : 50,
      explanation: say`${capital(named(file, sender))} answered with ${reply} ${times(trip.times)}: ${lossText(file, trip)}${repeated ? say`; it heard ${request} again although it had answered` : ''}${obstacle ? say`; ${obstacle.text}` : ''}.`,
      evidence: [...(obstacle?.evidence ?? []), ...trip.sightings, ...again, ...duplicates],
    });
  },
};
