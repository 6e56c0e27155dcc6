/** What is known of a quick mode that the responder did not accept. */

import type { Placed } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import { say } from '../language/say.ts';
import type { ProposalAttributes } from '../observation.ts';
import { failureOf, informationalsAfter, logOfResponder, notifiedAfter, said } from './logs.ts';
import { journey, responder, sightings, waitsFor, wasSeen } from './stall.ts';

export interface QuickModeRefusal {
  /** What the responder sent instead of QM2: notifications that could be read, and informationals that could not. */
  reactions: readonly Placed[];
  /** Notifications by name, in words of RFC 2407. */
  noProposal: readonly Placed[];
  invalidIdentity: readonly Placed[];
  /** What the responder said about why. */
  transform: readonly Placed[];
  proxies: readonly Placed[];
  group: readonly Placed[];
  /** It refused without a reason. */
  summary: readonly Placed[];
  /** QM1 was sent this often. */
  times: number;
  sightings: readonly Placed[];
  /** Offered in QM1, as far as readable. */
  offered: ProposalAttributes[];
  /** QM1 carries a key exchange payload: null when it cannot be read. */
  hasKeyExchange: boolean | null;
  length: number | null;
}

/** Null when the attempt does not wait for the answer to QM1, or QM1 was lost. */
export const quickModeRefusal = fact((file: CaseFile): QuickModeRefusal | null => {
  if (!waitsFor(file, 'QM1', 'QM2') || wasSeen(file, 'QM2', 'QM3')) return null;
  const trip = journey(file, 'QM1');
  if (trip.sightings.length === 0 || trip.arrived === false) return null;
  const own = logOfResponder(file);
  const side = responder(file);
  const invalidated = said(file, ['ipsec-proposal-invalid', 'G2b']);
  const error = (placed: Placed) => Number(failureOf(placed)?.fields['error'] ?? Number.NaN);
  const refused = said(file, ['proposal-refused']).filter(
    (placed) => failureOf(placed)?.fields['phase'] === 2,
  );
  const isGroup = (placed: Placed) => failureOf(placed)?.fields['mismatch'] === 'group';
  const messages = sightings(file, 'QM1').flatMap(({ observation: { event } }) =>
    event.kind === 'ike-message' ? [event] : [],
  );
  const readable = messages.find((message) => message.payloads.includes('security-association'));
  const carries = messages.some(
    (message) => message.keyExchangeLength !== null || message.payloads.includes('key-exchange'),
  );
  return {
    reactions: informationalsAfter(file, 'QM1', side),
    noProposal: [
      ...notifiedAfter(file, 'QM1', 'NO-PROPOSAL-CHOSEN'),
      ...said(file, ['proposal-not-chosen']).filter(({ column }) => column !== own),
    ],
    invalidIdentity: notifiedAfter(file, 'QM1', 'INVALID-ID-INFORMATION'),
    transform: said(file, ['transform-set-refused']).concat(
      invalidated.filter((placed) => error(placed) === 256),
      refused.filter((placed) => !isGroup(placed)),
    ),
    proxies: said(file, ['proxies-refused', 'no-matching-map', 'identity-refused']).concat(
      invalidated.filter((placed) => error(placed) === 32),
    ),
    group: refused.filter(isGroup),
    summary: said(file, ['phase2-refused']),
    times: trip.times,
    sightings: trip.sightings,
    offered: messages
      .flatMap(({ proposals }) => proposals)
      .concat(
        file
          .events('proposal')
          .flatMap(({ observation: { event } }) =>
            event.kind === 'proposal' &&
            event.phase === 2 &&
            (event.act === 'offered' || event.act === 'requested')
              ? [event.attributes]
              : [],
          ),
      ),
    hasKeyExchange: carries ? true : readable ? false : null,
    length: messages.find(({ length }) => length !== null)?.length ?? null,
  };
});

/** The responder reacted with more than silence. */
export function isRefused(refusal: QuickModeRefusal): boolean {
  return refusal.reactions.length > 0 || refusal.noProposal.length > 0 || refusal.summary.length > 0;
}

/** One of the reasons was told by the responder. */
export function hasReason(refusal: QuickModeRefusal): boolean {
  return refusal.transform.length > 0 || refusal.proxies.length > 0 || refusal.group.length > 0;
}

/** What the responder did with QM1, for a sentence. */
export function reactionText(refusal: QuickModeRefusal): string {
  if (refusal.noProposal.length > 0) return say`answered QM1 with NO-PROPOSAL-CHOSEN`;
  if (refusal.reactions.length > 0)
    return say`answered QM1 with an encrypted informational message of another message ID instead of QM2`;
  if (refusal.summary.length > 0) return say`refused QM1`;
  return say`sent no QM2`;
}

export function evidenceOfRefusal(refusal: QuickModeRefusal): Placed[] {
  return [...refusal.noProposal, ...refusal.summary, ...refusal.reactions, ...refusal.sightings];
}
