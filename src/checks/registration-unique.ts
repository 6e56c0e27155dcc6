import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { registrationPackets, spokeEntries } from './registrations.ts';
import { cite, distinct, firstOfEach, inWords, type Value } from './values.ts';

/** RFC 2332 section 5.2.0.1. */
const UNIQUE_ALREADY_REGISTERED = 14;

export const registrationUnique: Check = {
  id: 'registration.unique',
  title: 'Uniqueness of the registration',
  explain:
    'With the unique flag the hub keeps the first NBMA address that registers a tunnel address until it expires: a spoke whose outer address changed is refused with code 14. "ip nhrp registration no-unique" on the spoke turns the flag off. Compared are the flag in the packets, the configuration and the hub\'s cache.',
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const requests = registrationPackets(file, 'registration-request').flatMap(({ event, from }) =>
    event.unique === null ? [] : [{ unique: event.unique, from }],
  );
  const refusals = registrationPackets(file, 'registration-reply').filter(
    ({ event }) => event.code === UNIQUE_ALREADY_REGISTERED,
  );
  const configured = configuredTunnels(file, 'spoke').flatMap(({ setup, from }) =>
    setup?.nhrp
      ? [
          {
            unique: !setup.nhrp.noUnique,
            from: cite(from, setup.interface.line, `interface ${setup.interface.name}`),
          },
        ]
      : [],
  );
  const cached = spokeEntries(file)
    .filter(({ entry }) => entry.flags.includes('registered'))
    .map(({ entry, from }) => ({ unique: entry.flags.includes('unique'), from }));
  if (requests.length + refusals.length + cached.length === 0) return null;
  const word = (unique: boolean) => (unique ? say`unique` : say`not unique`);
  const values = firstOfEach([
    ...inWords(
      [...requests, ...cached, ...configured],
      (a, b) => a.unique === b.unique,
      ({ unique }) => word(unique),
    ),
    ...refusals.map(({ from }): Value => ({ value: say`code ${UNIQUE_ALREADY_REGISTERED}`, from })),
  ]);
  if (refusals.length > 0) {
    return {
      verdict: 'fail',
      message: say`The hub holds another NBMA address for this tunnel address and refuses with code ${UNIQUE_ALREADY_REGISTERED}.`,
      values,
    };
  }
  const told = distinct([...requests, ...cached, ...configured].map(({ unique }) => unique));
  if (told.length > 1) {
    return {
      verdict: 'conflict',
      message: say`Sources disagree whether the registration is unique.`,
      values,
    };
  }
  return {
    verdict: 'pass',
    message: told[0]
      ? say`The registration is unique: the hub keeps the first NBMA address.`
      : say`The registration may be replaced from another NBMA address.`,
    values,
  };
}
