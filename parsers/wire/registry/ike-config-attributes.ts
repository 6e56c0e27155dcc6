import { registry } from './table.ts';

/** Message types of the attribute payload (transaction exchange). */
export const IKE_CONFIG_TYPES = registry([
  [1, 'request', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.3'],
  [2, 'reply', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.3'],
  [3, 'set', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.3'],
  [4, 'ack', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.3'],
]);

/** What the value of a configuration attribute is. */
export type ConfigValueKind = 'number' | 'ipv4' | 'ipv4-subnet' | 'ipv6' | 'ipv6-subnet' | 'text' | 'blob';

/** One configuration attribute: number, name, value, source, and whether the value is a secret. */
export type ConfigRow = readonly [
  number: number,
  name: string,
  kind: ConfigValueKind,
  source: string,
  secret?: boolean,
];

/** Attributes of mode config, XAUTH and Cisco Unity. */
export const IKE_CONFIG_ATTRIBUTES: readonly ConfigRow[] = [
  [1, 'internal-ip4-address', 'ipv4', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [2, 'internal-ip4-netmask', 'ipv4', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [3, 'internal-ip4-dns', 'ipv4', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [4, 'internal-ip4-nbns', 'ipv4', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [5, 'internal-address-expiry', 'number', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [6, 'internal-ip4-dhcp', 'ipv4', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [7, 'application-version', 'text', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [8, 'internal-ip6-address', 'ipv6', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [9, 'internal-ip6-netmask', 'ipv6', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [10, 'internal-ip6-dns', 'ipv6', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [11, 'internal-ip6-nbns', 'ipv6', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [12, 'internal-ip6-dhcp', 'ipv6', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [13, 'internal-ip4-subnet', 'ipv4-subnet', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [14, 'supported-attributes', 'blob', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [15, 'internal-ip6-subnet', 'ipv6-subnet', 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.4'],
  [16520, 'xauth-type', 'number', 'draft-ietf-ipsec-isakmp-xauth-06 6.1'],
  [16521, 'xauth-user-name', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1'],
  [16522, 'xauth-user-password', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1', true],
  [16523, 'xauth-passcode', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1', true],
  [16524, 'xauth-message', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1'],
  [16525, 'xauth-challenge', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1'],
  [16526, 'xauth-domain', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1'],
  [16527, 'xauth-status', 'number', 'draft-ietf-ipsec-isakmp-xauth-06 6.1'],
  [16528, 'xauth-next-pin', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1', true],
  [16529, 'xauth-answer', 'text', 'draft-ietf-ipsec-isakmp-xauth-06 6.1', true],
  [28672, 'unity-banner', 'text', 'Cisco Unity, private use'],
  [28673, 'unity-save-password', 'number', 'Cisco Unity, private use'],
  [28674, 'unity-default-domain', 'text', 'Cisco Unity, private use'],
  [28675, 'unity-split-dns', 'text', 'Cisco Unity, private use'],
  [28676, 'unity-split-include', 'blob', 'Cisco Unity, private use'],
  [28677, 'unity-nat-t-port', 'number', 'Cisco Unity, private use'],
  [28678, 'unity-split-exclude', 'blob', 'Cisco Unity, private use'],
  [28679, 'unity-pfs', 'number', 'Cisco Unity, private use'],
  [28680, 'unity-firewall-type', 'blob', 'Cisco Unity, private use'],
  [28681, 'unity-backup-servers', 'text', 'Cisco Unity, private use'],
  [28682, 'unity-ddns-hostname', 'text', 'Cisco Unity, private use'],
];
