import type { Crossing, Placed } from './correlate/attempt.ts';
import type { CaseFile } from './flow/case-file.ts';
import { firstTrouble, lastWordOfHub } from './flow/outcome.ts';
import type { Facility } from './flow/steps.ts';
import type { WalkedStep } from './flow/walk.ts';
import type { ReportedAttempt } from './judgement.ts';
import { say, translate } from './language/say.ts';

/** The outcome in one sentence, as an engineer would say it aloud. */
export function summarise(attempt: ReportedAttempt, file: CaseFile): string {
  const { walk } = file;
  const spoke = attempt.spoke.nbma ?? say`the spoke`;
  const hub = attempt.hub.nbma ?? say`the hub`;
  if (walk.outcome === 'registered') {
    const id = attempt.registrations.find((r) => r.replied)?.requestId;
    const tunnel = attempt.spoke.tunnel ? say` as ${attempt.spoke.tunnel}` : '';
    const request = id === undefined || id === null ? '' : say` (request ${id} answered)`;
    return say`${spoke} registered with ${hub}${tunnel}${request}.`;
  }
  if (attempt.crypto === 'ikev2') {
    return say`${spoke} and ${hub} negotiate with IKEv2; the steps of IKEv1 do not apply, and what is inside ESP needs keys or a log to see.`;
  }
  if (walk.lastStep === 0 && walk.outcome === 'cannot-tell') {
    return say`No bring-up was seen: nothing in these sources can be laid to a spoke and its hub.`;
  }
  const { pending } = walk;
  const word = lastWordOfHub(file);
  if (word?.isUp === false)
    return say`${spoke} is no longer registered at ${hub} (${placeOf(word.placed)}): it stopped refreshing, or the tunnel is down; show crypto isakmp sa and show dmvpn detail on ${translate('the spoke')} would tell.`;
  const [cause] = attempt.causes;
  if (walk.lastStep === 0 && pending?.verdict === 'not-visible' && cause && cause.confidence !== 'possible')
    return say`${spoke} to ${hub} did not come up: ${troubleText(file)}.`;
  if (walk.lastStep === 0 && pending?.verdict === 'not-visible')
    return say`${spoke} to ${hub}: ${troubleText(file)}, and these sources do not show at which step; show crypto isakmp sa and show dmvpn detail on ${translate(`the ${pending.sender}`)} would.`;
  const last = walk.steps.find((s) => s.step.number === walk.lastStep);
  const reached = last ? say`step ${last.step.number} (${translate(last.step.title)})` : say`nothing`;
  if (walk.outcome === 'cannot-tell') {
    const hidden =
      pending?.step.facility === 'nhrp' && pending.verdict === 'not-visible' && attempt.crypto !== 'none';
    if (hidden && word?.isUp)
      return say`${spoke} is registered at ${hub}, as the hub says; whether its reply reached the spoke is in none of the sources.`;
    if (hidden)
      return say`${spoke} to ${hub} is up to ${reached}; whether it registered is inside ESP, which needs keys or a log to see.`;
    const look = pending && attempt.causes.length === 0 ? whereToLook(pending, file) : null;
    return look === null
      ? say`${spoke} to ${hub} is done up to ${reached}; what follows cannot be told from these sources.`
      : say`${spoke} to ${hub} is done up to ${reached}; what follows cannot be told from these sources: ${look}.`;
  }
  return say`${spoke} to ${hub} stalled after ${reached}: ${pending ? whatHappened(pending) : say`nothing followed`}.`;
}

const NAMES: Partial<Record<Crossing, string>> = {
  'esp-to-hub': 'ESP towards the hub',
  'esp-to-spoke': 'ESP towards the spoke',
  'registration-request': 'the NHRP registration request',
  'registration-reply': 'the NHRP registration reply',
};

/** Where a router tells of trouble, by the name of the message. */
function troubleText(file: CaseFile): string {
  const first = firstTrouble(file);
  if (first === null) return say`a router tells of trouble`;
  return say`${placeOf(first)} tells of trouble (${first.observation.text.split(':')[0]!.trim()})`;
}

function placeOf({ observation: { where } }: Placed): string {
  return `${where.source}:${where.line ?? where.frame ?? 0}`;
}

const DEBUGS: Partial<Record<Facility, string>> = {
  ike: 'debug crypto isakmp',
  nhrp: 'debug nhrp packet',
  tunnel: 'debug tunnel protection',
};

/** Which source would tell, when no cause has a place to look at of its own. */
function whereToLook(pending: WalkedStep, { attempt }: CaseFile): string | null {
  const own = pending.sender === 'spoke' ? 'spokeLog' : 'hubLog';
  const sender = translate(`the ${pending.sender}`);
  if (pending.chain.some(({ column, watched }) => column === own && watched)) {
    const last = attempt.placed.findLast(
      ({ column, observation }) => column === own && observation.where.line,
    );
    if (last === undefined) return null;
    const { source, line, endLine } = last.observation.where;
    return say`look at what ${sender} printed after ${source}:${endLine ?? line ?? 0}`;
  }
  const debug = DEBUGS[pending.step.facility];
  return debug === undefined ? null : say`${debug} on ${sender} would show it`;
}

function whatHappened(pending: WalkedStep): string {
  if (pending.pending === null && pending.verdict === 'not-visible')
    return say`what followed is in none of the sources`;
  if (pending.pending === null) return say`${translate(pending.step.title)} did not happen`;
  const message = translate(NAMES[pending.pending] ?? pending.pending);
  const times = pending.repeats > 0 ? say` ${pending.repeats + 1} times` : '';
  const sender = translate(`the ${pending.sender}`);
  const receiver = pending.sender === 'spoke' ? say`the hub` : say`the spoke`;
  switch (pending.verdict) {
    case 'failed':
      return pending.because ?? say`${message} was sent${times} and did not reach ${receiver}`;
    case 'not-visible':
      return say`${message} is in none of the sources`;
    case 'sent':
      if (pending.because !== null)
        return say`${message} was sent${times} by ${sender}, and ${pending.because}`;
      return say`${message} was sent${times} by ${sender} and nothing shows that it arrived`;
    default:
      return say`${sender} did not send ${message}, as far as can be seen`;
  }
}
