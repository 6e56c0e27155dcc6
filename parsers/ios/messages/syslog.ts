/** `%FACILITY-n-MNEMONIC` messages of the crypto engine, DMVPN, NHRP and interfaces; rows name FACILITY-MNEMONIC. */
import { routingRows } from './routing.ts';
import type { Fields, Row, Subject } from './row.ts';
import { address, addresses, hexSpi, numberAfter, says, tunnel } from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'steps' | 'mark' | 'meaning'> & Partial<Row>;
const row = (kind: Kind): Row => ({ facility: 'syslog', by: 'both', harmless: false, ...kind });

const interfaceName = (s: Subject): string | null =>
  tunnel(s.body) ??
  /\b[A-Z][A-Za-z]+[A-Za-z-]*\d+(?:[/.:]\d+)*/.exec(s.body.slice(s.name.length))?.[0] ??
  null;

/** `changed state to up`: the last word counts, because `UPDOWN` stands in front. */
function upDown(s: Subject): Fields {
  const body = s.body.slice(s.name.length);
  const up = /\bup\s*$|to up\b/i.test(body) || says(body, 'up');
  const down = /\bdown\s*$|to (?:administratively )?down\b/i.test(body) || says(body, 'down');
  return { interface: interfaceName(s), up: down ? false : up ? true : null };
}

/** `(Tunnel: <ip> NBMA: <ip>) for (Tunnel: <ip> NBMA: <ip>)`: the other end, then this router. */
function dmvpnPair(s: Subject): Fields {
  const place = (text: string, label: string): string | null => {
    const at = text.indexOf(label);
    return at < 0
      ? null
      : address(text.slice(at + label.length, at + label.length + 48).split(/[)]|NBMA/)[0]!);
  };
  const cut = s.body.indexOf(' for ');
  const first = cut < 0 ? s.body : s.body.slice(0, cut);
  const own = cut < 0 ? '' : s.body.slice(cut);
  return {
    interface: tunnel(s.body),
    protocolAddress: place(first, 'Tunnel: '),
    nbma: place(first, 'NBMA: '),
    ownProtocolAddress: place(own, 'Tunnel: '),
    local: place(own, 'NBMA: '),
    reason: /Reason:\s*(.+)$/.exec(s.body)?.[1]?.trim() ?? null,
  };
}

const peer = (s: Subject) => ({ peer: address(s.body) });

export const syslogRows: readonly Row[] = [
  row({
    id: 'Y1',
    title: 'ISAKMP on or off',
    form: '%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is <ON|OFF>',
    patterns: ['CRYPTO-ISAKMP_ON_OFF'],
    fields: (s) => ({
      on: !(/\bOFF\b/.test(s.body.slice(s.name.length)) || says(s.body.slice(s.name.length), 'OFF')),
    }),
    steps: [1],
    mark: 'K',
    meaning:
      'IKE starts to listen (or stops): it does so when the first tunnel protection or crypto map needs it.',
  }),
  row({
    id: 'Y2',
    title: 'interface up or down',
    form: '%LINK-3-UPDOWN: Interface <interface>, changed state to <up|down>',
    patterns: ['LINK-UPDOWN', 'LINK-UP', 'LINK-DOWN', 'LINK-CHANGED'],
    fields: upDown,
    steps: [1, 12],
    mark: 'K',
    meaning: 'The interface changed its state.',
  }),
  row({
    id: 'Y3',
    title: 'line protocol up or down',
    form: '%LINEPROTO-5-UPDOWN: Line protocol on Interface <interface>, changed state to <up|down>',
    patterns: ['LINEPROTO-UPDOWN'],
    fields: upDown,
    steps: [1, 12],
    mark: 'K',
    meaning: 'The line protocol of the interface changed its state.',
  }),
  ...routingRows,
  row({
    id: 'F9',
    title: 'message malformed',
    form: '%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from <address> failed its sanity check or is malformed',
    patterns: ['CRYPTO-IKMP_BAD_MESSAGE'],
    fields: peer,
    what: 'bad-message',
    steps: [7],
    mark: 'K',
    meaning: 'An encrypted packet did not decrypt: most often the pre-shared keys differ.',
  }),
  row({
    id: 'F11',
    title: 'mode failed',
    form: '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of <Main|Quick|Informational> mode failed with peer at <address>',
    patterns: ['CRYPTO-IKMP_MODE_FAILURE'],
    fields: (s) => ({
      peer: address(s.body),
      mode: /of (\w+) mode/i.exec(s.body)?.[1]?.toLowerCase() ?? null,
    }),
    what: 'mode-failed',
    steps: [4, 5, 6, 7, 8, 9, 10],
    mark: 'K~',
    meaning: 'Sums up a failed exchange; the reason stands in the lines before it.',
  }),
  row({
    id: 'F12',
    title: 'packet not encrypted',
    form: "%CRYPTO-6-IKMP_NOT_ENCRYPTED: IKE packet from <address> was not encrypted and it should've been.",
    patterns: ['CRYPTO-IKMP_NOT_ENCRYPTED'],
    fields: peer,
    what: 'not-encrypted',
    steps: [7],
    mark: 'M',
    meaning: 'The routers disagree how far they are: an old SA is left on one side. Clear both.',
  }),
  row({
    id: 'F13',
    title: 'message without SA',
    form: '%CRYPTO-4-IKMP_NO_SA: IKE message from <address> has no SA and is not an initialization offer',
    patterns: ['CRYPTO-IKMP_NO_SA'],
    fields: peer,
    what: 'no-sa',
    steps: [],
    mark: 'K',
    harmless: true,
    meaning: 'The peer still uses an SA that this router has deleted; harmless if it stops.',
  }),
  row({
    id: 'F14',
    title: 'aggressive mode disabled',
    form: '%CRYPTO-5-IKMP_AG_MODE_DISABLED: Unable to initiate or respond to Aggressive Mode while disabled',
    patterns: ['CRYPTO-IKMP_AG_MODE_DISABLED'],
    what: 'aggressive-mode-disabled',
    steps: [3],
    mark: 'K',
    meaning: 'The peer tries aggressive mode, which this router refuses.',
  }),
  row({
    id: 'F20',
    title: 'certificate trouble',
    form: '%CRYPTO-5-IKMP_INVAL_CERT: Certificate received from <address> is bad: <reason> / %PKI-n-…',
    patterns: ['CRYPTO-IKMP_INVAL_CERT', 'PKI-CERTIFICATE_INVALID', 'PKI-'],
    fields: peer,
    what: 'certificate',
    steps: [7],
    mark: 'M',
    meaning: 'Certificate authentication failed: clock, chain, revocation or trustpoint.',
  }),
  row({
    id: 'Y5',
    title: 'crypto session up or down',
    form: '%CRYPTO-5-SESSION_STATUS: Crypto tunnel is <UP|DOWN>.  Peer <address>:<port>  Id: <identity> / %CRYPTO-5-IKEV2_SESSION_STATUS: Crypto tunnel v2 is <UP|DOWN>. …',
    patterns: ['CRYPTO-SESSION_STATUS', 'CRYPTO-IKEV2_SESSION_STATUS'],
    fields: (s) => ({
      peer: address(s.body),
      up: /\bis UP\b/.test(s.body) ? true : /\bis DOWN\b/.test(s.body) ? false : null,
      ikev2: s.name.includes('IKEV2'),
    }),
    needs: ['up'],
    steps: [10],
    mark: 'K',
    meaning: 'Both phases with this peer are up, or gone (with crypto logging session).',
  }),
  row({
    id: 'F21',
    title: 'answer that was not offered',
    form: '%CRYPTO-6-IKMP_SA_NOT_OFFERED: Remote peer <address> responded with attribute <attribute> not offered or changed',
    patterns: ['CRYPTO-IKMP_SA_NOT_OFFERED'],
    fields: peer,
    what: 'not-offered',
    steps: [4],
    mark: 'M',
    meaning: 'The responder chose an ISAKMP policy that this router did not offer: compare the policies.',
  }),
  row({
    id: 'F22',
    title: 'quick mode before phase 1',
    form: '%CRYPTO-6-IKMP_SA_NOT_AUTH: Cannot accept Quick Mode exchange from <address> if SA is not authenticated!',
    patterns: ['CRYPTO-IKMP_SA_NOT_AUTH'],
    fields: peer,
    what: 'not-authenticated',
    steps: [8],
    mark: 'M',
    meaning:
      'The peer holds phase 1 for done and this router does not: MM6 or MM5 was not taken. Clear both.',
  }),
  row({
    id: 'F23',
    title: 'packet not decrypted',
    form: '%CRYPTO-6-IKMP_CRYPT_FAILURE: IKE (connection id <n>) unable to <encrypt|decrypt> packet',
    patterns: ['CRYPTO-IKMP_CRYPT_FAILURE'],
    fields: (s) => ({ connection: numberAfter(s.body, 'connection id') }),
    what: 'cannot-decrypt',
    steps: [7],
    mark: 'M',
    meaning: 'An IKE packet did not decrypt: most often the pre-shared keys differ.',
  }),
  row({
    id: 'F24',
    title: 'identity not in the certificate',
    form: '%CRYPTO-6-IKMP_NO_ID_CERT_ADDR_MATCH: ID of <address> (type <n>) and certificate addr with <address>',
    patterns: ['CRYPTO-IKMP_NO_ID_CERT_ADDR_MATCH', 'CRYPTO-IKMP_NO_ID_CERT'],
    fields: peer,
    what: 'identity-not-in-certificate',
    steps: [7],
    mark: 'K',
    harmless: true,
    meaning: 'The peer’s certificate does not hold its address; authentication may succeed all the same.',
  }),
  row({
    id: 'G12',
    title: 'ESP not authenticated',
    form: '%CRYPTO-4-RECVD_PKT_MAC_ERR: decrypt: mac verify failed for connection id=<n> local=<address> remote=<address> spi=<spi> seqno=<n>',
    patterns: ['CRYPTO-RECVD_PKT_MAC_ERR'],
    fields: (s) => ({
      connection: numberAfter(s.body, 'connection id='),
      local: s.body.includes('local=') ? address(s.body.slice(s.body.indexOf('local='))) : null,
      peer: s.body.includes('remote=') ? address(s.body.slice(s.body.indexOf('remote='))) : null,
    }),
    what: 'esp-authentication-failed',
    steps: [11],
    mark: 'M',
    meaning:
      'The checksum of an ESP packet is wrong: it was changed on the way, or the two ends hold different keys.',
  }),
  row({
    id: 'G8',
    title: 'unknown SPI',
    form: "%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=<address>, prot=<n>, spi=0x<spi>(<decimal>), srcaddr=<address>",
    patterns: ['CRYPTO-RECVD_PKT_INV_SPI'],
    fields: (s) => ({
      spi: hexSpi(s.body.slice(Math.max(0, s.body.indexOf('spi=')))),
      local: address(s.body.slice(Math.max(0, s.body.indexOf('destaddr')))),
      peer: s.body.includes('srcaddr') ? address(s.body.slice(s.body.indexOf('srcaddr'))) : null,
    }),
    needs: ['spi', 'peer'],
    what: 'invalid-spi',
    steps: [11],
    mark: 'K',
    meaning:
      'The peer uses an SA that this router does not have. One message at a rekey is harmless; repeated, the two are out of step.',
  }),
  row({
    id: 'G9',
    title: 'packet not protected',
    form: "%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) vrf/dest_addr= <vrf>/<address>, src_addr= <address>, prot= <n>",
    patterns: ['CRYPTO-RECVD_PKT_NOT_IPSEC'],
    fields: (s) => ({
      local: addresses(s.body)[0] ?? null,
      peer: addresses(s.body)[1] ?? null,
      protocol: numberAfter(s.body, 'prot='),
    }),
    needs: ['peer'],
    what: 'not-ipsec',
    steps: [2, 11],
    mark: 'K',
    meaning: 'Plain GRE arrives where IPsec is expected: the sender has no tunnel protection.',
  }),
  row({
    id: 'G10',
    title: 'replay check failed',
    form: '%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed + connection id=<n>, sequence number=<n>',
    patterns: ['CRYPTO-PKT_REPLAY_ERR', 'IPSEC-REPLAY_ERROR'],
    fields: (s) => ({
      connection: numberAfter(s.body, 'connection id='),
      sequence: numberAfter(s.body, 'sequence number='),
    }),
    needs: ['sequence'],
    what: 'replay',
    steps: [11],
    mark: 'K',
    meaning: 'ESP packets came out of order or twice: QoS after encryption, or a window too small.',
  }),
  row({
    id: 'H1',
    title: 'crypto socket up or down',
    form: '%DMVPN-5-CRYPTO_SS: Tunnel<n>: local address : <address> remote address : <address> socket is <UP|DOWN>',
    patterns: ['DMVPN-CRYPTO_SS'],
    fields: (s) => ({
      interface: tunnel(s.body),
      local: addresses(s.body)[0] ?? null,
      peer: addresses(s.body)[1] ?? null,
      up: /\bUP\b/.test(s.body.slice(s.name.length)) ? true : /\bDOWN\b/.test(s.body) ? false : null,
    }),
    needs: ['up'],
    what: 'crypto-socket',
    steps: [10],
    mark: 'K',
    meaning: 'The crypto socket of the tunnel changed its state (with logging dmvpn).',
  }),
  row({
    id: 'H2',
    title: 'NHS down',
    form: '%DMVPN-5-NHRP_NHS_DOWN: Tunnel<n>: Next Hop Server : (Tunnel: <address> NBMA: <address>) for (Tunnel: <address> NBMA: <address>) is DOWN, Reason: <reason>',
    patterns: ['DMVPN-NHRP_NHS_DOWN'],
    fields: dmvpnPair,
    what: 'nhs-down',
    steps: [12, 13],
    mark: 'K',
    meaning: 'NHRP Registration Failure: no reply came. External: interface or socket went down.',
  }),
  row({
    id: 'H3',
    title: 'NHRP neighbour up or down',
    form: '%DMVPN-5-NHRP_<NHS|NHC|NHP>_<UP|DOWN>: Tunnel<n>: Next Hop <Server|Client|Peer> : (Tunnel: <address> NBMA: <address>) for (…) is <UP|DOWN>',
    patterns: [
      'DMVPN-NHRP_NHS_UP',
      'DMVPN-NHRP_NHC_UP',
      'DMVPN-NHRP_NHC_DOWN',
      'DMVPN-NHRP_NHP_UP',
      'DMVPN-NHRP_NHP_DOWN',
    ],
    fields: (s) =>
      Object.assign(dmvpnPair(s), {
        client: s.name.includes('NHC'),
        peerSide: s.name.includes('NHP'),
        up: s.name.endsWith('_UP'),
      }),
    what: 'nhrp-neighbour',
    steps: [13],
    mark: 'K',
    meaning: 'A registration stands (UP) or is lost (DOWN).',
  }),
  row({
    id: 'H5',
    title: 'NHRP could not send',
    form: '%DMVPN-3-DMVPN_NHRP_ERROR: Tunnel<n>: NHRP Encap Error for <packet>, Reason: protocol generic error (7) on (Tunnel: <address> NBMA: <address>)',
    patterns: ['DMVPN-DMVPN_NHRP_ERROR *Encap Error'],
    fields: (s) =>
      Object.assign(dmvpnPair(s), { code: numberAfter(s.body.slice(s.body.indexOf('Reason')), '(') }),
    what: 'nhrp-encapsulation-error',
    steps: [12, 13],
    mark: 'K',
    meaning: 'The hub cannot answer: the spoke names a wrong NHS address, or has a map but no NHS.',
  }),
  row({
    id: 'H4',
    title: 'wrong authentication string',
    form: '%DMVPN-3-DMVPN_NHRP_ERROR: Tunnel<n>: Recieved wrong authentication string for Registration Request, Reason: authentication failure (11) on (Tunnel: <address> NBMA: <address>)',
    patterns: [
      ['DMVPN-DMVPN_NHRP_ERROR *wrong authentication string', 'authentication-failed'],
      ['DMVPN-DMVPN_NHRP_ERROR *authentication failure', 'authentication-failed'],
      ['DMVPN-DMVPN_NHRP_ERROR', 'nhrp-error'],
    ],
    fields: (s) =>
      Object.assign(dmvpnPair(s), { code: numberAfter(s.body.slice(s.body.indexOf('Reason')), '(') }),
    what: 'authentication-failed',
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'ip nhrp authentication differs; only the hub says so, the spoke just waits.',
  }),
  row({
    id: 'H6',
    title: 'network-id missing',
    form: '%DMVPN-5-NHRP_NETID_UNCONFIGURED: Tunnel<n>: NETID : <n> Unconfigured (Tunnel: <address> NBMA: <address>)',
    patterns: ['DMVPN-NHRP_NETID_UNCONFIGURED'],
    fields: (s) => Object.assign(dmvpnPair(s), { networkId: numberAfter(s.body, 'NETID :', 'NETID:') }),
    what: 'network-id-unconfigured',
    steps: [12],
    mark: 'K',
    meaning: 'ip nhrp network-id is gone: NHRP is off on this router.',
  }),
  row({
    id: 'H7',
    title: 'error indication received',
    form: '%NHRP-3-PAKERROR: Received Error Indication from <address>, code: <text>(<n>), (trigger src: <address> (nbma: <address>) dst: <address>), offset: <n>, data: …',
    patterns: ['NHRP-PAKERROR'],
    fields: (s) => ({
      protocolAddress: address(s.body.split('code:')[0]!),
      code: Number(/code:[^(]{0,80}\((\d{1,3})\)/.exec(s.body)?.[1] ?? Number.NaN) || null,
    }),
    what: 'error-indication',
    steps: [12, 13],
    mark: 'K',
    meaning: 'The peer rejected an NHRP packet; code 3 (loop) is seen with many spokes behind one address.',
  }),
  row({
    id: 'H8',
    title: 'registration refused',
    form: '%NHRP-3-PAKREPLY: Receive Registration Reply packet with error - <text>(<n>)',
    patterns: ['NHRP-PAKREPLY'],
    fields: (s) => ({ code: Number(/\((\d{1,3})\)\s*$/.exec(s.body.slice(-8))?.[1] ?? Number.NaN) || null }),
    what: 'registration-refused',
    by: 'spoke',
    steps: [13],
    mark: 'M',
    meaning:
      'Code 14: the hub still holds the old NBMA address for this tunnel address; use no-unique, a shorter holding time, or clear it on the hub.',
  }),
  row({
    id: 'H9',
    title: 'NHRP error',
    form: '%DMVPN-3-NHRP_ERROR: Tunnel<n> …',
    patterns: ['DMVPN-NHRP_ERROR', 'NHRP-QOS_'],
    fields: (s) => ({ interface: tunnel(s.body) }),
    what: 'hop-count-zero',
    steps: [12],
    mark: 'K',
    meaning: 'An NHRP packet was not usable, e.g. with hop count 0.',
  }),
  row({
    id: 'H14',
    title: 'recursive routing',
    form: '%TUN-5-RECURDOWN: Tunnel<n> temporarily disabled due to recursive routing',
    patterns: ['TUN-RECURDOWN', 'ADJ-PARENT'],
    fields: (s) => ({ interface: tunnel(s.body) }),
    what: 'recursive-routing',
    by: 'spoke',
    steps: [1, 11],
    mark: 'K',
    meaning: 'The route to the NBMA address goes through the tunnel itself.',
  }),
  row({
    id: 'H17',
    title: 'packet denied by an access list',
    form: '%SEC-6-IPACCESSLOGNP: list <list> denied <protocol> <address> -> <address>, <n> packet',
    patterns: ['SEC-IPACCESSLOG'],
    fields: (s) => ({
      list: /list (\S+)/.exec(s.body)?.[1] ?? null,
      action: /\b(denied|permitted)\b/.exec(s.body)?.[1] ?? null,
      protocol: /\b(?:denied|permitted) (\S+)/.exec(s.body)?.[1] ?? null,
      source: addresses(s.body)[0] ?? null,
      destination: addresses(s.body)[1] ?? null,
    }),
    what: 'access-list',
    steps: [11],
    mark: 'K',
    meaning: 'An access list drops packets; 50 is ESP, udp 500 and 4500 are IKE.',
  }),
];

/** Faults that IOS prints nothing about: the rows exist so that `explain` can say so. */
export const silentRows: readonly Row[] = [
  row({
    id: 'G11',
    title: 'PFS or mode differs (nothing printed)',
    form: '(no message)',
    patterns: [],
    steps: [9],
    mark: 'K',
    meaning:
      'With PFS on one side only, or tunnel against transport mode, some releases log nothing: IKE is up, no IPsec SA comes.',
  }),
  row({
    id: 'H16',
    title: 'tunnel key differs (nothing printed)',
    form: '(no message)',
    patterns: [],
    steps: [12],
    mark: 'K',
    meaning:
      'Neither router logs a different tunnel key: decapsulated packets grow on the hub, encapsulated ones stay at 0.',
  }),
  row({
    id: 'H18',
    title: 'network-id differs (no fault)',
    form: '(no message)',
    patterns: [],
    steps: [],
    mark: 'K',
    harmless: true,
    meaning: 'No fault: network-ids have local meaning.',
  }),
  row({
    id: 'H19',
    title: 'multicast map missing (nothing printed)',
    form: '(no message)',
    patterns: [],
    steps: [],
    mark: 'K',
    meaning:
      'Without ip nhrp map multicast dynamic on the hub spokes register but form no routing adjacency.',
  }),
];
