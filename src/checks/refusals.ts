import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { Observation } from '../observation.ts';
import type { Refusal } from './agreement.ts';

/** RFC 2408 section 3.14.1. */
const NO_PROPOSAL_CHOSEN = 14;
/** What logs call a refused proposal of each phase. */
const REFUSED: Readonly<Record<1 | 2, readonly string[]>> = {
  1: ['phase1-refused', 'phase1-refused-detail'],
  2: ['phase2-refused', 'proposal-not-chosen', 'ipsec-proposal-invalid'],
};

/** Notifications and log messages that refuse the proposals of one phase. */
export function refusalsOf(file: CaseFile, phase: 1 | 2): Refusal[] {
  if (!file.seen.all.some(({ observation: { event } }) => event.kind === 'failure' || refuses(event)))
    return [];
  const offer = phase === 1 ? /^[MA]M1$/ : /^QM1$/;
  const answer = phase === 1 ? /^[MA]M2$/ : /^QM2$/;
  let offered = false;
  return file.seen.all.flatMap(({ observation, crossing }): Refusal[] => {
    const { event } = observation;
    if (crossing !== null && offer.test(crossing)) offered = true;
    // A refusal answers the offer before it; what comes after an acceptance is about something else.
    if (crossing !== null && answer.test(crossing)) offered = false;
    if (event.kind === 'failure') {
      const told = event.fields['phase'];
      const isThis =
        REFUSED[phase].includes(event.what) || (event.what === 'proposal-refused' && told === phase);
      if (!isThis) return [];
      const { mismatch, configured } = event.fields;
      return [
        {
          value:
            typeof configured === 'string' ? say`refused; configured: ${configured}` : translate('refused'),
          mismatch: typeof mismatch === 'string' ? mismatch : null,
          from: observation,
        },
      ];
    }
    return offered && refuses(event)
      ? [{ value: 'NO-PROPOSAL-CHOSEN', mismatch: null, from: observation }]
      : [];
  });
}

function refuses(event: Observation['event']): boolean {
  if (event.kind === 'ike-message') return event.notifies.some(({ code }) => code === NO_PROPOSAL_CHOSEN);
  return (
    event.kind === 'notify' &&
    (event.code === NO_PROPOSAL_CHOSEN ||
      /^NO[-_]PROPOSAL[-_]CHOSEN$|^PROPOSAL_NOT_CHOSEN$/i.test(event.name))
  );
}
