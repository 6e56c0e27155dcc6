import { describe, expect, it } from 'vitest';
import type { EspAuthenticatorName } from '../../../parsers/crypto/algorithms.ts';
import { fromHex, toHex } from '../../../parsers/crypto/bytes.ts';
import { NULL_MAX_PACKETS, NullDetector } from '../../../parsers/crypto/esp-null.ts';
import { labPackets } from './lab.ts';
import { madeKey, makeEsp } from './make-esp.ts';

const hex = (text: string): Uint8Array => fromHex(text)!;
/** GRE with key 1 around an IPv4 header that claims its 24 bytes. */
const GRE_IPV4 = hex('20000800 00000001 45000018 00010000 ff010000 0a010101 0a0101fe 00000000');

describe('ESP NULL without keys', () => {
  it.each([
    'hmac-md5-96',
    'hmac-sha1-96',
    'hmac-sha256-128',
    'hmac-sha384-192',
    'hmac-sha512-256',
  ] as EspAuthenticatorName[])('%s: GRE inside shows in one packet', (authenticator) => {
    const key = madeKey({ cipher: 'null', authenticator });
    const detector = new NullDetector();
    const found = detector.add(makeEsp(key, { payload: GRE_IPV4 }));
    expect(found).toMatchObject({ nextHeader: 47, exact: true });
    expect(toHex(found!.payload)).toBe(toHex(GRE_IPV4));
  });

  it('IPv4 in tunnel mode', () => {
    const key = madeKey({ cipher: 'null' });
    const packet = makeEsp(key, { nextHeader: 4, payload: GRE_IPV4.subarray(8) });
    expect(new NullDetector().add(packet)).toMatchObject({ nextHeader: 4, icvLength: 12, exact: true });
  });

  it('payloads without a length inside need three packets that agree', () => {
    const key = madeKey({ cipher: 'null' });
    const detector = new NullDetector();
    const ping = (sequence: number): Uint8Array =>
      makeEsp(key, { sequence, nextHeader: 1, payload: new Uint8Array(24).fill(sequence) });
    expect(detector.add(ping(1))).toBeNull();
    expect(detector.add(ping(2))).toBeNull();
    expect(detector.add(ping(3))).toMatchObject({ nextHeader: 1, icvLength: 12, exact: false });
  });

  it.each(['success-aes', 'nhrp-auth-mismatch', 'success-transport-3des', 'nat-traversal'])(
    '%s: encrypted packets are never taken for it',
    (lab) => {
      const detectors = new Map<string, NullDetector>();
      for (const { kind, bytes } of labPackets(`lab-${lab}/hub.pcap`)) {
        if (kind !== 'esp') continue;
        const spi = toHex(bytes.subarray(0, 4));
        const detector = detectors.get(spi) ?? new NullDetector();
        detectors.set(spi, detector);
        expect(detector.add(bytes)).toBeNull();
      }
      expect(detectors.size).toBe(2);
    },
  );

  it('looks at no more than a few packets of an SA', () => {
    const detector = new NullDetector();
    for (let i = 0; i < NULL_MAX_PACKETS; i++) detector.add(new Uint8Array(60).fill(0xff));
    expect(detector.add(makeEsp(madeKey({ cipher: 'null' }), { payload: GRE_IPV4 }))).toBeNull();
  });
});
