import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/judgement.ts';
import { buildCli, root, runCli } from './run-cli.ts';

const lab = (name: string): string => join(root, 'fixtures', `lab-${name}`);

/** Starts `watch`, does something, interrupts it, and answers with the report it printed. */
async function watchWhile(args: string[], act: () => Promise<void> | void): Promise<Report> {
  const child = spawn(process.execPath, [buildCli(), 'watch', ...args, '--format', 'json']);
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await act();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(out) as Report;
}

describe('watch', () => {
  it('on standard input comes to the verdict of analyze on the file', () => {
    const path = join(lab('psk-mismatch'), 'spoke1.pcap');
    const live = JSON.parse(
      runCli(['watch', '-', '--format', 'json'], { input: readFileSync(path) }).stdout,
    ) as Report;
    const file = JSON.parse(runCli(['analyze', path, '--format', 'json']).stdout) as Report;
    expect(
      live.attempts.map(({ outcome, stalledAfter, causes }) => [outcome, stalledAfter, causes[0]?.id]),
    ).toEqual(
      file.attempts.map(({ outcome, stalledAfter, causes }) => [outcome, stalledAfter, causes[0]?.id]),
    );
  });

  it('follows logs as they grow', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'watch-')), 'hub.log');
    writeFileSync(path, '');
    const report = await watchWhile(['--follow', path], () => {
      appendFileSync(path, readFileSync(join(lab('psk-mismatch'), 'hub-charon.log')));
    });
    expect(report.attempts[0]).toMatchObject({ outcome: 'stalled', stalledAfter: 6 });
  });

  it('MAX_SENDERS: tells 64 senders of syslog apart and says when there are more', async () => {
    const port = 40_000 + Math.floor(Math.random() * 20_000);
    const child = spawn(process.execPath, [buildCli(), 'watch', '--syslog', `127.0.0.1:${port}`]);
    let notes = '';
    child.stderr.on('data', (chunk) => {
      notes += String(chunk);
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (let host = 1; host <= 66; host++) {
      const socket = createSocket('udp4');
      await new Promise<void>((resolve) => socket.bind(0, `127.0.1.${host}`, resolve));
      await new Promise((resolve) => socket.send('<189>1: ISAKMP:(0):x', port, '127.0.0.1', resolve));
      socket.close();
    }
    await expect
      .poll(() => notes, { timeout: 5_000 })
      .toContain(
        'dmvpn-trace: more than 64 senders of syslog: what 127.0.1.65 and others send is not told apart\n',
      );
    expect(notes.match(/told apart/g)).toHaveLength(1);
    child.kill('SIGINT');
    await new Promise((resolve) => child.once('close', resolve));
  });

  it('says what to give when there is nothing to watch, and where files belong', () => {
    expect(runCli(['watch'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--interface IF') });
    expect(runCli(['watch', 'x.pcap'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('analyze reads files'),
    });
  });
});

/**
 * Sends the frames of a capture to the loopback interface with the optional package, in a process of its own:
 * addresses become loopback ones, and the MAC addresses of the lab make the kernel ignore the frames. A frame every
 * 300 ms: the same message sooner would be taken for one that was captured twice.
 */
const INJECTOR = `
const { Cap } = require('cap');
const { readFileSync } = require('fs');
const injector = new Cap();
injector.open('lo', 'udp port 1', 65536, Buffer.alloc(65536));
const file = readFileSync(process.argv[1]);
const hosts = { '172.16.1.1': 1, '172.16.10.1': 2 };
const frames = [];
for (let at = 24; at < file.length; at += 16 + file.readUInt32LE(at + 8)) {
  const frame = Buffer.from(file.subarray(at + 16, at + 16 + file.readUInt32LE(at + 8)));
  if (frame.readUInt16BE(12) !== 0x0800) continue;
  for (const end of [26, 30]) frame.set([127, 0, 0, hosts[frame.subarray(end, end + 4).join('.')]], end);
  frames.push(frame);
}
const timer = setInterval(() => {
  const frame = frames.shift();
  if (frame) injector.send(frame, frame.length);
  else { clearInterval(timer); injector.close(); }
}, 300);
if (!process.argv[1]) process.exit(1);
`;

/** Whether the optional package is there and this process may capture. */
function canCapture(): boolean {
  const probe =
    "const { Cap } = require('cap'); const c = new Cap(); c.open('lo', 'udp port 1', 65536, Buffer.alloc(65536)); c.close();";
  return spawnSync(process.execPath, ['-e', probe], { cwd: root }).status === 0;
}

describe('watch --interface', () => {
  it('says what to install or allow when it cannot capture', () => {
    const { code, stderr } = runCli(['watch', '--interface', 'no-such-interface']);
    expect(code).not.toBe(0);
    if (code !== null) expect(stderr).toMatch(/cap|no-such-interface/);
  });

  it.runIf(canCapture())('captures on loopback and comes to the verdict of the file', async () => {
    const report = await watchWhile(['--interface', 'lo', '--side', 'spoke'], async () => {
      const sender = spawn(process.execPath, ['-e', INJECTOR, join(lab('psk-mismatch'), 'spoke1.pcap')], {
        cwd: root,
      });
      await new Promise((resolve) => sender.once('close', resolve));
    });
    expect(report.attempts[0]).toMatchObject({
      spoke: { nbma: '127.0.0.1' },
      hub: { nbma: '127.0.0.2' },
      outcome: 'stalled',
      stalledAfter: 6,
    });
    expect(report.attempts[0]!.causes[0]!.id).toBe('psk-mismatch');
  });
});
