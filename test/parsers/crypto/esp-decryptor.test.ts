import { describe, expect, it } from 'vitest';
import { EspDecryptor } from '../../../parsers/crypto/esp-decryptor.ts';
import type { EspKey, KeyStore } from '../../../parsers/crypto/keys.ts';
import { recogniseKeys } from '../../../parsers/crypto/recognise.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { labPackets, labText } from './lab.ts';
import { madeKey, makeEsp } from './make-esp.ts';

const ciphers = nodeCiphers();
const storeOf = (...esp: EspKey[]): KeyStore => ({ ike: [], esp, formats: [], problems: [] });

describe('lab captures', () => {
  it.each([
    ['success-transport-3des', 'hub', 12],
    ['success-transport-3des', 'spoke1', 12],
    ['success-aes', 'hub', 1741],
    ['success-aes', 'spoke1', 1741],
    ['nat-traversal', 'hub', 16],
    ['nat-traversal', 'spoke1', 16],
    ['nhrp-auth-mismatch', 'hub', 2444],
    ['nhrp-auth-mismatch', 'spoke1', 2443],
    ['esp-dropped-spoke-to-hub', 'spoke1', 3],
  ])('%s, %s: all %i ESP packets open, with their ICV, and hold GRE with key 1', (lab, end, count) => {
    const files = ['esp_sa', 'keys.json', 'xfrm-snapshots.txt', 'spoke1-charon.log'];
    const packets = labPackets(`lab-${lab}/${end}.pcap`).filter(({ kind }) => kind === 'esp');
    expect(packets).toHaveLength(count);
    for (const file of files) {
      const decryptor = new EspDecryptor(ciphers, recogniseKeys(labText(`lab-${lab}/${file}`)));
      const bad = packets.filter(({ bytes, source, destination }) => {
        const result = decryptor.open(bytes, source, destination);
        if (result?.state !== 'open' || result.payload === null) return true;
        const view = new DataView(result.payload.buffer, result.payload.byteOffset);
        const gre = view.getUint16(0) === 0x2000 && view.getUint32(4) === 1;
        return (
          !gre || result.authenticated !== true || result.nextHeader !== 47 || result.problems.length > 0
        );
      });
      expect(bad).toEqual([]);
    }
  });

  it('success-transport-3des: registration request and reply are where tshark shows them', () => {
    const decryptor = new EspDecryptor(ciphers, recogniseKeys(labText('lab-success-transport-3des/esp_sa')));
    const nhrp = labPackets('lab-success-transport-3des/hub.pcap').flatMap((packet) => {
      if (packet.kind !== 'esp') return [];
      const payload = decryptor.open(packet.bytes, packet.source, packet.destination)!.payload!;
      // GRE protocol type, NHRP packet type (byte 17 of the fixed part), request ID, code of the first entry.
      const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
      if (view.getUint16(2) !== 0x2001) return [];
      return [[packet.frame, packet.source, view.getUint8(8 + 17), view.getUint32(8 + 24)]];
    });
    expect(nhrp).toEqual([
      [12, '172.16.1.1', 3, 1],
      [13, '172.16.10.1', 4, 1],
    ]);
  });
});

describe('choice of keys', () => {
  const right = madeKey({ spi: '*' });
  const wrong = madeKey({ spi: '*', authenticationKey: new Uint8Array(20) });

  it('tries every key that fits until one opens', () => {
    const decryptor = new EspDecryptor(ciphers, storeOf(wrong, right));
    const result = decryptor.open(makeEsp(right), '10.0.0.1', '10.0.0.2');
    expect(result).toMatchObject({ state: 'open' });
    expect(result?.key).toBe(right);
  });

  it('says that the key is wrong when none opens', () => {
    const decryptor = new EspDecryptor(ciphers, storeOf(wrong));
    const result = decryptor.open(makeEsp(right), '10.0.0.1', '10.0.0.2');
    expect(result).toMatchObject({ state: 'rejected', problems: [{ code: 'wrong-key' }] });
  });

  it('has nothing to say without a key, and takes keys found later', () => {
    const decryptor = new EspDecryptor(ciphers, storeOf(madeKey({ spi: '0x00000001' })));
    expect(decryptor.open(makeEsp(right), '10.0.0.1', '10.0.0.2')).toBeNull();
    decryptor.addKeys([right]);
    expect(decryptor.open(makeEsp(right), '10.0.0.1', '10.0.0.2')).toMatchObject({ state: 'open' });
  });
});
