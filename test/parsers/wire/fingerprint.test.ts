import { describe, expect, it } from 'vitest';
import { fingerprint, secretFingerprint } from '../../../parsers/wire/fingerprint.ts';

describe('fingerprint', () => {
  it('is 16 hex digits, equal for equal bytes and different for near ones', () => {
    const seen = new Set<string>();
    for (let value = 0; value < 256; value++) {
      for (const bytes of [[value], [0, value], [value, 0], [1, 2, 3, value]]) {
        const print = fingerprint(Uint8Array.from(bytes));
        expect(print).toMatch(/^[0-9a-f]{16}$/);
        seen.add(print);
      }
    }
    // [0, 0] is written twice: as [0, value] and as [value, 0].
    expect(seen.size).toBe(4 * 256 - 1);
    expect(fingerprint(Uint8Array.of(1, 2))).toBe(fingerprint(Uint8Array.of(1, 2)));
  });
});

describe('secretFingerprint', () => {
  it('compares strings and does not contain them', () => {
    expect(secretFingerprint('NHRPAUTH')).toBe(secretFingerprint('NHRPAUTH'));
    expect(secretFingerprint('NHRPAUTH')).not.toBe(secretFingerprint('WRONGKEY'));
    expect(secretFingerprint('NHRPAUTH')).not.toBe(secretFingerprint('NHRPAUTh'));
    expect(secretFingerprint('')).toMatch(/^[0-9a-f]{8}$/);
  });
});
