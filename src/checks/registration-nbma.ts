import { isPrivate } from '../correlate/addresses.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { registrationPackets, spokeEntries } from './registrations.ts';
import { cite, distinct, firstOfEach, inWords, list, type Value } from './values.ts';

export const registrationNbma: Check = {
  id: 'registration.nbma',
  title: 'Registered NBMA address is the outer address',
  explain:
    "The spoke registers its own outer address, so it must be the source of its packets, or the address it has on its own side of a NAT. Compared are the registration's source NBMA address, the outer addresses of logs and captures, the NAT address extension, the hub's NHRP cache and the spoke's tunnel source.",
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const { spoke } = file.attempt;
  const requests = registrationPackets(file, 'registration-request').filter(
    ({ event }) => event.sourceNbma !== null,
  );
  const entries = spokeEntries(file);
  const configured = configuredTunnels(file, 'spoke').flatMap(({ setup, from }) =>
    setup?.sourceAddress
      ? [
          {
            address: setup.sourceAddress,
            from: cite(from, setup.interface.line, `interface ${setup.interface.name}`),
          },
        ]
      : [],
  );
  if (requests.length + entries.length === 0) return null;
  const outer = inWords(
    requests.filter(({ event }) => event.source),
    (a, b) => a.event.source === b.event.source,
    ({ event }) => say`outer ${String(event.source)}`,
  );
  const values = firstOfEach([
    ...requests.map(({ event, from }): Value => ({ value: event.sourceNbma, from })),
    ...outer,
    ...entries.flatMap(({ entry, from }): Value[] =>
      [
        { value: entry.nbma, from },
        { value: entry.claimedNbma === null ? null : say`claimed ${entry.claimedNbma}`, from },
      ].filter(({ value }) => value !== null),
    ),
    ...configured.map(({ address, from }): Value => ({ value: say`configured ${address}`, from })),
  ]);
  const claims = distinct(requests.map(({ event }) => event.sourceNbma!));
  const real = new Set([
    ...spoke.addresses,
    ...requests.flatMap(({ event }) => (event.source ? [event.source] : [])),
  ]);
  if (spoke.nbma !== null) real.add(spoke.nbma);
  const own = configured.map(({ address }) => address);
  for (const claim of claims) {
    if (real.has(claim) && own.every((address) => address === claim || spoke.behindNat === true)) continue;
    if (!real.has(claim) && real.size > 0) {
      // An address of its own that a NAT replaces: the hub learns the outer one from the packet itself.
      if (spoke.behindNat === true || translated(file)) continue;
      if (isPrivate(claim) && ![...real].some(isPrivate) && spoke.behindNat === null) {
        return {
          verdict: 'unknown',
          message: say`The spoke registers ${claim}, its packets come from ${list([...real])}: whether a NAT is between is not known.`,
          values,
        };
      }
      return {
        verdict: 'fail',
        message: say`The spoke registers ${claim}, but its packets come from ${list([...real])}, and nothing shows a NAT.`,
        values,
      };
    }
    if (own.length > 0 && !own.includes(claim)) {
      return {
        verdict: 'conflict',
        message: say`The spoke registers ${claim}; its tunnel source is ${list(own)}.`,
        values,
      };
    }
  }
  const wrong = entries.find(({ entry }) => entry.nbma !== null && real.size > 0 && !real.has(entry.nbma));
  if (wrong) {
    return {
      verdict: 'conflict',
      message: say`The hub's cache has ${String(wrong.entry.nbma)} for the spoke, its packets come from ${list([...real])}.`,
      values,
    };
  }
  const known = list(claims.length > 0 ? claims : distinct(entries.flatMap(({ entry }) => entry.nbma ?? [])));
  if (real.size === 0)
    return {
      verdict: 'unknown',
      message: say`${known} is registered; no outer address is in sight.`,
      values,
    };
  const nat = claims.some((claim) => claim !== spoke.nbma) && spoke.behindNat === true;
  return {
    verdict: 'pass',
    message: nat
      ? say`${known}, which NAT turns into ${String(spoke.nbma)}.`
      : say`${known} is the spoke's outer address.`,
    values,
  };
}

/** The hub noted in its reply, or in its cache, that the claimed address is not the one it sees. */
function translated(file: CaseFile): boolean {
  const { nbma } = file.attempt.spoke;
  return (
    spokeEntries(file).some(({ entry }) => entry.claimedNbma !== null) ||
    registrationPackets(file, 'registration-reply').some(
      ({ event }) => nbma !== null && event.natNbma.includes(nbma) && event.sourceNbma !== nbma,
    )
  );
}
