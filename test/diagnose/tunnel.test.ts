import { describe, expect, it } from 'vitest';
import { showCryptoIpsecSa } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import { HUB, HUB_TUNNEL, type MadeCase, SPOKE, SPOKE_TUNNEL, TO_HUB } from '../made/observations.ts';
import { attempt, causes, configured, ids, LOGS, report, tunnelUp, WIRES } from './ask.ts';

/** The registration is asked for again and again, as the places saw it, and not answered. */
const unanswered = (at = LOGS) => tunnelUp(at).nhrp('registration-request', at, {}, 4);
/** `show crypto ipsec sa` of one router, with its counters and the last digits of its SPIs. */
const counters = (
  own: string,
  peer: string,
  encaps: number,
  decaps: number,
  spis: [string, string] = ['1', '2'],
) =>
  showCryptoIpsecSa.parse(
    `interface: Tunnel0
    Crypto map tag: Tunnel0-head-0, local addr ${own}

   protected vrf: (none)
   local  ident (addr/mask/prot/port): (${own}/255.255.255.255/47/0)
   remote ident (addr/mask/prot/port): (${peer}/255.255.255.255/47/0)
   current_peer ${peer} port 500
    #pkts encaps: ${encaps}, #pkts encrypt: ${encaps}, #pkts digest: ${encaps}
    #pkts decaps: ${decaps}, #pkts decrypt: ${decaps}, #pkts verify: ${decaps}

     inbound esp sas:
      spi: 0xA000000${spis[0]}(2684354560)
        transform: esp-aes 256 esp-sha256-hmac ,
        in use settings ={Transport, }

     outbound esp sas:
      spi: 0xA000000${spis[1]}(2684354560)
        transform: esp-aes 256 esp-sha256-hmac ,
        in use settings ={Transport, }
`.split('\n'),
  ).result;

/** The spoke's log says that its NHS is down because no reply came. */
const withoutReply = (made: MadeCase) =>
  made.nhrpState('spokeLog', 'nhs-down').failure('spokeLog', 'H2', 'nhs-down');

describe('esp-blocked', () => {
  it('is certain when ESP leaves one wire and not reaches the other', () => {
    const made = tunnelUp(WIRES).esp('spoke', ['spokeWire'], 4);
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'esp-blocked', confidence: 'certain', domain: 'path-to-hub' });
    expect(found.explanation).toContain(TO_HUB);
    expect(found.remedy).toContain(`permit esp host ${SPOKE} host ${HUB}`);
  });
  it('has a direction', () => {
    const made = tunnelUp(WIRES)
      .esp('spoke', WIRES, 4)
      .esp('hub', ['hubWire'], 4)
      .milestone('spokeLog', 'retransmitting');
    expect(causes(made)[0]).toMatchObject({ id: 'esp-blocked', domain: 'path-to-spoke' });
  });
  it('is certain when an access list of the hub denies protocol 50', () => {
    const made = unanswered(['spokeLog']).failure('hubLog', 'H17', 'access-list', {
      action: 'denied',
      protocol: '50',
      source: SPOKE,
      list: 'OUTSIDE',
    });
    expect(causes(made)[0]).toMatchObject({ id: 'esp-blocked', confidence: 'certain' });
  });
  it('is likely when the counters of the two routers say so', () => {
    const made = unanswered(['spokeLog'])
      .show('spoke', 'show crypto ipsec sa', counters(SPOKE, HUB, 12, 0))
      .show('hub', 'show crypto ipsec sa', counters(HUB, SPOKE, 0, 0, ['2', '1']));
    expect(causes(made)[0]).toMatchObject({ id: 'esp-blocked', confidence: 'likely', domain: 'path-to-hub' });
  });
  it('is seen in the hub’s access list', () => {
    const made = configured(unanswered(['spokeLog']), {
      hub: [' permit esp any any\n', ' deny esp any any\n'],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'esp-blocked', confidence: 'certain' });
  });
  it('is one of several when the spoke’s ESP is not answered, and first', () => {
    const made = tunnelUp(['spokeWire'])
      .esp('spoke', ['spokeWire'], 5)
      .milestone('spokeLog', 'retransmitting');
    expect(causes(made)[0]).toMatchObject({ id: 'esp-blocked', confidence: 'possible', domain: 'path' });
    expect(ids(made)).toEqual(expect.arrayContaining(['nhrp-auth-mismatch', 'tunnel-key-mismatch']));
  });
  it('is no cause when ESP arrives and the hub sends nothing', () => {
    const made = tunnelUp(WIRES).esp('spoke', WIRES, 5).failure('spokeLog', 'H2', 'nhs-down');
    expect(ids(made)).not.toContain('esp-blocked');
  });
});

describe('invalid-spi', () => {
  const told = (made: MadeCase) => made.failure('hubLog', 'G8', 'invalid-spi', { spi: '0xdeadbeef' });
  it('is certain when a router reports it again and again', () => {
    const found = causes(told(told(tunnelUp(LOGS))))[0]!;
    expect(found).toMatchObject({ id: 'invalid-spi', confidence: 'certain' });
    expect(found.explanation).toContain('0xdeadbeef');
  });
  it('is likely when the SPI on the wire was never negotiated', () => {
    const made = tunnelUp(['hubWire', 'hubLog'])
      .event('hubLog', sa('inbound', TO_HUB))
      .event('hubLog', sa('outbound', '0x22222222'))
      .esp('spoke', ['hubWire'], 4, { spi: '0x99999999' })
      .milestone('hubLog', 'retransmitting');
    expect(ids(made)).toContain('invalid-spi');
  });
  it('is possible when the shows do not cross', () => {
    const made = unanswered(['spokeLog'])
      .show('spoke', 'show crypto ipsec sa', counters(SPOKE, HUB, 12, 0, ['1', '2']))
      .show('hub', 'show crypto ipsec sa', counters(HUB, SPOKE, 0, 3, ['3', '4']));
    expect(ids(made)).toContain('invalid-spi');
  });
  it('is no cause when reported once', () => {
    expect(ids(told(tunnelUp(LOGS)))).not.toContain('invalid-spi');
  });
});

describe('replay-drops', () => {
  const told = (made: MadeCase) => made.failure('hubLog', 'G10', 'replay', { sequence: 5 });
  it('is first when a router drops by it again and again', () => {
    expect(causes(told(told(tunnelUp(LOGS))))[0]).toMatchObject({ id: 'replay-drops', confidence: 'likely' });
  });
  it('is seen in sequence numbers far out of order', () => {
    const made = tunnelUp(WIRES)
      .esp('spoke', WIRES, 200, { outOfOrder: 90 })
      .failure('spokeLog', 'H2', 'nhs-down');
    expect(ids(made)).toContain('replay-drops');
  });
  it('is no cause when a few packets are out of order', () => {
    const made = tunnelUp(WIRES)
      .esp('spoke', WIRES, 200, { outOfOrder: 3 })
      .failure('spokeLog', 'H2', 'nhs-down');
    expect(ids(made)).not.toContain('replay-drops');
  });
});

describe('tunnel-key-mismatch', () => {
  it('is certain when the configurations have different keys', () => {
    const made = configured(withoutReply(tunnelUp(WIRES).esp('spoke', WIRES, 5)), {
      spoke: [' tunnel key 5\n', ' tunnel key 6\n'],
    });
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'tunnel-key-mismatch', confidence: 'certain' });
    expect(found.explanation).toMatch(/key 6.*key 5/);
    expect(found.remedy).toContain('tunnel key 5');
  });
  it('is certain when decrypted packets of the two have different keys', () => {
    const made = tunnelUp(WIRES)
      .nhrp('registration-request', ['spokeWire'], { greKey: 6 }, 3)
      .configuration(
        'hub',
        'interface Tunnel0\n ip address 10.0.0.1 255.255.255.0\n tunnel key 5\n tunnel mode gre multipoint\n',
      );
    expect(ids(made)).toContain('tunnel-key-mismatch');
  });
  it('is high on the list when ESP arrives, the hub is silent and its log has no request', () => {
    const made = tunnelUp(WIRES)
      .messages([], [])
      .format('hubLog', 'nhrpd')
      .watching('hubLog')
      .esp('spoke', WIRES, 5)
      .failure('spokeLog', 'H2', 'nhs-down');
    expect(causes(made)[0]).toMatchObject({ id: 'tunnel-key-mismatch', confidence: 'possible' });
  });
  it('is no cause when the keys are equal or the hub got the request', () => {
    expect(ids(configured(tunnelUp(WIRES).esp('spoke', WIRES, 5)))).not.toContain('tunnel-key-mismatch');
    expect(ids(unanswered())).not.toContain('tunnel-key-mismatch');
  });
});

describe('nhrp-auth-mismatch', () => {
  it('is certain when the hub says so', () => {
    const made = unanswered().failure('hubLog', 'H4', 'authentication-failed', { code: 11 });
    expect(causes(made)[0]).toMatchObject({ id: 'nhrp-auth-mismatch', confidence: 'certain' });
  });
  it('is certain when an error indication of code 11 answers', () => {
    const made = unanswered(['spokeWire']).nhrp('error-indication', ['spokeWire'], { code: 11 });
    expect(causes(made)[0]).toMatchObject({ id: 'nhrp-auth-mismatch', confidence: 'certain' });
  });
  it('is certain when the strings of the configurations differ, and never shows them', () => {
    const made = configured(unanswered(), {
      spoke: [' ip nhrp authentication word\n', ' ip nhrp authentication other\n'],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'nhrp-auth-mismatch', confidence: 'certain' });
    expect(JSON.stringify(report(made).attempts)).not.toMatch(/authentication (?:word|other)/);
  });
  it('is first, humbly, when ESP of one size goes back and forth without end', () => {
    const made = tunnelUp(WIRES).esp('spoke', WIRES, 500).esp('hub', WIRES, 498);
    expect(causes(made)[0]).toMatchObject({ id: 'nhrp-auth-mismatch', confidence: 'possible' });
    expect(report(made).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  it('is no cause with equal strings, another error code, or a reply', () => {
    expect(ids(configured(unanswered()))).not.toContain('nhrp-auth-mismatch');
    const other = unanswered(['spokeWire']).nhrp('error-indication', ['spokeWire'], { code: 6 });
    expect(ids(other)).not.toContain('nhrp-auth-mismatch');
  });
});

describe('nhrp-not-enabled-on-hub', () => {
  it('is certain when the hub’s tunnel has no network-id', () => {
    const made = configured(unanswered(['spokeLog']), { hub: [' ip nhrp network-id 1\n', ''] });
    expect(causes(made)[0]).toMatchObject({
      id: 'nhrp-not-enabled-on-hub',
      confidence: 'certain',
      domain: 'hub',
    });
  });
  it('is certain when the hub says so', () => {
    const made = unanswered(['spokeLog']).failure('hubLog', 'H6', 'network-id-unconfigured', {
      networkId: 1,
    });
    expect(causes(made)[0]).toMatchObject({ id: 'nhrp-not-enabled-on-hub', confidence: 'certain' });
  });
  it('is no cause when the ids only differ', () => {
    const made = configured(unanswered(['spokeLog']), {
      hub: [' ip nhrp network-id 1\n', ' ip nhrp network-id 99\n'],
    });
    expect(ids(made)).not.toContain('nhrp-not-enabled-on-hub');
  });
});

describe('nhs-address-wrong', () => {
  it('is certain when the NHS is not the hub’s tunnel address', () => {
    const made = configured(unanswered(['spokeLog']), {
      hub: [' ip address 10.0.0.1 255.255.255.0', ' ip address 10.0.0.254 255.255.255.0'],
    });
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'nhs-address-wrong', confidence: 'certain', domain: 'spoke' });
    expect(found.remedy).toContain(`no ip nhrp nhs ${HUB_TUNNEL}`);
    expect(found.remedy).toContain('ip nhrp nhs 10.0.0.254');
  });
  it('is likely when error indication 6 answers', () => {
    const made = unanswered(['spokeWire']).nhrp('error-indication', ['spokeWire'], {
      code: 6,
      sourceProtocol: '10.0.0.254',
    });
    expect(causes(made)[0]!.id).toBe('nhs-address-wrong');
  });
  it('is likely when the hub cannot encapsulate its answer', () => {
    const made = unanswered(LOGS).failure('hubLog', 'H5', 'nhrp-encapsulation-error', { code: 7 });
    expect(causes(made)[0]).toMatchObject({ id: 'nhs-address-wrong', confidence: 'likely' });
  });
  it('is no cause when a wrong authentication string explains that, or the address is right', () => {
    const made = unanswered(LOGS)
      .failure('hubLog', 'H4', 'authentication-failed', { code: 11 })
      .failure('hubLog', 'H5', 'nhrp-encapsulation-error', { code: 7 });
    expect(ids(made)).not.toContain('nhs-address-wrong');
    expect(ids(configured(unanswered(['spokeLog'])))).not.toContain('nhs-address-wrong');
  });
});

describe.each([
  ['unique-address-registered', 14],
  ['registration-refused', 4],
  ['registration-refused', 5],
])('%s (code %i)', (id, code) => {
  it('is certain when the reply carries the code', () => {
    const made = tunnelUp(['spokeWire'])
      .nhrp('registration-request', ['spokeWire'])
      .nhrp('registration-reply', ['spokeWire'], { code });
    expect(causes(made)[0]).toMatchObject({ id, confidence: 'certain', domain: 'hub' });
    expect(causes(made)[0]!.explanation).toContain(String(code));
  });
  it('is certain when the spoke’s log tells it', () => {
    const made = tunnelUp(['spokeLog'])
      .nhrp('registration-request', ['spokeLog'])
      .failure('spokeLog', 'H8', 'registration-refused', { code });
    expect(causes(made)[0]).toMatchObject({ id, confidence: 'certain' });
  });
  it('is no cause when the reply says 0', () => {
    const made = tunnelUp(['spokeWire'])
      .nhrp('registration-request', ['spokeWire'])
      .nhrp('registration-reply', ['spokeWire']);
    expect(attempt(made)).toMatchObject({ outcome: 'registered', causes: [] });
  });
});

describe('unique-address-registered and registration-refused', () => {
  it('do not stand in for each other', () => {
    const made = (code: number) =>
      tunnelUp(['spokeLog']).failure('spokeLog', 'H8', 'registration-refused', { code });
    expect(ids(made(14))).not.toContain('registration-refused');
    expect(ids(made(4))).not.toContain('unique-address-registered');
  });
  it('name the address to clear', () => {
    const made = tunnelUp(['spokeWire'])
      .nhrp('registration-request', ['spokeWire'])
      .nhrp('registration-reply', ['spokeWire'], { code: 14 });
    expect(causes(made)[0]!.remedy).toContain(`clear ip nhrp ${SPOKE_TUNNEL}`);
  });
});

describe('nhrp-loop', () => {
  it('is certain when error indication 3 answers', () => {
    const made = unanswered(['spokeLog']).failure('spokeLog', 'H7', 'error-indication', { code: 3 });
    expect(causes(made)[0]).toMatchObject({ id: 'nhrp-loop', confidence: 'certain', domain: 'path' });
  });
  it('is no cause with another code', () => {
    const made = unanswered(['spokeLog']).failure('spokeLog', 'H7', 'error-indication', { code: 11 });
    expect(ids(made)).not.toContain('nhrp-loop');
  });
});

describe('registration-reply-lost', () => {
  it('is likely when the hub logs its reply and the spoke asks again', () => {
    const made = tunnelUp(LOGS)
      .nhrp('registration-request', LOGS)
      .nhrp('registration-reply', ['hubLog'])
      .nhrp('registration-request', LOGS, {}, 3)
      .nhrpState('spokeLog', 'retransmit-delay');
    expect(causes(made)[0]).toMatchObject({
      id: 'registration-reply-lost',
      confidence: 'likely',
      domain: 'path-to-spoke',
    });
  });
  it('is certain when the reply is on the hub’s wire only', () => {
    const made = tunnelUp(WIRES)
      .nhrp('registration-request', WIRES, {}, 3)
      .nhrp('registration-reply', ['hubWire'], {}, 2);
    expect(causes(made)[0]).toMatchObject({ id: 'registration-reply-lost', confidence: 'certain' });
  });
  it('is no cause when the hub sent none, or the spoke got it', () => {
    expect(ids(unanswered())).not.toContain('registration-reply-lost');
    const got = tunnelUp(LOGS).nhrp('registration-request', LOGS).nhrp('registration-reply', LOGS);
    expect(attempt(got)).toMatchObject({ outcome: 'registered', causes: [] });
  });
});

describe('routing-not-forming', () => {
  const registered = () => tunnelUp(LOGS).nhrp('registration-request', LOGS).nhrp('registration-reply', LOGS);
  const adjacency = (made: MadeCase, up: boolean, reason: string) =>
    made.event('spokeLog', {
      kind: 'adjacency',
      protocol: 'eigrp',
      neighbor: HUB_TUNNEL,
      interface: 'Tunnel0',
      up,
      reason,
    });
  it('is raised after a registration when the neighbour is lost again and again', () => {
    let made = registered();
    for (const reason of ['holding time expired', 'holding time expired'])
      made = adjacency(adjacency(made, true, 'new adjacency'), false, reason);
    expect(attempt(made).outcome).toBe('registered');
    expect(causes(made)[0]).toMatchObject({ id: 'routing-not-forming', confidence: 'likely' });
    expect(causes(made)[0]!.remedy).toContain('ip nhrp map multicast dynamic');
  });
  it('speaks of unicast when the retry limit is exceeded', () => {
    const made = adjacency(registered(), false, 'retry limit exceeded');
    expect(causes(made)[0]!.explanation).toContain('unicast');
  });
  it('is likely when the hub has nowhere to send its multicast', () => {
    const made = configured(registered(), {
      hub: [' ip nhrp map multicast dynamic\n', ''],
    }).configuration(
      'hub',
      'interface Tunnel0\n ip address 10.0.0.1 255.255.255.0\n ip nhrp network-id 1\n tunnel mode gre multipoint\nrouter eigrp 1\n network 10.0.0.0\n',
    );
    expect(causes(made)[0]).toMatchObject({ id: 'routing-not-forming', confidence: 'likely' });
  });
  it('is no cause when the adjacency holds, when the interface went down, or without a word', () => {
    expect(ids(adjacency(registered(), true, 'new adjacency'))).toEqual([]);
    expect(ids(adjacency(registered(), false, 'interface down'))).toEqual([]);
    expect(ids(configured(registered()))).toEqual([]);
  });
});

describe('what a cause leaves open', () => {
  it('gives nothing for a registered attempt', () => {
    const made = tunnelUp(WIRES)
      .nhrp('registration-request', WIRES)
      .nhrp('registration-reply', WIRES)
      .failure('hubLog', 'G8', 'invalid-spi', { spi: '0x00000009' })
      .failure('hubLog', 'F13', 'no-sa');
    expect(attempt(made)).toMatchObject({ outcome: 'registered', causes: [] });
  });
  it('gives only notes where ESP passes both ways unread', () => {
    const made = tunnelUp(WIRES).esp('spoke', WIRES, 6).esp('hub', WIRES, 6);
    expect(attempt(made).outcome).toBe('cannot-tell');
    expect(causes(made).map(({ confidence }) => confidence)).not.toContain('likely');
    expect(report(made).findings.every(({ severity }) => severity === 'note')).toBe(true);
  });
  it('has no doubt left where packets of many sizes pass both ways', () => {
    const made = tunnelUp(WIRES)
      .esp('spoke', WIRES, 300, { bytes: 90_000 })
      .esp('hub', WIRES, 200, { bytes: 30_000 });
    expect(ids(made)).toEqual([]);
  });
});

function sa(direction: 'inbound' | 'outbound', spi: string) {
  return {
    kind: 'ipsec-sa',
    act: 'created',
    spi,
    direction,
    source: null,
    destination: direction === 'inbound' ? HUB : SPOKE,
    attributes: null,
    messageId: null,
    connectionId: null,
  } as const;
}
