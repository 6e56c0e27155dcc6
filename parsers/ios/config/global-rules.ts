import { type AccessList, accessListRules, readEntry } from './access-list.ts';
import type { Configuration } from './configuration.ts';
import { ikev2Rules } from './ikev2-rules.ts';
import { blankInterface, interfaceName, interfaceSection } from './interface-rules.ts';
import { ipsecRules } from './ipsec-rules.ts';
import { isakmpRules } from './isakmp-rules.ts';
import { findOrAdd, remove } from './lookup.ts';
import { routingRules } from './routing-rules.ts';
import { type Rule, rule, type Section, section } from './section.ts';

/** A section of which nothing is read: its own commands are known, whatever belongs to them is not looked at. */
function ignored(commands: RegExp): Section {
  return section(null, [], commands);
}

const lineCommands =
  /^(?:access-class|activation-character|autocommand|authorization|databits|escape-character|exec(?:-timeout)?|flowcontrol|history|ipv6 access-class|length|location|logging|login|modem|monitor|notify|parity|password|privilege|refuse-message|rotary|rxspeed|script|session-timeout|speed|stopbits|terminal-type|timeout|transport|txspeed|width)\b/i;
const vrfCommands =
  /^(?:address-family|bgp|description|exit-address-family|export|import|maximum|rd|route-replicate|route-target|vnet|vpn)\b/i;
const classCommands =
  /^(?:bandwidth|class|description|drop|fair-queue|inspect|match|pass|police|priority|queue-limit|random-detect|service-policy|set|shape|conform-action|exceed-action|violate-action)\b/i;
const otherCommands =
  /^(?:accept-lifetime|send-lifetime|auto-enroll|certificate|chain-validation|cryptographic-algorithm|crl|default-router|description|dns-server|domain-name|enrollment|eku|fingerprint|fqdn|frequency|hash|history|icmp-echo|import|ip-address|key|key-string|keyring|lease|match|netbios|network|ocsp|password|permit|deny|quit|remark|revocation-check|root|rsakeypair|serial-number|server|set|source|source-interface|storage|subject-alt-name|subject-name|tag|threshold|timeout|usage|vrf|address|delay|track|action|event|mode|host|option|exit|[0-9A-F ]{8,})\b/i;

const conditions =
  /^(?:debug (?:crypto|dmvpn|nhrp|ip nhrp)(?: \S{1,40}){0,4} condition|crypto (?:ipsec|isakmp|ikev2)? ?condition|debug (?:crypto |dmvpn |nhrp )?condition)\b.{0,200}$/i;

const ownRules: readonly Rule<Configuration>[] = [
  rule(/^hostname "?([\w.-]{1,63})"?$/i, (configuration, match) => {
    configuration.hostname = match[1]!;
  }),
  rule(/^version (\d{1,2}\.\d{1,2}[\w.()]{0,20})$/i, (configuration, match) => {
    configuration.release = match[1]!;
  }),
  rule(
    /^int(?:erface)? ([A-Za-z][A-Za-z-]{0,30} ?\d[\d/.:]{0,20})(?: (?:multipoint|point-to-point))?$/i,
    (configuration, match, { line }) => {
      const name = interfaceName(match[1]!);
      const target = findOrAdd(configuration.interfaces, name.toLowerCase(), () =>
        blankInterface(name, line),
      );
      return interfaceSection(target);
    },
    (configuration, match) => {
      remove(configuration.interfaces, interfaceName(match[1]!).toLowerCase());
    },
  ),
  rule(/^ip access-list (standard|extended) (\S{1,80})$/i, (configuration, match, { line }) => {
    const kind = match[1]!.toLowerCase() as 'standard' | 'extended';
    return section(
      accessList(configuration, match[2]!, kind, line),
      accessListRules,
      /^(?:\d{1,10} )?remark\b/i,
    );
  }),
  rule(/^ipv6 access-list (\S{1,80})$/i, (configuration, match, { line }) =>
    section(
      accessList(configuration, match[1]!, 'ipv6', line),
      accessListRules,
      /^(?:sequence \d{1,10} )?remark\b/i,
    ),
  ),
  {
    pattern: /^access-list (\d{1,4}) ((?:permit|deny) .{1,400})$/i,
    set: (configuration, match, { line }) => {
      const number = Number(match[1]);
      const standard = number < 100 || (number >= 1300 && number < 2000); // the ranges IOS reserves
      const list = accessList(configuration, match[1]!, standard ? 'standard' : 'extended', line);
      const entry = readEntry(match[2]!, list.kind, line);
      if (entry !== null) list.entries.push(entry);
    },
  },
  rule(conditions, (configuration, match) => {
    configuration.conditions.push(match[0]);
  }),
  rule(
    /^clock timezone (\S{1,20}) ([+-]?\d{1,2})(?: (\d{1,2}))?$/i,
    ({ clock }, [, zone, hours, minutes]) => {
      const sign = hours!.startsWith('-') ? -1 : 1;
      clock.zone = zone!;
      clock.offsetMinutes = Number(hours) * 60 + sign * Number(minutes ?? 0);
    },
  ),
  rule(/^clock summer-time (\S{1,20})\b.{0,100}$/i, ({ clock }, match) => {
    clock.summerTime = match[1]!;
  }),
  rule(
    /^ntp (?:server|peer) (?:vrf \S{1,64} )?(?:ipv6 |ip )?(\S{1,255})(?: .{0,100})?$/i,
    ({ clock }, match) => {
      clock.ntpServers.push(match[1]!.toLowerCase());
    },
  ),
  rule(/^service timestamps (debug|log)(?: (\S.{0,80}))?$/i, ({ clock }, match) => {
    clock[match[1]!.toLowerCase() === 'debug' ? 'debugStamps' : 'logStamps'] = match[2] ?? 'uptime';
  }),
  rule(
    /^crypto ikev2 (?:cookie-challenge|dpd|fragmentation|http-url|limit|nat|redirect|window)\b/i,
    () => undefined,
  ),
  rule(/^line (?:con|vty|aux|tty|console|\d)\b/i, () => ignored(lineCommands)),
  rule(/^(?:ip vrf (?!forwarding)|vrf definition |ip vrf$)/i, () => ignored(vrfCommands)),
  rule(/^(?:class-map|policy-map|zone|zone-pair)\b/i, () => ignored(classCommands)),
  rule(
    /^(?:key chain|crypto (?:pki|ca|key|gdoi|call|engine|logging|mib|provisioning|xauth|identity|fragmentation|tls)|route-map|ip dhcp pool|ip sla \d|ip prefix-list|event manager|track|archive|aaa group|redundancy|object-group|radius server|tacacs server|flow (?:record|exporter|monitor)|parameter-map|voice|dial-peer|banner|router (?:isis|odr|lisp)|control-plane|isdn|controller|mgcp|gatekeeper|sccp|telephony-service|ip nat pool|username|license|platform|call-home|transport-map|crypto isakmp (?:client|peer|xauth|call|default|fragmentation|diagnose))\b/i,
    () => ignored(otherCommands),
  ),
];

function accessList(
  configuration: Configuration,
  name: string,
  kind: AccessList['kind'],
  line: number,
): AccessList {
  return findOrAdd(configuration.accessLists, name, () => ({ name, line, kind, entries: [] }));
}

/** Global commands of no matter here. */
const known =
  /^(?:aaa|access-list \d{1,4} (?:remark|dynamic)|alias|arp|auto|bfd|boot(?:-start-marker|-end-marker)?|bridge|buffers|cdp|clock|cns|config-register|configuration|crypto (?:isakmp (?!key|policy|profile)|ipsec (?!transform-set|profile)|map \S{1,80} (?:local-address|client|isakmp))|cts|debug|default|diagnostic|do|dot11|dot1x|enable|endpoint|errdisable|exception|file|frame-relay|ftp-server|hw-module|ip (?:access-list|accounting|address-list|as-path|auth-proxy|bgp-community|bootp|cef|classless|community-list|ddns|default-gateway|default-network|dhcp|dns|domain|domain-list|domain-lookup|domain-name|finger|flow|flow-cache|flow-export|flow-top-talkers|forward-protocol|ftp|gratuitous-arps|host|http|icmp|igmp|inspect|ips|local|multicast(?:-routing)?|name-server|nat|nbar|options|pim|port-map|prefix-list|radius|rcmd|rip|route profile|routing|rsvp|scp|sla|source-route|ssh|subnet-zero|tacacs|tcp|telnet|tftp|udp|urlfilter|wccp)|ipv6|isis|kron|l2vpn|lacp|lldp|logging|login|mac|mac-address-table|mediatrace|memory|memory-size|mls|mmi|monitor|mpls|multilink|netconf|network-clock|nsf|ntp|parser|partition|pki|ppp|pppoe|priority-list|privilege|prompt|process|ptp|qos|queue-list|radius-server|resume|rmon|router-id|rtr|sampler|scheduler|sdm|security|service|shell|snmp|snmp-server|software|spanning-tree|stackwise|subscriber|switch|system|tacacs-server|tag-switching|terminal|tftp-server|time-range|udld|upgrade|virtual-service|vlan|vpdn|vtp|warm-reboot|wsma|xdr|multilink|no-?config|vstack|hidekeys|mab|macro|cwmp|credentials|remark|crypto vpn|standby|avc|performance|pnp|lldp|fhrp|power|facility-alarm|fallback|cisp|device-tracking|nat64|global-address-family|interface (?:range|group-async)|template|sip-ua|gateway|dspfarm|card|subslot|modemcap|chat-script|dialer|dialer-list|map-class|map-list)\b/i;

const rules: readonly Rule<Configuration>[] = [
  ...ownRules,
  ...isakmpRules,
  ...ipsecRules,
  ...ikev2Rules,
  ...routingRules,
];

/** The commands that stand in no section. */
export function globalSection(configuration: Configuration): Section {
  return section(configuration, rules, known);
}
