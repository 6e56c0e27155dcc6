import { describe, expect, it } from 'vitest';
import { HUB, type MadeCase, offer, SPOKE } from '../made/observations.ts';
import { authenticated, causes, configured, ids, LOGS, tunnelUp, WIRES } from './ask.ts';

const refused = (at = WIRES) => authenticated(at).message('QM1', { at }).informational('hub', at);
const silent = () => authenticated(WIRES).message('QM1', { at: WIRES, times: 4 });
const inLogs = () => authenticated(LOGS).message('QM1', { at: LOGS });

describe('ipsec-proposal-mismatch', () => {
  it('is certain when the hub’s log says that no transform set fits', () => {
    const made = inLogs()
      .failure('hubLog', 'G1', 'transform-set-refused')
      .failure('hubLog', 'G2b', 'ipsec-proposal-invalid', { error: 256 })
      .failure('hubLog', 'G3', 'phase2-refused');
    expect(causes(made)[0]).toMatchObject({ id: 'ipsec-proposal-mismatch', confidence: 'certain' });
    expect(causes(made)).toHaveLength(1);
  });
  it('is likely when an unreadable informational answers QM1', () => {
    expect(causes(refused())[0]).toMatchObject({ id: 'ipsec-proposal-mismatch', confidence: 'likely' });
    expect(ids(refused())).toEqual(
      expect.arrayContaining(['proxy-mismatch', 'ipsec-mode-mismatch', 'pfs-mismatch']),
    );
    expect(ids(refused())).not.toContain('quick-mode-lost');
  });
  it('is likely when only the spoke’s log has the refusal', () => {
    const made = authenticated(['spokeLog'])
      .message('QM1', { at: ['spokeLog'] })
      .failure('spokeLog', 'G4', 'proposal-not-chosen');
    expect(causes(made)[0]).toMatchObject({ id: 'ipsec-proposal-mismatch', confidence: 'likely' });
  });
  it('names both transform sets when the configurations differ', () => {
    const made = configured(refused(), {
      hub: ['transform-set SET esp-aes 256 esp-sha256-hmac', 'transform-set SET esp-aes esp-sha-hmac'],
    });
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'ipsec-proposal-mismatch', confidence: 'certain' });
    expect(found.explanation).toContain('esp-aes esp-sha-hmac');
  });
  it('is no cause when the sets are equal, or once QM2 was sent', () => {
    expect(ids(configured(refused()))).not.toContain('ipsec-proposal-mismatch');
    const accepted = authenticated(WIRES).messages(['QM1', 'QM2'], ['hubWire']);
    expect(ids(accepted)).not.toContain('ipsec-proposal-mismatch');
  });
});

describe('proxy-mismatch', () => {
  it('is certain when the hub finds no map for the proxies', () => {
    const made = inLogs()
      .failure('hubLog', 'A13', 'no-matching-map')
      .failure('hubLog', 'G2', 'proxies-refused')
      .failure('hubLog', 'G2b', 'ipsec-proposal-invalid', { error: 32 })
      .failure('hubLog', 'G3', 'phase2-refused');
    expect(causes(made)[0]).toMatchObject({ id: 'proxy-mismatch', confidence: 'certain' });
    expect(causes(made)[0]!.explanation).toContain(`${SPOKE} and ${HUB}`);
    expect(ids(made)).not.toContain('ipsec-proposal-mismatch');
  });
  it('is likely when INVALID-ID-INFORMATION answers QM1', () => {
    const made = authenticated(WIRES)
      .message('QM1', { at: WIRES })
      .informational('hub', WIRES, {
        decrypted: true,
        notifies: [{ code: 18, name: 'INVALID-ID-INFORMATION' }],
      });
    expect(causes(made)[0]).toMatchObject({ id: 'proxy-mismatch', confidence: 'likely' });
  });
  it('is no cause when the transform sets are said to be the reason', () => {
    expect(ids(inLogs().failure('hubLog', 'G1', 'transform-set-refused'))).not.toContain('proxy-mismatch');
  });
});

describe('ipsec-mode-mismatch', () => {
  it('is certain when the configurations differ in nothing but the mode', () => {
    const made = configured(silent(), { hub: [' mode transport\n', ' mode tunnel\n'] });
    expect(causes(made)[0]).toMatchObject({ id: 'ipsec-mode-mismatch', confidence: 'certain' });
    expect(causes(made)[0]!.explanation).toMatch(/transport mode.*tunnel mode/);
  });
  it('is likely when tunnel mode is offered in a readable QM1', () => {
    const made = authenticated(WIRES).message('QM1', {
      at: WIRES,
      times: 3,
      change: {
        decrypted: true,
        payloads: ['hash', 'security-association', 'nonce'],
        proposals: [{ ...offer(null), protocol: 'esp', encapsulation: 'tunnel' }],
      },
    });
    expect(ids(made)).toContain('ipsec-mode-mismatch');
    expect(causes(made)[0]).toMatchObject({ id: 'ipsec-mode-mismatch', confidence: 'likely' });
  });
  it('is no cause when both configurations have the same mode', () => {
    expect(ids(configured(refused()))).not.toContain('ipsec-mode-mismatch');
  });
});

describe('pfs-mismatch', () => {
  it('is certain when only one configuration has it', () => {
    const made = configured(silent(), {
      hub: [' set transform-set SET\n', ' set transform-set SET\n set pfs group14\n'],
    });
    const found = causes(made)[0]!;
    expect(found).toMatchObject({ id: 'pfs-mismatch', confidence: 'certain' });
    expect(found.explanation).toContain('set pfs group14');
  });
  it('is hinted at by the size of QM1', () => {
    const large = authenticated(WIRES).message('QM1', { at: WIRES, times: 4, length: 300 });
    expect(causes(large)[0]).toMatchObject({ id: 'pfs-mismatch', confidence: 'possible' });
    expect(causes(large)[0]!.explanation).toContain('300 bytes');
  });
  it('is no cause when both have the same, or neither', () => {
    expect(ids(configured(silent()))).not.toContain('pfs-mismatch');
  });
});

describe('quick-mode-lost', () => {
  it('is certain when QM1 is on the spoke’s wire only', () => {
    const made = authenticated(WIRES).message('QM1', { at: ['spokeWire'], times: 4 });
    expect(causes(made)[0]).toMatchObject({
      id: 'quick-mode-lost',
      confidence: 'certain',
      domain: 'path-to-hub',
    });
  });
  it('is certain when QM2 is on the hub’s wire only', () => {
    const made = authenticated(WIRES)
      .message('QM1', { at: WIRES })
      .message('QM2', { at: ['hubWire'], times: 4 });
    expect(causes(made)[0]).toMatchObject({
      id: 'quick-mode-lost',
      confidence: 'certain',
      domain: 'path-to-spoke',
    });
  });
  it('is left open when QM1 gets no answer and only the spoke was watched', () => {
    const made = authenticated(['spokeWire']).message('QM1', { at: ['spokeWire'], times: 4 });
    expect(ids(made)).toEqual(expect.arrayContaining(['quick-mode-lost', 'ipsec-proposal-mismatch']));
  });
  it('is no cause when the hub refused, or when quick mode is done', () => {
    expect(ids(refused())).not.toContain('quick-mode-lost');
    const done: MadeCase = tunnelUp(WIRES).esp('spoke', ['spokeWire'], 4);
    expect(ids(done)).not.toContain('quick-mode-lost');
  });
});
