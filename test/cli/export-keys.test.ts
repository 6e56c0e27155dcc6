import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decryptionSecrets, sectionHeader } from '../../parsers/capture/pcapng-writer.ts';
import { recogniseKeys, SECRETS_TYPE_ESP } from '../../parsers/crypto/recognise.ts';
import { root, runCli } from './run-cli.ts';

const LAB = 'fixtures/lab-success-transport-3des';
const folder = mkdtempSync(join(tmpdir(), 'export-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lab = (name: string) => `${LAB}/${name}`;
const read = (name: string) => readFileSync(join(root, LAB, name), 'utf8');
/** SPI and keys of each line of `esp_sa`. */
const espOf = (text: string) =>
  recogniseKeys(text)
    .esp.map(({ spi, cipherKey, authenticationKey }) => [spi, String(cipherKey), String(authenticationKey)])
    .sort();

describe('export-keys', () => {
  it.each([
    [['keys.json'], true],
    [['hub-charon.log'], true],
    [['xfrm-snapshots.txt'], false],
    [['esp_sa', 'ikev1_decryption_table'], true],
  ])('of %s gives the tables that were made with the capture', (names, withIke) => {
    const { code, stdout, stderr } = runCli(['export-keys', ...names.map(lab)]);
    expect([code, stderr]).toEqual([0, '']);
    expect(espOf(stdout)).toEqual(espOf(read('esp_sa')));
    expect(stdout.includes(read('ikev1_decryption_table').trim())).toBe(withIke);
  });

  it('derives ESP keys from the quick mode of a capture', () => {
    const phase1 = { ike_phase1: (JSON.parse(read('keys.json')) as { ike_phase1: unknown }).ike_phase1 };
    const file = join(folder, 'phase1.json');
    writeFileSync(file, JSON.stringify(phase1));
    const { code, stdout } = runCli(['export-keys', file, lab('hub.pcap')]);
    expect(code).toBe(0);
    expect(espOf(stdout)).toEqual(espOf(read('esp_sa')));
  });

  it('takes the keys that a pcapng file carries, as an input and as --keys of another command', () => {
    const file = join(folder, 'secrets.pcapng');
    const secrets = decryptionSecrets(SECRETS_TYPE_ESP, new TextEncoder().encode(read('esp_sa')));
    writeFileSync(file, Buffer.concat([sectionHeader('test', null), secrets]));
    expect(espOf(runCli(['export-keys', file]).stdout)).toEqual(espOf(read('esp_sa')));
    const { code, stdout } = runCli(['analyze', lab('hub.pcap'), '--keys', file, '--format', 'json']);
    expect([code, stdout.includes('"outcome": "registered"')]).toEqual([0, true]);
  });

  it('writes files for their owner alone, and leaves what is in them', () => {
    const directory = join(folder, 'tables');
    const table = join(directory, 'esp_sa');
    expect(runCli(['export-keys', lab('esp_sa'), '-o', directory])).toMatchObject({ code: 0, stdout: '' });
    expect(existsSync(join(directory, 'ikev1_decryption_table'))).toBe(false);
    expect(statSync(table).mode & 0o077).toBe(0);
    const own = '"IPv4","*","*","0x00000001","NULL","0x","NULL","0x"';
    writeFileSync(table, `${own}\n${read('esp_sa').split('\n')[0]}`);
    expect(runCli(['export-keys', lab('keys.json'), '-o', directory]).code).toBe(0);
    const lines = readFileSync(table, 'utf8').trim().split('\n');
    expect(lines.slice(0, 2)).toEqual([own, read('esp_sa').split('\n')[0]]);
    expect(readFileSync(join(directory, 'ikev1_decryption_table'), 'utf8')).toBe(
      read('ikev1_decryption_table'),
    );
    expect(runCli(['export-keys', lab('keys.json'), '-o', directory]).code).toBe(0);
    expect(readFileSync(table, 'utf8').trim().split('\n')).toEqual(lines);
  });

  it.each([[['hub.pcap']], [['hub-nhrpd.log']], [['missing']]])('%s: no key, and says so', (names) => {
    const { code, stdout, stderr } = runCli(['export-keys', ...names.map(lab)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no key was found in');
  });
});
