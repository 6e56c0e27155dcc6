import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { Side } from '../observation.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { registrationPackets } from './registrations.ts';
import { cite, distinct, firstOfEach, type Value } from './values.ts';

/** RFC 2332 section 5.2.7. */
const AUTHENTICATION_FAILURE = 11;
const NONE = 'none';

export const registrationAuthentication: Check = {
  id: 'registration.authentication',
  title: 'NHRP authentication strings are the same',
  explain:
    'Both routers of a tunnel have the same "ip nhrp authentication", or neither has one. The strings of packets, logs and configurations are compared by fingerprint and never shown: equal letters stand for equal strings. The hub drops a registration with another string, mostly without a word to the spoke.',
  run: (file) => judge(file),
};

interface Word {
  by: Side;
  /** Fingerprint, or `none`. */
  secret: string;
  from: Value['from'];
}

function judge(file: CaseFile): CheckOutcome | null {
  const { words, hidden } = collect(file);
  const refusals = refusalsOf(file);
  if (words.length + refusals.length + hidden.length === 0) return null;
  const letters = new Map<string, string>();
  const label = (secret: string) => {
    if (secret === NONE) return say`no string`;
    const next = letters.size < 26 ? String.fromCharCode(65 + letters.size) : String(letters.size + 1);
    const letter = letters.get(secret) ?? next;
    letters.set(secret, letter);
    return say`string ${letter}`;
  };
  const values = firstOfEach([
    ...words.map(({ secret, from }): Value => ({ value: label(secret), from })),
    ...hidden.map((from): Value => ({ value: say`encrypted string`, from })),
    ...refusals.map((from): Value => ({ value: translate('refused'), from })),
  ]);
  const of = (side: Side) => distinct(words.filter(({ by }) => by === side).map(({ secret }) => secret));
  const [spoke, hub] = [of('spoke'), of('hub')];
  if (spoke.length > 0 && hub.length > 0 && !spoke.some((secret) => hub.includes(secret))) {
    const without = spoke.includes(NONE)
      ? say` The spoke has none.`
      : hub.includes(NONE)
        ? say` The hub has none.`
        : '';
    return {
      verdict: 'fail',
      message: say`The two routers have different NHRP authentication strings.${without}`,
      values,
    };
  }
  if (refusals.length > 0) {
    return { verdict: 'fail', message: say`The hub refuses the NHRP authentication string.`, values };
  }
  if (spoke.length > 1) {
    return {
      verdict: 'conflict',
      message: say`Sources give the spoke different NHRP authentication strings.`,
      values,
    };
  }
  const isAnswered = registrationPackets(file, 'registration-reply').some(({ event }) => event.code === 0);
  if (spoke.length > 0 && (hub.length > 0 || isAnswered)) {
    const what =
      spoke[0] === NONE
        ? say`No NHRP authentication on either router`
        : say`The same NHRP authentication string on both routers`;
    return {
      verdict: 'pass',
      message: hub.length > 0 ? say`${what}.` : say`The hub accepted the NHRP authentication string.`,
      values,
    };
  }
  return { verdict: 'unknown', message: say`Only one of the two strings can be compared.`, values };
}

function collect(file: CaseFile): { words: Word[]; hidden: Value['from'][] } {
  const words: Word[] = [];
  const hidden: Value['from'][] = [];
  for (const [packet, by] of [
    ['registration-request', 'spoke'],
    ['registration-reply', 'hub'],
  ] as const) {
    for (const { event, from } of registrationPackets(file, packet)) {
      if (event.authentication !== null) words.push({ by, secret: event.authentication, from });
    }
  }
  for (const by of ['spoke', 'hub'] as const) {
    for (const { setup, from } of configuredTunnels(file, by)) {
      if (!setup?.nhrp) continue;
      const at = cite(
        from,
        setup.interface.line,
        `interface ${setup.interface.name}: ip nhrp authentication`,
      );
      const secret = setup.nhrp.authentication;
      if (secret === null) words.push({ by, secret: NONE, from: at });
      else if (secret.fingerprint !== null) words.push({ by, secret: secret.fingerprint, from: at });
      else hidden.push(at);
    }
  }
  return { words, hidden };
}

/** Error indications with code 11, and the hub's own words. */
function refusalsOf(file: CaseFile): Value['from'][] {
  const errors = file.attempt.registrations
    .flatMap(({ errors }) => errors)
    .filter(
      ({ observation: { event } }) => event.kind === 'nhrp-packet' && event.code === AUTHENTICATION_FAILURE,
    );
  const failures = file
    .events('failure')
    .filter(
      ({ observation: { event } }) =>
        event.kind === 'failure' && /^(?:nhrp-)?authentication/.test(event.what),
    );
  return [...errors, ...failures].map(({ observation }) => observation);
}
