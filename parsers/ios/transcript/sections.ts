import type { Problem } from '../../problem.ts';
import type { TranscriptMessage, TranscriptSection } from './message.ts';
import {
  isForeignProse,
  isSentence,
  looksLikeConfig,
  looksLikeShow,
  showSignature,
  startsConfig,
} from './shapes.ts';

/** `show tech-support` and full configurations stay below; an endless output must not be held in memory. */
export const MAX_SECTION_LINES = 20_000;

/** So many messages in a row inside one output mean that the output was over long ago. */
const MAX_MESSAGES_INSIDE = 64;

/** How a section was found: a command behind a prompt, the command as a heading, the look of its lines, or
 * configuration commands typed one by one. */
export type FoundBy = 'command' | 'heading' | 'shape' | 'typed';

export interface SectionSink {
  section(section: TranscriptSection): void;
  message(message: TranscriptMessage): void;
  prose(line: number, text: string): void;
}

interface OpenSection {
  section: TranscriptSection;
  by: FoundBy;
  /** Which output its lines look like, when they said so. */
  signature: string | null;
  /** Lines that look like the kind of section this claims to be. */
  recognised: number;
  filled: number;
  /** `end` was read: a running-config is over, unless the next lines go on. */
  ended: boolean;
  lineNumbers: number[];
  /** Messages printed in the middle of the section, held back so that everything leaves in the order of its lines. */
  inside: TranscriptMessage[];
}

/** Collects `show` outputs and configurations. At most one is open. */
export class SectionTracker {
  readonly #sink: SectionSink;
  #open: OpenSection | null = null;
  #cut = 0;
  #firstCut = 0;

  constructor(sink: SectionSink) {
    this.#sink = sink;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  isTyped(prompt: string): boolean {
    return this.#open?.by === 'typed' && this.#open.section.prompt === prompt;
  }

  begin(
    by: FoundBy,
    head: Pick<TranscriptSection, 'kind' | 'command' | 'prompt' | 'line'> & { heading: string | null },
  ): void {
    this.close();
    const section: TranscriptSection = { ...head, endLine: head.line, lines: [] };
    this.#open = {
      section,
      by,
      signature: null,
      recognised: 0,
      filled: 0,
      ended: false,
      lineNumbers: [],
      inside: [],
    };
  }

  /** Opens a section when a line by itself shows that one starts here. */
  beginByShape(text: string, line: number, prompt: string | null, heading: string | null): boolean {
    const kind = showSignature(text) !== null ? 'show' : startsConfig(text) ? 'config' : null;
    if (kind === null) return false;
    this.begin('shape', { kind, command: null, prompt, heading, line });
    this.add(text, line);
    return true;
  }

  /** Gives a line without tag and prompt to the open section; false when it does not belong there (which closes it). */
  take(text: string, line: number): boolean {
    const open = this.#open;
    if (open === null || open.by === 'typed') return false;
    if (text !== '' && this.#leaves(open, text)) {
      this.close();
      return false;
    }
    this.add(text, line);
    return true;
  }

  /** Whether a line behind a message that interrupted the section goes on with the section. */
  resumes(text: string): boolean {
    const open = this.#open;
    if (open === null || open.by === 'typed' || text === '') return false;
    return open.section.kind === 'show' ? looksLikeShow(text) : looksLikeConfig(text);
  }

  add(text: string, line: number): void {
    const open = this.#open;
    if (open === null) return;
    if (open.section.lines.length >= MAX_SECTION_LINES) {
      if (this.#cut++ === 0) this.#firstCut = line;
      return;
    }
    open.section.lines.push(text);
    open.lineNumbers.push(line);
    if (text === '') return;
    open.filled++;
    open.section.endLine = line;
    if (open.section.kind === 'config') {
      if (looksLikeConfig(text)) open.recognised++;
      if (text.trim() === 'end') open.ended = true;
    } else {
      open.signature ??= showSignature(text);
      if (open.recognised === 0 && looksLikeShow(text)) open.recognised++;
    }
  }

  /** Hands a message on, or holds it while a section is open. */
  pass(message: TranscriptMessage): void {
    const open = this.#open;
    if (open === null) {
      this.#sink.message(message);
      return;
    }
    open.inside.push(message);
    if (open.inside.length >= MAX_MESSAGES_INSIDE) this.close();
  }

  close(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const { section } = open;
    while (section.lines.at(-1) === '') section.lines.pop();
    if (holds(open)) this.#sink.section(section);
    else {
      section.lines.forEach((text, i) => {
        if (text !== '') this.#sink.prose(open.lineNumbers[i]!, text);
      });
    }
    for (const message of open.inside) this.#sink.message(message);
  }

  problems(): Problem[] {
    if (this.#cut === 0) return [];
    const message = `A show output or configuration is longer than ${MAX_SECTION_LINES} lines; ${this.#cut} line(s) of it were left out.`;
    return [
      {
        code: 'limit',
        layer: 'transcript',
        message,
        line: this.#firstCut,
        need: this.#cut,
        have: MAX_SECTION_LINES,
      },
    ];
  }

  #leaves(open: OpenSection, text: string): boolean {
    if (open.section.kind === 'config') {
      const strict = open.by === 'shape' || open.ended;
      return !looksLikeConfig(text) && (strict || isForeignProse(text) || showSignature(text) !== null);
    }
    if (isForeignProse(text) || startsConfig(text)) return true;
    if (open.by === 'command') return false;
    const signature = showSignature(text);
    if (signature !== null && open.signature !== null && signature !== open.signature) return true;
    return isSentence(text) && !looksLikeShow(text);
  }
}

/** A heading or a single line of the right look is not yet an output. */
function holds(open: OpenSection): boolean {
  if (open.by === 'command') return true;
  if (open.by === 'heading') return open.recognised > 0;
  return open.by === 'typed' ? open.filled > 0 : open.filled > 1;
}
