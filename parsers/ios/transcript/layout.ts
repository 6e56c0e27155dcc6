import { BLANK, isWordByte } from './ascii.ts';
import { HOST_PLACE, holdsNoTag, MIN_SERVER_LINE, ServerLines } from './server-line.ts';
import { startsNoMessage } from './text-start.ts';

/**
 * Dismisses log lines that cannot matter on their bytes alone.
 *
 * The header of the last lines is remembered as a layout: the bytes that are neither letter nor digit, with
 * their places. A line with the same ones has its text at the same place, and the first bytes of the text say
 * whether it can be a message. Only ASCII below 0x30 and `:` `<` are compared, which are never the second byte
 * of a character in Big5, GBK, Shift_JIS or EUC-KR. In doubt a line is read.
 */
export class LayoutCache {
  readonly #layouts: Layout[] = [];
  readonly #servers = new ServerLines();
  /** Where the text of the line starts that was asked about last, when its layout is known. */
  #end = -1;
  #openHost: string | null = null;
  /** Lines may stand inside lines, behind what starts no message: those of a server are searched to their ends. */
  mayHideLines = false;

  /** Remembers the header of a line that was read: its first `end` characters, which are ASCII. */
  learn(text: string, end: number): void {
    if (end === this.#end) return;
    const places: number[] = [];
    for (let i = end - 1; i >= 0 && places.length < MAX_PLACES * 2; i--) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return;
      if (!isWordByte(code)) places.push(i, code);
    }
    const layout: Layout = { end, places: Uint16Array.from(places) };
    const same = this.#layouts.findIndex((other) => other.end === end && sameLayout(other, layout));
    if (same >= 0) return;
    this.#layouts.unshift(layout);
    if (this.#layouts.length > MAX_LAYOUTS) this.#layouts.pop();
  }

  /**
   * Whether the line has a known header and a text that is no message. `open`: a message stands open, whose
   * continuation this line may be.
   */
  dismisses(bytes: Uint8Array, start: number, end: number, open: boolean): boolean {
    const layouts = this.#layouts;
    this.#end = -1;
    // No other host's line continues a message.
    const apart = !open || this.#isOtherHosts(bytes, start, end);
    if (apart && !this.mayHideLines && this.#servers.holdsNoMessage(bytes, start, end)) return true;
    for (let i = 0; i < layouts.length; i++) {
      const layout = layouts[i]!;
      if (!fits(layout, bytes, start, end)) continue;
      if (i > 0) {
        // The layout of the last line is the likeliest for the next.
        layouts[i] = layouts[i - 1]!;
        layouts[i - 1] = layout;
      }
      this.#end = layout.end;
      if (startsNoMessage(bytes, start + layout.end, end, open)) return true;
      return open && apart && holdsNoTag(bytes, start, end);
    }
    return apart && holdsNoTag(bytes, start, end);
  }

  /** Whether the line that was asked about last has a known header of this length. */
  knows(end: number): boolean {
    return this.#end === end;
  }

  /** Tells the host that a syslog server wrote in front of the message that stands open; null without one. */
  opened(host: string | null): void {
    this.#openHost = host;
  }

  /** Whether the line has another host in the server's place than the open message. */
  #isOtherHosts(bytes: Uint8Array, start: number, end: number): boolean {
    const host = this.#openHost;
    if (host === null || end - start < MIN_SERVER_LINE + host.length) return false;
    for (let i = 0; i < host.length; i++)
      if (bytes[start + HOST_PLACE + i] !== host.charCodeAt(i)) return true;
    return bytes[start + HOST_PLACE + host.length] !== BLANK;
  }
}

interface Layout {
  end: number;
  /** Pairs of place and byte, from the text backwards. */
  places: Uint16Array;
}

/** Several routers and days of one and two digits make several layouts; comparing more costs more than it saves. */
const MAX_LAYOUTS = 12;

/** The separators next to the text are those of the router's own stamp; that many leave no room for another reading. */
const MAX_PLACES = 12;

function sameLayout(a: Layout, b: Layout): boolean {
  return a.places.length === b.places.length && a.places.every((value, i) => value === b.places[i]);
}

function fits(layout: Layout, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start <= layout.end) return false;
  const places = layout.places;
  for (let i = 0; i < places.length; i += 2) {
    if (bytes[start + places[i]!] !== places[i + 1]!) return false;
  }
  return true;
}
