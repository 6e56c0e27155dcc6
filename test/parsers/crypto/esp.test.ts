import { describe, expect, it } from 'vitest';
import {
  type EspAuthenticatorName,
  type EspCipherName,
  espAuthenticator,
  espCipher,
} from '../../../parsers/crypto/algorithms.ts';
import { fromHex, toHex } from '../../../parsers/crypto/bytes.ts';
import { EspSa } from '../../../parsers/crypto/esp.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { madeKey, makeEsp } from './make-esp.ts';

const ciphers = nodeCiphers();
const hex = (text: string): Uint8Array => fromHex(text)!;
const codes = (problems: { code: string }[]): string[] => problems.map((problem) => problem.code);

describe('published packets', () => {
  it('RFC 3602 case 5: transport mode, ping, no ICV', () => {
    const sa = new EspSa(
      ciphers,
      madeKey({ cipherKey: hex('90d382b410eeba7ad938c46cec1a82bf'), authenticator: 'null' }),
    );
    const result = sa.open(
      hex(
        '00004321 00000001 e96e8c08ab465763fd098d45dd3ff893' +
          'f663c25d325c18c6a9453e194e120849a4870b66cc6b9965330013b4898dc856' +
          'a4699e523a55db080b59ec3a8e4b7e52775b07d1db34ed9c538ab50c551b874a' +
          'a269add047ad2d5913ac19b7cfbad4a6',
      ),
    );
    expect(result).toMatchObject({
      state: 'open',
      authenticated: null,
      nextHeader: 1,
      mode: 'transport',
      padLength: 14,
      problems: [],
    });
    expect(toHex(result.payload!)).toBe(
      '08000ebda70a00008e9c083db95b070008090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031323334353637',
    );
  });

  it('AES-GCM with an extended sequence number (McGrew, test cases for GCM in ESP)', () => {
    // Published: key, salt, IV, associated data 00004321 87654321 00000000, plaintext, ciphertext and tag.
    const key = madeKey({
      cipher: 'aes-gcm-16',
      authenticator: 'null',
      cipherKey: hex('4c80cdefbb5d10da906ac73c3613a634 2e443b68'),
      extendedSequence: true,
      sequenceHigh: 0x87654321,
    });
    const packet = hex(
      '00004321 00000000 4956ed7e3b244cfe' +
        'fecf537e729d5b07dc30df528dd22b768d1b98736696a6fd348509fa13ceac34' +
        'cfa2436f14a3f3cf65925bf1f4a13c5d15b21e1884f5ff6247aeabb786b93bce' +
        '61bc17d768fd9732' +
        '459018148f6cbe722fd04796562dfdb4',
    );
    const result = new EspSa(ciphers, key).open(packet);
    expect(result).toMatchObject({ state: 'open', authenticated: true, sequenceHigh: 0x87654321 });
    expect(toHex(result.payload!).slice(0, 40)).toBe('45000048699a000080114db7c0a80102c0a80101');
  });
});

describe('every cipher and authenticator', () => {
  const cbc: EspCipherName[] = ['null', 'des-cbc', '3des-cbc', 'aes-cbc', 'aes-ctr'];
  const macs: EspAuthenticatorName[] = [
    'hmac-md5-96',
    'hmac-sha1-96',
    'hmac-sha256-96',
    'hmac-sha256-128',
    'hmac-sha384-192',
    'hmac-sha512-256',
  ];
  const gcms: EspCipherName[] = ['aes-gcm-8', 'aes-gcm-12', 'aes-gcm-16'];
  const pairs = [
    ...cbc.flatMap((cipher) => macs.map((mac) => [cipher, mac] as const)),
    ...gcms.map((cipher) => [cipher, 'null'] as const),
  ];

  it.each(pairs)('%s with %s', (cipher, authenticator) => {
    for (const length of espCipher(cipher).keyLengths) {
      const key = madeKey({ cipher, authenticator, cipherKey: new Uint8Array(length).fill(length + 1) });
      const payload = Uint8Array.from({ length: 53 }, (_, i) => i);
      const sa = new EspSa(ciphers, key);
      for (const sequence of [1, 2, 3]) {
        const packet = makeEsp(key, { payload, sequence });
        const result = sa.open(packet);
        expect(result).toMatchObject({
          state: 'open',
          authenticated: true,
          sequence,
          nextHeader: 47,
          problems: [],
        });
        expect(toHex(result.payload!)).toBe(toHex(payload));
        // One bit anywhere is noticed, and nothing inside is shown.
        const changed = packet.slice();
        changed[20]! ^= 1;
        const refused = sa.open(changed);
        expect(refused).toMatchObject({
          state: 'rejected',
          authenticated: false,
          payload: null,
          nextHeader: null,
        });
        expect(codes(refused.problems)).toEqual(['bad-checksum']);
      }
      expect([sa.accepted, sa.rejected]).toEqual([3, 3]);
    }
  });

  it.each(['unchecked-64', 'unchecked-96', 'unchecked-128', 'unchecked-192', 'unchecked-256'] as const)(
    '%s is believed only when the trailer is plausible',
    (authenticator) => {
      const key = madeKey({ authenticator });
      expect(espAuthenticator(authenticator).hash).toBeNull();
      const packet = makeEsp(key);
      expect(new EspSa(ciphers, key).open(packet)).toMatchObject({ state: 'open', authenticated: null });
      const other = madeKey({ authenticator, cipherKey: new Uint8Array(16).fill(9) });
      const refused = new EspSa(ciphers, other).open(packet);
      expect(refused).toMatchObject({ state: 'wrong-key', payload: null });
      expect(codes(refused.problems)).toEqual(['wrong-key']);
    },
  );
});

describe('modes', () => {
  it.each([
    [4, 'tunnel'],
    [41, 'tunnel'],
    [47, 'transport'],
    [17, 'transport'],
  ] as const)('next header %i is %s mode', (nextHeader, mode) => {
    const key = madeKey({});
    expect(new EspSa(ciphers, key).open(makeEsp(key, { nextHeader }))).toMatchObject({ nextHeader, mode });
  });
});

describe('extended sequence numbers', () => {
  it.each(['aes-cbc', 'aes-gcm-16'] as const)(
    '%s: found without being told, and followed over the wrap',
    (cipher) => {
      const key = madeKey({ cipher, authenticator: cipher === 'aes-cbc' ? 'hmac-sha256-128' : 'null' });
      const sa = new EspSa(ciphers, key);
      const numbers: [number, number][] = [
        [0, 0xfffffffe],
        [0, 0xffffffff],
        [1, 0],
        [1, 1],
        // late, from before the wrap
        [0, 0xfffffffd],
        [1, 2],
      ];
      for (const [high, sequence] of numbers) {
        const result = sa.open(makeEsp(key, { high, sequence }));
        expect(result).toMatchObject({ state: 'open', sequence, sequenceHigh: high, replayed: false });
      }
    },
  );

  it('starts at the upper half that the key file gives', () => {
    const key = madeKey({ extendedSequence: true, sequenceHigh: 7 });
    expect(new EspSa(ciphers, key).open(makeEsp(key, { high: 7 }))).toMatchObject({ sequenceHigh: 7 });
    expect(new EspSa(ciphers, key).open(makeEsp(key, { high: 9 }))).toMatchObject({ state: 'rejected' });
  });
});

describe('packets that are not right', () => {
  const key = madeKey({});

  it('wrong key', () => {
    const sa = new EspSa(ciphers, madeKey({ authenticationKey: new Uint8Array(20) }));
    const result = sa.open(makeEsp(key));
    expect(result).toMatchObject({ state: 'rejected', authenticated: false, payload: null });
    expect(codes(result.problems)).toEqual(['wrong-key']);
  });

  it('truncated ciphertext, at every length', () => {
    const packet = makeEsp(key);
    for (let length = 0; length < packet.length; length++) {
      const result = new EspSa(ciphers, key).open(packet.subarray(0, length));
      expect(result.payload).toBeNull();
      expect(['truncated', 'wrong-key']).toContain(result.problems[0]?.code);
    }
  });

  it('padding longer than the packet', () => {
    const result = new EspSa(ciphers, key).open(makeEsp(key, { claimPad: 200 }));
    expect(result).toMatchObject({ state: 'open', authenticated: true, padLength: 200, payload: null });
    expect(result.problems).toMatchObject([
      { code: 'bad-length', lengthFrom: 'esp.pad-length', need: 202, have: 48 },
    ]);
  });

  it('replayed packet', () => {
    const sa = new EspSa(ciphers, key);
    const packet = makeEsp(key, { sequence: 5 });
    expect(sa.open(packet).replayed).toBe(false);
    expect(sa.open(makeEsp(key, { sequence: 9 })).replayed).toBe(false);
    expect(sa.open(makeEsp(key, { sequence: 4 })).replayed).toBe(false);
    const result = sa.open(packet);
    expect(result).toMatchObject({ state: 'open', replayed: true });
    expect(result.problems[0]?.message).toContain('sequence number 5 of 0x00001234');
  });

  it('key of a length that the cipher does not have', () => {
    const sa = new EspSa(ciphers, madeKey({ cipherKey: new Uint8Array(15) }));
    expect(codes(sa.open(makeEsp(key)).problems)).toEqual(['unsupported']);
  });

  it('problems never hold key material', () => {
    const sa = new EspSa(ciphers, madeKey({ authenticationKey: new Uint8Array(20).fill(0xab) }));
    expect(JSON.stringify(sa.open(makeEsp(key)).problems)).not.toContain('abab');
  });
});
