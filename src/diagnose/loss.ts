/** What filters, ICMP errors and the places that watched say about a message that may be lost on its way. */

import type { Placed } from '../correlate/attempt.ts';
import { other } from '../correlate/sightings.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Observation, Side } from '../observation.ts';
import { deniedByConfiguration } from './configurations.ts';
import { named } from './ends.ts';
import { deniedInLog, icmpAbout } from './logs.ts';
import type { Journey } from './stall.ts';

export interface Obstacle {
  /** A clause that ends a sentence about the loss. */
  text: string;
  evidence: readonly (Placed | Observation)[];
  /** A router or the path itself said that it dropped the packets; a configuration only says that it would. */
  reported: boolean;
}

/** What is known to stand in the way of a side's packets: access lists and ICMP errors; null when nothing is. */
export function obstacleFor(
  file: CaseFile,
  sender: Side,
  what: { protocol: 'udp' | 'esp' | 'gre'; port: 500 | 4500 | null },
): Obstacle | null {
  const quoted =
    what.protocol === 'esp'
      ? (['esp'] as const)
      : what.port === 4500
        ? (['nat-t', 'ike'] as const)
        : (['ike'] as const);
  const errors = icmpAbout(file, sender, ...quoted).filter(({ error }) => isFilter(error.meaning));
  if (errors.length > 0) {
    const { error } = errors[0]!;
    return {
      text: say`${error.source} answered with ICMP “${error.meaning}”`,
      evidence: errors.map(({ placed }) => placed),
      reported: true,
    };
  }
  const denied = deniedInLog(file, sender, what.protocol);
  if (denied.length > 0) {
    const { event, speaker } = denied[0]!.observation;
    const list = (event.kind === 'failure' ? event.fields['list'] : null) ?? say`(unnamed)`;
    return {
      text:
        speaker?.side == null
          ? say`access list ${list} denied it`
          : say`access list ${list} of ${named(file, speaker.side)} denied it`,
      evidence: denied,
      reported: true,
    };
  }
  const configured = deniedByConfiguration(file, sender, what.protocol, what.port);
  if (configured) {
    return {
      text: say`access list ${configured.list}, inbound on ${configured.interface} of ${named(file, configured.side)}, denies it`,
      evidence: [configured.observation],
      reported: false,
    };
  }
  return null;
}

/** Unreachable for other reasons than a closed port: that one comes from the receiver itself. */
function isFilter(meaning: string): boolean {
  return !/port unreachable|protocol unreachable|fragmentation|too big/i.test(meaning);
}

/** `sent it 6 times; none reached …`, as far as the places that watched tell. */
export function lossText(file: CaseFile, { sender, nearWire, farWire, farLog }: Journey): string {
  const receiver = named(file, other(sender));
  const left = nearWire === 'seen' ? say`is on the sender’s wire` : say`is in the sender’s log`;
  if (farWire === 'absent') return say`it ${left} and not on the wire of ${receiver}`;
  if (farLog === 'absent') return say`it ${left} and not in the log of ${receiver}`;
  return say`it ${left} and nothing shows that it reached ${receiver}`;
}
