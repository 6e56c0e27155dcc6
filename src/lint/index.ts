import { accessLists } from './access.ts';
import {
  multicastMap,
  networkId,
  nextHopServer,
  nhrpAuthentication,
  nhrpMap,
  registrationTimes,
} from './nhrp.ts';
import { mtuMatch, tunnelMtu } from './packet-size.ts';
import { ikeVersion, isakmpEnabled, isakmpPolicy, preSharedKey } from './phase1.ts';
import { ipsecLifetime, ipsecProfile, pfs, protection, transformSet } from './phase2.ts';
import { newerFeatures } from './releases.ts';
import { recursiveRouting } from './routing.ts';
import type { PairRule, RouterRule } from './rule.ts';
import {
  hubMode,
  sharedProtection,
  tunnelDestination,
  tunnelInterface,
  tunnelKey,
  tunnelNetwork,
  tunnelSource,
} from './tunnel.ts';
import { weakCryptography, wildcardKey } from './weak.ts';

/** Rules that one configuration is held against. */
export const ROUTER_RULES: readonly RouterRule[] = [
  tunnelInterface,
  tunnelSource,
  networkId,
  ipsecProfile,
  sharedProtection,
  registrationTimes,
  tunnelMtu,
  recursiveRouting,
  weakCryptography,
  wildcardKey,
  newerFeatures,
];

/** Rules that the configurations of a spoke and a hub are held against together. */
export const PAIR_RULES: readonly PairRule[] = [
  hubMode,
  tunnelDestination,
  tunnelNetwork,
  tunnelKey,
  protection,
  ikeVersion,
  isakmpEnabled,
  isakmpPolicy,
  preSharedKey,
  transformSet,
  pfs,
  ipsecLifetime,
  nhrpAuthentication,
  nextHopServer,
  nhrpMap,
  multicastMap,
  mtuMatch,
  accessLists,
];
