import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mergeConfigurations,
  parseConfiguration,
  parseConfigurations,
} from '../../../../parsers/ios/config/index.ts';

const text = `version 15.4
hostname branch-8
!
crypto isakmp policy 5
 encr aes
 authentication pre-share
 group 5
crypto isakmp key Oak-Leaf address 192.0.2.1
!
crypto ipsec transform-set TS esp-aes esp-sha-hmac
 mode transport
!
crypto ipsec profile PROT
 set transform-set TS
!
interface Tunnel0
 ip address 10.30.0.8 255.255.255.0
 ip nhrp network-id 3
 ip nhrp nhs 10.30.0.1 nbma 192.0.2.1 multicast
 tunnel source FastEthernet0/0
 tunnel mode gre multipoint
 tunnel protection ipsec profile PROT
!
interface FastEthernet0/0
 ip address 198.51.100.8 255.255.255.0
!
router eigrp OVERLAY
 !
 address-family ipv4 unicast autonomous-system 300
  !
  af-interface Tunnel0
   no split-horizon
   hello-interval 20
  exit-af-interface
  !
  topology base
  exit-af-topology
  network 10.30.0.0 0.0.0.255
 exit-address-family
!
ip access-list extended IN
 permit esp any any
!
ntp server 203.0.113.5
end`;

/** The configuration without the line numbers, which damage moves. */
function essence(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'line' ? undefined : inner)));
}

const whole = essence(parseConfiguration(text.split('\n')).configuration);

describe('pasting damage', () => {
  test.each([
    ['lost indentation', text.replace(/^ +/gm, '')],
    ['blank lines between all lines, indentation lost', text.replace(/\n */g, '\n\n')],
    ['blank lines between all lines, indentation kept', text.replace(/\n/g, '\n\n')],
    ['separators lost with the indentation', text.replace(/^ *!\n/gm, '').replace(/^ +/gm, '')],
    ['everything moved to the right', text.replace(/^/gm, '    ')],
    ['tabs', text.replace(/^ /gm, '\t')],
    ['carriage returns and spaces at the ends', text.replace(/\n/g, '  \r\n')],
    ['page breaks', text.replace('\n ip nhrp nhs', '\n --More-- \b\b\b\b\b\n ip nhrp nhs')],
    ['more than one space', text.replace(/(\S) (?=\S)/g, '$1  ')],
    ['a stray indentation alone', text.replace(/^ +/gm, '').replace('hostname', ' hostname')],
  ])('%s', (_, damaged) => {
    const { configuration, unrecognised } = parseConfiguration(damaged.split('\n'));
    expect(unrecognised).toEqual([]);
    expect(essence(configuration)).toEqual(whole);
  });

  test('typed at a prompt, abbreviated interface names, the host name from the prompt', () => {
    const { configuration, unrecognised } = parseConfiguration(
      `branch-8#conf t
Enter configuration commands, one per line.  End with CNTL/Z.
branch-8(config)#int tu0
branch-8(config-if)#ip nhrp network-id 3
branch-8(config-if)#tunnel source fa0/0
branch-8(config-if)#no shutdown
branch-8(config-if)#end
branch-8#`.split('\n'),
    );
    expect(unrecognised).toEqual([]);
    expect(configuration).toMatchObject({
      hostname: 'branch-8',
      interfaces: [
        { name: 'Tunnel0', shutdown: false, nhrp: { networkId: 3 }, tunnel: { source: 'FastEthernet0/0' } },
      ],
    });
  });

  test('prose between the commands is not recognised and changes nothing', () => {
    const damaged = text.replace(
      '\n tunnel source',
      '\nThe source is the outside interface.\n tunnel source',
    );
    const { configuration, unrecognised } = parseConfiguration(damaged.split('\n'));
    expect(essence(configuration)).toEqual(whole);
    expect(unrecognised).toEqual([{ line: 20, text: 'The source is the outside interface.' }]);
  });

  test('line numbers count from the line that is given', () => {
    const { configuration } = parseConfiguration(text.split('\n'), 101);
    expect(configuration.isakmpPolicies[0]!.line).toBe(104);
  });
});

describe('a configuration in pieces', () => {
  const cryptography = text.slice(0, text.indexOf('interface Tunnel0'));
  const rest = text.slice(text.indexOf('interface Tunnel0'));

  test('merged pieces are the whole', () => {
    const parts = [rest, cryptography].map((part) => parseConfiguration(part.split('\n')).configuration);
    expect(essence(mergeConfigurations([parts[1]!, parts[0]!]))).toEqual(whole);
    expect(essence(mergeConfigurations([parts[0]!, parts[1]!]))).toEqual(whole);
  });

  test('merging again changes nothing, and the parts stay as they were', () => {
    const part = parseConfiguration(text.split('\n')).configuration;
    const before = JSON.stringify(part);
    expect(mergeConfigurations([part, part])).toEqual(part);
    expect(JSON.stringify(part)).toBe(before);
  });

  test('the later piece is right; the release decides the defaults of an earlier one', () => {
    const merged = mergeConfigurations(
      ['crypto isakmp policy 5\n hash md5', 'version 17.15', 'crypto isakmp policy 5\n hash sha256'].map(
        (part) => parseConfiguration(part.split('\n')).configuration,
      ),
    );
    expect(merged.isakmpPolicies).toMatchObject([{ hash: 'sha256', encryption: null }]);
  });

  test('a document with the common part, then the hub, then the spoke', () => {
    const hub = `interface Tunnel0
 ip address 10.30.0.1 255.255.255.0
 tunnel mode gre multipoint
interface FastEthernet0/0
 ip address 192.0.2.1 255.255.255.0`;
    const spoke = hub.replace('10.30.0.1', '10.30.0.8').replace('192.0.2.1', '198.51.100.8');
    const document = `${cryptography.replace(/^hostname.*\n/m, '')}Hub:\n${hub}\nSpoke:\n${spoke}`;
    const routers = parseConfigurations(document.replace(/^ +/gm, '').replace(/\n/g, '\n\n').split('\n'));
    expect(
      routers.map((one) => one.configuration.interfaces.map((each) => each.addresses[0]!.address)),
    ).toEqual([
      ['10.30.0.1', '192.0.2.1'],
      ['10.30.0.8', '198.51.100.8'],
    ]);
    for (const { configuration } of routers) {
      expect(configuration.isakmpPolicies).toHaveLength(1);
      expect(configuration.ipsecProfiles).toHaveLength(1);
    }
    expect(routers.map((one) => one.unrecognised.map(({ text }) => text))).toEqual([['Hub:', 'Spoke:'], []]);
  });

  test('two host names are two routers', () => {
    const routers = parseConfigurations(`${text}\n${text.replace('branch-8', 'branch-9')}`.split('\n'));
    expect(routers.map((one) => one.configuration.hostname)).toEqual(['branch-8', 'branch-9']);
    expect(parseConfigurations(text.split('\n'))).toHaveLength(1);
  });
});

describe('parsing survives', () => {
  test('any cut and any changed character; every line has a status', () => {
    const place = fc.nat({ max: text.length });
    fc.assert(
      fc.property(place, place, fc.string({ unit: 'binary', maxLength: 6 }), (cut, flip, put) => {
        const part = text.slice(0, cut);
        const lines = (part.slice(0, flip) + put + part.slice(flip + 1)).split('\n');
        const { statuses } = parseConfiguration(lines);
        expect(statuses).toHaveLength(lines.length);
        const routers = parseConfigurations(lines);
        expect(mergeConfigurations(routers.map((one) => one.configuration))).toBeDefined();
        expect(JSON.stringify(routers)).not.toContain('Oak-Leaf address');
      }),
      { numRuns: 500 },
    );
  });

  test('a key without its command and without its peer is masked', () => {
    const [router] = parseConfigurations(['crypto isakmp \0ey Oak-Leaf address']);
    expect(router!.unrecognised.map((one) => one.text)).toEqual(['crypto isakmp \0ey *** address']);
  });

  test('more interfaces than any router has, made and removed, in seconds', () => {
    const names = Array.from({ length: 60_000 }, (_, index) => `interface Tunnel${index}`);
    const { configuration } = parseConfiguration([
      ...names,
      ...names.map((name) => `no ${name}`),
      'interface Tunnel5',
    ]);
    expect(configuration.interfaces.map((one) => one.name)).toEqual(['Tunnel5']);
  });

  test.each([
    ['interface ', 100_000],
    ['ip nhrp map ', 100_000],
    ['key ', 200_000],
    ['1.', 400_000],
    [' ', 800_000],
    ['\b ', 300_000],
    ['router#', 100_000],
  ])('a hostile line of %j in linear time', (piece, count) => {
    parseConfigurations([piece.repeat(count), piece.repeat(70)]);
  });
});
