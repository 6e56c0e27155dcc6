import type { AccessList } from './access-list.ts';
import type { Secret } from './secret.ts';
import type { EspTransform } from './transform.ts';

/**
 * The DMVPN parts of one router's running configuration. Null: not configured, or not printed by IOS.
 * `line` counts from 1 in the text that was read. Secrets are never kept.
 */
export interface Configuration {
  hostname: string | null;
  /** As after `version`, e.g. `15.1`, `17.9`. */
  release: string | null;
  interfaces: InterfaceConfig[];
  isakmpPolicies: IsakmpPolicy[];
  isakmpKeys: IsakmpKey[];
  keyrings: Keyring[];
  isakmpProfiles: IsakmpProfile[];
  isakmp: IsakmpSettings;
  transformSets: TransformSet[];
  ipsecProfiles: IpsecProfile[];
  ipsec: IpsecSettings;
  cryptoMaps: CryptoMapEntry[];
  ikev2: Ikev2Settings;
  routing: RoutingProcess[];
  staticRoutes: StaticRoute[];
  accessLists: AccessList[];
  /** `debug crypto condition …` and its like, as typed. */
  conditions: string[];
  clock: ClockSettings;
}

export interface InterfaceConfig {
  name: string;
  line: number;
  description: string | null;
  shutdown: boolean;
  addresses: { address: string; mask: string; secondary: boolean }[];
  /** `2001:db8::1/64`, lower case. */
  ipv6Addresses: string[];
  /** `dhcp`, `negotiated`, `unnumbered Loopback0`; null for an address of its own or none. */
  addressFrom: string | null;
  vrf: string | null;
  accessGroupIn: string | null;
  accessGroupOut: string | null;
  mtu: number | null;
  ipMtu: number | null;
  adjustMss: number | null;
  bandwidth: number | null;
  delay: number | null;
  cryptoMap: string | null;
  nat: 'inside' | 'outside' | null;
  /** Routing that is configured on the interface: `no ip split-horizon eigrp 1`, `ip ospf network broadcast`. */
  routing: InterfaceRouting;
  tunnel: TunnelConfig | null;
  nhrp: NhrpConfig | null;
  /** `ipv6 nhrp …` */
  nhrp6: NhrpConfig | null;
}

export interface InterfaceRouting {
  /** EIGRP processes whose split horizon or next-hop-self is off here; `rip` for RIP. */
  splitHorizonOff: string[];
  nextHopSelfOff: string[];
  ospf: { process: string; area: string } | null;
  ospfNetwork: string | null;
  ospfPriority: number | null;
  ospfMtuIgnore: boolean;
  helloInterval: number | null;
  holdTime: number | null;
}

export interface TunnelConfig {
  /** An interface or an address. */
  source: string | null;
  destination: string | null;
  /** `gre ip` unless said otherwise. */
  mode: string;
  modeIsDefault: boolean;
  key: number | null;
  /** Name of the IPsec profile; null without `tunnel protection`. */
  protection: string | null;
  shared: boolean;
  isakmpProfile: string | null;
  /** VRF of the outer addresses. */
  vrf: string | null;
  pathMtuDiscovery: boolean;
  keepalive: boolean;
  /** `if-state nhrp`: the line protocol follows the registration. */
  stateFromNhrp: boolean;
}

export interface NhrpConfig {
  networkId: number | null;
  authentication: Secret | null;
  /** Seconds; null: the default (7200, or 600 in newer releases). */
  holdtime: number | null;
  maps: { protocol: string; mask: string | null; nbma: string; line: number }[];
  /** Where multicast goes: NBMA addresses or `dynamic`. */
  multicast: string[];
  servers: NextHopServer[];
  /** `registration no-unique`. */
  noUnique: boolean;
  registrationTimeout: number | null;
  redirect: boolean;
  /** Null: not printed, which is off before it became the default of newer releases. */
  shortcut: boolean | null;
  serverOnly: boolean;
  groups: string[];
  maxSend: { packets: number; seconds: number } | null;
}

export interface NextHopServer {
  /** The server's tunnel address, or `dynamic`. */
  address: string;
  /** Address or name after `nbma`. */
  nbma: string | null;
  multicast: boolean;
  priority: number | null;
  cluster: number | null;
  line: number;
}

/** A value that IOS did not print stands with its default and its name in `defaults`. */
export interface IsakmpPolicy {
  priority: number;
  line: number;
  /** Null when it is a default that this release does not reveal. */
  encryption: string | null;
  keyLength: number | null;
  hash: string | null;
  /** `pre-shared-key`, `rsa-signature`, `rsa-encryption`, `ecdsa-signature`. */
  authentication: string | null;
  group: number | null;
  lifetimeSeconds: number | null;
  defaults: PolicyAttribute[];
}

export type PolicyAttribute = 'encryption' | 'hash' | 'authentication' | 'group' | 'lifetimeSeconds';

export interface IsakmpKey {
  line: number;
  secret: Secret;
  /** Address and mask (prefix length for IPv6) of the peers it is for; null for a host name. */
  address: string | null;
  mask: string | null;
  hostname: string | null;
  /** For every peer (`0.0.0.0 0.0.0.0`, `::/0`). */
  wildcard: boolean;
}

export interface Keyring {
  name: string;
  line: number;
  /** VRF of the outer addresses. */
  vrf: string | null;
  localAddress: string | null;
  keys: IsakmpKey[];
}

export interface IsakmpProfile {
  name: string;
  line: number;
  vrf: string | null;
  keyrings: string[];
  /** `address 0.0.0.0`, `host x.example`, … as typed. */
  matches: string[];
  selfIdentity: string | null;
  localAddress: string | null;
  aggressive: boolean;
  keepalive: { seconds: number; retry: number | null } | null;
}

export interface IsakmpSettings {
  enabled: boolean;
  keepalive: { seconds: number; retry: number | null; mode: 'on-demand' | 'periodic' } | null;
  aggressiveModeDisabled: boolean;
  invalidSpiRecovery: boolean;
  natKeepalive: number | null;
  /** `address`, `hostname`, `dn`. */
  identity: string | null;
}

export interface TransformSet {
  name: string;
  line: number;
  transform: EspTransform;
  mode: 'tunnel' | 'transport';
  modeIsDefault: boolean;
}

export interface IpsecProfile extends SaSettings {
  name: string;
  line: number;
  isakmpProfile: string | null;
  ikev2Profile: string | null;
}

/** What a profile or a map entry asks of its SAs. */
export interface SaSettings {
  transformSets: string[];
  pfs: boolean;
  pfsGroup: number | null;
  lifetimeSeconds: number | null;
  /** Null: not said; `disable`: no rekeying by volume. */
  lifetimeKilobytes: number | 'disable' | null;
  replayWindow: number | null;
}

export interface IpsecSettings {
  /** 3600 and 4608000 unless said otherwise; see `defaults`. */
  lifetimeSeconds: number;
  lifetimeKilobytes: number | 'disable';
  replayWindow: number;
  replayDisabled: boolean;
  natTransparency: boolean;
  dfBit: string | null;
  defaults: ('lifetimeSeconds' | 'lifetimeKilobytes' | 'replayWindow')[];
}

export interface CryptoMapEntry extends SaSettings {
  map: string;
  sequence: number;
  line: number;
  peers: string[];
  accessList: string | null;
  isakmpProfile: string | null;
  ikev2Profile: string | null;
}

/** IKEv2 is recognised, so that it can be said to be in use; it is not judged. */
export interface Ikev2Settings {
  proposals: { name: string; encryption: string[]; integrity: string[]; groups: number[]; line: number }[];
  policies: { name: string; proposals: string[]; line: number }[];
  keyrings: { name: string; peers: Ikev2Peer[]; line: number }[];
  profiles: Ikev2Profile[];
}

export interface Ikev2Peer {
  name: string;
  address: string | null;
  mask: string | null;
  secrets: Secret[];
}

export interface Ikev2Profile {
  name: string;
  line: number;
  matches: string[];
  keyring: string | null;
  local: string | null;
  remote: string[];
}

export interface RoutingProcess {
  protocol: 'eigrp' | 'ospf' | 'bgp' | 'rip';
  /** Process or AS number, or the name of a named EIGRP process; empty for RIP. */
  id: string;
  /** The AS of a named EIGRP address family. */
  autonomousSystem: number | null;
  line: number;
  vrf: string | null;
  routerId: string | null;
  networks: {
    address: string /** Wildcard bits; null: classful. */;
    wildcard: string | null;
    area: string | null;
  }[];
  passiveDefault: boolean;
  passive: string[];
  /** `no passive-interface`. */
  active: string[];
  neighbors: { address: string; remoteAs: number | null; peerGroup: string | null }[];
  /** BGP `bgp listen range`. */
  listenRanges: string[];
  splitHorizonOff: string[];
  nextHopSelfOff: string[];
  redistribute: string[];
}

export interface StaticRoute {
  line: number;
  vrf: string | null;
  destination: string;
  mask: string;
  interface: string | null;
  nextHop: string | null;
  distance: number | null;
}

export interface ClockSettings {
  /** `clock timezone`. */
  zone: string | null;
  offsetMinutes: number | null;
  summerTime: string | null;
  ntpServers: string[];
  /** `service timestamps debug`: what stands in front of log lines; null: not said. */
  debugStamps: string | null;
  logStamps: string | null;
}

/** A configuration in which nothing is configured. */
export function emptyConfiguration(): Configuration {
  return {
    hostname: null,
    release: null,
    interfaces: [],
    isakmpPolicies: [],
    isakmpKeys: [],
    keyrings: [],
    isakmpProfiles: [],
    isakmp: {
      enabled: true,
      keepalive: null,
      aggressiveModeDisabled: false,
      invalidSpiRecovery: false,
      natKeepalive: null,
      identity: null,
    },
    transformSets: [],
    ipsecProfiles: [],
    ipsec: {
      lifetimeSeconds: 3600,
      lifetimeKilobytes: 4_608_000,
      replayWindow: 64,
      replayDisabled: false,
      natTransparency: true,
      dfBit: null,
      defaults: ['lifetimeSeconds', 'lifetimeKilobytes', 'replayWindow'],
    },
    cryptoMaps: [],
    ikev2: { proposals: [], policies: [], keyrings: [], profiles: [] },
    routing: [],
    staticRoutes: [],
    accessLists: [],
    conditions: [],
    clock: {
      zone: null,
      offsetMinutes: null,
      summerTime: null,
      ntpServers: [],
      debugStamps: null,
      logStamps: null,
    },
  };
}
