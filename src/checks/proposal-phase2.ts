import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import { judgeAgreement } from './agreement.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { saidOfPhase2 } from './proposals.ts';
import { refusalsOf } from './refusals.ts';
import { cite, type Value } from './values.ts';

export const proposalPhase2: Check = {
  id: 'proposal.phase2',
  title: 'Phase 2 algorithms agree',
  explain:
    'ESP cipher, key length and authenticator, and the group of perfect forward secrecy, as offered in QM1, accepted in QM2 (seen with keys only), printed in both logs, installed, configured on both routers and shown by "show crypto ipsec sa". It fails when the transform sets have nothing in common or the hub asks for a PFS group that the spoke does not offer.',
  run(file) {
    const outcome = judgeAgreement(file, 2, saidOfPhase2(file), refusalsOf(file, 2));
    if (outcome === null || outcome.verdict === 'fail' || outcome.verdict === 'conflict') return outcome;
    return pfsMismatch(file, outcome) ?? outcome;
  },
};

/** The hub answers only an offer with the group it wants; a spoke's own wish is granted. */
function pfsMismatch(file: CaseFile, outcome: CheckOutcome): CheckOutcome | null {
  if (file.attempt.quickModes.some((mode) => mode.accepted !== null)) return null;
  const wish = (side: 'spoke' | 'hub') =>
    configuredTunnels(file, side).flatMap(({ setup, from }) =>
      setup?.profile
        ? [
            {
              pfs: setup.profile.pfs,
              group: setup.profile.pfsGroup,
              from: cite(from, setup.profile.line, `crypto ipsec profile ${setup.profile.name}`),
            },
          ]
        : [],
    );
  for (const hub of wish('hub').filter(({ pfs }) => pfs)) {
    for (const spoke of wish('spoke')) {
      const differ = hub.group !== null && spoke.group !== null && hub.group !== spoke.group;
      if (spoke.pfs && !differ) continue;
      const name = (one: { pfs: boolean; group: number | null }) =>
        one.pfs ? say`PFS group ${one.group ?? say`not named`}` : say`no PFS`;
      const values: Value[] = [spoke, hub].map((one) => ({ value: name(one), from: one.from }));
      return {
        verdict: 'fail',
        message: say`The hub asks for ${name(hub)}, the spoke offers ${name(spoke)}.`,
        values: [...outcome.values, ...values],
      };
    }
  }
  return null;
}
