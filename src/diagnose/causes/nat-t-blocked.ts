import { other } from '../../correlate/sightings.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { informationalsAfter, natBetween, portOf } from '../logs.ts';
import { lossText, obstacleFor } from '../loss.ts';
import { opinion } from '../opinion.ts';
import { isStalled, type Journey, journey, pathOf, responder, waitsFor, wasSeen } from '../stall.ts';

export const natTBlocked: Cause = {
  id: 'nat-t-blocked',
  title: 'UDP 4500 does not pass',
  explain:
    'NAT was found in MM3 and MM4, so MM5 moves to UDP 4500, and that port does not reach the hub: MM5 on 4500 is on the spoke’s wire and not on the hub’s. The spoke repeats it in MM_KEY_EXCH, the hub repeats MM4. Open UDP 4500 in both directions and use endpoint-independent mappings on the NAT.',
  assess(file) {
    if (!waitsFor(file, 'MM4', 'MM5', 'MM6') || !wasSeen(file, 'MM4')) return null;
    const nat = natBetween(file);
    if (nat === false) return null;
    const port = portOf(file, 'MM5');
    if (port === 500) return null;
    const asked = journey(file, 'MM5');
    const { spoke, hub } = endsOf(file);
    const [from, to] = asked.sender === 'spoke' ? [spoke, hub] : [hub, spoke];
    const obstacle = obstacleFor(file, asked.sender, { protocol: 'udp', port: 4500 });
    const base = {
      remedy: [
        'ip access-list extended <the list on the way>',
        ` permit udp host ${from} host ${to} eq non500-isakmp`,
        ` permit udp host ${to} host ${from} eq non500-isakmp`,
      ],
      next: say`Capture on the outer interface of ${named(file, responder(file))}: udp port 4500 and host ${from}.`,
    } as const;
    const back = lostOnTheWayBack(journey(file, 'MM6'));
    if (back) {
      return opinion(base, {
        confidence: 'certain',
        weight: 85,
        domain: pathOf(back.sender),
        explanation: say`${capital(named(file, back.sender))} answered on UDP 4500 with MM6 ${times(back.times)}: ${lossText(file, back)}.`,
        evidence: back.sightings,
      });
    }
    if (asked.arrived || informationalsAfter(file, 'MM5', responder(file)).length > 0) return null;
    const domain = 'path';
    if (asked.arrived === false) {
      return opinion(base, {
        confidence: asked.byWire || obstacle ? 'certain' : 'likely',
        weight: 85,
        domain: pathOf(asked.sender),
        explanation: say`NAT is on the path, so MM5 moved to UDP 4500. ${capital(named(file, asked.sender))} sent it ${times(asked.times)}: ${lossText(file, asked)}${obstacle ? say`; ${obstacle.text}` : ''}.`,
        evidence: [...(obstacle?.evidence ?? []), ...asked.sightings],
      });
    }
    const waits = isStalled(file) && nat === true;
    const natEvidence = file.events('nat-verdict').slice(0, 2);
    if (asked.left) {
      return opinion(base, {
        confidence: waits && (port === 4500 || natEvidence.length > 0) ? 'likely' : 'possible',
        weight: obstacle ? 80 : port === 4500 ? 70 : 40,
        domain,
        explanation: say`MM5 left ${named(file, asked.sender)} ${times(asked.times)}${port === 4500 ? ' on UDP 4500' : ''} and got no answer${nat ? say`; NAT is on the path, and UDP 4500 may not pass` : say`; if NAT is on the path, UDP 4500 may not pass`}.`,
        evidence: [...(obstacle?.evidence ?? []), ...natEvidence, ...asked.sightings],
      });
    }
    // What is lost on the way stands in the log of its sender.
    if (asked.nearLog === 'absent') return null;
    const answered = journey(file, 'MM4');
    return opinion(base, {
      confidence: waits ? 'likely' : 'possible',
      weight: nat ? 70 : 40,
      domain,
      explanation: say`${capital(named(file, answered.sender))} sent MM4 ${times(answered.times)} and no MM5 came${nat ? say`; NAT is on the path, so MM5 would come on UDP 4500` : say` from ${named(file, other(answered.sender))}`}.`,
      evidence: [...natEvidence, ...answered.sightings],
    });
  },
};

function lostOnTheWayBack(trip: Journey): Journey | null {
  return trip.left && trip.arrived === false ? trip : null;
}
