import type { Crossing } from '../../correlate/attempt.ts';
import { other } from '../../correlate/sightings.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, spoken, times } from '../ends.ts';
import { natBetween, portOf } from '../logs.ts';
import { lossText, obstacleFor } from '../loss.ts';
import { opinion } from '../opinion.ts';
import { isStalled, journey, nothingBegun, pathOf, waitingFor, wasSeen } from '../stall.ts';

/** The initiator’s message that may not have arrived, by what the attempt waits for. */
function requestFor(file: CaseFile): Crossing | null {
  switch (waitingFor(file)) {
    case 'tunnel-up':
    case 'crypto-triggered':
    case 'MM1':
      return 'MM1';
    case 'AM1':
      return 'AM1';
    case 'MM2':
    case 'MM3':
      return 'MM3';
    case 'MM4':
    case 'MM5':
      return 'MM5';
    case 'registration-request':
      return nothingBegun(file) ? 'MM1' : null;
    default:
      return null;
  }
}

export const ikeRequestLost: Cause = {
  id: 'ike-request-lost',
  title: 'IKE from the spoke does not reach the hub',
  explain:
    'The spoke’s first or third main mode message repeats on its own wire and never shows on the hub’s; the spoke stays in MM_NO_STATE and the hub has no new SA. Something on the path drops UDP 500 towards the hub, or routes it elsewhere. Check access lists on both outer interfaces and in between, and the route to the hub’s NBMA address, with a ping from the tunnel source.',
  assess(file) {
    const crossing = requestFor(file);
    if (crossing === null) return null;
    const trip = journey(file, crossing);
    const { sender } = trip;
    if (trip.arrived || trip.left === false) return null;
    // From MM5 on another port may be in use: that has its own causes unless it is known to be 500.
    const late = crossing === 'MM5';
    if (late && (natBetween(file) !== false || portOf(file, 'MM5') === 4500 || trip.arrived !== false))
      return null;
    // Fragments of it arrived: that is a cause of its own.
    if (late && file.events('lost-fragments').length > 0) return null;
    const { hub, spoke } = endsOf(file);
    const [from, to] = sender === 'spoke' ? [spoke, hub] : [hub, spoke];
    const obstacle = obstacleFor(file, sender, { protocol: 'udp', port: 500 });
    const base = {
      domain: pathOf(sender),
      remedy: [
        'ip access-list extended <the list on the way>',
        ` permit udp host ${from} host ${to} eq isakmp`,
        ` permit udp host ${to} host ${from} eq isakmp`,
      ],
      next: say`Capture on the outer interface of ${named(file, other(sender))}: udp port 500 and host ${from}. On ${named(file, sender)}: ping ${to} source ${from}.`,
      evidence: [...(obstacle?.evidence ?? []), ...trip.sightings],
    } as const;
    if (trip.left === null) {
      if (crossing === 'MM3' && !wasSeen(file, 'MM2')) return null;
      if (late) return null;
      // What is lost on the way stands in the log of its sender.
      if (trip.nearLog === 'absent' && !obstacle?.reported) return null;
      // Nobody watched at either end.
      const isBlind = [trip.nearWire, trip.farWire, trip.farLog].every((mark) => mark === 'blind');
      if (isBlind && trip.nearLog === 'blind' && !obstacle) return null;
      return opinion(base, {
        confidence: obstacle?.reported ? 'likely' : 'possible',
        weight: crossing === 'MM3' ? 40 : 55,
        explanation: say`No ${crossing} from ${named(file, sender)} was seen at ${named(file, other(sender))}${obstacle ? say`: ${obstacle.text}` : say`; it may have been sent and lost on the way`}.`,
      });
    }
    const lost = trip.arrived === false;
    const proved = lost && (trip.byWire || obstacle !== null);
    return opinion(base, {
      confidence: proved ? 'certain' : lost || obstacle?.reported ? 'likely' : 'possible',
      weight: obstacle ? 80 : 60,
      explanation: say`${capital(named(file, sender))} sent ${crossing} ${times(trip.times)} to ${spoken(to)}: ${lossText(file, trip)}${obstacle ? say`; ${obstacle.text}` : ''}.${isStalled(file) && !lost ? say` It may be lost on the way.` : ''}`,
    });
  },
};
