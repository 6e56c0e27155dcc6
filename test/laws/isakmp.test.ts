import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../parsers/problem.ts';
import { decodeIsakmp, decodePayloadChain } from '../../parsers/wire/isakmp.ts';
import {
  encodeIsakmp,
  fromHex,
  type MadeAttribute,
  type MadeMessage,
  type MadePayload,
  type MadeProposal,
  toHex,
} from '../made/isakmp-writer.ts';
import { MM1, MM3, QM1_PLAIN } from '../parsers/wire/isakmp-samples.ts';

const hex = (least: number, most: number) =>
  fc.uint8Array({ minLength: least, maxLength: most }).map((bytes) => toHex(bytes));
const byte = fc.nat(255);
const word = fc.nat(65_535);

const attribute: fc.Arbitrary<MadeAttribute> = fc.oneof(
  fc.record({
    type: fc.nat(0x7fff),
    form: fc.constant('basic' as const),
    value: word,
    length: fc.constant(2),
  }),
  fc
    .tuple(fc.nat(0x7fff), hex(0, 12))
    .map(([type, value]) => ({ type, form: 'variable' as const, ...numberOrHex(value) })),
);

/** The decoder gives values of one to four bytes as numbers. */
function numberOrHex(value: string): { value: number | string; length: number } {
  const length = value.length / 2;
  return { value: length >= 1 && length <= 4 ? Number.parseInt(value, 16) : value, length };
}

const spi = fc.oneof(
  fc.constant(null),
  hex(4, 4).map((digits) => `0x${digits}`),
  hex(8, 8),
);

const proposal: fc.Arbitrary<MadeProposal> = fc.record({
  number: byte,
  protocol: fc.integer({ min: 1, max: 5 }),
  spi,
  transforms: fc.array(
    fc.record({ number: byte, id: byte, attributes: fc.array(attribute, { maxLength: 6 }) }),
    { maxLength: 4 },
  ),
});

const payload: fc.Arbitrary<MadePayload> = fc.oneof(
  fc.record({
    type: fc.constant(1),
    name: fc.constant('security-association'),
    doi: fc.constant(1),
    situation: fc.constant(1),
    proposals: fc.array(proposal, { maxLength: 4 }),
  }),
  ...(
    [
      [4, 'key-exchange'],
      [8, 'hash'],
      [9, 'signature'],
      [10, 'nonce'],
      [13, 'vendor-id'],
    ] as const
  ).map(([type, name]) => fc.record({ type: fc.constant(type), name: fc.constant(name), hex: hex(0, 300) })),
  fc.record({
    type: fc.constant(5),
    name: fc.constant('identification'),
    idType: fc.constantFrom(2, 3, 11, 12),
    protocol: byte,
    port: word,
    hex: hex(0, 40),
  }),
  fc.record({
    type: fc.constant(7),
    name: fc.constant('certificate-request'),
    encoding: byte,
    hex: hex(0, 40),
  }),
  fc.record({
    type: fc.constant(11),
    name: fc.constant('notification'),
    doi: fc.constant(1),
    protocol: byte,
    code: fc.integer({ min: 0, max: 24_575 }),
    spi,
    hex: hex(0, 40),
  }),
  fc.record({
    type: fc.constant(12),
    name: fc.constant('delete'),
    doi: fc.constant(1),
    protocol: byte,
    spis: fc.array(
      hex(4, 4).map((digits) => `0x${digits}`),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  fc.record({ type: fc.constant(20), name: fc.constant('nat-d'), hash: hex(0, 64) }),
  fc.record({
    type: fc.constant(21),
    name: fc.constant('nat-oa'),
    idType: fc.constant(1),
    hex: hex(4, 4),
  }),
);

const message: fc.Arbitrary<MadeMessage> = fc.record({
  initiatorCookie: hex(8, 8),
  responderCookie: hex(8, 8),
  exchangeType: fc.constantFrom(1, 2, 3, 4, 5, 32, 33),
  messageId: fc.nat(0xffffffff),
  flags: fc.record({ commit: fc.boolean(), authOnly: fc.boolean() }),
  payloads: fc.array(payload, { minLength: 1, maxLength: 8 }),
});

describe('ISAKMP writer and decoder', () => {
  it('decode(encode(x)) is x, and encode(decode(bytes)) is bytes', () => {
    fc.assert(
      fc.property(message, (made) => {
        const bytes = encodeIsakmp(made);
        const problems: Problem[] = [];
        const decoded = decodeIsakmp(bytes, 0, bytes.length, problems)!;
        expect(problems).toEqual([]);
        expect(decoded).toMatchObject(made);
        expect(toHex(encodeIsakmp(decoded))).toBe(toHex(bytes));
      }),
    );
  });

  it('writes real messages back byte for byte', () => {
    for (const sample of [MM1, MM3]) {
      const bytes = fromHex(sample);
      expect(toHex(encodeIsakmp(decodeIsakmp(bytes, 0, bytes.length, [])!))).toBe(sample);
    }
  });

  it('never throws on any bytes, and offsets stay inside them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        byte,
        fc.constantFrom(2, 4, 5, 6, 32),
        (bytes, first, exchangeType) => {
          const chain = decodePayloadChain(first, bytes, 0, { exchangeType });
          expect(chain.end).toBeLessThanOrEqual(bytes.length);
          for (const found of chain.payloads) expect(found.offset).toBeLessThan(bytes.length);
          decodeIsakmp(bytes, 0, bytes.length, []);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives plain JSON', () => {
    const chain = decodePayloadChain(8, fromHex(QM1_PLAIN), 0, { exchangeType: 32 });
    expect(JSON.parse(JSON.stringify(chain))).toEqual(chain);
  });
});
