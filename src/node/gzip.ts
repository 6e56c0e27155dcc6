import { constants, createGunzip, gunzipSync } from 'node:zlib';
import type { Problem } from '../../parsers/problem.ts';
import type { ByteSource, InputEnd, OnChunk } from './input.ts';

/** Size of one inflated chunk. Smaller ones cost more trips to the helper thread than they save. */
const INFLATED_CHUNK_BYTES = 1024 * 1024;

/**
 * A gzip file that has grown to more than the first number of bytes, and to more than the second number of times
 * its own size, is taken for a bomb. Captures and logs shrink 3 to 100 times; deflate's own limit is 1032.
 * Memory is not at stake, only time.
 */
export const BOMB_BYTES = 256 * 1024 * 1024;
export const BOMB_RATIO = 500;

/** Compressed bytes that are inflated to see what is inside: at most 4 MB of them come out. */
export const GZIP_HEAD_BYTES = 4096;

/** The beginning of what is inside, as far as it can be told from the first compressed bytes; may be empty. */
export function inflateHead(first: Uint8Array): Uint8Array {
  try {
    return gunzipSync(first.subarray(0, GZIP_HEAD_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Whoever reads on meets the same error and reports it.
    return new Uint8Array(0);
  }
}

/**
 * Inflates all members of a gzip file (RFC 1952) chunk by chunk. Adds to `end` what went wrong: a file that ends
 * too early (everything before the cut is delivered), damaged data, or a bomb.
 */
export async function inflate(source: ByteSource, onChunk: OnChunk, end: InputEnd): Promise<void> {
  const gunzip = createGunzip({ chunkSize: INFLATED_CHUNK_BYTES });
  let inflated = 0;
  let stopped = false;
  let failure: Error | null = null;
  let thrown: unknown = null;
  /** Whoever waits for the helper thread, which has nothing more to do once it is stopped or has failed. */
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };

  const use = (chunk: Uint8Array) => {
    if (stopped) return;
    inflated += chunk.length;
    try {
      if (onChunk(chunk) === false) stopped = true;
    } catch (error) {
      // Thrown here, it would be nobody's and never reach the caller.
      thrown = error;
      stopped = true;
    }
    if (stopped) end.complete = false;
    else if (inflated > BOMB_BYTES && inflated > end.bytes * BOMB_RATIO) {
      stopped = true;
      end.complete = false;
      end.problems.push(bomb(inflated, end.bytes));
    }
    if (stopped) wake();
  };
  // In a microtask the helper thread has begun with the next chunk by then, and inflates while this one is used.
  gunzip.on('data', (chunk: Uint8Array) => queueMicrotask(() => use(chunk)));
  gunzip.on('error', (error) => {
    failure = error;
    wake();
  });

  const done = (start: (callback: () => void) => void) =>
    new Promise<void>((resolve) => {
      waiting.add(resolve);
      start(() => {
        waiting.delete(resolve);
        resolve();
      });
    });

  // The next chunk waits at the helper thread while the one before is inflated: between two of them it would be idle
  // for as long as the inflated one is used. What was read is copied, since the source reads into the same place again.
  const copies = [Buffer.alloc(0), Buffer.alloc(0)];
  let [before, last] = [Promise.resolve(), Promise.resolve()];
  for (let turn = 0; !stopped && failure === null; turn = 1 - turn) {
    const chunk = await source.next();
    if (chunk === null) break;
    await before;
    if (stopped || failure !== null) break;
    if (copies[turn]!.length < chunk.length) copies[turn] = Buffer.allocUnsafe(chunk.length);
    const copy = copies[turn]!.subarray(0, chunk.length);
    copy.set(chunk);
    before = last;
    last = done((callback) => gunzip.write(copy, callback));
  }
  await Promise.all([before, last]);
  if (!stopped && failure === null) {
    await done((callback) => {
      gunzip.once('end', callback);
      gunzip.end();
    });
  }
  gunzip.destroy();
  if (failure !== null && !stopped) {
    end.complete = false;
    end.problems.push(damage(failure, end.bytes, inflated));
  }
  if (thrown !== null) throw thrown;
}

function bomb(inflated: number, compressed: number): Problem {
  return {
    code: 'limit',
    layer: 'gzip',
    message: `The file has grown to ${inflated} bytes out of ${compressed}, more than ${BOMB_RATIO} times: taken for a gzip bomb, reading stopped there.`,
    need: inflated,
    have: compressed,
  };
}

function damage(error: Error & { code?: string }, compressed: number, inflated: number): Problem {
  if (error.code === 'Z_BUF_ERROR') {
    return {
      code: 'truncated',
      layer: 'gzip',
      message: `The gzip file ends too early, at byte ${compressed}. The ${inflated} bytes that were in it were read.`,
      offset: compressed,
    };
  }
  return {
    code: 'bad-value',
    layer: 'gzip',
    message: `The gzip data is damaged before byte ${compressed} (${error.message}). Only the ${inflated} bytes before the damage were read.`,
    offset: compressed,
  };
}
