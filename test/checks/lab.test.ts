import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { judge } from '../../src/judge.ts';
import type { CheckVerdict } from '../../src/judgement.ts';
import { type InputFile, loadInputs } from '../../src/node/load.ts';

const NAMES = [
  'hub.pcap',
  'spoke1.pcap',
  'hub-charon.log',
  'spoke1-charon.log',
  'hub-nhrpd.log',
  'spoke1-nhrpd.log',
];
const TOOL = { name: 'dmvpn-trace', version: '0.0.0' };

async function verdicts(
  scenario: string,
  names = NAMES,
  withKeys = true,
): Promise<Map<string, CheckVerdict>> {
  const path = (name: string) =>
    fileURLToPath(new URL(`../../fixtures/lab-${scenario}/${name}`, import.meta.url));
  const files = names
    .filter((name) => existsSync(path(name)))
    .map((name): InputFile => ({ path: path(name), side: name.startsWith('hub') ? 'hub' : 'spoke' }));
  const hasKeys = withKeys && existsSync(path('keys.json'));
  const keys = hasKeys ? recogniseKeys(readFileSync(path('keys.json'), 'utf8')) : null;
  const { set } = await loadInputs(files, { keys });
  const { attempts } = judge(set, TOOL);
  return new Map(attempts.flatMap(({ checks }) => checks.map(({ id, verdict }) => [id, verdict] as const)));
}

const CRYPTO = [
  'run',
  'states',
  'message-id',
  'proposal.phase1',
  'lifetime.phase1',
  'nat.detection',
  'proposal.phase2',
  'mode.encapsulation',
  'lifetime.phase2-seconds',
  'spi.crossed',
  'spi.on-wire',
];
const TUNNEL = [
  'gre.key',
  'mtu',
  'registration.tunnel',
  'registration.nbma',
  'registration.reply',
  'registration.authentication',
  'registration.holding-time',
  'registration.unique',
];

describe('lab runs in which everything works', () => {
  test.each(['success-transport-3des', 'success-aes', 'nat-traversal'])(
    '%s: every check passes',
    async (scenario) => {
      const all = await verdicts(scenario);
      expect([...all.keys()]).toEqual([...CRYPTO, ...TUNNEL]);
      expect(new Set(all.values())).toEqual(new Set(['pass']));
    },
  );

  test('plain GRE: what concerns crypto is left out', async () => {
    const all = await verdicts('plain-gre');
    expect([...all.keys()]).toEqual(['run', ...TUNNEL]);
    expect(new Set(all.values())).toEqual(new Set(['pass']));
  });

  test.each(['success-transport-3des', 'success-aes', 'nat-traversal', 'plain-gre'])(
    '%s: no single source raises a false alarm',
    async (scenario) => {
      for (const name of NAMES) {
        for (const withKeys of [true, false]) {
          const all = await verdicts(scenario, [name], withKeys);
          const alarms = [...all].filter(([, verdict]) => verdict === 'fail' || verdict === 'conflict');
          expect(alarms, name).toEqual([]);
        }
      }
    },
  );
});

describe('lab runs with one fault: only what is broken fails', () => {
  test.each([
    ['psk-mismatch', []],
    ['udp500-blocked', []],
    ['phase2-proposal-mismatch', ['proposal.phase2']],
    ['esp-dropped-spoke-to-hub', []],
    ['nhrp-auth-mismatch', ['registration.authentication', 'registration.reply']],
  ])('%s', async (scenario, broken) => {
    const all = await verdicts(scenario);
    expect(
      [...all]
        .filter(([, verdict]) => verdict === 'fail')
        .map(([id]) => id)
        .sort(),
    ).toEqual(broken);
    expect([...all.values()]).not.toContain('conflict');
  });
});

test('every check has an id, a title and an explanation of its own', () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  for (const { id, title, explain } of CHECKS) {
    expect(id).toMatch(/^[a-z0-9]+([.-][a-z0-9]+)*$/);
    expect(title.length).toBeGreaterThan(0);
    expect(explain.length).toBeGreaterThan(80);
  }
});
