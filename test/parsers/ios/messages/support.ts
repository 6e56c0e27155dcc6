import { type RecognisedMessage, recognise } from '../../../../parsers/ios/messages/index.ts';
import type { TranscriptMessage } from '../../../../parsers/ios/transcript/message.ts';
import { normaliseLine } from '../../../../parsers/ios/transcript/repair.ts';
import { findTag } from '../../../../parsers/ios/transcript/tags.ts';

/** A message from its lines as a transcript has them. */
export function message(text: string, line = 1): TranscriptMessage {
  const lines = text.split('\n').map((one, i) => normaliseLine(one, {}, i + 1));
  const tag = findTag(lines[0]!);
  return {
    line,
    endLine: line + lines.length - 1,
    stamp: null,
    priority: null,
    sequence: null,
    host: null,
    prompt: null,
    before: tag === null ? '' : lines[0]!.slice(0, tag.start).trim(),
    text: tag === null ? lines[0]! : lines[0]!.slice(tag.start),
    following: lines.slice(1),
  };
}

/** Messages of a text: every line with a tag starts one. */
export function messages(text: string): TranscriptMessage[] {
  const all: TranscriptMessage[] = [];
  text.split('\n').forEach((raw, i) => {
    const line = normaliseLine(raw, {}, i + 1);
    const open = all.at(-1);
    if (findTag(line) !== null) all.push(message(raw, i + 1));
    else if (open !== undefined) {
      open.following.push(line);
      open.endLine = i + 1;
    }
  });
  return all;
}

export function read(text: string): RecognisedMessage {
  const known = recognise(message(text));
  if (known === null) throw new Error(`not recognised: ${text}`);
  return known;
}

/** Row id, values, and the message in English, Traditional and Simplified Chinese (where one was translated). */
export type Case = [id: string, fields: Record<string, unknown>, english: string, ...translated: string[]];
