import { describe, expect, it } from 'vitest';
import { HUB, MadeCase, offer, SPOKE } from '../made/observations.ts';
import { attempt, causes, configured, ids, keysExchanged, LOGS, report, WIRES } from './ask.ts';

const unanswered = () => new MadeCase().message('MM1', { at: ['spokeWire'], times: 5 });

describe('ike-request-lost', () => {
  it('is certain when both wires were captured and MM1 is on the spoke’s only', () => {
    const found = causes(unanswered().watching('hubWire'))[0]!;
    expect(found).toMatchObject({ id: 'ike-request-lost', confidence: 'certain', domain: 'path-to-hub' });
    expect(found.explanation).toContain('5 times');
    expect(found.remedy).toContain(`permit udp host ${SPOKE} host ${HUB} eq isakmp`);
  });
  it('is certain when an access list or an ICMP error says so', () => {
    const denied = new MadeCase()
      .watching('hubLog')
      .message('MM1', { at: ['spokeWire'], times: 5 })
      .milestone('hubLog', 'dpd')
      .failure('hubLog', 'H17', 'access-list', {
        action: 'denied',
        protocol: 'udp',
        source: SPOKE,
        list: 'OUT',
      });
    expect(causes(denied)[0]).toMatchObject({ id: 'ike-request-lost' });
    const prohibited = unanswered().event('spokeWire', {
      kind: 'icmp-error',
      source: '192.0.2.9',
      quotedSource: SPOKE,
      quotedDestination: HUB,
      quotedProtocol: 'ike',
      type: 3,
      code: 13,
      meaning: 'administratively prohibited',
      spi: null,
      mtu: null,
    });
    expect(causes(prohibited)[0]).toMatchObject({ id: 'ike-request-lost', confidence: 'likely' });
    expect(causes(prohibited)[0]!.explanation).toContain('192.0.2.9');
  });
  it('is seen in the hub’s configuration', () => {
    const made = configured(unanswered(), { hub: [' permit udp any any eq isakmp\n', ''] });
    expect(causes(made)[0]).toMatchObject({ id: 'ike-request-lost' });
    expect(causes(made)[0]!.explanation).toContain('access list OUTSIDE');
  });
  it('is one of several with the spoke’s capture alone', () => {
    const made = unanswered();
    expect(ids(made)).toEqual(
      expect.arrayContaining([
        'ike-request-lost',
        'hub-not-answering',
        'ike-reply-lost',
        'ike-proposal-mismatch',
      ]),
    );
    expect(causes(made)[0]!.confidence).toBe('possible');
  });
  it('holds for MM3', () => {
    const made = new MadeCase()
      .messages(['MM1', 'MM2'], WIRES)
      .message('MM3', { at: ['spokeWire'], times: 4 });
    expect(causes(made)[0]).toMatchObject({ id: 'ike-request-lost', confidence: 'certain' });
  });
  it('is no cause when MM1 arrived', () => {
    expect(ids(new MadeCase().message('MM1', { at: WIRES, times: 5 }))).not.toContain('ike-request-lost');
  });
});

describe('hub-not-answering', () => {
  it('is first when MM1 arrives and the hub sends nothing', () => {
    const made = new MadeCase().message('MM1', { at: WIRES, times: 5 });
    expect(causes(made)[0]).toMatchObject({ id: 'hub-not-answering', confidence: 'likely', domain: 'hub' });
  });
  it('is certain when the port is closed', () => {
    const made = unanswered().event('spokeWire', {
      kind: 'icmp-error',
      source: HUB,
      quotedSource: SPOKE,
      quotedDestination: HUB,
      quotedProtocol: 'ike',
      type: 3,
      code: 3,
      meaning: 'port unreachable',
      spi: null,
      mtu: null,
    });
    expect(causes(made)[0]).toMatchObject({ id: 'hub-not-answering', confidence: 'certain' });
  });
  it('is certain when the hub’s tunnel lacks protection', () => {
    const made = configured(new MadeCase().message('MM1', { at: WIRES, times: 5 }), {
      hub: [' tunnel protection ipsec profile DMVPN\n', ''],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'hub-not-answering', confidence: 'certain' });
    expect(causes(made)[0]!.explanation).toContain('no tunnel protection');
  });
  it('is no cause when the hub answered with a notification, or MM2', () => {
    const refused = new MadeCase().message('MM1', { at: WIRES }).informational('hub', WIRES, {
      encrypted: false,
      notifies: [{ code: 14, name: 'NO-PROPOSAL-CHOSEN' }],
    });
    expect(ids(refused)).not.toContain('hub-not-answering');
    expect(ids(new MadeCase().messages(['MM1', 'MM2'], ['hubWire']))).not.toContain('hub-not-answering');
  });
});

describe('ike-reply-lost', () => {
  it('is certain when MM2 is on the hub’s wire only', () => {
    const made = new MadeCase()
      .message('MM1', { at: WIRES })
      .message('MM2', { at: ['hubWire'], times: 3 })
      .message('MM1', { at: WIRES, times: 2, change: { repeat: true } });
    expect(causes(made)[0]).toMatchObject({
      id: 'ike-reply-lost',
      confidence: 'certain',
      domain: 'path-to-spoke',
    });
  });
  it('is likely when the hub hears MM1 again although it answered', () => {
    const made = new MadeCase()
      .message('MM1', { at: ['hubLog'] })
      .message('MM2', { at: ['hubLog'] })
      .milestone('hubLog', 'duplicate-received')
      .milestone('hubLog', 'retransmitting');
    expect(causes(made)[0]).toMatchObject({ id: 'ike-reply-lost', confidence: 'likely' });
  });
  it('is no cause when the hub sent no MM2', () => {
    expect(ids(new MadeCase().message('MM1', { at: WIRES, times: 5 }))).not.toContain('ike-reply-lost');
  });
});

describe('ike-proposal-mismatch', () => {
  it('is certain when the hub’s log refuses every offer, and names the attribute', () => {
    const made = new MadeCase()
      .message('MM1', { at: ['hubLog'] })
      .event('hubLog', {
        kind: 'proposal',
        phase: 1,
        act: 'refused',
        attributes: offer('pre-shared-key'),
        mismatch: 'group',
        connectionId: null,
        messageId: null,
      })
      .failure('hubLog', 'F8', 'phase1-refused');
    const found = causes(made)[0]!;
    expect(found).toMatchObject({
      id: 'ike-proposal-mismatch',
      confidence: 'certain',
      domain: 'configuration',
    });
    expect(found.explanation).toContain('group');
  });
  it('is likely when the hub’s log refuses every offer without a word of why: a missing key sounds the same', () => {
    const made = new MadeCase().message('MM1', { at: ['hubLog'] }).failure('hubLog', 'F8', 'phase1-refused');
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'ike-proposal-mismatch', confidence: 'likely' });
    expect(found.next).toContain('No pre-shared key with');
    expect(ids(made)).toContain('psk-missing');
  });
  it('is likely when NO-PROPOSAL-CHOSEN answers MM1', () => {
    const made = new MadeCase().message('MM1', { at: ['spokeWire'] }).informational('hub', ['spokeWire'], {
      encrypted: false,
      notifies: [{ code: 14, name: 'NO-PROPOSAL-CHOSEN' }],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'ike-proposal-mismatch', confidence: 'likely' });
    expect(ids(made)).toContain('psk-missing');
  });
  it('names what differs in the two configurations', () => {
    const made = configured(new MadeCase().message('MM1', { at: WIRES, times: 4 }), {
      hub: [' group 14\ncrypto isakmp key', ' group 5\ncrypto isakmp key'],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'ike-proposal-mismatch', confidence: 'certain' });
    expect(causes(made)[0]!.explanation).toContain('group (14 and 5)');
    expect(causes(made)[0]!.remedy).toContain(' authentication pre-share\n group 5');
  });
  it('is no cause when a later policy was accepted or MM2 was sent', () => {
    const made = new MadeCase()
      .message('MM1', { at: ['hubLog'] })
      .failure('hubLog', 'F6', 'hash')
      .message('MM2', { at: ['hubLog'] })
      .milestone('hubLog', 'retransmitting', 'MM_SA_SETUP');
    expect(ids(made)).not.toContain('ike-proposal-mismatch');
  });
  it('is no cause when the configurations have an equal policy', () => {
    expect(ids(configured(unanswered()))).not.toContain('ike-proposal-mismatch');
  });
});

describe('psk-missing', () => {
  it('is certain when a router says so, and is that router’s fault', () => {
    const made = new MadeCase()
      .tunnel('spokeLog', 'up')
      .milestone('spokeLog', 'sa-requested')
      .failure('spokeLog', 'F5', 'no-pre-shared-key');
    expect(causes(made)[0]).toMatchObject({ id: 'psk-missing', confidence: 'certain', domain: 'spoke' });
    const hub = new MadeCase()
      .message('MM1', { at: ['hubLog'] })
      .failure('hubLog', 'F5', 'no-pre-shared-key')
      .failure('hubLog', 'F8', 'phase1-refused');
    expect(causes(hub)[0]).toMatchObject({ id: 'psk-missing', confidence: 'certain', domain: 'hub' });
    expect(ids(hub)).not.toContain('ike-proposal-mismatch');
  });
  it('is seen in a configuration without a key for the peer', () => {
    const made = configured(new MadeCase().message('MM1', { at: WIRES, times: 4 }), {
      hub: ['crypto isakmp key one address 198.51.100.2', 'crypto isakmp key one address 192.0.2.77'],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'psk-missing', domain: 'hub' });
  });
  it('is no cause with a wildcard key, with certificates, or after MM5', () => {
    const wildcard = configured(new MadeCase().message('MM1', { at: WIRES, times: 4 }), {
      hub: ['crypto isakmp key one address 198.51.100.2', 'crypto isakmp key one address 0.0.0.0'],
    });
    expect(ids(wildcard)).not.toContain('psk-missing');
    const certificates = new MadeCase().message('MM1', {
      at: WIRES,
      times: 4,
      authentication: 'rsa-signature',
    });
    expect(ids(certificates)).not.toContain('psk-missing');
    expect(ids(keysExchanged(WIRES).message('MM5', { at: WIRES, times: 3 }))).not.toContain('psk-missing');
  });
});

describe('psk-mismatch', () => {
  it('is certain when the hub cannot read MM5 again and again', () => {
    const made = keysExchanged(LOGS)
      .message('MM5', { at: LOGS, times: 3 })
      .failure('hubLog', 'F9', 'bad-message')
      .failure('hubLog', 'F10', 'cannot-decrypt');
    expect(causes(made)[0]).toMatchObject({ id: 'psk-mismatch', confidence: 'certain' });
  });
  it('is likely when MM5 repeats and encrypted informationals answer it', () => {
    const made = keysExchanged(['spokeWire'])
      .message('MM5', { at: ['spokeWire'] })
      .informational('hub', ['spokeWire'])
      .message('MM5', { at: ['spokeWire'], change: { repeat: true } })
      .informational('hub', ['spokeWire']);
    expect(causes(made)[0]).toMatchObject({ id: 'psk-mismatch', confidence: 'likely' });
    expect(causes(made)).toHaveLength(1);
  });
  it('is likely when MM5 arrives at the hub, repeats and is met with silence', () => {
    const made = keysExchanged(WIRES).message('MM5', { at: WIRES, times: 4 });
    expect(causes(made)[0]).toMatchObject({ id: 'psk-mismatch', confidence: 'likely' });
  });
  it('is certain when the keys of the configurations differ, and excluded when they are equal', () => {
    const stalled = () => keysExchanged(WIRES).message('MM5', { at: WIRES, times: 4 });
    const differ = configured(stalled(), { hub: ['crypto isakmp key one', 'crypto isakmp key two'] });
    expect(causes(differ)[0]).toMatchObject({ id: 'psk-mismatch', confidence: 'certain' });
    expect(ids(configured(stalled()))).not.toContain('psk-mismatch');
  });
  it('never shows a key', () => {
    const made = configured(keysExchanged(WIRES).message('MM5', { at: WIRES, times: 4 }), {
      hub: ['crypto isakmp key one', 'crypto isakmp key s3cr3t-two'],
    });
    expect(JSON.stringify(report(made))).not.toContain('s3cr3t-two');
  });
  it('is certain when keys open one end’s messages only', () => {
    const made = keysExchanged(WIRES)
      .message('MM5', { at: WIRES, times: 3, change: { decrypted: true } })
      .informational('hub', WIRES, { decrypted: false });
    expect(causes(made)[0]).toMatchObject({ id: 'psk-mismatch', confidence: 'certain' });
  });
  it('is no cause with certificates or when MM5 did not arrive', () => {
    const certificates = keysExchanged(WIRES, 'rsa-signature').message('MM5', { at: WIRES, times: 3 });
    expect(ids(certificates)).not.toContain('psk-mismatch');
    const lost = keysExchanged(WIRES).message('MM5', { at: ['spokeWire'], times: 3, port: 4500 });
    expect(ids(lost)).not.toContain('psk-mismatch');
  });
  it('does not take NHRP’s authentication failure for one', () => {
    const made = keysExchanged(LOGS)
      .message('MM5', { at: LOGS, times: 3 })
      .failure('hubLog', 'H4', 'authentication-failed', { code: 11 });
    expect(causes(made)[0]!.confidence).not.toBe('certain');
  });
});

describe('nat-t-blocked', () => {
  it('is certain when MM5 on 4500 is on the spoke’s wire only', () => {
    const made = keysExchanged(WIRES).message('MM5', { at: ['spokeWire'], times: 4, port: 4500 });
    expect(causes(made)[0]).toMatchObject({
      id: 'nat-t-blocked',
      confidence: 'certain',
      domain: 'path-to-hub',
    });
  });
  it('is likely when MM5 on 4500 gets no answer', () => {
    const made = keysExchanged(['spokeWire']).message('MM5', { at: ['spokeWire'], times: 4, port: 4500 });
    expect(causes(made)[0]).toMatchObject({ id: 'nat-t-blocked', confidence: 'likely' });
    expect(ids(made)).toContain('psk-mismatch');
  });
  it('is likely when a hub that found NAT waits for MM5', () => {
    const made = keysExchanged(['hubLog'])
      .event('hubLog', { kind: 'nat-verdict', verdict: 'peer-inside', connectionId: null })
      .message('MM4', { at: ['hubLog'], times: 2, change: { repeat: true } })
      .milestone('hubLog', 'retransmitting', 'MM_KEY_EXCH');
    expect(causes(made)[0]).toMatchObject({ id: 'nat-t-blocked' });
  });
  it('is no cause on port 500, without NAT, or when MM5 arrived', () => {
    expect(ids(keysExchanged(['spokeWire']).message('MM5', { at: ['spokeWire'], times: 4 }))).not.toContain(
      'nat-t-blocked',
    );
    const arrived = keysExchanged(WIRES).message('MM5', { at: WIRES, times: 4, port: 4500 });
    expect(ids(arrived)).not.toContain('nat-t-blocked');
  });
});

describe('ike-fragments-lost', () => {
  const fragments = (made: MadeCase) =>
    made.event('hubWire', {
      kind: 'lost-fragments',
      source: SPOKE,
      destination: HUB,
      protocol: 17,
      fragments: 1,
      bytes: 1480,
      hasFirst: true,
    });
  it('is first when only first fragments of MM5 reach the hub', () => {
    const made = fragments(
      keysExchanged(WIRES, 'rsa-signature').message('MM5', { at: ['spokeWire'], times: 3, length: 2100 }),
    );
    expect(causes(made)[0]).toMatchObject({
      id: 'ike-fragments-lost',
      confidence: 'certain',
      domain: 'path-to-hub',
    });
  });
  it('is likely when a large MM5 gets no answer', () => {
    const made = keysExchanged(['spokeWire'], 'rsa-signature').message('MM5', {
      at: ['spokeWire'],
      times: 3,
      length: 2100,
    });
    expect(ids(made)).toContain('ike-fragments-lost');
  });
  it('is no cause when MM5 is small', () => {
    expect(ids(keysExchanged(['spokeWire']).message('MM5', { at: ['spokeWire'], times: 3 }))).not.toContain(
      'ike-fragments-lost',
    );
  });
});

describe('certificate-failure', () => {
  it('is certain when a router reports the certificate', () => {
    const made = keysExchanged(LOGS, 'rsa-signature')
      .message('MM5', { at: LOGS, times: 2 })
      .failure('hubLog', 'F20', 'certificate');
    expect(causes(made)[0]).toMatchObject({
      id: 'certificate-failure',
      confidence: 'certain',
      domain: 'hub',
    });
  });
  it('is likely when INVALID-CERTIFICATE answers MM5', () => {
    const made = keysExchanged(['spokeWire'], 'rsa-signature')
      .message('MM5', { at: ['spokeWire'], times: 2 })
      .informational('hub', ['spokeWire'], {
        decrypted: true,
        notifies: [{ code: 20, name: 'INVALID-CERTIFICATE' }],
      });
    expect(causes(made)[0]).toMatchObject({ id: 'certificate-failure', confidence: 'likely' });
  });
  it('is no cause with pre-shared keys', () => {
    expect(ids(keysExchanged(WIRES).message('MM5', { at: WIRES, times: 3 }))).not.toContain(
      'certificate-failure',
    );
  });
});

describe('aggressive-mode-refused', () => {
  it('is certain when the hub has it disabled', () => {
    const made = new MadeCase()
      .message('AM1', { at: ['spokeWire', 'hubWire'], times: 3 })
      .failure('hubLog', 'F14', 'aggressive-mode-disabled');
    expect(causes(made)[0]).toMatchObject({ id: 'aggressive-mode-refused', confidence: 'certain' });
  });
  it('is first when AM1 arrives and is met with silence', () => {
    const made = new MadeCase().message('AM1', { at: WIRES, times: 3 });
    expect(ids(made)).toContain('aggressive-mode-refused');
    expect(causes(made)[0]!.confidence).toBe('likely');
  });
  it('is no cause when AM2 came, or in main mode with the harmless line', () => {
    expect(ids(new MadeCase().messages(['AM1', 'AM2'], WIRES))).not.toContain('aggressive-mode-refused');
    const harmless = new MadeCase()
      .event('spokeLog', { kind: 'remark', peer: HUB, fields: { text: 'Can not start Aggressive mode' } })
      .message('MM1', { at: ['spokeLog'], times: 3 });
    expect(ids(harmless)).not.toContain('aggressive-mode-refused');
  });
});

describe('the fault domain', () => {
  it('is the cause’s when it is known, else the first gap', () => {
    expect(attempt(unanswered().watching('hubWire')).faultDomain).toBe('path-to-hub');
    expect(attempt(unanswered()).faultDomain).toBeNull();
    expect(attempt(new MadeCase().message('MM1', { at: WIRES, times: 5 })).faultDomain).toBe('hub');
  });
});
