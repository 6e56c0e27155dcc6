import { describe, expect, test } from 'vitest';
import { readRelease } from '../../src/lint/releases.ts';
import { found, linted } from './ask.ts';

describe('release numbers', () => {
  test.each([
    ['12.4', { major: 12, minor: 4, maintenance: null, train: '' }],
    ['12.4(15)T7', { major: 12, minor: 4, maintenance: 15, train: 'T' }],
    ['15.1(4)M4', { major: 15, minor: 1, maintenance: 4, train: 'M' }],
    ['12.2(33)XNE', { major: 12, minor: 2, maintenance: 33, train: 'XNE' }],
    ['17.09.04a', { major: 17, minor: 9, maintenance: null, train: '' }],
  ])('%s', (text, release) => expect(readRelease(text)).toEqual(release));

  test('what is none', () => expect(readRelease('unknown')).toBeNull());
});

describe('features newer than the stated release', () => {
  type Swap = [string, string];
  const SHARED: Swap = ['ipsec profile DMVPN\ninterface', 'ipsec profile DMVPN shared\ninterface'];
  const IPV6: Swap = [' tunnel key 5', ' tunnel key 5\n ipv6 address 2001:db8::2/64'];
  const HEALTH: Swap = [' tunnel key 5', ' tunnel key 5\n if-state nhrp'];
  const VRF: Swap = [' tunnel key 5', ' tunnel key 5\n ip vrf forwarding RED'];
  const release = (version: string): Swap => ['version 15.4', `version ${version}`];
  const notes = (version: string, ...swaps: Swap[]) =>
    linted({ spoke: [release(version), ...swaps] })
      .findings.filter(({ id }) => id === 'release')
      .map(({ message }) => message);

  test('a release after the feature is silent', () => {
    expect(notes('15.4', SHARED, IPV6, HEALTH)).toEqual([]);
    expect(notes('16.9', SHARED)).toEqual([]);
  });

  test('a release before it is named', () => {
    expect(notes('12.3', SHARED)).toEqual([
      'The spoke uses shared tunnel protection, which came with 12.4(15)T, after the stated release 12.3.',
    ]);
    expect(notes('12.4', HEALTH)).toEqual([
      'The spoke uses tunnel health monitoring (if-state nhrp), which came with 15.0(1)M, after the stated release 12.4.',
    ]);
    expect(notes('12.2', VRF)).toHaveLength(1);
  });

  test('a configuration that names only the version does not tell', () => {
    expect(notes('12.4', IPV6)).toEqual([
      'The spoke uses IPv6 over DMVPN, which came with 12.4(20)T; release 12.4 does not tell whether it has it.',
    ]);
  });

  test('they are notes', () => {
    expect(found(linted({ spoke: [release('12.3'), SHARED] }))).toContain('note release');
  });
});
