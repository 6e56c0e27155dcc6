import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { correlate } from '../../src/correlate/correlate.ts';
import { loadInputs } from '../../src/node/load.ts';
import type { NatVerdict } from '../../src/observation.ts';
import { authenticated, keysExchanged, LOGS, WIRES } from '../diagnose/ask.ts';
import { HUB, SPOKE } from '../made/observations.ts';
import { check, natOnWire, verdict } from './ask.ts';

const log = (said: NatVerdict['verdict']): NatVerdict => ({
  kind: 'nat-verdict',
  verdict: said,
  connectionId: null,
});

describe('nat.detection', () => {
  test('no NAT, said by both logs and both wires', () => {
    const made = authenticated([...WIRES, ...LOGS])
      .event('spokeWire', natOnWire())
      .event('spokeWire', natOnWire({ source: HUB, destination: SPOKE }))
      .event('spokeLog', log('none'))
      .event('hubLog', log('none'));
    expect(check('nat.detection', made)).toMatchObject({
      verdict: 'pass',
      message: 'Nobody is behind NAT; port 500 is used.',
    });
  });

  test('a spoke behind NAT that moves to port 4500 is no fault', () => {
    const made = keysExchanged(WIRES)
      .event(
        'hubWire',
        natOnWire({ verdict: 'self-inside', sourceTranslated: true, sourceBelieved: '192.168.7.2:500' }),
      )
      .messages(['MM5', 'MM6'], WIRES, { port: 4500 });
    const outcome = check('nat.detection', made);
    expect(outcome?.verdict).toBe('pass');
    expect(outcome?.message).toBe(
      `The spoke ${SPOKE} (on its own side 192.168.7.2:500) is behind NAT; port 4500 is used.`,
    );
  });

  test('NAT is there and MM5 stays on port 500', () => {
    const made = keysExchanged(WIRES)
      .event('hubWire', natOnWire({ verdict: 'self-inside', sourceTranslated: true }))
      .messages(['MM5'], WIRES, { port: 500 });
    expect(verdict('nat.detection', made)).toBe('fail');
  });

  test('a log that denies what the hashes prove is in conflict', () => {
    const made = keysExchanged(['hubWire', 'spokeLog'])
      .event('hubWire', natOnWire({ verdict: 'self-inside', sourceTranslated: true }))
      .event('spokeLog', log('none'));
    expect(verdict('nat.detection', made)).toBe('conflict');
  });

  test('the two ends name the same end differently', () => {
    const made = keysExchanged(LOGS)
      .event('spokeLog', log('self-inside'))
      .event('hubLog', log('peer-inside'));
    expect(verdict('nat.detection', made)).toBe('pass');
    const odd = keysExchanged(LOGS).event('spokeLog', log('none')).event('hubLog', log('peer-inside'));
    expect(verdict('nat.detection', odd)).toBe('conflict');
  });

  test('one hash that fits speaks for one stretch of the path only', () => {
    const made = keysExchanged(['spokeWire']).event('spokeWire', natOnWire());
    expect(verdict('nat.detection', made)).toBe('unknown');
  });

  test('nobody speaks of NAT', () => expect(verdict('nat.detection', authenticated(WIRES))).toBeNull());
});

describe('NAT-D hashes in the lab, without keys', () => {
  const file = (scenario: string, name: string) =>
    fileURLToPath(new URL(`../../fixtures/lab-${scenario}/${name}`, import.meta.url));
  const attemptOf = async (path: string) =>
    correlate((await loadInputs([{ path, side: null }])).set).attempts[0]!;
  const verdicts = (attempt: Awaited<ReturnType<typeof attemptOf>>) =>
    attempt.placed.flatMap(({ observation: { event } }) => (event.kind === 'nat-verdict' ? [event] : []));

  test("the hub's capture alone shows the spoke behind NAT and its own address", async () => {
    const attempt = await attemptOf(file('nat-traversal', 'hub.pcap'));
    expect(attempt.spoke).toMatchObject({ nbma: '172.16.1.1', behindNat: true });
    expect(attempt.hub).toMatchObject({ nbma: '172.16.10.1', behindNat: false });
    const [fromSpoke] = verdicts(attempt);
    expect(fromSpoke).toMatchObject({
      verdict: 'self-inside',
      source: '172.16.1.1',
      sourceTranslated: true,
      sourceBelieved: '192.168.1.1:500',
      destinationTranslated: false,
    });
  });

  test("the spoke's capture alone shows that the hub knows it by another address", async () => {
    const attempt = await attemptOf(file('nat-traversal', 'spoke1.pcap'));
    expect(attempt.spoke).toMatchObject({ nbma: '192.168.1.1', behindNat: true });
    expect(verdicts(attempt).map(({ verdict }) => verdict)).toEqual(['none', 'peer-inside']);
    expect(verdicts(attempt)[1]).toMatchObject({
      destination: '192.168.1.1',
      destinationBelieved: '172.16.1.1:500',
    });
  });

  test('without NAT all four hashes fit', async () => {
    const attempt = await attemptOf(file('success-aes', 'hub.pcap'));
    expect(attempt.spoke.behindNat).toBe(false);
    expect(attempt.hub.behindNat).toBe(false);
    expect(verdicts(attempt).every(({ verdict }) => verdict === 'none')).toBe(true);
  });
});
