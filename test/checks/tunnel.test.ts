import { describe, expect, test } from 'vitest';
import { configured, tunnelUp, WIRES } from '../diagnose/ask.ts';
import { HUB, SPOKE, TO_HUB, TO_SPOKE } from '../made/observations.ts';
import { check, ipsecSa, shown, verdict } from './ask.ts';

describe('gre.key', () => {
  const packets = (spoke: number | null, hub: number | null) =>
    tunnelUp(WIRES)
      .nhrp('registration-request', WIRES, { greKey: spoke })
      .nhrp('registration-reply', WIRES, { greKey: hub });

  test('the same key in packets and configurations', () => {
    expect(check('gre.key', configured(packets(5, 5)))).toMatchObject({
      verdict: 'pass',
      message: 'Both ends use key 5.',
    });
  });

  test('no key at both ends is agreement too', () => {
    expect(check('gre.key', packets(null, null))).toMatchObject({
      verdict: 'pass',
      message: 'Both ends use no key.',
    });
  });

  test('different keys fail, and a key against none', () => {
    expect(check('gre.key', packets(5, 6))).toMatchObject({
      verdict: 'fail',
      message: 'The spoke uses 5, the hub 6.',
    });
    expect(verdict('gre.key', configured(tunnelUp(WIRES), { hub: [' tunnel key 5\n', ''] }))).toBe('fail');
  });

  test('a router that sends another key than it is configured for is in conflict', () => {
    expect(verdict('gre.key', configured(packets(9, 9)))).toBe('conflict');
  });

  test('one direction alone is not decided', () => {
    expect(verdict('gre.key', tunnelUp(WIRES).nhrp('registration-request', WIRES, { greKey: 5 }))).toBe(
      'unknown',
    );
    expect(verdict('gre.key', tunnelUp(WIRES))).toBeNull();
  });
});

describe('mtu', () => {
  const mtu = (value: number): [string, string] => [' tunnel key 5', ` tunnel key 5\n ip mtu ${value}`];
  const ospf = '\nrouter ospf 1\n network 10.0.0.0 0.0.0.255 area 0\n';

  test('17912 in a registration is what IOS always says', () => {
    const made = tunnelUp(WIRES).nhrp('registration-request', WIRES, { mtu: 17912 });
    expect(check('mtu', made)).toMatchObject({
      verdict: 'pass',
      message: '17912 in the registration is the usual value.',
    });
    expect(verdict('mtu', tunnelUp(WIRES).nhrp('registration-request', WIRES, { mtu: 512 }))).toBe('unknown');
  });

  test('the same ip mtu, and it fits into the SA', () => {
    const made = shown(
      configured(tunnelUp(WIRES), { spoke: mtu(1400), hub: mtu(1400) }),
      'hub',
      'show crypto ipsec sa',
      ipsecSa(HUB, SPOKE, TO_HUB, TO_SPOKE),
    );
    expect(check('mtu', made)).toMatchObject({
      verdict: 'pass',
      message: 'ip mtu 1400, 1458 fit into the SA.',
    });
  });

  test('a tunnel MTU above what fits is said, but is no fault', () => {
    const made = shown(
      configured(tunnelUp(WIRES), { spoke: mtu(1440), hub: mtu(1440) }),
      'hub',
      'show crypto ipsec sa',
      ipsecSa(HUB, SPOKE, TO_HUB, TO_SPOKE),
    );
    expect(check('mtu', made)).toMatchObject({ verdict: 'pass' });
    expect(check('mtu', made)?.message).toContain('fragmented');
  });

  test('different values stop OSPF and nothing else', () => {
    const made = configured(tunnelUp(WIRES), { spoke: mtu(1400), hub: mtu(1380) });
    expect(verdict('mtu', made)).toBe('pass');
    const withOspf = configured(tunnelUp(WIRES), {
      spoke: mtu(1400),
      hub: [' tunnel key 5', ' tunnel key 5\n ip mtu 1380'],
    }).configuration(
      'spoke',
      `interface Tunnel0\n ip address 10.0.0.2 255.255.255.0\n ip nhrp nhs 10.0.0.1\n ip mtu 1400${ospf}`,
    );
    expect(verdict('mtu', withOspf)).toBe('fail');
  });

  test('a router on the path that asks for smaller packets', () => {
    const asks = (most: number) =>
      tunnelUp(WIRES).event('hubWire', {
        kind: 'icmp-error',
        source: '192.0.2.7',
        quotedSource: HUB,
        quotedDestination: SPOKE,
        quotedProtocol: 'esp',
        type: 3,
        code: 4,
        meaning: 'fragmentation needed',
        spi: TO_SPOKE,
        mtu: most,
      });
    expect(verdict('mtu', asks(1300).esp('spoke', WIRES, 3))).toBe('fail');
    expect(verdict('mtu', configured(asks(1500), { spoke: mtu(1400), hub: mtu(1400) }))).toBe('pass');
  });
});
