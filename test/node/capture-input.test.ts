import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCapture } from '../../src/node/capture-input.ts';
import { openInput, readChunks } from '../../src/node/files.ts';
import { BOMB_BYTES } from '../../src/node/gzip.ts';

const LAB = 'fixtures/lab-success-aes/hub.pcap';
const lab = readFileSync(LAB);
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'capture-input-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size);
}

async function read(path: string, stdin?: AsyncIterable<Uint8Array>) {
  const { capture, problem } = await readCapture(path, {}, stdin === undefined ? {} : { stdin });
  if (capture === null) throw new Error(problem.message);
  return capture;
}

describe('readCapture', () => {
  it('reads a plain file', async () => {
    const plain = await read(LAB);
    expect(plain).toMatchObject({
      path: LAB,
      format: 'pcap',
      compressed: false,
      storedBytes: lab.length,
      bytes: lab.length,
      frames: 1756,
      complete: true,
      problems: [],
    });
  });

  it('reads gzip of one member or several, and standard input, with the same result', async () => {
    const plain = await read(LAB);
    const members = Buffer.concat([gzipSync(lab.subarray(0, 100_000)), gzipSync(lab.subarray(100_000))]);
    const others = [
      await read(file('one.pcap.gz', gzipSync(lab))),
      await read(file('two.gz', members)),
      await read('-', chunksOf(lab, 1000)),
      await read('-', chunksOf(lab.subarray(0), 1)),
      await read('-', chunksOf(members, 777)),
    ];
    for (const other of others) {
      expect({ ...other, path: '', storedBytes: 0, compressed: false }).toEqual({
        ...plain,
        path: '',
        storedBytes: 0,
      });
    }
    expect(others.map((o) => o.compressed)).toEqual([true, true, false, false, true]);
  });

  it('reads a truncated gzip file up to the cut and says so', async () => {
    const cut = await read(file('cut.gz', gzipSync(lab).subarray(0, 300_000)));
    expect(cut.frames).toBeGreaterThan(500);
    expect(cut.complete).toBe(false);
    expect(cut.problems.map((p) => [p.layer, p.code])).toEqual([
      ['gzip', 'truncated'],
      ['pcap', 'truncated'],
    ]);
  });

  it('says that gzip data is damaged', async () => {
    const bytes = gzipSync(lab);
    bytes.fill(0xff, 200_000, 200_100);
    const damaged = await read(file('damaged.gz', bytes));
    expect(damaged.complete).toBe(false);
    expect(damaged.problems[0]).toMatchObject({ layer: 'gzip', code: 'bad-value' });
    const headless = await read(file('headless.gz', Uint8Array.of(0x1f, 0x8b, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8)));
    expect(headless.problems[0]).toMatchObject({ layer: 'gzip', code: 'bad-value' });
  });

  it('stops at a gzip bomb', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    const member = gzipSync(zeros, { level: 9 });
    const count = 1 + BOMB_BYTES / zeros.length;
    const bomb = Buffer.concat([
      gzipSync(lab.subarray(0, 24)),
      ...Array.from({ length: count }, () => member),
    ]);
    const result = await read(file('bomb.gz', bomb));
    expect(result.complete).toBe(false);
    expect(result.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'limit' })]));
  });

  it('answers with a problem for a file that is no capture', async () => {
    const text = await read(
      file('log.txt', new TextEncoder().encode('*Mar  1 00:00:00.000: ISAKMP: hello\n')),
    );
    expect(text).toMatchObject({ format: null, frames: 0, complete: false });
    expect(text.problems).toEqual([expect.objectContaining({ code: 'wrong-format' })]);
  });

  it('says in one line what cannot be opened', async () => {
    mkdirSync(join(dir, 'folder'));
    const locked = file('locked', lab);
    chmodSync(locked, 0);
    const cases: [string, RegExp][] = [
      [join(dir, 'none.pcap'), /no such file/],
      [join(dir, 'folder'), /directory/],
      [file('empty.pcap', new Uint8Array(0)), /is empty/],
      [join(LAB, 'deeper'), /not a directory/],
      ['a\0b', /no possible path/],
    ];
    if (process.getuid?.() !== 0) cases.push([locked, /Permission/]);
    for (const [path, words] of cases) {
      const { capture, problem } = await readCapture(path, {});
      expect(capture).toBeNull();
      expect(problem).toMatchObject({ code: 'unreadable', layer: 'file' });
      expect(problem!.message).toMatch(words);
      expect(problem!.message).toContain(path);
      expect(problem!.message).not.toContain('\n');
    }
    const { problem } = await readCapture('-', {}, { stdin: chunksOf(new Uint8Array(0), 1) });
    expect(problem!.message).toBe('standard input: Standard input is empty.');
  });

  it('reports progress in stored bytes', async () => {
    const seen: [number, number | null][] = [];
    await readCapture(LAB, {}, { onProgress: (done, size) => seen.push([done, size]) });
    expect(seen.at(-1)).toEqual([lab.length, lab.length]);
    expect(seen.length).toBe(Math.ceil(lab.length / (128 * 1024)));
  });
});

describe('openInput', () => {
  it('looks at the first bytes and still delivers all of them', async () => {
    for (const [bytes, format, compressed] of [
      [lab, 'pcap', false],
      [gzipSync(lab), 'pcap', true],
      [gzipSync('some text'), 'other', true],
      [Buffer.from('some text'), 'other', false],
      [Buffer.from([0x0a]), 'other', false],
    ] as const) {
      for (const opened of [await openInput(file('peek', bytes)), await openInput('-', chunksOf(bytes, 5))]) {
        const input = opened.input!;
        expect([input.format, input.compressed]).toEqual([format, compressed]);
        const parts: Buffer[] = [];
        const end = await input.read((chunk) => {
          parts.push(Buffer.from(chunk));
          return true;
        });
        expect(end).toEqual({ bytes: bytes.length, complete: true, problems: [] });
        const all = Buffer.concat(parts);
        expect(all.subarray(0, input.head.length).equals(input.head)).toBe(true);
        if (bytes === lab) expect(all.equals(lab)).toBe(true);
      }
    }
  });

  it('stops when it is told to', async () => {
    for (const path of [LAB, file('stop.gz', gzipSync(lab))]) {
      let calls = 0;
      const end = await readChunks(path, () => {
        calls++;
        return false;
      });
      expect(calls).toBe(1);
      expect(end).toMatchObject({ complete: false, problems: [] });
    }
  });

  it('does not take a fault of the consumer for one of the input', async () => {
    for (const path of [LAB, file('throw.gz', gzipSync(lab))]) {
      const reading = readChunks(path, () => {
        throw new Error('broken');
      });
      await expect(reading).rejects.toThrow('broken');
    }
  });
});

describe('standard input of a process', () => {
  it('is read from a pipe with back-pressure and from a redirected file', () => {
    const entry = join(dir, 'stdin.mjs');
    const bundle = join(dir, 'bundle.mjs');
    const source = join(process.cwd(), 'src/node/capture-input.ts');
    writeFileSync(
      entry,
      `import { readCapture } from ${JSON.stringify(source)};
       const { capture } = await readCapture('-', {});
       console.log(capture.frames, capture.bytes, capture.complete);`,
    );
    execFileSync(
      'npx',
      ['esbuild', entry, '--bundle', '--platform=node', '--format=esm', `--outfile=${bundle}`],
      {
        stdio: 'ignore',
      },
    );
    const expected = `1756 ${lab.length} true\n`;
    const node = JSON.stringify(process.execPath);
    for (const command of [`cat ${LAB} | ${node} ${bundle}`, `${node} ${bundle} < ${LAB}`]) {
      expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(expected);
    }
  });
});
