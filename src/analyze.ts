import { detectFormat, FORMAT_BYTES } from '../parsers/capture/format.ts';
import { Scan } from '../parsers/capture/scan.ts';
import type { Ciphers } from '../parsers/crypto/cipher.ts';
import { emptyKeyStore, type KeyStore } from '../parsers/crypto/keys.ts';
import type { Decode, Encoding } from '../parsers/ios/transcript/encoding.ts';
import { judge } from './judge.ts';
import type { Report } from './judgement.ts';
import type { Observation, ObservationSet, Problem, Side, Source } from './observation.ts';
import { CaptureObserver, usableFormat } from './observe/capture.ts';
import { type InputEnd, observeText } from './observe/text.ts';
import { TOOL } from './version.ts';

/** The bytes of an input: all at once, or in chunks of any size. A chunk may be used again after it was taken. */
export type InputBytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface AnalyzeInput {
  /** How the report calls it, e.g. a file name; unique among the inputs. */
  name: string;
  /** Whose side it was taken on, if that is known; otherwise it is inferred and said. */
  side?: Side;
  data: InputBytes;
}

export interface AnalyzeOptions {
  /** Keys to open IKE and ESP with; they need `ciphers`. */
  keys?: KeyStore;
  /** Ciphers and hashes, for keys and for NAT-D. `nodeCiphers()` of `dmvpn-trace/node` gives Node's. */
  ciphers?: Ciphers;
  /** Decodes text that is not UTF-8; the platform's TextDecoder when absent. */
  decode?: Decode;
  /** Read texts in this encoding, whatever they look like. */
  encoding?: Encoding;
}

/** An input that cannot be read at all, and why. */
export interface Unreadable {
  name: string;
  problem: Problem;
}

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * Judges inputs of any kind together: captures, debug transcripts, logs, show outputs, configurations. Kinds
 * and sides are told by content. Inputs that cannot be read at all are left out and named in `unreadable`.
 * Works wherever there is a TextDecoder; nothing leaves the machine.
 */
export async function analyze(
  inputs: readonly AnalyzeInput[],
  options: AnalyzeOptions = {},
): Promise<{ report: Report; unreadable: Unreadable[] }> {
  const { set, unreadable } = await observeInputs(inputs, options);
  return { report: judge(set, TOOL), unreadable };
}

/** Reads inputs one after the other into one set of observations. */
export async function observeInputs(
  inputs: readonly AnalyzeInput[],
  options: AnalyzeOptions = {},
): Promise<{ set: ObservationSet; unreadable: Unreadable[] }> {
  const set: ObservationSet = { sources: [], observations: [] };
  const unreadable: Unreadable[] = [];
  for (const input of inputs) {
    const result = await observeInput(input, options);
    if ('problem' in result) {
      unreadable.push({ name: input.name, problem: result.problem });
      continue;
    }
    set.sources.push(result.source);
    for (const observation of result.observations) set.observations.push(observation);
  }
  return { set, unreadable };
}

/** What one input shows, one observation after the other, in the order of the input. */
export async function* events(
  input: AnalyzeInput,
  options: AnalyzeOptions = {},
): AsyncGenerator<Observation> {
  const result = await observeInput(input, options);
  if ('problem' in result) throw new InputError(input.name, result.problem);
  yield* result.observations;
}

/** Thrown by `events` for an input that cannot be read at all; `problem` says why. */
export class InputError extends Error {
  readonly problem: Problem;

  constructor(name: string, problem: Problem) {
    super(`${name}: ${problem.message}`);
    this.name = 'InputError';
    this.problem = problem;
  }
}

type Observed = { source: Source; observations: Observation[] } | { problem: Problem };

async function observeInput(
  input: AnalyzeInput,
  options: AnalyzeOptions,
  isInflated = false,
): Promise<Observed> {
  const chunks = chunksOf(input.data)[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return { problem: { code: 'unreadable', layer: 'input', message: 'The input is empty.' } };
  // A file can be made that inflates to itself: gzip inside gzip is not followed.
  if (!isInflated && first.value[0] === GZIP_MAGIC[0] && first.value[1] === GZIP_MAGIC[1]) {
    return observeCompressed(input, withFirst(first.value, chunks), options);
  }
  const all = withFirst(first.value, chunks);
  const format = detectFormat(first.value.subarray(0, Math.max(FORMAT_BYTES, 64)));
  return format === 'other' ? readText(input, first.value, all, options) : readCapture(input, all, options);
}

/** What a gzip input holds; up to where it is damaged, if it is. */
async function observeCompressed(
  input: AnalyzeInput,
  chunks: AsyncIterable<Uint8Array>,
  options: AnalyzeOptions,
): Promise<Observed> {
  const damage: Problem[] = [];
  const result = await observeInput({ ...input, data: inflated(chunks, damage) }, options, true);
  if ('problem' in result) return { problem: damage[0] ?? result.problem };
  const { source, observations } = result;
  return {
    source: {
      ...source,
      format: `${source.format}+gzip`,
      complete: source.complete && damage.length === 0,
      problems: [...damage, ...source.problems],
    },
    observations,
  };
}

async function readCapture(input: AnalyzeInput, chunks: AsyncIterable<Uint8Array>, options: AnalyzeOptions) {
  const ciphers = options.ciphers ?? null;
  const keys = ciphers ? { ciphers, store: options.keys ?? emptyKeyStore() } : null;
  const observer = new CaptureObserver(input.name, keys);
  const scan = new Scan(observer.handlers());
  for await (const chunk of chunks) {
    scan.push(chunk);
    if (scan.stopped) break;
  }
  const result = scan.end();
  const { format, problem } = usableFormat(result);
  if (problem !== null) return { problem };
  const source = observer.finish(result, input.name, input.side ?? null, format);
  return { source, observations: observer.observations };
}

async function readText(
  input: AnalyzeInput,
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  options: AnalyzeOptions,
) {
  const observer = observeText(head, {
    path: input.name,
    side: input.side ?? null,
    decode:
      options.decode ?? ((bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)),
    encoding: options.encoding ?? null,
  });
  const end: InputEnd = { bytes: 0, complete: true, problems: [], compressed: false };
  for await (const chunk of chunks) {
    end.bytes += chunk.length;
    observer.push(chunk);
  }
  return observer.finish(end);
}

async function* chunksOf(data: InputBytes): AsyncGenerator<Uint8Array> {
  if (data instanceof Uint8Array) {
    if (data.length > 0) yield data;
    return;
  }
  for await (const chunk of data) if (chunk.length > 0) yield chunk;
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Inflates with the platform's own gzip, chunk by chunk. A damaged stream ends where it is damaged. */
async function* inflated(chunks: AsyncIterable<Uint8Array>, damage: Problem[]): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const writing = (async () => {
    for await (const chunk of chunks) await writer.write(new Uint8Array(chunk));
    await writer.close();
  })();
  // A damaged stream fails both ends; the reading end notes it.
  writing.catch(() => undefined);
  const reader = stream.readable.getReader();
  for (;;) {
    let next: { done: boolean; value?: Uint8Array | undefined };
    try {
      next = await reader.read();
    } catch {
      const message = 'The gzip data is cut or damaged. What was in it before that was read.';
      damage.push({ code: 'truncated', layer: 'gzip', message });
      return;
    }
    if (next.done || next.value === undefined) return;
    yield next.value;
  }
}
