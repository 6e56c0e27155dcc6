/**
 * Numbers that the scan looks for in every frame. They stand in a file without imports, so that the bundler
 * puts their values where they are used.
 */

export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const GRE = 47;
export const ESP = 50;
export const AH = 51;
export const ICMPV6 = 58;
export const IPV6_FRAGMENT = 44;

export const ETHERNET = 1;
export const UNSUPPORTED = -1;
export const IKE_PORT = 500;
export const NAT_T_PORT = 4500;

/** Most IPv6 extension headers in front of the transport. RFC 8200 lists seven, each once or twice. */
export const MAX_EXTENSION_HEADERS = 16;
