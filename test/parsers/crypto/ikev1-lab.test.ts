import { describe, expect, it } from 'vitest';
import { toHex } from '../../../parsers/crypto/bytes.ts';
import { IkeDecryptor } from '../../../parsers/crypto/ikev1-decryptor.ts';
import { readProposals } from '../../../parsers/crypto/ikev1-payloads.ts';
import type { IkeDecryption } from '../../../parsers/crypto/ikev1-session.ts';
import type { KeyStore } from '../../../parsers/crypto/keys.ts';
import { recogniseKeys } from '../../../parsers/crypto/recognise.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { labPackets, labText } from './lab.ts';

const ciphers = nodeCiphers();

interface Line extends IkeDecryption {
  frame: number;
}

function decrypt(capture: string, store: KeyStore): { lines: Line[]; decryptor: IkeDecryptor } {
  const decryptor = new IkeDecryptor(ciphers, store);
  const lines = labPackets(capture).flatMap(({ kind, frame, bytes, source }) =>
    kind === 'ike' ? [{ frame, ...decryptor.add(bytes, source)! }] : [],
  );
  return { lines: lines.filter(({ state }) => state !== 'clear'), decryptor };
}

const types = (line: IkeDecryption): number[] => line.payloads.map(({ type }) => type);

const COMPLETE = [
  'success-transport-3des',
  'success-aes',
  'nat-traversal',
  'nhrp-auth-mismatch',
  'esp-dropped-spoke-to-hub',
];
const ENDS = ['hub', 'spoke1'];
const FILES = ['keys.json', 'ikev1_decryption_table', 'hub-charon.log', 'spoke1-charon.log'];
const every = (labs: string[]): string[][] =>
  labs.flatMap((lab) => ENDS.flatMap((end) => FILES.map((file) => [lab, end, file])));

describe.each(every(COMPLETE))('%s, %s, %s', (lab, end, file) => {
  const { lines, decryptor } = decrypt(
    `lab-${lab}/${end}.pcap`,
    recogniseKeys(labText(`lab-${lab}/${file}`)),
  );

  it('opens MM5 to QM3 with the payloads that tshark shows', () => {
    expect(lines.map(({ state, lost, problems }) => [state, lost, problems.length])).toEqual(
      Array(5).fill(['open', 0, 0]),
    );
    const quick = lab === 'nat-traversal' ? [8, 1, 10, 5, 5, 21, 21] : [8, 1, 10, 5, 5];
    expect(lines.map(types)).toEqual([[5, 8], [5, 8], quick, quick, [8]]);
  });

  it('verifies every hash when SKEYID material is given', () => {
    const known = file !== 'ikev1_decryption_table';
    expect(lines.map(({ hash }) => hash)).toEqual(
      ['HASH_I', 'HASH_R', 'HASH(1)', 'HASH(2)', 'HASH(3)'].map((formula) =>
        known ? { verdict: 'verified', formula } : { verdict: 'unverifiable', formula: null },
      ),
    );
  });

  it('derives the ESP keys that the kernel had', () => {
    const kernel = recogniseKeys(labText(`lab-${lab}/keys.json`)).esp;
    const derived = decryptor.espKeys();
    expect(derived).toHaveLength(file === 'ikev1_decryption_table' ? 0 : 2);
    for (const key of derived) {
      const same = kernel.find(({ spi }) => spi === key.spi)!;
      expect([key.cipher, toHex(key.cipherKey)]).toEqual([same.cipher, toHex(same.cipherKey)]);
      expect([key.authenticator, toHex(key.authenticationKey)]).toEqual([
        same.authenticator,
        toHex(same.authenticationKey),
      ]);
    }
  });
});

describe('what is inside', () => {
  it('success-transport-3des: identities, SPIs and nonces of the hub capture', () => {
    const keys = recogniseKeys(labText('lab-success-transport-3des/keys.json'));
    const { lines } = decrypt('lab-success-transport-3des/hub.pcap', keys);
    const body = (line: number, type: number): Uint8Array =>
      lines[line]!.payloads.find((payload) => payload.type === type)!.body;
    expect(toHex(body(0, 5))).toBe('01000000ac100101');
    expect(toHex(body(1, 5))).toBe('01000000ac100a01');
    const spi = (line: number): string => toHex(readProposals(body(line, 1))[0]!.spi);
    expect([spi(2), spi(3)]).toEqual(['c3a4b368', 'c3bf792e']);
    // Nonces as charon wrote them into the seed of the SA keys.
    expect(toHex(body(2, 10)).startsWith('00dde1bd924d5e1ef05008c038cc21c6')).toBe(true);
  });

  it('phase2-proposal-mismatch: NO-PROPOSAL-CHOSEN with another message ID', () => {
    for (const end of ENDS) {
      const keys = recogniseKeys(labText('lab-phase2-proposal-mismatch/keys.json'));
      const { lines } = decrypt(`lab-phase2-proposal-mismatch/${end}.pcap`, keys);
      expect(lines.map(types)).toEqual([
        [5, 8],
        [5, 8],
        [8, 1, 10, 5, 5],
        [8, 11],
      ]);
      expect(lines[3]!.hash).toEqual({ verdict: 'verified', formula: 'HASH(1)' });
      const notification = lines[3]!.payloads[1]!.body;
      expect((notification[6]! << 8) | notification[7]!).toBe(14);
    }
  });
});

describe('psk-mismatch', () => {
  const both = recogniseKeys(labText('lab-psk-mismatch/keys.json'));

  it.each(ENDS)('%s: with both keys every message opens, each with its sender’s key', (end) => {
    const { lines } = decrypt(`lab-psk-mismatch/${end}.pcap`, both);
    expect(lines).toHaveLength(9);
    const fromSpoke = (line: Line): boolean => line.payloads[0]!.type === 5;
    expect(lines.every(({ state, lost }) => state === 'open' && lost === 0)).toBe(true);
    // The JSON holds the hub's key first.
    expect(lines.every((line) => line.keyIndex === (fromSpoke(line) ? 1 : 0))).toBe(true);
    expect(lines.map(({ hash }) => hash?.verdict)).toEqual(Array(9).fill('verified'));
    expect(lines.filter(({ retransmission }) => retransmission)).toHaveLength(4);
    const malformed = lines.filter((line) => !fromSpoke(line)).map((line) => line.payloads[1]!.body[7]);
    expect(malformed).toEqual([16, 16, 16, 16]);
  });

  it.each([
    ['hub-charon.log', 'wrong-key', 'open'],
    ['spoke1-charon.log', 'open', 'wrong-key'],
    ['ikev1_decryption_table', 'wrong-key', 'open'],
  ])('with %s alone MM5 is %s and the informational %s', (file, spoke, hub) => {
    const { lines } = decrypt(
      'lab-psk-mismatch/hub.pcap',
      recogniseKeys(labText(`lab-psk-mismatch/${file}`)),
    );
    expect(lines.map(({ state }) => state)).toEqual([spoke, hub, spoke, hub, spoke, hub, spoke, hub, spoke]);
    for (const line of lines.filter(({ state }) => state === 'wrong-key')) {
      expect(line.plaintext).toBeNull();
      expect(line.problems).toMatchObject([{ code: 'wrong-key' }]);
    }
  });

  it('the pre-shared keys themselves, with the DH secret of the log', () => {
    const [log] = recogniseKeys(labText('lab-psk-mismatch/hub-charon.log')).ike;
    const record = (preSharedKey: string): object => ({
      initiator_cookie: log!.initiatorCookie,
      shared_secret: toHex(log!.sharedSecret!),
      pre_shared_key: preSharedKey,
    });
    const keys = recogniseKeys(JSON.stringify([record('cisco123'), record('cisco124')]));
    const { lines } = decrypt('lab-psk-mismatch/hub.pcap', keys);
    expect(lines.map(({ state, keyIndex }) => [state, keyIndex]).slice(0, 2)).toEqual([
      ['open', 1],
      ['open', 0],
    ]);
    expect(lines.every(({ hash }) => hash?.verdict === 'verified')).toBe(true);
  });
});
