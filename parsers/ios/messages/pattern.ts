/**
 * Wordings with gaps. A wording is a list of pieces that must follow each other; `*` is a gap. It is
 * matched from the start of a text (or anywhere, when it begins with a gap) by searching each piece
 * behind the one before it: linear, and right because only the order of the pieces matters.
 */
export interface Wording {
  anchored: boolean;
  pieces: readonly string[];
}

/** Cuts `sending packet to *my_port` into its pieces. */
export function compile(wording: string): Wording {
  return { anchored: !wording.startsWith('*'), pieces: wording.split('*').filter((piece) => piece !== '') };
}

/** Offset behind the last piece, or -1 when the text does not have the wording. */
export function matchWording(wording: Wording, text: string): number {
  const { pieces } = wording;
  const first = pieces[0]!;
  let at: number;
  if (wording.anchored) {
    if (!text.startsWith(first)) return -1;
    at = first.length;
  } else {
    at = text.indexOf(first);
    if (at < 0) return -1;
    at += first.length;
  }
  for (let i = 1; i < pieces.length; i++) {
    const found = text.indexOf(pieces[i]!, at);
    if (found < 0) return -1;
    at = found + pieces[i]!.length;
  }
  return at;
}
