import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import { decodeIsakmp, type IsakmpMessage, MAX_PAYLOADS } from '../../../parsers/wire/isakmp.ts';
import { encodeIsakmp, fromHex, type MadeMessage } from '../../made/isakmp-writer.ts';
import { MM1, MM3, MM5 } from './isakmp-samples.ts';

function decode(bytes: Uint8Array): { message: IsakmpMessage | null; problems: Problem[] } {
  const problems: Problem[] = [];
  return { message: decodeIsakmp(bytes, 0, bytes.length, problems), problems };
}

/** A main mode message whose body is these bytes. */
function raw(nextPayload: number, bodyHex: string, more: Partial<MadeMessage> = {}): Uint8Array {
  return encodeIsakmp({
    initiatorCookie: '0102030405060708',
    responderCookie: '1112131415161718',
    exchangeType: 2,
    payloads: [],
    nextPayload,
    body: fromHex(bodyHex),
    ...more,
  });
}

describe('malformed ISAKMP messages', () => {
  it('too short for a header: nothing, and a problem', () => {
    expect(decode(fromHex(MM1.slice(0, 54)))).toMatchObject({
      message: null,
      problems: [{ code: 'truncated', layer: 'isakmp', need: 28, have: 27 }],
    });
  });

  it.each([0, 1, 2, 3])('a payload length of %i ends the chain; the rest is its body', (length) => {
    const { message, problems } = decode(raw(10, `0a00000${length}aabbccdd`));
    expect(message!.payloads).toMatchObject([{ name: 'nonce', length, hex: 'aabbccdd' }]);
    expect(problems).toMatchObject([
      { code: 'bad-length', offset: 28, need: 4, have: length, lengthFrom: 'isakmp.payload-length' },
    ]);
  });

  it('a payload longer than the message is cut', () => {
    const { message, problems } = decode(raw(10, '0d00ffffaabb'));
    expect(message!.payloads).toMatchObject([{ name: 'nonce', length: 65535, bytes: 2, hex: 'aabb' }]);
    expect(problems).toMatchObject([{ code: 'truncated', need: 65535, have: 6 }]);
  });

  it('a payload that is announced and missing', () => {
    const { message, problems } = decode(raw(10, '0d000005aa'));
    expect(message!.payloads).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'truncated', lengthFrom: 'isakmp.next-payload' }]);
  });

  it('a payload that names itself as the next one cannot loop', () => {
    const { message, problems } = decode(raw(13, '0d000004'.repeat(2000)));
    expect(message!.payloads).toHaveLength(MAX_PAYLOADS);
    expect(problems.map((problem) => problem.code)).toContain('limit');
  });

  it('the header claims more than there is', () => {
    const bytes = fromHex(MM3).subarray(0, 150);
    const { message, problems } = decode(bytes);
    expect(message!.length).toBe(212);
    expect(message!.payloads.map((payload) => payload.name)).toEqual(['key-exchange', 'nonce']);
    expect(problems).toMatchObject([
      { code: 'truncated', offset: 24, need: 212, have: 150, lengthFrom: 'isakmp.length' },
      { code: 'truncated', offset: 128, need: 36, have: 22 },
    ]);
  });

  it.each([0, 27, 60])('the header claims %i bytes; what is there is decoded', (length) => {
    const bytes = fromHex(MM3);
    bytes[27] = length;
    const { message, problems } = decode(bytes);
    expect(message!.payloads).toHaveLength(4);
    expect(problems).toMatchObject([{ code: 'bad-length', need: length, have: 212 }]);
  });

  it('bytes after the last payload are said', () => {
    const { problems } = decode(raw(10, '00000005aabbcc'));
    expect(problems).toMatchObject([{ code: 'bad-length', offset: 33 }]);
  });

  it('an encrypted part that is no multiple of a block', () => {
    const { message, problems } = decode(fromHex(`${MM5.slice(0, 54)}43${MM5.slice(56, -2)}`));
    expect(message!.ciphertext).toEqual({ offset: 28, length: 39 });
    expect(problems).toMatchObject([{ code: 'bad-length', offset: 28 }]);
  });

  it('255 proposals are read', () => {
    const transforms = Array.from({ length: 12 }, (_, index) => ({ number: index, id: 1, attributes: [] }));
    const bytes = encodeIsakmp({
      initiatorCookie: '0102030405060708',
      responderCookie: '0000000000000000',
      exchangeType: 2,
      payloads: [
        {
          type: 1,
          name: 'security-association',
          proposals: Array.from({ length: 255 }, (_, index) => ({
            number: index,
            protocol: 1,
            spi: null,
            transforms,
          })),
        },
      ],
    });
    const { message, problems } = decode(bytes);
    expect(problems).toEqual([]);
    expect(message!.payloads[0]).toMatchObject({ proposals: { length: 255 } });
  });

  it('an attribute of 65,535 bytes is cut and ends its transform', () => {
    const transform = '0000001001010000000cffffaabbccdd';
    const proposal = `0000001801010001${transform}`;
    const { message, problems } = decode(raw(1, `000000240000000100000001${proposal}`));
    expect(message!.payloads[0]).toMatchObject({
      proposals: [{ transforms: [{ attributes: [{ type: 12, value: 'aabbccdd', length: 65535 }] }] }],
    });
    expect(problems).toMatchObject([
      { code: 'truncated', need: 65535, have: 4, lengthFrom: 'isakmp.attribute-length' },
    ]);
  });

  it('a proposal that counts its transforms wrong', () => {
    const proposal = '00000010010100020000000801010000';
    const { problems } = decode(raw(1, `0000001c0000000100000001${proposal}`));
    expect(problems).toMatchObject([{ code: 'bad-value' }]);
  });

  it.each([
    [5, 'identification'],
    [6, 'certificate'],
    [7, 'certificate-request'],
    [11, 'notification'],
    [12, 'delete'],
    [21, 'nat-oa'],
    [1, 'security-association'],
  ])('payload %i without its fixed part (%s)', (type, name) => {
    const { message, problems } = decode(raw(type, '00000004'));
    expect(message!.payloads).toMatchObject([{ type, name, length: 4 }]);
    expect(problems[0]).toMatchObject({ code: 'truncated' });
  });

  it('a delete that announces more SPIs than it has', () => {
    const { message, problems } = decode(raw(12, '00000014000000010304ffff0000000100000002'));
    expect(message!.payloads).toMatchObject([{ spis: ['0x00000001', '0x00000002'] }]);
    expect(problems).toMatchObject([{ code: 'truncated', lengthFrom: 'isakmp.delete.spi-size' }]);
  });

  it('another major version', () => {
    const { message, problems } = decode(raw(10, '00000005aa', { version: '3.1' }));
    expect(message).toMatchObject({ version: '3.1', payloads: [] });
    expect(problems).toMatchObject([{ code: 'unsupported' }]);
  });

  it('every prefix and every flipped byte of a real message ends with a value or a problem', () => {
    for (const sample of [MM1, MM3, MM5]) {
      const whole = fromHex(sample);
      for (let end = 0; end < whole.length; end++) {
        expect(decode(whole.subarray(0, end)).problems.length).toBeGreaterThan(0);
      }
      for (let at = 0; at < whole.length; at++) {
        for (const flip of [0x01, 0x80, 0xff]) {
          const bytes = whole.slice();
          bytes[at]! ^= flip;
          expect(decode(bytes).message).not.toBeNull();
        }
      }
    }
  });
});
