import { describe, expect, test } from 'vitest';
import {
  authenticationName,
  cipherName,
  describeProposal,
  differences,
  hashName,
} from '../../src/checks/algorithms.ts';
import { phase1, phase2 } from './ask.ts';

describe('one name for each algorithm', () => {
  test.each([
    ['ESP_3DES', '3des'],
    ['3des-cbc', '3des'],
    ['3DES_CBC', '3des'],
    ['esp-3des', '3des'],
    ['ESP_AES', 'aes'],
    ['aes-cbc', 'aes'],
    ['ESP_AES-GCM_16', 'aes-gcm'],
    ['ESP_DES_IV64', 'des'],
    ['null', 'null'],
  ])('cipher %s is %s', (text, name) => expect(cipherName(text)).toBe(name));

  test.each([
    ['SHA', 'sha'],
    ['sha1', 'sha'],
    ['hmac-sha', 'sha'],
    ['HMAC_SHA2_256_128', 'sha256'],
    ['esp-sha256-hmac', 'sha256'],
    ['hmac-md5', 'md5'],
    ['HMAC-SHA1-96', 'sha'],
  ])('hash %s is %s', (text, name) => expect(hashName(text)).toBe(name));

  test.each([
    ['pre-share', 'pre-shared-key'],
    ['psk', 'pre-shared-key'],
    ['pre-shared key', 'pre-shared-key'],
    ['rsa-sig', 'rsa-signature'],
  ])('authentication %s is %s', (text, name) => expect(authenticationName(text)).toBe(name));
});

describe('differences', () => {
  test('spelling is none', () => {
    expect(
      differences(
        phase2({ encryption: 'ESP_3DES', keyLength: null }),
        phase2({ encryption: '3des-cbc', keyLength: null }),
      ),
    ).toEqual([]);
  });

  test('what one side does not say is none', () => {
    expect(differences(phase1({ keyLength: null, group: null }), phase1())).toEqual([]);
  });

  test('every attribute that differs is named', () => {
    expect(differences(phase1(), phase1({ hash: 'md5', group: 2, authentication: 'rsa-signature' }))).toEqual(
      ['hash', 'group', 'authentication'],
    );
    expect(differences(phase1(), phase1({ keyLength: 128 }))).toEqual(['keyLength']);
    expect(differences(phase1(), phase1({ encryption: '3des-cbc', keyLength: null }))).toEqual([
      'encryption',
    ]);
  });

  test('a proposal in words', () => {
    expect(describeProposal(phase1())).toBe('aes 256 sha256 group 14 pre-shared-key');
  });
});
