import { describe, expect, it } from 'vitest';
import { CAUSES } from '../../src/diagnose/index.ts';
import { MadeCase } from '../made/observations.ts';
import { causes, ids, keysExchanged, tunnelUp, WIRES } from './ask.ts';

/** The contract: other programs rely on these names. */
const CONTRACT = `tunnel-down no-nhs-configured recursive-routing spoke-without-protection ike-request-lost
hub-not-answering ike-reply-lost ike-proposal-mismatch psk-missing psk-mismatch nat-t-blocked ike-fragments-lost
certificate-failure aggressive-mode-refused ikev2-in-use ipsec-proposal-mismatch proxy-mismatch ipsec-mode-mismatch
pfs-mismatch quick-mode-lost esp-blocked invalid-spi replay-drops tunnel-key-mismatch nhrp-auth-mismatch
nhrp-not-enabled-on-hub nhs-address-wrong unique-address-registered registration-refused nhrp-loop
registration-reply-lost routing-not-forming`.split(/\s+/);

describe('the list of causes', () => {
  it('has every id of the contract once, in the order of the flow', () => {
    expect(CAUSES.map(({ id }) => id)).toEqual(CONTRACT);
  });
  it.each(CAUSES.map((cause) => [cause.id, cause] as const))(
    '%s can be explained',
    (_, { title, explain }) => {
      expect(title.length).toBeGreaterThan(10);
      expect(explain.length).toBeGreaterThan(150);
      expect(explain).toMatch(/\.$/);
    },
  );
});

describe('every opinion', () => {
  const stalls: MadeCase[] = [
    new MadeCase().watching('hubWire'),
    new MadeCase().watching('spokeLog'),
    new MadeCase().message('MM1', { at: ['spokeWire'], times: 4 }),
    new MadeCase().messages(['MM1', 'MM2'], ['hubWire']).milestone('hubLog', 'retransmitting'),
    keysExchanged(['spokeWire']).message('MM5', { at: ['spokeWire'], times: 4, port: 4500 }),
    tunnelUp(['spokeWire']).esp('spoke', ['spokeWire'], 5).milestone('spokeLog', 'retransmitting'),
    tunnelUp(WIRES).esp('spoke', WIRES, 5).esp('hub', WIRES, 5),
    new MadeCase().nhrp('registration-request', WIRES, { spi: null }, 4),
  ];
  it.each(stalls.map((made, index) => [index, made] as const))(
    'says why, what to do and where to look (%i)',
    (_, made) => {
      const list = causes(made);
      expect(list.length).toBeGreaterThan(0);
      for (const cause of list) {
        expect(cause.explanation).toMatch(/^[A-Z0-9][^<>]*\.$/);
        expect(cause.remedy).not.toBe('');
        expect(cause.next).toMatch(/show |debug |Capture |ping /);
      }
    },
  );
});

describe('what excludes what', () => {
  it('leaves nothing merely possible beside a certain cause', () => {
    const made = new MadeCase().message('MM1', { at: ['spokeWire'], times: 4 }).watching('hubWire');
    expect(causes(made).map(({ confidence }) => confidence)).toEqual(['certain']);
  });
  it('does not call a message lost of which fragments came through', () => {
    const made = keysExchanged(WIRES, 'rsa-signature')
      .event('hubWire', { kind: 'nat-verdict', verdict: 'none', connectionId: null })
      .message('MM5', { at: ['spokeWire'], times: 3, length: 2100 })
      .event('hubWire', {
        kind: 'lost-fragments',
        source: '198.51.100.2',
        destination: '203.0.113.1',
        protocol: 17,
        fragments: 1,
        bytes: 1480,
        hasFirst: true,
      });
    expect(ids(made)).toEqual(['ike-fragments-lost']);
  });
  it('keeps NHRP’s own causes open where nothing is encrypted', () => {
    const made = new MadeCase().nhrp('registration-request', WIRES, { spi: null }, 4);
    expect(ids(made)).toEqual(expect.arrayContaining(['spoke-without-protection', 'nhrp-auth-mismatch']));
  });
});
