import { describe, expect, it } from 'vitest';
import type { Event, Observation } from '../../src/observation.ts';
import { LinuxObserver } from '../../src/observe/linux.ts';
import { lab } from '../parsers/linux/lab.ts';

function observe(text: string): { observations: Observation[]; observer: LinuxObserver } {
  const observer = new LinuxObserver('a.log');
  const observations = text.split('\n').flatMap((line, index) => observer.push(line, index + 1));
  return { observations: [...observations, ...observer.end()], observer };
}

function events<K extends Event['kind']>(
  observations: Observation[],
  kind: K,
): Extract<Event, { kind: K }>[] {
  return observations
    .map((observation) => observation.event)
    .filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);
}

/** `>` sent, `<` received, `*` repeated. */
function flow(scenario: string, end: string): string {
  const { observations } = observe(lab(scenario, `${end}-charon.log`));
  return events(observations, 'ike-message')
    .map((event) => {
      const name = event.name ?? event.exchange ?? '?';
      return `${event.act === 'sent' ? '>' : '<'}${name}${event.repeat ? '*' : ''}`;
    })
    .join(' ');
}

const complete = '>MM1 <MM2 >MM3 <MM4 >MM5 <MM6 >QM1 <QM2 >QM3 <informational <informational';
const mirrored = complete.replace(/[<>]/g, (mark) => (mark === '<' ? '>' : '<'));

// Compared message by message with tshark's reading of the captures of the same end: addresses, ports,
// cookies, message ID, length, exchange and NAT-D hashes agree; the deletes came after the captures ended.
describe('IKE messages of charon’s log', () => {
  it.each([
    'success-transport-3des',
    'success-aes',
    'nat-traversal',
    'esp-dropped-spoke-to-hub',
    'nhrp-auth-mismatch',
  ])('are those of the wire in %s', (scenario) => {
    expect(flow(scenario, 'spoke1')).toBe(complete);
    expect(flow(scenario, 'hub')).toBe(mirrored);
  });

  it('psk-mismatch: five MM5, each of the first four answered by an informational', () => {
    expect(flow('psk-mismatch', 'spoke1')).toBe(
      '>MM1 <MM2 >MM3 <MM4 >MM5 <informational >MM5* <informational >MM5* <informational >MM5* <informational >MM5*',
    );
    expect(flow('psk-mismatch', 'hub')).toBe(
      '<MM1 >MM2 <MM3 >MM4 <MM5 >informational <MM5 >informational <MM5 >informational <MM5 >informational <?',
    );
  });

  it('phase2-proposal-mismatch: QM1 answered by an informational of another message ID', () => {
    expect(flow('phase2-proposal-mismatch', 'spoke1')).toBe(
      '>MM1 <MM2 >MM3 <MM4 >MM5 <MM6 >QM1 <informational <informational',
    );
    const { observations } = observe(lab('phase2-proposal-mismatch', 'spoke1-charon.log'));
    const messages = events(observations, 'ike-message');
    expect(messages[6]).toMatchObject({ name: 'QM1', messageId: 1227116688 });
    expect(messages[7]).toMatchObject({
      messageId: 3524254238,
      notifies: [{ code: 14, name: 'NO-PROPOSAL-CHOSEN' }],
    });
    expect(events(observations, 'notify')).toMatchObject([
      { act: 'received', name: 'NO-PROPOSAL-CHOSEN', code: 14, messageId: 3524254238 },
    ]);
  });

  it('udp500-blocked: MM1 six times, nothing on the hub', () => {
    expect(flow('udp500-blocked', 'spoke1')).toBe('>MM1 >MM1* >MM1* >MM1* >MM1* >MM1*');
    expect(flow('udp500-blocked', 'hub')).toBe('');
    const { observations } = observe(lab('udp500-blocked', 'spoke1-charon.log'));
    const retransmits = events(observations, 'ike-milestone').filter(
      (event) => event.what === 'retransmitting',
    );
    expect(retransmits).toHaveLength(5);
    // Nothing in this log tells the cookies.
    expect(events(observations, 'ike-message').every((event) => event.initiatorCookie === null)).toBe(true);
  });
});

describe('a whole bring-up in charon’s words', () => {
  const { observations, observer } = observe(lab('success-transport-3des', 'hub-charon.log'));

  it('has the milestones in order', () => {
    expect(events(observations, 'ike-milestone').map((event) => event.what)).toEqual([
      'main-mode-started',
      'authenticated',
      'phase1-complete',
      'phase2-complete',
      'sa-deleted',
    ]);
    const spoke = observe(lab('success-transport-3des', 'spoke1-charon.log')).observations;
    expect(events(spoke, 'ike-milestone')[0]).toMatchObject({
      what: 'sa-requested',
      local: '172.16.1.1',
      peer: '172.16.10.1',
    });
  });

  it('has offers, acceptance and SAs with what they say', () => {
    const phase2 = { protocol: 'esp', encryption: '3des-cbc', hash: 'hmac-sha', group: null };
    expect(events(observations, 'proposal')).toMatchObject([
      { phase: 1, act: 'offered', attributes: { encryption: '3des-cbc', hash: 'sha', group: 1 } },
      { phase: 1, act: 'accepted' },
      { phase: 2, act: 'offered', attributes: phase2, messageId: 2372982155 },
      { phase: 2, act: 'accepted', attributes: phase2, messageId: 2372982155 },
    ]);
    const created = events(observations, 'ipsec-sa').filter((event) => event.act === 'created');
    const shared = { ...phase2, lifetimeSeconds: 3600, encapsulation: 'transport' };
    expect(created).toMatchObject([
      { spi: '0xc3bf792e', direction: 'inbound', attributes: { ...shared, spi: '0xc3bf792e' } },
      { spi: '0xc3a4b368', direction: 'outbound', messageId: 2372982155 },
    ]);
    const requested = events(
      observe(lab('success-transport-3des', 'spoke1-charon.log')).observations,
      'proposal',
    ).filter((event) => event.act === 'requested');
    expect(requested).toMatchObject([
      { phase: 1, attributes: { authentication: 'pre-shared-key', lifetimeSeconds: 86400 } },
      { phase: 2, attributes: { ...phase2, lifetimeSeconds: 3600 } },
    ]);
  });

  it('tells whose log it is, and the clock', () => {
    expect(observations.every(({ speaker }) => speaker?.side === 'hub')).toBe(true);
    expect(observations.at(-1)?.speaker).toEqual({ side: 'hub', host: null, nbma: '172.16.10.1' });
    expect(observer.summary()).toMatchObject({ format: 'charon', messages: 454, unknownMessages: 0 });
    expect(observer.summary().first).toMatchObject({ clock: 'local', precision: 1_000_000 });
    expect(observations.map(({ ordinal }) => ordinal)).toEqual(observations.map((_, index) => index));
    const lines = observations.map(({ where }) => where.line!);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('concludes on NAT', () => {
    expect(events(observations, 'nat-verdict')).toMatchObject([{ verdict: 'none' }]);
    const spoke = observe(lab('nat-traversal', 'spoke1-charon.log')).observations;
    expect(events(spoke, 'nat-verdict')).toMatchObject([{ verdict: 'self-inside' }]);
    expect(events(spoke, 'ike-message')[4]).toMatchObject({
      name: 'MM5',
      sourcePort: 4500,
      destinationPort: 4500,
    });
    expect(events(spoke, 'ipsec-sa')[0]?.attributes?.encapsulation).toBe('udp-transport');
    const hub = observe(lab('nat-traversal', 'hub-charon.log')).observations;
    expect(events(hub, 'nat-verdict')).toMatchObject([{ verdict: 'peer-inside' }]);
  });
});

describe('nhrpd’s words', () => {
  it('plain-gre: request and reply at both ends', () => {
    const spoke = observe(lab('plain-gre', 'spoke1-nhrpd.log')).observations;
    const hub = observe(lab('plain-gre', 'hub-nhrpd.log')).observations;
    const short = (list: Observation[]) =>
      events(list, 'nhrp-packet').map((event) => [event.act, event.packet, event.code]);
    expect(short(spoke)).toEqual([
      ['sent', 'registration-request', null],
      ['received', 'registration-reply', 0],
    ]);
    expect(short(hub)).toEqual([
      ['received', 'registration-request', null],
      ['sent', 'registration-reply', null],
    ]);
    expect(spoke.at(-1)?.speaker).toMatchObject({ side: 'spoke', nbma: '172.16.1.1' });
    expect(hub.at(-1)?.speaker).toMatchObject({ side: 'hub', nbma: '172.16.10.1' });
    expect(hub[0]?.at).toMatchObject({ precision: 1_000_000_000, clock: 'local' });
    expect(events(spoke, 'nhrp-state').map((event) => event.what)).toEqual([
      'interface-up',
      'registering',
      'received-for-us',
      'nhs-up',
      'cache-add',
      'cache-update',
    ]);
  });

  it('a hub that was never reached shows no sign of a client', () => {
    const { observations } = observe(lab('esp-dropped-spoke-to-hub', 'hub-nhrpd.log'));
    expect(events(observations, 'nhrp-packet')).toEqual([]);
    expect(events(observations, 'nhrp-state').map((event) => event.what)).toEqual(['interface-up']);
  });

  it('nhrp-auth-mismatch: the error indication says 11', () => {
    const { observations } = observe(lab('nhrp-auth-mismatch', 'hub-nhrpd.log'));
    const packets = events(observations, 'nhrp-packet');
    expect(packets[1]).toMatchObject({ act: 'sent', packet: 'error-indication', code: 11 });
    expect(packets.some((packet) => packet.packet === 'registration-reply')).toBe(false);
    expect(events(observations, 'failure')[0]).toMatchObject({
      what: 'nhrp-authentication-failed',
      peer: '172.16.1.1',
    });
  });
});

describe('one syslog file', () => {
  it('keeps both programs of both hosts apart and in order', () => {
    const interleaved = [
      'Mar  1 07:08:01 spoke-a charon: 09[KNL] creating acquire job for policy 198.51.100.9/32[gre] === 198.51.100.1/32[gre/1] with reqid {1}',
      'Mar  1 07:08:01 spoke-a charon: 09[ENC] <dmvpn|1> generating ID_PROT request 0 [ SA V ]',
      'Mar  1 07:08:01 spoke-a charon: 09[NET] <dmvpn|1> sending packet: from 198.51.100.9[500] to 198.51.100.1[500] (120 bytes)',
      'Mar  1 07:08:01 hub-b charon: 09[NET] <1> received packet: from 198.51.100.9[500] to 198.51.100.1[500] (120 bytes)',
      'Mar  1 07:08:01 spoke-a nhrpd[7]: [Z7K3A-GSQPT] NHS: Register 192.0.2.9 -> 192.0.2.1 (timeout 1)',
      'Mar  1 07:08:01 hub-b charon: 09[ENC] <1> parsed ID_PROT request 0 [ SA V ]',
    ];
    const { observations, observer } = observe(interleaved.join('\n'));
    expect(
      observations.map(({ event, speaker }) => [event.kind, speaker?.host, speaker?.side, speaker?.nbma]),
    ).toEqual([
      ['ike-milestone', 'spoke-a', 'spoke', '198.51.100.9'],
      ['ike-message', 'spoke-a', 'spoke', '198.51.100.9'],
      ['ike-message', 'hub-b', 'hub', '198.51.100.1'],
      ['nhrp-state', 'spoke-a', 'spoke', '198.51.100.9'],
    ]);
    expect(observer.summary().format).toBe('charon+nhrpd');
  });

  it('removes control characters from what it shows', () => {
    const { observations } = observe('09[IKE] <1> unable to install \u001b[31mred\u0007');
    expect(observations.map(({ text }) => text).join('')).not.toMatch(/[\u0000-\u001f]/);
  });
});
