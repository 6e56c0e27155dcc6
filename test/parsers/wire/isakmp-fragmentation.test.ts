import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import { MAX_PENDING_MESSAGES } from '../../../parsers/wire/isakmp/fragmentation.ts';
import { decodeIsakmp, FragmentReassembler } from '../../../parsers/wire/isakmp.ts';
import { encodeIsakmp, fragmentIsakmp, fromHex, toHex } from '../../made/isakmp-writer.ts';
import { MM1, MM5 } from './isakmp-samples.ts';

const SENDER = '192.0.2.1:500';

function feed(reassembler: FragmentReassembler, bytes: Uint8Array, problems: Problem[]): Uint8Array | null {
  return reassembler.add(SENDER, decodeIsakmp(bytes, 0, bytes.length, problems)!, bytes, problems);
}

describe('IKE fragmentation', () => {
  const whole = fromHex(MM5);

  it('reads a fragment, by shape without a vendor ID', () => {
    const [first] = fragmentIsakmp(whole, 7, 30);
    const problems: Problem[] = [];
    const message = decodeIsakmp(first!, 0, first!.length, problems)!;
    expect(problems).toEqual([]);
    expect(message.payloads).toMatchObject([
      {
        type: 132,
        name: 'fragment',
        fragmentId: 7,
        fragmentNumber: 1,
        last: false,
        bytes: 30,
        resolvedBy: 'shape',
      },
    ]);
    const told = decodeIsakmp(first!, 0, first!.length, [], { vendorIds: ['FRAGMENTATION'] })!;
    expect(told.payloads).toMatchObject([{ resolvedBy: 'vendor-id' }]);
  });

  it('takes a fragment for a fragment when the encryption flag of the whole message stands', () => {
    const [first] = fragmentIsakmp(whole, 7, 30);
    first![19] = 1;
    expect(decodeIsakmp(first!, 0, first!.length, [])).toMatchObject({
      ciphertext: null,
      payloads: [{ name: 'fragment' }],
    });
  });

  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 1, 2, 0]]])('puts fragments together in order %j', (order) => {
    const fragments = fragmentIsakmp(whole, 7, 30);
    const reassembler = new FragmentReassembler();
    const problems: Problem[] = [];
    const results = order.map((index) => feed(reassembler, fragments[index]!, problems));
    expect(results.slice(0, -1).every((result) => result === null)).toBe(true);
    expect(toHex(results.at(-1)!)).toBe(MM5);
    expect(reassembler.pending).toBe(0);
    expect(problems).toEqual([]);
  });

  it('keeps senders and fragment IDs apart', () => {
    const reassembler = new FragmentReassembler();
    const a = fragmentIsakmp(whole, 7, 60);
    const b = fragmentIsakmp(whole, 8, 60);
    expect(feed(reassembler, a[0]!, [])).toBeNull();
    expect(feed(reassembler, b[1]!, [])).toBeNull();
    const other = reassembler.add('192.0.2.2:500', decodeIsakmp(a[1]!, 0, a[1]!.length, [])!, a[1]!, []);
    expect(other).toBeNull();
    expect(toHex(feed(reassembler, a[1]!, [])!)).toBe(MM5);
  });

  it('keeps the first of two different copies and says so', () => {
    const fragments = fragmentIsakmp(whole, 7, 60);
    const changed = fragments[0]!.slice();
    changed[40]! ^= 0xff;
    const reassembler = new FragmentReassembler();
    const problems: Problem[] = [];
    feed(reassembler, fragments[0]!, problems);
    feed(reassembler, changed, problems);
    expect(problems).toMatchObject([{ code: 'bad-value' }]);
    expect(toHex(feed(reassembler, fragments[1]!, problems)!)).toBe(MM5);
  });

  it('is bounded in messages and in bytes', () => {
    const reassembler = new FragmentReassembler();
    const problems: Problem[] = [];
    for (let id = 0; id <= MAX_PENDING_MESSAGES; id++) {
      feed(reassembler, fragmentIsakmp(whole, id, 60)[0]!, problems);
    }
    expect(reassembler.pending).toBe(MAX_PENDING_MESSAGES);
    expect(problems).toMatchObject([{ code: 'limit' }]);

    const big = new FragmentReassembler();
    const more: Problem[] = [];
    for (let number = 1; number <= 3; number++) {
      const bytes = encodeIsakmp({
        initiatorCookie: '0102030405060708',
        responderCookie: '1112131415161718',
        exchangeType: 2,
        payloads: [
          {
            type: 132,
            name: 'fragment',
            fragmentId: 1,
            fragmentNumber: number,
            last: false,
            hex: '00'.repeat(30_000),
          },
        ],
      });
      feed(big, bytes, more);
    }
    expect(more).toMatchObject([{ code: 'limit' }]);
    expect(big.pending).toBe(0);
  });

  it('ignores messages that carry no fragment', () => {
    const bytes = fromHex(MM1);
    expect(feed(new FragmentReassembler(), bytes, [])).toBeNull();
  });
});
