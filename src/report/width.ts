/**
 * Columns that a character takes on a terminal: two for the wide ranges of East Asian scripts (Unicode UAX 11,
 * W and F), none for combining marks, one for everything else.
 */
function widthOf(codePoint: number): number {
  if (codePoint < 0x300) return 1;
  if (codePoint <= 0x36f || (codePoint >= 0x20d0 && codePoint <= 0x20ff)) return 0;
  const wide =
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf && codePoint !== 0x303f) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x1f300 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd);
  return wide ? 2 : 1;
}

/** Columns that a text without control characters takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character.codePointAt(0)!);
  return width;
}

/** The text cut to so many columns, with an ellipsis when something is missing. */
export function clipToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let clipped = '';
  for (const character of text) {
    used += widthOf(character.codePointAt(0)!);
    if (used > width - 1) break;
    clipped += character;
  }
  return `${clipped}…`;
}

/** The text with blanks behind it to fill so many columns. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * What stays together in a line: a word or one wide character, with the punctuation that must not end a line
 * before it, and that which must not begin one behind it.
 */
const PIECE =
  /[（「『《]*(?:[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+)[，。、；：！？）」』》]*|\s+/gu;

/** Folds a paragraph into lines of at most so many columns: at blanks, and between wide characters. */
export function foldToWidth(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  let used = indent.length;
  for (const piece of text.match(PIECE) ?? []) {
    const wide = displayWidth(piece);
    if (used + wide > width && used > indent.length) {
      lines.push(line.trimEnd());
      line = indent;
      used = indent.length;
      if (piece.trim() === '') continue;
    }
    line += piece;
    used += wide;
  }
  lines.push(line.trimEnd());
  return lines;
}
