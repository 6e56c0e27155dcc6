/** Options at the end of pcapng blocks (draft-ietf-opsawg-pcapng section 3.5). */

/** An option's value, as a place in the window. */
export interface OptionPlace {
  code: number;
  offset: number;
  length: number;
}

/** A comment on the thing the block describes; the code is the same in every block. */
export const OPTION_COMMENT = 1;

/** Longest text of an option that is kept, in bytes: what a person wrote, not what a flood wrote. */
const MAX_TEXT_BYTES = 4096;

/**
 * Lists the options in [from, to). `whole` is false when an option claims to reach beyond the block; the
 * options before it are still given. A list without an end marker is allowed: many writers leave it out.
 */
export function readOptions(
  view: DataView,
  from: number,
  to: number,
  little: boolean,
): { options: OptionPlace[]; whole: boolean } {
  const options: OptionPlace[] = [];
  let at = from;
  while (at + 4 <= to) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0) break;
    if (at + 4 + length > to) return { options, whole: false };
    options.push({ code, offset: at + 4, length });
    at += 4 + ((length + 3) & ~3);
  }
  return { options, whole: true };
}

/** The UTF-8 text of an option; bytes that are not UTF-8 become U+FFFD, and a long text is cut. */
export function optionText(view: DataView, place: OptionPlace): string {
  const length = Math.min(place.length, MAX_TEXT_BYTES);
  const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + place.offset, length));
  // Some writers count a closing zero byte as part of the text.
  return text.endsWith('\0') ? text.slice(0, -1) : text;
}
