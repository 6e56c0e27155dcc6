import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EspDecryptor } from '../../../parsers/crypto/esp-decryptor.ts';
import { NullDetector } from '../../../parsers/crypto/esp-null.ts';
import { IkeDecryptor } from '../../../parsers/crypto/ikev1-decryptor.ts';
import { ikeKey, type KeyStore } from '../../../parsers/crypto/keys.ts';
import { recogniseKeys } from '../../../parsers/crypto/recognise.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { labText } from './lab.ts';
import { madeKey, makeEsp } from './make-esp.ts';
import { INITIATOR_COOKIE, MadeSa } from './make-ike.ts';

const ciphers = nodeCiphers();
const storeOf = (over: Partial<KeyStore>): KeyStore => ({
  ike: [],
  esp: [],
  formats: [],
  problems: [],
  ...over,
});
const RUNS = { numRuns: 300 };

describe('no input makes a decoder throw', () => {
  it('ESP of any bytes, with every kind of cipher', () => {
    const keys = (['null', 'des-cbc', 'aes-cbc', 'aes-ctr', 'aes-gcm-8'] as const).map((cipher) =>
      madeKey({ cipher, authenticator: cipher === 'aes-cbc' ? 'hmac-sha1-96' : 'unchecked-96', spi: '*' }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        for (const key of keys) {
          const result = new EspDecryptor(ciphers, storeOf({ esp: [key] })).open(
            bytes,
            '10.0.0.1',
            '10.0.0.2',
          );
          if (result?.state !== 'open') expect(result?.payload ?? null).toBeNull();
        }
        new NullDetector().add(bytes);
      }),
      RUNS,
    );
  });

  it('ISAKMP messages with any byte changed, in any order', () => {
    const sa = new MadeSa({ encryption: 5, keyLength: 24, hashNumber: 2, hash: 'sha1' });
    const messages = [...sa.mainMode(), ...sa.quickMode()];
    const key = {
      ...ikeKey(INITIATOR_COOKIE, 'keys-json'),
      skeyid: sa.skeyid,
      encryptionKey: sa.encryptionKey,
    };
    const change = fc.record({
      index: fc.nat(messages.length - 1),
      at: fc.nat(250),
      value: fc.nat(255),
      cut: fc.nat(300),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const decryptor = new IkeDecryptor(ciphers, storeOf({ ike: [key] }));
        for (const { index, at, value, cut } of changes) {
          const message = messages[index]!.message.slice(0, Math.max(cut, 28));
          if (at < message.length) message[at] = value;
          const result = decryptor.add(message, messages[index]!.sender);
          if (result !== null && result.state !== 'open') expect(result.plaintext).toBeNull();
        }
      }),
      RUNS,
    );
  });

  it('key files with any part cut, doubled or replaced', () => {
    const files = ['esp_sa', 'keys.json', 'xfrm-snapshots.txt'].map((file) =>
      labText(`lab-nat-traversal/${file}`),
    );
    files.push(labText('lab-nat-traversal/hub-charon.log').slice(0, 60_000));
    fc.assert(
      fc.property(fc.nat(3), fc.nat(20_000), fc.nat(400), fc.string(), (index, at, length, text) => {
        const file = files[index]!;
        const start = at % file.length;
        recogniseKeys(file.slice(0, start) + text + file.slice(start + length));
      }),
      { numRuns: 100 },
    );
  });
});

it('one changed bit of an authenticated packet is always noticed', () => {
  const key = madeKey({ authenticator: 'hmac-sha256-128' });
  const packet = makeEsp(key, { payload: new Uint8Array(60).fill(3) });
  const decryptor = new EspDecryptor(ciphers, storeOf({ esp: [key] }));
  for (let bit = 32; bit < 8 * packet.length; bit += 7) {
    const changed = packet.slice();
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(decryptor.open(changed, '10.0.0.1', '10.0.0.2')).toMatchObject({
      state: 'rejected',
      payload: null,
    });
  }
});
