/** The first bytes of an input, and what they say it is. */
import { PCAP_MICROSECONDS, PCAP_NANOSECONDS } from './pcap-format.ts';
import { SECTION_HEADER } from './pcapng-blocks.ts';

/**
 * What an input is by its first bytes: a capture file that can be read, a compressed file that must be
 * inflated first, a binary format that is recognised but not read, or anything else (probably text).
 */
export type InputFormat = 'pcap' | 'pcapng' | 'gzip' | 'foreign' | 'other' | 'empty';

/** Bytes that are enough to tell the format. */
export const FORMAT_BYTES = 12;

const FOREIGN: readonly { bytes: readonly number[]; name: string; advice: string }[] = [
  {
    bytes: [0xa1, 0xb2, 0xcd, 0x34],
    name: 'a "modified" pcap file (Kuznetzov\'s patch, magic number 0xa1b2cd34)',
    advice: 'convert it with: editcap -F pcap OLD NEW',
  },
  {
    bytes: [0x34, 0xcd, 0xb2, 0xa1],
    name: 'a "modified" pcap file (Kuznetzov\'s patch, magic number 0xa1b2cd34)',
    advice: 'convert it with: editcap -F pcap OLD NEW',
  },
  {
    bytes: [0x73, 0x6e, 0x6f, 0x6f, 0x70, 0, 0, 0],
    name: 'a snoop capture (RFC 1761)',
    advice: 'convert it with: editcap -F pcap OLD NEW',
  },
  {
    bytes: [0x47, 0x4d, 0x42, 0x55],
    name: 'a Microsoft Network Monitor capture',
    advice: 'convert it with: editcap -F pcap OLD NEW',
  },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a zstd file', advice: 'decompress it first: zstd -d' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], name: 'an xz file', advice: 'decompress it first: xz -d' },
  { bytes: [0x42, 0x5a, 0x68], name: 'a bzip2 file', advice: 'decompress it first: bzip2 -d' },
  { bytes: [0x04, 0x22, 0x4d, 0x18], name: 'an lz4 file', advice: 'decompress it first: lz4 -d' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a zip archive', advice: 'unpack it first' },
];

/** Tells what an input is from its first bytes; `FORMAT_BYTES` of them are enough, fewer may be all there is. */
export function detectFormat(head: Uint8Array): InputFormat {
  if (head.length === 0) return 'empty';
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length >= 4) {
    const view = new DataView(head.buffer, head.byteOffset, 4);
    const big = view.getUint32(0);
    const little = view.getUint32(0, true);
    if (big === SECTION_HEADER) return 'pcapng';
    if (big === PCAP_MICROSECONDS || big === PCAP_NANOSECONDS) return 'pcap';
    if (little === PCAP_MICROSECONDS || little === PCAP_NANOSECONDS) return 'pcap';
  }
  return describeForeign(head) === null ? 'other' : 'foreign';
}

/** For a format that is recognised but not read: its name and what to do about it; otherwise null. */
export function describeForeign(head: Uint8Array): { name: string; advice: string } | null {
  for (const { bytes, name, advice } of FOREIGN) {
    if (bytes.length <= head.length && bytes.every((byte, i) => head[i] === byte)) return { name, advice };
  }
  return null;
}
