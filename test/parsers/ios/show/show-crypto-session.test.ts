import { describe, expect, test } from 'vitest';
import { showCryptoSession } from '../../../../parsers/ios/show/show-crypto-session.ts';

function read(text: string) {
  const { result, problems, unrecognised } = showCryptoSession.parse(text.split('\n'));
  expect(problems).toEqual([]);
  expect(unrecognised).toEqual([]);
  return result;
}

describe('show crypto session', () => {
  test('plain', () => {
    const result = read(`Crypto session current status

Interface: Tunnel0
Session status: UP-ACTIVE
Peer: 192.0.2.1 port 500
  Session ID: 0
  IKEv1 SA: local 198.51.100.7/500 remote 192.0.2.1/500 Active
  IPSEC FLOW: permit 47 host 198.51.100.7 host 192.0.2.1
        Active SAs: 2, origin: crypto map

Interface: Tunnel1
Session status: DOWN
Peer: 192.0.2.2 port 500
  IPSEC FLOW: permit 47 host 198.51.100.7 host 192.0.2.2
        Active SAs: 0, origin: crypto map
`);
    expect(result).toMatchObject({
      detail: false,
      sessions: [
        {
          interface: 'Tunnel0',
          status: 'UP-ACTIVE',
          peer: '192.0.2.1',
          peerPort: 500,
          sessionIds: [0],
          ikeSas: [{ version: 1, local: '198.51.100.7', localPort: 500, remote: '192.0.2.1', active: true }],
          flows: [{ protocol: '47', activeSas: 2, origin: 'crypto map', inbound: null }],
        },
        { interface: 'Tunnel1', status: 'DOWN', peer: '192.0.2.2', ikeSas: [], flows: [{ activeSas: 0 }] },
      ],
    });
  });

  test('detail, 12.4: IKE SA without version, Desc before Phase1_id, no uptime', () => {
    const result = read(`Crypto session current status

Code: C - IKE Configuration mode, D - Dead Peer Detection
K - Keepalives, N - NAT-traversal, X - IKE Extended Authentication

Interface: Tunnel4
Session status: UP-IDLE
Peer: 192.0.2.4 port 4500 fvrf: INET ivrf: BLUE
      Desc: north branch, second line
      Phase1_id: r4.example
  IKE SA: local 198.51.100.7/4500 remote 192.0.2.4/4500 Active
          Capabilities:DN connid:7 lifetime:22:00:01
  IPSEC FLOW: permit 47 host 198.51.100.7 host 192.0.2.4
        Active SAs: 0, origin: crypto map
        Inbound:  #pkts dec'ed 0 drop 0 life (KB/Sec) 0/0
        Outbound: #pkts enc'ed 0 drop 5 life (KB/Sec) 0/0
`);
    expect(result.detail).toBe(true);
    expect(result.sessions).toMatchObject([
      {
        status: 'UP-IDLE',
        peerPort: 4500,
        fvrf: 'INET',
        ivrf: 'BLUE',
        description: 'north branch, second line',
        phase1Id: 'r4.example',
        uptimeSeconds: null,
        ikeSas: [{ version: null, capabilities: ['D', 'N'], connectionId: 7, remainingSeconds: 79_201 }],
        flows: [
          { inbound: { packets: 0, remainingKilobytes: 0, remainingSeconds: 0 }, outbound: { dropped: 5 } },
        ],
      },
    ]);
  });

  test('detail, IOS-XE: long legend, profile, session IDs, volume rekey disabled, rekeyed IKE SAs', () => {
    const result = read(`Crypto session current status

Code: C - IKE Configuration mode, D - Dead Peer Detection
K - Keepalives, N - NAT-traversal, T - cTCP encapsulation
X - IKE Extended Authentication, F - IKE Fragmentation
R - IKE Auto Reconnect, U - IKE Dynamic Route Update
S - SIP VPN

Interface: Tunnel10
Profile: OVERLAY-IKE
Uptime: 1d02h
Session status: UP-ACTIVE
Peer: 192.0.2.10 port 500 fvrf: (none) ivrf: (none)
      Phase1_id: 192.0.2.10
      Desc: (none)
  Session ID: 31
  IKEv1 SA: local 198.51.100.7/500 remote 192.0.2.10/500 Active
          Capabilities:(none) connid:1004 lifetime:23:10:00
  Session ID: 32
  IKEv1 SA: local 198.51.100.7/500 remote 192.0.2.10/500 Inactive
          Capabilities:(none) connid:1003 lifetime:0
  IPSEC FLOW: permit 47 host 198.51.100.7 host 192.0.2.10
        Active SAs: 4, origin: crypto map
        Inbound:  #pkts dec'ed 120 drop 0 life (KB/Sec) KB Vol Rekey Disabled/3060
        Outbound: #pkts enc'ed 118 drop 1 life (KB/Sec) KB Vol Rekey Disabled/3060
`);
    expect(result.sessions).toMatchObject([
      {
        profile: 'OVERLAY-IKE',
        uptimeSeconds: 93_600,
        sessionIds: [31, 32],
        fvrf: null,
        description: null,
        ikeSas: [
          { active: true, connectionId: 1004 },
          { active: false, connectionId: 1003, remainingSeconds: 0 },
        ],
        flows: [
          { activeSas: 4, inbound: { packets: 120, remainingSeconds: 3060, volumeRekeyDisabled: true } },
        ],
      },
    ]);
  });

  test('IKEv2 over IPv6: the two ends on two lines', () => {
    const result = read(`Crypto session current status

Interface: Tunnel12
Uptime: 00:00:09
Session status: UP-NO-IKE
Peer: 2001:DB8:40::2 port 500 fvrf: (none) ivrf: (none)
      Phase1_id: (none)
      Desc: (none)
  Session ID: 2
  IKEv2 SA: local 2001:DB8:40::1/500
          remote 2001:DB8:40::2/500 Active
          Capabilities:U connid:1 lifetime:23:59:51
  IPSEC FLOW: permit 47 host 2001:DB8:40::1 host 2001:DB8:40::2
        Active SAs: 2, origin: crypto map
        Inbound:  #pkts dec&#8217;ed 4 drop 0 life (KB/Sec) 4200000/3590
        Outbound: #pkts enc\u2019ed 4 drop 0 life (KB/Sec) 4200000/3590
`);
    expect(result.sessions).toMatchObject([
      {
        status: 'UP-NO-IKE',
        peer: '2001:db8:40::2',
        phase1Id: null,
        ikeSas: [{ version: 2, local: '2001:db8:40::1', remote: '2001:db8:40::2', capabilities: ['U'] }],
        flows: [{ local: '2001:db8:40::1', inbound: { packets: 4 }, outbound: { packets: 4 } }],
      },
    ]);
  });

  test('a Peer line that is broken before ivrf', () => {
    const result = read(`Interface: Tunnel0
Session status: DOWN-NEGOTIATING
Peer: 192.0.2.1 port 500 fvrf: (none)

ivrf: RED

Phase1_id: 192.0.2.1

Desc: (none)
`);
    expect(result.sessions).toMatchObject([
      { status: 'DOWN-NEGOTIATING', fvrf: null, ivrf: 'RED', phase1Id: '192.0.2.1', description: null },
    ]);
  });

  test('flows of networks instead of hosts', () => {
    const result = read(`Crypto session current status
Interface: GigabitEthernet0/0
Session status: UP-ACTIVE
Peer: 192.0.2.1 port 500
  IPSEC FLOW: permit ip 10.30.0.0/255.255.255.0 10.40.0.0/255.255.255.0
        Active SAs: 2, origin: dynamic crypto map
  IPSEC FLOW: permit ip any host 10.40.0.9
        Active SAs: 0, origin: crypto map
`);
    expect(result.sessions[0]!.flows).toMatchObject([
      { protocol: 'ip', local: '10.30.0.0/255.255.255.0', origin: 'dynamic crypto map' },
      { local: 'any', remote: '10.40.0.9' },
    ]);
  });

  test('commands', () => {
    for (const line of ['show crypto session', 'R7#sh cry sess det', 'show crypto session detail'])
      expect(showCryptoSession.matchesCommand(line), line).toBe(true);
    for (const line of ['show crypto session brief', 'show crypto sockets', 'show crypto isakmp sa'])
      expect(showCryptoSession.matchesCommand(line), line).toBe(false);
  });
});
