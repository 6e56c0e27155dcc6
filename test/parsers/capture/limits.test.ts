import { describe, expect, it } from 'vitest';
import { AddressTable, MAX_IPV6_ADDRESSES } from '../../../parsers/capture/address-table.ts';
import { MAX_KINDS_OF_PROBLEM, ProblemLog } from '../../../parsers/capture/problem-log.ts';
import { Scan } from '../../../parsers/capture/scan.ts';
import { joinBytes, pcapngBlock, writePcap, writePcapng } from '../../made/capture-writer.ts';
import { fromHex, readAll } from './collect.ts';
import { esp, ethernet, ipv4 } from './frames.ts';

describe('limits', () => {
  it('the address table refuses new addresses when it is full, and still knows the old ones', () => {
    const table = new AddressTable();
    const view = new DataView(new ArrayBuffer(16));
    view.setUint32(0, 0x20010db8);
    const intern = (n: number) => {
      view.setUint32(12, n);
      return table.intern(view, 0);
    };
    for (let n = 0; n < MAX_IPV6_ADDRESSES; n++) {
      if (intern(n) !== n) expect.unreachable(`address ${n}`);
    }
    expect(intern(MAX_IPV6_ADDRESSES)).toBe(-1);
    expect(intern(0xabcd)).toBe(0xabcd);
    expect(table.text(0xabcd)).toBe('2001:db8::abcd');
  });

  it('the problem log keeps a bounded number of kinds', () => {
    const log = new ProblemLog();
    for (let n = 0; n < 2 * MAX_KINDS_OF_PROBLEM; n++) {
      log.add(`kind ${n}`, () => ({ code: 'bad-value', layer: 'test', message: 'x' }));
    }
    expect(log.list()).toHaveLength(MAX_KINDS_OF_PROBLEM);
  });

  it('interfaces of pcapng files are bounded', () => {
    const one = pcapngBlock('little', 1, fromHex('01000000 00000000'));
    const file = joinBytes([
      writePcapng({ interfaces: [] }, []),
      ...Array.from({ length: 10_002 }, () => one),
    ]);
    const { reader, problems } = readAll([file]);
    expect(reader.interfaces).toHaveLength(10_000);
    expect(problems).toEqual([expect.objectContaining({ code: 'limit', layer: 'pcapng' })]);
  });

  it('decryption secrets are bounded', () => {
    const size = 3 * 1024 * 1024;
    const body = new Uint8Array(8 + size);
    new DataView(body.buffer).setUint32(4, size, true);
    const block = pcapngBlock('little', 10, body);
    const { reader, problems } = readAll([joinBytes([writePcapng({}, []), block, block])]);
    expect(reader.secrets).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ code: 'limit', offset: 48 + block.length })]);
  });

  it('a long comment is cut', () => {
    const { reader } = readAll([writePcapng({ comment: 'x'.repeat(60_000) }, [])]);
    expect(reader.comments[0]!.text).toHaveLength(4096);
  });

  it('a flood of random SPIs fills the flow table and no more', () => {
    const scan = new Scan({});
    const packet = ethernet(0x0800, ipv4(50, esp(0, 1, 0)));
    const at = { seconds: 0, nanoseconds: 0 };
    scan.push(writePcap({}, []));
    const record = writePcap({}, [{ at, bytes: packet }]).subarray(24);
    const view = new DataView(record.buffer, record.byteOffset);
    const total = 200_000;
    for (let n = 0; n < total; n++) {
      view.setUint32(16 + 34, Math.imul(n, 0x9e3779b1) >>> 0);
      scan.push(record);
    }
    const { flows, counts, problems } = scan.end();
    expect(counts.esp).toBe(total);
    expect(flows).toHaveLength(131_072);
    expect(problems[0]!.message).toContain(`${total - 131_072} packets`);
  });
});
