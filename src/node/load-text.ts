import { ENCODINGS } from '../../parsers/ios/transcript/encoding.ts';
import { encodingNamed, observeText, type TextResult } from '../observe/text.ts';
import { decode } from './decoder.ts';
import type { Input } from './input.ts';
import type { InputFile, LoadOptions } from './load.ts';

/** Reads a text input, whatever kind of text it is. */
export async function readText(input: Input, file: InputFile, options: LoadOptions): Promise<TextResult> {
  const encoding = options.encoding ? encodingNamed(options.encoding) : null;
  if (options.encoding && encoding === null) {
    const message = `"${options.encoding}" is no encoding that is read; use one of ${ENCODINGS.join(', ')}.`;
    return { problem: { code: 'unsupported', layer: 'transcript', message } };
  }
  const observer = observeText(input.head, { path: file.path, side: file.side, decode, encoding });
  const end = await input.read(
    (chunk) => {
      observer.push(chunk);
      return true;
    },
    (bytesRead, size) => options.onProgress?.(file.path, bytesRead, size),
    options.signal,
  );
  return observer.finish({ ...end, compressed: input.compressed });
}
