import type { Check } from './check.ts';
import { judgeLifetime } from './lifetime.ts';
import { saidOfPhase2 } from './proposals.ts';

export const lifetimePhase2Seconds: Check = {
  id: 'lifetime.phase2-seconds',
  title: 'Phase 2 lifetime agrees',
  explain:
    'The lifetime of the IPsec SAs in seconds, as offered, accepted, installed, configured and shown. With different values the shorter one holds, which is no fault; what is left may never be more than was negotiated.',
  run: (file) => judgeLifetime(saidOfPhase2(file), 'lifetimeSeconds', 'seconds'),
};
