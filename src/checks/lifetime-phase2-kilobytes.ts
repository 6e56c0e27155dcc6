import type { Check } from './check.ts';
import { judgeLifetime } from './lifetime.ts';
import { saidOfPhase2 } from './proposals.ts';

export const lifetimePhase2Kilobytes: Check = {
  id: 'lifetime.phase2-kilobytes',
  title: 'Phase 2 volume agrees',
  explain:
    'The volume in kilobytes after which the IPsec SAs are renewed. IOS installs a value below the negotiated one on purpose, so that two routers do not rekey at the same moment; only more than was negotiated is wrong.',
  run: (file) => judgeLifetime(saidOfPhase2(file), 'lifetimeKilobytes', 'kilobytes'),
};
