/** Attempts of which only show outputs are at hand: how far each state of a snapshot proves that they came. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';

const [SPOKE, HUB] = ['192.0.2.7', '198.51.100.1'];
const encode = (text: string) => new TextEncoder().encode(text);

const dmvpn = (type: 'Spoke' | 'Hub', row: string) => `R1#show dmvpn
Interface: Tunnel0, IPv4 NHRP Details
Type:${type}, NHRP Peers:1,

 # Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb
 ----- --------------- --------------- ----- -------- -----
     1 ${row}

`;
const isakmp = (state: string) => `R1#show crypto isakmp sa
IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
${HUB}    ${SPOKE}       ${state}           1001 ACTIVE

`;

async function attempts(text: string, side?: 'spoke' | 'hub') {
  const { report } = await analyze([{ name: 'show.txt', data: encode(text), ...(side ? { side } : {}) }]);
  return report.attempts;
}

describe('the last step that a state proves', () => {
  it.each([
    ['IKE', 2],
    ['IPSEC', 7],
    ['NHRP', 11],
  ])('show dmvpn of a spoke: %s is step %i', async (state, step) => {
    const [attempt] = await attempts(
      dmvpn('Spoke', `${HUB}        10.20.0.254 ${state.padStart(5)} 00:03:12     S`),
    );
    expect(attempt).toMatchObject({ outcome: 'cannot-tell', stalledAfter: step, hub: { nbma: HUB } });
  });

  it('show dmvpn of a spoke: UP is registered', async () => {
    const [attempt] = await attempts(dmvpn('Spoke', `${HUB}        10.20.0.254    UP 00:03:12     S`));
    expect(attempt).toMatchObject({ outcome: 'registered', causes: [] });
  });

  it('show dmvpn of a hub: a dynamic row is a registration, a static one is not', async () => {
    const [attempt] = await attempts(dmvpn('Hub', `${SPOKE}           10.20.0.7    UP 00:03:12     D`));
    expect(attempt).toMatchObject({ stalledAfter: 12, spoke: { nbma: SPOKE, tunnel: '10.20.0.7' } });
    expect(attempt!.summary).toMatch(/^192\.0\.2\.7 is registered at the hub, as the hub says/);
    expect(await attempts(dmvpn('Hub', `${SPOKE}           10.20.0.7    UP    never     S`))).toEqual([]);
  });

  it.each([
    ['spoke', 'MM_NO_STATE', 2],
    ['spoke', 'MM_SA_SETUP', 4],
    ['spoke', 'MM_KEY_EXCH', 6],
    ['spoke', 'QM_IDLE', 7],
    ['hub', 'MM_NO_STATE', 3],
    ['hub', 'MM_SA_SETUP', 3],
    ['hub', 'MM_KEY_EXCH', 5],
    ['hub', 'QM_IDLE', 6],
  ] as const)('show crypto isakmp sa of a %s: %s is step %i', async (side, state, step) => {
    const [attempt] = await attempts(isakmp(state), side);
    expect(attempt).toMatchObject({
      spoke: { nbma: SPOKE },
      hub: { nbma: HUB },
      outcome: 'cannot-tell',
      stalledAfter: step,
    });
    expect(attempt!.steps.map(({ verdict }) => verdict)).not.toContain('missing');
  });
});

describe('shows beside other sources', () => {
  it('make no attempt where a log has one', async () => {
    const log = new Uint8Array(readFileSync(resolve('fixtures/made-transcript-psk-mismatch/spoke.log')));
    const { report } = await analyze([
      { name: 'spoke.log', data: log },
      { name: 'show.txt', data: encode(isakmp('QM_IDLE')) },
    ]);
    expect(report.attempts).toHaveLength(1);
    expect(report.attempts[0]!.stalledAfter).toBe(6);
  });

  it('that the hub sends nothing is no loss of ESP', async () => {
    const read = (name: string) => new Uint8Array(readFileSync(resolve('fixtures/made-shows-alone', name)));
    const { report } = await analyze([
      { name: 'hub.txt', data: read('hub-unanswered.txt') },
      { name: 'spoke.txt', data: read('spoke.txt') },
    ]);
    expect(report.attempts[0]!.causes.map(({ id }) => id)).not.toContain('esp-blocked');
    expect(report.attempts[0]!.checks.find(({ id }) => id === 'spi.crossed')).toMatchObject({
      verdict: 'pass',
    });
  });
});
