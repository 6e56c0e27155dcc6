import { describe, expect, it } from 'vitest';
import { gre } from '../made/gre-writer.ts';
import { encodeIsakmp, toHex } from '../made/isakmp-writer.ts';
import { ciscoAuthentication, type MadeNhrp, nhrp } from '../made/nhrp-writer.ts';
import { ascii, be32, concat } from '../made/octets.ts';
import { capture, frameOf, run, udpFrame } from './decode-run.ts';

const SECRET = 'hush-hush-42';
const HEX = toHex(ascii(SECRET));
const ADDRESSES = {
  sourceNbma: '198.51.100.7',
  sourceProtocol: '10.9.0.7',
  destinationProtocol: '10.9.0.1',
} satisfies Partial<MadeNhrp>;

const request = nhrp({ ...ADDRESSES, packetType: 3, extensions: [ciscoAuthentication(SECRET)] });
const error = (quoted: Uint8Array) =>
  nhrp({ ...ADDRESSES, packetType: 7, error: { code: 11, offset: 0, quoted } });
const nhrpFrame = (packet: Uint8Array) => frameOf(47, gre({ protocol: 0x2001 }, packet));

const xauth = encodeIsakmp({
  initiatorCookie: '0102030405060708',
  responderCookie: '1112131415161718',
  exchangeType: 6,
  messageId: 9,
  payloads: [
    {
      type: 14,
      name: 'attributes',
      configType: 2,
      attributes: [
        { type: 16_521, form: 'variable', value: toHex(ascii('alice')), hex: toHex(ascii('alice')) },
        { type: 16_522, form: 'variable', value: HEX, hex: HEX },
      ],
    },
  ],
});

const CASES: [string, Uint8Array][] = [
  ['an NHRP authentication string', nhrpFrame(request)],
  ['one in the packet that an error indication quotes', nhrpFrame(error(request))],
  ['one quoted in a quoted error indication', nhrpFrame(error(error(request)))],
  [
    'NHRP authentication of another type',
    nhrpFrame(
      nhrp({
        ...ADDRESSES,
        packetType: 3,
        extensions: [{ type: 7, compulsory: true, value: concat(be32(300), ascii(SECRET)) }],
      }),
    ),
  ],
  ['an XAUTH password', udpFrame(500, xauth)],
];

describe('secrets', () => {
  it.each(CASES)('masks %s, as text and as hex', async (_what, frame) => {
    for (const tree of [false, true]) {
      const { text } = await run(capture(frame), { tree });
      expect(text).toContain('********');
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(HEX);
    }
  });

  it.each(CASES)('shows %s on request', async (_what, frame) => {
    const { text } = await run(capture(frame), { 'show-secrets': true });
    expect(text.includes(SECRET) || text.includes(HEX)).toBe(true);
    expect(text).not.toContain('********');
  });

  it('leaves the user name', async () => {
    expect((await run(capture(udpFrame(500, xauth)))).text).toContain('"value":"alice"');
  });
});
