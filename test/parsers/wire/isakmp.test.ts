import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import { isakmpFingerprint } from '../../../parsers/wire/fingerprint.ts';
import {
  decodeIsakmp,
  decodePayloadChain,
  type IsakmpContext,
  type IsakmpMessage,
} from '../../../parsers/wire/isakmp.ts';
import { fromHex } from '../../made/isakmp-writer.ts';
import { MM1, MM2, MM3, MM5, QM1_PLAIN } from './isakmp-samples.ts';

function decode(hex: string, context?: IsakmpContext): { message: IsakmpMessage; problems: Problem[] } {
  const bytes = fromHex(hex);
  const problems: Problem[] = [];
  const message = decodeIsakmp(bytes, 0, bytes.length, problems, context);
  return { message: message!, problems };
}

describe('ISAKMP messages from the lab', () => {
  it('reads MM1 whole', () => {
    const { message, problems } = decode(MM1);
    expect(problems).toEqual([]);
    expect(message).toMatchObject({
      initiatorCookie: '4f0eb1a0e5fd456d',
      responderCookie: '0000000000000000',
      nextPayload: 1,
      version: '1.0',
      exchangeType: 2,
      exchange: 'main',
      flags: { encrypted: false, commit: false, authOnly: false },
      messageId: 0,
      length: 180,
      decrypted: null,
      ciphertext: null,
      ikev2: null,
    });
    expect(message.payloads[0]).toEqual({
      type: 1,
      name: 'security-association',
      length: 56,
      offset: 28,
      doi: 1,
      situation: 1,
      labels: null,
      hex: null,
      proposals: [
        {
          number: 1,
          protocol: 1,
          protocolName: 'isakmp',
          spi: null,
          transforms: [
            {
              number: 1,
              id: 1,
              name: 'KEY_IKE',
              attributes: [
                attribute(1, 'encryption-algorithm', 5, '3des-cbc'),
                attribute(2, 'hash-algorithm', 2, 'sha'),
                attribute(4, 'group-description', 1, 'modp768'),
                attribute(3, 'authentication-method', 1, 'pre-shared-key'),
                attribute(11, 'life-type', 1, 'seconds'),
                {
                  type: 12,
                  name: 'life-duration',
                  value: 86400,
                  meaning: null,
                  form: 'variable',
                  length: 4,
                },
              ],
            },
          ],
        },
      ],
    });
    expect(message.payloads.slice(1)).toMatchObject([
      { type: 13, name: 'vendor-id', length: 12, hex: '09002689dfd6b712', vendor: 'XAUTH' },
      { hex: 'afcad71368a1f1c96b8696fc77570100', vendor: 'DPD', detail: '1.0' },
      {
        hex: '4048b7d56ebce88525e7de7f00d6c2d380000000',
        vendor: 'FRAGMENTATION',
        detail: '0x80000000',
      },
      { hex: '4a131c81070358455c5728f20e95452f', vendor: 'RFC 3947', detail: null },
      { hex: '90cb80913ebb696e086381b5ec427b1f', vendor: 'draft-ietf-ipsec-nat-t-ike-02\\n' },
    ]);
  });

  it('reads MM2 and MM3: order of payloads, key exchange, nonce, NAT-D of RFC 3947', () => {
    expect(decode(MM2).message.responderCookie).toBe('b02a91a4be4a3576');
    const { message, problems } = decode(MM3);
    expect(problems).toEqual([]);
    expect(message.payloads.map((payload) => payload.name)).toEqual([
      'key-exchange',
      'nonce',
      'nat-d',
      'nat-d',
    ]);
    expect(message.payloads[0]).toMatchObject({ type: 4, length: 100, bytes: 96 });
    expect(message.payloads[1]).toMatchObject({
      type: 10,
      bytes: 32,
      hex: '2edb76a0d47924caca99be64d361991ef2484acf11f2b694958e421007fc12db',
    });
    expect(message.payloads[3]).toEqual({
      type: 20,
      name: 'nat-d',
      length: 24,
      offset: 188,
      hash: '893c8c5f3a7e4cba930a71c9d334ce4127bbff31',
      matches: null,
    });
  });

  it('leaves an encrypted body as a range', () => {
    const { message, problems } = decode(MM5);
    expect(problems).toEqual([]);
    expect(message).toMatchObject({
      nextPayload: 5,
      flags: { encrypted: true },
      length: 68,
      payloads: [],
      ciphertext: { offset: 28, length: 40 },
      decrypted: null,
    });
  });

  it('reads a decrypted quick mode chain up to its padding', () => {
    const chain = decodePayloadChain(8, fromHex(QM1_PLAIN), 0, { exchangeType: 32 });
    expect(chain).toMatchObject({ end: 156, complete: true, problems: [] });
    expect(chain.payloads).toMatchObject([
      { type: 8, name: 'hash', bytes: 20, hex: '56ea1d616616fd13c1d64e5e139f2e706615ee53' },
      {
        type: 1,
        proposals: [
          {
            number: 1,
            protocol: 3,
            protocolName: 'esp',
            spi: '0xcea4902f',
            transforms: [
              {
                id: 3,
                name: 'ESP_3DES',
                attributes: [
                  { name: 'authentication-algorithm', value: 2, meaning: 'hmac-sha' },
                  { name: 'encapsulation-mode', value: 4, meaning: 'udp-transport' },
                  { name: 'sa-life-type', value: 1, meaning: 'seconds' },
                  { name: 'sa-life-duration', value: 3600, form: 'basic' },
                ],
              },
            ],
          },
        ],
      },
      { type: 10, name: 'nonce', bytes: 32 },
      { type: 5, idType: 1, idTypeName: 'ipv4-address', protocol: 47, port: 0, value: '192.168.1.1' },
      { type: 5, protocol: 47, value: '172.16.10.1' },
      { type: 21, name: 'nat-oa', idTypeName: 'ipv4-address', value: '192.168.1.1' },
      { type: 21, name: 'nat-oa', value: '172.16.10.1' },
    ]);
  });

  it('reads a message in the middle of a frame, with offsets of the frame', () => {
    const bytes = fromHex(`ffff${MM3}ff`);
    const problems: Problem[] = [];
    const message = decodeIsakmp(bytes, 2, bytes.length - 1, problems)!;
    expect(problems).toEqual([]);
    expect(message.payloads[0]!.offset).toBe(30);
  });

  it('gives copies of one message one fingerprint, whatever follows them', () => {
    const one = isakmpFingerprint(fromHex(MM1));
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(isakmpFingerprint(fromHex(`0000${MM1}0000`), 2)).toBe(one);
    expect(isakmpFingerprint(fromHex(MM2))).not.toBe(one);
    expect(isakmpFingerprint(fromHex(MM1.replace(/f$/, 'e')))).not.toBe(one);
    expect(isakmpFingerprint(fromHex('00'))).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('IKEv2', () => {
  it('is recognised by its header and not read further', () => {
    const { message, problems } = decode(
      '0102030405060708000000000000000021202208000000000000002400000008aabbccdd',
    );
    expect(problems).toEqual([]);
    expect(message).toMatchObject({
      version: '2.0',
      exchangeType: 34,
      exchange: 'ike-sa-init',
      initiatorCookie: '0102030405060708',
      ikev2: { initiator: true, response: false, higherVersion: false },
      flags: { encrypted: false },
      payloads: [],
    });
  });

  it('never borrows names from IKEv1, nor lends them', () => {
    const head = '01020304050607080000000000000000';
    const body = '00000000000000'.slice(0, 8);
    expect(decode(`${head}00202200${body}0000001c`).message.exchange).toBe('ike-sa-init');
    expect(decode(`${head}00200200${body}0000001c`).message.exchange).toBeNull();
    const first = decode(`${head}00102200${body}0000001c`);
    expect(first.message.exchange).toBeNull();
    expect(first.problems).toMatchObject([{ code: 'bad-value', offset: 18 }]);
  });
});

function attribute(type: number, name: string, value: number, meaning: string) {
  return { type, name, value, meaning, form: 'basic', length: 2 };
}
