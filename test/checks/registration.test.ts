import { describe, expect, test } from 'vitest';
import { secretFingerprint } from '../../parsers/wire/fingerprint.ts';
import type { NhrpPacket } from '../../src/observation.ts';
import { configured, LOGS, tunnelUp, WIRES } from '../diagnose/ask.ts';
import { HUB_TUNNEL, type MadeCase, type Place, SPOKE, SPOKE_TUNNEL } from '../made/observations.ts';
import { check, natOnWire, shown, texts, verdict } from './ask.ts';

const REQUEST = 'registration-request';
const REPLY = 'registration-reply';

function registered(
  request: Partial<NhrpPacket> = {},
  reply: Partial<NhrpPacket> = {},
  at: Place[] = WIRES,
): MadeCase {
  return tunnelUp(at)
    .nhrp(REQUEST, at, request)
    .nhrp(REPLY, at, { ...request, ...reply });
}

const cache = (flags: string, nbma: string, expire = '00:09:41') => `10.0.0.2/32 via 10.0.0.2
   Tunnel0 created 00:00:19, expire ${expire}
   Type: dynamic, Flags: ${flags}
   NBMA address: ${nbma}
`;

describe('registration.nbma', () => {
  test("the spoke's outer address, its tunnel source and the hub's cache agree", () => {
    const made = shown(configured(registered()), 'hub', 'show ip nhrp', cache('unique registered', SPOKE));
    expect(check('registration.nbma', made)).toMatchObject({
      verdict: 'pass',
      message: `${SPOKE} is the spoke's outer address.`,
    });
  });

  test('an address that nothing explains fails', () => {
    const made = tunnelUp([...WIRES, ...LOGS])
      .event('hubLog', { kind: 'nat-verdict', verdict: 'none', connectionId: null })
      .nhrp(REQUEST, WIRES, { sourceNbma: '198.51.100.77' });
    expect(check('registration.nbma', made)).toMatchObject({
      verdict: 'fail',
      message: `The spoke registers 198.51.100.77, but its packets come from ${SPOKE}, and nothing shows a NAT.`,
    });
  });

  test('a private address behind NAT is legitimate', () => {
    const made = tunnelUp(['hubWire'])
      .event(
        'hubWire',
        natOnWire({ verdict: 'self-inside', sourceTranslated: true, sourceBelieved: '192.168.1.1:500' }),
      )
      .nhrp(REQUEST, ['hubWire'], { sourceNbma: '192.168.1.1' });
    expect(check('registration.nbma', made)).toMatchObject({
      verdict: 'pass',
      message: `192.168.1.1, which NAT turns into ${SPOKE}.`,
    });
  });

  test('a private address while nobody knows of a NAT is not decided', () => {
    expect(verdict('registration.nbma', registered({ sourceNbma: '192.168.1.1' }))).toBe('unknown');
  });

  test("another tunnel source or another address in the hub's cache is in conflict", () => {
    const source: [string, string] = ['198.51.100.2 255.255.255.0', '198.51.100.9 255.255.255.0'];
    expect(verdict('registration.nbma', configured(registered(), { spoke: source }))).toBe('conflict');
    const old = shown(registered(), 'hub', 'show ip nhrp', cache('unique registered', '198.51.100.8'));
    expect(verdict('registration.nbma', old)).toBe('conflict');
  });
});

describe('registration.tunnel', () => {
  test('source and server are in the tunnel network', () => {
    expect(check('registration.tunnel', configured(registered()))).toMatchObject({
      verdict: 'pass',
      message: `${SPOKE_TUNNEL} registers with ${HUB_TUNNEL}, both in the tunnel network.`,
    });
  });

  test('a server that is not the hub fails', () => {
    const made = configured(tunnelUp(WIRES).nhrp(REQUEST, WIRES, { destinationProtocol: '10.0.0.99' }));
    expect(check('registration.tunnel', made)).toMatchObject({
      verdict: 'fail',
      message: `The spoke registers with 10.0.0.99, but the hub's tunnel address is ${HUB_TUNNEL}.`,
    });
  });

  test('an address outside the network fails, so does registering with itself', () => {
    const far = configured(tunnelUp(WIRES).nhrp(REQUEST, WIRES, { sourceProtocol: '10.9.9.2' }));
    expect(verdict('registration.tunnel', far)).toBe('fail');
    const self = tunnelUp(WIRES).nhrp(REQUEST, WIRES, { destinationProtocol: SPOKE_TUNNEL });
    expect(verdict('registration.tunnel', self)).toBe('fail');
  });

  test('without a configuration a reply proves the address', () => {
    expect(verdict('registration.tunnel', tunnelUp(WIRES).nhrp(REQUEST, WIRES))).toBe('unknown');
    expect(verdict('registration.tunnel', registered())).toBe('pass');
  });
});

describe('registration.reply', () => {
  test('several requests before the first reply are no fault', () => {
    const made = tunnelUp(WIRES).nhrp(REQUEST, WIRES, {}, 3).nhrp(REPLY, WIRES);
    expect(check('registration.reply', made)).toMatchObject({
      verdict: 'pass',
      message: 'Request 7 is answered with code 0.',
    });
  });

  test('a code other than 0 and an error indication are refusals', () => {
    expect(check('registration.reply', registered({}, { code: 14 }))).toMatchObject({
      verdict: 'fail',
      message: 'The registration is refused: code 14 (unique address already registered).',
    });
    const error = tunnelUp(WIRES).nhrp(REQUEST, WIRES).nhrp('error-indication', WIRES, { code: 11 });
    expect(check('registration.reply', error)?.message).toBe(
      'The registration is refused: error indication 11 (authentication failure).',
    );
  });

  test('a refusal that a later registration overcame is none', () => {
    const made = tunnelUp(WIRES)
      .nhrp(REQUEST, WIRES)
      .nhrp(REPLY, WIRES, { code: 14 })
      .nhrp(REQUEST, WIRES, { requestId: 8 })
      .nhrp(REPLY, WIRES, { requestId: 8 });
    expect(verdict('registration.reply', made)).toBe('pass');
  });

  test('no reply where both wires watched the inside of the tunnel fails', () => {
    const made = tunnelUp(WIRES).nhrp(REQUEST, WIRES, {}, 5);
    expect(verdict('registration.reply', made)).toBe('fail');
  });

  test('nothing to say without a registration', () =>
    expect(verdict('registration.reply', tunnelUp(WIRES))).toBeNull());
});

describe('registration.authentication', () => {
  const word = secretFingerprint('word');

  test('packet and both configurations have the same string, and it is not shown', () => {
    const outcome = check('registration.authentication', configured(registered({ authentication: word })));
    expect(outcome?.verdict).toBe('pass');
    expect(new Set(texts(outcome))).toEqual(new Set(['string A']));
    expect(JSON.stringify(outcome?.values.map(({ value, from }) => [value, from.text]))).not.toContain(
      'word',
    );
  });

  test('different strings fail', () => {
    const made = configured(tunnelUp(WIRES).nhrp(REQUEST, WIRES, { authentication: word }), {
      hub: [' ip nhrp authentication word', ' ip nhrp authentication other'],
    });
    const outcome = check('registration.authentication', made);
    expect(outcome?.verdict).toBe('fail');
    expect(texts(outcome)).toEqual(expect.arrayContaining(['string A', 'string B']));
  });

  test('a string on one side only fails and says which has none', () => {
    const made = configured(tunnelUp(WIRES).nhrp(REQUEST, WIRES, { authentication: word }), {
      hub: [' ip nhrp authentication word\n', ''],
    });
    expect(check('registration.authentication', made)?.message).toContain('The hub has none.');
  });

  test('error indication 11 fails without a string to compare', () => {
    const made = tunnelUp(WIRES)
      .nhrp(REQUEST, WIRES, { authentication: word })
      .nhrp('error-indication', WIRES, { code: 11 });
    expect(verdict('registration.authentication', made)).toBe('fail');
  });

  test('one string alone is not decided, none at all is no check', () => {
    expect(
      verdict('registration.authentication', tunnelUp(WIRES).nhrp(REQUEST, WIRES, { authentication: word })),
    ).toBe('unknown');
    expect(verdict('registration.authentication', tunnelUp(WIRES).nhrp(REQUEST, WIRES))).toBeNull();
  });
});

describe('registration.holding-time', () => {
  const holdtime: [string, string] = [
    ' ip nhrp network-id 1',
    ' ip nhrp network-id 1\n ip nhrp holdtime 600',
  ];

  test('asked for, granted, configured and what is left', () => {
    const made = shown(
      configured(registered(), { spoke: holdtime }),
      'hub',
      'show ip nhrp',
      cache('unique registered', SPOKE),
    );
    expect(check('registration.holding-time', made)).toMatchObject({
      verdict: 'pass',
      message: '600 seconds.',
    });
  });

  test('the hub may grant less, not more', () => {
    expect(verdict('registration.holding-time', registered({}, { holdingTime: 300 }))).toBe('pass');
    expect(verdict('registration.holding-time', registered({}, { holdingTime: 7200 }))).toBe('conflict');
  });

  test('more left than asked for fails, and so do 0 seconds', () => {
    const made = shown(registered(), 'hub', 'show ip nhrp', cache('unique registered', SPOKE, '01:00:00'));
    expect(verdict('registration.holding-time', made)).toBe('fail');
    expect(verdict('registration.holding-time', registered({ holdingTime: 0 }))).toBe('fail');
  });

  test('a configuration of another value is in conflict with the packet', () => {
    expect(
      verdict(
        'registration.holding-time',
        configured(registered({ holdingTime: 7200 }), { spoke: holdtime }),
      ),
    ).toBe('conflict');
  });

  test('a registration that is renewed after it expired fails', () => {
    const slow: [string, string] = [
      ' ip nhrp network-id 1',
      ' ip nhrp network-id 1\n ip nhrp holdtime 600\n ip nhrp registration timeout 900',
    ];
    expect(verdict('registration.holding-time', configured(registered(), { spoke: slow }))).toBe('fail');
  });
});

describe('registration.unique', () => {
  test('flag, cache and configuration agree', () => {
    const made = shown(configured(registered()), 'hub', 'show ip nhrp', cache('unique registered', SPOKE));
    expect(verdict('registration.unique', made)).toBe('pass');
  });

  test('code 14 fails', () => {
    expect(verdict('registration.unique', registered({}, { code: 14 }))).toBe('fail');
  });

  test('no-unique in the configuration and unique in the packet are in conflict', () => {
    const made = configured(registered(), {
      spoke: [' ip nhrp network-id 1', ' ip nhrp network-id 1\n ip nhrp registration no-unique'],
    });
    expect(verdict('registration.unique', made)).toBe('conflict');
  });

  test('a log that does not print the flag says nothing', () => {
    expect(verdict('registration.unique', registered({ unique: null }, {}, LOGS))).toBeNull();
  });
});
