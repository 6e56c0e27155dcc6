import { dialectOf } from '../../../parsers/ios/dialects/index.ts';
import type { TranscriptMessage } from '../../../parsers/ios/transcript/message.ts';

/** Texts that came before, as many as the reader keeps. */
const MAX_KNOWN = 4096;

const NOT_ASCII = /[^\0-\x7f]/;

/** Counts which of the known languages the messages are in. */
export class MessageLanguages {
  readonly #dialects = new Map<string, number>();
  /** The dialect of texts that came before; undefined is English. */
  readonly #known = new Map<string, string | null | undefined>();
  #foreign = 0;

  add({ text, textKey }: TranscriptMessage): void {
    if (textKey == null) {
      this.#count(dialectOfForeign(text));
      return;
    }
    if (!this.#known.has(textKey)) {
      if (this.#known.size >= MAX_KNOWN) this.#known.clear();
      this.#known.set(textKey, dialectOfForeign(text));
    }
    this.#count(this.#known.get(textKey));
  }

  #count(dialect: string | null | undefined): void {
    if (dialect === undefined) return;
    this.#foreign++;
    if (dialect !== null) this.#dialects.set(dialect, (this.#dialects.get(dialect) ?? 0) + 1);
  }

  /** The language of so many messages. */
  language(messages: number): string {
    let best: string | null = null;
    for (const [name, count] of this.#dialects)
      if (best === null || count > this.#dialects.get(best)!) best = name;
    if (best !== null && this.#dialects.get(best)! * 4 >= this.#foreign) return best;
    return this.#foreign * 4 > messages ? 'unknown' : 'en';
  }
}

/** The dialect of a text with other characters than ASCII, null when it is in none that is known; else undefined. */
function dialectOfForeign(text: string): string | null | undefined {
  return NOT_ASCII.test(text) ? dialectOf(text) : undefined;
}
