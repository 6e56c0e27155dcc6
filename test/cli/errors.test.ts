import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinBytes, pcapngBlock, writePcap, writePcapng } from '../made/capture-writer.ts';
import { be32, octets } from '../made/octets.ts';
import { buildCli, root, runCli } from './run-cli.ts';

const fixture = (path: string) => join(root, 'fixtures', path);
const STALLED = fixture('made-nhrp-refusals/prohibited.pcap');
const CUT = fixture('made-cut/in-frame.pcap');

let folder = '';
const run = (...args: string[]) => runCli(args, { cwd: folder });
const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);
const at = { seconds: 1_714_550_400, nanoseconds: 0 };

/** One line on standard error, nothing on standard output, exit code 2. */
function expectRefusal({ code, stdout, stderr }: ReturnType<typeof runCli>, line: string): void {
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `dmvpn-trace: ${line}\n` });
}

beforeAll(() => {
  buildCli();
  folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-errors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('inputs that cannot be read: one line, exit code 2', () => {
  it('no such file', () =>
    expectRefusal(run('analyze', 'nowhere.pcap'), 'nowhere.pcap: There is no such file.'));

  it('a directory', () => {
    mkdirSync(join(folder, 'captures'));
    expectRefusal(run('analyze', 'captures'), 'captures: This is a directory, not a file.');
  });

  it('an empty file', () => {
    write('empty.pcap', '');
    expectRefusal(run('analyze', 'empty.pcap'), 'empty.pcap: The file is empty.');
  });

  it('empty standard input', () => {
    const result = runCli(['analyze', '-'], { cwd: folder, input: '' });
    expectRefusal(result, 'standard input: Standard input is empty.');
  });

  it('a text without anything of a router', () => {
    write('shopping.txt', 'milk\nbread\n');
    const line =
      'Nothing of a router is in it: no debug message, show output or configuration, and it is no capture.';
    expectRefusal(run('analyze', 'shopping.txt'), `shopping.txt: ${line}`);
  });

  it('bytes of no format', () => {
    write(
      'noise.bin',
      Uint8Array.from({ length: 1024 }, (_, index) => (index * 31) & 0xff),
    );
    const { code, stdout, stderr } = run('analyze', 'noise.bin');
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
    expect(stderr).toMatch(/^dmvpn-trace: noise\.bin: Nothing of a router is in it/);
  });

  it('a link layer that is not read, by number and name', () => {
    write('usb.pcap', writePcap({ linkType: 189 }, [{ at, bytes: octets(1, 2, 3, 4) }]));
    const { code, stdout, stderr } = run('analyze', 'usb.pcap');
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
    expect(stderr).toMatch(
      /^dmvpn-trace: usb\.pcap: .*link type 189 \(LINKTYPE_USB_LINUX\), which is not read/,
    );
  });

  it('a record that claims 4 GB', () => {
    const record = octets(1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0);
    write('huge.pcap', joinBytes([writePcap({}, []), record]));
    const { code, stdout, stderr } = run('analyze', 'huge.pcap');
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
    expect(stderr).toMatch(/^dmvpn-trace: huge\.pcap: .*frame 1 at byte 24 claims 4294967295 bytes/);
  });

  it('a pcapng block of no length', () => {
    write('zero.pcapng', joinBytes([writePcapng({}, []), octets(6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)]));
    const { code, stdout, stderr } = run('analyze', 'zero.pcapng');
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
    expect(stderr).toMatch(/^dmvpn-trace: zero\.pcapng: .*block at byte 48.* 0 bytes/);
  });

  it('the modified pcap of Kuznetzov, by name', () => {
    write('old.pcap', be32(0xa1b2cd34).reverse());
    const { code, stderr } = run('analyze', 'old.pcap');
    expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 2, lines: 2 });
    expect(stderr).toContain('Kuznetzov');
  });

  it('a key file without keys', () => {
    write('keys.txt', 'no keys\n');
    const { code, stdout, stderr } = run('analyze', '--keys', 'keys.txt', STALLED);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
  });
});

describe('inputs that are cut: said in the report, exit code 3', () => {
  it('a cut capture', () => {
    const { code, stdout, stderr } = run('analyze', '--format', 'json', CUT);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    const { sources } = JSON.parse(stdout) as {
      sources: { complete: boolean; problems: { code: string }[] }[];
    };
    expect(sources).toMatchObject([
      { complete: false, problems: [{ code: 'truncated', frame: 5, need: 150 }] },
    ]);
  });

  it('says byte and frame in the table', () => {
    expect(run('analyze', CUT).stdout.replace(/\s+/g, ' ')).toContain(
      'The file ends inside frame 5 (record at byte 976',
    );
  });

  it('a record that claims 4 GB behind frames that can be read', () => {
    const bad = octets(1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0);
    write('late.pcap', joinBytes([readFileSync(fixture('made-byte-orders/pcap-little.pcap')), bad]));
    expect(run('analyze', 'late.pcap')).toMatchObject({ code: 3, stderr: '' });
  });

  it('a pcapng block of no length behind frames that can be read', () => {
    const bad = pcapngBlock('little', 6, octets()).fill(0, 4);
    write('late.pcapng', joinBytes([readFileSync(fixture('made-byte-orders/pcapng-little.pcapng')), bad]));
    expect(run('analyze', 'late.pcapng')).toMatchObject({ code: 3, stderr: '' });
  });
});

describe('which exit code wins', () => {
  it('0 for a registration', () => expect(run('analyze', fixture('lab-plain-gre/spoke1.pcap')).code).toBe(0));
  it('1 for a stall', () => expect(run('analyze', STALLED).code).toBe(1));
  it('1 over 3: a stall and a cut input', () => expect(run('analyze', CUT, STALLED).code).toBe(1));
  it('2 when one of several inputs cannot be read, and the others are judged all the same', () => {
    const { code, stdout, stderr } = run('analyze', 'nowhere.pcap', STALLED);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'dmvpn-trace: nowhere.pcap: There is no such file.\n',
    });
    expect(stdout).toContain('stalled');
  });
});

describe('wrong usage: exit code 2', () => {
  it.each([
    ['an option that is none', ['analyze', '--spokes', STALLED], '--spoke'],
    ['a command that is none', ['analize', STALLED], 'analyze'],
    ['a format that is none', ['analyze', '--format', 'xml', STALLED], 'format'],
    ['no input', ['analyze'], 'file'],
  ])('%s', (_, args, hint) => {
    const { code, stdout, stderr } = run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(hint);
  });
});
