import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';

/** A frame longer than this is no syslog message (RFC 5425 asks for 8192 at least). */
const MAX_FRAME_BYTES = 65_536;
const NEWLINE = 10;
const SPACE = 32;

/** Gets messages, each ending in a newline, with the address of who sent them. */
export type OnSyslog = (sender: string, line: Uint8Array) => void;

/**
 * Receives syslog over UDP (RFC 5426) and TCP (RFC 6587: both with octet counts and line by line) on one
 * address. Answers with a function that stops it.
 */
export async function receiveSyslog(host: string, port: number, onLine: OnSyslog): Promise<() => void> {
  const udp = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  udp.on('message', (message, from) => onLine(from.address, withNewline(message)));
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(port, host, resolve);
  });
  const sockets = new Set<Socket>();
  const tcp = createServer((socket) => {
    sockets.add(socket);
    const sender = plainAddress(socket.remoteAddress ?? 'unknown');
    const frames = new SyslogFrames((line) => onLine(sender, line));
    socket.on('data', (chunk) => frames.push(chunk));
    socket.on('close', () => sockets.delete(socket));
    // A sender that resets the connection has sent what it had.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    tcp.once('error', reject);
    tcp.listen(port, host, resolve);
  });
  return () => {
    udp.close();
    tcp.close();
    for (const socket of sockets) socket.destroy();
  };
}

/** Splits a TCP stream into messages. */
export class SyslogFrames {
  readonly #onLine: (line: Uint8Array) => void;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(onLine: (line: Uint8Array) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const end = frameEnd(bytes);
      if (end === null) break;
      this.#onLine(withNewline(bytes.subarray(end.start, end.end)));
      bytes = bytes.subarray(end.next);
    }
    // What never ends is cut: a sender must not fill the memory.
    this.#rest = bytes.length > MAX_FRAME_BYTES ? new Uint8Array(0) : bytes.slice();
  }
}

/** Where the first message in the bytes begins and ends; null when it is not complete. */
function frameEnd(bytes: Uint8Array): { start: number; end: number; next: number } | null {
  const space = bytes.subarray(0, 8).indexOf(SPACE);
  if (space > 0) {
    const text = String.fromCharCode(...bytes.subarray(0, space));
    if (/^[1-9]\d{0,5}$/.test(text)) {
      const end = space + 1 + Number(text);
      return end <= bytes.length ? { start: space + 1, end, next: end } : null;
    }
  }
  const newline = bytes.indexOf(NEWLINE);
  return newline < 0 ? null : { start: 0, end: newline, next: newline + 1 };
}

function withNewline(message: Uint8Array): Uint8Array {
  if (message.at(-1) === NEWLINE) return message;
  return Buffer.concat([message, Uint8Array.of(NEWLINE)]);
}

/** An IPv4 address that a dual-stack socket shows as IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, '');
}
