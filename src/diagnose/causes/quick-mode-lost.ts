import { COLUMNS, type Crossing } from '../../correlate/attempt.ts';
import { other } from '../../correlate/sightings.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { informationalsAfter, portOf } from '../logs.ts';
import { lossText, obstacleFor } from '../loss.ts';
import { opinion } from '../opinion.ts';
import { hasReason, isRefused, quickModeRefusal } from '../quick-mode.ts';
import { isStalled, type Journey, journey, pathOf, responder, waitingFor } from '../stall.ts';

/** The quick mode message that may be lost. */
function suspects(file: CaseFile): Crossing[] {
  switch (waitingFor(file)) {
    // The hub sent MM6, and what the spoke did next was not seen.
    case 'MM6':
    case 'QM1':
    case 'QM2':
      return ['QM1', 'QM2'];
    case 'QM3':
      return ['QM3', 'QM2'];
    default:
      return [];
  }
}

export const quickModeLost: Cause = {
  id: 'quick-mode-lost',
  title: 'A quick mode message is lost',
  explain:
    'QM1, QM2 or QM3 leaves one router and does not reach the other: it repeats on one wire and is absent on the other. The log says “retransmitting phase 2” and in the end Death by retransmission P2. Look for what drops UDP 500 (or 4500 behind NAT) after phase 1, for example a filter that lets only the first packets through, or fragments of a large message.',
  assess(file) {
    const list = suspects(file);
    if (list.length === 0) return null;
    if (waitingFor(file) === 'MM6' && !journey(file, 'MM6').left) return null;
    const refusal = quickModeRefusal(file);
    if (refusal && (isRefused(refusal) || hasReason(refusal))) return null;
    const trips = list.map((crossing) => journey(file, crossing));
    const lost = trips.find((trip) => trip.left && trip.arrived === false);
    const retransmissions = file.events('ike-milestone').filter(({ observation: { event } }) => {
      if (event.kind !== 'ike-milestone') return false;
      return (
        (event.what === 'retransmitting' || event.what === 'gave-up') && /QM|P2/.test(event.detail ?? '')
      );
    });
    if (lost) return state(file, lost, 'lost', retransmissions);
    const open = trips.find((trip) => trip.left && !trip.arrived);
    // A session that is said to be up, by a notification or a show, is no quick mode that somebody watched.
    if (open?.crossing === 'QM3' && COLUMNS.every((column) => !file.watches[column].ike)) return null;
    if (!open) {
      const first = trips[0]!;
      if (first.crossing !== 'QM1' || first.left === false || first.sightings.length > 0) return null;
      if (first.farWire === 'blind' && first.farLog === 'blind' && first.nearLog === 'blind') return null;
      // Only the receiver's side was watched: QM1 may have been sent and lost.
      const started = file
        .events('ike-milestone')
        .some(
          ({ observation: { event } }) =>
            event.kind === 'ike-milestone' && event.what === 'quick-mode-started',
        );
      return state(file, first, started ? 'open' : 'unseen', retransmissions);
    }
    if (informationalsAfter(file, open.crossing, other(open.sender)).length > 0) return null;
    return state(file, open, 'open', retransmissions);
  },
};

function state(
  file: CaseFile,
  trip: Journey,
  what: 'lost' | 'open' | 'unseen',
  retransmissions: ReturnType<CaseFile['events']>,
) {
  const { spoke, hub } = endsOf(file);
  const [from, to] = trip.sender === 'spoke' ? [spoke, hub] : [hub, spoke];
  const port = portOf(file, trip.crossing) ?? portOf(file, 'MM5') ?? 500;
  const obstacle = obstacleFor(file, trip.sender, { protocol: 'udp', port });
  const repeated = trip.times > 1 || retransmissions.length > 0;
  return opinion({
    confidence:
      what === 'lost'
        ? trip.byWire || obstacle
          ? 'certain'
          : 'likely'
        : what === 'open' && repeated && isStalled(file) && trip.crossing !== 'QM1'
          ? 'likely'
          : 'possible',
    weight: what === 'lost' ? 80 : what === 'unseen' ? 30 : repeated ? 60 : 40,
    domain: pathOf(trip.sender),
    explanation:
      what === 'unseen'
        ? say`Phase 1 is up and no QM1 was seen at ${named(file, responder(file))}; it may be lost on the way.`
        : say`${capital(named(file, trip.sender))} sent ${trip.crossing} ${times(trip.times)}: ${lossText(file, trip)}${obstacle ? say`; ${obstacle.text}` : ''}.`,
    remedy: [
      'ip access-list extended <the list on the way>',
      ` permit udp host ${from} host ${to} eq ${port === 4500 ? 'non500-isakmp' : 'isakmp'}`,
    ],
    next: say`Capture at both ends: udp port ${port} and host ${from} and host ${to}; compare the message IDs of exchange type 32.`,
    evidence: [...(obstacle?.evidence ?? []), ...trip.sightings, ...retransmissions],
  });
}
