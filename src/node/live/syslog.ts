import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';

/** A frame longer than this is no syslog message (RFC 5425 asks for 8192 at least). */
const MAX_FRAME_BYTES = 65_536;
const NEWLINE = 10;
const SPACE = 32;

/** Gets messages, each ending in a newline, with the address of who sent them. */
export type OnSyslog = (sender: string, line: Uint8Array) => void;

/** Told when a sender's bytes were left out, being of no message. */
export type OnLeftOut = (sender: string) => void;

/**
 * Receives syslog over UDP (RFC 5426) and TCP (RFC 6587: both with octet counts and line by line) on one
 * address. Answers with a function that stops it.
 */
export async function receiveSyslog(
  host: string,
  port: number,
  onLine: OnSyslog,
  onLeftOut: OnLeftOut,
): Promise<() => void> {
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
    const frames = new SyslogFrames(
      (line) => onLine(sender, line),
      () => onLeftOut(sender),
    );
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
  readonly #onLeftOut: () => void;
  #rest: Uint8Array = new Uint8Array(0);
  /** In the middle of a frame that is too long. */
  #isSkipping = false;

  /** @param onLeftOut told once of each frame that is too long, which is left out up to its next line break */
  constructor(onLine: (line: Uint8Array) => void, onLeftOut: () => void) {
    this.#onLine = onLine;
    this.#onLeftOut = onLeftOut;
  }

  push(chunk: Uint8Array): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (this.#isSkipping) {
      const newline = bytes.indexOf(NEWLINE);
      if (newline < 0) return;
      this.#isSkipping = false;
      bytes = bytes.subarray(newline + 1);
    }
    for (;;) {
      const end = frameEnd(bytes);
      if (end === null) break;
      this.#onLine(withNewline(bytes.subarray(end.start, end.end)));
      bytes = bytes.subarray(end.next);
    }
    // A sender must not fill the memory with what never ends.
    this.#isSkipping = bytes.length > MAX_FRAME_BYTES;
    this.#rest = this.#isSkipping ? new Uint8Array(0) : bytes.slice();
    if (this.#isSkipping) this.#onLeftOut();
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
