import type { Problem } from '../../problem.ts';
import { BLANK, RETURN } from './ascii.ts';
import { type Decode, type Detection, detectEncoding, type Encoding, type Score } from './encoding.ts';
import type { Header } from './header.ts';
import { HeaderForms } from './header-form.ts';
import { LayoutCache } from './layout.ts';
import { LineDecoder } from './line-decoder.ts';
import type { LineText } from './line-text.ts';
import { LineSplitter, MAX_LINE_BYTES } from './lines.ts';
import { countRepair, type Repairs } from './repair.ts';
import { scoreText } from './score.ts';
import { type KnownText, TextTable } from './text-table.ts';
import { Utf16Spans } from './utf16-spans.ts';

export interface InputOptions {
  /** Decodes whole lines; see `Decode`. UTF-16 never reaches it. */
  decode: Decode;
  /** Read the text in this encoding, whatever it looks like. */
  encoding?: Encoding;
  /** Chooses among encodings that all could be; `scoreText` by default. */
  score?: Score;
}

export interface LineSink {
  /** A decoded line; `whole` when it is all that stands between two newlines. */
  line(text: string, line: number, whole: boolean): void;
  /** A line with a header that came before at another time; `text` stands behind it and needs no repair. */
  headed(header: Header, text: string, line: number): void;
  /** A line whose text came before too; `connectionId`: the number of the SA in it. */
  known(header: Header, text: KnownText, connectionId: string, line: number): void;
  /** A line that was dismissed on its bytes. */
  dismissed(): void;
  /** Whether the next line may continue a message. */
  isOpen(): boolean;
}

/** The encoding and the kind of newline are judged by so many first bytes. */
export const HEAD_BYTES = 65_536;

const NEWLINE = 10;
const AMPERSAND = 0x26;
const QUESTION = 0x3f;

/** Turns chunks of bytes into decoded lines; leaves out those that cannot matter. */
export class TranscriptInput {
  readonly layouts = new LayoutCache();
  detection: Detection = { encoding: 'utf-8', how: 'ascii', bom: 0 };
  bytes = 0;
  lines = 0;
  readonly #headers = new HeaderForms();
  readonly #texts = new TextTable();
  /** The line in hand, without the returns at its end, and where the text behind its header starts; -1 when none is known. */
  #bytes: Uint8Array = new Uint8Array(0);
  #lineStart = 0;
  #lineEnd = 0;
  #textStart = -1;
  /** Its text depends on nothing but its bytes. */
  #isRegular = true;
  readonly #options: InputOptions;
  readonly #repairs: Repairs;
  readonly #sink: LineSink;
  #head: Uint8Array | null = new Uint8Array(0);
  #spans: Utf16Spans | null = null;
  #decoder: LineDecoder | null = null;
  #splitter: LineSplitter | null = null;
  #quick = false;
  /** The chunk before held a break inside a line. */
  #hid = false;
  #cutLines = 0;
  #firstCut = 0;

  constructor(options: InputOptions, repairs: Repairs, sink: LineSink) {
    this.#options = options;
    this.#repairs = repairs;
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.#head === null) {
      this.#split(chunk);
      return;
    }
    const missing = HEAD_BYTES - this.#head.length;
    this.#head = joined(this.#head, chunk.subarray(0, missing));
    if (this.#head.length < HEAD_BYTES) return;
    this.#start();
    if (chunk.length > missing) this.#split(chunk.subarray(missing));
  }

  end(): void {
    if (this.#head !== null) this.#start();
    if (this.#spans !== null) this.#splitter?.push(this.#spans.end());
    this.#splitter?.end();
  }

  #start(): void {
    const head = this.#head ?? new Uint8Array(0);
    this.#head = null;
    const { decode, encoding, score = scoreText } = this.#options;
    const found = detectEncoding(head, decode, score);
    // A byte order mark of the encoding that was asked for is stepped over all the same.
    this.detection =
      encoding === undefined
        ? found
        : { encoding, how: 'given', bom: found.how === 'bom' && found.encoding === encoding ? found.bom : 0 };
    const name = this.detection.encoding;
    const isUtf16 = name === 'utf-16le' || name === 'utf-16be';
    this.#decoder = new LineDecoder(isUtf16 ? 'utf-8' : name, decode, score);
    this.#spans = new Utf16Spans(name, encoding !== undefined, this.detection.bom);
    const text = this.#spans.push(head.subarray(this.detection.bom));
    const newline = text.indexOf(NEWLINE) < 0 && text.indexOf(RETURN) >= 0 ? RETURN : NEWLINE;
    // Where lines hide inside lines, none may be dismissed by its beginning.
    this.#quick = !hasInnerBreak(text);
    this.#splitter = new LineSplitter(newline, (bytes, start, end, cut) =>
      this.#physicalLine(bytes, start, end, cut),
    );
    this.#splitter.push(text);
  }

  #split(chunk: Uint8Array): void {
    const text = this.#spans!.push(chunk);
    const hides = hasInnerBreak(text) || text[text.length - 1] === RETURN;
    // A line of the chunk before may end in this one.
    this.layouts.mayHideLines = hides || this.#hid;
    this.#hid = hides;
    this.#splitter?.push(text);
  }

  #physicalLine(bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    this.lines++;
    if (this.#quick && this.layouts.dismisses(bytes, start, end, this.#sink.isOpen())) {
      this.#sink.dismissed();
      return;
    }
    if (cut && this.#cutLines++ === 0) this.#firstCut = this.lines;
    this.#bytes = bytes;
    this.#lineStart = start;
    this.#lineEnd = withoutReturns(bytes, start, end);
    if (!cut && this.#headedLine()) return;
    const decoder = this.#decoder!;
    const irregular = decoder.irregular;
    const text = withoutEndReturns(decoder.decode(bytes.subarray(start, end), this.lines));
    this.#isRegular = decoder.irregular === irregular;
    if (!text.includes('\r') && !text.includes('\f')) {
      this.#sink.line(text, this.lines, true);
      return;
    }
    countRepair(this.#repairs, text.includes('\f') ? 'form-feed' : 'carriage-return', this.lines);
    for (const part of text.split(/[\r\f]+/))
      if (part.trim() !== '') this.#sink.line(part, this.lines, false);
  }

  /** Reads the line in hand by its bytes when its header came before, and its text did too or is plain. */
  #headedLine(): boolean {
    const bytes = this.#bytes;
    const start = this.#lineStart;
    const end = this.#lineEnd;
    const form = this.#headers.formOf(bytes, start, end);
    if (form === null || (this.#quick && !this.layouts.knows(form.length))) return false;
    const from = start + form.length;
    const known = this.#texts.find(bytes, from, end);
    if (known === null && !isPlain(bytes, from, end)) return false;
    const header = form.read(bytes, start);
    if (header === null) return false;
    this.#textStart = from;
    this.#isRegular = true;
    if (known !== null) this.#sink.known(header, known, this.#texts.connectionId, this.lines);
    else {
      const text = this.#decoder!.decode(bytes.subarray(from, end), this.lines);
      this.#sink.headed(header, text.trimEnd(), this.lines);
    }
    return true;
  }

  /** Learns the header of the line in hand. `text` is the line as it was read: repairs may have changed it. */
  learn(text: string, header: Header): void {
    const bytes = this.#bytes;
    const start = this.#lineStart;
    this.#textStart = -1;
    for (let i = 0; i < header.end; i++) if (bytes[start + i] !== text.charCodeAt(i)) return;
    this.layouts.learn(text, header.end);
    this.#headers.learn(bytes.subarray(start, this.#lineEnd), header);
    this.#textStart = start + header.end;
    this.#texts.find(bytes, this.#textStart, this.#lineEnd);
  }

  /** Whether the text of the line in hand came before. */
  get comesAgain(): boolean {
    if (!this.#isRegular || this.#textStart < 0) return false;
    return this.#texts.comesAgain(this.#bytes, this.#textStart, this.#lineEnd);
  }

  /** Keeps what the reader made of the text of the line in hand. */
  keep(text: LineText): void {
    this.#texts.keep(this.#bytes, this.#lineEnd, text);
  }

  problems(): Problem[] {
    const problems = this.#decoder?.problems() ?? [];
    const layer = 'transcript';
    const spans = this.#spans;
    for (const { offset, to } of spans?.changes ?? []) {
      const message = `From byte ${offset} on the text is ${to}, other than before; it was read so.`;
      problems.push({ code: 'bad-encoding', layer, message, offset });
    }
    if (spans !== null && spans.errors > 0) {
      const message = `${spans.errors} surrogate(s) without a partner were replaced by U+FFFD.`;
      problems.push({ code: 'bad-encoding', layer, message, have: spans.errors });
    }
    if (this.#cutLines > 0) {
      const message = `${this.#cutLines} line(s) are longer than ${MAX_LINE_BYTES} bytes; the rest of them was left out.`;
      problems.push({ code: 'limit', layer, message, line: this.#firstCut, have: MAX_LINE_BYTES });
    }
    return problems;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function withoutReturns(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  while (last > start && bytes[last - 1] === RETURN) last--;
  return last;
}

function withoutEndReturns(text: string): string {
  let last = text.length;
  while (last > 0 && text.charCodeAt(last - 1) === RETURN) last--;
  return last < text.length ? text.slice(0, last) : text;
}

/** Printable ASCII that needs no repair behind a header: no entity, and no lost blanks at the end. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  let isBlank = true;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < BLANK || byte > 0x7e || byte === AMPERSAND) return false;
    if (byte !== BLANK) isBlank = false;
  }
  return !isBlank && bytes[end - 1] !== QUESTION;
}

/** A form feed, or a carriage return that is not part of a newline. */
function hasInnerBreak(bytes: Uint8Array): boolean {
  if (bytes.indexOf(12) >= 0) return true;
  for (let at = bytes.indexOf(RETURN); at >= 0; at = bytes.indexOf(RETURN, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== NEWLINE && next !== RETURN) return true;
  }
  return false;
}
