/** What the scan counts a frame as. Each frame is of exactly one kind. */

export const K_ARP = 0;
export const K_ESP = 1;
export const K_ESP_IN_UDP = 2;
export const K_AH = 3;
export const K_KEEPALIVE = 4;
export const K_IKE = 5;
export const K_GRE = 6;
export const K_NHRP = 7;
export const K_ICMP_ERROR = 8;
export const K_ICMP = 9;
export const K_FRAGMENT = 10;
export const K_TCP = 11;
export const K_UDP = 12;
export const K_OTHER_IP = 13;
export const K_OTHER_NETWORK = 14;
export const K_TOO_SHORT = 15;
export const K_UNSUPPORTED_LINK = 16;

/** The names of the kinds in reports, in the order of their numbers above. */
export const FRAME_KINDS = [
  'arp',
  'esp',
  'esp-in-udp',
  'ah',
  'nat-keepalive',
  'ike',
  'gre',
  'nhrp',
  'icmp-error',
  'icmp',
  'fragment',
  'tcp',
  'udp',
  'other-ip',
  'other-network',
  'too-short',
  'unsupported-link',
] as const;

export type FrameKind = (typeof FRAME_KINDS)[number];
