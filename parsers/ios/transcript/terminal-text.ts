/** What a terminal puts into the text of a message: the dots of a ping, the router's prompt. */
import type { LineText } from './line-text.ts';
import { countRepair, type Repairs, removePing } from './repair.ts';

/** A log names few routers; more distinct prompts are no prompts. */
const MAX_PROMPTS = 64;

/** Takes pings and the prompts that were met out of texts, and counts where it did. */
export class TerminalText {
  readonly #repairs: Repairs;
  readonly #hosts = new Set<string>();

  constructor(repairs: Repairs) {
    this.#repairs = repairs;
  }

  /** A prompt of this router was met before. */
  knows(host: string): boolean {
    return this.#hosts.has(host);
  }

  /** To be told of each prompt. */
  met(host: string): void {
    if (this.#hosts.size < MAX_PROMPTS) this.#hosts.add(host);
  }

  clean(text: string, line: number): string {
    const clean = removePing(text);
    if (clean !== text) countRepair(this.#repairs, 'ping', line);
    return this.#withoutPrompts(clean, line);
  }

  /** The same for a text that was read before, or has its values put into one that was. */
  cleanRead(read: LineText, text: string, line: number): string {
    if (read.hadPing) countRepair(this.#repairs, 'ping', line);
    return read.mayHoldPrompt ? this.#withoutPrompts(text, line) : text;
  }

  /** Without `Hub#` in the middle, for routers whose prompts were met. */
  #withoutPrompts(text: string, line: number): string {
    if (!text.includes('#') && !text.includes('>')) return text;
    let bare = text;
    for (const host of this.#hosts) {
      if (!bare.includes(host)) continue;
      for (const sign of ['#', '>']) bare = bare.replaceAll(host + sign, '');
    }
    if (bare !== text) countRepair(this.#repairs, 'prompt', line);
    return bare;
  }
}
