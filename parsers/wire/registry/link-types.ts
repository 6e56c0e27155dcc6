/**
 * Link-layer types of capture files (the LINKTYPE registry of draft-ietf-opsawg-pcaplinktype, section 2).
 * The names of the types that are read are the ones that all output uses.
 */
import { registry } from './table.ts';

export const LINK_TYPE = {
  null: 0,
  ethernet: 1,
  ppp: 9,
  /** DLT_RAW, which differs by platform: 12 on most, 14 on OpenBSD. */
  rawBsd: 12,
  rawOpenBsd: 14,
  pppHdlc: 50,
  pppEther: 51,
  raw: 101,
  ciscoHdlc: 104,
  loop: 108,
  linuxCooked: 113,
  pppPppd: 166,
  pppWithDirection: 204,
  ciscoHdlcWithDirection: 205,
  ipv4: 228,
  ipv6: 229,
  linuxCookedV2: 276,
} as const;

const SOURCE = 'draft-ietf-opsawg-pcaplinktype section 2.2.1';
const DLT = 'libpcap DLT values that platforms write in place of LINKTYPE_RAW';

export const linkTypes = registry([
  [0, 'bsd-loopback', SOURCE],
  [1, 'ethernet', SOURCE],
  [3, 'ax25', SOURCE],
  [6, 'token-ring', SOURCE],
  [7, 'arcnet', SOURCE],
  [8, 'slip', SOURCE],
  [9, 'ppp', SOURCE],
  [10, 'fddi', SOURCE],
  [12, 'raw-ip', DLT],
  [14, 'raw-ip', DLT],
  [50, 'ppp-hdlc', SOURCE],
  [51, 'pppoe', SOURCE],
  [99, 'symantec-firewall', SOURCE],
  [100, 'atm-rfc1483', SOURCE],
  [101, 'raw-ip', SOURCE],
  [104, 'cisco-hdlc', SOURCE],
  [105, 'ieee-802.11', SOURCE],
  [107, 'frame-relay', SOURCE],
  [108, 'openbsd-loopback', SOURCE],
  [113, 'linux-cooked-v1', SOURCE],
  [114, 'localtalk', SOURCE],
  [117, 'openbsd-pflog', SOURCE],
  [119, 'ieee-802.11-prism', SOURCE],
  [122, 'ip-over-fibre-channel', SOURCE],
  [123, 'sunatm', SOURCE],
  [127, 'ieee-802.11-radiotap', SOURCE],
  [129, 'arcnet-linux', SOURCE],
  [138, 'ip-over-ieee-1394', SOURCE],
  [139, 'mtp2-with-phdr', SOURCE],
  [140, 'mtp2', SOURCE],
  [141, 'mtp3', SOURCE],
  [142, 'sccp', SOURCE],
  [143, 'docsis', SOURCE],
  [144, 'linux-irda', SOURCE],
  [147, 'user0', SOURCE],
  [148, 'user1', SOURCE],
  [149, 'user2', SOURCE],
  [150, 'user3', SOURCE],
  [151, 'user4', SOURCE],
  [152, 'user5', SOURCE],
  [153, 'user6', SOURCE],
  [154, 'user7', SOURCE],
  [155, 'user8', SOURCE],
  [156, 'user9', SOURCE],
  [157, 'user10', SOURCE],
  [158, 'user11', SOURCE],
  [159, 'user12', SOURCE],
  [160, 'user13', SOURCE],
  [161, 'user14', SOURCE],
  [162, 'user15', SOURCE],
  [163, 'ieee-802.11-avs', SOURCE],
  [165, 'bacnet-ms-tp', SOURCE],
  [166, 'ppp-pppd', SOURCE],
  [169, 'gprs-llc', SOURCE],
  [177, 'linux-lapd', SOURCE],
  [187, 'bluetooth-hci-h4', SOURCE],
  [189, 'usb-linux', SOURCE],
  [192, 'ppi', SOURCE],
  [195, 'ieee-802.15.4-with-fcs', SOURCE],
  [197, 'erf', SOURCE],
  [201, 'bluetooth-hci-h4-with-phdr', SOURCE],
  [203, 'lapd', SOURCE],
  [204, 'ppp-with-direction', SOURCE],
  [205, 'cisco-hdlc-with-direction', SOURCE],
  [206, 'frame-relay-with-direction', SOURCE],
  [220, 'usb-linux-mmapped', SOURCE],
  [224, 'fibre-channel-2', SOURCE],
  [226, 'solaris-ipnet', SOURCE],
  [227, 'can-socketcan', SOURCE],
  [228, 'raw-ipv4', SOURCE],
  [229, 'raw-ipv6', SOURCE],
  [230, 'ieee-802.15.4-without-fcs', SOURCE],
  [231, 'dbus', SOURCE],
  [239, 'nflog', SOURCE],
  [240, 'netanalyzer', SOURCE],
  [242, 'ip-over-infiniband', SOURCE],
  [243, 'mpeg-2-transport-stream', SOURCE],
  [247, 'infiniband', SOURCE],
  [248, 'sctp', SOURCE],
  [249, 'usbpcap', SOURCE],
  [251, 'bluetooth-le', SOURCE],
  [252, 'wireshark-upper-pdu', SOURCE],
  [253, 'netlink', SOURCE],
  [258, 'apple-pktap', SOURCE],
  [271, 'vsock', SOURCE],
  [276, 'linux-cooked-v2', SOURCE],
]);

/** The name of a link type for output: its registered name, or its number. */
export function linkTypeName(linkType: number): string {
  return linkTypes.name(linkType) ?? `link-type-${linkType}`;
}

const READ: ReadonlySet<number> = new Set(Object.values(LINK_TYPE));

/** True when `dissectFrame` reads frames of this link type. */
export function isSupportedLinkType(linkType: number): boolean {
  return READ.has(linkType);
}
