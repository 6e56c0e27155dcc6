import type { InterfaceConfig, TunnelConfig } from './configuration.ts';
import { nhrpRule } from './nhrp-rules.ts';
import { type Rule, rule, type Section, section } from './section.ts';

const shortNames: [RegExp, string][] = [
  [/^tu(?:n(?:nel?)?)?$/i, 'Tunnel'],
  [/^lo(?:o(?:p(?:back?)?)?)?$/i, 'Loopback'],
  [/^(?:e|et|eth|ether(?:net)?)$/i, 'Ethernet'],
  [/^fa(?:st(?:ethernet)?)?$/i, 'FastEthernet'],
  [/^gi(?:g(?:abitethernet)?)?$/i, 'GigabitEthernet'],
  [/^te(?:n(?:gigabitethernet)?)?$/i, 'TenGigabitEthernet'],
  [/^se(?:r(?:ial)?)?$/i, 'Serial'],
  [/^di(?:a(?:ler)?)?$/i, 'Dialer'],
  [/^vl(?:an)?$/i, 'Vlan'],
  [/^po(?:rt-channel)?$/i, 'Port-channel'],
];

/** An interface name spelled out and without a space: `tu 0` and `Tu0` become `Tunnel0`. */
export function interfaceName(text: string): string {
  const match = /^([A-Za-z-]{1,30}) ?(\d[\d/.:]{0,20})$/.exec(text.trim());
  if (match === null) return text.trim();
  const long = shortNames.find(([pattern]) => pattern.test(match[1]!))?.[1] ?? match[1]!;
  return `${long}${match[2]}`;
}

export function blankInterface(name: string, line: number): InterfaceConfig {
  return {
    name,
    line,
    description: null,
    shutdown: false,
    addresses: [],
    ipv6Addresses: [],
    addressFrom: null,
    vrf: null,
    accessGroupIn: null,
    accessGroupOut: null,
    mtu: null,
    ipMtu: null,
    adjustMss: null,
    bandwidth: null,
    delay: null,
    cryptoMap: null,
    nat: null,
    routing: {
      splitHorizonOff: [],
      nextHopSelfOff: [],
      ospf: null,
      ospfNetwork: null,
      ospfPriority: null,
      ospfMtuIgnore: false,
      helloInterval: null,
      holdTime: null,
    },
    tunnel: /^tunnel/i.test(name) ? blankTunnel() : null,
    nhrp: null,
    nhrp6: null,
  };
}

function blankTunnel(): TunnelConfig {
  return {
    source: null,
    destination: null,
    mode: 'gre ip',
    modeIsDefault: true,
    key: null,
    protection: null,
    shared: false,
    isakmpProfile: null,
    vrf: null,
    pathMtuDiscovery: false,
    keepalive: false,
    stateFromNhrp: false,
  };
}

const value = '(\\d{1,10})$';

/** Commands after `tunnel`. */
const tunnelRules: readonly Rule<TunnelConfig>[] = [
  rule(/^tunnel source (?:dynamic|(\S.{0,60}))$/i, (tunnel, match) => {
    tunnel.source = match[1] === undefined ? 'dynamic' : sourceName(match[1]);
  }),
  rule(/^tunnel destination (?:ipv6 )?(\S{1,255})(?: .{0,40})?$/i, (tunnel, match) => {
    tunnel.destination = match[1]!.toLowerCase();
  }),
  rule(
    /^tunnel mode (\S[\w -]{0,60})$/i,
    (tunnel, match) => {
      tunnel.mode = match[1]!.toLowerCase().trim();
      tunnel.modeIsDefault = false;
    },
    (tunnel) => {
      tunnel.mode = 'gre ip';
      tunnel.modeIsDefault = true;
    },
  ),
  rule(
    new RegExp(`^tunnel key ${value}`, 'i'),
    (tunnel, match) => {
      tunnel.key = Number(match[1]);
    },
    (tunnel) => {
      tunnel.key = null;
    },
  ),
  rule(
    /^tunnel protection ipsec (?:profile|policy ipv4) (\S{1,80})((?: shared)?)(?: ikev2-profile \S{1,80})?(?: isakmp-profile (\S{1,80}))?(?: shared)?$/i,
    (tunnel, match) => {
      tunnel.protection = match[1]!;
      tunnel.shared = / shared\b/i.test(match.input);
      tunnel.isakmpProfile = match[3] ?? null;
    },
    (tunnel) => {
      tunnel.protection = null;
    },
  ),
  rule(/^tunnel vrf (\S{1,64})$/i, (tunnel, match) => {
    tunnel.vrf = match[1]!;
  }),
  rule(/^tunnel path-mtu-discovery\b.{0,60}$/i, (tunnel) => {
    tunnel.pathMtuDiscovery = true;
  }),
  rule(/^if-state nhrp$/i, (tunnel) => {
    tunnel.stateFromNhrp = true;
  }),
];

function sourceName(text: string): string {
  return /^\d/.test(text) || text.includes(':') ? text.toLowerCase() : interfaceName(text);
}

/** IPv6 or IPv4 words that the interface rules share. */
const interfaceRules: readonly Rule<InterfaceConfig>[] = [
  rule(/^description (.{1,240})/i, (target, match) => {
    target.description = match[1]!;
  }),
  rule(
    /^shutdown$/i,
    (target) => {
      target.shutdown = true;
    },
    (target) => {
      target.shutdown = false;
    },
  ),
  rule(
    /^ip address (\d[\d.]{6,14}) (\d[\d.]{6,14})( secondary)?(?: vrf \S{1,64})?$/i,
    (target, [, address, mask, secondary]) => {
      if (secondary === undefined) target.addresses = target.addresses.filter((one) => one.secondary);
      target.addresses.push({ address: address!, mask: mask!, secondary: secondary !== undefined });
    },
  ),
  rule(/^ip (?:address (dhcp|negotiated)|(unnumbered) (\S.{0,40}))(?: .{0,60})?$/i, (target, match) => {
    target.addressFrom = (match[1] ?? `unnumbered ${interfaceName(match[3]!)}`).replace(/^D|^N/, (c) =>
      c.toLowerCase(),
    );
  }),
  rule(
    /^ip address$/i,
    () => undefined,
    (target) => {
      target.addresses = [];
    },
  ),
  rule(
    /^ipv6 address (\S{2,60})(?: (?:link-local|eui-64|anycast|prefix-name .{0,60}))?$/i,
    (target, match) => {
      target.ipv6Addresses.push(match[1]!.toLowerCase());
    },
  ),
  rule(/^(?:ip )?vrf forwarding (\S{1,64})(?: .{0,60})?$/i, (target, match) => {
    target.vrf = match[1]!;
  }),
  rule(/^(?:ip access-group|ipv6 traffic-filter) (\S{1,80}) (in|out)$/i, (target, [, name, way]) => {
    if (way!.toLowerCase() === 'in') target.accessGroupIn = name!;
    else target.accessGroupOut = name!;
  }),
  rule(new RegExp(`^mtu ${value}`, 'i'), (target, match) => {
    target.mtu = Number(match[1]);
  }),
  rule(new RegExp(`^ip mtu ${value}`, 'i'), (target, match) => {
    target.ipMtu = Number(match[1]);
  }),
  rule(new RegExp(`^ip tcp adjust-mss ${value}`, 'i'), (target, match) => {
    target.adjustMss = Number(match[1]);
  }),
  rule(new RegExp(`^bandwidth ${value}`, 'i'), (target, match) => {
    target.bandwidth = Number(match[1]);
  }),
  rule(new RegExp(`^delay ${value}`, 'i'), (target, match) => {
    target.delay = Number(match[1]);
  }),
  rule(/^crypto map (\S{1,80})(?: redundancy .{0,60})?$/i, (target, match) => {
    target.cryptoMap = match[1]!;
  }),
  rule(/^ip nat (inside|outside)$/i, (target, match) => {
    target.nat = match[1]!.toLowerCase() as 'inside' | 'outside';
  }),
  rule(
    /^ip(?:v6)? split-horizon(?: eigrp (\d{1,5}))?$/i,
    () => undefined,
    (target, match) => {
      target.routing.splitHorizonOff.push(match[1] ?? 'rip');
    },
  ),
  rule(
    /^ip(?:v6)? next-hop-self eigrp (\d{1,5})(?: .{0,40})?$/i,
    () => undefined,
    (target, match) => {
      target.routing.nextHopSelfOff.push(match[1]!);
    },
  ),
  rule(/^ip(?:v6)? (?:hello-interval|hold-time) eigrp \d{1,5} (\d{1,6})$/i, (target, match) => {
    if (/hello/i.test(match[0])) target.routing.helloInterval = Number(match[1]);
    else target.routing.holdTime = Number(match[1]);
  }),
  rule(/^(?:ip |ipv6 )?ospf(?:v3)? (\d{1,5})(?: ipv4| ipv6)? area (\S{1,15})$/i, (target, match) => {
    target.routing.ospf = { process: match[1]!, area: match[2]! };
  }),
  rule(/^(?:ip |ipv6 )?ospf(?:v3)? network (\S[\w -]{0,50})$/i, (target, match) => {
    target.routing.ospfNetwork = match[1]!.toLowerCase();
  }),
  rule(/^(?:ip |ipv6 )?ospf(?:v3)? priority (\d{1,3})$/i, (target, match) => {
    target.routing.ospfPriority = Number(match[1]);
  }),
  rule(/^(?:ip |ipv6 )?ospf(?:v3)? mtu-ignore$/i, (target) => {
    target.routing.ospfMtuIgnore = true;
  }),
  rule(
    /^(?:ip |ipv6 )?ospf(?:v3)? (hello-interval|dead-interval) (\d{1,6})(?: .{0,40})?$/i,
    (target, match) => {
      if (/hello/i.test(match[1]!)) target.routing.helloInterval = Number(match[2]);
      else target.routing.holdTime = Number(match[2]);
    },
  ),
  rule(/^keepalive(?: \d.{0,20})?$/i, (target) => {
    if (target.tunnel !== null) target.tunnel.keepalive = true;
  }),
  nhrpRule,
];

/** Interface commands of no matter here: all that only concerns the local segment, QoS or management. */
const known =
  /^(?:arp|auto|backup|bfd|carrier-delay|cdp|channel-group|clock|clns|cts|dialer|dot1q|dot1x|duplex|encapsulation|exit|fair-queue|flowcontrol|glbp|half-duplex|full-duplex|hold-queue|if-state|ip (?:accounting|authentication|bandwidth-percent|broadcast|cef|cgmp|dampening|dhcp|directed-broadcast|flow|helper-address|icmp|igmp|inspect|load-sharing|mask-reply|mfib|mroute-cache|multicast|nat|nbar|ospf|pim|policy|portunreach|proxy-arp|redirects|rip|route-cache|router|rsvp|rtp|sla|summary-address|tcp|unreachables|verify|virtual-reassembly|wccp|authentication|rgmp|nhrp (?:attribute|path|resolution))|ipv6 (?:address autoconfig|enable|mtu|nd|ospf|eigrp|rip|router|tcp|traffic|dhcp|mld|pim|nat|flow|redirects|unreachables|verify|hello-interval)|isis|keepalive|lacp|lldp|llc2|load-interval|logging|loopback|mac-address|macro|max-reserved-bandwidth|media-type|mls|mop|mpls|negotiation|ntp|no|peer|platform|ppp|pppoe(?:-client)?|priority-queue|qos|random-detect|rate-limit|serial|service-policy|snmp|snmp-server|spanning-tree|speed|standby|storm-control|switchport|tunnel (?:bandwidth|checksum|endpoint|entropy|flow|hop-limit|mpls|path|rbscp|route-via|sequence-datagrams|tos|ttl|udlr)|traffic-shape|transmit-interface|tx-ring-limit|udld|utilization|vlan-id|vrrp|xconnect|zone-member|crypto (?:engine|ipsec df-bit))\b/i;

/** The section of one interface. */
export function interfaceSection(target: InterfaceConfig): Section {
  const own = section(target, interfaceRules, known);
  if (target.tunnel === null) return own;
  const tunnel = section(target.tunnel, tunnelRules);
  return { apply: (text, context) => tunnel.apply(text, context) ?? own.apply(text, context) };
}
