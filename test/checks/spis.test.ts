import { describe, expect, test } from 'vitest';
import type { IpsecSa } from '../../src/observation.ts';
import { authenticated, LOGS, QUICK_MODE, tunnelUp, WIRES } from '../diagnose/ask.ts';
import { HUB, type MadeCase, SPOKE, TO_HUB, TO_SPOKE } from '../made/observations.ts';
import { check, ipsecSa, phase2, shown, verdict } from './ask.ts';

function sa(spi: string, direction: IpsecSa['direction'], messageId: number | null = 0x01020304): IpsecSa {
  return {
    kind: 'ipsec-sa',
    act: 'created',
    spi,
    direction,
    source: null,
    destination: null,
    attributes: null,
    messageId,
    connectionId: null,
  };
}

/** Both routers' SAs; the hub may name others than the spoke. */
function installed(made: MadeCase, hub: [into: string, out: string] = [TO_HUB, TO_SPOKE]): MadeCase {
  return made
    .event('hubLog', sa(hub[0], 'inbound'))
    .event('hubLog', sa(hub[1], 'outbound'))
    .event('spokeLog', sa(TO_SPOKE, 'inbound'))
    .event('spokeLog', sa(TO_HUB, 'outbound'));
}

const shows = (made: MadeCase, spoke: [string, string], hub: [string, string]) =>
  shown(
    shown(made, 'spoke', 'show crypto ipsec sa', ipsecSa(SPOKE, HUB, ...spoke)),
    'hub',
    'show crypto ipsec sa',
    ipsecSa(HUB, SPOKE, ...hub),
  );

describe('spi.crossed', () => {
  test('the hub receives with what the spoke sends', () => {
    expect(verdict('spi.crossed', installed(tunnelUp(LOGS)))).toBe('pass');
  });

  test('SPIs that do not cross fail', () => {
    const outcome = check('spi.crossed', installed(tunnelUp(LOGS), ['0x0badbad0', TO_SPOKE]));
    expect(outcome?.verdict).toBe('fail');
    expect(outcome?.message).toBe(`The hub receives with 0x0badbad0, the spoke sends with ${TO_HUB}.`);
  });

  test('a quick mode that keys opened speaks for both ends', () => {
    const made = authenticated(WIRES)
      .message('QM1', { at: WIRES, change: { decrypted: true, proposals: [phase2({ spi: TO_SPOKE })] } })
      .message('QM2', { at: WIRES, change: { decrypted: true, proposals: [phase2({ spi: TO_HUB })] } })
      .message('QM3', { at: WIRES })
      .event('hubLog', sa(TO_SPOKE, 'outbound'));
    expect(verdict('spi.crossed', made)).toBe('pass');
  });

  test('shows of both routers cross', () => {
    const made = tunnelUp(WIRES);
    expect(
      verdict('spi.crossed', shows(made, ['0x8d538d11', '0x0a259d71'], ['0x0a259d71', '0x8d538d11'])),
    ).toBe('pass');
  });

  test('shows that do not cross fail', () => {
    const made = tunnelUp(WIRES);
    expect(
      verdict('spi.crossed', shows(made, ['0x8d538d11', '0x0a259d71'], ['0x0a259d72', '0x8d538d11'])),
    ).toBe('fail');
  });

  test('shows of another run are not held against the logs', () => {
    const made = shown(
      tunnelUp(LOGS).event('hubLog', sa(TO_HUB, 'inbound')),
      'spoke',
      'show crypto ipsec sa',
      ipsecSa(SPOKE, HUB, '0x8d538d11', '0x0a259d71'),
    );
    expect(verdict('spi.crossed', made)).toBe('unknown');
    expect(check('run', made)).toMatchObject({ verdict: 'unknown' });
    expect(check('run', made)?.message).toContain('of another run');
  });

  test('after a rekey one SPI in common is enough', () => {
    const made = installed(tunnelUp(LOGS)).event('hubLog', sa('0x33333333', 'inbound', 0x0a0b0c0d));
    expect(verdict('spi.crossed', made)).toBe('pass');
  });

  test('one router alone cannot be compared', () => {
    const made = tunnelUp(['hubLog'])
      .event('hubLog', sa(TO_HUB, 'inbound'))
      .event('hubLog', sa(TO_SPOKE, 'outbound'));
    expect(check('spi.crossed', made)).toMatchObject({
      verdict: 'unknown',
      message: 'Only the hub tells its SPIs.',
    });
  });

  test("another spoke's SAs on the hub do not count", () => {
    const made = shown(
      shown(tunnelUp(WIRES), 'spoke', 'show crypto ipsec sa', ipsecSa(SPOKE, HUB, TO_SPOKE, TO_HUB)),
      'hub',
      'show crypto ipsec sa',
      ipsecSa(HUB, '198.51.100.99', '0x0badbad0', '0x0badbad1'),
    );
    expect(verdict('spi.crossed', made)).toBe('unknown');
  });
});

describe('spi.on-wire', () => {
  const flows = (made: MadeCase, spi = TO_HUB) => made.esp('spoke', WIRES, 3, { spi }).esp('hub', WIRES, 3);

  test('ESP with the negotiated SPIs', () => {
    expect(verdict('spi.on-wire', flows(installed(tunnelUp([...WIRES, ...LOGS]))))).toBe('pass');
  });

  test('an SPI that nobody negotiated fails', () => {
    const outcome = check('spi.on-wire', flows(installed(tunnelUp([...WIRES, ...LOGS])), '0x0badbad0'));
    expect(outcome?.verdict).toBe('fail');
    expect(outcome?.message).toContain('0x0badbad0');
  });

  test('an SPI against its direction fails', () => {
    const made = installed(tunnelUp([...WIRES, ...LOGS])).esp('spoke', WIRES, 3, { spi: TO_SPOKE });
    expect(verdict('spi.on-wire', made)).toBe('fail');
  });

  test('ESP that ran before the quick mode is of an older SA', () => {
    const made = authenticated([...WIRES, ...LOGS]).esp('spoke', WIRES, 2, { spi: '0x0badbad0' });
    const after = installed(made.messages(QUICK_MODE, [...WIRES, ...LOGS]))
      .esp('spoke', WIRES, 3)
      .esp('hub', WIRES, 3);
    expect(verdict('spi.on-wire', after)).toBe('pass');
  });

  test('without keys and logs nobody knows what was negotiated; without ESP there is nothing to say', () => {
    expect(verdict('spi.on-wire', flows(tunnelUp(WIRES)))).toBe('unknown');
    expect(verdict('spi.on-wire', installed(tunnelUp(LOGS)))).toBeNull();
  });
});
