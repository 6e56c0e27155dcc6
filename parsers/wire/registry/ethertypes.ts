/**
 * EtherTypes (RFC 9542 section 3, IEEE Std 802 annex), also used as GRE protocol types (RFC 2784
 * section 2.4, RFC 1701) and by Cisco HDLC and the Linux cooked headers.
 */
import { registry } from './table.ts';

export const ETHERTYPE = {
  ipv4: 0x0800,
  arp: 0x0806,
  nhrp: 0x2001,
  transparentBridging: 0x6558,
  vlan: 0x8100,
  ipv6: 0x86dd,
  mpls: 0x8847,
  mplsUpstream: 0x8848,
  pppoeSession: 0x8864,
  serviceVlan: 0x88a8,
  oldServiceVlan: 0x9100,
  otherServiceVlan: 0x9200,
} as const;

export const etherTypes = registry([
  [0x0000, 'gre-keepalive', 'Cisco IOS tunnel keepalive: GRE with protocol type 0 inside'],
  [0x00fe, 'osi', 'RFC 1701 section 4 (OSI network layer)'],
  [0x0600, 'xns', 'RFC 1701 section 4'],
  [0x0800, 'ipv4', 'RFC 894; RFC 2784 section 3.1'],
  [0x0804, 'chaosnet', 'RFC 1701 section 4'],
  [0x0806, 'arp', 'RFC 826'],
  [0x0bad, 'vines', 'RFC 1701 section 4'],
  [0x2000, 'cdp', 'Cisco Discovery Protocol over HDLC and GRE'],
  [0x2001, 'nhrp', 'RFC 2332 section 5 with RFC 2784 section 2.4; IANA ieee-802-numbers'],
  [0x2003, 'cgmp', 'Cisco Group Management Protocol'],
  [0x6003, 'decnet', 'RFC 1701 section 4'],
  [0x6558, 'transparent-bridging', 'RFC 1701 section 4; RFC 7637 section 3.2'],
  [0x6559, 'raw-frame-relay', 'RFC 1701 section 4'],
  [0x8035, 'slarp', 'Cisco HDLC serial line address resolution; RARP (RFC 903) elsewhere'],
  [0x809b, 'ethertalk', 'RFC 1701 section 4'],
  [0x8100, 'vlan', 'IEEE 802.1Q clause 9 (C-TAG)'],
  [0x8137, 'novell-ipx', 'RFC 1701 section 4'],
  [0x86dd, 'ipv6', 'RFC 2464 section 3; RFC 7676 section 2'],
  [0x8808, 'ethernet-flow-control', 'IEEE 802.3 annex 31'],
  [0x8809, 'slow-protocols', 'IEEE 802.3 annex 57A'],
  [0x880b, 'ppp', 'RFC 2637 section 4.1'],
  [0x883e, 'wccp', 'WCCP version 2, redirected packets in GRE'],
  [0x8847, 'mpls', 'RFC 3032 section 5; RFC 4023 section 4'],
  [0x8848, 'mpls-upstream', 'RFC 5332 section 2'],
  [0x8863, 'pppoe-discovery', 'RFC 2516 section 4'],
  [0x8864, 'pppoe-session', 'RFC 2516 section 4'],
  [0x888e, 'eapol', 'IEEE 802.1X'],
  [0x88a8, 'service-vlan', 'IEEE 802.1Q clause 9 (S-TAG, QinQ)'],
  [0x88be, 'erspan', 'ERSPAN type I and II (draft-foschiano-erspan section 4)'],
  [0x88cc, 'lldp', 'IEEE 802.1AB'],
  [0x88e5, 'macsec', 'IEEE 802.1AE'],
  [0x8909, 'cisco-metadata', 'Cisco MetaData header (security group tag)'],
  [0x9000, 'loopback', 'Ethernet Configuration Testing Protocol'],
  [0x9100, 'old-service-vlan', 'QinQ before 802.1ad'],
  [0x9200, 'other-service-vlan', 'QinQ before 802.1ad'],
  [0x22eb, 'erspan-3', 'ERSPAN type III (draft-foschiano-erspan section 4)'],
]);
