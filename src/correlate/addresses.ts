import type { Address } from '../observation.ts';

/** RFC 1918: an address that only a NAT takes across the Internet. */
export function isPrivate(address: Address): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
}
