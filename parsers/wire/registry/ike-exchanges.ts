import { registry } from './table.ts';

/** Exchange types of IKEv1 (major version 1). IKEv2's are in ikev2-exchanges.ts. */
export const IKE_EXCHANGES = registry([
  [0, 'none', 'RFC 2408 3.1'],
  [1, 'base', 'RFC 2408 3.1, 4.4'],
  [2, 'main', 'RFC 2408 3.1, 4.5 (identity protection); RFC 2409 5'],
  [3, 'auth-only', 'RFC 2408 3.1, 4.6'],
  [4, 'aggressive', 'RFC 2408 3.1, 4.7; RFC 2409 5'],
  [5, 'informational', 'RFC 2408 3.1, 4.8; RFC 2409 5.7'],
  [6, 'transaction', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.1'],
  [32, 'quick', 'RFC 2409 5.5, App. A'],
  [33, 'new-group', 'RFC 2409 5.6, App. A'],
]);

export const EXCHANGE_BASE = 1;
export const EXCHANGE_MAIN = 2;
export const EXCHANGE_AUTH_ONLY = 3;
export const EXCHANGE_AGGRESSIVE = 4;
export const EXCHANGE_INFORMATIONAL = 5;
export const EXCHANGE_TRANSACTION = 6;
export const EXCHANGE_QUICK = 32;
export const EXCHANGE_NEW_GROUP = 33;
