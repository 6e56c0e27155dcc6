import type { TranscriptMessage, TranscriptSection } from '../../../../parsers/ios/transcript/message.ts';
import {
  type TranscriptOptions,
  TranscriptReader,
  type TranscriptSummary,
} from '../../../../parsers/ios/transcript/reader.ts';
import { decode } from '../../../../src/node/decoder.ts';

export interface Read {
  messages: TranscriptMessage[];
  sections: TranscriptSection[];
  prose: string[];
  order: string[];
  summary: TranscriptSummary;
}

/** Reads a whole transcript, in chunks of the given sizes when there are any. */
export function read(
  input: string | Uint8Array,
  options: Partial<TranscriptOptions> = {},
  sizes: readonly number[] = [],
): Read {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const result: Omit<Read, 'summary'> = { messages: [], sections: [], prose: [], order: [] };
  const reader = new TranscriptReader(
    { decode, ...options },
    {
      onMessage: (message) => {
        result.messages.push(message);
        result.order.push(`m${message.line}`);
      },
      onSection: (section) => {
        result.sections.push(section);
        result.order.push(`s${section.line}`);
      },
      onProse: (_line, text) => result.prose.push(text),
    },
  );
  let at = 0;
  for (const size of sizes) {
    reader.push(bytes.subarray(at, at + size));
    at = Math.min(bytes.length, at + size);
  }
  if (at < bytes.length) reader.push(bytes.subarray(at));
  return { ...result, summary: reader.end() };
}

export function only(
  input: string | Uint8Array,
  options: Partial<TranscriptOptions> = {},
): TranscriptMessage {
  const { messages } = read(input, options);
  if (messages.length !== 1) throw new Error(`expected one message, got ${messages.length}`);
  return messages[0]!;
}
