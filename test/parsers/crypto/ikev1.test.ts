import { describe, expect, it } from 'vitest';
import { toHex } from '../../../parsers/crypto/bytes.ts';
import { IkeDecryptor } from '../../../parsers/crypto/ikev1-decryptor.ts';
import type { IkeDecryption } from '../../../parsers/crypto/ikev1-session.ts';
import { type IkeKey, ikeKey, type KeyStore } from '../../../parsers/crypto/keys.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { INITIATOR_COOKIE, type MadeExchange, MadeSa, type MadeSuite, RESPONDER_COOKIE } from './make-ike.ts';

const ciphers = nodeCiphers();

const SUITES: [string, MadeSuite][] = [
  ['DES, MD5', { encryption: 1, keyLength: 8, hashNumber: 1, hash: 'md5' }],
  ['DES, SHA-1', { encryption: 1, keyLength: 8, hashNumber: 2, hash: 'sha1' }],
  ['3DES, MD5 (expanded key)', { encryption: 5, keyLength: 24, hashNumber: 1, hash: 'md5' }],
  ['3DES, SHA-1 (expanded key)', { encryption: 5, keyLength: 24, hashNumber: 2, hash: 'sha1' }],
  ['AES-128, SHA-1', { encryption: 7, keyLength: 16, hashNumber: 2, hash: 'sha1' }],
  ['AES-192, SHA-256', { encryption: 7, keyLength: 24, hashNumber: 4, hash: 'sha256' }],
  ['AES-256, MD5 (expanded key)', { encryption: 7, keyLength: 32, hashNumber: 1, hash: 'md5' }],
  ['AES-256, SHA-384', { encryption: 7, keyLength: 32, hashNumber: 5, hash: 'sha384' }],
  ['AES-256, SHA-512', { encryption: 7, keyLength: 32, hashNumber: 6, hash: 'sha512' }],
];

const [, THREE_DES] = SUITES[3]!;
const [, AES] = SUITES[4]!;

const storeOf = (...ike: IkeKey[]): KeyStore => ({ ike, esp: [], formats: [], problems: [] });
const madeKey = (over: Partial<IkeKey>): IkeKey => ({ ...ikeKey(INITIATOR_COOKIE, 'keys-json'), ...over });

/** Everything that the two ends of a made SA know. */
function fullKey(sa: MadeSa): IkeKey {
  const { encryptionKey, skeyid, skeyidA, skeyidD, skeyidE } = sa;
  return madeKey({ encryptionKey, skeyid, skeyidA, skeyidD, skeyidE });
}

function run(messages: MadeExchange[], ...keys: IkeKey[]): IkeDecryption[] {
  const decryptor = new IkeDecryptor(ciphers, storeOf(...keys));
  return messages.map(({ message, sender }) => decryptor.add(message, sender)!);
}

function expectOpen(results: IkeDecryption[], messages: MadeExchange[]): void {
  for (const [i, { plaintext }] of messages.entries()) {
    const result = results[i]!;
    expect(result.state).toBe(plaintext === null ? 'clear' : 'open');
    expect(result.problems).toEqual([]);
    if (plaintext === null) continue;
    const end = result.plaintext!.length - result.padding;
    expect(toHex(result.plaintext!.subarray(0, end))).toBe(toHex(plaintext));
  }
}

const formulas = (results: IkeDecryption[]): (string | null | undefined)[] =>
  results.filter(({ state }) => state === 'open').map(({ hash }) => hash?.formula);

describe.each(SUITES)('%s', (_, suite) => {
  it('main mode, quick mode, informational and transaction', () => {
    const sa = new MadeSa(suite);
    const messages = [
      ...sa.mainMode(),
      ...sa.quickMode(),
      ...sa.single(5, 0xdeadbeef, [12, Buffer.from([0, 0, 0, 1, 3, 4, 0, 1, 0, 0, 0xa0, 1])]),
      ...sa.single(6, 77, [14, Buffer.from([1, 0, 0, 1, 0, 1, 0, 0])]),
    ];
    const results = run(messages, fullKey(sa));
    expectOpen(results, messages);
    expect(formulas(results)).toEqual([
      'HASH_I',
      'HASH_R',
      'HASH(1)',
      'HASH(2)',
      'HASH(3)',
      'HASH(1)',
      'HASH(1)',
    ]);
  });

  it('aggressive mode, then quick mode', () => {
    const sa = new MadeSa(suite);
    const messages = [...sa.aggressiveMode(), ...sa.quickMode()];
    const results = run(messages, fullKey(sa));
    expectOpen(results, messages);
    expect(results[1]!.hash).toEqual({ verdict: 'verified', formula: 'HASH_R' });
    expect(formulas(results)).toEqual(['HASH_I', 'HASH(1)', 'HASH(2)', 'HASH(3)']);
  });

  it.each(['pre-shared key and DH secret', 'SKEYID and DH secret', 'SKEYID_e', 'cipher key'])(
    'from %s',
    (from) => {
      const sa = new MadeSa(suite);
      const { sharedSecret, skeyid, skeyidE, encryptionKey } = sa;
      const preSharedKey = new TextEncoder().encode('lab secret');
      const key = {
        'pre-shared key and DH secret': { preSharedKey, sharedSecret },
        'SKEYID and DH secret': { skeyid, sharedSecret },
        SKEYID_e: { skeyidE },
        'cipher key': { encryptionKey },
      }[from]!;
      const messages = [...sa.mainMode(), ...sa.quickMode()];
      const results = run(messages, madeKey(key));
      expectOpen(results, messages);
      const verified = results.filter(({ hash }) => hash?.verdict === 'verified').length;
      expect(verified).toBe('sharedSecret' in key ? 5 : 0);
    },
  );

  it('quick mode from the middle: only the first block is lost', () => {
    const sa = new MadeSa(suite);
    sa.mainMode();
    const messages = sa.quickMode();
    const results = run(messages, fullKey(sa));
    const block = suite.encryption === 7 ? 16 : 8;
    expect(results.map(({ state, lost }) => [state, lost])).toEqual([
      ['open', block],
      ['open', 0],
      ['open', 0],
    ]);
    expect(results[0]!.payloads.map(({ type }) => type)).toEqual([8, 1, 10, 5, 5]);
    expect(results[0]!.problems).toMatchObject([{ code: 'truncated' }]);
    const expected = messages[0]!.plaintext!.subarray(block);
    expect(toHex(results[0]!.plaintext!.subarray(block, block + expected.length))).toBe(toHex(expected));
  });

  it('wrong key', () => {
    const sa = new MadeSa(suite);
    const other = new MadeSa({ ...suite, preSharedKey: 'another' });
    const results = run([...sa.mainMode(), ...sa.quickMode()], fullKey(other)).slice(4);
    for (const result of results) {
      expect(result).toMatchObject({ state: 'wrong-key', plaintext: null, payloads: [], keyIndex: null });
      expect(result.problems).toMatchObject([{ code: 'wrong-key' }]);
    }
  });
});

describe('retransmissions', () => {
  it.each([
    ['QM1', 6],
    ['QM2', 7],
    ['QM3', 8],
    ['MM5', 4],
    ['MM6', 5],
  ])('%s again, at once and at the end, does not disturb the chain', (_, index) => {
    const sa = new MadeSa(THREE_DES);
    const messages = [...sa.mainMode(), ...sa.quickMode()];
    const again = messages[index]!;
    const all = [...messages.slice(0, index + 1), again, again, ...messages.slice(index + 1), again];
    const results = run(all, fullKey(sa));
    expectOpen(results, all);
    expect(results.flatMap(({ retransmission }, i) => (retransmission ? [i] : []))).toEqual([
      index + 1,
      index + 2,
      all.length - 1,
    ]);
  });

  it('interleaved quick modes have chains of their own', () => {
    const sa = new MadeSa(AES);
    const main = sa.mainMode();
    const [a, b] = [sa.quickMode(1), sa.quickMode(2)];
    const messages = [...main, a[0]!, b[0]!, b[1]!, a[1]!, a[2]!, b[2]!];
    expectOpen(run(messages, fullKey(sa)), messages);
  });

  it('a message that the capture missed costs nothing but itself', () => {
    const sa = new MadeSa(AES);
    const messages = [...sa.mainMode().slice(0, 5), ...sa.quickMode()];
    const results = run(messages, fullKey(sa));
    // MM6 is missing, so the IV of QM1 is not known; QM2 and QM3 follow from QM1's ciphertext.
    expect(results.slice(5).map(({ state, lost }) => [state, lost])).toEqual([
      ['open', 16],
      ['open', 0],
      ['open', 0],
    ]);
  });
});

describe('keys', () => {
  it('each end has its own', () => {
    const ours = new MadeSa(THREE_DES);
    const theirs = new MadeSa({ ...THREE_DES, preSharedKey: 'another' });
    const messages = [
      ...ours.mainMode().slice(0, 5),
      ...theirs.single(5, 9, [11, Buffer.from([0, 0, 0, 1, 1, 0, 0, 16])]),
    ];
    const results = run(messages, fullKey(ours), fullKey(theirs));
    expectOpen(results, messages);
    expect(results.map(({ keyIndex }) => keyIndex).slice(4)).toEqual([0, 1]);
  });

  it('the given first IV serves where the key exchange is not in the capture', () => {
    const sa = new MadeSa(AES);
    const messages = sa.mainMode().slice(4);
    const results = run(messages, { ...fullKey(sa), initialIv: sa.firstIv });
    expectOpen(results, messages);
    const without = run(messages, fullKey(sa));
    expect(without.map(({ state, lost }) => [state, lost])).toEqual([
      ['open', 16],
      ['open', 0],
    ]);
  });

  it('main mode without its first message: the order tells the initiator', () => {
    const sa = new MadeSa(AES);
    const messages = sa.mainMode().slice(2);
    expectOpen(run(messages, fullKey(sa)), messages);
  });

  it('without a key for the cookie there is nothing to say', () => {
    const sa = new MadeSa(AES);
    const results = run(sa.mainMode(), { ...fullKey(sa), initiatorCookie: 'ffffffffffffffff' });
    expect(results.map(({ state }) => state)).toEqual([
      'clear',
      'clear',
      'clear',
      'clear',
      'no-key',
      'no-key',
    ]);
    expect(run(sa.mainMode(), madeKey({ skeyid: sa.skeyid })).at(-1)).toMatchObject({
      state: 'no-key',
      problems: [],
    });
  });

  it('quick mode gives the ESP keys', () => {
    const sa = new MadeSa(AES);
    const decryptor = new IkeDecryptor(ciphers, storeOf(fullKey(sa)));
    for (const { message, sender } of [...sa.mainMode(), ...sa.quickMode()]) decryptor.add(message, sender);
    expect(decryptor.espKeys().map(({ spi, cipher, authenticator }) => [spi, cipher, authenticator])).toEqual(
      [
        ['0x0000a001', 'aes-cbc', 'hmac-sha1-96'],
        ['0x0000b001', 'aes-cbc', 'hmac-sha1-96'],
      ],
    );
    expect(decryptor.session(INITIATOR_COOKIE, RESPONDER_COOKIE)?.suite).toEqual({
      cipher: 'aes-cbc',
      keyLength: 16,
      hash: 'sha1',
    });
  });
});

describe('messages that are not right', () => {
  it('truncated, at every length', () => {
    const sa = new MadeSa(THREE_DES);
    const main = sa.mainMode();
    const [quick] = sa.quickMode();
    for (let length = 0; length < quick!.message.length; length++) {
      const decryptor = new IkeDecryptor(ciphers, storeOf(fullKey(sa)));
      for (const { message, sender } of main) decryptor.add(message, sender);
      const result = decryptor.add(quick!.message.subarray(0, length), 'i');
      if (length < 28) expect(result).toBeNull();
      else expect(result).toMatchObject({ state: 'unreadable', problems: [{ code: 'truncated' }] });
    }
  });

  it('a length field that cuts a block', () => {
    const sa = new MadeSa(THREE_DES);
    const main = sa.mainMode();
    const cut = main[5]!.message.slice(0, -3);
    new DataView(cut.buffer).setUint32(24, cut.length);
    const results = run([...main.slice(0, 5), { sender: 'r', message: cut, plaintext: null }], fullKey(sa));
    expect(results.at(-1)).toMatchObject({
      state: 'unreadable',
      problems: [{ code: 'truncated', lengthFrom: 'isakmp.length' }],
    });
  });

  it('a changed HASH payload is noticed', () => {
    const sa = new MadeSa(AES);
    const main = sa.mainMode();
    const part: [number, Buffer] = [11, Buffer.from([0, 0, 0, 1, 1, 0, 0, 14])];
    const forged = sa.exchange(5, 3, [{ sender: 'i', parts: [[8, Buffer.alloc(20)], part] }]);
    const result = run([...main, ...forged], fullKey(sa)).at(-1)!;
    expect(result).toMatchObject({ state: 'open', hash: { verdict: 'mismatch', formula: null } });
    expect(result.problems).toMatchObject([{ code: 'bad-checksum' }]);
  });

  it('what is no IKEv1', () => {
    const sa = new MadeSa(AES);
    const message = sa.mainMode()[0]!.message.slice();
    message[17] = 0x20;
    expect(run([{ sender: 'i', message, plaintext: null }], fullKey(sa))).toEqual([null]);
  });
});
