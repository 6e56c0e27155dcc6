import { registry } from './table.ts';

/** Exchange types of IKEv2 (major version 2), which is recognised by its header and not read further. */
export const IKEV2_EXCHANGES = registry([
  [34, 'ike-sa-init', 'RFC 7296 3.1'],
  [35, 'ike-auth', 'RFC 7296 3.1'],
  [36, 'create-child-sa', 'RFC 7296 3.1'],
  [37, 'informational', 'RFC 7296 3.1'],
  [38, 'ike-session-resume', 'RFC 5723 8'],
]);

/** Payloads that carry the encrypted part of an IKEv2 message: RFC 7296 3.14 and RFC 7383 2.5. */
export const IKEV2_ENCRYPTED = 46;
export const IKEV2_ENCRYPTED_FRAGMENT = 53;
