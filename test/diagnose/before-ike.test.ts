import { describe, expect, it } from 'vitest';
import { HUB, HUB_TUNNEL, MadeCase, SPOKE } from '../made/observations.ts';
import { attempt, causes, configured, ids, tunnelUp, WIRES } from './ask.ts';

describe('tunnel-down', () => {
  it('is certain when the last word of the spoke is that its tunnel went down', () => {
    const made = new MadeCase().tunnel('spokeLog', 'up').tunnel('spokeLog', 'down').watching('spokeLog');
    expect(causes(made)[0]).toMatchObject({ id: 'tunnel-down', domain: 'spoke' });
  });
  it('is certain when the configuration shuts the tunnel', () => {
    const made = configured(new MadeCase().watching('spokeWire', 'hubWire'), {
      spoke: ['interface Tunnel0\n', 'interface Tunnel0\n shutdown\n'],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'tunnel-down', confidence: 'certain' });
  });
  it('is certain when show interfaces says so', () => {
    const made = new MadeCase().watching('spokeWire').show('spoke', 'show interfaces', {
      interfaces: [{ name: 'Tunnel0', status: 'administratively down', protocol: 'down', address: null }],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'tunnel-down', confidence: 'certain' });
  });
  it('is no cause when the tunnel came up again, or when IKE was sent', () => {
    const up = new MadeCase().tunnel('spokeLog', 'down').tunnel('spokeLog', 'up').watching('spokeLog');
    expect(ids(up)).not.toContain('tunnel-down');
    expect(ids(new MadeCase().message('MM1', { at: ['spokeWire'], times: 3 }))).not.toContain('tunnel-down');
  });
});

describe('no-nhs-configured', () => {
  it('is certain when the spoke says that it has none', () => {
    const made = new MadeCase().tunnel('spokeLog', 'up').nhrpState('spokeLog', 'no-nhs').watching('spokeLog');
    expect(causes(made)[0]).toMatchObject({ id: 'no-nhs-configured', confidence: 'certain' });
  });
  it('is certain when the spoke’s configuration has none', () => {
    const made = configured(new MadeCase().tunnel('spokeLog', 'up').watching('spokeLog'), {
      spoke: [' ip nhrp nhs 10.0.0.1\n', ''],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'no-nhs-configured', confidence: 'certain' });
    expect(causes(made)[0]!.remedy).toContain(`ip nhrp nhs ${HUB_TUNNEL}`);
  });
  it('is no cause when the hub says it, which is normal', () => {
    const made = tunnelUp(['spokeLog', 'hubLog'])
      .nhrpState('hubLog', 'no-nhs')
      .nhrpState('spokeLog', 'registering');
    expect(ids(made)).not.toContain('no-nhs-configured');
  });
});

describe('recursive-routing', () => {
  it('is certain when the spoke took its tunnel down for it', () => {
    const made = tunnelUp(['spokeLog'])
      .tunnel('spokeLog', 'recursive-routing')
      .failure('spokeLog', 'H14', 'recursive-routing');
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'recursive-routing', confidence: 'certain', domain: 'spoke' });
    expect(found.explanation).toContain(HUB);
  });
  it('is likely when a static route sends the hub’s address into the tunnel', () => {
    const made = configured(tunnelUp(['spokeLog']).milestone('spokeLog', 'retransmitting'), {
      spoke: ['hostname spoke\n', 'hostname spoke\nip route 203.0.113.0 255.255.255.0 Tunnel0\n'],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'recursive-routing', confidence: 'likely' });
  });
  it('is no cause without a word of it', () => {
    expect(ids(tunnelUp(['spokeLog']).milestone('spokeLog', 'retransmitting'))).not.toContain(
      'recursive-routing',
    );
  });
});

describe('spoke-without-protection', () => {
  it('is certain when the hub reports GRE without IPsec', () => {
    const made = new MadeCase()
      .watching('hubLog')
      .tunnel('hubLog', 'listening')
      .failure('hubLog', 'G9', 'not-ipsec', { protocol: 47 })
      .failure('hubLog', 'G9', 'not-ipsec', { protocol: 47 });
    expect(causes(made)[0]).toMatchObject({
      id: 'spoke-without-protection',
      confidence: 'certain',
      domain: 'spoke',
    });
  });
  it('is first when the registration is seen in clear and nobody answers', () => {
    const made = new MadeCase().nhrp('registration-request', WIRES, { spi: null }, 4);
    expect(causes(made)[0]).toMatchObject({ id: 'spoke-without-protection' });
  });
  it('is certain with both configurations', () => {
    const made = configured(new MadeCase().nhrp('registration-request', WIRES, { spi: null }, 4), {
      spoke: [' tunnel protection ipsec profile DMVPN\n', ''],
    });
    expect(causes(made)[0]).toMatchObject({ id: 'spoke-without-protection', confidence: 'certain' });
  });
  it('is no cause when IKE was tried or the hub answers in clear', () => {
    const tried = new MadeCase()
      .message('MM1', { at: WIRES, times: 3 })
      .failure('hubLog', 'G9', 'not-ipsec', { protocol: 47 });
    expect(ids(tried)).not.toContain('spoke-without-protection');
    const answered = new MadeCase()
      .nhrp('registration-request', WIRES, { spi: null })
      .nhrp('registration-reply', WIRES, { spi: null });
    expect(attempt(answered)).toMatchObject({ outcome: 'registered', causes: [] });
  });
});

describe('ikev2-in-use', () => {
  it('is said when the headers are of version 2', () => {
    const made = new MadeCase().message('MM1', {
      at: WIRES,
      times: 3,
      change: { exchange: 'ikev2', name: null, payloads: [] },
    });
    expect(causes(made)[0]).toMatchObject({ id: 'ikev2-in-use', confidence: 'certain' });
  });
  it('names what the log says of it', () => {
    const made = new MadeCase()
      .message('MM1', { at: ['hubLog'], times: 2, change: { exchange: 'ikev2', name: null } })
      .failure('hubLog', 'V4', 'ikev2-policy-mismatch');
    expect(causes(made)[0]!.explanation).toMatch(/proposal/);
  });
  it('is not said of IKEv1', () => {
    expect(ids(new MadeCase().message('MM1', { at: ['spokeWire'], times: 3 }))).not.toContain('ikev2-in-use');
  });
});

describe('nothing seen at all', () => {
  it('leaves open what the spoke may lack and what the path may drop', () => {
    const made = new MadeCase().watching('hubWire');
    expect(ids(made)).toEqual(
      expect.arrayContaining(['tunnel-down', 'no-nhs-configured', 'ike-request-lost', 'psk-missing']),
    );
    expect(causes(made).every(({ confidence }) => confidence === 'possible')).toBe(true);
  });
  it('names the routers by what is known of them', () => {
    const made = new MadeCase().message('MM1', { at: ['spokeWire'], times: 2 });
    expect(causes(made)[0]!.next).toContain(SPOKE);
  });
});
