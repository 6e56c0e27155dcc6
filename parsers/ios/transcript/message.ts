import type { Instant } from '../../instant.ts';

/** The time stamp in front of a log line: `[*.]Mar  1 00:55:40.767 UTC:`, `00:27:07:`, `43w2d:`, … */
export interface Stamp {
  at: Instant;
  /** `*`: the clock was never set; `.`: it was, and lost its source. */
  mark: '*' | '.' | null;
  /** The zone as printed, e.g. `UTC`, `EDT`; null when none is. */
  zone: string | null;
}

/**
 * One log message as it stands in a transcript, before its text is understood.
 *
 * `text` starts at the message's tag (`ISAKMP:(1002):…`, `NHRP: …`, `%LINK-3-UPDOWN: …`) and is
 * normalised: full-width punctuation to ASCII, no-break spaces to spaces, HTML entities decoded, dashes
 * unified, escapes removed. `following` holds the untagged lines after it, normalised the same way, blank
 * ones included as empty strings: its continuation, the rest of a wrapped word, or prose that has nothing to do with it. The
 * catalogue decides how many of them belong to the message.
 */
export interface TranscriptMessage {
  /** Line numbers count from 1; `endLine` is the line of the last entry of `following`. */
  line: number;
  endLine: number;
  stamp: Stamp | null;
  /** The stamp that a syslog server wrote in front of the router's own; `stamp` is this one when the router wrote none. */
  received?: Stamp | null;
  /** `<189>` of a syslog capture. */
  priority: number | null;
  /** `service sequence-numbers`. */
  sequence: number | null;
  /** Host name that a syslog server wrote in front, or the router's own `service` host name. */
  host: string | null;
  /**
   * Host name of the last prompt seen before the message in this file, e.g. `Hub-RTR`; null when sentences of
   * a document stand between them.
   */
  prompt: string | null;
  /** Text in front of the tag on the same line that is neither stamp nor prompt: prose. */
  before: string;
  text: string;
  following: string[];
  /** The same for texts that differ in nothing but the number of the SA; only set when the text came before. */
  textKey?: string | null;
  /** That number, of a text that came before and has one. */
  connectionId?: string | null;
}

/** A `show` output or a configuration found inside a transcript. */
export interface TranscriptSection {
  kind: 'show' | 'config';
  /** The command line as typed, e.g. `show crypto ipsec sa detail`; null when it was found by heading or shape. */
  command: string | null;
  /** Host name of the prompt in front of the command. */
  prompt: string | null;
  /** The last line of prose before the section: in a document it often says whose output this is. */
  heading?: string | null;
  line: number;
  endLine: number;
  /** Normalised lines. */
  lines: string[];
}
