/** What an ESP trailer (RFC 4303 section 2.4 to 2.6) looks like, for plaintext that no ICV vouches for. */

/** IP protocol numbers that travel in ESP: ICMP, IPv4, TCP, UDP, IPv6, GRE, ESP, AH, ICMPv6, none, EIGRP, OSPF. */
const NEXT_HEADERS: ReadonlySet<number> = new Set([1, 4, 6, 17, 41, 47, 50, 51, 58, 59, 88, 89]);

export function isKnownNextHeader(protocol: number): boolean {
  return NEXT_HEADERS.has(protocol);
}

/** True when `length` bytes from `offset` on count 1, 2, 3, …: the padding that RFC 4303 section 2.4 asks for. */
export function isMonotonicPadding(text: Uint8Array, offset: number, length: number): boolean {
  if (offset < 0 || offset + length > text.length) return false;
  for (let i = 0; i < length; i++) if (text[offset + i] !== i + 1) return false;
  return true;
}
