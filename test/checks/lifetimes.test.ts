import { describe, expect, test } from 'vitest';
import type { IpsecSa } from '../../src/observation.ts';
import { authenticated, configured, LOGS, WIRES } from '../diagnose/ask.ts';
import { HUB, MadeCase, SPOKE, TO_HUB, TO_SPOKE } from '../made/observations.ts';
import { check, ipsecSa, phase1, phase2, proposal, shown, verdict } from './ask.ts';

describe('lifetime.phase1', () => {
  test('offered, accepted and configured agree', () => {
    expect(check('lifetime.phase1', configured(authenticated(WIRES)))).toMatchObject({
      verdict: 'pass',
      message: '86400 seconds: offered, accepted and configured agree.',
    });
  });

  test('the responder may answer with less, not with more', () => {
    const answer = (lifetimeSeconds: number) =>
      new MadeCase()
        .message('MM1', { at: WIRES })
        .message('MM2', { at: WIRES, change: { proposals: [phase1({ lifetimeSeconds })] } });
    expect(verdict('lifetime.phase1', answer(3600))).toBe('pass');
    expect(verdict('lifetime.phase1', answer(90_000))).toBe('fail');
  });

  test('two logs that name different accepted lifetimes are in conflict', () => {
    const made = authenticated(LOGS)
      .event('hubLog', proposal(1, 'accepted', phase1()))
      .event('spokeLog', proposal(1, 'accepted', phase1({ lifetimeSeconds: 28_800 })));
    expect(verdict('lifetime.phase1', made)).toBe('conflict');
  });

  test('an offer alone has nothing to be compared with', () => {
    expect(verdict('lifetime.phase1', new MadeCase().message('MM1', { at: WIRES }))).toBe('unknown');
  });
});

describe('lifetimes of phase 2', () => {
  const created = (kilobytes: number, seconds: number): IpsecSa => ({
    kind: 'ipsec-sa',
    act: 'created',
    spi: TO_HUB,
    direction: 'inbound',
    source: SPOKE,
    destination: HUB,
    attributes: phase2({ lifetimeKilobytes: kilobytes, lifetimeSeconds: seconds }),
    messageId: 0x01020304,
    connectionId: null,
  });
  const agreed = () =>
    authenticated(LOGS)
      .messages(['QM1', 'QM2'], LOGS)
      .event('hubLog', proposal(2, 'accepted', phase2()));

  test('IOS installs fewer kilobytes on purpose', () => {
    const made = agreed().event('hubLog', created(4_536_779, 3600));
    expect(verdict('lifetime.phase2-kilobytes', made)).toBe('pass');
    expect(verdict('lifetime.phase2-seconds', made)).toBe('pass');
  });

  test('an SA that lives longer than negotiated fails', () => {
    const made = agreed().event('hubLog', created(4_608_001, 7200));
    expect(verdict('lifetime.phase2-kilobytes', made)).toBe('fail');
    expect(check('lifetime.phase2-seconds', made)).toMatchObject({
      verdict: 'fail',
      message: '7200 seconds are installed, more than the 3600 negotiated.',
    });
  });

  test('what is left in a show is below; above it fails', () => {
    const left = (text: string) =>
      shown(agreed(), 'hub', 'show crypto ipsec sa', ipsecSa(HUB, SPOKE, TO_HUB, TO_SPOKE, text));
    expect(verdict('lifetime.phase2-seconds', left('(4576682/3497)'))).toBe('pass');
    expect(verdict('lifetime.phase2-kilobytes', left('(4576682/3497)'))).toBe('pass');
    expect(verdict('lifetime.phase2-seconds', left('(4576682/3601)'))).toBe('fail');
    expect(verdict('lifetime.phase2-kilobytes', left('(4608001/3497)'))).toBe('fail');
  });

  test('what is left alone tells nothing', () => {
    const made = shown(
      new MadeCase().esp('spoke', WIRES, 3),
      'hub',
      'show crypto ipsec sa',
      ipsecSa(HUB, SPOKE, TO_HUB, TO_SPOKE),
    );
    expect(verdict('lifetime.phase2-seconds', made)).toBe('unknown');
  });

  test('configurations that differ are no fault: the shorter holds', () => {
    const made = configured(agreed(), {
      hub: [
        ' set transform-set SET',
        ' set transform-set SET\n set security-association lifetime seconds 7200',
      ],
    });
    const outcome = check('lifetime.phase2-seconds', made);
    expect(outcome?.verdict).toBe('pass');
    expect(outcome?.message).toContain('the shorter holds');
  });

  test('a rekey may negotiate another lifetime', () => {
    const rekey = { ...proposal(2, 'accepted', phase2({ lifetimeSeconds: 1800 })), messageId: 0x0a0b0c0d };
    expect(verdict('lifetime.phase2-seconds', agreed().event('hubLog', rekey))).toBe('pass');
    const again = proposal(2, 'accepted', phase2({ lifetimeSeconds: 1800 }));
    expect(verdict('lifetime.phase2-seconds', agreed().event('hubLog', again))).toBe('conflict');
  });
});
