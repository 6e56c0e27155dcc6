import { judgeAgreement } from './agreement.ts';
import type { Check } from './check.ts';
import { saidOfPhase1 } from './proposals.ts';
import { refusalsOf } from './refusals.ts';

export const proposalPhase1: Check = {
  id: 'proposal.phase1',
  title: 'Phase 1 algorithms agree',
  explain:
    'Cipher, key length, hash, Diffie-Hellman group and authentication method of the ISAKMP SA, as offered in MM1, accepted in MM2, printed in both logs, configured on both routers and shown by "show crypto isakmp sa detail". A policy that does not fit is no fault as long as a later one does. It fails when no policy is the same on both routers; it is a conflict when two sources name different algorithms for one SA.',
  run: (file) => judgeAgreement(file, 1, saidOfPhase1(file), refusalsOf(file, 1)),
};
