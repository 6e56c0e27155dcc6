import { describe, expect, test } from 'vitest';
import { showDmvpn } from '../../../../parsers/ios/show/show-dmvpn.ts';

function read(text: string) {
  const { result, problems, unrecognised } = showDmvpn.parse(text.split('\n'));
  expect(problems).toEqual([]);
  expect(unrecognised).toEqual([]);
  return result;
}

const legend15 = `Legend: Attrb --> S - Static, D - Dynamic, I - Incomplete
        N - NATed, L - Local, X - No Socket
        # Ent --> Number of NHRP entries with same NBMA peer
        NHS Status: E --> Expecting Replies, R --> Responding, W --> Waiting
        UpDn Time --> Up or Down Time for a Tunnel
==========================================================================
`;
const legendXe = `Legend: Attrb --> S - Static, D - Dynamic, I - Incomplete
        N - NATed, L - Local, X - No Socket
        T1 - Route Installed, T2 - Nexthop-override, B - BGP
        C - CTS Capable, I2 - Temporary
        # Ent --> Number of NHRP entries with same NBMA peer
        NHS Status: E --> Expecting Replies, R --> Responding, W --> Waiting
        UpDn Time --> Up or Down Time for a Tunnel
==========================================================================
`;
const columns = ` # Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb
 ----- --------------- --------------- ----- -------- -----
`;

describe('show dmvpn', () => {
  test('12.4: short legend, everything on one heading, never while up', () => {
    const result = read(`Legend: Attrb --> S - Static, D - Dynamic, I - Incompletea
        N - NATed, L - Local, X - No Socket
        # Ent --> Number of NHRP entries with same NBMA peer

Tunnel3, Type:Hub, NHRP Peers:2,
 # Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb
 ----- --------------- --------------- ----- -------- -----
     1       192.0.2.31       10.20.0.31    UP    never D
     1      203.0.113.8        10.20.0.8    UP 2w1d DN
`);
    expect(result).toMatchObject({
      detail: false,
      interfaces: [{ interface: 'Tunnel3', type: 'Hub', peerCount: 2, family: null }],
    });
    expect(result.interfaces[0]!.peers).toMatchObject([
      {
        entries: 1,
        nbma: '192.0.2.31',
        tunnel: '10.20.0.31',
        state: 'UP',
        upDownSeconds: null,
        attributes: ['D'],
      },
      { nbma: '203.0.113.8', tunnel: '10.20.0.8', upDownSeconds: 1_296_000, attributes: ['D', 'N'] },
    ]);
  });

  test('15.x: interface and type on two lines, trailing comma; unknown NBMA address', () => {
    const result = read(`${legend15}
Interface: Tunnel7, IPv4 NHRP Details
Type:Spoke, NHRP Peers:2,

${columns}     1 192.0.2.1            10.20.0.1  NHRP    never    IX
     1 UNKNOWN              10.20.0.9  NHRP    never    IX
`);
    expect(result.interfaces).toMatchObject([
      {
        interface: 'Tunnel7',
        family: 'ipv4',
        type: 'Spoke',
        peerCount: 2,
        peers: [
          {
            nbma: '192.0.2.1',
            tunnel: '10.20.0.1',
            state: 'NHRP',
            upDownSeconds: null,
            attributes: ['I', 'X'],
          },
          { entries: 1, nbma: null, tunnel: '10.20.0.9' },
        ],
      },
    ]);
  });

  test('IOS-XE: long legend, all attributes and states, several entries of one NBMA address', () => {
    const result = read(`${legendXe}
Interface: Tunnel100, IPv4 NHRP Details
Type:Hub/Spoke, NHRP Peers:7,

${columns}     2 198.51.100.4         10.20.1.4    UP 3w5d     SC
                               10.20.1.5    UP 6d12h   DT1
     1 198.51.100.6         10.20.1.6   IKE 48w0d     SX
     1 198.51.100.7         10.20.1.7 IPSEC 00:00:04    DX
     1 198.51.100.8         10.20.1.8  INTF 01:02:03   DT2
     1 198.51.100.9         10.20.1.9    UP 00:10:00   DLX
     1 198.51.100.10        10.20.1.10  DOWN 00:10:00    I2

Interface: Tunnel101, IPv4 NHRP Details
Type:Unknown, NHRP Peers:1,

${columns}     1 198.51.100.20        10.20.2.20    UP 00:10:00     D
`);
    expect(result.interfaces.map((one) => [one.interface, one.type])).toEqual([
      ['Tunnel100', 'Hub/Spoke'],
      ['Tunnel101', 'Unknown'],
    ]);
    const peers = result.interfaces[0]!.peers;
    expect(
      peers.map((peer) => [peer.entries, peer.nbma, peer.tunnel, peer.state, peer.attributes.join(' ')]),
    ).toEqual([
      [2, '198.51.100.4', '10.20.1.4', 'UP', 'S C'],
      [null, '198.51.100.4', '10.20.1.5', 'UP', 'D T1'],
      [1, '198.51.100.6', '10.20.1.6', 'IKE', 'S X'],
      [1, '198.51.100.7', '10.20.1.7', 'IPSEC', 'D X'],
      [1, '198.51.100.8', '10.20.1.8', 'INTF', 'D T2'],
      [1, '198.51.100.9', '10.20.1.9', 'UP', 'D L X'],
      [1, '198.51.100.10', '10.20.1.10', 'DOWN', 'I2'],
    ]);
    expect(peers.map((peer) => peer.upDownSeconds)).toEqual([
      2_246_400, 561_600, 29_030_400, 4, 3723, 600, 600,
    ]);
  });

  test('IPv6 NBMA: the rest stands on the next line; without legend', () => {
    const result = read(`Interface: Tunnel4, IPv4 NHRP Details
Type:Spoke, NHRP Peers:1,
${columns}     1 2001:DB8:10::1
                              10.20.0.1    UP 00:04:05     S
`);
    expect(result.interfaces[0]!.peers).toMatchObject([
      { entries: 1, nbma: '2001:db8:10::1', tunnel: '10.20.0.1', state: 'UP', upDownSeconds: 245 },
    ]);
  });

  test('IPv6 over the tunnel: four lines per peer, beside the IPv4 table', () => {
    const result = read(`${legend15}
Interface: Tunnel8, IPv4 NHRP Details
Type:Hub, NHRP Peers:1,
${columns}     1 192.0.2.44           10.20.0.44    UP 00:10:20     D

Interface: Tunnel8, IPv6 NHRP Details
Type:Hub, Total NBMA Peers (v4/v6): 1
    1.Peer NBMA Address: 192.0.2.44
        Tunnel IPv6 Address: 2001:DB8:20::44
        IPv6 Target Network: 2001:DB8:20::44/128
        # Ent: 1, Status: UP, UpDn Time: 00:10:14, Cache Attrib: D
`);
    expect(result.interfaces.map((one) => [one.interface, one.family])).toEqual([
      ['Tunnel8', 'ipv4'],
      ['Tunnel8', 'ipv6'],
    ]);
    expect(result.interfaces[1]!.peers).toEqual([
      {
        entries: 1,
        nbma: '192.0.2.44',
        tunnel: '2001:db8:20::44',
        state: 'UP',
        upDownSeconds: 614,
        attributes: ['D'],
        targetNetwork: '2001:db8:20::44/128',
        group: null,
        qosPolicy: null,
      },
    ]);
  });
});

const detailXe = `${legendXe}
Interface Tunnel9 is up/up, Addr. is 10.20.0.17, VRF "BLUE"
   Tunnel Src./Dest. addr: 198.51.100.17/192.0.2.1, Tunnel VRF "INET"
   Protocol/Transport: "GRE/IP", Protect "OVERLAY-PROT"
   Interface State Control: Enabled
   nhrp event-publisher : Disabled

IPv4 NHS:
10.20.0.1  RE NBMA Address: 192.0.2.1 priority = 0 cluster = 0
10.20.0.2   E priority = 10 cluster = 2
Type:Spoke, Total NBMA Peers (v4/v6): 2

# Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb    Target Network
----- --------------- --------------- ----- -------- ----- -----------------
    1 192.0.2.1              10.20.0.1    UP 00:06:01     S       10.20.0.1/32
NHRP group: BRANCH-SMALL
 Output QoS service-policy applied: SHAPE-SMALL
    1 192.0.2.2              10.20.0.2   IKE    never     S       10.20.0.2/32

Crypto Session Details:
--------------------------------------------------------------------------------

Interface: Tunnel9
Session: [0x7F1A2B3C]
  Session ID: 13
  IKEv2 SA: local 198.51.100.17/500 remote 192.0.2.1/500 Active
          Capabilities:DN connid:3 lifetime:23:45:44
  Session ID: 14
  IKEv2 SA: local 198.51.100.17/500 remote 192.0.2.1/500 Inactive
          Capabilities:(none) connid:0 lifetime:0
  Crypto Session Status: UP-ACTIVE
  fvrf: INET,\tPhase1_id: 192.0.2.1
  IPSEC FLOW: permit 47 host 198.51.100.17 host 192.0.2.1
        Active SAs: 2, origin: crypto map
        Inbound:  #pkts dec'ed 40 drop 0 life (KB/Sec) KB Vol Rekey Disabled/3060
        Outbound: #pkts enc'ed 41 drop 2 life (KB/Sec) KB Vol Rekey Disabled/3060
   Outbound SPI : 0x  94C2CE4, transform : esp-256-aes esp-sha256-hmac
    Socket State: Open

Interface: Tunnel9
Session: [0x7F1A2B99]
  IKEv1 SA: local 198.51.100.17/500 remote 192.0.2.2/500 Inactive
          Capabilities:(none) connid:0 lifetime:0
  Crypto Session Status: DOWN-NEGOTIATING
  fvrf: INET,IPSEC FLOW: permit 47 host 198.51.100.17 host 192.0.2.2
        Active SAs: 0, origin: crypto map
        Inbound:  #pkts dec'ed 0 drop 0 life (KB/Sec) 0/0
        Outbound: #pkts enc'ed 0 drop 3 life (KB/Sec) 0/0
   Outbound SPI : 0x       0, transform :
    Socket State: Closed

Pending DMVPN Sessions:
`;

describe('show dmvpn detail', () => {
  test('IOS-XE: VRFs, event publisher, servers, groups, session IDs', () => {
    const result = read(detailXe);
    expect(result.detail).toBe(true);
    expect(result.interfaces).toMatchObject([
      {
        interface: 'Tunnel9',
        type: 'Spoke',
        peerCount: 2,
        lineState: 'up/up',
        address: '10.20.0.17',
        vrf: 'BLUE',
        source: '198.51.100.17',
        destination: '192.0.2.1',
        multipoint: false,
        tunnelVrf: 'INET',
        transport: 'GRE/IP',
        isProtected: true,
        profile: 'OVERLAY-PROT',
        stateControl: 'Enabled',
        eventPublisher: 'Disabled',
        nhs: [
          { address: '10.20.0.1', nbma: '192.0.2.1', flags: ['R', 'E'], priority: 0, cluster: 0 },
          { address: '10.20.0.2', flags: ['E'], priority: 10, cluster: 2 },
        ],
        peers: [
          {
            nbma: '192.0.2.1',
            targetNetwork: '10.20.0.1/32',
            group: 'BRANCH-SMALL',
            qosPolicy: 'SHAPE-SMALL',
          },
          { nbma: '192.0.2.2', state: 'IKE', upDownSeconds: null, group: null },
        ],
      },
    ]);
    expect(result.sessions).toMatchObject([
      {
        interface: 'Tunnel9',
        handle: '0x7F1A2B3C',
        sessionIds: [13, 14],
        status: 'UP-ACTIVE',
        fvrf: 'INET',
        phase1Id: '192.0.2.1',
        ikeSas: [
          { version: 2, active: true, capabilities: ['D', 'N'], connectionId: 3, remainingSeconds: 85_544 },
          { version: 2, active: false, capabilities: [], connectionId: 0, remainingSeconds: 0 },
        ],
        flows: [
          {
            protocol: '47',
            local: '198.51.100.17',
            remote: '192.0.2.1',
            activeSas: 2,
            inbound: {
              packets: 40,
              dropped: 0,
              remainingKilobytes: null,
              remainingSeconds: 3060,
              volumeRekeyDisabled: true,
            },
            outbound: { packets: 41, dropped: 2 },
            outboundSpi: '0x094c2ce4',
            transform: { encryption: 'aes-cbc', keyLength: 256, hash: 'hmac-sha256' },
            socketState: 'Open',
          },
        ],
      },
      {
        status: 'DOWN-NEGOTIATING',
        fvrf: 'INET',
        phase1Id: null,
        ikeSas: [{ version: 1, active: false }],
        flows: [
          {
            remote: '192.0.2.2',
            activeSas: 0,
            outboundSpi: '0x00000000',
            transform: null,
            socketState: 'Closed',
          },
        ],
      },
    ]);
    expect(result.pendingSessions).toEqual([]);
  });

  test('the hub’s: MGRE, no protection, older line of the server, ends without pending sessions', () => {
    const result = read(`Interface Tunnel51 is up/down, Addr. is 10.20.9.1, VRF ""
   Tunnel Src./Dest. addr: 203.0.113.1/Multipoint, Tunnel VRF ""
   Protocol/Transport: "multi-GRE/IP", Protect ""

IPv4 NHS: 10.20.9.254 RE
Type:Hub/Spoke, Total NBMA Peers (v4/v6): 0
`);
    expect(result).toMatchObject({
      detail: true,
      interfaces: [
        {
          lineState: 'up/down',
          vrf: null,
          multipoint: true,
          destination: null,
          isProtected: false,
          profile: null,
          nhs: [{ address: '10.20.9.254', flags: ['R', 'E'], priority: null }],
          peerCount: 0,
          peers: [],
        },
      ],
      sessions: [],
    });
  });

  test('12.4: interface info, IKE SA without version, rows without addresses, a space in the SPI', () => {
    const result = read(`Legend: Attrb --> S - Static, D - Dynamic, I - Incompletea
        N - NATed, L - Local, X - No Socket
        # Ent --> Number of NHRP entries with same NBMA peer

 -------------- Interface Tunnel6 info: --------------
Intf. is up, Line Protocol is up, Addr. is 10.20.0.5
   Source addr: 198.51.100.5, Dest addr: MGRE
  Protocol/Transport: "multi-GRE/IP", Protect "SPOKE-PROT",
Tunnel VRF "", ip vrf forwarding ""

NHRP Details: NHS:      10.20.0.1 RE       10.20.0.2 E

Type:Spoke, NBMA Peers:2
# Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb    Target Network
----- --------------- --------------- ----- -------- ----- -----------------
    2      192.0.2.21      10.20.0.16    UP 00:14:59 D     10.20.0.18/32
                                         UP 00:14:59 D     10.20.0.16/32
    1      192.0.2.28      10.20.0.11  NHRP 00:14:43 S     10.20.0.11/32

Crypto Session Details:
Interface: Tunnel6
Session: [0x04AC1D00]
  IKE SA: local 198.51.100.5/500 remote 192.0.2.21/500 Active
          Capabilities:(none) connid:12 lifetime:23:44:41
  Crypto Session Status: UP-ACTIVE
  fvrf: (none),   IPSEC FLOW: permit 47 host 198.51.100.5 host 192.0.2.21
        Active SAs: 2, origin: crypto map
        Inbound:  #pkts dec'ed 3 drop 0 life (KB/Sec) 4411122/2710
        Outbound: #pkts enc'ed 3 drop 0 life (KB/Sec) 4411122/2710
   Outbound SPI : 0x 51A7E0B, transform : esp-3des esp-sha-hmac
    Socket State: Open

Pending DMVPN Sessions:
!There are no pending DMVPN sessions
`);
    expect(result.interfaces).toMatchObject([
      {
        interface: 'Tunnel6',
        lineState: 'up/up',
        address: '10.20.0.5',
        source: '198.51.100.5',
        multipoint: true,
        profile: 'SPOKE-PROT',
        peerCount: 2,
        nhs: [
          { address: '10.20.0.1', flags: ['R', 'E'] },
          { address: '10.20.0.2', flags: ['E'] },
        ],
        peers: [
          { entries: 2, nbma: '192.0.2.21', tunnel: '10.20.0.16', targetNetwork: '10.20.0.18/32' },
          { entries: null, nbma: '192.0.2.21', tunnel: '10.20.0.16', targetNetwork: '10.20.0.16/32' },
          { nbma: '192.0.2.28', state: 'NHRP' },
        ],
      },
    ]);
    expect(result.sessions).toMatchObject([
      { fvrf: null, ikeSas: [{ version: null, connectionId: 12 }], flows: [{ outboundSpi: '0x051a7e0b' }] },
    ]);
  });

  test('IPv6 tunnels list live sessions as pending, and repeat the type before each peer', () => {
    const result = read(`Interface Tunnel2 is up/up, Addr. is 10.20.3.3, VRF ""
   Tunnel Src./Dest. addr: 198.51.100.9/MGRE, Tunnel VRF ""
   Protocol/Transport: "multi-GRE/IP", Protect "V6-PROT"
IPv6 NHS: 2001:DB8:30::6 RE
Type:Spoke, Total NBMA Peers (v4/v6): 2
    1.Peer NBMA Address: 192.0.2.9
        Tunnel IPv6 Address: 2001:DB8:30::6
        IPv6 Target Network: 2001:DB8:30::/112
        # Ent: 2, Status: NHRP, UpDn Time: never, Cache Attrib: S
IPv6 NHS: 2001:DB8:30::6 RE
Type:Unknown, Total NBMA Peers (v4/v6): 2
    2.Peer NBMA Address: 192.0.2.9
        Tunnel IPv6 Address: FE80::1
        IPv6 Target Network: FE80::1/128
        # Ent: 0, Status: UP, UpDn Time: 00:00:24, Cache Attrib: D
Pending DMVPN Sessions:
Interface: Tunnel2
  IKE SA: local 198.51.100.9/500 remote 192.0.2.9/500 Active
  Crypto Session Status: UP-ACTIVE
  fvrf: (none), Phase1_id: 192.0.2.9
  IPSEC FLOW: permit 47 host 198.51.100.9 host 192.0.2.9
        Active SAs: 2, origin: crypto map
   Outbound SPI : 0x6F75C431, transform : esp-aes esp-sha-hmac
    Socket State: Open
`);
    expect(result.interfaces).toMatchObject([
      {
        type: 'Spoke',
        nhs: [{ address: '2001:db8:30::6', flags: ['R', 'E'] }],
        peers: [
          { entries: 2, tunnel: '2001:db8:30::6', state: 'NHRP', upDownSeconds: null },
          { entries: 0, tunnel: 'fe80::1', state: 'UP', upDownSeconds: 24 },
        ],
      },
    ]);
    expect(result.pendingSessions).toMatchObject([
      { interface: 'Tunnel2', status: 'UP-ACTIVE', flows: [{ inbound: null, outboundSpi: '0x6f75c431' }] },
    ]);
  });

  test('re-flowed by a document: lines joined and broken anywhere between words', () => {
    const expected = read(detailXe);
    const words = detailXe.split(/\s+/).filter((word) => word !== '');
    for (const width of [3, 7, 11]) {
      const lines: string[] = [];
      for (let at = 0; at < words.length; at += width) lines.push(words.slice(at, at + width).join(' '), '');
      expect(read(lines.join('\n')), `${width} words a line`).toEqual(expected);
    }
  });
});
