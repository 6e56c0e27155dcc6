/**
 * What lines of `show` outputs and configurations look like, so that they are found without a prompt in front
 * and told from the debug lines and the prose around them.
 */

/** First lines of outputs, and the output they open. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^ *Number of Crypto Socket connections /, 'crypto sockets'],
  [/^ *Crypto session current status/, 'crypto session'],
  [/^ *IPv4 Crypto ISAKMP SA/, 'crypto isakmp sa'],
  [/^ *dst +src +state +conn-id/, 'crypto isakmp sa'],
  [/^ *interface: [A-Z][A-Za-z]*[\d/.]+$/, 'crypto ipsec sa'],
  [/^ *Crypto map tag: \S+ local addr/, 'crypto ipsec sa'],
  [/^ *Legend: Attrb -->/, 'dmvpn'],
  [/^ *Interface: Tunnel\d+, IPv[46] NHRP Details/, 'dmvpn'],
  [/^ *Tunnel\d+, Type:\S+ NHRP Peers:/, 'dmvpn'],
  [/^ *Interface Tunnel\d+ is (?:up|down|administratively)[ /].*Addr\. is /, 'dmvpn'],
  [/^ *Legend: {0,4}E=Expecting replies/, 'ip nhrp nhs'],
  [/^ *\d+\.\d+\.\d+\.\d+\/\d+ via \d+\.\d+\.\d+\.\d+/, 'ip nhrp'],
  [/^ *(?:EIGRP-IPv4 |IP-EIGRP )[Nn]eighbors for /, 'ip eigrp neighbors'],
];

/** Later lines of one output may open another one only when these two are not the same command's. */
export function showSignature(text: string): string | null {
  if (text.length > 200) return null;
  for (const [pattern, name] of SIGNATURES) if (pattern.test(text)) return name;
  return null;
}

const SHOW_LINE = new RegExp(
  `^ *(?:${[
    'interface: ',
    'Crypto map tag:',
    'protected vrf',
    'local +ident',
    'remote +ident',
    'current_peer',
    'PERMIT, flags',
    '#{1,2}(?:pkts|send|recv)',
    'local crypto endpt',
    '(?:path|plaintext) mtu',
    'current outbound spi',
    'PFS \\(Y/N\\)',
    '(?:in|out)bound (?:esp|ah|pcp) sas',
    'spi: 0x',
    'transform: ',
    'in use settings',
    'conn id: ',
    'crypto map: ',
    'sa timing',
    'IV size',
    'replay (?:detection|window)',
    'Status: ',
    'Crypto [sS]ession',
    'Codes?: [A-Z] ?-',
    '[A-Z] - [A-Z]',
    'psk - ',
    'renc - ',
    'Interface: ',
    'Interface Tunnel',
    'Uptime: ',
    'Session',
    'Peer: ',
    'Phase1_id',
    'Desc: ',
    'IKE(?:v[12])? SA',
    'Capabilities',
    'IPSEC FLOW',
    'Active SAs',
    '(?:In|Out)bound: +#pkts',
    'Outbound SPI',
    'IPv[46] (?:Crypto|NHS)',
    'C-id ',
    'dst +src ',
    'Engine-id',
    'Tunnel\\d+ created',
    'Tunnel\\d+:$',
    'Tunnel Src',
    '\\d+\\.\\d+\\.\\d+\\.\\d+[ /]',
    'Type: ?[A-Za-z]+',
    'NBMA address',
    'Legend:',
    '# Ent',
    'NHS Status',
    'UpDn Time',
    '={8}',
    '-{4}',
    'Protocol/Transport',
    'Socket State',
    'Pending DMVPN',
    'Number of Crypto',
    'Tu\\d+ Peers',
    '(?:Local|Remote) Ident',
    'IPSec Profile',
    'Client: "',
    'Crypto Sockets in',
    'fvrf: ',
    '\\d+ +\\d+\\.\\d+\\.\\d+\\.\\d+ ',
    '[A-Za-z0-9 ]{3,60} debugging is on',
  ].join('|')})`,
);

export function looksLikeShow(text: string): boolean {
  return SHOW_LINE.test(text.length > 200 ? text.slice(0, 200) : text);
}

/** Lines that open a configuration: whole commands with their arguments, so that a sentence does not match. */
const CONFIG_START =
  /^(?:Building configuration\.\.\.|Current configuration ?: ?\d+ bytes|crypto (?:isakmp|ipsec|ikev2|map|keyring|pki) [\w-]+ .*|crypto (?:isakmp|ikev2) (?:enable|policy|profile)(?: \S+)?|crypto keyring \S+|interface (?:Tunnel|GigabitEthernet|FastEthernet|Ethernet|TenGigabitEthernet|Loopback|Serial|Vlan|Dialer|Port-channel|BVI|Virtual-Template|ATM|Cellular)[\d/.]+(?: multipoint| point-to-point)?|router (?:eigrp|ospf|bgp|rip)(?: \S+)?|hostname \S+|service timestamps .*|ip nhrp [a-z-]+ .*|tunnel (?:source|destination|mode|key|protection) .*)$/;

const CONFIG_WORDS = new Set(
  (
    'aaa access-class access-list address address-family archive authentication auto-summary autonomous-system ' +
    'bandwidth banner boot boot-end-marker boot-start-marker bfd bgp cdp class-map clock controller crypto control-plane ' +
    'default-information delay description dialer duplex eigrp enable encapsulation encr encryption exec-timeout ' +
    'exit-address-family fingerprint group hash hold-queue hostname identity integrity interface ip ipv6 isdn keepalive key key-string ' +
    'keyring l2tp lifetime line license lldp load-interval logging login mac-address match media-type mmi mode monitor mtu multilink ' +
    'negotiation neighbor network no ntp parser passive-interface password platform policy-map pool ppp pre-shared-key prf privilege ' +
    'profile proposal qos radius-server redistribute redundancy remote remark rd route-map route-target router ' +
    'router-id self-identity service set shutdown snmp-server spd spanning-tree speed standby subscriber switchport ' +
    'tacacs-server timers topology track transport transport-map tunnel username variance version vlan vrf vty ' +
    'voice-card zone zone-member zone-pair default domain dn fvrf local permit deny initiate accept responder-only ' +
    'peer nat multipoint arp af-interface split-horizon next-hop-self eigrp maximum-paths distribute-list area ' +
    'isakmp identity-type stopbits revocation-check enrollment rsakeypair subject-name certificate quit memory-size'
  ).split(' '),
);

export function startsConfig(text: string): boolean {
  return text.length < 250 && CONFIG_START.test(text.trim());
}

/** More words than this in a row are a sentence, save for the few commands that carry free text. */
const MAX_CONFIG_WORDS = 16;

/** Whether a line can stand inside a configuration. */
export function looksLikeConfig(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.startsWith('!')) return true;
  if (/^(?:end|exit|exit-[a-z-]+|quit)$/.test(trimmed)) return true;
  if (
    /^(?:Building configuration|Current configuration|Last configuration change|NVRAM config|Using \d+ out of)/.test(
      trimmed,
    )
  )
    return true;
  if (trimmed.length > 400) return false;
  const words = trimmed.split(/ +/, MAX_CONFIG_WORDS + 1);
  let first = words[0]!;
  if ((first === 'no' || first === 'default') && words.length > 1) first = words[1]!;
  if (first === 'description' || first === 'remark' || first === 'banner') return true;
  if (words.length > MAX_CONFIG_WORDS || /[.?!]$/.test(trimmed)) return false;
  if (CONFIG_WORDS.has(first)) return true;
  // Hexadecimal rows of a certificate, and sub-commands this table does not know, stand indented.
  return text.charCodeAt(0) === 0x20 && /^[a-z][a-z0-9-]*$|^[0-9A-F]{8}$/.test(words[0]!);
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g;
/** A translated row of an output keeps its numbers and names; a sentence is mostly letters of the language. */
const PROSE_SHARE = 0.4;

/** A sentence or a title of a translated document, no row of an output. */
export function isForeignProse(text: string): boolean {
  const letters = text.match(CJK)?.length ?? 0;
  return letters > 0 && (!/\d/.test(text) || letters >= text.trim().length * PROSE_SHARE);
}

/** Shorter runs of letters may be the rest of a message that was wrapped. */
const MIN_PROSE_LETTERS = 12;

/** A sentence in CJK script that stands on its own at the left margin. */
export function isDocumentProse(text: string): boolean {
  return text.charCodeAt(0) !== 0x20 && (text.match(CJK)?.length ?? 0) >= MIN_PROSE_LETTERS;
}

/** An English sentence: many words and a full stop. */
export function isSentence(text: string): boolean {
  return /[a-z]\.$/.test(text) && text.trim().split(/ +/, 9).length > 8;
}
