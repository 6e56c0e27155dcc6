import { describe, expect, it } from 'vitest';
import { looksLikeNhrpdConfiguration, readNhrpdConfiguration } from '../../../parsers/linux/nhrpd-conf.ts';
import { looksLikeSwanctl, readSwanctl } from '../../../parsers/linux/swanctl.ts';
import { secretFingerprint } from '../../../parsers/wire/fingerprint.ts';
import { lab } from './lab.ts';

describe('swanctl.conf', () => {
  it('reads what must agree between two ends', () => {
    const text = lab('success-aes', 'spoke1-swanctl.conf');
    expect(looksLikeSwanctl(text)).toBe(true);
    const { connections, secrets, problems } = readSwanctl(text);
    expect(problems).toEqual([]);
    expect(connections).toEqual([
      {
        name: 'dmvpn',
        version: 1,
        aggressive: false,
        localAddresses: ['172.16.1.1'],
        remoteAddresses: ['172.16.10.1'],
        proposals: [{ protocol: 'isakmp', encryption: 'aes-cbc', keyLength: 128, hash: 'sha256', group: 14 }],
        rekeySeconds: 86400,
        reauthenticationSeconds: null,
        localId: '172.16.1.1',
        remoteId: null,
        authentication: 'psk',
        children: [
          {
            name: 'gre',
            mode: 'transport',
            espProposals: [
              { protocol: 'esp', encryption: 'aes-cbc', keyLength: 128, hash: 'hmac-sha256', group: null },
            ],
            localSelectors: '172.16.1.1[gre]',
            remoteSelectors: '172.16.10.1[gre]',
            lifetimeSeconds: 3600,
            rekeySeconds: 3240,
            startAction: 'trap',
          },
        ],
      },
    ]);
    expect(secrets).toEqual([
      { name: 'ike-1', ids: [], present: true, fingerprint: secretFingerprint('cisco123') },
    ]);
    expect(JSON.stringify(readSwanctl(text))).not.toContain('cisco123');
  });

  it('says what is wrong with a damaged file and reads the rest', () => {
    const { connections, problems } = readSwanctl('connections { a { version = 2 # two\n nonsense\n');
    expect(connections).toMatchObject([{ name: 'a', version: 2 }]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['bad-value', 2],
      ['truncated', 3],
    ]);
    expect(readSwanctl('}'.repeat(3)).problems).toHaveLength(3);
    expect(readSwanctl('a {'.repeat(1000)).problems.some(({ code }) => code === 'limit')).toBe(true);
  });
});

describe('nhrpd.conf', () => {
  it('reads a spoke’s', () => {
    const lines = lab('nhrp-auth-mismatch', 'spoke1-nhrpd.conf').split('\n');
    expect(looksLikeNhrpdConfiguration(lines)).toBe(true);
    const read = readNhrpdConfiguration(lines);
    expect(read).toMatchObject({ hostname: 'spoke1', unrecognised: [], problems: [] });
    expect(read.interfaces).toMatchObject([
      {
        name: 'gre1',
        networkId: 1,
        holdtimeSeconds: 7200,
        servers: [{ protocolAddress: '10.1.1.254', nbma: ['172.16.10.1'] }],
        multicast: ['172.16.10.1'],
        authentication: { present: true, fingerprint: secretFingerprint('WRONGKEY') },
      },
    ]);
    expect(JSON.stringify(read)).not.toContain('WRONGKEY');
  });

  it('reads a hub’s, and lists what it does not know', () => {
    const hub = readNhrpdConfiguration(lab('plain-gre', 'hub-nhrpd.conf').split('\n'));
    expect(hub.interfaces).toMatchObject([{ networkId: 1, servers: [], multicast: ['dynamic'] }]);
    const lines = [
      'interface gre2',
      ' ip nhrp surprise 3',
      ' tunnel source eth1',
      ' ip nhrp nhs dynamic nbma hub.example',
    ];
    const made = readNhrpdConfiguration(lines);
    expect(made.unrecognised).toEqual([2]);
    expect(made.interfaces).toMatchObject([
      { tunnelSource: 'eth1', servers: [{ protocolAddress: null, nbma: ['hub.example'] }] },
    ]);
  });
});
