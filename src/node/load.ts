import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import { emptyKeyStore, type KeyStore } from '../../parsers/crypto/keys.ts';
import type { Observation, ObservationSet, Problem, Side, Source } from '../observation.ts';
import { CaptureObserver, usableFormat } from '../observe/capture.ts';
import { NatDetection } from '../observe/nat-detection.ts';
import { scanInput } from './capture-input.ts';
import { nodeCiphers } from './ciphers.ts';
import { openInput } from './files.ts';
import type { Input } from './input.ts';

export interface InputFile {
  path: string;
  /** Whose side it is, when the user said so. */
  side: Side | null;
}

export interface LoadOptions {
  keys?: KeyStore | null;
  /** Read texts in this encoding, whatever they look like. */
  encoding?: string | null;
  onProgress?: (path: string, bytesRead: number, size: number | null) => void;
  /** Stops the reading; what was read until then is used. */
  signal?: AbortSignal;
}

/** An input that cannot be read at all. */
export interface UnreadableInput {
  path: string;
  problem: Problem;
}

/**
 * Reads every input and gives what it shows. Inputs that cannot be read at all are named in `unreadable`;
 * one that is cut or damaged gives what could be read, with its problems in the source.
 */
export async function loadInputs(
  files: readonly InputFile[],
  options: LoadOptions = {},
): Promise<{ set: ObservationSet; unreadable: UnreadableInput[] }> {
  const sources: Source[] = [];
  const observations: Observation[] = [];
  const unreadable: UnreadableInput[] = [];
  const crypto = { ciphers: nodeCiphers(), store: options.keys ?? emptyKeyStore() };
  const run: Run = { ...options, crypto, nat: new NatDetection(crypto.ciphers) };
  const seen = new Set<string>();
  for (const file of files) {
    if (seen.has(file.path)) continue;
    seen.add(file.path);
    const { input, problem } = await openInput(file.path);
    if (input === null) {
      unreadable.push({ path: file.path, problem });
      continue;
    }
    const read = await readInput(input, file, run);
    if ('problem' in read) {
      unreadable.push({ path: file.path, problem: read.problem });
      continue;
    }
    sources.push(read.source);
    for (const observation of read.observations) observations.push(observation);
  }
  return { set: { sources, observations }, unreadable };
}

/** What all inputs of one run share. */
interface Run extends LoadOptions {
  crypto: { ciphers: Ciphers; store: KeyStore };
  nat: NatDetection;
}

type Read = { source: Source; observations: Observation[] } | { problem: Problem };

async function readInput(input: Input, file: InputFile, options: Run): Promise<Read> {
  if (input.format === 'other') {
    const { readText } = await import('./load-text.ts');
    return readText(input, file, options);
  }
  return readCapture(input, file, options);
}

async function readCapture(input: Input, file: InputFile, options: Run): Promise<Read> {
  const observer = new CaptureObserver(file.path, options.crypto, options.nat);
  const result = await scanInput(
    input,
    observer.handlers(),
    (bytesRead, size) => options.onProgress?.(file.path, bytesRead, size),
    options.signal,
  );
  const { format, problem } = usableFormat(result);
  if (problem !== null) return { problem };
  const source = observer.finish(result, file.path, file.side, result.compressed ? `${format}+gzip` : format);
  return { source, observations: observer.observations };
}
