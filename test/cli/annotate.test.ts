import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type AnyFrame, EveryFrame } from '../../parsers/capture/every-frame.ts';
import { Scan } from '../../parsers/capture/scan.ts';
import { recogniseKeys, SECRETS_TYPE_ESP } from '../../parsers/crypto/recognise.ts';
import { hasTshark } from '../agreement/tshark.ts';
import { writePcapng } from '../made/capture-writer.ts';
import { root, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'annotate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lab = (scenario: string, name: string) => `fixtures/lab-${scenario}/${name}`;
const made = (name: string) => join(folder, name);

/** Frames of a capture without the comments, and the comments by frame number. */
function read(path: string) {
  const frames: Omit<AnyFrame, 'comment'>[] = [];
  const comments = new Map<number, string>();
  const reader = new EveryFrame(({ comment, bytes, ...frame }) => {
    frames.push({ ...frame, bytes: bytes.slice() });
    if (comment !== null) comments.set(frame.frame, comment);
  });
  reader.push(readFileSync(path));
  reader.end();
  return { frames, comments };
}

function scanned(path: string) {
  const scan = new Scan({});
  scan.push(readFileSync(path));
  return scan.end();
}

describe('annotate', () => {
  it('keeps every frame and says step, verdict, log lines, and the cause where it stalled', () => {
    const output = made('psk.pcapng');
    const capture = lab('psk-mismatch', 'hub.pcap');
    const logs = ['hub', 'spoke1'].map((end) => lab('psk-mismatch', `${end}-charon.log`));
    expect(runCli(['annotate', capture, output, ...logs])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const before = read(join(root, capture));
    const after = read(output);
    expect(after.frames).toEqual(before.frames);
    expect(after.comments.get(1)).toBeUndefined();
    expect(after.comments.get(3)).toMatch(
      /^Step 3 MM1 offer: done\nIKE main .*\nLogs: .*spoke1-charon\.log:\d+, .*hub-charon\.log:\d+$/,
    );
    const stalled = [...after.comments].filter(([, text]) => text.startsWith('STALL: '));
    expect(stalled.map(([frame]) => frame)).toEqual([7]);
    expect(stalled[0]![1]).toMatch(/\nCause \(certain\): psk-mismatch\. [\s\S]*\nFix: /);
    expect(after.comments.get(7)).toContain('Step 7 ');
    expect(scanned(output)).toMatchObject({ complete: true, problems: [], secrets: [] });
  });

  it('with keys: the keys of the ESP packets that are in it, so that it opens by itself', () => {
    const output = made('aes.pcapng');
    const keys = lab('success-aes', 'keys.json');
    expect(runCli(['annotate', lab('success-aes', 'hub.pcap'), output, '-k', keys]).code).toBe(0);
    const { secrets, complete } = scanned(output);
    expect([complete, secrets.map(({ type }) => type)]).toEqual([true, [SECRETS_TYPE_ESP]]);
    const carried = recogniseKeys(new TextDecoder().decode(secrets[0]!.bytes));
    expect(carried.esp.map(({ spi }) => spi).sort()).toEqual(['0xc687cebb', '0xc8c3a70b']);
    expect(read(output).comments.get(12)).toMatch(
      /^Step 12 Registration req\.: done\nNHRP registration-request 1 /,
    );
    const { code, stdout } = runCli(['analyze', output, '--format', 'json']);
    expect([code, stdout.includes('"outcome": "registered"')]).toEqual([0, true]);
  });

  it('keeps interfaces, link types, nanoseconds, comments and frames without a time', () => {
    const capture = made('odd.pcapng');
    const output = made('odd-annotated.pcapng');
    const frame = new Uint8Array(60);
    writeFileSync(
      capture,
      writePcapng({ interfaces: [{ linkType: 1, resolution: 9, name: 'eth0' }, { linkType: 113 }] }, [
        { at: { seconds: 1_714_550_400, nanoseconds: 123_456_789 }, bytes: frame, comment: 'own' },
        {
          at: { seconds: 1_714_550_401, nanoseconds: 5000 },
          bytes: frame,
          interfaceId: 1,
          originalLength: 900,
        },
      ]),
    );
    expect(runCli(['annotate', capture, output]).code).toBe(0);
    expect(read(output).frames).toEqual(read(capture).frames);
    expect(read(output).comments).toEqual(new Map([[1, 'own']]));
    const interfaces = scanned(output).interfaces.map(({ linkType, name, precision }) => [
      linkType,
      name,
      precision,
    ]);
    expect(interfaces).toEqual([
      [1, 'eth0', 1],
      [113, null, 1000],
    ]);
  });

  it('reads a cut capture as far as it goes', () => {
    const whole = readFileSync(join(root, lab('success-aes', 'hub.pcap')));
    writeFileSync(made('cut.pcap'), whole.subarray(0, 20_000));
    expect(runCli(['annotate', made('cut.pcap'), made('cut.pcapng')]).code).toBe(3);
    expect(read(made('cut.pcapng')).frames).toEqual(read(made('cut.pcap')).frames);
  });

  it('writes over nothing but what it wrote itself', () => {
    const capture = lab('psk-mismatch', 'hub.pcap');
    const precious = made('precious.log');
    writeFileSync(precious, 'not to be lost');
    expect(runCli(['annotate', capture, precious])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is left as it is'),
    });
    expect(readFileSync(precious, 'utf8')).toBe('not to be lost');
    const own = made('own.pcapng');
    expect(runCli(['annotate', capture, own]).code).toBe(0);
    expect(runCli(['annotate', capture, own]).code).toBe(0);
    expect(runCli(['annotate', own, own])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('itself'),
    });
    expect(runCli(['annotate', capture]).code).toBe(2);
    expect(runCli(['annotate', '-', made('x.pcapng')]).code).toBe(2);
    expect(runCli(['annotate', lab('psk-mismatch', 'hub-charon.log'), made('x.pcapng')]).code).toBe(2);
  });

  it.runIf(hasTshark())('tshark shows the comments', () => {
    const output = made('for-tshark.pcapng');
    runCli(['annotate', lab('nat-traversal', 'hub.pcap'), output, '-k', lab('nat-traversal', 'keys.json')]);
    const text = execFileSync('tshark', ['-n', '-r', output, '-T', 'fields', '-e', 'frame.comment'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(text.split('\n').length - 1).toBe(37);
    expect(text).toContain('Step 3 MM1 offer: done');
    expect(text).toContain('Step 12 Registration req.: done');
  });
});
