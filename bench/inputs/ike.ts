import { encodeIsakmp, type MadePayload } from '../../test/made/isakmp-writer.ts';
import type { Random } from './random.ts';

/** One phase 1 and one phase 2 (RFC 2409): the payloads of nine UDP datagrams and who sends each. */
export interface IkeSession {
  fromSpoke: boolean;
  /** UDP port of both ends; on 4500 the message stands behind four zero bytes (RFC 3948). */
  port: 500 | 4500;
  message: Uint8Array;
}

const PROPOSAL: MadePayload = {
  type: 1,
  name: 'security-association',
  doi: 1,
  situation: 1,
  proposals: [
    {
      number: 1,
      protocol: 1,
      spi: null,
      transforms: [
        {
          number: 1,
          id: 1,
          attributes: [
            { type: 1, form: 'basic', value: 7 },
            { type: 14, form: 'basic', value: 256 },
            { type: 2, form: 'basic', value: 2 },
            { type: 3, form: 'basic', value: 1 },
            { type: 4, form: 'basic', value: 14 },
            { type: 11, form: 'basic', value: 1 },
            { type: 12, form: 'variable', value: 86_400 },
          ],
        },
      ],
    },
  ],
};

/** NAT-T of RFC 3947 and three of its drafts, and DPD (RFC 3706). */
const VENDOR_IDS = [
  '4a131c81070358455c5728f20e95452f',
  '439b59f8ba676c4c7737ae22eab8f582',
  '7d9419a65310ca6f2c179d9215529d56',
  '90cb80913ebb696e086381b5ec427b1f',
  'afcad71368a1f1c96b8696fc77570100',
].map((hex): MadePayload => ({ type: 13, name: 'vendor-id', hex }));

/** Sizes of the encrypted parts of the last five messages, as IOS sends them. */
const ENCRYPTED = [80, 64, 160, 160, 32];
const MAIN = 2;
const QUICK = 32;

/** The messages of one bring-up between two routers; behind NAT everything from the fifth on is on UDP 4500. */
export function ikeSession(random: Random, natted: boolean): IkeSession[] {
  const initiatorCookie = random.hex(8);
  const responderCookie = random.hex(8);
  const none = '0000000000000000';
  const clear = (fromSpoke: boolean, responder: string, payloads: MadePayload[]): IkeSession => ({
    fromSpoke,
    port: 500,
    message: encodeIsakmp({ initiatorCookie, responderCookie: responder, exchangeType: MAIN, payloads }),
  });
  const keys = (): MadePayload[] => [
    { type: 4, name: 'key-exchange', hex: random.hex(256) },
    { type: 10, name: 'nonce', hex: random.hex(20) },
    ...VENDOR_IDS.slice(4),
    { type: 20, name: 'nat-d', hex: random.hex(20) },
    { type: 20, name: 'nat-d', hex: random.hex(20) },
  ];
  const messageId = random.next();
  const sealed = ENCRYPTED.map((size, index): IkeSession => {
    const quick = index >= 2;
    return {
      fromSpoke: index % 2 === 0,
      port: natted ? 4500 : 500,
      message: encodeIsakmp({
        initiatorCookie,
        responderCookie,
        exchangeType: quick ? QUICK : MAIN,
        flags: { encrypted: true },
        messageId: quick ? messageId : 0,
        payloads: [],
        nextPayload: quick ? 8 : 5,
        body: random.bytes(size),
      }),
    };
  });
  return [
    clear(true, none, [PROPOSAL, ...VENDOR_IDS]),
    clear(false, responderCookie, [PROPOSAL, VENDOR_IDS[0]!]),
    clear(true, responderCookie, keys()),
    clear(false, responderCookie, keys()),
    ...sealed,
  ];
}
