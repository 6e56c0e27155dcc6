import { hasCjk } from './language.ts';
import { type RepairKind, removePing } from './repair.ts';
import { FACILITIES, FOREIGN_TAG, findTag, type Tag, tagAt } from './tags.ts';

/** The text behind a header, as far as it can be understood without the lines around it. */
export interface LineText {
  /** All of it. */
  rest: string;
  /** The tag at its start; null when no message starts there. */
  tag: Tag | null;
  /** Prose in front of the tag. */
  before: string;
  /** From the tag on, or all of it; the dots and bangs of a ping are taken out. */
  text: string;
  /** A ping's dots and bangs were in it or in front of it. */
  hadPing: boolean;
  /** A prompt may stand in it. */
  mayHoldPrompt: boolean;
  /** The tag of some other debug or process stands at its start. */
  isForeign: boolean;
  /** Letters that tell which language it is in. */
  hasCjk: boolean;
  /** What was repaired in it, if it was read before. */
  repairs: readonly RepairKind[];
}

const ONLY_PING = /^[\s.!]*$/;

/** Reads the text behind a header. */
export function readLineText(rest: string): LineText {
  const start = skipNoise(rest);
  const tag = tagAt(rest, start) ?? (rest.charCodeAt(start) >= 0x80 ? findTag(rest) : null);
  const before = tag === null ? '' : rest.slice(0, tag.start);
  const isPing = before === '' || ONLY_PING.test(before);
  const whole = tag === null ? rest : rest.slice(tag.start);
  const text = removePing(whole);
  return {
    rest,
    tag,
    before: isPing ? '' : before.trim(),
    text,
    hadPing: text !== whole || (isPing && before.trim() !== ''),
    mayHoldPrompt: text.includes('#') || text.includes('>'),
    isForeign: tag === null ? FOREIGN_TAG.test(rest) : isForeignFacility(tag),
    hasCjk: hasCjk(rest),
    repairs: [],
  };
}

/** A `%FAC-SEV-MNEM` message of a facility that says nothing about tunnels. */
export function isForeignFacility({ facility }: Tag): boolean {
  return facility !== null && !FACILITIES.has(facility);
}

/** Blanks, and the dots and bangs of a ping, in front of a tag. */
export function skipNoise(text: string): number {
  let at = 0;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x2e && code !== 0x21) return at;
    at++;
  }
}
