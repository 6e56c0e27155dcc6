import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { named } from '../ends.ts';
import { addressesOf, authenticationOf, lengthOf, natBetween } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { journey, pathOf, waitsFor, wasSeen } from '../stall.ts';

/** IP and UDP headers in front of the message leave this much of an Ethernet frame. */
const FITS_IN_ONE_PACKET = 1400;
const UDP = 17;

const datagrams = (count: number) => (count === 1 ? say`1 IKE datagram` : say`${count} IKE datagrams`);
const fragments = (count: number) => (count === 1 ? say`1 fragment` : say`${count} fragments`);

export const ikeFragmentsLost: Cause = {
  id: 'ike-fragments-lost',
  title: 'IP fragments of IKE are lost',
  explain:
    'MM5 or MM6 carries certificates and does not fit into one packet. The first IP fragment arrives and the rest never does, because a filter or NAT drops fragments without ports, so the receiver never sees the message and both ends stay in MM_KEY_EXCH. Let fragments pass, or let IKE fragment its own messages.',
  assess(file) {
    if (!waitsFor(file, 'MM4', 'MM5', 'MM6', 'QM1', 'QM2') || !wasSeen(file, 'MM4', 'MM5')) return null;
    const lost = file
      .events('lost-fragments')
      .filter(({ observation: { event } }) => event.kind === 'lost-fragments' && event.protocol === UDP);
    const base = {
      remedy: [
        'crypto isakmp fragmentation',
        'ip access-list extended <the list on the way>',
        ' permit udp any any fragments',
      ],
      next: say`Capture on the outer interface of ${named(file, 'hub')}: ip[6:2] & 0x3fff != 0 and host ${addressesOf(file, 'spoke')[0] ?? '<spoke NBMA address>'}; fragments with an offset must show.`,
    } as const;
    const first = lost[0]?.observation.event;
    if (first?.kind === 'lost-fragments') {
      const sender = addressesOf(file, 'hub').includes(first.source) ? 'hub' : 'spoke';
      const trip = journey(file, 'MM5');
      const absent = trip.sender === sender && trip.arrived === false;
      return opinion(base, {
        confidence: absent ? 'certain' : 'likely',
        weight: 85,
        domain: pathOf(sender),
        explanation: say`Of ${datagrams(lost.length)} from ${named(file, sender)} only ${fragments(first.fragments)} (${first.bytes} bytes) came through; the rest never did.`,
        evidence: lost,
      });
    }
    if (waitsFor(file, 'QM1', 'QM2') || journey(file, 'MM5').farWire === 'seen') return null;
    const length = Math.max(lengthOf(file, 'MM5') ?? 0, lengthOf(file, 'MM6') ?? 0);
    const certificates = authenticationOf(file) === 'signature';
    const unknown = length === 0 && authenticationOf(file) === 'unknown';
    if (length <= FITS_IN_ONE_PACKET && !certificates && !unknown) return null;
    if (length > 0 && length <= FITS_IN_ONE_PACKET) return null;
    return opinion(base, {
      confidence: length > FITS_IN_ONE_PACKET && natBetween(file) !== true ? 'likely' : 'possible',
      weight: length > FITS_IN_ONE_PACKET ? 70 : certificates ? 45 : 20,
      domain: 'path',
      explanation:
        length > 0
          ? say`The authentication message is ${length} bytes long and needs IP fragments; they may be lost on the way.`
          : say`The authentication messages may need IP fragments (certificates do), and these may be lost on the way.`,
      evidence: journey(file, 'MM5').sightings,
    });
  },
};
