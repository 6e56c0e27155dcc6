import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../parsers/crypto/bytes.ts';
import type { CbcName, HashName } from '../../parsers/crypto/cipher.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';

const ciphers = nodeCiphers();
const hex = (text: string): Uint8Array => fromHex(text)!;
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('CBC', () => {
  const vectors: [string, CbcName, string, string, string, string][] = [
    [
      'DES, FIPS 81 appendix C',
      'des-cbc',
      '0123456789abcdef',
      '1234567890abcdef',
      toHex(ascii('Now is the time for all ')),
      'e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6',
    ],
    [
      'triple DES with three keys, OpenSSL evptests',
      '3des-cbc',
      '0123456789abcdeff1e0d3c2b5a49786fedcba9876543210',
      'fedcba9876543210',
      '37363534333231204e6f77206973207468652074696d6520666f722000000000',
      '3fe301c962ac01d02213763c1cbd4cdc799657c064ecf5d41c673812cfde9675',
    ],
    [
      'AES-128, RFC 3602 case 1',
      'aes-cbc',
      '06a9214036b8a15b512e03d534120006',
      '3dafba429d9eb430b422da802c9fac41',
      toHex(ascii('Single block msg')),
      'e353779c1079aeb82708942dbe77181a',
    ],
    [
      'AES-128, NIST SP 800-38A F.2.1',
      'aes-cbc',
      '2b7e151628aed2a6abf7158809cf4f3c',
      '000102030405060708090a0b0c0d0e0f',
      '6bc1bee22e409f96e93d7e117393172a',
      '7649abac8119b246cee98e9b12e9197d',
    ],
    [
      'AES-192, NIST SP 800-38A F.2.3',
      'aes-cbc',
      '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
      '000102030405060708090a0b0c0d0e0f',
      '6bc1bee22e409f96e93d7e117393172a',
      '4f021db243bc633d7178183a9fa071e8',
    ],
    [
      'AES-256, NIST SP 800-38A F.2.5',
      'aes-cbc',
      '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
      '000102030405060708090a0b0c0d0e0f',
      '6bc1bee22e409f96e93d7e117393172a',
      'f58c4c04d6e5f1ba779eabfb5f7bfbd6',
    ],
  ];

  it.each(vectors)('%s', (_, name, key, iv, plaintext, ciphertext) => {
    const decryptor = ciphers.createDecryptor(name, hex(key))!;
    const input = join(hex(iv), hex(ciphertext));
    expect(toHex(decryptor.decrypt(input))).toBe(plaintext);
    // The kept decipher carries nothing over from one packet to the next.
    expect(toHex(decryptor.decrypt(input))).toBe(plaintext);
  });

  it('refuses keys of lengths that the cipher does not have', () => {
    expect(ciphers.createDecryptor('aes-cbc', new Uint8Array(20))).toBeNull();
    expect(ciphers.createDecryptor('3des-cbc', new Uint8Array(8))).toBeNull();
  });

  it('gives plain byte arrays, whose slice is a copy', () => {
    const decryptor = ciphers.createDecryptor('aes-cbc', new Uint8Array(16))!;
    const text = decryptor.decrypt(new Uint8Array(32));
    expect(Object.getPrototypeOf(text)).toBe(Uint8Array.prototype);
    expect(Object.getPrototypeOf(ciphers.hash('sha1', text))).toBe(Uint8Array.prototype);
  });
});

describe('AES-CTR', () => {
  it.each([
    [
      'RFC 3686 vector 1',
      'ae6852f8121067cc4bf7a5765577f39e',
      '00000030',
      '0000000000000000',
      toHex(ascii('Single block msg')),
      'e4095d4fb7a7b3792d6175a3261311b8',
    ],
    [
      'RFC 3686 vector 2',
      '7e24067817fae0d743d6ce1f32539163',
      '006cb6db',
      'c0543b59da48d90b',
      '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
      '5104a106168a72d9790d41ee8edad388eb2e1efc46da57c8fce630df9141be28',
    ],
  ])('%s', (_, key, nonce, iv, plaintext, ciphertext) => {
    const counter = join(hex(nonce), hex(iv), hex('00000001'));
    expect(toHex(ciphers.aesCtr(hex(key), counter, hex(ciphertext))!)).toBe(plaintext);
  });

  it('refuses a key of a wrong length', () => {
    expect(ciphers.aesCtr(new Uint8Array(5), new Uint8Array(16), new Uint8Array(4))).toBeNull();
  });
});

describe('AES-GCM', () => {
  // Test case 4 of the GCM specification (McGrew, Viega).
  const key = hex('feffe9928665731c6d6a8f9467308308');
  const nonce = hex('cafebabefacedbaddecaf888');
  const associated = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
  const ciphertext = hex(
    '42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091',
  );
  const tag = hex('5bc94fbc3221a5db94fae95ae7121a47');
  const plaintext =
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';

  it.each([16, 12, 8])('with a tag of %i bytes', (length) => {
    const text = ciphers.aesGcm(key, nonce, associated, ciphertext, tag.subarray(0, length));
    expect(toHex(text!)).toBe(plaintext);
  });

  it('refuses a wrong tag', () => {
    const wrong = tag.slice();
    wrong[0]! ^= 1;
    expect(ciphers.aesGcm(key, nonce, associated, ciphertext, wrong)).toBeNull();
  });
});

describe('HMAC', () => {
  const vectors: [string, HashName, Uint8Array, Uint8Array, string][] = [
    [
      'RFC 2202 MD5 1',
      'md5',
      new Uint8Array(16).fill(0x0b),
      ascii('Hi There'),
      '9294727a3638bb1c13f48ef8158bfc9d',
    ],
    [
      'RFC 2202 MD5 2',
      'md5',
      ascii('Jefe'),
      ascii('what do ya want for nothing?'),
      '750c783e6ab0b503eaa86e310a5db738',
    ],
    [
      'RFC 2202 SHA-1 1',
      'sha1',
      new Uint8Array(20).fill(0x0b),
      ascii('Hi There'),
      'b617318655057264e28bc0b6fb378c8ef146be00',
    ],
    [
      'RFC 2202 SHA-1 6, long key',
      'sha1',
      new Uint8Array(80).fill(0xaa),
      ascii('Test Using Larger Than Block-Size Key - Hash Key First'),
      'aa4ae5e15272d00e95705637ce8a3b55ed402112',
    ],
    [
      'RFC 4231 SHA-256 1',
      'sha256',
      new Uint8Array(20).fill(0x0b),
      ascii('Hi There'),
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      'RFC 4231 SHA-384 1',
      'sha384',
      new Uint8Array(20).fill(0x0b),
      ascii('Hi There'),
      'afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6',
    ],
    [
      'RFC 4231 SHA-512 1',
      'sha512',
      new Uint8Array(20).fill(0x0b),
      ascii('Hi There'),
      '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
    ],
    [
      'RFC 4231 SHA-512 6, long key',
      'sha512',
      new Uint8Array(131).fill(0xaa),
      ascii('Test Using Larger Than Block-Size Key - Hash Key First'),
      '80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598',
    ],
  ];

  it.each(vectors)('%s', (_, name, key, data, value) => {
    expect(toHex(ciphers.hmac(name, key, data))).toBe(value);
    const mac = ciphers.createMac(name, key);
    expect(toHex(mac.compute(data.subarray(0, 3), data.subarray(3)))).toBe(value);
    expect(toHex(mac.compute(data))).toBe(value);
  });

  it('takes data longer than its buffer', () => {
    const long = new Uint8Array(9000).fill(7);
    const short = Uint8Array.of(1, 2, 3);
    const mac = ciphers.createMac('sha1', short);
    mac.compute(long);
    expect(toHex(mac.compute(short))).toBe(toHex(ciphers.hmac('sha1', short, short)));
  });
});

it('hashes several parts as one', () => {
  expect(toHex(ciphers.hash('md5', ascii('a'), ascii('bc')))).toBe('900150983cd24fb0d6963f7d28e17f72');
  expect(toHex(ciphers.hash('sha1', ascii('abc')))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
});
