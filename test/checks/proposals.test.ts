import { describe, expect, test } from 'vitest';
import { authenticated, configured, LOGS, tunnelUp, WIRES } from '../diagnose/ask.ts';
import { MadeCase } from '../made/observations.ts';
import { check, phase1, phase2, proposal, shown, texts, verdict } from './ask.ts';

const isakmpSa = (cipher: string) => `IPv4 Crypto ISAKMP SA

C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH Lifetime Cap.

1001  198.51.100.2    203.0.113.1            ACTIVE ${cipher} sha256 psk  14 23:59:10
       Engine-id:Conn-id =  SW:1

IPv6 Crypto ISAKMP SA
`;

describe('proposal.phase1', () => {
  test('offer, acceptance, both configurations and a show agree', () => {
    const made = shown(configured(authenticated(WIRES)), 'spoke', 'show crypto isakmp sa', isakmpSa('aes '));
    const outcome = check('proposal.phase1', made);
    expect(outcome?.verdict).toBe('pass');
    expect(outcome?.message).toBe(
      'Phase 1 uses aes 256 sha256 group 14 pre-shared-key: offered, accepted, shown and configured agree.',
    );
    expect(texts(outcome)).toContain('shown: aes sha256 group 14 pre-shared-key');
    const policy = outcome?.values.find(({ from }) => from.text === 'crypto isakmp policy 10');
    expect(policy?.from.where).toMatchObject({ line: 2, endLine: 2 });
  });

  test('a policy that does not fit before one that does is no fault', () => {
    const made = authenticated(LOGS)
      .event('hubLog', proposal(1, 'refused', phase1({ group: 2 }), 'group'))
      .event('hubLog', proposal(1, 'accepted', phase1()));
    expect(verdict('proposal.phase1', made)).toBe('pass');
  });

  test('a refusal names the attribute', () => {
    const made = new MadeCase()
      .message('MM1', { at: WIRES, times: 3 })
      .event('hubLog', proposal(1, 'refused', phase1(), 'hash'))
      .failure('hubLog', 'F8', 'phase1-refused');
    const outcome = check('proposal.phase1', made);
    expect(outcome?.verdict).toBe('fail');
    expect(outcome?.message).toContain('because of its hash');
  });

  test('no policy in common: the nearest pair is named', () => {
    const made = configured(new MadeCase().message('MM1', { at: WIRES, times: 3 }), {
      hub: [' group 14', ' group 5'],
    });
    const outcome = check('proposal.phase1', made);
    expect(outcome?.verdict).toBe('fail');
    expect(outcome?.message).toContain('differ in Diffie-Hellman group');
  });

  test('refused for want of a key is no word about the algorithms', () => {
    const made = new MadeCase()
      .message('MM1', { at: WIRES })
      .failure('hubLog', 'F6', 'no-pre-shared-key')
      .failure('hubLog', 'F8', 'phase1-refused');
    expect(verdict('proposal.phase1', made)).toBe('unknown');
  });

  test('two logs that name different accepted ciphers are in conflict', () => {
    const made = authenticated(LOGS)
      .event('hubLog', proposal(1, 'accepted', phase1()))
      .event('spokeLog', proposal(1, 'accepted', phase1({ encryption: '3des-cbc', keyLength: null })));
    const outcome = check('proposal.phase1', made);
    expect(outcome?.verdict).toBe('conflict');
    expect(outcome?.message).toContain('the encryption differs');
  });

  test('a show of another cipher is in conflict with the wire', () => {
    const made = shown(authenticated(WIRES), 'spoke', 'show crypto isakmp sa', isakmpSa('3des'));
    expect(verdict('proposal.phase1', made)).toBe('conflict');
  });

  test('an accepted proposal that nobody offered is in conflict', () => {
    const made = new MadeCase()
      .message('MM1', { at: WIRES })
      .message('MM2', { at: WIRES, change: { proposals: [phase1({ group: 2 })] } });
    expect(verdict('proposal.phase1', made)).toBe('conflict');
  });

  test('an offer alone decides nothing, and silence is no check', () => {
    expect(verdict('proposal.phase1', new MadeCase().message('MM1', { at: WIRES }))).toBe('unknown');
    expect(verdict('proposal.phase1', new MadeCase().esp('spoke', WIRES, 3))).toBeNull();
  });
});

describe('proposal.phase2', () => {
  const quick = (accepted = phase2()) =>
    authenticated(WIRES)
      .message('QM1', { at: WIRES, change: { decrypted: true, proposals: [phase2()] } })
      .message('QM2', { at: WIRES, change: { decrypted: true, proposals: [accepted] } })
      .message('QM3', { at: WIRES });

  test('the wire calls it ESP_AES, the configuration esp-aes', () => {
    const outcome = check('proposal.phase2', configured(quick()));
    expect(outcome?.verdict).toBe('pass');
    expect(outcome?.message).toContain('aes 256 sha256');
  });

  test('a configuration that was changed since is in conflict with the SA', () => {
    const made = configured(quick(), { hub: ['esp-aes 256 esp-sha256-hmac', 'esp-3des esp-sha-hmac'] });
    const outcome = check('proposal.phase2', made);
    expect(outcome?.verdict).toBe('conflict');
    expect(outcome?.message).toContain("the hub's configuration does not have");
  });

  test('different transform sets and no acceptance fail', () => {
    const made = configured(authenticated(WIRES).message('QM1', { at: WIRES, times: 3 }), {
      hub: ['esp-aes 256 esp-sha256-hmac', 'esp-aes 128 esp-sha-hmac'],
    });
    const outcome = check('proposal.phase2', made);
    expect(outcome?.verdict).toBe('fail');
    expect(outcome?.message).toContain('key length and hash');
  });

  test('NO-PROPOSAL-CHOSEN after QM1 fails; after QM2 it is about something else', () => {
    const refusal = { notifies: [{ code: 14, name: 'NO-PROPOSAL-CHOSEN' }], decrypted: true };
    const offered = { decrypted: true, proposals: [phase2()] };
    const made = authenticated(WIRES)
      .message('QM1', { at: WIRES, change: offered })
      .informational('hub', WIRES, refusal);
    expect(verdict('proposal.phase2', made)).toBe('fail');
    expect(verdict('proposal.phase1', made)).toBe('pass');
    expect(verdict('proposal.phase2', quick().informational('hub', WIRES, refusal))).toBe('pass');
  });

  test('a refusal in the log of a Linux hub names what it is configured for', () => {
    const made = authenticated(LOGS).messages(['QM1'], LOGS).failure('hubLog', null, 'proposal-refused', {
      phase: 2,
      mismatch: 'encryption',
      configured: 'ESP:AES_CBC_128',
    });
    const outcome = check('proposal.phase2', made);
    expect(outcome?.verdict).toBe('fail');
    expect(texts(outcome)).toContain('refused; configured: ESP:AES_CBC_128');
  });

  test('PFS on the hub alone fails, on the spoke alone it is granted', () => {
    const pfs: [string, string] = [' set transform-set SET', ' set transform-set SET\n set pfs group14'];
    const tried = () => authenticated(WIRES).message('QM1', { at: WIRES, times: 3 });
    const outcome = check('proposal.phase2', configured(tried(), { hub: pfs }));
    expect(outcome?.verdict).toBe('fail');
    expect(outcome?.message).toBe('The hub asks for PFS group 14, the spoke offers no PFS.');
    expect(verdict('proposal.phase2', configured(tried(), { spoke: pfs }))).toBe('pass');
  });

  test('without keys, logs or configurations nobody speaks of it', () => {
    expect(verdict('proposal.phase2', tunnelUp(WIRES))).toBeNull();
  });
});
