import { describe, expect, it } from 'vitest';
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { emptyKeyStore } from '../../parsers/crypto/keys.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { readChunks } from '../../src/node/files.ts';
import { PacketReader } from '../../src/observe/packet-reader.ts';
import { RecordLines } from '../../src/report/decode-json.ts';
import { packetRecord } from '../../src/report/decode-record.ts';
import { encodeIsakmp, type MadePayload } from '../made/isakmp-writer.ts';
import { capture, FIXTURES, udpFrame } from './decode-run.ts';

/** Every frame as its line gives it and as `JSON.stringify` does; the two must be the same. */
function compare(push: (each: EveryFrame) => void): number {
  const reader = new PacketReader({ ciphers: nodeCiphers(), store: emptyKeyStore() });
  const lines = new RecordLines('a "file"');
  let frames = 0;
  push(
    new EveryFrame((frame) => {
      const record = packetRecord('a "file"', frame, '2026-01-01T00:00:00Z', reader.read(frame), false);
      expect(JSON.parse(lines.line(record))).toEqual(JSON.parse(JSON.stringify(record)));
      frames++;
    }),
  );
  return frames;
}

describe('lines put together by hand', () => {
  it.each([
    'lab-success-transport-3des/spoke1.pcapng',
    'lab-nat-traversal/hub.pcap',
    'lab-plain-gre/hub.pcap',
    'lab-psk-mismatch/spoke1.pcap',
  ])('say the same as JSON.stringify: %s', async (file) => {
    const chunks: Uint8Array[] = [];
    await readChunks(FIXTURES + file, (chunk) => {
      chunks.push(chunk.slice());
      return true;
    });
    expect(
      compare((each) => {
        for (const chunk of chunks) each.push(chunk);
      }),
    ).toBeGreaterThan(10);
  });

  it('say the same of payloads of every kind, whole and damaged', () => {
    const payloads: MadePayload[] = [
      {
        type: 1,
        name: 'security-association',
        proposals: [1, 3].map((protocol) => ({
          number: 1,
          protocol,
          spi: protocol === 3 ? '0x01020304' : null,
          transforms: [
            {
              number: 1,
              id: 1,
              attributes: [
                { type: 1, form: 'basic', value: 5 },
                { type: 2, form: 'basic', value: 2 },
                // The same number and value in other forms and lengths, and values without a number.
                { type: 2, form: 'variable', value: 2, length: 4 },
                { type: 2, form: 'variable', value: 2, length: 2 },
                { type: 2, form: 'variable', value: '00112233445566778899' },
                { type: 0x7fff, form: 'basic', value: 0xffff },
                { type: 0x7fff, form: 'variable', value: 0xffffffff, length: 4 },
                { type: 12, form: 'variable', value: '' },
              ],
            },
          ],
        })),
      },
      { type: 1, name: 'security-association', doi: 2, hex: 'abcd' },
      { type: 13, name: 'vendor-id', hex: '09002689dfd6b712' },
      { type: 13, name: 'vendor-id', hex: '09002689dfd6b713' },
      { type: 13, name: 'vendor-id', hex: '' },
      { type: 20, name: 'nat-d', hash: '00'.repeat(20) },
      { type: 130, name: 'nat-d', hash: '00'.repeat(16) },
      { type: 4, name: 'key-exchange', hex: '00ff' },
      { type: 5, name: 'identification', idType: 2, hex: '22225c1b' },
      { type: 9, name: 'signature', hex: '' },
      { type: 11, name: 'notification', code: 14, spi: '0x00000001' },
      { type: 12, name: 'delete', protocol: 3, spis: ['0x00000001'] },
      { type: 200, name: 'private', hex: '01' },
    ];
    const message = encodeIsakmp({
      initiatorCookie: '0102030405060708',
      responderCookie: '1112131415161718',
      exchangeType: 2,
      payloads,
    });
    const twice = [message, message];
    const cut = Array.from({ length: message.length }, (_, length) => message.slice(0, length));
    const flipped = Array.from({ length: message.length }, (_, at) => {
      const copy = message.slice();
      copy[at]! ^= 0xff;
      return copy;
    });
    const all = [...twice, ...cut, ...flipped].map((bytes) => udpFrame(500, bytes));
    expect(compare((each) => each.push(capture(...all)))).toBe(all.length);
  });
});
