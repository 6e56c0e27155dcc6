import { describe, expect, test } from 'vitest';
import { explainText, ROWS } from '../../../../parsers/ios/messages/index.ts';
import { type Case, read } from './support.ts';

const CASES: Case[] = [
  ['Y1', { on: true }, '%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON', '%CRYPTO-6-ISAKMP_ON_OFF:ISAKMP已開啟'],
  ['Y1', { on: false }, '%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is OFF'],
  [
    'Y2',
    { interface: 'Tunnel5', up: true },
    '%LINK-3-UPDOWN: Interface Tunnel5, changed state to up',
    '%LINK-3-UP:Interface Tunnel5, changed state to up',
  ],
  ['Y2', { interface: 'Tunnel5', up: false }, '%LINK-5-UPDOWN: Interface Tunnel5, changed state to down'],
  [
    'Y3',
    { interface: 'Tunnel5', up: true },
    '%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel5, changed state to up',
    '%LINEPROTO-5-UPDOWN:介面Tunnel5上的線路協定，狀態更改為up',
    '%LINEPROTO-5-UPDOWN:接口Tunnel5上的线路协议，状态更改为up',
  ],
  [
    'Y3',
    { up: false },
    '%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel5, changed state to down',
    '%LINEPROTO-5-UPDOWN:介面Tunnel5上的線路協定，狀態更改為down',
  ],
  [
    'Y4',
    { neighbor: '10.99.0.1', interface: 'Tunnel5', up: true },
    '%DUAL-5-NBRCHANGE: EIGRP-IPv4 1: Neighbor 10.99.0.1 (Tunnel5) is up: new adjacency',
    '%DUAL-5-NBRCHANGE:EIGRP-IPv4 1:鄰居10.99.0.1(Tunnel5)已啟動：新鄰接關係',
    '%DUAL-5-NBRCHANGE:EIGRP-IPv4 1:邻居10.99.0.1(Tunnel5)已启用：新邻接关系',
  ],
  [
    'Y5',
    { peer: '192.0.2.7', up: true, ikev2: false },
    '%CRYPTO-5-SESSION_STATUS: Crypto tunnel is UP  .  Peer 192.0.2.7:500       Id: 192.0.2.7',
  ],
  [
    'Y5',
    { peer: '192.0.2.7', up: false, ikev2: true },
    '%CRYPTO-5-IKEV2_SESSION_STATUS: Crypto tunnel v2 is DOWN.  Peer 192.0.2.7:500       Id: 192.0.2.7',
  ],
  [
    'F11',
    { peer: '192.0.2.7', mode: 'main' },
    '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main Mode failed with peer 192.0.2.7',
  ],
  [
    'F21',
    { peer: '192.0.2.7' },
    '%CRYPTO-6-IKMP_SA_NOT_OFFERED: Remote peer 192.0.2.7 responded with attribute encryption not offered or changed',
  ],
  [
    'F22',
    { peer: '192.0.2.7' },
    '%CRYPTO-6-IKMP_SA_NOT_AUTH: Cannot accept Quick Mode exchange from 192.0.2.7 if SA is not authenticated!',
  ],
  [
    'F23',
    { connection: 1001 },
    '%CRYPTO-6-IKMP_CRYPT_FAILURE: IKE (connection id 1001) unable to decrypt packet',
  ],
  [
    'F24',
    { peer: '192.0.2.7' },
    '%CRYPTO-6-IKMP_NO_ID_CERT_ADDR_MATCH: ID of 192.0.2.7 (type 1) and certificate addr with 192.0.2.8',
  ],
  [
    'G12',
    { connection: 1, local: '198.51.100.9', peer: '192.0.2.7' },
    '%CRYPTO-4-RECVD_PKT_MAC_ERR: decrypt: mac verify failed for connection id=1 local=198.51.100.9 remote=192.0.2.7 spi=0x12345678 seqno=00000001',
  ],
  ['V7', {}, '%IKEV2-3-NEG_ABORT: Negotiation aborted due to ERROR: Auth exchange failed'],
  [
    'F1',
    { state: 'MM_NO_STATE' },
    'ISAKMP:(0): retransmitting phase 1 MM_NO_STATE...',
    'ISAKMP:(0):重新傳輸第1階段MM_NO_STATE...',
  ],
  ['F2', { attempt: 2 }, 'ISAKMP (0): incrementing error counter on sa, attempt 2 of 5: retransmit phase 1'],
  [
    'F2',
    { attempt: 1, reason: 'PAYLOAD_MALFORMED' },
    'ISAKMP (1044): incrementing error counter on sa, attempt 1 of 5: PAYLOAD_MALFORMED',
  ],
  [
    'F3',
    { role: 'I', state: 'MM_KEY_EXCH', peer: '198.51.100.9', reason: 'Death by retransmission P1' },
    'ISAKMP:(1044):deleting SA reason "Death by retransmission P1" state (I) MM_KEY_EXCH (peer 198.51.100.9)',
  ],
  ['F3', {}, 'ISAKMP:(0):peer does not respond'],
  ['F4', {}, 'ISAKMP (0:1): phase 1 packet is a duplicate of a previous packet.'],
  [
    'F5',
    { what: 'no-pre-shared-key', peer: '198.51.100.9' },
    'ISAKMP:(0):No pre-shared key with 198.51.100.9!',
  ],
  ['F5', { what: 'no-credentials' }, 'ISAKMP:(0): No Cert or pre-shared address key.'],
  [
    'F5',
    { what: 'cannot-start-main-mode' },
    'ISAKMP:(0): construct_initial_message: Can not start Main mode',
  ],
  ['F5', { what: 'sa-request-failed' }, 'ISAKMP: Error while processing SA request: Failed to initialize SA'],
  ['F5', { what: 'sa-request-failed' }, 'ISAKMP: Error while processing KMI message 0, error 2.'],
  ['F6', { what: 'encryption' }, 'ISAKMP:(0):Encryption algorithm offered does not match policy!'],
  ['F6', { what: 'hash' }, 'ISAKMP:(0):Hash algorithm offered does not match policy!'],
  ['F6', { what: 'group' }, 'ISAKMP:(0):Diffie-Hellman group offered does not match policy!'],
  ['F6', { what: 'key-length' }, 'ISAKMP-ERROR: (0):Proposed key length does not match policy'],
  [
    'F6b',
    { what: 'authentication' },
    'ISAKMP:(0):Preshared authentication offered but does not match policy!',
  ],
  ['F7', { nextPayload: 3 }, 'ISAKMP:(0):atts are not acceptable. Next payload is 3'],
  ['F8', {}, 'ISAKMP:(0):no offers accepted!'],
  [
    'F8',
    { local: '198.51.100.9', peer: '192.0.2.7' },
    'ISAKMP:(0): phase 1 SA policy not acceptable! (local 198.51.100.9 remote 192.0.2.7)',
  ],
  [
    'F9',
    { peer: '192.0.2.7' },
    '%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from 192.0.2.7 failed its sanity check or is malformed',
  ],
  [
    'F9',
    { peer: '192.0.2.7' },
    '%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from 192.0.2.7       failed its sanity check or is malformed',
  ],
  ['F10', { payload: 'ID' }, 'ISAKMP: reserved not zero on ID payload!'],
  [
    'F11',
    { mode: 'informational', peer: '198.51.100.9' },
    '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Informational mode failed with peer at 198.51.100.9',
  ],
  [
    'F12',
    { peer: '192.0.2.7' },
    "%CRYPTO-6-IKMP_NOT_ENCRYPTED: IKE packet from 192.0.2.7 was not encrypted and it should've been.",
  ],
  [
    'F13',
    { peer: '192.0.2.7' },
    '%CRYPTO-4-IKMP_NO_SA: IKE message from 192.0.2.7 has no SA and is not an initialization offer',
  ],
  [
    'F14',
    {},
    '%CRYPTO-5-IKMP_AG_MODE_DISABLED: Unable to initiate or respond to Aggressive Mode while disabled',
  ],
  ['F15', { what: 'both-inside' }, 'ISAKMP (1044): NAT found, both nodes inside NAT'],
  ['F15', { what: 'self-inside' }, 'ISAKMP (1044): My hash no match -  this node inside NAT'],
  ['F15', { what: 'port-floating', port: 4500 }, 'ISAKMP:(1044):Detected port floating to port = 4500'],
  ['F16', {}, 'ISAKMP-ERROR: (0):DH Group (2) is not CSDL compliant'],
  ['F17', {}, 'ISAKMP-ERROR: (0):Failed to find peer index node to update peer_info_list'],
  [
    'F18',
    { spi: '0x01a2b3c4' },
    'ISAKMP-ERROR: (0):ignoring request to send delete notify (no ISAKMP sa) src 192.0.2.7 dst 198.51.100.9 for SPI 0x1A2B3C4',
  ],
  ['F19', {}, 'ISAKMP:(0): vendor ID seems Unity/DPD but hash mismatch'],
  [
    'F20',
    { peer: '192.0.2.7' },
    '%CRYPTO-5-IKMP_INVAL_CERT: Certificate received from 192.0.2.7 is bad: certificate invalid',
  ],
  ['F20', {}, '%PKI-3-CERTIFICATE_INVALID_EXPIRED: Certificate chain validation has failed.'],
  [
    'G2b',
    { error: 256, reason: 'transform-set' },
    'ISAKMP:(1044): IPSec policy invalidated proposal with error 256',
  ],
  [
    'G2b',
    { error: 32, reason: 'proxies' },
    'ISAKMP-ERROR: (1044):IPSec policy invalidated proposal with error 32',
  ],
  [
    'G3',
    { local: '198.51.100.9', peer: '192.0.2.7' },
    'ISAKMP:(1044): phase 2 SA policy not acceptable! (local 198.51.100.9 remote 192.0.2.7)',
  ],
  [
    'G4',
    { notify: 'PROPOSAL_NOT_CHOSEN', messageId: 4164373317 },
    'ISAKMP:(1044): processing NOTIFY PROPOSAL_NOT_CHOSEN protocol 3\n\tspi 0, message ID = -130593979, sa = 0x7F00AA10',
  ],
  ['G5', { what: 'delete-received' }, 'ISAKMP:(1044): processing DELETE payload. message ID = 771'],
  [
    'G6',
    { reason: 'No reason', role: 'R', state: 'QM_IDLE', peer: '192.0.2.7' },
    'ISAKMP:(1044):deleting SA reason "No reason" state (R) QM_IDLE       (peer 192.0.2.7)',
  ],
  ['G7', { messageId: 4164373317 }, 'ISAKMP:(1044): retransmitting phase 2 QM_IDLE       -130593979 ...'],
  [
    'G8',
    { spi: '0x01a2b3c4', local: '198.51.100.9', peer: '192.0.2.7' },
    "%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=198.51.100.9, prot=50, spi=0x1A2B3C4(27440068), srcaddr=192.0.2.7, input interface=Ethernet0/0",
  ],
  [
    'G8',
    { peer: '192.0.2.7' },
    "%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for\ndestaddr=198.51.100.9, prot=50, spi=0x1A2B3C4(27440068), srcaddr=192.0.2.7",
  ],
  [
    'G9',
    { local: '198.51.100.9', peer: '192.0.2.7', protocol: 47 },
    "%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) vrf/dest_addr= /198.51.100.9, src_addr= 192.0.2.7, prot= 47",
  ],
  [
    'G10',
    { connection: 3, sequence: 91 },
    '%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed\n\tconnection id=3, sequence number=91',
  ],
  [
    'H1',
    { interface: 'Tunnel5', local: '192.0.2.7', peer: '198.51.100.9', up: true },
    '%DMVPN-5-CRYPTO_SS:  Tunnel5: local address : 192.0.2.7 remote address : 198.51.100.9 socket is UP',
  ],
  [
    'H2',
    {
      interface: 'Tunnel5',
      protocolAddress: '10.99.0.254',
      nbma: '198.51.100.9',
      ownProtocolAddress: '10.99.0.1',
      local: '192.0.2.7',
    },
    '%DMVPN-5-NHRP_NHS_DOWN: Tunnel5: Next Hop Server : (Tunnel: 10.99.0.254 NBMA: 198.51.100.9 ) for (Tunnel: 10.99.0.1 NBMA: 192.0.2.7) is DOWN, Reason: External(NHRP: no error)',
  ],
  [
    'H3',
    { protocolAddress: '10.99.0.1', nbma: '192.0.2.7', client: true, up: true },
    '%DMVPN-5-NHRP_NHC_UP: Tunnel5: Next Hop Client : (Tunnel: 10.99.0.1 NBMA: 192.0.2.7) for (Tunnel: 10.99.0.254 NBMA: 198.51.100.9) is UP',
  ],
  [
    'H4',
    { what: 'authentication-failed', code: 11 },
    '%DMVPN-3-DMVPN_NHRP_ERROR:  Tunnel5: Recieved wrong authentication string for  Registration Request , Reason:  authentication failure (11) on (Tunnel: 10.99.0.1 NBMA: 198.51.100.9)',
  ],
  [
    'H5',
    { code: 7 },
    '%DMVPN-3-DMVPN_NHRP_ERROR:  Tunnel5: NHRP Encap Error for  Registration Request , Reason:  protocol generic error (7) on (Tunnel: 10.99.0.1 NBMA: 198.51.100.9)',
  ],
  [
    'H6',
    { networkId: 5 },
    '%DMVPN-5-NHRP_NETID_UNCONFIGURED:  Tunnel5: NETID : 5 Unconfigured (Tunnel: 10.99.0.254 NBMA:  198.51.100.9)',
  ],
  [
    'H7',
    { protocolAddress: '10.99.0.254', code: 3 },
    '%NHRP-3-PAKERROR: Received Error Indication from 10.99.0.254, code: loop detected(3), (trigger src: 10.99.0.1 (nbma: 192.0.2.7) dst: 10.99.0.254), offset: 0, data: 00 01',
  ],
  [
    'H8',
    { code: 14 },
    '%NHRP-3-PAKREPLY: Receive Registration Reply packet with error - unique address registered already(14)',
  ],
  [
    'H14',
    { interface: 'Tunnel5' },
    '%TUN-5-RECURDOWN: Tunnel5 temporarily disabled due to recursive routing',
  ],
  [
    'H15',
    { neighbor: '10.99.0.1', up: false, reason: 'retry limit exceeded' },
    '%DUAL-5-NBRCHANGE: EIGRP-IPv4 1: Neighbor 10.99.0.1 (Tunnel5) is down: retry limit exceeded',
  ],
  [
    'H17',
    { action: 'denied', protocol: '50', source: '192.0.2.7', destination: '198.51.100.9' },
    '%SEC-6-IPACCESSLOGNP: list NO-ESP denied 50 192.0.2.7 -> 198.51.100.9, 1 packet',
  ],
  [
    'D1',
    { what: 'dpd' },
    'ISAKMP:(1044): processing NOTIFY DPD/R_U_THERE protocol 1\n\tspi 0, message ID = 771, sa = 0x7F00AA10',
  ],
  ['D1', { what: 'peer-dead', peer: '192.0.2.7' }, 'ISAKMP:(1044):peer 192.0.2.7 not responding!'],
  ['V1', {}, 'IKEv2:(SESSION ID = 3,SA ID = 1):Processing IKE_AUTH message'],
  [
    'V2',
    { act: 'sent', peer: '198.51.100.9', local: '192.0.2.7', session: 3 },
    'IKEv2:(SESSION ID = 3,SA ID = 1):Sending Packet [To 198.51.100.9:500/From 192.0.2.7:500/VRF i0:f0]',
  ],
  ['V3', {}, 'IKEv2:(SESSION ID = 3,SA ID = 1):Queuing IKE SA delete request reason: unknown'],
  [
    'V4',
    {},
    'IKEv2-ERROR:(SESSION ID = 3,SA ID = 1):Received Policies: : Failed to find a matching policyProposal 1: AES-CBC-256',
  ],
  ['V5', {}, 'IKEv2-ERROR:(SESSION ID = 3,SA ID = 1):: Auth exchange failed'],
  ['V6', {}, "IKEv2:(SESSION ID = 3,SA ID = 1):Verification of peer's authenctication data PASSED"],
  [
    'A1',
    { spi: '0x01a2b3c4', interface: 'Tunnel5' },
    'ISAKMP: (1044):Successfully installed IPSEC SA (SPI:0x1A2B3C4) on Tunnel5',
  ],
  [
    'A2',
    { local: '192.0.2.7', peer: '198.51.100.9' },
    'ISAKMP:(0):SA is still budding. Attached new ipsec request to it. (local 192.0.2.7, remote 198.51.100.9)',
  ],
  ['A3', {}, 'ISAKMP:(0): Failed to construct AG informational message.'],
  ['A4', {}, 'ISAKMP:(0):Notify has no hash. Rejected.'],
  [
    'A5',
    { state: 'IKE_I_MM1' },
    'ISAKMP (0): Unknown Input IKE_MESG_FROM_PEER, IKE_INFO_NOTIFY:  state = IKE_I_MM1',
  ],
  ['A6', {}, 'ISAKMP:(1044):retransmission skipped for phase 1 (time since last transmission 4)'],
  ['A7', {}, 'ISAKMP:(1044):sitting IDLE. Starting QM immediately (QM_IDLE      )'],
  [
    'A8',
    { notify: 'PROPOSAL_NOT_CHOSEN', act: 'sent' },
    'ISAKMP:(1044):Sending NOTIFY PROPOSAL_NOT_CHOSEN protocol 3',
  ],
  ['A9', { messageId: 4164373317 }, 'ISAKMP:(1044):purging node -130593979'],
  ['A13', {}, 'ISAKMP:(1044):x\nmap_db_find_best did not find matching map'.split('\n')[1]!],
  [
    'A15',
    { neighbor: '10.99.0.1', up: true, interface: 'Tunnel5' },
    '%OSPF-5-ADJCHG: Process 1, Nbr 10.99.0.1 on Tunnel5 from LOADING to FULL, Loading Done',
  ],
  ['A16', { neighbor: '10.99.0.1', up: true }, '%BGP-5-ADJCHANGE: neighbor 10.99.0.1 Up '],
];

describe('syslog, failure and addition rows', () => {
  for (const [id, fields, english, ...translated] of CASES)
    for (const text of [english, ...translated])
      test(`${id}: ${text.slice(0, 90)}`, () => {
        const known = read(text);
        expect(known.id).toBe(id);
        expect(known.fields).toMatchObject(fields);
      });
});

describe('the catalogue as a whole', () => {
  const ids = new Set(ROWS.map((row) => row.id));
  test('has the 124 templates', () => {
    const want = [
      ...Array.from({ length: 15 }, (_, i) => `T${i + 1}`),
      ...Array.from({ length: 5 }, (_, i) => `C${i + 1}`),
      ...Array.from({ length: 14 }, (_, i) => `P${i + 1}`),
      'B1',
      ...Array.from({ length: 52 }, (_, i) => `I${i + 1}`),
      ...Array.from({ length: 31 }, (_, i) => `N${i + 1}`),
      'NR1',
      'N27b',
      ...Array.from({ length: 4 }, (_, i) => `Y${i + 1}`),
    ];
    expect(want).toHaveLength(124);
    expect(want.filter((id) => !ids.has(id))).toEqual([]);
  });
  test('has the 59 failures', () => {
    const want = [
      ...Array.from({ length: 20 }, (_, i) => `F${i + 1}`),
      'F6b',
      ...Array.from({ length: 11 }, (_, i) => `G${i + 1}`),
      'G2b',
      ...Array.from({ length: 19 }, (_, i) => `H${i + 1}`),
      'D1',
      ...Array.from({ length: 6 }, (_, i) => `V${i + 1}`),
    ];
    expect(want).toHaveLength(59);
    expect(want.filter((id) => !ids.has(id))).toEqual([]);
  });
  test('a line of a million characters is dealt with at once', () => {
    for (const part of ['1.1.1.', '0x', '(', 'IKE_', ' ', '"', '傳', 'a:b:'])
      for (const tag of ['ISAKMP:(0):', 'NHRP: ', 'IPSEC(create_sa):', '%DUAL-5-NBRCHANGE: '])
        explainText(tag + part.repeat(1_000_000 / part.length));
  });
});
