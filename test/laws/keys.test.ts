import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESP_AUTHENTICATORS, ESP_CIPHERS } from '../../parsers/crypto/algorithms.ts';
import { type EspKey, emptyKeyStore, type IkeKey, ikeKey, type KeyStore } from '../../parsers/crypto/keys.ts';
import { splitRecord, toWiresharkTables } from '../../parsers/crypto/keys-wireshark.ts';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { hex, spiText } from '../../parsers/wire/hex.ts';
import { fixtureFiles } from '../fixtures/all-fixtures.ts';
import { bytes, ipv4Address, ipv6Address, number32 } from './arbitraries.ts';

const cipher = fc.constantFrom(...ESP_CIPHERS).chain(({ name, kind, keyLengths }) =>
  fc.record({
    cipher: fc.constant(name),
    isCombined: fc.constant(kind === 'gcm'),
    cipherKey: fc.constantFrom(...keyLengths).chain((length) => bytes(length, length)),
  }),
);

const addresses = fc.oneof(
  fc.tuple(
    fc.constant(4 as const),
    fc.oneof(ipv4Address, fc.constant('*')),
    fc.oneof(ipv4Address, fc.constant('*')),
  ),
  fc.tuple(
    fc.constant(6 as const),
    fc.oneof(ipv6Address, fc.constant('*')),
    fc.oneof(ipv6Address, fc.constant('*')),
  ),
);

const espKey: fc.Arbitrary<EspKey> = fc
  .record({
    ends: addresses,
    spi: number32.map(spiText),
    sealed: cipher,
    authenticator: fc.constantFrom(...ESP_AUTHENTICATORS.map(({ name }) => name)),
    authenticationKey: bytes(0, 64),
    extended: fc.option(number32, { nil: null }),
  })
  .map(
    ({ ends: [family, source, destination], spi, sealed, authenticator, authenticationKey, extended }) => ({
      family,
      source,
      destination,
      spi,
      cipher: sealed.cipher,
      cipherKey: sealed.cipherKey,
      // A cipher that authenticates needs no second one.
      authenticator: sealed.isCombined ? 'null' : authenticator,
      authenticationKey: sealed.isCombined ? new Uint8Array(0) : authenticationKey,
      extendedSequence: extended === null ? null : true,
      sequenceHigh: extended ?? 0,
      format: 'wireshark-esp-sa',
    }),
  );

const phase1Key: fc.Arbitrary<IkeKey> = fc
  .tuple(bytes(8, 8), bytes(1, 32))
  .map(([cookie, encryptionKey]) => ({ ...ikeKey(hex(cookie), 'wireshark-ikev1'), encryptionKey }));

const printed = (store: KeyStore): string => {
  const { espSa, ikev1DecryptionTable } = toWiresharkTables(store);
  return espSa + ikev1DecryptionTable;
};

describe('key files: parse(print(x)) is x', () => {
  it("Wireshark's two tables", () => {
    const distinct = <T>(one: fc.Arbitrary<T>, id: (value: T) => string) =>
      fc.uniqueArray(one, { maxLength: 6, selector: id });
    fc.assert(
      fc.property(
        distinct(espKey, ({ spi }) => spi),
        distinct(phase1Key, ({ initiatorCookie }) => initiatorCookie),
        (esp, ike) => {
          fc.pre(esp.length + ike.length > 0);
          const read = recogniseKeys(printed({ ...emptyKeyStore(), esp, ike }));
          expect(read).toMatchObject({ esp, ike, problems: [] });
        },
      ),
    );
  });

  it('a record is its fields again', () => {
    const field = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 10 }), (fields) => {
        const line = fields.map((text) => `"${text.replace(/["\\]/g, (c) => `\\${c}`)}"`).join(',');
        expect(splitRecord(line)).toEqual(fields);
      }),
    );
  });

  it('the keys of every fixture, whatever file they came from, are the same from the tables', () => {
    const files = fixtureFiles(
      /(?:keys\.json|esp_sa|ikev1_decryption_table|xfrm-snapshots\.txt|sas\.txt|charon.*\.log)$/,
    );
    expect(files.length).toBeGreaterThan(5);
    for (const { name, bytes: content } of files) {
      const store = recogniseKeys(new TextDecoder().decode(content));
      const once = printed(store);
      if (once !== '') expect({ name, again: printed(recogniseKeys(once)) }).toEqual({ name, again: once });
    }
  });
});
