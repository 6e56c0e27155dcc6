/** A dotted IPv4 address or mask as a number, or null. */
export function ipv4(text: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return null;
  const parts = match.slice(1).map(Number);
  return parts.some((part) => part > 255) ? null : parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Whether an IPv4 address lies in a network given with wildcard bits; null when that cannot be said. */
export function inNetwork(address: string, network: string, wildcard: string | null): boolean | null {
  const host = ipv4(address);
  const base = ipv4(network);
  const free = wildcard === null ? 0 : ipv4(wildcard);
  if (host === null || base === null || free === null) return null;
  return ((host ^ base) & ~free) === 0;
}

/** Wildcard bits of a mask: `255.255.255.0` gives `0.0.0.255`; null for what is no mask. */
export function wildcardOf(mask: string): string | null {
  const value = ipv4(mask);
  if (value === null) return null;
  return [24, 16, 8, 0].map((shift) => (~value >>> shift) & 255).join('.');
}

/** Whether two IPv4 addresses are in one subnet of the mask. */
export function sameSubnet(one: string, other: string, mask: string): boolean | null {
  const wildcard = wildcardOf(mask);
  return wildcard === null ? null : inNetwork(one, other, wildcard);
}

/** Wildcard bits of an address's class (RFC 791), for `network` statements that give none. */
export function classfulWildcard(address: string): string | null {
  const value = ipv4(address);
  if (value === null) return null;
  const first = value >>> 24;
  if (first < 128) return '0.255.255.255';
  return first < 192 ? '0.0.255.255' : '0.0.0.255';
}
