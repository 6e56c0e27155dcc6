import { describe, expect, it } from 'vitest';
import { EspSa } from '../../../parsers/crypto/esp.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { madeKey, makeEsp } from './make-esp.ts';

const payload = Uint8Array.from({ length: 300 }, (_, i) => (i * 31) & 0xff);

describe('a payload of which only the start is wanted', () => {
  it.each(['aes-cbc', '3des-cbc', 'des-cbc', 'aes-ctr', 'aes-gcm-16', 'null'] as const)('%s', (cipher) => {
    const authenticator = cipher === 'aes-gcm-16' ? 'null' : 'hmac-sha1-96';
    const key = madeKey({ cipher, authenticator });
    for (const length of [0, 1, 39, 40, 64, 96, 97, 120, 127, 128, 299]) {
      const sa = new EspSa(nodeCiphers(), key);
      const sent = payload.subarray(0, length);
      const packet = makeEsp(key, { payload: sent });
      const opened = sa.open(packet, 40);
      expect(opened).toMatchObject({ state: 'open', payloadLength: length, nextHeader: 47, problems: [] });
      const start = opened.payload!.slice();
      expect(start).toEqual(sent.slice(0, start.length));
      expect(start.length).toBeGreaterThanOrEqual(Math.min(40, length));
      expect(sa.payloadOf(packet, opened)?.slice()).toEqual(sent.slice());
    }
  });

  it('the ICV still covers the middle, and a pad length beyond the packet is still found', () => {
    const key = madeKey({});
    const packet = makeEsp(key, { payload });
    packet[200]! ^= 1;
    expect(new EspSa(nodeCiphers(), key).open(packet, 40)).toMatchObject({
      state: 'rejected',
      payload: null,
    });
    const short = makeEsp(key, { payload: payload.subarray(0, 200), claimPad: 255 });
    expect(new EspSa(nodeCiphers(), key).open(short, 40)).toMatchObject({
      payload: null,
      problems: [{ code: 'bad-length', lengthFrom: 'esp.pad-length' }],
    });
  });
});
