import { Scan, type ScanHandlers, type ScanResult } from '../../parsers/capture/scan.ts';
import type { Problem } from '../../parsers/problem.ts';
import { openInput } from './files.ts';
import type { Input, OnProgress } from './input.ts';

/** A capture file that was read. */
export interface ReadCapture extends ScanResult {
  path: string;
  /** True when it was compressed; `bytes` is then the size of what was inside. */
  compressed: boolean;
  /** Bytes read from the input as stored. */
  storedBytes: number;
}

export interface CaptureOptions {
  onProgress?: OnProgress;
  /** Read for `-` instead of the process's own standard input. */
  stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Scans one capture file, compressed or not. What cannot be opened at all answers with the problem alone;
 * everything else, also a file that is no capture, answers with what could be read and its problems.
 * @param path a file, or `-` for standard input
 */
export async function readCapture(
  path: string,
  handlers: ScanHandlers,
  options: CaptureOptions = {},
): Promise<{ capture: ReadCapture; problem: null } | { capture: null; problem: Problem }> {
  const { input, problem } = await openInput(path, options.stdin);
  if (input === null) return { capture: null, problem };
  return { capture: await scanInput(input, handlers, options.onProgress), problem: null };
}

/** Scans an input that was opened already. */
export async function scanInput(
  input: Input,
  handlers: ScanHandlers,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<ReadCapture> {
  const scan = new Scan(handlers);
  const end = await input.read(
    (chunk) => {
      scan.push(chunk);
      return !scan.stopped;
    },
    onProgress,
    signal,
  );
  // A capture that was left in the middle of a record is not cut there.
  const result = signal?.aborted ? scan.result() : scan.end();
  return {
    ...result,
    path: input.path,
    compressed: input.compressed,
    storedBytes: end.bytes,
    complete: result.complete && end.complete,
    problems: [...end.problems, ...result.problems],
  };
}
