import { describe, expect, test } from 'vitest';
import type { IkeState } from '../../src/observation.ts';
import { authenticated, LOGS, MAIN_MODE, QUICK_MODE, tunnelUp, WIRES } from '../diagnose/ask.ts';
import { MadeCase } from '../made/observations.ts';
import { check, ipsecSa, shown, verdict } from './ask.ts';

const state = (from: string, to: string): IkeState => ({
  kind: 'ike-state',
  phase: to.startsWith('IKE_QM') ? 2 : 1,
  from,
  to,
  connectionId: '1001',
  messageId: null,
  input: null,
});

describe('states', () => {
  const walk = (...states: string[]) => {
    const made = new MadeCase().message('MM1', { at: ['spokeLog'] });
    for (let i = 1; i < states.length; i++) made.event('spokeLog', state(states[i - 1]!, states[i]!));
    return made;
  };

  test("the initiator's whole way, with states that repeat", () => {
    const made = walk(
      'IKE_READY',
      'IKE_I_MM1',
      'IKE_I_MM2',
      'IKE_I_MM2',
      'IKE_I_MM3',
      'IKE_I_MM4',
      'IKE_I_MM5',
      'IKE_I_MM6',
      'IKE_P1_COMPLETE',
    );
    expect(check('states', made)).toMatchObject({ verdict: 'pass', message: 'All 8 transitions are legal.' });
  });

  test("the responder's quick mode, also as newer releases print it", () => {
    expect(
      verdict('states', walk('IKE_QM_READY', 'IKE_QM_SPI_STARVE', 'IKE_QM_R_QM2', 'IKE_QM_PHASE2_COMPLETE')),
    ).toBe('pass');
    expect(
      verdict(
        'states',
        walk('IKE_QM_READY', 'IKE_QM_SPI_STARVE', 'IKE_QM_IPSEC_INSTALL_AWAIT', 'IKE_QM_R_QM2'),
      ),
    ).toBe('pass');
  });

  test('any state may be given up', () => {
    expect(verdict('states', walk('IKE_R_MM4', 'IKE_DEST_SA'))).toBe('pass');
  });

  test('a step back or a jump is not legal', () => {
    expect(check('states', walk('IKE_I_MM4', 'IKE_I_MM2'))).toMatchObject({
      verdict: 'fail',
      message: 'Not a legal transition: IKE_I_MM4 → IKE_I_MM2.',
    });
    expect(verdict('states', walk('IKE_I_MM1', 'IKE_R_MM2'))).toBe('fail');
  });

  test('a state that nobody knows is not judged', () => {
    expect(verdict('states', walk('IKE_READY', 'IKE_SOMETHING_NEW'))).toBe('unknown');
    expect(verdict('states', authenticated(WIRES))).toBeNull();
  });
});

describe('message-id', () => {
  test('the same in both logs and on both wires', () => {
    expect(check('message-id', tunnelUp([...WIRES, ...LOGS]))).toMatchObject({
      verdict: 'pass',
      message: '0x01020304: the same in 4 places.',
    });
  });

  test('IDs that share nothing are in conflict', () => {
    const made = authenticated(LOGS)
      .messages(['QM1'], ['spokeLog'])
      .messages(['QM1'], ['hubLog'], { change: { messageId: 0x7fffffff } });
    expect(verdict('message-id', made)).toBe('conflict');
  });

  test('sources that cover different times may have seen different quick modes', () => {
    const made = tunnelUp(['spokeLog']).messages(MAIN_MODE, ['hubLog']);
    const later = made.messages(QUICK_MODE, ['hubLog'], { change: { messageId: 0x7fffffff } });
    expect(verdict('message-id', later)).toBe('unknown');
  });

  test('one place alone cannot be compared', () => {
    expect(verdict('message-id', tunnelUp(['hubWire']))).toBe('unknown');
    expect(verdict('message-id', authenticated(WIRES))).toBeNull();
  });
});

describe('run', () => {
  test('sources that share keys', () => {
    expect(verdict('run', tunnelUp([...WIRES, ...LOGS]))).toBe('pass');
  });

  test('a log and a capture that share no key are of different runs', () => {
    const made = new MadeCase()
      .messages([...MAIN_MODE, ...QUICK_MODE], ['spokeLog'])
      .messages([...MAIN_MODE, ...QUICK_MODE], ['hubWire'], {
        change: {
          initiatorCookie: 'cccccccccccccccc',
          responderCookie: 'dddddddddddddddd',
          messageId: 0x0badcafe,
        },
      });
    const outcome = check('run', made);
    expect(outcome?.verdict).toBe('conflict');
    expect(outcome?.message).toContain('of another run');
  });

  test('shows of the same run share their SPIs', () => {
    const made = shown(
      tunnelUp(WIRES).esp('spoke', WIRES, 3),
      'hub',
      'show crypto ipsec sa',
      ipsecSa('203.0.113.1', '198.51.100.2', '0x11111111', '0x22222222'),
    );
    expect(check('run', made)).toMatchObject({
      verdict: 'pass',
      message: 'Shows, logs and captures share their SPIs.',
    });
  });

  test('a single source has no other to be compared with', () => {
    expect(verdict('run', tunnelUp(['hubWire']))).toBeNull();
  });
});
