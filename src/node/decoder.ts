import { createRequire } from 'node:module';
import type { Decode, Encoding } from '../../parsers/ios/transcript/encoding.ts';

type Iconv = typeof import('iconv-lite');

let iconv: Iconv | null | undefined;

/**
 * iconv-lite takes as long to start as all the rest of the program, and most transcripts are UTF-8: it is
 * loaded when the first line needs it. Null when the program was copied somewhere without its packages.
 */
function loadIconv(): Iconv | null {
  if (iconv !== undefined) return iconv;
  try {
    iconv = createRequire(typeof __filename === 'string' ? __filename : import.meta.url)(
      'iconv-lite',
    ) as Iconv;
  } catch {
    iconv = null;
  }
  return iconv;
}

/** iconv-lite's names. Its GB18030 reads GBK and GB 2312; CP950 and CP949 are the supersets that are in use. */
const ICONV_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  big5: 'cp950',
  gb18030: 'gb18030',
  shift_jis: 'shift_jis',
  'euc-kr': 'cp949',
  'windows-1252': 'windows-1252',
};

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes bytes; what is not valid in the encoding becomes U+FFFD and a byte order mark stays. UTF-8 needs
 * nothing but Node; every other encoding goes through iconv-lite.
 */
export const decode: Decode = (bytes, encoding) => {
  if (encoding === 'utf-8') return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : utf8.decode(bytes);
  const library = loadIconv();
  if (library === null) return new TextDecoder(encoding).decode(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return library.decode(buffer, ICONV_NAMES[encoding], { stripBOM: false });
};
