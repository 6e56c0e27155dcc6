import type { Problem } from '../../problem.ts';
import {
  bestEncoding,
  type Decode,
  type Encoding,
  hasHighByte,
  LEGACY_ENCODINGS,
  type Score,
  scanUtf8,
} from './encoding.ts';

/**
 * Decodes one line after the other in the encoding of the file. A line that is not valid in it is read in
 * another one that fits, so that a file whose encoding changes half-way (two logs pasted together) loses nothing.
 */
export class LineDecoder {
  readonly #encoding: Encoding;
  readonly #decode: Decode;
  readonly #score: Score;
  /** Points that each encoding made on lines which were not valid in the main one. */
  readonly #points = new Map<Encoding, number>();
  readonly #others = new Map<Encoding, { lines: number; first: number }>();
  #broken = 0;
  #firstBroken = 0;

  /** `encoding` is never UTF-16: that is turned into UTF-8 before lines are cut. */
  constructor(encoding: Encoding, decode: Decode, score: Score) {
    this.#encoding = encoding;
    this.#decode = decode;
    this.#score = score;
  }

  /** Lines that were not valid in the encoding of the file: what they hold depends on the lines before. */
  irregular = 0;

  decode(bytes: Uint8Array, line: number): string {
    // Every encoding has ASCII as it is, and UTF-8 is decoded fastest.
    if (this.#encoding !== 'utf-8' && !hasHighByte(bytes)) return this.#decode(bytes, 'utf-8');
    const text = this.#decode(bytes, this.#encoding);
    if (this.#encoding === 'utf-8') {
      if (!text.includes('\ufffd')) return text;
      return scanUtf8(bytes).errors === 0 ? text : this.#other(bytes, text, line);
    }
    const scan = scanUtf8(bytes);
    if (scan.errors === 0 && scan.long > 0)
      return this.#switched('utf-8', this.#decode(bytes, 'utf-8'), line);
    return text.includes('\ufffd') ? this.#other(bytes, text, line) : text;
  }

  /** The legacy encoding that has fitted such lines best so far, when it reads this one without a gap. */
  #other(bytes: Uint8Array, text: string, line: number): string {
    const scan = scanUtf8(bytes);
    // A few broken bytes in a line that is otherwise sound are damage, not another encoding.
    if (this.#encoding === 'utf-8' && scan.long > scan.errors) return this.#damaged(text, line);
    for (const encoding of LEGACY_ENCODINGS) {
      const points = this.#points.get(encoding) ?? 0;
      this.#points.set(encoding, points + this.#score(this.#decode(bytes, encoding)));
    }
    const best = this.#favourite(bytes);
    if (best === this.#encoding) return this.#damaged(text, line);
    const other = this.#decode(bytes, best);
    return other.includes('\ufffd') ? this.#damaged(text, line) : this.#switched(best, other, line);
  }

  #favourite(bytes: Uint8Array): Encoding {
    let best = bestEncoding(bytes, this.#decode, this.#score);
    let most = this.#points.get(best) ?? 0;
    for (const [encoding, points] of this.#points) {
      if (points > most) {
        most = points;
        best = encoding;
      }
    }
    return best;
  }

  #damaged(text: string, line: number): string {
    this.irregular++;
    if (this.#broken++ === 0) this.#firstBroken = line;
    return text;
  }

  #switched(encoding: Encoding, text: string, line: number): string {
    this.irregular++;
    const seen = this.#others.get(encoding);
    if (seen === undefined) this.#others.set(encoding, { lines: 1, first: line });
    else seen.lines++;
    return text;
  }

  problems(): Problem[] {
    const problems: Problem[] = [];
    if (this.#broken > 0) {
      const message = `${this.#broken} line(s) hold bytes that are not valid in ${this.#encoding}; they were replaced by U+FFFD.`;
      problems.push({
        code: 'bad-encoding',
        layer: 'transcript',
        message,
        line: this.#firstBroken,
        have: this.#broken,
      });
    }
    for (const [encoding, { lines, first }] of this.#others) {
      const message = `${lines} line(s) are not ${this.#encoding} like the rest of the file; they were read as ${encoding}.`;
      problems.push({ code: 'bad-encoding', layer: 'transcript', message, line: first, have: lines });
    }
    return problems;
  }
}
