import { BLANK, isDigit, TAB } from './ascii.ts';
import type { LineText } from './line-text.ts';

/** A text that came before, as the reader understood it. */
export interface KnownText {
  line: LineText;
  /** What stands in front of the number of the SA, and behind it; all of the text is the tail when it has none. */
  head: string;
  tail: string;
  /** The same for texts that differ in nothing but the number of the SA. */
  key: string;
}

interface Entry {
  hash: number;
  /** The byte in front of the bracket with the number of an SA; 0 without a number. */
  sign: number;
  /** The bytes behind the number, or all of them. */
  bytes: DataView;
  known: KnownText;
  next: Entry | null;
}

/** `ISAKMP:(` and `ISAKMP (`. */
const NAME = Uint8Array.from('ISAKMP', (letter) => letter.charCodeAt(0));
const OPEN_AT = 7;
const OPEN = 0x28;
const CLOSE = 0x29;
/** Longer numbers are those of 12.4, which stand for others. */
const MAX_NUMBER_DIGITS = 8;

/** Longer texts hold values that do not come again. */
const MAX_TEXT_BYTES = 200;
/** A bring-up has three hundred texts; the table is emptied when values have filled it. A megabyte or two. */
const MAX_TEXTS = 4096;
/** Powers of two. */
const BUCKETS = 4096;
const SLOTS = 8192;
/** What one bring-up says twice holds its values; what it says more often, or another says too, is worth keeping. */
const TIMES = 3;

/**
 * Texts of log lines by their bytes: routers say the same over and over, and what was said before need not be decoded
 * and understood again. Two texts are the same when they differ in nothing but the number of the SA.
 */
export class TextTable {
  readonly #buckets: (Entry | null)[] = new Array<Entry | null>(BUCKETS).fill(null);
  #size = 0;
  /** Hashes of texts that are not kept, and how often they came. */
  readonly #hashes = new Int32Array(SLOTS);
  readonly #times = new Uint8Array(SLOTS);
  #viewed: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** Of the text that was looked for last. */
  #from = 0;
  #sign = 0;
  #hash = 0;
  #number = -1;
  #digits = 0;
  #numberText = '';

  /** The number of the SA in the text that was found last, if it has one. */
  get connectionId(): string {
    return this.#numberText;
  }

  /** What was made of the text in `bytes[start, end)`; null when it was not kept. */
  find(bytes: Uint8Array, start: number, end: number): KnownText | null {
    const from = this.#behindNumber(bytes, start, end);
    const sign = this.#sign;
    this.#from = from;
    if (end - from > MAX_TEXT_BYTES) return null;
    const view = this.#viewOf(bytes);
    const hash = hashOf(view, from, end, sign);
    this.#hash = hash;
    let entry = this.#buckets[hash & (BUCKETS - 1)] ?? null;
    while (entry !== null) {
      if (entry.hash === hash && entry.sign === sign && isSame(entry.bytes, view, from, end))
        return entry.known;
      entry = entry.next;
    }
    return null;
  }

  /** Whether the text, which was looked for last and not found, came often enough to be worth keeping. */
  comesAgain(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - this.#from > MAX_TEXT_BYTES) return false;
    const slot = this.#hash & (SLOTS - 1);
    if (this.#hashes[slot] !== this.#hash) {
      this.#hashes[slot] = this.#hash;
      this.#times[slot] = 0;
    }
    if (++this.#times[slot]! < TIMES) return false;
    this.#times[slot] = TIMES;
    return !hasControls(bytes, start, end);
  }

  /** Keeps what was made of the text that was looked for last. */
  keep(bytes: Uint8Array, end: number, line: LineText): void {
    const sign = this.#sign;
    // Without a tag the bracket is no message's.
    if (sign !== 0 && line.tag === null) return;
    if (this.#size >= MAX_TEXTS) {
      this.#buckets.fill(null);
      this.#size = 0;
    }
    this.#size++;
    const hash = this.#hash;
    const { text } = line;
    const head = sign === 0 ? '' : text.slice(0, OPEN_AT + 1);
    const tail = sign === 0 ? text : text.slice(text.indexOf(')'));
    // No text holds a NUL.
    const key = sign === 0 ? text : `${head}\0${tail}`;
    const bucket = hash & (BUCKETS - 1);
    const next = this.#buckets[bucket] ?? null;
    this.#buckets[bucket] = {
      hash,
      sign,
      bytes: copyOf(bytes, this.#from, end),
      known: { line, head, tail, key },
      next,
    };
  }

  /** Many lines come in the same bytes. */
  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#viewed) {
      this.#viewed = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#view;
  }

  /** Steps over `ISAKMP:(<number>`, and notes the number. */
  #behindNumber(bytes: Uint8Array, start: number, end: number): number {
    this.#sign = 0;
    if (bytes[start + OPEN_AT] !== OPEN) return start;
    for (let i = 0; i < NAME.length; i++) if (bytes[start + i] !== NAME[i]) return start;
    const first = start + OPEN_AT + 1;
    let at = first;
    let number = 0;
    for (; at < end && isDigit(bytes[at]!); at++) number = number * 10 + (bytes[at]! - 0x30);
    const digits = at - first;
    if (digits === 0 || digits > MAX_NUMBER_DIGITS || bytes[at] !== CLOSE) return start;
    this.#sign = bytes[start + NAME.length]!;
    if (number !== this.#number || digits !== this.#digits) {
      this.#number = number;
      this.#digits = digits;
      this.#numberText = String(number).padStart(digits, '0');
    }
    return at;
  }
}

/** A copy: the caller fills its bytes anew, and what is called a slice of them may be the same memory. */
function copyOf(bytes: Uint8Array, from: number, end: number): DataView {
  return new DataView(new Uint8Array(bytes.subarray(from, end)).buffer);
}

/** A hash of `view[from, end)`, four bytes at a time. */
function hashOf(view: DataView, from: number, end: number, seed: number): number {
  let hash = seed ^ (end - from);
  let at = from;
  for (; at + 4 <= end; at += 4) hash = mixed(hash ^ view.getInt32(at));
  for (; at < end; at++) hash = mixed(hash ^ view.getUint8(at));
  return hash;
}

/** Spreads every bit over the low ones, which choose the bucket (an odd factor near 2^32 divided by the golden ratio). */
function mixed(hash: number): number {
  const product = Math.imul(hash, 0x9e3779b1);
  return product ^ (product >>> 15);
}

function isSame(own: DataView, view: DataView, from: number, end: number): boolean {
  const length = end - from;
  if (own.byteLength !== length) return false;
  let at = 0;
  for (; at + 4 <= length; at += 4) if (own.getInt32(at) !== view.getInt32(from + at)) return false;
  for (; at < length; at++) if (own.getUint8(at) !== view.getUint8(from + at)) return false;
  return true;
}

/** What controls do to a text may reach beyond it. A tab is a blank. */
function hasControls(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < BLANK ? byte !== TAB : byte === 0x7f) return true;
  }
  return false;
}
