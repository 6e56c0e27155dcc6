import type { Registration } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { NhrpPacket, Observation } from '../observation.ts';
import type { Check, CheckOutcome } from './check.ts';
import { distinct, firstOfEach, list, type Value } from './values.ts';

/** Codes of a client information entry in a reply (RFC 2332 section 5.2.0.1). */
const REPLY_CODES: Readonly<Record<number, string>> = {
  4: 'administratively prohibited',
  5: 'insufficient resources',
  14: 'unique address already registered',
};
/** Codes of an error indication (RFC 2332 section 5.2.7). */
const ERROR_CODES: Readonly<Record<number, string>> = {
  1: 'unrecognised extension',
  3: 'loop detected',
  6: 'protocol address unreachable',
  7: 'protocol error',
  8: 'packet too large',
  9: 'invalid extension',
  10: 'invalid reply',
  11: 'authentication failure',
  15: 'hop count exceeded',
};

export const registrationReply: Check = {
  id: 'registration.reply',
  title: 'Registrations are answered',
  explain:
    'Every registration request gets a reply with its request ID and code 0. A spoke repeats its request until the reply comes, so several requests before the first reply are no fault. A code other than 0, or an error indication, is a refusal.',
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const { registrations } = file.attempt;
  if (registrations.length === 0) return null;
  const values = firstOfEach(registrations.flatMap(valuesOf));
  const answered = registrations.filter(isAccepted);
  const refusal = registrations.map(refusalOf).find((text) => text !== null);
  if (refusal && !isAccepted(registrations.at(-1)!)) {
    return { verdict: 'fail', message: say`The registration is refused: ${refusal}.`, values };
  }
  if (answered.length > 0) {
    const ids = distinct(answered.flatMap(({ requestId }) => requestId ?? []));
    const which =
      ids.length === 0
        ? say`The registration`
        : ids.length > 4
          ? say`${ids.length} requests`
          : say`Request ${list(ids)}`;
    return {
      verdict: 'pass',
      message:
        ids.length > 1 ? say`${which} are answered with code 0.` : say`${which} is answered with code 0.`,
      values,
    };
  }
  if (registrations.some(({ reply }) => reply.length > 0)) {
    return { verdict: 'pass', message: say`The registration is answered.`, values };
  }
  const step = file.walk.steps.find((walked) => walked.step.id === 'registration-reply');
  const requests = registrations.reduce((sum, { request }) => sum + request.length, 0);
  const isPending = file.walk.pending?.step.facility === 'nhrp' && file.walk.outcome === 'stalled';
  if (isPending && (step?.verdict === 'missing' || step?.verdict === 'failed')) {
    return {
      verdict: 'fail',
      message:
        requests === 1
          ? say`No reply to 1 sighting of a registration request.`
          : say`No reply to ${requests} sightings of a registration request.`,
      values,
    };
  }
  return { verdict: 'unknown', message: say`No reply is in sight, and no source had to show it.`, values };
}

function isAccepted({ reply }: Registration): boolean {
  return reply.some(({ observation }) => packetOf(observation)?.code === 0);
}

function refusalOf({ reply, errors }: Registration): string | null {
  for (const { observation } of reply) {
    const code = packetOf(observation)?.code;
    if (code) return say`code ${code}${REPLY_CODES[code] ? say` (${translate(REPLY_CODES[code])})` : ''}`;
  }
  const error = errors[0] && packetOf(errors[0].observation);
  if (!error) return null;
  const meaning = error.code === null ? undefined : ERROR_CODES[error.code];
  return say`error indication ${error.code ?? ''}${meaning ? say` (${translate(meaning)})` : ''}`;
}

function valuesOf({ request, reply, errors }: Registration): Value[] {
  const value = (what: string, observation: Observation): Value => {
    const packet = packetOf(observation);
    const code = what === 'request' || packet?.code == null ? '' : say` code ${packet.code}`;
    const id = packet?.requestId ?? null;
    return {
      value:
        id === null ? `${translate(what)} ${code.trimStart()}`.trimEnd() : `${translate(what)} ${id}${code}`,
      from: observation,
    };
  };
  return [
    ...request.slice(0, 2).map(({ observation }) => value('request', observation)),
    ...reply.slice(0, 4).map(({ observation }) => value('reply', observation)),
    ...errors.slice(0, 2).map(({ observation }) => value('error', observation)),
  ];
}

function packetOf({ event }: Observation): NhrpPacket | null {
  return event.kind === 'nhrp-packet' ? event : null;
}
