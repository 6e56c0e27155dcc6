import type { Problem } from '../../problem.ts';
import type { Detection, Encoding } from './encoding.ts';
import { continuesMessage, type Header, parseHeader, sequenceAt, trailingStamp } from './header.ts';
import { type InputOptions, TranscriptInput } from './input.ts';
import { LanguageGuess } from './language.ts';
import { isForeignFacility, type LineText, readLineText, skipNoise } from './line-text.ts';
import type { TranscriptMessage, TranscriptSection } from './message.ts';
import { commandKind, isCommand, isShowHeading, type Prompt, promptAt } from './prompt.ts';
import { countRepair, normaliseLine, PING_REPORT, type Repairs, repairsOf } from './repair.ts';
import { SectionTracker } from './sections.ts';
import { isDocumentProse, isSentence } from './shapes.ts';
import { findTag, type Tag, tagAt } from './tags.ts';
import { TerminalText } from './terminal-text.ts';
import type { KnownText } from './text-table.ts';

/** How to decode, and what not to guess. */
export type TranscriptOptions = InputOptions;

/** Receives the parts of a transcript in the order of their lines. */
export interface TranscriptSink {
  onMessage(message: TranscriptMessage): void;
  onSection(section: TranscriptSection): void;
  /** Lines that belong to no message and no section, normalised; blank ones are left out. */
  onProse?(line: number, text: string): void;
}

export interface TranscriptSummary {
  encoding: Encoding;
  encodingHow: Detection['how'];
  lines: number;
  bytes: number;
  messages: number;
  sections: number;
  /** Stamped lines of other facilities and processes, set aside. */
  dismissed: number;
  repairs: Repairs;
  problems: Problem[];
  /** BCP 47 tag of the language the words are in. */
  language: LanguageGuess['language'];
}

/** An NHRP packet is 40 lines in a debug, twice that with page breaks and prose in it; IKEv2 payload lists are longer. */
export const MAX_FOLLOWING = 200;

/**
 * Reads a transcript that is pushed in chunks of any size: text of one router or of several, debugs, show
 * outputs, configurations and prose in any mixture. Never throws on input.
 */
export class TranscriptReader {
  readonly #sink: TranscriptSink;
  readonly #repairs: Repairs = {};
  readonly #language = new LanguageGuess();
  readonly #input: TranscriptInput;
  readonly #sections: SectionTracker;
  readonly #terminal = new TerminalText(this.#repairs);
  #line = 0;
  #messages = 0;
  #sectionCount = 0;
  #dismissed = 0;
  #prompt: string | null = null;
  #heading: string | null = null;
  #open: TranscriptMessage | null = null;
  /** Header of the open message's line, to know its continuation lines by. */
  #openHeader: Header | null = null;
  #badStamps = 0;
  #firstBadStamp = 0;

  constructor(options: TranscriptOptions, sink: TranscriptSink) {
    this.#sink = sink;
    this.#input = new TranscriptInput(options, this.#repairs, {
      line: (text, line, whole) => {
        this.#line = line;
        this.#logicalLine(text, whole);
      },
      headed: (header, text, line) => {
        this.#line = line;
        this.#headed(this.#lineText(text), header, null, '');
      },
      known: (header, known, connectionId, line) => {
        this.#line = line;
        const { repairs, hasCjk, rest } = known.line;
        for (const kind of repairs) countRepair(this.#repairs, kind, line);
        if (hasCjk) this.#language.add(rest);
        this.#headed(known.line, header, known, connectionId);
      },
      dismissed: () => this.#dismiss(),
      isOpen: () => this.#open !== null,
    });
    this.#sections = new SectionTracker({
      section: (section) => {
        this.#sectionCount++;
        sink.onSection(section);
      },
      message: (message) => {
        this.#messages++;
        sink.onMessage(message);
      },
      prose: (line, text) => this.#sink.onProse?.(line, text),
    });
  }

  push(chunk: Uint8Array): void {
    this.#input.push(chunk);
  }

  end(): TranscriptSummary {
    this.#input.end();
    this.#finish();
    this.#sections.close();
    return {
      encoding: this.#input.detection.encoding,
      encodingHow: this.#input.detection.how,
      lines: this.#input.lines,
      bytes: this.#input.bytes,
      messages: this.#messages,
      sections: this.#sectionCount,
      dismissed: this.#dismissed,
      repairs: this.#repairs,
      problems: this.#problems(),
      language: this.#language.language,
    };
  }

  #logicalLine(raw: string, whole: boolean): void {
    const text = normaliseLine(raw, this.#repairs, this.#line);
    this.#language.add(text);
    const header = parseHeader(text);
    if (header.badStamp && this.#badStamps++ === 0) this.#firstBadStamp = this.#line;
    if (header.end === 0) {
      this.#unstamped(text);
      return;
    }
    if (whole) this.#input.learn(text, header);
    this.#headed(
      whole ? this.#lineText(text.slice(header.end)) : readLineText(text.slice(header.end)),
      header,
      null,
      '',
    );
  }

  /** The text behind the header of the line in hand, which is kept when it came before. */
  #lineText(rest: string): LineText {
    const line = readLineText(rest);
    if (!this.#input.comesAgain) return line;
    const kept = { ...line, repairs: repairsOf(this.#repairs, this.#line) };
    this.#input.keep(kept);
    return kept;
  }

  /** What stands behind a header: a message starts right there, or none. */
  #headed(line: LineText, header: Header, known: KnownText | null, connectionId: string): void {
    if (line.tag !== null) {
      if (line.isForeign) {
        this.#dismiss();
        return;
      }
      this.#finish();
      const hasNumber = known !== null && known.head !== '';
      const text = hasNumber ? known.head + connectionId + known.tail : line.text;
      const open = this.#begin(header, line.before, this.#terminal.cleanRead(line, text, this.#line));
      if (known !== null && open.text === text) {
        open.textKey = known.key;
        if (hasNumber) open.connectionId = connectionId;
      }
      return;
    }
    if (
      this.#open !== null &&
      !line.isForeign &&
      this.#openHeader !== null &&
      continuesMessage(this.#openHeader, header)
    )
      this.#follow(line.rest, line);
    else this.#dismiss();
  }

  #unstamped(text: string): void {
    if (text === '') {
      if (this.#open !== null) this.#follow('');
      else this.#sections.take('', this.#line);
      return;
    }
    const prompt = promptAt(text);
    if (prompt !== null && this.#prompted(prompt)) return;
    const tag = findTag(text);
    if (tag !== null && (tag.end < text.length || /\)|^IPSEC-IFC$/.test(text.slice(tag.start)))) {
      this.#taggedAnywhere(text, tag);
      return;
    }
    if (PING_REPORT.test(text) && !this.#sections.isOpen) {
      countRepair(this.#repairs, 'ping', this.#line);
      return;
    }
    this.#untagged(text);
  }

  /** A tag on a line that does not start with a header: prose, prompt or stamp may stand in front of it. */
  #taggedAnywhere(text: string, tag: Tag): void {
    const before = text.slice(0, tag.start);
    const stamp = trailingStamp(before);
    if (stamp !== null) {
      this.#tagged(text.slice(tag.start), shift(tag), stamp.header, before.slice(0, stamp.start));
      return;
    }
    const header = parseHeader('');
    header.sequence = sequenceAt(before);
    this.#tagged(text.slice(tag.start), shift(tag), header, header.sequence === null ? before : '');
  }

  /** `text` from the tag's line, `before` what stands in front of it. */
  #tagged(line: string, tag: Tag, header: Header, before = line.slice(0, tag.start)): void {
    if (isForeignFacility(tag)) {
      this.#dismiss();
      return;
    }
    this.#finish();
    const pings = /^[\s.!]*$/.test(before);
    if (pings && before.trim() !== '') countRepair(this.#repairs, 'ping', this.#line);
    this.#begin(header, pings ? '' : before.trim(), this.#terminal.clean(line.slice(tag.start), this.#line));
  }

  #begin(header: Header, before: string, text: string): TranscriptMessage {
    this.#heading = null;
    this.#openHeader = header;
    // Behind a second server's header the host does not stand in its place.
    this.#input.layouts.opened(header.received === null || header.relayedAt >= 0 ? null : header.host);
    const open: TranscriptMessage = {
      line: this.#line,
      endLine: this.#line,
      stamp: header.stamp,
      received: header.received,
      priority: header.priority,
      sequence: header.sequence,
      host: header.host,
      prompt: this.#prompt,
      before,
      text,
      following: [],
      textKey: null,
      connectionId: null,
    };
    this.#open = open;
    return open;
  }

  /** Takes a line behind the open message; `line` is what was made of its text before. */
  #follow(text: string, line: LineText | null = null): void {
    const open = this.#open!;
    if (
      open.text === 'IPSEC-IFC' &&
      /^\s*M?GRE\//.test(text) &&
      open.following.every((line) => line === '')
    ) {
      countRepair(this.#repairs, 'split-tag', this.#line);
      open.text = this.#terminal.clean(`IPSEC-IFC ${text.trimStart()}`, this.#line);
      open.following = [];
      open.endLine = this.#line;
      open.textKey = null;
      return;
    }
    if (open.following.length >= MAX_FOLLOWING) {
      this.#finish();
      if (text !== '') this.#prose(text);
      return;
    }
    open.following.push(
      line !== null
        ? this.#terminal.cleanRead(line, line.text, this.#line)
        : text === ''
          ? ''
          : this.#terminal.clean(text, this.#line),
    );
    if (text !== '') open.endLine = this.#line;
  }

  #untagged(text: string): void {
    if (isShowHeading(text)) {
      this.#break();
      this.#heading = text.trim();
      const kind = commandKind(this.#heading) === 'config' ? 'config' : 'show';
      this.#sections.begin('heading', {
        kind,
        command: this.#heading,
        prompt: null,
        heading: this.#heading,
        line: this.#line,
      });
      return;
    }
    if (this.#open !== null) {
      if (this.#sections.resumes(text)) this.#finish();
      else if (this.#sections.isOpen || !this.#beginByShape(text)) {
        this.#document(text);
        this.#follow(text);
        return;
      } else return;
    }
    if (this.#sections.take(text, this.#line)) return;
    if (!this.#beginByShape(text)) this.#prose(text);
  }

  /** A section that its first line gives away. A message that stands open ends there. */
  #beginByShape(text: string): boolean {
    const heading = this.#heading;
    const open = this.#open;
    this.#open = null;
    if (open === null) return this.#sections.beginByShape(text, this.#line, null, heading);
    const probe = new SectionTracker({ section() {}, message() {}, prose() {} });
    const begins = probe.beginByShape(text, this.#line, null, heading);
    this.#open = open;
    if (!begins) return false;
    this.#finish();
    return this.#sections.beginByShape(text, this.#line, null, heading);
  }

  #prose(text: string): void {
    this.#document(text);
    this.#sink.onProse?.(this.#line, text);
  }

  /** A line of text that no router printed: the session that the last prompt belongs to may be over. */
  #document(text: string): void {
    this.#heading = text.trim();
    if (this.#prompt !== null && (isSentence(text) || isDocumentProse(text))) this.#prompt = null;
  }

  /** A line that starts with a prompt; false when it only looks like one. */
  #prompted(prompt: Prompt): boolean {
    const { host, mode, rest } = prompt;
    const header = parseHeader(rest);
    const message = rest !== '' && (header.end > 0 || tagAt(rest, skipNoise(rest)) !== null);
    const known = this.#terminal.knows(host);
    const command = isCommand(rest) || (mode !== null && !message);
    if (!(rest === '' || command || message || known || /^[.!]{2}/.test(rest))) return false;
    this.#terminal.met(host);
    if (rest === '' || (!command && !message)) {
      // A prompt that came between the lines of a message, or into one.
      countRepair(this.#repairs, 'prompt', this.#line);
      if (this.#open === null) this.#sections.close();
      this.#prompt = host;
      if (rest !== '') {
        if (this.#open !== null && !/^[.!]*$/.test(rest)) this.#follow(rest);
        else if (!/^[.!]*$/.test(rest)) this.#prose(rest);
      }
      return true;
    }
    if (message) {
      countRepair(this.#repairs, 'prompt', this.#line);
      this.#break();
      this.#prompt = host;
      if (header.end > 0) this.#headed(readLineText(rest.slice(header.end)), header, null, '');
      else this.#taggedAnywhere(rest, findTag(rest) ?? tagAt(rest, skipNoise(rest))!);
      return true;
    }
    this.#command(host, mode, rest);
    return true;
  }

  #command(host: string, mode: string | null, typed: string): void {
    const kind = commandKind(typed);
    if (kind === 'other' && mode !== null) {
      this.#finish();
      if (!this.#sections.isTyped(host)) {
        this.#sections.begin('typed', {
          kind: 'config',
          command: 'configure terminal',
          prompt: host,
          heading: this.#heading,
          line: this.#line,
        });
      }
      this.#prompt = host;
      if (typed !== '') this.#sections.add(typed, this.#line);
      return;
    }
    this.#break();
    this.#prompt = host;
    if (kind === 'other') return;
    // A remark in brackets behind the command is the document's, not the router's.
    const remark = typed.indexOf(' (');
    const command = remark < 0 ? typed : typed.slice(0, remark);
    this.#sections.begin('command', {
      kind,
      command: command.trim(),
      prompt: host,
      heading: this.#heading,
      line: this.#line,
    });
    if (remark >= 0) this.#sections.add(typed.slice(remark + 1), this.#line);
  }

  #break(): void {
    this.#finish();
    this.#sections.close();
  }

  #dismiss(): void {
    this.#dismissed++;
    if (this.#open !== null) this.#finish();
  }

  #finish(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    this.#openHeader = null;
    while (open.following.at(-1) === '') open.following.pop();
    this.#sections.pass(open);
  }

  #problems(): Problem[] {
    const problems = [...this.#input.problems(), ...this.#sections.problems()];
    if (this.#badStamps > 0) {
      const message = `${this.#badStamps} line(s) start with a time that does not exist; it was taken for text.`;
      problems.push({
        code: 'bad-value',
        layer: 'transcript',
        message,
        line: this.#firstBadStamp,
        have: this.#badStamps,
      });
    }
    return problems;
  }
}

/** The tag once its line starts with it. */
function shift(tag: Tag): Tag {
  return { start: 0, end: tag.end - tag.start, facility: tag.facility };
}
