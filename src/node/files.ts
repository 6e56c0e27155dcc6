/**
 * Inputs as bytes: files, standard input (`-`), and gzip of either, in chunks, with the first bytes looked at
 * beforehand so that the caller can tell a capture from a text. Errors are data, in words for a person.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { detectFormat, FORMAT_BYTES } from '../../parsers/capture/format.ts';
import type { Problem } from '../../parsers/problem.ts';
import type { ByteSource, Input, InputEnd, OnChunk, OnProgress, OpenedInput } from './input.ts';
import { StreamBytes } from './streams.ts';

/** Size of one read. Measured best: 256 kB take half as long again, smaller ones more calls. */
export const FILE_CHUNK_BYTES = 128 * 1024;
/** Size of one read of a compressed file: each costs a trip to a helper thread. */
const GZIP_CHUNK_BYTES = 1024 * 1024;
/** Files are read without a break; after so many chunks (32 MB) signals get their turn. */
const CHUNKS_PER_TURN = 256;

/** Loaded when something is compressed: most inputs are not. */
const gzip = () => import('./gzip.ts');

/**
 * Opens an input and looks at its first bytes.
 * @param path a file, or `-` for standard input
 * @param stdin what to read for `-` instead of the process's own standard input
 */
export async function openInput(path: string, stdin?: AsyncIterable<Uint8Array>): Promise<OpenedInput> {
  let source: ByteSource | null = null;
  try {
    source = openSource(path, stdin);
    const first = await firstBytes(source);
    if (first.length === 0) {
      source.close();
      return failed(path, path === '-' ? 'Standard input is empty' : 'The file is empty');
    }
    const compressed = detectFormat(first) === 'gzip';
    // A copy: reading on uses the buffer again.
    const head = compressed ? (await gzip()).inflateHead(first) : first.slice();
    return { input: asInput(path, source, first, head, compressed), problem: null };
  } catch (error) {
    source?.close();
    return failed(path, inWords(error));
  }
}

/** Opens an input and reads all of it: `openInput` and `read` in one. */
export async function readChunks(
  path: string,
  onChunk: OnChunk,
  options: { onProgress?: OnProgress; stdin?: AsyncIterable<Uint8Array> } = {},
): Promise<InputEnd> {
  const { input, problem } = await openInput(path, options.stdin);
  if (input === null) return { bytes: 0, complete: false, problems: [problem] };
  return input.read(onChunk, options.onProgress);
}

function asInput(
  path: string,
  source: ByteSource,
  first: Uint8Array,
  head: Uint8Array,
  compressed: boolean,
): Input {
  return {
    path,
    size: source.size,
    compressed,
    head,
    format: detectFormat(head),
    close: () => source.close(),
    async read(onChunk, onProgress, signal) {
      const end: InputEnd = { bytes: 0, complete: true, problems: [] };
      let ownFault = true;
      const guarded: OnChunk = (chunk) => {
        if (signal?.aborted) {
          end.problems.push(stopped(end.bytes));
          return false;
        }
        ownFault = false;
        const more = onChunk(chunk);
        ownFault = true;
        return more;
      };
      try {
        if (source instanceof FileBytes && compressed) source.chunkBytes = GZIP_CHUNK_BYTES;
        const counted = countedFrom(source, first, end, onProgress);
        if (compressed) await (await gzip()).inflate(counted, guarded, end);
        else await pass(counted, guarded, end);
      } catch (error) {
        if (!ownFault) throw error;
        end.complete = false;
        end.problems.push(unreadable(path, `${inWords(error)} (after ${end.bytes} bytes)`));
      } finally {
        source.close();
      }
      return end;
    },
  };
}

/** The source with its first bytes put back in front, counting what is taken from it. */
function countedFrom(
  source: ByteSource,
  first: Uint8Array,
  end: InputEnd,
  onProgress: OnProgress | undefined,
): ByteSource {
  let pending: Uint8Array | null = first;
  const count = (chunk: Uint8Array | null) => {
    if (chunk === null) return null;
    end.bytes += chunk.length;
    onProgress?.(end.bytes, source.size);
    return chunk;
  };
  return {
    size: source.size,
    next() {
      if (pending !== null) {
        const chunk = pending;
        pending = null;
        return count(chunk);
      }
      const chunk = source.next();
      return chunk instanceof Promise ? chunk.then(count) : count(chunk);
    },
    close: () => source.close(),
  };
}

async function pass(source: ByteSource, onChunk: OnChunk, end: InputEnd): Promise<void> {
  for (let chunks = 1; ; chunks++) {
    if (chunks % CHUNKS_PER_TURN === 0) await new Promise(setImmediate);
    const next = source.next();
    // A file answers at once; waiting all the same would cost a turn of the event loop for each chunk.
    const chunk = next instanceof Promise ? await next : next;
    if (chunk === null) return;
    if (onChunk(chunk) === false) {
      end.complete = false;
      return;
    }
  }
}

/** As many bytes as tell the format, also of what is inside a gzip file, unless the input ends before. */
async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  let bytes = (await source.next()) ?? new Uint8Array(0);
  while (bytes.length > 0 && !(await tellsFormat(bytes))) {
    // The next call may reuse the buffer of the one before.
    const before = bytes.slice();
    const more = await source.next();
    if (more === null) return before;
    bytes = new Uint8Array(before.length + more.length);
    bytes.set(before);
    bytes.set(more, before.length);
  }
  return bytes;
}

async function tellsFormat(bytes: Uint8Array): Promise<boolean> {
  if (bytes.length < FORMAT_BYTES) return false;
  if (detectFormat(bytes) !== 'gzip') return true;
  const { GZIP_HEAD_BYTES, inflateHead } = await gzip();
  return bytes.length >= GZIP_HEAD_BYTES || inflateHead(bytes).length >= FORMAT_BYTES;
}

function openSource(path: string, stdin: AsyncIterable<Uint8Array> | undefined): ByteSource {
  if (path !== '-') return new FileBytes(openSync(path, 'r'), true);
  if (stdin !== undefined) return new StreamBytes(stdin);
  return fstatSync(0).isFile() ? new FileBytes(0, false) : new StreamBytes(process.stdin);
}

class FileBytes implements ByteSource {
  readonly size: number | null;
  /** Size of the following reads. */
  chunkBytes = FILE_CHUNK_BYTES;
  readonly #descriptor: number;
  #owned: boolean;
  #buffer = new Uint8Array(0);

  /** @param owned whether `close` closes the descriptor */
  constructor(descriptor: number, owned: boolean) {
    this.#descriptor = descriptor;
    this.#owned = owned;
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) {
      this.close();
      throw Object.assign(new Error('directory'), { code: 'EISDIR' });
    }
    this.size = stat.isFile() ? stat.size : null;
  }

  next(): Uint8Array | null {
    if (this.#buffer.length !== this.chunkBytes) this.#buffer = new Uint8Array(this.chunkBytes);
    const length = readSync(this.#descriptor, this.#buffer, 0, this.chunkBytes, null);
    if (length === 0) return null;
    return length === this.chunkBytes ? this.#buffer : this.#buffer.subarray(0, length);
  }

  close(): void {
    if (!this.#owned) return;
    this.#owned = false;
    closeSync(this.#descriptor);
  }
}

function failed(path: string, words: string): OpenedInput {
  return { input: null, problem: unreadable(path, words) };
}

function stopped(bytes: number): Problem {
  const message = `Reading was stopped on request after ${bytes} bytes; what was read before is used.`;
  return { code: 'truncated', layer: 'file', message };
}

function unreadable(path: string, words: string): Problem {
  return {
    code: 'unreadable',
    layer: 'file',
    message: `${path === '-' ? 'standard input' : path}: ${words}.`,
  };
}

function inWords(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file';
    case 'EISDIR':
      return 'This is a directory, not a file';
    case 'EACCES':
    case 'EPERM':
      return 'Permission to read it is denied';
    case 'ENOTDIR':
      return 'A part of the path is not a directory';
    case 'ELOOP':
      return 'The path is a loop of symbolic links';
    case 'ENAMETOOLONG':
      return 'The name is too long';
    case 'ERR_INVALID_ARG_VALUE':
      return 'This is no possible path';
    default:
      return `It cannot be read (${typeof code === 'string' ? code : String(error)})`;
  }
}
