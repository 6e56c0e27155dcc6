import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { registrationPackets, spokeEntries } from './registrations.ts';
import { cite, distinct, firstOfEach, greatest, inWords, list, type Value } from './values.ts';

export const registrationHoldingTime: Check = {
  id: 'registration.holding-time',
  title: 'Holding times agree',
  explain:
    "How long the hub keeps the registration, in seconds: as the spoke asks for it, as the reply grants it, as configured (ip nhrp holdtime; 7200 or, in newer releases, 600 when nothing is), and what is left in the hub's cache, which is never more. A spoke that renews its registration more seldom than it expires is forgotten in between.",
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const requests = holdingTimes(file, 'registration-request');
  const replies = holdingTimes(file, 'registration-reply');
  const configured = configuredTunnels(file, 'spoke').flatMap(({ setup, from }) =>
    setup?.nhrp?.holdtime != null
      ? [
          {
            setup,
            seconds: setup.nhrp.holdtime,
            timeout: setup.nhrp.registrationTimeout,
            from: cite(from, setup.interface.line, `interface ${setup.interface.name}`),
          },
        ]
      : [],
  );
  const left = spokeEntries(file).flatMap(({ entry, from }) =>
    entry.expiresSeconds === null ? [] : [{ seconds: entry.expiresSeconds, from }],
  );
  if (requests.length + replies.length + configured.length + left.length === 0) return null;
  const values = firstOfEach([
    ...inWords(requests, isEqual, ({ seconds }) => say`asked for ${seconds}`),
    ...inWords(replies, isEqual, ({ seconds }) => say`granted ${seconds}`),
    ...configured.map(({ seconds, from }): Value => ({ value: say`configured ${seconds}`, from })),
    ...left.map(({ seconds, from }): Value => ({ value: say`left ${seconds}`, from })),
  ]);
  const fail = (message: string): CheckOutcome => ({ verdict: 'fail', message, values });
  const asked = distinct(requests.map(({ seconds }) => seconds));
  const granted = distinct(replies.map(({ seconds }) => seconds));
  if (asked.includes(0)) return fail(say`The spoke registers for 0 seconds: the hub forgets it at once.`);
  const slow = configured.find(({ timeout, seconds }) => timeout !== null && timeout >= seconds);
  if (slow)
    return fail(say`The spoke registers every ${String(slow.timeout)} seconds for only ${slow.seconds}.`);
  if (asked.length > 0 && granted.length > 0 && greatest(granted) > greatest(asked)) {
    return {
      verdict: 'conflict',
      message: say`The reply grants ${list(granted)} seconds, the request asks for ${list(asked)}.`,
      values,
    };
  }
  const wanted = distinct(configured.map(({ seconds }) => seconds));
  if (asked.length > 0 && wanted.length > 0 && !asked.some((seconds) => wanted.includes(seconds))) {
    return {
      verdict: 'conflict',
      message: say`The spoke asks for ${list(asked)} seconds and is configured for ${list(wanted)}.`,
      values,
    };
  }
  const held = asked.length > 0 ? asked : granted.length > 0 ? granted : wanted;
  const above = left.find(({ seconds }) => held.length > 0 && seconds > greatest(held));
  if (above) return fail(say`${above.seconds} seconds are left of a registration for ${list(held)}.`);
  if (held.length === 0)
    return { verdict: 'unknown', message: say`Only what is left of the holding time is known.`, values };
  const places =
    distinct(values.map(({ from }) => from.where.source)).length +
    [requests, replies].filter((packets) => packets.length > 0).length;
  if (places < 3 && values.length < 2) {
    return { verdict: 'unknown', message: say`${list(held)} seconds; nothing to compare it with.`, values };
  }
  const less =
    granted.length > 0 && greatest(granted) < greatest(held)
      ? say`, of which the hub grants ${list(granted)}`
      : '';
  return { verdict: 'pass', message: say`${list(held)} seconds${less}.`, values };
}

interface HoldingTime {
  seconds: number;
  from: Value['from'];
}

function holdingTimes(file: CaseFile, packet: 'registration-request' | 'registration-reply'): HoldingTime[] {
  return registrationPackets(file, packet).flatMap(({ event: { holdingTime }, from }) =>
    holdingTime === null ? [] : [{ seconds: holdingTime, from }],
  );
}

const isEqual = (a: HoldingTime, b: HoldingTime) => a.seconds === b.seconds;
