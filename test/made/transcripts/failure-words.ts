/** The words of trouble in English (inventory sections 6 and 9). */
import type { Wordings } from './english.ts';
import { iosHex } from './world.ts';

const spi = (value: unknown): string => `0x${iosHex(Number(value))}(${Number(value) >>> 0})`;

export const failureWords: Wordings = {
  F1: (v) => ` retransmitting phase 1 ${v['state']}...`,
  F2: (v) =>
    `incrementing error counter on sa, attempt ${v['attempt']} of 5: ${v['why'] ?? 'retransmit phase 1'}`,
  F3: (v) =>
    `deleting SA reason "Death by retransmission P1" state (${v['role']}) ${v['state']} (peer ${v['peer']})`,
  F3b: () => 'peer does not respond',
  F4: () => 'phase 1 packet is a duplicate of a previous packet.',
  F4b: () => ' retransmitting due to retransmit phase 1',
  F5a: (v) => `No pre-shared key with ${v['peer']}!`,
  F5b: () => ' No Cert or pre-shared address key.',
  F5c: () => ' construct_initial_message: Can not start Main mode',
  F5d: () => 'Error while processing SA request: Failed to initialize SA',
  F5e: () => 'Error while processing KMI message 0, error 2.',
  F6a: () => 'Encryption algorithm offered does not match policy!',
  F6b: () => 'Hash algorithm offered does not match policy!',
  F6c: () => 'Diffie-Hellman group offered does not match policy!',
  F6d: () => 'Proposed key length does not match policy',
  F6e: () => 'Preshared authentication offered but does not match policy!',
  F6f: () => 'RSA signature authentication offered but does not match policy!',
  F7: () => 'atts are not acceptable. Next payload is 0',
  F8a: () => 'no offers accepted!',
  F8b: (v) => ` phase 1 SA policy not acceptable! (local ${v['local']} remote ${v['peer']})`,
  F9: (v) =>
    `%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from ${v['peer']}  failed its sanity check or is malformed`,
  F10: (v) => ` reserved not zero on ${v['payload']} payload!`,
  F11a: (v) =>
    `%CRYPTO-6-IKMP_MODE_FAILURE: Processing of ${v['mode']} mode failed with peer at ${v['peer']}`,
  F12: (v) =>
    `%CRYPTO-6-IKMP_NOT_ENCRYPTED: IKE packet from ${v['peer']} was not encrypted and it should've been.`,
  F13: (v) =>
    `%CRYPTO-4-IKMP_NO_SA: IKE message from ${v['peer']} has no SA and is not an initialization offer`,
  F14a: () =>
    '%CRYPTO-5-IKMP_AG_MODE_DISABLED: Unable to initiate or respond to Aggressive Mode while disabled',
  F14c: () => ' beginning Aggressive Mode exchange',
  F15a: () => 'NAT found, both nodes inside NAT',
  F15b: () => 'His hash no match - this node outside NAT',
  F15c: () => 'My hash no match -  this node inside NAT',
  F15d: () => 'NAT found, peer inside NAT',
  F15e: () => 'Detected port floating to port = 4500',
  F15f: () => 'Setting UDP ENC peer struct 0x7A3C1D8 sa= 0x8A27C40',
  F16a: () => 'Either (3DES-CBC) encryption algorithm or (SHA) hash algorithmis not CSDL compliant',
  F16b: () => 'DH Group (2) is not CSDL compliant',
  F17: () => 'Failed to find peer index node to update peer_info_list',
  F18: (v) =>
    `ignoring request to send delete notify (no ISAKMP sa) src ${v['local']} dst ${v['peer']} for SPI 0x${iosHex(Number(v['spi']))}`,
  F19: () => ' vendor ID seems Unity/DPD but hash mismatch',
  F20a: (v) => `%CRYPTO-5-IKMP_INVAL_CERT: Certificate received from ${v['peer']} is bad: CA request failed!`,
  F20b: () =>
    '%PKI-3-CERTIFICATE_INVALID_EXPIRED: Certificate chain validation has failed.  The certificate (SN: 1F) has expired.',
  F20c: () => 'unable to obtain certificate for peer',
  G1: (v) => [
    'IPSEC(ipsec_process_proposal): transform proposal not supported for identity: ',
    `    {${v['set']} }`,
  ],
  G2: () => 'IPSEC(ipsec_process_proposal): proxy identities not supported',
  G2b: (v) => ` IPSec policy invalidated proposal with error ${v['error']}`,
  G3: (v) => ` phase 2 SA policy not acceptable! (local ${v['local']} remote ${v['peer']})`,
  G4: (v) => [
    ' processing NOTIFY PROPOSAL_NOT_CHOSEN protocol 3',
    `\tspi ${Number(v['spi']) >>> 0}, message ID = ${v['message']}, sa = 0x8A27C40`,
  ],
  G5a: (v) => ` processing DELETE payload. message ID = ${v['message']}`,
  G5b: () => 'peer does not do paranoid keepalives.',
  G6: (v) =>
    `deleting SA reason "${v['reason']}" state (${v['role']}) ${v['state']}       (peer ${v['peer']})`,
  G7: (v) => ` retransmitting phase 2 QM_IDLE       ${v['message']} ...`,
  G7b: (v) => `deleting node ${v['message']} error TRUE reason "Death by retransmission P2"`,
  G8: (v) =>
    `%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=${v['local']}, prot=50, spi=${spi(v['spi'])}, srcaddr=${v['peer']}, input interface=GigabitEthernet0/0`,
  G9: (v) =>
    `%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) vrf/dest_addr= /${v['local']}, src_addr= ${v['peer']}, prot= 47`,
  G10: () => [
    '%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed',
    '\tconnection id=5, sequence number=77',
  ],
  H1: (v) =>
    `%DMVPN-5-CRYPTO_SS:  Tunnel${v['unit']}: local address : ${v['local']} remote address : ${v['peer']} socket is ${v['state']}`,
  H2: (v) =>
    `%DMVPN-5-NHRP_NHS_DOWN: Tunnel${v['unit']}: Next Hop Server : ${pair(v, 'there')} for ${pair(v, 'own')} is DOWN, Reason: ${v['reason']}`,
  H3a: (v) =>
    `%DMVPN-5-NHRP_NHS_UP: Tunnel${v['unit']}: Next Hop Server : ${pair(v, 'there')} for ${pair(v, 'own')} is UP`,
  H3b: (v) =>
    `%DMVPN-5-NHRP_NHC_UP: Tunnel${v['unit']}: Next Hop Client : ${pair(v, 'there')} for ${pair(v, 'own')} is UP`,
  H3c: (v) =>
    `%DMVPN-5-NHRP_NHC_DOWN: Tunnel${v['unit']}: Next Hop Client : ${pair(v, 'there')} for ${pair(v, 'own')} is DOWN, Reason: External(NHRP: no error)`,
  H4: (v) =>
    `%DMVPN-3-DMVPN_NHRP_ERROR:  Tunnel${v['unit']}: Recieved wrong authentication string for  Registration Request , Reason:  authentication failure (11) on ${pair(v, 'there')}`,
  H5: (v) =>
    `%DMVPN-3-DMVPN_NHRP_ERROR:  Tunnel${v['unit']}: NHRP Encap Error for  ${v['packet']} , Reason:  protocol generic error (7) on ${pair(v, 'there')}`,
  H6: (v) =>
    `%DMVPN-5-NHRP_NETID_UNCONFIGURED:  Tunnel${v['unit']}: NETID : 77 Unconfigured ${pair(v, 'own')}`,
  H7: (v) =>
    `%NHRP-3-PAKERROR: Received Error Indication from ${v['thereTunnel']}, code: ${v['text']}(${v['code']}), (trigger src: ${v['ownTunnel']} (nbma: ${v['ownNbma']}) dst: ${v['thereTunnel']}), offset: 0, data: 00 01 08 00 00 00 00 00 00 FF`,
  H8: (v) => `%NHRP-3-PAKREPLY: Receive Registration Reply packet with error - ${v['text']}(${v['code']})`,
  H9a: (v) => `NHRP-ERROR: Packet Recved with 0 Hop counts on Tunnel${v['unit']}.`,
  H9b: (v) =>
    `%DMVPN-3-NHRP_ERROR:  Tunnel${v['unit']} NHRP Error: hop count exceeded (15) on ${pair(v, 'there')}`,
  H10: (v) => `NHRP: Encapsulation failed for destination ${v['tunnel']} out Tunnel${v['unit']}`,
  H11a: (v) => `NHRP: Setting retransmit delay to ${v['delay']} for NHS  ${v['tunnel']}`,
  H11b: (v) =>
    `NHRP-RATE: Retransmitting Registration Request for ${v['tunnel']}, reqid ${v['request']}, (retrans ivl ${v['delay']} sec)`,
  H12: (v) => `NHRP: NHS-DOWN: ${v['tunnel']}`,
  H14a: (v) => `%TUN-5-RECURDOWN: Tunnel${v['unit']} temporarily disabled due to recursive routing`,
  H14b: (v) =>
    `%ADJ-5-PARENT: Midchain parent maintenance for IP midchain out of Tunnel${v['unit']} - looped chain attempting to stack`,
  H15: (v) =>
    `%DUAL-5-NBRCHANGE: EIGRP-IPv4 ${v['as']}: Neighbor ${v['neighbor']} (Tunnel${v['unit']}) is down: ${v['reason']}`,
  H17: (v) =>
    `%SEC-6-IPACCESSLOGNP: list WAN-IN denied ${v['protocol']} ${v['peer']} -> ${v['local']}, 1 packet  `,
  H20: (v) => `%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel${v['unit']}, changed state to down`,
  D1a: () => ' processing NOTIFY DPD/R_U_THERE protocol 1',
  D1b: (v) => `DPD/R_U_THERE received from peer ${v['peer']}, sequence 0x4A2B11C0`,
  D1c: () => 'Sending NOTIFY DPD/R_U_THERE_ACK protocol 1',
  D1d: (v) => `DPD incrementing error counter (${v['count']}/5)`,
  D1e: (v) => `peer ${v['peer']} not responding!`,
  A1: () => 'Received IPSec Install callback... proceeding with the negotiation',
  A1b: (v) => `Successfully installed IPSEC SA (SPI:0x${iosHex(Number(v['spi']))}) on Tunnel${v['unit']}`,
  A2: (v) =>
    `SA is still budding. Attached new ipsec request to it. (local ${v['local']}, remote ${v['peer']})`,
  A3a: () => ' construct_fail_ag_init',
  A3b: () => 'Failed to construct AG informational message.',
  A3c: () => 'FSM action returned error: 2',
  A4: () => 'Notify has no hash. Rejected.',
  A5: (v) => `Unknown Input IKE_MESG_FROM_PEER, IKE_INFO_NOTIFY:  state = ${v['state']}`,
  A6: () => 'reset_retransmission',
  A6b: () => 'retransmission skipped for phase 1 (time since last transmission 504)',
  A7: (v) => `SA has outstanding requests  (local ${v['local']} port 500, remote ${v['peer']} port 500)`,
  A7b: () => 'sitting IDLE. Starting QM immediately (QM_IDLE      )',
  A8: () => 'Sending NOTIFY PROPOSAL_NOT_CHOSEN protocol 3',
  A9: (v) => `purging node ${v['node']}`,
  A10: (v) => [
    'IPSEC(key_engine): request timer fired: count = 1,',
    `  (identity) local= ${v['local']}:0, remote= ${v['peer']}:0,`,
    `    local_proxy= ${v['local']}/255.255.255.255/47/0 (type=1),`,
    `    remote_proxy= ${v['peer']}/255.255.255.255/47/0 (type=1)`,
  ],
  A11: (v) => [
    'IPSEC(delete_sa): deleting SA,',
    `  (sa) sa_dest= ${v['destination']}, sa_proto= 50,`,
    `    sa_spi= ${spi(v['spi'])},`,
    `    sa_trans= ${v['set']} , sa_conn_id= 5`,
    `    sa_lifetime(k/sec)= (4608000/3600),`,
    `  (identity) local= ${v['local']}:0, remote= ${v['peer']}:0,`,
    `    local_proxy= ${v['local']}/255.255.255.255/47/0 (type=1),`,
    `    remote_proxy= ${v['peer']}/255.255.255.255/47/0 (type=1)`,
  ],
  A12a: () => "IPSEC(key_engine_delete_sas): rec'd delete notify from ISAKMP",
  A12b: (v) =>
    `IPSEC(early_age_out_sibling): sibling outbound SPI ${iosHex(Number(v['spi']))} expiring in 30 seconds due to it's a dup SA`,
  A13: () => 'map_db_find_best did not find matching map',
  V1: (v) => `IKEv2:(SESSION ID = 3,SA ID = 1):${v['text']}`,
  V2: (v) => [
    `IKEv2:(SESSION ID = 3,SA ID = 1):${v['act']} Packet [${v['act'] === 'Sending' ? 'To' : 'From'} ${v['peer']}:500/${v['act'] === 'Sending' ? 'From' : 'To'} ${v['local']}:500/VRF i0:f0] `,
    `Initiator SPI : ${v['initiator']} - Responder SPI : ${v['responder']} Message id: ${v['message']}`,
    `IKEv2 ${v['exchange']} Exchange ${v['kind']} `,
    `Payload contents: `,
    ` ${v['payloads']} `,
  ],
  V5: (v) => `IKEv2-ERROR:(SESSION ID = 3,SA ID = 1):: ${v['text']}`,
};

function pair(v: Readonly<Record<string, string | number>>, which: 'there' | 'own'): string {
  return `(Tunnel: ${v[`${which}Tunnel`]} NBMA: ${v[`${which}Nbma`]} )`.replace(
    ' )',
    which === 'there' ? ' )' : ')',
  );
}
