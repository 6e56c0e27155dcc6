import { type Encoding, scanUtf8, ZERO_SHARE } from './encoding.ts';
import { Utf16ToUtf8 } from './utf16.ts';

/** Where a text turns from bytes to UTF-16 or back. */
export interface EncodingChange {
  /** Byte of the input. */
  offset: number;
  to: 'utf-16le' | 'utf-16be' | '8-bit';
}

/** So many bytes decide: a few lines of a log, in which UTF-16 has zero bytes and nothing else has. */
const WINDOW_BYTES = 256;
/** At the end of the input less has to do: one short line. */
const LAST_WINDOW_BYTES = 32;
/** Changes that are listed; a text of pieces from everywhere has as many as it has pieces. */
export const MAX_CHANGES = 20;

const EMPTY = new Uint8Array(0);

/**
 * Turns UTF-16 into UTF-8 and lets everything else pass, also where one comes behind the other: PowerShell's `>>` puts
 * UTF-16 behind whatever stands in the file. What comes out does not depend on how the input was cut into chunks.
 */
export class Utf16Spans {
  /** In order; the first `MAX_CHANGES` of them. */
  readonly changes: EncodingChange[] = [];
  /** How many there were. */
  changed = 0;
  /** Surrogates without a partner. */
  errors = 0;
  readonly #fixed: boolean;
  #utf16: Utf16ToUtf8 | null = null;
  /** Bytes that wait for those behind them to be judged. */
  #held: Uint8Array = EMPTY;
  /** Place of the first held byte in the input. */
  #offset: number;
  /** Bytes of the input before this one are none of UTF-16 that begins later. */
  #judged = 0;
  /** The zero-free run that the input is in was looked at and is UTF-16. */
  #settled = false;

  /**
   * @param encoding of the first bytes
   * @param fixed the whole input is in it, whatever it looks like
   * @param offset of the first byte that is pushed
   */
  constructor(encoding: Encoding, fixed: boolean, offset: number) {
    this.#fixed = fixed;
    this.#offset = offset;
    this.#judged = offset;
    if (encoding === 'utf-16le' || encoding === 'utf-16be')
      this.#utf16 = new Utf16ToUtf8(encoding === 'utf-16le');
  }

  push(chunk: Uint8Array): Uint8Array {
    if (this.#fixed) return this.#utf16 === null ? chunk : this.#utf16.push(chunk);
    if (this.#utf16 === null && this.#held.length === 0 && chunk.indexOf(0) < 0 && markLength(chunk) === 0) {
      this.#offset += chunk.length;
      return chunk;
    }
    return this.#read(joined([this.#held, chunk]), false);
  }

  /** What is left when the input ends. */
  end(): Uint8Array {
    const rest = this.#read(this.#held, true);
    return joined([rest, this.#finishUtf16()]);
  }

  #read(bytes: Uint8Array, isLast: boolean): Uint8Array {
    const out: Uint8Array[] = [];
    let at = 0;
    let before = -1;
    // Each turn reads one span; the last one reaches the end, or what has to wait.
    while (at !== before) {
      before = at;
      at = this.#utf16 === null ? this.#bytes(bytes, at, isLast, out) : this.#units(bytes, at, isLast, out);
    }
    // A copy, also of a Buffer, whose own `slice` is none: the chunk is used again.
    this.#held = new Uint8Array(bytes.subarray(at));
    this.#offset += at;
    return joined(out);
  }

  /** Passes bytes on up to where UTF-16 begins. */
  #bytes(bytes: Uint8Array, start: number, isLast: boolean, out: Uint8Array[]): number {
    let from = Math.max(start, this.#judged - this.#offset);
    for (;;) {
      const zero = bytes.indexOf(0, from);
      if (zero < 0) {
        const end = bytes.length - (isLast ? 0 : markLength(bytes));
        return pass(bytes, start, Math.max(start, end), out);
      }
      const window = bytes.subarray(zero, zero + WINDOW_BYTES);
      if (window.length < WINDOW_BYTES && !isLast) return pass(bytes, start, Math.max(start, zero - 3), out);
      if (window.length >= LAST_WINDOW_BYTES && isUtf16(window)) return this.#begin(bytes, start, zero, out);
      from = zero + window.length;
      this.#judged = this.#offset + from;
    }
  }

  /** UTF-16 begins: `zero` is the upper half of its first character, or of the one behind a mark. */
  #begin(bytes: Uint8Array, start: number, zero: number, out: Uint8Array[]): number {
    const judged = this.#judged - this.#offset;
    const isBig = zero - 2 >= judged && bytes[zero - 2] === 0xfe && bytes[zero - 1] === 0xff;
    const isMarked = zero - 3 >= judged && bytes[zero - 3] === 0xff && bytes[zero - 2] === 0xfe;
    const first = isBig ? zero - 2 : isMarked ? zero - 3 : Math.max(judged, zero - 1);
    pass(bytes, start, first, out);
    // The lower half of the first character is that character; it may have been passed on already.
    if (!isBig) pass(bytes, isMarked ? zero - 1 : Math.max(start, first), zero, out);
    this.#utf16 = new Utf16ToUtf8(!isBig);
    this.#settled = false;
    this.#change(first, isBig ? 'utf-16be' : 'utf-16le');
    return isBig ? zero : zero + 1;
  }

  /** Reads UTF-16 up to where a run of bytes without a zero is plainly something else. */
  #units(bytes: Uint8Array, start: number, isLast: boolean, out: Uint8Array[]): number {
    const utf16 = this.#utf16!;
    let run = start;
    for (;;) {
      const zero = bytes.indexOf(0, run);
      const end = zero < 0 ? bytes.length : zero;
      if (!this.#settled) {
        const isWhole = end - run >= WINDOW_BYTES;
        if (!isWhole && zero < 0 && !isLast) {
          out.push(utf16.push(bytes.subarray(start, run)));
          return run;
        }
        const isLong = isWhole || (isLast && zero < 0 && end - run >= LAST_WINDOW_BYTES);
        if (isLong && scanUtf8(bytes.subarray(run, Math.min(end, run + WINDOW_BYTES)), true).errors === 0) {
          out.push(utf16.push(bytes.subarray(start, run)));
          // Big-endian, the last zero is the upper half of a character whose lower half comes behind it.
          const first = utf16.isInside ? run + 1 : run;
          out.push(utf16.push(bytes.subarray(run, first)), this.#finishUtf16());
          this.#change(first, '8-bit');
          this.#judged = this.#offset + first;
          return first;
        }
        this.#settled = true;
      }
      if (zero < 0) {
        out.push(utf16.push(bytes.subarray(start)));
        return bytes.length;
      }
      this.#settled = false;
      run = zero + 1;
    }
  }

  #finishUtf16(): Uint8Array {
    const utf16 = this.#utf16;
    if (utf16 === null) return EMPTY;
    const rest = utf16.end();
    this.errors += utf16.errors;
    this.#utf16 = null;
    return rest;
  }

  #change(at: number, to: EncodingChange['to']): void {
    if (this.changed++ < MAX_CHANGES) this.changes.push({ offset: this.#offset + at, to });
  }
}

function pass(bytes: Uint8Array, start: number, end: number, out: Uint8Array[]): number {
  if (end > start) out.push(bytes.subarray(start, end));
  return end;
}

/** Zeros at every other place, from the first byte on. */
function isUtf16(window: Uint8Array): boolean {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < window.length; i++) if (window[i] === 0) i % 2 === 0 ? even++ : odd++;
  return even >= (window.length >> 1) * ZERO_SHARE && odd * 20 <= even;
}

/** Bytes at the end that may be a byte order mark and the character behind it. */
function markLength(bytes: Uint8Array): number {
  for (let back = Math.min(3, bytes.length); back > 0; back--) {
    const byte = bytes[bytes.length - back];
    if (byte === 0xff || byte === 0xfe) return back;
  }
  return 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const own = parts.filter(({ length }) => length > 0);
  if (own.length === 1) return own[0]!;
  const all = new Uint8Array(own.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of own) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
