import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import {
  hasRoom,
  internetChecksum,
  ipv6Text,
  latin1,
  latin1Bytes,
  macText,
  u32,
} from '../../../parsers/wire/bytes.ts';
import { hex, spiText } from '../../../parsers/wire/hex.ts';
import { address, be32, checksumOf, fromHex } from '../../made/octets.ts';

describe('ipv6Text', () => {
  // RFC 5952 section 4.1 to 4.3 and 5.
  it.each([
    ['20010db8000000000000000000000001', '2001:db8::1'],
    ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['20010000000000010000000000000001', '2001:0:0:1::1'],
    ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
    ['00000000000000000000000000000000', '::'],
    ['00000000000000000000000000000001', '::1'],
    ['fe800000000000000000000000000000', 'fe80::'],
    ['20010db8aaaabbbbccccddddeeee0001', '2001:db8:aaaa:bbbb:cccc:dddd:eeee:1'],
    ['00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
  ])('%s is %s', (digits, text) => {
    expect(ipv6Text(fromHex(digits), 0)).toBe(text);
  });

  it('gives back the groups of any address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        fc.pre(hex(bytes, 0, 12) !== '00000000000000000000ffff');
        expect(address(ipv6Text(bytes, 0))).toEqual(bytes);
      }),
    );
  });
});

describe('internetChecksum', () => {
  it('agrees with the example of RFC 1071 section 3', () => {
    expect(internetChecksum(fromHex('0001f203f4f5f6f7'), 0, 8)).toBe(~0xddf2 & 0xffff);
  });

  it('agrees with another implementation for any bytes and any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(internetChecksum(bytes, 0, bytes.length)).toBe(checksumOf(bytes));
      }),
    );
  });
});

describe('numbers and text', () => {
  it('reads 32 bits as an unsigned number', () => {
    expect(u32(fromHex('ffffffff'), 0)).toBe(0xffffffff);
    fc.assert(fc.property(fc.nat(0xffffffff), (value) => u32(be32(value), 0) === value));
  });

  it('pads SPIs to eight digits', () => {
    expect(spiText(0x1a2b)).toBe('0x00001a2b');
    expect(spiText(-1)).toBe('0xffffffff');
  });

  it('writes MAC addresses with colons', () => {
    expect(macText(fromHex('525400bb0001'), 0)).toBe('52:54:00:bb:00:01');
  });

  it('keeps all 256 byte values in latin1', () => {
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    expect(latin1Bytes(latin1(all))).toEqual(all);
  });
});

describe('hasRoom', () => {
  it('says what was needed, what was there and which field claimed it', () => {
    const problems: Problem[] = [];
    expect(hasRoom(problems, 4, 10, 6, { layer: 'x', what: 'a thing' })).toBe(true);
    expect(hasRoom(problems, 4, 10, 7, { layer: 'x', what: 'a thing', lengthFrom: 'x.length' })).toBe(false);
    expect(problems).toEqual([
      {
        code: 'truncated',
        layer: 'x',
        message: 'a thing: 7 bytes needed, 6 there',
        offset: 4,
        need: 7,
        have: 6,
        lengthFrom: 'x.length',
      },
    ]);
  });
});
