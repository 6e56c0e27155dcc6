/** The words of a bring-up in English, in the forms that IOS prints (inventory section 3). */
import type { Values } from './said.ts';
import { iosHex } from './world.ts';

/** The words behind the tag; further lines are the message's continuation. */
export type Wording = (v: Values, shape: { xe: boolean }) => string | string[];
export type Wordings = Readonly<Record<string, Wording>>;

const n = (value: string | number | undefined): number => Number(value);
const pointer = (value: string | number | undefined): string => iosHex(n(value)) || '0';
const spi = (value: string | number | undefined): string => `0x${iosHex(n(value))}(${n(value) >>> 0})`;
const mask = '255.255.255.255';

const keyEngine = (v: Values, direction: string, ports: string, set: string, life: string): string[] => [
  `  (key eng. msg.) ${direction} local= ${v['local']}${ports}, remote= ${v['peer']}${ports},`,
  `    local_proxy= ${v['local']}/${mask}/47/0 (type=1),`,
  `    remote_proxy= ${v['peer']}/${mask}/47/0 (type=1),`,
  `    protocol= ESP, transform= ${set}  (Transport),`,
  `    lifedur= ${life},`,
  `    spi= 0x0(0), conn_id= 0, keysize= ${v['keysize'] ?? 0}, flags= 0x0`,
];

/** The body of a registration as `debug nhrp packet` and `debug nhrp extension` print it. */
export function nhrpBody(v: Values, xe: boolean): string[] {
  const code = `${v['codeText']}(${v['code']})`;
  const flags = xe ? ', flags: none' : '';
  const pref = xe ? 255 : 0;
  const entry = [
    `       prefix: 32, mtu: ${xe ? 9976 : 17912}, hd_time: ${v['hold']}`,
    `       addr_len: 0(NSAP), subaddr_len: 0(NSAP), proto_len: 0, pref: ${pref}`,
  ];
  const server = [
    `       addr_len: 4(NSAP), subaddr_len: 0(NSAP), proto_len: 4, pref: ${pref}`,
    `       client NBMA: ${v['hubNbma']}`,
    `       client protocol: ${v['hubTunnel']}`,
  ];
  return [
    ` (F) afn: ${xe ? 'AF_IP(1)' : 'IPv4(1)'}, type: IP(800), hop: 255, ver: 1`,
    '     shtl: 4(NSAP), sstl: 0(NSAP)',
    `     pktsz: ${v['size']} extoff: 52`,
    ` (M) flags: "unique nat ", reqid: ${v['request']}`,
    `     src NBMA: ${v['spokeNbma']}`,
    `     src protocol: ${v['spokeTunnel']}, dst protocol: ${v['hubTunnel']}`,
    ` (C-1) code: ${code}${flags}`,
    ...entry,
    'Responder Address Extension(3):',
    ...(n(v['reply']) === 1 ? [` (C) code: no error(0)${flags}`, entry[0]!, ...server] : []),
    'Forward Transit NHS Record Extension(4):',
    'Reverse Transit NHS Record Extension(5):',
    'Authentication Extension(7):',
    `  type:Cleartext(1), data:${v['secret']}`,
    'NAT address Extension(9):',
    ` (C-1) code: no error(0)${flags}`,
    `       prefix: 32, mtu: 17912, hd_time: 0`,
    ...server,
  ];
}

/** `bare`: `debug nhrp` alone, without the packet's body. */
const nhrp =
  (verb: string, name: string, addressed: boolean, bare = false): Wording =>
  (v, { xe }) => {
    const request = name === 'Request';
    const [source, destination] = request
      ? [v['spokeTunnel'], v['hubTunnel']]
      : [v['hubTunnel'], v['spokeTunnel']];
    return [
      `NHRP: ${verb} Registration ${name} via Tunnel${v['unit']} ${xe ? 'vrf: global(0x0)' : 'vrf 0'}, packet size: ${v['size']}`,
      ...(addressed ? [` src: ${source}, dst: ${destination}`] : []),
      ...(bare ? [] : nhrpBody(v, xe)),
    ];
  };

const host = (address: unknown): string => `${address}/32`;

export const english: Wordings = {
  T1: () => 'Checking tunnel status',
  T2: () => 'tunnel coming up',
  T3: () => 'crypto_ss_listen_start already listening',
  T4: (v) => `connection lookup returned ${n(v['pointer']) === 0 ? 0 : pointer(v['pointer'])}`,
  T5: (v) => `Opening a socket with profile ${v['profile']}`,
  T6: () => 'Triggering tunnel immediately.',
  T7: (v) => `Adding Tunnel${v['unit']} tunnel interface to shared list`,
  T8: () => 'Socket is already being opened. Ignoring.',
  T9: (v) => `tunnel_protection_start_pending_timer ${pointer(v['pointer'])}`,
  T10: () => 'Good listen request',
  T11: () => 'good socket ready message',
  T12: () => 'tunnel_protection_socket_up',
  T13: () => 'Signalling NHRP',
  T14: (v) => `Got MTU message mtu ${v['mtu']}`,
  T15: (v) => `tunnel_protection_stop_pending_timer ${pointer(v['pointer'])}`,
  C1: () => 'CRYPTO_SS(TUNNEL SEC): Application started listening',
  C2: (v) => socket(v, 'Active'),
  C3: (v) => socket(v, 'Passive'),
  C4: () => 'CRYPTO_SS(TUNNEL SEC): Completed binding of application to socket',
  C5: () => 'insert of map into mapdb AVL failed, map + ace pair already exists on the mapdb',
  P1: (v) => `IPSEC(recalculate_mtu): reset sadb_root ${pointer(v['pointer'])} mtu to 1500`,
  P2: (v) => [
    'IPSEC(sa_request): ,',
    ...keyEngine(v, 'OUTBOUND', ':500', String(v['set']), `${v['seconds']}s and ${v['kilobytes']}kb`),
  ],
  P3: (v) => [
    'IPSEC(validate_proposal_request): proposal part #1',
    'IPSEC(validate_proposal_request): proposal part #1,',
    ...keyEngine(v, 'INBOUND', ':0', 'NONE', '0s and 0kb'),
  ],
  P4: (v) => [
    'Crypto mapdb : proxy_match',
    `\tsrc addr     : ${v['local']}`,
    `\tdst addr     : ${v['peer']}`,
    '\tprotocol     : 47',
    '\tsrc port     : 0',
    '\tdst port     : 0',
  ],
  P5: () => 'IPSEC(key_engine): got a queue event with 1 KMI message(s)',
  P6: (v) =>
    `IPSEC(crypto_ipsec_sa_find_ident_head): reconnecting with the same proxies and peer ${v['peer']}`,
  P7: (v) => `IPSEC(policy_db_add_ident): src ${v['local']}, dest ${v['peer']}, dest_port 0`,
  P9: (v) => [
    'IPSEC(create_sa): sa created,',
    `  (sa) sa_dest= ${v['direction'] === 'in' ? v['local'] : v['peer']}, sa_proto= 50,`,
    `    sa_spi= ${spi(v['spi'])},`,
    `    sa_trans= ${v['set']} , sa_conn_id= ${v['conn']}`,
    `    sa_lifetime(k/sec)= (${v['kilobytes']}/${v['seconds']})`,
  ],
  P10: (v) =>
    `IPSEC(crypto_ipsec_update_ident_tunnel_decap_oce): updating Tunnel${v['unit']} ident 8B6C1F8 with tun_decap_oce 6A649E0`,
  P11: (v) =>
    `IPSEC(update_current_outbound_sa): get enable SA peer ${v['peer']} current outbound sa to SPI ${iosHex(n(v['spi']))}`,
  P12: (v) =>
    `IPSEC(update_current_outbound_sa): updated peer ${v['peer']} current outbound sa to SPI ${iosHex(n(v['spi']))}`,
  P13: () => "IPSEC(key_engine_enable_outbound): rec'd enable notify from ISAKMP",
  P14: (v) => `IPSEC(key_engine_enable_outbound): enable SA with spi ${n(v['spi']) >>> 0}/50`,
  I1: () => 'SA request profile is (NULL)',
  I2: (v) => ` Created a peer struct for ${v['peer']}, peer port 500`,
  I3: () => ' New peer created peer = 0x7A3C1D8 peer_handle = 0x80000007',
  I4: (v) => ` Locking peer struct 0x7A3C1D8, refcount 1 for ${v['by']}`,
  I5: () => ' local port 500, remote port 500',
  I6: (v) => ` set new node ${v['node']} to QM_IDLE      `,
  I7: () => 'insert sa successfully sa = 8A27C40',
  I8: () => 'Can not start Aggressive mode, trying Main mode.',
  I9: (v) => `found peer pre-shared key matching ${v['peer']}`,
  I10a: () => ' constructed NAT-T vendor-rfc3947 ID',
  I10b: () => ' constructed NAT-T vendor-07 ID',
  I10c: () => ' constructed NAT-T vendor-03 ID',
  I10d: () => ' constructed NAT-T vendor-02 ID',
  I11: (v) => `Input = ${v['first']}, ${v['second']}`,
  I12: (v) => `Old State = ${v['from']}  New State = ${v['to']} `,
  I13: () => ' beginning Main Mode exchange',
  I14: (v) =>
    ` sending packet to ${v['peer']} my_port ${v['port']} peer_port ${v['peerPort']} (${v['role']}) ${v['state']}`,
  I15: () => 'Sending an IKE IPv4 Packet.',
  I16: (v) =>
    `received packet from ${v['peer']} dport ${v['port']} sport ${v['peerPort']} Global (${v['role']}) ${v['state']}`,
  I17: (v) => ` processing ${v['payload']} payload. message ID = ${v['message']}`,
  I18: () => ' processing vendor id payload',
  I19: (v) => ` vendor ID seems Unity/DPD but major ${v['major']} mismatch`,
  I20a: () => 'vendor ID is NAT-T RFC 3947',
  I20b: () => 'vendor ID is NAT-T v7',
  I20c: () => ' vendor ID is NAT-T v3',
  I20d: () => ' vendor ID is NAT-T v2',
  I21: (v) => ` vendor ID is ${v['vendor']}`,
  I22: () => ' speaking to another IOS box!',
  I23: () => ' local preshared key found',
  I24: () => ' Scanning profiles for xauth ...',
  I25: (v) => `Checking ISAKMP transform ${v['transform']} against priority ${v['priority']} policy`,
  I26a: (v) => `      encryption ${v['encryption']}`,
  I26b: (v) => `      hash ${v['hash']}`,
  I26c: (v) => `      default group ${v['group']}`,
  I26d: (v) => `      auth ${v['authentication']}`,
  I26e: () => '      life type in seconds',
  I26f: () => '      life duration (VPI) of  0x0 0x1 0x51 0x80 ',
  I26g: (v) => `      keylength of ${v['length']}`,
  I27: () => 'atts are acceptable. Next payload is 0',
  I28a: () => 'Acceptable atts:actual life: 0',
  I28b: () => 'Acceptable atts:life: 0',
  I29a: () => 'Fill atts in sa vpi_length:4',
  I29b: () => 'Fill atts in sa life_in_seconds:86400',
  I30: () => 'Returning Actual lifetime: 86400',
  I31: () => ':Started lifetime timer: 86400.',
  I32: () => 'received payload type 20',
  I33: () => 'His hash no match - this node outside NAT',
  I34: () => 'No NAT Found for self or peer',
  I35: () => 'Send initial contact',
  I36: () => 'SA is doing pre-shared key authentication using id type ID_IPV4_ADDR',
  I37: (v) => [
    'ID payload ',
    '\tnext-payload : 8',
    '\ttype         : 1 ',
    `\taddress      : ${v['address']} `,
    '\tprotocol     : 17 ',
    `\tport         : ${v['port']} `,
    '\tlength       : 12',
  ],
  I38: () => 'Total payload length: 12',
  I39: () => ':: peer matches *none* of the profiles',
  I40: (v) => [
    ` processing NOTIFY ${v['notify']} protocol 1`,
    `\tspi 0, message ID = ${v['message']}, sa = 0x8A27C40`,
  ],
  I41: () => ['SA authentication status:', '\tauthenticated'],
  I42: (v) => `SA has been authenticated with ${v['peer']}`,
  I43: (v) => [
    'Process initial contact,',
    `bring down existing phase 1 and 2 SA's with local ${v['local']} remote ${v['peer']} remote port 500`,
  ],
  I44: (v) =>
    ` Trying to insert a peer ${v['local']}/${v['peer']}/${v['port']}/,  and inserted successfully 7A3C1D8.`,
  I45: (v) => `beginning Quick Mode exchange, M-ID of ${v['message']}`,
  I46a: () => 'QM Initiator gets spi',
  I46b: () => 'QM Responder gets spi',
  I47: (v) => `Node ${v['message']}, Input = ${v['first']}, ${v['second']}`,
  I48: () => 'Checking IPSec proposal 1',
  I49a: (v) => ` transform 1, ${v['transform']}`,
  I49b: () => '   attributes in transform:',
  I49c: (v) => `      encaps is ${v['mode']} (${modeName(v['mode'])})`,
  I49d: () => '      SA life type in seconds',
  I49e: (v) => `      SA life duration (basic) of ${v['seconds']}`,
  I49f: () => '      SA life type in kilobytes',
  I49g: () => '      SA life duration (VPI) of  0x0 0x46 0x50 0x0 ',
  I49h: (v) => `      authenticator is ${v['authenticator']}`,
  I49i: (v) => `      key length is ${v['length']}`,
  I49j: (v) => `      group is ${v['group']}`,
  I50: () => 'atts are acceptable.',
  I51: (v) => [
    ' Creating IPSec SAs',
    `        inbound SA from ${v['peer']} to ${v['local']} (f/i)  0/ 0`,
    `        (proxy ${v['peer']} to ${v['local']})`,
    `        has spi 0x${iosHex(n(v['inbound']))} and conn_id 0`,
    `        lifetime of ${v['seconds']} seconds`,
    `        lifetime of ${v['kilobytes']} kilobytes`,
    `        outbound SA from ${v['local']} to ${v['peer']} (f/i) 0/0`,
    `        (proxy ${v['local']} to ${v['peer']})`,
    `        has spi  0x${iosHex(n(v['outbound']))} and conn_id 0`,
    `        lifetime of ${v['seconds']} seconds`,
    `        lifetime of ${v['kilobytes']} kilobytes`,
  ],
  I52: (v) => `deleting node ${v['node']} error ${v['error']} reason "${v['reason']}"`,
  N1: (v) => `NHRP: if_up: Tunnel${v['unit']} proto 0`,
  N2: () => 'NHRP: Unable to send Registration - no NHSes configured',
  N3: (v) => [
    `NHRP: Tunnel${v['unit']}: Cache add for target ${host(v['tunnel'])} next-hop ${v['tunnel']}`,
    `           ${v['nbma']}`,
  ],
  N4: (v) =>
    `NHRP: NHS ${v['tunnel']} Tunnel${v['unit']} vrf 0 Cluster 0 Priority 0 Transitioned to 'E' from ' '`,
  N5: (v, { xe }) =>
    xe
      ? `NHRP: Attempting to send packet through interface Tunnel${v['unit']} via DEST  dst ${v['tunnel']}`
      : `NHRP: Attempting to send packet via DEST ${v['tunnel']}`,
  N6: nhrp('Send', 'Request', true),
  N6bare: nhrp('Send', 'Request', true, true),
  N7: nhrp('Receive', 'Request', false),
  N7bare: nhrp('Receive', 'Request', false, true),
  N8: nhrp('Send', 'Reply', true),
  N8bare: nhrp('Send', 'Reply', true, true),
  N9: nhrp('Receive', 'Reply', false),
  N9bare: nhrp('Receive', 'Reply', false, true),
  NR1: (v) => `NHRP-RATE: Sending initial Registration Request for ${v['tunnel']}, reqid ${v['request']}`,
  N20: (v) => `NHRP: netid_in = ${v['netid']}, to_us = 1`,
  N21: (v) => `NHRP: Adding Tunnel Endpoints (VPN: ${v['tunnel']}, NBMA: ${v['nbma']})`,
  N22: (v) =>
    `NHRP: Successfully attached NHRP subblock for Tunnel Endpoints (VPN: ${v['tunnel']}, NBMA: ${v['nbma']})`,
  N23: (v) => `NHRP: Inserted subblock node for cache: Target ${host(v['tunnel'])} nhop ${v['tunnel']}`,
  N24: (v) =>
    `NHRP: Converted internal dynamic cache entry for ${host(v['tunnel'])} interface Tunnel${v['unit']} to external`,
  N25: (v) => `NHRP: Tu${v['unit']}: Creating dynamic multicast mapping  NBMA: ${v['nbma']}`,
  N26: (v) => `NHRP: Added dynamic multicast mapping for NBMA: ${v['nbma']}`,
  N27: (v) => `NHRP: Updating our cache with NBMA: ${v['nbma']}, NBMA_ALT: ${v['nbma']}`,
  N27b: (v) => `NHRP: New mandatory length: ${v['length']}`,
  N28: (v, { xe }) =>
    xe
      ? `NHRP: Encapsulation succeeded.  Sending NHRP Control Packet  NBMA Address: ${v['nbma']}`
      : `NHRP: Encapsulation succeeded.  Tunnel IP addr ${v['nbma']}`,
  N29: (v) => `NHRP: NHS-UP: ${v['tunnel']}`,
  N30: (v) => `NHRP: NHRP successfully resolved ${v['tunnel']} to NBMA ${v['nbma']}`,
  N32: (v) => `NHRP: Tunnels gave us pak src addr: ${v['nbma']}`,
  N33: (v) =>
    `NHRP: Sending Registration Reply if_in Tunnel${v['unit']} vrf: global(0x0) dst ${v['tunnel']} nbma ${v['nbma']} code: no error(0)`,
  N34: () => 'NHRP: Peer capability:0',
  N35: () => 'NHRP: nhrp_subblock_check_for_map() - Map Already Exists',
  N36: (v) => `NHRP: ${v['bytes']} bytes out Tunnel${v['unit']} `,
  N41: () => 'NHRP: Enqueued dynamic mapping to end of list',
  Y1: () => '%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON',
  Y2: (v) => `%LINK-3-UPDOWN: Interface Tunnel${v['unit']}, changed state to up`,
  Y3: (v) => `%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel${v['unit']}, changed state to up`,
  Y4: (v) =>
    `%DUAL-5-NBRCHANGE: EIGRP-IPv4 ${v['as']}: Neighbor ${v['neighbor']} (Tunnel${v['unit']}) is up: new adjacency`,
};

function socket(v: Values, how: string): string {
  const end = (address: unknown) => `${address} ${address}/${mask}/0`;
  return `CRYPTO_SS(TUNNEL SEC): ${how} open, socket info: local ${end(v['local'])}, remote ${end(v['peer'])}, prot 47, ifc Tu${v['unit']}`;
}

/** The names of `encaps is`: RFC 2407 section 4.5 and RFC 3947 section 5.1. */
function modeName(mode: unknown): string {
  return { 1: 'Tunnel', 2: 'Transport', 3: 'Tunnel-UDP', 4: 'Transport-UDP' }[Number(mode)] ?? '?';
}
