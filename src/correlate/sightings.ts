import type { Side } from '../observation.ts';
import type { Column, Crossing, Placed } from './attempt.ts';
import type { RunEntry } from './runs.ts';

/**
 * What a router has done with a message when its state machine enters a state (ISAKMP main and quick mode
 * as IOS names them): the initiator's states start with `IKE_I_`, the responder's with `IKE_R_`.
 */
const STATE_PROOFS: Readonly<Record<string, { crossing: Crossing; did: 'sent' | 'received' }>> = {
  IKE_I_MM1: { crossing: 'MM1', did: 'sent' },
  IKE_R_MM1: { crossing: 'MM1', did: 'received' },
  IKE_R_MM2: { crossing: 'MM2', did: 'sent' },
  IKE_I_MM2: { crossing: 'MM2', did: 'received' },
  IKE_I_MM3: { crossing: 'MM3', did: 'sent' },
  IKE_R_MM3: { crossing: 'MM3', did: 'received' },
  IKE_R_MM4: { crossing: 'MM4', did: 'sent' },
  IKE_I_MM4: { crossing: 'MM4', did: 'received' },
  IKE_I_MM5: { crossing: 'MM5', did: 'sent' },
  IKE_R_MM5: { crossing: 'MM5', did: 'received' },
  IKE_I_MM6: { crossing: 'MM6', did: 'received' },
  IKE_I_AM1: { crossing: 'AM1', did: 'sent' },
  IKE_R_AM2: { crossing: 'AM2', did: 'sent' },
  IKE_I_AM2: { crossing: 'AM2', did: 'received' },
  IKE_QM_I_QM1: { crossing: 'QM1', did: 'sent' },
  IKE_QM_SPI_STARVE: { crossing: 'QM1', did: 'received' },
  IKE_QM_R_QM2: { crossing: 'QM2', did: 'sent' },
};

/** The messages of the flow up to the tunnel, in order. */
const ORDER: readonly Crossing[] = [
  'MM1',
  'AM1',
  'MM2',
  'AM2',
  'MM3',
  'AM3',
  'MM4',
  'MM5',
  'MM6',
  'QM1',
  'QM2',
  'QM3',
  'esp-to-hub',
  'esp-to-spoke',
];

/** The places of those messages in the flow. */
export const RANKS: ReadonlyMap<Crossing, number> = new Map(ORDER.map((crossing, rank) => [crossing, rank]));

/** Messages that answer one: none of them comes before the first of what it answers. */
export const ANSWERS: Partial<Record<Crossing, Crossing>> = {
  MM2: 'MM1',
  MM3: 'MM2',
  MM4: 'MM3',
  MM5: 'MM4',
  MM6: 'MM5',
  AM2: 'AM1',
  AM3: 'AM2',
  QM2: 'QM1',
  QM3: 'QM2',
  'registration-reply': 'registration-request',
};

/** Which of the flow's messages an observation proves, and who sent it; null when it proves none. */
export function sightingOf(
  entry: RunEntry,
  column: Column,
  initiator: Side,
  addressSide: (address: string) => Side | null,
): { crossing: Crossing; sender: Side } | null {
  const { event } = entry.observation;
  const own: Side = column.startsWith('hub') ? 'hub' : 'spoke';
  switch (event.kind) {
    case 'ike-message': {
      if (entry.name === null) return null;
      if (event.act === 'sent') return { crossing: entry.name, sender: own };
      if (event.act === 'received') return { crossing: entry.name, sender: other(own) };
      const side = event.source === null ? null : addressSide(event.source);
      return { crossing: entry.name, sender: side ?? senderOf(entry.name, initiator) };
    }
    case 'ike-state': {
      const proof = STATE_PROOFS[event.to];
      if (proof && event.from !== event.to)
        return { crossing: proof.crossing, sender: proof.did === 'sent' ? own : other(own) };
      if (event.to === 'IKE_P1_COMPLETE' && event.from !== event.to) {
        return { crossing: 'MM6', sender: event.from.startsWith('IKE_R_') ? own : other(own) };
      }
      if (event.to === 'IKE_QM_PHASE2_COMPLETE') {
        const sent = event.from === 'IKE_QM_I_QM1' || (event.from !== 'IKE_QM_R_QM2' && own === initiator);
        return { crossing: 'QM3', sender: sent ? own : other(own) };
      }
      return null;
    }
    case 'ike-milestone':
      switch (event.what) {
        case 'phase1-complete':
          return { crossing: 'MM6', sender: other(initiator) };
        case 'authenticated':
          return own === initiator
            ? { crossing: 'MM6', sender: other(own) }
            : { crossing: 'MM5', sender: other(own) };
        case 'quick-mode-started':
          return { crossing: 'QM1', sender: own };
        case 'phase2-complete':
          // That a session is up (`%CRYPTO-5-SESSION_STATUS`) tells of both ends, not of a message.
          return event.detail === 'IKEv1' ? null : { crossing: 'QM3', sender: initiator };
        default:
          return null;
      }
    case 'esp-flow': {
      const side = addressSide(event.source);
      return side === null
        ? null
        : { crossing: side === 'spoke' ? 'esp-to-hub' : 'esp-to-spoke', sender: side };
    }
    case 'nhrp-packet':
      if (event.packet === 'registration-request')
        return { crossing: 'registration-request', sender: 'spoke' };
      if (event.packet === 'registration-reply') return { crossing: 'registration-reply', sender: 'hub' };
      return null;
    default:
      return null;
  }
}

/** Who sends each message of the flow. */
export function senderOf(crossing: Crossing, initiator: Side): Side {
  switch (crossing) {
    case 'MM2':
    case 'MM4':
    case 'MM6':
    case 'AM2':
    case 'QM2':
    case 'QM4':
      return other(initiator);
    case 'registration-reply':
    case 'esp-to-spoke':
      return 'hub';
    case 'registration-request':
    case 'esp-to-hub':
      return 'spoke';
    default:
      return initiator;
  }
}

/** The columns a message passes, from its sender's log to its receiver's. */
export function chainOf(sender: Side): Column[] {
  return sender === 'spoke'
    ? ['spokeLog', 'spokeWire', 'hubWire', 'hubLog']
    : ['hubLog', 'hubWire', 'spokeWire', 'spokeLog'];
}

export function other(side: Side): Side {
  return side === 'spoke' ? 'hub' : 'spoke';
}

/** The first sighting of each message in each column, by `crossing column`. */
export function firstSightings(placed: readonly Placed[]): Map<string, Placed> {
  const first = new Map<string, Placed>();
  for (const entry of placed) {
    if (entry.crossing === null || entry.repeat) continue;
    const key = `${entry.crossing} ${entry.column}`;
    if (!first.has(key)) first.set(key, entry);
  }
  return first;
}
