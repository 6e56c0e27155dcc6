import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recogniseShow } from '../../../../parsers/ios/show/index.ts';
import type { ShowCryptoIpsecSa } from '../../../../parsers/ios/show/show-crypto-ipsec-sa.ts';

const folder = new URL('../../../../../shared/seeds/', import.meta.url);

/** The lines after a prompt with a show command, up to the next prompt or heading. */
function outputs(host: string, command: string): string[] {
  const file = readdirSync(folder)[0]!;
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`${host}#${command}`));
  const length = lines.slice(start + 1).findIndex((line) => /^(?:\w+#)?show |^\s*\p{Script=Han}/u.test(line));
  return lines.slice(start + 1, start + 1 + length);
}

function read(host: string, command: string) {
  const lines = outputs(host, command);
  const parser = recogniseShow(`${host}#${command}`, lines)!;
  const parsed = parser.parse(lines);
  expect(parsed.unrecognised).toEqual([]);
  expect(parsed.problems).toEqual([]);
  return parsed.result as never;
}

describe.runIf(existsSync(folder))('the shows of the seed document', () => {
  test('IPsec SAs cross, with their counters and what is left of their lifetimes', () => {
    const spoke = read('Spoke1', 'show crypto ipsec sa detail') as ShowCryptoIpsecSa;
    const hub = read('Hub', 'show crypto ipsec sa detail') as ShowCryptoIpsecSa;
    const [toSpoke, toHub] = ['0x8d538d11', '0x0a259d71'];
    expect(spoke.flows[0]!.sas.map((sa) => [sa.direction, sa.spi])).toEqual([
      ['inbound', toSpoke],
      ['outbound', toHub],
    ]);
    expect(hub.flows[0]!.sas.map((sa) => [sa.direction, sa.spi])).toEqual([
      ['inbound', toHub],
      ['outbound', toSpoke],
    ]);
    expect([spoke.flows[0]!.outboundSpi, hub.flows[0]!.outboundSpi]).toEqual([toHub, toSpoke]);
    for (const [show, packets, kilobytes, seconds, unsent] of [
      [spoke, 24, 4_596_087, 3543, 3],
      [hub, 34, 4_576_682, 3497, 0],
    ] as const) {
      const flow = show.flows[0]!;
      expect(flow.counters).toMatchObject({ encapsulated: packets, decapsulated: packets, noSaSent: unsent });
      for (const sa of flow.sas) {
        expect(sa).toMatchObject({
          remainingKilobytes: kilobytes,
          remainingSeconds: seconds,
          encapsulation: 'transport',
          transform: { encryption: '3des-cbc', hash: 'hmac-sha' },
          siblingFlags: '80000006',
          status: 'ACTIVE',
        });
      }
    }
  });

  test('ISAKMP SAs', () => {
    expect(read('Spoke1', 'show crypto isakmp sa detail')).toMatchObject({
      sas: [
        {
          connectionId: 1001,
          remainingSeconds: 86_350,
          group: 1,
          authentication: 'pre-shared-key',
          engine: 'SW:1',
        },
      ],
    });
    expect(read('Hub', 'show crypto isakmp sa detail')).toMatchObject({
      sas: [{ remainingSeconds: 86_300 }],
    });
  });

  test('NHRP cache and server', () => {
    expect(read('Spoke1', 'show ip nhrp')).toMatchObject({
      entries: [{ type: 'static', neverExpires: true, createdSeconds: 55, flags: [] }],
    });
    expect(read('Hub', 'show ip nhrp')).toMatchObject({
      entries: [
        { type: 'dynamic', expiresSeconds: 7113, createdSeconds: 86, flags: ['unique', 'registered'] },
      ],
    });
    expect(read('Spoke1', 'show ip nhrp nhs')).toMatchObject({
      servers: [{ flags: ['R', 'E'], priority: 0 }],
    });
  });

  test('debugs', () => {
    const { on } = read('Spoke1', 'show debug') as { on: string[] };
    expect(on).toHaveLength(23);
  });
});
