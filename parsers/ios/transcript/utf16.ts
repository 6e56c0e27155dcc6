/**
 * UTF-16 (RFC 2781) to UTF-8, a chunk at a time, so that everything behind it finds lines and tags by bytes.
 * Surrogates without a partner become U+FFFD and are counted.
 */
export class Utf16ToUtf8 {
  errors = 0;
  readonly #little: boolean;
  #half = -1;
  #high = 0;

  constructor(littleEndian: boolean) {
    this.#little = littleEndian;
  }

  /** The bytes so far end in the middle of a 16-bit unit. */
  get isInside(): boolean {
    return this.#half >= 0;
  }

  push(chunk: Uint8Array): Uint8Array {
    // A unit makes at most three bytes; a surrogate left from the chunk before adds three.
    const out = new Uint8Array((chunk.length >> 1) * 3 + 9);
    let size = 0;
    let i = 0;
    while (i < chunk.length) {
      let first: number;
      if (this.#half >= 0) {
        first = this.#half;
        this.#half = -1;
      } else first = chunk[i++]!;
      if (i >= chunk.length) {
        this.#half = first;
        break;
      }
      const second = chunk[i++]!;
      size = this.#unit(out, size, this.#little ? (second << 8) | first : (first << 8) | second);
    }
    return out.subarray(0, size);
  }

  /** What is left when the text ends in the middle of a character. */
  end(): Uint8Array {
    const out = new Uint8Array(6);
    let size = 0;
    if (this.#high !== 0) size = this.#bad(out, size);
    if (this.#half >= 0) size = this.#bad(out, size);
    this.#half = -1;
    return out.subarray(0, size);
  }

  #bad(out: Uint8Array, size: number): number {
    this.errors++;
    this.#high = 0;
    return put(out, size, 0xfffd);
  }

  #unit(out: Uint8Array, at: number, unit: number): number {
    let size = at;
    const low = unit >= 0xdc00 && unit <= 0xdfff;
    if (this.#high !== 0) {
      if (low) {
        const point = 0x10000 + ((this.#high - 0xd800) << 10) + (unit - 0xdc00);
        this.#high = 0;
        return put(out, size, point);
      }
      size = this.#bad(out, size);
    }
    if (unit >= 0xd800 && unit <= 0xdbff) {
      this.#high = unit;
      return size;
    }
    return low ? this.#bad(out, size) : put(out, size, unit);
  }
}

function put(out: Uint8Array, at: number, point: number): number {
  let size = at;
  if (point < 0x80) out[size++] = point;
  else if (point < 0x800) {
    out[size++] = 0xc0 | (point >> 6);
    out[size++] = 0x80 | (point & 0x3f);
  } else if (point < 0x10000) {
    out[size++] = 0xe0 | (point >> 12);
    out[size++] = 0x80 | ((point >> 6) & 0x3f);
    out[size++] = 0x80 | (point & 0x3f);
  } else {
    out[size++] = 0xf0 | (point >> 18);
    out[size++] = 0x80 | ((point >> 12) & 0x3f);
    out[size++] = 0x80 | ((point >> 6) & 0x3f);
    out[size++] = 0x80 | (point & 0x3f);
  }
  return size;
}
