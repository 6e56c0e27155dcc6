/** Writes pcapng (draft-ietf-opsawg-pcapng): little-endian blocks, one section. */
import type { CaptureInterface } from './frame-sink.ts';
import {
  DECRYPTION_SECRETS,
  ENHANCED_PACKET,
  INTERFACE_DESCRIPTION,
  OPTION_DESCRIPTION,
  OPTION_NAME,
  OPTION_TIME_RESOLUTION,
  SECTION_HEADER,
} from './pcapng-blocks.ts';
import { OPTION_COMMENT } from './pcapng-options.ts';

/** Option of the section header: the program that wrote the file. */
const OPTION_PROGRAM = 4;
/** Longest option value: its length has 16 bits. */
const MAX_OPTION_BYTES = 65_535;

interface Option {
  code: number;
  value: Uint8Array;
}

/** A packet to be written. */
export interface WrittenPacket {
  /** Number of its interface in the file that is written, counted from 0. */
  interfaceId: number;
  /** Since 1970; null for a packet without a time, which is written as 0. */
  at: { seconds: number; nanoseconds: number } | null;
  /** Width of the interface's last digit in nanoseconds, as its description was written. */
  precision: number;
  bytes: Uint8Array;
  originalLength: number;
  comments: readonly string[];
}

/** The section header; the first block of the file. */
export function sectionHeader(program: string, comment: string | null): Uint8Array {
  const options = [textOption(OPTION_PROGRAM, program)];
  if (comment !== null) options.push(textOption(OPTION_COMMENT, comment));
  return block(SECTION_HEADER, 16, options, (view) => {
    view.setUint32(8, 0x1a2b3c4d, true);
    view.setUint16(12, 1, true);
    // The section's length is not known beforehand.
    view.setBigInt64(16, -1n, true);
  });
}

/** Interface description. Time stamps keep the width they had, or are in nanoseconds. */
export function interfaceDescription(source: CaptureInterface): Uint8Array {
  const options: Option[] = [];
  if (source.name !== null) options.push(textOption(OPTION_NAME, source.name));
  if (source.description !== null) options.push(textOption(OPTION_DESCRIPTION, source.description));
  options.push({ code: OPTION_TIME_RESOLUTION, value: Uint8Array.of(digitsOf(source.precision)) });
  return block(INTERFACE_DESCRIPTION, 8, options, (view) => {
    view.setUint16(8, source.linkType, true);
    view.setUint32(12, source.snapLength, true);
  });
}

/** Enhanced packet block. */
export function enhancedPacket(packet: WrittenPacket): Uint8Array {
  const { bytes, at } = packet;
  const padded = (bytes.length + 3) & ~3;
  const options = packet.comments.map((comment) => textOption(OPTION_COMMENT, comment));
  const written = block(ENHANCED_PACKET, 20 + padded, options, (view) => {
    const ticks = at === null ? 0n : ticksOf(at, digitsOf(packet.precision));
    view.setUint32(8, packet.interfaceId, true);
    view.setUint32(12, Number(ticks >> 32n), true);
    view.setUint32(16, Number(ticks & 0xffffffffn), true);
    view.setUint32(20, bytes.length, true);
    view.setUint32(24, packet.originalLength, true);
  });
  written.set(bytes, 28);
  return written;
}

/** Decryption secrets block; it has to stand in front of the packets that it is for. */
export function decryptionSecrets(type: number, secrets: Uint8Array): Uint8Array {
  const written = block(DECRYPTION_SECRETS, 8 + ((secrets.length + 3) & ~3), [], (view) => {
    view.setUint32(8, type, true);
    view.setUint32(12, secrets.length, true);
  });
  written.set(secrets, 16);
  return written;
}

/** Decimal digits of a second that time stamps have: 6 for 1000 ns, and 9 where the width is no power of ten. */
function digitsOf(precision: number): number {
  for (let digits = 0, width = 1_000_000_000; digits < 9; digits++, width /= 10) {
    if (width === precision) return digits;
  }
  return 9;
}

function ticksOf({ seconds, nanoseconds }: { seconds: number; nanoseconds: number }, digits: number): bigint {
  const ticks = BigInt(seconds) * 10n ** BigInt(digits) + BigInt(nanoseconds) / 10n ** BigInt(9 - digits);
  return BigInt.asUintN(64, ticks);
}

/** UTF-8, cut at the last whole character that fits. */
function textOption(code: number, text: string): Option {
  const value = new TextEncoder().encode(text);
  if (value.length <= MAX_OPTION_BYTES) return { code, value };
  let end = MAX_OPTION_BYTES;
  while (end > 0 && (value[end]! & 0xc0) === 0x80) end--;
  return { code, value: value.subarray(0, end) };
}

function block(
  type: number,
  bodyLength: number,
  options: readonly Option[],
  fill: (view: DataView) => void,
): Uint8Array {
  let length = 12 + bodyLength;
  for (const { value } of options) length += 4 + ((value.length + 3) & ~3);
  if (options.length > 0) length += 4;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  view.setUint32(length - 4, length, true);
  fill(view);
  let at = 8 + bodyLength;
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + ((value.length + 3) & ~3);
  }
  return bytes;
}
