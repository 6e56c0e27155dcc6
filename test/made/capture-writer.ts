/** Writes small capture files for tests and generators. */

/** One frame to be written. */
export interface MadeFrame {
  /** Seconds since 1970 and nanoseconds; what is finer than the file's resolution is dropped. */
  at: { seconds: number; nanoseconds: number };
  bytes: Uint8Array;
  /** Length on the wire; the number of bytes when it is not given. */
  originalLength?: number;
  /** pcapng only: index into `interfaces`; 0 when it is not given. */
  interfaceId?: number;
  /** pcapng only. */
  comment?: string;
  /** pcapng only: which block to write; `enhanced` when it is not given. A simple block has no time. */
  block?: 'enhanced' | 'simple' | 'obsolete';
}

export interface PcapOptions {
  endianness?: 'little' | 'big';
  nanoseconds?: boolean;
  linkType?: number;
  snapLength?: number;
}

export interface PcapngInterface {
  linkType?: number;
  snapLength?: number;
  name?: string;
  /** Value of if_tsresol: power of ten, or 0x80 + power of two. Microseconds, without the option, by default. */
  resolution?: number;
  /** Value of if_tsoffset in seconds. */
  timeOffset?: number;
}

export interface PcapngOptions {
  endianness?: 'little' | 'big';
  interfaces?: PcapngInterface[];
  comment?: string;
}

/** A classic pcap file: Ethernet, little-endian and in microseconds unless told otherwise. */
export function writePcap(options: PcapOptions, frames: readonly MadeFrame[]): Uint8Array {
  const { endianness = 'little', nanoseconds = false, linkType = 1, snapLength = 262_144 } = options;
  const put = numberWriter(endianness);
  const magic = nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4;
  const parts = [put.u32(magic), put.u16(2), put.u16(4), put.u32(0, 0, snapLength, linkType)];
  for (const { at, bytes, originalLength = bytes.length } of frames) {
    const fraction = nanoseconds ? at.nanoseconds : Math.floor(at.nanoseconds / 1000);
    parts.push(put.u32(at.seconds, fraction, bytes.length, originalLength), bytes);
  }
  return joinBytes(parts);
}

/** A pcapng file of one section; join several results for a file of several sections. */
export function writePcapng(options: PcapngOptions, frames: readonly MadeFrame[]): Uint8Array {
  const { endianness = 'little', interfaces = [{}], comment } = options;
  const put = numberWriter(endianness);
  const parts = [
    pcapngBlock(
      endianness,
      0x0a0d0d0a,
      joinBytes([
        put.u32(0x1a2b3c4d),
        put.u16(1),
        put.u16(0),
        put.u32(0xffffffff, 0xffffffff),
        commentOption(endianness, comment),
      ]),
    ),
  ];
  for (const it of interfaces) parts.push(pcapngBlock(endianness, 1, interfaceBody(endianness, it)));
  for (const frame of frames) parts.push(packetBlock(endianness, interfaces, frame));
  return joinBytes(parts);
}

/** One pcapng block of any type: the body is padded to a multiple of 4 and the lengths are put around it. */
export function pcapngBlock(endianness: 'little' | 'big', type: number, body: Uint8Array): Uint8Array {
  const put = numberWriter(endianness);
  const padded = padTo4(body);
  const length = padded.length + 12;
  return joinBytes([put.u32(type, length), padded, put.u32(length)]);
}

/** One pcapng option, padded. */
export function pcapngOption(endianness: 'little' | 'big', code: number, value: Uint8Array): Uint8Array {
  const put = numberWriter(endianness);
  return joinBytes([put.u16(code), put.u16(value.length), padTo4(value)]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function interfaceBody(endianness: 'little' | 'big', it: PcapngInterface): Uint8Array {
  const put = numberWriter(endianness);
  const options: Uint8Array[] = [];
  if (it.name !== undefined) {
    options.push(pcapngOption(endianness, 2, new TextEncoder().encode(it.name)));
  }
  if (it.resolution !== undefined) options.push(pcapngOption(endianness, 9, Uint8Array.of(it.resolution)));
  if (it.timeOffset !== undefined) {
    options.push(pcapngOption(endianness, 14, put.u64(BigInt.asUintN(64, BigInt(it.timeOffset)))));
  }
  if (options.length > 0) options.push(put.u32(0));
  return joinBytes([put.u16(it.linkType ?? 1), put.u16(0), put.u32(it.snapLength ?? 0), ...options]);
}

function packetBlock(
  endianness: 'little' | 'big',
  interfaces: readonly PcapngInterface[],
  frame: MadeFrame,
): Uint8Array {
  const { bytes, originalLength = bytes.length, interfaceId = 0, block = 'enhanced', comment } = frame;
  const put = numberWriter(endianness);
  if (block === 'simple') return pcapngBlock(endianness, 3, joinBytes([put.u32(originalLength), bytes]));
  const stamp = timeStamp(frame.at, interfaces[interfaceId] ?? {});
  const head = block === 'enhanced' ? put.u32(interfaceId) : joinBytes([put.u16(interfaceId), put.u16(0)]);
  return pcapngBlock(
    endianness,
    block === 'enhanced' ? 6 : 2,
    joinBytes([
      head,
      put.u32(Number(stamp >> 32n), Number(stamp & 0xffffffffn), bytes.length, originalLength),
      padTo4(bytes),
      commentOption(endianness, comment),
    ]),
  );
}

function timeStamp(at: MadeFrame['at'], { resolution = 6, timeOffset = 0 }: PcapngInterface): bigint {
  const perSecond = (resolution & 0x80 ? 2n : 10n) ** BigInt(resolution & 0x7f);
  return BigInt(at.seconds - timeOffset) * perSecond + (BigInt(at.nanoseconds) * perSecond) / 1_000_000_000n;
}

function commentOption(endianness: 'little' | 'big', comment: string | undefined): Uint8Array {
  if (comment === undefined) return new Uint8Array(0);
  return joinBytes([
    pcapngOption(endianness, 1, new TextEncoder().encode(comment)),
    numberWriter(endianness).u32(0),
  ]);
}

function padTo4(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  return padded;
}

function numberWriter(endianness: 'little' | 'big') {
  const little = endianness === 'little';
  return {
    u16(value: number): Uint8Array {
      const bytes = new Uint8Array(2);
      new DataView(bytes.buffer).setUint16(0, value, little);
      return bytes;
    },
    u32(...values: number[]): Uint8Array {
      const bytes = new Uint8Array(4 * values.length);
      const view = new DataView(bytes.buffer);
      for (const [index, value] of values.entries()) view.setUint32(4 * index, value, little);
      return bytes;
    },
    u64(value: bigint): Uint8Array {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigUint64(0, value, little);
      return bytes;
    },
  };
}
