import type { Check } from './check.ts';
import { greKey } from './gre-key.ts';
import { lifetimePhase1 } from './lifetime-phase1.ts';
import { lifetimePhase2Kilobytes } from './lifetime-phase2-kilobytes.ts';
import { lifetimePhase2Seconds } from './lifetime-phase2-seconds.ts';
import { messageId } from './message-id.ts';
import { modeEncapsulation } from './mode-encapsulation.ts';
import { mtu } from './mtu.ts';
import { natDetection } from './nat-detection.ts';
import { proposalPhase1 } from './proposal-phase1.ts';
import { proposalPhase2 } from './proposal-phase2.ts';
import { registrationAuthentication } from './registration-authentication.ts';
import { registrationHoldingTime } from './registration-holding-time.ts';
import { registrationNbma } from './registration-nbma.ts';
import { registrationReply } from './registration-reply.ts';
import { registrationTunnel } from './registration-tunnel.ts';
import { registrationUnique } from './registration-unique.ts';
import { run } from './run.ts';
import { spiCrossed } from './spi-crossed.ts';
import { spiOnWire } from './spi-on-wire.ts';
import { states } from './states.ts';

/** All field checks in the order of the report. */
export const CHECKS: readonly Check[] = [
  run,
  states,
  messageId,
  proposalPhase1,
  lifetimePhase1,
  natDetection,
  proposalPhase2,
  modeEncapsulation,
  lifetimePhase2Seconds,
  lifetimePhase2Kilobytes,
  spiCrossed,
  spiOnWire,
  greKey,
  mtu,
  registrationTunnel,
  registrationNbma,
  registrationReply,
  registrationAuthentication,
  registrationHoldingTime,
  registrationUnique,
];
