import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { receiveSyslog, SyslogFrames } from '../../../src/node/live/syslog.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function framesOf(...chunks: string[]): string[] {
  const lines: string[] = [];
  const frames = new SyslogFrames(
    (line) => lines.push(new TextDecoder().decode(line)),
    () => lines.push('left out'),
  );
  for (const chunk of chunks) frames.push(bytes(chunk));
  return lines;
}

describe('syslog over TCP (RFC 6587)', () => {
  it('splits at newlines, wherever the chunks end', () => {
    expect(framesOf('<189>one\n<189>t', 'wo\n<189>thr')).toEqual(['<189>one\n', '<189>two\n']);
  });

  it('splits by octet counts', () => {
    expect(framesOf('8 <189>one8 <18', '9>two')).toEqual(['<189>one\n', '<189>two\n']);
  });

  it('MAX_FRAME_BYTES: a message that is too long is left out to its end, and this is told once', () => {
    const long = 'x'.repeat(70_000);
    expect(framesOf('one\n', long, long, 'y\nnext\n')).toEqual(['one\n', 'left out', 'next\n']);
    expect(framesOf(`${long}\n${long}`, '\nnext\n').map((line) => line.length)).toEqual([70_001, 8, 5]);
  });
});

describe('receiving', () => {
  it('gets lines over UDP and TCP with their sender', async () => {
    const port = 40_000 + Math.floor(Math.random() * 20_000);
    const got: string[] = [];
    const stop = await receiveSyslog(
      '127.0.0.1',
      port,
      (sender, line) => {
        got.push(`${sender} ${new TextDecoder().decode(line)}`);
      },
      () => undefined,
    );
    const udp = createSocket('udp4');
    await new Promise((resolve) => udp.send('<189>by udp', port, '127.0.0.1', resolve));
    const tcp = connect(port, '127.0.0.1');
    await new Promise((resolve) => tcp.write('<189>by tcp\n', resolve));
    await expect.poll(() => got.length).toBe(2);
    expect(got.sort()).toEqual(['127.0.0.1 <189>by tcp\n', '127.0.0.1 <189>by udp\n']);
    udp.close();
    tcp.destroy();
    stop();
  });

  it('refuses a port that is taken', async () => {
    const port = 40_000 + Math.floor(Math.random() * 20_000);
    const receive = () =>
      receiveSyslog(
        '127.0.0.1',
        port,
        () => undefined,
        () => undefined,
      );
    const stop = await receive();
    await expect(receive()).rejects.toThrow('EADDRINUSE');
    stop();
  });
});
