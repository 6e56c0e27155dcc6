import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../parsers/crypto/bytes.ts';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { root, runCli } from './run-cli.ts';

const LABS = readdirSync(join(root, 'fixtures')).filter((name) =>
  existsSync(join(root, 'fixtures', name, 'keys.json')),
);
/** The pre-shared key and the NHRP authentication strings of the lab, as text and as hex. */
const WORDS = ['cisco123', 'NHRPAUTH'];

/** Everything secret of a lab case, in the ways it could be printed. */
function secretsOf(lab: string): string[] {
  const { ike, esp } = recogniseKeys(readFileSync(join(root, 'fixtures', lab, 'keys.json'), 'utf8'));
  const material = [
    ...ike.flatMap((key) => [key.encryptionKey, key.skeyid, key.skeyidD, key.skeyidA, key.skeyidE]),
    ...esp.flatMap((key) => [key.cipherKey, key.authenticationKey]),
  ];
  const keys = material.flatMap((bytes) => (bytes !== null && bytes.length > 0 ? [toHex(bytes)] : []));
  return [...keys, ...WORDS, ...WORDS.map((word) => Buffer.from(word).toString('hex'))];
}

function expectNoSecrets(lab: string, output: string): void {
  const lower = output.toLowerCase();
  expect(output.length).toBeGreaterThan(0);
  const shown = secretsOf(lab).filter((secret) => lower.includes(secret.toLowerCase()));
  expect(shown).toEqual([]);
}

describe.each(LABS)('%s: keys given, and none printed', (lab) => {
  const folder = join('fixtures', lab);
  const inputs = readdirSync(join(root, folder))
    .filter((name) =>
      /^(hub|spoke1)(\.pcap|-charon\.log|-nhrpd\.log|-swanctl\.conf|-nhrpd\.conf)$/.test(name),
    )
    .map((name) => join(folder, name));
  const keys = join(folder, 'keys.json');

  it.each(OPTIONS.format.choices)('analyze --format %s', { timeout: 60_000 }, (format) => {
    const { stdout, stderr } = runCli(['analyze', ...inputs, '-k', keys, '-f', format, '-t', '-u', '-v']);
    expectNoSecrets(lab, stdout + stderr);
  });

  it.each(['decode', 'decode --tree', 'observe'])('%s', { timeout: 60_000 }, (command) => {
    const captures = inputs.filter((path) => path.endsWith('.pcap'));
    const { stdout, stderr } = runCli([...command.split(' '), ...captures, '-k', keys]);
    expectNoSecrets(lab, stdout + stderr);
  });
});
