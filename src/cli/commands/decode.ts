import { type AnyFrame, EveryFrame } from '../../../parsers/capture/every-frame.ts';
import { Scan, type ScanHandlers, type ScanResult } from '../../../parsers/capture/scan.ts';
import type { Ciphers } from '../../../parsers/crypto/cipher.ts';
import { emptyKeyStore, type KeyStore } from '../../../parsers/crypto/keys.ts';
import type { Problem } from '../../../parsers/problem.ts';
import { say, translate, translateNumbered } from '../../language/say.ts';
import { nodeCiphers } from '../../node/ciphers.ts';
import { openInput } from '../../node/files.ts';
import type { Input } from '../../node/input.ts';
import { TextSink } from '../../node/text-sink.ts';
import { PacketReader, type ReadPacket } from '../../observe/packet-reader.ts';
import { RecordLines } from '../../report/decode-json.ts';
import { packetRecord } from '../../report/decode-record.ts';
import { maskSecrets } from '../../report/decode-secrets.ts';
import { isControl, isTunnelData } from '../../report/decode-select.ts';
import { TimeText } from '../../report/decode-time.ts';
import { packetTree } from '../../report/decode-tree.ts';
import { COLOURED, PLAIN, type Style } from '../../report/style.ts';
import { type Arguments, EXIT } from '../command.ts';
import { readKeys } from '../inputs.ts';
import { wantsColour } from '../output.ts';
import { Progress } from '../progress.ts';

/** What to show of each capture, and how. */
interface Wishes {
  /** Frame numbers; null for every frame of the right kind. */
  frames: ReadonlySet<number> | null;
  all: boolean;
  showSecrets: boolean;
  /** Null: JSON lines. */
  tree: Style | null;
  keys: KeyStore | null;
  ciphers: Ciphers;
}

/** `decode`: the control packets of captures, one JSON line or one tree each. */
export async function decode(args: Arguments): Promise<number> {
  const wishes = wishesOf(args);
  if (wishes === null) return EXIT.usage;
  const sink = openSink(args.options['output']);
  if (sink === null) return EXIT.usage;
  const codes: number[] = [];
  for (const path of args.positionals) {
    if (!sink.closed) codes.push(await decodeFile(path, wishes, sink));
  }
  sink.end();
  if (codes.includes(EXIT.usage)) return EXIT.usage;
  return codes.includes(EXIT.partial) ? EXIT.partial : EXIT.ok;
}

function wishesOf({ options }: Arguments): Wishes | null {
  const list = (name: string): unknown[] => (Array.isArray(options[name]) ? options[name] : []);
  const numbers = list('frame').map(Number);
  const wrong = numbers.find((number) => !Number.isInteger(number) || number < 1);
  if (wrong !== undefined) {
    complain(say`--frame takes the number of a frame, counted from 1`);
    return null;
  }
  const paths = list('keys').map(String);
  const keys = paths.length > 0 ? readKeys(paths) : null;
  if (paths.length > 0 && keys === null) return null;
  return {
    frames: numbers.length > 0 ? new Set(numbers) : null,
    all: options['all'] === true,
    showSecrets: options['show-secrets'] === true,
    tree: options['tree'] === true ? (wantsColour(options) ? COLOURED : PLAIN) : null,
    keys,
    ciphers: nodeCiphers(),
  };
}

function openSink(path: unknown): TextSink | null {
  try {
    return new TextSink(typeof path === 'string' ? path : null);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    complain(say`${String(path)}: it cannot be written (${why})`);
    return null;
  }
}

async function decodeFile(path: string, wishes: Wishes, sink: TextSink): Promise<number> {
  const { input, problem } = await openInput(path);
  if (input === null) {
    report(path, problem);
    return EXIT.usage;
  }
  const decoder = new FileDecoder(path, wishes, sink);
  const { result, problems } = await readAll(input, decoder, sink);
  for (const one of [...problems, ...decoder.problems()]) report(path, one);
  for (const number of decoder.missing()) complain(say`${path}: there is no frame ${number}`);
  return decoder.missing().length > 0 ? EXIT.usage : codeOf(result, problems);
}

/** Reads the capture to its end, or to where nothing more is wanted. */
async function readAll(
  input: Input,
  decoder: FileDecoder,
  sink: TextSink,
): Promise<{ result: ScanResult; problems: Problem[] }> {
  const progress = new Progress();
  const scan = new Scan(decoder.handlers());
  const every = decoder.wantsEveryFrame ? new EveryFrame((frame) => decoder.take(frame)) : null;
  let satisfied = false;
  const end = await input.read(
    (chunk) => {
      scan.push(chunk);
      every?.push(chunk);
      satisfied = decoder.satisfied || sink.closed;
      return !scan.stopped && !satisfied;
    },
    (bytesRead, size) => progress.update(input.path, bytesRead, size),
  );
  progress.clear();
  if (satisfied) return { result: { ...scan.end(), complete: true }, problems: [] };
  every?.end();
  const result = scan.end();
  const complete = result.complete && end.complete;
  return { result: { ...result, complete }, problems: [...end.problems, ...result.problems] };
}

function codeOf(result: ScanResult, problems: readonly Problem[]): number {
  const unsupported = result.counts['unsupported-link'] ?? 0;
  if (result.format === null || (unsupported > 0 && unsupported === result.frames)) return EXIT.usage;
  return result.complete && unsupported === 0 && !problems.some(({ code }) => code === 'unreadable')
    ? EXIT.ok
    : EXIT.partial;
}

/** Shows the frames of one capture. */
class FileDecoder {
  readonly #path: string;
  readonly #wishes: Wishes;
  readonly #sink: TextSink;
  readonly #reader: PacketReader;
  readonly #lines: RecordLines;
  readonly #times = new TimeText();
  readonly #waiting: Set<number>;

  constructor(path: string, wishes: Wishes, sink: TextSink) {
    this.#path = path;
    this.#wishes = wishes;
    this.#sink = sink;
    const { keys, ciphers } = wishes;
    // Also without keys: what the NAT-D hashes match and ESP that does not encrypt need none.
    this.#reader = new PacketReader({ ciphers, store: keys ?? emptyKeyStore() });
    this.#lines = new RecordLines(path);
    this.#waiting = new Set(wishes.frames);
  }

  /** Keepalives and AH, or frames that were asked for by number, may be of any kind. */
  get wantsEveryFrame(): boolean {
    return this.#wishes.all || this.#wishes.frames !== null;
  }

  /** True when all frames that were asked for by number have been shown. */
  get satisfied(): boolean {
    return this.#wishes.frames !== null && this.#waiting.size === 0;
  }

  /** Numbers that were asked for and have not come. */
  missing(): number[] {
    return [...this.#waiting];
  }

  /** Which limits were reached. */
  problems(): Problem[] {
    return this.#reader.problems();
  }

  handlers(): ScanHandlers {
    if (this.wantsEveryFrame) return {};
    const handlers: ScanHandlers = { onControl: (frame) => this.take(frame) };
    if (this.#reader.wantsEsp()) {
      handlers.wantSpi = () => true;
      handlers.onEsp = (frame) => this.take(frame);
    }
    return handlers;
  }

  take(frame: AnyFrame): void {
    if (this.satisfied || this.#sink.closed) return;
    const read = this.#reader.read(frame);
    if (this.#isWanted(frame.frame, read)) this.#show(frame, read);
  }

  #isWanted(number: number, read: ReadPacket): boolean {
    if (this.#wishes.frames !== null) return this.#waiting.delete(number);
    return isControl(read) || (this.#wishes.all && isTunnelData(read));
  }

  #show(frame: AnyFrame, read: ReadPacket): void {
    const { tree, showSecrets, keys } = this.#wishes;
    if (!showSecrets) maskSecrets(read);
    const record = packetRecord(this.#path, frame, this.#times.of(frame.at), read, keys !== null);
    if (tree === null) this.#sink.writeAscii(this.#lines.line(record));
    else this.#sink.write(packetTree(record, tree));
  }
}

function report(path: string, { message }: Problem): void {
  const named = path === '-' ? 'standard input' : path;
  const text = translateNumbered(message);
  complain(message.startsWith(named) ? text : say`${translate(named)}: ${text}`);
}

function complain(text: string): void {
  process.stderr.write(`dmvpn-trace: ${text}\n`);
}
