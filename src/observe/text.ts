import { type Decode, ENCODINGS, type Encoding } from '../../parsers/ios/transcript/encoding.ts';
import type { TranscriptSection } from '../../parsers/ios/transcript/message.ts';
import { TranscriptReader, type TranscriptSummary } from '../../parsers/ios/transcript/reader.ts';
import { looksLikeCharon } from '../../parsers/linux/charon-line.ts';
import { looksLikeNhrpdConfiguration } from '../../parsers/linux/nhrpd-conf.ts';
import { looksLikeNhrpd } from '../../parsers/linux/nhrpd-line.ts';
import { looksLikeSwanctl } from '../../parsers/linux/swanctl.ts';
import type { Instant, Observation, Problem, Side, Source, SourceKind } from '../observation.ts';
import { MAX_OBSERVATIONS } from './limits.ts';
import { LinuxObserver } from './linux.ts';
import { readSections } from './sections.ts';
import { TranscriptObserver } from './transcript/index.ts';

/** Bytes and lines looked at to tell a Linux router's log from an IOS transcript. */
const HEAD_BYTES = 65_536;
const HEAD_LINES = 200;
/** Lines of a Linux log are cut beyond this: a log without line breaks must not fill the memory. */
const MAX_LINE = 65_536;

export interface TextOptions {
  path: string;
  side: Side | null;
  decode: Decode;
  /** Read the text in this encoding, whatever it looks like. */
  encoding: Encoding | null;
}

/** How the reading of an input ended. */
export interface InputEnd {
  bytes: number;
  complete: boolean;
  problems: Problem[];
  compressed: boolean;
}

export type TextResult = { source: Source; observations: Observation[] } | { problem: Problem };

/** Reads a text chunk by chunk; which kind it is, its first chunk tells. */
export interface TextObserver {
  push(chunk: Uint8Array): void;
  finish(end: InputEnd): TextResult;
}

/** A reader for a text: a router's transcript, shows, a configuration, a mixture of them, or a Linux router's log. */
export function observeText(head: Uint8Array, options: TextOptions): TextObserver {
  const lines = new TextDecoder('latin1').decode(head.subarray(0, HEAD_BYTES)).split(/\r?\n/, HEAD_LINES);
  const isLinux = lines.some((line) => looksLikeCharon(line) || looksLikeNhrpd(line));
  if (isLinux) return new LinuxText(options);
  const text = lines.join('\n');
  const isLinuxConfiguration = looksLikeSwanctl(text) || looksLikeNhrpdConfiguration(lines);
  return isLinuxConfiguration && !IOS_SIGNS.test(text) ? new LinuxConfiguration() : new IosText(options);
}

/** What a file that mixes IOS and other text must not be refused for. */
const IOS_SIGNS = /ISAKMP|NHRP:|%[A-Z]+-\d|^\s*tunnel (?:mode|source)|^crypto |[#>]\s?(?:show|debug) /m;

/** The configuration of a Linux router is recognised, so that it can be said that it is not judged. */
class LinuxConfiguration implements TextObserver {
  push(): void {}

  finish(): TextResult {
    const message =
      'This is the configuration of a Linux router (swanctl.conf or nhrpd.conf); only its logs are judged, give those of charon and nhrpd.';
    return { problem: { code: 'unsupported', layer: 'text', message } };
  }
}

class LinuxText implements TextObserver {
  readonly #options: TextOptions;
  readonly #observer: LinuxObserver;
  readonly #observations: Observation[] = [];
  readonly #decoder = new TextDecoder();
  #rest = '';
  #number = 0;
  /** Observations beyond the limit, and lines longer than theirs. */
  #beyond = 0;
  #longLines = 0;

  constructor(options: TextOptions) {
    this.#options = options;
    this.#observer = new LinuxObserver(options.path);
  }

  push(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop()!.slice(0, MAX_LINE + 1);
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line.length > MAX_LINE) this.#longLines++;
    this.#keep(this.#observer.push(line.slice(0, MAX_LINE), ++this.#number));
  }

  #keep(observations: readonly Observation[]): void {
    for (const observation of observations) {
      if (this.#observations.length < MAX_OBSERVATIONS) this.#observations.push(observation);
      else this.#beyond++;
    }
  }

  #limits(): Problem[] {
    const messages: string[] = [];
    if (this.#longLines > 0)
      messages.push(`${this.#longLines} lines of more than ${MAX_LINE} characters were cut there.`);
    if (this.#beyond > 0)
      messages.push(`${this.#beyond} events beyond the first ${MAX_OBSERVATIONS} were not analysed.`);
    return messages.map((message) => ({ code: 'limit', layer: 'transcript', message }));
  }

  finish({ bytes, complete, problems, compressed }: InputEnd): TextResult {
    if (this.#rest !== '') this.#line(this.#rest);
    this.#keep(this.#observer.end());
    const summary = this.#observer.summary();
    const { path, side } = this.#options;
    const source: Source = {
      ...summary,
      id: path,
      path,
      kind: 'transcript',
      givenSide: side,
      linkTypes: [],
      frames: null,
      bytes,
      encoding: 'utf-8',
      complete,
      problems: [...problems, ...this.#limits()],
      counts: {},
      format: compressed ? `${summary.format}+gzip` : summary.format,
    };
    return { source, observations: this.#observations };
  }
}

class IosText implements TextObserver {
  readonly #options: TextOptions;
  readonly #observer: TranscriptObserver;
  readonly #reader: TranscriptReader;
  readonly #sections: TranscriptSection[] = [];
  #first: Instant | null = null;
  #last: Instant | null = null;

  constructor(options: TextOptions) {
    const { path, side, decode, encoding } = options;
    this.#options = options;
    this.#observer = new TranscriptObserver({ source: path, givenSide: side });
    this.#reader = new TranscriptReader(encoding ? { decode, encoding } : { decode }, {
      onMessage: (message) => {
        if (message.stamp) {
          this.#first ??= message.stamp.at;
          this.#last = message.stamp.at;
        }
        this.#observer.push(message);
      },
      onSection: (section) => {
        this.#sections.push(section);
      },
    });
  }

  push(chunk: Uint8Array): void {
    this.#reader.push(chunk);
  }

  finish({ bytes, complete, problems, compressed }: InputEnd): TextResult {
    const { path, side } = this.#options;
    const summary = this.#reader.end();
    const told = this.#observer.finish();
    const read = readSections(path, this.#sections, side, told.observations.length);
    if (told.messages === 0 && read.shows + read.configurations === 0)
      return { problem: nothingFound(summary) };
    const source: Source = {
      id: path,
      path,
      kind: kindOf(told.messages ?? 0, read.shows, read.configurations),
      givenSide: side,
      format: compressed ? 'ios+gzip' : 'ios',
      linkTypes: [],
      frames: null,
      bytes,
      encoding: summary.encoding,
      language: languageOf(told.language, summary.language),
      messages: told.messages,
      unknownMessages: told.unknownMessages,
      unknownShapes: [
        ...told.unknownShapes,
        ...read.unknownLines
          .slice(0, 50)
          .map(({ line, text }) => ({ shape: text, count: 1, line: line ?? 0 })),
      ],
      complete,
      problems: firstOf([...problems, ...summary.problems, ...told.problems, ...read.problems]),
      first: this.#first,
      last: this.#last,
      counts: {
        lines: summary.lines,
        shows: read.shows,
        configurations: read.configurations,
        'other-outputs': read.ignored,
      },
    };
    return { source, observations: [...told.observations, ...read.observations] };
  }
}

/** As many problems as anybody reads: a log of ten thousand outputs that no parser knows has as many of them. */
const MAX_PROBLEMS = 200;

function firstOf(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MAX_PROBLEMS) return [...problems];
  const message = `${problems.length - MAX_PROBLEMS} more problems are not listed.`;
  return [...problems.slice(0, MAX_PROBLEMS), { code: 'limit', layer: 'transcript', message }];
}

/** The encoding of that name or alias; null for a name that is none of those that are read. */
export function encodingNamed(name: string): Encoding | null {
  const wanted = name.toLowerCase().replace(/[_ ]/g, '-');
  const aliases: Readonly<Record<string, Encoding>> = {
    utf8: 'utf-8',
    utf16: 'utf-16le',
    'utf-16': 'utf-16le',
    utf16le: 'utf-16le',
    utf16be: 'utf-16be',
    cp950: 'big5',
    gbk: 'gb18030',
    gb2312: 'gb18030',
    sjis: 'shift_jis',
    'shift-jis': 'shift_jis',
    euckr: 'euc-kr',
    cp949: 'euc-kr',
    latin1: 'windows-1252',
    'iso-8859-1': 'windows-1252',
    cp1252: 'windows-1252',
  };
  return ENCODINGS.find((encoding) => encoding === wanted) ?? aliases[wanted] ?? null;
}

function nothingFound(summary: TranscriptSummary): Problem {
  const what =
    summary.bytes === 0
      ? 'The file is empty.'
      : 'Nothing of a router is in it: no debug message, show output or configuration, and it is no capture.';
  return { code: 'wrong-format', layer: 'transcript', message: what };
}

function kindOf(messages: number, shows: number, configurations: number): SourceKind {
  const kinds = [messages > 0, shows > 0, configurations > 0].filter(Boolean).length;
  if (kinds > 1) return 'mixed';
  return shows > 0 ? 'show' : configurations > 0 ? 'config' : 'transcript';
}

function languageOf(dialect: string | null, guess: TranscriptSummary['language']): string | null {
  if (dialect) return dialect;
  return guess === 'zh-Hant' ? 'zh-TW' : guess === 'zh-Hans' ? 'zh-CN' : guess;
}
