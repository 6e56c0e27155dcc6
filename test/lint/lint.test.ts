import { describe, expect, test } from 'vitest';
import { PAIR_RULES, ROUTER_RULES } from '../../src/lint/index.ts';
import { renderLint } from '../../src/lint/text.ts';
import { PLAIN } from '../../src/report/style.ts';
import { found, linted, lintedAlone } from './ask.ts';

const first = (report: ReturnType<typeof linted>) => report.findings[0]?.message ?? '';

describe('two configurations that fit', () => {
  test('nothing is found, whatever the network-ids and the priorities of the policies are', () => {
    const report = linted();
    expect(report.findings).toEqual([]);
    expect(report.pairs).toEqual([{ spoke: 'branch', hub: 'centre', compatible: true }]);
  });

  test('the text says so', () => {
    expect(renderLint(linted(), PLAIN)).toBe(
      'branch with centre: compatible: nothing in the configurations stands against a bring-up\n',
    );
  });
});

describe('phase 1', () => {
  test('no common policy: the nearest pair and its attributes are named', () => {
    const report = linted({ spoke: [[' group 14', ' group 2']] });
    expect(found(report)).toEqual(['error isakmp-policy', 'note weak-cryptography']);
    expect(first(report)).toContain('differ in Diffie-Hellman group');
    expect(first(report)).toContain(
      'spoke aes 256 sha256 group 2 pre-shared-key, hub aes 256 sha256 group 14',
    );
    expect(report.findings[0]?.evidence).toMatchObject([
      { source: 'spoke.cfg', line: 3 },
      { source: 'hub.cfg', line: 8 },
    ]);
    expect(report.pairs[0]?.compatible).toBe(false);
  });

  test('a policy without lines has the defaults of its release, which differ from those typed', () => {
    const report = linted({
      spoke: [
        [' encr aes 256\n hash sha256\n', ''],
        ['version 15.4', 'version 12.4'],
      ],
    });
    expect(found(report)).toContain('error isakmp-policy');
  });

  test('different lifetimes are a note', () => {
    expect(found(linted({ spoke: [[' group 14', ' group 14\n lifetime 3600']] }))).toEqual([
      'note isakmp-policy',
    ]);
  });

  test('keys: other, missing, of another peer', () => {
    expect(found(linted({ spoke: [['secret-one', 'secret-two']] }))).toEqual(['error pre-shared-key']);
    expect(JSON.stringify(linted({ spoke: [['secret-one', 'secret-two']] }))).not.toMatch(/secret-/);
    const elsewhere = linted({ spoke: [['address 203.0.113.1\n', 'address 203.0.113.7\n']] });
    expect(first(elsewhere)).toBe('The spoke has no pre-shared key for 203.0.113.1.');
    const none = linted({ hub: [['crypto isakmp key secret-one address 198.51.100.0 255.255.255.0\n', '']] });
    expect(first(none)).toBe('The hub has no pre-shared key for 198.51.100.2.');
  });

  test('the most specific key counts', () => {
    const line = 'crypto isakmp key secret-one address 198.51.100.0 255.255.255.0';
    const report = linted({ hub: [[line, `${line}\ncrypto isakmp key other address 198.51.100.2`]] });
    expect(found(report)).toEqual(['error pre-shared-key']);
  });

  test('keys for a VRF stand in a keyring', () => {
    const vrf: [string, string] = [' tunnel key 5', ' tunnel key 5\n tunnel vrf INET'];
    expect(first(linted({ spoke: [vrf] }))).toBe(
      'The spoke has no pre-shared key for 203.0.113.1 in VRF INET.',
    );
    const ring: [string, string] = [
      'crypto isakmp key secret-one address 203.0.113.1',
      'crypto keyring INET vrf INET\n pre-shared-key address 203.0.113.1 key secret-one',
    ];
    expect(found(linted({ spoke: [vrf, ring] }))).toEqual([]);
  });

  test('an encrypted key cannot be compared', () => {
    const report = linted({ spoke: [['key secret-one', 'key 6 ABCDEFGH']] });
    expect(found(report)).toEqual(['note pre-shared-key']);
  });

  test('a wildcard key covers the peer and is weak', () => {
    const report = linted({ hub: [['address 198.51.100.0 255.255.255.0', 'address 0.0.0.0 0.0.0.0']] });
    expect(found(report)).toEqual(['note wildcard-key']);
    expect(report.pairs[0]?.compatible).toBe(true);
  });
});

describe('phase 2', () => {
  test('transform sets and modes', () => {
    const other = linted({ hub: [['esp-aes 256 esp-sha256-hmac', 'esp-aes 128 esp-sha-hmac']] });
    expect(found(other)).toEqual(['error transform-set']);
    expect(first(other)).toContain('key length and hash');
    const mode = linted({ hub: [[' mode transport\n', '']] });
    expect(first(mode)).toContain('different modes: spoke transport, hub tunnel');
  });

  test('a cipher without an authenticator is not the one with', () => {
    expect(found(linted({ hub: [['esp-aes 256 esp-sha256-hmac', 'esp-aes 256']] }))).toEqual([
      'error transform-set',
    ]);
  });

  test('PFS: the hub refuses what it does not get, the spoke later', () => {
    const pfs = (group: number): [string, string] => [
      ' set transform-set SET',
      ` set transform-set SET\n set pfs group${group}`,
    ];
    expect(found(linted({ hub: [pfs(14)] }))).toEqual(['error pfs']);
    expect(found(linted({ spoke: [pfs(14)] }))).toEqual(['warning pfs']);
    expect(found(linted({ spoke: [pfs(14)], hub: [pfs(19)] }))).toEqual(['error pfs']);
    expect(found(linted({ spoke: [pfs(14)], hub: [pfs(14)] }))).toEqual([]);
    expect(found(linted({ spoke: [pfs(2)], hub: [pfs(2)] }))).toEqual([
      'note weak-cryptography',
      'note weak-cryptography',
    ]);
  });

  test('protection on one side, on none, and one that leads nowhere', () => {
    const bare: [string, string] = [' tunnel protection ipsec profile DMVPN\n', ''];
    expect(found(linted({ spoke: [bare] }))).toEqual(['error tunnel-protection']);
    const gre: [string, string] = [' permit esp any any', ' permit gre any any'];
    expect(found(linted({ spoke: [bare], hub: [bare, gre] }))).toEqual(['note tunnel-protection']);
    expect(found(linted({ spoke: [['profile DMVPN\ninterface', 'profile OTHER\ninterface']] }))).toEqual([
      'error ipsec-profile',
    ]);
    expect(found(linted({ hub: [[' set transform-set SET', ' set transform-set NONE']] }))).toEqual([
      'error ipsec-profile',
    ]);
  });
});

describe('the tunnel', () => {
  test.each([
    ['tunnel key', { hub: [[' tunnel key 5', ' tunnel key 6']] }, ['error tunnel-key']],
    ['no tunnel key', { hub: [[' tunnel key 5\n', '']] }, ['error tunnel-key']],
    [
      'destination',
      { spoke: [['tunnel destination 203.0.113.1', 'tunnel destination 203.0.113.9']] },
      ['error tunnel-destination'],
    ],
    ['no destination', { spoke: [[' tunnel destination 203.0.113.1\n', '']] }, ['error tunnel-mode']],
    ['hub not multipoint', { hub: [[' tunnel mode gre multipoint\n', '']] }, ['error tunnel-mode']],
    [
      'network',
      {
        spoke: [
          ['10.0.0.2 255.255.255.0', '10.0.9.2 255.255.255.0'],
          ['network 10.0.0.0', 'network 10.0.9.0'],
        ],
      },
      ['error tunnel-network'],
    ],
    [
      'same address',
      { spoke: [['10.0.0.2 255.255.255.0', '10.0.0.1 255.255.255.0']] },
      ['error tunnel-network'],
    ],
    [
      'masks',
      { spoke: [['10.0.0.2 255.255.255.0', '10.0.0.2 255.255.255.128']] },
      ['warning tunnel-network'],
    ],
    [
      'source shut down',
      { spoke: [[' ip address 198.51.100.2', ' shutdown\n ip address 198.51.100.2']] },
      ['error tunnel-source'],
    ],
    ['no source', { spoke: [[' tunnel source GigabitEthernet0/0\n', '']] }, ['error tunnel-source']],
    [
      'tunnel shut down',
      { spoke: [[' tunnel key 5', ' tunnel key 5\n shutdown']] },
      ['error tunnel-interface'],
    ],
    ['ip mtu', { spoke: [[' ip mtu 1400', ' ip mtu 1380']] }, ['note tunnel-mtu', 'note mtu-mismatch']],
  ] as const)('%s', (_, change, expected) => {
    expect(found(linted(change as unknown as Parameters<typeof linted>[0]))).toEqual(expected);
  });

  test('a private hub address behind a static NAT is only noted', () => {
    const report = linted({
      hub: [['203.0.113.1 255.255.255.0', '192.168.1.1 255.255.255.0']],
      spoke: [['address 203.0.113.1', 'address 0.0.0.0 0.0.0.0']],
    });
    expect(found(report).sort()).toEqual(['note nhrp-map', 'note tunnel-destination', 'note wildcard-key']);
  });

  test('two tunnels with one source want "shared"', () => {
    const second: [string, string] = [
      'router eigrp 1',
      'interface Tunnel1\n ip address 10.0.1.1 255.255.255.0\n ip nhrp network-id 2\n tunnel source GigabitEthernet0/0\n tunnel mode gre multipoint\n tunnel key 6\n tunnel protection ipsec profile DMVPN\nrouter eigrp 1',
    ];
    expect(found(linted({ hub: [second] }))).toEqual(['warning shared-protection']);
  });
});

describe('NHRP', () => {
  test.each([
    [
      'authentication',
      { hub: [['authentication word', 'authentication other']] },
      ['error nhrp-authentication'],
    ],
    [
      'authentication on one side',
      { hub: [[' ip nhrp authentication word\n', '']] },
      ['error nhrp-authentication'],
    ],
    ['network-id', { hub: [[' ip nhrp network-id 99\n', '']] }, ['error nhrp-network-id']],
    ['no server', { spoke: [[' ip nhrp nhs 10.0.0.1\n', '']] }, ['error nhrp-nhs']],
    ['another server', { spoke: [['nhrp nhs 10.0.0.1', 'nhrp nhs 10.0.0.7']] }, ['error nhrp-nhs']],
    [
      'map to another address',
      { spoke: [['map 10.0.0.1 203.0.113.1', 'map 10.0.0.1 203.0.113.8']] },
      ['error nhrp-map'],
    ],
    [
      'no map, but a destination',
      { spoke: [[' ip nhrp map 10.0.0.1 203.0.113.1\n', '']] },
      ['warning nhrp-map'],
    ],
    [
      'no multicast on the hub',
      { hub: [[' ip nhrp map multicast dynamic\n', '']] },
      ['warning nhrp-multicast'],
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(found(linted(change as unknown as Parameters<typeof linted>[0]))).toEqual(expected);
  });

  test('the one-line form names the address itself', () => {
    const one: [string, string] = [
      ' ip nhrp nhs 10.0.0.1',
      ' ip nhrp nhs 10.0.0.1 nbma 203.0.113.1 multicast',
    ];
    expect(found(linted({ spoke: [[' ip nhrp map 10.0.0.1 203.0.113.1\n', ''], one] }))).toEqual([]);
  });

  test('a multipoint spoke needs a map for its server and one for multicast', () => {
    const multipoint: [string, string] = [' tunnel destination 203.0.113.1', ' tunnel mode gre multipoint'];
    expect(found(linted({ spoke: [multipoint] }))).toEqual(['warning nhrp-multicast']);
    const unmapped = linted({ spoke: [multipoint, [' ip nhrp map 10.0.0.1 203.0.113.1\n', '']] });
    expect(found(unmapped)).toEqual(['error nhrp-map', 'warning nhrp-multicast']);
  });
});

describe('access lists on the outside', () => {
  test.each([
    [' permit udp any any eq isakmp\n', 'error access-list', 'UDP 500 (IKE)'],
    [' permit esp any any\n', 'error access-list', 'IP protocol 50 (ESP)'],
    [' permit udp any any eq non500-isakmp\n', 'warning access-list', 'UDP 4500 (NAT traversal)'],
  ])('without%s', (line, expected, traffic) => {
    const report = linted({ hub: [[line, '']] });
    expect(found(report)).toEqual([expected]);
    expect(first(report)).toContain(`drops ${traffic} from 198.51.100.2 (by the deny at its end)`);
  });

  test('a deny of its own is named with its line', () => {
    const report = linted({
      hub: [[' permit esp any any', ' deny esp host 198.51.100.2 any\n permit ip any any']],
    });
    expect(found(report)).toEqual(['error access-list']);
    expect(report.findings[0]?.evidence[0]).toMatchObject({ source: 'hub.cfg', line: 35 });
  });

  test('a list for other peers, and one that is not in the text', () => {
    expect(found(linted({ hub: [[' permit esp any any', ' permit esp host 192.0.2.1 any']] }))).toEqual([
      'error access-list',
    ]);
    expect(found(linted({ hub: [['ip access-group OUTSIDE', 'ip access-group ELSEWHERE']] }))).toEqual([
      'note access-list',
    ]);
  });
});

describe('routing', () => {
  test('a process over the tunnel that advertises the outside is warned of', () => {
    const outside: [string, string] = [
      ' network 10.0.0.0 0.0.0.255',
      ' network 10.0.0.0 0.0.0.255\n network 198.51.100.0 0.0.0.255',
    ];
    const report = linted({ spoke: [outside] });
    expect(found(report)).toEqual(['warning recursive-routing']);
    expect(first(report)).toContain('EIGRP 1 of the spoke');
    expect(report.pairs[0]?.compatible).toBe(true);
  });
});

describe('several tunnels on one router', () => {
  test('the two that are meant for each other are compared', () => {
    const other: [string, string] = [
      'interface Tunnel0',
      'interface Tunnel9\n ip address 10.9.0.2 255.255.255.0\n ip mtu 1400\n ip tcp adjust-mss 1360\n ip nhrp network-id 9\n ip nhrp nhs 10.9.0.1\n ip nhrp map 10.9.0.1 192.0.2.1\n tunnel source GigabitEthernet0/0\n tunnel destination 192.0.2.1\n tunnel key 9\n tunnel protection ipsec profile DMVPN\ninterface Tunnel0',
    ];
    const report = linted({ spoke: [other] });
    expect(report.findings).toEqual([]);
    expect(report.pairs[0]?.compatible).toBe(true);
  });
});

describe('weak cryptography', () => {
  test('DES, 3DES, MD5 and small groups are named, each with its line', () => {
    const old: [string, string] = [
      ' encr aes 256\n hash sha256\n authentication pre-share\n group 14',
      ' encr 3des\n hash md5\n authentication pre-share\n group 5',
    ];
    const report = linted({ spoke: [old], hub: [old] });
    const texts = report.findings.map(({ message }) => message);
    expect(texts.filter((text) => text.includes('3DES'))).toHaveLength(2);
    expect(texts.filter((text) => text.includes('MD5'))).toHaveLength(2);
    expect(texts.filter((text) => text.includes('group 5 (1536 bits)'))).toHaveLength(2);
    expect(report.pairs[0]?.compatible).toBe(true);
    expect(report.findings.every(({ severity }) => severity === 'note')).toBe(true);
  });

  test('a transform set that nothing uses is of no matter', () => {
    expect(
      found(
        linted({
          hub: [
            ['interface Tunnel0', 'crypto ipsec transform-set OLD esp-des esp-md5-hmac\ninterface Tunnel0'],
          ],
        }),
      ),
    ).toEqual([]);
  });
});

describe('one configuration alone', () => {
  test('is held against the rules for one router', () => {
    const report = lintedAlone('hub', [[' ip nhrp network-id 99\n', '']]);
    expect(found(report)).toEqual(['error nhrp-network-id']);
    expect(renderLint(report, PLAIN)).toBe(
      "hub.cfg:18: error nhrp-network-id: The hub's Tunnel0 has no ip nhrp network-id: NHRP is off there.\n" +
        "Only a hub was given: without the other router's configuration nothing can be compared.\n",
    );
  });
});

test('every rule has an id of its own and a title', () => {
  const rules = [...ROUTER_RULES, ...PAIR_RULES];
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, title } of rules) {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(title.length).toBeGreaterThan(0);
  }
});
