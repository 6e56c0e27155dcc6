import type { Check } from './check.ts';
import { judgeLifetime } from './lifetime.ts';
import { saidOfPhase1 } from './proposals.ts';

export const lifetimePhase1: Check = {
  id: 'lifetime.phase1',
  title: 'Phase 1 lifetime agrees',
  explain:
    'The lifetime of the ISAKMP SA in seconds, as offered, accepted, configured on both routers and shown. With different values the shorter one holds, which is no fault; what is left may never be more than was negotiated.',
  run: (file) => judgeLifetime(saidOfPhase1(file), 'lifetimeSeconds', 'seconds'),
};
