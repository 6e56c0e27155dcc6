import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 1 << 20;
/** Largest frame that is written, with its record header. */
const ROOM = 4096;
const START = 1_700_000_000;

export type CaptureFormat = 'pcap' | 'pcapng';

/** Writes frames to a pcap or pcapng file (Ethernet, microseconds) through one buffer. */
export class CaptureFile {
  bytes = 0;
  frames = 0;
  readonly #format: CaptureFormat;
  readonly #descriptor: number;
  readonly #owned: boolean;
  readonly #buffer = Buffer.alloc(BUFFER_BYTES);
  #used = 0;
  #microseconds = 0;

  /** @param path a file, or a descriptor to write to */
  constructor(path: string | number, format: CaptureFormat) {
    this.#format = format;
    this.#owned = typeof path === 'string';
    this.#descriptor = typeof path === 'string' ? openSync(path, 'w') : path;
    if (format === 'pcap') this.#pcapHead();
    else this.#pcapngHead();
  }

  #pcapHead(): void {
    const at = this.#buffer;
    at.writeUInt32LE(0xa1b2c3d4, 0);
    at.writeUInt16LE(2, 4);
    at.writeUInt16LE(4, 6);
    at.writeUInt32LE(262_144, 16);
    at.writeUInt32LE(1, 20);
    this.#used = 24;
  }

  #pcapngHead(): void {
    const at = this.#buffer;
    at.writeUInt32LE(0x0a0d0d0a, 0);
    at.writeUInt32LE(28, 4);
    at.writeUInt32LE(0x1a2b3c4d, 8);
    at.writeUInt16LE(1, 12);
    at.fill(0xff, 16, 24);
    at.writeUInt32LE(28, 24);
    at.writeUInt32LE(1, 28);
    at.writeUInt32LE(20, 32);
    at.writeUInt16LE(1, 36);
    at.writeUInt32LE(262_144, 40);
    at.writeUInt32LE(20, 44);
    this.#used = 48;
  }

  /** Lets time pass until the next frame. */
  wait(microseconds: number): void {
    this.#microseconds += microseconds;
  }

  /** Appends a frame: some first bytes and, if given, some more. */
  add(head: Uint8Array, body: Uint8Array | null = null): void {
    if (this.#used + ROOM > BUFFER_BYTES) this.#flush();
    const at = this.#used;
    const buffer = this.#buffer;
    const length = head.length + (body?.length ?? 0);
    const data = at + (this.#format === 'pcap' ? 16 : 28);
    if (this.#format === 'pcap') {
      buffer.writeUInt32LE(START + Math.floor(this.#microseconds / 1e6), at);
      buffer.writeUInt32LE(this.#microseconds % 1e6, at + 4);
      buffer.writeUInt32LE(length, at + 8);
      buffer.writeUInt32LE(length, at + 12);
    } else {
      const padded = (length + 3) & ~3;
      const time = START * 1e6 + this.#microseconds;
      buffer.writeUInt32LE(6, at);
      buffer.writeUInt32LE(padded + 32, at + 4);
      buffer.writeUInt32LE(0, at + 8);
      buffer.writeUInt32LE(Math.floor(time / 2 ** 32), at + 12);
      buffer.writeUInt32LE(time % 2 ** 32, at + 16);
      buffer.writeUInt32LE(length, at + 20);
      buffer.writeUInt32LE(length, at + 24);
      buffer.fill(0, data + length, data + padded);
      buffer.writeUInt32LE(padded + 32, data + padded);
    }
    buffer.set(head, data);
    if (body !== null) buffer.set(body, data + head.length);
    this.#used = this.#format === 'pcap' ? data + length : data + ((length + 3) & ~3) + 4;
    this.frames++;
    this.bytes += this.#used - at;
  }

  close(): void {
    this.#flush();
    if (this.#owned) closeSync(this.#descriptor);
  }

  #flush(): void {
    let written = 0;
    while (written < this.#used)
      written += writeSync(this.#descriptor, this.#buffer, written, this.#used - written);
    this.#used = 0;
  }
}
