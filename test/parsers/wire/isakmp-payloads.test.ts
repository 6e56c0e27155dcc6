import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import {
  decodeIsakmp,
  decodePayloadChain,
  type IsakmpPayload,
  natDetectionInput,
  type PayloadChain,
} from '../../../parsers/wire/isakmp.ts';
import { IKE_PAYLOADS } from '../../../parsers/wire/registry/ike-payloads.ts';
import { VENDOR_IDS } from '../../../parsers/wire/registry/vendor-ids.ts';
import { encodeIsakmp, encodePayloads, fromHex, type MadePayload, toHex } from '../../made/isakmp-writer.ts';
import { CERTIFICATE, WRAPPED_CERTIFICATE } from './isakmp-samples.ts';

const MAIN = 2;
const INFORMATIONAL = 5;
const TRANSACTION = 6;
const QUICK = 32;

function chainOf(payloads: MadePayload[], exchangeType: number, vendorIds?: string[]): PayloadChain {
  return decodePayloadChain(payloads[0]!.type, encodePayloads(payloads), 0, {
    exchangeType,
    ...(vendorIds === undefined ? {} : { vendorIds }),
  });
}

function one(payload: MadePayload, exchangeType = MAIN, vendorIds?: string[]): IsakmpPayload {
  const chain = chainOf([payload], exchangeType, vendorIds);
  expect(chain.problems).toEqual([]);
  return chain.payloads[0]!;
}

const HASH = '00112233445566778899aabbccddeeff00112233';
const natD = (type: number, hash = HASH): MadePayload => ({ type, name: 'nat-d', hash });
const natOa = (type: number): MadePayload => ({ type, name: 'nat-oa', idType: 1, hex: '0a000001' });

describe('payload numbers outside RFC 2408', () => {
  it('15 and 16 are NAT-D and NAT-OA when drafts 04 to 08 were announced', () => {
    const announced = ['RFC 3947', 'draft-ietf-ipsec-nat-t-ike-07'];
    expect(one(natD(15), MAIN, announced)).toMatchObject({
      name: 'nat-d',
      hash: HASH,
      resolvedBy: 'vendor-id',
    });
    expect(one(natOa(16), QUICK, announced)).toMatchObject({
      name: 'nat-oa',
      value: '10.0.0.1',
      resolvedBy: 'vendor-id',
    });
  });

  it('130 and 131 are NAT-D and NAT-OA when drafts 00 to 03 were announced', () => {
    const announced = ['draft-ietf-ipsec-nat-t-ike-02\\n'];
    expect(one(natD(130), MAIN, announced)).toMatchObject({ name: 'nat-d', resolvedBy: 'vendor-id' });
    expect(one(natOa(131), QUICK, announced)).toMatchObject({ name: 'nat-oa', resolvedBy: 'vendor-id' });
  });

  it('are told by their shape when nothing was announced, and say so', () => {
    expect(one(natD(15))).toMatchObject({ name: 'nat-d', resolvedBy: 'shape' });
    expect(one(natD(130), MAIN, [])).toMatchObject({ name: 'nat-d', resolvedBy: 'shape' });
    expect(one(natOa(131), QUICK)).toMatchObject({ name: 'nat-oa', resolvedBy: 'shape' });
    expect(one({ ...natD(15), hash: '00112233' })).toMatchObject({ name: 'reserved', hex: '00112233' });
  });

  it('stay reserved when another form of NAT traversal was announced', () => {
    expect(one(natD(15), MAIN, ['RFC 3947'])).toMatchObject({ name: 'reserved', hex: HASH });
    expect(one(natD(130), MAIN, ['draft-ietf-ipsec-nat-t-ike-07'])).toMatchObject({ name: 'private-use' });
  });

  it('15 and 16 are GDOI payloads in quick mode when they are no NAT payloads', () => {
    expect(one({ type: 15, name: 'sa-kek', hex: '0102' }, QUICK)).toMatchObject({
      name: 'sa-kek',
      hex: '0102',
    });
  });

  it('count vendor IDs that stand later in the same message', () => {
    const chain = chainOf(
      [natD(15, '0011'), { type: 13, name: 'vendor-id', hex: '439b59f8ba676c4c7737ae22eab8f582' }],
      4,
    );
    expect(chain.payloads[0]).toMatchObject({ name: 'nat-d', resolvedBy: 'vendor-id' });
  });

  it('14 holds attributes in the transaction exchange only', () => {
    const payload: MadePayload = { type: 14, name: 'attributes', configType: 1, identifier: 7 };
    expect(one(payload, TRANSACTION)).toMatchObject({ name: 'attributes', configTypeName: 'request' });
    expect(one(payload, MAIN)).toMatchObject({ name: 'reserved', hex: '01000007' });
  });

  it('no IKEv2 number has a meaning', () => {
    expect(one({ type: 33, name: 'reserved', hex: '00' })).toMatchObject({ name: 'reserved' });
    expect(one({ type: 200, name: 'private-use', hex: '00' })).toMatchObject({ name: 'private-use' });
  });
});

describe('vendor IDs', () => {
  const vendor = (hex: string): MadePayload => ({ type: 13, name: 'vendor-id', hex });

  it.each([
    ['12f5f28c457168a9702d9fe274cc0100', 'Cisco Unity', '1.0'],
    ['1f07f70eaa6514d3b0fa96542a500407', 'Cisco VPN 3000', '4.0.7'],
    ['4048b7d56ebce88525e7de7f00d6c2d3', 'FRAGMENTATION', null],
    ['4048b7d56ebce88525e7de7f00d6c2d3c0000000', 'FRAGMENTATION', '0xc0000000'],
    ['1e2b516905991c7d7c96fcbfb587e46100000008', 'Microsoft', 'Windows Server 2008 R2'],
    ['882fe56d6fd20dbc2251613b2ebe5beb', 'strongSwan', null],
    ['09002689dfd6b71280a224dec33b81e5', 'XAUTH', null],
    ['09002689dfd6b713', null, null],
    ['0900', null, null],
    ['', null, null],
  ])('%s is %s %s', (hex, name, detail) => {
    expect(one(vendor(hex))).toMatchObject({ hex, vendor: name, detail });
  });

  it("names IOS's own ID by its neighbours", () => {
    const own = '8c1bdaa2d6e5ca0615c8ee2a5e1f0b7d';
    const neighbours = [
      vendor('12f5f28c457168a9702d9fe274cc0100'),
      vendor('afcad71368a1f1c96b8696fc77570100'),
      vendor(own),
      vendor('09002689dfd6b712'),
    ];
    expect(chainOf(neighbours, MAIN).payloads[2]).toMatchObject({
      hex: own,
      vendor: 'Cisco IOS',
      resolvedBy: 'neighbours',
    });
    expect(chainOf(neighbours.slice(1), MAIN).payloads[1]).toMatchObject({ vendor: null });
  });
});

describe('security associations', () => {
  it('reads attributes by the protocol: numbers of phase 1 and IPsec differ', () => {
    const attributes = [
      { type: 1, form: 'basic', value: 1 },
      { type: 4, form: 'basic', value: 2 },
      { type: 2, form: 'variable', value: 4608000, length: 4 },
    ] as const;
    const payload = one({
      type: 1,
      name: 'security-association',
      proposals: [
        { number: 1, protocol: 1, spi: '0102030405060708', transforms: [{ number: 1, id: 1, attributes }] },
        { number: 1, protocol: 2, spi: '0x00000102', transforms: [{ number: 1, id: 3, attributes }] },
        { number: 1, protocol: 4, spi: '0x0102', transforms: [{ number: 1, id: 3, attributes: [] }] },
      ],
    });
    expect(payload).toMatchObject({
      proposals: [
        {
          spi: '0102030405060708',
          transforms: [
            {
              name: 'KEY_IKE',
              attributes: [
                { name: 'encryption-algorithm', meaning: 'des-cbc' },
                { name: 'group-description', meaning: 'modp1024' },
                { name: 'hash-algorithm', value: 4608000, meaning: null },
              ],
            },
          ],
        },
        {
          spi: '0x00000102',
          protocolName: 'ah',
          transforms: [
            {
              name: 'AH_SHA',
              attributes: [
                { name: 'sa-life-type', meaning: 'seconds' },
                { name: 'encapsulation-mode', meaning: 'transport' },
                { name: 'sa-life-duration', value: 4608000, form: 'variable' },
              ],
            },
          ],
        },
        { spi: '0x0102', transforms: [{ name: 'IPCOMP_LZS' }] },
      ],
    });
  });

  it('reads the labels of secrecy and integrity', () => {
    const labels = {
      domain: 9,
      secrecyLevel: '0102',
      secrecyCategories: 'f0',
      secrecyCategoryBits: 5,
      integrityLevel: '01020304',
      integrityCategories: '',
      integrityCategoryBits: 0,
    };
    expect(one({ type: 1, name: 'security-association', situation: 7, labels, proposals: [] })).toMatchObject(
      { situation: 7, labels },
    );
  });

  it('keeps what follows an unknown domain of interpretation', () => {
    const chain = chainOf([{ type: 1, name: 'security-association', doi: 2, hex: '0a0b' }], MAIN);
    expect(chain.payloads[0]).toMatchObject({ doi: 2, situation: null, proposals: [], hex: '0a0b' });
    expect(chain.problems).toMatchObject([{ code: 'unsupported' }]);
  });
});

describe('identities', () => {
  it.each([
    [1, '0a000001', '10.0.0.1'],
    [2, toHex(new TextEncoder().encode('hub.example.net')), 'hub.example.net'],
    [3, toHex(new TextEncoder().encode('a@example.net')), 'a@example.net'],
    [4, '0a000000ffffff00', '10.0.0.0/24'],
    [4, '0a000000ff00ff00', '10.0.0.0/255.0.255.0'],
    [5, '20010db8000000000000000000000001', '2001:db8::1'],
    [6, '20010db8000000000000000000000000ffffffff000000000000000000000000', '2001:db8::/32'],
    [7, '0a0000010a0000ff', '10.0.0.1-10.0.0.255'],
    [8, '20010db800000000000000000000000120010db8000000000000000000000002', '2001:db8::1-2001:db8::2'],
    [9, '300e310c300a06035504030c03687562', 'CN=hub'],
    [10, '8203687562', 'dns:hub'],
    [11, '67726f7570', 'group'],
    [11, '00ff', '00ff'],
    [77, '00ff', '00ff'],
  ])('type %i', (idType, hex, value) => {
    expect(one({ type: 5, name: 'identification', idType, protocol: 17, port: 500, hex })).toMatchObject({
      idType,
      protocol: 17,
      port: 500,
      value,
      hex,
    });
  });
});

describe('notifications and deletes', () => {
  it('reads errors, with the SPI', () => {
    expect(
      one({ type: 11, name: 'notification', protocol: 3, code: 14, spi: '0xcea4902f' }, INFORMATIONAL),
    ).toMatchObject({
      doi: 1,
      code: 14,
      notification: 'NO-PROPOSAL-CHOSEN',
      protocol: 3,
      protocolName: 'esp',
      spi: '0xcea4902f',
      bytes: 0,
    });
  });

  it('reads the data of DPD, REPLAY-STATUS and RESPONDER-LIFETIME', () => {
    const spi = '4f0eb1a0e5fd456db02a91a4be4a3576';
    const notify = (code: number, hex: string, protocol = 1): MadePayload => ({
      type: 11,
      name: 'notification',
      protocol,
      code,
      spi,
      hex,
    });
    expect(one(notify(36136, '0000002a'))).toMatchObject({ notification: 'R-U-THERE', spi, sequence: 42 });
    expect(one(notify(24577, '00000001'))).toMatchObject({ notification: 'REPLAY-STATUS', replay: true });
    expect(one(notify(24576, '80010001000200040000012c', 3))).toMatchObject({
      notification: 'RESPONDER-LIFETIME',
      attributes: [
        { name: 'sa-life-type', meaning: 'seconds' },
        { name: 'sa-life-duration', value: 300 },
      ],
    });
    expect(one(notify(12345, ''))).toMatchObject({ notification: null });
  });

  it('reads deletes of IPsec and of ISAKMP', () => {
    expect(
      one({ type: 12, name: 'delete', protocol: 3, spis: ['0x00000001', '0xffffffff'] }, INFORMATIONAL),
    ).toMatchObject({ protocolName: 'esp', spiSize: 4, spis: ['0x00000001', '0xffffffff'] });
    const cookies = '4f0eb1a0e5fd456db02a91a4be4a3576';
    expect(one({ type: 12, name: 'delete', protocol: 1, spis: [cookies] })).toMatchObject({
      protocolName: 'isakmp',
      spis: [cookies],
    });
  });
});

describe('certificates', () => {
  const names = 'C=SE, O=Example\\, Ltd, CN=hub.example.net, unstructuredName=hub-router';

  it('reads subject and issuer of X.509, bare and in PKCS #7', () => {
    for (const [encoding, hex] of [
      [4, CERTIFICATE],
      [5, CERTIFICATE],
      [1, WRAPPED_CERTIFICATE],
    ] as const) {
      expect(one({ type: 6, name: 'certificate', encoding, hex })).toMatchObject({
        encoding,
        subject: names,
        issuer: names,
      });
    }
  });

  it('says when the names cannot be read, at every length', () => {
    for (let cut = 2; cut < CERTIFICATE.length; cut += 14) {
      const chain = chainOf(
        [{ type: 6, name: 'certificate', encoding: 4, hex: CERTIFICATE.slice(0, cut) }],
        MAIN,
      );
      expect(chain.payloads[0]).toMatchObject({ subject: null, issuer: null });
      expect(chain.problems).toMatchObject([{ code: 'bad-value' }]);
    }
  });

  it('reads the authority of a certificate request', () => {
    const hex = '300e310c300a06035504030c03687562';
    expect(one({ type: 7, name: 'certificate-request', encoding: 4, hex })).toMatchObject({
      encodingName: 'x509-signature',
      authority: 'CN=hub',
    });
    expect(one({ type: 7, name: 'certificate-request', encoding: 4 })).toMatchObject({ authority: null });
  });
});

describe('mode config and XAUTH', () => {
  it('reads both forms, and marks secrets', () => {
    const payload = one(
      {
        type: 14,
        name: 'attributes',
        configType: 2,
        identifier: 513,
        attributes: [
          { type: 16520, form: 'basic', value: 0 },
          { type: 16521, form: 'variable', value: '616c696365' },
          { type: 16522, form: 'variable', value: '7733' },
          { type: 1, form: 'variable', value: '0a000002' },
          { type: 13, form: 'variable', value: '0a000000ff000000' },
          { type: 28672, form: 'variable', value: '6869' },
          { type: 3, form: 'variable', value: '' },
        ],
      },
      TRANSACTION,
    );
    expect(payload).toMatchObject({
      configTypeName: 'reply',
      identifier: 513,
      attributes: [
        { name: 'xauth-type', value: 0, form: 'basic', secret: false },
        { name: 'xauth-user-name', value: 'alice', secret: false },
        { name: 'xauth-user-password', value: 'w3', secret: true },
        { name: 'internal-ip4-address', value: '10.0.0.2' },
        { name: 'internal-ip4-subnet', value: '10.0.0.0/8' },
        { name: 'unity-banner', value: 'hi' },
        { name: 'internal-ip4-dns', value: '' },
      ],
    });
  });
});

describe('NAT detection', () => {
  it('builds the bytes that are hashed', () => {
    const input = natDetectionInput(fromHex('11'.repeat(16)), fromHex('ac100101'), 500);
    expect(toHex(input)).toBe(`${'11'.repeat(16)}ac10010101f4`);
  });
});

describe('the writer', () => {
  it('writes what a header says', () => {
    const bytes = encodeIsakmp({
      initiatorCookie: '0102030405060708',
      responderCookie: '1112131415161718',
      exchangeType: INFORMATIONAL,
      flags: { encrypted: true, commit: true, authOnly: true },
      messageId: 0xfedcba98,
      payloads: [],
      nextPayload: 8,
      body: fromHex('00'.repeat(16)),
    });
    const problems: Problem[] = [];
    expect(decodeIsakmp(bytes, 0, bytes.length, problems)).toMatchObject({
      exchange: 'informational',
      flags: { encrypted: true, commit: true, authOnly: true },
      messageId: 0xfedcba98,
      nextPayload: 8,
      ciphertext: { offset: 28, length: 16 },
    });
    expect(problems).toEqual([]);
  });
});

describe('number tables', () => {
  it('have lower-case, even-length vendor IDs of at least four bytes, each once', () => {
    const seen = new Set<string>();
    for (const row of VENDOR_IDS) {
      expect(row.hex).toMatch(/^(?:[0-9a-f]{2}){4,}$/);
      expect(row.source).not.toBe('');
      expect(seen.has(row.hex)).toBe(false);
      seen.add(row.hex);
    }
  });

  it('hold the MD5 hash that they say they do', () => {
    let checked = 0;
    for (const row of VENDOR_IDS) {
      const text = /^MD5\("(.*)"\)$/.exec(row.source)?.[1]?.replace('\\n', '\n');
      if (text === undefined) continue;
      expect(row.hex).toBe(createHash('md5').update(text).digest('hex'));
      checked++;
    }
    expect(checked).toBeGreaterThan(20);
  });

  it('cite a section in every row of the payload registry', () => {
    for (const row of IKE_PAYLOADS) expect(row.source).not.toBe('');
  });
});
