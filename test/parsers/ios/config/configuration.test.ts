import { describe, expect, test } from 'vitest';
import { parseConfiguration, routingOverTunnels } from '../../../../parsers/ios/config/index.ts';

const spoke = `Building configuration...

Current configuration : 2817 bytes
!
! Last configuration change at 10:00:01 UTC Mon Mar 1 2021
version 15.7
service timestamps debug datetime msec
service timestamps log datetime msec
no service password-encryption
!
hostname branch-7
!
boot-start-marker
boot-end-marker
!
enable secret 9 $9$abcdefgh
!
no aaa new-model
clock timezone CET 1 0
ip cef
no ip domain lookup
!
username admin privilege 15 password 0 topsecret
!
crypto keyring KR vrf INET
  pre-shared-key address 192.0.2.1 key Blue-Door
  pre-shared-key hostname hub.example key 6 ABCDEFGHIJKL
!
crypto isakmp policy 10
 encryption aes 256
 hash sha256
 authentication pre-share
 group 14
 lifetime 28800
crypto isakmp policy 20
 authentication pre-share
crypto isakmp key Red-Door address 203.0.113.0 255.255.255.0
crypto isakmp key 6 QWERTY address 198.51.100.99
crypto isakmp key Any-Door address 0.0.0.0
crypto isakmp key V6-Door address ipv6 2001:DB8::/32
crypto isakmp invalid-spi-recovery
crypto isakmp keepalive 30 5 periodic
crypto isakmp aggressive-mode disable
crypto isakmp nat keepalive 20
crypto isakmp profile IKE-INET
   keyring KR
   match identity address 192.0.2.1 255.255.255.255 INET
   keepalive 20 retry 3
!
crypto ipsec security-association lifetime kilobytes disable
crypto ipsec security-association replay window-size 1024
!
crypto ipsec transform-set AES256 esp-aes 256 esp-sha256-hmac
 mode transport
crypto ipsec transform-set OLD esp-3des esp-md5-hmac
!
crypto ipsec profile PROT
 set security-association lifetime seconds 1800
 set transform-set AES256 OLD
 set pfs group14
 set isakmp-profile IKE-INET
!
interface Loopback0
 ip address 10.7.7.7 255.255.255.255
!
interface Tunnel0
 description to the hub
 bandwidth 4000
 ip vrf forwarding CORP
 ip address 10.20.0.7 255.255.255.0
 no ip redirects
 ip mtu 1400
 ip nhrp authentication Nh-Word
 ip nhrp map 10.20.0.1 192.0.2.1
 ip nhrp map multicast 192.0.2.1
 ip nhrp network-id 20
 ip nhrp holdtime 600
 ip nhrp nhs 10.20.0.1 priority 1 cluster 2
 ip nhrp nhs 10.20.0.2 nbma 192.0.2.2 multicast
 ip nhrp nhs dynamic nbma hub.example multicast
 ip nhrp registration no-unique
 ip nhrp registration timeout 60
 ip nhrp shortcut
 ip nhrp redirect
 ip nhrp server-only
 ip nhrp group GOLD
 ip tcp adjust-mss 1360
 delay 1000
 ip ospf network broadcast
 ip ospf priority 0
 ip ospf 1 area 0
 tunnel source GigabitEthernet0/0
 tunnel destination 192.0.2.1
 tunnel key 77
 tunnel vrf INET
 tunnel protection ipsec profile PROT shared
!
interface GigabitEthernet0/0
 ip vrf forwarding INET
 ip address 198.51.100.7 255.255.255.0
 ip address 198.51.100.8 255.255.255.0 secondary
 ip access-group OUTSIDE in
 ip nat outside
 mtu 1500
 duplex auto
 crypto map OLDMAP
!
interface GigabitEthernet0/1
 ip address dhcp
 shutdown
!
router eigrp 100
 network 10.20.0.0 0.0.0.255
 passive-interface default
 no passive-interface Tunnel0
 eigrp stub connected
!
ip route 0.0.0.0 0.0.0.0 198.51.100.1
ip route vrf INET 0.0.0.0 0.0.0.0 GigabitEthernet0/0 198.51.100.1 250 name out
!
ip access-list extended OUTSIDE
 permit udp any host 198.51.100.7 eq isakmp
 10 deny esp any any log
 remark the rest
access-list 101 permit gre host 10.1.0.1 host 10.1.0.2
!
frobnicate the widget key hunter2
line vty 0 4
 login local
 transport input ssh
ntp server 203.0.113.123
!
end
`;

const lines = spoke.split('\n');
const at = (text: string) => lines.findIndex((line) => line.trim() === text) + 1;

describe('a running configuration', () => {
  const { configuration, statuses, unrecognised, problems } = parseConfiguration(lines);
  const byName = (name: string) => configuration.interfaces.find((one) => one.name === name)!;

  test('every line has a status, and only the unknown one is not recognised, masked', () => {
    expect(problems).toEqual([]);
    expect(statuses).toHaveLength(lines.length);
    expect(unrecognised).toEqual([
      { line: at('frobnicate the widget key hunter2'), text: 'frobnicate the widget key ***' },
    ]);
    expect(statuses[at('tunnel key 77') - 1]).toBe('understood');
    expect(statuses[at('duplex auto') - 1]).toBe('known');
    expect(statuses[at('login local') - 1]).toBe('known');
    expect(statuses[at('!') - 1]).toBe('blank');
  });

  test('who and when', () => {
    expect(configuration).toMatchObject({
      hostname: 'branch-7',
      release: '15.7',
      clock: {
        zone: 'CET',
        offsetMinutes: 60,
        ntpServers: ['203.0.113.123'],
        debugStamps: 'datetime msec',
        logStamps: 'datetime msec',
      },
    });
  });

  test('ISAKMP policies, with the defaults that are not printed named as such', () => {
    expect(configuration.isakmpPolicies).toEqual([
      {
        priority: 10,
        line: at('crypto isakmp policy 10'),
        encryption: 'aes-cbc',
        keyLength: 256,
        hash: 'sha256',
        authentication: 'pre-shared-key',
        group: 14,
        lifetimeSeconds: 28_800,
        defaults: [],
      },
      {
        priority: 20,
        line: at('crypto isakmp policy 20'),
        encryption: 'des-cbc',
        keyLength: null,
        hash: 'sha',
        authentication: 'pre-shared-key',
        group: 1,
        lifetimeSeconds: 86_400,
        defaults: ['encryption', 'hash', 'group', 'lifetimeSeconds'],
      },
    ]);
  });

  test('keys: for whom, and no secret anywhere in the result', () => {
    expect(
      configuration.isakmpKeys.map((key) => [key.address, key.mask, key.wildcard, key.secret.encoding]),
    ).toEqual([
      ['203.0.113.0', '255.255.255.0', false, 'clear'],
      ['198.51.100.99', '255.255.255.255', false, 'type 6'],
      ['0.0.0.0', '0.0.0.0', true, 'clear'],
      ['2001:db8::', '32', false, 'clear'],
    ]);
    expect(configuration.isakmpKeys[1]!.secret.fingerprint).toBeNull();
    expect(configuration.keyrings).toMatchObject([
      {
        name: 'KR',
        vrf: 'INET',
        keys: [{ address: '192.0.2.1', hostname: null }, { hostname: 'hub.example' }],
      },
    ]);
    const printed = JSON.stringify({ configuration, unrecognised });
    expect(printed).not.toMatch(
      /Blue-Door|Red-Door|Any-Door|V6-Door|ABCDEFGHIJKL|QWERTY|Nh-Word|topsecret|hunter2/,
    );
  });

  test('other ISAKMP settings and profiles', () => {
    expect(configuration.isakmp).toEqual({
      enabled: true,
      keepalive: { seconds: 30, retry: 5, mode: 'periodic' },
      aggressiveModeDisabled: true,
      invalidSpiRecovery: true,
      natKeepalive: 20,
      identity: null,
    });
    expect(configuration.isakmpProfiles).toMatchObject([
      {
        name: 'IKE-INET',
        keyrings: ['KR'],
        matches: ['address 192.0.2.1 255.255.255.255 INET'],
        keepalive: { seconds: 20, retry: 3 },
      },
    ]);
  });

  test('transform-sets, IPsec profile and global settings', () => {
    expect(configuration.transformSets).toMatchObject([
      {
        name: 'AES256',
        transform: { encryption: 'aes-cbc', keyLength: 256, hash: 'hmac-sha256' },
        mode: 'transport',
        modeIsDefault: false,
      },
      {
        name: 'OLD',
        transform: { encryption: '3des-cbc', hash: 'hmac-md5' },
        mode: 'tunnel',
        modeIsDefault: true,
      },
    ]);
    expect(configuration.ipsecProfiles).toEqual([
      {
        name: 'PROT',
        line: at('crypto ipsec profile PROT'),
        transformSets: ['AES256', 'OLD'],
        pfs: true,
        pfsGroup: 14,
        lifetimeSeconds: 1800,
        lifetimeKilobytes: null,
        replayWindow: null,
        isakmpProfile: 'IKE-INET',
        ikev2Profile: null,
      },
    ]);
    expect(configuration.ipsec).toMatchObject({
      lifetimeSeconds: 3600,
      lifetimeKilobytes: 'disable',
      replayWindow: 1024,
      defaults: ['lifetimeSeconds'],
    });
  });

  test('the tunnel', () => {
    expect(byName('Tunnel0')).toMatchObject({
      description: 'to the hub',
      shutdown: false,
      addresses: [{ address: '10.20.0.7', mask: '255.255.255.0', secondary: false }],
      vrf: 'CORP',
      ipMtu: 1400,
      adjustMss: 1360,
      bandwidth: 4000,
      delay: 1000,
      routing: { ospf: { process: '1', area: '0' }, ospfNetwork: 'broadcast', ospfPriority: 0 },
      tunnel: {
        source: 'GigabitEthernet0/0',
        destination: '192.0.2.1',
        mode: 'gre ip',
        modeIsDefault: true,
        key: 77,
        protection: 'PROT',
        shared: true,
        vrf: 'INET',
      },
      nhrp6: null,
    });
  });

  test('NHRP in all its forms', () => {
    const { authentication, ...nhrp } = byName('Tunnel0').nhrp!;
    expect(authentication).toMatchObject({ masked: '***', encoding: 'clear' });
    expect(nhrp).toEqual({
      networkId: 20,
      holdtime: 600,
      maps: [
        { protocol: '10.20.0.1', mask: null, nbma: '192.0.2.1', line: at('ip nhrp map 10.20.0.1 192.0.2.1') },
      ],
      multicast: ['192.0.2.1'],
      servers: [
        {
          address: '10.20.0.1',
          nbma: null,
          multicast: false,
          priority: 1,
          cluster: 2,
          line: at('ip nhrp nhs 10.20.0.1 priority 1 cluster 2'),
        },
        {
          address: '10.20.0.2',
          nbma: '192.0.2.2',
          multicast: true,
          priority: null,
          cluster: null,
          line: at('ip nhrp nhs 10.20.0.2 nbma 192.0.2.2 multicast'),
        },
        {
          address: 'dynamic',
          nbma: 'hub.example',
          multicast: true,
          priority: null,
          cluster: null,
          line: at('ip nhrp nhs dynamic nbma hub.example multicast'),
        },
      ],
      noUnique: true,
      registrationTimeout: 60,
      redirect: true,
      shortcut: true,
      serverOnly: true,
      groups: ['GOLD'],
      maxSend: null,
    });
  });

  test('other interfaces', () => {
    expect(byName('GigabitEthernet0/0')).toMatchObject({
      vrf: 'INET',
      addresses: [
        { address: '198.51.100.7', secondary: false },
        { address: '198.51.100.8', secondary: true },
      ],
      accessGroupIn: 'OUTSIDE',
      nat: 'outside',
      mtu: 1500,
      cryptoMap: 'OLDMAP',
      tunnel: null,
    });
    expect(byName('GigabitEthernet0/1')).toMatchObject({ addressFrom: 'dhcp', shutdown: true });
  });

  test('routing: processes, static routes, and what runs over the tunnel', () => {
    expect(configuration.routing).toMatchObject([
      {
        protocol: 'eigrp',
        id: '100',
        autonomousSystem: 100,
        networks: [{ address: '10.20.0.0', wildcard: '0.0.0.255' }],
        passiveDefault: true,
        active: ['Tunnel0'],
      },
    ]);
    expect(configuration.staticRoutes).toMatchObject([
      { vrf: null, destination: '0.0.0.0', interface: null, nextHop: '198.51.100.1', distance: null },
      { vrf: 'INET', interface: 'GigabitEthernet0/0', nextHop: '198.51.100.1', distance: 250 },
    ]);
    // The tunnel is in a VRF that the process is not in.
    expect(routingOverTunnels(configuration)).toEqual([]);
  });
});

describe('releases and defaults', () => {
  const policy = (text: string) => parseConfiguration(text.split('\n')).configuration.isakmpPolicies[0]!;

  test('a release without weak cryptography does not tell its default cipher and group', () => {
    expect(policy('version 17.12\ncrypto isakmp policy 5\n authentication pre-share')).toMatchObject({
      encryption: null,
      group: null,
      hash: 'sha',
      lifetimeSeconds: 86_400,
      defaults: ['encryption', 'hash', 'group', 'lifetimeSeconds'],
    });
    expect(policy('version 17.9\ncrypto isakmp policy 5')).toMatchObject({ encryption: 'des-cbc', group: 1 });
  });

  test('both words for encryption, and AES without a length', () => {
    expect(policy('crypto isakmp policy 1\n encr aes')).toMatchObject({
      encryption: 'aes-cbc',
      keyLength: 128,
    });
    expect(policy('crypto isakmp policy 1\n encr 3des')).toMatchObject({
      encryption: '3des-cbc',
      keyLength: null,
    });
  });
});

describe('a hub', () => {
  test('multipoint, dynamic multicast, split horizon off, redirect, IPv6 NHRP, newer nhrp words', () => {
    const { configuration, unrecognised } = parseConfiguration(
      `interface Tunnel9
 ip address 10.20.0.1 255.255.255.0
 no ip split-horizon eigrp 100
 no ip next-hop-self eigrp 100
 ip nhrp map multicast dynamic
 ip nhrp network-id 1
 ip nhrp max-send 200 every 10
 no ip nhrp shortcut
 nhrp map group GOLD service-policy output P
 ipv6 address 2001:DB8:20::1/64
 ipv6 nhrp network-id 6
 ipv6 nhrp map 2001:DB8:20::7/128 203.0.113.7
 ipv6 nhrp nhs 2001:DB8:20::2
 tunnel source 192.0.2.1
 tunnel mode gre multipoint
 tunnel protection ipsec profile PROT ikev2-profile V2`.split('\n'),
    );
    expect(unrecognised).toEqual([]);
    expect(configuration.interfaces[0]).toMatchObject({
      ipv6Addresses: ['2001:db8:20::1/64'],
      routing: { splitHorizonOff: ['100'], nextHopSelfOff: ['100'] },
      tunnel: {
        source: '192.0.2.1',
        mode: 'gre multipoint',
        modeIsDefault: false,
        key: null,
        protection: 'PROT',
      },
      nhrp: {
        multicast: ['dynamic'],
        networkId: 1,
        maxSend: { packets: 200, seconds: 10 },
        shortcut: false,
        servers: [],
      },
      nhrp6: {
        networkId: 6,
        maps: [{ protocol: '2001:db8:20::7', mask: '128', nbma: '203.0.113.7' }],
        servers: [{ address: '2001:db8:20::2' }],
      },
    });
  });

  test('IKEv2 and crypto maps are recognised', () => {
    const { configuration, unrecognised } = parseConfiguration(
      `crypto ikev2 proposal P1
 encryption aes-cbc-256 aes-cbc-128
 integrity sha256
 group 14 19
crypto ikev2 policy PO
 proposal P1
crypto ikev2 keyring K2
 peer ALL
  address 0.0.0.0 0.0.0.0
  pre-shared-key local 0 Out-Word
  pre-shared-key remote In-Word
crypto ikev2 profile V2
 match identity remote address 0.0.0.0
 authentication remote pre-share
 authentication local rsa-sig
 keyring local K2
crypto map OLDMAP 10 ipsec-isakmp
 set peer 192.0.2.44
 set transform-set TS
 set pfs
 match address 101`.split('\n'),
    );
    expect(unrecognised).toEqual([]);
    expect(configuration.ikev2).toMatchObject({
      proposals: [
        { name: 'P1', encryption: ['aes-cbc-256', 'aes-cbc-128'], integrity: ['sha256'], groups: [14, 19] },
      ],
      policies: [{ name: 'PO', proposals: ['P1'] }],
      keyrings: [{ name: 'K2', peers: [{ name: 'ALL', address: '0.0.0.0', secrets: [{}, {}] }] }],
      profiles: [{ name: 'V2', keyring: 'K2', local: 'rsa-sig', remote: ['pre-share'] }],
    });
    expect(configuration.cryptoMaps).toMatchObject([
      { map: 'OLDMAP', sequence: 10, peers: ['192.0.2.44'], pfs: true, pfsGroup: 1, accessList: '101' },
    ]);
    expect(JSON.stringify(configuration)).not.toMatch(/Out-Word|In-Word/);
  });
});
