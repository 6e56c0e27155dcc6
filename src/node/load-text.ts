import { ENCODINGS, type Encoding } from '../../parsers/ios/transcript/encoding.ts';
import type { TranscriptSection } from '../../parsers/ios/transcript/message.ts';
import { TranscriptReader, type TranscriptSummary } from '../../parsers/ios/transcript/reader.ts';
import { looksLikeCharon } from '../../parsers/linux/charon-line.ts';
import { looksLikeNhrpd } from '../../parsers/linux/nhrpd-line.ts';
import type { Instant, Observation, Problem, Source, SourceKind } from '../observation.ts';
import { LinuxObserver } from '../observe/linux.ts';
import { readSections } from '../observe/sections.ts';
import { TranscriptObserver } from '../observe/transcript/index.ts';
import { decode } from './decoder.ts';
import type { Input } from './files.ts';
import type { InputFile, LoadOptions } from './load.ts';

type Read = { source: Source; observations: Observation[] } | { problem: Problem };

/** Lines looked at to tell a Linux router's log from an IOS transcript. */
const HEAD_LINES = 200;
/** Lines of a Linux log are cut beyond this: a log without line breaks must not fill the memory. */
const MAX_LINE = 65_536;

/** Reads a text: a router's debug transcript, the log of a Linux router, shows, a configuration, or a mixture. */
export async function readText(input: Input, file: InputFile, options: LoadOptions): Promise<Read> {
  const head = new TextDecoder('latin1').decode(input.head.subarray(0, 65_536)).split(/\r?\n/, HEAD_LINES);
  const isLinux = head.some((line) => looksLikeCharon(line) || looksLikeNhrpd(line));
  return isLinux ? readLinuxLog(input, file, options) : readTranscript(input, file, options);
}

async function readLinuxLog(input: Input, file: InputFile, options: LoadOptions): Promise<Read> {
  const observer = new LinuxObserver(file.path);
  const observations: Observation[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  const end = await input.read(
    (chunk) => {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop()!.slice(0, MAX_LINE);
      for (const line of lines)
        for (const observation of observer.push(line, ++number)) observations.push(observation);
      return true;
    },
    (bytesRead, size) => options.onProgress?.(file.path, bytesRead, size),
  );
  if (rest !== '') observations.push(...observer.push(rest, ++number));
  observations.push(...observer.end());
  const summary = observer.summary();
  return {
    source: {
      id: file.path,
      path: file.path,
      kind: 'transcript',
      givenSide: file.side,
      linkTypes: [],
      frames: null,
      bytes: end.bytes,
      encoding: 'utf-8',
      complete: end.complete,
      problems: end.problems,
      counts: {},
      ...summary,
      format: input.compressed ? `${summary.format}+gzip` : summary.format,
    },
    observations,
  };
}

async function readTranscript(input: Input, file: InputFile, options: LoadOptions): Promise<Read> {
  const encoding = options.encoding ? encodingNamed(options.encoding) : null;
  if (options.encoding && encoding === null) {
    return {
      problem: {
        code: 'unsupported',
        layer: 'transcript',
        message: `"${options.encoding}" is no encoding that is read; use one of ${ENCODINGS.join(', ')}.`,
      },
    };
  }
  const observer = new TranscriptObserver({ source: file.path, givenSide: file.side });
  const sections: TranscriptSection[] = [];
  let first: Instant | null = null;
  let last: Instant | null = null;
  const reader = new TranscriptReader(encoding ? { decode, encoding } : { decode }, {
    onMessage(message) {
      if (message.stamp) {
        first ??= message.stamp.at;
        last = message.stamp.at;
      }
      observer.push(message);
    },
    onSection: (section) => {
      sections.push(section);
    },
  });
  const end = await input.read(
    (chunk) => {
      reader.push(chunk);
      return true;
    },
    (bytesRead, size) => options.onProgress?.(file.path, bytesRead, size),
  );
  const summary = reader.end();
  const told = observer.finish();
  const read = readSections(file.path, sections, file.side, told.observations.length);
  const observations = [...told.observations, ...read.observations];
  if (told.messages === 0 && read.shows + read.configurations === 0) {
    return { problem: nothingFound(summary) };
  }
  const source: Source = {
    id: file.path,
    path: file.path,
    kind: kindOf(told.messages ?? 0, read.shows, read.configurations),
    givenSide: file.side,
    format: input.compressed ? 'ios+gzip' : 'ios',
    linkTypes: [],
    frames: null,
    bytes: end.bytes,
    encoding: summary.encoding,
    language: languageOf(told.language, summary.language),
    messages: told.messages,
    unknownMessages: told.unknownMessages,
    unknownShapes: [
      ...told.unknownShapes,
      ...read.unknownLines.slice(0, 50).map(({ line, text }) => ({ shape: text, count: 1, line: line ?? 0 })),
    ],
    complete: end.complete,
    problems: [...end.problems, ...summary.problems, ...read.problems],
    first,
    last,
    counts: {
      lines: summary.lines,
      shows: read.shows,
      configurations: read.configurations,
      'other-outputs': read.ignored,
    },
  };
  return { source, observations };
}

function encodingNamed(name: string): Encoding | null {
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
