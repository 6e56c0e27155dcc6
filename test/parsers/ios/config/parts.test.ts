import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  filter,
  maskLine,
  type Probe,
  parseConfiguration,
  parseConfigurations,
  readTransform,
  routingOverTunnels,
} from '../../../../parsers/ios/config/index.ts';
import {
  classfulWildcard,
  inNetwork,
  sameSubnet,
  wildcardOf,
} from '../../../../parsers/ios/config/networks.ts';
import { secret } from '../../../../parsers/ios/config/secret.ts';

const read = (text: string) => parseConfiguration(text.split('\n')).configuration;

describe('secrets', () => {
  test('clear and type 7 of one word compare, type 6 compares with nothing', () => {
    const clear = secret(undefined, 'cisco');
    expect(clear).toEqual({
      masked: '***',
      fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
      encoding: 'clear',
    });
    // 0822455D0A16 is the well-known type 7 form of that word: 08 is the place in the fixed text to start at.
    expect(secret('7', '0822455D0A16')).toEqual({ ...clear, encoding: 'type 7' });
    expect(secret('0', 'cisco').fingerprint).toBe(clear.fingerprint);
    expect(secret('0', 'Cisco').fingerprint).not.toBe(clear.fingerprint);
    expect(secret('6', 'cisco').fingerprint).toBeNull();
    expect(secret('7', 'no hex').fingerprint).toBeNull();
  });

  test('a line that is shown loses what may be a secret', () => {
    expect(maskLine('snmp-server community Word RO')).toBe('snmp-server community ***');
    expect(maskLine('neighbor 10.0.0.1 password 7 0822455D0A16')).toBe('neighbor 10.0.0.1 password ***');
    expect(maskLine('some other words')).toBe('some other words');
  });
});

test('a command that matters and cannot be read is not passed off as one of no matter', () => {
  const { statuses, unrecognised } = parseConfiguration([
    'crypto isakmp key Two Words address 192.0.2.9',
    'crypto ipsec transform-set',
    'interface Tunnel0',
    ' tunnel key soon',
    'router eigrp 1',
    ' network ten',
  ]);
  expect(statuses.filter((status) => status === 'known')).toEqual([]);
  expect(unrecognised.map(({ line }) => line)).toEqual([1, 2, 4, 6]);
});

describe('access lists', () => {
  const list = read(`ip access-list extended IN
 10 permit udp any host 198.51.100.7 eq isakmp
 20 deny udp any any eq non500-isakmp
 30 permit 50 192.0.2.0 0.0.0.255 any
 40 permit tcp any any established
 50 permit gre object-group PEERS any`).accessLists[0]!;
  const probe = (change: Partial<Probe>): Probe => ({
    protocol: 'udp',
    source: '192.0.2.1',
    destination: '198.51.100.7',
    sourcePort: 500,
    destinationPort: 500,
    ...change,
  });

  test('entries', () => {
    expect(list).toMatchObject({ name: 'IN', kind: 'extended', line: 1 });
    expect(list.entries.map((entry) => [entry.sequence, entry.action, entry.protocol])).toEqual([
      [10, 'permit', 'udp'],
      [20, 'deny', 'udp'],
      [30, 'permit', 'esp'],
      [40, 'permit', 'tcp'],
      [50, 'permit', 'gre'],
    ]);
    expect(list.entries[0]!.destination).toMatchObject({
      address: '198.51.100.7',
      wildcard: '0.0.0.0',
      ports: { operator: 'eq', values: [500] },
    });
  });

  test('what they do with IKE, NAT traversal, ESP and GRE', () => {
    expect(filter(list, probe({}))).toMatchObject({ verdict: 'permit', entry: { sequence: 10 } });
    expect(filter(list, probe({ destinationPort: 4500 }))).toMatchObject({
      verdict: 'deny',
      entry: { sequence: 20 },
    });
    const esp = { protocol: 'esp', sourcePort: null, destinationPort: null } as const;
    expect(filter(list, probe(esp))).toMatchObject({ verdict: 'permit', entry: { sequence: 30 } });
    expect(filter(list, probe({ ...esp, source: '203.0.113.66' }))).toEqual({ verdict: 'deny', entry: null });
    expect(filter(list, probe({ ...esp, source: null })).verdict).toBe('unknown');
    expect(filter(list, probe({ ...esp, protocol: 'gre' })).verdict).toBe('unknown');
    expect(filter(list, probe({ destination: null }))).toMatchObject({ verdict: 'unknown' });
  });

  test('numbered and standard lists', () => {
    const { accessLists } = read(
      'access-list 10 permit 192.0.2.0 0.0.0.255\naccess-list 110 deny esp any any',
    );
    expect(accessLists).toMatchObject([
      { name: '10', kind: 'standard', entries: [{ protocol: 'ip', source: { wildcard: '0.0.0.255' } }] },
      { name: '110', kind: 'extended', entries: [{ action: 'deny', protocol: 'esp' }] },
    ]);
  });
});

describe('routing over the tunnel', () => {
  const over = (process: string, more = '') =>
    routingOverTunnels(read(`interface Tunnel0\n ip address 10.20.0.7 255.255.255.0\n${more}${process}`)).map(
      ({ protocol, by, passive }) => [protocol, by, passive],
    );

  test('EIGRP by wildcard and by class, passive or not', () => {
    expect(over('router eigrp 1\n network 10.20.0.0 0.0.0.255')).toEqual([
      ['eigrp', 'network 10.20.0.0 0.0.0.255', false],
    ]);
    expect(over('router eigrp 1\n network 10.0.0.0\n passive-interface Tunnel0')).toEqual([
      ['eigrp', 'network 10.0.0.0', true],
    ]);
    expect(over('router eigrp 1\n network 10.20.1.0 0.0.0.255')).toEqual([]);
  });

  test('named EIGRP, OSPF on the interface and by network, RIP, BGP by neighbour and by range', () => {
    expect(
      over(
        'router eigrp X\n address-family ipv4 autonomous-system 5\n  af-interface default\n   passive-interface\n  network 10.20.0.7 0.0.0.0',
      ),
    ).toEqual([['eigrp', 'network 10.20.0.7 0.0.0.0', true]]);
    expect(over('router ospf 3\n passive-interface default', ' ip ospf 3 area 0\n')).toEqual([
      ['ospf', 'ip ospf 3 area 0', true],
    ]);
    expect(over('router ospf 3\n network 0.0.0.0 255.255.255.255 area 1')).toEqual([
      ['ospf', 'network 0.0.0.0 255.255.255.255 area 1', false],
    ]);
    expect(over('router rip\n version 2\n network 10.0.0.0')).toEqual([['rip', 'network 10.0.0.0', false]]);
    expect(over('router bgp 65001\n neighbor 10.20.0.1 remote-as 65000')).toEqual([
      ['bgp', 'neighbor 10.20.0.1', false],
    ]);
    expect(over('router bgp 65001\n bgp listen range 10.20.0.0/24 peer-group S')).toEqual([
      ['bgp', 'bgp listen range 10.20.0.0/24', false],
    ]);
    expect(over('router bgp 65001\n neighbor 10.21.0.1 remote-as 65000')).toEqual([]);
  });
});

test('networks', () => {
  expect(inNetwork('10.1.2.3', '10.1.0.0', '0.0.255.255')).toBe(true);
  expect(inNetwork('200.1.2.3', '200.1.2.4', '0.0.0.0')).toBe(false);
  expect(inNetwork('200.1.2.3', '0.0.0.0', '255.255.255.255')).toBe(true);
  expect(inNetwork('2001:db8::1', '10.0.0.0', '0.0.0.255')).toBeNull();
  expect(wildcardOf('255.255.255.252')).toBe('0.0.0.3');
  expect(sameSubnet('10.0.0.1', '10.0.0.6', '255.255.255.248')).toBe(true);
  expect(['10.0.0.0', '172.16.0.0', '192.168.1.0'].map(classfulWildcard)).toEqual([
    '0.255.255.255',
    '0.0.255.255',
    '0.0.0.255',
  ]);
});

test('transforms by both ways of naming', () => {
  expect(readTransform('esp-aes 256 esp-sha-hmac')).toMatchObject({
    encryption: 'aes-cbc',
    keyLength: 256,
    hash: 'hmac-sha',
  });
  expect(readTransform('esp-256-aes esp-sha256-hmac')).toMatchObject({
    keyLength: 256,
    hash: 'hmac-sha256',
  });
  expect(readTransform('esp-aes esp-md5-hmac')).toMatchObject({ keyLength: 128, hash: 'hmac-md5' });
  expect(readTransform('ah-sha-hmac')).toMatchObject({
    protocol: 'ah',
    encryption: null,
    ahHash: 'hmac-sha',
  });
  expect(readTransform('esp-null esp-sha-hmac')).toMatchObject({ protocol: 'esp', encryption: 'null' });
});

const folder = new URL('../../../../../shared/seeds/', import.meta.url);

describe.runIf(existsSync(folder))('the configurations of the seed document', () => {
  const lines = () => {
    const all = readFileSync(new URL(readdirSync(folder)[0]!, folder), 'utf8').split('\n');
    const start = all.findIndex((line) => line.startsWith('crypto isakmp policy'));
    const length = all.slice(start).findIndex((line) => line.startsWith('調試'));
    return all.slice(start, start + length);
  };

  test('common part, hub and spoke come apart and are complete', () => {
    const routers = parseConfigurations(lines());
    expect(routers.flatMap((one) => one.unrecognised.map(({ text }) => text))).toEqual(['中心', '輻條']);
    const [hub, spoke] = routers.map((one) => one.configuration.interfaces[0]!);
    expect(hub!.tunnel).toMatchObject({ mode: 'gre multipoint', key: 1, destination: null });
    expect(spoke!.tunnel).toMatchObject({ mode: 'gre ip', modeIsDefault: true, key: 1 });
    expect(hub!.nhrp!.authentication).toEqual(spoke!.nhrp!.authentication);
    expect(hub!.nhrp).toMatchObject({ networkId: 1, multicast: ['dynamic'], servers: [] });
    expect(spoke!.nhrp).toMatchObject({ networkId: 1, maps: [{}], servers: [{ nbma: null }] });
    expect(spoke!.tunnel!.destination).toBe(spoke!.nhrp!.maps[0]!.nbma);
    for (const { configuration } of routers) {
      expect(configuration.isakmpPolicies).toMatchObject([
        {
          encryption: '3des-cbc',
          group: 1,
          authentication: 'pre-shared-key',
          defaults: ['group', 'lifetimeSeconds'],
        },
      ]);
      expect(configuration.isakmpKeys).toMatchObject([{ wildcard: true }]);
      expect(configuration.transformSets).toMatchObject([{ mode: 'transport' }]);
      expect(routingOverTunnels(configuration)).toMatchObject([{ protocol: 'eigrp', passive: false }]);
      expect(configuration.interfaces).toHaveLength(6);
    }
  });
});
