import type { Observation, Side, Source } from '../../observation.ts';
import { observeText } from '../../observe/text.ts';
import { decode } from '../decoder.ts';

/** Bytes of log remembered: a bring-up with all debugs on prints 60 kB. */
const MAX_BYTES = 8 * 1024 * 1024;
const NEWLINE = 10;

/** The recent past of a log that goes on for weeks: its last lines as they were. */
export class TextWindow {
  /** Bytes that came in, also those forgotten by now. */
  taken = 0;
  readonly #name: string;
  readonly #side: Side | null;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #forgottenLines = 0;

  constructor(name: string, side: Side | null) {
    this.#name = name;
    this.#side = side;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.taken += chunk.length;
    this.#chunks.push(chunk.slice());
    this.#bytes += chunk.length;
    while (this.#bytes > MAX_BYTES && this.#chunks.length > 1) this.#forget(this.#chunks.shift()!);
  }

  /** What the remembered lines show; null while they show nothing of a router. */
  look(): { source: Source; observations: Observation[] } | null {
    if (this.#bytes === 0) return null;
    const observer = observeText(this.#chunks[0]!, {
      path: this.#name,
      side: this.#side,
      decode,
      encoding: null,
    });
    for (const chunk of this.#chunks) observer.push(chunk);
    const result = observer.finish({ bytes: this.taken, complete: true, problems: [], compressed: false });
    if ('problem' in result) return null;
    for (const { where } of result.observations) {
      if (where.line !== undefined) where.line += this.#forgottenLines;
      if (where.endLine !== undefined) where.endLine += this.#forgottenLines;
    }
    return result;
  }

  #forget(chunk: Uint8Array): void {
    this.#bytes -= chunk.length;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1))
      this.#forgottenLines++;
  }
}
