import { describe, expect, test } from 'vitest';
import { authenticated, configured, LOGS, WIRES } from '../diagnose/ask.ts';
import { HUB, SPOKE, TO_HUB, TO_SPOKE } from '../made/observations.ts';
import { check, ipsecSa, phase2, proposal, shown, verdict } from './ask.ts';

describe('mode.encapsulation', () => {
  const agreed = (encapsulation: 'transport' | 'tunnel' | 'udp-transport' = 'transport') =>
    authenticated(LOGS).event('hubLog', proposal(2, 'accepted', phase2({ encapsulation })));

  test('transport everywhere', () => {
    const made = shown(
      configured(agreed()),
      'hub',
      'show crypto ipsec sa',
      ipsecSa(HUB, SPOKE, TO_HUB, TO_SPOKE),
    );
    expect(check('mode.encapsulation', made)).toMatchObject({
      verdict: 'pass',
      message: 'transport mode: accepted, shown and configured.',
    });
  });

  test('the default of a transform set is tunnel: two routers that differ fail', () => {
    const made = configured(authenticated(LOGS), { hub: [' mode transport\n', ''] });
    expect(check('mode.encapsulation', made)).toMatchObject({
      verdict: 'fail',
      message: 'The spoke is configured for transport mode, the hub for tunnel mode.',
    });
  });

  test('SAs in a mode that neither configuration has are in conflict', () => {
    expect(verdict('mode.encapsulation', configured(agreed('tunnel')))).toBe('conflict');
  });

  test('a show in another mode is in conflict', () => {
    const made = shown(
      agreed(),
      'hub',
      'show crypto ipsec sa',
      ipsecSa(HUB, SPOKE, TO_HUB, TO_SPOKE, undefined, 'Tunnel'),
    );
    expect(verdict('mode.encapsulation', made)).toBe('conflict');
  });

  test('behind NAT transport mode runs in UDP', () => {
    const made = configured(agreed('udp-transport')).esp('spoke', WIRES, 3, { encapsulation: 'udp' });
    expect(verdict('mode.encapsulation', made)).toBe('pass');
    const bare = agreed('udp-transport').esp('spoke', WIRES, 3);
    expect(verdict('mode.encapsulation', bare)).toBe('conflict');
  });

  test('one offer alone decides nothing', () => {
    const made = authenticated(LOGS).event('spokeLog', proposal(2, 'requested', phase2()));
    expect(verdict('mode.encapsulation', made)).toBe('unknown');
    expect(verdict('mode.encapsulation', authenticated(WIRES))).toBeNull();
  });
});
