import { describe, expect, it } from 'vitest';
import { toHex } from '../../../parsers/crypto/bytes.ts';
import { addressMatches, findEspKeys, spiMatches } from '../../../parsers/crypto/key-match.ts';
import { type EspKey, findIkeKeys, mergeKeyStores } from '../../../parsers/crypto/keys.ts';
import { splitRecord, toWiresharkTables } from '../../../parsers/crypto/keys-wireshark.ts';
import { keysOfSecrets, recogniseKeys, SECRETS_TYPE_ESP } from '../../../parsers/crypto/recognise.ts';
import { labText } from './lab.ts';
import { madeKey } from './make-esp.ts';

const summary = (key: EspKey): string =>
  [key.spi, key.cipher, toHex(key.cipherKey), key.authenticator, toHex(key.authenticationKey)].join(' ');

describe('esp_sa of Wireshark', () => {
  const line =
    '"IPv4","172.16.10.1","172.16.1.1","0xc3a4b368","TripleDES-CBC [RFC2451]","0x262e8369e26c9768f0846d523b4f1565d0ad9f639db06f32","HMAC-SHA-1-96 [RFC2404]","0x738542abe825d3ac3c2e55209a7d831a9a4643fe"';

  it('reads eight columns', () => {
    const store = recogniseKeys(`${line}\n`);
    expect(store.formats).toEqual(['wireshark-esp-sa']);
    expect(store.problems).toEqual([]);
    expect(store.esp[0]).toMatchObject({
      family: 4,
      source: '172.16.10.1',
      destination: '172.16.1.1',
      spi: '0xc3a4b368',
      cipher: '3des-cbc',
      authenticator: 'hmac-sha1-96',
      extendedSequence: null,
    });
  });

  it('reads ten columns', () => {
    const esn = recogniseKeys(`${line},"64-bit","1f"`).esp[0];
    expect(esn).toMatchObject({ extendedSequence: true, sequenceHigh: 0x1f });
    const plain = recogniseKeys(`${line},"32-bit","0"`).esp[0];
    expect(plain).toMatchObject({ extendedSequence: false, sequenceHigh: 0 });
  });

  it("reads strongSwan's spelling, ASCII keys and wildcards", () => {
    const store = recogniseKeys(
      [
        '# keys of the test',
        '"IPv4","*","10.0.0.0/8","*","TripleDes-CBC [RFC2451]","abcdefghijklmnopqrstuvwx","NULL","0x"',
        '"IPv6","2001:db8::1","*","4660","AES-GCM [RFC4106]","0x000102030405060708090a0b0c0d0e0f10111213","ANY 64 bit authentication [no checking]","0x"',
        '"IPv4","*","*","0x12","NULL","","HMAC-MD5-96 [RFC2403]","\\x41\\x42\\"\\\\"',
      ].join('\r\n'),
    );
    expect(store.problems).toEqual([]);
    expect(store.esp.map(summary)).toEqual([
      `* 3des-cbc ${toHex(new TextEncoder().encode('abcdefghijklmnopqrstuvwx'))} null `,
      '4660 aes-gcm-8 000102030405060708090a0b0c0d0e0f10111213 null ',
      '0x12 null  hmac-md5-96 4142225c',
    ]);
  });

  it.each([
    ['an unknown cipher', '"IPv4","*","*","*","CAST5-CBC [RFC2144]","0x00","NULL","0x"', 'unsupported'],
    [
      'an unknown authenticator',
      '"IPv4","*","*","*","NULL","0x","MAC-RIPEMD-160-96 [RFC2857]","0x"',
      'unsupported',
    ],
    ['a key that is no hex', '"IPv4","*","*","*","AES-CBC [RFC3602]","0xzz","NULL","0x"', 'bad-value'],
    ['a key of a wrong length', '"IPv4","*","*","*","AES-CBC [RFC3602]","0x0011","NULL","0x"', 'bad-length'],
    ['an SPI that is none', '"IPv4","*","*","ten","NULL","0x","NULL","0x"', 'bad-value'],
    ['too few columns', '"IPv4","*","*"', 'truncated'],
  ])('names %s as a problem with its line, without the key', (_, text, code) => {
    const store = recogniseKeys(`\n${text}\n`);
    expect(store.esp).toEqual([]);
    expect(store.problems).toMatchObject([{ code, layer: 'keys', line: 2 }]);
    expect(JSON.stringify(store.problems)).not.toContain('0011');
  });

  it('splits records with quotes, blanks and open quotes', () => {
    expect(splitRecord(' "a,b" , c ,"d\\x2c"')).toEqual(['a,b', 'c', 'd,']);
    expect(splitRecord('"open, never closed')).toBeNull();
    expect(splitRecord('"a"b,c')).toBeNull();
    expect(splitRecord('a,"b"')).toEqual(['a', 'b']);
    expect(splitRecord('a,')).toEqual(['a', '']);
  });

  it('runs in linear time on a hostile line', () => {
    recogniseKeys(`"IPv4",${'"\\'.repeat(500_000)}`);
    recogniseKeys(`"IPv4"${' '.repeat(1_000_000)}`);
    recogniseKeys(`"IPv4",${' '.repeat(1_000_000)}"x`);
    recogniseKeys('\n'.repeat(1_000_000));
    recogniseKeys(`src ${' dst'.repeat(250_000)}`);
    recogniseKeys(`proto esp spi 0x00000001\nsrc a dst b\n flag ${'seq-hi 0x1, flag '.repeat(60_000)}`);
    recogniseKeys(`00[IKE] ${' => '.repeat(250_000)}`);
  });
});

describe('the other formats', () => {
  it.each(['success-transport-3des', 'success-aes', 'nat-traversal', 'nhrp-auth-mismatch'])(
    '%s: xfrm state, both charon logs, JSON and esp_sa hold the same keys',
    (lab) => {
      const expected = recogniseKeys(labText(`lab-${lab}/esp_sa`))
        .esp.map(summary)
        .sort();
      expect(expected).toHaveLength(2);
      for (const [file, format] of [
        ['xfrm-snapshots.txt', 'ip-xfrm-state'],
        ['hub-charon.log', 'charon-log'],
        ['spoke1-charon.log', 'charon-log'],
        ['keys.json', 'keys-json'],
      ] as const) {
        const store = recogniseKeys(labText(`lab-${lab}/${file}`));
        expect(store.formats).toEqual([format]);
        expect([...new Set(store.esp.map(summary))].sort()).toEqual(expected);
      }
    },
  );

  it('charon logs give the same phase 1 material as keys.json', () => {
    const [json] = recogniseKeys(labText('lab-success-transport-3des/keys.json')).ike;
    const [log] = recogniseKeys(labText('lab-success-transport-3des/hub-charon.log')).ike;
    expect({ ...log, format: null, sharedSecret: null }).toEqual({ ...json, format: null });
    expect(log?.sharedSecret).toHaveLength(96);
  });

  it('ikev1_decryption_table', () => {
    const store = recogniseKeys(labText('lab-success-aes/ikev1_decryption_table'));
    expect(store.formats).toEqual(['wireshark-ikev1']);
    expect(store.ike).toMatchObject([{ initiatorCookie: 'd968b583c29b64a3', responderCookie: null }]);
    expect(toHex(store.ike[0]!.encryptionKey!)).toBe('47fa245b3a9d4f98a6f5da0298cf65c3');
  });

  it('ip xfrm state: GCM, CTR, extended sequence numbers, and what is not supported', () => {
    const store = recogniseKeys(`src 10.0.0.1 dst 10.0.0.2
	proto esp spi 0x00000101(257) reqid 1(0x00000001) mode tunnel
	replay-window 0 seq 0x00000000 flag af-unspec esn (0x00100000)
	aead rfc4106(gcm(aes)) 0x000102030405060708090a0b0c0d0e0f10111213 (160 bits) 96
	anti-replay esn context:
	 seq-hi 0x2, seq 0x0, oseq-hi 0x0, oseq 0x1
src 2001:db8::1 dst 2001:db8::2
	proto esp spi 0x00000102 reqid 1 mode transport
	auth-trunc hmac(sha256) 0x${'11'.repeat(32)} (256 bits) 128
	enc rfc3686(ctr(aes)) 0x${'22'.repeat(20)} (160 bits)
src 10.0.0.1 dst 10.0.0.2
	proto esp spi 0x00000103 reqid 1 mode transport
	auth-trunc xcbc(aes) 0x${'11'.repeat(16)} (128 bits) 96
	enc cbc(camellia) 0x${'22'.repeat(16)} (128 bits)
`);
    expect(store.esp).toMatchObject([
      {
        spi: '0x00000101',
        cipher: 'aes-gcm-12',
        authenticator: 'null',
        extendedSequence: true,
        sequenceHigh: 2,
      },
      {
        spi: '0x00000102',
        cipher: 'aes-ctr',
        authenticator: 'hmac-sha256-128',
        extendedSequence: false,
        family: 6,
      },
    ]);
    expect(store.problems.map((problem) => [problem.code, problem.line])).toEqual([
      ['unsupported', 13],
      ['unsupported', 14],
    ]);
  });

  it('several formats in one text', () => {
    const text = labText('lab-success-aes/esp_sa') + labText('lab-success-aes/ikev1_decryption_table');
    expect(recogniseKeys(text).formats).toEqual(['wireshark-esp-sa', 'wireshark-ikev1']);
  });

  it('a text without keys', () => {
    expect(recogniseKeys('hello').problems).toMatchObject([{ code: 'wrong-format' }]);
    expect(recogniseKeys('{"a": 1}').problems).toMatchObject([{ code: 'wrong-format' }]);
    expect(recogniseKeys('{"a":').problems).toMatchObject([{ code: 'wrong-format' }]);
  });

  it('pcapng decryption secrets', () => {
    const data = new TextEncoder().encode(labText('lab-success-aes/esp_sa'));
    const store = keysOfSecrets(SECRETS_TYPE_ESP, data);
    expect(store.formats).toEqual(['pcapng-secrets', 'wireshark-esp-sa']);
    expect(store.esp).toHaveLength(2);
    const tls = new TextEncoder().encode('CLIENT_RANDOM 00 11');
    expect(keysOfSecrets(0x544c534b, tls)).toMatchObject({ esp: [], problems: [], formats: [] });
  });
});

describe('writing Wireshark tables', () => {
  it.each(['success-transport-3des', 'success-aes'])('%s: the lab tables come back', (lab) => {
    const files = [labText(`lab-${lab}/esp_sa`), labText(`lab-${lab}/ikev1_decryption_table`)];
    const store = mergeKeyStores(...files.map(recogniseKeys));
    const tables = toWiresharkTables(store);
    expect(tables.espSa).toBe(files[0]);
    expect(tables.ikev1DecryptionTable.trim()).toBe(files[1]!.trim());
  });

  it('every key reads back as itself', () => {
    const keys = [
      madeKey({ cipher: 'aes-gcm-8', authenticator: 'null', authenticationKey: new Uint8Array(0) }),
      madeKey({ cipher: 'null', authenticator: 'hmac-md5-96' }),
      madeKey({ cipher: 'des-cbc', authenticator: 'unchecked-192', source: '2001:db8::1', family: 6 }),
      madeKey({ extendedSequence: true, sequenceHigh: 18 }),
    ];
    const { espSa } = toWiresharkTables({ ike: [], esp: keys, formats: [], problems: [] });
    const back = recogniseKeys(espSa).esp;
    expect(back.map((key) => ({ ...key, format: null }))).toEqual(
      keys.map((key) => ({ ...key, format: null })),
    );
  });
});

describe('matching', () => {
  it.each([
    ['*', '10.1.2.3', true],
    ['', '10.1.2.3', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.4', '10.1.2.3', false],
    ['10.1.0.0/16', '10.1.2.3', true],
    ['10.1.0.0/16', '10.2.2.3', false],
    ['10.1.*.*', '10.1.2.3', true],
    ['*.*.*.*', '10.1.2.3', true],
    ['10.2.*.*', '10.1.2.3', false],
    ['2001:DB8:0::1', '2001:db8::1', true],
    ['2001:db8::/32', '2001:db8:1::1', true],
    ['2001:db8::/32', '10.1.2.3', false],
    ['nonsense', '10.1.2.3', false],
  ])('address %s and %s: %s', (pattern, address, expected) => {
    expect(addressMatches(pattern, address)).toBe(expected);
  });

  it.each([
    ['*', true],
    ['0xc3a4b368', true],
    ['0xC3A4B368', true],
    ['3282350952', true],
    ['0xc3a4****', true],
    ['0x****b368', true],
    ['0xc3a5****', false],
    ['0x68', false],
  ])('SPI %s: %s', (pattern, expected) => {
    expect(spiMatches(pattern, 0xc3a4b368)).toBe(expected);
  });

  it('the most specific key comes first, one with foreign addresses last', () => {
    const esp = [
      madeKey({ spi: '*', source: '*' }),
      madeKey({ spi: '0x00001234', destination: '192.168.1.1' }),
      madeKey({ spi: '4660' }),
      madeKey({ spi: '0x00001234', destination: '10.0.0.2' }),
      madeKey({ spi: '0x00009999' }),
      madeKey({ spi: '0x00001234', family: 6 }),
    ];
    const found = findEspKeys({ ike: [], esp, formats: [], problems: [] }, 0x1234, '10.0.0.2', '10.0.0.1');
    expect(found.map((key) => esp.indexOf(key))).toEqual([3, 2, 0, 1]);
  });

  it('phase 1 keys by cookie pair', () => {
    const { ike } = recogniseKeys(labText('lab-psk-mismatch/keys.json'));
    expect(findIkeKeys(ike, '5941dccf1838cd02', 'df93f610a82507ad')).toHaveLength(2);
    expect(findIkeKeys(ike, '5941dccf1838cd02', '0000000000000001')).toHaveLength(0);
  });

  it('merging keeps each key once', () => {
    const store = recogniseKeys(labText('lab-success-aes/keys.json'));
    const merged = mergeKeyStores(store, store);
    expect([merged.ike.length, merged.esp.length, merged.formats]).toEqual([1, 2, ['keys-json']]);
  });
});
