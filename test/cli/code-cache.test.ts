import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CodeCache } from '../../src/cli/code-cache.ts';
import { buildCli, root } from './run-cli.ts';

const CAPTURE = join(root, 'fixtures/lab-success-aes/hub.pcap');
const VERSION = `${process.version}-${process.platform}-${process.arch}`;

/** The program in a folder of its own, as it is after an installation. */
class Installed {
  readonly folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-cache-'));
  readonly cli = join(this.folder, 'cli.cjs');
  readonly caches = join(this.folder, 'cli/compiled');
  readonly cache = join(this.caches, VERSION);

  constructor() {
    const built = dirname(buildCli());
    cpSync(join(built, 'cli.cjs'), this.cli);
    cpSync(join(built, 'cli'), join(this.folder, 'cli'), { recursive: true });
    rmSync(this.caches, { recursive: true, force: true });
  }

  run(env: Record<string, string> = {}, ...flags: string[]) {
    const words = [...flags, this.cli, 'analyze', '--format', 'json', CAPTURE];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', ...env },
    });
    return { status, stdout, stderr };
  }

  kept(): string[] {
    return existsSync(this.cache) ? readdirSync(this.cache) : [];
  }
}

const installations: Installed[] = [];
function install(): Installed {
  const installed = new Installed();
  installations.push(installed);
  return installed;
}

afterEach(() => {
  for (const { folder } of installations.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('what V8 compiled of the program', () => {
  it('is kept by the first run, used by the next, and changes no output', () => {
    const program = install();
    const first = program.run();
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const kept = program.kept();
    expect(kept).toContain('judge.cjs.bin');
    const before = kept.map((name) => readFileSync(join(program.cache, name)));
    expect(program.run()).toEqual(first);
    expect(program.run({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(first);
    // Nothing was compiled anew: every file is the one of the first run.
    expect(program.kept()).toEqual(kept);
    expect(kept.map((name) => readFileSync(join(program.cache, name)))).toEqual(before);
  });

  it('is not kept for a version or a wrong word, nor when Node is told to keep none', () => {
    const program = install();
    spawnSync(process.execPath, [program.cli, '--version']);
    program.run({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(program.caches)).toBe(false);
  });

  // V8 takes damaged bytes as they are: without the digest these end the process with a signal.
  it.each([
    ['damaged in its middle', (path: string) => damage(path, (bytes) => bytes.length >> 1)],
    ['damaged in its digest', (path: string) => damage(path, () => 3)],
    ['damaged where V8 keeps its counts', (path: string) => damage(path, () => 32 + 28)],
    ['cut', (path: string) => truncateSync(path, 1000)],
    ['shorter than a digest', (path: string) => truncateSync(path, 5)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['of another piece', (path: string) => cpSync(join(dirname(path), 'ciphers.cjs.bin'), path)],
  ])('is compiled anew when it is %s', (_, spoil) => {
    const program = install();
    const good = program.run();
    const path = join(program.cache, 'judge.cjs.bin');
    spoil(path);
    const spoiled = readFileSync(path);
    expect(program.run()).toEqual(good);
    expect(readFileSync(path)).not.toEqual(spoiled);
    expect(program.run()).toEqual(good);
  });

  it('is not used for another source of the same length', () => {
    const program = install();
    program.run();
    const piece = join(program.folder, 'cli/json.cjs');
    const source = readFileSync(piece, 'utf8');
    const changed = source.replace('`schema`,`tool`', '`tool`,`schema`');
    expect(changed).not.toBe(source);
    writeFileSync(piece, changed);
    expect(program.run().stdout).toMatch(/^\{\s*"tool"/);
  });

  it('is left to V8 to refuse when V8 runs with other flags', () => {
    const program = install();
    const good = program.run();
    const before = readFileSync(join(program.cache, 'judge.cjs.bin'));
    expect(program.run({}, '--no-opt')).toEqual(good);
    expect(readFileSync(join(program.cache, 'judge.cjs.bin'))).toEqual(before);
  });

  it('is not read, nor written, where others may write', () => {
    const program = install();
    const good = program.run();
    const path = join(program.cache, 'judge.cjs.bin');
    damage(path, (bytes) => bytes.length >> 1);
    const spoiled = readFileSync(path);
    chmodSync(program.cache, 0o777);
    expect(program.run()).toEqual(good);
    expect(readFileSync(path)).toEqual(spoiled);
  });

  it('is not kept where that cannot be, and nothing is said', () => {
    const program = install();
    writeFileSync(program.caches, 'a file is in the way');
    const answer = program.run();
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    expect(program.run()).toEqual(answer);
  });

  it('is not for others to write, whatever the mask of the user allows', () => {
    const program = install();
    const command = 'umask 0; exec "$0" "$@"';
    spawnSync('sh', ['-c', command, process.execPath, program.cli, 'analyze', CAPTURE]);
    expect(program.kept()).toContain('judge.cjs.bin');
    const modes = ['.', ...program.kept()].map((name) => statSync(join(program.cache, name)).mode & 0o022);
    expect(new Set(modes)).toEqual(new Set([0]));
  });

  it('leaves nothing behind when it cannot be finished', () => {
    const program = install();
    program.run();
    for (const name of program.kept()) rmSync(join(program.cache, name));
    // A file cannot take the place of a folder that has something in it.
    mkdirSync(join(program.cache, 'load.cjs.bin/in-the-way'), { recursive: true });
    expect(program.run()).toMatchObject({ status: 0, stderr: '' });
    expect(program.kept().filter((name) => !name.endsWith('.bin'))).toEqual([]);
  });

  it('survives many runs at once, that all keep it', async () => {
    const program = install();
    const alone = program.run({ NODE_DISABLE_COMPILE_CACHE: '1' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => answerOf(start(program))));
    for (const answer of answers) expect(answer).toEqual(alone);
    expect(program.kept().filter((name) => !name.endsWith('.bin'))).toEqual([]);
    expect(program.run()).toEqual(alone);
  });

  it('is not kept from a run that changed the flags of V8: a new one has not got them', () => {
    const program = install();
    const long = join(program.folder, 'long.pcap');
    // 5 MB: the same capture with its frames over and over.
    const capture = readFileSync(CAPTURE);
    const frames = capture.subarray(24);
    const times = Math.ceil((5 * 1024 * 1024) / frames.length);
    writeFileSync(long, Buffer.concat([capture, ...Array.from({ length: times }, () => frames)]));
    spawnSync(process.execPath, [program.cli, 'analyze', '--format', 'json', long]);
    expect(program.kept()).toEqual([]);
  });
});

describe('the cache of one piece', () => {
  it('takes what an earlier one kept, and V8 accepts it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-cache-'));
    const code = '(function () { return 42; })';
    const piece = { name: 'piece.cjs', bytes: Buffer.from(code), code };
    const program = join(folder, 'program.cjs');
    writeFileSync(program, code);
    const ended = process.listeners('exit');
    const first = new CodeCache(program, join(folder, 'compiled')).compile(piece, program);
    expect(first.cachedDataRejected).toBeUndefined();
    const [atEnd] = process.listeners('exit').filter((listener) => !ended.includes(listener));
    atEnd!(0);
    process.removeListener('exit', atEnd!);
    const second = new CodeCache(program, join(folder, 'compiled')).compile(piece, program);
    expect(second.cachedDataRejected).toBe(false);
    expect(second.runInThisContext()()).toBe(42);
    rmSync(folder, { recursive: true });
  });
});

function damage(path: string, where: (bytes: Buffer) => number): void {
  const bytes = readFileSync(path);
  const at = where(bytes);
  bytes[at] = bytes[at]! ^ 0xff;
  writeFileSync(path, bytes);
}

function start(program: Installed): ChildProcess {
  return spawn(process.execPath, [program.cli, 'analyze', '--format', 'json', CAPTURE], {
    env: { ...process.env, LC_ALL: 'C' },
  });
}

async function answerOf(child: ChildProcess) {
  const answer = { status: null as number | null, stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    answer.stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    answer.stderr += text;
  });
  answer.status = await new Promise((resolve) => child.on('close', resolve));
  return answer;
}
