import type { Cause } from './cause.ts';
import { aggressiveModeRefused } from './causes/aggressive-mode-refused.ts';
import { certificateFailure } from './causes/certificate-failure.ts';
import { espBlocked } from './causes/esp-blocked.ts';
import { hubNotAnswering } from './causes/hub-not-answering.ts';
import { ikeFragmentsLost } from './causes/ike-fragments-lost.ts';
import { ikeProposalMismatch } from './causes/ike-proposal-mismatch.ts';
import { ikeReplyLost } from './causes/ike-reply-lost.ts';
import { ikeRequestLost } from './causes/ike-request-lost.ts';
import { ikev2InUse } from './causes/ikev2-in-use.ts';
import { invalidSpi } from './causes/invalid-spi.ts';
import { ipsecModeMismatch } from './causes/ipsec-mode-mismatch.ts';
import { ipsecProposalMismatch } from './causes/ipsec-proposal-mismatch.ts';
import { natTBlocked } from './causes/nat-t-blocked.ts';
import { nhrpAuthMismatch } from './causes/nhrp-auth-mismatch.ts';
import { nhrpLoop } from './causes/nhrp-loop.ts';
import { nhrpNotEnabledOnHub } from './causes/nhrp-not-enabled-on-hub.ts';
import { nhsAddressWrong } from './causes/nhs-address-wrong.ts';
import { noNhsConfigured } from './causes/no-nhs-configured.ts';
import { pfsMismatch } from './causes/pfs-mismatch.ts';
import { proxyMismatch } from './causes/proxy-mismatch.ts';
import { pskMismatch } from './causes/psk-mismatch.ts';
import { pskMissing } from './causes/psk-missing.ts';
import { quickModeLost } from './causes/quick-mode-lost.ts';
import { recursiveRouting } from './causes/recursive-routing.ts';
import { registrationRefused } from './causes/registration-refused.ts';
import { registrationReplyLost } from './causes/registration-reply-lost.ts';
import { replayDrops } from './causes/replay-drops.ts';
import { routingNotForming } from './causes/routing-not-forming.ts';
import { spokeWithoutProtection } from './causes/spoke-without-protection.ts';
import { tunnelDown } from './causes/tunnel-down.ts';
import { tunnelKeyMismatch } from './causes/tunnel-key-mismatch.ts';
import { uniqueAddressRegistered } from './causes/unique-address-registered.ts';

/** All stall causes in the order of the flow; the order decides between causes of equal standing. */
export const CAUSES: readonly Cause[] = [
  tunnelDown,
  noNhsConfigured,
  recursiveRouting,
  spokeWithoutProtection,
  ikeRequestLost,
  hubNotAnswering,
  ikeReplyLost,
  ikeProposalMismatch,
  pskMissing,
  pskMismatch,
  natTBlocked,
  ikeFragmentsLost,
  certificateFailure,
  aggressiveModeRefused,
  ikev2InUse,
  ipsecProposalMismatch,
  proxyMismatch,
  ipsecModeMismatch,
  pfsMismatch,
  quickModeLost,
  espBlocked,
  invalidSpi,
  replayDrops,
  tunnelKeyMismatch,
  nhrpAuthMismatch,
  nhrpNotEnabledOnHub,
  nhsAddressWrong,
  uniqueAddressRegistered,
  registrationRefused,
  nhrpLoop,
  registrationReplyLost,
  routingNotForming,
];
